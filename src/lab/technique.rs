//! Technique: what can be changed in a training, by the names that a person writes.

use serde::{Deserialize, Serialize};

use super::setting::Defect;

/// The techniques, in the order in which they are written and said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Technique {
    EarlyStopping,
    RestoreCheckpoint,
    ValidationSize,
    LearningRate,
    Schedule,
    Optimizer,
    Dropout,
    WeightDecay,
    Augmentation,
    LabelSmoothing,
    BatchSize,
    TrainingSize,
    Width,
    Epochs,
    Sham,
}

impl Technique {
    const NAMES: [(&'static str, Technique); 15] = [
        ("early_stopping", Technique::EarlyStopping),
        ("restore_checkpoint", Technique::RestoreCheckpoint),
        ("validation_size", Technique::ValidationSize),
        ("learning_rate", Technique::LearningRate),
        ("schedule", Technique::Schedule),
        ("optimizer", Technique::Optimizer),
        ("dropout", Technique::Dropout),
        ("weight_decay", Technique::WeightDecay),
        ("augmentation", Technique::Augmentation),
        ("label_smoothing", Technique::LabelSmoothing),
        ("batch_size", Technique::BatchSize),
        ("training_size", Technique::TrainingSize),
        ("width", Technique::Width),
        ("epochs", Technique::Epochs),
        ("sham", Technique::Sham),
    ];

    /// The name a person writes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Technique::NAMES[self as usize].0
    }

    /// Every technique, in order.
    pub fn all() -> impl Iterator<Item = Technique> {
        Technique::NAMES.iter().map(|&(_, technique)| technique)
    }

    /// # Errors
    /// When no technique goes by that name; `besides` are other names that could stand there.
    pub(super) fn read(name: &str, besides: &[&str]) -> Result<Technique, Defect> {
        let found = Technique::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|&(_, technique)| technique).ok_or_else(|| {
            let names = Technique::NAMES.iter().map(|(known, _)| *known);
            let names: Vec<&str> = names.chain(besides.iter().copied()).collect();
            Defect::unknown_name(name, &names)
        })
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
}
