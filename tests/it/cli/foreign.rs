//! A note that nobody wrote for this program: no `lab:`, no id, Korean headings with emoji, other words than ours.
//! It must be asked, explained and trained all the same, however its name and its line ends are spelled.

use std::fs;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::patience::{Home, folder, patience, write};

const NAME: &str = "모델 과적합 정리";

const NOTE: &str = "\
# 🧠 모델이 외우기 시작할 때

## 📌 요약

학습 점수는 오르는데 검증 점수는 내려간다. #시험/mla

## 🎯 연습 문제

**Question:**
An engineer fits an image classifier with Amazon SageMaker. The validation accuracy peaks at epoch 100 and then drops, \
while the training accuracy keeps climbing. What should the engineer do with the LEAST operational effort?

**Options:**
- A) Turn on early stopping that watches the validation accuracy.
- B) Collect a validation set that is 4x as large.
- C) Lower the learning rate and keep training.
- D) Restore the checkpoint of epoch 100 after the job has ended.
- E) Add dropout of 0.5 to the dense layers and go on training.

**정답: A) Turn on early stopping that watches the validation accuracy.**

💡 추가 설명:
- **Option A** - 더 오르지 않으면 저절로 멈춘다.
- **Option B** - 재는 자가 좋아질 뿐 모델은 그대로다.
- **Option C** - 천천히 외울 뿐이다.
- **Option D** - 사람이 직접 되돌려야 한다.
- **Option E** - 네트워크를 바꾸고 끝까지 돌려야 한다.
";

/// The note in every spelling: name composed and decomposed, line ends of Unix and of Windows with a BOM.
fn spellings() -> [(String, String); 3] {
    let windows = format!("\u{feff}{}", NOTE.replace('\n', "\r\n"));
    let decomposed: String = NAME.nfd().collect();
    [
        (NAME.to_owned(), NOTE.to_owned()),
        (decomposed, NOTE.to_owned()),
        (NAME.to_owned(), windows),
    ]
}

#[test]
fn it_is_a_question_with_options_key_and_explanations() {
    for (name, text) in spellings() {
        let vault = folder();
        write(&vault.path().join(format!("{name}.md")), &text);
        let questions = patience(["questions", "--json"])
            .vault(&vault)
            .run()
            .exits(0)
            .json();
        assert_eq!(questions.as_array().map(Vec::len), Some(1), "{questions}");
        let question = &questions[0];
        assert_eq!(question["id"], format!("{NAME}-1"));
        assert_eq!(question["note"], format!("{NAME}.md"));
        assert_eq!(question["key"], serde_json::json!(["A"]));
        let stem = question["stem"].as_str().expect("a stem");
        assert!(
            stem.starts_with("An engineer") && stem.ends_with("effort?"),
            "{stem}"
        );
        check_options(&question["options"]);
        patience(["check"]).vault(&vault).run().exits(0);
    }
}

fn check_options(options: &Value) {
    let options = options.as_array().expect("a list");
    let said = |name: &str| -> Vec<&str> {
        options
            .iter()
            .map(|option| option[name].as_str().unwrap_or("nothing"))
            .collect()
    };
    assert_eq!(said("label"), ["A", "B", "C", "D", "E"]);
    let written = |lead: &str, part: &str| -> Vec<String> {
        let lines = NOTE.lines().filter(|line| line.starts_with(lead));
        lines
            .filter_map(|line| line.split_once(part))
            .map(|(_, rest)| rest.to_owned())
            .collect()
    };
    assert_eq!(said("text"), written("- ", ") "));
    assert_eq!(said("explanation"), written("- **Option", "** - "));
}

#[test]
fn all_five_options_are_really_trained() {
    let home = Home::new();
    for (name, text) in spellings() {
        let vault = folder();
        write(&vault.path().join(format!("{name}.md")), &text);
        let id = format!("{name}-1");
        let why = patience(["why", &id, "--seeds", "2", "--json"])
            .vault(&vault)
            .home(&home)
            .run()
            .exits(0)
            .json();
        assert_eq!(
            (&why["fork"], &why["epochs"], &why["seeds"]),
            (&100.into(), &400.into(), &2.into())
        );
        let options = why["options"].as_array().expect("a list");
        assert_eq!(options.len(), 5);
        for option in options {
            assert_eq!(option["inferred"], true);
            for curve in ["train", "validation"] {
                let curve = option["curve"][curve].as_array().expect("a curve");
                assert_eq!(curve.len(), 400, "{}", option["label"]);
                assert!(curve.iter().all(|value| {
                    value
                        .as_f64()
                        .is_some_and(|share| share > 0.0 && share <= 1.0)
                }));
            }
        }
        check_panels(
            &patience(["why", &id, "--seeds", "2"])
                .vault(&vault)
                .home(&home)
                .run()
                .exits(0)
                .stdout,
        );
    }
    let kept = fs::read_dir(home.cache().join("patience/results"))
        .expect("kept")
        .count();
    assert_eq!(kept, 1, "one experiment, however the note is spelled");
}

fn check_panels(text: &str) {
    assert_eq!(text.matches("└0─").count(), 5, "five axes:\n{text}");
    for read in [
        "A  “early stopping” → early stopping in the job",
        "B  “validation set",
        "→ validation set x4",
        "C  “learning rate” → learning rate x0.1",
        "→ checkpoint of epoch 100",
        "E  “dropout",
        "→ dropout 0.5",
        "Fork at epoch 100",
    ] {
        assert!(text.contains(read), "`{read}` is not in\n{text}");
    }
    assert!(
        text.contains("lab:\n  task: image\n  fork: 100\n  epochs: 400\n"),
        "{text}"
    );
}

#[test]
fn it_is_found_and_asked() {
    for (name, text) in spellings() {
        let vault = folder();
        write(&vault.path().join(format!("{name}.md")), &text);
        patience(["search", "검증 점수"])
            .vault(&vault)
            .run()
            .exits(0)
            .prints(&format!("{NAME}.md:5"));
        let quiz = patience(["quiz", NAME])
            .vault(&vault)
            .stdin("A\n")
            .run()
            .exits(0);
        quiz.prints("더 오르지 않으면").prints("네트워크를 바꾸고");
    }
}
