//! Manifest: which file, in which state, each indexed note was read from. It says what has to be read again.
//! It lies beside the index and is named by the index's commit, so the two change together or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::document::fingerprint;
use super::source::Source;
use crate::vault::{FileStat, Note};

/// All indexed notes by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    notes: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    modified_ns: u64,
    size: u64,
    /// blake3 of the text.
    hash: String,
    /// False when the file was written so shortly before it was read that a later write may bear the same time.
    settled: bool,
}

/// What has to be done to an index to make it tell the truth.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// New or with another text.
    pub(super) written: Vec<Note>,
    pub(super) gone: Vec<String>,
    /// How many of `written` were indexed before.
    pub(super) known: usize,
    /// The manifest afterwards.
    pub(super) manifest: Manifest,
    /// Notes with another time but the same text: nothing to index, worth remembering when there are many.
    remembered: usize,
}

/// Two writes closer than this may bear the same time on some file systems.
const RACY_NS: u64 = 2_000_000_000;
/// Reading this many notes again each time costs less than a commit.
const WORTH_A_COMMIT: usize = 32;

impl Changes {
    /// Whether the index can stay as it is.
    pub(super) fn are_none(&self) -> bool {
        self.written.is_empty() && self.gone.is_empty() && self.remembered < WORTH_A_COMMIT
    }
}

impl Manifest {
    /// Compares with the files of now, reading those that may have changed.
    pub(super) fn changes(&self, source: &mut Source) -> Changes {
        let mut changes = Changes {
            manifest: self.clone(),
            ..Changes::default()
        };
        let (files, now_ns) = (source.files, source.now_ns);
        let suspects: Vec<&FileStat> = files
            .iter()
            .filter(|file| !self.is_unchanged(file))
            .collect();
        let Ok(()) = source.read_each(&suspects, |file, note| -> Result<(), Infallible> {
            match note {
                Some(note) => self.compare(file, note, now_ns, &mut changes),
                None => changes.forget(file.id.as_str()),
            }
            Ok(())
        });
        let present: BTreeSet<&str> = files.iter().map(|file| file.id.as_str()).collect();
        for id in self.ids().filter(|id| !present.contains(id)) {
            changes.forget(id);
        }
        changes
    }

    /// Remembers that `note` was read from `file`.
    pub(super) fn insert(&mut self, file: &FileStat, note: &Note, now_ns: u64) {
        self.notes
            .insert(file.id.as_str().to_owned(), Entry::of(file, note, now_ns));
    }

    pub(super) fn len(&self) -> usize {
        self.notes.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.notes.keys().map(String::as_str)
    }

    fn is_unchanged(&self, file: &FileStat) -> bool {
        let known = self.notes.get(file.id.as_str());
        known.is_some_and(|entry| {
            entry.settled && entry.modified_ns == file.modified_ns && entry.size == file.size
        })
    }

    fn compare(&self, file: &FileStat, note: Note, now_ns: u64, changes: &mut Changes) {
        let now = Entry::of(file, &note, now_ns);
        let before = self.notes.get(file.id.as_str());
        if before.is_some_and(|before| before.hash == now.hash) {
            changes.remembered += usize::from(before != Some(&now));
        } else {
            changes.known += usize::from(before.is_some());
            changes.written.push(note);
        }
        changes
            .manifest
            .notes
            .insert(file.id.as_str().to_owned(), now);
    }

    /// Writes the manifest into `dir` and returns the name it can be loaded by.
    pub(super) fn save(&self, dir: &Path) -> io::Result<String> {
        let json = serde_json::to_vec(self)?;
        let name = name_of(&json);
        let mut file = std::fs::File::create(dir.join(&name))?;
        file.write_all(&json)?;
        file.sync_all()?;
        Ok(name)
    }

    /// `None` when it is not there or not as it was saved.
    pub(super) fn load(dir: &Path, name: &str) -> Option<Manifest> {
        let json = std::fs::read(dir.join(name)).ok()?;
        let is_whole = name_of(&json) == name;
        is_whole
            .then(|| serde_json::from_slice(&json).ok())
            .flatten()
    }

    /// Removes every manifest from `dir` but the one called `keep`. What cannot be removed does no harm.
    pub(super) fn tidy(dir: &Path, keep: &str) {
        let Ok(entries) = std::fs::read_dir(dir) else {
            return;
        };
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let is_old = name
                .to_str()
                .is_some_and(|name| name.starts_with(PREFIX) && name != keep);
            if is_old {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

const PREFIX: &str = "manifest-";

fn name_of(json: &[u8]) -> String {
    format!("{PREFIX}{}.json", blake3::hash(json).to_hex())
}

impl Entry {
    fn of(file: &FileStat, note: &Note, now_ns: u64) -> Entry {
        Entry {
            modified_ns: file.modified_ns,
            size: file.size,
            hash: fingerprint(note),
            settled: file.modified_ns.saturating_add(RACY_NS) <= now_ns,
        }
    }
}

impl Changes {
    fn forget(&mut self, id: &str) {
        if self.manifest.notes.remove(id).is_some() {
            self.gone.push(id.to_owned());
        }
    }
}
