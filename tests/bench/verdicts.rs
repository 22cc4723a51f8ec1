//! Do verdicts hold? The shipped question, and the like for the other tasks, on seeds 1 to 32, on 33 to 64, and on the
//! portable path: the class of each option against early stopping, with the difference and its interval, and a sham arm.
//!
//! `cargo bench --bench verdicts`, with `-- TASK` for one task alone.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::ops::ControlFlow;
use std::time::Instant;

use patience::lab::{
    Amount, Change, Comparison, EarlyStopping, Experiment, Groundwork, Intervention, Path,
    Restoring, Symptom, TaskName, Trials, groundwork, named, run,
};
use patience::seed::Seed;

fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    let any_named = TaskName::NAMES
        .iter()
        .any(|(name, _)| typed.iter().any(|typed| typed == name));
    for (name, task) in TaskName::NAMES {
        if any_named && !typed.iter().any(|typed| typed == name) {
            continue;
        }
        let ground = groundwork(task);
        let experiment = experiment(task);
        println!("{name}");
        print_run("seeds 1-32", &experiment, &ground, 1..=32);
        print_run("seeds 33-64", &experiment, &ground, 33..=64);
        if task == TaskName::Image {
            let portable = ground.on(Path::Portable);
            print_run("portable, 1-32", &experiment, &portable, 1..=32);
        }
    }
}

/// The five options of the shipped question, the other techniques with the numbers that are usual for them, and a sham.
fn experiment(name: TaskName) -> Experiment {
    let task = named(name);
    let fork = task.fork();
    let stopping = EarlyStopping::usual(task.metric(), fork);
    let of = |change: Change| Intervention::of(vec![change]);
    let options = [
        ("patience", of(Change::EarlyStopping(stopping))),
        (
            "validation x4",
            of(Change::ValidationSize(Amount::Times(4.0))),
        ),
        ("rate x0.1", of(Change::LearningRate(Amount::Times(0.1)))),
        (
            "checkpoint",
            of(Change::RestoreCheckpoint(Restoring::of(fork))),
        ),
        ("dropout 0.5", of(Change::Dropout { rate: 0.5 })),
        ("augmentation", of(Change::Augmentation { rate: 0.5 })),
        ("smoothing 0.1", of(Change::LabelSmoothing { rate: 0.1 })),
        ("decay 0.01", of(Change::WeightDecay { rate: 0.01 })),
        ("batch x4", of(Change::BatchSize(Amount::Times(4.0)))),
        ("data x4", of(Change::TrainingSize(Amount::Times(4.0)))),
        ("width x0.5", of(Change::Width { factor: 0.5 })),
        ("width x2", of(Change::Width { factor: 2.0 })),
        (
            "dropout start",
            of(Change::Dropout { rate: 0.5 }).from_start(),
        ),
    ];
    let named = |(label, change): (&str, Intervention)| (label.to_owned(), Some(change));
    Experiment {
        task: name,
        fork,
        epochs: 4 * fork,
        symptom: Symptom::Overfitting,
        baseline: Intervention::none(),
        options: options
            .map(named)
            .into_iter()
            .chain([
                ("no change".to_owned(), Some(Intervention::none())),
                ("sham".to_owned(), Some(of(Change::Sham { stream: 1 }))),
            ])
            .collect(),
    }
}

fn print_run(
    name: &str,
    experiment: &Experiment,
    ground: &Groundwork,
    seeds: std::ops::RangeInclusive<u64>,
) {
    let start = Instant::now();
    let seeds: Vec<Seed> = seeds.map(Seed).collect();
    let go_on = |_: patience::lab::Event<'_>| ControlFlow::Continue(());
    let ControlFlow::Continue(trials) = run(experiment, ground, &seeds, &go_on) else {
        unreachable!("nobody breaks it off");
    };
    println!("  {name} ({:.1} s)", start.elapsed().as_secs_f64());
    print_against(&trials, "patience");
    print_sham(&trials);
}

fn print_against(trials: &Trials, key: &str) {
    let comparison = Comparison::of(trials, &[key.to_owned()]).expect("32 seeds");
    let metric = comparison.metric;
    for option in &comparison.options {
        let Some(trained) = option.trained.as_ref().filter(|_| option.label != "sham") else {
            continue;
        };
        let held_out = metric.number(trained.summary.held_out.mean);
        let against = trained.against_key.map_or(String::new(), |against| {
            let change = metric.change(against.difference);
            format!(
                "{} [{}, {}] {:?}",
                metric.signed(change.mean),
                metric.signed(change.low),
                metric.signed(change.high),
                against.class
            )
        });
        println!(
            "    {:14} {held_out:>6}  {:4.0} epochs  {against}",
            option.label, trained.summary.cost
        );
    }
}

/// The sham stands beside the training that nothing changes.
fn print_sham(trials: &Trials) {
    let comparison = Comparison::of(trials, &["no change".to_owned()]).expect("32 seeds");
    let sham = comparison
        .options
        .iter()
        .find(|option| option.label == "sham");
    let against = sham.and_then(|option| option.trained.as_ref()?.against_key);
    let against = against.expect("both were trained");
    let change = comparison.metric.change(against.difference);
    println!(
        "    {:14} {} [{}, {}] {:?} against no change",
        "sham",
        comparison.metric.signed(change.mean),
        comparison.metric.signed(change.low),
        comparison.metric.signed(change.high),
        against.class
    );
}
