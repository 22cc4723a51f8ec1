//! Shape: the sizes of the image network, and where each weight stands in the flat list.
//!
//! The list is made of panels. A panel is 16 outputs of a layer with all their weights, rows of 16: the biases, then
//! one row for each input. A layer whose outputs are no multiple of 16 is filled up with outputs that no one asked
//! for: their weights are 0, so is their gradient, and 0 they stay.
//!
//! | layer | panels | rows of a panel after the biases |
//! |---|---|---|
//! | convolution | channels / 16 | 9 taps, row by row |
//! | hidden | hidden / 16 | 9 cells, row by row, each with its filled-up channels |
//! | output | 1 | filled-up hidden units |

use std::ops::Range;

use super::network::Network;
use super::picture::{CLASSES, SIDE};
use crate::lab::model::Work;

/// Numbers in a row of a panel.
pub(super) const ROW: usize = 16;
/// Side of a patch.
pub(super) const TAP: usize = 3;
/// Pixels of a patch.
pub(super) const TAPS: usize = TAP * TAP;
/// Positions of a patch along a side.
pub(super) const VALID: usize = SIDE - TAP + 1;
/// Positions of a patch.
pub(super) const POSITIONS: usize = VALID * VALID;
/// Cells of the pooled picture along a side.
pub(super) const POOLED: usize = VALID / 2;
/// Cells of the pooled picture.
pub(super) const CELLS: usize = POOLED * POOLED;

/// What can be narrower and wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) channels: usize,
    pub(super) hidden: usize,
}

impl Shape {
    /// 16 channels and 16 hidden units times `width`, at least 1 of each.
    pub(super) fn of_width(width: f32) -> Shape {
        let count = ((16.0 * width).round() as usize).max(1);
        Shape {
            channels: count,
            hidden: count,
        }
    }

    /// Channels, filled up.
    pub(super) fn channel_lanes(self) -> usize {
        self.channels.next_multiple_of(ROW)
    }

    /// Hidden units, filled up.
    pub(super) fn hidden_lanes(self) -> usize {
        self.hidden.next_multiple_of(ROW)
    }

    /// Inputs of the hidden layer, filled up.
    pub(super) fn pooled_lanes(self) -> usize {
        CELLS * self.channel_lanes()
    }

    /// Length of a panel of the convolution.
    pub(super) fn convolution_panel(self) -> usize {
        ROW * (1 + TAPS)
    }

    /// Length of a panel of the hidden layer.
    pub(super) fn hidden_panel(self) -> usize {
        ROW * (1 + self.pooled_lanes())
    }

    /// Where the panels of each layer stand: convolution, hidden, output.
    pub(super) fn places(self) -> [Range<usize>; 3] {
        let convolution = self.channel_lanes() * (1 + TAPS);
        let hidden = convolution + self.hidden_lanes() * (1 + self.pooled_lanes());
        let output = hidden + ROW * (1 + self.hidden_lanes());
        [0..convolution, convolution..hidden, hidden..output]
    }

    /// Length of the flat list.
    pub(super) fn n_weights(self) -> usize {
        self.places()[2].end
    }

    /// Multiply-adds of an example, those that a network of this shape needs: what fills up is not counted.
    pub(super) fn work(self) -> Work {
        let convolution = POSITIONS * TAPS * self.channels;
        let hidden = CELLS * self.channels * self.hidden;
        let output = self.hidden * CLASSES;
        let score = convolution + hidden + output;
        let to_inputs = hidden + output;
        Work {
            learn: (2 * score + to_inputs) as u64,
            score: score as u64,
        }
    }

    /// The flat list of a network's weights.
    pub(super) fn flatten(self, network: &Network<f32>) -> Vec<f32> {
        let mut flat = vec![0.0; self.n_weights()];
        for (part, layer) in network.layers().into_iter().enumerate() {
            for output in 0..layer.bias.len() {
                flat[self.place(part, None, output)] = layer.bias[output];
                for input in 0..layer.weights.nrows() {
                    flat[self.place(part, Some(input), output)] = layer.weights[[input, output]];
                }
            }
        }
        flat
    }

    /// The network of a flat list.
    #[cfg(test)]
    pub(super) fn network(self, flat: &[f32]) -> Network<f32> {
        let mut network = Network::new(self, crate::seed::Seed(0));
        for (part, layer) in network.layers_mut().into_iter().enumerate() {
            for (output, bias) in layer.bias.iter_mut().enumerate() {
                *bias = flat[self.place(part, None, output)];
            }
            for ((input, output), weight) in layer.weights.indexed_iter_mut() {
                *weight = flat[self.place(part, Some(input), output)];
            }
        }
        network
    }

    /// Where the weight of an output for an input stands, or for no input its bias.
    fn place(self, part: usize, input: Option<usize>, output: usize) -> usize {
        let inputs = match part {
            0 => TAPS,
            1 => self.pooled_lanes(),
            _ => self.hidden_lanes(),
        };
        let row = match input {
            None => 0,
            Some(unit) if part == 1 => {
                1 + unit / self.channels * self.channel_lanes() + unit % self.channels
            }
            Some(unit) => 1 + unit,
        };
        self.places()[part].start + (output / ROW * (1 + inputs) + row) * ROW + output % ROW
    }
}
