//! Comparison: what the trials of every option add up to. Who beats whom is decided in `judge.rs`.

use super::curve::{Curve, CurveBand, mean};
use super::deploy::Upkeep;
use super::experiment::Experiment;
use super::interval::Interval;
use super::intervention::Intervention;
use super::judge::{Against, Outlook, Standing};
use super::metric::Metric;
use super::symptom::overfits;
use super::task::{checkpoint_bytes, named};
use super::trial::{Outcome, Trials};

/// Every option of an experiment, over all its seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub experiment: Experiment,
    /// What every value is of.
    pub metric: Metric,
    pub n_seeds: usize,
    /// No change at all.
    pub baseline: Summary,
    /// In the order of the experiment's options.
    pub options: Vec<OptionResult>,
    /// The label of the key that rivals are compared with: the first that was trained.
    pub reference: Option<String>,
    /// Whether the training without a change shows the symptom that the stem speaks of.
    pub shows_symptom: bool,
    /// `None` when nothing was compared with a key, or the symptom does not show.
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
    /// Against the reference; `None` for keys, and when no key was trained.
    pub against_key: Option<Against>,
}

/// Means over seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Held-out accuracy of the deployed weights.
    pub held_out: Interval,
    /// Generalization gap of the deployed weights, as a share.
    pub gap: f32,
    /// In epochs of the baseline; see [`Outcome::cost`].
    pub cost: f32,
    pub epochs_paid: f32,
    /// The deployed epoch.
    pub deployed: f32,
    /// Seeds whose training ran away.
    /// For each seed in which training ran away, the first epoch without a finite loss.
    pub diverged: Vec<usize>,
    pub curve: CurveBand,
}

impl Comparison {
    /// Judges the trials with the options labelled `keys` as the key. `None` for fewer than two seeds: one run shows
    /// a curve and proves nothing.
    #[must_use]
    pub fn of(trials: &Trials, keys: &[String]) -> Option<Comparison> {
        let baseline: Vec<&Outcome> = trials.by_seed.iter().map(|trial| &trial.baseline).collect();
        let task = named(trials.experiment.task);
        let (metric, bytes) = (task.metric(), checkpoint_bytes(&*task));
        let baseline = Summary::of(&baseline, metric)?;
        let labels = &trials.experiment.options;
        let is_key = |label: &String| keys.contains(label);
        let reference = labels
            .iter()
            .position(|(label, change)| is_key(label) && change.is_some());
        let key_outcomes = reference.and_then(|place| outcomes(trials, place));
        let option = |(place, (label, change)): (usize, &(String, Option<Intervention>))| {
            let rival_of = key_outcomes.as_deref().filter(|_| !is_key(label));
            let trained =
                change
                    .as_ref()
                    .zip(outcomes(trials, place))
                    .and_then(|(change, ours)| {
                        Some(Trained {
                            intervention: change.clone(),
                            upkeep: Upkeep::of(
                                change,
                                &trials.experiment.baseline,
                                trials
                                    .experiment
                                    .epochs_of(change, trials.experiment.epochs),
                                bytes,
                            ),
                            summary: Summary::of(&ours, metric)?,
                            against_key: rival_of.and_then(|key| Against::of(&ours, key, metric)),
                        })
                    });
            OptionResult {
                label: label.clone(),
                is_key: is_key(label),
                trained,
            }
        };
        let options: Vec<OptionResult> = labels.iter().enumerate().map(option).collect();
        let standings: Vec<Standing> = options.iter().filter_map(OptionResult::standing).collect();
        // Fewer examples are easily learned by heart; they show nothing of others.
        let trained = options.iter().filter_map(|option| option.trained.as_ref());
        let trained = trained.filter(|trained| !trained.intervention.changes_examples());
        let curves: Vec<&Curve> = trained.map(|trained| &trained.summary.curve.mean).collect();
        let symptom = trials.experiment.symptom;
        let shows_symptom = symptom.shows(&baseline.curve.mean, &curves, metric);
        Some(Comparison {
            experiment: trials.experiment.clone(),
            metric,
            n_seeds: trials.by_seed.len(),
            outlook: Outlook::of(&standings).filter(|_| shows_symptom),
            shows_symptom,
            reference: reference.map(|place| labels[place].0.clone()),
            options,
            baseline,
        })
    }

    /// Whether the training without a change overfits.
    #[must_use]
    pub fn overfits(&self) -> bool {
        overfits(&self.baseline.curve.mean, self.metric)
    }
}

/// What an option came to on every seed; `None` when it was not trained.
fn outcomes(trials: &Trials, place: usize) -> Option<Vec<&Outcome>> {
    trials
        .by_seed
        .iter()
        .map(|trial| trial.options[place].as_ref())
        .collect()
}

impl OptionResult {
    /// How the option stands beside the key, when both were trained.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.trained
            .as_ref()?
            .against_key
            .map(|against| against.standing)
    }
}

impl Summary {
    fn of(outcomes: &[&Outcome], metric: Metric) -> Option<Summary> {
        let (least, most) = metric.range();
        let all = |value: fn(&Outcome) -> f32| -> Vec<f32> {
            outcomes.iter().map(|outcome| value(outcome)).collect()
        };
        let curves: Vec<&Curve> = outcomes.iter().map(|outcome| &outcome.curve).collect();
        Some(Summary {
            held_out: Interval::of(&all(|outcome| outcome.held_out))?.within(least, most),
            gap: mean(&all(|outcome| outcome.gap)),
            cost: mean(&all(|outcome| outcome.cost)),
            epochs_paid: mean(&all(|outcome| outcome.deployment.epochs_paid as f32)),
            deployed: mean(&all(|outcome| outcome.deployment.epoch as f32)),
            diverged: outcomes
                .iter()
                .filter_map(|outcome| outcome.diverged)
                .collect(),
            curve: CurveBand::of(&curves),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Deployment, Symptom, TaskName, Trial};
    use crate::seed::Seed;

    /// Trials of options A, B, … with these held-out accuracies on every seed, over a baseline that overfits.
    fn trials(options: &[Option<f32>], n_seeds: u64) -> Trials {
        let outcome = |held_out: f32| Outcome {
            curve: Curve {
                train: vec![0.5, 0.7, 0.9],
                validation: vec![0.4, 0.6, 0.5],
            },
            deployment: Deployment {
                epoch: 3,
                epochs_paid: 3,
            },
            cost: 3.0,
            held_out,
            gap: 0.0,
            diverged: None,
        };
        let labels = ('A'..).map(String::from);
        let change = |option: &Option<f32>| option.map(|_| Intervention::none());
        Trials {
            experiment: Experiment {
                task: TaskName::Image,
                fork: 1,
                epochs: 3,
                symptom: Symptom::Overfitting,
                baseline: Intervention::none(),
                options: labels.zip(options.iter().map(change)).collect(),
            },
            by_seed: (0..n_seeds)
                .map(|seed| Trial {
                    seed: Seed(seed),
                    baseline: outcome(0.5),
                    options: options.iter().map(|option| option.map(outcome)).collect(),
                })
                .collect(),
        }
    }

    fn check(
        options: &[Option<f32>],
        keys: &[&str],
        reference: Option<&str>,
        outlook: Option<Outlook>,
    ) {
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let comparison = Comparison::of(&trials(options, 8), &keys).expect("eight seeds");
        assert_eq!(
            (comparison.reference.as_deref(), comparison.outlook),
            (reference, outlook)
        );
    }

    #[test]
    fn one_seed_is_no_comparison() {
        assert_eq!(
            Comparison::of(&trials(&[Some(0.5)], 1), &["A".to_owned()]),
            None
        );
    }

    #[test]
    fn the_key_is_compared_with_rivals_that_were_trained() {
        check(
            &[Some(0.6), Some(0.5)],
            &["A"],
            Some("A"),
            Some(Outlook::Agrees),
        );
        check(
            &[Some(0.6), Some(0.7)],
            &["A"],
            Some("A"),
            Some(Outlook::Contradicts),
        );
        check(&[Some(0.6), None], &["A"], Some("A"), None);
        check(&[None, Some(0.6)], &["A"], None, None);
    }

    #[test]
    fn keys_are_not_rivals_of_each_other() {
        check(
            &[Some(0.6), Some(0.7), Some(0.5)],
            &["A", "B"],
            Some("A"),
            Some(Outlook::Agrees),
        );
        check(
            &[None, Some(0.7), Some(0.5)],
            &["A", "B"],
            Some("B"),
            Some(Outlook::Agrees),
        );
    }

    #[test]
    fn nothing_is_said_of_the_key_where_nothing_overfits() {
        let mut climbing = trials(&[Some(0.6), Some(0.5)], 8);
        for trial in &mut climbing.by_seed {
            trial.baseline.curve.validation = vec![0.4, 0.5, 0.6];
        }
        let comparison = Comparison::of(&climbing, &["A".to_owned()]).expect("eight seeds");
        assert!(!comparison.overfits());
        assert_eq!(comparison.outlook, None);
    }
}
