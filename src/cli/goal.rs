//! `patience goal`: what a person studies for: when the exam is, how much is to be remembered, how much a day holds.

use super::screen::Screen;
use super::{Exit, Stop, Streams};
use crate::args::GoalArgs;
use crate::clock::{Moment, date, day, event, sitting};
use crate::desk::{self, Desk};
use crate::history::Fact;
use crate::message::Message;
use crate::quiz::Goal;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &GoalArgs,
) -> Result<Exit, Stop> {
    let mut log = desk.review_log()?;
    let known = log.said().map_err(desk::Error::History)?.settings.goal;
    let goal = changed(known, args)?;
    if goal != known {
        let said = event(Fact::Goal(goal), sitting(), 0);
        log.note(&said).map_err(desk::Error::History)?;
    }
    for line in lines(screen, &goal) {
        writeln!(streams.out, "{line}")?;
    }
    Ok(Exit::Found)
}

fn changed(known: Goal, args: &GoalArgs) -> Result<Goal, Stop> {
    let exam = match &args.exam {
        Some(typed) => Some(day(typed).ok_or_else(|| no_date(typed))?),
        None => known.exam.filter(|_| !args.no_exam),
    };
    Ok(Goal {
        exam,
        retention: args
            .retention
            .map_or(known.retention, |percent| percent as f32 / 100.0),
        per_day: args.per_day.map_or(known.per_day, |count| count as u32),
    })
}

fn no_date(typed: &str) -> Stop {
    let message = Message::new("cli-no-date").with("typed", typed);
    Stop::Said(message, Some(Message::new("cli-hint-date")))
}

fn lines(screen: &Screen, goal: &Goal) -> Vec<String> {
    let today = Moment::now().day();
    let exam = match goal.exam {
        Some(exam) if exam >= today => Message::new("cli-due-exam")
            .with("date", date(exam))
            .with("days", exam.days_since(today) as usize),
        Some(exam) => Message::new("cli-goal-exam-over").with("date", date(exam)),
        None => Message::new("cli-goal-no-exam"),
    };
    let retention = Message::new("cli-goal-retention")
        .with("percent", f64::from((goal.retention * 100.0).round()));
    let per_day = Message::new("cli-goal-per-day").with("count", goal.per_day as usize);
    [exam, retention, per_day]
        .iter()
        .map(|message| screen.say(message))
        .collect()
}
