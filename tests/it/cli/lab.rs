//! `patience lab`: a recipe trained beside the baseline, from flags or a file; what cannot be used is refused by the name
//! under which it was typed.

use serde_json::Value;

use super::SHORT;
use crate::patience::{Home, Ran, folder, patience, write};

const RECIPE: &str = "\
# Three ways
lab:
  fork: 5
  epochs: 12
  options:
    mild: { dropout: 0.2 }
    strong dropout: { dropout: 0.8, from: start }
    stop: { early_stopping: { patience: 2 } }
";

fn lab(words: &str) -> Ran {
    patience(["lab"].into_iter().chain(words.split_whitespace())).run()
}

/// `patience lab --recipe` of a file with this text.
fn recipe(text: &str, more: &str) -> Ran {
    let folder = folder();
    let file = folder.path().join("ways.yaml");
    write(&file, text);
    let words = ["lab", "--recipe", file.to_str().expect("UTF-8")];
    patience(words.into_iter().chain(more.split_whitespace())).run()
}

fn labels(lab: &Value) -> Vec<&str> {
    let options = lab["options"].as_array().expect("a list").iter();
    options
        .filter_map(|option| option["label"].as_str())
        .collect()
}

#[test]
fn flags_are_trained_beside_the_baseline() {
    let words = "--fork 5 --epochs 12 --seeds 2 --dropout 0.3 --patience 3 --from start";
    let lab = lab(&format!("{words} --json")).exits(0).json();
    assert_eq!(labels(&lab), ["A", "B"]);
    let [baseline, ours] = [&lab["options"][0], &lab["options"][1]];
    assert_eq!(
        (
            &baseline["intervention"],
            &baseline["class"],
            &baseline["key"]
        ),
        (&"none".into(), &"baseline".into(), &false.into())
    );
    let change = r#"{ early_stopping: { monitor: "validation:accuracy", patience: 3 }, dropout: 0.3, from: start }"#;
    assert_eq!(ours["intervention"], change);
    assert!(ours["difference"]["mean"].is_number(), "{ours}");
    for absent in ["question", "outlook", "verdict"] {
        assert_eq!(lab[absent], Value::Null, "{absent}");
    }
    let work = |name: &str| lab["multiply_adds"][name].as_u64().expect("a count");
    assert!(0 < work("done") && 0 < work("apart"));
}

#[test]
fn the_answer_speaks_of_the_baseline_and_of_no_key() {
    let words = "--fork 5 --epochs 12 --seeds 6 --dropout 0.3 --plain";
    let english = lab(words).exits(0);
    assert!(english.stdout.is_ascii(), "{english}");
    let english = english.prints("against A").prints("A  no change");
    for word in ["key", "verdict", "A +"] {
        assert!(!english.stdout.contains(word), "{word}\n{english}");
    }
    let korean = lab(&format!("{words} --lang ko")).exits(0);
    let korean = korean.prints("A와의 차이").prints("A  변경 없음");
    assert!(!korean.stdout.contains("정답"), "{korean}");
}

#[test]
fn a_file_may_hold_any_number_of_options() {
    let lab = recipe(RECIPE, "--seeds 2 --json").exits(0).json();
    assert_eq!(labels(&lab), ["baseline", "mild", "strong dropout", "stop"]);
    let own = RECIPE.replace("stop:", "plain: none\n    stop:");
    let lab = recipe(&own, "--seeds 2 --json").exits(0).json();
    assert_eq!(labels(&lab), ["mild", "strong dropout", "plain", "stop"]);
    assert_eq!(lab["options"][2]["class"], "baseline");
}

#[test]
fn what_is_printed_reads_back_and_nothing_is_trained() {
    let home = Home::new();
    let print = |text: &str| recipe(text, "--print").exits(0).stdout;
    let printed = print(RECIPE);
    assert_eq!(print(&printed), printed);
    assert!(
        printed.contains("    \"strong dropout\": { dropout: 0.8, from: start }\n"),
        "{printed}"
    );
    assert!(
        printed.contains("  mild:\n    optimizer: momentum\n"),
        "{printed}"
    );
    let words = [
        "lab",
        "--task",
        "text",
        "--learning-rate",
        "x0.5",
        "--print",
    ];
    let typed = patience(words).home(&home).run().exits(0).stdout;
    assert_eq!(print(&typed), typed);
    assert!(!home.cache().exists(), "something was kept");
    lab("--print").exits(0).prints("    A: none\n");
}

#[test]
fn a_picture_is_drawn_into_a_file() {
    let folder = folder();
    let file = folder.path().join("lab.svg");
    let words = format!(
        "--fork 2 --epochs 4 --seeds 2 --sham 1 --svg {}",
        file.display()
    );
    lab(&words).exits(0);
    let svg = std::fs::read_to_string(file).expect("written");
    assert!(svg.starts_with("<svg "), "{svg}");
}

#[test]
fn what_is_typed_wrongly_is_refused_by_its_flag() {
    let check = |words: &str, message: &str, hint: &str| {
        lab(words)
            .exits(2)
            .prints_nothing()
            .says(message)
            .says(hint);
    };
    check(
        "--dropout 1.5",
        "`--dropout` cannot be used: `1.5`",
        "from 0 to 0.9",
    );
    check(
        "--dropout -1",
        "`--dropout` cannot be used: `-1`",
        "from 0 to 0.9",
    );
    check(
        "--learning-rate y3",
        "`--learning-rate`",
        "from x0.001 to x100",
    );
    check("--patience half", "`--patience`", "from 1 to 2000");
    check(
        "--semantics keres",
        "`--semantics`",
        "did you mean `keras`?",
    );
    check("--from strat --sham 1", "`--from`", "did you mean `start`?");
    check("--schedule cosin", "`--schedule`", "did you mean `cosine`?");
    check("--task imgae", "`--task`", "did you mean `image`?");
    check("--fork 0", "`--fork`", "from 1 to 1000");
    check("--epochs 3", "`--epochs`", "from 101 to 2000");
    check("--width x2 --from fork", "`--from`", "leave `from` out");
    check(
        "--patience 3 --restore-checkpoint 9",
        "both decide",
        "keep one",
    );
    check("--from start", "nothing is changed", "--dropout 0.5");
    check(
        "--dorpout 0.4",
        "unknown argument",
        "did you mean: --dropout?",
    );
    check(
        "--recipe a.yaml --dropout 0.4",
        "cannot stand beside",
        "in YAML",
    );
    check("--recipe nowhere.yaml", "cannot read nowhere.yaml", "");
}

#[test]
fn what_is_wrong_in_a_file_has_its_line() {
    let check = |text: &str, message: &str, place: &str, hint: &str| {
        let ran = recipe(text, "").exits(2).prints_nothing();
        ran.says(message).says(place).says(hint);
    };
    let half = RECIPE.replace("0.2", "half");
    check(
        &half,
        "`half` is outside",
        "ways.yaml:6:13",
        "from 0 to 0.9",
    );
    let name = RECIPE.replace("epochs", "epoch");
    check(&name, "unknown name `epoch`", "ways.yaml:4:3", "`epochs`");
    check("lab: {\n", "not valid YAML", "ways.yaml:", "--print");
    check(
        "",
        "should be names with values",
        "ways.yaml",
        "write names",
    );
    check(SHORT, "", "ways.yaml", "hint: ");
}

#[test]
fn a_long_training_is_asked_for() {
    let long = "--seeds 1024 --epochs 2000 --training-size x16 --from start";
    lab(long).fails_with_time();
    let tune = "--range dropout=0..0.5 --max-jobs 500 --strategy Random --epochs 2000";
    patience(["tune"].into_iter().chain(tune.split(' ')))
        .run()
        .fails_with_time();
}

impl Ran {
    /// Stopped, with how long it would take and how to go on.
    #[track_caller]
    fn fails_with_time(self) {
        self.exits(2)
            .prints_nothing()
            .says("error: this would take about ")
            .says("; add --yes to train it");
    }
}
