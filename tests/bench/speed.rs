//! Speed as a person feels it: whole processes on the shipped vault, cold and from cache. The lab alone is in `peers.rs`.
//! `cargo bench --bench speed` prints one line a figure: the best and the median of its repetitions, in milliseconds.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const QUESTION: &str = "overfitting-sagemaker-early-stopping-1";

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let cache = home.path().join("cache");
    println!(
        "{} threads",
        std::thread::available_parallelism().map_or(1, usize::from)
    );
    println!("figure                                        best  median");
    report("why, 8 seeds, nothing kept, whole process", 5, || {
        std::fs::remove_dir_all(&cache).ok();
        process(&cache, &["why", QUESTION, "--seeds", "8"])
    });
    process(&cache, &["why", QUESTION]);
    report("why, 32 seeds, kept, whole process", 15, || {
        process(&cache, &["why", QUESTION])
    });
    report("why, 8 of the kept seeds, whole process", 15, || {
        process(&cache, &["why", QUESTION, "--seeds", "8"])
    });
    let search = ["search", "tag:#problem/overfitting 조기 종료"];
    report("search, no index yet, whole process", 5, || {
        std::fs::remove_dir_all(cache.join("patience/index")).ok();
        process(&cache, &search)
    });
    report("search, whole process", 15, || process(&cache, &search));
    report("check, whole process", 15, || process(&cache, &["check"]));
}

fn report(figure: &str, times: usize, mut run: impl FnMut() -> Duration) {
    let mut taken: Vec<Duration> = (0..times).map(|_| run()).collect();
    taken.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{figure:44} {:6.1}  {:6.1}",
        ms(taken[0]),
        ms(taken[times / 2])
    );
}

fn vault() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Runs the program in the shipped vault and waits for it.
fn process(cache: &Path, typed: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_patience"))
        .current_dir(vault())
        .args(typed)
        .env("XDG_CACHE_HOME", cache)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.expect("it runs").success(), "{typed:?}");
    start.elapsed()
}
