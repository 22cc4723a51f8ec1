//! Picture: files of the vault that a Markdown text shows in place, and where they are. What is not a file of the
//! vault, such as an address, is not looked at; nor are embedded notes.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, LinkType, Tag as Start};

use super::markdown::events;
use super::unicode::{fold, nfc};
use super::wikilink::{percent_decode, without_md};

/// Path or name of every picture that a text shows, as written but for `%20` and the size behind `|`.
#[must_use]
pub fn pictures(text: &str) -> Vec<String> {
    let shown = |event| match event {
        Event::Start(Start::Image {
            link_type,
            dest_url,
            ..
        }) => Some(match link_type {
            LinkType::WikiLink { .. } => dest_url.to_string(),
            _ => percent_decode(&dest_url),
        }),
        _ => None,
    };
    let targets = events(text).filter_map(|(event, _)| shown(event));
    let targets = targets.map(|target| match target.split_once(['#', '|']) {
        Some((path, _)) => path.trim().to_owned(),
        None => target.trim().to_owned(),
    });
    let is_file = |target: &String| {
        let is_note = without_md(target).len() < target.len();
        target.contains('.') && !is_note && !target.contains("://") && !target.starts_with("data:")
    };
    targets.filter(is_file).collect()
}

/// The file of a picture in the vault at `root`, shown by a note in the folder `beside`: there, by its path, or by its name
/// anywhere, as in Obsidian.
#[must_use]
pub fn picture_file(root: &Path, beside: &Path, target: &str) -> Option<PathBuf> {
    let path = target.trim_start_matches('/');
    let name = path.rsplit('/').next().unwrap_or(path);
    let at_path = [beside.join(path), root.join(path)];
    let at_path = at_path.into_iter().find(|file| file.is_file());
    at_path.or_else(|| below(root, &fold(name)))
}

/// The file of this folded name in a folder, or deeper.
fn below(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut folders = Vec::new();
    for entry in entries {
        let own = nfc(entry.file_name().to_string_lossy().into_owned());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !own.starts_with('.') => folders.push(entry.path()),
            Ok(kind) if kind.is_file() && fold(&own) == name => return Some(entry.path()),
            _ => {}
        }
    }
    folders.iter().find_map(|folder| below(folder, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(pictures(text), expected, "{text}");
    }

    #[test]
    fn pictures_of_the_vault_are_found() {
        check(
            "![a](b%20c.png) ![[d.png|300]] ![[e/f.svg]]",
            &["b c.png", "d.png", "e/f.svg"],
        );
        check(
            "![a](https://b.c/d.png) ![[note]] ![[n.md]] [a](b.png) `![[c.png]]`",
            &[],
        );
    }

    #[test]
    fn a_picture_may_lie_beside_at_its_path_or_anywhere() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in ["notes/img/a.png", "files/\u{1100}\u{1161}.png"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "").expect("written");
        }
        let beside = folder.path().join("notes");
        let holds = |target| picture_file(folder.path(), &beside, target).is_some();
        assert!(
            holds("img/a.png") && holds("/notes/img/a.png") && holds("A.png") && holds("가.png")
        );
        assert!(!holds("b.png") && !holds("img"));
    }
}
