//! The text task in figures, trained without any option: what pre-training takes and gives, how long fine-tuning takes,
//! and whether plain fine-tuning does what a stem says.
//!
//! `cargo bench --bench text` measures the settings in use, and `-- --grid` every setting that was considered, with the
//! one that the rule chooses: of those whose gates hold the fewest wrong labels, since people label sentences mostly
//! right; among these the lowest loss nearest to the fork; of equals the slower rate.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use patience::lab::{Pretraining, Text, TextStem, calibration_seeds, masked_score, pretrain};

const SEEDS: u64 = 32;

fn main() {
    let start = Instant::now();
    let pretrained: Arc<[f32]> = pretrain(&Pretraining::full()).into();
    println!("pre-training, once: {:.2} s", seconds(start.elapsed()));
    let masked = masked_score(&pretrained, 2_000);
    println!(
        "masked words: accuracy {:.3}, loss {:.3} nats; best unigram: {:.3}, {:.3}",
        masked.accuracy, masked.loss, masked.unigram_accuracy, masked.unigram_loss
    );
    let run = best_run(&pretrained);
    println!(
        "a plain run on one thread, best of 5: {:.0} ms, {:.2} ms an epoch, scored on train and validation set",
        1e3 * run,
        1e3 * run / Text::EPOCHS as f64
    );
    println!(
        "wrong labels  rate     lowest  loss   accuracy  rise    fall    unpretrained  gates  seconds"
    );
    if std::env::args().any(|arg| arg == "--grid") {
        print_choice(&grid(), &pretrained);
    } else {
        measure(&Text::new(), &pretrained);
    }
}

fn grid() -> Vec<Text> {
    let mut grid = Vec::new();
    for wrong_labels in [0.1, 0.2, 0.3] {
        for learning_rate in [0.0002, 0.0003, 0.0004, 0.0005, 0.0007] {
            grid.push(Text {
                wrong_labels,
                learning_rate,
                ..Text::new()
            });
        }
    }
    grid
}

fn print_choice(grid: &[Text], pretrained: &Arc<[f32]>) {
    let measured = grid.iter().map(|task| (task, measure(task, pretrained)));
    let rank = |(task, stem): &(&Text, TextStem)| {
        (
            (task.wrong_labels * 100.0) as usize,
            stem.lowest.abs_diff(Text::FORK),
        )
    };
    let best = measured.filter(|(_, stem)| stem.holds()).min_by_key(rank);
    match best {
        Some((task, _)) => println!(
            "chosen: wrong labels {}, rate {}",
            task.wrong_labels, task.learning_rate
        ),
        None => println!("no setting holds"),
    }
}

fn measure(task: &Text, pretrained: &Arc<[f32]>) -> TextStem {
    let start = Instant::now();
    let stem = TextStem::of(task, pretrained, &calibration_seeds(SEEDS));
    println!(
        "{:<12}  {:<7.5}  {:6}  {:.3}  {:.3}     {:+.3}  {:+.3}  {:.3}         {:5}  {:.1}",
        task.wrong_labels,
        task.learning_rate,
        stem.lowest,
        stem.loss,
        stem.accuracy,
        stem.rise,
        -stem.fall,
        stem.unpretrained,
        if stem.holds() { "hold" } else { "-" },
        seconds(start.elapsed()),
    );
    stem
}

/// Seconds of one run: a stem of one seed is two runs, one after the other.
fn best_run(pretrained: &Arc<[f32]>) -> f64 {
    let run = || {
        let start = Instant::now();
        black_box(TextStem::of(
            &Text::new(),
            pretrained,
            &calibration_seeds(1),
        ));
        seconds(start.elapsed()) / 2.0
    };
    (0..5).map(|_| run()).fold(f64::INFINITY, f64::min)
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}
