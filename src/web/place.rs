//! Place: the addresses of pages, and names in them.

use std::fmt::Write;

use crate::vault::NoteId;

/// The page of a note.
pub(super) fn note(id: &NoteId) -> String {
    format!("/note/{}", path(id.without_extension()))
}

/// A line of it that has a name: a heading or a block.
pub(super) fn line(id: &NoteId, line: usize) -> String {
    format!("{}#{}", note(id), line_name(line))
}

/// What a line of a note is called on its page.
pub(super) fn line_name(line: usize) -> String {
    format!("L{line}")
}

/// A file of the vault as a note shows it.
pub(super) fn file(path: &str, from: &NoteId) -> String {
    format!(
        "/file/{}?from={}",
        self::path(path),
        encoded(from.as_str(), false)
    )
}

/// The page that shows what a query finds.
pub(super) fn search(query: &str) -> String {
    format!("/search?q={}", encoded(query, false))
}

/// The page of a question's curves.
pub(super) fn why(question: &str) -> String {
    format!("/why/{}", encoded(question, false))
}

/// An address on this server; home for anything else.
pub(super) fn own(typed: &str) -> &str {
    let is_own = typed.starts_with('/') && !typed.starts_with("//") && !typed.contains('\\');
    let is_sent = typed.bytes().all(|byte| (0x21..0x7f).contains(&byte));
    if is_own && is_sent { typed } else { "/" }
}

/// Names and values as they stand in an address behind `?`.
pub(super) fn query(fields: &[(&str, &str)]) -> String {
    let field = |(name, value): &(&str, &str)| {
        format!("{}={}", encoded(name, false), encoded(value, false))
    };
    fields.iter().map(field).collect::<Vec<_>>().join("&")
}

/// A path whose slashes stay.
pub(super) fn path(text: &str) -> String {
    encoded(text, true)
}

/// Everything but letters, digits and `-._~` percent-encoded (RFC 3986, 2.3).
fn encoded(text: &str, keeps_slash: bool) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                safe.push(char::from(byte));
            }
            b'/' if keeps_slash => safe.push('/'),
            _ => write!(safe, "%{byte:02X}").expect("a string takes everything"),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_in_an_address() {
        let check = |id: &str, expected: &str| assert_eq!(note(&NoteId::new(id)), expected);
        check("a b/c.md", "/note/a%20b/c");
        check("과.md", "/note/%EA%B3%BC");
        check("a?#&%.md", "/note/a%3F%23%26%25");
        assert_eq!(search("tag:#a/b"), "/search?q=tag%3A%23a%2Fb");
        assert_eq!(
            query(&[("a", "x1"), ("b", "{ c: 1&2 }")]),
            "a=x1&b=%7B%20c%3A%201%262%20%7D"
        );
    }

    #[test]
    fn nobody_is_sent_elsewhere() {
        let check = |typed: &str, expected: &str| assert_eq!(own(typed), expected);
        check("/note/a%20b?x=1", "/note/a%20b?x=1");
        check("//evil.example", "/");
        check("/\\evil.example", "/");
        check("https://evil.example", "/");
        check("/a\r\nSet-Cookie: b", "/");
    }
}
