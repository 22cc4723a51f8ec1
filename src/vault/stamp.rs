//! Stamp: short texts put into the file of a note, every other byte as it was. What is put where is decided elsewhere;
//! nothing but this file changes a note.

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use super::file::{FileStat, read_bytes};
use crate::message::Message;
use crate::problem::Problem;

/// A text to be put into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// 1-based; 0 is above the first.
    pub line: usize,
    pub spot: Spot,
    /// Its `\n` become the line ends of the file.
    pub text: String,
}

/// Where an insertion goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// On a line of its own below the line.
    Below,
    /// Behind the first such sign on the line. It is one that no accent joins, such as `{`.
    Behind(char),
}

const BOM: &str = "\u{feff}";

/// The file with the texts put in; `None` when a line or a sign is not there.
#[must_use]
pub fn inserted(file: &str, insertions: &[Insertion]) -> Option<String> {
    let mut new = String::with_capacity(file.len());
    let mut done = 0;
    for (at, text) in placed(file, insertions)? {
        new += &file[done..at];
        new += &text;
        done = at;
    }
    Some(new + &file[done..])
}

/// What is put in before which byte of the file, in order.
fn placed(file: &str, insertions: &[Insertion]) -> Option<Vec<(usize, String)>> {
    let lines = lines(file);
    let first = lines.first().map_or("", |line| &file[line.end.clone()]);
    let mut placed = Vec::new();
    for insertion in insertions {
        let Some(above) = insertion.line.checked_sub(1) else {
            let start = if file.starts_with(BOM) { BOM.len() } else { 0 };
            let end = if first.is_empty() { "\n" } else { first };
            placed.push((start, insertion.text.replace('\n', end) + end));
            continue;
        };
        let line = lines.get(above)?;
        let own = &file[line.end.clone()];
        let end = [own, first, "\n"].into_iter().find(|end| !end.is_empty())?;
        let text = insertion.text.replace('\n', end);
        placed.push(match insertion.spot {
            Spot::Below if own.is_empty() => (line.end.end, end.to_owned() + &text),
            Spot::Below => (line.end.end, text + end),
            Spot::Behind(sign) => {
                let at = file[line.text.clone()].find(sign)?;
                (line.text.start + at + sign.len_utf8(), text)
            }
        });
    }
    placed.sort_by_key(|(at, _)| *at);
    Some(placed)
}

/// A line of a file, in bytes.
struct FileLine {
    text: Range<usize>,
    /// Empty on a last line that nothing ends.
    end: Range<usize>,
}

fn lines(file: &str) -> Vec<FileLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < file.len() {
        let text = file[start..].find(['\n', '\r']);
        let text = start..text.map_or(file.len(), |at| start + at);
        let rest = &file[text.end..];
        let length = if rest.starts_with("\r\n") { 2 } else { 1 };
        let end = text.end..(text.end + length).min(file.len());
        start = end.end;
        lines.push(FileLine { text, end });
    }
    lines
}

/// The file of a note as it is on disk.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn raw(file: &FileStat) -> Result<String, Box<Problem>> {
    let bytes = read_bytes(&file.path, file.size).map_err(|error| unwritten(file, &error))?;
    String::from_utf8(bytes).map_err(|_| {
        let problem = Problem::error(file.id.as_str(), Message::new("vault-file-not-utf8"));
        Box::new(problem.hint(Message::new("vault-hint-utf8")))
    })
}

/// Replaces the file of a note whole, if it still is `old`; who may read and write it stays. A reader sees the one or the
/// other and never a part.
///
/// # Errors
/// When it has changed, may not be written, or cannot be; then it is as it was.
pub fn replace(file: &FileStat, old: &str, new: &str) -> Result<(), Box<Problem>> {
    let changed = || {
        let problem = Problem::error(file.id.as_str(), Message::new("vault-stamp-changed"));
        Box::new(problem.hint(Message::new("vault-hint-stamp-changed")))
    };
    let is_old =
        |path: &Path| read_bytes(path, old.len() as u64).is_ok_and(|bytes| bytes == old.as_bytes());
    let replaced = replace_if(&file.path, new.as_bytes(), is_old);
    match replaced {
        Ok(true) => Ok(()),
        Ok(false) => Err(changed()),
        Err(error) => Err(unwritten(file, &error)),
    }
}

/// Whether it was replaced. A link stays one: what it leads to is replaced.
fn replace_if(path: &Path, bytes: &[u8], is_old: impl Fn(&Path) -> bool) -> io::Result<bool> {
    let path = &path.canonicalize()?;
    let permissions = fs::metadata(path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let part = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let write = || {
        let mut file = fs::File::create_new(&part)?;
        file.write_all(bytes)?;
        file.set_permissions(permissions)?;
        file.sync_all()
    };
    let replaced = write().and_then(|()| match is_old(path) {
        true => fs::rename(&part, path).map(|()| true),
        false => Ok(false),
    });
    if !matches!(replaced, Ok(true)) {
        fs::remove_file(&part).ok();
    }
    replaced
}

fn unwritten(file: &FileStat, error: &io::Error) -> Box<Problem> {
    let message = Message::new("vault-stamp-unwritten").with("reason", error.to_string());
    let problem = Problem::error(file.id.as_str(), message);
    Box::new(problem.hint(Message::new("vault-hint-permissions")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;
    use proptest::prelude::*;

    fn insertion(line: usize, spot: Spot, text: &str) -> Insertion {
        let text = text.to_owned();
        Insertion { line, spot, text }
    }

    fn check(file: &str, insertions: &[(usize, Spot, &str)], expected: Option<&str>) {
        let insertions: Vec<_> = insertions
            .iter()
            .map(|&(line, spot, text)| insertion(line, spot, text))
            .collect();
        assert_eq!(inserted(file, &insertions).as_deref(), expected, "{file:?}");
    }

    #[test]
    fn a_new_line_ends_as_the_one_above() {
        check(
            "a\r\nb\r\n",
            &[(1, Spot::Below, "x")],
            Some("a\r\nx\r\nb\r\n"),
        );
        check("a\r\nb", &[(2, Spot::Below, "x")], Some("a\r\nb\r\nx"));
        check("a\rb", &[(1, Spot::Below, "x\ny")], Some("a\rx\ry\rb"));
        check("a", &[(1, Spot::Below, "x")], Some("a\nx"));
        check(
            "\u{feff}a\n",
            &[(0, Spot::Below, "x")],
            Some("\u{feff}x\na\n"),
        );
    }

    #[test]
    fn inside_a_line_it_stands_behind_a_sign() {
        check(
            "> {a: {b}}\n",
            &[(1, Spot::Behind('{'), "c, ")],
            Some("> {c, a: {b}}\n"),
        );
        check(
            "x\n\u{1100}\u{1161}: {}\n",
            &[(2, Spot::Behind(':'), " y"), (1, Spot::Below, "z")],
            Some("x\nz\n\u{1100}\u{1161}: y {}\n"),
        );
    }

    #[test]
    fn what_is_not_there_is_not_guessed() {
        check("a\n", &[(2, Spot::Below, "x")], None);
        check("a\n", &[(1, Spot::Behind('{'), "x")], None);
    }

    proptest! {
        #[test]
        fn without_what_was_put_in_the_file_is_as_before(
            file in "(\u{feff})?([a가{ :]|\u{1100}\u{1161}|\r\n|\n|\r){0,30}",
            wanted in prop::collection::vec((0..8_usize, any::<bool>()), 0..5),
        ) {
            let spot = |below| if below { Spot::Below } else { Spot::Behind('{') };
            let wanted: Vec<_> = wanted
                .into_iter()
                .map(|(line, below)| insertion(line, spot(below), "<!-- id -->"))
                .collect();
            if let (Some(new), Some(placed)) = (inserted(&file, &wanted), placed(&file, &wanted)) {
                let mut rest = new;
                let mut added = 0;
                let range = |(at, text): &(usize, String)| {
                    let start = at + added;
                    added += text.len();
                    start..start + text.len()
                };
                let ranges: Vec<_> = placed.iter().map(range).collect();
                ranges.into_iter().rev().for_each(|range| rest.replace_range(range, ""));
                prop_assert_eq!(rest, file);
            }
        }
    }

    fn on_disk(text: &str) -> (tempfile::TempDir, FileStat) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, text).expect("written");
        let file = FileStat {
            id: NoteId::new("a.md"),
            path,
            modified_ns: 0,
            changed_ns: 0,
            size: 0,
        };
        (folder, file)
    }

    #[test]
    fn a_file_is_replaced_while_it_is_as_it_was_read() {
        let (folder, file) = on_disk("old");
        assert_eq!(replace(&file, "old", "new"), Ok(()));
        assert_eq!(raw(&file).as_deref(), Ok("new"));
        let refused = replace(&file, "old", "newer").expect_err("changed");
        assert_eq!(refused.message.id, "vault-stamp-changed");
        assert_eq!(raw(&file).as_deref(), Ok("new"));
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, mut file) = on_disk("old");
        let target = file.path.clone();
        let mode =
            |mode| fs::set_permissions(&target, fs::Permissions::from_mode(mode)).expect("set");
        mode(0o640);
        file.path = folder.path().join("link.md");
        std::os::unix::fs::symlink(&target, &file.path).expect("linked");
        assert_eq!(replace(&file, "old", "new"), Ok(()));
        assert!(file.path.is_symlink());
        let now = fs::metadata(&target).expect("there").permissions().mode();
        assert_eq!((now & 0o777, raw(&file).as_deref()), (0o640, Ok("new")));
        mode(0o440);
        let refused = replace(&file, "new", "newer").expect_err("read-only");
        assert_eq!(refused.message.id, "vault-stamp-unwritten");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 2);
    }
}
