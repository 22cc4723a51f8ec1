//! The index: search over the vault. It opens no note and prints nothing; notes come in through [`Index::refresh`],
//! hits go out as plain data. The only room that knows tantivy.
//!
//! Text passes through `letter` → `run` → `tokenizer` on its way in; a query through `query` → `plan` (what the engine
//! can find) → `holds` (what is so). What finds nothing goes through `relax`. What is on disk is `cache` ⊃ `shelf` ⊃
//! `catalog`; what a person sees of a hit is made by `show`, `line` and `snippet`. A note is chosen by its name in
//! `switcher`.
//! Two promises: a hit is never older than the files handed to the last refresh, and a cache that cannot be read or
//! written costs time, never answers.

mod cache;
mod catalog;
mod document;
mod error;
mod fragment;
mod glance;
mod hangul;
mod hit;
mod holds;
mod josa;
mod leaf;
mod letter;
mod line;
mod names;
mod page;
mod plan;
mod query;
mod quoted;
mod relax;
mod run;
mod schema;
mod search;
mod shelf;
mod show;
mod snippet;
mod sought;
mod sound;
mod source;
mod stem;
mod switcher;
#[cfg(test)]
mod tests;
mod tokenizer;
mod vocabulary;
mod without;

use std::path::Path;

pub use error::Error;
pub use hit::{Found, Hit, NotePart, Why};
pub use query::{Explained, Query};
pub use relax::{Relaxed, Step};
pub use snippet::Snippet;
pub use source::Progress;
pub use switcher::Choice;

use crate::message::Message;
use crate::vault::{FileStat, Note};
use cache::{Cache, Setback};
use catalog::Changes;
use shelf::Shelf;
use source::Source;

/// Search over one vault.
pub struct Index {
    cache: Cache,
    /// `None` before the first refresh.
    shelf: Option<Shelf>,
    warning: Option<Message>,
}

/// What a refresh did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refreshed {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    /// Notes that can be found now.
    pub notes: usize,
    /// Why the index is held in memory and not kept.
    pub warning: Option<Message>,
}

impl Index {
    /// `dir` is kept for the index of this vault alone, and need not exist; `root` tells one vault from another.
    /// Nothing is read or written before the first refresh.
    #[must_use]
    pub fn open(dir: &Path, root: &str) -> Index {
        Index {
            cache: Cache::new(dir, root),
            shelf: None,
            warning: None,
        }
    }

    /// Brings the index up to date with `files`, which are all notes there are, each once. Only what may have changed
    /// since the last time is read. `now_ns` is when `files` was listed, in nanoseconds since 1970.
    ///
    /// # Errors
    /// When the engine fails even in memory.
    pub fn refresh(
        &mut self,
        files: &[FileStat],
        now_ns: u64,
        read: &(dyn Fn(&FileStat) -> Option<Note> + Sync),
        on_progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Refreshed, Error> {
        let source = Source {
            files,
            now_ns,
            read,
            on_progress,
        };
        let (shelf, refreshed) = match self.shelf.take() {
            Some(shelf) if shelf.is_in_memory() => {
                let changes = shelf.catalog.changes(&source);
                updated(shelf, changes)?
            }
            known => match updated_on_disk(&self.cache, known, &source) {
                Ok(kept) => kept,
                Err(setback) => {
                    self.warning = Some(setback.message());
                    built(Shelf::in_memory(&source)?)
                }
            },
        };
        self.shelf = Some(shelf);
        Ok(Refreshed {
            warning: self.warning.clone(),
            ..refreshed
        })
    }

    /// At most `limit` notes that may be meant by parts of their names, best first; empty before the first refresh.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn choose(&self, typed: &str, limit: usize) -> Result<Vec<Choice>, Error> {
        let Some(shelf) = &self.shelf else {
            return Ok(Vec::new());
        };
        Ok(switcher::choices(shelf.names()?, typed, limit))
    }

    /// The best `limit` notes for `query` and how many there are in all; empty before the first refresh.
    ///
    /// # Errors
    /// When the engine fails; the index is then built anew by the next refresh of a new `Index`.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Found, Error> {
        let Some(shelf) = &self.shelf else {
            return Ok(Found::default());
        };
        search::search(shelf, query, limit).inspect_err(|_| {
            if !shelf.is_in_memory() {
                self.cache.discard();
            }
        })
    }
}

type Updated = (Shelf, Refreshed);

/// Looks before it locks: when nothing has changed, nothing is written.
fn updated_on_disk(
    cache: &Cache,
    known: Option<Shelf>,
    source: &Source,
) -> Result<Updated, Setback> {
    let known = known.filter(Shelf::is_current).or_else(|| cache.open());
    let seen = match known.map(|shelf| look(shelf, source)) {
        Some((shelf, changes)) if changes.are_none() => return Ok(kept(shelf)),
        seen => seen,
    };
    let lock = cache.lock()?;
    // Somebody may have committed until the lock was free.
    let seen = seen
        .filter(|(shelf, _)| shelf.is_current())
        .or_else(|| cache.open().map(|shelf| look(shelf, source)));
    let updated = seen.and_then(|(shelf, changes)| updated(shelf, changes).ok());
    updated.map_or_else(|| cache.build(&lock, source).map(built), Ok)
}

fn look(shelf: Shelf, source: &Source) -> (Shelf, Changes) {
    let changes = shelf.catalog.changes(source);
    (shelf, changes)
}

fn updated(shelf: Shelf, changes: Changes) -> Result<Updated, Error> {
    if changes.are_none() {
        return Ok(kept(shelf));
    }
    let refreshed = Refreshed {
        added: changes.written.len() - changes.known,
        changed: changes.known,
        removed: changes.gone.len(),
        ..Refreshed::default()
    };
    let shelf = shelf.update(changes)?;
    let notes = shelf.catalog.len();
    Ok((shelf, Refreshed { notes, ..refreshed }))
}

fn kept(shelf: Shelf) -> Updated {
    let notes = shelf.catalog.len();
    (
        shelf,
        Refreshed {
            notes,
            ..Refreshed::default()
        },
    )
}

fn built(shelf: Shelf) -> Updated {
    let notes = shelf.catalog.len();
    (
        shelf,
        Refreshed {
            added: notes,
            notes,
            ..Refreshed::default()
        },
    )
}
