//! `patience why`: every option of a question trained, drawn and judged.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::live::Live;
use super::screen::Screen;
use super::{Exit, Stop, Streams, estimate, panels, report, table, why_json, write_json};
use crate::chart::{Words, svg};
use crate::desk::{self, Desk, Plan};
use crate::lab::{Comparison, Effort, Experiment, Groundwork, describe, named};
use crate::message::Message;
use crate::quiz::infer::{ForkReading, Inferred, Reading};
use crate::quiz::{Question, letters};

/// Seeds in the middle of a quiz, where waiting costs more than a wider interval.
pub(super) const SEEDS_IN_QUIZ: u64 = 8;

/// In which form the answer is wanted.
pub(super) struct Form {
    pub(super) json: bool,
    pub(super) svg: Option<PathBuf>,
    /// However long it takes.
    pub(super) yes: bool,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    name: &str,
    n_seeds: u64,
    form: &Form,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let question = material.question(name)?;
    let plan = match desk::plan(question) {
        Err(error @ desk::Error::NothingToTrain { .. }) => {
            return untrained(question, &error, screen, streams);
        }
        plan => plan?,
    };
    estimate::consent(&[desk.load(&plan, n_seeds)], form.yes)?;
    let comparison = compare(desk, screen, streams, &plan, n_seeds)?;
    if form.json {
        write_json(
            streams.out,
            &why_json::Why::of(screen, Some(question), &plan, &comparison),
        )?;
    } else {
        writeln!(streams.out, "{}\n", screen.bold(question.id.as_str()))?;
        writeln!(
            streams.out,
            "{}\n",
            screen.wrapped(&letters::plain(question).asked(), 0)
        )?;
        write_comparison(screen, &plan, &comparison, streams.out)?;
        write_verdict(screen, &comparison, streams.out)?;
    }
    if let Some(file) = &form.svg {
        write_svg(screen, question.id.as_str(), &comparison, file)?;
    }
    Ok(Exit::Found)
}

/// Trains, or takes what is kept, while the person watches.
pub(super) fn compare(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    plan: &Plan,
    n_seeds: u64,
) -> Result<Comparison, Stop> {
    let title = screen.word("cli-training");
    compare_as(&title, desk, screen, streams, plan, n_seeds)
}

/// As [`compare`], with these words in front of what moves.
pub(super) fn compare_as(
    title: &str,
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    plan: &Plan,
    n_seeds: u64,
) -> Result<Comparison, Stop> {
    let live = Live::new(screen, title, &plan.experiment, n_seeds);
    let compared = desk.compare(plan, n_seeds, &|event| live.hear(&event));
    live.end();
    let (comparison, warning) = compared.ok_or(Stop::Said(Message::new("cli-broken-off"), None))?;
    if let Some(warning) = warning {
        report::warning(screen, &warning, streams.err)?;
    }
    Ok(comparison)
}

/// Set-up, panels, table and sentences of a comparison, before any verdict.
pub(super) fn write_comparison(
    screen: &Screen,
    plan: &Plan,
    comparison: &Comparison,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_setup(screen, plan, comparison, out)?;
    for line in panels::lines(screen, comparison) {
        writeln!(out, "{line}")?;
    }
    for line in table::lines(screen, comparison) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    for option in &comparison.options {
        let said: Vec<String> = comparison
            .sentences(option)
            .iter()
            .map(|sentence| screen.say(sentence))
            .collect();
        writeln!(out, "{}", screen.wrapped(&said.join(" "), 0))?;
    }
    Ok(())
}

/// What the experiment says of the key.
pub(super) fn write_verdict(
    screen: &Screen,
    comparison: &Comparison,
    out: &mut dyn Write,
) -> io::Result<()> {
    let verdict = screen.wrapped(&screen.say(&comparison.verdict()), 0);
    writeln!(out, "\n{}", screen.bold(&verdict))
}

/// What was trained, and, when no `lab:` was written, how the words were read.
fn write_setup(
    screen: &Screen,
    plan: &Plan,
    comparison: &Comparison,
    out: &mut dyn Write,
) -> io::Result<()> {
    let experiment = &plan.experiment;
    let setup = Message::new("cli-why-setup")
        .with("about", named(experiment.task).about())
        .with("metric", comparison.metric.word())
        .with("fork", experiment.fork)
        .with("epochs", experiment.epochs)
        .with("seeds", comparison.n_seeds);
    writeln!(out, "{}", screen.wrapped(&screen.say(&setup), 0))?;
    let trained = work(experiment, comparison.n_seeds);
    writeln!(out, "{}", screen.wrapped(&screen.say(&trained), 0))?;
    if let Some(reference) = comparison
        .reference
        .as_deref()
        .filter(|_| plan.keys.len() > 1)
    {
        let several = Message::new("cli-why-several-keys").with("key", reference);
        writeln!(out, "{}", screen.wrapped(&screen.say(&several), 0))?;
    }
    if let Some(inferred) = &plan.inferred {
        writeln!(out, "\n{}", screen.word("cli-why-inferred"))?;
        for (label, reading) in &inferred.options {
            writeln!(
                out,
                "{}",
                screen.behind(&format!("  {label}  "), &screen.say(&read_from(reading)))
            )?;
        }
        writeln!(
            out,
            "{}",
            screen.wrapped(&screen.say(&fork_from(inferred)), 2)
        )?;
        if inferred.task.stands_in() {
            let said = Message::new("cli-task-stands-in")
                .with("words", inferred.task.words.as_str())
                .with("task", experiment.task.name());
            writeln!(out, "{}", screen.wrapped(&screen.say(&said), 2))?;
        }
        writeln!(
            out,
            "\n{}\n{}",
            screen.word("cli-why-paste"),
            screen.faint(&experiment.to_string())
        )?;
    } else {
        writeln!(out)?;
    }
    Ok(())
}

/// The work of all seeds, kept ones among them, and what a run for each option would take.
fn work(experiment: &Experiment, n_seeds: usize) -> Message {
    let Effort { done, apart } = experiment.effort(&Groundwork::none());
    let of_all = |one: u64| in_billions(one * n_seeds as u64);
    Message::new("cli-why-work")
        .with("epochs", n_seeds * experiment.epochs_to_train())
        .with("done", of_all(done))
        .with("apart", of_all(apart))
}

/// Two digits at least, as far as they say something: `31`, `9.2`, `0.01`.
fn in_billions(count: u64) -> String {
    let billions = count as f64 / 1e9;
    match billions {
        ..0.1 => format!("{billions:.3}"),
        ..1.0 => format!("{billions:.2}"),
        ..9.95 => format!("{billions:.1}"),
        _ => format!("{billions:.0}"),
    }
}

fn fork_from(inferred: &Inferred) -> Message {
    let message = match &inferred.fork {
        ForkReading::Said { words } => Message::new("cli-fork-said").with("words", words.as_str()),
        ForkReading::OutOfRange { words } => {
            Message::new("cli-fork-out-of-range").with("words", words.as_str())
        }
        ForkReading::Assumed => Message::new("cli-fork-assumed"),
    };
    message.with("fork", inferred.experiment.fork)
}

/// What the words of an option were taken for.
fn read_from(reading: &Reading) -> Message {
    match reading {
        Reading::Change {
            intervention,
            words,
            assumed,
        } => {
            let id = if *assumed {
                "cli-read-assumed"
            } else {
                "cli-read-change"
            };
            Message::new(id)
                .with("words", words.join(" … "))
                .with("change", describe(intervention))
        }
        Reading::Untrained { words, .. } => {
            Message::new("cli-read-untrained").with("words", words.as_str())
        }
        Reading::Nothing => Message::new("cli-read-nothing"),
    }
}

/// A question without anything to train: says so, and shows its explanations.
fn untrained(
    question: &Question,
    error: &desk::Error,
    screen: &Screen,
    streams: &mut Streams<'_>,
) -> Result<Exit, Stop> {
    report::error(screen, &error.message(), error.hint().as_ref(), streams.err)?;
    let question = &letters::plain(question);
    writeln!(streams.out, "{}\n", screen.wrapped(&question.asked(), 0))?;
    for option in &question.options {
        let is_key = question.key.contains(&option.label);
        let sign = if is_key { screen.right() } else { "" };
        let head = format!("{} {sign} ", option.label);
        writeln!(streams.out, "{}", screen.behind(&head, &option.text))?;
        if let Some(explanation) = &option.explanation {
            writeln!(streams.out, "{}", screen.wrapped(explanation, 3))?;
        }
    }
    Ok(Exit::Nothing)
}

pub(super) fn write_svg(
    screen: &Screen,
    title: &str,
    comparison: &Comparison,
    file: &Path,
) -> Result<(), Stop> {
    let words = Words::of(comparison.metric, |message| screen.say(message));
    let panels = panels::headed(screen, comparison);
    let figure = svg::Figure {
        title,
        panels: &panels,
        words: &words,
    };
    std::fs::write(file, svg::draw(&figure)).map_err(|error| {
        let message = Message::new("cli-svg-not-written")
            .with("path", file.display().to_string())
            .with("reason", error.to_string());
        Stop::Said(message, None)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_said_in_billions() {
        let check = |count, said: &str| assert_eq!(in_billions(count), said);
        check(31_200_000_000, "31");
        check(9_960_000_000, "10");
        check(9_200_000_000, "9.2");
        check(430_000_000, "0.43");
        check(12_000_000, "0.012");
    }
}
