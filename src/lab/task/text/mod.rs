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
//! unseen sentences. Learning rate and wrong labels were then chosen by `cargo bench --bench text -- --grid` on plain
//! fine-tuning alone, by the gates in `gates.rs`; the grid and the rule stand there.

mod adam;
mod attention;
mod classifier;
mod corpus;
mod dense;
mod dropout;
mod encoder;
mod gates;
mod label;
mod layer;
mod model;
mod norm;
mod pretrain;
mod weights;

use encoder::Size;

pub use gates::TextStem;
pub(crate) use model::TextModel;
pub use pretrain::{MaskedScore, Pretraining, masked_score, n_pretrained, pretrain};

/// What is fine-tuned, and how when nothing is changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Share of labels, in every set, that name a wrong class.
    pub wrong_labels: f32,
    /// Of AdamW, constant.
    pub learning_rate: f32,
    pub batch_size: usize,
    pub n_train: usize,
    pub n_validation: usize,
    pub n_held_out: usize,
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
    /// Epochs after which options part: where mean validation loss is lowest in plain fine-tuning.
    pub const FORK: usize = 12;
    /// How far plain fine-tuning goes: five times the fork.
    pub const EPOCHS: usize = 60;

    /// The task with its calibrated settings.
    #[must_use]
    pub fn new() -> Text {
        Text {
            wrong_labels: 0.1,
            learning_rate: 0.0005,
            batch_size: 16,
            n_train: 120,
            n_validation: 200,
            n_held_out: 2_000,
        }
    }
}

impl Default for Text {
    fn default() -> Text {
        Text::new()
    }
}
