//! Recipe: all choices that define how a network learns. What is deployed in the end is in `deploy.rs`.

use serde::{Deserialize, Serialize};

use super::intervention::{Change, Intervention, Technique};
use super::setting::{Defect, Setting};

/// How a network learns. Built from a task's own recipe and checked changes, so every value is usable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    pub learning_rate: f32,
    pub momentum: f32,
    /// Examples per step, at least 1.
    pub batch_size: usize,
    /// Probability of dropping a hidden unit, 0 to 0.9.
    pub dropout: f32,
    pub weight_decay: f32,
    pub n_train: usize,
    pub n_validation: usize,
}

impl Recipe {
    /// No set is larger.
    pub const MOST_EXAMPLES: usize = 20_000;

    /// The same recipe with the intervention's changes to training and measurement made.
    #[must_use]
    pub fn changed_by(&self, intervention: &Intervention) -> Recipe {
        let mut recipe = self.clone();
        for change in intervention.changes() {
            match *change {
                Change::EarlyStopping(_) | Change::RestoreCheckpoint { .. } => {}
                Change::ValidationSize(amount) => {
                    recipe.n_validation = amount.of_count(recipe.n_validation)
                }
                Change::LearningRate(amount) => {
                    recipe.learning_rate = amount.of(recipe.learning_rate)
                }
                Change::Dropout { rate } => recipe.dropout = rate,
                Change::WeightDecay { rate } => recipe.weight_decay = rate,
                Change::BatchSize(amount) => recipe.batch_size = amount.of_count(recipe.batch_size),
                Change::TrainingSize(amount) => recipe.n_train = amount.of_count(recipe.n_train),
            }
        }
        recipe
    }

    /// Whether changes upon changes have led beyond what is allowed for each alone.
    ///
    /// # Errors
    /// The name of the value that is out of its range.
    pub fn check(&self) -> Result<(), Defect> {
        let value = |number: f64| Setting::Number(number);
        let most = Recipe::MOST_EXAMPLES;
        let within = |technique: Technique| move |defect: Defect| defect.within(technique.name());
        value(f64::from(self.learning_rate))
            .number(0.0, 10.0)
            .map_err(within(Technique::LearningRate))?;
        value(self.n_train as f64)
            .whole(1, most)
            .map_err(within(Technique::TrainingSize))?;
        value(self.n_validation as f64)
            .whole(1, most)
            .map_err(within(Technique::ValidationSize))?;
        Ok(())
    }

    /// Whether both recipes move the weights alike, whatever is measured.
    #[must_use]
    pub fn learns_like(&self, other: &Recipe) -> bool {
        *self
            == Recipe {
                n_validation: self.n_validation,
                ..other.clone()
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Amount;

    #[test]
    fn measuring_more_learns_nothing_else() {
        let recipe = Recipe::image();
        let measured = recipe.changed_by(&Intervention::of(vec![Change::ValidationSize(
            Amount::Times(4.0),
        )]));
        assert_eq!(measured.n_validation, 4 * recipe.n_validation);
        assert!(measured.learns_like(&recipe));
        let slower = recipe.changed_by(&Intervention::of(vec![Change::LearningRate(
            Amount::Times(0.1),
        )]));
        assert!(!slower.learns_like(&recipe));
    }
}
