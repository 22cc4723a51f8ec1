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

/// A trap: the library, its knobs, the values in 64ths, and what must be so. All of it is recorded from the library.
fn trap(
    semantics: Semantics,
    (patience, min_delta): (usize, u8),
    name: &str,
    stop: Option<usize>,
    deployed: usize,
) {
    let knobs = EarlyStopping {
        monitor: Monitor::Accuracy,
        patience,
        min_delta: f32::from(min_delta) / 64.0,
        ..EarlyStopping::by(semantics)
    };
    let recorded = recorded();
    let report = stopped(knobs, &recorded.sequences[name]);
    assert_eq!((report.stop_epoch, report.deployed_epoch), (stop, deployed));
    let is_it = |case: &&Case| {
        let best = Case::knobs(case);
        let same = EarlyStopping {
            restore: knobs.restore,
            ..best
        };
        case.sequence == name && same == knobs
    };
    let Some(case) = recorded.cases.iter().find(is_it) else {
        assert_eq!(semantics, Semantics::Patience, "the trap is recorded");
        return;
    };
    let real = match knobs.restore {
        Restore::Best => case.restored,
        Restore::Last => case.kept.expect("it can keep the last"),
    };
    assert_eq!((case.stop, real), (stop, deployed), "{case:?}");
}
