//! Calibration: does a task's plain training do what a stem says? Settings are chosen by these gates alone, before
//! any option is run, so that nobody tunes a task until a key wins. No option is known here.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::measure::scores;
use super::task::Task;
use super::train::Learner;
use crate::seed::Seed;

/// What plain training does, in the mean over seeds: "validation improves until the fork, then falls".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stem {
    /// The epoch at which mean validation accuracy, smoothed over [`WINDOW`] epochs, is highest.
    pub peak: usize,
    /// Smoothed validation accuracy at the peak.
    pub best: f32,
    /// What validation gained from a quarter of the fork to the peak.
    pub gain: f32,
    /// What train accuracy gained from the fork to the end.
    pub rise: f32,
    /// What validation lost from the peak to the end.
    pub fall: f32,
}

/// Epochs in the moving average; single epochs of a mean curve still jitter by half a point.
pub(super) const WINDOW: usize = 11;

/// Seeds for calibration, far from those that a comparison uses.
#[must_use]
pub fn calibration_seeds(n: u64) -> Vec<Seed> {
    (0..n).map(|seed| Seed(1_000_000 + seed)).collect()
}

impl Stem {
    /// Trains `task` without any change, once per seed.
    #[must_use]
    pub fn of(task: &Task, fork: usize, epochs: usize, seeds: &[Seed]) -> Stem {
        let curves: Vec<[Vec<f32>; 2]> = seeds
            .par_iter()
            .map(|&seed| plain_run(task, epochs, seed))
            .collect();
        Stem::of_curves(fork, &curves)
    }

    /// What the mean of some runs does; each is a train and a validation line of equal length, at least `fork` epochs.
    pub(super) fn of_curves(fork: usize, curves: &[[Vec<f32>; 2]]) -> Stem {
        let epochs = curves[0][0].len();
        let mean = |line: usize| -> Vec<f32> {
            let sum = |epoch: usize| curves.iter().map(|curve| curve[line][epoch]).sum::<f32>();
            (0..epochs)
                .map(|epoch| sum(epoch) / curves.len() as f32)
                .collect()
        };
        let [train, validation] = [smooth(&mean(0)), smooth(&mean(1))];
        let peak = (0..epochs)
            .max_by(|&a, &b| validation[a].total_cmp(&validation[b]))
            .expect("an epoch");
        Stem {
            peak: peak + 1,
            best: validation[peak],
            gain: validation[peak] - validation[fork / 4 - 1],
            rise: train[epochs - 1] - train[fork - 1],
            fall: validation[peak] - validation[epochs - 1],
        }
    }

    /// The gates: validation peaks within a fifth of the fork, after a gain of at least 2 points; then training still
    /// gains at least 5 points while validation loses at least 2.
    #[must_use]
    pub fn holds(&self, fork: usize) -> bool {
        self.peak.abs_diff(fork) * 5 <= fork
            && self.gain >= 0.02
            && self.rise >= 0.05
            && self.fall >= 0.02
    }
}

/// Train and validation accuracy by epoch.
fn plain_run(task: &Task, epochs: usize, seed: Seed) -> [Vec<f32>; 2] {
    let data = task.data(seed, task.recipe.n_train, task.recipe.n_validation);
    let mut learner = Learner::new(task.network(seed), seed);
    let done = learner.learn(&data.train, &task.recipe, epochs, &|| {
        ControlFlow::Continue(())
    });
    assert!(done.is_continue(), "nobody stops it");
    [&data.train, &data.validation].map(|set| {
        scores(&learner.history, set)
            .iter()
            .map(|score| score.accuracy)
            .collect()
    })
}

/// Moving average over [`WINDOW`] epochs, narrower at the ends.
fn smooth(line: &[f32]) -> Vec<f32> {
    let half = WINDOW / 2;
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
        assert!(good.holds(100));
        for bad in [
            Stem { peak: 121, ..good },
            Stem { gain: 0.01, ..good },
            Stem { rise: 0.04, ..good },
            Stem { fall: 0.01, ..good },
        ] {
            assert!(!bad.holds(100), "{bad:?}");
        }
    }

    #[test]
    fn smoothing_keeps_a_line_and_spreads_a_spike() {
        assert_eq!(smooth(&[0.5; 30]), vec![0.5; 30]);
        let mut spike = vec![0.0; 31];
        spike[15] = 11.0;
        assert_eq!(smooth(&spike)[10..=20], [1.0; 11]);
    }

    /// The settings in use are those of the grid's choice: 32 seeds that no comparison uses.
    #[test]
    fn the_image_task_does_what_a_stem_says() {
        let stem = Stem::of(&Task::image(), 100, 400, &calibration_seeds(32));
        assert!(stem.holds(100), "{stem:?}");
    }
}
