//! Training: moves the weights, epoch by epoch, and keeps them all. What the weights are worth is in `measure.rs`.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::dataset::Dataset;
use super::loss::cross_entropy;
use super::network::Network;
use super::optimizer::sgd_step;
use super::recipe::Recipe;
use crate::seed::Seed;

/// A network in training: everything that the next epoch depends on, and the epochs it has behind it.
#[derive(Clone)]
pub(crate) struct Learner {
    seed: Seed,
    network: Network<f32>,
    velocity: Network<f32>,
    /// The weights after each epoch; the first stands at 0 for epoch 1. Shared with learners forked from this one.
    pub(crate) history: Vec<Arc<Network<f32>>>,
}

impl Learner {
    pub(crate) fn new(network: Network<f32>, seed: Seed) -> Learner {
        Learner {
            seed,
            velocity: network.zeros_like(),
            network,
            history: Vec::new(),
        }
    }

    /// The same learner with other shuffles and other dropout from here on.
    #[cfg(test)]
    pub(crate) fn on_another_stream(&self, seed: Seed) -> Learner {
        Learner {
            seed,
            ..self.clone()
        }
    }

    /// Learns on until epoch `last`, telling `on_epoch` after each; breaks off when that says so.
    ///
    /// Order and dropout of epoch e come from the seed and e alone, so learners forked from one run share them.
    pub(crate) fn learn(
        &mut self,
        train: &Dataset,
        recipe: &Recipe,
        last: usize,
        on_epoch: &dyn Fn() -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut gradient = self.network.zeros_like();
        for epoch in self.history.len() + 1..=last {
            self.learn_epoch(train, recipe, epoch, &mut gradient);
            self.history.push(Arc::new(self.network.clone()));
            on_epoch()?;
        }
        ControlFlow::Continue(())
    }

    fn learn_epoch(
        &mut self,
        train: &Dataset,
        recipe: &Recipe,
        epoch: usize,
        gradient: &mut Network<f32>,
    ) {
        let mut order: Vec<usize> = (0..train.labels.len()).collect();
        self.seed
            .stream("shuffle", &[epoch as u64])
            .shuffle(&mut order);
        let mut dice = self.seed.stream("dropout", &[epoch as u64]);
        for batch in order.chunks(recipe.batch_size) {
            let batch = train.gather(batch);
            let trace = self
                .network
                .forward(batch.inputs, recipe.dropout, &mut dice);
            let (_, d_logits) = cross_entropy(&trace.logits, &batch.labels);
            self.network.backward(&trace, d_logits, gradient);
            sgd_step(&mut self.network, &mut self.velocity, gradient, recipe);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::Task;

    fn learner(task: &Task, seed: Seed) -> Learner {
        Learner::new(task.network(seed), seed)
    }

    fn go(learner: &mut Learner, train: &Dataset, recipe: &Recipe, last: usize) {
        let done = learner.learn(train, recipe, last, &|| ControlFlow::Continue(()));
        assert!(done.is_continue());
    }

    #[test]
    fn a_fork_without_a_change_is_the_same_run() {
        let task = Task::image();
        let data = task.data(Seed(1), 64, 8);
        let mut whole = learner(&task, Seed(1));
        go(&mut whole, &data.train, &task.recipe, 3);
        let mut forked = whole.clone();
        go(&mut whole, &data.train, &task.recipe, 6);
        go(&mut forked, &data.train, &task.recipe, 6);
        assert_eq!(whole.history, forked.history);
        assert!(Arc::ptr_eq(&whole.history[2], &forked.history[2]));
    }

    #[test]
    fn it_stops_when_told() {
        let task = Task::image();
        let data = task.data(Seed(1), 64, 8);
        let mut stopped = learner(&task, Seed(1));
        assert!(
            stopped
                .learn(&data.train, &task.recipe, 5, &|| ControlFlow::Break(()))
                .is_break()
        );
        assert_eq!(stopped.history.len(), 1);
    }

    /// One seed, five epochs: the loss on the training set. A change here changes every result there is, and must be
    /// meant. Sums of floats differ in their last digits between instruction sets, hence the tolerance.
    #[test]
    fn the_losses_of_one_seed_are_pinned() {
        let task = Task::image();
        let data = task.data(Seed(1), task.recipe.n_train, 8);
        let mut learner = learner(&task, Seed(1));
        go(&mut learner, &data.train, &task.recipe, 5);
        let losses: Vec<f32> = crate::lab::measure::scores(&learner.history, &data.train)
            .iter()
            .map(|score| score.loss)
            .collect();
        let pinned = [2.0352025, 1.833376, 1.703834, 1.6131387, 1.5375348];
        let near = |(ours, pinned): (&f32, &f32)| (ours - pinned).abs() < 1e-4;
        assert!(losses.iter().zip(&pinned).all(near), "{losses:?}");
    }
}
