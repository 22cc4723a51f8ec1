//! HTML as Markdown: what an editor of another program wrote. Tags without a meaning here go, their text stays; of
//! scripts and styles nothing stays.

/// What begins and ends with the same sign in Markdown.
const SIGNS: [(&str, &str); 5] = [
    ("strong", "**"),
    ("b", "**"),
    ("em", "*"),
    ("i", "*"),
    ("code", "`"),
];

/// Tags that stand on lines of their own.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "thead",
    "tbody",
    "blockquote",
    "section",
    "article",
    "hr",
    "dl",
];

/// Whose text is no text.
const UNSEEN: [&str; 4] = ["script", "style", "head", "template"];

const ENTITIES: [(&str, &str); 12] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("times", "×"),
    ("le", "≤"),
    ("ge", "≥"),
];

/// Whether text holds a tag that means something.
pub(super) fn looks_like(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let tag = Tag::at(&text[at..]);
        tag.is_some_and(|tag| tag.is_known())
    })
}

/// The Markdown of some HTML.
pub(super) fn markdown(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(tag) = Tag::at(rest) {
            rest = &rest[tag.length..];
            page.tag(&tag);
        } else {
            page.text("<");
            rest = &rest[1..];
        }
    }
    page.text(rest);
    page.finished()
}

struct Tag<'a> {
    name: String,
    closes: bool,
    /// What stands behind the name.
    attributes: &'a str,
    /// In bytes.
    length: usize,
}

impl<'a> Tag<'a> {
    /// The tag at the head of `text`, which begins with `<`.
    fn at(text: &'a str) -> Option<Tag<'a>> {
        let end = text.find('>')?;
        let inside = &text[1..end];
        let (closes, inside) = inside
            .strip_prefix('/')
            .map_or((false, inside), |rest| (true, rest));
        let length = inside
            .find(|sign: char| !sign.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(length);
        let begins = name.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let ends = attributes.is_empty() || attributes.starts_with([' ', '\n', '\t', '/']);
        (begins && ends).then(|| Tag {
            name: name.to_ascii_lowercase(),
            closes,
            attributes,
            length: end + 1,
        })
    }

    fn is_known(&self) -> bool {
        let name = self.name.as_str();
        let others = [
            "br", "a", "img", "pre", "li", "tr", "td", "th", "span", "sub", "sup", "u", "font",
        ];
        BLOCKS.contains(&name)
            || UNSEEN.contains(&name)
            || others.contains(&name)
            || SIGNS.iter().any(|(known, _)| *known == name)
    }

    /// The value of an attribute, decoded.
    fn attribute(&self, name: &str) -> Option<String> {
        let start = self.attributes.find(&format!("{name}="))? + name.len() + 1;
        let value = &self.attributes[start..];
        let quote = value
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''));
        let value = match quote {
            Some(quote) => value[1..].split(quote).next(),
            None => value.split([' ', '/']).next(),
        };
        value.map(decoded)
    }
}

#[derive(Default)]
struct Page {
    text: String,
    /// Inside `pre`: white space counts.
    kept: bool,
    /// The tag whose text is not seen.
    unseen: Option<String>,
    /// Addresses of the links that are open.
    links: Vec<String>,
    /// The last number of each list that is open; `None` without numbers.
    lists: Vec<Option<usize>>,
}

impl Page {
    fn text(&mut self, raw: &str) {
        if self.unseen.is_some() {
            return;
        }
        let text = decoded(raw);
        if self.kept {
            self.text.push_str(&text);
            return;
        }
        for sign in text.chars() {
            let space = sign.is_whitespace();
            let after_space = self.text.is_empty() || self.text.ends_with([' ', '\n']);
            if !(space && after_space) {
                self.text.push(if space { ' ' } else { sign });
            }
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some(unseen) = &self.unseen {
            if tag.closes && name == unseen {
                self.unseen = None;
            }
            return;
        }
        if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
            if !self.kept {
                self.text.push_str(sign);
            }
            return;
        }
        match (name, tag.closes) {
            (name, false) if UNSEEN.contains(&name) => self.unseen = Some(name.to_owned()),
            ("br", _) => self.text.push('\n'),
            ("pre", false) => {
                self.gap();
                self.text.push_str("```\n");
                self.kept = true;
            }
            ("pre", true) if self.kept => {
                self.kept = false;
                let line = if self.text.ends_with('\n') {
                    "```"
                } else {
                    "\n```"
                };
                self.text.push_str(line);
                self.gap();
            }
            ("a", closes) => self.link(tag, closes),
            ("img", _) => {
                let said = |name| tag.attribute(name).unwrap_or_default();
                self.text += &format!("![{}]({})", said("alt"), said("src"));
            }
            ("li", false) => self.item(),
            ("tr", true) => self.text.push('\n'),
            ("td" | "th", true) => self.text.push_str(" | "),
            ("ul" | "ol", closes) => {
                if closes {
                    self.lists.pop();
                } else {
                    self.lists.push((name == "ol").then_some(0));
                }
                self.gap();
            }
            (name, _) if BLOCKS.contains(&name) => self.gap(),
            _ => {}
        }
    }

    fn link(&mut self, tag: &Tag<'_>, closes: bool) {
        if closes {
            if let Some(address) = self.links.pop() {
                self.text += &format!("]({address})");
            }
        } else if let Some(address) = tag.attribute("href") {
            self.text.push('[');
            self.links.push(address);
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text += &format!("{}{mark}", "  ".repeat(depth));
    }

    /// What follows is another block.
    fn gap(&mut self) {
        if self.kept {
            return;
        }
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    fn finished(self) -> String {
        let lines: Vec<&str> = self.text.trim().lines().map(str::trim_end).collect();
        lines.join("\n")
    }
}

/// Text with its entities as the signs they stand for.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let entity = after
            .split_once(';')
            .and_then(|(name, after)| Some((sign(name)?, after)));
        match entity {
            Some((sign, after)) => {
                decoded.push_str(&sign);
                rest = after;
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded + rest
}

fn sign(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    let known = ENTITIES.iter().find(|(known, _)| *known == name);
    known.map(|(_, sign)| (*sign).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(markdown(html), expected, "{html}");
    }

    #[test]
    fn tags_become_signs() {
        check(
            "<p>a &lt; <b>b</b></p>\n<p>조기 <em>종료</em></p>",
            "a < **b**\n\n조기 *종료*",
        );
        check("a<br>b<br/>c", "a\nb\nc");
        check(
            "<ul><li>a</li><li>b</li></ul><ol><li>c<li>d</ol>",
            "- a\n- b\n\n1. c\n2. d",
        );
        check("<pre>x\n  y</pre>z", "```\nx\n  y\n```\n\nz");
        check(
            "<a href=\"https://b.c?d&amp;e\">f</a> <img src='g.png' alt='h'>",
            "[f](https://b.c?d&e) ![h](g.png)",
        );
        check(
            "<span style=\"x\">a</span><script>b()</script>&nbsp;&#xAC00;&#44032; &x; &",
            "a 가가 &x; &",
        );
        check("a < b <= c <!-- d --> <3", "a < b <= c <3");
    }

    #[test]
    fn only_known_tags_are_html() {
        assert!(looks_like("a <b>b</b>") && looks_like("x<br/>"));
        assert!(!looks_like("a < b > c") && !looks_like("Vec<T>") && !looks_like("<"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "/", "b", "p", "pre", "script", "<a href=", "\"", "'", "<li>", "<ol>", "</ol>", "&", ";", "#", "x41", "가", "<!--", "-->", "\n", " ",
        ]), 0..40)) {
            let _ = markdown(&parts.concat());
        }
    }
}
