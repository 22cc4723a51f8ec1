//! Whole: a file that is written whole or not at all. A note is changed with more care (`vault/stamp.rs`).

use std::io::{self, Write};
use std::path::Path;
use std::{fs, process};

/// Writes a file and the folders it lies in, in place of an earlier one; no reader sees half of it.
///
/// # Errors
/// When it cannot be written; an earlier one stays then.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("{}.part", process::id()));
    let mut file = fs::File::create(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written
        .and_then(|()| fs::rename(&draft, path))
        .inspect_err(|_| {
            fs::remove_file(&draft).ok();
        })
}
