//! A server that runs as long as a test needs it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::patience::Home;

pub(super) struct Served {
    program: Child,
    /// `127.0.0.1:7240`.
    pub(super) host: String,
}

impl Served {
    /// Serves a vault on any free port of loopback.
    pub(super) fn of(vault: &Path, home: &Home) -> Served {
        Served::with(vault, home, &[])
    }

    pub(super) fn with(vault: &Path, home: &Home, words: &[&str]) -> Served {
        let mut program = Command::new(env!("CARGO_BIN_EXE_patience"))
            .args(["serve", "--port", "0"])
            .args(words)
            .arg("--vault")
            .arg(vault)
            .envs(home.surroundings())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(program.stdout.take().expect("piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it says where it is");
        // What it says later is of no interest, but it must be able to say it.
        std::thread::spawn(move || said.lines().map_while(Result::ok).count());
        let (_, address) = line.split_once("http://").expect("an address");
        let (host, _) = address.split_once('/').expect("an address");
        Served {
            program,
            host: host.to_owned(),
        }
    }

    pub(super) fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// As Ctrl-C does; whether it left of its own accord.
    #[cfg(unix)]
    pub(super) fn interrupt(mut self) -> bool {
        let id = self.program.id().to_string();
        let told = Command::new("kill").args(["-INT", &id]).status();
        told.is_ok_and(|told| told.success())
            && self.program.wait().is_ok_and(|left| left.success())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}
