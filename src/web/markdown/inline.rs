//! Inline: how text with its signs, links, pictures, formulas and tags of HTML are written.

use std::ops::Range;

use math_core::MathDisplay;
use pulldown_cmark::LinkType;

use super::address::{Target, tag_href};
use super::page::Page;
use super::picture::{Said, is_picture};
use super::raw::{Piece, pieces};
use super::sign::Sign;
use super::writer::attribute;
use super::{formula, link};
use crate::vault::Wikilink;

impl<'a> Page<'a, '_> {
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        let source = self.source;
        if *text != source.body[range.clone()] {
            return self.writer.text(text);
        }
        let shown = self.shown(range);
        let mut at = shown.start;
        for (sign, meaning) in source.signs_in(&shown) {
            let start = sign.start.max(at);
            self.writer.text(&source.body[at..start]);
            at = sign.end.min(shown.end);
            self.sign(*meaning, start..at);
        }
        self.writer.text(&source.body[at..shown.end]);
    }

    fn sign(&mut self, sign: Sign, range: Range<usize>) {
        let written = &self.source.body[range.clone()];
        match sign {
            Sign::Hidden => {}
            Sign::MarkStart => self.writer.open("mark", ""),
            Sign::MarkEnd if self.writer.innermost() == "mark" => self.writer.close(),
            Sign::MarkEnd => {}
            Sign::Tag if self.writer.is_in_link() => self.writer.text(written),
            Sign::Tag => {
                let attributes =
                    " class=\"tag\"".to_owned() + &attribute("href", &tag_href(written));
                self.writer.open("a", &attributes);
                self.writer.text(written);
                self.writer.close();
            }
            Sign::Address => {
                self.open_link(&Target::Web(written.to_owned()));
                self.writer.verbatim(written);
                self.writer.close();
            }
            Sign::Block if self.has_lines() => {
                let line = self.source.line_at(range.end - 1);
                self.writer.lead_from(line);
            }
            Sign::Block => {}
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        self.writer.open("code", "");
        self.writer.verbatim(text);
        self.writer.close();
    }

    pub(super) fn formula(&mut self, latex: &str, is_block: bool) {
        let display = match is_block && !self.is_line() {
            true => MathDisplay::Block,
            false => MathDisplay::Inline,
        };
        match formula::mathml(latex, display) {
            Some(mathml) => self.writer.markup(&mathml),
            None => self.code(latex),
        }
    }

    /// As in Obsidian a line of a note is a line on the page.
    pub(super) fn line_break(&mut self) {
        if self.is_line() {
            self.writer.space();
        } else if !self.writer.is_blank() {
            self.writer.markup("<br>");
        }
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        let (number, is_first) = self.footnotes.refer(label);
        if !self.has_lines() || self.writer.is_in_link() {
            return self.writer.markup(&format!("<sup>{number}</sup>"));
        }
        let id = match is_first {
            true => format!(" id=\"fnref-{number}\""),
            false => String::new(),
        };
        let reference = format!("<a href=\"#fn-{number}\"{id}>{number}</a>");
        self.writer
            .markup(&format!("<sup class=\"footnote\">{reference}</sup>"));
    }

    pub(super) fn link(&mut self, at: usize, link_type: LinkType, address: &str) -> usize {
        let source = self.source;
        let written = &source.body[source.events[at].1.clone()];
        let (target, name) = match link_type {
            LinkType::WikiLink { .. } => match Wikilink::parse(written, 1) {
                Some(link) => {
                    let name = link.display.is_none().then(|| link::name(&link));
                    (self.place.target(link, self.embeds), name)
                }
                None => (Target::Nowhere, None),
            },
            LinkType::Email => (Target::Web(format!("mailto:{address}")), None),
            _ => (self.place.target_of_address(address, self.embeds), None),
        };
        self.open_link(&target);
        let Some(name) = name else { return at + 1 };
        self.writer.text(&name);
        self.writer.close();
        source.ends[at] + 1
    }

    pub(super) fn image(&mut self, at: usize, link_type: LinkType, address: &str) -> usize {
        let source = self.source;
        let end = source.ends[at];
        let written = &source.body[source.events[at].1.clone()];
        match link_type {
            LinkType::WikiLink { .. } => match Wikilink::parse(written, 1) {
                Some(link) => {
                    let said = link.display.clone().unwrap_or_default();
                    let name = link::name(&link);
                    let target = self.place.target(link, self.embeds);
                    self.show(&target, &said, &name);
                }
                None => self.writer.text(&source.words(at + 1..end)),
            },
            _ => {
                let said = source.words(at + 1..end);
                let target = self.place.target_of_address(address, self.embeds);
                self.show(&target, &said, address);
            }
        }
        end + 1
    }

    /// Shows a picture or a note in place; else it is linked to.
    fn show(&mut self, target: &Target<'a>, said: &str, name: &str) {
        if let (Target::File(path), Some(address)) = (target, self.place.href(target))
            && is_picture(path)
        {
            return self
                .writer
                .markup(&link::picture(&address, &Said::of(said)));
        }
        let may_hold_blocks = matches!(self.writer.innermost(), "p" | "li" | "blockquote");
        if may_hold_blocks && let Some(html) = self.embeds.html(self.place, target) {
            return self.writer.between_paragraphs(&html);
        }
        let alt = Said::of(said).alt;
        self.open_link(target);
        self.writer.text(if alt.is_empty() { name } else { alt });
        self.writer.close();
    }

    pub(super) fn html_tags(&mut self, html: &str) {
        for piece in pieces(html, self.is_line()) {
            match piece {
                Piece::Text(text) => self.writer.entities(text),
                Piece::Open(name, attributes) => self.writer.open_raw(name, &attributes),
                Piece::Close(name) => self.writer.close_raw(name),
                Piece::Void(_) if self.is_line() => self.writer.space(),
                Piece::Void(name) => self.writer.markup(&format!("<{name}>")),
                Piece::Link(_) if self.writer.is_in_link() => {}
                Piece::Link(address) => {
                    let target = self.place.target_of_address(&address, self.embeds);
                    let (name, attributes) = link::element(&self.place, &target);
                    if name == "a" {
                        self.writer.open_raw(name, &attributes);
                    }
                }
                Piece::Picture { address, said } => {
                    let target = self.place.target_of_address(&address, self.embeds);
                    self.show(&target, &said, &address);
                }
            }
        }
    }

    /// Opens what a link is written as; there is no link in a link.
    fn open_link(&mut self, target: &Target<'_>) {
        let (name, attributes) = match self.writer.is_in_link() {
            true => ("", String::new()),
            false => link::element(&self.place, target),
        };
        self.writer.open(name, &attributes);
    }
}
