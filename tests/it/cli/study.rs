//! `patience quiz --due`, `due`, `goal` and `history`, as a person goes from day to day.

use serde_json::Value;
use tempfile::TempDir;

use super::{SHORT, run, vault_of};
use crate::patience::{Home, patience, vault, write};

/// Notes with one question each, `q1` and so on. The key is A.
fn notes(count: usize) -> TempDir {
    vault_of(count, |at| SHORT.replace("short-1", &format!("q{at}")))
}

fn due(vault: &TempDir, home: &Home) -> Value {
    patience(["due", "--json"])
        .vault(vault)
        .home(home)
        .run()
        .json()
}

#[test]
fn a_first_day_asks_new_questions_and_what_was_wrong_again() {
    let (vault, home) = (notes(7), Home::new());
    run(&vault, &home, "due", "")
        .exits(0)
        .prints("0 due today, 7 new of 7 never asked.");
    // The first is wrong; it comes again behind five others, as the seventh of eight.
    let ran = run(&vault, &home, "quiz --due", "B\nA\nA\nA\nA\nA\nA\nA\n").exits(1);
    ran.prints("Question 8 of 8")
        .prints("7 of 8 right.")
        .prints("Left today: 0 due, 0 new. Tomorrow: 1 due.");
    run(&vault, &home, "due", "")
        .exits(1)
        .prints("0 due today, 0 new of 0 never asked.");
    run(&vault, &home, "quiz --due", "")
        .exits(1)
        .says("nothing is due");
}

#[test]
fn an_answer_taken_back_in_a_sitting_counts_no_more() {
    let (vault, home) = (notes(2), Home::new());
    let ran = run(&vault, &home, "quiz --due", "u\nB\nu\nA!\nA??\n").exits(0);
    ran.says("there is no answer to take back")
        .prints("Your last answer is taken back.")
        .prints("2 of 2 right.");
    let history = run(&vault, &home, "history", "").exits(0);
    history
        .prints("taken back")
        .prints("a guess")
        .says("3 of 3 answers");
    let forecast = due(&vault, &home)["forecast"].clone();
    assert_eq!(
        (&forecast[1], &forecast[2]),
        (&1.into(), &1.into()),
        "a guess comes tomorrow"
    );
}

#[test]
fn the_last_answer_can_be_taken_back_later() {
    let (vault, home) = (notes(1), Home::new());
    run(&vault, &home, "history --undo", "")
        .exits(1)
        .says("there is no answer to take back");
    run(&vault, &home, "quiz", "A\n").exits(0);
    run(&vault, &home, "history --undo", "")
        .exits(0)
        .prints("Taken back: the answer to q1 of ");
    assert_eq!(due(&vault, &home)["new"], 1);
}

#[test]
fn a_key_that_changes_makes_its_question_due() {
    let (vault, home) = (notes(1), Home::new());
    run(&vault, &home, "quiz --due", "A\n").exits(0);
    let text = SHORT.replace("short-1", "q1").replace("정답: A", "정답: B");
    write(&vault.path().join("note1.md"), &text);
    run(&vault, &home, "due", "").exits(0).prints("key changed");
    let ran = run(&vault, &home, "quiz --due", "B\n").exits(0);
    ran.prints("The key has changed since you last answered");
    assert_eq!(due(&vault, &home)["due"], Value::Array(Vec::new()));
}

#[test]
fn other_words_lose_nothing() {
    let (vault, home) = (notes(1), Home::new());
    run(&vault, &home, "quiz --due", "0\n").exits(1);
    let before = due(&vault, &home)["forecast"].clone();
    let text = SHORT
        .replace("short-1", "q1")
        .replace("epoch 5", "epoch five");
    write(&vault.path().join("note1.md"), &text);
    assert_eq!(due(&vault, &home)["forecast"], before);
}

#[test]
fn a_goal_is_kept_and_shown() {
    let (vault, home) = (notes(1), Home::new());
    run(&vault, &home, "goal", "")
        .exits(0)
        .prints("No exam is set");
    let goal = "goal --exam 2999-12-31 --retention 85 --per-day 12";
    run(&vault, &home, goal, "")
        .exits(0)
        .prints("falls to 85 %");
    run(&vault, &home, "goal --exam 2999-02-30", "")
        .exits(2)
        .says("“2999-02-30” is no date")
        .says("write it as 2027-01-31");
    run(&vault, &home, "due", "")
        .exits(0)
        .prints("on 2999-12-31.");
    run(&vault, &home, "goal --no-exam", "")
        .exits(0)
        .prints("A day holds 12 questions.");
    assert_eq!(due(&vault, &home)["exam"], Value::Null);
}

#[test]
fn two_devices_become_one() {
    let vault = notes(2);
    let (phone, desk) = (Home::new(), Home::new());
    run(&vault, &phone, "quiz q1", "A\n").exits(0);
    run(&vault, &desk, "quiz q2", "B\n").exits(1);
    run(&vault, &desk, "goal --per-day 9", "").exits(0);
    let of_phone = run(&vault, &phone, "history --export", "").exits(0).stdout;
    let of_desk = run(&vault, &desk, "history --export", "").exits(0).stdout;
    run(&vault, &phone, "history --import -", &of_desk)
        .exits(0)
        .prints("Added: 2. Known before: 0.");
    run(&vault, &desk, "history --import -", &of_phone)
        .exits(0)
        .prints("Added: 1. Known before: 0.");
    run(&vault, &desk, "history --import -", &of_phone)
        .exits(0)
        .prints("Added: 0. Known before: 1.");
    let export = |home| run(&vault, home, "history --export", "").stdout;
    assert_eq!(export(&phone), export(&desk));
    assert_eq!(due(&vault, &phone), due(&vault, &desk));
}

#[test]
fn a_line_cut_off_is_told_and_the_others_count() {
    let (vault, home, other) = (notes(1), Home::new(), Home::new());
    run(&vault, &home, "quiz", "A\n").exits(0);
    let mut export = run(&vault, &home, "history --export", "").stdout;
    export += "{\"v\":1,\"kind\":\"ans";
    let file = home.path().join("phone.jsonl");
    write(&file, &export);
    let words = ["history", "--import", file.to_str().expect("a name")];
    let ran = patience(words).vault(&vault).home(&other).run().exits(1);
    ran.prints("Added: 1. Known before: 0. Lines not read: 1.")
        .says("phone.jsonl:2:1")
        .says("no entry of a review log");
}

#[test]
fn statistics_follow_from_the_answers() {
    let (vault, home) = (notes(2), Home::new());
    run(&vault, &home, "stats", "")
        .exits(1)
        .says("nothing has been answered yet");
    run(&vault, &home, "quiz q1", "B!\n").exits(1);
    run(&vault, &home, "quiz q2", "A\n").exits(0);
    run(&vault, &home, "stats", "")
        .exits(0)
        .prints("2 answers, 50 % right [9, 91]; 0 % known")
        .prints("#problem/overfitting")
        .prints("Sure and wrong: q1");
    let stats = run(&vault, &home, "stats --json", "").exits(0).json();
    assert_eq!(stats["all"]["answers"], 2);
    assert_eq!(stats["calibration"]["sure"]["right"], 0);
    assert_eq!(stats["forecast"][1], 1);
}

#[test]
fn a_few_answers_are_not_fitted() {
    let (vault, home) = (notes(1), Home::new());
    run(&vault, &home, "quiz", "A\n").exits(0);
    run(&vault, &home, "fit", "")
        .exits(1)
        .says("fewer than 100 answers on later days");
    run(&vault, &home, "fit --standard", "")
        .exits(0)
        .prints("The standard parameters hold.");
}

#[test]
fn a_disputed_question_is_out_until_it_is_settled() {
    let (vault, home) = (notes(2), Home::new());
    run(&vault, &home, "quiz q1", "B\n").exits(1);
    run(&vault, &home, "dispute q1", "")
        .exits(2)
        .says("there is no dispute without a reason");
    run(&vault, &home, "dispute --settle q1", "")
        .exits(2)
        .says("q1 is not disputed");
    run(&vault, &home, "dispute q1 both are right", "")
        .exits(0)
        .prints("q1 is disputed");
    run(&vault, &home, "dispute", "")
        .exits(0)
        .prints("q1  both are right");
    run(&vault, &home, "check", "")
        .exits(1)
        .prints("q1 is disputed: both are right");
    run(&vault, &home, "stats", "").exits(1);
    run(&vault, &home, "quiz", "A\n")
        .exits(0)
        .prints("Question 1 of 1");
    run(&vault, &home, "dispute --settle q1", "")
        .exits(0)
        .prints("counts again");
    run(&vault, &home, "check", "").exits(0);
    run(&vault, &home, "stats", "").exits(0).prints("2 answers");
}

#[test]
fn answers_follow_a_question_without_id_to_another_place() {
    let question =
        |stem: &str| format!("**Question:**\n{stem}\n\nA) Yes.\nB) No.\n\n**정답: A**\n\n---\n\n");
    let vault = vault(&[("plain.md", &question("Is it old?"))]);
    let home = Home::new();
    run(&vault, &home, "quiz --due", "A\n").exits(0);
    let text = question("Is it new?") + &question("Is it old?");
    write(&vault.path().join("plain.md"), &text);
    let before = due(&vault, &home);
    assert_eq!(
        (&before["new"], &before["forecast"][2]),
        (&1.into(), &1.into())
    );
    run(&vault, &home, "quiz --due", "A\n")
        .exits(0)
        .prints("Is it new?")
        .prints("1 of 1 right.");
}

#[test]
fn answers_to_a_disputed_question_are_not_fitted() {
    const MS_PER_DAY: u64 = 86_400_000;
    let (vault, home) = (notes(1), Home::new());
    let answer = |day: u64| {
        format!(
            "{{\"v\":1,\"kind\":\"answer\",\"id\":\"{day:032x}\",\"at_ms\":{},\"utc_offset_minutes\":0,\"program\":\"\",\
             \"question\":\"q1\",\"fingerprint\":\"\",\"shown\":\"AB\",\"chosen\":\"A\",\"key\":\"A\",\"correct\":true,\
             \"confidence\":null,\"think_ms\":1,\"session\":\"\"}}\n",
            day * MS_PER_DAY
        )
    };
    let answers: String = (1..=101).map(answer).collect();
    run(&vault, &home, "history --import -", &answers).exits(0);
    let fit = run(&vault, &home, "fit", "");
    assert!(fit.stdout.contains("Of 100 answers"), "{fit}");
    run(&vault, &home, "dispute q1 both are right", "").exits(0);
    run(&vault, &home, "fit", "")
        .exits(1)
        .says("fewer than 100 answers");
}
