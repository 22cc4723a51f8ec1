//! Training: a training job of the lab itself, the one place where the tuner meets tasks, recipes and weights.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::clock::{Listener, run};
use super::job::TrainingJob;
use super::objective::Objective;
use super::plan::TuningPlan;
use super::report::TuningReport;
use super::space::Assignment;
use crate::lab::dataset::{Data, Dataset};
use crate::lab::experiment::TaskName;
use crate::lab::measure::score_of;
use crate::lab::recipe::Recipe;
use crate::lab::task::Task;
use crate::lab::train::Learner;

/// Runs a plan on a task. All jobs have the data, first weights and shuffles of `plan.random_seed`, so that they differ
/// by their hyperparameters alone. `Break` from the listener is passed on.
pub fn tune(
    task: TaskName,
    plan: &TuningPlan,
    listener: Listener<'_>,
) -> ControlFlow<(), TuningReport> {
    let task = Task::named(task);
    let seed = plan.random_seed;
    let Recipe {
        n_train,
        n_validation,
        ..
    } = task.recipe;
    let data = Arc::new(task.data(seed, n_train, n_validation));
    let start = |assignment: &Assignment| {
        let change = assignment
            .intervention()
            .expect("values come from checked ranges");
        LabJob {
            learner: Learner::new(task.network(seed), seed),
            recipe: task.recipe.changed_by(&change),
            data: Arc::clone(&data),
            objective: plan.objective,
            best: (1, f64::NEG_INFINITY),
        }
    };
    run(plan, start, listener)
}

/// A run of one recipe.
struct LabJob {
    learner: Learner,
    recipe: Recipe,
    data: Arc<Data>,
    objective: Objective,
    /// The best epoch so far, and its value turned so that more is better.
    best: (usize, f64),
}

impl TrainingJob for LabJob {
    fn epoch(&mut self) -> f32 {
        let epoch = self.learner.history.len() + 1;
        let data = Arc::clone(&self.data);
        let never = || ControlFlow::Continue(());
        let went_on = self.learner.learn(&data.train, &self.recipe, epoch, &never);
        debug_assert!(went_on.is_continue(), "it is never told to break off");
        self.forget_the_epoch_before();
        let value = self.metric(epoch, &data.validation);
        if self.objective.upward(value) > self.best.1 {
            self.best = (epoch, self.objective.upward(value));
        }
        value
    }

    fn held_out(&self, epoch: usize) -> f32 {
        self.metric(epoch, &self.data.held_out)
    }
}

impl LabJob {
    fn metric(&self, epoch: usize, set: &Dataset) -> f32 {
        self.objective
            .metric
            .of(score_of(&self.learner.history[epoch - 1], set))
    }

    /// Lets the weights go that nobody may ask for any more, or hundreds of jobs would not fit into memory: those of the
    /// epoch before the last, unless they were the best until then. Their place in the history takes the best ones.
    fn forget_the_epoch_before(&mut self) {
        let history = &mut self.learner.history;
        let before = history.len() - 1;
        if before > self.best.0 {
            history[before - 1] = Arc::clone(&history[self.best.0 - 1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Setting;
    use crate::lab::measure::scores;

    fn plan(strategy: &str) -> TuningPlan {
        let text = |name: &str, text: &str| (name.to_owned(), Setting::Text(text.to_owned()));
        let number = |name: &str, number| (name.to_owned(), Setting::Number(number));
        let ranges = vec![
            text("learning_rate", "0.0003..0.003"),
            text("dropout", "0..0.5"),
        ];
        let fields = vec![
            text("strategy", strategy),
            ("hyperparameter_ranges".to_owned(), Setting::Fields(ranges)),
            number("max_jobs", 4.0),
            number("max_parallel_jobs", 2.0),
            number("epochs", 6.0),
        ];
        TuningPlan::read(&Setting::Fields(fields)).expect("a plan")
    }

    fn tuned(strategy: &str) -> TuningReport {
        let go_on = || ControlFlow::Continue(());
        let report = tune(TaskName::Image, &plan(strategy), &go_on);
        report.continue_value().expect("nobody breaks off")
    }

    #[test]
    fn a_job_of_the_lab_is_the_run_of_its_recipe() {
        let report = tuned("Random");
        assert_eq!(report, tuned("Random"));
        assert_eq!(report.epochs_paid(), 24);
        let task = Task::named(TaskName::Image);
        let data = task.data(
            report.plan.random_seed,
            task.recipe.n_train,
            task.recipe.n_validation,
        );
        let job = &report.jobs[report.by_latest.job - 1];
        let change = job.assignment.intervention().expect("checked");
        let seed = report.plan.random_seed;
        let mut learner = Learner::new(task.network(seed), seed);
        let recipe = task.recipe.changed_by(&change);
        let done = learner.learn(&data.train, &recipe, 6, &|| ControlFlow::Continue(()));
        assert!(done.is_continue());
        let accuracy = |set| -> Vec<f32> {
            scores(&learner.history, set)
                .iter()
                .map(|score| score.accuracy)
                .collect()
        };
        assert_eq!(job.values, accuracy(&data.validation));
        assert_eq!(report.by_latest.held_out, accuracy(&data.held_out)[5]);
    }

    #[test]
    fn every_strategy_trains_and_breaks_off_when_told() {
        for strategy in ["Bayesian", "Hyperband"] {
            let report = tuned(strategy);
            assert_eq!(report.jobs.len(), 4);
            assert!(report.epochs_trained >= report.epochs_paid());
        }
        let broken = tune(TaskName::Image, &plan("Random"), &|| ControlFlow::Break(()));
        assert!(broken.is_break());
    }
}
