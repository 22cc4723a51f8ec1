//! Markdown as harmless HTML, as Obsidian shows it: links and embeds are resolved in the vault, pictures are files of it,
//! formulas are MathML. Which notes are shown, and around what, the pages decide.
//!
//! A text is read once (`source.rs`) and written by a page (`page.rs`) that asks a file for each thing it meets; whatever
//! comes of it passes `clean.rs` last.

mod address;
mod block;
mod callout;
mod clean;
mod embed;
mod footnote;
mod formula;
mod inline;
mod language;
mod link;
mod page;
mod picture;
mod raw;
mod section;
mod sign;
mod source;
#[cfg(test)]
mod tests;
mod writer;

use maud::Markup;

use crate::vault::{Note, Vault};
use clean::clean;
use embed::Embeds;
use page::{Page, Shape};
use source::Source;

/// A note of a vault as the place that a text stands in: links are resolved from here.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) vault: &'a Vault,
    pub(super) note: &'a Note,
}

/// The body of the note as blocks. Each innermost section in which one of `questions` (1-based lines of stems) lies is
/// folded away, since it holds the answers.
pub(super) fn of_note(place: &Place<'_>, questions: &[usize]) -> Markup {
    let note = place.note;
    let source = Source::of(&note.text, note.body_start);
    let folds = section::around(&source, questions);
    let mut embeds = Embeds::of(note, &source);
    clean(&Page::new(*place, &source, Shape::Note(folds), &mut embeds).html())
}

/// Any Markdown of the note, such as a stem or an explanation, as blocks.
pub(super) fn of_text(place: &Place<'_>, markdown: &str) -> Markup {
    let source = Source::of(markdown, 0);
    let mut embeds = Embeds::default();
    clean(&Page::new(*place, &source, Shape::Text, &mut embeds).html())
}

/// The same in one line without blocks, for an option.
pub(super) fn of_line(place: &Place<'_>, markdown: &str) -> Markup {
    // Behind its letter nothing that an option begins with opens a block: `1. a`, `> 5`, `# of epochs`.
    let written = format!("{LETTER}{markdown}");
    let source = Source::of(&written, 0);
    let mut embeds = Embeds::default();
    let page = Page::new(*place, &source, Shape::Line, &mut embeds);
    clean(&page.part(LETTER.len()..written.len()).html())
}

const LETTER: &str = "A) ";
