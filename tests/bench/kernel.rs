//! Speed of the image network on one core: how many floating-point operations a second each part of its training does,
//! on every path that the processor has, beside what the core can do at most, measured here.
//!
//! `cargo bench --bench kernel` prints the best of many repetitions, since others may be using the machine. Counted are
//! the multiply-adds of the matrix products alone, two operations each; the time is that of everything.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::time::Instant;

use patience::lab::{Drill, Optimizer, Path};

const BATCH: usize = 32;
const MOMENTUM: Optimizer = Optimizer::Momentum;

fn main() {
    for path in Path::available() {
        let peak = peak(path);
        println!("{}: at most {peak:.1} GFLOP/s", path.name());
        let mut drill = Drill::new(path, MOMENTUM, 1.0, BATCH);
        let [learn, score] = drill.operations();
        let report = |part: &str, operations: f64, seconds: f64| {
            let speed = operations / seconds / 1e9;
            println!(
                "  {part:40} {:8.2} us  {speed:6.1} GFLOP/s  {:3.0} %",
                seconds * 1e6,
                100.0 * speed / peak
            );
        };
        let of_batch = learn * BATCH as f64;
        let of_held_out = score * 2_000.0;
        report("gradient", of_batch, best(20, || drill.gradient()));
        report("step, momentum", of_batch, best(20, || drill.step()));
        report(
            "score",
            of_held_out,
            best(2, || {
                black_box(drill.score());
            }),
        );
        for (name, optimizer) in [
            ("step, SGD", Optimizer::Sgd),
            ("step, AdamW", Optimizer::AdamW),
        ] {
            let mut drill = Drill::new(path, optimizer, 1.0, BATCH);
            report(name, of_batch, best(20, || drill.step()));
        }
        for (name, dropout, augmentation) in [
            ("step, dropout 0.5", 0.5, 0.0),
            ("step, dropout 0.3", 0.3, 0.0),
            ("step, augmentation 0.5", 0.0, 0.5),
        ] {
            let mut drill = Drill::new(path, MOMENTUM, 1.0, BATCH).under(dropout, augmentation);
            report(name, of_batch, best(20, || drill.step()));
        }
        for width in [0.25, 0.5, 2.0, 4.0] {
            let mut drill = Drill::new(path, MOMENTUM, width, BATCH);
            let operations = drill.operations()[0] * BATCH as f64;
            report(
                &format!("step, width {width}"),
                operations,
                best(20, || drill.step()),
            );
        }
    }
    let drawn = best(1, || {
        black_box(Drill::new(Path::Portable, MOMENTUM, 1.0, BATCH));
    });
    println!("{:.1} ms to draw 2384 pictures", drawn * 1e3);
}

/// Seconds for one run of `part`, the best of many times `times` of them.
fn best(times: usize, mut part: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < 0.5 {
        let start = Instant::now();
        for _ in 0..times {
            part();
        }
        best = best.min(start.elapsed().as_secs_f64() / times as f64);
    }
    best
}

/// Floating-point operations a second, in thousand millions, of multiply-adds that wait for nothing.
fn peak(path: Path) -> f64 {
    let mut operations = 0.0;
    let seconds = best(1, || operations = black_box(path.exert(black_box(1_000))));
    operations / seconds / 1e9
}
