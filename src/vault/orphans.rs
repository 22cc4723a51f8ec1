//! Orphans and dead ends: the notes at the edge of the web of links, as Obsidian's command line names them.

use std::collections::HashSet;

use super::note::{Note, NoteId};
use super::{Vault, Wikilink};

impl Vault {
    /// The notes that no link of another note leads to, sorted by id.
    #[must_use]
    pub fn orphans(&self) -> Vec<&Note> {
        let linked: HashSet<&NoteId> = self
            .notes()
            .iter()
            .flat_map(|note| self.linked_from(note))
            .collect();
        let notes = self.notes().iter();
        notes.filter(|note| !linked.contains(&note.id)).collect()
    }

    /// The notes without a link that could lead to another one, sorted by id. A link to a note that is not there yet
    /// leads on; one to a picture, or within the note, does not.
    #[must_use]
    pub fn dead_ends(&self) -> Vec<&Note> {
        let notes = self.notes().iter();
        notes
            .filter(|note| !note.links.iter().any(|link| self.leads_on(link, note)))
            .collect()
    }

    fn linked_from<'a>(&'a self, note: &'a Note) -> impl Iterator<Item = &'a NoteId> {
        let linked = note.links.iter();
        linked
            .filter_map(|link| self.resolve(link, &note.id))
            .map(|to| &to.id)
            .filter(|id| **id != note.id)
    }

    fn leads_on(&self, link: &Wikilink, from: &Note) -> bool {
        match self.resolve(link, &from.id) {
            Some(to) => to.id != from.id,
            None => link.leads_to_note(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(notes: &[(&str, &str)], orphans: &[&str], dead_ends: &[&str]) {
        let parse = |(path, text): &(&str, &str)| Note::parse(NoteId::new(path), *text).0;
        let vault = Vault::of(notes.iter().map(parse).collect());
        let paths = |notes: Vec<&Note>| -> Vec<String> {
            notes.iter().map(|note| note.id.to_string()).collect()
        };
        assert_eq!(paths(vault.orphans()), orphans);
        assert_eq!(paths(vault.dead_ends()), dead_ends);
    }

    #[test]
    fn a_note_that_links_only_to_itself_is_both() {
        check(&[("a.md", "[[a]] [[#h]]")], &["a.md"], &["a.md"]);
    }

    #[test]
    fn links_and_embeds_count_and_missing_notes_lead_on() {
        check(
            &[
                ("a.md", "![[b]]"),
                ("b.md", "![[x.png]]"),
                ("c.md", "[[d]]"),
            ],
            &["a.md", "c.md"],
            &["b.md"],
        );
    }
}
