//! What is wrong in a file, and where; and what comments and frontmatter say.

use super::*;
use crate::lab::Intervention;

#[test]
fn problems_say_where() {
    check_problem(
        "**Question:** x?\n- A) 하나\n- B) 둘\n",
        "quiz-no-key",
        (1, 1),
        0,
    );
    check_problem(
        "x?\n\n**Options:**\n- A) 하나\n- B) 둘\n",
        "quiz-no-key",
        (1, 1),
        0,
    );
    check_problem(
        "Q. x?\nA) 하나\nB) 둘\n  정답: C\n",
        "quiz-key-no-option",
        (4, 3),
        0,
    );
    check_problem(
        "Q. x?\nA) 하나\nB) 둘\n정답: A\n\n정답: B\n",
        "quiz-two-keys",
        (6, 1),
        0,
    );
    check_problem(
        "Q. x?\n- [x] A) 하나\n- [ ] B) 둘\n정답: B\n",
        "quiz-two-keys",
        (2, 1),
        0,
    );
    check_problem("Q. x?\nA) 하나\n정답: A\n", "quiz-one-option", (2, 1), 0);
    check_problem(
        "Q. x?\nA) 하나\nA) 둘\n정답: A\n",
        "quiz-label-twice",
        (3, 1),
        0,
    );
    check_problem(
        "Q. x?\nA) 하나\nB)\n정답: A\n",
        "quiz-option-empty",
        (3, 1),
        0,
    );
    check_problem(
        "Q. x?\nA) 하나\nB) 둘\n정답: 셋\n",
        "quiz-key-unreadable",
        (4, 1),
        0,
    );
    check_problem(
        "<!-- quiz: {id: a}\nQ. x?\nA) 하나\nB) 둘\n정답: A\n",
        "quiz-comment-unclosed",
        (1, 1),
        0,
    );
    let many: String = (0..30).map(|n| format!("- [x] 보기 {n}\n")).collect();
    check_problem(
        &format!("**Question:** x?\n{many}"),
        "quiz-too-many-options",
        (28, 1),
        0,
    );
    check_problem(
        "**Question:** x?\n\n**Options:**\n- 하나\n- 둘\n\n정답: 2번\n",
        "quiz-no-options",
        (1, 1),
        0,
    );
    check_problem("A) 하나\nB) 둘\n정답: A\n", "quiz-no-stem", (1, 1), 0);
    check_problem(
        "<!-- quiz: {id: a} -->\n그냥 글\n",
        "quiz-no-options",
        (2, 1),
        0,
    );
    check_problem(
        &format!("Q. {}?\nA) 하나\nB) 둘\n정답: A\n", "x".repeat(30_000)),
        "quiz-too-long",
        (1, 1),
        0,
    );
}

#[test]
fn a_problem_hides_no_other_question() {
    check_problem(
        "### 문제 1\nx?\nA) 하나\nB) 둘\n\n### 문제 2\ny?\nA) 하나\nB) 둘\n정답: A\n",
        "quiz-no-key",
        (2, 1),
        1,
    );
}

#[test]
fn a_missing_explanation_is_a_warning_when_others_have_one() {
    let text = "Q. x?\nA) 하나\nB) 둘\nC) 셋\n정답: A\n\n- B: 아니다\n";
    check_problem(text, "quiz-no-explanation", (1, 1), 1);
    assert_eq!(parse("Q. x?\nA) 하나\nB) 둘\nC) 셋\n정답: A\n").1, []);
}

fn with_comment(comment: &str) -> String {
    format!("### 문제 1\n{comment}\nx?\n- A) 하나\n- B) 둘\n\n정답: A\n")
}

#[test]
fn comments_carry_metadata() {
    let question = one(&with_comment(
        "<!-- quiz: {id: my-1, exam: MLA-C01, tags: [problem/overfitting], difficulty: 2} -->",
    ));
    assert_eq!(
        (question.id.as_str(), question.exam.as_deref()),
        ("my-1", Some("MLA-C01"))
    );
    assert_eq!(
        question.tags.iter().map(Tag::as_str).collect::<Vec<_>>(),
        ["problem/overfitting", "exam/ml"]
    );
    let question = one(&with_comment(
        "<!-- quiz:\nid: my-2\nlab:\n  options:\n    b: none\n-->",
    ));
    let LabSetting::Given(lab) = question.lab else {
        panic!("{:?}", question.lab)
    };
    assert_eq!(
        lab.options,
        [
            ("A".to_owned(), None),
            ("B".to_owned(), Some(Intervention::none()))
        ]
    );
}

#[test]
fn metadata_problems_point_at_the_name() {
    check_problem(
        &with_comment("<!-- quiz: {id: a, exm: b} -->"),
        "quiz-metadata-unknown",
        (2, 20),
        1,
    );
    check_problem(
        &with_comment("<!-- quiz:\nid: a\nexam: [b]\n-->"),
        "quiz-metadata-value",
        (4, 1),
        1,
    );
    check_problem(
        &with_comment("<!-- quiz: {id: a, id: b} -->"),
        "quiz-comment-yaml",
        (2, 12),
        1,
    );
    check_problem(
        &with_comment("<!-- quiz: {select: 2} -->"),
        "quiz-select",
        (7, 1),
        0,
    );
    check_problem(
        &with_comment("<!-- quiz: [a] -->"),
        "quiz-metadata-not-a-map",
        (2, 11),
        1,
    );
}

#[test]
fn lab_problems_point_at_the_name_and_refuse_the_lab() {
    let lab = |lab: &str| with_comment(&format!("<!-- quiz:\nlab:\n  options:\n    {lab}\n-->"));
    check_problem(&lab("A: { dropout: 9 }"), "lab-setting-outside", (5, 10), 1);
    check_problem(
        &lab("A: { droput: 0.5 }"),
        "lab-setting-unknown-name",
        (5, 10),
        1,
    );
    check_problem(&lab("F: none"), "quiz-lab-no-option", (5, 5), 1);
    check_problem(&lab("a: none\n    A: none"), "quiz-lab-twice", (5, 5), 1);
    let (questions, _) = parse(&lab("F: none"));
    assert_eq!(questions[0].lab, LabSetting::Refused);
    let file = "---\nlab:\n  options:\n    A: { learning_rate: fast }\n---\nQ. x?\nA) 하나\nB) 둘\n정답: A\n";
    check_problem(file, "lab-setting-outside", (4, 10), 1);
}

#[test]
fn a_zettel_id_of_a_plain_note_is_not_the_question_s() {
    let question = one("---\nid: 202611230900\n---\nQ. x?\nA) 하나\nB) 둘\n정답: A\n");
    assert_eq!(question.id.as_str(), "Early Stopping-1");
}

#[test]
fn one_id_for_several_questions_is_a_warning() {
    let text = "---\nid: a\nexam: b\n---\n### 문제 1\nx?\nA) 하나\nB) 둘\n정답: A\n### 문제 2\nx?\nA) 하나\nB) 둘\n정답: A\n";
    check_problem(text, "quiz-metadata-of-one", (2, 1), 2);
}
