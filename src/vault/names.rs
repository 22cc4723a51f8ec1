//! Names: which notes a name can mean. Names are alike in any case and any composition.

use std::collections::HashMap;

use super::note::{Note, NoteId};
use super::unicode::fold;
use super::wikilink::without_md;

/// Places of notes by name; for each name the note with the shortest path first.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// By path without `.md`, whole or only its end (`a/b/c`, `b/c`, `c`).
    paths: HashMap<String, Vec<usize>>,
    /// By title and alias.
    titles: HashMap<String, Vec<usize>>,
}

impl Names {
    pub(super) fn of(notes: &[Note]) -> Names {
        let mut names = Names::default();
        for (place, note) in shortest_first(notes) {
            let path = fold(without_md(note.id.as_str()));
            let ends = path.match_indices('/').map(|(at, _)| at + 1);
            for start in [0].into_iter().chain(ends) {
                names
                    .paths
                    .entry(path[start..].to_owned())
                    .or_default()
                    .push(place);
            }
            for title in [&note.title].into_iter().chain(&note.aliases) {
                let places = names.titles.entry(fold(title)).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        names
    }

    /// All notes of this path, path end, title or alias.
    pub(super) fn find(&self, name: &str) -> Vec<usize> {
        let by_path = self
            .paths
            .get(&fold(without_md(name)))
            .into_iter()
            .flatten();
        let by_title = self.titles.get(&fold(name)).into_iter().flatten();
        let mut places: Vec<usize> = by_path.chain(by_title).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The note that a link in `from` to this path or path end leads to.
    pub(super) fn resolve(&self, target: &str, from: &NoteId) -> Option<usize> {
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None if target.starts_with("./") || target.starts_with("../") => {
                below(from.folder(), target)?
            }
            None => target.to_owned(),
        };
        self.paths.get(&fold(without_md(&path)))?.first().copied()
    }
}

/// The path that `relative` names when seen from `folder`; `None` when it leads out of the vault.
fn below(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Notes with their places: fewest folders first, then fewest characters, then by id.
fn shortest_first(notes: &[Note]) -> Vec<(usize, &Note)> {
    let mut order: Vec<(usize, &Note)> = notes.iter().enumerate().collect();
    order.sort_by_cached_key(|(_, note)| length(&note.id));
    order
}

/// What makes one path shorter than another.
pub(super) fn length(id: &NoteId) -> (usize, usize, String) {
    let path = id.as_str();
    (
        path.matches('/').count(),
        path.chars().count(),
        path.to_owned(),
    )
}
