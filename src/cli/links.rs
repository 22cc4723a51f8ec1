//! `patience links`: what lies around a note; without one, the links of the whole vault that lead nowhere and the notes
//! at its edge.

use std::io::{self, Write};
use std::ops::Range;

use super::excerpt::excerpt;
use super::screen::{Screen, harmless, padded};
use super::{Exit, Stop, Streams, links_json, write_json};
use crate::args::LinksArgs;
use crate::desk::Desk;
use crate::message::Message;
use crate::vault::{Anchor, Backlink, Leads, Mention, Note, Outgoing, Unresolved, Vault};

/// What lies around a note.
pub(super) struct Around<'a> {
    pub(super) note: &'a Note,
    pub(super) backlinks: Vec<Backlink<'a>>,
    pub(super) outgoing: Vec<Outgoing<'a>>,
    pub(super) mentions: Vec<Mention<'a>>,
}

/// Where the web of a vault is torn or ends.
pub(super) struct Edges<'a> {
    pub(super) unresolved: Vec<Unresolved<'a>>,
    pub(super) orphans: Vec<&'a Note>,
    pub(super) dead_ends: Vec<&'a Note>,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &LinksArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let vault = &material.vault;
    let (found, nothing) = match &args.note {
        Some(name) => {
            let around = Around::of(vault, material.note(name)?);
            if args.json {
                write_json(streams.out, &links_json::Around::of(&around))?;
            } else if !around.is_empty() {
                write_around(screen, &around, streams.out)?;
            }
            (!around.is_empty(), Message::new("cli-links-nothing"))
        }
        None => {
            let edges = Edges::of(vault);
            if args.json {
                write_json(streams.out, &links_json::Edges::of(&edges))?;
            } else if !edges.is_empty() {
                write_edges(screen, &edges, streams.out)?;
            }
            (!edges.is_empty(), Message::new("cli-links-sound"))
        }
    };
    if found {
        return Ok(Exit::Found);
    }
    writeln!(streams.err, "{}", screen.say(&nothing))?;
    Ok(Exit::Nothing)
}

fn write_around(screen: &Screen, around: &Around<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", screen.bold(&harmless(&around.note.title)))?;
    writeln!(out, "{}", around.note.id)?;
    let count = around.backlinks.len();
    writeln!(out)?;
    write_head(screen, Message::new("cli-links-backlinks"), count, out)?;
    for Backlink {
        from,
        link,
        text,
        mark,
    } in &around.backlinks
    {
        write_place(screen, from, link.line, text, mark.as_slice(), out)?;
    }
    let count = around.outgoing.len();
    writeln!(out)?;
    write_head(screen, Message::new("cli-links-outgoing"), count, out)?;
    let numbers = around.outgoing.iter().map(|outgoing| outgoing.link.line);
    let width = numbers.max().unwrap_or(0).to_string().len();
    for outgoing in &around.outgoing {
        let number = padded(&outgoing.link.line.to_string(), width);
        let written = harmless(&outgoing.link.to_string());
        let arrow = screen.ascii("→".to_owned());
        let leads = leads(screen, &outgoing.leads);
        writeln!(
            out,
            "  {}  {written} {arrow} {leads}",
            screen.faint(&number)
        )?;
    }
    let count = around.mentions.len();
    writeln!(out)?;
    write_head(screen, Message::new("cli-links-mentions"), count, out)?;
    for mention in &around.mentions {
        let Mention {
            from,
            line,
            text,
            marks,
        } = mention;
        write_place(screen, from, *line, text, marks, out)?;
    }
    Ok(())
}

fn write_edges(screen: &Screen, edges: &Edges<'_>, out: &mut dyn Write) -> io::Result<()> {
    let count = edges.unresolved.len();
    write_head(screen, Message::new("cli-links-unresolved"), count, out)?;
    for Unresolved { target, links } in &edges.unresolved {
        writeln!(out, "  {} ({})", harmless(target), links.len())?;
        for (note, link) in links {
            writeln!(out, "    {}:{}", note.id, link.line)?;
        }
    }
    for (notes, head) in [
        (&edges.orphans, Message::new("cli-links-orphans")),
        (&edges.dead_ends, Message::new("cli-links-dead-ends")),
    ] {
        writeln!(out)?;
        write_head(screen, head, notes.len(), out)?;
        for note in notes {
            writeln!(out, "  {}", note.id)?;
        }
    }
    Ok(())
}

/// The head of a section, with how many follow.
fn write_head(screen: &Screen, head: Message, count: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{}",
        screen.bold(&screen.say(&head.with("count", count)))
    )
}

fn write_place(
    screen: &Screen,
    from: &Note,
    line: usize,
    text: &str,
    marks: &[Range<usize>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let more = screen.ascii("…".to_owned());
    writeln!(out, "  {}:{line}", from.id)?;
    writeln!(
        out,
        "    {}",
        excerpt(text, marks, &more, |part| screen.marked(part))
    )
}

fn leads(screen: &Screen, leads: &Leads<'_>) -> String {
    match leads {
        Leads::Note(note, Anchor::None) => note.id.to_string(),
        Leads::Note(note, Anchor::Line(line)) => format!("{}:{line}", note.id),
        Leads::Note(note, Anchor::Missing) => {
            let said = Message::new("cli-links-no-anchor").with("path", note.id.as_str());
            screen.say(&said)
        }
        Leads::Attachment => screen.word("cli-links-attachment"),
        Leads::Nowhere => screen.word("cli-links-nowhere"),
    }
}

impl<'a> Around<'a> {
    fn of(vault: &'a Vault, note: &'a Note) -> Around<'a> {
        Around {
            note,
            backlinks: vault.backlinks(note),
            outgoing: vault.outgoing(note),
            mentions: vault.mentions(note),
        }
    }

    fn is_empty(&self) -> bool {
        self.backlinks.is_empty() && self.outgoing.is_empty() && self.mentions.is_empty()
    }
}

impl<'a> Edges<'a> {
    fn of(vault: &'a Vault) -> Edges<'a> {
        Edges {
            unresolved: vault.unresolved_targets(),
            orphans: vault.orphans(),
            dead_ends: vault.dead_ends(),
        }
    }

    fn is_empty(&self) -> bool {
        self.unresolved.is_empty() && self.orphans.is_empty() && self.dead_ends.is_empty()
    }
}
