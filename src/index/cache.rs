//! Cache: the directory that holds the index of one vault. All of it can be deleted and comes back.
//!
//! ```text
//! lock        held while anything here is written
//! built-7/    the index, the highest number counts
//! building/   its successor, renamed when it is whole
//! ```

use std::fs::{self, File, TryLockError};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tantivy::TantivyError;

use super::shelf::Shelf;
use super::source::Source;
use crate::message::Message;

pub(super) struct Cache {
    dir: PathBuf,
    /// Hash of the vault's key: an index of another vault is never read.
    root: String,
}

/// Held as long as it lives; the system takes it back when the process dies.
pub(super) struct Lock {
    _file: File,
}

/// Why an index could not be kept on disk. Searching goes on in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Setback {
    /// Another process has been writing for two seconds.
    Busy,
    Unwritable {
        path: String,
        reason: String,
    },
}

const LOCK_TRIES: u32 = 40;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// Another process may replace what is being opened.
const OPEN_TRIES: u32 = 3;

impl Cache {
    pub(super) fn new(dir: &Path, root: &str) -> Cache {
        Cache {
            dir: dir.to_owned(),
            root: blake3::hash(root.as_bytes()).to_hex().to_string(),
        }
    }

    /// The committed index, if there is a usable one.
    pub(super) fn open(&self) -> Option<Shelf> {
        (0..OPEN_TRIES).find_map(|_| {
            let built = self.built(self.newest()?);
            // The engine trusts what it reads, and panics on some damage.
            let open = AssertUnwindSafe(|| Shelf::open(&built, &self.root));
            catch_unwind(open).ok()?
        })
    }

    /// Waits up to two seconds for whoever is writing.
    pub(super) fn lock(&self) -> Result<Lock, Setback> {
        fs::create_dir_all(&self.dir).map_err(|error| self.unwritable(&error))?;
        let path = self.dir.join("lock");
        let file = File::options()
            .create(true)
            .append(true)
            .open(path)
            .map_err(|error| self.unwritable(&error))?;
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(error)) => return Err(self.unwritable(&error)),
            }
        }
        Err(Setback::Busy)
    }

    /// Builds an index of all notes and puts it in the place of the one there is.
    pub(super) fn build(&self, _lock: &Lock, source: &Source) -> Result<Shelf, Setback> {
        let building = self.dir.join("building");
        let number = self.newest().map_or(1, |number| number + 1);
        self.build_in(&building, source).map_err(|error| {
            // A full disk is not helped by half an index.
            let _ = fs::remove_dir_all(&building);
            self.unwritable(&error)
        })?;
        fs::rename(&building, self.built(number)).map_err(|error| self.unwritable(&error))?;
        for old in self.numbers().into_iter().filter(|&old| old != number) {
            // Still open elsewhere, on some systems; the next build tries again.
            let _ = fs::remove_dir_all(self.built(old));
        }
        let unreadable = || io::Error::other("the index just written cannot be read");
        Shelf::open(&self.built(number), &self.root).ok_or_else(|| self.unwritable(&unreadable()))
    }

    fn build_in(&self, dir: &Path, source: &Source) -> Result<(), TantivyError> {
        if dir.exists() {
            fs::remove_dir_all(dir)?;
        }
        fs::create_dir_all(dir)?;
        Shelf::on_disk(dir, &self.root, source).map(drop)
    }

    /// Forgets the index, so that the next refresh builds it anew.
    pub(super) fn discard(&self) {
        for number in self.numbers() {
            let _ = fs::remove_dir_all(self.built(number));
        }
    }

    fn built(&self, number: u64) -> PathBuf {
        self.dir.join(format!("built-{number}"))
    }

    fn newest(&self) -> Option<u64> {
        self.numbers().into_iter().max()
    }

    fn numbers(&self) -> Vec<u64> {
        let entries = fs::read_dir(&self.dir)
            .into_iter()
            .flatten()
            .filter_map(Result::ok);
        entries
            .filter_map(|entry| {
                entry
                    .file_name()
                    .to_str()?
                    .strip_prefix("built-")?
                    .parse()
                    .ok()
            })
            .collect()
    }

    fn unwritable(&self, error: &dyn std::error::Error) -> Setback {
        Setback::Unwritable {
            path: self.dir.display().to_string(),
            reason: error.to_string(),
        }
    }
}

impl Setback {
    pub(super) fn message(&self) -> Message {
        match self {
            Setback::Busy => Message::new("index-busy"),
            Setback::Unwritable { path, reason } => Message::new("index-unwritable")
                .with("path", path.as_str())
                .with("reason", reason.as_str()),
        }
    }
}
