//! Training: a training job of the lab itself, the one place where the tuner meets tasks, recipes and weights.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use super::clock::{Listener, run};
use super::job::TrainingJob;
use super::objective::Objective;
use super::plan::TuningPlan;
use super::report::TuningReport;
use super::space::Assignment;
use crate::lab::arm::Arm;
use crate::lab::loss::Score;
use crate::lab::model::{Model, Set};
use crate::lab::task::{Groundwork, Sizes, TaskName, named_with};
use crate::lab::train::Run;

/// Runs a plan on a task. All jobs have the data, first weights and shuffles of `plan.random_seed`, so that they differ
/// by their hyperparameters alone. `Break` from the listener is passed on.
pub fn tune(
    task: TaskName,
    groundwork: &Groundwork,
    plan: &TuningPlan,
    listener: Listener<'_>,
) -> ControlFlow<(), TuningReport> {
    let task = named_with(task, groundwork);
    let seed = plan.random_seed;
    let plain = task.recipe();
    let sizes = Sizes {
        train: plain.n_train,
        validation: plain.n_validation,
    };
    let start = |assignment: &Assignment| {
        let change = assignment
            .intervention()
            .expect("values come from checked ranges");
        let model = task.model(seed, sizes, plain.width);
        LabJob {
            run: Run::new(&*model, seed),
            arm: Arm {
                recipe: plain.changed_by(&change),
                shared: 0,
                scheduled: 0,
                epochs: plan.epochs,
            },
            model: Mutex::new(model),
            n_held_out: task.n_held_out(),
            objective: plan.objective,
            best: (1, f64::NEG_INFINITY),
        }
    };
    run(plan, start, listener)
}

/// A run of one recipe.
struct LabJob {
    run: Run,
    arm: Arm,
    /// Scoring uses its buffers, and a job may be asked for a score while others look on.
    model: Mutex<Box<dyn Model>>,
    n_held_out: usize,
    objective: Objective,
    /// The best epoch so far, and its value turned so that more is better.
    best: (usize, f64),
}

impl TrainingJob for LabJob {
    fn epoch(&mut self) -> f32 {
        let epoch = self.run.epochs.len() + 1;
        let never = |_: &Run| ControlFlow::Continue(());
        let model = self.model.get_mut().expect("scoring does not panic");
        let went_on = self.run.learn(&mut **model, &self.arm, epoch, &never);
        debug_assert!(went_on.is_continue(), "it is never told to break off");
        self.forget_the_epoch_before();
        let value = self.metric(self.run.epochs[epoch - 1].validation);
        if self.objective.upward(value) > self.best.1 {
            self.best = (epoch, self.objective.upward(value));
        }
        value
    }

    fn held_out(&self, epoch: usize) -> f32 {
        let weights = &self.run.epochs[epoch - 1].weights;
        let mut model = self.model.lock().expect("scoring does not panic");
        self.metric(model.score(weights, Set::HeldOut, self.n_held_out))
    }
}

impl LabJob {
    fn metric(&self, score: Score) -> f32 {
        self.objective.metric.of(score)
    }

    /// Lets the weights go that nobody may ask for any more, or hundreds of jobs would not fit into memory: those of the
    /// epoch before the last, unless they were the best until then. Their place takes the best ones.
    fn forget_the_epoch_before(&mut self) {
        let epochs = &mut self.run.epochs;
        let before = epochs.len() - 1;
        if before > self.best.0 {
            epochs[before - 1].weights = Arc::clone(&epochs[self.best.0 - 1].weights);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Setting;

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
        let report = tune(
            TaskName::Image,
            &Groundwork::none(),
            &plan(strategy),
            &go_on,
        );
        report.continue_value().expect("nobody breaks off")
    }

    #[test]
    fn a_job_of_the_lab_is_the_run_of_its_recipe() {
        let report = tuned("Random");
        assert_eq!(report, tuned("Random"));
        assert_eq!(report.epochs_paid(), 24);
        let job = &report.jobs[report.by_latest.job - 1];
        let seed = report.plan.random_seed;
        let task = named_with(TaskName::Image, &Groundwork::none());
        let recipe = task
            .recipe()
            .changed_by(&job.assignment.intervention().expect("checked"));
        let sizes = Sizes {
            train: recipe.n_train,
            validation: recipe.n_validation,
        };
        let arm = Arm {
            recipe,
            shared: 0,
            scheduled: 0,
            epochs: 6,
        };
        let mut model = task.model(seed, sizes, 1.0);
        let mut run = Run::new(&*model, seed);
        let done = run.learn(&mut *model, &arm, 6, &|_| ControlFlow::Continue(()));
        assert!(done.is_continue());
        let values = run.epochs.iter().map(|epoch| epoch.validation.quality);
        assert_eq!(job.values, values.collect::<Vec<f32>>());
        let last = model.score(&run.epochs[5].weights, Set::HeldOut, task.n_held_out());
        assert_eq!(report.by_latest.held_out, last.quality);
    }

    #[test]
    fn every_strategy_trains_and_breaks_off_when_told() {
        for strategy in ["Bayesian", "Hyperband"] {
            let report = tuned(strategy);
            assert_eq!(report.jobs.len(), 4);
            assert!(report.epochs_trained >= report.epochs_paid());
        }
        let broken = tune(
            TaskName::Image,
            &Groundwork::none(),
            &plan("Random"),
            &|| ControlFlow::Break(()),
        );
        assert!(broken.is_break());
    }
}
