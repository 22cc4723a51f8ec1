//! Training: moves the weights, epoch by epoch, scores them after each, and keeps them all. Which weights are put to use
//! is in `deploy.rs`.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::arm::Arm;
use super::loss::Score;
use super::model::{Lesson, Model, Set};
use super::optimizer::Moments;
use super::recipe::Recipe;
use crate::seed::Seed;

/// One training: everything that the next epoch depends on, and the epochs it has behind it.
#[derive(Clone)]
pub(crate) struct Run {
    seed: Seed,
    weights: Vec<f32>,
    moments: Option<Moments>,
    /// What each epoch came to; the first stands at 0 for epoch 1.
    pub(crate) epochs: Vec<Epoch>,
}

/// The end of one epoch. The weights are shared with runs that forked later.
#[derive(Clone)]
pub(crate) struct Epoch {
    pub(crate) weights: Arc<[f32]>,
    /// Over the examples that were learned from, with nothing dropped or changed.
    pub(crate) train: Score,
    pub(crate) validation: Score,
}

impl Run {
    pub(crate) fn new(model: &dyn Model, seed: Seed) -> Run {
        Run {
            seed,
            weights: model.first_weights(),
            moments: None,
            epochs: Vec::new(),
        }
    }

    /// Learns on until epoch `last`, telling `on_epoch` of each; breaks off when that says so.
    ///
    /// Order and dropout of epoch e come from the seed, the shuffles of the recipe and e alone, so runs forked from one share them. An optimizer
    /// that takes over from another begins with nothing remembered.
    pub(crate) fn learn(
        &mut self,
        model: &mut dyn Model,
        arm: &Arm,
        last: usize,
        on_epoch: &dyn Fn(&Run) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut steps = Steps {
            decayed: model.decayed(),
            gradient: vec![0.0; self.weights.len()],
            moments: self
                .moments
                .take()
                .filter(|moments| moments.optimizer() == arm.recipe.optimizer)
                .unwrap_or_else(|| Moments::new(arm.recipe.optimizer, self.weights.len())),
        };
        let mut losses: Vec<f32> = self.epochs.iter().map(|e| e.validation.loss).collect();
        let mut told = ControlFlow::Continue(());
        while self.epochs.len() < last && told.is_continue() {
            let rate = arm.recipe.learning_rate * arm.share(&losses);
            steps.take_epoch(self, model, arm, rate);
            let epoch = Epoch {
                weights: self.weights.as_slice().into(),
                train: model.score(&self.weights, Set::Train, arm.recipe.n_train),
                validation: model.score(&self.weights, Set::Validation, arm.recipe.n_validation),
            };
            losses.push(epoch.validation.loss);
            self.epochs.push(epoch);
            told = on_epoch(self);
        }
        self.moments = Some(steps.moments);
        told
    }
}

/// What the steps of a run need and nobody else.
struct Steps {
    decayed: Vec<f32>,
    gradient: Vec<f32>,
    moments: Moments,
}

impl Steps {
    fn take_epoch(&mut self, run: &mut Run, model: &mut dyn Model, arm: &Arm, rate: f32) {
        let recipe = &arm.recipe;
        let place = place(recipe, run.epochs.len() + 1);
        let mut lesson = Lesson {
            dropout: recipe.dropout,
            augmentation: recipe.augmentation,
            label_smoothing: recipe.label_smoothing,
            dice: run.seed.stream("lesson", &place),
        };
        for batch in order(run.seed, recipe, run.epochs.len() + 1).chunks(recipe.batch_size) {
            model.gradient(&run.weights, batch, &mut lesson, &mut self.gradient);
            self.moments.step(
                &mut run.weights,
                &self.gradient,
                &self.decayed,
                rate,
                recipe.weight_decay,
            );
        }
    }
}

/// The order in which an epoch, 1-based, takes the training examples.
pub(crate) fn order(seed: Seed, recipe: &Recipe, epoch: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..recipe.n_train).collect();
    seed.stream("shuffle", &place(recipe, epoch))
        .shuffle(&mut order);
    order
}

/// Which of the streams of a seed belong to an epoch.
fn place(recipe: &Recipe, epoch: usize) -> [u64; 2] {
    [epoch as u64, recipe.shuffles]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::{Sizes, TaskName, named};

    fn arm(epochs: usize) -> Arm {
        let recipe = crate::lab::Recipe {
            n_train: 64,
            n_validation: 8,
            ..named(TaskName::Image).recipe()
        };
        Arm {
            recipe,
            shared: 0,
            scheduled: 0,
            epochs,
        }
    }

    fn model() -> Box<dyn Model> {
        let sizes = Sizes {
            train: 64,
            validation: 8,
        };
        named(TaskName::Image).model(Seed(1), sizes, 1.0)
    }

    fn go(run: &mut Run, model: &mut dyn Model, last: usize) {
        let done = run.learn(model, &arm(6), last, &|_| ControlFlow::Continue(()));
        assert!(done.is_continue());
    }

    #[test]
    fn a_fork_without_a_change_is_the_same_run() {
        let mut model = model();
        let mut whole = Run::new(&*model, Seed(1));
        go(&mut whole, &mut *model, 3);
        let mut forked = whole.clone();
        go(&mut whole, &mut *model, 6);
        go(&mut forked, &mut *model, 6);
        let weights = |run: &Run| -> Vec<Arc<[f32]>> {
            run.epochs.iter().map(|e| e.weights.clone()).collect()
        };
        assert_eq!(weights(&whole), weights(&forked));
        assert!(Arc::ptr_eq(&weights(&whole)[2], &weights(&forked)[2]));
    }

    #[test]
    fn it_stops_when_told() {
        let mut model = model();
        let mut stopped = Run::new(&*model, Seed(1));
        let told = stopped.learn(&mut *model, &arm(6), 5, &|_| ControlFlow::Break(()));
        assert!(told.is_break());
        assert_eq!(stopped.epochs.len(), 1);
    }
}
