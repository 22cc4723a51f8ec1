//! Arm: one way of learning in an experiment, a recipe with the epochs between which it holds. Options that learn alike
//! share an arm, and an arm is trained once.

use super::experiment::Experiment;
use super::intervention::{Intervention, Since};
use super::recipe::Recipe;

/// One way of learning.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arm {
    pub(crate) recipe: Recipe,
    /// Epochs that it shares with the baseline; 0 for a training of its own.
    pub(crate) shared: usize,
    /// The epoch before the one in which its schedule began, from which the schedule counts.
    pub(crate) scheduled: usize,
    /// Its last epoch.
    pub(crate) epochs: usize,
}

impl Arm {
    /// The training without an option's change.
    pub(crate) fn baseline(experiment: &Experiment, recipe: &Recipe) -> Arm {
        Arm {
            recipe: recipe.changed_by(&experiment.baseline),
            shared: 0,
            scheduled: 0,
            epochs: experiment.epochs_of(&experiment.baseline, experiment.epochs),
        }
    }

    /// An option's way of learning. One that moves the weights as the baseline does takes its place in the baseline.
    pub(crate) fn of(option: &Intervention, experiment: &Experiment, baseline: &Arm) -> Arm {
        let recipe = baseline.recipe.changed_by(option);
        let epochs = experiment.epochs_of(option, baseline.epochs);
        let alike = recipe.learns_like(&baseline.recipe)
            && (epochs == baseline.epochs || !recipe.schedule.looks_ahead());
        let shared = match option.since() {
            Since::Fork if !alike => experiment.fork,
            _ => 0,
        };
        let scheduled = if recipe.schedule == baseline.recipe.schedule {
            0
        } else {
            shared
        };
        Arm {
            recipe,
            shared,
            scheduled,
            epochs,
        }
    }

    /// Whether the weights of both go the same way, as far as both go.
    pub(crate) fn learns_like(&self, other: &Arm) -> bool {
        self.recipe.learns_like(&other.recipe)
            && (self.shared, self.scheduled) == (other.shared, other.scheduled)
            && (self.epochs == other.epochs || !self.recipe.schedule.looks_ahead())
    }

    /// The share of the learning rate that holds in the epoch after `losses`, the validation losses of all before it.
    pub(crate) fn share(&self, losses: &[f32]) -> f32 {
        let done = losses.len() - self.scheduled;
        let seen = &losses[self.scheduled..];
        self.recipe
            .schedule
            .share(done, self.epochs - self.scheduled, seen)
    }
}

/// The distinct ways of learning, the baseline first, each as long as the longest of its kind.
pub(crate) fn distinct<'a>(all: impl Iterator<Item = &'a Arm>) -> Vec<Arm> {
    let mut distinct: Vec<Arm> = Vec::new();
    for arm in all {
        match distinct.iter_mut().find(|known| known.learns_like(arm)) {
            Some(known) => known.epochs = known.epochs.max(arm.epochs),
            None => distinct.push(arm.clone()),
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Amount, Change, Schedule, Symptom, TaskName};

    fn check(options: Vec<Intervention>, expected: &[(usize, usize)]) {
        let experiment = Experiment {
            task: TaskName::Image,
            fork: 10,
            epochs: 40,
            symptom: Symptom::Overfitting,
            baseline: Intervention::none(),
            options: Vec::new(),
        };
        let baseline = Arm::baseline(&experiment, &Recipe::plain(0.1, 32));
        let arms: Vec<Arm> = options
            .iter()
            .map(|option| Arm::of(option, &experiment, &baseline))
            .collect();
        let runs = distinct([&baseline].into_iter().chain(&arms));
        let said: Vec<(usize, usize)> = runs.iter().map(|arm| (arm.shared, arm.epochs)).collect();
        assert_eq!(said, expected);
    }

    fn change(change: Change) -> Intervention {
        Intervention::of(vec![change])
    }

    #[test]
    fn nothing_is_trained_twice() {
        let dropout = || change(Change::Dropout { rate: 0.5 });
        check(vec![Intervention::none()], &[(0, 40)]);
        check(
            vec![change(Change::ValidationSize(Amount::Times(4.0)))],
            &[(0, 40)],
        );
        check(vec![dropout(), dropout()], &[(0, 40), (10, 40)]);
        check(
            vec![dropout(), dropout().from_start()],
            &[(0, 40), (10, 40), (0, 40)],
        );
        check(
            vec![change(Change::Dropout { rate: 0.0 }).from_start()],
            &[(0, 40)],
        );
    }

    #[test]
    fn a_longer_training_goes_on_where_the_baseline_ended() {
        let longer = change(Change::Epochs(Amount::Times(2.0)));
        check(vec![longer], &[(0, 80)]);
        let shorter = change(Change::Epochs(Amount::Value(20.0)));
        check(vec![shorter], &[(0, 40)]);
    }

    #[test]
    fn a_cosine_of_another_length_is_another_training() {
        let cosine = Change::Schedule(Schedule::Cosine);
        let longer = Intervention::of(vec![cosine.clone(), Change::Epochs(Amount::Times(2.0))]);
        check(vec![change(cosine), longer], &[(0, 40), (10, 40), (10, 80)]);
    }
}
