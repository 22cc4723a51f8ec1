//! `patience tune`: jobs trained, shown and stopped; what cannot be run is refused with the way out.

use serde_json::Value;

use crate::patience::{Ran, patience};

const RANGE: &str = "learning_rate=0.0003..0.003:log";

fn tune(more: &[&str]) -> Ran {
    let words = [&["tune", "--range", RANGE, "--epochs", "8"], more].concat();
    patience(words).run()
}

fn refused(more: &[&str], message: &str, hint: &str) {
    tune(more)
        .exits(2)
        .prints_nothing()
        .says(message)
        .says(hint);
}

#[test]
fn json_holds_every_job_and_what_each_rule_deploys() {
    let words = [
        "--max-jobs",
        "5",
        "--max-parallel-jobs",
        "2",
        "--early-stopping-type",
        "Auto",
    ];
    let more = [&words[..], &["--strategy", "Random", "--json"]].concat();
    let tuned = tune(&more).exits(0).json();
    assert_eq!(tuned, tune(&more).exits(0).json());
    let jobs = tuned["jobs"].as_array().expect("a list");
    assert_eq!(jobs.len(), 5);
    let count = |value: &Value| value.as_u64().expect("a count");
    for job in jobs {
        assert_eq!(
            job["values"].as_array().map(|values| values.len() as u64),
            job["epochs"].as_u64()
        );
        assert_eq!(job["ended"] == "completed", job["epochs"] == 8, "{job}");
        assert_eq!(job["ended"] == "median", job["median"].is_number(), "{job}");
    }
    let paid: u64 = jobs.iter().map(|job| count(&job["epochs"])).sum();
    assert_eq!(count(&tuned["epochs_paid"]), paid);
    assert_eq!(tuned["epochs_in_full"], 40);
    assert!(count(&tuned["epochs_trained"]) >= paid);
    let best = &jobs[count(&tuned["by_latest"]["job"]) as usize - 1];
    assert_eq!(tuned["by_latest"]["validation"], best["latest"]);
    assert_eq!(tuned["by_latest"]["epoch"], best["epochs"]);
}

#[test]
fn the_table_says_how_each_job_ended_in_both_languages() {
    let words = [
        "--max-jobs",
        "3",
        "--max-parallel-jobs",
        "3",
        "--strategy",
        "Hyperband",
    ];
    let plain = tune(&[&words[..], &["--plain"]].concat()).exits(0);
    assert!(plain.stdout.is_ascii(), "{plain}");
    plain.prints("place 2 of 3").prints("in full");
    let korean = tune(&[&words[..], &["--lang", "ko"]].concat());
    korean.exits(0).prints("3개 중 2위");
}

#[test]
fn a_loss_that_is_maximized_is_a_warning() {
    let loss = ["--objective", "validation:loss"];
    tune(&loss).exits(0).says("searches for the worst model");
    let minimized = tune(&[&loss[..], &["--objective-type", "Minimize"]].concat());
    assert_eq!(minimized.exits(0).stderr, "");
}

#[test]
fn what_cannot_be_run_is_refused_with_the_way_out() {
    let words = ["--strategy", "Hyperband", "--early-stopping-type", "Auto"];
    refused(
        &words,
        "takes no early stopping type but Off",
        "leave the early stopping type out",
    );
    refused(
        &["--strategy", "Grid"],
        "a Grid tries choices",
        "list choices",
    );
    refused(
        &["--strategy", "grid"],
        "unknown name `grid`",
        "did you mean `Grid`?",
    );
    refused(
        &["--range", "droput=0..0.5"],
        "unknown name `droput`",
        "did you mean `dropout`?",
    );
    refused(
        &["--range", "dropout"],
        "names no hyperparameter",
        "write the name",
    );
    refused(
        &["--task", "imgae"],
        "unknown name `imgae`",
        "did you mean `image`?",
    );
    refused(&["--max-jobs", "751"], "at most 750 jobs", "Random");
    refused(
        &["--max-jobs", "many"],
        "`many` is not a valid value",
        "Training jobs in all",
    );
    refused(
        &["--max-parallel-jobs", "11"],
        "at most 10 jobs at once",
        "AWS may raise",
    );
}
