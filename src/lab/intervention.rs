//! Intervention: the one thing an option would do to a training, in plain words and checked numbers.
//! What a change does to a run stands in `recipe.rs` (it trains differently) and `deploy.rs` (it reads out differently).

use serde::{Deserialize, Serialize};

use super::setting::{Amount, Defect, Setting};

/// What an option changes. Changes compose; each technique at most once, in the order of [`Technique`].
/// An empty list is "no change": training goes on as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Intervention {
    changes: Vec<Change>,
}

/// One change, with the numbers that define it. All values are inside the ranges that [`Change::read`] checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Stop when the monitored validation metric has not improved, and deploy the best epoch.
    EarlyStopping(EarlyStopping),
    /// Deploy the checkpoint of this epoch, 1-based, after the training has run to its end.
    RestoreCheckpoint {
        epoch: usize,
    },
    /// Judge on more or fewer validation examples. Touches no gradient.
    ValidationSize(Amount),
    LearningRate(Amount),
    /// Drop each hidden unit with this probability while training.
    Dropout {
        rate: f32,
    },
    /// L2 penalty added to the gradient of the weights (not the biases).
    WeightDecay {
        rate: f32,
    },
    BatchSize(Amount),
    /// Learn from more or fewer examples of the same distribution.
    TrainingSize(Amount),
}

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

/// The techniques by name, in the order in which they are written and said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Technique {
    EarlyStopping,
    RestoreCheckpoint,
    ValidationSize,
    LearningRate,
    Dropout,
    WeightDecay,
    BatchSize,
    TrainingSize,
}

impl Intervention {
    /// Nothing is changed.
    #[must_use]
    pub fn none() -> Intervention {
        Intervention::default()
    }

    /// The changes together, in the order of their techniques.
    ///
    /// # Panics
    /// When two changes are of one technique.
    #[must_use]
    pub fn of(mut changes: Vec<Change>) -> Intervention {
        changes.sort_by_key(Change::technique);
        assert!(
            changes
                .windows(2)
                .all(|two| two[0].technique() != two[1].technique()),
            "one change per technique"
        );
        Intervention { changes }
    }

    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// These changes, and those of `base` that are of another technique. What these changes deploy replaces what `base`
    /// deploys.
    #[must_use]
    pub fn over(&self, base: &Intervention) -> Intervention {
        let deploys = self.changes.iter().any(Change::deploys);
        let stays = |change: &&Change| {
            let ours = self
                .changes
                .iter()
                .any(|own| own.technique() == change.technique());
            let replaced = deploys && change.deploys();
            !ours && !replaced
        };
        let both = self.changes.iter().chain(base.changes.iter().filter(stays));
        Intervention::of(both.cloned().collect())
    }

    /// Whether the weights learn differently from here on.
    #[must_use]
    pub fn trains_differently(&self) -> bool {
        self.changes.iter().any(Change::trains_differently)
    }

    /// Reads what a person wrote under an option: `{ dropout: 0.5, learning_rate: x0.1 }`, or `none`.
    ///
    /// # Errors
    /// The first name that is no technique, or value outside its range, with the path to it.
    pub fn read(setting: &Setting) -> Result<Intervention, Defect> {
        match setting {
            Setting::Text(word) if matches!(word.as_str(), "none" | "no_change") => {
                Ok(Intervention::none())
            }
            Setting::Fields(fields) => {
                let changes = fields.iter().map(|(name, value)| Change::read(name, value));
                let changes: Vec<Change> = changes.collect::<Result<_, _>>()?;
                match contradiction(&changes) {
                    Some(defect) => Err(defect),
                    None => Ok(Intervention::of(changes)),
                }
            }
            _ => Err(Defect::not_a_map(setting)),
        }
    }
}

/// Two changes that cannot stand together: of one technique, or both saying which epoch is deployed.
fn contradiction(changes: &[Change]) -> Option<Defect> {
    changes.iter().enumerate().find_map(|(place, second)| {
        let clash = |first: &&Change| {
            first.technique() == second.technique() || (first.deploys() && second.deploys())
        };
        let first = changes[..place].iter().find(clash)?;
        Some(Defect::conflict(
            first.technique().name(),
            second.technique().name(),
        ))
    })
}

impl Change {
    #[must_use]
    pub fn technique(&self) -> Technique {
        match self {
            Change::EarlyStopping(_) => Technique::EarlyStopping,
            Change::RestoreCheckpoint { .. } => Technique::RestoreCheckpoint,
            Change::ValidationSize(_) => Technique::ValidationSize,
            Change::LearningRate(_) => Technique::LearningRate,
            Change::Dropout { .. } => Technique::Dropout,
            Change::WeightDecay { .. } => Technique::WeightDecay,
            Change::BatchSize(_) => Technique::BatchSize,
            Change::TrainingSize(_) => Technique::TrainingSize,
        }
    }

    /// Whether the weights learn differently from here on. If not, the option is a read-out of the baseline run.
    #[must_use]
    pub fn trains_differently(&self) -> bool {
        match self {
            Change::EarlyStopping(_)
            | Change::RestoreCheckpoint { .. }
            | Change::ValidationSize(_) => false,
            Change::LearningRate(_)
            | Change::Dropout { .. }
            | Change::WeightDecay { .. }
            | Change::BatchSize(_)
            | Change::TrainingSize(_) => true,
        }
    }

    /// Whether it says which epoch is deployed.
    #[must_use]
    pub fn deploys(&self) -> bool {
        matches!(
            self,
            Change::EarlyStopping(_) | Change::RestoreCheckpoint { .. }
        )
    }

    /// Reads one change by its technique's name; the ranges stand here and nowhere else.
    ///
    /// # Errors
    /// An unknown name, a value of the wrong kind, or one outside the range.
    pub fn read(name: &str, value: &Setting) -> Result<Change, Defect> {
        let technique = Technique::read(name)?;
        let change = match technique {
            Technique::EarlyStopping => EarlyStopping::read(value).map(Change::EarlyStopping),
            Technique::RestoreCheckpoint => value
                .whole(1, Setting::MOST_EPOCHS)
                .map(|epoch| Change::RestoreCheckpoint { epoch }),
            Technique::ValidationSize => value
                .amount(0.1, 16.0, 10.0, 20_000.0)
                .map(Change::ValidationSize),
            Technique::LearningRate => value
                .amount(0.001, 100.0, 1e-6, 10.0)
                .map(Change::LearningRate),
            Technique::Dropout => value
                .number(0.0, 0.9)
                .map(|rate| Change::Dropout { rate: rate as f32 }),
            Technique::WeightDecay => value
                .number(0.0, 1.0)
                .map(|rate| Change::WeightDecay { rate: rate as f32 }),
            Technique::BatchSize => value.amount(0.1, 16.0, 1.0, 4_096.0).map(Change::BatchSize),
            Technique::TrainingSize => value
                .amount(0.1, 16.0, 10.0, 20_000.0)
                .map(Change::TrainingSize),
        };
        change.map_err(|defect| defect.within(technique.name()))
    }
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

    fn read(value: &Setting) -> Result<EarlyStopping, Defect> {
        let mut read = EarlyStopping::new();
        for (name, value) in value.fields()? {
            match name.as_str() {
                "monitor" => read.monitor = Monitor::named(value).map_err(|d| d.within(name))?,
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

    /// # Errors
    /// When no metric has that name.
    pub(super) fn named(value: &Setting) -> Result<Monitor, Defect> {
        value.one_of(&Monitor::NAMES)
    }
}

impl Technique {
    const NAMES: [(&'static str, Technique); 8] = [
        ("early_stopping", Technique::EarlyStopping),
        ("restore_checkpoint", Technique::RestoreCheckpoint),
        ("validation_size", Technique::ValidationSize),
        ("learning_rate", Technique::LearningRate),
        ("dropout", Technique::Dropout),
        ("weight_decay", Technique::WeightDecay),
        ("batch_size", Technique::BatchSize),
        ("training_size", Technique::TrainingSize),
    ];

    /// The name a person writes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Technique::NAMES[self as usize].0
    }

    fn read(name: &str) -> Result<Technique, Defect> {
        let found = Technique::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|&(_, technique)| technique).ok_or_else(|| {
            let names: Vec<&str> = Technique::NAMES.iter().map(|(known, _)| *known).collect();
            Defect::unknown_name(name, &names)
        })
    }
}

impl std::fmt::Display for Intervention {
    /// The YAML that reads back as this intervention.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.changes.is_empty() {
            return f.write_str("none");
        }
        let fields: Vec<String> = self.changes.iter().map(Change::to_string).collect();
        write!(f, "{{ {} }}", fields.join(", "))
    }
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.technique().name();
        match self {
            Change::EarlyStopping(stopping) => {
                write!(
                    f,
                    "{name}: {{ monitor: \"{}\", patience: {}",
                    stopping.monitor.name(),
                    stopping.patience
                )?;
                if stopping.min_delta > 0.0 {
                    write!(f, ", min_delta: {}", stopping.min_delta)?;
                }
                f.write_str(" }")
            }
            Change::RestoreCheckpoint { epoch } => write!(f, "{name}: {epoch}"),
            Change::Dropout { rate } | Change::WeightDecay { rate } => write!(f, "{name}: {rate}"),
            Change::ValidationSize(amount)
            | Change::LearningRate(amount)
            | Change::BatchSize(amount)
            | Change::TrainingSize(amount) => write!(f, "{name}: {amount}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_techniques() {
        for (place, (name, technique)) in Technique::NAMES.iter().enumerate() {
            assert_eq!(*technique as usize, place);
            assert_eq!(technique.name(), *name);
        }
    }

    #[test]
    fn changes_are_said_in_one_order() {
        let both = Intervention::of(vec![
            Change::Dropout { rate: 0.5 },
            Change::EarlyStopping(EarlyStopping::new()),
        ]);
        assert_eq!(
            both.to_string(),
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 20 }, dropout: 0.5 }"#
        );
    }
}
