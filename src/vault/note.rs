//! Note: one Markdown file as plain data. Reading it from disk is not here.

use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;

use super::drawing::Drawing;
use super::fence::Block;
use super::frontmatter::Frontmatter;
use super::outline::Outline;
use super::properties::Properties;
use super::tag::Tag;
use super::unicode::{nfc, normalize};
use super::wikilink::{Wikilink, without_md};
use crate::message::Message;
use crate::problem::Problem;

/// Path of a note inside its vault: `/` between folders, NFC, with its `.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub(crate) String);

/// One Markdown file.
#[derive(Clone, Debug)]
pub struct Note {
    pub id: NoteId,
    /// `title:` of the frontmatter, else the first heading of level 1, else the file's name.
    pub title: String,
    /// Each once, in the order written.
    pub aliases: Vec<String>,
    /// From frontmatter and text, each once in any case, in the order met.
    pub tags: Vec<Tag>,
    pub headings: Vec<Heading>,
    pub links: Vec<Wikilink>,
    pub frontmatter: Frontmatter,
    /// The whole file: UTF-8, no BOM, `\n` line ends, NFC. Line n of `text` is line n of the file.
    pub text: String,
    /// Where the body starts in `text`, in bytes; 0 without frontmatter.
    pub body_start: usize,
    /// Where the data of a drawing start in `text`, in bytes; its end without a drawing.
    pub readable_end: usize,
}

/// A heading in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// As read, without markup.
    pub text: String,
    /// 1-based line in the file.
    pub line: usize,
}

impl NoteId {
    /// The id for a path with `/` between folders, in any composition.
    #[must_use]
    pub fn new(path: &str) -> NoteId {
        NoteId(nfc(path.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole path without `.md`.
    #[must_use]
    pub fn without_extension(&self) -> &str {
        without_md(&self.0)
    }

    /// The file's name without `.md`.
    #[must_use]
    pub fn stem(&self) -> &str {
        without_md(self.0.rsplit('/').next().unwrap_or_default())
    }

    /// The path of its folder; empty for a note at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Note {
    /// Of one note no more problems are told; those come first that stand first.
    pub(super) const MOST_PROBLEMS: usize = 100;

    /// Reads a note from its text. Whatever is wrong with it becomes a problem; there is always a note.
    #[must_use]
    pub fn parse(id: NoteId, text: impl Into<String>) -> (Note, Vec<Problem>) {
        let text = normalize(text.into());
        let mut problems = Vec::new();
        let block = Block::find(&text);
        let body_start = block.as_ref().map_or(0, |block| block.body_start);
        if let Some(Block { closed: false, .. }) = block {
            problems.push(unclosed(&id));
        }
        let (frontmatter, broken) =
            Frontmatter::read(block.map_or("", |block| block.raw), id.as_str());
        let properties = Properties::read(&frontmatter, id.as_str());
        let mut outline = Outline::read(&text, body_start);
        let drawing = Drawing::find(&frontmatter, &text, body_start);
        if let Some(drawing) = &drawing {
            let is_own = |heading: &Heading| heading.line < drawing.first_line;
            outline.headings.retain(is_own);
        }
        problems.extend(broken.into_iter().chain(properties.problems));
        problems.truncate(Note::MOST_PROBLEMS);
        let note = Note {
            title: properties
                .title
                .or_else(|| outline.title())
                .unwrap_or_else(|| id.stem().to_owned()),
            aliases: each_once(properties.aliases),
            tags: each_once(properties.tags.into_iter().chain(outline.tags)),
            headings: outline.headings,
            links: outline.links,
            frontmatter,
            body_start,
            readable_end: drawing.map_or(text.len(), |drawing| drawing.data),
            text,
            id,
        };
        (note, problems)
    }

    /// The text below the frontmatter.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.text[self.body_start..]
    }

    /// The text without the data of a drawing.
    #[must_use]
    pub fn readable(&self) -> &str {
        &self.text[..self.readable_end]
    }

    /// The text of a 1-based line, without its line end; empty beyond the last.
    #[must_use]
    pub fn line(&self, number: usize) -> &str {
        self.text
            .split('\n')
            .nth(number.saturating_sub(1))
            .unwrap_or_default()
    }
}

fn unclosed(id: &NoteId) -> Problem {
    let message = Message::new("vault-frontmatter-unclosed");
    Problem::error(id.as_str(), message)
        .at(1, 1, "---")
        .hint(Message::new("vault-hint-frontmatter-unclosed"))
}

fn each_once<T: Clone + Eq + Hash>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items
        .into_iter()
        .filter(|item| seen.insert(item.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Title, tags and first line of the body; then line and id of each problem.
    fn check(text: &str, expected: &str, expected_problems: &[&str]) {
        let (note, problems) = Note::parse(NoteId::new("dir/노트.md"), text);
        let tags: Vec<String> = note.tags.iter().map(Tag::to_string).collect();
        let said = format!(
            "{} [{}] {:?}",
            note.title,
            tags.join(" "),
            note.body().lines().next().unwrap_or_default()
        );
        let told = problems.iter().map(|problem| {
            let line = problem
                .place
                .as_ref()
                .map(|place| format!("{} ", place.line));
            format!("{}{}", line.unwrap_or_default(), problem.message.id)
        });
        assert_eq!(said, expected, "{text:?}");
        assert_eq!(told.collect::<Vec<_>>(), expected_problems, "{text:?}");
    }

    #[test]
    fn the_title_is_the_property_then_the_heading_then_the_name() {
        check("---\ntitle: A\n---\n# B\n", r##"A [] "# B""##, &[]);
        check("## C\n# B *b*\n# D\n", r###"B b [] "## C""###, &[]);
        check("text\n", r#"노트 [] "text""#, &[]);
        check("", r#"노트 [] """#, &[]);
    }

    #[test]
    fn crlf_keeps_the_tags() {
        check(
            "---\r\ntags: [a]\r\n---\r\n#b\r\n",
            r##"노트 [#a #b] "#b""##,
            &[],
        );
    }

    #[test]
    fn a_bom_keeps_the_tags() {
        check("\u{feff}---\ntags: [a]\n---\nx\n", r#"노트 [#a] "x""#, &[]);
    }

    #[test]
    fn a_blank_line_after_the_fence_is_allowed_and_before_it_is_not() {
        check("---\n\ntags: [a]\n---\nx\n", r#"노트 [#a] "x""#, &[]);
        check("\n---\ntags: [a]\n---\nx\n", r#"노트 [] """#, &[]);
    }

    #[test]
    fn unclosed_frontmatter_is_told_and_read() {
        check(
            "---\ntags: [a]\n\ntext #b\n",
            r#"노트 [#a #b] "---""#,
            &["1 vault-frontmatter-unclosed"],
        );
    }

    #[test]
    fn the_first_casing_wins() {
        check(
            "---\ntags: [SageMaker]\n---\n#sagemaker #AWS\n",
            r##"노트 [#SageMaker #AWS] "#sagemaker #AWS""##,
            &[],
        );
    }

    #[test]
    fn broken_frontmatter_does_not_hide_the_body() {
        let told = ["2 vault-frontmatter-broken"];
        check(
            "---\ntitle: a: b\ntags: [x]\n---\n# B\n",
            r##"a: b [#x] "# B""##,
            &told,
        );
    }

    #[test]
    fn ids_know_folder_and_stem() {
        let id = NoteId::new("a/b/\u{1100}\u{1161}.MD");
        assert_eq!((id.folder(), id.stem()), ("a/b", "가"));
        assert_eq!(NoteId::new("x.md").folder(), "");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(---\nexcalidraw-plugin: x\n---\n)?(---\n|# Text Elements\n|# Drawing\n|```json\n|tags: |#a|\\[\\[|\\]\\]|%%|`|\\$|\\||\\(|\\)|!|\\\\|\r|\n| |가|\u{1100}|<!--|-->|> |- |\\PC){0,40}") {
            let (note, _) = Note::parse(NoteId::new("a.md"), &text);
            prop_assert!(note.text.is_char_boundary(note.body_start));
            prop_assert!(note.readable().len() >= note.body_start);
            let lines = note.text.split('\n').count();
            prop_assert!(note.headings.iter().all(|heading| (1..=lines).contains(&heading.line)));
            prop_assert!(note.links.iter().all(|link| (1..=lines).contains(&link.line)));
        }
    }
}
