//! `patience exam`: sat, left and gone on with, out of time, handed in, looked at again.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{SHORT, run, vault_of};
use crate::patience::{Home, vault};

/// Notes with one question each, all of domain 2 of MLA-C01. The key is A.
fn notes(count: usize) -> TempDir {
    vault_of(count, |at| {
        let metadata = format!("id: q{at}, exam: MLA-C01, task: \"2.3\"");
        SHORT
            .replace("id: short-1", &metadata)
            .replace("What stops", &format!("Once more, {at}: what stops"))
    })
}

/// Every line of the log that speaks of this kind.
fn logged(vault: &TempDir, home: &Home, kind: &str) -> Vec<Value> {
    let export = run(vault, home, "history --export", "").stdout;
    let read = |line| serde_json::from_str::<Value>(line).expect("JSON");
    let lines = export.lines().map(read);
    lines.filter(|line| line["kind"] == kind).collect()
}

pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.expect("after 1970").as_millis() as i64
}

/// An exam of q1 and q2 that began elsewhere, with these further steps, brought in as from another device.
pub(crate) fn begun(
    vault: &TempDir,
    home: &Home,
    began_ms: i64,
    deadline_ms: i64,
    steps: &[(i64, Value)],
) {
    let item = |id: &str| json!({"question": id, "fingerprint": "f0", "shown": "AB"});
    let begin = json!({
        "step": "begin", "exam": "MLA-C01", "deadline_ms": deadline_ms, "items": [item("q1"), item("q2")],
    });
    let steps = [&[(began_ms, begin)], steps].concat();
    let line = |(place, (at_ms, step)): (usize, &(i64, Value))| {
        let mut line = json!({
            "v": 1, "id": format!("{place:032x}"), "at_ms": at_ms, "utc_offset_minutes": 0,
            "program": "0.1.0", "kind": "exam", "sitting": "00000000000000aa",
        });
        let fields = line.as_object_mut().expect("an object");
        fields.extend(step.as_object().expect("an object").clone());
        format!("{line}\n")
    };
    let lines: String = steps.iter().enumerate().map(line).collect();
    run(vault, home, "history --import -", &lines).exits(0);
}

fn choose(place: usize, chosen: &str) -> Value {
    json!({"step": "choose", "place": place, "chosen": chosen})
}

#[test]
fn an_exam_is_sat_and_handed_in_and_looked_at_again() {
    let (vault, home) = (notes(3), Home::new());
    let ran = run(&vault, &home, "exam MLA-C01", "A\nB\np\nA\nf\nn\nA\ns\n").exits(0);
    ran.prints("Mock exam MLA-C01: 3 questions in 6 min.")
        .prints("62 of 65 are missing")
        .prints("Question 1 of 3 · 0:06:00 left · 0 answered\n")
        .prints("3 answered · 1 flagged")
        .prints("MLA-C01: 3 of 3 right, 100 % [44, 100].")
        .prints("On a linear practice scale, not AWS's: 1000 [495, 1000], where 720 passes.")
        .prints("the mark, but within what chance does");
    let review = run(&vault, &home, "exam mla-c01 --review", "").exits(0);
    review
        .prints("Question 3 of 3")
        .prints("끝까지 간다.")
        .prints("patience why \"q1\"");
    run(&vault, &home, "exam", "")
        .exits(0)
        .prints(": 3 of 3 right");
}

#[test]
fn answers_of_an_exam_are_answers_and_a_flag_is_doubt() {
    let (vault, home) = (notes(3), Home::new());
    run(&vault, &home, "exam MLA-C01", "A\nf\nA\nB\ns\n").exits(1);
    let answers = logged(&vault, &home, "answer");
    let said: Vec<(&Value, &Value)> = answers
        .iter()
        .map(|answer| (&answer["chosen"], &answer["confidence"]))
        .collect();
    let (a, b, unsure) = (json!("A"), json!("B"), json!("unsure"));
    assert_eq!(
        said,
        [(&a, &Value::Null), (&a, &unsure), (&b, &Value::Null)]
    );
    run(&vault, &home, "due", "").prints("0 due today, 0 new of 0 never asked.");
}

#[test]
fn what_was_never_seen_is_wrong_in_the_score_and_new_to_the_schedule() {
    let (vault, home) = (notes(4), Home::new());
    run(&vault, &home, "exam MLA-C01", "A\ns\n")
        .exits(1)
        .prints("1 of 4 right")
        .prints("counts as wrong: 3")
        .prints("never seen, and so still new to your schedule: 2");
    assert_eq!(logged(&vault, &home, "answer").len(), 2);
}

#[test]
fn an_exam_that_was_left_goes_on_and_its_time_ran_on() {
    let (vault, home) = (notes(3), Home::new());
    run(&vault, &home, "exam MLA-C01", "A\n")
        .exits(1)
        .prints("You left the exam; its time runs on.");
    assert_eq!(logged(&vault, &home, "answer"), [] as [Value; 0]);
    let ran = run(&vault, &home, "exam MLA-C01", "l\nA\nA\ns\n").exits(0);
    ran.prints("1 of 3 answered. Its time ran on.")
        .prints("Question 2 of 3")
        .prints("3 of 3 right");
    assert_eq!(logged(&vault, &home, "answer").len(), 3);
}

#[test]
fn a_clock_set_back_gives_no_time() {
    let (vault, home) = (notes(2), Home::new());
    let now = now_ms();
    let shown = json!({"step": "show", "place": 1});
    begun(&vault, &home, now, now + 600_000, &[(now + 540_000, shown)]);
    run(&vault, &home, "exam MLA-C01", "")
        .exits(1)
        .prints("Question 2 of 2 · 0:01:00 left");
}

#[test]
fn what_was_chosen_in_time_counts_and_what_came_later_does_not() {
    let (vault, home) = (notes(2), Home::new());
    let (began, deadline) = (now_ms() - 900_000, now_ms() - 600_000);
    let steps = [(began + 1, choose(0, "A")), (deadline + 1, choose(1, "A"))];
    begun(&vault, &home, began, deadline, &steps);
    run(&vault, &home, "exam MLA-C01", "")
        .exits(1)
        .prints("The time of the exam you left is over.")
        .prints("1 of 2 right");
    let answers = logged(&vault, &home, "answer");
    assert_eq!(answers.len(), 1);
    assert_eq!(
        answers[0]["at_ms"],
        began + 1,
        "it is logged when it was given"
    );
}

#[test]
fn an_exam_that_ran_out_unanswered_does_not_count_and_another_begins() {
    let (vault, home) = (notes(2), Home::new());
    let began = now_ms() - 900_000;
    begun(&vault, &home, began, began + 1, &[]);
    run(&vault, &home, "exam MLA-C01", "A\nA\ns\n")
        .exits(0)
        .prints("nothing was answered; it does not count")
        .prints("2 of 2 right");
}

/// A person who thinks past the deadline: nothing is typed, and the input stays open.
#[test]
fn the_time_ends_an_exam_though_nobody_types() {
    let (vault, home) = (notes(2), Home::new());
    let now = now_ms();
    begun(&vault, &home, now, now + 3_000, &[(now, choose(0, "A"))]);
    let mut program = Command::new(env!("CARGO_BIN_EXE_patience"))
        .args(["exam", "MLA-C01", "--vault"])
        .arg(vault.path())
        .envs(home.surroundings())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = program.stdin.take().expect("piped");
    // A line that is not finished is no answer.
    input.write_all(b"1").expect("written");
    let ran = program.wait_with_output().expect("it ends");
    let screen = String::from_utf8(ran.stdout).expect("UTF-8");
    assert!(screen.contains("The time is up."), "{screen}");
    assert!(screen.contains("1 of 2 right"), "{screen}");
    drop(input);
}

#[test]
fn an_exam_given_up_counts_for_nothing() {
    let (vault, home) = (notes(2), Home::new());
    run(&vault, &home, "exam MLA-C01 --drop", "")
        .exits(1)
        .says("no exam MLA-C01 is under way");
    run(&vault, &home, "exam MLA-C01", "A\n").exits(1);
    run(&vault, &home, "exam MLA-C01 --drop", "").exits(0);
    run(&vault, &home, "exam MLA-C01 --review", "")
        .exits(1)
        .says("no exam MLA-C01 has been handed in");
    run(&vault, &home, "due", "").prints("2 new of 2 never asked");
}

#[test]
fn a_question_that_left_the_vault_is_void() {
    let (vault, home) = (notes(2), Home::new());
    run(&vault, &home, "exam MLA-C01", "A\n").exits(1);
    std::fs::remove_file(vault.path().join("note2.md")).expect("removed");
    run(&vault, &home, "exam MLA-C01", "p\nn\ns\n")
        .prints("This question is no longer in your notes")
        .prints("No longer in your notes, and not counted: 1")
        .prints(" of 1 right");
}

#[test]
fn a_disputed_question_is_not_drawn() {
    let (vault, home) = (notes(2), Home::new());
    run(&vault, &home, "dispute q1 wrong", "").exits(0);
    run(&vault, &home, "exam MLA-C01", "A\ns\n")
        .exits(0)
        .prints("1 of 1 right");
}

#[test]
fn an_exam_without_questions_says_how_to_write_one() {
    let (vault, home) = (vault(&[("a.md", SHORT)]), Home::new());
    run(&vault, &home, "exam AIF-C01", "")
        .exits(1)
        .says("no question can be asked for AIF-C01")
        .says("`exam: AIF-C01`");
    run(&vault, &home, "exam MLS-C01", "")
        .fails("error: there is no blueprint for the exam `MLS-C01`");
}

#[test]
fn what_cannot_be_done_in_an_exam_is_said_and_nothing_is_lost() {
    let (vault, home) = (notes(2), Home::new());
    let ran = run(&vault, &home, "exam MLA-C01", "A\n7\nx\ng9\nA\ns\n").exits(0);
    ran.says("“7” is neither the number of an option nor a key")
        .says("“x” is neither")
        .prints("That was the last question.")
        .prints("2 of 2 right");
}

#[test]
fn an_exam_is_sat_in_korean() {
    let (vault, home) = (notes(2), Home::new());
    run(
        &vault,
        &home,
        "exam MLA-C01 --lang ko",
        "A\nㅔ\nㄹ\nㅎ2\nA\nㄴ\n",
    )
    .exits(0)
    .prints("MLA-C01 모의고사: 2문제, 4분.")
    .prints("모델 개발")
    .prints("표시 1")
    .prints("2문제 중 2문제 정답");
}
