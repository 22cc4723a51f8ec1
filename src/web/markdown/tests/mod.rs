//! How a note is shown, feature by feature, and that none of it does harm. Here: a small vault, and what harm is.

mod blocks;
mod embeds;
mod hostile;
mod links;
mod text;

use super::*;
use crate::vault::NoteId;

/// The note that is shown, among others.
const OTHERS: [(&str, &str); 4] = [
    (
        "notes/다른 노트.md",
        "---\ntags: [a]\n---\n# 다른 노트\n\n첫 문단\n\n## 둘째 절\n\n안에 ^id-1\n\n### 더 깊이\n\n- 가 ^item\n- 나\n\n## 셋째\n\n끝\n",
    ),
    ("a/x.md", "x\n"),
    ("b/x.md", "x\n"),
    ("문제.md", "본문[^1]\n\n[^1]: 각주\n"),
];

fn vault(text: &str) -> Vault {
    let notes = OTHERS.iter().copied().chain([("notes/n.md", text)]);
    Vault::of(
        notes
            .map(|(path, text)| Note::parse(NoteId::new(path), text).0)
            .collect(),
    )
}

fn shown(text: &str, questions: &[usize]) -> String {
    let vault = vault(text);
    let note = vault.note(&NoteId::new("notes/n.md")).expect("it is there");
    of_note(
        &Place {
            vault: &vault,
            note,
        },
        questions,
    )
    .into_string()
}

/// A note as it is shown.
fn check(markdown: &str, html: &str) {
    assert_eq!(shown(markdown, &[]), html, "{markdown}");
}

/// An option as it is shown.
fn check_line(markdown: &str, html: &str) {
    let vault = vault("# A\n");
    let note = vault.note(&NoteId::new("notes/n.md")).expect("it is there");
    let said = of_line(
        &Place {
            vault: &vault,
            note,
        },
        markdown,
    )
    .into_string();
    assert_eq!(said, html, "{markdown}");
}

/// Every tag of a page with its attributes, as a browser reads them of what ammonia writes.
fn tags_of(html: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut tags = Vec::new();
    for (at, _) in html.match_indices('<') {
        let mut rest = &html[at + 1..];
        let name_end = rest.find([' ', '>']).unwrap_or(rest.len());
        let name = &rest[..name_end];
        rest = &rest[name_end..];
        let mut attributes = Vec::new();
        while let Some(text) = rest.strip_prefix(' ') {
            let (attribute, value) = text.split_once("=\"").expect("every attribute has a value");
            let (value, after) = value.split_once('"').expect("a value ends");
            attributes.push((attribute, value));
            rest = after;
        }
        assert!(rest.starts_with('>'), "a tag that never ends: {html}");
        tags.push((name, attributes));
    }
    tags
}

/// The first thing in a page that could act, or lead or load from elsewhere than it may.
pub(super) fn harm_in(html: &str) -> Option<String> {
    const ACTIVE: [&str; 9] = [
        "script", "style", "svg", "iframe", "object", "embed", "form", "link", "base",
    ];
    let of_the_web = ["http://", "https://", "mailto:"];
    for (name, attributes) in tags_of(html) {
        if ACTIVE.contains(&name) {
            return Some(name.to_owned());
        }
        for (attribute, value) in attributes {
            let ours =
                value.starts_with('#') || (value.starts_with('/') && !value.starts_with("//"));
            let web = of_the_web
                .iter()
                .any(|scheme| value.to_lowercase().starts_with(scheme));
            let harmless = match attribute {
                "href" => name == "a" && (ours || web),
                "src" => name == "img" && value.starts_with("/file/"),
                attribute => {
                    !attribute.starts_with("on") && attribute != "style" && !attribute.contains(':')
                }
            };
            if !harmless {
                return Some(format!("{name} {attribute}={value}"));
            }
        }
    }
    None
}

#[test]
fn harm_is_found() {
    let check =
        |html, expected: Option<&str>| assert_eq!(harm_in(html).as_deref(), expected, "{html}");
    check("<b><script>a</script></b>", Some("script"));
    check("<b onclick=\"a\">", Some("b onclick=a"));
    check("<a href=\"javascript:b\">", Some("a href=javascript:b"));
    check("<a href=\"//b\">", Some("a href=//b"));
    check("<img src=\"https://a\">", Some("img src=https://a"));
    check("<a class=\"b\" href=\"/note/c\">onclick=\"d\"</a>", None);
}
