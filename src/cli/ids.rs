//! `patience ids`: which questions have no `id`, and the one each would get; with `--write`, puts them into the notes.

use serde::Serialize;

use super::screen::Screen;
use super::{Exit, Stop, Streams, report, write_json};
use crate::args::IdsArgs;
use crate::clock::{event, sitting};
use crate::desk::{self, Desk, Stamping};
use crate::message::Message;
use crate::quiz::{Bank, NewName};

#[derive(Serialize)]
struct NameJson<'a> {
    note: &'a str,
    line: usize,
    old: &'a str,
    new: &'a str,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &IdsArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let Stamping { named, problems } = desk.stamp(&material, args.write);
    if args.write {
        follow(desk, &material.bank, &named)?;
    }
    if args.json {
        write_json(streams.out, &named.iter().map(json).collect::<Vec<_>>())?;
    } else {
        for name in &named {
            let said = format!("{} → {}", name.old, name.new);
            writeln!(streams.out, "{}", screen.bold(&screen.ascii(said)))?;
            writeln!(streams.out, "  {}:{}", name.note, name.line)?;
        }
    }
    for problem in &problems {
        report::problem(screen, problem, streams.err)?;
    }
    let said = if args.write {
        "cli-ids-written"
    } else {
        "cli-ids-missing"
    };
    let said = Message::new(said).with("count", named.len());
    writeln!(streams.err, "{}", screen.say(&said))?;
    let is_well = problems.is_empty() && (args.write || !named.is_empty());
    Ok(if is_well { Exit::Found } else { Exit::Nothing })
}

/// Logs that what is known of a question is known of it under its new name.
fn follow(desk: &Desk, bank: &Bank, named: &[NewName]) -> Result<(), Stop> {
    let facts = desk.follow(bank, named)?;
    if facts.is_empty() {
        return Ok(());
    }
    let mut log = desk.review_log()?;
    let sitting = sitting();
    for (place, fact) in facts.into_iter().enumerate() {
        log.note(&event(fact, sitting, place))
            .map_err(desk::Error::History)?;
    }
    Ok(())
}

fn json(name: &NewName) -> NameJson<'_> {
    NameJson {
        note: name.note.as_str(),
        line: name.line,
        old: name.old.as_str(),
        new: name.new.as_str(),
    }
}
