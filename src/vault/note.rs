//! Note: one Markdown file as plain data. Reading it from disk is not here.

use super::frontmatter::Frontmatter;
use super::tag::Tag;
use super::wikilink::Wikilink;

/// Path of a note inside its vault: `/` between folders, NFC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub(crate) String);

/// One Markdown file.
#[derive(Clone, Debug)]
pub struct Note {
    pub id: NoteId,
    /// `title:` of the frontmatter, else the first heading of level 1, else the file's name.
    pub title: String,
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
