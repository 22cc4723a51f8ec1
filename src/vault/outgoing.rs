//! Outgoing: the links of a note with where each leads. How a link is written is the wikilink's affair.

use super::Vault;
use super::note::Note;
use super::wikilink::Wikilink;

/// A link with where it leads.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    pub link: &'a Wikilink,
    pub leads: Leads<'a>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug)]
pub enum Leads<'a> {
    /// To a note and its anchor.
    Note(&'a Note, Anchor),
    /// To a picture or another file. Whether it is there is not known: a vault reads notes only.
    Attachment,
    /// To a note that is not there.
    Nowhere,
}

/// The heading or block that a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It names none.
    None,
    /// On this 1-based line.
    Line(usize),
    /// The note does not have it.
    Missing,
}

impl Vault {
    /// The links of a note in the order written, those to itself included.
    #[must_use]
    pub fn outgoing<'a>(&'a self, note: &'a Note) -> Vec<Outgoing<'a>> {
        let links = note.links.iter();
        links
            .map(|link| Outgoing {
                link,
                leads: self.leads(link, note),
            })
            .collect()
    }

    /// Where a link in the note `from` leads.
    pub(crate) fn leads(&self, link: &Wikilink, from: &Note) -> Leads<'_> {
        match self.resolve(link, &from.id) {
            Some(note) => Leads::Note(note, Anchor::of(link, note)),
            None if link.leads_to_note() => Leads::Nowhere,
            None => Leads::Attachment,
        }
    }
}

impl Anchor {
    fn of(link: &Wikilink, note: &Note) -> Anchor {
        match note.anchor_line(link) {
            Some(line) => Anchor::Line(line),
            None if link.heading.is_some() || link.block.is_some() => Anchor::Missing,
            None => Anchor::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    fn check(links: &str, expected: &[&str]) {
        let note = |path, text| Note::parse(NoteId::new(path), text).0;
        let vault = Vault::of(vec![
            note("a.md", links),
            note("dir/b.md", "# H\ntext ^id\n"),
        ]);
        let from = vault.note(&NoteId::new("a.md")).expect("it is there");
        let said = |outgoing: &Outgoing<'_>| match outgoing.leads {
            Leads::Note(note, anchor) => format!("{} {anchor:?}", note.id),
            other => format!("{other:?}"),
        };
        let outgoing = vault.outgoing(from);
        assert_eq!(outgoing.iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn links_lead_to_notes_files_or_nowhere() {
        check(
            "[[b]] ![[x.png]] [[c]] [[#H]]",
            &["dir/b.md None", "Attachment", "Nowhere", "a.md Missing"],
        );
    }

    #[test]
    fn headings_and_blocks_are_looked_for() {
        check(
            "[[b#h]] [[b#I]] [[dir/b#^id]] [x](dir/b.md#H)",
            &[
                "dir/b.md Line(1)",
                "dir/b.md Missing",
                "dir/b.md Line(2)",
                "dir/b.md Line(1)",
            ],
        );
    }
}
