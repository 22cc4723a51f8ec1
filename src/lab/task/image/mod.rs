//! The image task: small grey pictures of six shapes, told apart by a small convolutional network.
//!
//! `picture.rs` makes the pictures, `network.rs` is the network to read, `kernel.rs` the same network to train, with
//! `convolution.rs`, `product.rs` and `softmax.rs`; `shape.rs` says where each weight stands; `model.rs` puts network
//! and pictures together for the trainer; `drill.rs` lets its speed be measured, `handout.rs` lets other libraries train it.
//!
//! Noise, wrong labels and learning rate were chosen blind by `cargo bench --bench calibrate -- image --grid`, on the stem
//! alone, before any option was run with this network; sizes and shapes were set before it, by what can be trained while
//! a person waits. A first pass over faster rates up to 0.006 left most peaks too early, and the rates in the grid were
//! moved down. In use: peak at epoch 104, validation 70.2 %, gain 6.4, rise 17.5 and fall 6.5 points.

mod convolution;
mod drill;
mod handout;
mod kernel;
mod model;
mod network;
mod picture;
mod product;
mod shape;
mod softmax;

use self::model::ImageModel;
use super::{Sizes, Task};
use crate::lab::calibration::Gates;
use crate::lab::lanes::Path;
use crate::lab::metric::Metric;
use crate::lab::model::Model;
use crate::lab::recipe::Recipe;
use crate::lab::task::percent;
use crate::message::Message;
use crate::seed::Seed;

pub use drill::Drill;
pub use handout::Handout;

/// Settings of the task.
#[derive(Clone, Debug)]
pub struct Image {
    pub recipe: Recipe,
    /// Share of labels, in every set, that name a wrong class.
    pub wrong_labels: f32,
    /// Standard deviation of the noise on each pixel.
    pub pixel_noise: f32,
    /// Instructions that carry the arithmetic.
    pub path: Path,
}

impl Image {
    /// The calibrated settings.
    #[must_use]
    pub fn calibrated() -> Image {
        Image {
            recipe: Recipe {
                n_train: 384,
                n_validation: 200,
                ..Recipe::plain(0.0012, 32)
            },
            wrong_labels: 0.2,
            pixel_noise: 0.2,
            path: Path::widest(),
        }
    }

    /// The network and the pictures of a seed.
    fn image_model(&self, seed: Seed, sizes: Sizes, width: f32) -> ImageModel {
        let disorder = picture::Disorder {
            pixel_noise: self.pixel_noise,
            wrong_labels: self.wrong_labels,
        };
        let draw = |set, n| picture::Pictures::draw(disorder, seed, set, n);
        let sets = [
            draw("train", sizes.train),
            draw("validation", sizes.validation),
            draw("held-out", self.n_held_out()),
        ];
        ImageModel::new(seed, shape::Shape::of_width(width), self.path, sets)
    }
}

impl Task for Image {
    fn about(&self) -> Message {
        Message::new("lab-about-image").with("share", percent(self.wrong_labels))
    }

    fn recipe(&self) -> Recipe {
        self.recipe.clone()
    }

    fn fork(&self) -> usize {
        100
    }

    fn metric(&self) -> Metric {
        Metric::Accuracy
    }

    fn gates(&self) -> Gates {
        Gates {
            gain: 0.02,
            rise: 0.05,
            fall: 0.02,
        }
    }

    fn n_held_out(&self) -> usize {
        2_000
    }

    /// `width` is a factor on the 16 channels and the 16 hidden units.
    fn model(&self, seed: Seed, sizes: Sizes, width: f32) -> Box<dyn Model> {
        Box::new(self.image_model(seed, sizes, width))
    }
}
