//! The answer of `patience tune` for a program to read. Metrics are in their own units: accuracy is 0 to 1.

use serde::Serialize;

use crate::lab::tuner::{Choice, End, Ending, JobReport, TuningReport};
use crate::lab::{Setting, TaskName};

#[derive(Serialize)]
pub(super) struct Tuning<'a> {
    task: &'static str,
    strategy: &'static str,
    objective_metric_name: &'static str,
    objective_type: &'static str,
    max_jobs: usize,
    max_parallel_jobs: usize,
    early_stopping_type: &'static str,
    random_seed: u64,
    epochs: usize,
    /// `max_jobs`, `not_improving` or `target_reached`.
    end: &'static str,
    jobs: Vec<JobJson<'a>>,
    epochs_paid: usize,
    /// Of the same jobs, had none been stopped.
    epochs_in_full: usize,
    /// What was really trained: the epochs paid, and those that only patience needed.
    epochs_trained: usize,
    /// SageMaker's best training job.
    by_latest: ChoiceJson,
    by_best_epoch: ChoiceJson,
    patience: PatienceJson<'a>,
}

#[derive(Serialize)]
struct JobJson<'a> {
    job: usize,
    hyperparameters: serde_json::Map<String, serde_json::Value>,
    /// Epochs of simulated time before it was launched.
    launched: usize,
    epochs: usize,
    /// `completed`, `median`, `halved` or `with_tuning`.
    ended: &'static str,
    /// The median of running averages that its latest value was worse than.
    median: Option<f32>,
    latest: f32,
    best: f32,
    best_epoch: usize,
    /// After each epoch; `null` where training ran away.
    values: &'a [f32],
}

#[derive(Serialize)]
struct ChoiceJson {
    job: usize,
    epoch: usize,
    validation: f32,
    held_out: f32,
}

#[derive(Serialize)]
struct PatienceJson<'a> {
    patience: usize,
    epochs_paid: usize,
    /// The last epoch of each job.
    epochs: &'a [usize],
    deployed: ChoiceJson,
}

impl<'a> Tuning<'a> {
    pub(super) fn of(task: TaskName, tuned: &'a TuningReport) -> Tuning<'a> {
        let plan = &tuned.plan;
        Tuning {
            task: task.name(),
            strategy: plan.strategy.name(),
            objective_metric_name: plan.objective.metric.name(),
            objective_type: plan.objective.goal.name(),
            max_jobs: plan.max_jobs,
            max_parallel_jobs: plan.max_parallel_jobs,
            early_stopping_type: plan.early_stopping_type.name(),
            random_seed: plan.random_seed.0,
            epochs: plan.epochs,
            end: match tuned.end {
                End::MaxJobs => "max_jobs",
                End::NotImproving => "not_improving",
                End::TargetReached => "target_reached",
            },
            jobs: tuned
                .jobs
                .iter()
                .map(|job| JobJson::of(tuned, job))
                .collect(),
            epochs_paid: tuned.epochs_paid(),
            epochs_in_full: tuned.epochs_in_full(),
            epochs_trained: tuned.epochs_trained,
            by_latest: ChoiceJson::of(tuned.by_latest),
            by_best_epoch: ChoiceJson::of(tuned.by_best),
            patience: PatienceJson {
                patience: tuned.patience.patience,
                epochs_paid: tuned.patience.epochs_paid(),
                epochs: &tuned.patience.epochs,
                deployed: ChoiceJson::of(tuned.patience.choice),
            },
        }
    }
}

impl<'a> JobJson<'a> {
    fn of(tuned: &TuningReport, job: &'a JobReport) -> JobJson<'a> {
        let value = |setting: &Setting| match setting {
            Setting::Number(number) => (*number).into(),
            other => other.to_string().into(),
        };
        let hyperparameters = job.assignment.0.iter();
        let best_epoch = tuned.plan.objective.best_epoch(&job.values);
        let (ended, median) = match job.ending {
            Ending::Completed => ("completed", None),
            Ending::Median { bar } => ("median", Some(bar)),
            Ending::Halved { .. } => ("halved", None),
            Ending::WithTuning => ("with_tuning", None),
        };
        JobJson {
            job: job.number,
            hyperparameters: hyperparameters
                .map(|(name, set)| (name.clone(), value(set)))
                .collect(),
            launched: job.launched,
            epochs: job.epochs_paid(),
            ended,
            median,
            latest: job.latest(),
            best: job.values[best_epoch - 1],
            best_epoch,
            values: &job.values,
        }
    }
}

impl ChoiceJson {
    fn of(choice: Choice) -> ChoiceJson {
        ChoiceJson {
            job: choice.job,
            epoch: choice.epoch,
            validation: choice.value,
            held_out: choice.held_out,
        }
    }
}
