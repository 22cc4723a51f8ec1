//! Section: a heading of a note with what stands under it, and the part of a note that a link names.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Start};

use super::source::Source;

struct Headline {
    level: u8,
    line: usize,
    start: usize,
    /// How many blocks it lies in.
    depth: usize,
    /// Where the innermost of those ends.
    room: usize,
}

/// For each line the innermost section that holds it, each section once, in bytes of the body, outer ones first. What
/// stands above all headings belongs to the note as a whole.
pub(super) fn around(source: &Source<'_>, lines: &[usize]) -> Vec<Range<usize>> {
    let headlines = headlines(source);
    let innermost = |line: usize| {
        let mut above = headlines.iter().rev();
        match above.find(|headline| headline.depth == 0 && headline.line <= line) {
            Some(headline) => section(&headlines, headline),
            None => 0..source.body.len(),
        }
    };
    let mut sections: Vec<Range<usize>> = lines.iter().map(|line| innermost(*line)).collect();
    sections.sort_by_key(|section| (section.start, usize::MAX - section.end));
    sections.dedup();
    sections
}

/// What a link to a line of a note shows of it: the section under a heading, else the innermost block there.
pub(super) fn part(source: &Source<'_>, line: usize) -> Option<Range<usize>> {
    let headlines = headlines(source);
    match headlines.iter().find(|headline| headline.line == line) {
        Some(headline) => Some(section(&headlines, headline)),
        None => block(source, line),
    }
}

fn headlines(source: &Source<'_>) -> Vec<Headline> {
    let mut headlines = Vec::new();
    let mut rooms = vec![source.body.len()];
    for (event, range) in &source.events {
        match event {
            Event::Start(Start::Heading { level, .. }) if !source.is_hidden(range) => {
                headlines.push(Headline {
                    level: *level as u8,
                    line: source.line_at(range.start),
                    start: range.start,
                    depth: rooms.len() - 1,
                    room: rooms.last().copied().unwrap_or_default(),
                });
                rooms.push(range.end);
            }
            Event::Start(_) => rooms.push(range.end),
            Event::End(_) => drop(rooms.pop()),
            _ => {}
        }
    }
    headlines
}

fn section(headlines: &[Headline], headline: &Headline) -> Range<usize> {
    let later = headlines.iter().filter(|next| next.start > headline.start);
    let mut next =
        later.filter(|next| next.depth == headline.depth && next.level <= headline.level);
    let end = next
        .next()
        .map_or(headline.room, |next| next.start.min(headline.room));
    headline.start..end
}

/// The innermost block on a line; the block above when there is nothing but a name for that.
fn block(source: &Source<'_>, line: usize) -> Option<Range<usize>> {
    let is_block = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(
                Start::Paragraph
                    | Start::Item
                    | Start::Table(_)
                    | Start::BlockQuote(_)
                    | Start::CodeBlock(_)
                    | Start::List(_)
            )
        )
    };
    let blocks = source.events.iter().filter(|(event, _)| is_block(event));
    let mut innermost = None;
    let mut above: Option<Range<usize>> = None;
    for (_, range) in blocks {
        let last = source.body[range.clone()].trim_end().len();
        let lines = source.line_at(range.start)..=source.line_at(range.start + last);
        if lines.contains(&line) {
            innermost = Some(range.clone());
        } else if *lines.end() < line && above.as_ref().is_none_or(|above| above.end <= range.start)
        {
            above = Some(range.clone());
        }
    }
    let names_only =
        |range: &Range<usize>| source.body[range.clone()].trim_start().starts_with('^');
    match innermost {
        Some(own) if names_only(&own) => above.or(Some(own)),
        own => own,
    }
}
