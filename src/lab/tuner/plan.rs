//! Plan: the arguments of a tuning, by the names of SageMaker's SDK, and how they are read. What the tuner does with them
//! is in `clock.rs`; which of them cannot stand together is in `check.rs`.

use super::completion::CompletionCriteria;
use super::knob::Knob;
use super::objective::{Goal, Objective};
use super::range::Range;
use super::space::Space;
use super::strategy::Strategy;
use crate::lab::early_stopping::Monitor;
use crate::lab::setting::{Defect, Setting};
use crate::seed::Seed;

/// The arguments of a `HyperparameterTuner`, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct TuningPlan {
    pub strategy: Strategy,
    /// `hyperparameter_ranges`, each name once.
    pub ranges: Vec<(String, Range)>,
    pub objective: Objective,
    /// Jobs in all.
    pub max_jobs: usize,
    /// Jobs at the same time.
    pub max_parallel_jobs: usize,
    pub early_stopping_type: EarlyStoppingType,
    pub completion: CompletionCriteria,
    /// `random_seed`: proposals follow from it and from the metrics of jobs.
    pub random_seed: Seed,
    /// Epochs of a job that nothing stops. SageMaker leaves this to the training script.
    pub epochs: usize,
}

/// `early_stopping_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlyStoppingType {
    Off,
    /// The median rule between jobs.
    Auto,
}

impl EarlyStoppingType {
    const NAMES: [(&'static str, EarlyStoppingType); 2] = [
        ("Off", EarlyStoppingType::Off),
        ("Auto", EarlyStoppingType::Auto),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        EarlyStoppingType::NAMES[self as usize].0
    }
}

impl TuningPlan {
    const NAMES: [&'static str; 11] = [
        "strategy",
        "hyperparameter_ranges",
        "objective_metric_name",
        "objective_type",
        "max_jobs",
        "max_parallel_jobs",
        "early_stopping_type",
        "max_number_of_training_jobs_not_improving",
        "target_objective_metric_value",
        "random_seed",
        "epochs",
    ];

    /// Reads names and values; what is not written has the SDK's default. `max_jobs` of a grid is the number of its
    /// combinations unless it is written.
    ///
    /// # Errors
    /// The first name or value that cannot be used, and arguments that cannot stand together.
    pub fn read(setting: &Setting) -> Result<TuningPlan, Defect> {
        let mut read = TuningPlan::default();
        let mut max_jobs = None;
        for (name, value) in setting.fields()? {
            if name == "max_jobs" {
                max_jobs = Some(
                    value
                        .whole(1, usize::MAX)
                        .map_err(|defect| defect.within(name))?,
                );
            } else {
                read.read_one(name, value)
                    .map_err(|defect| defect.within(name))?;
            }
        }
        let grid = Space(&read.ranges)
            .n_combinations()
            .filter(|_| read.strategy == Strategy::Grid);
        read.max_jobs = max_jobs.or(grid).unwrap_or(1);
        read.check()?;
        Ok(read)
    }

    fn read_one(&mut self, name: &str, value: &Setting) -> Result<(), Defect> {
        match name {
            "strategy" => self.strategy = value.one_of(&Strategy::NAMES)?,
            "hyperparameter_ranges" => self.ranges = read_ranges(value)?,
            "objective_metric_name" => self.objective.metric = Monitor::named(value)?,
            "objective_type" => self.objective.goal = value.one_of(&Goal::NAMES)?,
            "max_parallel_jobs" => self.max_parallel_jobs = value.whole(1, usize::MAX)?,
            "early_stopping_type" => {
                self.early_stopping_type = value.one_of(&EarlyStoppingType::NAMES)?;
            }
            "max_number_of_training_jobs_not_improving" => {
                let fewest = CompletionCriteria::FEWEST_NOT_IMPROVING;
                let most = value.whole(fewest, TuningPlan::MOST_JOBS_AT_RANDOM)?;
                self.completion.max_jobs_not_improving = Some(most);
            }
            "target_objective_metric_value" => {
                self.completion.target = Some(value.number(-1e6, 1e6)? as f32);
            }
            "random_seed" => self.random_seed = Seed(value.whole(0, u32::MAX as usize)? as u64),
            "epochs" => self.epochs = value.whole(1, Setting::MOST_EPOCHS)?,
            _ => {
                return Err(Defect {
                    path: Vec::new(),
                    ..Defect::unknown_name(name, &TuningPlan::NAMES)
                });
            }
        }
        Ok(())
    }
}

impl Default for TuningPlan {
    /// The SDK's defaults; no ranges yet, so it is not a plan that can be run.
    fn default() -> TuningPlan {
        TuningPlan {
            strategy: Strategy::Bayesian,
            ranges: Vec::new(),
            objective: Objective {
                metric: Monitor::Accuracy,
                goal: Goal::Maximize,
            },
            max_jobs: 1,
            max_parallel_jobs: 1,
            early_stopping_type: EarlyStoppingType::Off,
            completion: CompletionCriteria::default(),
            random_seed: Seed(0),
            epochs: 400,
        }
    }
}

fn read_ranges(setting: &Setting) -> Result<Vec<(String, Range)>, Defect> {
    let read = |(name, value): &(String, Setting)| {
        let range = Range::read(Knob::named(name)?, value).map_err(|defect| defect.within(name))?;
        Ok((name.clone(), range))
    };
    setting.fields()?.iter().map(read).collect()
}
