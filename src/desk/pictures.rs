//! Pictures at the desk: those that questions show, to travel with them, and those that the vault does not hold. Nothing
//! outside the vault is read.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Desk, Material};
use crate::exchange::{Pictures, images};
use crate::message::Message;
use crate::problem::Problem;
use crate::quiz::Question;
use crate::vault::{FileStat, Note, NoteId, Vault, picture_file, pictures};

/// Larger pictures stay where they are.
const MOST_OF_PICTURE: u64 = 10 * 1024 * 1024;

impl Desk {
    /// The media type and the bytes of a picture that a note shows under this path; `None` when there is no such picture
    /// in the vault, or it is too large.
    #[must_use]
    pub fn picture(
        &self,
        vault: &Vault,
        note: &NoteId,
        path: &str,
    ) -> Option<(&'static str, Vec<u8>)> {
        let root = &self.places.vault;
        let ending = kind(path)?;
        let (_, media_type) = Pictures::KINDS.iter().find(|(kind, _)| *kind == ending)?;
        let beside = vault
            .file(note)
            .map_or(root.as_path(), |file| folder(root, file));
        let file = inside(root, &picture_file(root, beside, path)?)?;
        Some((media_type, fs::read(file).ok()?))
    }

    /// A warning for each picture that a question shows and that is not there.
    pub(super) fn missing_pictures(&self, material: &Material) -> Vec<Problem> {
        let Material { vault, bank } = material;
        let root = &self.places.vault;
        let missing = |question: &Question| {
            let options = question.options.iter().map(|option| option.text.as_str());
            let asked = question.asked();
            let texts = std::iter::once(asked.as_ref()).chain(options);
            let shown: Vec<String> = texts.flat_map(pictures).collect();
            let note = vault.note(&question.note).zip(vault.file(&question.note));
            let problem = |target: String| {
                let (note, file) = note?;
                let found = picture_file(root, folder(root, file), &target);
                found.is_none().then(|| problem(note, question, &target))
            };
            shown.into_iter().filter_map(problem).collect::<Vec<_>>()
        };
        bank.questions().iter().flat_map(missing).collect()
    }
}

/// The pictures that questions show and that lie in the vault at `root`.
pub(super) fn travelling(root: &Path, vault: &Vault, questions: &[&Question]) -> Pictures {
    let mut travelling = Pictures::default();
    for question in questions {
        for path in images(question) {
            let Some(kind) = kind(&path) else { continue };
            let note = vault.file(&question.note);
            let file = note.and_then(|note| as_written(root, folder(root, note), &path));
            let bytes = file
                .and_then(|file| inside(root, &file))
                .and_then(|file| fs::read(file).ok());
            if let Some(bytes) = bytes {
                travelling.insert(question, path, kind, bytes);
            }
        }
    }
    travelling
}

/// The file of a picture by its path as Markdown has it.
pub(super) fn as_written(root: &Path, beside: &Path, path: &str) -> Option<PathBuf> {
    picture_file(root, beside, &path.replace("%20", " "))
}

/// Where a note lies.
fn folder<'a>(root: &'a Path, note: &'a FileStat) -> &'a Path {
    note.path.parent().unwrap_or(root)
}

fn kind(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    let known = Pictures::KINDS
        .iter()
        .find(|(kind, _)| ending.eq_ignore_ascii_case(kind));
    known.map(|(kind, _)| *kind)
}

/// The real path of a file that lies in the vault and is not too large.
fn inside(root: &Path, file: &Path) -> Option<PathBuf> {
    let (root, file) = (root.canonicalize().ok()?, file.canonicalize().ok()?);
    let fits = fs::metadata(&file).is_ok_and(|about| about.len() <= MOST_OF_PICTURE);
    (file.starts_with(root) && fits).then_some(file)
}

/// Where the picture is named, else where its question begins.
fn problem(note: &Note, question: &Question, target: &str) -> Problem {
    let name = target.rsplit('/').next().unwrap_or(target);
    let lines = (1..).zip(note.text.lines());
    let named =
        |(_, text): &(usize, &str)| text.contains("![") && text.replace("%20", " ").contains(name);
    let mut named = lines.filter(named);
    let (line, text) = named
        .next()
        .unwrap_or((question.line, note.line(question.line)));
    let column = text
        .find("![")
        .map_or(1, |at| text[..at].chars().count() + 1);
    let message = Message::new("quiz-picture-missing").with("target", target);
    Problem::warning(question.note.as_str(), message)
        .at(line, column, text)
        .hint(Message::new("quiz-hint-picture"))
}
