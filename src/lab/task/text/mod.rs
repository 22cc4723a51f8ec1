//! The text task: fine-tuning in BERT's manner (Devlin et al. 2019, arXiv 1810.04805). A small transformer encoder learns
//! a made language (`corpus.rs`) by telling masked words (`pretrain.rs`), once for all seeds. Then it is fine-tuned, with
//! a classifier on top (`model.rs`), on a few sentences whose label is the topic of the subject (`label.rs`). The metric
//! of the task is validation loss.
//!
//! The weights are one flat list, and every part knows its places in it (`weights.rs`). Each layer has its forward step
//! beside its backward step, for any float: `f64` for the proofs, `f32` in training.
//!
//! Where chance comes in: dropout after the embeddings, the projection of each attention, each feed-forward net and the
//! pooling layer. Augmentation shows a sentence with some words as [MASK]. A wider network has a wider pooling layer.
//!
//! Sizes were set first, by what can be trained while a person waits; steps and rate of pre-training by masked loss on
//! unseen sentences. Learning rate and wrong labels were then chosen blind, on plain fine-tuning alone, out of wrong labels
//! 0.1, 0.2, 0.3 by learning rate 0.0002, 0.0003, 0.0004, 0.0005, 0.0007 (`cargo bench --bench calibrate -- text --grid`).
//! Fork and gates were fixed before; the gates of the choice were those of [`Task::gates`], accuracy at the fork of at
//! least 25 points above chance, and pre-training worth at least 0.1 nats. The rule: of the settings whose gates hold the
//! fewest wrong labels, since people label mostly right; among these the lowest loss nearest to the fork. An earlier
//! language, whose objects were of any topic, stayed below the gate of accuracy (0.44 to 0.54 with 0.2 wrong labels, on 4
//! seeds) and was given up for that.

mod attention;
mod classifier;
mod corpus;
mod dense;
mod dropout;
mod encoder;
mod label;
mod layer;
mod model;
mod norm;
mod pretrain;
mod weights;

use std::sync::Arc;

use encoder::Size;
use model::TextModel;
pub(super) use pretrain::pretrain;
pub use pretrain::{MaskedScore, Pretraining, masked_score};

use super::{Sizes, Task};
use crate::lab::calibration::Gates;
use crate::lab::metric::Metric;
use crate::lab::model::Model;
use crate::lab::optimizer::Optimizer;
use crate::lab::recipe::Recipe;
use crate::lab::task::percent;
use crate::message::Message;
use crate::seed::Seed;

/// What is fine-tuned, and how when nothing is changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub recipe: Recipe,
    /// Share of labels, in every set, that name a wrong class.
    pub wrong_labels: f32,
    /// Of the encoder; without them it starts from random weights, which only a comparison with pre-training wants.
    pretrained: Option<Arc<[f32]>>,
}

/// The encoder: two layers of two heads.
const SIZE: Size = Size {
    vocabulary: corpus::VOCABULARY,
    words: corpus::LENGTH,
    features: 32,
    heads: 2,
    hidden: 64,
    layers: 2,
};

impl Text {
    /// The calibrated settings, to be fine-tuned from these weights.
    #[must_use]
    pub fn calibrated(pretrained: Option<Arc<[f32]>>) -> Text {
        Text {
            recipe: Recipe {
                optimizer: Optimizer::AdamW,
                n_train: 120,
                n_validation: 200,
                ..Recipe::plain(0.0005, 16)
            },
            wrong_labels: 0.1,
            pretrained,
        }
    }
}

impl Task for Text {
    fn about(&self) -> Message {
        Message::new("lab-about-text").with("share", percent(self.wrong_labels))
    }

    fn recipe(&self) -> Recipe {
        self.recipe.clone()
    }

    fn fork(&self) -> usize {
        12
    }

    fn metric(&self) -> Metric {
        Metric::Loss
    }

    fn gates(&self) -> Gates {
        Gates {
            gain: 0.1,
            rise: 0.1,
            fall: 0.1,
        }
    }

    fn n_held_out(&self) -> usize {
        2_000
    }

    fn n_groundwork(&self) -> usize {
        pretrain::n_pretrained()
    }

    /// `width` scales the pooling layer and nothing else: a wider encoder would be another pre-training.
    fn model(&self, seed: Seed, sizes: Sizes, width: f32) -> Box<dyn Model> {
        Box::new(TextModel::new(self, seed, sizes, width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::calibration::{Stem, calibration_seeds};

    /// A short pre-training already makes plain fine-tuning better than random weights do.
    #[test]
    fn pre_training_helps() {
        let short = Pretraining {
            steps: 150,
            ..Pretraining::full()
        };
        let best = |pretrained: Option<Vec<f32>>| {
            let task = Text::calibrated(pretrained.map(Into::into));
            Stem::of(&task, 12, 16, &calibration_seeds(2)).best
        };
        let (with, without) = (best(Some(pretrain(&short))), best(None));
        assert!(with < without, "{with} {without}");
    }
}
