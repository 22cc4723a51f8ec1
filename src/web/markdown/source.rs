//! Source: Markdown read once: its events, where each thing ends, and the signs in its text that only Obsidian knows.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag as Start};

use super::callout::Callout;
use super::sign::{self, Sign};
use crate::vault::{Lines, comments, events};

pub(super) struct Source<'a> {
    pub(super) body: &'a str,
    /// With their bytes in the body.
    pub(super) events: Vec<(Event<'a>, Range<usize>)>,
    /// For each event that starts something the place of the one that ends it; else its own.
    pub(super) ends: Vec<usize>,
    /// Sorted, none in another.
    signs: Vec<(Range<usize>, Sign)>,
    /// Bytes that are not shown, sorted.
    comments: Vec<Range<usize>>,
    lines: Lines,
    body_start: usize,
}

impl<'a> Source<'a> {
    /// Reads the part of a text that starts at the byte `body_start`.
    pub(super) fn of(text: &'a str, body_start: usize) -> Source<'a> {
        let body = &text[body_start..];
        let events = joined(body);
        let ends = ends(&events);
        let verbatim: Vec<_> = outermost(&events).collect();
        let comments = comments(body, |at| holds(&verbatim, &(at..at + 1)));
        let mut source = Source {
            signs: Vec::new(),
            lines: Lines::of(text),
            body,
            events,
            ends,
            comments,
            body_start,
        };
        source.signs = sign::all(&source);
        source
    }

    /// Whether all of this is in a comment, but for space at its end.
    pub(super) fn is_hidden(&self, range: &Range<usize>) -> bool {
        let length = match self.body[range.clone()].trim_end().len() {
            0 => range.len(),
            written => written,
        };
        length > 0 && holds(&self.comments, &(range.start..range.start + length))
    }

    pub(super) fn comments(&self) -> &[Range<usize>] {
        &self.comments
    }

    /// The signs that lie in a piece of text, or reach into it.
    pub(super) fn signs_in(
        &self,
        text: &Range<usize>,
    ) -> impl Iterator<Item = &(Range<usize>, Sign)> {
        let end = text.end;
        let first = self
            .signs
            .partition_point(|(sign, _)| sign.end <= text.start);
        self.signs[first..]
            .iter()
            .take_while(move |(sign, _)| sign.start < end)
    }

    /// What the quote that starts at a place of `events` is a callout of.
    pub(super) fn callout(&self, at: usize) -> Option<Callout<'a>> {
        let (first, range) = self.events.get(at + 1)?;
        let is_shown = matches!(first, Event::Start(Start::Paragraph)) && !self.is_hidden(range);
        is_shown
            .then(|| Callout::at(self.body, range.start))
            .flatten()
    }

    /// 1-based line, in the file, of a byte of the body.
    pub(super) fn line_at(&self, at: usize) -> usize {
        self.lines.line_at(self.body_start + at)
    }

    /// The words of some events, without markup.
    pub(super) fn words(&self, events: Range<usize>) -> String {
        let mut words = String::new();
        for (event, _) in &self.events[events] {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => words += text,
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

/// The events of a body; text that was cut where markup might have begun is one again.
fn joined(body: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let mut joined: Vec<(Event<'_>, Range<usize>)> = Vec::new();
    for (event, range) in events(body) {
        let as_written = matches!(&event, Event::Text(text) if **text == body[range.clone()]);
        if as_written
            && let Some((Event::Text(before), of_before)) = joined.last_mut()
            && of_before.end == range.start
            && **before == body[of_before.clone()]
        {
            of_before.end = range.end;
            *before = CowStr::Borrowed(&body[of_before.clone()]);
            continue;
        }
        joined.push((event, range));
    }
    joined
}

fn ends(events: &[(Event<'_>, Range<usize>)]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..events.len()).collect();
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(at),
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = at;
                }
            }
            _ => {}
        }
    }
    ends
}

/// Code, math, HTML and links: in them `%%` begins no comment.
fn outermost<'a>(
    events: &'a [(Event<'_>, Range<usize>)],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let is_one = |event: &Event<'_>| match event {
        Event::Start(start) => matches!(
            start,
            Start::Link { .. } | Start::Image { .. } | Start::CodeBlock(_) | Start::HtmlBlock
        ),
        Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => true,
        Event::Html(_) | Event::InlineHtml(_) => true,
        _ => false,
    };
    let mut end = 0;
    events.iter().filter_map(move |(event, range)| {
        let outermost = is_one(event) && range.start >= end;
        outermost.then(|| {
            end = range.end;
            range.clone()
        })
    })
}

/// Whether one of some sorted ranges holds all of another.
fn holds(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|one| one.end <= range.start);
    ranges
        .get(next)
        .is_some_and(|one| one.start <= range.start && range.end <= one.end)
}

/// Whether one of some sorted ranges has a byte of another.
pub(super) fn overlaps(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|one| one.end <= range.start);
    ranges.get(next).is_some_and(|one| one.start < range.end)
}
