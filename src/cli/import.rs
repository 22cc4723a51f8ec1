//! `patience import`: questions of other programs as new files of the vault; what could not be taken over, with its place.

use super::screen::Screen;
use super::{Exit, Stop, Streams, report};
use crate::args::ImportArgs;
use crate::desk::{Desk, ImportedFile};
use crate::exchange::Format;
use crate::message::Message;

/// Of known questions no more are named.
const MOST_NAMES: usize = 50;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &ImportArgs,
) -> Result<Exit, Stop> {
    let named = |name: &String| Format::NAMES.iter().find(|(known, _)| known == name);
    let format = args
        .from
        .as_ref()
        .and_then(named)
        .map(|(_, format)| *format);
    let imported = desk.import(&args.files, format, args.output.as_deref())?;
    for problem in &imported.problems {
        report::problem(screen, problem, streams.err)?;
    }
    for file in &imported.files {
        tell(file, screen, streams)?;
    }
    let read = |file: &ImportedFile| file.added.len() + file.known.len();
    let something = imported.files.iter().map(read).sum::<usize>() > 0;
    Ok(if something && imported.problems.is_empty() {
        Exit::Found
    } else {
        Exit::Nothing
    })
}

/// What a file was read as, what is new in it, and what was known.
fn tell(file: &ImportedFile, screen: &Screen, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let said = Message::new(match file.written.is_empty() {
        false => "exchange-imported",
        true => "exchange-imported-nothing",
    });
    let written = file.written.iter().map(|to| {
        let to = to.strip_prefix("./").unwrap_or(to);
        to.display().to_string()
    });
    let said = said
        .with("path", file.path.as_str())
        .with("format", format_name(file.format))
        .with("added", file.added.len())
        .with("known", file.known.len())
        .with("to", written.collect::<Vec<_>>().join(", "));
    writeln!(streams.out, "{}", screen.say(&said))?;
    if let Some((first, more)) = file.known.split_first() {
        let more = more.iter().take(MOST_NAMES - 1);
        let mut ids: Vec<&str> = [first]
            .into_iter()
            .chain(more)
            .map(String::as_str)
            .collect();
        if ids.len() < file.known.len() {
            ids.push("…");
        }
        let known = Message::new("exchange-known").with("ids", ids.join(", "));
        writeln!(streams.err, "{}", screen.wrapped(&screen.say(&known), 2))?;
    }
    Ok(())
}

/// Names that are the same in every language.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::Gift => "GIFT",
        Format::Aiken => "Aiken",
        Format::Markdown => "Markdown",
    }
}
