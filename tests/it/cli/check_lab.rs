//! `patience check --lab`: every question of a vault trained, or said why not; a sham arm for each task. Figures depend on
//! the processor, so what is checked is their shape.

use serde_json::Value;

use super::SHORT;
use crate::patience::{Home, Ran, patience, vault};

const NONE: &str = "# Fees\n\n<!-- quiz: { id: fees, lab: none } -->\n\n**Question:**\nWho pays?\n\n- A) The customer.\n- B) Nobody.\n\n**Answer: A**\n";

/// One question of each kind that does not need long to train.
fn check(home: &Home, more: &[&'static str]) -> Ran {
    let nothing = NONE.replace(", lab: none", "").replace("fees", "taxes");
    let refused = SHORT
        .replace("short-1", "short-2")
        .replace("dropout", "droput");
    let notes = [
        ("short.md", SHORT),
        ("fees.md", NONE),
        ("taxes.md", &nothing),
        ("wrong.md", &refused),
    ];
    let words = [&["check", "--lab", "--seeds", "6", "--yes"], more].concat();
    let vault = vault(&notes);
    patience(words).vault(&vault).home(home).run()
}

#[test]
fn every_question_has_its_block_in_both_languages() {
    let home = Home::new();
    let english = check(&home, &["--plain"]).exits(1);
    assert!(english.stderr.contains("problem"), "{english}");
    let english = english
        .prints("fees: not trained, as its author says (`lab: none`)")
        .prints("taxes: not trained, as no option names")
        .prints("short-2: not trained, as its `lab:` cannot be used")
        .prints("short-1: image, ")
        .prints("Sham arm of image: ")
        .prints("Questions: 4. ")
        .prints("1 by `lab: none`, 1 without anything to train, 1 with a");
    let row = |label: &str| {
        let found = english.stdout.lines().find(|line| line.starts_with(label));
        found.unwrap_or_else(|| panic!("{english}")).to_owned()
    };
    assert!(row("  A +").ends_with("epochs") && row("  A +").contains(" key "));
    assert!(row("  B  ").ends_with("12 epochs") && row("  B  ").contains(" points ["));
    let korean = check(&home, &["--lang", "ko"]).exits(1);
    korean
        .prints("short-1: image, ")
        .prints("image의 가짜 변경: ")
        .prints("문제 4개 중");
    check_json(&check(&home, &["--json"]).exits(1).json());
}

/// It tells the states of questions apart.
fn check_json(json: &Value) {
    let state = |id: &str| {
        let questions = json["questions"].as_array().expect("a list");
        let found = questions.iter().find(|question| question["id"] == id);
        found.unwrap_or_else(|| panic!("{json}"))
    };
    for (id, expected) in [
        ("fees", "lab_none"),
        ("taxes", "nothing_to_train"),
        ("short-1", "trained"),
        ("short-2", "refused"),
    ] {
        assert_eq!(state(id)["state"], expected);
    }
    let options = &state("short-1")["options"];
    assert_eq!(options[0]["class"], Value::Null);
    assert_eq!(options[1]["intervention"], "{ dropout: 0.5 }");
    assert!(options[1]["difference"]["low"].is_number(), "{options}");
    assert_eq!(json["shams"][0]["task"], "image");
    assert!(!json["problems"].as_array().expect("a list").is_empty());
}

#[test]
fn seeds_and_yes_belong_to_the_lab() {
    for words in [["check", "--yes"], ["check", "--seeds=8"]] {
        patience(words).run().exits(2).says("--lab");
    }
    let few = patience(["check", "--lab", "--seeds", "5"]).run();
    few.exits(2).says("6 to 1024");
}
