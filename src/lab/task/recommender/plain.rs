//! The plain run of the recommender, for its calibration: the task's own recipe and nothing else. No option is known
//! here, so that none can have a say in the settings.

use rayon::prelude::*;

use super::Recommender;
use super::auc::auc;
use super::feedback::Service;
use crate::lab::calibration::Stem;
use crate::lab::model::{Lesson, Model, Set};
use crate::seed::Seed;

impl Recommender {
    /// The gates: validation peaks within a fifth of the fork, after a gain of at least 2 points; then training still
    /// gains at least 3 points while validation loses at least 2.
    #[must_use]
    pub fn gates_hold(stem: &Stem, fork: usize) -> bool {
        stem.peak.abs_diff(fork) * 5 <= fork
            && stem.gain >= 0.02
            && stem.rise >= 0.03
            && stem.fall >= 0.02
    }

    /// Trains the task without any change, once per seed.
    #[must_use]
    pub fn stem(&self, fork: usize, epochs: usize, seeds: &[Seed]) -> Stem {
        let curves: Vec<[Vec<f32>; 2]> = seeds
            .par_iter()
            .map(|&seed| self.plain_run(epochs, seed))
            .collect();
        Stem::of_curves(fork, &curves)
    }

    /// The held-out AUC of the true log-odds, in the mean over seeds: no model can be expected to do better.
    #[must_use]
    pub fn ceiling(&self, seeds: &[Seed]) -> f32 {
        let of_truth = |&seed: &Seed| {
            let service = Service::new(self, seed);
            let log = service.log(Set::HeldOut, self.n_held_out);
            let scored = log
                .iter()
                .map(|s| (service.affinity(s.user, s.item), s.clicked));
            auc(scored, &mut Vec::new())
        };
        seeds.iter().map(of_truth).sum::<f32>() / seeds.len() as f32
    }

    /// Train and validation AUC by epoch.
    fn plain_run(&self, epochs: usize, seed: Seed) -> [Vec<f32>; 2] {
        let recipe = &self.recipe;
        let mut model = self.model(seed, recipe.n_train, recipe.n_validation, 1.0);
        let mut weights = model.first_weights();
        let mut velocity = vec![0.0; weights.len()];
        let mut gradient = velocity.clone();
        let mut curves = [Vec::new(), Vec::new()];
        for epoch in 1..=epochs as u64 {
            let mut order: Vec<usize> = (0..recipe.n_train).collect();
            seed.stream("shuffle", &[epoch]).shuffle(&mut order);
            let mut lesson = Lesson {
                dropout: 0.0,
                augmentation: 0.0,
                label_smoothing: 0.0,
                dice: seed.stream("lesson", &[epoch]),
            };
            for batch in order.chunks(recipe.batch_size) {
                model.gradient(&weights, batch, &mut lesson, &mut gradient);
                for ((weight, velocity), slope) in
                    weights.iter_mut().zip(&mut velocity).zip(&gradient)
                {
                    *velocity = recipe.momentum * *velocity + slope;
                    *weight -= recipe.learning_rate * *velocity;
                }
            }
            curves[0].push(model.score(&weights, Set::Train, recipe.n_train).accuracy);
            curves[1].push(
                model
                    .score(&weights, Set::Validation, recipe.n_validation)
                    .accuracy,
            );
        }
        curves
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::calibration::calibration_seeds;

    #[test]
    fn each_gate_can_close() {
        let good = Stem {
            peak: 100,
            best: 0.7,
            gain: 0.05,
            rise: 0.04,
            fall: 0.03,
        };
        assert!(Recommender::gates_hold(&good, 100));
        for bad in [
            Stem { peak: 79, ..good },
            Stem { gain: 0.01, ..good },
            Stem { rise: 0.02, ..good },
            Stem { fall: 0.01, ..good },
        ] {
            assert!(!Recommender::gates_hold(&bad, 100), "{bad:?}");
        }
    }

    /// The settings in use are those of the grid's choice, and what is learned stays below what there is to know.
    #[test]
    fn the_recommender_task_does_what_a_stem_says() {
        let (task, seeds) = (Recommender::calibrated(), calibration_seeds(32));
        let stem = task.stem(100, 400, &seeds);
        assert!(Recommender::gates_hold(&stem, 100), "{stem:?}");
        assert!(stem.best < task.ceiling(&seeds), "{stem:?}");
    }
}
