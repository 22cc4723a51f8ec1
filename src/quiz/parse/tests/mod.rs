//! Tests of the whole grammar, from the text of a file to its questions: helpers, and one note in every field.

mod problems;
mod properties;
mod sequences;
mod shapes;

use super::*;
use crate::quiz::question::{LabSetting, OptionLabel, QuestionId};

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
