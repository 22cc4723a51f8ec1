//! Picture: the files that questions show, found in the vault as Obsidian finds them. Nothing outside the vault is read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::exchange::{Pictures, images};
use crate::quiz::Question;

/// Larger pictures stay where they are.
const MOST_OF_PICTURE: u64 = 10 * 1024 * 1024;

/// The pictures that questions show and that lie in the vault.
pub(super) fn pictures(root: &Path, questions: &[&Question]) -> Pictures {
    let mut pictures = Pictures::default();
    let mut by_name = None;
    for question in questions {
        for path in images(question) {
            let Some(kind) = kind(&path) else { continue };
            let file = beside(root, question, &path).or_else(|| {
                let by_name = by_name.get_or_insert_with(|| files_by_name(root));
                by_name.get(path.rsplit('/').next()?).cloned()
            });
            let bytes = file
                .and_then(|file| inside(root, &file))
                .and_then(|file| fs::read(file).ok());
            if let Some(bytes) = bytes {
                pictures.insert(question, path, kind, bytes);
            }
        }
    }
    pictures
}

fn kind(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    let known = Pictures::KINDS
        .iter()
        .find(|(kind, _)| ending.eq_ignore_ascii_case(kind));
    known.map(|(kind, _)| *kind)
}

/// The file that a path leads to from the note's folder, else from the top of the vault.
fn beside(root: &Path, question: &Question, path: &str) -> Option<PathBuf> {
    let written = path.replace("%20", " ");
    let folders = [root.join(question.note.folder()), root.to_owned()];
    let files = folders.iter().map(|folder| folder.join(&written));
    files.into_iter().find(|file| file.is_file())
}

/// The real path of a file that lies in the vault and is not too large.
fn inside(root: &Path, file: &Path) -> Option<PathBuf> {
    let (root, file) = (root.canonicalize().ok()?, file.canonicalize().ok()?);
    let fits = fs::metadata(&file).is_ok_and(|about| about.len() <= MOST_OF_PICTURE);
    (file.starts_with(root) && fits).then_some(file)
}

/// Pictures anywhere in the vault by their name, as Obsidian finds them. Of several the first by path.
fn files_by_name(root: &Path) -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(is) = entry.file_type() else { continue };
            if is.is_dir() && !name.starts_with('.') {
                folders.push(entry.path());
            } else if is.is_file() && kind(&name).is_some() {
                let earlier = files.entry(name).or_insert_with(|| entry.path());
                if entry.path() < *earlier {
                    *earlier = entry.path();
                }
            }
        }
    }
    files
}
