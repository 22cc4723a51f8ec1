//! `patience stats`: what a person's own answers say: accuracy and what is left of it without luck, confidence, habits,
//! memory.

use std::collections::BTreeMap;

use super::screen::Screen;
use super::table::laid_out;
use super::{Exit, Stop, Streams, heatmap, report, stats_json, write_json};
use crate::clock::Moment;
use crate::desk::{Desk, Study};
use crate::message::Message;
use crate::quiz::stats::{Retention, Share};
use crate::quiz::{Schedule, Stats, StudyDay};

const MOST_TAGS: usize = 12;
const MOST_QUESTIONS: usize = 5;
const DAYS_AHEAD: usize = 7;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    json: bool,
) -> Result<Exit, Stop> {
    let Study {
        bank,
        past,
        settings,
    } = desk.study()?;
    let today = Moment::now().day();
    let stats = Stats::of(&bank, &past, &settings.parameters);
    let forecast = Schedule::of(&bank, &past, today, &settings).forecast(DAYS_AHEAD);
    if json {
        write_json(streams.out, &stats_json::of(&stats, &forecast))?;
    } else if past.is_empty() {
        let hint = Message::new("cli-hint-first-answer");
        report::error(
            screen,
            &Message::new("quiz-stats-nothing"),
            Some(&hint),
            streams.err,
        )?;
    } else {
        let parts = [
            vec![screen.say(&stats.headline())],
            table(screen, "quiz-stats-domains", shares(&stats.domains)),
            table(screen, "quiz-stats-tags", tags(&stats)),
            table(screen, "quiz-stats-confidence", calibration(screen, &stats)),
            errors(screen, &stats),
            memory(screen, &stats.retention),
            heat(screen, &stats, today),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|part| !part.is_empty())
            .map(|part| part.join("\n"))
            .collect();
        writeln!(streams.out, "{}", parts.join("\n\n"))?;
    }
    Ok(if past.is_empty() {
        Exit::Nothing
    } else {
        Exit::Found
    })
}

type Named<'a> = Vec<(String, &'a Share)>;

fn shares(by_name: &BTreeMap<String, Share>) -> Named<'_> {
    by_name
        .iter()
        .map(|(name, share)| (name.clone(), share))
        .collect()
}

fn tags(stats: &Stats) -> Named<'_> {
    let most = stats.most_answered_tags(MOST_TAGS).into_iter();
    most.map(|(tag, share)| (format!("#{tag}"), share))
        .collect()
}

fn calibration<'a>(screen: &Screen, stats: &'a Stats) -> Named<'a> {
    let said = stats.said_sure();
    said.map(|(sure, share)| (screen.word(sure.word()), share))
        .collect()
}

/// A head and a row for each share; nothing of nothing.
fn table(screen: &Screen, title: &'static str, shares: Named<'_>) -> Vec<String> {
    if shares.is_empty() {
        return Vec::new();
    }
    let heads =
        ["quiz-stats-answers", "quiz-stats-right", "quiz-stats-known"].map(|id| screen.word(id));
    let rows: Vec<Vec<String>> = shares
        .iter()
        .map(|(name, share)| row(name, share))
        .collect();
    let mut lines = vec![screen.bold(&screen.word(title))];
    lines.extend(laid_out(screen, &heads, &rows));
    lines
}

fn row(name: &str, share: &Share) -> Vec<String> {
    let percent = |share: Option<f64>| {
        share.map_or_else(String::new, |share| format!("{:.0} %", share * 100.0))
    };
    let interval = share.interval().map_or_else(String::new, |(low, high)| {
        format!(" [{:.0}, {:.0}]", low * 100.0, high * 100.0)
    });
    vec![
        format!(" {name}"),
        share.of.to_string(),
        percent(share.mean()) + &interval,
        percent(share.known()),
    ]
}

fn errors(screen: &Screen, stats: &Stats) -> Vec<String> {
    let wrong = stats.confident_errors.iter().take(MOST_QUESTIONS);
    let wrong: Vec<String> = wrong.map(ToString::to_string).collect();
    let mut lines = Vec::new();
    if !wrong.is_empty() {
        let said = Message::new("cli-stats-confident-errors").with("questions", wrong.join(", "));
        lines.push(screen.wrapped(&screen.say(&said), 0));
    }
    for habit in stats.habits.iter().take(MOST_QUESTIONS) {
        let said = Message::new("cli-stats-habit")
            .with("question", habit.question.as_str())
            .with("option", habit.option.to_string())
            .with("times", habit.times);
        lines.push(screen.say(&said));
    }
    lines
}

fn memory(screen: &Screen, retention: &Retention) -> Vec<String> {
    let said = retention.message();
    said.map(|said| screen.wrapped(&screen.say(&said), 0))
        .into_iter()
        .collect()
}

fn heat(screen: &Screen, stats: &Stats, today: StudyDay) -> Vec<String> {
    let mut lines = vec![screen.bold(&screen.word("quiz-stats-weeks"))];
    lines.extend(heatmap::lines(screen, &stats.days, today));
    lines
}
