//! Convolution: one panel of channels over a picture, with its ReLU and its pooling, in lanes. Channels lie in lanes,
//! so each pixel is spread over a vector and meets the weights of its tap for all of them at once.

use super::picture::{Picture, SIDE};
use super::shape::{CELLS, POOLED, ROW, TAP, TAPS};
use crate::lab::lanes::Lanes;

/// Positions that a cell of the pooled picture is the largest of.
const CORNERS: usize = 4;
/// Pixels from the first to the last that a cell depends on.
const PATCH: usize = TAP * SIDE + TAP + 1;

/// Where the pixel under a tap stands in a patch, for one corner of the cell.
#[inline(always)]
const fn pixel(corner: usize, tap: usize) -> usize {
    (corner / 2 + tap / TAP) * SIDE + corner % 2 + tap % TAP
}

/// Where the patch of a cell begins in a picture.
#[inline(always)]
fn patch(picture: &Picture, cell: usize) -> &[f32; PATCH] {
    picture[2 * (cell / POOLED * SIDE + cell % POOLED)..]
        .first_chunk()
        .expect("a cell lies inside")
}

/// Writes what 16 channels make of each picture: `pooled` (N, stride) from `first` on, a row of 16 for each cell,
/// `stride / 9` apart; and which corner won, likewise, for the backward pass.
#[inline(always)]
pub(super) fn forward<S: Lanes>(
    s: S,
    panel: &[f32],
    pictures: &[Picture],
    (pooled, winners): (&mut [f32], &mut [f32]),
    stride: usize,
    first: usize,
) {
    let zero = s.splat(0.0);
    for lane in (0..ROW).step_by(S::COUNT) {
        let bias = s.load(&panel[lane..]);
        let mut taps = [bias; TAPS];
        for (tap, weights) in taps.iter_mut().enumerate() {
            *weights = s.load(&panel[(1 + tap) * ROW + lane..]);
        }
        let rows = pooled
            .chunks_exact_mut(stride)
            .zip(winners.chunks_exact_mut(stride));
        for (picture, (pooled, winners)) in pictures.iter().zip(rows) {
            for cell in 0..CELLS {
                let patch = patch(picture, cell);
                let mut y = [bias; CORNERS];
                for tap in 0..TAPS {
                    for corner in 0..CORNERS {
                        let x = s.splat(patch[pixel(corner, tap)]);
                        y[corner] = s.fma(x, taps[tap], y[corner]);
                    }
                }
                let (value, winner) = largest(s, y);
                let at = first + cell * (stride / CELLS) + lane;
                s.store(s.where_greater(value, zero, value, zero), &mut pooled[at..]);
                s.store(winner, &mut winners[at..]);
            }
        }
    }
}

/// The largest of four, and which it was, 0 to 3: the first of equals.
#[inline(always)]
fn largest<S: Lanes>(s: S, y: [S::Vector; CORNERS]) -> (S::Vector, S::Vector) {
    let top = larger(s, (y[0], s.splat(0.0)), (y[1], s.splat(1.0)));
    let bottom = larger(s, (y[2], s.splat(2.0)), (y[3], s.splat(3.0)));
    larger(s, top, bottom)
}

/// The larger of two values with what belongs to it; the first of equals.
#[inline(always)]
fn larger<V: Copy, S: Lanes<Vector = V>>(s: S, a: (V, V), b: (V, V)) -> (V, V) {
    (
        s.where_greater(b.0, a.0, b.0, a.0),
        s.where_greater(b.0, a.0, b.1, a.1),
    )
}

/// Adds the gradient by one panel to `gradient`: `d_pooled` and `winners` (N, stride) from `first` on, as above.
#[inline(always)]
pub(super) fn backward<S: Lanes>(
    s: S,
    gradient: &mut [f32],
    pictures: &[Picture],
    (d_pooled, winners): (&[f32], &[f32]),
    stride: usize,
    first: usize,
) {
    let zero = s.splat(0.0);
    for lane in (0..ROW).step_by(S::COUNT) {
        let mut d_bias = zero;
        let mut d_taps = [zero; TAPS];
        let rows = d_pooled
            .chunks_exact(stride)
            .zip(winners.chunks_exact(stride));
        for (picture, (d_pooled, winners)) in pictures.iter().zip(rows) {
            for cell in 0..CELLS {
                let patch = patch(picture, cell);
                let at = first + cell * (stride / CELLS) + lane;
                let d = s.load(&d_pooled[at..]);
                let winner = s.load(&winners[at..]);
                d_bias = s.add(d_bias, d);
                for corner in 0..CORNERS {
                    let d_y = routed(s, d, winner, corner);
                    for tap in 0..TAPS {
                        let x = s.splat(patch[pixel(corner, tap)]);
                        d_taps[tap] = s.fma(x, d_y, d_taps[tap]);
                    }
                }
            }
        }
        for (row, d) in std::iter::once(d_bias).chain(d_taps).enumerate() {
            let to = &mut gradient[row * ROW + lane..];
            s.store(s.add(s.load(to), d), to);
        }
    }
}

/// The gradient of a corner: all of `d` where it won.
#[inline(always)]
fn routed<S: Lanes>(s: S, d: S::Vector, winner: S::Vector, corner: usize) -> S::Vector {
    let zero = s.splat(0.0);
    let from_below = s.where_greater(winner, s.splat(corner as f32 - 0.5), d, zero);
    s.where_greater(winner, s.splat(corner as f32 + 0.5), zero, from_below)
}
