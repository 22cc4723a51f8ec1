//! `patience why`: every option of a question trained, drawn and judged.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::live::Live;
use super::screen::Screen;
use super::{Exit, Stop, Streams, estimate, panels, report, table, why_json, write_json};
use crate::chart::{Words, svg};
use crate::desk::{self, Desk, Plan};
use crate::lab::Comparison;
use crate::message::Message;
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
    let setup = plan.setup(comparison.n_seeds, comparison.reference.as_deref());
    for said in &setup.trained {
        writeln!(out, "{}", screen.wrapped(&screen.say(said), 0))?;
    }
    let Some(read) = &setup.read else {
        return writeln!(out);
    };
    writeln!(out, "\n{}", screen.word("desk-inferred"))?;
    for (label, said) in &read.options {
        let line = screen.behind(&format!("  {label}  "), &screen.say(said));
        writeln!(out, "{line}")?;
    }
    for said in &read.stem {
        writeln!(out, "{}", screen.wrapped(&screen.say(said), 2))?;
    }
    writeln!(
        out,
        "\n{}\n{}",
        screen.word("desk-paste"),
        screen.faint(&plan.experiment.to_string())
    )
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
