//! Speed of whole experiments, through what the lab shows to other rooms: the shipped question and its baseline alone, on
//! one core and on two, beside what the core can do at most. `peers/run.py` puts other libraries beside it.
//!
//! `cargo bench --bench peers` prints a line for each figure: its name, the best and the median of its repetitions, its
//! unit. On a process that may use one core only (`taskset -c 0`) figures of two are left out. GFLOP/s are of the
//! multiply-adds of matrix products alone, two operations each; the time is that of everything.
//!
//! `cargo bench --bench peers -- --export FOLDER SEEDS EPOCHS` writes the handouts of seeds 1 to SEEDS instead.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path as File;
use std::sync::OnceLock;
use std::time::Instant;

use patience::desk::{Desk, plan};
use patience::lab::{self, Drill, Event, Experiment, Groundwork, Handout, Optimizer, Path};
use patience::places::Places;
use patience::seed::Seed;

const QUESTION: &str = "overfitting-sagemaker-early-stopping-1";
const BATCH: usize = 32;

fn main() {
    let typed: Vec<String> = std::env::args().collect();
    if let Some(place) = typed.iter().position(|word| word == "--export") {
        let number = |word: &String| word.parse().expect("a whole number");
        return export(
            File::new(&typed[place + 1]),
            number(&typed[place + 2]),
            number(&typed[place + 3]) as usize,
        );
    }
    let question = shipped();
    let plain = Experiment {
        options: Vec::new(),
        ..question.clone()
    };
    let two = std::thread::available_parallelism().is_ok_and(|cores| cores.get() > 1);
    if two {
        memory(&question);
    }
    one_core(&question, &plain);
    if two {
        two_cores(&question);
    }
}

/// What the shipped question asks the lab to train.
fn shipped() -> Experiment {
    let vault = File::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let places = Places {
        cache: vault.join("target"),
        data: vault.join("target"),
        editor: None,
        vault,
    };
    let material = Desk::new(places).read().expect("the shipped vault");
    let question = material.question(QUESTION).expect("the shipped question");
    plan(question).expect("a plan").experiment
}

fn export(folder: &File, seeds: u64, epochs: usize) {
    std::fs::create_dir_all(folder).expect("a folder");
    for seed in 1..=seeds {
        let handout = serde_json::to_vec(&Handout::new(Seed(seed), epochs)).expect("plain data");
        let file = folder.join(format!("seed-{seed}.json"));
        std::fs::write(file, handout).expect("writable");
    }
}

/// The most that the process has held so far, by the kernel's count; first, since it never falls.
fn memory(question: &Experiment) {
    for seeds in [8, 32] {
        timed(|| train(question, 2, seeds));
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = most.and_then(|most| most.split_whitespace().next()?.parse().ok());
        if let Some(kib) = kib {
            let kib: f64 = kib;
            say(
                &format!("memory, five options, {seeds} seeds"),
                &[kib * 1024.0 / 1e6],
                "MB",
            );
        }
    }
}

fn one_core(question: &Experiment, plain: &Experiment) {
    let path = Path::widest();
    let (mut peaks, mut steps) = (Vec::new(), Vec::new());
    let mut drill = Drill::new(path, Optimizer::Momentum, 1.0, BATCH);
    for _ in 0..2_000 {
        let mut operations = 0.0;
        let seconds = timed(|| operations = black_box(path.exert(black_box(1_000))));
        peaks.push(operations / seconds / 1e9);
        steps.push(1e6 / 20.0 * timed(|| (0..20).for_each(|_| drill.step())));
    }
    let peak = peaks.iter().copied().fold(0.0, f64::max);
    say_most("peak, one core", peaks, "GFLOP/s");
    say("training step, one core", &sorted(steps), "us");
    say(
        "examples drawn, one seed, one core",
        &times(20, || drop(black_box(Handout::new(Seed(1), 0)))),
        "s",
    );
    for (name, experiment, seeds, repetitions) in [
        ("plain run", plain, 1, 30),
        ("plain run", plain, 8, 4),
        ("five options", question, 1, 10),
        ("five options", question, 8, 4),
    ] {
        let taken = times(repetitions, || train(experiment, 1, seeds));
        let done = 2.0 * experiment.effort(&Groundwork::none()).done as f64 * seeds as f64;
        let speeds: Vec<f64> = taken.iter().map(|seconds| done / seconds / 1e9).collect();
        let shares: Vec<f64> = speeds.iter().map(|speed| 100.0 * speed / peak).collect();
        let figure = format!("{name}, seeds {seeds}, one core");
        say(&figure, &taken, "s");
        say_most(&format!("{figure}, speed"), speeds, "GFLOP/s");
        say_most(&format!("{figure}, of the peak"), shares, "%");
    }
    let effort = question.effort(&Groundwork::none());
    say(
        "multiply-adds of five options, one seed, done",
        &[effort.done as f64 / 1e9],
        "G",
    );
    say(
        "multiply-adds of five options, one seed, apart",
        &[effort.apart as f64 / 1e9],
        "G",
    );
}

/// One and two threads take turns, so that both see the same machine.
fn two_cores(question: &Experiment) {
    let (mut alone, mut both) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        alone.push(timed(|| train(question, 1, 8)));
        both.push(timed(|| train(question, 2, 8)));
    }
    let (alone, both) = (sorted(alone), sorted(both));
    say("five options, seeds 8, one thread", &alone, "s");
    say("five options, seeds 8, two threads", &both, "s");
    say("scaling, two threads", &[alone[0] / both[0]], "x");
    let peaks = [1, 2].map(best_together);
    say("scaling of the peak itself", &[peaks[1] / peaks[0]], "x");
    let mut before = both[0];
    for seeds in [16, 32] {
        let taken = times(3, || train(question, 2, seeds));
        say(
            &format!("five options, seeds {seeds}, two threads"),
            &taken,
            "s",
        );
        say(
            &format!("growth from {} to {seeds} seeds", seeds / 2),
            &[taken[0] / before],
            "x",
        );
        before = taken[0];
    }
    let first = (0..20).map(|_| first_curve(question)).collect::<Vec<_>>();
    say("first curve, two threads", &sorted(first), "s");
}

/// Operations a second that so many threads reach at the same time.
fn best_together(threads: usize) -> f64 {
    let path = Path::widest();
    let speeds = (0..20).map(|_| {
        let start = Instant::now();
        let done = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..threads)
                .map(|_| scope.spawn(|| path.exert(black_box(400_000))))
                .collect();
            let done = hands.into_iter().map(|hand| hand.join().expect("it ends"));
            done.sum::<f64>()
        });
        done / start.elapsed().as_secs_f64()
    });
    speeds.fold(0.0, f64::max)
}

fn train(experiment: &Experiment, threads: usize, seeds: u64) {
    let go_on = |_: Event<'_>| ControlFlow::Continue(());
    on_threads(threads, || {
        let seeds: Vec<Seed> = (1..=seeds).map(Seed).collect();
        assert!(lab::run(experiment, &Groundwork::none(), &seeds, &go_on).is_continue());
    });
}

/// Seconds until the baseline of the first seed stands, with two seeds in training.
fn first_curve(question: &Experiment) -> f64 {
    let start = Instant::now();
    let first = OnceLock::new();
    let heard = |event: Event<'_>| match event {
        Event::Baseline(_) => {
            first.get_or_init(|| start.elapsed().as_secs_f64());
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    };
    let seeds: Vec<Seed> = (1..=8).map(Seed).collect();
    on_threads(2, || {
        assert!(lab::run(question, &Groundwork::none(), &seeds, &heard).is_break());
    });
    *first.get().expect("a curve")
}

fn on_threads(threads: usize, work: impl FnOnce() + Send) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads").install(work);
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// Seconds of each repetition, the best first.
fn times(repetitions: usize, mut work: impl FnMut()) -> Vec<f64> {
    sorted((0..repetitions).map(|_| timed(&mut work)).collect())
}

fn sorted(mut taken: Vec<f64>) -> Vec<f64> {
    taken.sort_by(f64::total_cmp);
    taken
}

/// What is better when it is more.
fn say_most(figure: &str, mut values: Vec<f64>, unit: &str) {
    values.sort_by(|a, b| b.total_cmp(a));
    say(figure, &values, unit);
}

/// `values` with the best first.
fn say(figure: &str, values: &[f64], unit: &str) {
    let (best, median) = (values[0], values[values.len() / 2]);
    println!("{figure:52} {best:12.4} {median:12.4} {unit}");
}
