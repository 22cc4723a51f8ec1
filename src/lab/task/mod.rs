//! Tasks: what a network is asked to learn. A task is a plain description and a generator of examples, one folder
//! entry each; what its settings had to satisfy before any option was run stands in `../calibration.rs`.

mod dense;
pub(crate) mod image;

use super::dataset::Data;
use super::experiment::TaskName;
use super::network::Network;
use super::recipe::Recipe;
use crate::seed::Seed;

/// What is learned, by which network, with which recipe.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub name: TaskName,
    pub recipe: Recipe,
    /// Widths of the network's layers: inputs, hidden ones, classes.
    widths: Vec<usize>,
    /// Share of labels, in every set, that name a wrong class.
    pub wrong_labels: f32,
    /// Standard deviation of the noise on each pixel.
    pub pixel_noise: f32,
    n_held_out: usize,
}

impl Task {
    /// The task with its calibrated settings.
    #[must_use]
    pub fn named(name: TaskName) -> Task {
        match name {
            TaskName::Image => Task::image(),
        }
    }

    /// The sets of one seed; a larger set begins with the examples of a smaller one.
    pub(crate) fn data(&self, seed: Seed, n_train: usize, n_validation: usize) -> Data {
        Data {
            train: self.draw(seed, "train", n_train),
            validation: self.draw(seed, "validation", n_validation),
            held_out: self.draw(seed, "held-out", self.n_held_out),
        }
    }

    pub(crate) fn network(&self, seed: Seed) -> Network<f32> {
        Network::new(&self.widths, seed)
    }
}
