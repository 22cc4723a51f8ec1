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

#[test]
fn letters_that_keep_the_order_are_pointed_at() {
    let message = "quiz-letters";
    check_problem(
        "Q. 무엇이 맞나?\n\n보기 B와\n다른 것은?\nA) 하나\nB) 둘\n정답: A\n",
        message,
        (3, 4),
        1,
    );
    check_problem(
        "## Q. A와 B 중?\n\nx\n\nA) 하나\nB) 둘\n정답: A\n",
        message,
        (1, 7),
        1,
    );
    check_problem(
        "Q. x?\nA) 하나\nB) 둘\nC) 셋,\n   both A and B\n정답: A\n",
        message,
        (5, 9),
        1,
    );
    for silent in [
        "Q. {B}와 다른 것은?\nA) 하나\nB) 둘\n정답: A\n\n- B: A와 B는 다르다\n",
        "Q. A와 B?\n<!-- quiz: {shuffle: false} -->\nA) 하나\nB) 둘\n정답: A\n",
    ] {
        assert_eq!(parse(silent).1, [], "{silent}");
    }
}

#[test]
fn a_scenario_that_is_not_there_is_pointed_at() {
    let question = "## Q. x?\n<!-- quiz: {id: a, scenario: s-1} -->\nA) 하나\nB) 둘\n정답: A\n";
    check_problem(question, "quiz-scenario-unknown", (2, 20), 0);
    check_problem(
        &format!("## Scenario s-1\n\n{question}"),
        "quiz-scenario-unknown",
        (4, 20),
        0,
    );
    let asked = one(&format!("## Scenario S-1\n\n가게 하나\n\n{question}"));
    assert_eq!(asked.asked(), "가게 하나\n\nx?");
}

/// Every problem that a question can have: its name, a text that has it, and the line and column it points at.
const EVERY: &str = "
    quiz-no-key             | Q. x?¶A) 1¶B) 2¶ | 1 1
    quiz-no-options         | <!-- quiz: {id: a} -->¶text¶ | 2 1
    quiz-answer-alone       | 그림을 보라.¶¶정답: A¶ | 3 1
    quiz-no-stem            | A) 1¶B) 2¶정답: A¶ | 1 1
    quiz-one-option         | Q. x?¶A) 1¶정답: A¶ | 2 1
    quiz-option-empty       | Q. x?¶A) 1¶  B)¶정답: A¶ | 3 3
    quiz-option-twice       | Q. x?¶A) one  two¶B) one two¶정답: A¶ | 3 1
    quiz-options-again      | Q. x?¶A) 1¶B) 2¶정답: A¶¶A) 3¶B) 4¶¶정답: A¶ | 6 1
    quiz-label-twice        | Q. x?¶A) 1¶A) 2¶정답: A¶ | 3 1
    quiz-key-unreadable     | Q. x?¶A) 1¶B) 2¶정답: 셋¶ | 4 1
    quiz-key-no-option      | Q. x?¶A) 1¶B) 2¶정답: C¶ | 4 1
    quiz-two-keys           | Q. x?¶A) 1¶B) 2¶정답: A¶¶정답: B¶ | 6 1
    quiz-select             | ## Q. x?¶<!-- quiz: {select: 2} -->¶A) 1¶B) 2¶정답: A¶ | 5 1
    quiz-no-explanation     | Q. x?¶A) 1¶B) 2¶C) 3¶정답: A¶¶- B: 아니다¶ | 1 1
    quiz-letters            | Q. x?¶A) 1¶B) 2¶C) A and B¶정답: A¶ | 4 4
    quiz-scenario-unknown   | ## Q. x?¶<!-- quiz: {scenario: s} -->¶A) 1¶B) 2¶정답: A¶ | 2 13
    quiz-comment-unclosed   | <!-- quiz: {id: a}¶Q. x?¶A) 1¶B) 2¶정답: A¶ | 1 1
    quiz-comment-twice      | ## Q. x?¶<!-- quiz: {id: a} -->¶<!-- quiz: {id: b} -->¶A) 1¶B) 2¶정답: A¶ | 3 1
    quiz-comment-yaml       | ## Q. x?¶<!-- quiz: {id: a, id: b} -->¶A) 1¶B) 2¶정답: A¶ | 2 12
    quiz-metadata-not-a-map | ## Q. x?¶<!-- quiz: [a] -->¶A) 1¶B) 2¶정답: A¶ | 2 11
    quiz-metadata-unknown   | ## Q. x?¶<!-- quiz: {exm: b} -->¶A) 1¶B) 2¶정답: A¶ | 2 13
    quiz-metadata-value     | ## Q. x?¶<!-- quiz: {task: b} -->¶A) 1¶B) 2¶정답: A¶ | 2 13
    quiz-metadata-of-one    | ---¶id: a¶exam: b¶---¶## Q. x?¶A) 1¶B) 2¶정답: A¶## Q. y?¶A) 1¶B) 2¶정답: A¶ | 2 1
    quiz-metadata-tag       | ## Q. x?¶<!-- quiz: {tags: [12]} -->¶A) 1¶B) 2¶정답: A¶ | 2 13
    quiz-lab-no-option      | ## Q. x?¶<!-- quiz: {lab: {options: {F: none}}} -->¶A) 1¶B) 2¶정답: A¶ | 2 29
    quiz-lab-twice          | ## Q. x?¶<!-- quiz: {lab: {options: {A: none, a: none}}} -->¶A) 1¶B) 2¶정답: A¶ | 2 29
";

/// Said of more than one question, of another kind of file, or shown above with a longer text.
const ELSEWHERE: [&str; 6] = [
    "quiz-duplicate-id",
    "quiz-picture-missing",
    "quiz-id-refused",
    "quiz-recipe-yaml",
    "quiz-too-long",
    "quiz-too-many-options",
];

#[test]
fn every_problem_points_at_a_line() {
    let mut shown: Vec<&str> = ELSEWHERE.to_vec();
    for row in EVERY.lines().filter(|row| !row.trim().is_empty()) {
        let parts: Vec<&str> = row.split(" | ").map(str::trim_start).collect();
        let text = parts[1].replace('¶', "\n");
        let place: Vec<usize> = parts[2]
            .split(' ')
            .map(|n| n.parse().expect("a number"))
            .collect();
        let (_, problems) = parse(&text);
        let name = parts[0].trim_end();
        let problem = problems.iter().find(|problem| problem.message.id == name);
        let problem = problem.unwrap_or_else(|| panic!("no {name} among {problems:?}"));
        let at = problem
            .place
            .as_ref()
            .map(|place| (place.line, place.column));
        assert_eq!((name, at), (name, Some((place[0], place[1]))));
        assert!(problem.hint.is_some(), "{name}");
        shown.push(name);
    }
    let catalogue = include_str!("../../../text/en/quiz.ftl");
    let (problems, _) = catalogue
        .split_once("quiz-hint-")
        .expect("hints come behind");
    let said = problems.lines().filter_map(|line| line.split_once(" = "));
    let missing: Vec<&str> = said
        .map(|(name, _)| name)
        .filter(|name| !shown.contains(name))
        .collect();
    assert_eq!(missing, [""; 0]);
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
