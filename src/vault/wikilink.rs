//! Wikilink: a link from one note to another as written. Which note it leads to is decided by the vault.

use std::fmt;

use super::unicode::nfc;

/// `[[target#heading#^block|display]]`, or a Markdown link to a `.md` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wikilink {
    /// Name or path of the note as written; empty when the link leads within its own note.
    pub target: String,
    /// Headings from outer to inner, joined by `#`.
    pub heading: Option<String>,
    /// Block id without its `^`.
    pub block: Option<String>,
    /// What is shown instead of the target; the size, for an embedded picture.
    pub display: Option<String>,
    /// Shown in place (`![[…]]`) instead of linked.
    pub embed: bool,
    /// 1-based line in the file.
    pub line: usize,
}

impl Wikilink {
    /// Reads `[[…]]` or `![[…]]`. In a table the bar is written `\|`. `None` when it is not one link on one line.
    #[must_use]
    pub fn parse(written: &str, line: usize) -> Option<Wikilink> {
        let (embed, link) = match written.strip_prefix('!') {
            Some(link) => (true, link),
            None => (false, written),
        };
        let inside = link.strip_prefix("[[")?.strip_suffix("]]")?;
        if inside.contains('\n') || inside.contains("[[") || inside.contains("]]") {
            return None;
        }
        let (place, display) = match inside.split_once('|') {
            Some((place, display)) => (
                place.trim_end_matches(|c: char| c == '\\' || c.is_whitespace()),
                Some(display),
            ),
            None => (inside, None),
        };
        Wikilink::to_place(place, line).map(|link| Wikilink {
            display: display.and_then(some_text),
            embed,
            ..link
        })
    }

    /// Reads the address of a Markdown link: a path to a `.md` file inside the vault, `%20` for a space.
    #[must_use]
    pub(crate) fn from_address(address: &str, line: usize) -> Option<Wikilink> {
        let place = percent_decode(address);
        let path = place.split('#').next().unwrap_or_default();
        let is_note = without_md(path).len() < path.len() && !path.contains("://");
        if is_note {
            Wikilink::to_place(&place, line)
        } else {
            None
        }
    }

    /// Reads `target#heading#^block`, each part optional.
    fn to_place(place: &str, line: usize) -> Option<Wikilink> {
        let (target, anchor) = place
            .split_once('#')
            .map_or((place, ""), |(target, anchor)| (target, anchor.trim()));
        let (heading, block) = match (anchor.strip_prefix('^'), anchor.split_once("#^")) {
            (Some(block), _) => (None, some_text(block)),
            (None, Some((heading, block))) => (some_text(heading), some_text(block)),
            (None, None) => (some_text(anchor), None),
        };
        let target = nfc(target.trim().to_owned());
        let leads_nowhere = target.is_empty() && heading.is_none() && block.is_none();
        (!leads_nowhere).then_some(Wikilink {
            target,
            heading,
            block,
            display: None,
            embed: false,
            line,
        })
    }

    /// Whether the target can only be a note: it has no file extension, or `.md`. `v1.2` and `Mr. Kim` have none.
    #[must_use]
    pub fn leads_to_note(&self) -> bool {
        let name = without_md(&self.target);
        let Some((_, extension)) = name.rsplit_once('.') else {
            return true;
        };
        let is_extension = (1..=10).contains(&extension.len())
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
            && extension.chars().any(|c| c.is_ascii_alphabetic());
        name.len() < self.target.len() || !is_extension
    }
}

impl fmt::Display for Wikilink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[[{}", if self.embed { "!" } else { "" }, self.target)?;
        if let Some(heading) = &self.heading {
            write!(f, "#{heading}")?;
        }
        if let Some(block) = &self.block {
            write!(f, "#^{block}")?;
        }
        if let Some(display) = &self.display {
            write!(f, "|{display}")?;
        }
        f.write_str("]]")
    }
}

/// The path without `.md`, in any case.
pub(super) fn without_md(path: &str) -> &str {
    let at = path.len().saturating_sub(3);
    match path.get(at..) {
        Some(end) if end.eq_ignore_ascii_case(".md") => &path[..at],
        _ => path,
    }
}

fn some_text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| nfc(text.to_owned()))
}

/// The address with `%XX` undone; as it was when that is not UTF-8.
pub(crate) fn percent_decode(address: &str) -> String {
    if !address.contains('%') {
        return address.to_owned();
    }
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, expected: Option<&str>) {
        let read = Wikilink::parse(written, 1);
        let said = read.map(|l| {
            format!(
                "{}|{:?}|{:?}|{:?}|{}",
                l.target, l.heading, l.block, l.display, l.embed
            )
        });
        assert_eq!(said.as_deref(), expected, "{written}");
    }

    #[test]
    fn every_part_is_read() {
        check("[[Note]]", Some("Note|None|None|None|false"));
        check(
            "[[dir/Note#H1#H2|보기]]",
            Some(r#"dir/Note|Some("H1#H2")|None|Some("보기")|false"#),
        );
        check(
            "![[Note#^id-1]]",
            Some(r#"Note|None|Some("id-1")|None|true"#),
        );
        check("[[#H]]", Some(r#"|Some("H")|None|None|false"#));
        check(
            "![[a.png|640x480]]",
            Some(r#"a.png|None|None|Some("640x480")|true"#),
        );
    }

    #[test]
    fn a_bar_in_a_table_is_escaped() {
        check(
            r"[[Note\|shown]]",
            Some(r#"Note|None|None|Some("shown")|false"#),
        );
    }

    #[test]
    fn what_leads_nowhere_is_no_link() {
        check("[[]]", None);
        check("[[ | x]]", None);
        check("[[a\nb]]", None);
        check("[[a]] [[b]]", None);
    }

    #[test]
    fn markdown_addresses_lead_to_notes_when_they_end_in_md() {
        let read = |address| Wikilink::from_address(address, 1).map(|link| link.to_string());
        assert_eq!(read("Note%20x.md#H").as_deref(), Some("[[Note x.md#H]]"));
        assert_eq!(read("%EA%B0%80.md").as_deref(), Some("[[가.md]]"));
        assert_eq!(read("100%.md").as_deref(), Some("[[100%.md]]"));
        assert_eq!(read("https://example.org/a.md"), None);
        assert_eq!(read("a.png"), None);
    }

    #[test]
    fn attachments_do_not_lead_to_notes() {
        let leads = |target: &str| {
            Wikilink::parse(&format!("[[{target}]]"), 1).is_some_and(|l| l.leads_to_note())
        };
        assert!(
            leads("Note")
                && leads("Note.md")
                && leads("v1.2")
                && leads("Mr. Kim")
                && leads("노트.MD")
        );
        assert!(!leads("a.png") && !leads("board.canvas"));
    }

    proptest! {
        #[test]
        fn printing_and_reading_round_trip(
            target in "[가-힣a-zA-Z]{1,6}( [0-9]{1,2})?",
            heading in proptest::option::of("[A-Z][a-z]{0,4}(#[A-Z][a-z]{0,4})?"),
            block in proptest::option::of("[a-z0-9-]{1,5}"),
            display in proptest::option::of("[가-힣a-z.!#^]{1,6}"),
            embed: bool,
        ) {
            let link = Wikilink { target, heading, block, display, embed, line: 3 };
            prop_assert_eq!(Wikilink::parse(&link.to_string(), 3), Some(link));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _ = Wikilink::from_address(&text, 1);
            if let Some(link) = Wikilink::parse(&format!("[[{text}]]"), 1) {
                prop_assert_eq!(Wikilink::parse(&link.to_string(), 1), Some(link));
            }
        }
    }
}
