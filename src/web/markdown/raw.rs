//! Raw: the HTML that a note writes itself, read piece by piece. Harmless tags keep their name and next to no attributes;
//! other HTML goes, and what only looks like a tag (`<bucket>`) is text.

/// A piece of raw HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// Entities are as written.
    Text(&'a str),
    /// With its attributes, a space before each.
    Open(&'static str, String),
    /// An element that holds nothing.
    Void(&'static str),
    Close(&'static str),
    Link(String),
    Picture {
        address: String,
        /// As `![alt|width](…)` says it.
        said: String,
    },
}

/// Stay inside a line.
const INLINE: &[&str] = &[
    "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
    "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
];
const BLOCKS: &[&str] = &[
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
const VOID: &[&str] = &["br", "hr", "wbr"];
/// Go with all that is in them.
const SILENT: &[&str] = &[
    "audio",
    "canvas",
    "embed",
    "head",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];
/// Go, and leave what is in them.
const PASSED: &[&str] = &[
    "address", "area", "article", "aside", "base", "bdi", "bdo", "big", "body", "button", "center",
    "col", "colgroup", "data", "datalist", "dialog", "fieldset", "font", "footer", "form",
    "header", "hgroup", "html", "input", "label", "legend", "link", "main", "map", "menu", "meta",
    "meter", "nav", "nobr", "optgroup", "option", "output", "param", "picture", "progress",
    "search", "section", "slot", "source", "strike", "time", "track", "tt",
];
/// No table is wider, and no list counts further.
const LARGEST: u32 = 1_000;

/// Reads HTML. Where nothing may be but a line, tags of blocks go.
pub(super) fn pieces(html: &str, in_line: bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, markup) = rest.split_at(at);
        pieces.push(Piece::Text(text));
        rest = match Tag::read(markup) {
            _ if markup.starts_with("<!--") => behind(&markup[4..], "-->"),
            _ if markup.starts_with("<!") || markup.starts_with("<?") => behind(markup, ">"),
            Some(tag) if !tag.closes && SILENT.contains(&&*tag.name) => {
                behind_end(&markup[tag.length..], &tag.name)
            }
            Some(tag) => {
                pieces.extend(piece(&tag, &markup[..tag.length], in_line));
                &markup[tag.length..]
            }
            None => {
                pieces.push(Piece::Text(&markup[..1]));
                &markup[1..]
            }
        };
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

fn piece<'a>(tag: &Tag<'_>, written: &'a str, in_line: bool) -> Option<Piece<'a>> {
    let kept = |names: &[&'static str]| names.iter().find(|name| **name == tag.name).copied();
    let block = if in_line { None } else { kept(BLOCKS) };
    match &*tag.name {
        "a" if tag.closes => Some(Piece::Close("a")),
        "a" => Some(Piece::Link(tag.attribute("href").unwrap_or_default())),
        "img" => tag.attribute("src").map(|address| tag.picture(address)),
        _ if kept(VOID).is_some() => kept(VOID).map(Piece::Void),
        _ => match kept(INLINE).or(block) {
            Some(name) if tag.closes => Some(Piece::Close(name)),
            Some(name) => Some(Piece::Open(name, tag.kept_attributes())),
            None if [BLOCKS, SILENT, PASSED]
                .iter()
                .any(|names| kept(names).is_some()) =>
            {
                None
            }
            None => Some(Piece::Text(written)),
        },
    }
}

/// A tag as written.
struct Tag<'a> {
    /// In lower case.
    name: String,
    closes: bool,
    attributes: &'a str,
    /// Bytes up to and with its `>`.
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(markup: &'a str) -> Option<Tag<'a>> {
        let inside = markup.strip_prefix('<')?;
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let in_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        let name_end = inside.find(|sign| !in_name(sign))?;
        let (name, rest) = inside.split_at(name_end);
        let begins = name.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let ends = rest.starts_with(|sign: char| sign.is_ascii_whitespace() || "/>".contains(sign));
        let end = end_of_tag(rest).filter(|_| begins && ends)?;
        Some(Tag {
            name: name.to_ascii_lowercase(),
            closes,
            attributes: &rest[..end],
            length: markup.len() - rest.len() + end + 1,
        })
    }

    /// The value of an attribute; empty when it has none.
    fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((own, value, after)) = attribute(rest) {
            if own.eq_ignore_ascii_case(name) {
                return Some(value.replace("&quot;", "\"").replace("&amp;", "&"));
            }
            rest = after;
        }
        None
    }

    fn number(&self, name: &str) -> Option<u32> {
        let number = self.attribute(name)?.trim().parse().ok()?;
        (number <= LARGEST).then_some(number)
    }

    fn kept_attributes(&self) -> String {
        let numbers: &[&str] = match &*self.name {
            "td" | "th" => &["colspan", "rowspan"],
            "ol" => &["start"],
            _ => &[],
        };
        let numbers = numbers.iter().filter_map(|name| {
            let number = self.number(name)?;
            Some(format!(" {name}=\"{number}\""))
        });
        let is_open = self.name == "details" && self.attribute("open").is_some();
        numbers.chain(is_open.then(|| " open".to_owned())).collect()
    }

    fn picture(&self, address: String) -> Piece<'static> {
        let alt = self.attribute("alt").unwrap_or_default();
        let said = match self.number("width") {
            Some(width) => format!("{alt}|{width}"),
            None => alt,
        };
        Piece::Picture { address, said }
    }
}

/// The place of the `>` that ends a tag; those in quotes do not.
fn end_of_tag(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in attributes.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// The first attribute, its value, and what is left.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let ends = |sign: char| sign.is_ascii_whitespace() || sign == '/';
    let text = text.trim_start_matches(ends);
    if text.is_empty() {
        return None;
    }
    let name_end = text
        .find(|sign| ends(sign) || sign == '=')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(name_end.max(1));
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return Some((name, "", rest));
    };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (inside, after) = inside.split_once(quote).unwrap_or((inside, ""));
            return Some((name, inside, after));
        }
    }
    let end = value
        .find(|sign: char| sign.is_ascii_whitespace())
        .unwrap_or(value.len());
    Some((name, &value[..end], &value[end..]))
}

fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, after)| after)
}

fn behind_end<'a>(text: &'a str, name: &str) -> &'a str {
    let ends = text.match_indices("</").filter(|(at, _)| {
        text.get(at + 2..at + 2 + name.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(name))
    });
    ends.map(|(at, _)| behind(&text[at..], ">"))
        .next()
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(html: &str, expected: &str) {
        let said = pieces(html, false).into_iter().map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Open(name, attributes) => format!("[{name}{attributes}]"),
            Piece::Void(name) => format!("[{name}/]"),
            Piece::Close(name) => format!("[/{name}]"),
            Piece::Link(address) => format!("[a {address}]"),
            Piece::Picture { address, said } => format!("[img {address} {said}]"),
        });
        assert_eq!(said.collect::<String>(), expected, "{html}");
    }

    #[test]
    fn harmless_tags_stay_without_attributes() {
        check("<SUB class=a onclick='b'>c</Sub >", "[sub]c[/sub]");
        check("<details open><br/>", "[details open][br/]");
        check(
            "<td colspan=2 rowspan='999999' style=x>",
            "[td colspan=\"2\"]",
        );
    }

    #[test]
    fn links_and_pictures_keep_where_they_lead() {
        check("<a title='>' href=\"b?c&amp;d\">e</a>", "[a b?c&d]e[/a]");
        check(
            "<img alt=a src = b.png width=30 onerror=c>",
            "[img b.png a|30]",
        );
    }

    #[test]
    fn the_rest_of_html_goes() {
        check("a<!-- b -->c<!doctype d>e<?f?>g", "aceg");
        check("a<script>b</b></SCRIPT x>c<form><input>d</form>", "acd");
        check("a<style>b", "a");
    }

    #[test]
    fn what_looks_like_a_tag_is_text() {
        check(
            "s3://<bucket>/<key-1> a < b <",
            "s3://<bucket>/<key-1> a < b <",
        );
        check("<b", "<b");
    }

    proptest! {
        #[test]
        fn any_text_is_read(html in "(<|>|/|=|\"|'| |a|href|img|script|<!--|-->|가|&amp;){0,40}") {
            let _ = pieces(&html, true);
        }
    }
}
