//! Bench: an experiment made ready and carried out on one seed. Which ways of learning there are is in `arm.rs`, how
//! each is trained in `train.rs`; here they are run in turn and every option is read out of its own.

use std::ops::ControlFlow;

use super::arm::{Arm, distinct};
use super::curve::Curve;
use super::deploy::Deployment;
use super::experiment::Experiment;
use super::intervention::Intervention;
use super::loss::Score;
use super::metric::Metric;
use super::model::{Model, Set, Work};
use super::task::{Groundwork, Sizes, Task, named_with};
use super::train::Run;
use super::trial::{Event, Listener, Outcome, Progress, Trial};
use crate::seed::Seed;

/// An experiment made ready: the task, and the arm of the baseline and of each option.
pub(crate) struct Bench<'a> {
    experiment: &'a Experiment,
    task: Box<dyn Task>,
    baseline: Arm,
    options: Vec<Option<(&'a Intervention, Arm)>>,
    /// The distinct arms; the first is the baseline's, as long as any option needs it.
    arms: Vec<Arm>,
}

/// Multiply-adds of one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// What is done: each way of learning once, from where it parts from the baseline, and what is read out of it.
    pub done: u64,
    /// What training and judging each option by itself from the first epoch on would take.
    pub apart: u64,
}

/// The run that an option or the baseline is read out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// As [`Progress::arm`] counts.
    pub arm: usize,
    /// Its first epochs, those of arm 0; no epoch of its own arm is told for them.
    pub shared: usize,
    /// The last epoch that is read out; the arm may go on for others.
    pub epochs: usize,
}

/// What everything in an experiment is read out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Courses {
    pub baseline: Course,
    /// In the order of the options; `None` where nothing can be trained.
    pub options: Vec<Option<Course>>,
    pub n_arms: usize,
}

impl Experiment {
    #[must_use]
    pub fn courses(&self) -> Courses {
        let bench = Bench::of(self, &Groundwork::none());
        let of = |own: &Arm| Course {
            arm: bench
                .arms
                .iter()
                .position(|arm| arm.learns_like(own))
                .expect("every way of learning has its arm"),
            shared: own.shared,
            epochs: own.epochs,
        };
        let options = bench.options.iter();
        Courses {
            baseline: of(&bench.baseline),
            options: options
                .map(|option| option.as_ref().map(|(_, own)| of(own)))
                .collect(),
            n_arms: bench.arms.len(),
        }
    }

    /// Epochs that are really trained for one seed: the baseline, and each way of learning differently from where it
    /// parts.
    #[must_use]
    pub fn epochs_to_train(&self) -> usize {
        let bench = Bench::of(self, &Groundwork::none());
        let of = |arm: &Arm| arm.epochs - arm.shared;
        bench.arms.iter().map(of).sum()
    }

    /// Multiply-adds of one seed, of matrix products alone.
    #[must_use]
    pub fn effort(&self, groundwork: &Groundwork) -> Effort {
        let bench = Bench::of(self, groundwork);
        let works = bench.works();
        let work = |arm: &Arm| {
            let of = works.iter().find(|(width, _)| *width == arm.recipe.width);
            of.expect("the work of every width").1
        };
        let options = || bench.options.iter().flatten().map(|(_, arm)| arm);
        let trained = |arm: &Arm, from: usize| work(arm).of_epochs(arm, from);
        let judged = |arm: &Arm| work(arm).score * bench.task.n_held_out() as u64;
        let again = |arm: &Arm| work(arm).score * bench.judged_again(arm) as u64;
        let arms = bench.arms.iter().map(|arm| trained(arm, arm.shared));
        let read_out = options().chain([&bench.baseline]);
        Effort {
            done: arms.sum::<u64>() + read_out.map(|arm| judged(arm) + again(arm)).sum::<u64>(),
            apart: options().map(|arm| trained(arm, 0) + judged(arm)).sum(),
        }
    }
}

impl Work {
    /// Of an arm after its first `from` epochs: learning, and scoring both sets after each epoch.
    fn of_epochs(self, arm: &Arm, from: usize) -> u64 {
        let (train, validation) = (arm.recipe.n_train as u64, arm.recipe.n_validation as u64);
        let epoch = train * (self.learn + self.score) + validation * self.score;
        (arm.epochs - from) as u64 * epoch
    }
}

impl<'a> Bench<'a> {
    pub(crate) fn of(experiment: &'a Experiment, groundwork: &Groundwork) -> Bench<'a> {
        let task = named_with(experiment.task, groundwork);
        let baseline = Arm::baseline(experiment, &task.recipe());
        let ready = |change: &'a Intervention| (change, Arm::of(change, experiment, &baseline));
        let options: Vec<_> = experiment
            .options
            .iter()
            .map(|(_, change)| change.as_ref().map(ready))
            .collect();
        let wanted = options.iter().flatten().map(|(_, arm)| arm);
        let arms = distinct([&baseline].into_iter().chain(wanted));
        Bench {
            experiment,
            task,
            arms,
            options,
            baseline,
        }
    }

    /// # Panics
    /// When the task's groundwork is missing: training would go on from something else.
    pub(crate) fn assert_ready(&self, groundwork: &Groundwork) {
        let there = groundwork.weights().map_or(0, <[f32]>::len);
        assert_eq!(
            there,
            self.task.n_groundwork(),
            "the groundwork of the task"
        );
    }

    /// The work of one example in a network of each width that is trained.
    fn works(&self) -> Vec<(f32, Work)> {
        let one = Sizes {
            train: 1,
            validation: 1,
        };
        let mut widths: Vec<f32> = self.arms.iter().map(|arm| arm.recipe.width).collect();
        widths.sort_by(f32::total_cmp);
        widths.dedup();
        let work = |width| (width, self.task.model(Seed(0), one, width).work());
        widths.into_iter().map(work).collect()
    }

    /// Examples that are scored for an arm because another number of them judged the run that it is read out of.
    fn judged_again(&self, arm: &Arm) -> usize {
        let n = arm.recipe.n_validation;
        let again = (0..arm.epochs).filter(|&place| self.judged_by(arm, place) != n);
        again.count() * n
    }

    /// How many validation examples judged the epoch at `place` of the run that an arm is read out of. Epochs that are
    /// shared with the baseline were judged by the baseline.
    fn judged_by(&self, arm: &Arm, place: usize) -> usize {
        let trained = self.arms.iter().find(|known| known.learns_like(arm));
        let judge = match trained {
            Some(trained) if place >= arm.shared => trained,
            _ => &self.baseline,
        };
        judge.recipe.n_validation
    }

    pub(crate) fn run_seed(&self, seed: Seed, listener: Listener<'_>) -> ControlFlow<(), Trial> {
        let mut lab = Seeded {
            bench: self,
            seed,
            models: Vec::new(),
            listener,
        };
        let mut shared = Run::new(lab.model(&self.baseline), seed);
        lab.learn(&mut shared, 0, self.experiment.fork)?;
        let mut going_on = shared.clone();
        lab.learn(&mut going_on, 0, self.arms[0].epochs)?;
        let baseline = lab.outcome(&Intervention::none(), &self.baseline, &going_on);
        listener(Event::Baseline(&baseline.curve))?;

        let mut options: Vec<Option<Outcome>> = vec![None; self.options.len()];
        for (place, arm) in self.arms.iter().enumerate() {
            let run = match place {
                0 => going_on.clone(),
                _ => lab.run_of(place, &shared)?,
            };
            for (outcome, option) in options.iter_mut().zip(&self.options) {
                if let Some((change, own)) = option.as_ref().filter(|(_, own)| own.learns_like(arm))
                {
                    *outcome = Some(lab.outcome(change, own, &run));
                }
            }
        }
        let trial = Trial {
            seed,
            baseline,
            options,
        };
        listener(Event::Trial(&trial))?;
        ControlFlow::Continue(trial)
    }

    /// A model with sets large enough for every arm.
    fn model(&self, seed: Seed, width: f32) -> Box<dyn Model> {
        let options = self.options.iter().flatten().map(|(_, arm)| &arm.recipe);
        let recipes: Vec<_> = options.chain([&self.baseline.recipe]).collect();
        let most = |count: fn(&super::recipe::Recipe) -> usize| {
            let counts = recipes.iter().map(|recipe| count(recipe));
            counts.max().expect("there is a baseline")
        };
        let sizes = Sizes {
            train: most(|recipe| recipe.n_train),
            validation: most(|recipe| recipe.n_validation),
        };
        self.task.model(seed, sizes, width)
    }
}

/// A bench with the data of one seed.
struct Seeded<'a> {
    bench: &'a Bench<'a>,
    seed: Seed,
    /// One for each width that was needed so far.
    models: Vec<(f32, Box<dyn Model>)>,
    listener: Listener<'a>,
}

impl Seeded<'_> {
    fn metric(&self) -> Metric {
        self.bench.task.metric()
    }

    /// The model that an arm learns with, made when it is first needed.
    fn model(&mut self, arm: &Arm) -> &mut dyn Model {
        let width = arm.recipe.width;
        let known = self.models.iter().position(|(of, _)| *of == width);
        let place = known.unwrap_or_else(|| {
            self.models
                .push((width, self.bench.model(self.seed, width)));
            self.models.len() - 1
        });
        &mut *self.models[place].1
    }

    /// Trains the arm at `place`, from the baseline's shared epochs or from the start.
    fn run_of(&mut self, place: usize, shared: &Run) -> ControlFlow<(), Run> {
        let arm = &self.bench.arms[place];
        let mut run = if arm.shared > 0 {
            shared.clone()
        } else {
            let seed = self.seed;
            Run::new(self.model(arm), seed)
        };
        self.learn(&mut run, place, arm.epochs)?;
        ControlFlow::Continue(run)
    }

    fn learn(&mut self, run: &mut Run, place: usize, last: usize) -> ControlFlow<()> {
        let arm = &self.bench.arms[place];
        let (seed, metric, listener) = (self.seed, self.metric(), self.listener);
        let tell = |run: &Run| {
            let last = run.epochs.last().expect("an epoch has just ended");
            listener(Event::Epoch(Progress {
                seed,
                arm: place,
                epoch: run.epochs.len(),
                train: metric.of(last.train),
                validation: metric.of(last.validation),
            }))
        };
        run.learn(self.model(arm), arm, last, &tell)
    }

    /// Reads an option out of a run that learned as the option does.
    fn outcome(&mut self, change: &Intervention, arm: &Arm, run: &Run) -> Outcome {
        let Experiment { baseline, fork, .. } = self.bench.experiment;
        let metric = self.metric();
        let epochs = &run.epochs[..arm.epochs];
        let validation = self.validation(arm, run);
        let deployment = Deployment::of(change, baseline, *fork, &validation);
        let deployed = &epochs[deployment.epoch - 1];
        let n_held_out = self.bench.task.n_held_out();
        let model = self.model(arm);
        let held_out = model.score(&deployed.weights, Set::HeldOut, n_held_out);
        let finite = |score: Score| score.loss.is_finite();
        Outcome {
            curve: Curve {
                train: epochs.iter().map(|epoch| metric.of(epoch.train)).collect(),
                validation: validation.iter().map(|&score| metric.of(score)).collect(),
            },
            deployment,
            cost: self.cost(deployment.epochs_paid, arm),
            held_out: metric.of(held_out),
            gap: metric.gain(metric.of(deployed.train), metric.of(held_out)),
            diverged: epochs
                .iter()
                .position(|epoch| !finite(epoch.train))
                .map(|place| place + 1),
        }
    }

    /// The validation scores that the arm sees: those of the run, or of as many examples as the arm judges by.
    fn validation(&mut self, arm: &Arm, run: &Run) -> Vec<Score> {
        let n = arm.recipe.n_validation;
        let mut scores = Vec::with_capacity(arm.epochs);
        for (place, epoch) in run.epochs[..arm.epochs].iter().enumerate() {
            scores.push(if self.bench.judged_by(arm, place) == n {
                epoch.validation
            } else {
                self.model(arm).score(&epoch.weights, Set::Validation, n)
            });
        }
        scores
    }

    /// In epochs of the baseline.
    fn cost(&self, epochs_paid: usize, arm: &Arm) -> f32 {
        let shared = epochs_paid.min(arm.shared);
        let apart = (epochs_paid - shared) as f32;
        shared as f32
            + apart * arm.recipe.n_train as f32 / self.bench.baseline.recipe.n_train as f32
    }
}
