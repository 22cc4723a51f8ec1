//! The README's commands run: what it tells a person to type is typed here, in its order, and must end well.
//!
//! Commands stand in blocks marked `sh`: in a block with prompts the lines that begin with `$ `, else every line that is
//! no comment. A line that ends in `\` goes on. Blocks marked otherwise, such as `text`, are pictures.
//!
//! Commands run in a copy of the notes and questions of the repository, one after another, with three liberties: what
//! is kept goes to a folder that goes away; what trains does so on few seeds where it names no number; `serve` is told to
//! stop after a moment; and at a `quiz` to which nothing is piped nobody sits, so it may end with 1, as may `exam`,
//! `stats` and `fit`, for want of an answer.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::patience::{Home, folder, write};
use crate::repository::{read, root};

/// What is not run, word for word: it is what runs this test; it trains every question of the vault for minutes, and
/// `cli/check_lab.rs` tries it on a small one.
const LEFT_OUT: [&str; 2] = ["cargo test", "patience check --lab"];

/// What trains, and how little of it is enough here: below six seeds `check --lab` has nothing to say.
const FEW: [(&str, &str); 3] = [
    ("why", "--seeds 2"),
    ("--lab", "--seeds 6 --yes"),
    ("lab", "--seeds 2"),
];

/// Stops what would run for ever as Ctrl-C does, and ends as it ends.
const SOON: [&str; 4] = ["timeout", "--preserve-status", "--signal=INT", "1"];

/// A command with the line of the README it begins in.
#[derive(Debug, PartialEq)]
struct Typed {
    line: usize,
    command: String,
}

#[test]
fn every_command_of_the_readme_runs() {
    let typed = commands(&read("README.md"));
    let run: Vec<&Typed> = typed
        .iter()
        .filter(|typed| !LEFT_OUT.contains(&typed.command.as_str()))
        .collect();
    assert!(
        !run.is_empty(),
        "README.md has no command to run: no block marked `sh` holds one"
    );
    let (home, root) = (Home::new(), copy());
    for Typed { line, command } in run {
        let place = format!("README.md:{line}: `{command}`");
        let script = as_run(command).unwrap_or_else(|why| panic!("{place} {why}"));
        let output = shell(&script, root.path(), &home);
        let code = output.status.code();
        let nobody_answers = needs_answers(&script) && code == Some(1);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            code == Some(0) || nobody_answers,
            "{place} ends with {code:?}\n{said}"
        );
    }
}

/// What commands write among the notes does not get into the repository.
fn copy() -> TempDir {
    let copy = folder();
    for part in ["notes", "questions"] {
        for file in root().join(part).read_dir().expect("a folder") {
            let file = file.expect("listed").path();
            let text = std::fs::read_to_string(&file).expect("a note");
            let inside = file.strip_prefix(root()).expect("it lies in it");
            write(&copy.path().join(inside), &text);
        }
    }
    copy
}

fn shell(script: &str, folder: &Path, home: &Home) -> std::process::Output {
    let program = Path::new(env!("CARGO_BIN_EXE_patience"));
    let mut path = program
        .parent()
        .expect("it lies in a folder")
        .as_os_str()
        .to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path);
    command
        .envs(home.surroundings())
        .stdin(Stdio::null())
        .output()
        .expect("there is a shell")
}

/// The commands in the blocks marked `sh`, in their order.
fn commands(readme: &str) -> Vec<Typed> {
    let mut found = Vec::new();
    let mut block: Option<Block<'_>> = None;
    for (at, line) in readme.lines().enumerate() {
        match &mut block {
            None => block = Block::opened_by(line),
            Some(open) if open.is_closed_by(line) => {
                found.extend(block.take().into_iter().flat_map(Block::commands));
            }
            Some(open) => open.lines.push((at + 1, line)),
        }
    }
    found
}

/// A fenced block.
struct Block<'a> {
    fence: &'a str,
    is_shell: bool,
    lines: Vec<(usize, &'a str)>,
}

impl<'a> Block<'a> {
    fn opened_by(line: &'a str) -> Option<Block<'a>> {
        let line = line.trim();
        let marker = line.chars().next().filter(|sign| "`~".contains(*sign))?;
        let (fence, mark) = line.split_at(line.len() - line.trim_start_matches(marker).len());
        let is_shell = mark.split_whitespace().next() == Some("sh");
        (fence.len() >= 3).then_some(Block {
            fence,
            is_shell,
            lines: Vec::new(),
        })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.starts_with(self.fence) && line.trim_start_matches(&self.fence[..1]).is_empty()
    }

    fn commands(self) -> Vec<Typed> {
        let prompt = |line: &'a str| line.trim_start().strip_prefix("$ ");
        let prompted = self.lines.iter().any(|(_, line)| prompt(line).is_some());
        let mut typed: Vec<Typed> = Vec::new();
        let mut goes_on = false;
        for (line, text) in self.lines.into_iter().filter(|_| self.is_shell) {
            let text = text.trim();
            let begun = if prompted { prompt(text) } else { Some(text) };
            let begun = begun.filter(|text| !text.is_empty() && !text.starts_with('#'));
            match (typed.last_mut().filter(|_| goes_on), begun) {
                (Some(last), _) => last.command += text,
                (None, Some(text)) => typed.push(Typed {
                    line,
                    command: text.to_owned(),
                }),
                (None, None) => continue,
            }
            let last = &mut typed.last_mut().expect("just typed").command;
            goes_on = last.ends_with('\\');
            last.truncate(last.trim_end_matches('\\').len());
        }
        typed
    }
}

/// The command as it is run here: through the built program, on few seeds.
fn as_run(command: &str) -> Result<String, &'static str> {
    let command = match command.strip_prefix("cargo run ") {
        Some(run) => {
            let (_, words) = run
                .split_once("-- ")
                .ok_or("gives the program nothing to do")?;
            format!("patience {words}")
        }
        None => command.to_owned(),
    };
    let runs_us = command
        .split(['|', ';', '&'])
        .any(|part| part.split_whitespace().next() == Some("patience"));
    if !runs_us || command.contains("cargo ") {
        return Err("is neither `patience …`, `cargo run … -- …` nor left out by this test");
    }
    let mut words: Vec<String> = command.split(' ').map(str::to_owned).collect();
    let says_how_many = command.contains("--seeds") || command.contains("--help");
    let few = FEW
        .iter()
        .find(|(word, _)| words.iter().any(|typed| typed == word));
    if let Some((word, few)) = few.filter(|_| !says_how_many) {
        let place = words.iter().position(|typed| typed == word);
        words.insert(place.expect("it was found") + 1, (*few).to_owned());
    }
    if words.iter().any(|typed| typed == "serve") {
        words.splice(0..0, SOON.map(str::to_owned));
        words.push("--port 0".to_owned());
    }
    Ok(words.join(" "))
}

fn needs_answers(script: &str) -> bool {
    let mut words = script.split_whitespace();
    words.any(|word| ["quiz", "exam", "stats", "fit"].contains(&word))
        && !script.contains(['|', '<'])
}

#[test]
fn commands_stand_in_blocks_marked_sh() {
    let check = |readme: &str, expected: &[(usize, &str)]| {
        let typed = commands(readme);
        let found: Vec<(usize, &str)> = typed
            .iter()
            .map(|typed| (typed.line, typed.command.as_str()))
            .collect();
        assert_eq!(found, expected, "{readme}");
    };
    check(
        "a\n\n```sh\npatience tags\n\n# all\npatience check\n```\npatience no\n",
        &[(4, "patience tags"), (7, "patience check")],
    );
    check(
        "```sh\n$ patience tags\n#problem  1\n  $ patience check\n```\n",
        &[(2, "patience tags"), (4, "patience check")],
    );
    check(
        "```text\npatience tags\n```\n```\npatience tags\n```\n~~~sh\npatience check\n~~~\n",
        &[(8, "patience check")],
    );
    check(
        "```markdown\n~~~sh\npatience a\n~~~\n```\n````sh\n```\npatience b\n````\n",
        &[(7, "```"), (8, "patience b")],
    );
    check(
        "```sh\npatience why a \\\n  --svg b.svg\npatience tags\n```\n",
        &[(2, "patience why a --svg b.svg"), (4, "patience tags")],
    );
    check(
        "```sh\n$ patience why a \\\n  --seeds 4\nout\n```\n",
        &[(2, "patience why a --seeds 4")],
    );
    check("```sh\nnever closed\n", &[]);
    check("`sh`\n``sh``\n", &[]);
}

#[test]
fn a_command_runs_through_the_built_program_with_few_seeds() {
    let check = |command: &str, expected: Result<&str, ()>| {
        let found = as_run(command);
        assert_eq!(found.as_deref().map_err(|_| ()), expected, "{command}");
    };
    check(
        "cargo run --release -- tags --vault notes",
        Ok("patience tags --vault notes"),
    );
    check(
        "patience serve --open",
        Ok("timeout --preserve-status --signal=INT 1 patience serve --open --port 0"),
    );
    check("cargo run -- why a", Ok("patience why --seeds 2 a"));
    check("patience why a --seeds 8", Ok("patience why a --seeds 8"));
    check(
        "patience why a --svg b.svg",
        Ok("patience why --seeds 2 a --svg b.svg"),
    );
    check("echo A | patience quiz a", Ok("echo A | patience quiz a"));
    check(
        "patience search \"why not\"",
        Ok("patience search \"why not\""),
    );
    check("cargo run", Err(()));
    check("cargo install --path . && patience tags", Err(()));
    check("rm -r patience", Err(()));
}

#[test]
fn only_what_needs_answers_may_end_with_1() {
    assert!(needs_answers("patience quiz --count 5"));
    assert!(needs_answers("patience stats"));
    assert!(needs_answers("patience exam MLA-C01"));
    assert!(!needs_answers("echo A | patience quiz a"));
    assert!(!needs_answers("patience search quizzes"));
}
