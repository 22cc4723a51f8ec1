//! Writer: HTML under construction. Whatever is opened is closed, in order, and no deeper than a browser likes. Which
//! elements are written is decided elsewhere.

use crate::web::place;
use std::fmt::Write;

use maud::Escaper;

use super::language::Letters;

/// Elements that lie deeper are not written; what is in them is.
const DEEPEST: usize = 100;

#[derive(Default)]
pub(super) struct Writer {
    html: String,
    open: Vec<Element>,
    /// How many open elements are of the Markdown's.
    depth: usize,
    /// How many open elements are links.
    links: usize,
    /// Of the text since the last outermost block.
    letters: Letters,
    /// The element that was closed last.
    closed: Option<Closed>,
}

struct Element {
    /// Empty when it is not written.
    name: &'static str,
    kind: Kind,
    /// Where its tag begins, and where the `>` of the tag is.
    tag: usize,
    head: usize,
    /// The line of the note that leads to it.
    line: Option<usize>,
}

/// Who opened an element: Markdown, a tag in the Markdown, or we.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Markdown,
    Raw,
    Own,
}

struct Closed {
    /// How many elements were open around it.
    around: usize,
    head: usize,
}

impl Writer {
    /// Opens an element of the Markdown; one without a name only keeps its place. Each attribute has a space before it.
    pub(super) fn open(&mut self, name: &'static str, attributes: &str) {
        self.depth += 1;
        self.push(name, attributes, Kind::Markdown);
    }

    /// Closes the innermost element of the Markdown, and what was opened in it.
    pub(super) fn close(&mut self) {
        if self.depth > 0 {
            self.close_innermost(Kind::Markdown);
        }
    }

    /// Opens an element that lies around blocks of the Markdown.
    pub(super) fn open_own(&mut self, name: &'static str, attributes: &str) {
        self.push(name, attributes, Kind::Own);
    }

    pub(super) fn close_own(&mut self) {
        self.close_innermost(Kind::Own);
    }

    /// Opens an element that the note itself writes as a tag.
    pub(super) fn open_raw(&mut self, name: &'static str, attributes: &str) {
        if self.open.len() < DEEPEST {
            self.push(name, attributes, Kind::Raw);
        }
    }

    /// Closes such an element when it is open and nothing of the Markdown was opened in it since.
    pub(super) fn close_raw(&mut self, name: &str) {
        let of_tags = self.open.iter().rev().take_while(|e| e.kind == Kind::Raw);
        if let Some(inside) = of_tags.map(|e| e.name).position(|open| open == name) {
            for _ in 0..=inside {
                self.pop();
            }
        }
    }

    /// Text of the note's.
    pub(super) fn text(&mut self, text: &str) {
        self.letters.count(text);
        self.verbatim(text);
    }

    /// Text of the note's that is in no language.
    pub(super) fn verbatim(&mut self, text: &str) {
        escape(&mut self.html, text);
    }

    /// Text of the note's in which entities are written out.
    pub(super) fn entities(&mut self, text: &str) {
        self.letters.count(text);
        let safe = text.replace('<', "&lt;").replace('>', "&gt;");
        self.html.push_str(&safe);
    }

    /// Markup that is whole in itself.
    pub(super) fn markup(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Markup that no paragraph may hold; the one that is open goes on behind it.
    pub(super) fn between_paragraphs(&mut self, markup: &str) {
        let inside = self.innermost() == "p";
        if inside {
            self.close();
        }
        self.markup(markup);
        if inside {
            self.open("p", "");
        }
    }

    /// A space, unless there is one.
    pub(super) fn space(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with(' ') {
            self.html.push(' ');
        }
    }

    /// Makes the innermost element the one that a line of the note leads to; an empty paragraph hands that on to what is
    /// above it.
    pub(super) fn lead_from(&mut self, line: usize) {
        if let Some(element) = self.open.last_mut() {
            element.line = element.line.or(Some(line));
        }
    }

    pub(super) fn innermost(&self) -> &'static str {
        self.open.last().map_or("", |element| element.name)
    }

    /// Whether the innermost element holds nothing yet.
    pub(super) fn is_blank(&self) -> bool {
        let start = self.open.last().map_or(0, |element| element.head + 1);
        self.html
            .get(start..)
            .is_none_or(|text| text.trim().is_empty())
    }

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn is_in_link(&self) -> bool {
        self.links > 0
    }

    /// Everything closed, with the letters that stand in no block.
    pub(super) fn finish(mut self) -> (String, Letters) {
        while !self.open.is_empty() {
            self.pop();
        }
        (self.html, self.letters)
    }

    fn push(&mut self, name: &'static str, attributes: &str, kind: Kind) {
        let name = if self.open.len() < DEEPEST { name } else { "" };
        let tag = self.html.len();
        if !name.is_empty() {
            self.html.extend(["<", name, attributes, ">"]);
        }
        self.links += usize::from(name == "a");
        self.open.push(Element {
            name,
            kind,
            tag,
            head: self.html.len().saturating_sub(1),
            line: None,
        });
    }

    fn close_innermost(&mut self, kind: Kind) {
        while self.pop().is_some_and(|closed| closed != kind) {}
    }

    fn pop(&mut self) -> Option<Kind> {
        let element = self.open.pop()?;
        self.depth -= usize::from(element.kind == Kind::Markdown);
        self.links -= usize::from(element.name == "a");
        if !element.name.is_empty() {
            self.write_end(&element);
        }
        Some(element.kind)
    }

    fn write_end(&mut self, element: &Element) {
        let around = self.open.len();
        let is_empty = self.html[element.head + 1..].trim().is_empty();
        if element.name == "p" && is_empty {
            self.html.truncate(element.tag);
            if let Some(line) = element.line
                && let Some(above) = self.closed.take_if(|closed| closed.around == around)
            {
                self.html.insert_str(above.head, &id(line));
            }
            return;
        }
        self.html.extend(["</", element.name, ">"]);
        let mut attributes = element.line.map(id).unwrap_or_default();
        if element.kind == Kind::Markdown && self.depth == 0 {
            let language = std::mem::take(&mut self.letters).language();
            attributes += &language
                .map(|name| attribute("lang", name))
                .unwrap_or_default();
        }
        self.html.insert_str(element.head, &attributes);
        self.closed = element.line.is_none().then_some(Closed {
            around,
            head: element.head,
        });
    }
}

/// An attribute with the space before it.
pub(super) fn attribute(name: &str, value: &str) -> String {
    let mut text = format!(" {name}=\"");
    escape(&mut text, value);
    text.push('"');
    text
}

fn id(line: usize) -> String {
    attribute("id", &place::line_name(line))
}

fn escape(html: &mut String, text: &str) {
    Escaper::new(html)
        .write_str(text)
        .expect("a string takes whatever is written");
}
