//! Early stopping against the real libraries: what they did with prescribed values is recorded in
//! `tests/data/early-stopping/`, with the script that made it, and each preset must do the same.

use std::collections::BTreeMap;

use patience::lab::{CheckFinite, EarlyStopping, Monitor, Restore, Semantics, StopReport, Stopper};
use serde::Deserialize;

use crate::repository::read;

#[derive(Deserialize)]
struct Recorded {
    /// The values of each epoch in 64ths, by name; `None` is NaN.
    sequences: BTreeMap<String, Vec<Option<i32>>>,
    fields: Vec<String>,
    cases: Vec<Case>,
}

/// A line of `cases`. Deltas are in 64ths, epochs 1-based.
#[derive(Debug, Deserialize)]
struct Case {
    semantics: String,
    sequence: String,
    mode: String,
    patience: usize,
    min_delta: u8,
    start_from_epoch: usize,
    check_finite: String,
    stop: Option<usize>,
    best: Option<usize>,
    /// The epoch deployed if the best is to be restored.
    restored: usize,
    /// The epoch deployed if not; `None` where the library always restores.
    kept: Option<usize>,
}

const FIELDS: &str = "semantics sequence mode patience min_delta start_from_epoch check_finite stop best restored kept";

const LIBRARIES: [(&str, Semantics); 5] = [
    ("keras", Semantics::Keras),
    ("lightning", Semantics::Lightning),
    ("sklearn", Semantics::Sklearn),
    ("xgboost", Semantics::Xgboost),
    ("lightgbm", Semantics::Lightgbm),
];

fn recorded() -> Recorded {
    let recorded: Recorded = serde_json::from_str(&read("tests/data/early-stopping/expected.json"))
        .expect("what the script has written");
    assert_eq!(recorded.fields.join(" "), FIELDS);
    recorded
}

impl Case {
    fn knobs(&self) -> EarlyStopping {
        let semantics = LIBRARIES.iter().find(|(name, _)| *name == self.semantics);
        EarlyStopping {
            monitor: match self.mode.as_str() {
                "min" => Monitor::Loss,
                _ => Monitor::Accuracy,
            },
            patience: self.patience,
            min_delta: f32::from(self.min_delta) / 64.0,
            start_from_epoch: self.start_from_epoch,
            check_finite: match self.check_finite.as_str() {
                "stop" => CheckFinite::Stop,
                _ => CheckFinite::Ignore,
            },
            ..EarlyStopping::by(semantics.expect("a library we have a preset for").1)
        }
    }
}

/// What the knobs make of a sequence, read as the script reads it.
fn stopped(knobs: EarlyStopping, sequence: &[Option<i32>]) -> StopReport {
    let mut stopper = Stopper::new(&knobs);
    for value in sequence {
        let share = value.map_or(f32::NAN, |value| value as f32 / 64.0);
        let value = match knobs.monitor {
            Monitor::Loss => 1.0 - share,
            _ => share,
        };
        if stopper.see(value).is_break() {
            break;
        }
    }
    stopper.report()
}

#[test]
fn every_preset_stops_and_deploys_as_its_library_does() {
    let recorded = recorded();
    let mut wrong = Vec::new();
    for case in &recorded.cases {
        let sequence = &recorded.sequences[&case.sequence];
        let deployed = |restore| {
            let knobs = EarlyStopping {
                restore,
                ..case.knobs()
            };
            stopped(knobs, sequence)
        };
        let best = deployed(Restore::Best);
        let ours = (best.stop_epoch, best.best_epoch, best.deployed_epoch);
        let kept = case.kept.map(|_| deployed(Restore::Last).deployed_epoch);
        if ours != (case.stop, case.best, case.restored) || kept != case.kept {
            wrong.push(format!("{ours:?} {kept:?} but {case:?}"));
        }
    }
    let (wrongs, all) = (wrong.len(), recorded.cases.len());
    assert!(wrong.is_empty(), "{wrongs} of {all}:\n{}", wrong.join("\n"));
}

#[test]
fn every_library_is_recorded_on_every_sequence() {
    let recorded = recorded();
    assert!(recorded.sequences.len() >= 30);
    for (library, _) in LIBRARIES {
        for name in recorded.sequences.keys() {
            let is_here = |case: &&Case| case.semantics == library && case.sequence == *name;
            let cases = recorded.cases.iter().filter(is_here).count();
            assert!(cases >= 7, "{library} on {name}: {cases}");
        }
    }
}

fn knobs(semantics: Semantics, patience: usize, min_delta: u8) -> EarlyStopping {
    EarlyStopping {
        monitor: Monitor::Accuracy,
        patience,
        min_delta: f32::from(min_delta) / 64.0,
        ..EarlyStopping::by(semantics)
    }
}

fn restored(knobs: EarlyStopping) -> EarlyStopping {
    EarlyStopping {
        restore: Restore::Best,
        ..knobs
    }
}

/// A trap: after which epoch the knobs stop on a sequence, and which they deploy. Unless the rules are ours, the library
/// has been seen to fall into it.
fn trap(knobs: EarlyStopping, name: &str, stop: Option<usize>, deployed: usize) {
    let recorded = recorded();
    let report = stopped(knobs, &recorded.sequences[name]);
    assert_eq!((report.stop_epoch, report.deployed_epoch), (stop, deployed));
    if knobs.semantics == Semantics::Patience {
        return;
    }
    let is_it = |case: &&Case| {
        let recorded = EarlyStopping {
            restore: knobs.restore,
            ..case.knobs()
        };
        case.sequence == name && recorded == knobs
    };
    let case = recorded.cases.iter().find(is_it);
    let case = case.expect("the trap is recorded");
    let real = match knobs.restore {
        Restore::Best => case.restored,
        Restore::Last => case.kept.expect("the library can keep the last"),
    };
    assert_eq!((case.stop, real), (stop, deployed), "{case:?}");
}

#[test]
fn patience_0_is_patience_1_in_keras_and_lightning() {
    for semantics in [Semantics::Keras, Semantics::Lightning] {
        for patience in [0, 1] {
            trap(knobs(semantics, patience, 0), "rise and fall", Some(6), 6);
        }
    }
}

#[test]
fn min_delta_loses_the_true_maximum_in_keras_xgboost_and_lightgbm() {
    let name = "true maximum within the delta";
    for semantics in [Semantics::Keras, Semantics::Xgboost, Semantics::Lightgbm] {
        trap(restored(knobs(semantics, 2, 4)), name, Some(4), 2);
    }
    for semantics in [Semantics::Patience, Semantics::Lightning] {
        trap(restored(knobs(semantics, 2, 4)), name, Some(4), 3);
    }
}

#[test]
fn keras_lightning_and_xgboost_deploy_the_last_model_unless_told() {
    for semantics in [Semantics::Keras, Semantics::Lightning, Semantics::Xgboost] {
        trap(knobs(semantics, 2, 0), "rise and fall", Some(7), 7);
        trap(
            restored(knobs(semantics, 2, 0)),
            "rise and fall",
            Some(7),
            5,
        );
    }
}

#[test]
fn lightgbm_deploys_the_best_even_if_it_never_stopped() {
    trap(knobs(Semantics::Lightgbm, 2, 1), "creep by 1", None, 9);
    trap(knobs(Semantics::Xgboost, 2, 1), "creep by 1", None, 10);
}

#[test]
fn sklearn_waits_one_epoch_longer_than_told() {
    trap(knobs(Semantics::Sklearn, 2, 1), "rise and fall", Some(8), 5);
    trap(
        knobs(Semantics::Patience, 2, 1),
        "rise and fall",
        Some(7),
        5,
    );
}

#[test]
fn sklearn_without_tolerance_never_stops_on_a_plateau() {
    trap(knobs(Semantics::Sklearn, 2, 0), "equal", None, 1);
    trap(knobs(Semantics::Sklearn, 2, 1), "equal", Some(4), 1);
}

#[test]
fn a_slow_creep_adds_up_in_keras_but_not_in_sklearn() {
    trap(knobs(Semantics::Keras, 3, 4), "creep by 2", None, 8);
    trap(knobs(Semantics::Sklearn, 3, 4), "creep by 2", Some(5), 5);
}

#[test]
fn a_first_nan_stays_the_best_in_keras_xgboost_and_lightgbm() {
    for semantics in [Semantics::Keras, Semantics::Xgboost, Semantics::Lightgbm] {
        trap(restored(knobs(semantics, 2, 0)), "nan first", Some(3), 1);
    }
    trap(knobs(Semantics::Patience, 2, 0), "nan first", Some(6), 4);
}

#[test]
fn nan_is_progress_in_sklearn_and_the_end_in_lightning() {
    trap(knobs(Semantics::Sklearn, 2, 0), "nan for good", None, 3);
    trap(
        knobs(Semantics::Lightning, 2, 0),
        "nan for good",
        Some(4),
        4,
    );
    trap(knobs(Semantics::Keras, 2, 0), "nan for good", Some(5), 5);
}

#[test]
fn sklearn_falls_back_to_its_untrained_weights() {
    trap(knobs(Semantics::Sklearn, 2, 0), "nothing but nan", None, 0);
}
