//! Check: arguments that are valid alone and cannot stand together, and SageMaker's limits. Each refusal names the rule
//! and the way out. What a single range may be is in `range.rs`.
//!
//! Source: "Limits for automatic model tuning" and "How hyperparameter tuning with Amazon SageMaker works", developer
//! guide, docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning.html.

use super::plan::{EarlyStoppingType, TuningPlan};
use super::range::Range;
use super::space::Space;
use super::strategy::Strategy;
use crate::lab::setting::Defect;
use crate::message::Message;

impl TuningPlan {
    /// Hyperparameters that can be searched at once.
    pub const MOST_RANGES: usize = 30;
    /// Jobs of a tuning, unless they are drawn at random.
    pub const MOST_JOBS: usize = 750;
    pub const MOST_JOBS_AT_RANDOM: usize = 10_000;
    /// Jobs at once, before AWS is asked for more.
    pub const MOST_PARALLEL_JOBS: usize = 10;

    /// # Errors
    /// The first rule that the arguments break.
    pub fn check(&self) -> Result<(), Defect> {
        self.check_ranges()?;
        self.check_strategy()?;
        let most_jobs = match self.strategy {
            Strategy::Random => TuningPlan::MOST_JOBS_AT_RANDOM,
            _ => TuningPlan::MOST_JOBS,
        };
        if !(1..=most_jobs).contains(&self.max_jobs) {
            let message = Message::new("lab-tuner-too-many-jobs")
                .with("jobs", self.max_jobs)
                .with("most", most_jobs)
                .with("strategy", self.strategy.name());
            return Err(defect("max_jobs", message, "lab-hint-tuner-too-many-jobs"));
        }
        let most = TuningPlan::MOST_PARALLEL_JOBS;
        if !(1..=most).contains(&self.max_parallel_jobs) {
            let message = Message::new("lab-tuner-too-many-parallel")
                .with("jobs", self.max_parallel_jobs)
                .with("most", most);
            return Err(defect(
                "max_parallel_jobs",
                message,
                "lab-hint-tuner-too-many-parallel",
            ));
        }
        Ok(())
    }

    fn check_ranges(&self) -> Result<(), Defect> {
        let within = "hyperparameter_ranges";
        if self.ranges.is_empty() {
            let message = Message::new("lab-tuner-no-ranges");
            return Err(defect(within, message, "lab-hint-tuner-no-ranges"));
        }
        if self.ranges.len() > TuningPlan::MOST_RANGES {
            let message = Message::new("lab-tuner-too-many-ranges")
                .with("ranges", self.ranges.len())
                .with("most", TuningPlan::MOST_RANGES);
            return Err(defect(within, message, "lab-hint-tuner-too-many-ranges"));
        }
        let names: Vec<&str> = self.ranges.iter().map(|(name, _)| name.as_str()).collect();
        match (1..names.len()).find(|&place| names[..place].contains(&names[place])) {
            None => Ok(()),
            Some(place) => {
                let message = Message::new("lab-tuner-range-twice").with("name", names[place]);
                Err(defect(within, message, "lab-hint-tuner-once"))
            }
        }
    }

    fn check_strategy(&self) -> Result<(), Defect> {
        match self.strategy {
            Strategy::Hyperband if self.early_stopping_type == EarlyStoppingType::Auto => {
                let message = Message::new("lab-tuner-hyperband-auto");
                Err(defect(
                    "early_stopping_type",
                    message,
                    "lab-hint-tuner-hyperband-auto",
                ))
            }
            Strategy::Grid => self.check_grid(),
            _ => Ok(()),
        }
    }

    fn check_grid(&self) -> Result<(), Defect> {
        let spread = |(_, range): &&(String, Range)| !matches!(range, Range::Categorical(_));
        if let Some((name, _)) = self.ranges.iter().find(spread) {
            let message = Message::new("lab-tuner-grid-range").with("name", name.as_str());
            let defect = defect(name, message, "lab-hint-tuner-grid-range");
            return Err(defect.within("hyperparameter_ranges"));
        }
        let n = Space(&self.ranges).n_combinations().unwrap_or(usize::MAX);
        if self.max_jobs != n {
            let message = Message::new("lab-tuner-grid-jobs")
                .with("jobs", self.max_jobs)
                .with("combinations", n);
            return Err(defect("max_jobs", message, "lab-hint-tuner-grid-jobs"));
        }
        Ok(())
    }
}

fn defect(name: &str, message: Message, hint: &'static str) -> Defect {
    Defect {
        path: vec![name.to_owned()],
        message,
        hint: Some(Message::new(hint)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Setting;
    use crate::lab::tuner::range::{Scaling, Span};

    /// Arguments as typed: `name=value`, with ranges as `range.NAME=…`.
    fn read(line: &str) -> Result<TuningPlan, Defect> {
        let setting = |value: &str| match value.parse() {
            Ok(number) => Setting::Number(number),
            Err(_) => Setting::Text(value.to_owned()),
        };
        let pairs = line
            .split_whitespace()
            .map(|word| word.split_once('=').expect("name=value"));
        let (ranges, others): (Vec<_>, Vec<_>) =
            pairs.partition(|(name, _)| name.starts_with("range."));
        let named = |(name, value): (&str, &str)| {
            (name.trim_start_matches("range.").to_owned(), setting(value))
        };
        let ranges = Setting::Fields(ranges.into_iter().map(named).collect());
        let fields = [("hyperparameter_ranges".to_owned(), ranges)];
        TuningPlan::read(&Setting::Fields(
            fields
                .into_iter()
                .chain(others.into_iter().map(named))
                .collect(),
        ))
    }

    fn refused(line: &str, path: &[&str], message: &str) {
        let defect = read(line).expect_err(line);
        assert_eq!(
            (defect.message.id, &defect.path[..]),
            (
                message,
                &path
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>()[..]
            ),
            "{line}"
        );
        assert!(defect.hint.is_some(), "{line}");
    }

    #[test]
    fn what_cannot_stand_together_is_refused() {
        let one = "range.dropout=0..0.5";
        refused(
            &format!("{one} strategy=Hyperband early_stopping_type=Auto"),
            &["early_stopping_type"],
            "lab-tuner-hyperband-auto",
        );
        refused(
            &format!("{one} strategy=Grid"),
            &["hyperparameter_ranges", "dropout"],
            "lab-tuner-grid-range",
        );
        refused(
            "strategy=Grid range.batch_size=8..64 max_jobs=4",
            &["hyperparameter_ranges", "batch_size"],
            "lab-tuner-grid-range",
        );
        refused(
            "strategy=Grid range.dropout=0,0.5 range.batch_size=16,32,64 max_jobs=5",
            &["max_jobs"],
            "lab-tuner-grid-jobs",
        );
        refused(
            "strategy=Random",
            &["hyperparameter_ranges"],
            "lab-tuner-no-ranges",
        );
        refused(
            &format!("{one} {one}"),
            &["hyperparameter_ranges"],
            "lab-tuner-range-twice",
        );
    }

    #[test]
    fn limits_are_those_of_the_strategy() {
        let one = "range.dropout=0..0.5";
        refused(
            &format!("{one} max_jobs=751"),
            &["max_jobs"],
            "lab-tuner-too-many-jobs",
        );
        assert!(read(&format!("{one} max_jobs=751 strategy=Random")).is_ok());
        refused(
            &format!("{one} max_jobs=10001 strategy=Random"),
            &["max_jobs"],
            "lab-tuner-too-many-jobs",
        );
        refused(
            &format!("{one} max_jobs=20 max_parallel_jobs=11"),
            &["max_parallel_jobs"],
            "lab-tuner-too-many-parallel",
        );
        let not_improving = "max_number_of_training_jobs_not_improving";
        refused(
            &format!("{one} {not_improving}=2"),
            &[not_improving],
            "lab-setting-outside",
        );
        refused(
            &format!("{one} max_jobs=0"),
            &["max_jobs"],
            "lab-setting-outside",
        );
    }

    #[test]
    fn more_than_thirty_hyperparameters_are_refused() {
        let span = Span {
            low: 0.0,
            high: 1.0,
            scaling: Scaling::Auto,
        };
        let range = |n: usize| (n.to_string(), Range::Continuous(span));
        let plan = |n| TuningPlan {
            ranges: (0..n).map(range).collect(),
            ..TuningPlan::default()
        };
        assert!(plan(30).check().is_ok());
        let defect = plan(31).check().expect_err("31 ranges");
        assert_eq!(defect.message.id, "lab-tuner-too-many-ranges");
    }

    #[test]
    fn unknown_names_have_the_nearest_valid_one_as_hint() {
        let check = |line: &str, path: &[&str], name: &str| {
            refused(line, path, "lab-setting-unknown-name");
            let hint = read(line).expect_err(line).hint.expect("a hint");
            assert_eq!(
                hint,
                Message::new("lab-hint-did-you-mean").with("name", name)
            );
        };
        check(
            "range.droput=0..0.5",
            &["hyperparameter_ranges", "droput"],
            "dropout",
        );
        check(
            "range.dropout=0..0.5 strategy=bayesian",
            &["strategy"],
            "Bayesian",
        );
        check("range.dropout=0..0.5 max_job=3", &["max_job"], "max_jobs");
        check(
            "range.dropout=0..0.5 objective_metric_name=validation:acuracy",
            &["objective_metric_name"],
            "validation:accuracy",
        );
    }

    #[test]
    fn a_grid_without_max_jobs_has_one_for_each_combination() {
        let plan = read("strategy=Grid range.dropout=0,0.5 range.batch_size=16,32,64");
        assert_eq!(plan.expect("a plan").max_jobs, 6);
        let plan = read("range.dropout=0..0.5").expect("a plan");
        assert_eq!((plan.max_jobs, plan.max_parallel_jobs), (1, 1));
        assert_eq!(plan.objective.goal.name(), "Maximize");
    }
}
