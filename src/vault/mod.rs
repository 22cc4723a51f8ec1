//! The vault: a folder of Obsidian-style notes as plain data, read once. Nothing but `stamp.rs` writes to it. It knows
//! tags, links and headings; it does not know questions, search or screens.

mod anchor;
mod backlink;
mod drawing;
mod error;
mod fence;
mod file;
mod frontmatter;
mod lines;
mod markdown;
mod mention;
mod names;
mod note;
mod orphans;
mod outgoing;
mod outline;
mod particle;
mod picture;
mod properties;
mod prose;
mod stamp;
mod tag;
mod tag_count;
#[cfg(test)]
mod tests;
mod text_block;
mod unicode;
mod unresolved;
mod verbatim;
mod walk;
mod watch;
mod wikilink;
mod yaml;

use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::message::Message;
use crate::problem::Problem;
use names::Names;
use prose::Prose;

pub(crate) use lines::Lines;
pub(crate) use markdown::{comments, events};
pub(crate) use prose::{addresses, tags};
pub(crate) use wikilink::percent_decode;

pub use backlink::Backlink;
pub use error::Error;
pub use file::FileStat;
pub use frontmatter::{Frontmatter, PropertyTexts};
pub use mention::Mention;
pub use note::{Heading, Note, NoteId};
pub use outgoing::{Anchor, Leads, Outgoing};
pub use picture::{picture_file, pictures};
pub use stamp::{Insertion, Spot, inserted, raw, replace};
pub use tag::Tag;
pub use tag_count::TagCount;
pub use text_block::TextBlock;
pub use unresolved::Unresolved;
pub use verbatim::verbatim;
pub use walk::Walk;
pub use watch::Watch;
pub use wikilink::Wikilink;

/// All notes of a folder.
#[derive(Clone, Debug, Default)]
pub struct Vault {
    notes: Vec<Note>,
    files: Vec<FileStat>,
    problems: Vec<Problem>,
    names: Names,
    /// Of each note, once it was asked for.
    prose: Vec<OnceLock<Prose>>,
}

impl Vault {
    /// Reads every `.md` file under `root`; only `notes/` and `questions/` when it has both.
    ///
    /// # Errors
    /// When `root` is missing, no folder, or closed to us. A defect in one file is among [`Vault::problems`].
    pub fn read(root: &Path) -> Result<Vault, Error> {
        let Walk {
            files,
            mut problems,
        } = Vault::walk(root)?;
        let loaded: Vec<_> = files.par_iter().map(file::load).collect();
        let mut vault = Vault::default();
        for (file, loaded) in files.into_iter().zip(loaded) {
            match loaded {
                Ok((note, of_note)) => {
                    problems.extend(of_note);
                    vault.notes.push(note);
                    vault.files.push(file);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let line = |problem: &Problem| problem.place.as_ref().map(|place| place.line);
        problems.sort_by(|a, b| (&a.path, line(a)).cmp(&(&b.path, line(b))));
        Ok(Vault {
            problems,
            names: Names::of(&vault.notes),
            prose: vec![OnceLock::new(); vault.notes.len()],
            ..vault
        })
    }

    /// Finds the files of the notes without reading them.
    ///
    /// # Errors
    /// As [`Vault::read`].
    pub fn walk(root: &Path) -> Result<Walk, Error> {
        Walk::of(root)
    }

    /// A vault of notes that are not on disk.
    #[must_use]
    pub fn of(mut notes: Vec<Note>) -> Vault {
        notes.sort_by(|a, b| a.id.cmp(&b.id));
        Vault {
            names: Names::of(&notes),
            prose: vec![OnceLock::new(); notes.len()],
            notes,
            ..Vault::default()
        }
    }

    /// Sorted by id.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<&Note> {
        self.notes
            .binary_search_by(|note| note.id.cmp(id))
            .ok()
            .map(|place| &self.notes[place])
    }

    /// The file of a note; `None` for a note that is not on disk.
    #[must_use]
    pub fn file(&self, id: &NoteId) -> Option<&FileStat> {
        self.files
            .binary_search_by(|file| file.id.cmp(id))
            .ok()
            .map(|place| &self.files[place])
    }

    /// The notes that go by this path (whole or its end, with or without `.md`), title or alias, in any case; the
    /// shortest path first.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self
            .names
            .find(name)
            .into_iter()
            .map(|place| &self.notes[place])
            .collect();
        notes.sort_by_cached_key(|note| names::length(&note.id));
        notes
    }

    /// The note that a link in the note `from` leads to: the one whose path ends in the target, in any case; of
    /// several the one with the shortest path.
    #[must_use]
    pub fn resolve(&self, link: &Wikilink, from: &NoteId) -> Option<&Note> {
        if link.target.is_empty() {
            return self.note(from);
        }
        self.names
            .resolve(&link.target, from)
            .map(|place| &self.notes[place])
    }

    /// What was wrong with folders, files and frontmatter, sorted by path and line.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// A warning for each link to a note that is not there. Links to pictures and other files are not looked at.
    #[must_use]
    pub fn unresolved(&self) -> Vec<Problem> {
        self.notes
            .iter()
            .flat_map(|note| self.unresolved_in(note))
            .collect()
    }

    fn unresolved_in<'a>(&'a self, note: &'a Note) -> impl Iterator<Item = Problem> + 'a {
        let lost =
            |link: &&Wikilink| link.leads_to_note() && self.resolve(link, &note.id).is_none();
        note.links
            .iter()
            .filter(lost)
            .take(Note::MOST_PROBLEMS)
            .map(|link| unresolved(note, link))
    }

    /// The tag tree with its notes, sorted by [`Tag::folded`].
    #[must_use]
    pub fn tag_counts(&self) -> Vec<TagCount> {
        tag_count::count(&self.notes)
    }
}

fn unresolved(note: &Note, link: &Wikilink) -> Problem {
    let text = note.line(link.line);
    let message = Message::new("vault-link-unresolved").with("target", link.target.as_str());
    Problem::warning(note.id.as_str(), message).at(
        link.line,
        unicode::column_of(&link.target, text),
        text,
    )
}
