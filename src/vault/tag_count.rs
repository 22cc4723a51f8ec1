//! Tag counts: how many notes carry each tag, by itself and with all that lies under it.

use std::collections::{BTreeMap, BTreeSet};

use super::note::Note;
use super::tag::Tag;

/// A tag of the tree and its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCount {
    /// In the casing first seen.
    pub tag: Tag,
    /// Notes that carry exactly this tag; 0 for a tag that is only written as part of others.
    pub own: usize,
    /// Notes that carry it or one under it, each counted once.
    pub with_children: usize,
}

/// The whole tree, sorted by [`Tag::folded`].
pub(super) fn count(notes: &[Note]) -> Vec<TagCount> {
    let mut counts: BTreeMap<Tag, TagCount> = BTreeMap::new();
    for note in notes {
        for tag in &note.tags {
            entry(&mut counts, tag).own += 1;
        }
        let with_ancestors: BTreeSet<Tag> = note.tags.iter().flat_map(Tag::ancestors).collect();
        for tag in with_ancestors {
            entry(&mut counts, &tag).with_children += 1;
        }
    }
    counts.into_values().collect()
}

fn entry<'a>(counts: &'a mut BTreeMap<Tag, TagCount>, tag: &Tag) -> &'a mut TagCount {
    counts.entry(tag.clone()).or_insert_with(|| TagCount {
        tag: tag.clone(),
        own: 0,
        with_children: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    fn check(texts: &[&str], expected: &[&str]) {
        let parse = |text: &&str| Note::parse(NoteId::new("a.md"), *text).0;
        let notes: Vec<Note> = texts.iter().map(parse).collect();
        let said =
            |count: &TagCount| format!("{} {} {}", count.tag, count.own, count.with_children);
        assert_eq!(count(&notes).iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_note_counts_once_per_ancestor() {
        check(&["#a/b #a/c #A"], &["#A 1 1", "#a/b 1 1", "#a/c 1 1"]);
    }

    #[test]
    fn parents_include_their_children_in_any_case() {
        check(
            &["#Problem/Overfitting", "#problem/leakage", "#problem"],
            &[
                "#Problem 1 3",
                "#problem/leakage 1 1",
                "#Problem/Overfitting 1 1",
            ],
        );
    }

    #[test]
    fn no_tags_no_counts() {
        check(&["", "text"], &[]);
    }
}
