//! `patience check --lab`: every question of the vault that can be trained, trained: where the key and the experiment agree
//! and where they do not. A contradiction is a result; a sham arm that does not tie is a fault of the lab.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::screen::Screen;
use super::{Exit, Stop, Streams, check_lab_json, estimate, table, why, write_json};
use crate::args::CheckArgs;
use crate::desk::{self, Desk, Plan};
use crate::lab::{
    Against, Class, Comparison, Experiment, Interval, OptionResult, Outlook, Setting, Trained,
};
use crate::message::Message;
use crate::problem::Problem;
use crate::quiz::Question;

/// A question and what the lab says of it, or why it says nothing.
pub(super) struct Checked<'a> {
    pub(super) question: &'a Question,
    pub(super) found: Result<(Plan, Comparison), desk::Error>,
}

/// The sham arm of a task.
pub(super) struct Sham {
    pub(super) task: &'static str,
    pub(super) comparison: Comparison,
}

/// What everything came to.
pub(super) struct Report<'a> {
    pub(super) problems: &'a [Problem],
    pub(super) questions: Vec<Checked<'a>>,
    pub(super) shams: Vec<Sham>,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &CheckArgs,
    problems: &[Problem],
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let questions = material.bank.questions().iter();
    let plans: Vec<_> = questions
        .map(|question| (question, desk::plan(question)))
        .collect();
    let shams = shams(plans.iter().filter_map(|(_, plan)| plan.as_ref().ok()));
    let trained = plans.iter().filter_map(|(_, plan)| plan.as_ref().ok());
    let all = trained.chain(shams.iter().map(|(_, plan)| plan));
    let loads: Vec<_> = all.map(|plan| desk.load(plan, args.seeds)).collect();
    estimate::consent(&loads, args.yes)?;

    let mut told = Teller {
        screen,
        silent: args.json,
    };
    told.say(
        streams.out,
        &Message::new("cli-check-lab-legend").with("seeds", args.seeds as usize),
    )?;
    let mut report = Report {
        problems,
        questions: Vec::new(),
        shams: Vec::new(),
    };
    for (question, plan) in plans {
        let found = match plan {
            Ok(plan) => {
                let id = question.id.as_str();
                let comparison = why::compare_as(id, desk, screen, streams, &plan, args.seeds)?;
                Ok((plan, comparison))
            }
            Err(error) => Err(error),
        };
        let checked = Checked { question, found };
        told.question(streams.out, &checked)?;
        report.questions.push(checked);
    }
    for (task, plan) in shams {
        let name = screen.say(&Message::new("cli-check-sham").with("task", task));
        let comparison = why::compare_as(&name, desk, screen, streams, &plan, args.seeds)?;
        let sham = Sham { task, comparison };
        told.sham(streams.out, &name, &sham)?;
        report.shams.push(sham);
    }
    if args.json {
        write_json(streams.out, &check_lab_json::Checks::of(screen, &report))?;
    } else {
        writeln!(streams.out)?;
        told.say(streams.out, &report.counts())?;
    }
    Ok(report.exit())
}

/// For each task that occurs, its plain training beside one that differs by chance alone.
fn shams<'a>(plans: impl Iterator<Item = &'a Plan>) -> Vec<(&'static str, Plan)> {
    let tasks: BTreeSet<&str> = plans.map(|plan| plan.experiment.task.name()).collect();
    let text = |text: &str| Setting::Text(text.to_owned());
    let fields = |fields: Vec<(&str, Setting)>| {
        Setting::Fields(
            fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    };
    let plan = |task| {
        let sham = fields(vec![("sham", Setting::Number(1.0))]);
        let options = fields(vec![("A", text("none")), ("B", sham)]);
        let setting = fields(vec![("task", text(task)), ("options", options)]);
        let plan = Plan {
            experiment: Experiment::read(&setting).expect("a sham arm fits every task"),
            inferred: None,
            keys: vec!["A".to_owned()],
            baseline: None,
        };
        (plan.experiment.task.name(), plan)
    };
    tasks.into_iter().map(plan).collect()
}

impl Sham {
    fn trained(&self) -> &Trained {
        let sham = self.comparison.options.last();
        sham.and_then(|option| option.trained.as_ref())
            .expect("a sham arm is trained")
    }

    pub(super) fn against(&self) -> &Against {
        self.trained()
            .against_key
            .as_ref()
            .expect("it has a baseline")
    }

    fn ties(&self) -> bool {
        self.against().class == Class::Tie
    }
}

impl Report<'_> {
    fn exit(&self) -> Exit {
        if self.problems.is_empty() && self.shams.iter().all(Sham::ties) {
            Exit::Found
        } else {
            Exit::Nothing
        }
    }

    fn count(&self, chosen: impl Fn(&Checked<'_>) -> bool) -> usize {
        self.questions
            .iter()
            .filter(|checked| chosen(checked))
            .count()
    }

    fn counts(&self) -> Message {
        let outlook = |wanted: Option<Outlook>| {
            self.count(|checked| {
                let found = checked.found.as_ref();
                found.is_ok_and(|(_, comparison)| comparison.outlook == wanted)
            })
        };
        let untrained = |wanted: bool| {
            self.count(|checked| {
                matches!(checked.found, Err(desk::Error::NothingToTrain { said, .. }) if said == wanted)
            })
        };
        Message::new("cli-check-lab-counts")
            .with("questions", self.questions.len())
            .with("agrees", outlook(Some(Outlook::Agrees)))
            .with("depends", outlook(Some(Outlook::Depends)))
            .with("contradicts", outlook(Some(Outlook::Contradicts)))
            .with("none", outlook(None))
            .with("nothing", untrained(false))
            .with("said", untrained(true))
            .with(
                "refused",
                self.count(|checked| matches!(checked.found, Err(desk::Error::LabRefused { .. }))),
            )
            .with("ties", self.shams.iter().filter(|sham| sham.ties()).count())
            .with("shams", self.shams.len())
    }
}

/// Writes each block as soon as it is known, unless everything is wanted as JSON in the end.
struct Teller<'a> {
    screen: &'a Screen,
    silent: bool,
}

impl Teller<'_> {
    fn say(&mut self, out: &mut dyn Write, message: &Message) -> io::Result<()> {
        if self.silent {
            return Ok(());
        }
        writeln!(out, "{}", self.screen.wrapped(&self.screen.say(message), 0))
    }

    fn question(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        if self.silent {
            return Ok(());
        }
        let screen = self.screen;
        let id = checked.question.id.as_str();
        match &checked.found {
            Err(error) => {
                let why = match error {
                    desk::Error::NothingToTrain { said: true, .. } => "cli-check-lab-none",
                    desk::Error::NothingToTrain { .. } => "cli-check-nothing-to-train",
                    _ => "cli-check-refused",
                };
                let said = screen.word(why);
                writeln!(out, "\n{}", screen.wrapped(&format!("{id}: {said}"), 0))?;
            }
            Ok((plan, comparison)) => {
                let head = Message::new(outlook_id(comparison.outlook))
                    .with("task", plan.experiment.task.name());
                let said = format!("{id}: {}", screen.say(&head));
                writeln!(out, "\n{}", screen.bold(&screen.wrapped(&said, 0)))?;
                if comparison.outlook.is_none() {
                    let verdict = screen.say(&comparison.verdict());
                    writeln!(out, "{}", screen.wrapped(&verdict, 2))?;
                }
                if plan.inferred.is_some() {
                    writeln!(
                        out,
                        "{}",
                        screen.wrapped(&screen.word("cli-check-inferred"), 2)
                    )?;
                }
                write_rows(screen, comparison, &comparison.options, out)?;
            }
        }
        out.flush()
    }

    fn sham(&mut self, out: &mut dyn Write, name: &str, sham: &Sham) -> io::Result<()> {
        if self.silent {
            return Ok(());
        }
        let screen = self.screen;
        let said = screen.word(match sham.against().class {
            Class::Tie => "cli-check-sham-ties",
            Class::Inconclusive => "cli-check-sham-undecided",
            Class::Better | Class::Worse => "cli-check-sham-differs",
        });
        let said = screen.wrapped(&format!("{name}: {said}"), 0);
        writeln!(out, "\n{}", screen.bold(&said))?;
        write_rows(screen, &sham.comparison, &sham.comparison.options[1..], out)?;
        out.flush()
    }
}

fn outlook_id(outlook: Option<Outlook>) -> &'static str {
    match outlook {
        Some(Outlook::Agrees) => "cli-check-agrees",
        Some(Outlook::Depends) => "cli-check-depends",
        Some(Outlook::Contradicts) => "cli-check-contradicts",
        None => "cli-check-no-verdict",
    }
}

/// One line an option, in columns; below one another where they do not fit.
fn write_rows(
    screen: &Screen,
    comparison: &Comparison,
    options: &[OptionResult],
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows: Vec<_> = options
        .iter()
        .map(|option| row(screen, comparison, option))
        .collect();
    for line in table::aligned(&rows) {
        writeln!(out, "  {}", screen.ascii(line))?;
    }
    Ok(())
}

/// Label, value or difference, class, cost.
fn row(screen: &Screen, comparison: &Comparison, option: &OptionResult) -> Vec<String> {
    let sign = if option.is_key { screen.right() } else { "" };
    let label = format!("{} {}", option.label, sign.trim_end());
    let Some(trained) = &option.trained else {
        return vec![
            label,
            screen.word("cli-not-trained"),
            String::new(),
            String::new(),
        ];
    };
    let metric = comparison.metric;
    let (figure, interval, class) = match trained.against_key {
        Some(against) => {
            let change = metric.change(against.difference);
            let ends = [change.low, change.high].map(|value| metric.signed(value));
            let class = screen.word(against.class.word());
            (metric.difference(change.mean), ends, class)
        }
        None => {
            let Interval { mean, low, high } = trained.summary.held_out;
            let ends = [low, high].map(|value| metric.number(value));
            let key = if option.is_key {
                screen.word("cli-quiz-key")
            } else {
                String::new()
            };
            (metric.value(mean), ends, key)
        }
    };
    let [low, high] = interval;
    let epochs =
        Message::new("cli-check-epochs").with("epochs", format!("{:.0}", trained.summary.cost));
    vec![
        label,
        format!("{} [{low}, {high}]", screen.say(&figure)),
        class,
        screen.say(&epochs),
    ]
}
