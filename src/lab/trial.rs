//! Trials: every option of an experiment really trained, seed by seed. Options of one seed share data, first
//! weights, shuffles and the run up to the fork; what does not learn differently is read out of the baseline run
//! and never trained again. What the trials add up to is in `compare.rs`.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::bench::Bench;
use super::curve::Curve;
use super::deploy::Deployment;
use super::experiment::Experiment;
use super::task::Groundwork;
use crate::seed::Seed;

/// All runs of an experiment, in the order of its seeds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trials {
    pub experiment: Experiment,
    pub by_seed: Vec<Trial>,
}

/// The baseline and every option on one seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    pub seed: Seed,
    pub baseline: Outcome,
    /// In the order of the experiment's options; `None` where nothing can be trained.
    pub options: Vec<Option<Outcome>>,
}

/// What one run led to. Values are of the task's metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub curve: Curve,
    pub deployment: Deployment,
    /// What was paid, in epochs of the baseline: an epoch over four times the examples counts four times.
    pub cost: f32,
    /// The deployed weights on held-out examples. Looked at once, after everything is chosen.
    pub held_out: f32,
    /// How much better the deployed weights do on train than on held-out examples: the generalization gap. Not
    /// validation, which is flattered by having been chosen by.
    pub gap: f32,
    /// The first epoch that ended without a finite loss, 1-based: training ran away.
    pub diverged: Option<usize>,
}

/// What is told while trials run, from any thread.
pub enum Event<'a> {
    /// What the task needs before its first run is being made, once for all; nothing is trained until it is there.
    Groundwork,
    /// One more epoch is trained; [`Experiment::epochs_to_train`] of them for each seed in all.
    Epoch(Progress),
    /// This trial was kept from before and need not be trained.
    Kept(&'a Trial),
    /// The baseline of a seed has come to its end.
    Baseline(&'a Curve),
    /// A seed is done.
    Trial(&'a Trial),
}

/// Where a training is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    pub seed: Seed,
    /// Which way of learning: 0 is the baseline, then the others in the order in which options first need them.
    pub arm: usize,
    /// The epoch that is done, 1-based.
    pub epoch: usize,
    /// The task's metric after it.
    pub train: f32,
    pub validation: f32,
}

/// Hears events and says whether to go on.
pub type Listener<'a> = &'a (dyn Fn(Event<'_>) -> ControlFlow<()> + Sync);

/// How many seeds are trained at once, at most.
#[must_use]
pub fn threads() -> usize {
    rayon::current_num_threads()
}

/// Runs every option on every seed, as many seeds at once as there are threads.
///
/// The result depends on the experiment and the seeds alone, not on threads or timing. `Break` from the listener
/// stops all seeds at their next epoch and is passed on.
///
/// # Panics
/// When `groundwork` is not that of the task.
pub fn run(
    experiment: &Experiment,
    groundwork: &Groundwork,
    seeds: &[Seed],
    listener: Listener<'_>,
) -> ControlFlow<(), Trials> {
    let bench = Bench::of(experiment, groundwork);
    bench.assert_ready(groundwork);
    let stopped = AtomicBool::new(false);
    let once_stopped = |event: Event<'_>| {
        if stopped.load(Ordering::Relaxed) || listener(event).is_break() {
            stopped.store(true, Ordering::Relaxed);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    };
    let trials = seeds
        .par_iter()
        .map(|&seed| bench.run_seed(seed, &once_stopped));
    let done: Option<Vec<Trial>> = trials.map(ControlFlow::continue_value).collect();
    match done {
        None => ControlFlow::Break(()),
        Some(by_seed) => ControlFlow::Continue(Trials {
            experiment: experiment.clone(),
            by_seed,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Change, Class, Comparison, Intervention, Symptom, TaskName};

    fn experiment(epochs: usize, options: Vec<Change>) -> Experiment {
        let labels = ('A'..).map(String::from);
        let options = options
            .into_iter()
            .map(|change| Some(Intervention::of(vec![change])));
        Experiment {
            task: TaskName::Image,
            fork: epochs / 2,
            epochs,
            symptom: Symptom::Overfitting,
            baseline: Intervention::none(),
            options: labels.zip(options).collect(),
        }
    }

    fn trained(experiment: &Experiment, seeds: std::ops::RangeInclusive<u64>) -> Trials {
        let seeds: Vec<Seed> = seeds.map(Seed).collect();
        let go_on = |_: Event<'_>| ControlFlow::Continue(());
        let trials = run(experiment, &Groundwork::none(), &seeds, &go_on);
        trials.continue_value().expect("nobody breaks it off")
    }

    /// Other shuffles from the fork on, and nothing else. Whatever finds a difference here is broken.
    #[test]
    fn a_sham_arm_ties() {
        let plain = Change::ValidationSize(crate::lab::Amount::Times(1.0));
        let trials = trained(
            &experiment(200, vec![plain, Change::Sham { stream: 1 }]),
            1..=32,
        );
        let keys = std::collections::BTreeSet::from(["A".to_owned()]);
        let comparison = Comparison::of(&trials, &keys.into_iter().collect::<Vec<_>>());
        let sham = comparison.expect("32 seeds").options.remove(1).trained;
        let against = sham.and_then(|sham| sham.against_key).expect("compared");
        assert_ne!(
            against.difference.low, against.difference.high,
            "chance changed nothing"
        );
        assert_eq!(against.class, Class::Tie, "{against:?}");
    }

    #[test]
    fn a_training_that_runs_away_is_a_result() {
        let mut experiment = experiment(20, vec![]);
        let changes = vec![
            Change::LearningRate(crate::lab::Amount::Value(10.0)),
            Change::WeightDecay { rate: 10.0 },
        ];
        let option = ("A".to_owned(), Some(Intervention::of(changes)));
        experiment.options.push(option);
        let trials = trained(&experiment, 1..=1);
        let outcome = trials.by_seed[0].options[0].as_ref().expect("trained");
        assert!(
            outcome.diverged.is_some_and(|epoch| epoch > 10),
            "{outcome:?}"
        );
        assert_eq!(trials.by_seed[0].baseline.diverged, None);
    }
}
