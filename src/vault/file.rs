//! File: a note's file on disk, before and while it is read.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::note::{Note, NoteId};
use crate::message::Message;
use crate::problem::Problem;

/// Larger notes are not read, as in Obsidian.
const MOST_BYTES: u64 = 2 * 1024 * 1024;

/// What the file system says about a note, without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStat {
    pub id: NoteId,
    /// The path by which the file opens; it may be spelled another way than `id`.
    pub path: PathBuf,
    /// Time of the last change in nanoseconds since 1970; 0 when the file system does not say.
    pub modified_ns: u64,
    /// Time of the last change of the file or of what the system keeps about it, which nobody can set back; as
    /// `modified_ns` where the system does not keep it.
    pub changed_ns: u64,
    /// Bytes.
    pub size: u64,
}

impl Note {
    /// Reads a note from its file. Only its problems are lost; [`super::Vault::read`] keeps them.
    ///
    /// # Errors
    /// When the file cannot be opened or is over 2 MB.
    #[expect(
        clippy::result_large_err,
        reason = "one for each file read; its size is nothing beside the note"
    )]
    pub fn read(file: &FileStat) -> Result<Note, Problem> {
        load(file).map(|(note, _)| note)
    }
}

/// Reads a note from its file, and what is wrong with it.
#[expect(
    clippy::result_large_err,
    reason = "one for each file read; its size is nothing beside the note"
)]
pub(super) fn load(file: &FileStat) -> Result<(Note, Vec<Problem>), Problem> {
    let path = file.id.as_str();
    let bytes = read_bytes(&file.path, file.size).map_err(|error| {
        let message = Message::new("vault-file-unreadable").with("reason", error.to_string());
        Problem::error(path, message).hint(Message::new("vault-hint-permissions"))
    })?;
    if bytes.len() as u64 > MOST_BYTES {
        let limit = (MOST_BYTES / 1024 / 1024) as usize;
        let message = Message::new("vault-file-too-big").with("megabytes", limit);
        return Err(Problem::error(path, message).hint(Message::new("vault-hint-split-note")));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Note::parse(file.id.clone(), text),
        Err(error) => {
            let (valid, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
            let text = String::from_utf8_lossy(bytes);
            let (note, mut problems) = Note::parse(file.id.clone(), text);
            problems.insert(0, not_utf8(&note, &bytes[..valid]));
            (note, problems)
        }
    })
}

/// The bytes of a file, at most one more than allowed. `expected` is a guess at how many there are: a right one saves
/// calls of the system.
pub(super) fn read_bytes(path: &Path, expected: u64) -> io::Result<Vec<u8>> {
    // Room to see the end as well: the system is asked twice and not more often.
    let room = expected.min(MOST_BYTES) + 64;
    let mut bytes = Vec::with_capacity(room as usize);
    let file = File::open(path)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn not_utf8(note: &Note, valid: &[u8]) -> Problem {
    let line = valid.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let text = note.line(line);
    let column = super::unicode::column_of("\u{fffd}", text);
    Problem::warning(note.id.as_str(), Message::new("vault-file-not-utf8"))
        .at(line, column, text)
        .hint(Message::new("vault-hint-utf8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>, expected_problems: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        std::fs::write(&path, bytes).expect("written");
        let loaded = load(&FileStat {
            id: NoteId::new("a.md"),
            path,
            modified_ns: 0,
            changed_ns: 0,
            size: 0,
        });
        let text = loaded
            .as_ref()
            .map(|(note, _)| note.text.as_str())
            .map_err(|problem| problem.message.id);
        let problems = loaded
            .as_ref()
            .map(|(_, problems)| problems.as_slice())
            .unwrap_or_default();
        assert_eq!(text, expected);
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.message.id)
                .collect::<Vec<_>>(),
            expected_problems
        );
    }

    #[test]
    fn text_is_read() {
        check("과적합\n".as_bytes(), Ok("과적합\n"), &[]);
    }

    #[test]
    fn what_is_not_utf8_is_read_as_far_as_it_goes() {
        check(
            b"a\nb\xb0\xfa\n",
            Ok("a\nb\u{fffd}\u{fffd}\n"),
            &["vault-file-not-utf8"],
        );
    }

    #[test]
    fn two_megabytes_are_read_and_one_byte_more_is_not() {
        let limit = vec![b'a'; MOST_BYTES as usize];
        check(&limit, Ok(std::str::from_utf8(&limit).expect("ASCII")), &[]);
        check(&[&limit[..], b"a"].concat(), Err("vault-file-too-big"), &[]);
    }

    #[test]
    fn a_missing_file_is_a_problem() {
        let file = FileStat {
            id: NoteId::new("a.md"),
            path: "no/such/a.md".into(),
            modified_ns: 0,
            changed_ns: 0,
            size: 0,
        };
        assert_eq!(
            Note::read(&file).expect_err("no file").message.id,
            "vault-file-unreadable"
        );
    }
}
