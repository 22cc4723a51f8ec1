//! Early stopping in the training job, as a person writes it: every knob, its range and its default.
//! What the knobs do epoch by epoch is in `stopper.rs`. It is not SageMaker's median rule, which compares jobs, nor a
//! tuner's completion criterion.

use serde::{Deserialize, Serialize};

use super::loss::Score;
use super::metric::Metric;
use super::setting::{Defect, Setting};
use super::stopper::{StopReport, Stopper};
use crate::message::Message;

/// Stop when the monitored metric no longer improves. The words are those of Keras wherever Keras has one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlyStopping {
    pub semantics: Semantics,
    pub monitor: Monitor,
    /// Epochs without improvement before it stops, at least [`Semantics::least_patience`].
    pub patience: usize,
    /// How much a value must be better to be an improvement, at least 0.
    pub min_delta: f32,
    pub min_delta_mode: MinDeltaMode,
    /// The warm-up: this many epochs, counted from the first of the run, are not watched. SageMaker's may hold the best.
    pub start_from_epoch: usize,
    pub restore: Restore,
    pub check_finite: CheckFinite,
}

/// Whose rules decide what no knob says: when a gain is large enough, what it is measured from, which epoch is the best,
/// and when patience is over. It also sets the defaults of the knobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Semantics {
    /// Ours: Keras's, but the best epoch is the best value seen, significant or not, so `min_delta` never loses it.
    Patience,
    /// `keras.callbacks.EarlyStopping` of Keras 3.
    Keras,
    /// `EarlyStopping` of Lightning, with a `ModelCheckpoint` of the same metric beside it for the best weights.
    Lightning,
    /// `MLPClassifier(early_stopping=True)` of scikit-learn.
    Sklearn,
    /// `xgboost.callback.EarlyStopping`; an epoch is a round.
    Xgboost,
    /// `lightgbm.early_stopping`; an epoch is a round.
    Lightgbm,
    /// The built-in Image Classification (MXNet) of SageMaker, by the hyperparameters page of its documentation. The code
    /// is closed, so this alone is not recorded, and what the page leaves open is read plainly: the wait begins after
    /// the warm-up, and the best is that of all epochs.
    Sagemaker,
}

/// What early stopping looks at. Always measured on the validation set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Monitor {
    Accuracy,
    Loss,
    /// For tasks whose score is an area under the curve; it stands where others have their accuracy.
    Auc,
}

/// Whether more or less of the monitored metric is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Max,
    Min,
}

/// What `min_delta` is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MinDeltaMode {
    /// It is in the metric's own unit.
    Absolute,
    /// It is a share of the value that is to be beaten.
    Relative,
}

/// Which weights are deployed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Restore {
    Best,
    Last,
}

/// What a NaN or infinite metric does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckFinite {
    /// Stops the training at once.
    Stop,
    /// Is a value as any other, as far as it compares.
    Ignore,
}

/// The knobs a person may write.
const KNOBS: [&str; 9] = [
    "semantics",
    "monitor",
    "mode",
    "patience",
    "min_delta",
    "min_delta_mode",
    "start_from_epoch",
    "restore",
    "check_finite",
];

const MONITORS: [(&str, Monitor); 3] = [
    ("validation:accuracy", Monitor::Accuracy),
    ("validation:loss", Monitor::Loss),
    ("validation:auc", Monitor::Auc),
];

const SEMANTICS: [(&str, Semantics); 7] = [
    ("patience", Semantics::Patience),
    ("keras", Semantics::Keras),
    ("lightning", Semantics::Lightning),
    ("sklearn", Semantics::Sklearn),
    ("xgboost", Semantics::Xgboost),
    ("lightgbm", Semantics::Lightgbm),
    ("sagemaker", Semantics::Sagemaker),
];

const MODES: [(&str, Option<Mode>); 3] = [
    ("max", Some(Mode::Max)),
    ("min", Some(Mode::Min)),
    ("auto", None),
];

const MIN_DELTA_MODES: [(&str, MinDeltaMode); 2] = [
    ("absolute", MinDeltaMode::Absolute),
    ("relative", MinDeltaMode::Relative),
];

const RESTORES: [(&str, Restore); 2] = [("best", Restore::Best), ("last", Restore::Last)];

const CHECKS: [(&str, CheckFinite); 2] =
    [("stop", CheckFinite::Stop), ("ignore", CheckFinite::Ignore)];

impl EarlyStopping {
    /// This program's own: validation accuracy, patience 20, min_delta 0, the best epoch restored.
    #[must_use]
    pub fn new() -> EarlyStopping {
        EarlyStopping {
            semantics: Semantics::Patience,
            monitor: Monitor::Accuracy,
            patience: 20,
            min_delta: 0.0,
            min_delta_mode: MinDeltaMode::Absolute,
            start_from_epoch: 0,
            restore: Restore::Best,
            check_finite: CheckFinite::Ignore,
        }
    }

    /// This program's own in a task that is judged by `metric` and whose validation is best near epoch `fork`: patience
    /// is a fifth of it.
    #[must_use]
    pub fn usual(metric: Metric, fork: usize) -> EarlyStopping {
        EarlyStopping {
            monitor: Monitor::usual(metric),
            patience: (fork / 5).max(1),
            ..EarlyStopping::new()
        }
    }

    /// What a library does when nothing is said to it; ours where it has no default.
    #[must_use]
    pub fn by(semantics: Semantics) -> EarlyStopping {
        let ours = EarlyStopping {
            semantics,
            ..EarlyStopping::new()
        };
        match semantics {
            Semantics::Patience | Semantics::Lightgbm => ours,
            Semantics::Keras => EarlyStopping {
                monitor: Monitor::Loss,
                patience: 0,
                restore: Restore::Last,
                ..ours
            },
            Semantics::Lightning => EarlyStopping {
                patience: 3,
                restore: Restore::Last,
                check_finite: CheckFinite::Stop,
                ..ours
            },
            Semantics::Sklearn => EarlyStopping {
                patience: 10,
                min_delta: 1e-4,
                ..ours
            },
            Semantics::Xgboost => EarlyStopping {
                restore: Restore::Last,
                ..ours
            },
            Semantics::Sagemaker => EarlyStopping {
                patience: 5,
                min_delta_mode: MinDeltaMode::Relative,
                start_from_epoch: 10,
                ..ours
            },
        }
    }

    /// Reads the knobs a person wrote; the others are as [`EarlyStopping::by`] the semantics written.
    ///
    /// # Errors
    /// An unknown name, a value outside its range, or a mode that the monitor does not have.
    pub(crate) fn read(value: &Setting) -> Result<EarlyStopping, Defect> {
        let fields = value.fields()?;
        let semantics = fields.iter().find(|(name, _)| name == "semantics");
        let mut read = EarlyStopping::new();
        if let Some((name, value)) = semantics {
            read = EarlyStopping::by(value.one_of(&SEMANTICS).map_err(|d| d.within(name))?);
        }
        let mut mode = None;
        for (name, value) in fields {
            match name.as_str() {
                "mode" => value.one_of(&MODES).map(|written| mode = written),
                known if KNOBS.contains(&known) => read.turn(known, value),
                unknown => return Err(Defect::unknown_name(unknown, &KNOBS)),
            }
            .map_err(|defect| defect.within(name))?;
        }
        match mode {
            Some(mode) if mode != read.monitor.mode() => Err(contradiction(mode, read.monitor)),
            _ => Ok(read),
        }
    }

    /// Turns one knob to what was written.
    fn turn(&mut self, knob: &str, value: &Setting) -> Result<(), Defect> {
        let most = Setting::MOST_EPOCHS;
        match knob {
            "monitor" => self.monitor = value.one_of(&MONITORS)?,
            "patience" => self.patience = value.whole(self.semantics.least_patience(), most)?,
            "min_delta" => self.min_delta = value.number(0.0, 1.0)? as f32,
            "min_delta_mode" => self.min_delta_mode = value.one_of(&MIN_DELTA_MODES)?,
            "start_from_epoch" => self.start_from_epoch = value.whole(0, most)?,
            "restore" => self.restore = value.one_of(&RESTORES)?,
            "check_finite" => self.check_finite = value.one_of(&CHECKS)?,
            _ => {}
        }
        Ok(())
    }

    /// The knobs beside monitor and patience, by name, as they are written.
    fn knobs(&self) -> [(&'static str, String); 6] {
        let word = |name: &str| name.to_owned();
        [
            ("semantics", word(name_of(&SEMANTICS, self.semantics))),
            ("min_delta", self.min_delta.to_string()),
            (
                "min_delta_mode",
                word(name_of(&MIN_DELTA_MODES, self.min_delta_mode)),
            ),
            ("start_from_epoch", self.start_from_epoch.to_string()),
            ("restore", word(name_of(&RESTORES, self.restore))),
            ("check_finite", word(name_of(&CHECKS, self.check_finite))),
        ]
    }

    /// Those of the knobs beside monitor and patience that are turned otherwise than in `usual`.
    pub(crate) fn knobs_unlike(&self, usual: &EarlyStopping) -> Vec<(&'static str, String)> {
        let both = self.knobs().into_iter().zip(usual.knobs());
        both.filter(|(ours, theirs)| ours != theirs)
            .map(|(ours, _)| ours)
            .collect()
    }

    /// What comes of a run that trained `from` epochs unwatched, by `validation`, one score per epoch from the first on.
    pub(crate) fn watch(&self, validation: &[Score], from: usize) -> StopReport {
        let mut stopper = Stopper::starting_after(self, from);
        for score in &validation[from..] {
            if stopper.see(self.monitor.of(*score)).is_break() {
                break;
            }
        }
        stopper.report()
    }
}

impl Default for EarlyStopping {
    fn default() -> EarlyStopping {
        EarlyStopping::new()
    }
}

impl std::fmt::Display for EarlyStopping {
    /// The YAML that reads back as this.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("{ ")?;
        if self.semantics != Semantics::Patience {
            write!(f, "semantics: {}, ", name_of(&SEMANTICS, self.semantics))?;
        }
        write!(f, "monitor: \"{}\", ", self.monitor.name())?;
        write!(f, "patience: {}", self.patience)?;
        for (name, value) in self.knobs_unlike(&EarlyStopping::by(self.semantics)) {
            write!(f, ", {name}: {value}")?;
        }
        f.write_str(" }")
    }
}

impl Semantics {
    /// Only Keras and Lightning know a patience of 0; it does what 1 does.
    #[must_use]
    pub fn least_patience(self) -> usize {
        match self {
            Semantics::Keras | Semantics::Lightning => 0,
            _ => 1,
        }
    }
}

impl Monitor {
    /// # Errors
    /// When no metric has that name.
    pub(super) fn named(value: &Setting) -> Result<Monitor, Defect> {
        value.one_of(&MONITORS)
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(&MONITORS, self)
    }

    /// What early stopping watches in a task that is judged by `metric`, if nothing is said.
    fn usual(metric: Metric) -> Monitor {
        match metric {
            Metric::Accuracy => Monitor::Accuracy,
            Metric::Auc => Monitor::Auc,
            Metric::Loss => Monitor::Loss,
        }
    }

    /// The metric that it is.
    #[must_use]
    pub fn metric(self) -> Metric {
        match self {
            Monitor::Accuracy => Metric::Accuracy,
            Monitor::Auc => Metric::Auc,
            Monitor::Loss => Metric::Loss,
        }
    }

    /// All that can be watched in such a task.
    pub(crate) fn all_of(metric: Metric) -> [Monitor; 2] {
        match metric {
            Metric::Accuracy | Metric::Loss => [Monitor::Accuracy, Monitor::Loss],
            Metric::Auc => [Monitor::Auc, Monitor::Loss],
        }
    }

    pub(crate) fn mode(self) -> Mode {
        match self {
            Monitor::Accuracy | Monitor::Auc => Mode::Max,
            Monitor::Loss => Mode::Min,
        }
    }

    /// The monitored value.
    pub(crate) fn of(self, score: Score) -> f32 {
        match self {
            Monitor::Accuracy | Monitor::Auc => score.quality,
            Monitor::Loss => score.loss,
        }
    }
}

/// A mode is implied by the monitor; written, it must be that one.
fn contradiction(mode: Mode, monitor: Monitor) -> Defect {
    let message = Message::new("lab-setting-mode")
        .with("mode", name_of(&MODES, Some(mode)))
        .with("monitor", monitor.name());
    Defect {
        path: vec!["mode".to_owned()],
        message,
        hint: Some(Message::new("lab-hint-mode")),
    }
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    let found = names.iter().find(|(_, named)| *named == value);
    found.expect("every value has its name").0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(knobs: &[(&str, &str)]) -> Setting {
        let setting = |value: &str| match value.parse() {
            Ok(number) => Setting::Number(number),
            Err(_) => Setting::Text(value.to_owned()),
        };
        let fields = knobs
            .iter()
            .map(|&(name, value)| (name.to_owned(), setting(value)));
        Setting::Fields(fields.collect())
    }

    fn check(knobs: &[(&str, &str)], read: &str) {
        let ours = EarlyStopping::read(&written(knobs)).map(|early| early.to_string());
        assert_eq!(ours.as_deref(), Ok(read));
    }

    fn refused(knobs: &[(&str, &str)], path: &str, message: &str) {
        let defect = EarlyStopping::read(&written(knobs)).expect_err("it is refused");
        assert_eq!(
            (&*defect.path.join("."), defect.message.id),
            (path, message)
        );
    }

    #[test]
    fn what_is_not_written_is_as_usual() {
        check(&[], r#"{ monitor: "validation:accuracy", patience: 20 }"#);
        check(
            &[
                ("patience", "5"),
                ("monitor", "validation:auc"),
                ("min_delta", "0.01"),
            ],
            r#"{ monitor: "validation:auc", patience: 5, min_delta: 0.01 }"#,
        );
        check(
            &[
                ("min_delta_mode", "relative"),
                ("start_from_epoch", "7"),
                ("restore", "last"),
                ("check_finite", "stop"),
            ],
            r#"{ monitor: "validation:accuracy", patience: 20, min_delta_mode: relative, start_from_epoch: 7, restore: last, check_finite: stop }"#,
        );
    }

    #[test]
    fn a_library_brings_its_defaults_wherever_it_is_named() {
        check(
            &[
                ("patience", "5"),
                ("restore", "best"),
                ("semantics", "keras"),
            ],
            r#"{ semantics: keras, monitor: "validation:loss", patience: 5, restore: best }"#,
        );
        check(
            &[("semantics", "sklearn")],
            r#"{ semantics: sklearn, monitor: "validation:accuracy", patience: 10 }"#,
        );
    }

    #[test]
    fn a_mode_may_be_written_if_the_monitor_has_it() {
        let loss = ("monitor", "validation:loss");
        let read = r#"{ monitor: "validation:loss", patience: 20 }"#;
        check(&[("mode", "min"), loss], read);
        check(&[("mode", "auto"), loss], read);
        refused(&[("mode", "max"), loss], "mode", "lab-setting-mode");
        refused(&[("mode", "min")], "mode", "lab-setting-mode");
    }

    #[test]
    fn values_outside_their_range_are_refused_with_their_name() {
        for (knob, value) in [
            ("patience", "0"),
            ("patience", "2.5"),
            ("patience", "2001"),
            ("min_delta", "-0.1"),
        ] {
            refused(&[(knob, value)], knob, "lab-setting-outside");
        }
        for knob in [
            "semantics",
            "monitor",
            "mode",
            "min_delta_mode",
            "restore",
            "check_finite",
        ] {
            refused(&[(knob, "odd")], knob, "lab-setting-unknown-name");
        }
        refused(&[("patiance", "2")], "patiance", "lab-setting-unknown-name");
    }

    #[test]
    fn patience_0_is_known_to_keras_and_lightning_alone() {
        for (name, semantics) in SEMANTICS {
            let read = EarlyStopping::read(&written(&[("semantics", name), ("patience", "0")]));
            let knows = matches!(semantics, Semantics::Keras | Semantics::Lightning);
            assert_eq!(read.is_ok(), knows, "{name}");
        }
    }

    #[test]
    fn what_it_prints_reads_back() {
        for (_, semantics) in SEMANTICS {
            let usual = EarlyStopping::by(semantics);
            let turned = EarlyStopping {
                monitor: Monitor::Auc,
                patience: 7,
                min_delta: 0.25,
                min_delta_mode: MinDeltaMode::Relative,
                start_from_epoch: 3,
                restore: Restore::Last,
                check_finite: CheckFinite::Stop,
                ..usual
            };
            for early in [usual, turned] {
                let text = early.to_string().replace(['{', '}', '"'], "");
                let knobs = text
                    .split(", ")
                    .filter_map(|knob| knob.trim().split_once(": "));
                let read = EarlyStopping::read(&written(&knobs.collect::<Vec<_>>()));
                assert_eq!(read, Ok(early), "{early}");
            }
        }
    }
}
