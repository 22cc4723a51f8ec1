//! Blind calibration of the recommender task: trains it without any option and prints whether it does what a stem says.
//!
//! `cargo bench --bench recommender` measures the settings in use, `-- --forks` the same with time stretched to other
//! forks, and `-- --grid` every setting that was considered, with the one that the rule chooses: of those whose gates
//! hold, the one whose peak is nearest to the fork, and of equally near ones the first.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::time::Instant;

use patience::lab::{Recommender, Stem, calibration_seeds};

const SEEDS: u64 = 32;
const FORK: usize = 100;

fn main() {
    let asked = |flag: &str| std::env::args().any(|arg| arg == flag);
    println!(
        "fork  accidental  train  strength  rate      peak  best   ceiling  gain    rise    fall    gates  seconds"
    );
    let in_use = Recommender::calibrated();
    if asked("--grid") {
        print_choice(&grid());
    } else if asked("--forks") {
        for fork in [40, 50, 75, 100, 150, 200, 250] {
            let mut task = in_use.clone();
            task.recipe.learning_rate *= FORK as f32 / fork as f32;
            measure(&task, fork);
        }
    } else {
        measure(&in_use, FORK);
        let one = (0..7).map(|_| seconds(|| in_use.stem(FORK, 4 * FORK, &calibration_seeds(1))));
        let best = one.fold(f64::INFINITY, f64::min);
        println!("one plain run, {} epochs, best of 7: {best:.3} s", 4 * FORK);
    }
}

fn grid() -> Vec<Recommender> {
    let mut grid = Vec::new();
    for accidental in [0.0, 0.1, 0.2] {
        for n_train in [2_400, 3_000, 3_600] {
            for strength in [2.0, 3.0] {
                for learning_rate in [0.01, 0.015, 0.02, 0.025, 0.03] {
                    let mut task = Recommender::calibrated();
                    (task.accidental, task.strength) = (accidental, strength);
                    (task.recipe.n_train, task.recipe.learning_rate) = (n_train, learning_rate);
                    grid.push(task);
                }
            }
        }
    }
    grid
}

fn print_choice(grid: &[Recommender]) {
    let measured = grid.iter().map(|task| (task, measure(task, FORK)));
    let holding = measured.filter(|(_, stem)| Recommender::gates_hold(stem, FORK));
    match holding.min_by_key(|(_, stem)| stem.peak.abs_diff(FORK)) {
        Some((task, _)) => println!(
            "chosen: accidental {}, train {}, strength {}, rate {}",
            task.accidental, task.recipe.n_train, task.strength, task.recipe.learning_rate
        ),
        None => println!("no setting holds"),
    }
}

fn measure(task: &Recommender, fork: usize) -> Stem {
    let mut stem = None;
    let seeds = calibration_seeds(SEEDS);
    let taken = seconds(|| *stem.insert(task.stem(fork, 4 * fork, &seeds)));
    let stem = stem.expect("it was measured");
    println!(
        "{fork:4}  {:<10}  {:<5}  {:<8}  {:<8.5}  {:4}  {:.3}  {:.3}    {:+.3}  {:+.3}  {:+.3}  {:5}  {taken:.1}",
        task.accidental,
        task.recipe.n_train,
        task.strength,
        task.recipe.learning_rate,
        stem.peak,
        stem.best,
        task.ceiling(&seeds),
        stem.gain,
        stem.rise,
        -stem.fall,
        if Recommender::gates_hold(&stem, fork) {
            "hold"
        } else {
            "-"
        },
    );
    stem
}

fn seconds(mut run: impl FnMut() -> Stem) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}
