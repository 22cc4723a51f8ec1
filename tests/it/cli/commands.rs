//! Search, tags, note, questions, check, and the command line itself.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use super::SHORT;
use crate::patience::{Home, patience, vault};
use crate::repository::root;

#[test]
fn tags_are_counted_with_those_below() {
    let vault = vault(&[("short.md", SHORT), ("b.md", "#problem #problem/bias\n")]);
    patience(["tags"])
        .vault(&vault)
        .run()
        .exits(0)
        .prints("#problem ")
        .prints("  /overfitting ");
    let tags = patience(["tags", "--json"])
        .vault(&vault)
        .run()
        .exits(0)
        .json();
    assert_eq!(tags.as_array().map(Vec::len), Some(5));
    assert_eq!(
        tags[2],
        json!({ "tag": "problem", "own": 1, "with_children": 2 })
    );
}

#[test]
fn a_note_goes_by_path_title_and_alias() {
    let vault = vault(&[("a/short.md", SHORT)]);
    for name in ["a/short.md", "short", "A short question", "SHORT ONE"] {
        let note = patience(["note", name]).vault(&vault).run().exits(0);
        note.prints("과적합을 막는")
            .says("patience quiz \"short-1\"");
    }
    let unknown = patience(["note", "shrot"]).vault(&vault).run();
    unknown
        .fails("error: no note is called `shrot`")
        .says("did you mean: short?");
}

#[test]
fn questions_are_listed_by_tag() {
    let vault = vault(&[("short.md", SHORT)]);
    let questions = |tag| patience(["questions", "--tag", tag]).vault(&vault).run();
    questions("problem")
        .exits(0)
        .prints("short-1\n  short.md:13\n")
        .says("1 question.");
    questions("#exam/mla").exits(0);
    questions("exam/aif")
        .exits(1)
        .prints_nothing()
        .says("No questions.");
    questions("12").fails("error: `12` is not a tag");
}

#[test]
fn questions_as_json_hold_all_that_is_written() {
    let vault = vault(&[("short.md", SHORT)]);
    let questions = patience(["questions", "--json"])
        .vault(&vault)
        .run()
        .exits(0)
        .json();
    let expected = json!([{
        "id": "short-1",
        "note": "short.md",
        "line": 13,
        "stem": "Validation accuracy falls after epoch 5. What stops the training by itself?",
        "options": [
            { "label": "A", "text": "Early stopping.", "explanation": "좋아지지 않으면 멈춘다." },
            { "label": "B", "text": "Dropout.", "explanation": "끝까지 간다." },
        ],
        "type": "choice",
        "key": ["A"],
        "explanation": "",
        "tags": ["problem/overfitting", "exam/mla"],
        "exam": null,
        "task": null,
        "scenario": null,
    }]);
    assert_eq!(questions, expected);
}

#[test]
fn the_shipped_vault_has_no_problem() {
    patience(["check"])
        .vault(root())
        .run()
        .exits(0)
        .prints_nothing()
        .says("No problems.");
    let json = patience(["check", "--json"])
        .vault(root())
        .run()
        .exits(0)
        .json();
    assert_eq!(json, json!([]));
}

#[test]
fn help_and_version_are_no_error() {
    patience(["--version"]).run().exits(0).prints("patience 0");
    patience(["--help"])
        .run()
        .exits(0)
        .prints("Usage: patience");
    patience(["why", "--help"]).run().exits(0).prints("--seeds");
    patience(["--help"])
        .lang("ko")
        .run()
        .exits(0)
        .prints("노트");
    patience([])
        .run()
        .exits(2)
        .prints_nothing()
        .says("Usage: patience");
    patience(["completions", "bash"])
        .run()
        .exits(0)
        .prints("patience");
}

#[test]
fn a_command_line_that_cannot_be_understood_says_why_in_one_message() {
    let check = |line: &'static str, message| {
        patience(line.split(' ')).run().fails(message);
    };
    check("frobnicate", "error: unknown command `frobnicate`");
    check("tags --frob", "error: unknown argument `--frob`");
    check("why", "error: something is missing: <QUESTION>");
    check(
        "why a --seeds 1",
        "error: `1` is not a valid value for `--seeds <N>`",
    );
    check("why a --seeds", "error: `--seeds <N>` needs a value");
    check(
        "frobnicate --lang ko",
        "오류: 알 수 없는 명령입니다: `frobnicate`",
    );
    check("search \"open", "error: the \" at column 1 is not closed");
    check(
        "search tga:#a",
        "error: tga: at column 1 is not a known operator",
    );
}

#[test]
fn a_refused_value_is_explained_by_the_help_of_its_argument() {
    let check = |line: &'static str, hint| {
        patience(line.split(' ')).run().exits(2).says(hint);
    };
    check(
        "why a --seeds 1",
        "hint: Train on this many seeds, 2 to 1024",
    );
    check(
        "completions nosh",
        "hint: bash, elvish, fish, powershell or zsh",
    );
    check("tags --jsn", "hint: did you mean: --json?");
}

/// `patience … | head -1`: whoever reads us may stop. The note is longer than a pipe holds, so it is still being
/// written when the reader leaves.
#[test]
fn a_closed_pipe_is_no_error() {
    let long = "A line that nobody reads.\n".repeat(20_000);
    let (vault, home) = (
        vault(&[("long.md", &format!("# Long\n\n{long}"))]),
        Home::new(),
    );
    let mut running = Command::new(env!("CARGO_BIN_EXE_patience"))
        .args(["note", "long", "--vault"])
        .arg(vault.path())
        .envs(home.surroundings())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = String::new();
    let mut pipe = BufReader::new(running.stdout.take().expect("a pipe"));
    pipe.read_line(&mut first).expect("a line");
    drop(pipe);
    let output = running.wait_with_output().expect("it ends");
    assert_eq!(first, "Long\n");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn no_command_writes_to_the_vault() {
    let vault = vault(&[
        ("a/short.md", SHORT),
        (".obsidian/app.json", "{}"),
        ("b.md", "#problem\n"),
    ]);
    let before = files(vault.path());
    let home = Home::new();
    for line in [
        "search 과적합",
        "tags",
        "note short",
        "links short",
        "links",
        "open short --print",
        "questions",
        "check",
        "quiz short-1",
        "why short-1 --seeds 2",
    ] {
        patience(line.split(' '))
            .vault(&vault)
            .home(&home)
            .stdin("B\n")
            .run();
    }
    assert_eq!(files(vault.path()), before);
    assert!(home.review_log().exists(), "the commands did run");
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.insert(
                path.display().to_string(),
                fs::read(&path).expect("readable"),
            );
        }
    }
    files
}
