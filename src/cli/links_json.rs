//! The JSON of `patience links`.

use std::ops::Range;

use serde::Serialize;

use super::excerpt::excerpt;
use super::links;
use crate::vault::{Anchor, Leads, Note, Outgoing};

#[derive(Serialize)]
pub(super) struct Around<'a> {
    path: &'a str,
    title: &'a str,
    backlinks: Vec<Backlink<'a>>,
    outgoing: Vec<Link<'a>>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Backlink<'a> {
    path: &'a str,
    line: usize,
    embed: bool,
    snippet: String,
}

#[derive(Serialize)]
struct Mention<'a> {
    path: &'a str,
    line: usize,
    snippet: String,
}

#[derive(Serialize)]
struct Link<'a> {
    line: usize,
    /// As a wikilink, even where it is written as a Markdown link.
    link: String,
    embed: bool,
    /// `note`, `attachment` or `nowhere`.
    leads: &'static str,
    /// Of the note it leads to.
    path: Option<&'a str>,
    /// Where the heading or block stands in that note.
    anchor_line: Option<usize>,
    /// It names a heading or block that the note does not have.
    anchor_missing: bool,
}

#[derive(Serialize)]
pub(super) struct Edges<'a> {
    unresolved: Vec<Unresolved<'a>>,
    orphans: Vec<&'a str>,
    dead_ends: Vec<&'a str>,
}

#[derive(Serialize)]
struct Unresolved<'a> {
    target: &'a str,
    count: usize,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
}

impl<'a> Around<'a> {
    pub(super) fn of(around: &links::Around<'a>) -> Around<'a> {
        let backlinks = around.backlinks.iter();
        let mentions = around.mentions.iter();
        Around {
            path: around.note.id.as_str(),
            title: &around.note.title,
            backlinks: backlinks
                .map(|backlink| Backlink {
                    path: backlink.from.id.as_str(),
                    line: backlink.link.line,
                    embed: backlink.link.embed,
                    snippet: snippet(backlink.text, backlink.mark.as_slice()),
                })
                .collect(),
            outgoing: around.outgoing.iter().map(Link::of).collect(),
            mentions: mentions
                .map(|mention| Mention {
                    path: mention.from.id.as_str(),
                    line: mention.line,
                    snippet: snippet(mention.text, &mention.marks),
                })
                .collect(),
        }
    }
}

impl<'a> Link<'a> {
    fn of(outgoing: &Outgoing<'a>) -> Link<'a> {
        let (leads, path, anchor) = match outgoing.leads {
            Leads::Note(note, anchor) => ("note", Some(note.id.as_str()), anchor),
            Leads::Attachment => ("attachment", None, Anchor::None),
            Leads::Nowhere => ("nowhere", None, Anchor::None),
        };
        Link {
            line: outgoing.link.line,
            link: outgoing.link.to_string(),
            embed: outgoing.link.embed,
            leads,
            path,
            anchor_line: match anchor {
                Anchor::Line(line) => Some(line),
                Anchor::None | Anchor::Missing => None,
            },
            anchor_missing: anchor == Anchor::Missing,
        }
    }
}

impl<'a> Edges<'a> {
    pub(super) fn of(edges: &links::Edges<'a>) -> Edges<'a> {
        let paths = |notes: &[&'a Note]| notes.iter().map(|note| note.id.as_str()).collect();
        let unresolved = edges.unresolved.iter().map(|unresolved| Unresolved {
            target: unresolved.target,
            count: unresolved.links.len(),
            places: unresolved
                .links
                .iter()
                .map(|(note, link)| Place {
                    path: note.id.as_str(),
                    line: link.line,
                })
                .collect(),
        });
        Edges {
            unresolved: unresolved.collect(),
            orphans: paths(&edges.orphans),
            dead_ends: paths(&edges.dead_ends),
        }
    }
}

fn snippet(text: &str, marks: &[Range<usize>]) -> String {
    excerpt(text, marks, "…", |part| format!("**{part}**"))
}
