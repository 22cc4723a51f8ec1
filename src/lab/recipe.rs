//! Recipe: all choices that define how a network learns, but for how long (`arm.rs`). What is deployed in the end is in
//! `deploy.rs`.

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::intervention::Intervention;
use super::optimizer::Optimizer;
use super::schedule::Schedule;
use super::setting::{Defect, Setting};
use super::technique::Technique;

/// How a network learns. Built from a task's own recipe and checked changes, so every value is usable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    pub optimizer: Optimizer,
    pub learning_rate: f32,
    pub schedule: Schedule,
    /// Examples per step, at least 1.
    pub batch_size: usize,
    /// Probability of dropping a hidden unit, 0 to 0.9.
    pub dropout: f32,
    /// Share of the learning rate by which weights shrink at every step.
    pub weight_decay: f32,
    /// Probability that an example is shown changed, 0 to 1.
    pub augmentation: f32,
    /// Share of each target that is spread over all classes, 0 to 0.5.
    pub label_smoothing: f32,
    /// Hidden units, as a multiple of the task's own.
    pub width: f32,
    pub n_train: usize,
    pub n_validation: usize,
    /// Which stream of chance orders the examples and drops units; 0 is the seed's own.
    pub shuffles: u64,
}

impl Recipe {
    /// No set is larger.
    pub const MOST_EXAMPLES: usize = 20_000;

    /// Plain training: momentum at a constant rate, and nothing against overfitting.
    #[must_use]
    pub fn plain(learning_rate: f32, batch_size: usize) -> Recipe {
        Recipe {
            optimizer: Optimizer::Momentum,
            learning_rate,
            schedule: Schedule::Constant,
            batch_size,
            dropout: 0.0,
            weight_decay: 0.0,
            augmentation: 0.0,
            label_smoothing: 0.0,
            width: 1.0,
            n_train: 1,
            n_validation: 1,
            shuffles: 0,
        }
    }

    /// The same recipe with the intervention's changes to training and measurement made.
    #[must_use]
    pub fn changed_by(&self, intervention: &Intervention) -> Recipe {
        let mut recipe = self.clone();
        for change in intervention.changes() {
            recipe.take(change);
        }
        recipe
    }

    fn take(&mut self, change: &Change) {
        match *change {
            Change::EarlyStopping(_) | Change::RestoreCheckpoint(_) | Change::Epochs(_) => {}
            Change::ValidationSize(amount) => {
                self.n_validation = amount.of_count(self.n_validation)
            }
            Change::LearningRate(amount) => self.learning_rate = amount.of(self.learning_rate),
            Change::Schedule(schedule) => self.schedule = schedule,
            Change::Optimizer(optimizer) => self.optimizer = optimizer,
            Change::Dropout { rate } => self.dropout = rate,
            Change::WeightDecay { rate } => self.weight_decay = rate,
            Change::Augmentation { rate } => self.augmentation = rate,
            Change::LabelSmoothing { rate } => self.label_smoothing = rate,
            Change::BatchSize(amount) => self.batch_size = amount.of_count(self.batch_size),
            Change::TrainingSize(amount) => self.n_train = amount.of_count(self.n_train),
            Change::Width { factor } => self.width *= factor,
            Change::Sham { stream } => self.shuffles = stream,
        }
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
        value(f64::from(self.width))
            .number(0.25, 4.0)
            .map_err(within(Technique::Width))?;
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
        let blind = !self.schedule.looks_at_validation();
        *self
            == Recipe {
                n_validation: if blind {
                    self.n_validation
                } else {
                    other.n_validation
                },
                ..other.clone()
            }
    }
}

impl std::fmt::Display for Recipe {
    /// YAML, one name a line.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "optimizer: {}", self.optimizer.name())?;
        writeln!(f, "learning_rate: {}", self.learning_rate)?;
        writeln!(f, "schedule: {}", self.schedule)?;
        writeln!(f, "batch_size: {}", self.batch_size)?;
        writeln!(f, "dropout: {}", self.dropout)?;
        writeln!(f, "weight_decay: {}", self.weight_decay)?;
        writeln!(f, "augmentation: {}", self.augmentation)?;
        writeln!(f, "label_smoothing: {}", self.label_smoothing)?;
        writeln!(f, "width: x{}", self.width)?;
        writeln!(f, "training_size: {}", self.n_train)?;
        writeln!(f, "validation_size: {}", self.n_validation)
    }
}
