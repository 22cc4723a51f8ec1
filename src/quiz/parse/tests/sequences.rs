//! Questions whose key has an order: orderings and matchings.

use super::*;
use crate::quiz::question::Form;

const OPTIONS: &str = "- A) 하나\n- B) 둘\n- C) 셋\n\n";

fn check(form: &str, stem: &str, answer: &str, expected: &str) {
    let text =
        format!("## Q. {stem}\n<!-- quiz: {{type: {form}}} -->\n\n{OPTIONS}**정답: {answer}**\n");
    let asked = one(&text);
    assert_eq!(
        (key(&asked).as_str(), asked.form.name()),
        (expected, form),
        "{answer}"
    );
    assert_eq!(asked.stem, stem);
}

#[test]
fn the_order_of_an_answer_is_kept() {
    check("order", "순서는?", "C, A, B", "CAB");
    check("order", "순서는?", "BA", "BA");
    check("choice", "순서는?", "C, A", "AC");
}

#[test]
fn every_numbered_prompt_has_its_option() {
    check(
        "match",
        "짝은?\n\n1. 가\n2. 나\n3. 다",
        "1-C, 2-A, 3-C",
        "CAC",
    );
    check("match", "짝은?\n\n1. 가\n2. 나", "2: A, 1: B", "BA");
}

fn check_refused(form: &str, answer: &str, message: &str, place: (usize, usize)) {
    let text = format!("## Q. x?\n<!-- quiz: {{type: {form}}} -->\n{OPTIONS}정답: {answer}\n");
    check_problem(&text, message, place, 0);
}

#[test]
fn what_is_no_sequence_is_pointed_at() {
    check_refused("order", "A", "quiz-key-unreadable", (7, 1));
    check_refused("order", "A, B, A", "quiz-key-unreadable", (7, 1));
    check_refused("order", "A, E", "quiz-key-no-option", (7, 1));
    check_refused("match", "A, B", "quiz-key-unreadable", (7, 1));
    check_refused("match", "1-A, 3-B", "quiz-key-unreadable", (7, 1));
    let text = format!("## Q. x?\n<!-- quiz: {{type: rank}} -->\n{OPTIONS}정답: A\n");
    check_problem(&text, "quiz-metadata-value", (2, 13), 1);
}

#[test]
fn the_type_of_a_note_is_its_own() {
    let asked = one("---\nexam: X\ntype: literature\n---\nx?\n\nA) 하나\nB) 둘\n\n정답: A\n");
    assert_eq!(asked.form, Form::Choice);
}
