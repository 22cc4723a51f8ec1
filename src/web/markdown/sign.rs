//! Sign: what in plain text means something to Obsidian and nothing to other Markdown: `==marks==`, `#tags`, `^blocks`,
//! bare addresses, and what is not shown. How each is written as HTML is not known here.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Start};

use super::source::{Source, overlaps};
use crate::vault::{Tag, addresses, tags};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sign {
    /// Part of a comment, or the head of a callout.
    Hidden,
    MarkStart,
    MarkEnd,
    /// With its `#`.
    Tag,
    Address,
    /// The name of a block at its end, with the space before it.
    Block,
}

type Placed = (Range<usize>, Sign);

/// All signs of a text, sorted; none lies in another.
pub(super) fn all(source: &Source<'_>) -> Vec<Placed> {
    let mut pass = Pass {
        body: source.body,
        hidden: hidden(source),
        words: words(source.body),
        signs: Vec::new(),
        around: Vec::new(),
        links: 0,
    };
    for (event, range) in &source.events {
        match event {
            Event::Start(start) => pass.enter(start),
            Event::End(_) => pass.leave(),
            Event::Text(text) if **text == source.body[range.clone()] => pass.read(range),
            _ => {}
        }
    }
    let hidden = pass.hidden.into_iter().map(|range| (range, Sign::Hidden));
    let mut signs: Vec<Placed> = hidden.chain(pass.signs).collect();
    signs.sort_by_key(|(range, _)| range.start);
    signs
}

/// Comments and the heads of callouts, sorted.
fn hidden(source: &Source<'_>) -> Vec<Range<usize>> {
    let starts_quote = |event: &Event<'_>| matches!(event, Event::Start(Start::BlockQuote(_)));
    let events = source.events.iter().enumerate();
    let quotes = events.filter(|(_, (event, _))| starts_quote(event));
    let heads = quotes.filter_map(|(at, _)| source.callout(at).map(|callout| callout.head));
    let mut hidden: Vec<_> = source.comments().iter().cloned().chain(heads).collect();
    hidden.sort_by_key(|range| range.start);
    hidden.dedup_by(|next, last| next.start < last.end);
    hidden
}

/// Whatever looks like a tag or an address of the web, sorted, none in another.
fn words(body: &str) -> Vec<Placed> {
    let is_web = |range: &Range<usize>| {
        let address = body[range.clone()].to_ascii_lowercase();
        address.starts_with("https://") || address.starts_with("http://")
    };
    let without_slash = |range: Range<usize>| {
        let written = body[range.clone()].trim_end_matches('/');
        range.start..range.start + written.len()
    };
    let is_tag = |range: &Range<usize>| Tag::new(&body[range.clone()]).is_some();
    let addresses = addresses(body)
        .filter(is_web)
        .map(|range| (range, Sign::Address));
    let tags = tags(body).map(without_slash).filter(is_tag);
    let mut words: Vec<Placed> = addresses
        .chain(tags.map(|range| (range, Sign::Tag)))
        .collect();
    words.sort_by_key(|(range, _)| range.start);
    words.dedup_by(|(next, _), (last, _)| next.start < last.end);
    words
}

struct Pass<'a> {
    body: &'a str,
    hidden: Vec<Range<usize>>,
    words: Vec<Placed>,
    signs: Vec<Placed>,
    /// What is open around the text, innermost last.
    around: Vec<Around>,
    links: usize,
}

struct Around {
    kind: Kind,
    /// Where a `==` was opened and not closed yet.
    mark: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Its text may end in the name of a block.
    Block,
    Link,
    Code,
    Other,
}

impl Pass<'_> {
    fn enter(&mut self, start: &Start<'_>) {
        let kind = match start {
            Start::Paragraph | Start::Item | Start::Heading { .. } => Kind::Block,
            Start::Link { .. } | Start::Image { .. } => Kind::Link,
            Start::CodeBlock(_) | Start::HtmlBlock => Kind::Code,
            _ => Kind::Other,
        };
        self.links += usize::from(kind == Kind::Link);
        self.around.push(Around { kind, mark: None });
    }

    fn leave(&mut self) {
        let left = self.around.pop();
        self.links -= usize::from(left.is_some_and(|around| around.kind == Kind::Link));
    }

    /// Finds the signs of one piece of text.
    fn read(&mut self, range: &Range<usize>) {
        let kind = self.around.last().map_or(Kind::Other, |around| around.kind);
        if kind == Kind::Code {
            return;
        }
        let text = after_escape(self.body, range);
        let first = self.signs.len();
        if self.links == 0 {
            self.find_words(&text);
        }
        if kind == Kind::Block {
            self.find_block(&text, first);
        }
        self.find_marks(&text, first);
    }

    fn find_words(&mut self, text: &Range<usize>) {
        let first = self
            .words
            .partition_point(|(word, _)| word.start < text.start);
        let inside = self.words[first..]
            .iter()
            .take_while(|(word, _)| word.start < text.end);
        let cut = inside.map(|(word, sign)| (word.start..word.end.min(text.end), *sign));
        let shown = cut.filter(|(word, _)| !overlaps(&self.hidden, word));
        self.signs.extend(shown);
    }

    fn find_block(&mut self, text: &Range<usize>, first: usize) {
        let Some(block) = block(self.body, text) else {
            return;
        };
        let taken = self.signs[first..]
            .iter()
            .any(|(word, _)| word.end > block.start);
        if !taken && !overlaps(&self.hidden, &block) {
            self.signs.push((block, Sign::Block));
        }
    }

    /// A mark has both halves in the same element, so that markup may lie between them but never across one.
    fn find_marks(&mut self, text: &Range<usize>, first: usize) {
        let found: Vec<Range<usize>> = self.signs[first..].iter().map(|(r, _)| r.clone()).collect();
        let Some(around) = self.around.last_mut() else {
            return;
        };
        for (at, _) in self.body[text.clone()].match_indices("==") {
            let half = text.start + at..text.start + at + 2;
            if overlaps(&self.hidden, &half) || overlaps(&found, &half) {
                continue;
            }
            let before = self.body[..half.start].chars().next_back();
            let after = self.body[half.end..].chars().next();
            match (around.mark, before, after) {
                (_, Some('='), _) | (_, _, Some('=')) => {}
                (Some(start), Some(before), _)
                    if !before.is_whitespace() && start + 2 < half.start =>
                {
                    self.signs.push((start..start + 2, Sign::MarkStart));
                    self.signs.push((half, Sign::MarkEnd));
                    around.mark = None;
                }
                (_, _, Some(after)) if !after.is_whitespace() => around.mark = Some(half.start),
                _ => {}
            }
        }
    }
}

/// A text without its first sign where a backslash took the meaning of that.
fn after_escape(body: &str, text: &Range<usize>) -> Range<usize> {
    let escaped = body[..text.start].ends_with('\\');
    let first = body[text.clone()].chars().next().map_or(0, char::len_utf8);
    text.start + if escaped { first } else { 0 }..text.end
}

/// The ` ^name` in which a text ends together with its line.
fn block(body: &str, text: &Range<usize>) -> Option<Range<usize>> {
    let rest = body[text.end..].trim_start_matches([' ', '\t']);
    let ends_line = rest.is_empty() || rest.starts_with('\n');
    let written = body[text.clone()].trim_end();
    let (before, name) = written.rsplit_once('^')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let stands_apart = match before.chars().next_back() {
        Some(sign) => sign.is_whitespace(),
        None => body[..text.start]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace),
    };
    let end = text.start + written.len();
    (ends_line && is_name && stands_apart).then_some(text.start + before.trim_end().len()..end)
}
