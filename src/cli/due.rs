//! `patience due`: what is to be answered today, how well it is remembered, and what comes in the next days.

use serde::Serialize;

use super::screen::Screen;
use super::table::aligned;
use super::{Exit, Stop, Streams, write_json};
use crate::clock::{Moment, date};
use crate::desk::{Desk, Study};
use crate::message::Message;
use crate::quiz::schedule::{Edit, Scheduled};
use crate::quiz::{Goal, Schedule};

const DAYS_AHEAD: usize = 7;
/// More rows than fit a screen tell nothing more.
const MOST_ROWS: usize = 20;

#[derive(Serialize)]
struct DueJson<'a> {
    today: String,
    exam: Option<String>,
    due: Vec<QuestionJson<'a>>,
    new_today: usize,
    new: usize,
    /// Questions answered before, on each day from today.
    forecast: Vec<usize>,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    question: &'a str,
    note: &'a str,
    due: String,
    /// The chance that it is remembered today; `null` when no answer counts.
    retrievability: Option<f32>,
    stability: Option<f32>,
    difficulty: Option<f32>,
    days: u32,
    lapses: u32,
    last: Option<String>,
    edit: Option<&'static str>,
}

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
    let schedule = Schedule::of(&bank, &past, Moment::now().day(), &settings);
    if json {
        write_json(streams.out, &as_json(&schedule, &settings.goal))?;
    } else {
        write(screen, &schedule, &settings.goal, streams)?;
    }
    let is_any = schedule.new_today > 0 || !schedule.due().is_empty();
    Ok(if is_any { Exit::Found } else { Exit::Nothing })
}

fn as_json<'a>(schedule: &Schedule<'a>, goal: &Goal) -> DueJson<'a> {
    let question = |due: &Scheduled<'a>| QuestionJson {
        question: due.question.id.as_str(),
        note: due.question.note.as_str(),
        due: date(due.due),
        retrievability: due.memory.map(|_| due.retrievability),
        stability: due.memory.map(|memory| memory.stability),
        difficulty: due.memory.map(|memory| memory.difficulty),
        days: due.memory.map_or(0, |memory| memory.days),
        lapses: due.memory.map_or(0, |memory| memory.lapses),
        last: due.memory.map(|memory| date(memory.last)),
        edit: edit_name(due.edit),
    };
    DueJson {
        today: date(schedule.today),
        exam: goal.exam.map(date),
        due: schedule.due().into_iter().map(question).collect(),
        new_today: schedule.new_today,
        new: schedule.new.len(),
        forecast: schedule.forecast(DAYS_AHEAD),
    }
}

fn edit_name(edit: Edit) -> Option<&'static str> {
    match edit {
        Edit::None => None,
        Edit::Wording => Some("wording"),
        Edit::Key => Some("key"),
    }
}

fn write(
    screen: &Screen,
    schedule: &Schedule<'_>,
    goal: &Goal,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let out = &mut streams.out;
    let due = schedule.due();
    let head = Message::new("cli-due-head")
        .with("due", due.len())
        .with("new_today", schedule.new_today)
        .with("new", schedule.new.len());
    writeln!(out, "{}", screen.say(&head))?;
    if let Some(exam) = goal.exam.filter(|&exam| exam >= schedule.today) {
        let said = Message::new("cli-due-exam")
            .with("date", date(exam))
            .with("days", exam.days_since(schedule.today) as usize);
        writeln!(out, "{}", screen.say(&said))?;
    }
    if !due.is_empty() {
        writeln!(out)?;
    }
    for line in aligned(
        &due.iter()
            .take(MOST_ROWS)
            .map(|due| row(screen, due))
            .collect::<Vec<_>>(),
    ) {
        writeln!(out, "{}", screen.ascii(line))?;
    }
    if due.len() > MOST_ROWS {
        let more = Message::new("cli-due-more").with("more", due.len() - MOST_ROWS);
        writeln!(out, "{}", screen.faint(&screen.say(&more)))?;
    }
    let ahead = schedule
        .forecast(DAYS_AHEAD)
        .into_iter()
        .zip(0_u32..)
        .skip(1);
    let ahead = ahead.filter(|(count, _)| *count > 0);
    let ahead: Vec<String> = ahead
        .map(|(count, days)| format!("{} {count}", date(schedule.today.after(days))))
        .collect();
    if !ahead.is_empty() {
        let said = Message::new("cli-due-ahead").with("days", ahead.join(" · "));
        writeln!(out, "\n{}", screen.say(&said))?;
    }
    if schedule.new_today > 0 || !due.is_empty() {
        writeln!(out, "\n{}", screen.word("cli-due-start"))?;
    }
    Ok(())
}

fn row(screen: &Screen, due: &Scheduled<'_>) -> Vec<String> {
    let remembered = match due.memory {
        Some(_) => Message::new("cli-due-remembered")
            .with("percent", f64::from((due.retrievability * 100.0).round())),
        None => Message::new("cli-due-key-changed"),
    };
    let last = due
        .memory
        .map_or_else(String::new, |memory| date(memory.last));
    vec![
        format!(" {}", due.question.id),
        screen.say(&remembered),
        last,
    ]
}
