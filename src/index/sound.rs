//! Sound: whether the files of an index are as they were written. Adding up their checksums takes longer than a search,
//! so it is done once, and again when the size or a time of a file has changed.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use tantivy::Index;

/// Says of which files the checksums were right.
const MARK: &str = "sound";

/// Whether every file of the index in `dir` has the checksum it was written with.
pub(super) fn is_sound(index: &Index, dir: &Path) -> bool {
    let state = state(dir);
    if fs::read_to_string(dir.join(MARK)).is_ok_and(|known| known == state) {
        return true;
    }
    let damaged = index.validate_checksum();
    let is_sound = damaged.is_ok_and(|damaged| damaged.is_empty());
    if is_sound {
        keep(dir, &state);
    }
    is_sound
}

/// Says so of an index that was written just now.
pub(super) fn vouch(dir: &Path) {
    keep(dir, &state(dir));
}

/// An index without the mark is only slower to open.
fn keep(dir: &Path, state: &str) {
    let part = dir.join(format!("{MARK}.part"));
    let _ = fs::write(&part, state).and_then(|()| fs::rename(&part, dir.join(MARK)));
}

/// Names, sizes and times of the files in `dir`, apart from locks and the mark itself.
fn state(dir: &Path) -> String {
    let mut lines: Vec<String> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let counts = !name.starts_with(MARK) && !name.ends_with(".lock");
            let metadata = entry.metadata().ok().filter(|_| counts)?;
            let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            Some(format!("{name} {} {}", metadata.len(), modified.as_nanos()))
        })
        .collect();
    lines.sort();
    lines.join("\n")
}
