//! Calibration: does a task's plain training do what a stem says? Settings are chosen by these gates alone, before
//! any option is run, so that nobody tunes a task until a key wins. No option is known here.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::arm::Arm;
use super::task::{Sizes, Task};
use super::train::Run;
use crate::seed::Seed;

/// What plain training does, in the mean over seeds: "validation improves until the fork, then grows worse". Values are
/// of the task's metric, turned so that more is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stem {
    /// The epoch at which the mean of validation, smoothed over a ninth of the fork, is best.
    pub peak: usize,
    /// Smoothed validation at the peak.
    pub best: f32,
    /// What validation gained from a quarter of the fork to the peak.
    pub gain: f32,
    /// What training gained from the fork to the end.
    pub rise: f32,
    /// What validation lost from the peak to the end.
    pub fall: f32,
}

/// The least that plain training must do to be what a stem speaks of, by the names of [`Stem`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gates {
    pub gain: f32,
    pub rise: f32,
    pub fall: f32,
}

/// Epochs in the moving average: 11 of a fork of 100; single epochs of a mean curve still jitter by half a point.
fn window(fork: usize) -> usize {
    (fork / 9) | 1
}

/// Seeds for calibration, far from those that a comparison uses.
#[must_use]
pub fn calibration_seeds(n: u64) -> Vec<Seed> {
    (0..n).map(|seed| Seed(1_000_000 + seed)).collect()
}

impl Stem {
    /// Trains `task` without any change, once per seed.
    #[must_use]
    pub fn of(task: &dyn Task, fork: usize, epochs: usize, seeds: &[Seed]) -> Stem {
        let curves: Vec<[Vec<f32>; 2]> = seeds
            .par_iter()
            .map(|&seed| plain_run(task, epochs, seed))
            .collect();
        let mean = |line: usize| -> Vec<f32> {
            let sum = |epoch: usize| curves.iter().map(|curve| curve[line][epoch]).sum::<f32>();
            (0..epochs)
                .map(|epoch| sum(epoch) / seeds.len() as f32)
                .collect()
        };
        let [train, validation] = [0, 1].map(|line| smooth(&mean(line), window(fork)));
        let better = |a: f32, b: f32| task.metric().gain(a, b).total_cmp(&0.0);
        let peak = (0..epochs)
            .max_by(|&a, &b| better(validation[a], validation[b]))
            .expect("an epoch");
        let gain = |line: &[f32], to: usize, from: usize| task.metric().gain(line[to], line[from]);
        Stem {
            peak: peak + 1,
            best: validation[peak],
            gain: gain(&validation, peak, fork / 4 - 1),
            rise: gain(&train, epochs - 1, fork - 1),
            fall: gain(&validation, peak, epochs - 1),
        }
    }

    /// Whether the gates hold, and validation peaks within a fifth of the fork.
    #[must_use]
    pub fn holds(&self, fork: usize, gates: Gates) -> bool {
        self.peak.abs_diff(fork) * 5 <= fork
            && self.gain >= gates.gain
            && self.rise >= gates.rise
            && self.fall >= gates.fall
    }
}

/// Train and validation metric by epoch.
fn plain_run(task: &dyn Task, epochs: usize, seed: Seed) -> [Vec<f32>; 2] {
    let arm = Arm {
        recipe: task.recipe(),
        shared: 0,
        scheduled: 0,
        epochs,
    };
    let sizes = Sizes {
        train: arm.recipe.n_train,
        validation: arm.recipe.n_validation,
    };
    let mut model = task.model(seed, sizes, arm.recipe.width);
    let mut run = Run::new(&*model, seed);
    let done = run.learn(&mut *model, &arm, epochs, &|_| ControlFlow::Continue(()));
    assert!(done.is_continue(), "nobody stops it");
    let metric = task.metric();
    let epochs = run.epochs.iter();
    let both = epochs.map(|epoch| (metric.of(epoch.train), metric.of(epoch.validation)));
    let (train, validation) = both.unzip();
    [train, validation]
}

/// Moving average over `window` epochs, an odd number; narrower at the ends.
fn smooth(line: &[f32], window: usize) -> Vec<f32> {
    let half = window / 2;
    let around = |at: usize| &line[at.saturating_sub(half)..(at + half + 1).min(line.len())];
    (0..line.len())
        .map(|at| around(at).iter().sum::<f32>() / around(at).len() as f32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gate_can_close() {
        let good = Stem {
            peak: 100,
            best: 0.6,
            gain: 0.05,
            rise: 0.1,
            fall: 0.03,
        };
        let gates = Gates {
            gain: 0.02,
            rise: 0.05,
            fall: 0.02,
        };
        assert!(good.holds(100, gates));
        for bad in [
            Stem { peak: 121, ..good },
            Stem { gain: 0.01, ..good },
            Stem { rise: 0.04, ..good },
            Stem { fall: 0.01, ..good },
        ] {
            assert!(!bad.holds(100, gates), "{bad:?}");
        }
    }

    #[test]
    fn smoothing_keeps_a_line_and_spreads_a_spike() {
        assert_eq!(smooth(&[0.5; 30], 11), vec![0.5; 30]);
        let mut spike = vec![0.0; 31];
        spike[15] = 11.0;
        assert_eq!(smooth(&spike, 11)[10..=20], [1.0; 11]);
    }

    /// The settings in use are those of the grid's choice: 32 seeds that no comparison uses.
    #[test]
    fn the_image_task_does_what_a_stem_says() {
        let task = crate::lab::Image::calibrated();
        let stem = Stem::of(&task, 100, 400, &calibration_seeds(32));
        assert!(stem.holds(100, task.gates()), "{stem:?}");
    }
}
