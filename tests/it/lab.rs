//! The lab on whole experiments, through what it shows to other rooms: runs repeat bit for bit, options share what they
//! should, and nothing is trained twice. Training is short here; what is checked holds however long it is.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use patience::lab::{
    self, Amount, Change, EarlyStopping, Event, Experiment, Groundwork, Intervention, Monitor,
    Optimizer, Outcome, Restoring, Schedule, Symptom, TaskName, Trial, Trials, named,
};
use patience::seed::Seed;

const FORK: usize = 5;
const EPOCHS: usize = 12;

const SEEDS: [Seed; 2] = [Seed(1), Seed(2)];

fn experiment(options: &[(&str, Change)]) -> Experiment {
    let option = |(label, change): &(&str, Change)| {
        let intervention = Intervention::of(vec![change.clone()]);
        ((*label).to_owned(), Some(intervention))
    };
    Experiment {
        task: TaskName::Image,
        fork: FORK,
        epochs: EPOCHS,
        symptom: Symptom::Overfitting,
        baseline: Intervention::none(),
        options: options.iter().map(option).collect(),
    }
}

/// The five ways of the shipped question.
fn five() -> Experiment {
    experiment(&[
        ("A", early_stopping()),
        ("B", Change::ValidationSize(Amount::Times(4.0))),
        ("C", Change::LearningRate(Amount::Times(0.1))),
        ("D", Change::RestoreCheckpoint(Restoring::of(FORK))),
        ("E", Change::Dropout { rate: 0.5 }),
    ])
}

fn early_stopping() -> Change {
    Change::EarlyStopping(EarlyStopping {
        monitor: Monitor::Accuracy,
        patience: 1,
        min_delta: 0.02,
        ..EarlyStopping::new()
    })
}

fn run(experiment: &Experiment) -> Trials {
    match lab::run(experiment, &Groundwork::none(), &SEEDS, &|_| {
        ControlFlow::Continue(())
    }) {
        ControlFlow::Continue(trials) => trials,
        ControlFlow::Break(()) => panic!("nobody broke off"),
    }
}

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads").install(work)
}

/// All numbers of all trials, so that two texts are equal when every bit is.
fn bits(trials: &Trials) -> String {
    serde_json::to_string(trials).expect("plain data")
}

fn option(trial: &Trial, place: usize) -> &Outcome {
    trial.options[place].as_ref().expect("it was trained")
}

#[test]
fn equal_seeds_give_equal_trials_on_any_number_of_threads() {
    let experiment = five();
    let alone = on_threads(1, || run(&experiment));
    assert_eq!(bits(&on_threads(2, || run(&experiment))), bits(&alone));
    assert_eq!(bits(&on_threads(3, || run(&experiment))), bits(&alone));
    assert_ne!(
        alone.by_seed[0].baseline, alone.by_seed[1].baseline,
        "seeds differ"
    );
}

#[test]
fn a_seed_does_not_depend_on_those_beside_it() {
    let both = run(&five());
    let ControlFlow::Continue(second) =
        lab::run(&five(), &Groundwork::none(), &SEEDS[1..], &|_| {
            ControlFlow::Continue(())
        })
    else {
        panic!("nobody broke off");
    };
    assert_eq!(second.by_seed, both.by_seed[1..]);
}

#[test]
fn an_option_does_not_depend_on_those_beside_it() {
    let all = run(&five());
    let alone = run(&experiment(&[("E", Change::Dropout { rate: 0.5 })]));
    for (all, alone) in all.by_seed.iter().zip(&alone.by_seed) {
        assert_eq!(option(all, 4), option(alone, 0));
        assert_eq!(all.baseline, alone.baseline);
    }
}

/// What is needed to run a task here, where nothing depends on how good it is.
fn any_groundwork(task: TaskName) -> Groundwork {
    let weights = (0..named(task).n_groundwork()).map(|place| (place as f32).sin() / 10.0);
    match named(task).n_groundwork() {
        0 => Groundwork::none(),
        _ => Groundwork::of_kept(task, weights.collect()).expect("as many as it has"),
    }
}

#[test]
fn every_technique_changes_every_task_from_when_it_is_told_to() {
    let cosine = Change::Schedule(Schedule::Cosine);
    let changes = [
        Change::LearningRate(Amount::Times(3.0)),
        cosine,
        Change::Optimizer(Optimizer::Sgd),
        Change::Dropout { rate: 0.5 },
        Change::WeightDecay { rate: 5.0 },
        Change::Augmentation { rate: 1.0 },
        Change::LabelSmoothing { rate: 0.3 },
        Change::BatchSize(Amount::Times(0.5)),
        Change::TrainingSize(Amount::Times(0.5)),
        Change::Sham { stream: 1 },
    ];
    for (name, task) in TaskName::NAMES {
        let named = |since: fn(Intervention) -> Intervention| {
            let option = move |change: &Change| {
                let intervention = since(Intervention::of(vec![change.clone()]));
                (intervention.to_string(), Some(intervention))
            };
            changes.iter().map(option).collect::<Vec<_>>()
        };
        let experiment = Experiment {
            task,
            fork: 2,
            epochs: 8,
            symptom: Symptom::Overfitting,
            baseline: Intervention::none(),
            options: [named(|change| change), named(Intervention::from_start)].concat(),
        };
        let trials = lab::run(&experiment, &any_groundwork(task), &SEEDS[..1], &|_| {
            ControlFlow::Continue(())
        });
        let trial = &trials.continue_value().expect("nobody breaks off").by_seed[0];
        for (place, (label, _)) in experiment.options.iter().enumerate() {
            let (ours, plain) = (&option(trial, place).curve, &trial.baseline.curve);
            let at_fork = place < changes.len();
            let begins_alike = ours.train[..2] == plain.train[..2];
            assert_eq!(begins_alike, at_fork, "{name} {label}");
            assert_ne!(ours.train[2..], plain.train[2..], "{name} {label}");
        }
    }
}

#[test]
fn a_network_of_another_width_leaves_the_others_theirs() {
    let dropout = || ("E", Change::Dropout { rate: 0.5 });
    let wide = ("W", Change::Width { factor: 2.0 });
    let beside = run(&experiment(&[wide, dropout()]));
    let alone = run(&experiment(&[dropout()]));
    for (beside, alone) in beside.by_seed.iter().zip(&alone.by_seed) {
        assert_eq!(option(beside, 1), option(alone, 0));
        assert_ne!(option(beside, 0).curve, beside.baseline.curve);
    }
}

#[test]
fn options_that_learn_alike_are_trained_once() {
    let rate = |epoch| {
        [
            ("C", Change::LearningRate(Amount::Times(0.1))),
            ("D", Change::RestoreCheckpoint(Restoring::of(epoch))),
        ]
    };
    let check = |experiment: &Experiment, forks: usize| {
        let told = [const { AtomicUsize::new(0) }; 3];
        let count = |event: Event<'_>| {
            let kind = match event {
                Event::Epoch(_) => 0,
                Event::Groundwork | Event::Kept(_) => unreachable!("the lab keeps nothing"),
                Event::Baseline(_) => 1,
                Event::Trial(_) => 2,
            };
            told[kind].fetch_add(1, Ordering::Relaxed);
            ControlFlow::Continue(())
        };
        assert!(lab::run(experiment, &Groundwork::none(), &SEEDS, &count).is_continue());
        let epochs = EPOCHS + forks * (EPOCHS - FORK);
        assert_eq!(experiment.epochs_to_train(), epochs);
        let told = told.map(AtomicUsize::into_inner);
        assert_eq!(told, [SEEDS.len() * epochs, SEEDS.len(), SEEDS.len()]);
    };
    check(
        &experiment(&[
            ("A", early_stopping()),
            ("D", Change::RestoreCheckpoint(Restoring::of(3))),
        ]),
        0,
    );
    check(&experiment(&rate(3)), 1);
    check(&experiment(&[&rate(3)[..], &rate(4)].concat()), 1);
    check(&five(), 2);
}

#[test]
fn who_breaks_off_stops_every_seed_at_its_next_epoch() {
    let told = AtomicUsize::new(0);
    let seeds: Vec<Seed> = (1..=8).map(Seed).collect();
    let broken = on_threads(1, || {
        lab::run(&five(), &Groundwork::none(), &seeds, &|_| match told
            .fetch_add(1, Ordering::Relaxed)
        {
            0..3 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        })
    });
    assert!(broken.is_break());
    assert!(told.into_inner() <= 3 + seeds.len());
}

#[test]
fn what_learns_like_the_baseline_has_its_train_curve() {
    for trial in run(&five()).by_seed {
        for place in [0, 1, 3] {
            assert_eq!(
                option(&trial, place).curve.train,
                trial.baseline.curve.train,
                "option {place}"
            );
        }
        for place in [2, 4] {
            assert_ne!(
                option(&trial, place).curve.train,
                trial.baseline.curve.train,
                "option {place}"
            );
        }
    }
}

#[test]
fn options_share_the_run_up_to_the_fork() {
    for trial in run(&five()).by_seed {
        let baseline = &trial.baseline.curve;
        for place in 0..5 {
            let curve = &option(&trial, place).curve;
            assert_eq!(
                (curve.train.len(), curve.validation.len()),
                (EPOCHS, EPOCHS)
            );
            assert_eq!(
                curve.train[..FORK],
                baseline.train[..FORK],
                "option {place}"
            );
            // B is judged on other examples from the first epoch on.
            let judged_alike = curve.validation[..FORK] == baseline.validation[..FORK];
            assert_eq!(judged_alike, place != 1, "option {place}");
        }
    }
}

#[test]
fn more_validation_examples_deploy_the_same_model() {
    for trial in run(&five()).by_seed {
        let more = option(&trial, 1);
        assert_eq!(more.held_out, trial.baseline.held_out);
        assert_eq!(more.deployment, trial.baseline.deployment);
    }
}

#[test]
fn early_stopping_deploys_the_best_epoch_it_saw_and_pays_until_it_stopped() {
    for trial in run(&five()).by_seed {
        let stopped = option(&trial, 0);
        let seen = &stopped.curve.validation[..stopped.deployment.epochs_paid];
        let best = seen.iter().copied().fold(0.0, f32::max);
        let deployed = seen[stopped.deployment.epoch - 1];
        assert!(deployed > best - 0.02, "{seen:?} {:?}", stopped.deployment);
        assert!(
            stopped.deployment.epochs_paid < EPOCHS,
            "it stopped: {:?}",
            stopped.deployment
        );
    }
}

/// The model of an epoch is the same whether a run ended there, or went on and was taken back.
#[test]
fn a_restored_checkpoint_is_the_model_of_its_epoch() {
    let short = Experiment {
        fork: 2,
        epochs: FORK,
        ..experiment(&[])
    };
    for (long, short) in run(&five()).by_seed.iter().zip(&run(&short).by_seed) {
        let restored = option(long, 3);
        assert_eq!(restored.held_out, short.baseline.held_out);
        assert_eq!(restored.gap, short.baseline.gap);
        assert_eq!(restored.deployment.epochs_paid, EPOCHS);
        assert_eq!(
            long.baseline.curve.train[..FORK],
            short.baseline.curve.train[..]
        );
    }
}

/// Per picture 17 568 multiply-adds to learn and 7 584 to score. B's larger validation set scores every epoch again.
#[test]
fn effort_counts_what_is_trained_and_what_is_read_out() {
    let (learn, score, epochs) = (17_568, 7_584, EPOCHS as u64);
    let epoch = 384 * (learn + score) + 200 * score;
    let held_out = 2_000 * score;
    let plain = experiment(&[]).effort(&Groundwork::none());
    assert_eq!((plain.done, plain.apart), (epochs * epoch + held_out, 0));
    let all = five().effort(&Groundwork::none());
    let forked = 2 * (EPOCHS - FORK) as u64;
    let again = epochs * 800 * score;
    let done = (epochs + forked) * epoch + again + 6 * held_out;
    assert_eq!(all.done, done);
    let apart = 5 * (epochs * epoch + held_out) + epochs * 600 * score;
    assert_eq!(all.apart, apart);
}
