//! Markdown as XHTML of a fixed set of tags. Nothing that a note says becomes a tag of its own: raw HTML is shown as it
//! is written, but for line breaks and comments; links lead to the web and to mail only.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// Who reads the XHTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Formulas for MathJax; square brackets cannot start a tag of Anki's.
    Anki,
    /// The tags and attributes that QTI 2.1 has; formulas stay as written.
    Qti,
}

/// Where a picture on disk is in the export, by its path as written; `None` when it is not there.
pub(super) type Finder<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Markdown as blocks of XHTML.
pub(super) fn html(markdown: &str, reader: Reader, picture: Finder<'_>) -> String {
    let mut page = Page {
        reader,
        picture,
        text: String::new(),
        raw: None,
        open: Vec::new(),
        in_head: false,
    };
    for event in events(markdown) {
        page.take(event);
    }
    page.text
}

/// The pictures on disk that Markdown shows, as their paths are written, each once.
pub(super) fn local_images(markdown: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for event in events(markdown) {
        if let Event::Start(Tag::Image { dest_url, .. }) = event
            && !is_web(&dest_url)
            && !paths.iter().any(|path| **path == *dest_url)
        {
            paths.push(dest_url.into_string());
        }
    }
    paths
}

/// Text without any sign that XML takes for its own, nor any that it does not know.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' => safe.push(sign),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => {}
            sign => safe.push(sign),
        }
    }
    safe
}

fn events(markdown: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_WIKILINKS;
    Parser::new_ext(markdown, options)
}

fn is_web(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

/// What closes a tag that is open: nothing for one that was not written.
struct Page<'a> {
    reader: Reader,
    picture: Finder<'a>,
    text: String,
    /// What is gathered instead of written: a block of raw HTML, or what stands for a picture.
    raw: Option<String>,
    open: Vec<Open>,
    in_head: bool,
}

enum Open {
    Tag(&'static str),
    /// A list whose numbers are written as text: the next one.
    Counted(u64),
    Picture(String),
}

impl Page<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.write(&text),
            Event::Code(text) => {
                self.push("<code>");
                self.write(&text);
                self.push("</code>");
            }
            Event::InlineMath(text) => self.formula(&text, ("\\(", "\\)"), "$"),
            Event::DisplayMath(text) => self.formula(&text, ("\\[", "\\]"), "$$"),
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text),
            Event::SoftBreak => self.push("\n"),
            Event::HardBreak => self.push("<br/>"),
            Event::Rule => self.push("<hr/>"),
            // Not asked for: these stay text.
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.open("p"),
            Tag::Heading { level, .. } => {
                self.open(["h1", "h2", "h3", "h4", "h5", "h6"][level as usize - 1])
            }
            Tag::BlockQuote(_) => self.open("blockquote"),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.open("pre");
                self.push("<code>");
            }
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::List(None) => self.open("ul"),
            Tag::List(Some(1)) => self.open("ol"),
            Tag::List(Some(number)) => {
                self.push("<ul>");
                self.open.push(Open::Counted(number));
            }
            Tag::Item => self.item(),
            Tag::Table(_) => self.open("table"),
            Tag::TableHead => {
                self.in_head = true;
                self.push("<thead><tr>");
            }
            Tag::TableRow => self.push("<tr>"),
            Tag::TableCell => self.open(if self.in_head { "th" } else { "td" }),
            Tag::Emphasis => self.open("em"),
            Tag::Strong => self.open("strong"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => {
                self.open.push(Open::Picture(dest_url.into_string()));
                self.raw = Some(String::new());
            }
            _ => self.open(""),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::CodeBlock => self.push("</code>"),
            TagEnd::HtmlBlock => return self.html_block(),
            TagEnd::TableHead => {
                self.in_head = false;
                return self.push("</tr></thead><tbody>");
            }
            TagEnd::TableRow => return self.push("</tr>"),
            TagEnd::Table => self.push("</tbody>"),
            _ => {}
        }
        match self.open.pop() {
            Some(Open::Tag("")) | None => {}
            Some(Open::Tag(name)) => self.push(&format!("</{name}>")),
            Some(Open::Counted(_)) => self.push("</ul>"),
            Some(Open::Picture(path)) => self.show(&path),
        }
    }

    fn open(&mut self, name: &'static str) {
        if !name.is_empty() {
            self.push(&format!("<{name}>"));
        }
        self.open.push(Open::Tag(name));
    }

    fn item(&mut self) {
        let number = match self.open.last_mut() {
            Some(Open::Counted(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => String::new(),
        };
        self.open("li");
        self.push(&number);
    }

    /// Links inside the vault lead nowhere from here: their text stays.
    fn link(&mut self, link_type: LinkType, url: &str) {
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        let mail = url.to_ascii_lowercase().starts_with("mailto:");
        if wiki || !(is_web(url) || mail) || self.raw.is_some() {
            return self.open("");
        }
        self.push(&format!("<a href=\"{}\">", escaped(url)));
        self.open.push(Open::Tag("a"));
    }

    /// A picture, or what it is called when it does not come along.
    fn show(&mut self, path: &str) {
        let said = self.raw.take().unwrap_or_default();
        // `![[a.png|300]]` says how wide, not what.
        let width = said
            .chars()
            .all(|sign| sign.is_ascii_digit() || sign == 'x');
        let name = if width { path } else { &said };
        let address = match is_web(path) {
            true => Some(path.to_owned()),
            false => (self.picture)(path),
        };
        match address {
            Some(address) => self.push(&format!(
                "<img src=\"{}\" alt=\"{}\"/>",
                escaped(&address),
                escaped(name)
            )),
            None => self.write(&format!("[{name}]")),
        }
    }

    fn formula(&mut self, text: &str, mathjax: (&str, &str), written: &str) {
        let (open, close) = match self.reader {
            Reader::Anki => mathjax,
            Reader::Qti => (written, written),
        };
        self.write(&format!("{open}{text}{close}"));
    }

    fn html(&mut self, text: &str) {
        let is_break = ["<br>", "<br/>", "<br />"].contains(&text.trim().to_lowercase().as_str());
        match &mut self.raw {
            Some(raw) => raw.push_str(text),
            None if is_break => self.push("<br/>"),
            None if text.starts_with("<!--") => {}
            None => self.write(text),
        }
    }

    fn html_block(&mut self) {
        let mut text = self.raw.take().unwrap_or_default();
        while let Some(start) = text.find("<!--") {
            let end = text[start..].find("-->").map(|end| start + end + 3);
            text.replace_range(start..end.unwrap_or(text.len()), "");
        }
        if !text.trim().is_empty() {
            self.push("<p>");
            self.write(text.trim());
            self.push("</p>");
        }
    }

    /// Text of the person's.
    fn write(&mut self, text: &str) {
        if let Some(raw) = &mut self.raw {
            raw.push_str(text);
            return;
        }
        let safe = escaped(text);
        match self.reader {
            Reader::Anki => self.text.push_str(&safe.replace('[', "&#91;")),
            Reader::Qti => self.text.push_str(&safe),
        }
    }

    /// Markup of ours.
    fn push(&mut self, markup: &str) {
        if self.raw.is_none() {
            self.text.push_str(markup);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(markdown: &str, expected: &str) {
        let picture = |path: &str| (path == "a.png").then(|| "0-a.png".to_owned());
        assert_eq!(
            html(markdown, Reader::Qti, &picture),
            expected,
            "{markdown}"
        );
    }

    #[test]
    fn markdown_becomes_tags() {
        check(
            "**조기** *종료* `a<b`",
            "<p><strong>조기</strong> <em>종료</em> <code>a&lt;b</code></p>",
        );
        check("a\n\n- b\n- c", "<p>a</p><ul><li>b</li><li>c</li></ul>");
        check("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>");
        check("3. a\n4. b", "<ul><li>3. a</li><li>4. b</li></ul>");
        check("```py\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>");
        check("a  \nb<br>c", "<p>a<br/>b<br/>c</p>");
        check(
            "|a|b|\n|-|-|\n|1|2|",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        );
    }

    #[test]
    fn nothing_written_becomes_active() {
        check(
            "<script>x()</script>",
            "<p>&lt;script&gt;x()&lt;/script&gt;</p>",
        );
        check(
            "a <b onclick=x>b</b>",
            "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>",
        );
        check(
            "[a](javascript:x) [b](https://b.c?d&e)",
            "<p>a <a href=\"https://b.c?d&amp;e\">b</a></p>",
        );
        check(
            "a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf",
            "<p>a  c</p><p>f</p>",
        );
        check("[[노트|이름]] [[노트]]", "<p>이름 노트</p>");
    }

    #[test]
    fn a_picture_is_shown_when_it_comes_along() {
        check(
            "![곡선](a.png)",
            "<p><img src=\"0-a.png\" alt=\"곡선\"/></p>",
        );
        check(
            "![[a.png|300]]",
            "<p><img src=\"0-a.png\" alt=\"a.png\"/></p>",
        );
        check("![*b*](c.png)", "<p>[b]</p>");
        check("![[c.png]]", "<p>[c.png]</p>");
        assert_eq!(
            local_images("![](a.png) ![[a.png]] ![](https://b/c.png)"),
            ["a.png"]
        );
    }

    #[test]
    fn anki_reads_formulas_and_none_of_its_own_tags() {
        let said = html("$x<1$ [sound:a.mp3]", Reader::Anki, &|_| None);
        assert_eq!(said, "<p>\\(x&lt;1\\) &#91;sound:a.mp3]</p>");
    }

    /// Every tag that is opened is closed, in order.
    fn is_well_formed(text: &str) -> bool {
        let mut open = Vec::new();
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('<') {
            let Some((tag, after)) = after.split_once('>') else {
                return false;
            };
            rest = after;
            let name = tag.split(' ').next().unwrap_or_default();
            if let Some(name) = name.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        open.is_empty()
    }

    proptest! {
        #[test]
        fn any_markdown_is_well_formed(parts in prop::collection::vec(prop::sample::select(vec![
            "a", "\n", "\n\n", "**", "*", "`", "```", "- ", "1. ", "7) ", "> ", "# ", "|", "|-|-|", "![", "](b.png)", "[", "](c)", "[[", "]]",
            "<", ">", "<div>", "</p>", "<br>", "<!--", "-->", "$", "$$", "&", "\"", "\\", "  ", "\t", "~~", "[^1]", "---", "가", "\u{0}", "\u{b}", "%%",
        ]), 0..60)) {
            for reader in [Reader::Anki, Reader::Qti] {
                let said = html(&parts.concat(), reader, &|path| Some(path.to_owned()));
                prop_assert!(is_well_formed(&said), "{}", said);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let said = html(&text, Reader::Anki, &|_| None);
            prop_assert!(is_well_formed(&said), "{}", said);
        }
    }
}
