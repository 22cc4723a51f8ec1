//! `patience quiz` with a script in place of a person: letters are those of the note, wherever an option stands.

use std::fs;

use patience::history::ReviewLog;
use rusqlite::Connection;

use super::SHORT;
use crate::patience::{Home, Ran, patience, vault, write};

fn quiz(home: &Home, typed: &str) -> Ran {
    let vault = vault(&[("short.md", SHORT)]);
    patience(["quiz", "short-1"])
        .vault(&vault)
        .home(home)
        .stdin(typed)
        .run()
}

/// Question, and whether it was answered rightly, of all that is logged.
fn logged(home: &Home) -> Vec<(String, bool)> {
    let log = ReviewLog::open(&home.review_log()).expect("a log");
    let past = log.past().expect("readable");
    past.into_iter()
        .map(|review| (review.question.as_str().to_owned(), review.correct))
        .collect()
}

#[test]
fn a_letter_is_that_of_the_note_however_options_are_shuffled() {
    for _ in 0..6 {
        let home = Home::new();
        quiz(&home, "A\n")
            .exits(0)
            .prints(" (A).")
            .prints("1 of 1 right.");
        quiz(&home, "B\n")
            .exits(1)
            .prints("Not right. The key is ")
            .prints("0 of 1 right.");
        assert_eq!(
            logged(&home),
            [("short-1".to_owned(), true), ("short-1".to_owned(), false)]
        );
    }
}

#[test]
fn every_explanation_follows_the_answer_and_none_comes_before() {
    let asked = quiz(&Home::new(), "").exits(1).stdout;
    assert!(
        asked.contains("Early stopping.") && !asked.contains("멈춘다"),
        "{asked}"
    );
    let answered = quiz(&Home::new(), "B\n").exits(1);
    answered
        .prints("좋아지지 않으면 멈춘다.")
        .prints("끝까지 간다.")
        .prints("patience why \"short-1\"");
}

#[test]
fn not_to_know_is_an_answer_and_to_stop_is_none() {
    let home = Home::new();
    quiz(&home, "q\n").exits(1).prints("0 of 0 right.");
    assert_eq!(logged(&home), []);
    quiz(&home, "0\n").exits(1).prints("0 of 1 right.");
    assert_eq!(logged(&home), [("short-1".to_owned(), false)]);
}

#[test]
fn what_is_no_answer_is_asked_again() {
    let home = Home::new();
    let quiz = quiz(&home, "C\n7\n\nA B\nA\n").exits(0);
    assert_eq!(quiz.stdout.matches("Your answer").count(), 5, "{quiz}");
    quiz.says("“C” is not an answer: type the number of an option, 1 to 2.");
    assert_eq!(logged(&home).len(), 1);
}

#[test]
fn input_that_ends_early_loses_no_answer() {
    let (home, second) = (Home::new(), SHORT.replace("short-1", "short-2"));
    let vault = vault(&[("short.md", SHORT), ("second.md", &second)]);
    let start = || patience(["quiz"]).vault(&vault).home(&home);
    start()
        .stdin("A\n")
        .run()
        .exits(0)
        .prints("Question 2 of 2")
        .prints("1 of 1 right.");
    assert_eq!(logged(&home).len(), 1);
    start().stdin("A\nA").run().exits(0).prints("2 of 2 right.");
    assert_eq!(logged(&home).len(), 3);
}

#[test]
fn a_question_not_asked_yet_comes_before_one_answered_rightly() {
    let (home, second) = (Home::new(), SHORT.replace("short-1", "short-2"));
    let vault = vault(&[("short.md", SHORT), ("second.md", &second)]);
    for _ in 0..2 {
        patience(["quiz", "--count", "1"])
            .vault(&vault)
            .home(&home)
            .stdin("A\n")
            .run()
            .exits(0);
    }
    let mut asked: Vec<String> = logged(&home)
        .into_iter()
        .map(|(question, _)| question)
        .collect();
    asked.sort();
    assert_eq!(asked, ["short-1", "short-2"]);
}

#[test]
fn nothing_to_ask_is_said() {
    let vault = vault(&[("short.md", SHORT), ("b.md", "#empty\n")]);
    patience(["quiz", "--tag", "empty"])
        .vault(&vault)
        .run()
        .exits(1)
        .says("error: no question has this tag");
    let unknown = patience(["quiz", "shrot-1"]).vault(&vault).run();
    unknown
        .fails("error: no question is called `shrot-1`")
        .says("did you mean: short-1?");
}

#[test]
fn a_damaged_log_is_told_before_anything_is_asked_and_left_alone() {
    let home = Home::new();
    let damaged = "no database, ".repeat(100);
    write(&home.review_log(), &damaged);
    let message = format!(
        "error: the review log {} is damaged or is no review log",
        home.review_log().display()
    );
    quiz(&home, "A\n").fails(&message).says("hint: ");
    assert_eq!(
        fs::read_to_string(home.review_log()).expect("readable"),
        damaged
    );
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let home = Home::new();
    fs::create_dir_all(home.review_log().parent().expect("a folder")).expect("made");
    let other = Connection::open(home.review_log()).expect("made");
    other
        .execute_batch("CREATE TABLE song (title TEXT)")
        .expect("made");
    quiz(&home, "A\n").fails(&format!(
        "error: {} is a database of another program",
        home.review_log().display()
    ));
    let count: u32 = other
        .query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))
        .expect("readable");
    assert_eq!(count, 1);
}

#[test]
fn a_locked_log_is_told_before_anything_is_asked() {
    let home = Home::new();
    quiz(&home, "A\n").exits(0);
    let other = Connection::open(home.review_log()).expect("opened");
    other.execute_batch("BEGIN EXCLUSIVE").expect("locked");
    let path = home.review_log().display().to_string();
    quiz(&home, "A\n").fails(&format!(
        "error: another program keeps the review log {path} locked"
    ));
    other.execute_batch("ROLLBACK").expect("unlocked");
    quiz(&home, "A\n").exits(0);
    assert_eq!(logged(&home).len(), 2);
}

#[test]
fn a_log_that_has_no_place_is_told_in_the_language_asked_for() {
    let (home, vault) = (Home::new(), vault(&[("short.md", SHORT)]));
    let folder = home.review_log().parent().expect("a folder").to_owned();
    write(&folder, "a file where the folder should be");
    let ran = patience(["quiz", "short-1"])
        .vault(&vault)
        .home(&home)
        .lang("ko")
        .stdin("A\n")
        .run()
        .exits(2);
    ran.prints_nothing().says("오류: ").says("힌트: ");
}
