//! Clean: the last gate. Whatever the other files wrote, only this leaves: elements and attributes that do nothing, and
//! addresses of ours or of the web.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use maud::{Markup, PreEscaped};

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];
const FORMULAS: &[&str] = &[
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
];
const OF_FORMULAS: &[&str] = &[
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];
const OF_ALL: &[&str] = &["class", "id", "lang", "title"];
const OF_ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "rel"]),
    ("aside", &["data-callout"]),
    ("details", &["data-callout", "open"]),
    ("img", &["alt", "height", "loading", "src", "width"]),
    ("input", &["checked", "disabled", "type"]),
    ("ol", &["start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

pub(super) fn clean(html: &str) -> Markup {
    PreEscaped(CLEANER.clean(html).to_string())
}

fn cleaner() -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let own = OF_ELEMENTS
        .iter()
        .map(|(name, attributes)| (*name, set(attributes)));
    let formulas = FORMULAS.iter().map(|name| (*name, set(OF_FORMULAS)));
    let check_box = HashMap::from([("disabled", ""), ("type", "checkbox")]);
    let mut builder = Builder::empty();
    builder
        .tags(set(&[ELEMENTS, FORMULAS].concat()))
        .clean_content_tags(set(&[
            "script", "style", "svg", "iframe", "textarea", "title",
        ]))
        .tag_attributes(own.chain(formulas).collect())
        .set_tag_attribute_values(HashMap::from([("input", check_box)]))
        .generic_attributes(set(OF_ALL))
        .url_schemes(set(&["http", "https", "mailto"]))
        .url_relative(UrlRelative::Custom(Box::new(own_address)))
        .link_rel(None)
        .attribute_filter(|element, attribute, value| {
            let leaves = (element, attribute) != ("img", "src") || value.starts_with("/file/");
            leaves.then_some(Cow::Borrowed(value))
        });
    builder
}

/// A place of the page or of this server, never another host. Browsers pass over tabs and line ends, and take `\\` for `/`.
fn own_address(address: &str) -> Option<Cow<'_, str>> {
    let is_plain = !address.contains(|sign: char| sign.is_ascii_control() || sign == '\\');
    let is_path = address.starts_with('/') && !address.starts_with("//");
    (is_plain && (is_path || address.starts_with('#'))).then_some(Cow::Borrowed(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::web::markdown::tests::harm_in;

    fn check(html: &str, expected: &str) {
        assert_eq!(clean(html).into_string(), expected, "{html}");
    }

    #[test]
    fn nothing_that_acts_leaves() {
        check("<script>a</script><b onclick=c style=d>e</b>", "<b>e</b>");
        check("<svg><a href=b>c</a></svg><iframe src=d></iframe>e", "e");
        check(
            "<form><input name=a type=text></form>",
            "<input type=\"checkbox\" disabled=\"\">",
        );
        check("<img src=x onerror=y>", "<img>");
    }

    #[test]
    fn addresses_are_ours_or_of_the_web() {
        check("<a href='/note/a#b'>c</a>", "<a href=\"/note/a#b\">c</a>");
        check(
            "<a href='#a'>b</a><a href='https://c/'>d</a>",
            "<a href=\"#a\">b</a><a href=\"https://c/\">d</a>",
        );
        for address in [
            "//a",
            "/\\a",
            "\\\\a",
            "/\t/a",
            "javascript:a",
            "java\tscript:a",
            " data:a",
            "a",
            "file:///a",
        ] {
            check(&format!("<a href=\"{address}\">b</a>"), "<a>b</a>");
        }
    }

    #[test]
    fn other_namespaces_smuggle_nothing() {
        check(
            "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=a&gt;'>",
            "<math><mtext><table></table></mtext></math>",
        );
        check(
            "<math><annotation-xml encoding='text/html'><script>a</script></annotation-xml></math>",
            "<math></math>",
        );
        check(
            "<math href='javascript:a'><mi xlink:href='javascript:b'>x</mi></math>",
            "<math><mi>x</mi></math>",
        );
    }

    proptest! {
        #[test]
        fn no_html_does_harm(parts in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "/", "\"", "'", "=", " ", "a", "<a href=", "javascript:", "&#106;avascript:", "<img src=x onerror=", "<math>", "<mtext>",
            "<svg>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<table>", "<td>", "<p>", "</p>", "<b>", "<select>", "<mglyph>",
            "<annotation-xml encoding='text/html'>", "<foreignObject>", "<template>", "<details open ontoggle=", "<a href=//b>", "\n", "\t", "&", ";",
        ]), 0..40)) {
            let cleaned = clean(&parts.concat()).into_string();
            prop_assert_eq!(harm_in(&cleaned), None::<String>, "{}", cleaned);
        }
    }
}
