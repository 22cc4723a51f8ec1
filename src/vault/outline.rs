//! Outline: what the body of a note holds: headings, links and tags, in one pass over its Markdown. Code, math, HTML,
//! link addresses and `%%` comments hold no tags; comments hold no headings and links either.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag as Start, TagEnd};

use super::lines::Lines;
use super::markdown::{comments, events};
use super::note::Heading;
use super::tag::Tag;
use super::wikilink::Wikilink;

/// What was found, each in the order written.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Wikilink>,
    /// A tag may come twice.
    pub(super) tags: Vec<Tag>,
}

/// One pass over a body. Offsets are bytes in the body.
struct Pass<'a> {
    body: &'a str,
    body_start: usize,
    lines: Lines,
    headings: Vec<(usize, Heading)>,
    links: Vec<(usize, Wikilink)>,
    in_heading: bool,
    /// The open links and pictures, innermost last, when they lead to notes.
    open: Vec<Option<Wikilink>>,
    /// Where the last piece of text ended.
    text_end: usize,
    /// Whether a byte lies where no tag can be.
    hidden: Vec<bool>,
}

impl Outline {
    /// Reads the part of a note's text that starts at the byte `body_start`.
    pub(super) fn read(text: &str, body_start: usize) -> Outline {
        let body = &text[body_start..];
        let mut pass = Pass::new(text, body_start);
        for (event, range) in events(body) {
            pass.read(event, range);
        }
        pass.finish()
    }

    /// The first heading of level 1.
    pub(super) fn title(&self) -> Option<String> {
        let titles = self
            .headings
            .iter()
            .filter(|heading| heading.level == 1 && !heading.text.is_empty());
        titles.map(|heading| heading.text.clone()).next()
    }
}

impl<'a> Pass<'a> {
    fn new(text: &'a str, body_start: usize) -> Pass<'a> {
        let body = &text[body_start..];
        Pass {
            body,
            body_start,
            lines: Lines::of(text),
            headings: Vec::new(),
            links: Vec::new(),
            in_heading: false,
            open: Vec::new(),
            text_end: 0,
            hidden: vec![false; body.len()],
        }
    }

    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Start::Heading { level, .. }) => {
                let heading = Heading {
                    level: level as u8,
                    text: String::new(),
                    line: self.line_at(range.start),
                };
                self.headings.push((range.start, heading));
                self.in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            Event::Start(Start::Link {
                link_type,
                dest_url,
                ..
            }) => self.open_link(link_type, &dest_url, range, false),
            Event::Start(Start::Image {
                link_type,
                dest_url,
                ..
            }) => self.open_link(link_type, &dest_url, range, true),
            Event::End(TagEnd::Link | TagEnd::Image) => self.close_link(range),
            Event::Start(Start::CodeBlock(_) | Start::HtmlBlock) => self.hide(range),
            Event::Html(_) | Event::InlineHtml(_) => self.hide(range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.read_text(&text, range.end);
                self.hide(range);
            }
            Event::Text(text) => self.read_text(&text, range.end),
            Event::SoftBreak | Event::HardBreak => self.read_text(" ", range.end),
            Event::End(_) => self.text_end = range.end,
            _ => {}
        }
    }

    fn read_text(&mut self, text: &str, end: usize) {
        self.text_end = end;
        if self.in_heading
            && let Some((_, heading)) = self.headings.last_mut()
        {
            heading.text.push_str(text);
        }
    }

    fn open_link(&mut self, link_type: LinkType, address: &str, range: Range<usize>, embed: bool) {
        let line = self.line_at(range.start);
        let link = match link_type {
            LinkType::WikiLink { .. } => {
                self.links.extend(
                    Wikilink::parse(&self.body[range.clone()], line)
                        .map(|link| (range.start, link)),
                );
                self.hide(range.clone());
                None
            }
            LinkType::Autolink | LinkType::Email => None,
            _ => Wikilink::from_address(address, line).map(|link| Wikilink { embed, ..link }),
        };
        self.open.push(link);
        self.text_end = range.start;
    }

    /// Hides the address and keeps the text before it open to tags.
    fn close_link(&mut self, range: Range<usize>) {
        let text_end = self.text_end.clamp(range.start, range.end);
        if let Some(link) = self.open.pop().flatten() {
            let text_start = range.start + if link.embed { "![".len() } else { "[".len() };
            let shown = self
                .body
                .get(text_start..text_end)
                .unwrap_or_default()
                .trim();
            let display = (!shown.is_empty()).then(|| shown.to_owned());
            self.links.push((range.start, Wikilink { display, ..link }));
        }
        self.hide(text_end..range.end);
        self.text_end = range.end;
    }

    fn hide(&mut self, range: Range<usize>) {
        self.hidden[range].fill(true);
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.line_at(self.body_start + offset)
    }

    fn finish(mut self) -> Outline {
        let comments = comments(self.body, |at| self.hidden[at]);
        let outside = |offset: usize| {
            let next = comments.partition_point(|comment| comment.end <= offset);
            comments
                .get(next)
                .is_none_or(|comment| offset < comment.start)
        };
        self.headings.retain(|(at, _)| outside(*at));
        self.links.retain(|(at, _)| outside(*at));
        comments
            .iter()
            .for_each(|comment| self.hide(comment.clone()));
        self.links.sort_by_key(|(at, _)| *at);
        Outline {
            tags: self.tags(),
            headings: self
                .headings
                .into_iter()
                .map(|(_, heading)| heading.trimmed())
                .collect(),
            links: self.links.into_iter().map(|(_, link)| link).collect(),
        }
    }

    /// A tag starts with `#` after a space or at the start of a line, and ends where no tag character stands.
    fn tags(&self) -> Vec<Tag> {
        let marks = self
            .body
            .match_indices('#')
            .map(|(at, _)| at)
            .filter(|&at| !self.hidden[at]);
        let starts = marks.filter(|&at| {
            self.body[..at]
                .chars()
                .next_back()
                .is_none_or(char::is_whitespace)
        });
        let words = starts.map(|at| {
            let after = &self.body[at + 1..];
            &after[..after.find(|c| !Tag::allows(c)).unwrap_or(after.len())]
        });
        words.filter_map(Tag::new).collect()
    }
}

impl Heading {
    fn trimmed(self) -> Heading {
        Heading {
            text: self.text.trim().to_owned(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_tags(body: &str, expected: &[&str]) {
        let tags = Outline::read(body, 0).tags;
        assert_eq!(
            tags.iter().map(Tag::as_str).collect::<Vec<_>>(),
            expected,
            "{body:?}"
        );
    }

    fn check_headings(body: &str, expected: &[&str]) {
        let said =
            |heading: &Heading| format!("{}:{} {}", heading.line, heading.level, heading.text);
        assert_eq!(
            Outline::read(body, 0)
                .headings
                .iter()
                .map(said)
                .collect::<Vec<_>>(),
            expected,
            "{body:?}"
        );
    }

    fn check_links(body: &str, expected: &[&str]) {
        let said = |link: &Wikilink| format!("{}:{link}", link.line);
        assert_eq!(
            Outline::read(body, 0)
                .links
                .iter()
                .map(said)
                .collect::<Vec<_>>(),
            expected,
            "{body:?}"
        );
    }

    #[test]
    fn tags_stand_after_space_or_line_start() {
        check_tags(
            "#a b #c/d_e-f, #한국어.\n- #g\n> #h\n# Heading #i\n",
            &["a", "c/d_e-f", "한국어", "g", "h", "i"],
        );
        check_tags("x#a (#b) \\#c ##d\n", &[]);
        check_tags("#a_b_c #*x* #a#b\n", &["a_b_c", "a"]);
        check_tags("| #a | b |\n|---|---|\n| #c | d |\n", &["a", "c"]);
    }

    #[test]
    fn ranges_and_numbers_are_not_tags() {
        check_tags("#185–187 #1984 #3, #y1984\n", &["y1984"]);
    }

    #[test]
    fn cjk_punctuation_does_not_end_a_tag() {
        check_tags("#태그、다음 #a。\n", &["태그、다음", "a。"]);
    }

    #[test]
    fn comments_in_code_are_not_tags() {
        check_tags(
            "```sh\n # install\n #a\n```\n`x #b` and\n\n    #c\n\n~~~\n#d\n~~~\n",
            &[],
        );
    }

    #[test]
    fn math_and_html_hold_no_tags() {
        check_tags(
            "$x #a$ and $$\n #b\n$$\n\n<!-- #c -->\n\n<div>\n #d\n</div>\n",
            &[],
        );
        check_tags("a $5 and #b\n", &["b"]);
    }

    #[test]
    fn url_anchors_and_link_targets_are_not_tags() {
        check_tags("https://x.org/#a <https://x.org/#b>\n", &[]);
        check_tags(
            "[see #a](x.md \"t #b\") [[N #c|d #e]] [f](<a #g.md>)\n",
            &["a"],
        );
    }

    #[test]
    fn percent_comments_hold_nothing() {
        check_tags(
            "a %% #b %% #c\n\n%%\n#d\n\n[[e]]\n# F\n%%\n#g\n",
            &["c", "g"],
        );
        check_links("%%\n[[a]]\n%%\n[[b]]\n", &["4:[[b]]"]);
        check_headings("%%\n\n# A\n\n%%\n\n# B\n", &["7:1 B"]);
    }

    #[test]
    fn an_open_percent_mark_hides_nothing() {
        check_tags("100%% sure #a\n\nand %% #b\n", &["a", "b"]);
        check_tags("`%%` #a `%%`\n", &["a"]);
    }

    #[test]
    fn headings_of_both_kinds() {
        check_headings(
            "# A `b` *c* [[d|e]]\n\nF\ng\n===\n\n#notatag\n###### H ##\n",
            &["1:1 A b c e", "3:1 F g", "8:6 H"],
        );
        check_headings("```\n# code\n```\n", &[]);
    }

    #[test]
    fn lines_count_from_the_top_of_the_file() {
        let outline = Outline::read("---\na: 1\n---\n# A\n[[b]]\n", 13);
        assert_eq!((outline.headings[0].line, outline.links[0].line), (4, 5));
    }

    #[test]
    fn links_of_every_kind() {
        check_links(
            "[[a]] ![[b.png|300]] **[[c#H#^d|e]]**\n",
            &["1:[[a]]", "1:![[b.png|300]]", "1:[[c#H#^d|e]]"],
        );
        check_links("| x |\n|---|\n| [[n\\|d]] |\n", &["3:[[n|d]]"]);
        check_links(
            "[*t*](a%20b.md#H) ![](c.md) [u](x.png) [w](https://x/y.md)\n",
            &["1:[[a b.md#H|*t*]]", "1:![[c.md]]"],
        );
        check_links("[![p](p.png)](a.md)\n", &["1:[[a.md|![p](p.png)]]"]);
    }

    #[test]
    fn code_holds_no_links() {
        check_links("`[[a]]` \\[\\[b]]\n\n```\n[[c]]\n```\n", &[]);
    }
}
