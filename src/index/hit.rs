//! Hit: a note that was found, as plain data.

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
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Notes that match, whether or not they are among `hits`.
    pub total: usize,
    /// Best first, equals by path.
    pub hits: Vec<Hit>,
}
