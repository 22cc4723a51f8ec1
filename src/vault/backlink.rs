//! Backlink: a link seen from the note it leads to.

use std::ops::Range;

use super::Vault;
use super::note::Note;
use super::wikilink::Wikilink;

/// A link of another note that leads here.
#[derive(Clone, Debug)]
pub struct Backlink<'a> {
    pub from: &'a Note,
    pub link: &'a Wikilink,
    /// The line it stands on.
    pub text: &'a str,
    /// Where it stands in `text`, in bytes; `None` for a Markdown link.
    pub mark: Option<Range<usize>>,
}

impl Vault {
    /// Every link of another note that leads to this one, by path and place. A note that links twice comes twice.
    #[must_use]
    pub fn backlinks(&self, note: &Note) -> Vec<Backlink<'_>> {
        let others = self.notes().iter().filter(|other| other.id != note.id);
        others
            .flat_map(|other| self.links_to(note, other))
            .collect()
    }

    fn links_to<'a>(&'a self, note: &Note, from: &'a Note) -> Vec<Backlink<'a>> {
        let leads_there = |link: &&Wikilink| {
            self.resolve(link, &from.id)
                .is_some_and(|to| to.id == note.id)
        };
        let mut backlinks: Vec<Backlink<'a>> = Vec::new();
        for link in from.links.iter().filter(leads_there) {
            let (text, done) = match backlinks.last() {
                Some(last) if last.link.line == link.line => {
                    (last.text, last.mark.as_ref().map_or(0, |mark| mark.end))
                }
                _ => (from.line(link.line), 0),
            };
            backlinks.push(Backlink {
                from,
                link,
                text,
                mark: mark(link, text, done),
            });
        }
        backlinks
    }
}

/// Where a wikilink stands in its line, behind the byte `done`.
fn mark(link: &Wikilink, text: &str, done: usize) -> Option<Range<usize>> {
    let opening = if link.embed { "![[" } else { "[[" };
    let starts = text[done..].match_indices(opening).map(|(at, _)| done + at);
    let mut ranges = starts.filter_map(|start| {
        let length = text[start..].find("]]")? + "]]".len();
        Some(start..start + length)
    });
    ranges.find(|range| Wikilink::parse(&text[range.clone()], link.line).as_ref() == Some(link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    /// The links that lead to `a.md`: path, line and what is marked, `!` behind those that embed it.
    fn check(notes: &[(&str, &str)], expected: &[&str]) {
        let parse = |(path, text): &(&str, &str)| Note::parse(NoteId::new(path), *text).0;
        let vault = Vault::of(notes.iter().map(parse).collect());
        let note = vault.note(&NoteId::new("a.md")).expect("it is there");
        let said = |backlink: &Backlink<'_>| {
            let Backlink { from, link, .. } = backlink;
            let marked = backlink.mark.clone().map(|mark| &backlink.text[mark]);
            format!("{}:{} {}", from.id, link.line, marked.unwrap_or("-"))
        };
        let backlinks = vault.backlinks(note);
        assert_eq!(backlinks.iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_link_of_another_note_comes_once() {
        check(
            &[
                ("a.md", "[[#x]] [[a]]"),
                ("b.md", "\n[[a]], [[a|b]] 와 [[a]]\n![[A#h]]"),
                ("dir/c.md", "[x](../a.md) [[d]]"),
            ],
            &[
                "b.md:2 [[a]]",
                "b.md:2 [[a|b]]",
                "b.md:2 [[a]]",
                "b.md:3 ![[A#h]]",
                "dir/c.md:1 -",
            ],
        );
    }

    #[test]
    fn links_that_lead_elsewhere_do_not_count() {
        check(
            &[
                ("a.md", ""),
                ("b.md", "[[dir/a]] [[b]] `[[a]]`"),
                ("dir/a.md", ""),
            ],
            &[],
        );
    }

    #[test]
    fn the_same_link_twice_is_marked_twice() {
        let text = "[[a]] [[a]]";
        let (note, _) = Note::parse(NoteId::new("b.md"), text);
        let first = mark(&note.links[0], text, 0).expect("it is there");
        assert_eq!(mark(&note.links[1], text, first.end), Some(6..11));
    }
}
