//! Product: the one matrix product behind the dense layers, in lanes: forward, and by inputs and by weights backward.
//! A tile of the result stays in registers while the sum runs.

use super::shape::ROW;
use crate::lab::lanes::Lanes;

/// Examples, or inputs, that share a tile.
pub(super) const TILE: usize = 8;

/// A matrix in a slice: `stride` numbers from one row to the next, of which those from `first` on are meant.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    numbers: &'a [f32],
    stride: usize,
    first: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(numbers: &'a [f32], stride: usize) -> Rows<'a> {
        Rows {
            numbers,
            stride,
            first: 0,
        }
    }

    /// The same rows from a later column on.
    #[inline(always)]
    pub(super) fn from(self, column: usize) -> Rows<'a> {
        Rows {
            first: self.first + column,
            ..self
        }
    }

    /// The first `length` numbers of M rows.
    #[inline(always)]
    fn tile<const M: usize>(self, row: usize, length: usize) -> [&'a [f32]; M] {
        let mut tile: [&[f32]; M] = [&[]; M];
        for (m, part) in tile.iter_mut().enumerate() {
            *part = &self.row(row + m)[..length];
        }
        tile
    }

    /// The first R vectors of a row.
    #[inline(always)]
    fn vectors<S: Lanes, const R: usize>(self, s: S, row: usize) -> [S::Vector; R] {
        let row = &self.row(row)[..R * S::COUNT];
        let mut vectors = [s.splat(0.0); R];
        for (r, vector) in vectors.iter_mut().enumerate() {
            *vector = s.load(&row[r * S::COUNT..]);
        }
        vectors
    }

    #[inline(always)]
    fn row(self, row: usize) -> &'a [f32] {
        &self.numbers[row * self.stride + self.first..]
    }
}

/// y (N, O) = x (N, I) · panel (1 + I, 16), for 16 outputs that begin at `first` of the rows of y; N is a multiple
/// of [`TILE`], and I of 16.
#[inline(always)]
pub(super) fn forward<S: Lanes>(
    s: S,
    x: Rows<'_>,
    panel: &[f32],
    y: &mut [f32],
    stride: usize,
    first: usize,
) {
    let inputs = panel.len() / ROW - 1;
    let examples = y.len() / stride;
    for lane in (0..ROW).step_by(S::COUNT) {
        let bias = s.load(&panel[lane..]);
        for example in (0..examples).step_by(TILE) {
            let rows = x.tile::<TILE>(example, inputs);
            let mut sum = [[bias]; TILE];
            let weights = Rows::new(&panel[ROW..], ROW).from(lane);
            add_rows::<S, TILE, 1, ROW>(s, rows, weights, &mut sum);
            for (m, [sum]) in sum.into_iter().enumerate() {
                s.store(sum, &mut y[(example + m) * stride + first + lane..]);
            }
        }
    }
}

/// gradient (1 + I, 16) += the sum of d (N, 16), and xᵀ (I, N) · d; I is a multiple of [`TILE`].
#[inline(always)]
pub(super) fn by_weights<S: Lanes>(
    s: S,
    x: Rows<'_>,
    d: Rows<'_>,
    examples: usize,
    gradient: &mut [f32],
) {
    let inputs = gradient.len() / ROW - 1;
    for lane in (0..ROW).step_by(S::COUNT) {
        let d = d.from(lane);
        let mut sum = s.load(&gradient[lane..]);
        for example in 0..examples {
            sum = s.add(sum, s.load(d.row(example)));
        }
        s.store(sum, &mut gradient[lane..]);
        for input in (0..inputs).step_by(TILE) {
            let at = |m: usize| (1 + input + m) * ROW + lane;
            let mut sum = [s.splat(0.0); TILE];
            for (m, sum) in sum.iter_mut().enumerate() {
                *sum = s.load(&gradient[at(m)..]);
            }
            add_columns(s, examples, x.from(input), d, &mut sum);
            for (m, sum) in sum.into_iter().enumerate() {
                s.store(sum, &mut gradient[at(m)..]);
            }
        }
    }
}

/// d_x (N, I) = d_y (N, O) · weights (O, I). A tile is M examples by R vectors, and takes U outputs at a time: M divides
/// N, R vectors divide I, and U divides O.
#[inline(always)]
pub(super) fn by_inputs<S: Lanes, const M: usize, const R: usize, const U: usize>(
    s: S,
    d_y: Rows<'_>,
    outputs: usize,
    weights: &[f32],
    d_x: &mut [f32],
    inputs: usize,
) {
    let examples = d_x.len() / inputs;
    for example in (0..examples).step_by(M) {
        let rows = d_y.tile::<M>(example, outputs);
        for first in (0..inputs).step_by(R * S::COUNT) {
            let weights = Rows::new(weights, inputs).from(first);
            let mut sum = [[s.splat(0.0); R]; M];
            add_rows::<S, M, R, U>(s, rows, weights, &mut sum);
            for (m, sum) in sum.into_iter().enumerate() {
                for (r, sum) in sum.into_iter().enumerate() {
                    let at = (example + m) * inputs + first + r * S::COUNT;
                    s.store(sum, &mut d_x[at..]);
                }
            }
        }
    }
}

/// sum (M, R vectors) += a (M, K) · b (K, R vectors), term by term in the order of K, U terms at a time.
#[inline(always)]
fn add_rows<S: Lanes, const M: usize, const R: usize, const U: usize>(
    s: S,
    a: [&[f32]; M],
    b: Rows<'_>,
    sum: &mut [[S::Vector; R]; M],
) {
    let mut total = *sum;
    for first in (0..a[0].len()).step_by(U) {
        let mut part = [&[0.0; U]; M];
        for m in 0..M {
            part[m] = a[m][first..].first_chunk().expect("U divides K");
        }
        for k in 0..U {
            let b = b.vectors::<S, R>(s, first + k);
            for (total, part) in total.iter_mut().zip(part) {
                let a = s.splat(part[k]);
                for (total, b) in total.iter_mut().zip(b) {
                    *total = s.fma(a, b, *total);
                }
            }
        }
    }
    *sum = total;
}

/// sum (M, a vector) += aᵀ (M, K) · b (K, a vector), term by term in the order of K.
#[inline(always)]
fn add_columns<S: Lanes, const M: usize>(
    s: S,
    terms: usize,
    a: Rows<'_>,
    b: Rows<'_>,
    sum: &mut [S::Vector; M],
) {
    let mut total = *sum;
    for k in 0..terms {
        let a = &a.row(k)[..M];
        let [b] = b.vectors::<S, 1>(s, k);
        for m in 0..M {
            total[m] = s.fma(s.splat(a[m]), b, total[m]);
        }
    }
    *sum = total;
}
