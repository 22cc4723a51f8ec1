//! Judging: a rival beside the key, by rules fixed before anything was run. The words in which it is said are in
//! `verdict.rs`.

use serde::{Deserialize, Serialize};

use super::curve::mean;
use super::interval::Interval;
use super::metric::Metric;
use super::trial::Outcome;

/// Who pays less than this share of another's epochs pays less; anything nearer is no difference in cost.
const CHEAPER: f32 = 0.95;

/// A rival beside the key, seed by seed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Against {
    /// How much better the rival is on held-out examples than the key; below 0 when it is worse.
    pub difference: Interval,
    pub class: Class,
    /// Seeds in which the rival's was the higher, equal ones not counted.
    pub wins: usize,
    pub standing: Standing,
}

/// The rival on held-out examples against the key, by the interval of the difference and the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// The whole interval lies above the band.
    Better,
    /// The whole interval lies below the band.
    Worse,
    /// The whole interval lies inside the band.
    Tie,
    /// Anything else, and anything of fewer than [`Class::FEWEST_SEEDS`] seeds.
    Inconclusive,
}

/// Who may be said to beat whom. To beat is to be better, or level at lower cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The key ends higher.
    KeyBeats,
    /// Both end level and the key pays less.
    KeyBeatsByCost,
    /// Both end level and the key does not pay less.
    Level,
    /// The rival ends higher and pays more.
    RivalHigher,
    /// The rival ends higher and does not pay more.
    RivalBeats,
    /// The rival ends higher; these seeds do not tell whether by more than the band.
    RivalLeads,
    /// The key ends higher; these seeds do not tell whether by more than the band.
    KeyLeads,
    /// These seeds do not tell which ends higher.
    Undecided,
}

/// What the experiment says of the key as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outlook {
    /// The key beats every rival that was trained.
    Agrees,
    /// It beats some; of another it cannot be said.
    Depends,
    /// A rival beats the key on accuracy at no higher cost.
    Contradicts,
}

impl Against {
    /// Compares a rival with the key seed by seed; both slices in the order of the seeds.
    pub(super) fn of(rival: &[&Outcome], key: &[&Outcome], metric: Metric) -> Option<Against> {
        let pairs = || rival.iter().zip(key);
        let differences: Vec<f32> = pairs()
            .map(|(rival, key)| metric.gain(rival.held_out, key.held_out))
            .collect();
        let difference = Interval::of(&differences)?.within(-metric.range().1, metric.range().1);
        let class = Class::of(difference, differences.len(), metric.band());
        let cost =
            |outcomes: &[&Outcome]| mean(&outcomes.iter().map(|o| o.cost).collect::<Vec<_>>());
        Some(Against {
            difference,
            class,
            wins: differences
                .iter()
                .filter(|&&difference| difference > 0.0)
                .count(),
            standing: Standing::of(class, difference, cost(rival), cost(key)),
        })
    }
}

impl Class {
    /// With fewer seeds nothing is ever told apart (arXiv 2511.19794).
    pub const FEWEST_SEEDS: usize = 6;

    /// The sentence that is a person's word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Class::Better => "lab-class-better",
            Class::Worse => "lab-class-worse",
            Class::Tie => "lab-class-tie",
            Class::Inconclusive => "lab-class-inconclusive",
        }
    }

    #[must_use]
    pub fn of(difference: Interval, n_seeds: usize, band: f32) -> Class {
        match difference {
            _ if n_seeds < Class::FEWEST_SEEDS => Class::Inconclusive,
            Interval { low, .. } if low > band => Class::Better,
            Interval { high, .. } if high < -band => Class::Worse,
            Interval { low, high, .. } if low >= -band && high <= band => Class::Tie,
            _ => Class::Inconclusive,
        }
    }
}

impl Standing {
    fn of(class: Class, difference: Interval, rival_cost: f32, key_cost: f32) -> Standing {
        match class {
            Class::Worse => Standing::KeyBeats,
            Class::Tie if key_cost < CHEAPER * rival_cost => Standing::KeyBeatsByCost,
            Class::Tie => Standing::Level,
            Class::Better if key_cost < CHEAPER * rival_cost => Standing::RivalHigher,
            Class::Better => Standing::RivalBeats,
            Class::Inconclusive if difference.low > 0.0 => Standing::RivalLeads,
            Class::Inconclusive if difference.high < 0.0 => Standing::KeyLeads,
            Class::Inconclusive => Standing::Undecided,
        }
    }
}

impl Outlook {
    /// `None` without a trained rival: then nothing was compared.
    pub(super) fn of(standings: &[Standing]) -> Option<Outlook> {
        let key_beats = |s: &Standing| matches!(s, Standing::KeyBeats | Standing::KeyBeatsByCost);
        match standings {
            [] => None,
            _ if standings.contains(&Standing::RivalBeats) => Some(Outlook::Contradicts),
            _ if standings.iter().all(key_beats) => Some(Outlook::Agrees),
            _ => Some(Outlook::Depends),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Curve, Deployment};

    /// Eight seeds: the key ends at 0.60 to 0.67 and pays 100, the rival ends `by` higher, give or take `noise`.
    fn check(by: f32, noise: f32, paid: usize, class: Class, standing: Standing) {
        let outcome = |held_out, paid| Outcome {
            curve: Curve {
                train: vec![0.5],
                validation: vec![0.5],
            },
            deployment: Deployment {
                epoch: 1,
                epochs_paid: paid,
            },
            cost: paid as f32,
            held_out,
            gap: 0.0,
            diverged: None,
        };
        let keys: Vec<Outcome> = (0..8)
            .map(|n| outcome(0.60 + n as f32 / 100.0, 100))
            .collect();
        let shaken = |n: usize| by + if n.is_multiple_of(2) { noise } else { -noise };
        let rivals: Vec<Outcome> = (0..8)
            .map(|n| outcome(keys[n].held_out + shaken(n), paid))
            .collect();
        let against = Against::of(
            &rivals.iter().collect::<Vec<_>>(),
            &keys.iter().collect::<Vec<_>>(),
            Metric::Accuracy,
        );
        let against = against.expect("eight pairs");
        assert_eq!(
            (against.class, against.standing),
            (class, standing),
            "{against:?}"
        );
    }

    #[test]
    fn only_accuracy_or_a_tie_at_lower_cost_beats() {
        check(-0.1, 0.01, 10, Class::Worse, Standing::KeyBeats);
        check(0.0, 0.002, 400, Class::Tie, Standing::KeyBeatsByCost);
        check(0.0, 0.002, 100, Class::Tie, Standing::Level);
        check(0.0, 0.002, 10, Class::Tie, Standing::Level);
        check(0.1, 0.01, 400, Class::Better, Standing::RivalHigher);
        check(0.1, 0.01, 90, Class::Better, Standing::RivalBeats);
    }

    #[test]
    fn an_epoch_more_or_less_is_no_difference_in_cost() {
        check(0.0, 0.002, 104, Class::Tie, Standing::Level);
        check(0.1, 0.01, 104, Class::Better, Standing::RivalBeats);
    }

    #[test]
    fn a_rival_that_is_ahead_is_not_called_undecided() {
        check(0.012, 0.005, 400, Class::Inconclusive, Standing::RivalLeads);
        check(-0.012, 0.005, 400, Class::Inconclusive, Standing::KeyLeads);
        check(0.0, 0.04, 400, Class::Inconclusive, Standing::Undecided);
    }

    #[test]
    fn the_band_is_closed_and_nothing_falls_between_classes() {
        let class = |low, high| {
            Class::of(
                Interval {
                    mean: (low + high) / 2.0,
                    low,
                    high,
                },
                8,
                0.01,
            )
        };
        assert_eq!(class(-0.01, 0.01), Class::Tie);
        assert_eq!(class(0.0, 0.02), Class::Inconclusive);
        assert_eq!(class(0.011, 0.02), Class::Better);
        assert_eq!(class(-0.02, -0.011), Class::Worse);
    }

    #[test]
    fn five_seeds_tell_nothing() {
        let level = Interval {
            mean: 0.0,
            low: 0.0,
            high: 0.0,
        };
        assert_eq!(Class::of(level, 5, 0.01), Class::Inconclusive);
        assert_eq!(Class::of(level, 6, 0.01), Class::Tie);
    }

    #[test]
    fn without_a_rival_nothing_is_said_of_the_key() {
        assert_eq!(Outlook::of(&[]), None);
        assert_eq!(Outlook::of(&[Standing::KeyBeats]), Some(Outlook::Agrees));
        assert_eq!(
            Outlook::of(&[Standing::KeyBeats, Standing::KeyLeads]),
            Some(Outlook::Depends)
        );
        assert_eq!(
            Outlook::of(&[Standing::KeyBeats, Standing::RivalBeats]),
            Some(Outlook::Contradicts)
        );
    }
}
