//! Anchor: the line of a note that a link's `#heading` or `#^block` leads to. Which note it is, is decided elsewhere.

use super::note::Note;
use super::unicode::fold;
use super::wikilink::Wikilink;

impl Note {
    /// The 1-based line that the heading or block of a link stands on. `None` when the note does not have it, or the
    /// link names neither.
    #[must_use]
    pub fn anchor_line(&self, link: &Wikilink) -> Option<usize> {
        match (&link.block, &link.heading) {
            (Some(block), _) => self.block_line(block),
            (None, Some(heading)) => self.heading_line(heading),
            (None, None) => None,
        }
    }

    /// The line of the heading at the end of `A#B`: the first B below the first A, in any case.
    fn heading_line(&self, path: &str) -> Option<usize> {
        let mut rest = self.headings.iter();
        let mut outer = 0;
        let mut line = None;
        for part in path.split('#') {
            let part = comparable(part);
            let found =
                rest.find(|heading| heading.level > outer && comparable(&heading.text) == part)?;
            outer = found.level;
            line = Some(found.line);
        }
        line
    }

    /// The line that ends in ` ^block`, or holds nothing else.
    fn block_line(&self, block: &str) -> Option<usize> {
        let bears_it = |line: &str| {
            line.trim_end().rsplit_once('^').is_some_and(|(text, id)| {
                id.eq_ignore_ascii_case(block) && (text.is_empty() || text.ends_with([' ', '\t']))
            })
        };
        let line = self.text.split('\n').position(bears_it)?;
        Some(line + 1)
    }
}

/// A heading as links spell it: folded, with a space for whatever cannot stand in a link.
fn comparable(heading: &str) -> String {
    let plain = fold(heading).replace(['#', '|', '^', ':', '%', '[', ']', '\\'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    fn check(text: &str, anchor: &str, expected: Option<usize>) {
        let (note, _) = Note::parse(NoteId::new("a.md"), text);
        let link = Wikilink::parse(&format!("[[a#{anchor}]]"), 1).expect("a link");
        assert_eq!(note.anchor_line(&link), expected, "{anchor} in {text:?}");
    }

    #[test]
    fn headings_are_found_in_any_case() {
        check("# A\n\n## 조기 종료 B\n", "조기 종료 b", Some(3));
        check("# A\n", "B", None);
    }

    #[test]
    fn signs_that_no_link_can_hold_do_not_matter() {
        check("# A: b [c]\n", "A b c", Some(1));
        check("# A: b\n", "A: b", Some(1));
    }

    #[test]
    fn a_path_of_headings_leads_below_the_outer_one() {
        let text = "# A\n## C\n# B\n## C\n";
        check(text, "C", Some(2));
        check(text, "B#C", Some(4));
        check(text, "C#B", None);
    }

    #[test]
    fn blocks_end_their_line_or_stand_alone() {
        check("x\ntext ^id-1 \n", "^id-1", Some(2));
        check("| a |\n\n^t\n", "^T", Some(3));
        check("text^id\n^idle\n", "^id", None);
    }
}
