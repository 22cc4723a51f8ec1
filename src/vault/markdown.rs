//! Markdown: what of a note's body is markup, by the extensions that Obsidian knows. What the markup means is read by
//! whoever asks.

use std::ops::Range;

use pulldown_cmark::{OffsetIter, Options, Parser};

/// The events of a body with their bytes.
pub(crate) fn events(body: &str) -> OffsetIter<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS;
    Parser::new_ext(body, options).into_offset_iter()
}

/// `%%…%%`: over many lines when it opens a line, else inside one paragraph. One that never ends is no comment; signs
/// at a byte for which `is_hidden` holds are none.
pub(crate) fn comments(body: &str, is_hidden: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let marks = body.match_indices("%%").map(|(at, _)| at);
    let mut marks = marks.filter(|&at| !is_hidden(at)).peekable();
    let mut comments = Vec::new();
    while let Some(start) = marks.next() {
        let Some(&end) = marks.peek() else { break };
        let before = body[..start].trim_end_matches([' ', '\t']);
        let opens_line = before.is_empty() || before.ends_with('\n');
        if opens_line || !body[start..end].contains("\n\n") {
            comments.push(start..end + 2);
            marks.next();
        }
    }
    comments
}
