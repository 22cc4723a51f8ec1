//! `patience exam`: a mock exam by the blueprint of a certification exam, against the clock. What is typed in it is in
//! `typed.rs`, how it looks while it lasts in `sit.rs`, and what comes of it in `result.rs`.

mod begin;
mod list;
mod result;
mod sit;
mod typed;

use super::screen::Screen;
use super::{Exit, Stop, Streams, report};
use crate::args::ExamArgs;
use crate::clock::{Moment, origin};
use crate::desk::{self, Desk, Sitting};
use crate::history::ReviewLog;
use crate::message::Message;
use crate::quiz::Bank;
use crate::quiz::exam::{Blueprint, End, Step};

/// Draws the paper, watches the clock, takes what is handed in.
struct Proctor<'a> {
    desk: &'a Desk,
    screen: &'a Screen,
    blueprint: &'static Blueprint,
    /// Without disputed questions.
    bank: Bank,
    log: ReviewLog,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &ExamArgs,
) -> Result<Exit, Stop> {
    let log = desk.review_log()?;
    let bank = desk.undisputed(&log)?;
    let Some(name) = &args.name else {
        return list::run(desk, screen, streams, &bank, &log);
    };
    let blueprint = Blueprint::named(name).ok_or_else(|| no_such_exam(name))?;
    let mut proctor = Proctor {
        desk,
        screen,
        blueprint,
        bank,
        log,
    };
    let mut sittings = desk.sittings(&proctor.log)?;
    sittings.retain(|sitting| sitting.exam.paper.exam == blueprint.name);
    if args.review {
        sittings.retain(|sitting| sitting.exam.end == Some(End::Submitted));
        return proctor.review_last(streams, sittings.pop());
    }
    let open = sittings.pop().filter(|last| last.exam.end.is_none());
    if args.drop {
        return proctor.drop_open(streams, open);
    }
    match open {
        Some(sitting) => proctor.resume(streams, sitting, args),
        None => proctor.begin(streams, args),
    }
}

fn no_such_exam(name: &str) -> Stop {
    let names: Vec<&str> = Blueprint::ALL.iter().map(|known| known.name).collect();
    let message = Message::new("cli-exam-unknown").with("name", name);
    Stop::Said(
        message,
        Some(Message::new("cli-hint-exams").with("names", names.join(", "))),
    )
}

impl Proctor<'_> {
    /// Goes on with an exam that was left. If its time is over, it is handed in; but one without an answer is given up,
    /// and a new one begins.
    fn resume(
        &mut self,
        streams: &mut Streams<'_>,
        mut sitting: Sitting,
        args: &ExamArgs,
    ) -> Result<Exit, Stop> {
        let now_ms = Moment::now().at_ms;
        let (log, bank) = (&mut self.log, &self.bank);
        match self
            .desk
            .end_in_time(log, bank, &mut sitting, now_ms, origin())?
        {
            None => {
                let said = Message::new("cli-exam-resumed")
                    .with("answered", sitting.exam.answered())
                    .with("total", sitting.exam.paper.items.len());
                writeln!(streams.out, "{}\n", self.screen.say(&said))?;
                self.sit(streams, sitting)
            }
            Some(End::Dropped) => {
                let said = self.screen.word("quiz-exam-ran-out-empty");
                writeln!(streams.out, "{said}\n")?;
                self.begin(streams, args)
            }
            Some(End::Submitted) => {
                writeln!(streams.out, "{}\n", self.screen.word("cli-exam-ran-out"))?;
                self.finish(streams, sitting)
            }
        }
    }

    fn sit(&mut self, streams: &mut Streams<'_>, mut sitting: Sitting) -> Result<Exit, Stop> {
        match self.sit_through(streams, &mut sitting)? {
            sit::Outcome::Over => self.finish(streams, sitting),
            sit::Outcome::Left => {
                let said = Message::new("cli-exam-left").with("exam", self.blueprint.name);
                writeln!(streams.out, "{}", self.screen.say(&said))?;
                Ok(Exit::Nothing)
            }
        }
    }

    /// Hands the exam in and shows what came of it.
    fn finish(&mut self, streams: &mut Streams<'_>, mut sitting: Sitting) -> Result<Exit, Stop> {
        let now = sitting.exam.clock(Moment::now().at_ms);
        self.desk
            .hand_in(&mut self.log, &self.bank, &mut sitting, now, origin())?;
        let passes = self.write_result(streams, &sitting.exam)?;
        if self.screen.asks {
            self.review(streams, &sitting.exam)?;
        } else {
            let said = Message::new("cli-exam-review-command").with("exam", self.blueprint.name);
            writeln!(streams.out, "{}", self.screen.say(&said))?;
        }
        Ok(if passes { Exit::Found } else { Exit::Nothing })
    }

    fn review_last(
        &mut self,
        streams: &mut Streams<'_>,
        last: Option<Sitting>,
    ) -> Result<Exit, Stop> {
        let Some(last) = last else {
            let nothing = Message::new("cli-exam-none-taken").with("exam", self.blueprint.name);
            report::error(self.screen, &nothing, None, streams.err)?;
            return Ok(Exit::Nothing);
        };
        self.write_result(streams, &last.exam)?;
        self.review(streams, &last.exam)?;
        Ok(Exit::Found)
    }

    fn drop_open(
        &mut self,
        streams: &mut Streams<'_>,
        open: Option<Sitting>,
    ) -> Result<Exit, Stop> {
        let Some(mut open) = open else {
            let nothing = Message::new("cli-exam-none-open").with("exam", self.blueprint.name);
            report::error(self.screen, &nothing, None, streams.err)?;
            return Ok(Exit::Nothing);
        };
        let now = open.exam.clock(Moment::now().at_ms);
        self.step(&mut open, now, Step::Drop)?;
        writeln!(streams.out, "{}", self.screen.word("quiz-exam-dropped"))?;
        Ok(Exit::Found)
    }

    /// Takes a step; when this returns it is on the disk.
    fn step(&mut self, sitting: &mut Sitting, at_ms: i64, step: Step) -> Result<(), desk::Error> {
        self.desk
            .step(&mut self.log, sitting, at_ms, step, origin())
    }
}
