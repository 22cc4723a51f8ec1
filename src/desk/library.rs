//! Library: a vault and its index in memory, kept as they are on the disk, for a face that stays. What a command does
//! once is in the other files of the desk.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, RwLock};
use std::time::Duration;

use super::{Desk, Error, Material, Searched};
use crate::index::{Index, Query};
use crate::message::Message;
use crate::vault::{FileStat, Vault, Watch};

/// The notes of a desk, read again by a thread of their own whenever something has changed.
pub struct Library {
    desk: Desk,
    /// Nanoseconds since 1970.
    now_ns: fn() -> u64,
    index: RwLock<Index>,
    read: Mutex<Read>,
    /// Something was read.
    is_read: Condvar,
}

/// What came of reading; `None` before the first time.
#[derive(Default)]
struct Read {
    notes: Option<Result<Arc<Material>, Arc<Error>>>,
    /// Why the index is not kept on the disk, if so.
    index: Option<Result<Option<Message>, Arc<Error>>>,
}

/// One look at which files there are.
#[derive(Default)]
struct Look {
    /// `None` when one of them had changed so shortly before that it may change again and look the same.
    files: Option<Vec<FileStat>>,
    took: Duration,
}

/// What is less before is shortly before.
const RACY_NS: u64 = 50_000_000;
/// A vault that takes long to look at is looked at after this many times as long, so that readers do not feel it.
const SHARE: u32 = 200;
const MOST_SELDOM: Duration = Duration::from_secs(10);

impl Library {
    /// Begins to read, and goes on for as long as somebody holds the library.
    #[must_use]
    pub fn open(desk: Desk, now_ns: fn() -> u64) -> Arc<Library> {
        let library = Arc::new(Library {
            index: RwLock::new(desk.index()),
            desk,
            now_ns,
            read: Mutex::default(),
            is_read: Condvar::new(),
        });
        let held = Arc::downgrade(&library);
        std::thread::spawn(move || -> Option<()> {
            // Somebody waits for the first reading; what changes until the watch begins is seen by the second.
            let mut look = held.upgrade()?.keep_up(Look::default());
            let mut watch = Watch::of(&held.upgrade()?.desk.places.vault);
            loop {
                look = held.upgrade()?.keep_up(look);
                watch.wait(look.rest());
            }
        });
        library
    }

    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The notes and questions as they were a moment ago. Waits while they are read for the first time.
    ///
    /// # Errors
    /// As [`Desk::read`].
    pub fn material(&self) -> Result<Arc<Material>, Arc<Error>> {
        self.once_read(|read| read.notes.clone())
    }

    /// Searches the notes as they were a moment ago. Waits while the index is made or brought up to date.
    ///
    /// # Errors
    /// As [`Desk::search`].
    pub fn search(&self, query: &Query, limit: usize) -> Result<Searched, Arc<Error>> {
        let warning = self.once_read(|read| read.index.clone())?;
        let index = self.index.read().expect("an index does not panic");
        let found = index
            .search(query, limit)
            .map_err(|error| Arc::new(Error::Index(error)))?;
        Ok(Searched { found, warning })
    }

    fn once_read<T>(&self, part: impl Fn(&Read) -> Option<T>) -> T {
        let mut read = self.read();
        loop {
            if let Some(part) = part(&read) {
                return part;
            }
            read = self.is_read.wait(read).expect("reading does not panic");
        }
    }

    fn read(&self) -> MutexGuard<'_, Read> {
        self.read.lock().expect("reading does not panic")
    }

    /// Reads what has changed since the last look.
    fn keep_up(&self, last: Look) -> Look {
        let now_ns = (self.now_ns)();
        let files = Vault::walk(&self.desk.places.vault).map(|walk| walk.files);
        let files = files.unwrap_or_default();
        let took = Duration::from_nanos((self.now_ns)().saturating_sub(now_ns));
        if last.files.as_ref() == Some(&files) {
            return Look { took, ..last };
        }
        let notes = self.desk.read().map(Arc::new).map_err(Arc::new);
        self.read().notes = Some(notes);
        self.is_read.notify_all();
        let refreshed = {
            let mut index = self.index.write().expect("an index does not panic");
            self.desk.refresh(&mut index, now_ns, &|_| {})
        };
        self.read().index = Some(refreshed.map_err(Arc::new));
        self.is_read.notify_all();
        let is_racy = |file: &FileStat| file.changed_ns + RACY_NS > now_ns;
        let files = (!files.iter().any(is_racy)).then_some(files);
        Look { files, took }
    }
}

impl Look {
    /// How long until the next.
    fn rest(&self) -> Duration {
        match self.files {
            None => Watch::SELDOM,
            Some(_) => (self.took * SHARE).clamp(Watch::SELDOM, MOST_SELDOM),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::time::{SystemTime, UNIX_EPOCH};

    use super::*;
    use crate::places::Places;

    fn library(folder: &Path) -> Arc<Library> {
        let places = Places {
            vault: folder.join("vault"),
            cache: folder.join("cache"),
            data: folder.to_owned(),
            editor: None,
        };
        let now_ns = || {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            since.expect("after 1970").as_nanos() as u64
        };
        Library::open(Desk::new(places), now_ns)
    }

    /// Whether it holds at last.
    fn comes(holds: impl Fn() -> bool) -> bool {
        (0..500).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            holds()
        })
    }

    #[test]
    fn what_changes_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = folder.path().join("vault");
        fs::create_dir(&vault).expect("made");
        let library = library(folder.path());
        assert!(
            matches!(library.material().map(drop), Err(error) if matches!(*error, Error::NoNotes { .. }))
        );
        fs::write(vault.join("a.md"), "과적합을 줄인다").expect("written");
        let notes = || {
            library
                .material()
                .map_or(0, |read| read.vault.notes().len())
        };
        assert!(comes(|| notes() == 1));
        let query = Query::parse("과적합").expect("a query");
        let found = || {
            library
                .search(&query, 9)
                .map_or(0, |searched| searched.found.total)
        };
        assert!(comes(|| found() == 1));
        fs::remove_file(vault.join("a.md")).expect("removed");
        assert!(comes(|| notes() == 0));
    }
}
