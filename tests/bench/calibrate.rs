//! Blind calibration: trains tasks without any option and prints whether they do what a stem says.
//!
//! `cargo bench --bench calibrate` measures the settings in use, `-- TASK --forks` those of a task with time stretched
//! to other forks, and `-- TASK --grid` every setting that was considered, with the one that the rule chooses: of those
//! whose gates hold, the first in the task's own order, and among equals the peak nearest to the fork. For images the
//! order is by wrong labels, fewest first, since real pictures have few; the recommender has none.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::sync::OnceLock;
use std::time::Instant;

use patience::lab::{
    Groundwork, Image, Recommender, Stem, Task, TaskName, Text, calibration_seeds, groundwork,
    named,
};

const SEEDS: u64 = 32;

/// A task with its settings in words, and its place in the order of preference.
struct Candidate {
    task: Box<dyn Task>,
    settings: String,
    place: usize,
}

fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    let asked = |word: &str| typed.iter().any(|typed| typed == word);
    let any_named = TaskName::NAMES.iter().any(|(name, _)| asked(name));
    println!("task         fork  peak  best   gain    rise    fall    gates  seconds  settings");
    for (name, task) in TaskName::NAMES {
        if any_named && !asked(name) {
            continue;
        }
        if asked("--grid") {
            print_choice(name, &grid(task));
        } else if asked("--forks") {
            stretched(name, task).iter().for_each(|(fork, task)| {
                measure(name, task, *fork);
            });
        } else {
            measure(name, &in_use(ready(task)), named(task).fork());
        }
    }
}

fn ready(task: TaskName) -> Box<dyn Task> {
    match task {
        TaskName::Text => Box::new(text()),
        TaskName::Image | TaskName::Recommender => named(task),
    }
}

fn in_use(task: Box<dyn Task>) -> Candidate {
    Candidate {
        task,
        settings: "in use".to_owned(),
        place: 0,
    }
}

/// The task at other forks, its learning rate changed to match.
fn stretched(name: &str, task: TaskName) -> Vec<(usize, Candidate)> {
    let usual = named(task).fork();
    let at = |tenths: usize| {
        let fork = usual * tenths / 10;
        let factor = 10.0 / tenths as f32;
        let task: Box<dyn Task> = match task {
            TaskName::Image => {
                let mut image = Image::calibrated();
                image.recipe.learning_rate *= factor;
                Box::new(image)
            }
            TaskName::Text => {
                let mut text = text();
                text.recipe.learning_rate *= factor;
                Box::new(text)
            }
            TaskName::Recommender => {
                let mut recommender = Recommender::calibrated();
                recommender.recipe.learning_rate *= factor;
                Box::new(recommender)
            }
        };
        let settings = format!("{name}, learning rate x{factor:.2}");
        (
            fork,
            Candidate {
                settings,
                ..in_use(task)
            },
        )
    };
    [4, 5, 7, 10, 15, 20, 25].map(at).into()
}

fn grid(task: TaskName) -> Vec<Candidate> {
    match task {
        TaskName::Image => images(),
        TaskName::Text => texts(),
        TaskName::Recommender => recommenders(),
    }
}

fn images() -> Vec<Candidate> {
    let mut grid = Vec::new();
    for pixel_noise in [0.2, 0.4, 0.6] {
        for (place, wrong_labels) in [0.2, 0.3, 0.4].into_iter().enumerate() {
            for learning_rate in [0.0006, 0.0008, 0.001, 0.0012, 0.0015, 0.002] {
                let mut task = Image::calibrated();
                (task.pixel_noise, task.wrong_labels) = (pixel_noise, wrong_labels);
                task.recipe.learning_rate = learning_rate;
                grid.push(Candidate {
                    settings: format!(
                        "noise {pixel_noise}, wrong labels {wrong_labels}, rate {learning_rate}"
                    ),
                    task: Box::new(task),
                    place,
                });
            }
        }
    }
    grid
}

/// Pre-trained once for all of them.
fn text() -> Text {
    static GROUNDWORK: OnceLock<Groundwork> = OnceLock::new();
    let groundwork = GROUNDWORK.get_or_init(|| groundwork(TaskName::Text));
    Text::calibrated(groundwork.weights().map(Into::into))
}

fn texts() -> Vec<Candidate> {
    let mut grid = Vec::new();
    for (place, wrong_labels) in [0.1, 0.2, 0.3].into_iter().enumerate() {
        for learning_rate in [0.0002, 0.0003, 0.0004, 0.0005, 0.0007] {
            let mut task = text();
            task.wrong_labels = wrong_labels;
            task.recipe.learning_rate = learning_rate;
            grid.push(Candidate {
                settings: format!("wrong labels {wrong_labels}, rate {learning_rate}"),
                task: Box::new(task),
                place,
            });
        }
    }
    grid
}

fn recommenders() -> Vec<Candidate> {
    let mut grid = Vec::new();
    for accidental in [0.0, 0.1, 0.2] {
        for n_train in [2_400, 3_000, 3_600] {
            for strength in [2.0, 3.0] {
                for learning_rate in [0.01, 0.015, 0.02, 0.025, 0.03] {
                    let mut task = Recommender::calibrated();
                    (task.accidental, task.strength) = (accidental, strength);
                    (task.recipe.n_train, task.recipe.learning_rate) = (n_train, learning_rate);
                    grid.push(Candidate {
                        settings: format!(
                            "accidental {accidental}, train {n_train}, strength {strength}, rate {learning_rate}"
                        ),
                        task: Box::new(task),
                        place: 0,
                    });
                }
            }
        }
    }
    grid
}

fn print_choice(name: &str, grid: &[Candidate]) {
    let fork = grid[0].task.fork();
    let measured = grid.iter().map(|one| (one, measure(name, one, fork)));
    let holding = measured.filter(|(one, stem)| stem.holds(fork, one.task.gates()));
    match holding.min_by_key(|(one, stem)| (one.place, stem.peak.abs_diff(fork))) {
        Some((one, _)) => println!("chosen: {}", one.settings),
        None => println!("no setting holds"),
    }
}

fn measure(name: &str, one: &Candidate, fork: usize) -> Stem {
    let start = Instant::now();
    let stem = Stem::of(&*one.task, fork, 4 * fork, &calibration_seeds(SEEDS));
    println!(
        "{name:11}  {fork:4}  {:4}  {:.3}  {:+.3}  {:+.3}  {:+.3}  {:5}  {:7.1}  {}",
        stem.peak,
        stem.best,
        stem.gain,
        stem.rise,
        -stem.fall,
        if stem.holds(fork, one.task.gates()) {
            "hold"
        } else {
            "-"
        },
        start.elapsed().as_secs_f64(),
        one.settings,
    );
    stem
}
