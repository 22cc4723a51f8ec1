//! Walk: which notes a folder holds, without reading them. Dot-folders and linked files are left out, as in Obsidian.
//! Every command begins with it, so folders and files are looked at side by side.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

use super::error::Error;
use super::file::FileStat;
use super::note::NoteId;
use super::wikilink::without_md;
use crate::message::Message;
use crate::problem::Problem;

/// The folders that are a vault by themselves when both are there.
const ROOMS: [&str; 2] = ["notes", "questions"];

/// What a folder holds.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// Sorted by id, each id once.
    pub files: Vec<FileStat>,
    pub problems: Vec<Problem>,
}

/// A folder of the vault.
struct Folder {
    path: PathBuf,
    /// Its path inside the vault as a person knows it; empty for the root, else with a `/` at its end.
    inside: String,
}

/// What was found in folders so far.
#[derive(Default)]
struct Found {
    folders: Vec<Folder>,
    linked: Vec<Folder>,
    files: Vec<FileStat>,
    problems: Vec<Problem>,
}

impl Walk {
    /// Finds every `.md` file under `root`, in `notes/` and `questions/` alone when it has both.
    pub(super) fn of(root: &Path) -> Result<Walk, Error> {
        let real_root = check_root(root)?;
        let top = Folder {
            path: root.to_owned(),
            inside: String::new(),
        };
        let mut found = match has_rooms(root) {
            true => everything_below(ROOMS.iter().map(|room| top.below(room.as_ref())).collect()),
            false => everything_below(vec![top]),
        };
        follow_links(&mut found, real_root);
        Ok(sorted(found))
    }
}

/// The folders that a walk begins with.
pub(super) fn tops(root: &Path) -> Vec<PathBuf> {
    match has_rooms(root) {
        true => ROOMS.iter().map(|room| root.join(room)).collect(),
        false => vec![root.to_owned()],
    }
}

/// Whether the folders that a walk begins with may be others once there is, or no longer is, a folder at this path.
pub(super) fn is_top(root: &Path, path: &Path) -> bool {
    path == root || ROOMS.iter().any(|room| root.join(room) == path)
}

fn has_rooms(root: &Path) -> bool {
    ROOMS.iter().all(|room| root.join(room).is_dir())
}

/// The real path of the root, when it is a folder that opens.
fn check_root(root: &Path) -> Result<PathBuf, Error> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Error::RootMissing {
            root: root.to_owned(),
        },
        io::ErrorKind::NotADirectory => Error::RootNotFolder {
            root: root.to_owned(),
        },
        _ => Error::RootUnreadable {
            root: root.to_owned(),
            reason: error.to_string(),
        },
    };
    if !fs::metadata(root).map_err(failed)?.is_dir() {
        return Err(Error::RootNotFolder {
            root: root.to_owned(),
        });
    }
    fs::read_dir(root).map_err(failed)?;
    fs::canonicalize(root).map_err(failed)
}

/// Level after level, the folders of one level side by side.
fn everything_below(mut level: Vec<Folder>) -> Found {
    let mut all = Found::default();
    while !level.is_empty() {
        let found = level.par_iter().map(Folder::read);
        let mut found = found.reduce(Found::default, Found::and);
        level = std::mem::take(&mut found.folders);
        all = all.and(found);
    }
    all
}

/// A linked folder is walked when it shares nothing with what is walked already.
fn follow_links(found: &mut Found, real_root: PathBuf) {
    let mut entered = vec![real_root];
    let in_order = |mut linked: Vec<Folder>| {
        linked.sort_by(|a, b| a.inside.cmp(&b.inside));
        VecDeque::from(linked)
    };
    let mut next = in_order(std::mem::take(&mut found.linked));
    while let Some(link) = next.pop_front() {
        let Ok(real) = fs::canonicalize(&link.path) else {
            continue;
        };
        let overlaps = |known: &PathBuf| real.starts_with(known) || known.starts_with(&real);
        if entered.iter().any(overlaps) {
            found.problems.push(link.refused(&real));
            continue;
        }
        entered.push(real);
        let mut below = everything_below(vec![link]);
        next.extend(in_order(std::mem::take(&mut below.linked)));
        *found = std::mem::take(found).and(below);
    }
}

fn sorted(found: Found) -> Walk {
    let Found {
        mut files,
        mut problems,
        ..
    } = found;
    files.par_sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    files.dedup_by(|later, kept| {
        let same = later.id == kept.id;
        if same {
            let message = Message::new("vault-same-name").with("path", kept.id.as_str());
            let hint = Message::new("vault-hint-rename");
            problems.push(Problem::error(later.id.as_str(), message).hint(hint));
        }
        same
    });
    problems.sort_by(|a, b| a.path.cmp(&b.path));
    Walk { files, problems }
}

impl Folder {
    fn below(&self, name: &OsStr) -> Folder {
        Folder {
            path: self.path.join(name),
            inside: format!("{}{}/", self.inside, name.to_string_lossy()),
        }
    }

    /// What lies directly in it.
    fn read(&self) -> Found {
        let mut found = Found::default();
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) => {
                found.problems.extend(unreadable(self.id(), &error));
                return found;
            }
        };
        let mut notes: Vec<(String, DirEntry)> = Vec::new();
        for entry in entries {
            let kind = entry.and_then(|entry| Ok((entry.file_type()?, entry)));
            match kind {
                Ok((kind, entry)) => self.take(entry, kind, &mut notes, &mut found),
                Err(error) => found.problems.extend(unreadable(self.id(), &error)),
            }
        }
        let stats = notes
            .into_par_iter()
            .with_min_len(FEW)
            .map(|(name, entry)| (self.stat(&name, &entry), name));
        for (stat, name) in stats.collect::<Vec<_>>() {
            match stat {
                Ok(file) => found.files.push(file),
                Err(error) => {
                    let path = format!("{}{name}", self.inside);
                    found.problems.extend(unreadable(&path, &error));
                }
            }
        }
        found
    }

    fn take(
        &self,
        entry: DirEntry,
        kind: fs::FileType,
        notes: &mut Vec<(String, DirEntry)>,
        found: &mut Found,
    ) {
        let os_name = entry.file_name();
        let name = os_name.to_string_lossy();
        if name.starts_with('.') {
            return;
        }
        if kind.is_dir() {
            found.folders.push(self.below(&os_name));
        } else if kind.is_symlink() {
            match fs::metadata(entry.path()) {
                Ok(target) if target.is_dir() => found.linked.push(self.below(&os_name)),
                Ok(_) => {}
                Err(error) => {
                    let path = format!("{}{name}", self.inside);
                    found.problems.extend(unreadable(&path, &error));
                }
            }
        } else if kind.is_file() && without_md(&name).len() < name.len() {
            notes.push((name.into_owned(), entry));
        }
    }

    fn stat(&self, name: &str, entry: &DirEntry) -> io::Result<FileStat> {
        let metadata = entry.metadata()?;
        let modified_ns = modified_ns(&metadata);
        Ok(FileStat {
            id: NoteId::new(&format!("{}{name}", self.inside)),
            path: entry.path(),
            modified_ns,
            changed_ns: changed_ns(&metadata).unwrap_or(modified_ns),
            size: metadata.len(),
        })
    }

    /// Without the `/` at its end.
    fn id(&self) -> &str {
        self.inside.trim_end_matches('/')
    }

    /// Why a link to the folder at `real` is not followed.
    fn refused(&self, real: &Path) -> Problem {
        let parent = self.path.parent().and_then(|path| path.canonicalize().ok());
        let leads_up = parent.is_some_and(|parent| parent.starts_with(real));
        let message = if leads_up {
            "vault-folder-loop"
        } else {
            "vault-folder-overlap"
        };
        Problem::warning(NoteId::new(self.id()).as_str(), Message::new(message))
    }
}

/// Fewer files are not worth a second thread.
const FEW: usize = 128;

impl Found {
    fn and(mut self, mut other: Found) -> Found {
        self.folders.append(&mut other.folders);
        self.linked.append(&mut other.linked);
        self.files.append(&mut other.files);
        self.problems.append(&mut other.problems);
        self
    }
}

/// What vanished since it was listed is no problem.
fn unreadable(path: &str, error: &io::Error) -> Option<Problem> {
    let message = Message::new("vault-file-unreadable").with("reason", error.to_string());
    let problem = Problem::error(NoteId::new(path).as_str(), message);
    (error.kind() != io::ErrorKind::NotFound)
        .then(|| problem.hint(Message::new("vault-hint-permissions")))
}

/// 0 when the file system does not say.
fn modified_ns(metadata: &fs::Metadata) -> u64 {
    let time = metadata.modified().ok();
    let since = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since
        .and_then(|since| u64::try_from(since.as_nanos()).ok())
        .unwrap_or(0)
}

/// When anything about the file changed, its time of modification among it.
#[cfg(unix)]
fn changed_ns(metadata: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    let nanoseconds = u64::try_from(metadata.ctime_nsec()).ok()?;
    seconds.checked_mul(1_000_000_000)?.checked_add(nanoseconds)
}

#[cfg(not(unix))]
fn changed_ns(_: &fs::Metadata) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, "x").expect("written");
        }
        folder
    }

    fn check(root: &Path, expected: &[&str], expected_problems: &[&str]) {
        let walk = Walk::of(root).expect("a walk");
        let ids: Vec<&str> = walk.files.iter().map(|file| file.id.as_str()).collect();
        let said = walk
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.message.id));
        assert_eq!(ids, expected);
        assert_eq!(said.collect::<Vec<_>>(), expected_problems);
    }

    #[test]
    fn markdown_is_found_and_dot_folders_are_not() {
        let root = folder(&[
            "b.md",
            "a/c.MD",
            "a/d.txt",
            ".obsidian/x.md",
            ".trash/y.md",
            "a/.z.md",
            ".git/w.md",
        ]);
        check(root.path(), &["a/c.MD", "b.md"], &[]);
    }

    #[test]
    fn notes_and_questions_are_read_alone_when_both_are_there() {
        let both = folder(&["notes/a.md", "questions/b.md", "README.md", "other/c.md"]);
        check(both.path(), &["notes/a.md", "questions/b.md"], &[]);
        let one = folder(&["notes/a.md", "README.md"]);
        check(one.path(), &["README.md", "notes/a.md"], &[]);
    }

    #[test]
    fn an_empty_vault_is_no_error() {
        check(folder(&[]).path(), &[], &[]);
    }

    #[test]
    fn decomposed_names_are_composed_and_still_open() {
        let root = folder(&["\u{1100}\u{1161}.md"]);
        check(root.path(), &["가.md"], &[]);
        let walk = Walk::of(root.path()).expect("a walk");
        assert_eq!(fs::read_to_string(&walk.files[0].path).expect("opens"), "x");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_differ_only_in_composition_collide() {
        let root = folder(&["\u{1100}\u{1161}.md", "가.md"]);
        check(root.path(), &["가.md"], &["가.md vault-same-name"]);
    }

    #[cfg(unix)]
    #[test]
    fn linked_folders_are_walked_once_and_linked_files_never() {
        use std::os::unix::fs::symlink;
        let outside = folder(&["deep/o.md"]);
        let root = folder(&["a/n.md"]);
        let link = |to: &Path, at: &str| symlink(to, root.path().join(at)).expect("linked");
        link(outside.path(), "link");
        link(&outside.path().join("deep"), "link2");
        link(root.path(), "a/loop");
        link(&root.path().join("a"), "again");
        link(&root.path().join("a/n.md"), "file.md");
        link(&root.path().join("gone"), "broken.md");
        let told = [
            "a/loop vault-folder-loop",
            "again vault-folder-overlap",
            "link2 vault-folder-overlap",
        ];
        check(root.path(), &["a/n.md", "link/deep/o.md"], &told);
    }

    #[test]
    fn a_root_that_cannot_be_read_says_why() {
        let root = folder(&["a.md"]);
        let id = |path: PathBuf| Walk::of(&path).expect_err("no root").message().id;
        assert_eq!(id(root.path().join("no")), "vault-root-missing");
        assert_eq!(id(root.path().join("a.md")), "vault-root-not-folder");
    }

    #[test]
    fn stats_tell_size_and_time() {
        let walk = Walk::of(folder(&["a.md"]).path()).expect("a walk");
        assert_eq!(walk.files[0].size, 1);
        assert!(walk.files[0].modified_ns > 1_600_000_000_000_000_000);
    }
}
