//! Estimates: how much a training has left to do, and a short training by which a face with a clock learns how fast this
//! machine is. No clock is read here.

use super::{Desk, Plan};
use crate::lab::{self, Experiment, Groundwork, Intervention, Listener, Symptom, TaskName};
use crate::results::Results;
use crate::seed::Seed;

/// What is left to train of one experiment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    pub task: TaskName,
    /// Seeds that are not kept.
    pub seeds: usize,
    /// How many may be trained at once, whatever the machine.
    pub at_once: usize,
    /// Multiply-adds of one seed.
    pub per_seed: u64,
}

/// Epochs of a probe that is not broken off.
const PROBE: usize = 200;

impl Desk {
    /// What comparing a plan on the seeds 1 to `n_seeds` still takes. Kept trials take nothing.
    #[must_use]
    pub fn load(&self, plan: &Plan, n_seeds: u64) -> Load {
        let seeds: Vec<Seed> = (1..=n_seeds.max(2)).map(Seed).collect();
        let kept = Results::of(&self.places.results(), &plan.experiment).read(&seeds);
        Load {
            task: plan.experiment.task,
            seeds: seeds.len() - kept.len(),
            at_once: usize::MAX,
            per_seed: plan.experiment.effort(&Groundwork::none()).done,
        }
    }
}

/// Plain trainings of a task, such as the jobs of a tuning, so many at once.
#[must_use]
pub fn plain_load(task: TaskName, trainings: usize, at_once: usize, epochs: usize) -> Load {
    Load {
        task,
        seeds: trainings,
        at_once,
        per_seed: plain(task, epochs).effort(&Groundwork::none()).done,
    }
}

/// Trains one seed of a task until the listener breaks off, or for some hundred epochs. Returns the multiply-adds of an
/// epoch. The weights of the text task are not pre-trained for it; that changes what is learned and not how fast.
pub fn probe(task: TaskName, listener: Listener<'_>) -> u64 {
    let experiment = plain(task, PROBE);
    // Broken off or not, the listener has heard what it wanted.
    let _ = lab::run(&experiment, &Groundwork::blank(task), &[Seed(1)], listener);
    experiment.effort(&Groundwork::none()).done / PROBE as u64
}

fn plain(task: TaskName, epochs: usize) -> Experiment {
    Experiment {
        task,
        fork: 1,
        epochs: epochs.max(2),
        symptom: Symptom::Overfitting,
        baseline: Intervention::none(),
        options: Vec::new(),
    }
}
