//! Estimates: how long a training would take on this machine, and that a person asks for a long one. The clock is here.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::Stop;
use crate::desk::{self, Load};
use crate::lab::{Event, TaskName, threads};
use crate::message::Message;

/// A training that takes longer is asked for.
const LONG: Duration = Duration::from_secs(60);
/// So many multiply-adds are never long: a core that does fewer than two in a nanosecond is slower than any we met.
const CHEAP: u64 = 100_000_000_000;
/// A probe lasts so long, whatever the task.
const PROBE: Duration = Duration::from_millis(40);

/// Lets short trainings pass, and long ones that were asked for.
pub(super) fn consent(loads: &[Load], yes: bool) -> Result<(), Stop> {
    let work = |load: &Load| load.seeds as u64 * load.per_seed;
    if yes || loads.iter().map(work).sum::<u64>() <= CHEAP {
        return Ok(());
    }
    let mut speeds: Vec<(TaskName, f64)> = Vec::new();
    let mut seconds = 0.0;
    for load in loads.iter().filter(|load| work(load) > 0) {
        let known = speeds.iter().find(|(task, _)| *task == load.task);
        let speed = known.map_or_else(|| speed(load.task), |&(_, speed)| speed);
        speeds.push((load.task, speed));
        seconds += estimate(load, speed, threads());
    }
    if seconds <= LONG.as_secs_f64() {
        return Ok(());
    }
    let message = Message::new("cli-takes-long").with("time", in_words(seconds));
    Err(Stop::Said(message, None))
}

/// Seconds, when each thread does `speed` multiply-adds in one and takes one seed after another.
fn estimate(load: &Load, speed: f64, threads: usize) -> f64 {
    load.seeds.div_ceil(threads.min(load.at_once)) as f64 * load.per_seed as f64 / speed
}

/// Multiply-adds a second of one thread, from the epochs of a short training; making the data is not counted.
fn speed(task: TaskName) -> f64 {
    let ticks: Mutex<Vec<Instant>> = Mutex::default();
    let per_epoch = desk::probe(task, &|event| {
        if !matches!(event, Event::Epoch(_)) {
            return ControlFlow::Continue(());
        }
        let mut ticks = ticks.lock().expect("nothing panics here");
        ticks.push(Instant::now());
        if ticks.len() > 2 && ticks[0].elapsed() > PROBE {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let ticks = ticks.into_inner().expect("nothing panics here");
    let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
    (ticks.len() - 1) as f64 * per_epoch as f64 / (last - first).as_secs_f64()
}

/// As roughly as it is known: minutes, hours or days, rounded.
fn in_words(seconds: f64) -> Message {
    let minutes = seconds / 60.0;
    let (id, count) = match minutes {
        ..90.0 => ("cli-minutes", minutes),
        ..2_880.0 => ("cli-hours", minutes / 60.0),
        _ => ("cli-days", minutes / 1_440.0),
    };
    Message::new(id).with("count", count.round().max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOAD: Load = Load {
        task: TaskName::Image,
        seeds: 9,
        at_once: 12,
        per_seed: 1_000,
    };

    #[test]
    fn seeds_take_turns_on_the_threads() {
        assert_eq!(estimate(&LOAD, 100.0, 1), 90.0);
        assert_eq!(estimate(&LOAD, 100.0, 2), 50.0);
        assert_eq!(estimate(&LOAD, 100.0, 16), 10.0);
        let one = Load { at_once: 1, ..LOAD };
        assert_eq!(estimate(&one, 100.0, 16), 90.0);
    }

    #[test]
    fn what_is_cheap_or_asked_for_is_not_probed() {
        let long = Load {
            seeds: usize::MAX / 4_000,
            ..LOAD
        };
        assert!(consent(&[LOAD], false).is_ok());
        assert!(consent(&[long], true).is_ok());
    }

    #[test]
    fn times_are_said_roughly() {
        let check = |seconds, id, count: f64| {
            assert_eq!(in_words(seconds), Message::new(id).with("count", count));
        };
        check(61.0, "cli-minutes", 1.0);
        check(710.0, "cli-minutes", 12.0);
        check(6_000.0, "cli-hours", 2.0);
        check(400_000.0, "cli-days", 5.0);
    }
}
