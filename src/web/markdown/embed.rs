//! Embed: a note, or a part of one, shown in another. No deeper than three, none in itself, and no more than so much in
//! all: a vault may be hostile.

use std::ops::Range;

use super::address::Target;
use super::page::{Page, Shape};
use super::section;
use super::source::Source;
use super::{Place, link};
use crate::vault::{Anchor, Note, NoteId, Wikilink};

const DEEPEST: usize = 3;
/// Of the notes that are read for the embeds of one text, each as often as it is embedded.
const MOST_BYTES: usize = 512 * 1024;
/// Of the notes that are searched for the headings and blocks that links name, each as often as one does.
const MOST_SEARCHED: usize = 64 * 1024 * 1024;

/// What may still be embedded, and searched for.
pub(super) struct Embeds {
    /// What is being shown, outermost first, in bytes of the bodies.
    around: Vec<(NoteId, Range<usize>)>,
    depth: usize,
    bytes_left: usize,
    searched_left: usize,
}

impl Default for Embeds {
    fn default() -> Embeds {
        Embeds {
            around: Vec::new(),
            depth: 0,
            bytes_left: MOST_BYTES,
            searched_left: MOST_SEARCHED,
        }
    }
}

impl Embeds {
    /// Those of a note that is itself shown whole.
    pub(super) fn of(note: &Note, source: &Source<'_>) -> Embeds {
        Embeds {
            around: vec![(note.id.clone(), 0..source.body.len())],
            ..Embeds::default()
        }
    }

    /// Whether a note may be searched for one more heading or block.
    pub(super) fn may_search(&mut self, note: &Note) -> bool {
        let left = self.searched_left.checked_sub(note.text.len());
        self.searched_left = left.unwrap_or_default();
        left.is_some()
    }

    /// A note as it is shown in a place; `None` when it is not, but may be linked to.
    pub(super) fn html(&mut self, place: Place<'_>, target: &Target<'_>) -> Option<String> {
        let Target::Note(note, anchor, wikilink) = target else {
            return None;
        };
        if self.depth == DEEPEST {
            return None;
        }
        self.bytes_left = self.bytes_left.checked_sub(note.text.len())?;
        let source = Source::of(&note.text, note.body_start);
        let part = match anchor {
            Anchor::None => 0..source.body.len(),
            Anchor::Line(line) => section::part(&source, *line)?,
            Anchor::Missing => return None,
        };
        let shown = (note.id.clone(), part.clone());
        if self.around.contains(&shown) {
            return None;
        }
        self.around.push(shown);
        self.depth += 1;
        let inside = Place { note, ..place };
        let html = Page::new(inside, &source, Shape::Text, self)
            .part(part)
            .html();
        self.depth -= 1;
        self.around.pop();
        let titled = Wikilink {
            target: note.title.clone(),
            ..wikilink.clone()
        };
        let head = link::markup(&place, target, &link::name(&titled));
        Some(format!(
            "<section class=\"embed\"><p class=\"source\">{head}</p>{html}</section>"
        ))
    }
}
