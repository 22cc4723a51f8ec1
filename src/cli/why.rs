//! `patience why`: every option of a question trained, drawn and judged.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use unicode_width::UnicodeWidthStr;

use super::live::Live;
use super::screen::{Screen, padded};
use super::{Exit, Stop, Streams, panels, report, why_json, write_json};
use crate::chart::{Words, svg};
use crate::desk::{self, Desk, Plan};
use crate::lab::{Class, Comparison, OptionResult, Trained, describe, percent, points};
use crate::message::Message;
use crate::quiz::Question;
use crate::quiz::infer::{ForkReading, Inferred, Reading, Subject};

/// Seeds in the middle of a quiz, where waiting costs more than a wider interval.
pub(super) const SEEDS_IN_QUIZ: u64 = 8;

/// In which form the answer is wanted.
pub(super) struct Form {
    pub(super) json: bool,
    pub(super) svg: Option<PathBuf>,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    name: &str,
    n_seeds: u64,
    form: &Form,
) -> Result<Exit, Stop> {
    let reading = desk.read()?;
    let question = reading.question(name)?;
    let plan = match desk::plan(question) {
        Err(error @ desk::Error::NothingToTrain { .. }) => {
            return untrained(question, &error, screen, streams);
        }
        plan => plan?,
    };
    let comparison = compare(desk, screen, streams, &plan, n_seeds)?;
    if form.json {
        write_json(
            streams.out,
            &why_json::Why::of(screen, question, &plan, &comparison),
        )?;
    } else {
        writeln!(streams.out, "{}\n", screen.bold(question.id.as_str()))?;
        writeln!(streams.out, "{}\n", screen.wrapped(&question.stem, 0))?;
        write_comparison(screen, &plan, &comparison, streams.out)?;
    }
    if let Some(file) = &form.svg {
        write_svg(screen, question, &comparison, file)?;
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
    let live = Live::new(screen, &plan.experiment, n_seeds);
    let compared = desk.compare(plan, n_seeds, &|event| live.hear(&event));
    live.end();
    let (comparison, warning) = compared.ok_or(Stop::Said(Message::new("cli-broken-off"), None))?;
    if let Some(warning) = warning {
        report::warning(screen, &warning, streams.err)?;
    }
    Ok(comparison)
}

/// Set-up, panels, table and sentences of a comparison.
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
    for line in table(screen, comparison) {
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
    if let Some(verdict) = comparison.verdict() {
        writeln!(
            out,
            "\n{}",
            screen.bold(&screen.wrapped(&screen.say(&verdict), 0))
        )?;
    }
    Ok(())
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
        .with("fork", experiment.fork)
        .with("epochs", experiment.epochs)
        .with("seeds", comparison.n_seeds);
    writeln!(out, "{}", screen.wrapped(&screen.say(&setup), 0))?;
    let n_trained = comparison
        .options
        .iter()
        .filter(|option| option.trained.is_some())
        .count();
    let trained = Message::new("cli-why-trained")
        .with("trained", comparison.n_seeds * experiment.epochs_to_train())
        .with("apart", comparison.n_seeds * experiment.epochs * n_trained);
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
        if inferred
            .task
            .subject
            .is_some_and(|subject| subject != Subject::Image)
        {
            let said =
                Message::new("cli-task-stands-in").with("words", inferred.task.words.as_str());
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

/// One row an option, under its headings; columns as wide as their widest cell.
fn table(screen: &Screen, comparison: &Comparison) -> Vec<String> {
    let head = [
        "",
        "cli-head-held-out",
        "cli-head-difference",
        "cli-head-gap",
        "cli-head-epochs",
        "cli-head-acts",
    ];
    let mut rows = vec![head.map(|id| {
        if id.is_empty() {
            String::new()
        } else {
            screen.word(id)
        }
    })];
    rows.extend(comparison.options.iter().map(|option| row(screen, option)));
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |row: &[String; 6]| {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, &width)| padded(cell, width))
            .collect();
        screen.ascii(cells.join("  ").trim_end().to_owned())
    };
    rows.iter().map(line).collect()
}

fn row(screen: &Screen, option: &OptionResult) -> [String; 6] {
    let sign = if option.is_key { screen.right() } else { "" };
    let label = format!("{} {}", option.label, sign.trim_end());
    let Some(Trained {
        summary,
        against_key,
        upkeep,
        ..
    }) = &option.trained
    else {
        return [
            label,
            screen.word("cli-not-trained"),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ];
    };
    let held_out = summary.held_out;
    let difference = against_key.map_or_else(String::new, |against| {
        let [mean, low, high] = [
            against.difference.mean,
            against.difference.low,
            against.difference.high,
        ]
        .map(points);
        format!(
            "{mean} [{low}, {high}] {}",
            screen.word(class_name(against.class))
        )
    });
    [
        label,
        format!(
            "{} % [{}, {}]",
            percent(held_out.mean),
            percent(held_out.low),
            percent(held_out.high)
        ),
        difference,
        points(summary.gap),
        format!("{:.0}", summary.cost),
        screen.word(if upkeep.person_acts {
            "cli-acts-person"
        } else {
            "cli-acts-nobody"
        }),
    ]
}

fn class_name(class: Class) -> &'static str {
    match class {
        Class::Better => "cli-class-better",
        Class::Worse => "cli-class-worse",
        Class::Tie => "cli-class-tie",
        Class::Inconclusive => "cli-class-inconclusive",
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
    for option in &question.options {
        writeln!(
            streams.out,
            "{}",
            screen.behind(&format!("{}  ", option.label), &option.text)
        )?;
        if let Some(explanation) = &option.explanation {
            writeln!(streams.out, "{}", screen.wrapped(explanation, 3))?;
        }
    }
    Ok(Exit::Nothing)
}

fn write_svg(
    screen: &Screen,
    question: &Question,
    comparison: &Comparison,
    file: &Path,
) -> Result<(), Stop> {
    let words = Words::of(|message| screen.say(message));
    let panels = panels::headed(screen, comparison);
    let figure = svg::Figure {
        title: question.id.as_str(),
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
