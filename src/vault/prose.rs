//! Prose: the parts of a body that are plain text to a reader: outside links, addresses, code, math, HTML, `%%`
//! comments and tags.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Start};

use super::markdown::{comments, events};
use super::tag::Tag;

/// What of a body is no prose.
#[derive(Clone, Debug)]
pub(super) struct Prose {
    /// In bytes of the body, sorted by start; none touches the next.
    hidden: Vec<Range<usize>>,
}

impl Prose {
    pub(super) fn of(body: &str) -> Prose {
        let marked_up = events(body).filter(|(event, _)| hides(event));
        let marked_up = Prose::without(marked_up.map(|(_, range)| range).collect());
        let comments = comments(body, |at| !marked_up.holds(&(at..at + 1)));
        let rest = tags(body).chain(addresses(body)).chain(comments);
        Prose::without(rest.chain(marked_up.hidden).collect())
    }

    /// Whether all bytes of a range are prose.
    pub(super) fn holds(&self, range: &Range<usize>) -> bool {
        let next = self
            .hidden
            .partition_point(|hidden| hidden.end <= range.start);
        self.hidden
            .get(next)
            .is_none_or(|hidden| range.end <= hidden.start)
    }

    fn without(mut ranges: Vec<Range<usize>>) -> Prose {
        ranges.sort_by_key(|range| range.start);
        let mut hidden: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match hidden.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => hidden.push(range),
            }
        }
        Prose { hidden }
    }
}

fn hides(event: &Event<'_>) -> bool {
    match event {
        Event::Start(start) => matches!(
            start,
            Start::Link { .. } | Start::Image { .. } | Start::CodeBlock(_) | Start::HtmlBlock
        ),
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::FootnoteReference(_) => true,
        _ => false,
    }
}

/// Every `#` that could begin a tag, with what a tag may hold behind it.
pub(crate) fn tags(body: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = body.match_indices('#').map(|(at, _)| at);
    let starts = starts.filter(|&at| {
        let before = body[..at].chars().next_back();
        before.is_none_or(char::is_whitespace)
    });
    starts.map(|at| {
        let after = &body[at + 1..];
        at..at + 1 + after.find(|c| !Tag::allows(c)).unwrap_or(after.len())
    })
}

/// Bare addresses, such as `https://example.org/a`.
pub(crate) fn addresses(body: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |sign: char| sign.is_whitespace() || matches!(sign, ')' | '>' | '"');
    body.match_indices("://").map(move |(at, sign)| {
        let scheme = body[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        let rest = &body[at + sign.len()..];
        let length = rest.find(ends).unwrap_or(rest.len());
        scheme.len()..at + sign.len() + length
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is left of a body, a bar for what is not.
    fn check(body: &str, expected: &str) {
        let hidden = Prose::of(body).hidden;
        let mut left = String::new();
        let mut done = 0;
        for range in hidden {
            left += &body[done..range.start];
            left += "|";
            done = range.end;
        }
        assert_eq!(left + &body[done..], expected, "{body:?}");
    }

    #[test]
    fn links_and_addresses_are_no_prose() {
        check("가 [[a|b]] ![[c]] d", "가 | | d");
        check("a [b](c.md) <https://d.e>", "a | |");
        check("(https://a.b/c) d", "(|) d");
    }

    #[test]
    fn code_math_and_html_are_no_prose() {
        check("a `b` $c$ <i>d</i>", "a | | |d|");
        check("a\n\n```\nb\n```\nc\n", "a\n\n|\nc\n");
        check("a\n\n<!-- quiz: b -->\n\nc\n", "a\n\n|\nc\n");
    }

    #[test]
    fn comments_and_tags_are_no_prose() {
        check("a %%b%% c", "a | c");
        check("%%\na\n\nb\n%%\nc", "|\nc");
        check("# a #b/c. d", "| a |. d");
    }

    proptest! {
        #[test]
        fn ranges_lie_on_letters(body in "(%%|`|\\$|#|\\[\\[|\\]\\]|://|<|>|\n|가|a| ){0,40}") {
            let hidden = Prose::of(&body).hidden;
            prop_assert!(hidden.iter().all(|range| body.get(range.clone()).is_some()));
            prop_assert!(hidden.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
