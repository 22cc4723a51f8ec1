//! Report: what a tuning came to, and what patience inside its jobs would have come to with the same hyperparameters.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::clock::{Job, Listener, Stage};
use super::completion::End;
use super::job::{Ending, JobReport, TrainingJob};
use super::median;
use super::objective::Objective;
use super::plan::TuningPlan;
use crate::lab::early_stopping::EarlyStopping;
use crate::lab::loss::Score;
use crate::lab::stopper::StopReport;

/// A tuning that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct TuningReport {
    pub plan: TuningPlan,
    /// In the order of launching, at least one.
    pub jobs: Vec<JobReport>,
    pub end: End,
    /// The best training job as SageMaker names it: by the latest value of each job, deployed as it is then.
    pub by_latest: Choice,
    /// The best job by its best epoch among those paid for, deployed as it was at that epoch.
    pub by_best: Choice,
    /// The same jobs, each with patience and the best epoch restored instead of any rule between jobs.
    pub patience: Patience,
    /// Epochs that were really trained: those paid for, and those that only patience would have needed.
    pub epochs_trained: usize,
}

/// A job with the epoch that would be deployed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Number of the job, from 1.
    pub job: usize,
    /// 1-based.
    pub epoch: usize,
    /// The objective metric there, on validation examples.
    pub value: f32,
    /// The same metric on held-out examples; nothing was chosen by it.
    pub held_out: f32,
}

/// What patience inside every job would have done.
#[derive(Clone, Debug, PartialEq)]
pub struct Patience {
    pub patience: usize,
    /// The last epoch of each job.
    pub epochs: Vec<usize>,
    pub choice: Choice,
}

impl TuningReport {
    pub(super) fn of<J: TrainingJob>(
        plan: &TuningPlan,
        mut jobs: Vec<Job<J>>,
        end: End,
        listener: Listener<'_>,
    ) -> ControlFlow<(), TuningReport> {
        let reports: Vec<JobReport> = jobs
            .iter()
            .enumerate()
            .map(|(place, job)| report(place + 1, job))
            .collect();
        let lengths = || jobs.iter().map(|job| job.values.len());
        let by_latest = choice(&jobs, plan.objective, lengths());
        let best = jobs
            .iter()
            .map(|job| plan.objective.best_epoch(&job.values));
        let by_best = choice(&jobs, plan.objective, best);
        let patience = Patience::of(plan, &mut jobs, listener)?;
        ControlFlow::Continue(TuningReport {
            plan: plan.clone(),
            jobs: reports,
            end,
            by_latest,
            by_best,
            patience,
            epochs_trained: jobs.iter().map(|job| job.values.len()).sum(),
        })
    }

    #[must_use]
    pub fn epochs_paid(&self) -> usize {
        self.jobs.iter().map(JobReport::epochs_paid).sum()
    }

    /// What the median rule would hold against a next job after each epoch, as far as any job came, in units of the
    /// metric.
    #[must_use]
    pub fn next_bar(&self) -> Vec<f32> {
        let objective = self.plan.objective;
        let upward = |job: &JobReport| -> Vec<f64> {
            let values = job.values.iter();
            values.map(|&value| objective.upward(value)).collect()
        };
        let jobs: Vec<Vec<f64>> = self.jobs.iter().map(upward).collect();
        let bar = |epoch| median::bar(jobs.iter().map(Vec::as_slice), epoch);
        let bars = (1..=self.plan.epochs).map_while(bar);
        bars.map(|bar| objective.upward(bar as f32) as f32)
            .collect()
    }

    /// What the launched jobs would have cost if none had been stopped.
    #[must_use]
    pub fn epochs_in_full(&self) -> usize {
        self.jobs.len() * self.plan.epochs
    }

    /// Jobs that something stopped before their last epoch.
    #[must_use]
    pub fn n_stopped(&self) -> usize {
        let stopped = |job: &&JobReport| job.ending != Ending::Completed;
        self.jobs.iter().filter(stopped).count()
    }
}

fn report<J>(number: usize, job: &Job<J>) -> JobReport {
    JobReport {
        number,
        assignment: job.assignment.clone(),
        launched: job.launched,
        values: job.values.clone(),
        ending: match job.stage {
            Stage::Ended(ending) => ending,
            Stage::Running | Stage::Waiting | Stage::Ready => Ending::WithTuning,
        },
    }
}

/// The job whose value at its epoch is best, the first of equals.
fn choice<J: TrainingJob>(
    jobs: &[Job<J>],
    objective: Objective,
    epochs: impl Iterator<Item = usize>,
) -> Choice {
    let values = jobs
        .iter()
        .zip(epochs)
        .map(|(job, epoch)| (job.values[epoch - 1], epoch));
    let (values, epochs): (Vec<f32>, Vec<usize>) = values.unzip();
    let place = objective.best_epoch(&values) - 1;
    Choice {
        job: place + 1,
        epoch: epochs[place],
        value: values[place],
        held_out: jobs[place].training.held_out(epochs[place]),
    }
}

impl Patience {
    /// Trains each job on until patience stops it, where the tuner did not go that far.
    fn of<J: TrainingJob>(
        plan: &TuningPlan,
        jobs: &mut [Job<J>],
        listener: Listener<'_>,
    ) -> ControlFlow<(), Patience> {
        let patience = EarlyStopping::new().patience;
        let objective = plan.objective;
        let train_on = |job: &mut Job<J>| {
            let goes_on = |job: &Job<J>| {
                let stopped = stop(objective, patience, &job.values).stop_epoch;
                job.values.len() < plan.epochs && stopped.is_none()
            };
            while goes_on(job) {
                job.values.push(job.training.epoch());
                listener()?;
            }
            ControlFlow::Continue(())
        };
        jobs.par_iter_mut().try_for_each(train_on)?;
        let stops: Vec<_> = jobs
            .iter()
            .map(|job| stop(objective, patience, &job.values))
            .collect();
        let epochs = stops
            .iter()
            .map(|stop| stop.stop_epoch.unwrap_or(plan.epochs))
            .collect();
        let best = stops.iter().map(|stop| stop.deployed_epoch.max(1));
        ControlFlow::Continue(Patience {
            patience,
            epochs,
            choice: choice(jobs, objective, best),
        })
    }

    #[must_use]
    pub fn epochs_paid(&self) -> usize {
        self.epochs.iter().sum()
    }
}

/// What patience makes of values by epoch.
fn stop(objective: Objective, patience: usize, values: &[f32]) -> StopReport {
    let upward = |&value: &f32| Score {
        quality: objective.upward(value) as f32,
        loss: 0.0,
    };
    let scores: Vec<Score> = values.iter().map(upward).collect();
    let stopping = EarlyStopping {
        patience,
        ..EarlyStopping::new()
    };
    stopping.watch(&scores, 0)
}
