//! Page: a text being written as HTML, event by event. Blocks are written in `block.rs`, what stands in them in
//! `inline.rs`; that nothing stays open is the writer's affair.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Start, TagEnd};

use super::Place;
use super::block::Table;
use super::embed::Embeds;
use super::footnote::Footnotes;
use super::source::Source;
use super::writer::{Writer, attribute};

/// What a page is for.
pub(super) enum Shape {
    /// A note of its own, to whose lines links lead; its sections that are folded away, in bytes of the body.
    Note(Vec<Range<usize>>),
    /// Blocks among others.
    Text,
    /// No blocks.
    Line,
}

pub(super) struct Page<'a, 'e> {
    pub(super) place: Place<'a>,
    pub(super) source: &'a Source<'a>,
    pub(super) shape: Shape,
    /// What of the body is shown.
    part: Range<usize>,
    pub(super) embeds: &'e mut Embeds,
    pub(super) writer: Writer,
    pub(super) footnotes: Footnotes,
    /// The footnotes that are being written, each with what was written before it.
    pub(super) apart: Vec<(String, Writer)>,
    pub(super) table: Option<Table>,
    pub(super) folds: Folds,
}

/// How far the sections of a note are folded away.
#[derive(Default)]
pub(super) struct Folds {
    /// How many have begun.
    begun: usize,
    /// Where the open ones end, innermost last.
    ends: Vec<usize>,
    /// Whether a heading is being written that opens one.
    in_summary: bool,
}

impl<'a, 'e> Page<'a, 'e> {
    pub(super) fn new(
        place: Place<'a>,
        source: &'a Source<'a>,
        shape: Shape,
        embeds: &'e mut Embeds,
    ) -> Page<'a, 'e> {
        let mut writer = Writer::default();
        if matches!(shape, Shape::Line) {
            // What is in a block of its own has no language of its own.
            writer.open("", "");
        }
        Page {
            place,
            source,
            shape,
            part: 0..source.body.len(),
            embeds,
            writer,
            footnotes: Footnotes::default(),
            apart: Vec::new(),
            table: None,
            folds: Folds::default(),
        }
    }

    /// Shows a part of the body only, and the footnotes it refers to.
    pub(super) fn part(mut self, part: Range<usize>) -> Page<'a, 'e> {
        let is_item = |(event, range): &(Event<'_>, Range<usize>)| {
            matches!(event, Event::Start(Start::Item)) && *range == part
        };
        if self.source.events.iter().any(is_item) {
            self.writer.open_own("ul", "");
        }
        self.part = part;
        self
    }

    pub(super) fn html(mut self) -> String {
        self.run(0..self.source.events.len());
        let (html, letters) = self.writer.finish();
        match self.shape {
            Shape::Note(_) => html + &self.footnotes.html(true),
            Shape::Text => html + &self.footnotes.html(false),
            Shape::Line => match letters.language() {
                Some(language) => format!("<span{}>{html}</span>", attribute("lang", language)),
                None => html,
            },
        }
    }

    pub(super) fn run(&mut self, events: Range<usize>) {
        let mut at = events.start;
        while at < events.end {
            at = self.take(at);
        }
    }

    pub(super) fn is_line(&self) -> bool {
        matches!(self.shape, Shape::Line)
    }

    /// Whether links lead to the lines of this page.
    pub(super) fn has_lines(&self) -> bool {
        matches!(self.shape, Shape::Note(_)) && self.apart.is_empty()
    }

    /// Writes the event at a place; returns the place of the next.
    fn take(&mut self, at: usize) -> usize {
        let source = self.source;
        let (event, range) = &source.events[at];
        if !self.shows(event, range) {
            return at + 1;
        }
        if self.writer.depth() == 0 && self.apart.is_empty() {
            self.turn_folds(event, range.start);
        }
        match event {
            Event::Start(Start::HtmlBlock) => {
                let end = source.ends[at];
                let written = source.events[at + 1..end]
                    .iter()
                    .map(|(event, _)| match event {
                        Event::Html(text) | Event::Text(text) => &**text,
                        _ => "",
                    });
                self.html_tags(&written.collect::<String>());
                return end + 1;
            }
            Event::Start(start) => return self.start(at, start),
            Event::End(end) => self.end(*end),
            Event::Text(text) => self.text(text, range),
            Event::Code(text) => self.code(text),
            Event::InlineMath(latex) => self.formula(latex, false),
            Event::DisplayMath(latex) => self.formula(latex, true),
            Event::Html(text) | Event::InlineHtml(text) => self.html_tags(text),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::Rule if self.is_line() => {}
            Event::Rule => self.writer.markup("<hr>"),
            Event::TaskListMarker(is_done) => self.check_box(*is_done),
        }
        at + 1
    }

    fn shows(&self, event: &Event<'_>, range: &Range<usize>) -> bool {
        if self.source.is_hidden(range) {
            return false;
        }
        let is_inside = self.part.start <= range.start && range.end <= self.part.end;
        match event {
            _ if is_inside || !self.apart.is_empty() => true,
            Event::Start(Start::FootnoteDefinition(_)) => true,
            // It is cut to the part.
            Event::Text(_) => self.part.start < range.end && range.start < self.part.end,
            _ => false,
        }
    }

    /// The piece of a text that is shown.
    pub(super) fn shown(&self, text: &Range<usize>) -> Range<usize> {
        if self.apart.is_empty() {
            text.start.max(self.part.start)..text.end.min(self.part.end)
        } else {
            text.clone()
        }
    }

    /// Closes the folded sections that have ended, and opens those that begin.
    fn turn_folds(&mut self, event: &Event<'_>, at: usize) {
        let Shape::Note(sections) = &self.shape else {
            return;
        };
        while self.folds.ends.last().is_some_and(|end| *end <= at) {
            self.folds.ends.pop();
            self.writer.close_own();
        }
        while let Some(section) = sections
            .get(self.folds.begun)
            .filter(|next| next.start <= at)
        {
            self.folds.begun += 1;
            if section.end <= at {
                continue;
            }
            self.folds.ends.push(section.end);
            self.writer.open_own("details", " class=\"fold\"");
            self.writer.open_own("summary", "");
            if section.start == at && matches!(event, Event::Start(Start::Heading { .. })) {
                self.folds.in_summary = true;
            } else {
                self.writer.text(&self.place.note.title);
                self.writer.close_own();
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::FootnoteDefinition => return self.end_footnote(),
            TagEnd::TableHead => return self.end_table_head(),
            TagEnd::Table => return self.end_table(),
            _ => self.writer.close(),
        }
        if matches!(end, TagEnd::Heading(_)) && std::mem::take(&mut self.folds.in_summary) {
            self.writer.close_own();
        }
    }
}
