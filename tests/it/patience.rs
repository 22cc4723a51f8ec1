//! A run of the built program as a person starts it: words, a vault, a language, what is typed; and what came of it.
//! Whatever the program keeps lies in a [`Home`] that goes away, never in that of the person who runs the tests.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// Folders for what the program keeps. Runs in one home see what earlier ones kept.
pub(crate) struct Home(TempDir);

/// A run that is about to start.
pub(crate) struct Start<'a> {
    command: Command,
    home: Option<&'a Home>,
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn patience<'a>(words: impl IntoIterator<Item = &'a str>) -> Start<'a> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patience"));
    command.args(words).write_stdin("");
    Start {
        command,
        home: None,
    }
}

/// A folder with these files: name, with folders, and text.
pub(crate) fn vault(files: &[(&str, &str)]) -> TempDir {
    let folder = folder();
    for (name, text) in files {
        write(&folder.path().join(name), text);
    }
    folder
}

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Writes a file and makes the folders it lies in.
pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("made");
    fs::write(path, text).expect("written");
}

impl Home {
    pub(crate) fn new() -> Home {
        Home(folder())
    }

    pub(crate) fn cache(&self) -> PathBuf {
        self.0.path().join("cache")
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// What tells the program to keep its things here, and to look the same everywhere.
    pub(crate) fn surroundings(&self) -> [(&'static str, PathBuf); 5] {
        [
            ("HOME", self.0.path().to_owned()),
            ("XDG_CACHE_HOME", self.cache()),
            ("XDG_DATA_HOME", self.data()),
            ("NO_COLOR", PathBuf::from("1")),
            ("LC_ALL", PathBuf::from("C")),
        ]
    }

    pub(crate) fn review_log(&self) -> PathBuf {
        self.data().join("patience/reviews.db")
    }
}

impl<'a> Start<'a> {
    pub(crate) fn vault(mut self, folder: impl AsRef<Path>) -> Start<'a> {
        self.command.arg("--vault").arg(folder.as_ref());
        self
    }

    pub(crate) fn lang(mut self, lang: &str) -> Start<'a> {
        self.command.args(["--lang", lang]);
        self
    }

    /// What is typed; afterwards the input ends.
    pub(crate) fn stdin(mut self, typed: &str) -> Start<'a> {
        self.command.write_stdin(typed);
        self
    }

    /// A variable of its surroundings.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Start<'a> {
        self.command.env(name, value);
        self
    }

    /// Where it keeps its things; a new home unless one is given.
    pub(crate) fn home(mut self, home: &'a Home) -> Start<'a> {
        self.home = Some(home);
        self
    }

    pub(crate) fn run(mut self) -> Ran {
        let own = Home::new();
        let home = self.home.unwrap_or(&own);
        let output = self
            .command
            .envs(home.surroundings())
            .output()
            .expect("it starts");
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ran {
    /// Found or right: 0. Nothing, problems or wrong: 1. Error: 2.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    #[track_caller]
    pub(crate) fn prints(self, part: &str) -> Ran {
        assert!(self.stdout.contains(part), "`{part}` is not in\n{self}");
        self
    }

    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Ran {
        assert!(self.stderr.contains(part), "`{part}` is not in\n{self}");
        self
    }

    #[track_caller]
    pub(crate) fn prints_nothing(self) -> Ran {
        assert_eq!(self.stdout, "", "{self}");
        self
    }

    /// Stopped with this one message, below it at most the way out.
    #[track_caller]
    pub(crate) fn fails(self, message: &str) -> Ran {
        let ran = self.exits(2).prints_nothing();
        // What was typed and the caret below it are indented.
        let is_pointed_at = |line: &&str| line.starts_with("  ");
        let mut lines = ran.stderr.lines().filter(|line| !is_pointed_at(line));
        assert_eq!(lines.next(), Some(message), "{ran}");
        let way_out = |line: &str| line.starts_with("hint: ") || line.starts_with("힌트: ");
        assert!(
            lines.next().is_none_or(way_out) && lines.next().is_none(),
            "{ran}"
        );
        ran
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"))
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "exit {:?}\n{}\n--- stderr\n{}",
            self.code, self.stdout, self.stderr
        )
    }
}
