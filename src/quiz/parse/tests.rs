//! Tests of the whole grammar, from the text of a file to its questions.

use proptest::prelude::*;

use super::*;
use crate::lab::{Experiment, Intervention, TaskName};
use crate::quiz::question::{AnswerOption, LabSetting, OptionLabel, QuestionId};

const NOTE: &str = "notes/Early Stopping.md";

fn parse_file(path: &str, text: &str) -> (Vec<Question>, Vec<Problem>) {
    let (yaml, body_start) = match text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
    {
        Some((yaml, _)) => (yaml, yaml.len() + 9),
        None => ("", 0),
    };
    let frontmatter: Option<Value> = serde_yaml::from_str(yaml).ok().filter(Value::is_mapping);
    let tags = [Tag::new("exam/ml").expect("a tag")];
    let note = NoteId(path.to_owned());
    let frontmatter = frontmatter.as_ref();
    questions(&Source {
        note: &note,
        text,
        body_start,
        frontmatter,
        frontmatter_first_line: 2,
        tags: &tags,
    })
}

fn parse(text: &str) -> (Vec<Question>, Vec<Problem>) {
    parse_file(NOTE, text)
}

/// Letters and texts of the options, and the key, of the only question in `text`.
fn one(text: &str) -> Question {
    let (mut questions, problems) = parse(text);
    assert_eq!(problems, [], "{text}");
    assert_eq!(questions.len(), 1, "{text}");
    questions.remove(0)
}

fn options(question: &Question) -> Vec<(char, &str)> {
    question
        .options
        .iter()
        .map(|option| (option.label.0, option.text.as_str()))
        .collect()
}

fn key(question: &Question) -> String {
    question.key.iter().map(|label| label.0).collect()
}

fn why(question: &Question, label: char) -> &str {
    question
        .option(OptionLabel(label))
        .and_then(|option| option.explanation.as_deref())
        .unwrap_or_default()
}

/// The first problem: its message, line and column; and how many questions still serve.
fn check_problem(text: &str, message: &str, place: (usize, usize), serving: usize) {
    let (questions, problems) = parse(text);
    let first = problems
        .first()
        .unwrap_or_else(|| panic!("no problem in {text}"));
    let at = first.place.as_ref().map(|place| (place.line, place.column));
    assert_eq!(
        (first.message.id, at, questions.len()),
        (message, Some(place), serving),
        "{problems:?}"
    );
    assert!(first.hint.is_some());
    let shown = first.place.as_ref().map(|place| place.text.as_str());
    assert_eq!(shown, text.lines().nth(place.0 - 1));
}

const GOLDEN: &str = "\
---
tags: [exam/ml]
aliases: [조기 종료]
---
# 조기 종료

학습을 더 해도 검증 정확도가 오르지 않으면 멈춘다.

## 🎯 관련 문제

**Question:**
A team trains an image classifier on Amazon SageMaker. Training accuracy keeps rising,
but validation accuracy falls after epoch 100.

Which change prevents this with the **least** effort?

**Options:**
- A) Turn on early stopping in the training job
- B) Provide more resources to process
  a larger validation set

- C) Lower the learning rate with automatic model tuning
- D) Use S3 versioning to go back to the model of epoch 100
- E) Continue the training with dropout

**정답: A) Turn on early stopping in the training job**

💡 추가 설명:
조기 종료는 검증 지표를 지켜보다가 나아지지 않으면 멈춘다.

- **Option B** - 검증 세트가 커져도 가중치는 그대로다.
- **Option C** - 과적합이 늦어질 뿐이다.
  같은 봉우리를 더 천천히 지난다.
- **Option D** - 사람이 매번 확인해야 한다.
- **Option E** - 학습을 다시 해야 한다.

모든 보기는 검증 지표가 있어야 비교할 수 있다.

## 🔗 참고

- [[과적합]]
";

#[test]
fn golden_note_in_every_field() {
    let question = one(GOLDEN);
    assert_eq!(question.id, QuestionId("Early Stopping-1".into()));
    assert_eq!(question.note.as_str(), NOTE);
    assert_eq!(question.line, 12);
    assert_eq!(
        question.stem,
        "A team trains an image classifier on Amazon SageMaker. Training accuracy keeps rising,\n\
         but validation accuracy falls after epoch 100.\n\n\
         Which change prevents this with the **least** effort?"
    );
    assert_eq!(
        options(&question),
        [
            ('A', "Turn on early stopping in the training job"),
            (
                'B',
                "Provide more resources to process\na larger validation set"
            ),
            ('C', "Lower the learning rate with automatic model tuning"),
            (
                'D',
                "Use S3 versioning to go back to the model of epoch 100"
            ),
            ('E', "Continue the training with dropout"),
        ]
    );
    assert_eq!(key(&question), "A");
    assert_eq!(
        question.explanation,
        "조기 종료는 검증 지표를 지켜보다가 나아지지 않으면 멈춘다.\n\n모든 보기는 검증 지표가 있어야 비교할 수 있다."
    );
    assert_eq!(
        question.option(OptionLabel('A')).expect("A").explanation,
        None
    );
    assert_eq!(why(&question, 'B'), "검증 세트가 커져도 가중치는 그대로다.");
    assert_eq!(
        why(&question, 'C'),
        "과적합이 늦어질 뿐이다.\n같은 봉우리를 더 천천히 지난다."
    );
    assert_eq!(why(&question, 'D'), "사람이 매번 확인해야 한다.");
    assert_eq!(why(&question, 'E'), "학습을 다시 해야 한다.");
    assert!(question.options.iter().all(|option| !option.pinned));
    assert_eq!(
        question.tags.iter().map(Tag::as_str).collect::<Vec<_>>(),
        ["exam/ml"]
    );
    assert_eq!(
        (question.exam, question.task, question.lab),
        (None, None, LabSetting::Absent)
    );
}

#[test]
fn question_file_with_frontmatter() {
    let text = "---\nid: overfit-1\nexam: MLA-C01\ntask: 2.3\ntags: [a]\nlab:\n  fork: 80\n  options:\n    B: { dropout: 0.5 }\n---\n\
                Which one?\n\n- A) Wait\n- B) Dropout\n\n**정답: B**\n\n### 해설\n그냥.\n- A: 아니다.\n";
    let (questions, problems) = parse_file("questions/overfit.md", text);
    assert_eq!(problems, []);
    let question = &questions[0];
    assert_eq!((question.id.as_str(), question.line), ("overfit-1", 11));
    assert_eq!(
        (question.exam.as_deref(), question.task.as_deref()),
        (Some("MLA-C01"), Some("2.3"))
    );
    let LabSetting::Given(lab) = &question.lab else {
        panic!("{:?}", question.lab)
    };
    assert_eq!((lab.fork, lab.epochs), (80, 320));
    assert_eq!(lab.options[0], ("A".to_owned(), None));
    assert_eq!(
        lab.options[1]
            .1
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("{ dropout: 0.5 }")
    );
    assert_eq!(
        (question.explanation.as_str(), why(question, 'A')),
        ("그냥.", "아니다.")
    );
}

#[test]
fn answer_lines_in_every_shape() {
    for answer in [
        "**정답: A) 하나**",
        "**정답:** A",
        "정답: A",
        "답: A",
        "Answer: A",
        "Correct answer: A",
        "**Answer**: A",
        "### 정답\nA",
        "### 정답\n\n**A) 하나**",
        "> [!success]- 정답: A",
        "> [!success]- 정답 보기\n> A",
        "정답 A. 하나",
        "### ✅ 정답: A",
        "<details><summary>정답</summary>\n\n정답: A\n\n</details>",
        "<details>\n<summary>정답 보기</summary>\nA\n</details>",
        "```\n답: A\n```",
        "ANSWER： Ａ",
        "- 정답: ①",
        "정답은 A입니다",
        "정답: 하나",
        "### 정답 및 해설\n정답: A",
        "### 정답\n- A) 하나",
    ] {
        let question = one(&format!(
            "**문제:** 무엇?\n\n- A) 하나\n- B) 둘\n\n{answer}\n"
        ));
        assert_eq!(
            (key(&question).as_str(), question.explanation.as_str()),
            ("A", ""),
            "{answer}"
        );
    }
}

#[test]
fn several_keys_in_every_shape() {
    for answer in [
        "정답: A, C",
        "정답: A와 C",
        "Correct answer: AC",
        "**정답: A, C**",
        "답: ①, ③",
        "### 정답\nA, C",
    ] {
        let question = one(&format!("Q. 무엇?\nA. 하나\nB. 둘\nC. 셋\n\n{answer}\n"));
        assert_eq!(key(&question), "AC", "{answer}");
    }
}

#[test]
fn options_in_every_shape() {
    for list in [
        "A) 하나\nB) 둘",
        "A. 하나\nB. 둘",
        "(A) 하나\n(B) 둘",
        "① 하나\n② 둘",
        "- **A)** 하나\n- **B)** 둘",
        "Ａ） 하나\nＢ） 둘",
        "- A) 하나\n\n- B) 둘",
        "* A: 하나\n* B: 둘",
        "```\nA. 하나\nB. 둘\n```",
        "- [ ] A) 하나\n- [ ] B) 둘",
        "> A) 하나\n> B) 둘",
        "**A)** 하나\n\n**B)** 둘",
        "  - a) 하나\n  - b) 둘",
        "**Options:**\n\n- A) 하나\n- B) 둘",
        "### 보기\nA. 하나\nB. 둘",
    ] {
        let question = one(&format!("**Question:** 무엇?\n\n{list}\n\n정답: B\n"));
        assert_eq!(options(&question), [('A', "하나"), ('B', "둘")], "{list}");
        assert_eq!(
            (question.stem.as_str(), key(&question).as_str()),
            ("무엇?", "B"),
            "{list}"
        );
    }
}

#[test]
fn explanations_in_every_shape() {
    for list in [
        "💡 추가 설명:\n- **Option B** - 느리다",
        "**💡 추가 설명:**\n- **Option B**: 느리다",
        "### 해설\n- B: 느리다",
        "**Explanation:**\n**B)** 느리다",
        "왜\n보기 B - 느리다",
        "왜?\nB번: 느리다",
        "해설:\n- **B) 둘** - 느리다",
        "- B) 느리다",
        "### 해설\n#### B) 둘\n느리다",
        "### 해설\n#### Option B\n느리다",
        "(해설)\n- **Option B**\n  느리다",
        "### 💡 추가 설명\n- B) 둘 - 느리다",
        "**해설**\n\n**B)**\n\n느리다",
    ] {
        let question = one(&format!(
            "## 문제 1\n무엇?\n\n- A) 하나\n- B) 둘\n\n**정답: A**\n\n{list}\n"
        ));
        assert_eq!(
            (why(&question, 'B'), question.explanation.as_str()),
            ("느리다", ""),
            "{list}"
        );
    }
}

#[test]
fn explanation_of_no_option_is_of_the_whole() {
    let question = one(
        "Q. 무엇?\nA. 하나\nB. 둘\n정답: A. 가장 싸기 때문이다.\n\n### 해설\n먼저.\n\n- B: 비싸다.\n  - 두 배다.\n- 참고: 문서\n",
    );
    assert_eq!(
        question.explanation,
        "가장 싸기 때문이다.\n\n먼저.\n\n- 참고: 문서"
    );
    assert_eq!(why(&question, 'B'), "비싸다.\n- 두 배다.");
}

#[test]
fn several_questions_in_one_note() {
    let text = "# 모음\n\n### 문제 1\n첫째?\n- A) 예\n- B) 아니오\n\n정답: A\n\n### 해설\n그렇다.\n\n### 문제 2\n둘째?\n- A) 예\n- B) 아니오\n\n\
                정답: B\n\n---\n\n셋째?\n\n- A) 예\n- B) 아니오\n\n정답: A\n\n**Question:** 넷째?\nA) 예\nB) 아니오\n정답: B\n";
    let (questions, problems) = parse(text);
    assert_eq!(problems, []);
    let read: Vec<_> = questions
        .iter()
        .map(|q| (q.id.as_str(), q.stem.as_str(), key(q), q.line))
        .collect();
    assert_eq!(
        read,
        [
            ("Early Stopping-1", "첫째?", "A".to_owned(), 4),
            ("Early Stopping-2", "둘째?", "B".to_owned(), 14),
            ("Early Stopping-3", "셋째?", "A".to_owned(), 22),
            ("Early Stopping-4", "넷째?", "B".to_owned(), 29),
        ]
    );
}

#[test]
fn boxes_hold_the_key() {
    let question = one("### Which service is it?\n\n- [ ] 하나\n- [x] 둘\n- [ ] 셋\n");
    assert_eq!(
        (question.stem.as_str(), key(&question).as_str()),
        ("Which service is it?", "B")
    );
    assert_eq!(
        options(&question),
        [('A', "하나"), ('B', "둘"), ('C', "셋")]
    );
}

#[test]
fn what_only_looks_like_a_question_is_none() {
    for text in [
        "## 문제\n과적합이 생긴다.\n",
        "## 문제\n- [ ] 할 일\n- [x] 한 일\n",
        "# 종류\nA. 하나\nB. 둘\n",
        "Q: 무엇?\nA: 이것\n",
        "Q. 무엇?\nA. 이것\n",
        "```markdown\n**Question:** x\n- A) 하나\n- B) 둘\n정답: A\n```\n",
        "정답: A\n",
        "- [x] 우유\n- [ ] 빵\n",
        "**Question:** 서술하라.\n\n정답: 자유\n",
        "<!-- 숨김\nQ. x\nA. 하나\nB. 둘\n정답: A\n-->\n",
    ] {
        assert_eq!(parse(text), (Vec::new(), Vec::new()), "{text}");
    }
}

#[test]
fn code_in_a_question_is_kept_and_not_read() {
    let question = one(
        "Q. 무엇이 나오나?\n```python\nA) x\n정답: B\n```\n- A) 하나\n- B) 둘\n정답: A\n\n```\nB) x\n정답: B?\n```\n",
    );
    assert_eq!(
        question.stem,
        "무엇이 나오나?\n```python\nA) x\n정답: B\n```"
    );
    assert_eq!(question.explanation, "```\nB) x\n정답: B?\n```");
}

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

#[test]
fn options_about_the_others_are_pinned() {
    let question = one(
        "Q. x?\n- A) 하나\n- B) 둘 <!-- fixed -->\n- C) All of the above\n- D) 해당 없음\n정답: A\n",
    );
    assert_eq!(
        question
            .options
            .iter()
            .map(|option| option.pinned)
            .collect::<Vec<_>>(),
        [false, true, true, true]
    );
    assert_eq!(question.options[1].text, "둘");
}

fn words() -> impl Strategy<Value = String> {
    "(모델|검증 손실|the model|`x = 1`|\\*\\*굵게\\*\\*|값：|epoch 100)( (을|drops|a\\.b|42|→|\\$x\\$)){1,3}"
}

fn passage() -> impl Strategy<Value = String> {
    (words(), words(), 0..4_usize).prop_map(|(first, second, shape)| match shape {
        0 => first,
        1 => format!("{first}\n{second}"),
        2 => format!("{first}\n\n{second}"),
        _ => format!("{first}\n- {second}\n  - {second}"),
    })
}

prop_compose! {
    fn any_question()(
        stem in passage(),
        texts in prop::collection::vec((passage(), prop::option::of(passage()), any::<bool>()), 2..7),
        key in prop::collection::btree_set(0..2_usize, 1..3),
        explanation in prop::option::of(passage()),
        exam in prop::option::of("[A-Z]{3}-C0[0-9]"),
        lab in prop::option::of(1..100_usize),
    ) -> Question {
        let options: Vec<AnswerOption> = texts.into_iter().enumerate().map(|(at, (text, explanation, pinned))| {
            let explanation = explanation.map(|why| format!("왜냐하면 {why}"));
            AnswerOption { label: OptionLabel::at(at).expect("a letter"), text, explanation, pinned }
        }).collect();
        let experiment = |fork| Experiment {
            task: TaskName::Image,
            fork,
            epochs: 4 * fork,
            baseline: Intervention::none(),
            options: options.iter().map(|o| (o.label.to_string(), Some(Intervention::none()))).collect(),
        };
        Question {
            id: QuestionId("질문: 1 # \"a\"".into()),
            note: NoteId(NOTE.into()),
            line: 0,
            stem,
            key: key.into_iter().filter_map(OptionLabel::at).collect(),
            explanation: explanation.unwrap_or_default(),
            tags: vec![Tag::new("exam/ml").expect("a tag")],
            exam,
            task: None,
            lab: lab.map_or(LabSetting::Absent, |fork| LabSetting::Given(experiment(fork))),
            options,
        }
    }
}

proptest! {
    #[test]
    fn what_is_printed_parses_back(question in any_question()) {
        let (read, _) = parse(&print(&question));
        prop_assert_eq!(read.len(), 1);
        prop_assert_eq!(&Question { line: 0, ..read[0].clone() }, &question);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}", start in 0..50_usize) {
        let note = NoteId("a.md".into());
        let source = Source { note: &note, text: &text, body_start: start, frontmatter: None, frontmatter_first_line: 2, tags: &[] };
        let _ = questions(&source);
    }

    #[test]
    fn no_shuffled_grammar_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
        "**Question:**", "- A) x", "B) y", "정답: ", "A", "### 해설", "- B: z", "```", "<!-- quiz: ", "-->", "> ", "[!a]-", "---",
        "\n", "\n\n", "  ", "{id: a}", "<details>", "<summary>", "- [x] ", "**", "①", "💡", "#", "lab: ", "Ａ：",
    ]), 0..40)) {
        let text = parts.concat();
        let (questions, _) = parse(&text);
        for question in questions {
            prop_assert!(question.options.len() >= 2);
            prop_assert!(question.key.iter().all(|label| question.option(*label).is_some()));
        }
    }
}
