//! The image task: small grey pictures of six shapes, told apart by a small convolutional network.
//!
//! `picture.rs` makes the pictures, `network.rs` is the network to read, `kernel.rs` the same network to train, with
//! `convolution.rs`, `product.rs` and `softmax.rs`; `shape.rs` says where each weight stands; `model.rs` puts network
//! and pictures together for the trainer; `drill.rs` lets its speed be measured.
//!
//! Calibration: none yet. Noise, wrong labels and recipe are those of the dense network before it, and the gates of
//! `../../calibration.rs` have not been tried on them.

#![allow(dead_code, reason = "the trainer does not call it yet")]

mod convolution;
mod drill;
mod kernel;
mod model;
mod network;
mod picture;
mod product;
mod shape;
mod softmax;

use crate::lab::lanes::Path;
use crate::lab::model::Model;
use crate::lab::recipe::Recipe;
use crate::seed::Seed;

pub use drill::Drill;

/// Settings of the task.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub recipe: Recipe,
    /// Share of labels, in every set, that name a wrong class.
    pub wrong_labels: f32,
    /// Standard deviation of the noise on each pixel.
    pub pixel_noise: f32,
    /// Pictures to judge by, once.
    pub n_held_out: usize,
}

impl Image {
    /// The settings in use, not calibrated yet.
    #[must_use]
    pub fn in_use() -> Image {
        Image {
            recipe: Recipe::image(),
            wrong_labels: 0.2,
            pixel_noise: 0.2,
            n_held_out: 2_000,
        }
    }

    /// The network and the pictures of a seed; a larger set begins with the pictures of a smaller one. `width` is a
    /// factor on the 16 channels and the 16 hidden units.
    pub(crate) fn model(
        &self,
        seed: Seed,
        n_train: usize,
        n_validation: usize,
        width: f32,
    ) -> Box<dyn Model> {
        Box::new(self.model_on(Path::widest(), seed, n_train, n_validation, width))
    }

    /// The same, on a path of choice.
    fn model_on(
        &self,
        path: Path,
        seed: Seed,
        n_train: usize,
        n_validation: usize,
        width: f32,
    ) -> model::ImageModel {
        let disorder = picture::Disorder {
            pixel_noise: self.pixel_noise,
            wrong_labels: self.wrong_labels,
        };
        let draw = |set, n| picture::Pictures::draw(disorder, seed, set, n);
        let sets = [
            draw("train", n_train),
            draw("validation", n_validation),
            draw("held-out", self.n_held_out),
        ];
        model::ImageModel::new(seed, shape::Shape::of_width(width), path, sets)
    }
}
