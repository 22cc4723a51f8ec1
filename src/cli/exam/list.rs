//! List: the exams there are blueprints for, how well the notes are stocked for them, and how earlier ones went.

use super::super::screen::Screen;
use super::super::{Exit, Stop, Streams};
use crate::clock::{Moment, date};
use crate::desk::{Desk, Sitting};
use crate::history::ReviewLog;
use crate::message::Message;
use crate::quiz::exam::{Blueprint, End, Report, draw, mark};
use crate::quiz::{Bank, StudyDay};
use crate::seed::Seed;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    bank: &Bank,
    log: &ReviewLog,
) -> Result<Exit, Stop> {
    let sittings = desk.sittings(log)?;
    for blueprint in Blueprint::ALL {
        let drawn = draw(blueprint, bank, blueprint.questions, Seed(0));
        let head = Message::new("cli-exam-listed")
            .with("exam", blueprint.name)
            .with("questions", blueprint.questions)
            .with("minutes", blueprint.minutes as usize)
            .with("there", drawn.paper.items.len());
        writeln!(streams.out, "{}", screen.say(&head))?;
        let taken = sittings
            .iter()
            .filter(|sitting| sitting.exam.paper.exam == blueprint.name);
        for said in taken.filter_map(|sitting| outcome(sitting, blueprint, bank)) {
            writeln!(streams.out, "  {}", screen.say(&said))?;
        }
    }
    writeln!(streams.out, "\n{}", screen.word("cli-exam-list-end"))?;
    Ok(Exit::Found)
}

/// How an exam went, or how much time it has left; nothing of one that was given up.
fn outcome(sitting: &Sitting, blueprint: &Blueprint, bank: &Bank) -> Option<Message> {
    let exam = &sitting.exam;
    let begun = Moment {
        at_ms: exam.started_ms,
        ..Moment::now()
    };
    let said = |id, day: StudyDay| Message::new(id).with("date", date(day));
    match exam.end {
        Some(End::Dropped) => None,
        Some(End::Submitted) => {
            let share = Report::of(blueprint, exam, &mark(exam, bank)).all;
            let said = said("quiz-exam-taken", begun.day());
            Some(said.with("right", share.right).with("of", share.of))
        }
        None => {
            let now = exam.clock(Moment::now().at_ms);
            let said = said("cli-exam-listed-open", begun.day());
            Some(said.with("left", exam.time_left(now)))
        }
    }
}
