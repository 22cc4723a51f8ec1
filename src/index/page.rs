//! Page: an indexed note as a condition is tried on it. What it costs to know is worked out when it is asked for, and
//! once.

use std::cell::OnceCell;
use std::ops::Range;

use super::document::Stored;
use super::fragment::Fragment;
use crate::vault::{Note, NoteId, TextBlock};

pub(super) struct Page<'a> {
    pub(super) id: NoteId,
    fetch: &'a dyn Fn() -> Stored,
    stored: OnceCell<Stored>,
    note: OnceCell<Note>,
    blocks: OnceCell<Vec<TextBlock>>,
}

impl<'a> Page<'a> {
    /// `fetch` is called when more than the id is needed.
    pub(super) fn new(id: NoteId, fetch: &'a dyn Fn() -> Stored) -> Page<'a> {
        Page {
            id,
            fetch,
            stored: OnceCell::new(),
            note: OnceCell::new(),
            blocks: OnceCell::new(),
        }
    }

    pub(super) fn stored(&self) -> &Stored {
        self.stored.get_or_init(self.fetch)
    }

    pub(super) fn text(&self) -> &str {
        &self.stored().text
    }

    /// Read again from its text: what an index does not keep, such as properties and headings with their lines.
    pub(super) fn note(&self) -> &Note {
        self.note
            .get_or_init(|| Note::parse(self.id.clone(), self.text()).0)
    }

    pub(super) fn file_name(&self) -> &str {
        let path = self.id.as_str();
        path.rsplit('/').next().unwrap_or(path)
    }

    /// Everything a bare word may stand in.
    pub(super) fn everywhere(&self) -> Vec<Fragment<'_>> {
        let stored = self.stored();
        let names = [self.id.without_extension(), &stored.title].into_iter();
        let others = stored.aliases.iter().chain(&stored.tags);
        names
            .chain(others.map(String::as_str))
            .chain([stored.text.as_str()])
            .map(Fragment::of)
            .collect()
    }

    pub(super) fn blocks(&self) -> &[TextBlock] {
        self.blocks.get_or_init(|| self.note().blocks())
    }

    /// From each heading to the next, and what stands before the first.
    pub(super) fn sections(&self) -> Vec<&str> {
        let text = self.text();
        let starts = self
            .note()
            .headings
            .iter()
            .map(|heading| start_of(text, heading.line));
        let mut bounds: Vec<usize> = [self.stored().body_start]
            .into_iter()
            .chain(starts)
            .collect();
        bounds.push(text.len());
        let spans = bounds.windows(2).map(|pair| pair[0]..pair[1].max(pair[0]));
        spans
            .filter_map(|span: Range<usize>| text.get(span))
            .collect()
    }
}

/// First byte of a 1-based line.
fn start_of(text: &str, line: usize) -> usize {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    [0].into_iter()
        .chain(ends)
        .nth(line - 1)
        .unwrap_or(text.len())
}
