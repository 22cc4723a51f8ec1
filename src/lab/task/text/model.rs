//! Model: the pre-trained encoder with a classifier on top, and the labeled sentences of one seed, as the trainer sees
//! them. All weights are fine-tuned, those of the encoder as well.
//!
//! Shapes: N sentences, T words of each, W weights.

use std::sync::Arc;

use super::classifier::{Classifier, smooth_labels};
use super::corpus::{LENGTH, MASK};
use super::dropout::Dropout;
use super::encoder::Encoder;
use super::label::{CLASSES, Labeled};
use super::layer::Asking;
use super::pretrain::n_pretrained;
use super::weights::Plan;
use super::{SIZE, Text};
use crate::lab::loss::{Score, cross_entropy, score};
use crate::lab::model::{Lesson, Model, Set, Work};
use crate::lab::task::{Sizes, Task};
use crate::seed::{Dice, Seed};

pub(crate) struct TextModel {
    seed: Seed,
    plan: Plan,
    encoder: Encoder,
    n_encoder: usize,
    classifier: Classifier,
    /// Begins with the weights of the encoder; `None` leaves them as they are drawn.
    pretrained: Option<Arc<[f32]>>,
    train: Labeled,
    validation: Labeled,
    held_out: Labeled,
}

/// Sentences that are scored at once; more would leave the nearest cache.
const SCORED_AT_ONCE: usize = 20;
/// The share of words that are hidden in a sentence that is shown changed, as in pre-training.
const HIDDEN: f32 = 0.15;

impl TextModel {
    /// The sets of `task`, drawn from the seed. `width` scales the pooling layer of the classifier and nothing else: a
    /// wider encoder would be another pre-training.
    ///
    /// # Panics
    /// When `pretrained` is of another network.
    pub(crate) fn new(task: &Text, seed: Seed, sizes: Sizes, width: f32) -> TextModel {
        let pretrained = task.pretrained.clone();
        let fits = pretrained
            .as_ref()
            .is_none_or(|weights| weights.len() == n_pretrained());
        assert!(fits, "weights of another network");
        let mut plan = Plan::default();
        let encoder = Encoder::new(&mut plan, SIZE);
        let n_encoder = plan.len();
        let pooled = (SIZE.features as f32 * width).round().max(1.0) as usize;
        let classifier = Classifier::new(&mut plan, SIZE.features, pooled, CLASSES);
        let draw = |set, n| Labeled::draw(task, seed, set, n);
        TextModel {
            seed,
            plan,
            encoder,
            n_encoder,
            classifier,
            pretrained,
            train: draw(Set::Train, sizes.train),
            validation: draw(Set::Validation, sizes.validation),
            held_out: draw(Set::HeldOut, task.n_held_out()),
        }
    }

    fn set(&self, set: Set) -> &Labeled {
        match set {
            Set::Train => &self.train,
            Set::Validation => &self.validation,
            Set::HeldOut => &self.held_out,
        }
    }
}

impl Model for TextModel {
    fn first_weights(&self) -> Vec<f32> {
        let mut weights: Vec<f32> = self.plan.draw(self.seed);
        if let Some(pretrained) = &self.pretrained {
            weights[..self.n_encoder].copy_from_slice(&pretrained[..self.n_encoder]);
        }
        weights
    }

    fn decayed(&self) -> Vec<f32> {
        self.plan.decayed()
    }

    fn gradient(
        &mut self,
        weights: &[f32],
        batch: &[usize],
        lesson: &mut Lesson,
        gradient: &mut [f32],
    ) {
        let Labeled { mut words, labels } = self.train.gather(batch);
        hide_some(&mut words, lesson.augmentation, &mut lesson.dice);
        let mut dropout = Dropout::of(lesson.dropout, &mut lesson.dice);
        let (features, encoded) =
            self.encoder
                .forward(weights, &words, Asking::First, &mut dropout);
        let (logits, classified) = self.classifier.forward(weights, features, &mut dropout);
        let (_, mut d_logits) = cross_entropy(&logits, &labels);
        smooth_labels(&mut d_logits, &labels, lesson.label_smoothing);

        gradient.fill(0.0);
        let d_features = self
            .classifier
            .backward(weights, &classified, &d_logits, gradient);
        self.encoder
            .backward(weights, &words, &encoded, d_features, gradient);
    }

    fn score(&mut self, weights: &[f32], set: Set, n: usize) -> Score {
        let Labeled { words, labels } = self.set(set);
        let mut off = Dropout::off();
        let chunks = words[..n * LENGTH]
            .chunks(SCORED_AT_ONCE * LENGTH)
            .map(|words| {
                let (features, _) = self
                    .encoder
                    .forward(weights, words, Asking::First, &mut off);
                self.classifier.forward(weights, features, &mut off).0
            });
        let logits: Vec<f32> = chunks
            .flat_map(|logits| logits.into_raw_vec_and_offset().0)
            .collect();
        let logits = ndarray::Array2::from_shape_vec((n, CLASSES), logits);
        score(logits.expect("a row for each sentence"), &labels[..n])
    }

    fn work(&self) -> Work {
        let score = self.encoder.work(Asking::First) + self.classifier.work();
        // Backward, each product of the forward pass has one by its weights and one by its inputs.
        Work {
            learn: 3 * score,
            score,
        }
    }
}

/// The augmentation: with probability `rate` a sentence (T words each) is shown with some words as [MASK], never [CLS].
fn hide_some(words: &mut [usize], rate: f32, dice: &mut Dice) {
    if rate == 0.0 {
        return;
    }
    for sentence in words.chunks_mut(LENGTH) {
        if dice.unit() < rate {
            for word in &mut sentence[1..] {
                if dice.unit() < HIDDEN {
                    *word = MASK;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::corpus::CLS;

    const FEW: Sizes = Sizes {
        train: 24,
        validation: 30,
    };

    fn lesson(dropout: f32, augmentation: f32) -> Lesson {
        let dice = Seed(9).stream("lesson", &[]);
        Lesson {
            dropout,
            augmentation,
            label_smoothing: 0.1,
            dice,
        }
    }

    fn model() -> TextModel {
        TextModel::new(&Text::calibrated(None), Seed(1), FEW, 1.0)
    }

    fn gradient(model: &mut TextModel, dropout: f32, augmentation: f32) -> Vec<f32> {
        let weights = model.first_weights();
        let mut gradient = vec![7.0; weights.len()];
        model.gradient(
            &weights,
            &[3, 1, 4, 15],
            &mut lesson(dropout, augmentation),
            &mut gradient,
        );
        gradient
    }

    #[test]
    fn the_same_calls_give_the_same_numbers() {
        let (mut model, mut other) = (model(), model());
        let first = gradient(&mut model, 0.3, 0.5);
        assert_eq!(first, gradient(&mut model, 0.3, 0.5));
        assert_ne!(first, gradient(&mut model, 0.0, 0.5));
        assert_ne!(first, gradient(&mut model, 0.3, 0.0));
        let weights = model.first_weights();
        assert_eq!(weights, other.first_weights());
        let held_out = model.score(&weights, Set::HeldOut, 40);
        assert_eq!(held_out, other.score(&weights, Set::HeldOut, 40));
    }

    /// Whole sentences at once or apart, with no chance in it: a lesson leaves no trace in the score.
    #[test]
    fn score_ignores_dropout() {
        let mut model = model();
        let weights = model.first_weights();
        let before = model.score(&weights, Set::Validation, 30);
        gradient(&mut model, 0.5, 1.0);
        assert_eq!(before, model.score(&weights, Set::Validation, 30));
    }

    #[test]
    fn a_score_of_fewer_is_of_the_first() {
        let mut model = model();
        let weights = model.first_weights();
        let all = model.score(&weights, Set::Train, 24);
        let first = model.score(&weights, Set::Train, 1);
        assert!(first.quality == 0.0 || first.quality == 1.0);
        assert_ne!(all.loss, first.loss);
    }

    /// The gradient of the mean loss, in the direction of the gradient itself, in `f32`: the layers are proved in `f64`.
    #[test]
    fn the_loss_falls_along_the_gradient_as_it_says() {
        let mut model = model();
        let weights = model.first_weights();
        let batch: Vec<usize> = (0..24).collect();
        let mut gradient = vec![0.0; weights.len()];
        let mut plain = Lesson {
            label_smoothing: 0.0,
            ..lesson(0.0, 0.0)
        };
        model.gradient(&weights, &batch, &mut plain, &mut gradient);
        let size = gradient.iter().map(|g| g * g).sum::<f32>();
        let step = 1e-2 / size.sqrt();
        let [up, down] = [step, -step].map(|by| {
            let moved: Vec<f32> = weights
                .iter()
                .zip(&gradient)
                .map(|(w, g)| w + by * g)
                .collect();
            model.score(&moved, Set::Train, 24).loss
        });
        let measured = (up - down) / (2.0 * step);
        assert!((measured / size - 1.0).abs() < 0.01, "{measured} {size}");
    }

    #[test]
    fn pretrained_weights_come_first() {
        let pretrained: Arc<[f32]> = vec![0.25; n_pretrained()].into();
        let model = TextModel::new(&Text::calibrated(Some(pretrained)), Seed(1), FEW, 1.0);
        let weights = model.first_weights();
        assert!(weights[..model.n_encoder].iter().all(|&w| w == 0.25));
        assert!(weights[model.n_encoder..].iter().all(|&w| w != 0.25));
        assert_eq!(weights.len(), model.decayed().len());
    }

    #[test]
    fn width_changes_the_pooling_layer_alone() {
        let [narrow, wide] =
            [1.0, 2.0].map(|width| TextModel::new(&Text::calibrated(None), Seed(1), FEW, width));
        assert_eq!(narrow.n_encoder, wide.n_encoder);
        let more = SIZE.features * (SIZE.features + 1 + CLASSES);
        assert_eq!(
            wide.first_weights().len() - narrow.first_weights().len(),
            more
        );
        assert_eq!(
            wide.work().score - narrow.work().score,
            (SIZE.features * (SIZE.features + CLASSES)) as u64
        );
    }

    #[test]
    fn augmentation_hides_words_at_the_stated_rate() {
        let mut words = [CLS; 1]
            .iter()
            .chain(&[5; LENGTH - 1])
            .copied()
            .cycle()
            .take(LENGTH * 4_000)
            .collect::<Vec<_>>();
        hide_some(&mut words, 0.5, &mut Seed(2).stream("test", &[]));
        assert!(words.iter().step_by(LENGTH).all(|&word| word == CLS));
        let hidden = words.iter().filter(|&&word| word == MASK).count() as f32 / 40_000.0;
        assert!((hidden - 0.075).abs() < 0.006, "{hidden}");
    }
}
