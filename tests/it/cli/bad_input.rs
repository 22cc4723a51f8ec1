//! What people write wrong, and what a disk does: one clear message with path and line, and the rest keeps working.

use std::fs;

use serde_json::{Value, json};

use super::SHORT;
use crate::patience::{Home, folder, patience, vault, write};

/// A question as it should be, to be spoiled.
const SOUND: &str = "\
# A sound question

**Question:**
Which one stops overfitting?

**Options:**
- A) Early stopping.
- B) Dropout.

**정답: A**
";

/// Checks a vault of one sound and one spoiled note: the message is told with path and line, in Korean too, and the
/// sound question is asked as before.
fn check(spoiled: &str, line: usize, message: &str, hint: &str) {
    let vault = vault(&[("bad/note.md", spoiled), ("short.md", SHORT)]);
    let json = patience(["check", "--json"])
        .vault(&vault)
        .run()
        .exits(1)
        .json();
    let told: Vec<&Value> = json.as_array().expect("a list").iter().collect();
    assert_eq!(told.len(), 1, "{json}");
    let (path, severity) = (&told[0]["path"], &told[0]["severity"]);
    assert_eq!(
        (path, severity, &told[0]["line"]),
        (&json!("bad/note.md"), &json!("error"), &json!(line))
    );
    assert_eq!(
        (&told[0]["message"], &told[0]["hint"]),
        (&json!(message), &json!(hint))
    );

    let text = patience(["check"]).vault(&vault).run().exits(1);
    text.prints(&format!("error: {message}\n"))
        .prints(&format!("bad/note.md:{line}:"))
        .prints(&format!("hint: {hint}"))
        .says("1 problem.");
    let korean = patience(["check"]).vault(&vault).lang("ko").run().exits(1);
    assert!(
        !korean.stdout.contains(message) && korean.stdout.contains("오류: "),
        "{korean}"
    );
    patience(["quiz", "short-1"])
        .vault(&vault)
        .stdin("A\n")
        .run()
        .exits(0);
}

#[test]
fn a_question_without_key() {
    let hint = "write a line such as **Answer: A** under the options";
    check(
        &SOUND.replace("**정답: A**\n", ""),
        4,
        "the question has no answer line",
        hint,
    );
}

#[test]
fn a_key_that_is_no_option() {
    let message = "the answer is D, but the options are A, B";
    check(
        &SOUND.replace("정답: A", "정답: D"),
        10,
        message,
        "correct the letter, or add the option",
    );
}

#[test]
fn two_keys() {
    let hint = "keep one answer line, and start each question with a heading";
    check(
        &format!("{SOUND}\n**정답: B**\n"),
        12,
        "two answers contradict each other: A and B",
        hint,
    );
}

#[test]
fn one_option() {
    let hint = "write at least two options, such as - A) and - B)";
    check(
        &SOUND.replace("- B) Dropout.\n", ""),
        7,
        "the question has only one option",
        hint,
    );
}

/// The note with a `lab:` whose only option line, the fifth of the file, is this.
fn with_lab(option: &str) -> String {
    let comment = format!("<!-- quiz:\n  lab:\n    options:\n      {option}\n-->\n");
    SOUND.replacen("\n\n", &format!("\n{comment}\n"), 1)
}

#[test]
fn a_lab_with_a_name_that_nobody_knows() {
    check(
        &with_lab("A: { early_stoping: { patience: 2 } }"),
        5,
        "unknown name `early_stoping`",
        "did you mean `early_stopping`?",
    );
    check(
        &with_lab("A: { early_stopping: { patiance: 2 } }"),
        5,
        "unknown name `patiance`",
        "did you mean `patience`?",
    );
    check(
        &with_lab("F: { dropout: 0.5 }"),
        5,
        "the lab speaks of option F, which the question does not have",
        "one of: A, B",
    );
}

#[test]
fn a_lab_with_a_value_outside_its_range() {
    check(
        &with_lab("B: { dropout: 1.5 }"),
        5,
        "`1.5` is outside the range",
        "from 0 to 0.9",
    );
}

#[test]
fn a_lab_with_a_mode_that_its_monitor_does_not_have() {
    check(
        &with_lab("A: { early_stopping: { monitor: \"validation:loss\", mode: max } }"),
        5,
        "`mode: max` is not the mode of `validation:loss`",
        "leave `mode` out; the monitor decides it",
    );
}

#[test]
fn a_refused_lab_stops_why_and_nothing_else() {
    let spoiled = with_lab("A: { early_stoping: { patience: 2 } }");
    let vault = vault(&[("note.md", &spoiled)]);
    let why = patience(["why", "note-1"]).vault(&vault).run();
    why.fails("error: the `lab:` of `note-1` cannot be used")
        .says("hint: `patience check` says where and why");
    patience(["quiz", "note-1"])
        .vault(&vault)
        .stdin("A\n")
        .run()
        .exits(0);
}

#[test]
fn a_folder_that_is_no_vault() {
    let (empty, home) = (folder(), Home::new());
    let file = empty.path().join("note.txt");
    write(&file, "x");
    let missing = empty.path().join("missing");
    for line in [
        "tags",
        "search x",
        "check",
        "questions",
        "note x",
        "links x",
        "open x",
        "quiz",
        "why x",
    ] {
        let start = || patience(line.split(' ')).home(&home);
        let message = format!("error: there is no folder {}", missing.display());
        start()
            .vault(&missing)
            .run()
            .fails(&message)
            .says("hint: name the folder of your notes with --vault");
        start().vault(&file).run().fails(&format!(
            "error: {} is a file, not a folder of notes",
            file.display()
        ));
        start()
            .vault(&empty)
            .run()
            .fails(&format!("error: no notes in {}", empty.path().display()))
            .says("hint: ");
    }
    let korean = patience(["tags"]).vault(&missing).lang("ko").run();
    korean
        .fails(&format!(
            "오류: {} 폴더를 찾을 수 없습니다",
            missing.display()
        ))
        .says("힌트: ");
}

#[test]
fn a_question_by_a_wrong_name() {
    let vault = vault(&[("short.md", SHORT)]);
    for command in ["why", "quiz"] {
        let near = patience([command, "shrot-1"]).vault(&vault).run();
        near.fails("error: no question is called `shrot-1`")
            .says("hint: did you mean: short-1?");
        let far = patience([command, "zebra"]).vault(&vault).run();
        far.fails("error: no question is called `zebra`")
            .says("hint: `patience questions` lists them all");
        let korean = patience([command, "shrot-1"])
            .vault(&vault)
            .lang("ko")
            .run();
        korean
            .fails("오류: 그런 이름의 문제가 없습니다: `shrot-1`")
            .says("short-1");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let vault = vault(&[("short.md", SHORT)]);
    fs::write(vault.path().join("old.md"), b"# \xb0\xfa\xc0\xfb\xc7\xd5\n").expect("written");
    let check = patience(["check"]).vault(&vault).run().exits(1);
    check.prints("not UTF-8").prints("old.md");
    patience(["search", "과적합을"])
        .vault(&vault)
        .run()
        .exits(0)
        .prints("short.md:8");
}

#[test]
fn a_folder_with_the_name_of_a_note() {
    let vault = vault(&[("short.md", SHORT), ("folder.md/inside.md", "# Inside\n")]);
    patience(["check"]).vault(&vault).run().exits(0);
    patience(["search", "inside"])
        .vault(&vault)
        .run()
        .exits(0)
        .prints("folder.md/inside.md:1");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read() {
    let vault = vault(&[("short.md", SHORT)]);
    let to_itself = vault.path().join("loop.md");
    std::os::unix::fs::symlink(&to_itself, &to_itself).expect("linked");
    std::os::unix::fs::symlink("/nowhere/gone.md", vault.path().join("gone.md")).expect("linked");
    let json = patience(["check", "--json"])
        .vault(&vault)
        .run()
        .exits(1)
        .json();
    assert_eq!(
        json.as_array().map(Vec::len),
        Some(1),
        "a link to nothing is no note: {json}"
    );
    assert_eq!(json[0]["path"], "loop.md");
    assert!(
        json[0]["message"]
            .as_str()
            .is_some_and(|said| said.starts_with("cannot be read: ")),
        "{json}"
    );
    patience(["tags"]).vault(&vault).run().exits(0);
    patience(["quiz", "short-1"])
        .vault(&vault)
        .stdin("A\n")
        .run()
        .exits(0);
    patience(["search", "dropout"]).vault(&vault).run().exits(0);
}

#[test]
fn a_cache_that_cannot_be_written_is_a_warning() {
    let (vault, home) = (vault(&[("short.md", SHORT)]), Home::new());
    write(&home.cache(), "a file where the folder should be");
    let start = |line: &'static str| patience(line.split(' ')).vault(&vault).home(&home);
    let search = start("search dropout").run().exits(0);
    search
        .prints("short.md:")
        .says("warning: the index cannot be kept in ");
    let why = start("why short-1 --seeds 2").run().exits(0);
    why.prints("held-out")
        .says("warning: the results could not be kept");
    start("search dropout")
        .lang("ko")
        .run()
        .exits(0)
        .says("경고: ");
    let json = start("why short-1 --seeds 2 --json").run().exits(0);
    assert_eq!(
        json.json()["question"],
        "short-1",
        "warnings stay out of the data"
    );
}

#[test]
fn a_damaged_index_is_built_anew() {
    let (vault, home) = (vault(&[("short.md", SHORT)]), Home::new());
    let search = || {
        patience(["search", "dropout"])
            .vault(&vault)
            .home(&home)
            .run()
            .exits(0)
            .prints("short.md:")
    };
    search();
    let mut folders = vec![home.cache().join("patience/index")];
    let mut damaged = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                fs::write(path, "damaged").expect("written");
                damaged += 1;
            }
        }
    }
    assert!(damaged > 0, "an index was kept");
    search();
}
