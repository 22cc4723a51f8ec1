//! The terminal face: one file for each command. A command asks the desk, says the answer in the person's language,
//! and writes it to what it is given; it computes nothing.

mod answer;
mod check;
mod check_lab;
mod check_lab_json;
mod curves;
mod dispute;
mod due;
mod editor;
mod estimate;
mod exam;
mod excerpt;
mod export;
mod fit;
mod goal;
mod heatmap;
mod history;
mod ids;
mod import;
mod input;
mod lab;
mod links;
mod links_json;
mod live;
mod note;
mod obsidian;
mod open;
mod panels;
mod plot;
mod question;
mod questions;
mod quiz;
mod relink;
mod report;
mod screen;
mod search;
mod stats;
mod stats_json;
mod table;
mod tags;
mod tune;
mod tune_json;
mod tune_table;
mod usage;
mod verdict;
mod why;
mod why_json;

use std::io::{self, Write};

pub use input::Input;
pub use screen::Screen;
pub use usage::explain;

use crate::args::{self, Command};
use crate::desk::{self, Desk};
use crate::message::Message;
use crate::problem::Problem;

/// How a command ended, as exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Found, or answered rightly.
    Found = 0,
    /// Nothing found, problems found, or answered wrongly.
    Nothing = 1,
    Error = 2,
}

/// What a command reads and writes.
pub struct Streams<'a> {
    pub input: Input,
    /// Data.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

/// What stopped a command.
enum Stop {
    Desk(desk::Error),
    /// A sentence with the way out.
    Said(Message, Option<Message>),
    /// A defect in a file that was to be used as a whole.
    Problem(Box<Problem>),
    Io(io::Error),
}

/// Runs a command and reports what stops it.
///
/// # Errors
/// When a stream cannot be written; a closed pipe among them.
pub fn run(
    command: Command,
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
) -> io::Result<Exit> {
    let stop = match dispatch(command, desk, screen, streams) {
        Ok(exit) => return Ok(exit),
        Err(stop) => stop,
    };
    match stop {
        Stop::Desk(error) => {
            report::error(screen, &error.message(), error.hint().as_ref(), streams.err)?
        }
        Stop::Said(message, hint) => report::error(screen, &message, hint.as_ref(), streams.err)?,
        Stop::Problem(problem) => report::problem(screen, &problem, streams.err)?,
        Stop::Io(error) => return Err(error),
    }
    Ok(Exit::Error)
}

/// Says on a terminal what stopped another face.
///
/// # Errors
/// When it cannot be written.
pub fn complain(
    screen: &Screen,
    message: &Message,
    hint: Option<&Message>,
    to: &mut dyn Write,
) -> io::Result<Exit> {
    report::error(screen, message, hint, to)?;
    Ok(Exit::Error)
}

fn dispatch(
    command: Command,
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
) -> Result<Exit, Stop> {
    match command {
        Command::Search(args) => search::run(desk, screen, streams, &args),
        Command::Tags { json } => tags::run(desk, screen, streams, json),
        Command::Note { note } => note::run(desk, screen, streams, &note),
        Command::Links(args) => links::run(desk, screen, streams, &args),
        Command::Open(args) => open::run(desk, screen, streams, &args),
        Command::Questions { tag, json } => {
            questions::run(desk, screen, streams, tag.as_deref(), json)
        }
        Command::Quiz(args) => quiz::run(desk, screen, streams, &args),
        Command::Exam(args) => exam::run(desk, screen, streams, &args),
        Command::Due { json } => due::run(desk, screen, streams, json),
        Command::Stats { json } => stats::run(desk, screen, streams, json),
        Command::Dispute(args) => dispute::run(desk, screen, streams, &args),
        Command::Fit { standard } => fit::run(desk, screen, streams, standard),
        Command::Goal(args) => goal::run(desk, screen, streams, &args),
        Command::History(args) => history::run(desk, screen, streams, &args),
        Command::Ids(args) => ids::run(desk, screen, streams, &args),
        Command::Relink(args) => relink::run(desk, screen, streams, &args),
        Command::Why {
            question,
            seeds,
            json,
            svg,
            yes,
        } => why::run(
            desk,
            screen,
            streams,
            &question,
            seeds,
            &why::Form { json, svg, yes },
        ),
        Command::Lab(args) => lab::run(desk, screen, streams, &args),
        Command::Tune(args) => tune::run(desk, screen, streams, &args),
        Command::Check(args) => check::run(desk, screen, streams, &args),
        Command::Export(args) => export::run(desk, screen, streams, &args),
        Command::Import(args) => import::run(desk, screen, streams, &args),
        Command::Completions { shell } => {
            clap_complete::generate(
                shell,
                &mut args::command(screen.lang),
                "patience",
                &mut streams.out,
            );
            Ok(Exit::Found)
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Io(error)
    }
}

impl From<desk::Error> for Stop {
    fn from(error: desk::Error) -> Stop {
        Stop::Desk(error)
    }
}

/// Writes JSON for a program to read, indented.
fn write_json(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
