//! Drill: the parts of training the image task, one at a time, for who measures how fast they are.

use super::Image;
use super::model::ImageModel;
use crate::lab::lanes::Path;
use crate::lab::model::{Lesson, Model, Set, Work};
use crate::lab::optimizer::{Moments, Optimizer};
use crate::lab::task::Sizes;
use crate::seed::Seed;

const SIZES: Sizes = Sizes {
    train: 384,
    validation: 0,
};

/// A training that stands still until it is told to do one thing.
pub struct Drill {
    model: ImageModel,
    weights: Vec<f32>,
    gradient: Vec<f32>,
    decayed: Vec<f32>,
    moments: Moments,
    lesson: Lesson,
    batch: Vec<usize>,
}

impl Drill {
    /// Of 384 training and 2000 held-out pictures; steps are of `batch_size` of them.
    #[must_use]
    pub fn new(path: Path, optimizer: Optimizer, width: f32, batch_size: usize) -> Drill {
        let seed = Seed(1);
        let model = Image {
            path,
            ..Image::calibrated()
        }
        .image_model(seed, SIZES, width);
        let weights = model.first_weights();
        Drill {
            gradient: vec![0.0; weights.len()],
            decayed: model.decayed(),
            moments: Moments::on(path, optimizer, weights.len()),
            weights,
            model,
            lesson: Lesson {
                dropout: 0.0,
                augmentation: 0.0,
                label_smoothing: 0.0,
                dice: seed.stream("lesson", &[1]),
            },
            batch: (0..batch_size).collect(),
        }
    }

    /// The same with dropout and augmentation at these probabilities.
    #[must_use]
    pub fn under(mut self, dropout: f32, augmentation: f32) -> Drill {
        (self.lesson.dropout, self.lesson.augmentation) = (dropout, augmentation);
        self
    }

    /// Floating-point operations of learning from an example and of scoring one: two for each multiply-add.
    #[must_use]
    pub fn operations(&self) -> [f64; 2] {
        let Work { learn, score } = self.model.work();
        [2.0 * learn as f64, 2.0 * score as f64]
    }

    pub fn gradient(&mut self) {
        self.model.gradient(
            &self.weights,
            &self.batch,
            &mut self.lesson,
            &mut self.gradient,
        );
    }

    /// Gradient and optimizer, on the next batch.
    pub fn step(&mut self) {
        for place in &mut self.batch {
            *place = (*place + 37) % 384;
        }
        self.gradient();
        self.moments
            .step(&mut self.weights, &self.gradient, &self.decayed, 1e-4, 0.01);
    }

    /// Accuracy on the held-out pictures.
    #[must_use]
    pub fn score(&mut self) -> f32 {
        self.model.score(&self.weights, Set::HeldOut, 2_000).quality
    }
}
