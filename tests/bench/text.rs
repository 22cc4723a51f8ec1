//! Pre-training in figures: what it takes, what it gives, and what it is worth to fine-tuning. No option is trained.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::time::Instant;

use patience::lab::{Stem, TaskName, Text, calibration_seeds, groundwork, masked_score};

fn main() {
    let start = Instant::now();
    let groundwork = groundwork(TaskName::Text);
    println!("pre-training, once: {:.2} s", start.elapsed().as_secs_f64());
    let pretrained = groundwork.weights().expect("text has a groundwork");
    let masked = masked_score(pretrained, 2_000);
    println!(
        "masked words: accuracy {:.3}, loss {:.3} nats; best unigram: {:.3}, {:.3}",
        masked.accuracy, masked.loss, masked.unigram_accuracy, masked.unigram_loss
    );
    for (name, weights) in [("pre-trained", Some(pretrained)), ("random", None)] {
        let task = Text::calibrated(weights.map(Into::into));
        let start = Instant::now();
        let stem = Stem::of(&task, 12, 48, &calibration_seeds(32));
        println!(
            "fine-tuned from {name} weights: lowest validation loss {:.3} nats at epoch {} ({:.1} s for 32 seeds)",
            stem.best,
            stem.peak,
            start.elapsed().as_secs_f64()
        );
    }
}
