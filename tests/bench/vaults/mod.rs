//! The vaults that search is measured on, and the one place where its benches meet the index. What is measured is not
//! known here.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use patience::index::Index;
use patience::vault::{FileStat, Note};

/// The folders that were typed, which must be there; none when there are none. Cargo adds flags of its own.
pub(crate) fn typed() -> Vec<PathBuf> {
    let typed = std::env::args().skip(1);
    let folders: Vec<PathBuf> = typed
        .filter(|word| !word.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    for folder in &folders {
        assert!(folder.is_dir(), "{} is no folder", folder.display());
    }
    folders
}

/// What a vault is called in a table: the last two parts of a path such as `obsidian-help/ko`, else the last.
pub(crate) fn name(folder: &Path) -> String {
    let part = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let last = part(folder).unwrap_or_default();
    match folder.parent().and_then(part) {
        Some(above) if last.chars().count() == 2 => format!("{above}/{last}"),
        _ => last,
    }
}

/// An index of `files` kept in `cache`, up to date.
pub(crate) fn index(
    cache: &Path,
    files: &[FileStat],
    read: &(dyn Fn(&FileStat) -> Option<Note> + Sync),
) -> Index {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now_ns = now.map_or(0, |since| since.as_nanos() as u64);
    let mut index = Index::open(cache, &cache.to_string_lossy());
    let refreshed = index
        .refresh(files, now_ns, read, &|_| {})
        .expect("an index");
    assert_eq!(refreshed.warning, None, "the index is kept");
    assert!(refreshed.notes > 0, "notes are found");
    index
}
