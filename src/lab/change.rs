//! Change: one technique with the numbers that define it, read and written as a person writes it. The ranges stand here
//! and nowhere else. What a change does to a run stands in `recipe.rs` (it trains differently) and `deploy.rs` (it reads
//! out differently).

use serde::{Deserialize, Serialize};

use super::early_stopping::EarlyStopping;
use super::optimizer::Optimizer;
use super::restoring::Restoring;
use super::schedule::Schedule;
use super::setting::{Amount, Defect, Setting};
use super::technique::Technique;

/// One change. All values are inside the ranges that [`Change::read`] checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Stop when the monitored validation metric has not improved, and deploy the best epoch.
    EarlyStopping(EarlyStopping),
    /// Deploy the checkpoint of an earlier epoch after the training has run to its end.
    RestoreCheckpoint(Restoring),
    /// Judge on more or fewer validation examples. Touches no gradient.
    ValidationSize(Amount),
    LearningRate(Amount),
    Schedule(Schedule),
    Optimizer(Optimizer),
    /// Drop each hidden unit with this probability while training.
    Dropout {
        rate: f32,
    },
    /// Shrink the weights (not the biases) by this share of the learning rate at every step.
    WeightDecay {
        rate: f32,
    },
    /// Show each example changed with this probability, in the way that fits the task.
    Augmentation {
        rate: f32,
    },
    /// Spread this share of every target evenly over all classes.
    LabelSmoothing {
        rate: f32,
    },
    BatchSize(Amount),
    /// Learn from more or fewer examples of the same distribution.
    TrainingSize(Amount),
    /// A network of this many times the hidden units. Another network, so it always learns from the start.
    Width {
        factor: f32,
    },
    /// Train for longer, or less long.
    Epochs(Amount),
    /// Nothing but chance: other shuffles, by the number of their stream. Whatever finds a difference here is broken.
    Sham {
        stream: u64,
    },
}

impl Change {
    #[must_use]
    pub fn technique(&self) -> Technique {
        match self {
            Change::EarlyStopping(_) => Technique::EarlyStopping,
            Change::RestoreCheckpoint(_) => Technique::RestoreCheckpoint,
            Change::ValidationSize(_) => Technique::ValidationSize,
            Change::LearningRate(_) => Technique::LearningRate,
            Change::Schedule(_) => Technique::Schedule,
            Change::Optimizer(_) => Technique::Optimizer,
            Change::Dropout { .. } => Technique::Dropout,
            Change::WeightDecay { .. } => Technique::WeightDecay,
            Change::Augmentation { .. } => Technique::Augmentation,
            Change::LabelSmoothing { .. } => Technique::LabelSmoothing,
            Change::BatchSize(_) => Technique::BatchSize,
            Change::TrainingSize(_) => Technique::TrainingSize,
            Change::Width { .. } => Technique::Width,
            Change::Epochs(_) => Technique::Epochs,
            Change::Sham { .. } => Technique::Sham,
        }
    }

    /// Whether the weights learn differently from here on. If not, the option is a read-out of the baseline run, which
    /// may have to go on for longer.
    #[must_use]
    pub fn trains_differently(&self) -> bool {
        !self.deploys() && !matches!(self, Change::ValidationSize(_) | Change::Epochs(_))
    }

    /// Whether it says which epoch is deployed.
    #[must_use]
    pub fn deploys(&self) -> bool {
        matches!(
            self,
            Change::EarlyStopping(_) | Change::RestoreCheckpoint(_)
        )
    }

    /// Reads one change of `technique`.
    ///
    /// # Errors
    /// A value of the wrong kind, or one outside the range.
    pub fn read(technique: Technique, value: &Setting) -> Result<Change, Defect> {
        let rate = |most| value.number(0.0, most).map(|rate| rate as f32);
        let change = match technique {
            Technique::EarlyStopping => EarlyStopping::read(value).map(Change::EarlyStopping),
            Technique::RestoreCheckpoint => Restoring::read(value).map(Change::RestoreCheckpoint),
            Technique::ValidationSize => value
                .amount(0.1, 16.0, 10.0, 20_000.0)
                .map(Change::ValidationSize),
            Technique::LearningRate => value
                .amount(0.001, 100.0, 1e-6, 10.0)
                .map(Change::LearningRate),
            Technique::Schedule => Schedule::read(value).map(Change::Schedule),
            Technique::Optimizer => value.one_of(&Optimizer::NAMES).map(Change::Optimizer),
            Technique::Dropout => rate(0.9).map(|rate| Change::Dropout { rate }),
            Technique::WeightDecay => rate(10.0).map(|rate| Change::WeightDecay { rate }),
            Technique::Augmentation => rate(1.0).map(|rate| Change::Augmentation { rate }),
            Technique::LabelSmoothing => rate(0.5).map(|rate| Change::LabelSmoothing { rate }),
            Technique::BatchSize => value.amount(0.1, 16.0, 1.0, 4_096.0).map(Change::BatchSize),
            Technique::TrainingSize => value
                .amount(0.1, 16.0, 10.0, 20_000.0)
                .map(Change::TrainingSize),
            Technique::Width => value
                .factor(0.25, 4.0)
                .map(|factor| Change::Width { factor }),
            Technique::Epochs => value
                .amount(0.1, 8.0, 2.0, Setting::MOST_EPOCHS as f32)
                .map(Change::Epochs),
            Technique::Sham => value.whole(1, 1_000).map(|stream| Change::Sham {
                stream: stream as u64,
            }),
        };
        change.map_err(|defect| defect.within(technique.name()))
    }
}

impl std::fmt::Display for Change {
    /// The YAML that reads back as this change.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.technique().name();
        match self {
            Change::EarlyStopping(stopping) => write!(f, "{name}: {stopping}"),
            Change::RestoreCheckpoint(restoring) => write!(f, "{name}: {restoring}"),
            Change::Schedule(schedule) => write!(f, "{name}: {schedule}"),
            Change::Optimizer(optimizer) => write!(f, "{name}: {}", optimizer.name()),
            Change::Dropout { rate }
            | Change::WeightDecay { rate }
            | Change::Augmentation { rate }
            | Change::LabelSmoothing { rate } => write!(f, "{name}: {rate}"),
            Change::Width { factor } => write!(f, "{name}: x{factor}"),
            Change::Sham { stream } => write!(f, "{name}: {stream}"),
            Change::ValidationSize(amount)
            | Change::LearningRate(amount)
            | Change::BatchSize(amount)
            | Change::TrainingSize(amount)
            | Change::Epochs(amount) => write!(f, "{name}: {amount}"),
        }
    }
}
