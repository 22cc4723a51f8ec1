//! `patience open`: a note in the person's editor, at a line, or in Obsidian.

use std::ffi::OsString;
use std::process;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, editor, obsidian};
use crate::args::OpenArgs;
use crate::desk::{Desk, Material};
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

/// Headings that a hint names.
const MOST_HEADINGS: usize = 8;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &OpenArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let sought = sought(&material, &args.name.join(" "))?;
    let others = material.vault.find(&args.name.join(" "));
    if others.len() > 1 {
        let paths: Vec<&str> = others[1..].iter().map(|note| note.id.as_str()).collect();
        let said = Message::new("cli-note-others").with("paths", paths.join(", "));
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
