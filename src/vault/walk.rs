//! Walk: which notes a folder holds, without reading them. Dot-folders and linked files are left out, as in Obsidian.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

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

/// A walk under way.
struct Walker<'a> {
    root: &'a Path,
    only_rooms: bool,
    /// Real paths of the root and of all linked folders entered so far.
    entered: Vec<PathBuf>,
    walk: Walk,
}

impl Walk {
    /// Finds every `.md` file under `root`, in `notes/` and `questions/` alone when it has both.
    pub(super) fn of(root: &Path) -> Result<Walk, Error> {
        let real_root = check_root(root)?;
        let only_rooms = ROOMS.iter().all(|room| root.join(room).is_dir());
        let mut walker = Walker {
            root,
            only_rooms,
            entered: vec![real_root],
            walk: Walk::default(),
        };
        let mut entries = WalkDir::new(root)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Err(error) => walker.tell_error(&error),
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) if entry.file_type().is_dir() => {
                    if !walker.enters(&entry) {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => walker.take_file(&entry),
            }
        }
        Ok(walker.finish())
    }
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

impl Walker<'_> {
    fn is_left_out(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        let outside = self.only_rooms && entry.depth() == 1 && !ROOMS.contains(&name.as_ref());
        name.starts_with('.') || outside
    }

    /// Whether to walk this folder. A linked one is walked when it shares nothing with what is walked already.
    fn enters(&mut self, entry: &DirEntry) -> bool {
        if self.is_left_out(entry) {
            return false;
        }
        if !entry.path_is_symlink() {
            return true;
        }
        let Ok(real) = fs::canonicalize(entry.path()) else {
            return false;
        };
        if self
            .entered
            .iter()
            .any(|known| real.starts_with(known) || known.starts_with(&real))
        {
            self.warn(entry.path(), Message::new("vault-folder-overlap"));
            return false;
        }
        self.entered.push(real);
        true
    }

    fn take_file(&mut self, entry: &DirEntry) {
        let path = relative(self.root, entry.path());
        let is_note = without_md(&path).len() < path.len() && entry.file_type().is_file();
        if !is_note
            || entry.path_is_symlink()
            || self.is_left_out(entry)
            || (self.only_rooms && entry.depth() == 1)
        {
            return;
        }
        match entry.metadata() {
            Ok(metadata) => self.walk.files.push(FileStat {
                id: NoteId::new(&path),
                path: entry.path().to_owned(),
                modified_ns: modified_ns(&metadata),
                size: metadata.len(),
            }),
            Err(error) => self.tell_error(&error),
        }
    }

    /// What cannot be looked at: a loop of links, a folder without permission. Links to nothing are ignored.
    fn tell_error(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root);
        let is_dotted = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_gone = error
            .io_error()
            .is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
        if is_dotted || is_gone {
            return;
        }
        if error.loop_ancestor().is_some() {
            self.warn(path, Message::new("vault-folder-loop"));
        } else {
            let reason = error
                .io_error()
                .map(ToString::to_string)
                .unwrap_or_default();
            let problem = Problem::error(
                &relative(self.root, path),
                Message::new("vault-file-unreadable").with("reason", reason),
            );
            self.walk
                .problems
                .push(problem.hint(Message::new("vault-hint-permissions")));
        }
    }

    fn warn(&mut self, path: &Path, message: Message) {
        self.walk
            .problems
            .push(Problem::warning(&relative(self.root, path), message));
    }

    fn finish(mut self) -> Walk {
        self.walk
            .files
            .sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        self.walk.files.dedup_by(|later, kept| {
            let same = later.id == kept.id;
            if same {
                let message = Message::new("vault-same-name").with("path", kept.id.as_str());
                let hint = Message::new("vault-hint-rename");
                self.walk
                    .problems
                    .push(Problem::error(later.id.as_str(), message).hint(hint));
            }
            same
        });
        self.walk
    }
}

/// The path inside the vault as a person knows it: `/` between folders, NFC.
fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    super::unicode::nfc(parts.join("/"))
}

fn modified_ns(metadata: &fs::Metadata) -> u64 {
    let since = metadata
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since
        .and_then(|since| u64::try_from(since.as_nanos()).ok())
        .unwrap_or(0)
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
