//! Early stopping in the training job: patience, as a small state machine over one monitored number.
//! It is not SageMaker's median rule, which compares jobs, nor a tuner's completion criterion.

use serde::{Deserialize, Serialize};

use super::loss::Score;
use super::setting::{Defect, Setting};

/// Patience in the training job, with the best weights restored; the words are those of Keras.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlyStopping {
    pub monitor: Monitor,
    /// Epochs without improvement before it stops, at least 1.
    pub patience: usize,
    /// An improvement must be larger than this.
    pub min_delta: f32,
}

/// What early stopping looks at. Always measured on the validation set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Monitor {
    Accuracy,
    Loss,
}

impl EarlyStopping {
    /// Keras's words with this program's defaults: validation accuracy, patience 20, min_delta 0.
    #[must_use]
    pub fn new() -> EarlyStopping {
        EarlyStopping {
            monitor: Monitor::Accuracy,
            patience: 20,
            min_delta: 0.0,
        }
    }

    pub(super) fn read(value: &Setting) -> Result<EarlyStopping, Defect> {
        let mut read = EarlyStopping::new();
        for (name, value) in value.fields()? {
            match name.as_str() {
                "monitor" => read.monitor = Monitor::read(value)?,
                "patience" => {
                    read.patience = value
                        .whole(1, Setting::MOST_EPOCHS)
                        .map_err(|d| d.within(name))?
                }
                "min_delta" => {
                    read.min_delta = value.number(0.0, 1.0).map_err(|d| d.within(name))? as f32
                }
                _ => {
                    return Err(Defect::unknown_name(
                        name,
                        &["monitor", "patience", "min_delta"],
                    ));
                }
            }
        }
        Ok(read)
    }
}

impl Default for EarlyStopping {
    fn default() -> EarlyStopping {
        EarlyStopping::new()
    }
}

impl Monitor {
    const NAMES: [(&'static str, Monitor); 2] = [
        ("validation:accuracy", Monitor::Accuracy),
        ("validation:loss", Monitor::Loss),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        Monitor::NAMES[usize::from(self == Monitor::Loss)].0
    }

    fn read(value: &Setting) -> Result<Monitor, Defect> {
        value
            .one_of(&Monitor::NAMES)
            .map_err(|defect| defect.within("monitor"))
    }
}

impl std::fmt::Display for EarlyStopping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{{ monitor: \"{}\", patience: {}",
            self.monitor.name(),
            self.patience
        )?;
        if self.min_delta > 0.0 {
            write!(f, ", min_delta: {}", self.min_delta)?;
        }
        f.write_str(" }")
    }
}

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
    /// The monitored value, turned so that more is better.
    fn upward(self, score: Score) -> f32 {
        match self {
            Monitor::Accuracy => score.quality,
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
        quality: &[f32],
        stopped: Option<usize>,
        best: usize,
    ) {
        let scores: Vec<Score> = quality
            .iter()
            .map(|&quality| Score {
                quality,
                loss: -quality,
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
                "{monitor:?} {quality:?}"
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
