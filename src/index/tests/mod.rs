//! The room as a whole: files in, hits out. Here: a vault to try things on.

mod freshness;
mod language;
mod matching;
mod oracle;
mod recovery;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::vault::Vault;

/// Long after anything a test writes, so that every file counts as settled.
const LATER: u64 = u64::MAX / 2;

/// A vault and a cache that vanish with it.
struct Desk {
    dir: tempfile::TempDir,
    now_ns: u64,
    /// Notes read by the last refresh.
    read: AtomicUsize,
}

impl Desk {
    fn new(notes: &[(&str, &str)]) -> Desk {
        let desk = Desk {
            dir: tempfile::tempdir().expect("temp"),
            now_ns: LATER,
            read: AtomicUsize::new(0),
        };
        fs::create_dir(desk.dir.path().join("vault")).expect("vault");
        for (name, text) in notes {
            desk.write(name, text);
        }
        desk
    }

    fn note(&self, name: &str) -> PathBuf {
        self.dir.path().join("vault").join(name)
    }

    fn cache(&self) -> PathBuf {
        self.dir.path().join("cache")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.note(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("folder");
        fs::write(path, text).expect("write");
    }

    fn files(&self) -> Vec<FileStat> {
        Vault::walk(&self.dir.path().join("vault"))
            .expect("a vault")
            .files
    }

    fn refresh(&self, index: &mut Index) -> Refreshed {
        self.read.store(0, Ordering::Relaxed);
        let read = |file: &FileStat| {
            self.read.fetch_add(1, Ordering::Relaxed);
            Note::read(file).ok()
        };
        index
            .refresh(&self.files(), self.now_ns, &read, &|_| {})
            .expect("refresh")
    }

    fn index(&self) -> Index {
        let mut index = Index::open(&self.cache(), "vault");
        self.refresh(&mut index);
        index
    }

    fn search(&self, query: &str, limit: usize) -> Found {
        let query = Query::parse(query).expect("query");
        self.index().search(&query, limit).expect("search")
    }

    /// Names of the notes found, best first.
    fn find(&self, query: &str) -> String {
        names(&self.index(), query)
    }

    /// What is in the directory of the built index.
    fn built(&self) -> Vec<PathBuf> {
        let dir = fs::read_dir(self.cache())
            .expect("cache")
            .filter_map(Result::ok)
            .map(|entry| entry.path());
        let newest = dir.filter(|path| path.is_dir()).max().expect("built");
        fs::read_dir(newest)
            .expect("built")
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect()
    }
}

fn names(index: &Index, query: &str) -> String {
    let found = index
        .search(&Query::parse(query).expect("query"), 20)
        .expect("search");
    assert_eq!(found.total, found.hits.len() - found.others);
    if found.relaxed.is_some() {
        return String::new();
    }
    let name = |hit: &Hit| hit.note.as_str().trim_end_matches(".md").to_owned();
    let hits = &found.hits[..found.total];
    hits.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn check(notes: &[(&str, &str)], query: &str, expected: &str) {
    assert_eq!(Desk::new(notes).find(query), expected, "{query}");
}
