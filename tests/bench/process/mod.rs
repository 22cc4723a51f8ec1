//! Whole processes: how long they take, what they print, and the most memory they hold. Which ones are run, and what
//! for, is not known here.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a finished process left.
pub(crate) struct Finished {
    pub(crate) ms: f64,
    pub(crate) printed: String,
}

/// Times of one process, in milliseconds, sorted.
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn of(mut ms: Vec<f64>) -> Times {
        ms.sort_by(f64::total_cmp);
        Times(ms)
    }

    pub(crate) fn best(&self) -> f64 {
        self.0[0]
    }

    pub(crate) fn median(&self) -> f64 {
        self.at(0.5)
    }

    pub(crate) fn worst(&self) -> f64 {
        self.0[self.0.len() - 1]
    }

    /// The smallest time that this share of all, 0 to 1, does not exceed.
    pub(crate) fn at(&self, share: f64) -> f64 {
        let place = (self.0.len() as f64 * share).ceil() as usize;
        self.0[place.clamp(1, self.0.len()) - 1]
    }
}

/// `patience search WORD` in a vault, with its cache in `home`.
pub(crate) fn patience(vault: &Path, home: &Path, word: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patience"));
    command
        .args(["--vault".as_ref(), vault.as_os_str()])
        .args(["search", word])
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"));
    command
}

/// `rg -l WORD` over the Markdown of a vault: patience reads no other files, so ripgrep is not made to.
pub(crate) fn rg(vault: &Path, word: &str) -> Command {
    let mut command = Command::new("rg");
    command.args(["-l", "--type", "md", "--", word]).arg(vault);
    command
}

/// Whether ripgrep is installed.
pub(crate) fn has_rg() -> bool {
    let asked = Command::new("rg").arg("--version").output();
    asked.is_ok_and(|asked| asked.status.success())
}

/// Runs it to its end. Both programs leave 1 when nothing was found, and more when something went wrong.
pub(crate) fn run(mut command: Command) -> Finished {
    command.stdin(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let output = command.output().expect("it starts");
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command:?}");
    Finished {
        ms,
        printed: String::from_utf8_lossy(&output.stdout).into_owned(),
    }
}

/// The most megabytes a process held at once, mapped files included, by GNU time; `None` where there is none.
pub(crate) fn peak_mb(command: &Command, home: &Path) -> Option<f64> {
    let note = home.join("peak");
    let mut timed = Command::new("time");
    timed.args(["-f", "%M", "-o"]).arg(&note);
    timed.arg(command.get_program()).args(command.get_args());
    timed.envs(
        command
            .get_envs()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    timed.stdout(Stdio::null()).stderr(Stdio::null());
    timed.status().ok()?;
    let said = std::fs::read_to_string(&note).ok()?;
    let kib: f64 = said.lines().last()?.trim().parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}
