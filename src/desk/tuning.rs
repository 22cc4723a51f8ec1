//! Tuning: what a person asks of the tuner, by the names of flags. What it does is the lab's.

use super::{Load, plain_load};
use crate::lab::tuner::TuningPlan;
use crate::lab::{Defect, Setting, TaskName};

/// A tuning of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    pub task: TaskName,
    pub plan: TuningPlan,
}

/// Flags that are called otherwise than the argument of the SDK.
const FLAGS: [(&str, &str); 5] = [
    ("objective", "objective_metric_name"),
    ("target", "target_objective_metric_value"),
    ("seed", "random_seed"),
    (
        "max_jobs_not_improving",
        "max_number_of_training_jobs_not_improving",
    ),
    ("range", RANGES),
];
const RANGES: &str = "hyperparameter_ranges";

impl Tuning {
    /// Reads a task, the range typed for each hyperparameter, and other arguments by their flags.
    ///
    /// # Errors
    /// The first name or value that cannot be used, by the names of the SDK.
    pub fn read(
        task: &str,
        ranges: &[(&str, &str)],
        others: Vec<(&str, Setting)>,
    ) -> Result<Tuning, Defect> {
        let task = Setting::Text(task.to_owned()).one_of(&TaskName::NAMES);
        let task = task.map_err(|defect| defect.within("task"))?;
        let range =
            |(name, range): &(&str, &str)| ((*name).to_owned(), Setting::Text((*range).to_owned()));
        let ranges = Setting::Fields(ranges.iter().map(range).collect());
        let mut fields = vec![(RANGES.to_owned(), ranges)];
        let others = others.into_iter();
        fields.extend(others.map(|(flag, value)| (argument(flag).to_owned(), value)));
        let plan = TuningPlan::read(&Setting::Fields(fields))?;
        Ok(Tuning { task, plan })
    }

    /// What all of its jobs take if nothing stops them.
    #[must_use]
    pub fn load(&self) -> Load {
        let plan = &self.plan;
        plain_load(
            self.task,
            plan.max_jobs,
            plan.max_parallel_jobs,
            plan.epochs,
        )
    }

    /// The flag under which was typed what cannot be used; for a range, the hyperparameter's name as well.
    #[must_use]
    pub fn flag(defect: &Defect) -> (&str, Option<&str>) {
        let mut names = defect.path.iter().map(String::as_str);
        let argument = names.next().unwrap_or_default();
        let flag = FLAGS.iter().find(|(_, own)| *own == argument);
        (flag.map_or(argument, |(flag, _)| flag), names.next())
    }
}

fn argument(flag: &str) -> &str {
    let argument = FLAGS.iter().find(|(own, _)| *own == flag);
    argument.map_or(flag, |(_, argument)| argument)
}

/// Epochs of a task that so many multiply-adds are enough for.
#[must_use]
pub fn epochs_for(task: TaskName, work: u64) -> usize {
    const MANY: usize = 1_000;
    (work / (plain_load(task, 1, 1, MANY).per_seed / MANY as u64)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(range: (&str, &str), others: &[(&'static str, &str)]) -> Result<Tuning, Defect> {
        let others = others.iter().map(|&(name, value)| {
            let number = value.parse().map(Setting::Number);
            (
                name,
                number.unwrap_or_else(|_| Setting::Text(value.to_owned())),
            )
        });
        Tuning::read("image", &[range], others.collect())
    }

    #[test]
    fn flags_have_the_names_of_the_terminal() {
        let typed = [
            ("objective", "validation:loss"),
            ("objective_type", "Minimize"),
        ];
        let plan = read(("dropout", "0..0.5"), &typed).expect("a plan").plan;
        assert_eq!(plan.objective.metric.name(), "validation:loss");
        let typed = [
            ("target", "0.7"),
            ("seed", "9"),
            ("max_jobs_not_improving", "3"),
        ];
        let plan = read(("dropout", "0..0.5"), &typed).expect("a plan").plan;
        assert_eq!(plan.completion.target, Some(0.7));
        assert_eq!(plan.completion.max_jobs_not_improving, Some(3));
        assert_eq!(plan.random_seed.0, 9);
    }

    #[test]
    fn what_cannot_be_used_is_known_by_its_flag() {
        let check = |range, typed: &[(&'static str, &str)], flag: (&str, Option<&str>)| {
            let defect = read(range, typed).expect_err("a defect");
            assert_eq!(Tuning::flag(&defect), flag);
        };
        let rate = ("dropout", "0..0.5");
        check(("dropout", "0..2"), &[], ("range", Some("dropout")));
        check(("droput", "0..1"), &[], ("range", Some("droput")));
        check(rate, &[("max_jobs", "9999")], ("max_jobs", None));
        check(rate, &[("seed", "x")], ("seed", None));
        check(rate, &[("objective", "validation:f1")], ("objective", None));
    }

    #[test]
    fn epochs_are_as_many_as_the_work_allows() {
        let of = |task| epochs_for(task, 1_000_000_000);
        assert!(of(TaskName::Text) < of(TaskName::Image));
        assert!(of(TaskName::Image) < of(TaskName::Recommender));
        let load = plain_load(TaskName::Image, 1, 1, of(TaskName::Image));
        assert!(
            (900_000_000..1_010_000_000).contains(&load.per_seed),
            "{load:?}"
        );
    }
}
