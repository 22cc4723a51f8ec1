//! Blind calibration of the image task: trains it without any option and prints whether it does what a stem says.
//!
//! `cargo bench --bench calibrate` measures the settings in use, `-- --forks` the same with time stretched to other
//! forks, and `-- --grid` every setting that was considered, with the one that the rule chooses: of those whose gates
//! hold the fewest wrong labels, since real pictures have few, and among these the peak nearest to the fork.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::time::Instant;

use patience::lab::{Image, Metric, Stem, Task, calibration_seeds};

const SEEDS: u64 = 32;
const FORK: usize = 100;

fn main() {
    let asked = |flag: &str| std::env::args().any(|arg| arg == flag);
    println!(
        "fork  noise  wrong labels  rate     peak  best   gain    rise    fall    gates  seconds"
    );
    if asked("--grid") {
        print_choice(&grid());
    } else if asked("--forks") {
        for fork in [40, 50, 75, 100, 150, 200, 250] {
            let mut task = Image::new();
            task.recipe.learning_rate *= FORK as f32 / fork as f32;
            measure(&task, fork);
        }
    } else {
        measure(&Image::new(), FORK);
    }
}

fn grid() -> Vec<Image> {
    let mut grid = Vec::new();
    for pixel_noise in [0.2, 0.4, 0.6] {
        for wrong_labels in [0.2, 0.3, 0.4] {
            for learning_rate in [0.0006, 0.0008, 0.001, 0.0012, 0.0015] {
                let mut task = Image::new();
                (task.pixel_noise, task.wrong_labels) = (pixel_noise, wrong_labels);
                task.recipe.learning_rate = learning_rate;
                grid.push(task);
            }
        }
    }
    grid
}

fn print_choice(grid: &[Image]) {
    let measured = grid.iter().map(|task| (task, measure(task, FORK)));
    let holding = measured.filter(|(_, stem)| stem.holds(FORK, Metric::Accuracy));
    let rank = |(task, stem): &(&Image, Stem)| {
        (
            (task.wrong_labels * 100.0) as usize,
            stem.peak.abs_diff(FORK),
        )
    };
    let best = holding.min_by_key(rank);
    match best {
        Some((task, _)) => println!(
            "chosen: noise {}, wrong labels {}, rate {}",
            task.pixel_noise, task.wrong_labels, task.recipe.learning_rate
        ),
        None => println!("no setting holds"),
    }
}

fn measure(task: &Image, fork: usize) -> Stem {
    let start = Instant::now();
    let stem = Stem::of(task, fork, 4 * fork, &calibration_seeds(SEEDS));
    println!(
        "{fork:4}  {:<5}  {:<12}  {:<7.5}  {:4}  {:.3}  {:+.3}  {:+.3}  {:+.3}  {:5}  {:.1}",
        task.pixel_noise,
        task.wrong_labels,
        task.recipe.learning_rate,
        stem.peak,
        stem.best,
        stem.gain,
        stem.rise,
        -stem.fall,
        if stem.holds(fork, task.metric()) {
            "hold"
        } else {
            "-"
        },
        start.elapsed().as_secs_f64(),
    );
    stem
}
