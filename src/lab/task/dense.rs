//! The image task: small grey pictures of six shapes, bent and turned, with noise on the pixels and on the labels.
//! Noise, wrong labels and learning rate were chosen blind by `cargo bench --bench calibrate -- --grid`, on the stem
//! alone; sizes and shapes were set before it, by what can be trained while a person waits.

use ndarray::Array2;

use super::Task;
use crate::lab::dataset::Dataset;
use crate::lab::experiment::TaskName;
use crate::lab::recipe::Recipe;
use crate::seed::{Dice, Seed};

/// Pixels along a side.
const SIDE: usize = 10;

/// A shape by its signed distance: below 0 inside, above 0 outside, in units of half a picture.
type Shape = fn(f32, f32) -> f32;

/// The classes, in order.
const SHAPES: [Shape; 6] = [
    |u, v| u.hypot(v) - 0.62,
    |u, v| (u.hypot(v) - 0.55).abs() - 0.17,
    |u, v| u.abs().max(v.abs()) - 0.55,
    |u, v| (0.866 * u.abs() + 0.5 * v).max(-v) - 0.38,
    |u, v| {
        (u.abs() - 0.2)
            .max(v.abs() - 0.72)
            .min((v.abs() - 0.2).max(u.abs() - 0.72))
    },
    |u, v| (u.abs() - 0.8).max(v.abs() - 0.22),
];

impl Task {
    /// The task with its calibrated settings.
    pub(crate) fn image() -> Task {
        Task {
            name: TaskName::Image,
            recipe: Recipe::image(),
            widths: vec![SIDE * SIDE, 48, 32, SHAPES.len()],
            wrong_labels: 0.2,
            pixel_noise: 0.2,
            n_held_out: 2_000,
        }
    }

    /// `n` examples of the named set. Example i has its own stream, so a longer set begins with a shorter one.
    pub(super) fn draw(&self, seed: Seed, set: &str, n: usize) -> Dataset {
        let mut inputs = Array2::zeros((n, SIDE * SIDE));
        let labels = inputs
            .outer_iter_mut()
            .enumerate()
            .map(|(place, mut picture)| {
                let mut dice = seed.stream(set, &[place as u64]);
                let class = dice.below(SHAPES.len());
                paint(
                    SHAPES[class],
                    &mut dice,
                    picture.as_slice_mut().expect("rows are contiguous"),
                );
                picture.mapv_inplace(|ink| ink + self.pixel_noise * dice.normal());
                maybe_wrong(class, self.wrong_labels, &mut dice)
            });
        let labels = labels.collect();
        Dataset { inputs, labels }
    }
}

impl Recipe {
    /// How the image network learns when nothing is changed.
    pub(crate) fn image() -> Recipe {
        Recipe {
            learning_rate: 0.001,
            momentum: 0.9,
            batch_size: 32,
            dropout: 0.0,
            weight_decay: 0.0,
            n_train: 384,
            n_validation: 200,
        }
    }
}

/// Paints one shape, moved, turned, stretched and bent at random, as ink of about mean 0 and spread 1.
fn paint(shape: Shape, dice: &mut Dice, picture: &mut [f32]) {
    let (sin, cos) = dice.between(-0.3, 0.3).sin_cos();
    let (width, height) = (dice.between(0.8, 1.1), dice.between(0.8, 1.1));
    let (right, down) = (dice.between(-0.15, 0.15), dice.between(-0.15, 0.15));
    let (bend, ink) = (dice.between(-0.1, 0.1), dice.between(0.6, 1.0));
    let at = |step: usize| (step as f32 + 0.5) * 2.0 / SIDE as f32 - 1.0;
    for (place, pixel) in picture.iter_mut().enumerate() {
        let (x, y) = (at(place % SIDE) - right, at(place / SIDE) - down);
        let (u, v) = ((cos * x + sin * y) / width, (cos * y - sin * x) / height);
        let distance = shape(u + bend * (3.0 * v).sin(), v);
        let cover = (0.5 - distance * SIDE as f32 / 2.0).clamp(0.0, 1.0);
        *pixel = (ink * cover - 0.3) / 0.4;
    }
}

/// The class, or with probability `rate` one of the others.
fn maybe_wrong(class: usize, rate: f32, dice: &mut Dice) -> usize {
    let wrong = dice.unit() < rate;
    let step = 1 + dice.below(SHAPES.len() - 1);
    if wrong {
        (class + step) % SHAPES.len()
    } else {
        class
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_set_begins_with_a_shorter_one() {
        let task = Task::image();
        let (short, long) = (
            task.draw(Seed(1), "train", 5),
            task.draw(Seed(1), "train", 9),
        );
        assert_eq!(short, long.part(0, 5));
        assert_ne!(task.draw(Seed(1), "validation", 5), short);
    }

    #[test]
    fn labels_are_wrong_at_the_stated_rate() {
        let mut dice = Seed(3).stream("test", &[]);
        let wrong = (0..20_000)
            .filter(|_| maybe_wrong(2, 0.25, &mut dice) != 2)
            .count();
        assert!((4_750..5_250).contains(&wrong), "{wrong}");
    }

    #[test]
    fn every_shape_leaves_ink_and_paper() {
        for shape in SHAPES {
            let mut picture = [0.0; SIDE * SIDE];
            paint(shape, &mut Seed(4).stream("test", &[]), &mut picture);
            let inked = picture.iter().filter(|&&pixel| pixel > 0.0).count();
            assert!((8..80).contains(&inked), "{inked}");
        }
    }
}
