//! Deployment: which epoch's weights an option would put to use, and how many epochs it paid for to get there.

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::checkpoint::Recovery;
use super::intervention::{Intervention, Since};
use super::loss::Score;
use super::restoring::Restoring;

/// What is put to use after a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deployment {
    /// The epoch whose weights are used, 1-based.
    pub epoch: usize,
    /// Epochs trained until then, those thrown away included.
    pub epochs_paid: usize,
}

/// What an option asks of people and of storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// Somebody must notice, decide and act; nothing happens by itself.
    pub person_acts: bool,
    /// The checkpoint that was wanted back, and what came of it.
    pub recovery: Option<(Restoring, Recovery)>,
    /// The next training overfits just as this one did.
    pub recurs: bool,
}

impl Deployment {
    /// Reads an option over a baseline out of a run with these validation scores, one per epoch. Early stopping watches
    /// from the first epoch, but from the fork when the option also learns differently from there: stopping before its
    /// own change came would leave the change out. It deploys the best epoch it watched, or its last; weights from before
    /// the first epoch are not kept, so the first stands for them. A restored checkpoint is fetched after the whole run;
    /// otherwise the last epoch is deployed.
    pub(crate) fn of(
        option: &Intervention,
        baseline: &Intervention,
        fork: usize,
        validation: &[Score],
    ) -> Deployment {
        let end = validation.len();
        let under_way = option.trains_differently() && option.since() == Since::Fork;
        let from = if under_way { fork } else { 0 };
        for change in option.over(baseline).changes() {
            match change {
                Change::EarlyStopping(stopping) => {
                    let stop = stopping.watch(validation, from);
                    return Deployment {
                        epoch: stop.deployed_epoch.max(1),
                        epochs_paid: stop.stop_epoch.unwrap_or(end),
                    };
                }
                Change::RestoreCheckpoint(restoring) => {
                    let recovery = restoring.after(end, 0);
                    return Deployment {
                        epoch: recovery.restored.epoch(restoring.epoch).unwrap_or(end),
                        epochs_paid: end,
                    };
                }
                _ => {}
            }
        }
        Deployment {
            epoch: end,
            epochs_paid: end,
        }
    }
}

impl Upkeep {
    /// The sentence that is a word for who acts.
    #[must_use]
    pub fn actor(&self) -> &'static str {
        if self.person_acts {
            "lab-acts-person"
        } else {
            "lab-acts-nobody"
        }
    }

    /// Of an option over a baseline. Early stopping counts wherever it stands; what the baseline learns by is no remedy,
    /// since it overfits as it is. A training lasts `epochs`, and its checkpoints have `bytes` each.
    #[must_use]
    pub fn of(option: &Intervention, baseline: &Intervention, epochs: usize, bytes: u64) -> Upkeep {
        let differently = option.trains_differently();
        let at_fork = option.since() == Since::Fork;
        let mut upkeep = Upkeep {
            person_acts: at_fork || !differently,
            recovery: None,
            recurs: !differently,
        };
        for change in option.over(baseline).changes() {
            match change {
                Change::EarlyStopping(_) => {
                    (upkeep.person_acts, upkeep.recurs) = (differently && at_fork, false)
                }
                Change::RestoreCheckpoint(restoring) => {
                    upkeep.person_acts = true;
                    upkeep.recovery = Some((*restoring, restoring.after(epochs, bytes)));
                }
                _ => {}
            }
        }
        upkeep
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Amount, EarlyStopping, Monitor, Semantics};

    fn check(changes: Vec<Change>, epoch: usize, epochs_paid: usize) {
        let rise_and_fall: Vec<Score> = (0..40)
            .map(|e: i32| Score {
                quality: 1.0 - (e - 9).abs() as f32 / 100.0,
                loss: 0.0,
            })
            .collect();
        let deployment = Deployment::of(
            &Intervention::of(changes),
            &Intervention::none(),
            20,
            &rise_and_fall,
        );
        assert_eq!(deployment, Deployment { epoch, epochs_paid });
    }

    #[test]
    fn each_way_to_deploy() {
        check(vec![], 40, 40);
        check(vec![Change::Dropout { rate: 0.5 }], 40, 40);
        check(vec![Change::RestoreCheckpoint(Restoring::of(12))], 12, 40);
        check(
            vec![Change::EarlyStopping(EarlyStopping {
                patience: 5,
                ..EarlyStopping::new()
            })],
            10,
            15,
        );
    }

    #[test]
    fn a_change_at_the_fork_is_not_left_out_by_stopping_before_it() {
        let patience = Change::EarlyStopping(EarlyStopping {
            patience: 5,
            ..EarlyStopping::new()
        });
        check(vec![patience, Change::Dropout { rate: 0.5 }], 21, 26);
    }

    #[test]
    fn a_warm_up_counts_from_the_first_epoch_even_if_watching_begins_at_the_fork() {
        let patience = Change::EarlyStopping(EarlyStopping {
            patience: 5,
            start_from_epoch: 25,
            ..EarlyStopping::new()
        });
        check(vec![patience, Change::Dropout { rate: 0.5 }], 26, 31);
    }

    #[test]
    fn weights_from_before_the_first_epoch_are_not_kept() {
        let stopping = EarlyStopping {
            monitor: Monitor::Loss,
            ..EarlyStopping::by(Semantics::Sklearn)
        };
        let nan = Score {
            quality: 0.0,
            loss: f32::NAN,
        };
        assert_eq!(stopping.watch(&[nan; 3], 0).deployed_epoch, 0);
        let option = Intervention::of(vec![Change::EarlyStopping(stopping)]);
        let deployment = Deployment::of(&option, &Intervention::none(), 2, &[nan; 3]);
        assert_eq!(deployment.epoch, 1);
    }

    fn upkeep(option: Vec<Change>, baseline: Vec<Change>) -> Upkeep {
        Upkeep::of(
            &Intervention::of(option),
            &Intervention::of(baseline),
            400,
            4,
        )
    }

    #[test]
    fn only_early_stopping_needs_nobody() {
        assert!(!upkeep(vec![Change::EarlyStopping(EarlyStopping::new())], vec![]).person_acts);
        let both = vec![
            Change::EarlyStopping(EarlyStopping::new()),
            Change::Dropout { rate: 0.5 },
        ];
        assert!(upkeep(both, vec![]).person_acts);
        assert!(upkeep(vec![], vec![]).recurs);
        let restored = upkeep(vec![Change::RestoreCheckpoint(Restoring::of(100))], vec![]);
        assert_eq!(
            restored,
            Upkeep {
                person_acts: true,
                recovery: Some((Restoring::of(100), Restoring::of(100).after(400, 4))),
                recurs: true
            }
        );
    }

    #[test]
    fn what_is_set_before_a_training_needs_nobody_during_it() {
        let acts = |changes: Vec<Change>| {
            let option = Intervention::of(changes).from_start();
            Upkeep::of(&option, &Intervention::none(), 400, 4).person_acts
        };
        let dropout = || Change::Dropout { rate: 0.5 };
        let stopping = Change::EarlyStopping(EarlyStopping::new());
        assert!(!acts(vec![dropout()]));
        assert!(!acts(vec![dropout(), stopping]));
        assert!(acts(vec![
            dropout(),
            Change::RestoreCheckpoint(Restoring::of(100))
        ]));
    }

    #[test]
    fn a_baseline_at_another_rate_overfits_again() {
        let stretched = vec![Change::LearningRate(Amount::Times(1.67))];
        assert!(
            upkeep(
                vec![Change::ValidationSize(Amount::Times(4.0))],
                stretched.clone()
            )
            .recurs
        );
        assert!(!upkeep(vec![Change::Dropout { rate: 0.5 }], stretched).recurs);
    }
}
