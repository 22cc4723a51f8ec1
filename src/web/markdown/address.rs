//! Address: where a link of a note leads, as an address of ours or of the web. Nothing else has an address: what a note
//! writes is never one by itself.

use super::Place;
use super::embed::Embeds;
use crate::vault::{Anchor, Leads, Note, NoteId, Wikilink, percent_decode};
use crate::web::place;

/// Where a link leads.
pub(super) enum Target<'a> {
    Note(&'a Note, Anchor, Wikilink),
    /// A picture or another file of the vault, by its path as written.
    File(String),
    /// The web, or mail.
    Web(String),
    /// A note that is not there, as written.
    Lost(String),
    /// What has no address: `javascript:`, `file:`, another host without a scheme.
    Nowhere,
}

impl<'a> Place<'a> {
    pub(super) fn target(&self, link: Wikilink, limits: &mut Embeds) -> Target<'a> {
        let found = self.vault.resolve(&link, &self.note.id);
        let has_anchor = link.heading.is_some() || link.block.is_some();
        if let Some(note) = found.filter(|note| has_anchor && !limits.may_search(note)) {
            return Target::Note(note, Anchor::None, link);
        }
        match self.vault.leads(&link, self.note) {
            Leads::Note(note, anchor) => Target::Note(note, anchor, link),
            Leads::Attachment => Target::File(link.target),
            Leads::Nowhere => Target::Lost(link.target),
        }
    }

    /// Where the address of a Markdown link leads.
    pub(super) fn target_of_address(&self, address: &str, limits: &mut Embeds) -> Target<'a> {
        let address = address.trim();
        if is_web(address) {
            return Target::Web(address.to_owned());
        }
        if has_scheme(address) || address.starts_with("//") || address.contains('\\') {
            return Target::Nowhere;
        }
        let inside = || Wikilink::parse(&format!("[[{}]]", percent_decode(address)), 1);
        match Wikilink::from_address(address, 1).or_else(inside) {
            Some(link) => self.target(link, limits),
            None => Target::Nowhere,
        }
    }

    pub(super) fn href(&self, target: &Target<'_>) -> Option<String> {
        match target {
            Target::Note(note, anchor, _) => Some(note_href(note, *anchor)),
            Target::File(path) => Some(file_href(path, &self.note.id)),
            Target::Web(address) => Some(address.clone()),
            Target::Lost(_) | Target::Nowhere => None,
        }
    }
}

fn note_href(note: &Note, anchor: Anchor) -> String {
    match anchor {
        Anchor::Line(line) => place::line(&note.id, line),
        Anchor::None | Anchor::Missing => place::note(&note.id),
    }
}

/// The search for a tag, which is written with its `#`.
pub(super) fn tag_href(tag: &str) -> String {
    place::search(&format!("tag:{tag}"))
}

/// A file that stands in a note, by its path as written: seen from the note's folder, or from the top.
fn file_href(path: &str, from: &NoteId) -> String {
    place::file(&without_dots(path, from.folder()), from)
}

/// A path with `..` or `.` from the top, because no browser sends those; any other as it is.
fn without_dots(path: &str, folder: &str) -> String {
    let is_dots = |part: &str| part == "." || part == "..";
    if !path.split('/').any(is_dots) {
        return path.trim_start_matches('/').to_owned();
    }
    let base = if path.starts_with('/') { "" } else { folder };
    let mut parts = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn is_web(address: &str) -> bool {
    let begins = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    begins("https://") || begins("http://") || begins("mailto:")
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        let of_path = |sign: char| matches!(sign, '/' | '#' | '?');
        !scheme.contains(of_path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_file(path: &str, expected: &str) {
        let href = file_href(path, &NoteId::new("notes/가 나.md"));
        let from = "?from=notes%2F%EA%B0%80%20%EB%82%98.md";
        assert_eq!(href, format!("/file/{expected}{from}"), "{path}");
    }

    #[test]
    fn files_are_seen_from_their_note() {
        check_file("img/a b.png", "img/a%20b.png");
        check_file("/img/a.png", "img/a.png");
        check_file("a?b#c%.png", "a%3Fb%23c%25.png");
    }

    #[test]
    fn no_address_holds_dots() {
        check_file("../img/a.png", "img/a.png");
        check_file("./a.png", "notes/a.png");
        check_file("../../../etc/passwd.txt", "etc/passwd.txt");
    }

    #[test]
    fn schemes_are_told_from_paths() {
        let is_other = |address| has_scheme(address) && !is_web(address);
        assert!(is_other("javascript:a") && is_other("java\tscript:a") && is_other("C:a"));
        assert!(!is_other("HTTPS://a") && !is_other("a/b:c") && !is_other("#a:b"));
    }

    #[test]
    fn a_tag_is_searched_whole() {
        assert_eq!(tag_href("#가/b"), "/search?q=tag%3A%23%EA%B0%80%2Fb");
    }
}
