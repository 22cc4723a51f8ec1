//! Model: what a task gives the trainer, a network together with the examples of one seed. The trainer (`train.rs`)
//! holds the weights, steps and keeps them; only the model knows what they mean. Each task has its own, in `task/`.
//!
//! Shapes: W weights in one flat list, N examples.

use super::loss::Score;
use crate::seed::Dice;

/// The three sets of one seed, drawn alike: to learn from, to choose and stop by, and to judge once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    Train,
    Validation,
    HeldOut,
}

/// What makes learning from a batch harder than judging it. All of it is off when a model is scored.
pub struct Lesson {
    /// Probability of dropping a hidden unit, 0 to 0.9; the rest is scaled up (Srivastava et al. 2014, inverted).
    pub dropout: f32,
    /// Probability that an example is shown changed, in the way that fits the task, 0 to 1.
    pub augmentation: f32,
    /// Share of the target that is spread evenly over all classes, 0 to 0.5 (Szegedy et al. 2016, arXiv 1512.00567).
    pub label_smoothing: f32,
    /// The randomness of this epoch: what is dropped and how examples are changed, batch after batch.
    pub dice: Dice,
}

/// Multiply-adds of one example, counted from the shapes, those of the matrix products alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Forward and backward.
    pub learn: u64,
    /// Forward alone.
    pub score: u64,
}

/// A network and the examples of one seed. The same calls give the same numbers, whatever was called before: a model
/// keeps buffers, never state.
pub trait Model: Send {
    /// The weights before the first epoch, (W).
    fn first_weights(&self) -> Vec<f32>;

    /// 1 where weight decay applies, 0 for biases, norms and the like, (W).
    fn decayed(&self) -> Vec<f32>;

    /// Writes the gradient of the mean loss over the training examples at `batch` (places from 0), by every weight, (W).
    fn gradient(
        &mut self,
        weights: &[f32],
        batch: &[usize],
        lesson: &mut Lesson,
        gradient: &mut [f32],
    );

    /// How well the weights do on the first `n` examples of `set`.
    fn score(&mut self, weights: &[f32], set: Set, n: usize) -> Score;

    fn work(&self) -> Work;
}
