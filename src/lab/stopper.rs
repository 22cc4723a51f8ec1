//! Stopper: early stopping as a state machine over one monitored number, epoch by epoch. What a person may set is in
//! `early_stopping.rs`; here are the rules of each library. What the libraries themselves do with prescribed values is
//! recorded in `tests/data/early-stopping/`, and held against this in `tests/it/early_stopping.rs`.

use std::ops::ControlFlow;

use super::early_stopping::{CheckFinite, EarlyStopping, MinDeltaMode, Mode, Restore, Semantics};

/// Early stopping at work. Plain data: a clone goes on as the original would.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopper {
    knobs: EarlyStopping,
    rules: Rules,
    /// Epochs trained so far, those before it watched included.
    epoch: usize,
    /// Epochs in a row without improvement.
    wait: usize,
    /// What the next improvement is measured from, turned so that more is better; `None` if whatever comes is one.
    reference: Option<f32>,
    /// The value of the best epoch, turned so that more is better; `None` before there is one.
    best: Option<f32>,
    best_epoch: Option<usize>,
    stopped: Option<StopReason>,
}

/// What early stopping made of a run. Epochs are 1-based; 0 is the weights from before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StopReport {
    /// The epoch after which training stopped; `None` when it ran to its end.
    pub stop_epoch: Option<usize>,
    /// `None` when no epoch was watched.
    pub best_epoch: Option<usize>,
    /// The epoch whose weights are put to use.
    pub deployed_epoch: usize,
    pub reason: StopReason,
}

/// Why a training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    RanToEnd,
    /// Too many epochs without improvement.
    Patience,
    /// The metric was NaN or infinite.
    NotFinite,
}

/// Where libraries differ beyond their knobs.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rules {
    improvement: Improvement,
    /// Which gains make an epoch the best one.
    best_follows: Gain,
    /// Which gains move the value that the next improvement is measured from.
    reference_follows: Gain,
    first: First,
    /// Epochs without improvement that it waits beyond its patience.
    overtime: usize,
    /// Whether the best epoch may lie in the warm-up.
    sees_warm_up: bool,
}

/// Which values are an improvement over the reference, `min_delta` apart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Improvement {
    MoreThan,
    AtLeast,
    /// As `AtLeast`, but NaN, which is less than nothing, is one too.
    NotLess,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Gain {
    /// Any, however small. The first value is one, and NaN is less than all others.
    Any,
    /// An improvement, `min_delta` counted.
    Significant,
}

/// What is there before the first value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum First {
    /// The first value is an improvement whatever it is. As NaN it stays the best, since nothing compares with it.
    Taken,
    /// The first value has to be more than minus infinity.
    Compared,
    /// As `Compared`, and the weights from before the training are the best so far.
    InitialWeights,
}

impl Semantics {
    fn rules(self) -> Rules {
        let ours = Rules {
            improvement: Improvement::MoreThan,
            best_follows: Gain::Any,
            reference_follows: Gain::Significant,
            first: First::Compared,
            overtime: 0,
            sees_warm_up: false,
        };
        match self {
            Semantics::Patience | Semantics::Lightning => ours,
            Semantics::Keras | Semantics::Xgboost | Semantics::Lightgbm => Rules {
                best_follows: Gain::Significant,
                first: First::Taken,
                ..ours
            },
            Semantics::Sklearn => Rules {
                improvement: Improvement::NotLess,
                reference_follows: Gain::Any,
                first: First::InitialWeights,
                overtime: 1,
                ..ours
            },
            Semantics::Sagemaker => Rules {
                improvement: Improvement::AtLeast,
                reference_follows: Gain::Any,
                sees_warm_up: true,
                ..ours
            },
        }
    }
}

impl Stopper {
    #[must_use]
    pub fn new(knobs: &EarlyStopping) -> Stopper {
        Stopper::starting_after(knobs, 0)
    }

    /// For a run of which `epoch` epochs are already trained, unwatched. They count for the warm-up.
    #[must_use]
    pub fn starting_after(knobs: &EarlyStopping, epoch: usize) -> Stopper {
        let rules = knobs.semantics.rules();
        let keeps_initial = rules.first == First::InitialWeights;
        Stopper {
            knobs: *knobs,
            rules,
            epoch,
            wait: 0,
            reference: (rules.first != First::Taken).then_some(f32::NEG_INFINITY),
            best: keeps_initial.then_some(f32::NEG_INFINITY),
            best_epoch: keeps_initial.then_some(epoch),
            stopped: None,
        }
    }

    /// Sees the monitored value of the next epoch, as it was measured. `Break` says that training stops after this epoch;
    /// what comes later is not seen.
    pub fn see(&mut self, value: f32) -> ControlFlow<()> {
        if self.stopped.is_some() {
            return ControlFlow::Break(());
        }
        self.epoch += 1;
        let warming_up = self.epoch <= self.knobs.start_from_epoch;
        if warming_up && !self.rules.sees_warm_up {
            return ControlFlow::Continue(());
        }
        let improved = self.compare(self.upward(value));
        self.wait = if improved || warming_up {
            0
        } else {
            self.wait + 1
        };
        let patience = self.knobs.patience.max(1) + self.rules.overtime;
        if self.knobs.check_finite == CheckFinite::Stop && !value.is_finite() {
            self.stopped = Some(StopReason::NotFinite);
        } else if self.wait >= patience {
            self.stopped = Some(StopReason::Patience);
        }
        match self.stopped {
            Some(_) => ControlFlow::Break(()),
            None => ControlFlow::Continue(()),
        }
    }

    /// What came of it, as if the training ended here.
    #[must_use]
    pub fn report(&self) -> StopReport {
        StopReport {
            stop_epoch: self.stopped.map(|_| self.epoch),
            best_epoch: self.best_epoch,
            deployed_epoch: match self.knobs.restore {
                Restore::Best => self.best_epoch.unwrap_or(self.epoch),
                Restore::Last => self.epoch,
            },
            reason: self.stopped.unwrap_or(StopReason::RanToEnd),
        }
    }

    /// Whether `value` is an improvement; best and reference follow it as the rules say.
    fn compare(&mut self, value: f32) -> bool {
        let improved = self.improves(value);
        let gained = self.best.is_none_or(|best| value > best);
        let ranked = value.max(f32::NEG_INFINITY);
        match self.rules.reference_follows {
            Gain::Any if gained => self.reference = Some(ranked),
            Gain::Significant if improved => self.reference = Some(value),
            _ => {}
        }
        let best = match self.rules.best_follows {
            Gain::Any => gained,
            Gain::Significant => improved,
        };
        if best {
            self.best = Some(ranked);
            self.best_epoch = Some(self.epoch);
        }
        improved
    }

    fn improves(&self, value: f32) -> bool {
        let Some(reference) = self.reference else {
            return true;
        };
        let least = reference + self.margin(reference);
        match self.rules.improvement {
            Improvement::MoreThan => value > least,
            Improvement::AtLeast => value >= least,
            Improvement::NotLess => value >= least || value.is_nan(),
        }
    }

    /// How far a value must be from the reference.
    fn margin(&self, reference: f32) -> f32 {
        match self.knobs.min_delta_mode {
            MinDeltaMode::Absolute => self.knobs.min_delta,
            MinDeltaMode::Relative if reference.is_finite() => {
                self.knobs.min_delta * reference.abs()
            }
            MinDeltaMode::Relative => 0.0,
        }
    }

    /// The value, turned so that more is better.
    fn upward(&self, value: f32) -> f32 {
        match self.knobs.monitor.mode() {
            Mode::Max => value,
            Mode::Min => -value,
        }
    }
}
