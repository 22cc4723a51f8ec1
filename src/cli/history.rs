//! `patience history`: the review log as it is: what was answered, taken back, exported for another device, brought in
//! from one.

use std::path::Path;

use super::screen::Screen;
use super::table::aligned;
use super::{Exit, Stop, Streams, report};
use crate::args::HistoryArgs;
use crate::clock::{Moment, event, sitting};
use crate::desk::{self, Desk};
use crate::history::{Entry, EntryId, Fact, Review, ReviewLog, of_line, to_line};
use crate::message::Message;
use crate::problem::Problem;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &HistoryArgs,
) -> Result<Exit, Stop> {
    let mut log = desk.review_log()?;
    if args.undo {
        return undo(screen, streams, &mut log);
    }
    if let Some(file) = &args.import {
        return import(screen, streams, &mut log, file);
    }
    let entries = log.entries().map_err(desk::Error::History)?;
    if args.export {
        for entry in &entries {
            writeln!(streams.out, "{}", to_line(entry))?;
        }
    } else {
        show(screen, streams, &entries, args.limit as usize)?;
    }
    Ok(if entries.is_empty() {
        Exit::Nothing
    } else {
        Exit::Found
    })
}

/// The last answers, the latest at the bottom.
fn show(
    screen: &Screen,
    streams: &mut Streams<'_>,
    entries: &[Entry],
    limit: usize,
) -> Result<(), Stop> {
    let undone: Vec<_> = entries.iter().filter_map(undone).collect();
    let reviews: Vec<&Review> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Review(review) => Some(review),
            Entry::Event(_) => None,
        })
        .collect();
    let last = &reviews[reviews.len().saturating_sub(limit)..];
    let rows: Vec<Vec<String>> = last
        .iter()
        .map(|review| row(screen, review, undone.contains(&review.id)))
        .collect();
    for line in aligned(&rows) {
        writeln!(streams.out, "{}", screen.ascii(line))?;
    }
    let said = Message::new("cli-history-answers")
        .with("answers", reviews.len())
        .with("shown", last.len());
    writeln!(streams.err, "{}", screen.say(&said))?;
    Ok(())
}

fn undone(entry: &Entry) -> Option<EntryId> {
    match entry {
        Entry::Event(event) => match event.fact {
            Fact::Undo(answer) => Some(answer),
            _ => None,
        },
        Entry::Review(_) => None,
    }
}

fn row(screen: &Screen, review: &Review, is_undone: bool) -> Vec<String> {
    let sign = if review.answer.correct {
        screen.right()
    } else {
        screen.wrong()
    };
    let chosen = match &review.answer.chosen[..] {
        [] => "0".to_owned(),
        labels => labels.iter().map(ToString::to_string).collect(),
    };
    let remark = match review.confidence {
        _ if is_undone => screen.word("cli-history-undone"),
        Some(confidence) => screen.word(confidence.word()),
        None => String::new(),
    };
    vec![
        local_minute(review),
        sign.trim_end().to_owned(),
        review.answer.question.to_string(),
        chosen,
        remark,
    ]
}

/// The minute of an answer where it was given.
fn local_minute(review: &Review) -> String {
    let moment = Moment {
        at_ms: review.answered_at_ms,
        utc_offset_minutes: review.utc_offset_minutes,
    };
    format!("{} {}", moment.date(), moment.hour())
}

fn undo(screen: &Screen, streams: &mut Streams<'_>, log: &mut ReviewLog) -> Result<Exit, Stop> {
    let Some(last) = log.last().map_err(desk::Error::History)? else {
        let nothing = Message::new("cli-nothing-to-take-back");
        report::error(screen, &nothing, None, streams.err)?;
        return Ok(Exit::Nothing);
    };
    let undo = event(Fact::Undo(last.id), sitting(), 0);
    log.note(&undo).map_err(desk::Error::History)?;
    let said = Message::new("cli-history-taken-back")
        .with("question", last.answer.question.as_str())
        .with("time", local_minute(&last));
    writeln!(streams.out, "{}", screen.say(&said))?;
    Ok(Exit::Found)
}

/// Joins the entries of a file, `-` for standard input, with those of the log; what cannot be read is told by its line.
fn import(
    screen: &Screen,
    streams: &mut Streams<'_>,
    log: &mut ReviewLog,
    file: &Path,
) -> Result<Exit, Stop> {
    let name = file.display().to_string();
    let text = read(file, streams).map_err(|error| {
        let message = Message::new("cli-history-cannot-read").with("path", name.as_str());
        Stop::Said(message.with("detail", error.to_string()), None)
    })?;
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for (line, text) in (1..)
        .zip(text.lines())
        .filter(|(_, text)| !text.trim().is_empty())
    {
        match of_line(text) {
            Ok(entry) => entries.push(entry),
            Err(reason) => {
                let message = Message::new("cli-history-no-entry").with("reason", reason);
                problems.push(Problem::error(&name, message).at(line, 1, text));
            }
        }
    }
    let added = log.merge(&entries).map_err(desk::Error::History)?;
    for problem in &problems {
        report::problem(screen, problem, streams.err)?;
    }
    let said = Message::new("cli-history-imported")
        .with("added", added)
        .with("known", entries.len() - added)
        .with("refused", problems.len());
    writeln!(streams.out, "{}", screen.say(&said))?;
    Ok(if problems.is_empty() {
        Exit::Found
    } else {
        Exit::Nothing
    })
}

fn read(file: &Path, streams: &mut Streams<'_>) -> std::io::Result<String> {
    if file.as_os_str() != "-" {
        return std::fs::read_to_string(file);
    }
    streams.input.rest()
}
