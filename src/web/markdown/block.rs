//! Block: how headings, quotes, callouts, lists, tables, code and footnotes are written.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag as Start};

use super::callout::{Callout, Fold};
use super::page::Page;
use super::writer::attribute;

/// A table that is being written.
pub(super) struct Table {
    columns: Vec<Alignment>,
    /// The next cell of the row.
    column: usize,
    has_body: bool,
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Page<'_, '_> {
    /// Writes what starts at a place; returns the place of the next event.
    pub(super) fn start(&mut self, at: usize, start: &Start<'_>) -> usize {
        match start {
            Start::Paragraph => self.open("p", ""),
            Start::Heading { level, .. } => self.heading(at, HEADINGS[*level as usize - 1]),
            Start::BlockQuote(_) => return self.quote(at),
            Start::CodeBlock(kind) => return self.code_block(at, kind),
            Start::List(None) => self.open("ul", ""),
            Start::List(Some(1)) => self.open("ol", ""),
            Start::List(Some(number)) => self.open("ol", &attribute("start", &number.to_string())),
            Start::Item => self.item(at),
            Start::Table(columns) => self.table(columns),
            Start::TableHead => {
                self.open("thead", "");
                self.row();
            }
            Start::TableRow => self.row(),
            Start::TableCell => self.cell(),
            Start::FootnoteDefinition(label) => {
                let before = std::mem::take(&mut self.writer);
                self.apart.push((label.to_string(), before));
            }
            Start::Emphasis => self.writer.open("em", ""),
            Start::Strong => self.writer.open("strong", ""),
            Start::Strikethrough => self.writer.open("del", ""),
            Start::Link {
                link_type,
                dest_url,
                ..
            } => return self.link(at, *link_type, dest_url),
            Start::Image {
                link_type,
                dest_url,
                ..
            } => return self.image(at, *link_type, dest_url),
            _ => self.writer.open("", ""),
        }
        at + 1
    }

    fn open(&mut self, name: &'static str, attributes: &str) {
        if self.is_line() {
            self.writer.space();
            self.writer.open("", "");
        } else {
            self.writer.open(name, attributes);
        }
    }

    fn heading(&mut self, at: usize, name: &'static str) {
        self.open(name, "");
        if self.has_lines() {
            let start = self.source.events[at].1.start;
            self.writer.lead_from(self.source.line_at(start));
        }
    }

    fn quote(&mut self, at: usize) -> usize {
        match self.source.callout(at) {
            Some(callout) if !self.is_line() => self.callout(at + 1, &callout),
            _ => {
                self.open("blockquote", "");
                at + 1
            }
        }
    }

    /// The first line of its first paragraph is the title.
    fn callout(&mut self, paragraph: usize, callout: &Callout<'_>) -> usize {
        let kind = callout.kind.to_lowercase();
        let attributes = " class=\"callout\"".to_owned() + &attribute("data-callout", &kind);
        let (element, title) = match callout.fold {
            Fold::Never => ("aside", "p"),
            Fold::Open | Fold::Closed => ("details", "summary"),
        };
        let is_open = callout.fold == Fold::Open;
        self.writer
            .open(element, &(attributes + if is_open { " open" } else { "" }));
        let around = self.writer.depth();
        self.writer.open(title, " class=\"title\"");
        let title_end = self.line_end(paragraph);
        self.run(paragraph + 1..title_end);
        if self.writer.depth() == around + 1 && self.writer.is_blank() {
            self.writer.text(&callout.name());
        }
        while self.writer.depth() > around {
            self.writer.close();
        }
        if title_end < self.source.ends[paragraph] {
            self.writer.open("p", "");
        }
        title_end + 1
    }

    /// Where the first line of a paragraph ends, not counting breaks in its markup.
    fn line_end(&self, paragraph: usize) -> usize {
        let end = self.source.ends[paragraph];
        let mut at = paragraph + 1;
        while at < end {
            if matches!(
                self.source.events[at].0,
                Event::SoftBreak | Event::HardBreak
            ) {
                return at;
            }
            at = self.source.ends[at] + 1;
        }
        end
    }

    fn code_block(&mut self, at: usize, kind: &CodeBlockKind<'_>) -> usize {
        let end = self.source.ends[at];
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let class = match language {
            "" => String::new(),
            language => attribute("class", &format!("language-{language}")),
        };
        self.open("pre", "");
        self.writer.open("code", &class);
        for (event, _) in &self.source.events[at + 1..end] {
            if let Event::Text(text) = event {
                self.writer.verbatim(text);
            }
        }
        self.writer.close();
        self.writer.close();
        end + 1
    }

    fn item(&mut self, at: usize) {
        let next = self.source.events[at + 1..].iter().take(2);
        let is_marker = |event: &&Event<'_>| matches!(event, Event::TaskListMarker(_));
        let mut begins = next
            .map(|(event, _)| event)
            .skip_while(|event| matches!(event, Event::Start(Start::Paragraph)));
        let is_task = begins.next().as_ref().is_some_and(is_marker);
        self.open("li", if is_task { " class=\"task\"" } else { "" });
    }

    pub(super) fn check_box(&mut self, is_done: bool) {
        let checked = if is_done { " checked" } else { "" };
        if !self.is_line() {
            self.writer
                .markup(&format!("<input type=\"checkbox\" disabled{checked}> "));
        }
    }

    fn table(&mut self, columns: &[Alignment]) {
        self.open("table", "");
        self.table = Some(Table {
            columns: columns.to_owned(),
            column: 0,
            has_body: false,
        });
    }

    fn row(&mut self) {
        self.open("tr", "");
        if let Some(table) = &mut self.table {
            table.column = 0;
        }
    }

    fn cell(&mut self) {
        let Some(table) = &mut self.table else {
            return self.open("td", "");
        };
        let alignment = table.columns.get(table.column);
        table.column += 1;
        let class = match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        if table.has_body {
            self.open("td", class);
        } else {
            self.open("th", &format!(" scope=\"col\"{class}"));
        }
    }

    pub(super) fn end_table_head(&mut self) {
        self.writer.close();
        self.writer.close();
        self.open("tbody", "");
        if let Some(table) = &mut self.table {
            table.has_body = true;
        }
    }

    pub(super) fn end_table(&mut self) {
        if self.table.take().is_some_and(|table| table.has_body) {
            self.writer.close();
        }
        self.writer.close();
    }

    pub(super) fn end_footnote(&mut self) {
        if let Some((label, before)) = self.apart.pop() {
            let (html, _) = std::mem::replace(&mut self.writer, before).finish();
            self.footnotes.define(label, html);
        }
    }
}
