//! Hit: a note that was found, as plain data.

use std::collections::BTreeMap;

use super::relax::Relaxed;
use super::snippet::Snippet;
use crate::vault::NoteId;

/// One note that matches a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub note: NoteId,
    pub title: String,
    /// As written, without `#`.
    pub tags: Vec<String>,
    /// 1-based line in the file that `snippet` was made from.
    pub line: usize,
    pub snippet: Snippet,
    /// Comparable within one search only; 0 when the query has filters alone.
    pub score: f32,
    /// Why it matches: each word, phrase and pattern of the query with the parts of the note it stands in.
    pub why: Vec<Why>,
}

/// Where something that was asked for stands in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// As typed.
    pub sought: String,
    /// From what counts most to what counts least.
    pub parts: Vec<NotePart>,
    /// What stands there, each form once, in the order met: in names, tags, headings, and the lines that were compared
    /// until one was the best. At most eight.
    pub forms: Vec<String>,
}

/// A part of a note that is searched, from what counts most to what counts least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotePart {
    Title,
    Alias,
    Tag,
    Heading,
    Path,
    Text,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Notes that match, whether or not they are among `hits`.
    pub total: usize,
    /// Best first, equals by path; behind those that match, when they are few, the best of those with some of the words.
    pub hits: Vec<Hit>,
    /// How many of `hits`, the last ones, have only some of the words.
    pub others: usize,
    /// How many of all notes that match bear each tag or one below it; folded tags.
    pub tags: BTreeMap<String, usize>,
    /// How the query was understood after it had found nothing as it stood.
    pub relaxed: Option<Relaxed>,
}

impl NotePart {
    /// A name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            NotePart::Title => "title",
            NotePart::Alias => "alias",
            NotePart::Tag => "tag",
            NotePart::Heading => "heading",
            NotePart::Path => "path",
            NotePart::Text => "text",
        }
    }
}
