//! Typed: what the address of the tuner's page asks for, with what is taken where nothing is said, as it would be typed in
//! a terminal.

use crate::desk::Tuning;
use crate::lab::{Defect, EarlyStopping, Monitor, Setting, TaskName, named};
use crate::quiz::parse;
use crate::web::asked::Asked;

/// A hyperparameter that can be searched, and values to begin with.
pub(super) const RANGES: [(&str, &str); 7] = [
    ("learning_rate", "0.0001..0.01:log"),
    ("dropout", "0..0.5"),
    ("weight_decay", "0.001..1:log"),
    ("augmentation", "0..1"),
    ("label_smoothing", "0..0.3"),
    ("batch_size", "16,32,64"),
    ("optimizer", "sgd,momentum,adamw"),
];
pub(super) const MAX_JOBS: &str = "20";
pub(super) const MAX_PARALLEL_JOBS: &str = "3";
/// Flags whose value is a word and not a number.
const WORDS: [&str; 4] = [
    "strategy",
    "objective",
    "objective_type",
    "early_stopping_type",
];
/// Flags whose value is empty unless somebody wants it.
const RARE: [&str; 3] = ["max_jobs_not_improving", "target", "seed"];

/// A tuning as it would be typed.
pub(super) struct Typed<'a> {
    task: &'a str,
    ranges: Vec<(&'static str, &'a str)>,
    others: Vec<(&'static str, String)>,
}

impl<'a> Typed<'a> {
    pub(super) fn of(asked: Asked<'a>) -> Typed<'a> {
        let task = match asked.value("task") {
            "" => TaskName::NAMES[0].0,
            task => task,
        };
        let on = RANGES.into_iter().filter(|(name, _)| asked.is_on(name));
        let range = |(name, usual)| match asked.value(name) {
            "" => (name, usual),
            typed => (name, typed),
        };
        let given = |flag: &'static str, otherwise: &str| {
            let value = match asked.value(flag) {
                "" => otherwise,
                typed => typed,
            };
            (flag, value.to_owned())
        };
        let (metric, goal) = usual_objective(task);
        let is_grid = asked.value("strategy") == "Grid";
        let goal = if asked.value("objective").is_empty() {
            goal
        } else {
            ""
        };
        let mut others = vec![
            given("strategy", ""),
            given("objective", metric),
            given("objective_type", goal),
            given("max_jobs", if is_grid { "" } else { MAX_JOBS }),
            given("max_parallel_jobs", MAX_PARALLEL_JOBS),
            given("early_stopping_type", ""),
            given("epochs", &usual_epochs(task).to_string()),
        ];
        others.extend(RARE.map(|flag| given(flag, "")));
        others.retain(|(_, value)| !value.is_empty());
        Typed {
            task,
            ranges: on.map(range).collect(),
            others,
        }
    }

    pub(super) fn read(&self) -> Result<Tuning, Defect> {
        let setting = |(flag, value): &(&'static str, String)| {
            let setting = if WORDS.contains(flag) {
                Setting::Text(value.clone())
            } else {
                parse::value(value)
            };
            (*flag, setting)
        };
        let others = self.others.iter().map(setting).collect();
        Tuning::read(self.task, &self.ranges, others)
    }

    /// What does the same in a terminal.
    pub(super) fn command(&self) -> String {
        let ranges = self.ranges.iter();
        let ranges = ranges.map(|(name, range)| ("range", format!("{name}={range}")));
        let task = ("task", self.task.to_owned());
        let all = std::iter::once(task)
            .chain(ranges)
            .chain(self.others.iter().cloned());
        let words =
            all.map(|(flag, value)| format!(" --{} {}", flag.replace('_', "-"), quoted(&value)));
        std::iter::once("patience tune".to_owned())
            .chain(words)
            .collect()
    }
}

/// The metric that a task is judged by, in the direction in which it is better.
fn usual_objective(task: &str) -> (&'static str, &'static str) {
    let metric = named(known(task)).metric();
    match EarlyStopping::usual(metric, 1).monitor {
        Monitor::Loss => (Monitor::Loss.name(), "Minimize"),
        monitor => (monitor.name(), "Maximize"),
    }
}

/// Far enough for most trainings of a task to overfit.
pub(super) fn usual_epochs(task: &str) -> usize {
    2 * named(known(task)).fork()
}

fn known(task: &str) -> TaskName {
    let found = TaskName::NAMES.iter().find(|(name, _)| *name == task);
    found.map_or(TaskName::NAMES[0].1, |(_, task)| *task)
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-_.,:=+/".contains(sign);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Args, Command, Face};
    use crate::lab::tuner::KNOBS;
    use crate::text::Lang;

    fn fields(query: &str) -> Vec<(String, String)> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        pairs.map(owned).collect()
    }

    fn check(query: &str, command: &str) {
        let fields = fields(query);
        let typed = Typed::of(Asked(&fields));
        assert_eq!(typed.command(), format!("patience tune {command}"));
    }

    #[test]
    fn every_hyperparameter_of_the_tuner_can_be_searched() {
        assert_eq!(RANGES.map(|(name, _)| name), KNOBS.map(|knob| knob.name));
        for (task, _) in TaskName::NAMES {
            let on = RANGES.map(|(name, _)| ("on".to_owned(), name.to_owned()));
            let task = ("task".to_owned(), task.to_owned());
            let fields: Vec<_> = on.into_iter().chain([task]).collect();
            assert!(Typed::of(Asked(&fields)).read().is_ok(), "{fields:?}");
        }
    }

    #[test]
    fn what_is_not_said_is_what_the_page_says() {
        check(
            "on=dropout",
            "--task image --range dropout=0..0.5 --objective validation:accuracy --objective-type Maximize \
             --max-jobs 20 --max-parallel-jobs 3 --epochs 200",
        );
        check(
            "task=text&on=batch_size&batch_size=8, 16&strategy=Grid&seed=7",
            "--task text --range 'batch_size=8, 16' --strategy Grid --objective validation:loss \
             --objective-type Minimize --max-parallel-jobs 3 --epochs 24 --seed 7",
        );
        check(
            "on=dropout&objective=validation:loss&max_jobs=5&epochs=9&early_stopping_type=Auto",
            "--task image --range dropout=0..0.5 --objective validation:loss --max-jobs 5 \
             --max-parallel-jobs 3 --early-stopping-type Auto --epochs 9",
        );
    }

    #[test]
    fn the_terminal_runs_the_same_tuning() {
        let query = "on=dropout&on=learning_rate&strategy=Random&target=0.7&max_jobs_not_improving=4&seed=3";
        let fields = fields(query);
        let typed = Typed::of(Asked(&fields));
        let words: Vec<_> = typed.command().split(' ').map(Into::into).collect();
        let Face::Terminal(Command::Tune(args)) =
            Args::read(&words, Lang::En).expect("understood").face
        else {
            panic!("{words:?}");
        };
        let plan = typed.read().expect("a plan").plan;
        assert_eq!(
            args.range,
            ["learning_rate=0.0001..0.01:log", "dropout=0..0.5"]
        );
        assert_eq!((args.max_jobs, args.seed), (Some(20), Some(3)));
        assert_eq!(
            args.target.map(|target| target as f32),
            plan.completion.target
        );
        assert_eq!(args.epochs, Some(plan.epochs as u64));
        assert_eq!(args.strategy.as_deref(), Some(plan.strategy.name()));
    }

    #[test]
    fn a_shell_takes_it_for_one_word() {
        let check = |word: &str, expected: &str| assert_eq!(quoted(word), expected);
        check("dropout=0..0.5", "dropout=0..0.5");
        check("8, 16", "'8, 16'");
        check("$(reboot)", "'$(reboot)'");
        check("it's", r"'it'\''s'");
    }
}
