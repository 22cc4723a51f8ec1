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

impl EarlyStopping {
    /// Epochs in a row without improvement after which it stops: its patience, and what its rules wait beyond.
    #[must_use]
    pub fn waits(&self) -> usize {
        self.patience.max(1) + self.semantics.rules().overtime
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
        if self.knobs.check_finite == CheckFinite::Stop && !value.is_finite() {
            self.stopped = Some(StopReason::NotFinite);
        } else if self.wait >= self.knobs.waits() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Monitor;
    use proptest::prelude::*;

    const ALL: [Semantics; 7] = [
        Semantics::Patience,
        Semantics::Keras,
        Semantics::Lightning,
        Semantics::Sklearn,
        Semantics::Xgboost,
        Semantics::Lightgbm,
        Semantics::Sagemaker,
    ];

    fn of(semantics: Semantics, patience: usize, min_delta: f32) -> EarlyStopping {
        EarlyStopping {
            semantics,
            patience,
            min_delta,
            ..EarlyStopping::new()
        }
    }

    fn run(mut stopper: Stopper, values: &[f32]) -> StopReport {
        for &value in values {
            if stopper.see(value).is_break() {
                break;
            }
        }
        stopper.report()
    }

    fn check(knobs: EarlyStopping, values: &[f32], stop: Option<usize>, best: usize) {
        let report = run(Stopper::new(&knobs), values);
        let expected = (stop, Some(best));
        assert_eq!(
            (report.stop_epoch, report.best_epoch),
            expected,
            "{values:?}"
        );
    }

    #[test]
    fn patience_counts_epochs_without_gain() {
        let check = |patience, values: &[f32], stop, best| {
            check(of(Semantics::Patience, patience, 0.0), values, stop, best);
        };
        check(2, &[0.1, 0.2, 0.2, 0.1, 0.9], Some(4), 2);
        check(2, &[0.1, 0.2, 0.1, 0.3, 0.2], None, 4);
        check(1, &[0.5, 0.5], Some(2), 1);
        check(2, &[0.3, f32::NAN, f32::NAN], Some(3), 1);
        check(2, &[f32::NAN, f32::NAN], Some(2), 1);
    }

    #[test]
    fn a_slow_creep_within_min_delta_stops_but_the_best_is_kept() {
        let creep = |patience| of(Semantics::Patience, patience, 0.05);
        check(creep(2), &[0.50, 0.52, 0.54, 0.9], Some(3), 3);
        check(creep(3), &[0.50, 0.52, 0.54, 0.57], None, 4);
    }

    #[test]
    fn a_relative_delta_is_a_share_of_what_is_to_be_beaten() {
        let relative = EarlyStopping {
            min_delta_mode: MinDeltaMode::Relative,
            ..of(Semantics::Patience, 2, 0.125)
        };
        check(relative, &[0.5, 0.5625, 0.5625, 0.9], Some(3), 2);
        check(relative, &[0.5, 0.5, 0.625, 0.7], None, 4);
        let loss = EarlyStopping {
            monitor: Monitor::Loss,
            ..relative
        };
        check(loss, &[2.0, 1.8, 1.76, 0.1], Some(3), 3);
        check(loss, &[2.0, 1.8, 1.74, 1.7], None, 4);
    }

    #[test]
    fn sagemaker_counts_a_gain_of_exactly_the_tolerance() {
        let tolerant = EarlyStopping {
            start_from_epoch: 0,
            patience: 2,
            min_delta: 0.125,
            ..EarlyStopping::by(Semantics::Sagemaker)
        };
        check(tolerant, &[0.5, 0.5, 0.5625, 0.6], None, 4);
        check(tolerant, &[0.5, 0.5, 0.55, 0.6], Some(3), 3);
    }

    #[test]
    fn sagemaker_may_find_its_best_before_it_may_stop() {
        let warm_up = EarlyStopping {
            start_from_epoch: 3,
            patience: 2,
            min_delta: 0.01,
            ..EarlyStopping::by(Semantics::Sagemaker)
        };
        check(warm_up, &[0.9, 0.5, 0.5, 0.5, 0.5, 0.5], Some(5), 1);
    }

    #[test]
    fn when_nothing_was_watched_the_last_epoch_is_deployed() {
        let warm_up = EarlyStopping {
            start_from_epoch: 5,
            ..EarlyStopping::new()
        };
        let report = run(Stopper::new(&warm_up), &[0.3, 0.9, 0.2]);
        assert_eq!((report.best_epoch, report.deployed_epoch), (None, 3));
        assert_eq!(report.reason, StopReason::RanToEnd);
    }

    #[test]
    fn it_says_why_it_stopped() {
        let strict = EarlyStopping {
            check_finite: CheckFinite::Stop,
            ..of(Semantics::Patience, 2, 0.0)
        };
        let check = |values: &[f32], reason, stop| {
            let report = run(Stopper::new(&strict), values);
            assert_eq!((report.reason, report.stop_epoch), (reason, stop));
        };
        check(&[0.5, f32::NAN, 0.6], StopReason::NotFinite, Some(2));
        check(&[0.5, f32::INFINITY], StopReason::NotFinite, Some(2));
        check(&[0.5, 0.4, 0.4, 0.6], StopReason::Patience, Some(3));
        check(&[0.5, 0.6, 0.6], StopReason::RanToEnd, None);
    }

    /// Values in 64ths, so that no sum is rounded.
    fn exact() -> impl Strategy<Value = f32> {
        (0_u8..=16).prop_map(|value| f32::from(value) / 64.0)
    }

    fn values() -> impl Strategy<Value = Vec<f32>> {
        let value = prop_oneof![9 => exact(), 1 => Just(f32::NAN)];
        prop::collection::vec(value, 1..40)
    }

    proptest! {
        #[test]
        fn it_stops_patience_epochs_after_the_last_improvement(
            values in values(), patience in 1_usize..6, min_delta in exact(),
        ) {
            let mut improved = (0, f32::NEG_INFINITY);
            let mut stop = None;
            for (epoch, &value) in (1..).zip(&values) {
                if value > improved.1 + min_delta {
                    improved = (epoch, value);
                }
                if epoch == improved.0 + patience {
                    stop = Some(epoch);
                    break;
                }
            }
            let knobs = of(Semantics::Patience, patience, min_delta);
            prop_assert_eq!(run(Stopper::new(&knobs), &values).stop_epoch, stop);
        }

        #[test]
        fn ours_deploys_the_first_of_the_best_it_saw(values in values(), min_delta in exact()) {
            let report = run(Stopper::new(&of(Semantics::Patience, 3, min_delta)), &values);
            let seen = &values[..report.stop_epoch.unwrap_or(values.len())];
            let most = seen.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let first = seen.iter().position(|&value| value == most).unwrap_or(0);
            prop_assert_eq!(report.deployed_epoch, first + 1);
        }

        #[test]
        fn without_delta_and_nan_most_libraries_agree(
            values in prop::collection::vec(exact(), 1..40), patience in 1_usize..6,
        ) {
            let by = |semantics| run(Stopper::new(&of(semantics, patience, 0.0)), &values);
            for semantics in [Semantics::Keras, Semantics::Lightning, Semantics::Xgboost, Semantics::Lightgbm] {
                prop_assert_eq!(by(semantics), by(Semantics::Patience));
            }
        }

        #[test]
        fn a_warm_up_is_as_if_it_began_later(
            values in values(), warm_up in 0_usize..8, place in 0..6_usize, min_delta in exact(),
        ) {
            let knobs = of(ALL[place], 2, min_delta);
            let from = warm_up.min(values.len() - 1);
            let warm = EarlyStopping { start_from_epoch: from, ..knobs };
            let later = run(Stopper::starting_after(&knobs, from), &values[from..]);
            let whole = run(Stopper::new(&warm), &values);
            let initial = whole.best_epoch == Some(0) && later.best_epoch == Some(from);
            prop_assert_eq!(whole.stop_epoch, later.stop_epoch);
            prop_assert!(whole == later || initial, "{:?} {:?}", whole, later);
        }

        #[test]
        fn a_loss_is_an_accuracy_turned_over(
            values in values(), place in 0..7_usize, patience in 1_usize..4, min_delta in exact(),
        ) {
            let up = of(ALL[place], patience, min_delta);
            let down = EarlyStopping { monitor: Monitor::Loss, ..up };
            let losses: Vec<f32> = values.iter().map(|value| 1.0 - value).collect();
            prop_assert_eq!(run(Stopper::new(&up), &values), run(Stopper::new(&down), &losses));
        }

        #[test]
        fn more_patience_stops_no_earlier_and_deploys_no_worse(
            values in prop::collection::vec(exact(), 1..40), patience in 1_usize..6,
        ) {
            let with = |patience| run(Stopper::new(&of(Semantics::Patience, patience, 0.0)), &values);
            let (less, more) = (with(patience), with(patience + 1));
            let end = |report: StopReport| report.stop_epoch.unwrap_or(usize::MAX);
            prop_assert!(end(more) >= end(less));
            prop_assert!(values[more.deployed_epoch - 1] >= values[less.deployed_epoch - 1]);
        }

        #[test]
        fn what_comes_after_the_stop_is_not_seen(values in values(), place in 0..7_usize) {
            let mut stopper = Stopper::new(&of(ALL[place], 2, 0.0));
            let stopped = run(stopper.clone(), &values);
            for &value in values.iter().chain(&[1.0]) {
                let goes_on = stopper.see(value).is_continue();
                prop_assert!(goes_on || stopper.report().stop_epoch.is_some());
            }
            if stopped.stop_epoch.is_some() {
                prop_assert_eq!(stopper.report(), stopped);
            }
        }
    }
}
