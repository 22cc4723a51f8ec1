//! `patience open`: a note in the person's editor, at a line, or in Obsidian.

use std::ffi::OsString;
use std::process;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, editor, obsidian};
use crate::args::OpenArgs;
use crate::clock::now_ns;
use crate::desk::{Desk, Material};
use crate::index::NotePart;
use crate::message::Message;
use crate::vault::{Note, Wikilink};

/// The note that is to be opened, and where.
struct Sought<'a> {
    note: &'a Note,
    /// 1-based line of the heading or block that was named.
    line: Option<usize>,
    /// As named, its `#` included; empty when none was.
    anchor: String,
}

/// Notes that are looked at when no name fits as a whole: the best and those that are told.
const MOST_CHOICES: usize = 6;
/// Headings that a hint names.
const MOST_HEADINGS: usize = 8;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &OpenArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let name = args.name.join(" ");
    let (sought, others) = match sought(&material, &name) {
        Ok(sought) => (sought, others(&material, &name)),
        Err(stop) => chosen(desk, &material, &name)?.ok_or(stop)?,
    };
    if !others.is_empty() {
        let said = Message::new("cli-note-others").with("paths", others.join(", "));
        writeln!(streams.err, "{}", screen.say(&said))?;
    }
    let path = desk.path(&material.vault, &sought.note.id);
    let (command, shown) = if args.obsidian {
        let address = obsidian::address(&path.to_string_lossy(), &sought.anchor);
        (obsidian::opener(&address), address)
    } else {
        let command = desk
            .editor()
            .and_then(|editor| editor::command(editor, &path, args.line.or(sought.line)))
            .ok_or_else(no_editor)?;
        let shown = editor::typed(&command);
        (command, shown)
    };
    if args.print {
        writeln!(streams.out, "{shown}")?;
        return Ok(Exit::Found);
    }
    streams.out.flush()?;
    start(&command)
}

/// Paths of the other notes that go by this name.
fn others(material: &Material, name: &str) -> Vec<String> {
    let others = material.vault.find(name).into_iter().skip(1);
    others.map(|note| note.id.to_string()).collect()
}

/// The note that parts of its name mean best, and the next best; `None` when there is none.
fn chosen<'a>(
    desk: &Desk,
    material: &'a Material,
    typed: &str,
) -> Result<Option<(Sought<'a>, Vec<String>)>, Stop> {
    let choices = desk.choose(typed, MOST_CHOICES, now_ns())?;
    let Some((best, others)) = choices.split_first() else {
        return Ok(None);
    };
    let is_heading = best.part == NotePart::Heading;
    let sought = material.vault.note(&best.note).map(|note| Sought {
        note,
        line: is_heading.then_some(best.line),
        anchor: if is_heading {
            format!("#{}", best.name)
        } else {
            String::new()
        },
    });
    let others = others.iter().map(|choice| choice.note.to_string());
    Ok(sought.map(|sought| (sought, others.collect())))
}

/// Which note a name means: a whole name first, as a name may hold `#`; else `Note#Heading` or `Note#^block`.
fn sought<'a>(material: &'a Material, name: &str) -> Result<Sought<'a>, Stop> {
    let link = Wikilink::parse(&format!("[[{name}]]"), 1).filter(|link| {
        let has_anchor = link.heading.is_some() || link.block.is_some();
        has_anchor && material.vault.find(name).is_empty()
    });
    let Some(link) = link else {
        return Ok(Sought {
            note: material.note(name)?,
            line: None,
            anchor: String::new(),
        });
    };
    let note = material.note(&link.target)?;
    let (_, anchor) = name.split_once('#').unwrap_or_default();
    let line = note
        .anchor_line(&link)
        .ok_or_else(|| no_anchor(note, anchor))?;
    Ok(Sought {
        note,
        line: Some(line),
        anchor: format!("#{anchor}"),
    })
}

/// Hands the terminal over until the command ends.
fn start(command: &[OsString]) -> Result<Exit, Stop> {
    let typed = |id| Message::new(id).with("command", editor::typed(command));
    let hint = Some(Message::new("cli-hint-open"));
    let (program, arguments) = command.split_first().expect("a command names its program");
    match process::Command::new(program).args(arguments).status() {
        Ok(status) if status.success() => Ok(Exit::Found),
        Ok(status) => {
            let said = typed("cli-open-failed").with("status", status.to_string());
            Err(Stop::Said(said, hint))
        }
        Err(error) => {
            let said = typed("cli-open-not-started").with("reason", error.to_string());
            Err(Stop::Said(said, hint))
        }
    }
}

fn no_editor() -> Stop {
    let hint = Message::new("cli-hint-editor");
    Stop::Said(Message::new("cli-open-no-editor"), Some(hint))
}

fn no_anchor(note: &Note, anchor: &str) -> Stop {
    let said = Message::new("cli-no-such-heading")
        .with("name", anchor)
        .with("path", note.id.as_str());
    let headings = note.headings.iter().take(MOST_HEADINGS);
    let headings: Vec<String> = headings.map(|heading| harmless(&heading.text)).collect();
    let hint = Message::new("cli-hint-headings").with("names", headings.join(" · "));
    Stop::Said(said, (!headings.is_empty()).then_some(hint))
}
