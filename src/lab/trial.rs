//! Trials: every option of an experiment really trained, seed by seed. Options of one seed share data, first
//! weights, shuffles and the run up to the fork; what does not learn differently is read out of the baseline run
//! and never trained again. What the trials add up to is in `compare.rs`.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::curve::Curve;
use super::dataset::{Data, Dataset};
use super::deploy::Deployment;
use super::experiment::Experiment;
use super::intervention::Intervention;
use super::loss::Score;
use super::measure::{score_of, scores};
use super::network::Network;
use super::recipe::Recipe;
use super::task::Task;
use super::train::Learner;
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

/// What one run led to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub curve: Curve,
    pub deployment: Deployment,
    /// What was paid, in epochs of the baseline: an epoch over four times the examples counts four times.
    pub cost: f32,
    /// Accuracy of the deployed weights on held-out examples, 0 to 1. Looked at once, after everything is chosen.
    pub held_out: f32,
    /// Train accuracy minus held-out accuracy of the deployed weights: the generalization gap. Not validation, which
    /// is flattered by having been chosen by.
    pub gap: f32,
    /// The deployed weights give no finite loss: training ran away.
    pub diverged: bool,
}

/// What is told while trials run, from any thread.
pub enum Event<'a> {
    /// One more epoch is trained; [`Experiment::epochs_to_train`] of them for each seed in all.
    Epoch,
    /// The baseline of a seed has come to its end.
    Baseline(&'a Curve),
    /// A seed is done.
    Trial(&'a Trial),
}

/// Hears events and says whether to go on.
pub type Listener<'a> = &'a (dyn Fn(Event<'_>) -> ControlFlow<()> + Sync);

/// Runs every option on every seed, as many seeds at once as there are threads.
///
/// The result depends on the experiment and the seeds alone, not on threads or timing. `Break` from the listener
/// stops all seeds at their next epoch and is passed on.
pub fn run(
    experiment: &Experiment,
    seeds: &[Seed],
    listener: Listener<'_>,
) -> ControlFlow<(), Trials> {
    let bench = Bench::of(experiment);
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

impl Experiment {
    /// Epochs that are really trained for one seed: the baseline, and one fork for each way of learning differently.
    #[must_use]
    pub fn epochs_to_train(&self) -> usize {
        self.epochs + Bench::of(self).forks().len() * (self.epochs - self.fork)
    }
}

/// An experiment made ready: the task, and the recipe of the baseline and of each option.
struct Bench<'a> {
    experiment: &'a Experiment,
    task: Task,
    baseline: Recipe,
    options: Vec<Option<(&'a Intervention, Recipe)>>,
}

impl<'a> Bench<'a> {
    fn of(experiment: &'a Experiment) -> Bench<'a> {
        let task = Task::named(experiment.task);
        let baseline = task.recipe.changed_by(&experiment.baseline);
        let ready = |change: &'a Intervention| (change, baseline.changed_by(change));
        let options = experiment
            .options
            .iter()
            .map(|(_, change)| change.as_ref().map(ready))
            .collect();
        Bench {
            experiment,
            task,
            baseline,
            options,
        }
    }

    /// The recipes that need a fork, each way of learning once.
    fn forks(&self) -> Vec<&Recipe> {
        let mut forks: Vec<&Recipe> = Vec::new();
        for (_, recipe) in self.options.iter().flatten() {
            if !recipe.learns_like(&self.baseline)
                && !forks.iter().any(|fork| recipe.learns_like(fork))
            {
                forks.push(recipe);
            }
        }
        forks
    }

    fn run_seed(&self, seed: Seed, listener: Listener<'_>) -> ControlFlow<(), Trial> {
        let on_epoch = || listener(Event::Epoch);
        let data = self.data(seed);
        let train = data.train.part(0, self.baseline.n_train);
        let mut shared = Learner::new(self.task.network(seed), seed);
        shared.learn(&train, &self.baseline, self.experiment.fork, &on_epoch)?;
        let mut going_on = shared.clone();
        going_on.learn(&train, &self.baseline, self.experiment.epochs, &on_epoch)?;
        let unchanged = Measured::of(&going_on, &self.baseline, &data, None);
        let baseline = self.outcome(&Intervention::none(), &unchanged, &data);
        listener(Event::Baseline(&baseline.curve))?;

        let mut runs = vec![unchanged];
        for recipe in self.forks() {
            let mut fork = shared.clone();
            fork.learn(
                &data.train.part(0, recipe.n_train),
                recipe,
                self.experiment.epochs,
                &on_epoch,
            )?;
            runs.push(Measured::of(
                &fork,
                recipe,
                &data,
                Some((&runs[0], self.experiment.fork)),
            ));
        }
        let options = self.options.iter().map(|option| {
            option.as_ref().map(|(change, recipe)| {
                let run = runs
                    .iter()
                    .find(|run| run.recipe.learns_like(recipe))
                    .expect("each fork was run");
                self.outcome(change, &run.seen_with(recipe, &data), &data)
            })
        });
        let trial = Trial {
            seed,
            baseline,
            options: options.collect(),
        };
        listener(Event::Trial(&trial))?;
        ControlFlow::Continue(trial)
    }

    /// Sets large enough for every option.
    fn data(&self, seed: Seed) -> Data {
        let recipes = || {
            self.options
                .iter()
                .flatten()
                .map(|(_, recipe)| recipe)
                .chain([&self.baseline])
        };
        let most =
            |count: fn(&Recipe) -> usize| recipes().map(count).max().expect("there is a baseline");
        self.task.data(
            seed,
            most(|recipe| recipe.n_train),
            most(|recipe| recipe.n_validation),
        )
    }

    /// Reads an option out of a run that learned as the option does.
    fn outcome(&self, change: &Intervention, run: &Measured, data: &Data) -> Outcome {
        let Experiment { baseline, fork, .. } = self.experiment;
        let deployment = Deployment::of(change, baseline, *fork, &run.validation);
        let place = deployment.epoch - 1;
        let held_out = score_of(&run.history[place], &data.held_out);
        Outcome {
            curve: run.curve(),
            deployment,
            cost: self.cost(deployment.epochs_paid, &run.recipe),
            held_out: held_out.accuracy,
            gap: run.train[place].accuracy - held_out.accuracy,
            diverged: !held_out.loss.is_finite(),
        }
    }

    fn cost(&self, epochs_paid: usize, recipe: &Recipe) -> f32 {
        let shared = epochs_paid.min(self.experiment.fork);
        let apart = (epochs_paid - shared) as f32;
        shared as f32 + apart * recipe.n_train as f32 / self.baseline.n_train as f32
    }
}

/// A run with its scores.
#[derive(Clone)]
struct Measured {
    recipe: Recipe,
    history: Vec<Arc<Network<f32>>>,
    train: Vec<Score>,
    validation: Vec<Score>,
}

impl Measured {
    /// Scores a run. The epochs it shares with another are not measured again: on training examples they are what that
    /// run learned from, on validation examples only if there are as many.
    fn of(
        learner: &Learner,
        recipe: &Recipe,
        data: &Data,
        shared: Option<(&Measured, usize)>,
    ) -> Measured {
        let history = &learner.history;
        let measure = |set: &Dataset, known: Option<&[Score]>| {
            let mut all = known.map_or_else(Vec::new, <[Score]>::to_vec);
            all.extend(scores(&history[all.len()..], set));
            all
        };
        let known = |scores: fn(&Measured) -> &Vec<Score>, alike: bool| {
            let (other, fork) = shared.filter(|_| alike)?;
            Some(&scores(other)[..fork])
        };
        let judged_alike =
            shared.is_some_and(|(other, _)| other.recipe.n_validation == recipe.n_validation);
        let train = data.train.part(0, recipe.n_train);
        let validation = data.validation.part(0, recipe.n_validation);
        Measured {
            recipe: recipe.clone(),
            train: measure(&train, known(|run| &run.train, true)),
            validation: measure(&validation, known(|run| &run.validation, judged_alike)),
            history: history.clone(),
        }
    }

    /// The same run, judged on as many validation examples as `recipe` wants.
    fn seen_with(&self, recipe: &Recipe, data: &Data) -> Measured {
        if recipe.n_validation == self.recipe.n_validation {
            return self.clone();
        }
        let validation = scores(&self.history, &data.validation.part(0, recipe.n_validation));
        Measured {
            validation,
            ..self.clone()
        }
    }

    fn curve(&self) -> Curve {
        let accuracy = |scores: &[Score]| scores.iter().map(|score| score.accuracy).collect();
        Curve {
            train: accuracy(&self.train),
            validation: accuracy(&self.validation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Class;
    use crate::lab::TaskName;
    use crate::lab::interval::Interval;

    /// The sham: the baseline forked with nothing changed but chance. Whatever finds a difference here is broken.
    #[test]
    fn a_sham_arm_ties() {
        let experiment = Experiment {
            task: TaskName::Image,
            fork: 100,
            epochs: 200,
            baseline: Intervention::none(),
            options: Vec::new(),
        };
        let bench = Bench::of(&experiment);
        let go_on = || ControlFlow::Continue(());
        let difference = |seed: u64| -> f32 {
            let data = bench.data(Seed(seed));
            let mut shared = Learner::new(bench.task.network(Seed(seed)), Seed(seed));
            let held_out = |learner: &mut Learner, last| {
                assert!(
                    learner
                        .learn(&data.train, &bench.baseline, last, &go_on)
                        .is_continue()
                );
                score_of(&learner.history[last - 1], &data.held_out).accuracy
            };
            held_out(&mut shared, experiment.fork);
            let mut sham = shared.on_another_stream(Seed(seed + 10_000));
            held_out(&mut sham, experiment.epochs) - held_out(&mut shared, experiment.epochs)
        };
        let differences: Vec<f32> = (1..=32_u64).into_par_iter().map(difference).collect();
        let interval = Interval::of(&differences).expect("32 seeds");
        assert!(
            differences.iter().any(|&difference| difference != 0.0),
            "chance changed nothing"
        );
        assert_eq!(Class::of(interval, 32), Class::Tie, "{interval:?}");
    }
}
