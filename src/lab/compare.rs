//! Comparison: what the trials of every option add up to, judged against the key by rules fixed beforehand.
//! The words in which it is said are not here.

use serde::{Deserialize, Serialize};

use super::deploy::Upkeep;
use super::experiment::Experiment;
use super::interval::Interval;
use super::intervention::Intervention;
use super::trial::{Curve, Outcome, Trials};

/// Differences of held-out accuracy up to this count as none: one point, fixed before anything was run.
pub const BAND: f32 = 0.01;

/// Every option of an experiment, over all its seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub experiment: Experiment,
    pub n_seeds: usize,
    /// No change at all.
    pub baseline: Summary,
    /// In the order of the experiment's options.
    pub options: Vec<OptionResult>,
    /// `None` when the key names nothing that can be trained.
    pub outlook: Option<Outlook>,
}

/// One option: what it changed and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionResult {
    pub label: String,
    pub is_key: bool,
    /// `None` when the option names nothing that can be trained.
    pub trained: Option<Trained>,
}

/// An option that was trained.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    pub intervention: Intervention,
    pub upkeep: Upkeep,
    pub summary: Summary,
    /// Against the key; `None` for the key itself, and when the key was not trained.
    pub against_key: Option<Against>,
}

/// Means over seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Held-out accuracy of the deployed weights.
    pub held_out: Interval,
    /// Generalization gap at deployment, as a share.
    pub gap: f32,
    pub epochs_paid: f32,
    /// The deployed epoch.
    pub deployed: f32,
    pub curve: CurveBand,
}

/// The mean of a curve over seeds, and the middle half of the seeds around it.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveBand {
    pub mean: Curve,
    pub low: Curve,
    pub high: Curve,
}

/// A rival beside the key, seed by seed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Against {
    /// The rival's held-out accuracy minus the key's.
    pub difference: Interval,
    pub class: Class,
    /// Seeds in which the rival's was the higher, equal ones not counted.
    pub wins: usize,
    pub standing: Standing,
}

/// The rival's held-out accuracy against the key's, by the interval of the difference and the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// The whole interval lies above the band.
    Better,
    /// The whole interval lies below the band.
    Worse,
    /// The whole interval lies inside the band.
    Tie,
    /// Anything else: these seeds do not tell.
    Inconclusive,
}

/// Who may be said to beat whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The key ends higher.
    KeyBeats,
    /// Both end level and the key pays fewer epochs.
    KeyBeatsByCost,
    /// Both end level and the rival pays no more.
    Level,
    /// The rival ends higher and pays more.
    RivalHigher,
    /// The rival ends higher and pays no more.
    RivalBeats,
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

impl Comparison {
    /// Judges the trials with the option labelled `key` as the key. `None` for fewer than two seeds: one run shows a
    /// curve and proves nothing.
    #[must_use]
    pub fn of(trials: &Trials, key: &str) -> Option<Comparison> {
        let baseline: Vec<&Outcome> = trials.by_seed.iter().map(|trial| &trial.baseline).collect();
        let labels = &trials.experiment.options;
        let outcomes = |place: usize| -> Option<Vec<&Outcome>> {
            trials
                .by_seed
                .iter()
                .map(|trial| trial.options[place].as_ref())
                .collect()
        };
        let key_outcomes = labels
            .iter()
            .position(|(label, _)| label == key)
            .and_then(outcomes);
        let options: Vec<OptionResult> = labels
            .iter()
            .enumerate()
            .map(|(place, (label, intervention))| {
                let is_key = label == key;
                let rival_of = if is_key {
                    None
                } else {
                    key_outcomes.as_deref()
                };
                let trained = intervention.as_ref().zip(outcomes(place));
                let trained = trained.and_then(|(change, ours)| {
                    let upkeep = Upkeep::of(change, &trials.experiment.baseline);
                    Trained::of(change, upkeep, &ours, rival_of)
                });
                OptionResult {
                    label: label.clone(),
                    is_key,
                    trained,
                }
            })
            .collect();
        Some(Comparison {
            experiment: trials.experiment.clone(),
            n_seeds: trials.by_seed.len(),
            baseline: Summary::of(&baseline)?,
            outlook: key_outcomes.map(|_| Outlook::of(&options)),
            options,
        })
    }
}

impl Trained {
    fn of(
        change: &Intervention,
        upkeep: Upkeep,
        ours: &[&Outcome],
        key: Option<&[&Outcome]>,
    ) -> Option<Trained> {
        Some(Trained {
            intervention: change.clone(),
            upkeep,
            summary: Summary::of(ours)?,
            against_key: key.and_then(|key| Against::of(ours, key)),
        })
    }
}

impl Summary {
    fn of(outcomes: &[&Outcome]) -> Option<Summary> {
        let all = |value: fn(&Outcome) -> f32| -> Vec<f32> {
            outcomes.iter().map(|outcome| value(outcome)).collect()
        };
        Some(Summary {
            held_out: Interval::of(&all(|outcome| outcome.held_out))?,
            gap: mean(&all(|outcome| outcome.gap)),
            epochs_paid: mean(&all(|outcome| outcome.deployment.epochs_paid as f32)),
            deployed: mean(&all(|outcome| outcome.deployment.epoch as f32)),
            curve: CurveBand::of(
                &outcomes
                    .iter()
                    .map(|outcome| &outcome.curve)
                    .collect::<Vec<_>>(),
            ),
        })
    }
}

impl CurveBand {
    /// Over curves of equal length, at least one.
    #[must_use]
    pub fn of(curves: &[&Curve]) -> CurveBand {
        let fold = |pool: fn(&mut [f32]) -> f32| {
            let line = |line: fn(&Curve) -> &[f32]| -> Vec<f32> {
                let epochs = 0..line(curves[0]).len();
                epochs
                    .map(|e| {
                        pool(
                            &mut curves
                                .iter()
                                .map(|curve| line(curve)[e])
                                .collect::<Vec<_>>(),
                        )
                    })
                    .collect()
            };
            Curve {
                train: line(|curve| &curve.train),
                validation: line(|curve| &curve.validation),
            }
        };
        CurveBand {
            mean: fold(|values| mean(values)),
            low: fold(|values| quantile(values, 0.25)),
            high: fold(|values| quantile(values, 0.75)),
        }
    }
}

impl Against {
    /// Compares a rival with the key seed by seed; both slices in the order of the seeds.
    fn of(rival: &[&Outcome], key: &[&Outcome]) -> Option<Against> {
        let paired = |value: fn(&Outcome) -> f32| -> Vec<f32> {
            rival
                .iter()
                .zip(key)
                .map(|(rival, key)| value(rival) - value(key))
                .collect()
        };
        let differences = paired(|outcome| outcome.held_out);
        let difference = Interval::of(&differences)?;
        let dearer = mean(&paired(|outcome| outcome.deployment.epochs_paid as f32));
        let class = Class::of(difference);
        let wins = differences
            .iter()
            .filter(|&&difference| difference > 0.0)
            .count();
        Some(Against {
            difference,
            class,
            wins,
            standing: Standing::of(class, dearer),
        })
    }
}

impl Class {
    #[must_use]
    pub fn of(difference: Interval) -> Class {
        match difference {
            Interval { low, .. } if low > BAND => Class::Better,
            Interval { high, .. } if high < -BAND => Class::Worse,
            Interval { low, high, .. } if low >= -BAND && high <= BAND => Class::Tie,
            _ => Class::Inconclusive,
        }
    }
}

impl Standing {
    /// `dearer`: epochs the rival pays beyond the key's, in the mean.
    fn of(class: Class, dearer: f32) -> Standing {
        match class {
            Class::Worse => Standing::KeyBeats,
            Class::Tie if dearer > 0.0 => Standing::KeyBeatsByCost,
            Class::Tie => Standing::Level,
            Class::Better if dearer > 0.0 => Standing::RivalHigher,
            Class::Better => Standing::RivalBeats,
            Class::Inconclusive => Standing::Undecided,
        }
    }
}

impl Outlook {
    fn of(options: &[OptionResult]) -> Outlook {
        let standings = || {
            let trained = options.iter().filter_map(|option| option.trained.as_ref());
            trained.filter_map(|trained| trained.against_key.map(|against| against.standing))
        };
        if standings().any(|standing| standing == Standing::RivalBeats) {
            Outlook::Contradicts
        } else if standings().all(|s| matches!(s, Standing::KeyBeats | Standing::KeyBeatsByCost)) {
            Outlook::Agrees
        } else {
            Outlook::Depends
        }
    }
}

fn mean(values: &[f32]) -> f32 {
    let sum: f64 = values.iter().map(|&value| f64::from(value)).sum();
    (sum / values.len() as f64) as f32
}

/// The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
fn quantile(values: &mut [f32], share: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let place = share * (values.len() - 1) as f32;
    let (below, above) = (
        values[place.floor() as usize],
        values[place.ceil() as usize],
    );
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Deployment;

    fn outcome(held_out: f32, epochs_paid: usize) -> Outcome {
        let curve = Curve {
            train: vec![0.5; 3],
            validation: vec![0.5; 3],
        };
        Outcome {
            curve,
            deployment: Deployment {
                epoch: 1,
                epochs_paid,
            },
            held_out,
            gap: 0.0,
        }
    }

    fn check(rival: [f32; 4], paid: usize, class: Class, standing: Standing) {
        let rivals = rival.map(|held_out| outcome(held_out, paid));
        let keys = [0.60, 0.61, 0.62, 0.63].map(|held_out| outcome(held_out, 100));
        let got = Against::of(&rivals.each_ref(), &keys.each_ref()).expect("four pairs");
        assert_eq!((got.class, got.standing), (class, standing), "{got:?}");
    }

    #[test]
    fn only_accuracy_or_a_tie_at_lower_cost_beats() {
        check(
            [0.50, 0.51, 0.52, 0.53],
            10,
            Class::Worse,
            Standing::KeyBeats,
        );
        check(
            [0.601, 0.611, 0.62, 0.63],
            400,
            Class::Tie,
            Standing::KeyBeatsByCost,
        );
        check([0.601, 0.611, 0.62, 0.63], 100, Class::Tie, Standing::Level);
        check(
            [0.70, 0.71, 0.72, 0.73],
            400,
            Class::Better,
            Standing::RivalHigher,
        );
        check(
            [0.70, 0.71, 0.72, 0.73],
            90,
            Class::Better,
            Standing::RivalBeats,
        );
        check(
            [0.50, 0.71, 0.52, 0.73],
            90,
            Class::Inconclusive,
            Standing::Undecided,
        );
    }

    #[test]
    fn the_band_is_closed_and_nothing_falls_between_classes() {
        let class = |low, high| {
            Class::of(Interval {
                mean: (low + high) / 2.0,
                low,
                high,
            })
        };
        assert_eq!(class(-0.01, 0.01), Class::Tie);
        assert_eq!(class(0.0, 0.02), Class::Inconclusive);
        assert_eq!(class(0.011, 0.02), Class::Better);
        assert_eq!(class(-0.02, -0.011), Class::Worse);
    }

    #[test]
    fn one_seed_is_no_comparison() {
        let experiment = Experiment {
            task: crate::lab::TaskName::Image,
            fork: 1,
            epochs: 3,
            baseline: Intervention::none(),
            options: vec![("A".into(), Some(Intervention::none()))],
        };
        let trial = |seed| crate::lab::Trial {
            seed: crate::seed::Seed(seed),
            baseline: outcome(0.5, 3),
            options: vec![Some(outcome(0.5, 3))],
        };
        let trials = |n| Trials {
            experiment: experiment.clone(),
            by_seed: (0..n).map(trial).collect(),
        };
        assert_eq!(Comparison::of(&trials(1), "A"), None);
        assert_eq!(
            Comparison::of(&trials(2), "A").expect("two seeds").outlook,
            Some(Outlook::Agrees)
        );
    }
}
