//! `patience import`: questions of other programs as new files of the vault; what could not be taken over, with its place.

use super::screen::Screen;
use super::{Exit, Stop, Streams, report};
use crate::args::ImportArgs;
use crate::desk::{Desk, ImportedFile};
use crate::exchange::Form;
use crate::message::Message;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &ImportArgs,
) -> Result<Exit, Stop> {
    let named = |name: &String| Form::NAMES.iter().find(|(known, _)| known == name);
    let form = args.from.as_ref().and_then(named).map(|(_, form)| *form);
    let imported = desk.import(&args.files, form, args.output.as_deref())?;
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
    let said = Message::new(match file.written {
        Some(_) => "exchange-imported",
        None => "exchange-imported-nothing",
    });
    let said = said
        .with("path", file.path.as_str())
        .with("form", form_name(file.form))
        .with("added", file.added.len())
        .with("known", file.known.len());
    let to = file.written.as_ref().map(|to| to.display().to_string());
    writeln!(
        streams.out,
        "{}",
        screen.say(&said.with("to", to.unwrap_or_default()))
    )?;
    if !file.known.is_empty() {
        let known = Message::new("exchange-known").with("ids", file.known.join(", "));
        writeln!(streams.err, "{}", screen.wrapped(&screen.say(&known), 2))?;
    }
    Ok(())
}

/// Names that are the same in every language.
fn form_name(form: Form) -> &'static str {
    match form {
        Form::Gift => "GIFT",
        Form::Aiken => "Aiken",
        Form::Markdown => "Markdown",
    }
}
