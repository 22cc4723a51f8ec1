//! Verbatim: the parts of a Markdown text that are meant letter by letter: code, math and HTML.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Start};

use super::markdown::events;

/// Bytes of the text, in the order of their starts; one part may lie in another.
#[must_use]
pub fn verbatim(text: &str) -> Vec<Range<usize>> {
    let is_verbatim = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Start::CodeBlock(_) | Start::HtmlBlock)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
        )
    };
    let parts = events(text).filter(|(event, _)| is_verbatim(event));
    parts.map(|(_, range)| range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let parts: Vec<&str> = verbatim(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(parts, expected, "{text:?}");
    }

    #[test]
    fn code_and_math_are_verbatim() {
        check("a `b` $c_{d}$ e", &["`b`", "$c_{d}$"]);
        check("a\n\n```\nb\n```\n", &["```\nb\n```"]);
        check("costs $5 and b costs $6", &[]);
    }
}
