//! Early stopping in the training job: patience, as a small state machine over one monitored number.
//! It is not SageMaker's median rule, which compares jobs, nor a tuner's completion criterion.

use super::intervention::{EarlyStopping, Monitor};
use super::loss::Score;

/// What patience made of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The epoch after which training stopped, 1-based; `None` when it ran to its end.
    pub(crate) stopped: Option<usize>,
    /// The epoch with the best monitored value among those trained, the earliest of equals.
    pub(crate) best: usize,
}

impl EarlyStopping {
    /// Watches `validation`, one score per epoch. An improvement beats the last significant one by more than
    /// `min_delta`; `patience` epochs without one stop the training. As Keras 3 does it, but for one thing: the best
    /// epoch here is the best value seen, significant or not, so that `min_delta` never loses it. NaN never improves.
    pub(crate) fn watch(&self, validation: &[Score]) -> Stop {
        let mut best = (0, f32::NEG_INFINITY);
        let mut significant = f32::NEG_INFINITY;
        let mut wait = 0;
        for (place, score) in validation.iter().enumerate() {
            let value = self.monitor.upward(*score);
            if value > best.1 {
                best = (place, value);
            }
            wait += 1;
            if value > significant + self.min_delta {
                significant = value;
                wait = 0;
            }
            if wait >= self.patience {
                return Stop {
                    stopped: Some(place + 1),
                    best: best.0 + 1,
                };
            }
        }
        Stop {
            stopped: None,
            best: best.0 + 1,
        }
    }
}

impl Monitor {
    /// The monitored value.
    pub(crate) fn of(self, score: Score) -> f32 {
        match self {
            Monitor::Accuracy => score.accuracy,
            Monitor::Loss => score.loss,
        }
    }

    /// The monitored value, turned so that more is better.
    fn upward(self, score: Score) -> f32 {
        match self {
            Monitor::Accuracy => score.accuracy,
            Monitor::Loss => -score.loss,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        patience: usize,
        min_delta: f32,
        accuracy: &[f32],
        stopped: Option<usize>,
        best: usize,
    ) {
        let scores: Vec<Score> = accuracy
            .iter()
            .map(|&accuracy| Score {
                accuracy,
                loss: -accuracy,
            })
            .collect();
        for monitor in [Monitor::Accuracy, Monitor::Loss] {
            let stopping = EarlyStopping {
                monitor,
                patience,
                min_delta,
            };
            assert_eq!(
                stopping.watch(&scores),
                Stop { stopped, best },
                "{monitor:?} {accuracy:?}"
            );
        }
    }

    #[test]
    fn patience_counts_epochs_without_gain() {
        check(2, 0.0, &[0.1, 0.2, 0.2, 0.1, 0.9], Some(4), 2);
        check(2, 0.0, &[0.1, 0.2, 0.1, 0.3, 0.2], None, 4);
        check(1, 0.0, &[0.5, 0.5], Some(2), 1);
    }

    #[test]
    fn a_slow_creep_within_min_delta_stops_but_the_best_is_kept() {
        check(2, 0.05, &[0.50, 0.52, 0.54, 0.9], Some(3), 3);
        check(3, 0.05, &[0.50, 0.52, 0.54, 0.57], None, 4);
    }

    #[test]
    fn nan_is_no_improvement() {
        check(2, 0.0, &[0.3, f32::NAN, f32::NAN], Some(3), 1);
        check(2, 0.0, &[f32::NAN, f32::NAN], Some(2), 1);
    }
}
