//! Source: the notes as they are on disk now, handed in by whoever asks. The index itself opens no note.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::vault::{FileStat, Note};

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Notes read so far.
    pub done: usize,
    pub total: usize,
}

pub(super) struct Source<'a> {
    /// Sorted by id.
    pub(super) files: &'a [FileStat],
    /// When `files` was listed, in nanoseconds since 1970.
    pub(super) now_ns: u64,
    /// `None` for a file that cannot be read; it is not indexed and asked for again next time.
    pub(super) read: &'a (dyn Fn(&FileStat) -> Option<Note> + Sync),
    pub(super) on_progress: &'a (dyn Fn(Progress) + Sync),
}

impl Source<'_> {
    /// Reads `files` side by side, tells how far it is, and gives back what `take` made of each, in the order of `files`.
    pub(super) fn read_each<T: Send, E: Send>(
        &self,
        files: &[&FileStat],
        take: impl Fn(&FileStat, Option<Note>) -> Result<T, E> + Sync,
    ) -> Result<Vec<T>, E> {
        let done = AtomicUsize::new(0);
        let read = |file: &&FileStat| {
            let taken = take(file, (self.read)(file));
            (self.on_progress)(Progress {
                done: done.fetch_add(1, Ordering::Relaxed) + 1,
                total: files.len(),
            });
            taken
        };
        files.par_iter().map(read).collect()
    }
}
