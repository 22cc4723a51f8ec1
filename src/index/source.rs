//! Source: the notes as they are on disk now, handed in by whoever asks. The index itself opens no note.

use crate::vault::{FileStat, Note};

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Notes read so far.
    pub done: usize,
    pub total: usize,
}

pub(super) struct Source<'a> {
    pub(super) files: &'a [FileStat],
    /// When `files` was listed, in nanoseconds since 1970.
    pub(super) now_ns: u64,
    /// `None` for a file that cannot be read; it is not indexed and asked for again next time.
    pub(super) read: &'a dyn Fn(&FileStat) -> Option<Note>,
    pub(super) on_progress: &'a mut dyn FnMut(Progress),
}

impl Source<'_> {
    /// Reads `files` one after the other and tells how far it is.
    pub(super) fn read_each<E>(
        &mut self,
        files: &[&FileStat],
        mut take: impl FnMut(&FileStat, Option<Note>) -> Result<(), E>,
    ) -> Result<(), E> {
        for (done, file) in files.iter().enumerate() {
            take(file, (self.read)(file))?;
            (self.on_progress)(Progress {
                done: done + 1,
                total: files.len(),
            });
        }
        Ok(())
    }
}
