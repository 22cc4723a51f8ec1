//! The program on a terminal, made by `script` (util-linux): what moves, what is asked, what is colored.

use assert_cmd::Command;
use tempfile::TempDir;

use super::SHORT;
use crate::patience::{Home, patience, vault, write};

/// Runs a command line of the program on a terminal, typing `typed`; gives up after a minute.
fn on_terminal(words: &str, typed: &str) -> String {
    on_terminal_with(&Home::new(), &vault(&[("short.md", SHORT)]), words, typed)
}

fn on_terminal_with(home: &Home, vault: &TempDir, words: &str, typed: &str) -> String {
    let program = env!("CARGO_BIN_EXE_patience");
    let line = format!("{program} --vault {} {words}", vault.path().display());
    let ran = Command::new("timeout")
        .args([
            "60",
            "script",
            "--quiet",
            "--return",
            "--command",
            &line,
            "/dev/null",
        ])
        .envs(home.surroundings())
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .write_stdin(typed)
        .output()
        .expect("util-linux has `script`, coreutils `timeout`");
    let screen = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(
        matches!(ran.status.code(), Some(0 | 1)),
        "{:?}\n{screen}",
        ran.status
    );
    screen
}

/// The bar draws from the threads that train; with standard error locked elsewhere they waited for ever.
#[test]
fn a_training_that_is_watched_comes_to_its_end() {
    let screen = on_terminal("why short-1 --seeds 6", "");
    assert!(screen.contains("Training every option"), "{screen}");
    assert!(
        screen.contains("By held-out accuracy") || screen.contains("No verdict"),
        "{screen}"
    );
}

#[test]
fn a_quiz_trains_when_asked_to() {
    let screen = on_terminal("quiz short-1", "1\n\nw\n");
    assert!(screen.contains("These were 8 seeds."), "{screen}");
    assert!(screen.contains("of 1 right."), "{screen}");
}

#[test]
fn a_person_says_how_sure_before_the_key_is_shown() {
    let screen = on_terminal("quiz short-1", "1\n9\n2\n\n");
    let (asked, verdict) = (screen.find("How sure are you?"), screen.find("key"));
    assert!(asked.is_some() && asked < verdict, "{screen}");
    assert_eq!(screen.matches("How sure are you?").count(), 2, "{screen}");
    let quick = on_terminal("quiz short-1", "1?\n\n")
        + &on_terminal("quiz --no-confidence short-1", "1\n\n");
    assert!(
        !quick.contains("How sure") && quick.matches("of 1 right.").count() == 2,
        "{quick}"
    );
}

#[test]
fn a_letter_is_no_answer_where_letters_are_not_shown() {
    let screen = on_terminal("quiz short-1", "A\n0\n\n");
    assert!(screen.contains("is not an answer"), "{screen}");
    assert!(screen.contains("0 of 1 right."), "{screen}");
}

#[test]
fn an_exam_begins_when_asked_to_and_asks_before_it_ends() {
    let vault = vault(&[("short.md", &exam_note())]);
    let typed = "\ns\n\n1\ns\ns\n\n\n";
    let screen = on_terminal_with(&Home::new(), &vault, "exam MLA-C01", typed);
    let parts = [
        "Press Enter to begin",
        "Question 1 of 1",
        "Hand in? 1 blank, 0 flagged",
        "Hand in? 0 blank, 0 flagged",
        "of 1 right",
        "Press Enter to go through the questions",
        "train every option",
    ];
    let mut from = 0;
    for part in parts {
        let at = screen[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part} is not behind the others in\n{screen}"));
    }
}

#[test]
fn an_exam_that_is_not_begun_is_none() {
    let vault = vault(&[("short.md", &exam_note())]);
    let screen = on_terminal_with(&Home::new(), &vault, "exam MLA-C01", "q\n");
    assert!(!screen.contains("Question 1"), "{screen}");
}

fn exam_note() -> String {
    SHORT.replace("id: short-1,", "id: short-1, exam: MLA-C01, task: \"2.3\",")
}

#[test]
fn a_stray_is_asked_about_and_goes_where_a_person_says() {
    let question = "## Q. old?\n- A) one\n- B) two\n\n정답: A\n";
    let (vault, home) = (vault(&[("n.md", question)]), Home::new());
    patience(["quiz"])
        .vault(&vault)
        .home(&home)
        .stdin("A\n")
        .run()
        .exits(0);
    let edited = question.replace("old?", "new?\n<!-- quiz: {id: early} -->");
    write(&vault.path().join("n.md"), &edited);
    let screen = on_terminal_with(&home, &vault, "relink", "n\n");
    assert!(screen.contains("Is it this question?"), "{screen}");
    assert!(!screen.contains("belongs to early"), "{screen}");
    let screen = on_terminal_with(&home, &vault, "relink", "what\ny\n");
    assert!(
        screen.contains("1 answer now belongs to early."),
        "{screen}"
    );
    patience(["relink"])
        .vault(&vault)
        .home(&home)
        .run()
        .exits(1);
}
