//! Statistics as JSON, for a program to read.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::clock::date;
use crate::quiz::Stats;
use crate::quiz::stats::Share;

#[derive(Serialize)]
pub(super) struct StatsJson<'a> {
    all: ShareJson,
    domains: BTreeMap<&'a str, ShareJson>,
    tags: BTreeMap<&'a str, ShareJson>,
    /// By how sure a person was.
    calibration: BTreeMap<&'static str, ShareJson>,
    confident_errors: Vec<&'a str>,
    habits: Vec<HabitJson<'a>>,
    retention: RetentionJson,
    /// Answers on each day of study.
    days: BTreeMap<String, usize>,
    /// Questions answered before that come on each day from today.
    forecast: &'a [usize],
}

#[derive(Serialize)]
struct ShareJson {
    answers: usize,
    right: usize,
    share: Option<f64>,
    /// 95 %, Wilson.
    low: Option<f64>,
    high: Option<f64>,
    /// Corrected for guessing.
    known: Option<f64>,
}

#[derive(Serialize)]
struct HabitJson<'a> {
    question: &'a str,
    option: String,
    times: usize,
}

#[derive(Serialize)]
struct RetentionJson {
    remembered: ShareJson,
    foreseen: f64,
    log_loss: f64,
}

pub(super) fn of<'a>(stats: &'a Stats, forecast: &'a [usize]) -> StatsJson<'a> {
    let habits = stats.habits.iter().map(|habit| HabitJson {
        question: habit.question.as_str(),
        option: habit.option.to_string(),
        times: habit.times,
    });
    let calibration = stats.calibration.iter();
    StatsJson {
        all: share(&stats.all),
        domains: shares(&stats.domains),
        tags: shares(&stats.tags),
        calibration: calibration
            .map(|(sure, counted)| (sure.name(), share(counted)))
            .collect(),
        confident_errors: stats
            .confident_errors
            .iter()
            .map(|id| id.as_str())
            .collect(),
        habits: habits.collect(),
        retention: RetentionJson {
            remembered: share(&stats.retention.remembered),
            foreseen: stats.retention.foreseen,
            log_loss: stats.retention.log_loss,
        },
        days: stats
            .days
            .iter()
            .map(|(day, count)| (date(*day), *count))
            .collect(),
        forecast,
    }
}

fn shares(by_name: &BTreeMap<String, Share>) -> BTreeMap<&str, ShareJson> {
    by_name
        .iter()
        .map(|(name, counted)| (name.as_str(), share(counted)))
        .collect()
}

fn share(share: &Share) -> ShareJson {
    let interval = share.interval();
    ShareJson {
        answers: share.of,
        right: share.right,
        share: share.mean(),
        low: interval.map(|(low, _)| low),
        high: interval.map(|(_, high)| high),
        known: share.known(),
    }
}
