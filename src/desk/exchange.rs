//! Exchange at the desk: the vault's questions handed to another program with the pictures they show, and questions of
//! other programs put beside the vault's own, in new files. No file that is there is ever changed by an import.

use std::collections::{HashMap, HashSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::pictures::{as_written, travelling};
use super::{Desk, Error, read_bank};
use crate::exchange::{Export, Format, Order, Outside, Say, Target, images, native, stem};
use crate::message::Message;
use crate::problem::{Problem, Severity};
use crate::quiz::{Bank, Fingerprint, Question};
use crate::vault::{Tag, Vault};
use crate::whole;

/// Larger files are no banks of questions.
const MOST_OF_FILE: u64 = 20 * 1024 * 1024;

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    pub files: Vec<ImportedFile>,
    /// What could not be taken over, file by file.
    pub problems: Vec<Problem>,
}

/// What came of one file.
#[derive(Debug)]
pub struct ImportedFile {
    /// As it was named.
    pub path: String,
    pub format: Format,
    /// Ids of the questions that the vault has now.
    pub added: Vec<String>,
    /// Ids of the questions that it had before.
    pub known: Vec<String>,
    /// Where the new ones are: one file, unless they are more than a note holds.
    pub written: Vec<PathBuf>,
}

/// What is wrong with a file that is read or written for an exchange.
#[derive(Debug)]
pub enum FileError {
    /// It would be written over.
    Exists {
        path: String,
    },
    Unwritable {
        path: String,
        reason: String,
    },
    Unreadable {
        path: String,
        reason: String,
    },
    TooLarge {
        path: String,
        megabytes: usize,
    },
}

/// The questions that are there, against which new ones are held.
struct Known<'a> {
    bank: &'a Bank,
    /// The texts of the key by the words of the question.
    keys: HashMap<Fingerprint, Vec<String>>,
    /// Ids taken by this import, in lower case.
    taken: HashSet<String>,
}

/// What the vault makes of a new question.
enum Standing {
    New,
    Known,
    /// The same words are there with another key.
    OtherKey,
    /// Another question has its id.
    Taken,
}

impl Desk {
    /// The questions of the vault, or those with a tag or one under it, in the format of another program.
    ///
    /// # Errors
    /// As [`Desk::read`].
    pub fn export(
        &self,
        target: Target,
        tag: Option<&Tag>,
        now_ms: i64,
        say: Say<'_>,
    ) -> Result<Export, Error> {
        let material = self.read()?;
        let questions: Vec<&Question> = match tag {
            Some(tag) => material.bank.tagged(tag).collect(),
            None => material.bank.questions().iter().collect(),
        };
        let pictures = travelling(&self.places.vault, &material.vault, &questions);
        let order = Order {
            questions: &questions,
            pictures: &pictures,
            now_ms,
            say,
        };
        Ok(target.export(&order))
    }

    /// Writes an export as a whole, over an earlier one if need be; never over a note.
    ///
    /// # Errors
    /// When `file` is a note, or cannot be written.
    pub fn write_export(&self, file: &Path, bytes: &[u8]) -> Result<(), Error> {
        let is_note = file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        if is_note && file.exists() {
            return Err(exists(file));
        }
        // A pipe or a device is written to, not replaced.
        let special = file.exists() && !file.is_file();
        let written = if special {
            fs::write(file, bytes)
        } else {
            whole::write(file, bytes)
        };
        written.map_err(|error| unwritable(file, &error))
    }

    /// Reads files of other programs and writes their new questions: each file's into a new file in the vault's
    /// `questions/`, or all into `output`, which must not be there yet. Forms are guessed where none is given.
    ///
    /// # Errors
    /// When the vault cannot be read, a file cannot, or the new file cannot be written.
    pub fn import(
        &self,
        paths: &[PathBuf],
        format: Option<Format>,
        output: Option<&Path>,
    ) -> Result<Imported, Error> {
        if let Some(output) = output.filter(|output| output.exists()) {
            return Err(exists(output));
        }
        let vault = Vault::read(&self.places.vault).map_err(Error::Vault)?;
        let bank = read_bank(&vault);
        let texts: Vec<String> = paths
            .iter()
            .map(|path| read(path))
            .collect::<Result<_, _>>()?;
        let mut known = Known::of(&bank);
        let mut imported = Imported::default();
        let mut new = Vec::new();
        for (path, text) in paths.iter().zip(&texts) {
            let name = path.display().to_string();
            let outside = Outside::new(&name, text);
            let format = format.unwrap_or_else(|| outside.guess());
            let (file, questions) = known.sift(name, format, &outside, &mut imported.problems);
            imported.problems.extend(self.lost_pictures(&questions));
            imported.files.push(file);
            new.push(questions);
        }
        if let Some(output) = output {
            let written = write_new(output, &native(&new.concat()))?;
            for file in imported
                .files
                .iter_mut()
                .filter(|file| !file.added.is_empty())
            {
                file.written.clone_from(&written);
            }
        } else {
            let folder = self.questions_folder();
            for (file, questions) in imported.files.iter_mut().zip(&new) {
                let to = folder.join(format!("{}.md", stem(&file.path)));
                file.written = write_new(&to, &native(questions))?;
            }
        }
        Ok(imported)
    }

    /// Pictures stay where they are: those that the vault does not have are told.
    fn lost_pictures(&self, questions: &[Question]) -> Vec<Problem> {
        let (root, beside) = (&self.places.vault, self.questions_folder());
        let mut problems = Vec::new();
        for question in questions {
            let shown = images(question).into_iter();
            for path in shown.filter(|path| as_written(root, &beside, path).is_none()) {
                let message = Message::new("exchange-no-picture").with("path", path);
                let problem = at_question(question, message, "exchange-hint-picture");
                let severity = Severity::Warning;
                problems.push(Problem {
                    severity,
                    ..problem
                });
            }
        }
        problems
    }

    /// Beside `notes/` alone a new `questions/` would hide what else the vault holds, so it is made inside.
    fn questions_folder(&self) -> PathBuf {
        let (notes, questions) = (
            self.places.vault.join("notes"),
            self.places.vault.join("questions"),
        );
        if notes.is_dir() && !questions.is_dir() {
            notes.join("questions")
        } else {
            questions
        }
    }
}

impl Known<'_> {
    fn of(bank: &Bank) -> Known<'_> {
        Known {
            bank,
            keys: bank.questions().iter().map(words_and_key).collect(),
            taken: HashSet::new(),
        }
    }

    /// The new questions of a file, and what came of the others.
    fn sift(
        &mut self,
        path: String,
        format: Format,
        outside: &Outside,
        problems: &mut Vec<Problem>,
    ) -> (ImportedFile, Vec<Question>) {
        let read = outside.read(format);
        problems.extend(read.problems);
        let (mut added, mut known, mut new) = (Vec::new(), Vec::new(), Vec::new());
        for question in read.questions {
            let id = question.id.to_string();
            match self.standing(&question) {
                Standing::Known => known.push(id),
                Standing::OtherKey => {
                    let message = Message::new("exchange-other-key");
                    problems.push(at_question(&question, message, "exchange-hint-other-key"));
                }
                Standing::Taken => {
                    let message = Message::new("exchange-id-taken").with("id", id);
                    problems.push(at_question(&question, message, "exchange-hint-id"));
                }
                Standing::New => {
                    self.keys.extend([words_and_key(&question)]);
                    self.taken.insert(id.to_lowercase());
                    added.push(id);
                    new.push(question);
                }
            }
        }
        let file = ImportedFile {
            path,
            format,
            added,
            known,
            written: Vec::new(),
        };
        (file, new)
    }

    fn standing(&self, question: &Question) -> Standing {
        let id = question.id.as_str().to_lowercase();
        let (words, key) = words_and_key(question);
        if let Some(known) = self.keys.get(&words) {
            if *known == key {
                Standing::Known
            } else {
                Standing::OtherKey
            }
        } else if self.bank.get(&question.id).is_some() || self.taken.contains(&id) {
            Standing::Taken
        } else {
            Standing::New
        }
    }
}

/// What a question says, and the texts of its key in one order, letters and white space aside. A scenario counts as a
/// part of the stem, which it is in the formats that know none.
fn words_and_key(question: &Question) -> (Fingerprint, Vec<String>) {
    let right = question
        .key
        .iter()
        .filter_map(|label| question.option(*label));
    let mut key: Vec<String> = right
        .map(|option| {
            let words = option.text.to_lowercase();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect();
    key.sort();
    (Fingerprint::of(&question.in_one()), key)
}

fn at_question(question: &Question, message: Message, hint: &'static str) -> Problem {
    let line = question.stem.lines().next().unwrap_or_default();
    Problem::error(question.note.as_str(), message)
        .at(question.line, 1, line)
        .hint(Message::new(hint))
}

/// The text of a file.
fn read(path: &Path) -> Result<String, Error> {
    let unreadable = |error: io::Error| {
        Error::File(FileError::Unreadable {
            path: path.display().to_string(),
            reason: error.to_string(),
        })
    };
    if fs::metadata(path).map_err(unreadable)?.len() > MOST_OF_FILE {
        return Err(Error::File(FileError::TooLarge {
            path: path.display().to_string(),
            megabytes: (MOST_OF_FILE / 1024 / 1024) as usize,
        }));
    }
    fs::read_to_string(path).map_err(unreadable)
}

/// Writes texts into new files: `first`, or its name with the first number that is free.
fn write_new(first: &Path, texts: &[String]) -> Result<Vec<PathBuf>, Error> {
    let folder = first.parent().unwrap_or(Path::new(""));
    if !texts.is_empty() {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    let stem = first.file_stem().unwrap_or_default().to_string_lossy();
    let ending = first.extension().unwrap_or_default().to_string_lossy();
    let mut written = Vec::new();
    let mut file = first.to_owned();
    let mut number = 1;
    for text in texts {
        loop {
            match create(&file, text) {
                Ok(()) => break,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    number += 1;
                    file = folder.join(format!("{stem}-{number}.{ending}"));
                }
                Err(error) => return Err(unwritable(&file, &error)),
            }
        }
        written.push(file.clone());
    }
    Ok(written)
}

/// Writes a file that was not there.
fn create(file: &Path, text: &str) -> io::Result<()> {
    let mut new = OpenOptions::new().write(true).create_new(true).open(file)?;
    let written = new.write_all(text.as_bytes()).and_then(|()| new.sync_all());
    written.inspect_err(|_| {
        fs::remove_file(file).ok();
    })
}

fn exists(file: &Path) -> Error {
    Error::File(FileError::Exists {
        path: file.display().to_string(),
    })
}

fn unwritable(file: &Path, error: &io::Error) -> Error {
    Error::File(FileError::Unwritable {
        path: file.display().to_string(),
        reason: error.to_string(),
    })
}

impl FileError {
    #[must_use]
    pub fn message(&self) -> Message {
        let about = |id, path: &str| Message::new(id).with("path", path);
        match self {
            FileError::Exists { path } => about("exchange-exists", path),
            FileError::Unwritable { path, reason } => {
                about("exchange-unwritable-file", path).with("reason", reason.as_str())
            }
            FileError::Unreadable { path, reason } => {
                about("exchange-unreadable-file", path).with("reason", reason.as_str())
            }
            FileError::TooLarge { path, megabytes } => {
                about("exchange-too-large", path).with("megabytes", *megabytes)
            }
        }
    }

    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            FileError::Exists { .. } => Some(Message::new("exchange-hint-exists")),
            FileError::TooLarge { .. } => Some(Message::new("exchange-hint-too-large")),
            FileError::Unwritable { .. } | FileError::Unreadable { .. } => None,
        }
    }
}
