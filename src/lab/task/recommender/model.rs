//! The recommender as the trainer sees it: factors with the log of one seed. How a click comes about is in
//! `feedback.rs`, what a weight does in `factors.rs`.

use super::Recommender;
use super::auc::auc;
use super::factors::{Factors, logistic, logistic_backward, target};
use super::feedback::{Impression, Service};
use crate::lab::loss::Score;
use crate::lab::model::{Lesson, Model, Set, Work};
use crate::lab::task::Sizes;
use crate::seed::{Dice, Seed};

/// The factorization of one seed's log.
pub(crate) struct Factorization {
    seed: Seed,
    factors: Factors,
    train: Vec<Impression>,
    validation: Vec<Impression>,
    held_out: Vec<Impression>,
    /// For each item, the one that looks most alike.
    neighbors: Vec<usize>,
    /// (K), all 1.
    whole: Vec<f32>,
    /// (K), what dropout leaves of one example.
    mask: Vec<f32>,
    logits: Vec<f32>,
    ranked: Vec<u64>,
}

impl Factorization {
    /// `width` scales the number of factors, which stays at least 1.
    pub(super) fn new(task: &Recommender, seed: Seed, sizes: Sizes, width: f32) -> Factorization {
        let service = Service::new(task, seed);
        let factors = Factors {
            users: task.users,
            items: task.items,
            width: ((task.factors as f32 * width).round() as usize).max(1),
        };
        Factorization {
            seed,
            factors,
            train: service.log(Set::Train, sizes.train),
            validation: service.log(Set::Validation, sizes.validation),
            held_out: service.log(Set::HeldOut, task.n_held_out),
            neighbors: service.neighbors().to_vec(),
            whole: vec![1.0; factors.width],
            mask: vec![0.0; factors.width],
            logits: Vec::new(),
            ranked: Vec::new(),
        }
    }

    fn set(&self, set: Set) -> &[Impression] {
        match set {
            Set::Train => &self.train,
            Set::Validation => &self.validation,
            Set::HeldOut => &self.held_out,
        }
    }
}

impl Model for Factorization {
    fn first_weights(&self) -> Vec<f32> {
        self.factors.first_weights(self.seed)
    }

    fn decayed(&self) -> Vec<f32> {
        self.factors.decayed()
    }

    /// Dropout takes factors, one choice for each example: a factor is the hidden unit of a dot product. Augmentation
    /// shows the item that the catalog describes most alike in place of the one that was shown, and keeps the click, as
    /// Liu et al. (2021, arXiv 2108.06479) substitute items.
    fn gradient(
        &mut self,
        weights: &[f32],
        batch: &[usize],
        lesson: &mut Lesson,
        gradient: &mut [f32],
    ) {
        gradient.fill(0.0);
        let share = 1.0 / batch.len() as f32;
        for &place in batch {
            let Impression {
                user,
                mut item,
                clicked,
            } = self.train[place];
            if lesson.augmentation > 0.0 && lesson.dice.unit() < lesson.augmentation {
                item = self.neighbors[item];
            }
            let mask = if lesson.dropout > 0.0 {
                draw_mask(&mut self.mask, lesson.dropout, &mut lesson.dice);
                &self.mask
            } else {
                &self.whole
            };
            let pair = (user, item);
            let logit = self.factors.logit(weights, pair, mask);
            let d = logistic_backward(logit, target(clicked, lesson.label_smoothing));
            self.factors
                .backward(weights, pair, mask, d * share, gradient);
        }
    }

    /// AUC and mean loss, with nothing dropped, changed or smoothed.
    fn score(&mut self, weights: &[f32], set: Set, n: usize) -> Score {
        let mut logits = std::mem::take(&mut self.logits);
        let mut ranked = std::mem::take(&mut self.ranked);
        let shown = &self.set(set)[..n];
        let logit = |s: &Impression| self.factors.logit(weights, (s.user, s.item), &self.whole);
        logits.clear();
        logits.extend(shown.iter().map(logit));
        let scored = || logits.iter().copied().zip(shown.iter().map(|s| s.clicked));
        let loss: f64 = scored()
            .map(|(logit, clicked)| f64::from(logistic(logit, target(clicked, 0.0))))
            .sum();
        let score = Score {
            quality: auc(scored(), &mut ranked),
            loss: (loss / n as f64) as f32,
        };
        (self.logits, self.ranked) = (logits, ranked);
        score
    }

    fn work(&self) -> Work {
        let width = self.factors.width as u64;
        Work {
            learn: 3 * width,
            score: width,
        }
    }
}

/// 0 with probability `rate`, else 1 / (1 - rate).
fn draw_mask(mask: &mut [f32], rate: f32, dice: &mut Dice) {
    let kept = 1.0 / (1.0 - rate);
    mask.fill_with(|| if dice.unit() < rate { 0.0 } else { kept });
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: usize = 120;

    fn model() -> Factorization {
        Factorization::new(
            &Recommender::calibrated(),
            Seed(1),
            Sizes {
                train: N,
                validation: N,
            },
            1.0,
        )
    }

    fn lesson(dropout: f32, augmentation: f32, label_smoothing: f32) -> Lesson {
        Lesson {
            dropout,
            augmentation,
            label_smoothing,
            dice: Seed(2).stream("lesson", &[1]),
        }
    }

    fn gradient(model: &mut Factorization, batch: &[usize], mut lesson: Lesson) -> Vec<f32> {
        let weights = model.first_weights();
        let mut gradient = vec![9.0; weights.len()];
        model.gradient(&weights, batch, &mut lesson, &mut gradient);
        gradient
    }

    /// The mean loss of a batch is what `score` says of the same examples, so its differences are the gradient.
    #[test]
    fn the_gradient_is_that_of_the_mean_loss() {
        let mut model = model();
        let batch: Vec<usize> = (0..N).collect();
        let got = gradient(&mut model, &batch, lesson(0.0, 0.0, 0.0));
        let weights = model.first_weights();
        let shown = model.train[3];
        for place in [
            shown.user * model.factors.width,
            (model.factors.users + shown.item) * model.factors.width + 1,
            weights.len() - 1,
        ] {
            let mut at = |by: f32| {
                let mut other = weights.clone();
                other[place] += by;
                f64::from(model.score(&other, Set::Train, N).loss)
            };
            let measured = (at(0.05) - at(-0.05)) / 0.1;
            let ours = f64::from(got[place]);
            assert!((ours - measured).abs() < 2e-5, "{place}: {ours} {measured}");
        }
    }

    #[test]
    fn the_same_calls_give_the_same_numbers_whatever_came_before() {
        let (mut fresh, mut used) = (model(), model());
        let weights = used.first_weights();
        gradient(&mut used, &[1, 2, 3], lesson(0.5, 0.5, 0.1));
        used.score(&weights, Set::HeldOut, 50);
        let [a, b] = [&mut fresh, &mut used].map(|m| gradient(m, &[4, 5], lesson(0.3, 0.3, 0.1)));
        assert_eq!(a, b);
        let [a, b] = [&mut fresh, &mut used].map(|m| m.score(&weights, Set::Validation, N));
        assert_eq!(a, b);
    }

    #[test]
    fn each_technique_changes_the_lesson_and_none_the_score() {
        let mut model = model();
        let (batch, weights) = ([0, 1, 2, 3, 4, 5, 6, 7], model.first_weights());
        let plain = gradient(&mut model, &batch, lesson(0.0, 0.0, 0.0));
        let score = model.score(&weights, Set::Train, N);
        for harder in [(0.5, 0.0, 0.0), (0.0, 0.5, 0.0), (0.0, 0.0, 0.1)] {
            let (dropout, augmentation, smoothing) = harder;
            let changed = gradient(&mut model, &batch, lesson(dropout, augmentation, smoothing));
            assert_ne!(changed, plain, "{harder:?}");
            assert_eq!(model.score(&weights, Set::Train, N), score, "{harder:?}");
        }
    }

    #[test]
    fn an_augmented_example_teaches_of_the_neighbor() {
        let mut model = model();
        let shown = model.train[0];
        let got = gradient(&mut model, &[0], lesson(0.0, 1.0, 0.0));
        let bias = |item: usize| got[got.len() - 1 - model.factors.items + item];
        assert_eq!(bias(shown.item), 0.0);
        assert_ne!(bias(model.neighbors[shown.item]), 0.0);
    }

    #[test]
    fn dropout_keeps_the_mean_gradient_of_a_factor() {
        let mut mask = vec![0.0; 40_000];
        draw_mask(&mut mask, 0.3, &mut Seed(3).stream("test", &[]));
        let mean = mask.iter().sum::<f32>() / 40_000.0;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
    }

    #[test]
    fn width_scales_the_factors_and_leaves_one() {
        let task = Recommender::calibrated();
        let factors = |width| {
            Factorization::new(
                &task,
                Seed(1),
                Sizes {
                    train: 1,
                    validation: 1,
                },
                width,
            )
            .factors
            .width
        };
        assert_eq!(
            [1.0, 2.0, 0.5, 0.001].map(factors),
            [task.factors, 2 * task.factors, task.factors / 2, 1]
        );
    }

    #[test]
    fn work_is_counted_from_the_factors() {
        let model = model();
        let width = model.factors.width as u64;
        assert_eq!((model.work().learn, model.work().score), (3 * width, width));
    }

    #[test]
    fn a_run_away_model_has_no_loss_and_ranks_nothing() {
        let mut model = model();
        let weights = vec![f32::NAN; model.first_weights().len()];
        let score = model.score(&weights, Set::HeldOut, 100);
        assert!(score.loss.is_nan() && score.quality == 0.5);
    }
}
