//! Unresolved: links to notes that are not there, by what they lead to. As problems of a vault they stand in its room's
//! head.

use std::collections::BTreeMap;

use super::Vault;
use super::note::Note;
use super::unicode::fold;
use super::wikilink::{Wikilink, without_md};

/// A name that links use and no note has.
#[derive(Clone, Debug)]
pub struct Unresolved<'a> {
    /// As first written.
    pub target: &'a str,
    /// Every link to it with the note it stands in, by path and place. Never empty.
    pub links: Vec<(&'a Note, &'a Wikilink)>,
}

impl Vault {
    /// What links lead to without a note being there, in any case; most often linked first, then by name.
    #[must_use]
    pub fn unresolved_targets(&self) -> Vec<Unresolved<'_>> {
        let mut targets: BTreeMap<String, Unresolved<'_>> = BTreeMap::new();
        for note in self.notes() {
            let lost =
                |link: &&Wikilink| link.leads_to_note() && self.resolve(link, &note.id).is_none();
            for link in note.links.iter().filter(lost) {
                let target = targets
                    .entry(fold(without_md(&link.target)))
                    .or_insert_with(|| Unresolved {
                        target: &link.target,
                        links: Vec::new(),
                    });
                target.links.push((note, link));
            }
        }
        let mut targets: Vec<Unresolved<'_>> = targets.into_values().collect();
        targets.sort_by_key(|target| std::cmp::Reverse(target.links.len()));
        targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    fn check(texts: &[&str], expected: &[&str]) {
        let parse =
            |(at, text): (usize, &&str)| Note::parse(NoteId::new(&format!("{at}.md")), *text).0;
        let vault = Vault::of(texts.iter().enumerate().map(parse).collect());
        let said = |target: &Unresolved<'_>| {
            let places = target.links.iter();
            let places: Vec<String> = places
                .map(|(note, link)| format!("{}:{}", note.id, link.line))
                .collect();
            format!("{} {}", target.target, places.join(" "))
        };
        let targets = vault.unresolved_targets();
        assert_eq!(targets.iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn links_to_one_missing_note_stand_together() {
        check(
            &["[[나]]\n[[B]]", "[[가]] [[b.md#x]] [[나]] [[b|c]]"],
            &["B 0.md:2 1.md:1 1.md:1", "나 0.md:1 1.md:1", "가 1.md:1"],
        );
    }

    #[test]
    fn what_resolves_and_attachments_are_left_out() {
        check(&["[[1]] [[x.png]] [[#h]]", "[[0]]"], &[]);
    }
}
