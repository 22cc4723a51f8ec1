//! Pictures: files that questions show, to travel with an export. Finding them on disk is not done here.

use std::collections::BTreeMap;

use super::html::local_images;
use crate::quiz::Question;
use crate::vault::NoteId;

/// Pictures by the note that shows them and the path as it is written there.
#[derive(Clone, Debug, Default)]
pub struct Pictures(BTreeMap<(NoteId, String), Picture>);

/// A picture that travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it is called in an export: the same for the same bytes, and no path.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Pictures {
    /// Kinds of files that every target shows, with their media types.
    pub const KINDS: [(&'static str, &'static str); 6] = [
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("gif", "image/gif"),
        ("webp", "image/webp"),
        ("svg", "image/svg+xml"),
    ];

    /// Keeps a picture that `question` shows under `path`. `kind` is one of [`Pictures::KINDS`].
    pub fn insert(&mut self, question: &Question, path: String, kind: &str, bytes: Vec<u8>) {
        let hash = blake3::hash(&bytes).to_hex();
        let name = format!("patience-{}.{kind}", &hash[..16]);
        self.0
            .insert((question.note.clone(), path), Picture { name, bytes });
    }

    /// The picture that a question shows under a path.
    #[must_use]
    pub fn get(&self, question: &Question, path: &str) -> Option<&Picture> {
        self.0.get(&(question.note.clone(), path.to_owned()))
    }

    /// The pictures of some questions, each once, by name.
    pub(super) fn of<'a>(&'a self, questions: &[&Question]) -> BTreeMap<&'a str, &'a [u8]> {
        let shown = questions.iter().flat_map(|question| {
            let paths = images(question).into_iter();
            paths.filter_map(|path| self.get(question, &path))
        });
        shown
            .map(|picture| (picture.name.as_str(), picture.bytes.as_slice()))
            .collect()
    }
}

/// The pictures on disk that a question shows, as their paths are written, each once.
#[must_use]
pub fn images(question: &Question) -> Vec<String> {
    let options = question.options.iter();
    let of_options =
        options.flat_map(|option| [Some(option.text.as_str()), option.explanation.as_deref()]);
    let texts = [Some(question.stem.as_str()), Some(&question.explanation)];
    let mut paths: Vec<String> = Vec::new();
    for path in texts
        .into_iter()
        .chain(of_options)
        .flatten()
        .flat_map(local_images)
    {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}
