//! Weights: which places of the one flat list belong to which part of the network, how they start, and which of them
//! decay. What the numbers mean stands with each layer.

use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1, ArrayViewMut2, NdFloat};

use crate::seed::Seed;

/// A matrix of weights inside the flat list; a vector is a matrix of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    at: usize,
    rows: usize,
    columns: usize,
}

/// How the weights of a block start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Start {
    /// Normal with this standard deviation. Such blocks decay, the others do not.
    Normal(f32),
    Zero,
    One,
}

/// All blocks of a network in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    blocks: Vec<(Block, Start)>,
}

impl Block {
    /// (rows, columns)
    pub(super) fn matrix<'a, F>(&self, weights: &'a [F]) -> ArrayView2<'a, F> {
        ArrayView2::from_shape((self.rows, self.columns), &weights[self.range()])
            .expect("a block has its shape")
    }

    /// (rows, columns)
    pub(super) fn matrix_mut<'a, F>(&self, weights: &'a mut [F]) -> ArrayViewMut2<'a, F> {
        ArrayViewMut2::from_shape((self.rows, self.columns), &mut weights[self.range()])
            .expect("a block has its shape")
    }

    /// (rows * columns)
    pub(super) fn vector<'a, F>(&self, weights: &'a [F]) -> ArrayView1<'a, F> {
        ArrayView1::from(&weights[self.range()])
    }

    /// (rows * columns)
    pub(super) fn vector_mut<'a, F>(&self, weights: &'a mut [F]) -> ArrayViewMut1<'a, F> {
        ArrayViewMut1::from(&mut weights[self.range()])
    }

    /// Multiply-adds of a product of one row with this matrix.
    pub(super) fn work(&self) -> u64 {
        (self.rows * self.columns) as u64
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.at..self.at + self.rows * self.columns
    }
}

impl Plan {
    /// The next places of the list.
    pub(super) fn add(&mut self, rows: usize, columns: usize, start: Start) -> Block {
        let at = self.len();
        let block = Block { at, rows, columns };
        self.blocks.push((block, start));
        block
    }

    /// Weights of all blocks so far, W.
    pub(super) fn len(&self) -> usize {
        self.blocks.last().map_or(0, |(block, _)| block.range().end)
    }

    /// The weights to start from, (W); each block has its own stream.
    pub(super) fn draw<F: NdFloat>(&self, seed: Seed) -> Vec<F> {
        let mut weights = Vec::with_capacity(self.len());
        for (place, (block, start)) in self.blocks.iter().enumerate() {
            let mut dice = seed.stream("weights", &[place as u64]);
            weights.extend(block.range().map(|_| match start {
                Start::Normal(spread) => number(dice.normal() * spread),
                Start::Zero => F::zero(),
                Start::One => F::one(),
            }));
        }
        weights
    }

    /// 1 for weights that decay, 0 for the others, (W).
    pub(super) fn decayed(&self) -> Vec<f32> {
        let decays = |start: &Start| f32::from(u8::from(matches!(start, Start::Normal(_))));
        let each = |(block, start): &(Block, Start)| vec![decays(start); block.range().len()];
        self.blocks.iter().flat_map(each).collect()
    }
}

pub(super) fn number<F: NdFloat>(x: f32) -> F {
    F::from(x).expect("every f32 is a float")
}

/// Proof of a gradient: every place of `ours` against the central difference of `loss` (Burden and Faires) around `at`.
#[cfg(test)]
pub(super) fn check_gradient(at: &[f64], ours: &[f64], mut loss: impl FnMut(&[f64]) -> f64) {
    let step = 1e-5;
    let mut moved = at.to_vec();
    for (place, &ours) in ours.iter().enumerate() {
        let [up, down] = [step, -step].map(|by| {
            moved[place] = at[place] + by;
            loss(&moved)
        });
        moved[place] = at[place];
        let measured = (up - down) / (2.0 * step);
        assert!(
            (ours - measured).abs() < 1e-7 * (1.0 + measured.abs()),
            "place {place}: {ours} is not {measured}"
        );
    }
}

/// Normal numbers for proofs.
#[cfg(test)]
pub(super) fn noise(rows: usize, columns: usize, seed: u64) -> ndarray::Array2<f64> {
    let mut dice = Seed(seed).stream("noise", &[]);
    ndarray::Array2::from_shape_simple_fn((rows, columns), || f64::from(dice.normal()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_follow_one_another() {
        let mut plan = Plan::default();
        let matrix = plan.add(2, 3, Start::Normal(0.5));
        let bias = plan.add(1, 3, Start::Zero);
        let gain = plan.add(1, 2, Start::One);
        let weights: Vec<f64> = plan.draw(Seed(1));
        assert_eq!(weights.len(), 11);
        assert_eq!(matrix.matrix(&weights).dim(), (2, 3));
        assert_eq!(bias.vector(&weights).to_vec(), [0.0; 3]);
        assert_eq!(gain.vector(&weights).to_vec(), [1.0; 2]);
        assert_eq!(plan.decayed(), [[1.0; 6].as_slice(), &[0.0; 5]].concat());
    }
}
