//! `patience why`: every option trained, shown and judged. The figures depend on the processor, so what is checked is
//! their shape and what must hold between them; that runs repeat is checked on one machine.

use std::fs;

use serde_json::{Value, json};

use super::SHORT;
use crate::patience::{Home, Ran, folder, patience, vault};
use crate::repository::{read, root};

fn why(home: &Home, more: &[&'static str]) -> Ran {
    let vault = vault(&[("short.md", SHORT)]);
    let words = [&["why", "short-1", "--seeds", "2"], more].concat();
    patience(words).vault(&vault).home(home).run()
}

#[test]
fn json_holds_every_option_with_its_figures() {
    let why = why(&Home::new(), &["--json"]).exits(0).json();
    assert_eq!(
        (&why["question"], &why["task"], &why["metric"]),
        (&"short-1".into(), &"image".into(), &"accuracy".into())
    );
    assert_eq!(
        (&why["fork"], &why["epochs"], &why["seeds"]),
        (&5.into(), &12.into(), &2.into())
    );
    assert_eq!(why["symptom"], "overfitting");
    let [key, rival] = &why["options"].as_array().expect("a list")[..] else {
        panic!("{why}")
    };
    assert_eq!(
        (&key["label"], &key["key"], &rival["label"], &rival["key"]),
        (&"A".into(), &true.into(), &"B".into(), &false.into())
    );
    assert_eq!(key["class"], "key");
    assert_eq!(
        key["difference"],
        json!({ "mean": 0.0, "low": 0.0, "high": 0.0 })
    );
    assert_eq!(rival["intervention"], "{ dropout: 0.5 }");
    assert_eq!(rival["epochs_paid"], 12.0);
    assert_eq!(rival["inferred"], false);
    for interval in [&key["held_out"], &rival["held_out"], &rival["difference"]] {
        let at = |name| interval[name].as_f64().expect("a number");
        assert!(
            at("low") <= at("mean") && at("mean") <= at("high"),
            "{interval}"
        );
    }
    for option in [key, rival] {
        assert_eq!(
            option["curve"]["validation"].as_array().map(Vec::len),
            Some(12)
        );
        assert!(
            option["sentence"]
                .as_str()
                .is_some_and(|said| said.contains("95\u{a0}% interval")),
            "{option}"
        );
    }
    assert!(
        ["better", "worse", "tie", "inconclusive"]
            .iter()
            .any(|class| rival["class"] == *class),
        "{rival}"
    );
    assert!(
        why["verdict"].as_str().is_some_and(|said| !said.is_empty()),
        "{why}"
    );
}

#[test]
fn kept_trials_say_the_same_as_new_ones() {
    let home = Home::new();
    let first = why(&home, &[]).exits(0);
    assert_eq!(why(&home, &[]).exits(0).stdout, first.stdout, "kept");
    assert_eq!(
        why(&Home::new(), &[]).exits(0).stdout,
        first.stdout,
        "trained anew"
    );
    let kept = |folder: &std::path::Path| {
        let kept = fs::read_dir(folder).expect("kept");
        kept.map(|kept| kept.expect("readable").path())
    };
    for experiment in kept(&home.cache().join("patience/results")) {
        for result in kept(&experiment) {
            fs::write(result, "{").expect("written");
        }
    }
    assert_eq!(why(&home, &[]).exits(0).stdout, first.stdout, "damaged");
}

#[test]
fn a_picture_is_drawn_into_a_file() {
    let (vault, folder) = (vault(&[("short.md", SHORT)]), folder());
    let file = folder.path().join("panels.svg");
    let draw = |file: &str| {
        patience(["why", "short-1", "--seeds", "2", "--svg", file])
            .vault(&vault)
            .run()
    };
    draw(file.to_str().expect("UTF-8"))
        .exits(0)
        .prints("short-1");
    let svg = fs::read_to_string(file).expect("written");
    assert!(
        svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"),
        "{svg}"
    );
    draw("/nowhere/panels.svg")
        .exits(2)
        .says("error: cannot write /nowhere/panels.svg");
}

#[test]
fn a_question_with_nothing_to_train_shows_its_explanations() {
    let note = "# Fees\n\n**Question:**\nWho pays?\n\n- A) The customer.\n- B) Nobody.\n\n**Answer: A**\n\n- **Option A** - So it is written.\n";
    let vault = vault(&[("fees.md", note)]);
    let why = patience(["why", "fees"]).vault(&vault).run().exits(1);
    why.prints("So it is written.")
        .says("error: no option of `fees-1` names anything that can be trained");
}

#[test]
fn an_option_with_nothing_to_train_stands_alone() {
    let note = SHORT
        .replace("B: { dropout: 0.5 }", "B: none")
        .replace("- B) Dropout.", "- B) Dropout.\n- C) Call the customer.");
    let vault = vault(&[("short.md", &note)]);
    let why = patience(["why", "short-1", "--seeds", "2", "--json"])
        .vault(&vault)
        .run()
        .exits(0)
        .json();
    assert_eq!(why["options"][1]["intervention"], "none");
    assert_eq!(why["options"][2]["intervention"], Value::Null);
    assert_eq!(why["options"][2]["curve"], Value::Null);
}

#[test]
fn plain_english_is_ascii() {
    let vault = vault(&[("short.md", SHORT)]);
    let words = ["why", "short-1", "--seeds", "6", "--plain"];
    let text = patience(words).vault(&vault).run().exits(0).stdout;
    assert!(text.is_ascii(), "{text}");
}

/// One row an option, whatever its figures are.
#[test]
fn the_table_of_the_shipped_question_in_both_languages() {
    let home = Home::new();
    let table = |lang| {
        let words = [
            "why",
            "overfitting-sagemaker-early-stopping-1",
            "--seeds",
            "6",
            "--plain",
        ];
        let text = patience(words)
            .vault(root())
            .lang(lang)
            .home(&home)
            .run()
            .exits(0)
            .stdout;
        let lines = text.lines().skip_while(|line| {
            !line.contains("held-out accuracy") && !line.contains("홀드아웃 정확도")
        });
        lines
            .take(6)
            .map(without_figures)
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(table("en"), @"
    held-out accuracy against the key, points gap epochs who acts
    A + 0 % [0, 0] 0 0 nobody
    B 0 % [0, 0] 0 [0, 0] class 0 0 a person
    C 0 % [0, 0] 0 [0, 0] class 0 0 a person
    D 0 % [0, 0] 0 [0, 0] class 0 0 a person
    E 0 % [0, 0] 0 [0, 0] class 0 0 a person
    ");
    insta::assert_snapshot!(table("ko"), @"
    홀드아웃 정확도 정답과의 차이(포인트) 격차 쓴 에폭 사람 개입
    A + 0 % [0, 0] 0 0 불필요
    B 0 % [0, 0] 0 [0, 0] class 0 0 필요
    C 0 % [0, 0] 0 [0, 0] class 0 0 필요
    D 0 % [0, 0] 0 [0, 0] class 0 0 필요
    E 0 % [0, 0] 0 [0, 0] class 0 0 필요
    ");
}

/// Every number is `0`, every class `class`, every gap one space.
fn without_figures(line: &str) -> String {
    let figure = |sign: char| sign.is_ascii_digit() || ".+-−".contains(sign);
    let word = |word: &str| match word.replace(figure, "").as_str() {
        _ if !word.contains(|sign: char| sign.is_ascii_digit()) => word.to_owned(),
        "[," => "[0,".to_owned(),
        "]" => "0]".to_owned(),
        _ => "0".to_owned(),
    };
    let words: Vec<String> = line.split_whitespace().map(word).collect();
    let (said, text) = (["en", "ko"].map(classes), words.join(" "));
    let classes = said.iter().flatten();
    classes.fold(text, |text, class| {
        text.replace(&format!("] {class} "), "] class ")
    })
}

/// The four classes as a language says them.
fn classes(lang: &str) -> Vec<String> {
    let catalogue = read(&format!("src/text/{lang}/lab.ftl"));
    let lines = catalogue
        .lines()
        .filter(|line| line.starts_with("lab-class-"));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(_, said)| said.to_owned())
        .collect()
}
