//! What tuners do to jobs that overfit: 20 jobs, 3 at once, learning rate alone, by rule and by strategy. Printed are
//! means over tunings, one for each seed, and paired intervals of the held-out accuracy of what would be deployed.
//!
//! `cargo bench --bench tune [-- SEEDS]`

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::ops::ControlFlow;

use patience::lab::tuner::{Ending, JobReport, TuningPlan, TuningReport, tune};
use patience::lab::{Groundwork, Interval, Setting, TaskName};

/// A job overfits by this much, from its best epoch to its last.
const FALL: f32 = 0.02;

fn main() {
    let seeds = std::env::args()
        .find_map(|word| word.parse().ok())
        .unwrap_or(6);
    let tuned = |strategy, stopping| -> Vec<TuningReport> {
        (1..=seeds)
            .map(|seed| tuned(strategy, stopping, seed))
            .collect()
    };
    let off = tuned("Random", "Off");
    let patience: Vec<f32> = off
        .iter()
        .map(|report| report.patience.choice.held_out)
        .collect();
    println!("{seeds} tunings of 20 jobs, 3 at once, learning rate 0.0001 to 0.003, 400 epochs");
    println!(
        "of 20 jobs, {:.1} lose 2 points or more when nothing stops them",
        mean(&off, overfit)
    );
    print("Random, Off", &off, &patience);
    print("Random, Auto", &tuned("Random", "Auto"), &patience);
    print("Bayesian, Off", &tuned("Bayesian", "Off"), &patience);
    print("Bayesian, Auto", &tuned("Bayesian", "Auto"), &patience);
    print("Hyperband", &tuned("Hyperband", "Off"), &patience);
    let epochs = mean(&off, |report| report.patience.epochs_paid() as f32);
    println!(
        "patience 20 in each job of Random: {epochs:.0} epochs, held-out {:.1} %",
        100.0 * average(&patience)
    );
}

fn tuned(strategy: &str, stopping: &str, seed: u64) -> TuningReport {
    let text = |name: &str, value: &str| (name.to_owned(), Setting::Text(value.to_owned()));
    let number = |name: &str, value: f64| (name.to_owned(), Setting::Number(value));
    let range = Setting::Fields(vec![text("learning_rate", "0.0001..0.003:Logarithmic")]);
    let plan = TuningPlan::read(&Setting::Fields(vec![
        text("strategy", strategy),
        text("early_stopping_type", stopping),
        ("hyperparameter_ranges".to_owned(), range),
        number("max_jobs", 20.0),
        number("max_parallel_jobs", 3.0),
        number("random_seed", seed as f64),
        number("epochs", 400.0),
    ]));
    let tuned = tune(
        TaskName::Image,
        &Groundwork::none(),
        &plan.expect("a plan"),
        &|| ControlFlow::Continue(()),
    );
    tuned.continue_value().expect("nobody breaks off")
}

fn print(name: &str, reports: &[TuningReport], patience: &[f32]) {
    let ends: Vec<usize> = reports
        .iter()
        .flat_map(|report| &report.jobs)
        .filter(|job| job.ending != Ending::Completed)
        .map(JobReport::epochs_paid)
        .collect();
    let latest: Vec<f32> = reports
        .iter()
        .map(|report| report.by_latest.held_out)
        .collect();
    let best: Vec<f32> = reports
        .iter()
        .map(|report| report.by_best.held_out)
        .collect();
    println!(
        "{name}: stopped {:.1} of 20 (median epoch {}), in full and overfit {:.1}, epochs {:.0}",
        mean(reports, |report| report.n_stopped() as f32),
        middle(ends),
        mean(reports, overfit),
        mean(reports, |report| report.epochs_paid() as f32),
    );
    for (what, held_out) in [("latest value", latest), ("best epoch", best)] {
        let less: Vec<f32> = held_out
            .iter()
            .zip(patience)
            .map(|(a, b)| 100.0 * (a - b))
            .collect();
        let interval =
            Interval::of(&less).map(|i| format!("{:+.1} [{:+.1}, {:+.1}]", i.mean, i.low, i.high));
        println!(
            "  by {what}: held-out {:.1} %, against patience {} points",
            100.0 * average(&held_out),
            interval.unwrap_or_default()
        );
    }
}

/// Jobs that ran to their end and lost from their best epoch to it.
fn overfit(report: &TuningReport) -> f32 {
    let best = |job: &JobReport| job.values.iter().copied().fold(f32::MIN, f32::max);
    let fell =
        |job: &&JobReport| job.ending == Ending::Completed && best(job) - job.latest() >= FALL;
    report.jobs.iter().filter(fell).count() as f32
}

fn mean(reports: &[TuningReport], of: impl Fn(&TuningReport) -> f32) -> f32 {
    average(&reports.iter().map(of).collect::<Vec<_>>())
}

fn average(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len() as f32
}

fn middle(mut values: Vec<usize>) -> String {
    values.sort_unstable();
    values
        .get(values.len() / 2)
        .map_or("-".to_owned(), ToString::to_string)
}
