//! Training jobs: what the tuner asks of one, and what it remembers of it.

use super::space::Assignment;

/// A training that goes on for one more epoch whenever it is asked.
pub trait TrainingJob: Send {
    /// Trains one more epoch. The objective metric after it; NaN when training ran away.
    fn epoch(&mut self) -> f32;

    /// The same metric on held-out examples, with the weights of an epoch, 1-based: the last one trained, or one that
    /// was better than all before it.
    fn held_out(&self, epoch: usize) -> f32;
}

/// A job of a tuning that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct JobReport {
    /// In the order of launching, from 1.
    pub number: usize,
    pub assignment: Assignment,
    /// Epochs of simulated time before it was launched.
    pub launched: usize,
    /// The objective metric after each epoch that was paid for, at least one.
    pub values: Vec<f32>,
    pub ending: Ending,
}

/// How a job came to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// It trained all its epochs.
    Completed,
    /// `Auto`: its current value was worse than this median of running averages, in units of the metric.
    Median { bar: f32 },
    /// Hyperband: its value came in at this place, from 1, among so many; fewer went on.
    Halved { place: usize, of: usize },
    /// The tuning ended before the job did.
    WithTuning,
}

impl JobReport {
    /// The last value reported: what SageMaker calls the job's final objective metric.
    #[must_use]
    pub fn latest(&self) -> f32 {
        *self.values.last().expect("a job trains at least one epoch")
    }

    #[must_use]
    pub fn epochs_paid(&self) -> usize {
        self.values.len()
    }
}
