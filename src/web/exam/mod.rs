//! Exam: a mock exam in a browser. Every step of it is in the review log, so that terminal and page sit the same exam, and
//! what is chosen is on the disk before the next page comes. Here: the exam of an address, and what is done in it.

mod begin;
mod hand_in;
mod palette;
mod result;
mod sent;
mod sit;

use std::collections::BTreeMap;
use std::sync::{Arc, MutexGuard, PoisonError};

use maud::html;

use super::failure::Failure;
use super::layout::{self, Nav};
use super::reply::Reply;
use super::visit::Visit;
use crate::clock::origin;
use crate::desk::{self, Material, Sitting, undisputed};
use crate::history::ReviewLog;
use crate::quiz::exam::{Blueprint, End, Exam, Step, questions};
use crate::quiz::{Bank, Question, QuestionId};
use crate::seed::Seed;
use sent::{Sent, To};

pub(super) use begin::{begin, page as start, running};
pub(super) use hand_in::page as sure;

/// Where exams are taken: one thing is done at a time, whatever tabs are open.
struct Hall<'a> {
    visit: &'a Visit,
    material: Arc<Material>,
    log: ReviewLog,
    disputes: BTreeMap<QuestionId, String>,
    /// Without disputed questions.
    bank: Bank,
    _alone: MutexGuard<'a, ()>,
}

impl<'a> Hall<'a> {
    fn enter(visit: &'a Visit) -> Result<Hall<'a>, Failure> {
        let alone = visit.app.exams.lock();
        let (material, log) = (visit.app.material()?, visit.app.log()?);
        let disputes = log.said().map_err(desk::Error::History)?.disputes;
        Ok(Hall {
            visit,
            bank: undisputed(&material.bank, &disputes),
            material,
            log,
            disputes,
            _alone: alone.unwrap_or_else(PoisonError::into_inner),
        })
    }

    /// All exams, the latest last. Those whose time is up are over from now on.
    fn sittings(&mut self) -> Result<Vec<Sitting>, Failure> {
        let mut sittings = self.visit.app.desk().sittings(&self.log)?;
        for sitting in &mut sittings {
            self.end_in_time(sitting)?;
        }
        Ok(sittings)
    }

    /// The exam of the address, over if its time is up.
    fn sitting(&mut self) -> Result<Sitting, Failure> {
        let seed = Seed::of_hex(self.visit.part("exam"));
        let mut sittings = self.visit.app.desk().sittings(&self.log)?.into_iter();
        let found = sittings.find(|sitting| Some(sitting.seed) == seed);
        let mut sitting = found.ok_or_else(Failure::nowhere)?;
        self.end_in_time(&mut sitting)?;
        Ok(sitting)
    }

    fn end_in_time(&mut self, sitting: &mut Sitting) -> Result<(), Failure> {
        let (desk, now_ms) = (self.visit.app.desk(), self.visit.now.at_ms);
        desk.end_in_time(&mut self.log, &self.bank, sitting, now_ms, origin())?;
        Ok(())
    }

    fn step(&mut self, sitting: &mut Sitting, step: Step) -> Result<(), Failure> {
        let at_ms = sitting.exam.clock(self.visit.now.at_ms);
        let desk = self.visit.app.desk();
        Ok(desk.step(&mut self.log, sitting, at_ms, step, origin())?)
    }

    /// The question of each item of a paper; `None` where it is void.
    fn questions(&self, exam: &Exam) -> Vec<Option<&Question>> {
        questions(&exam.paper, &self.bank)
    }
}

/// Wherever the exam is: its question, its result, or that it was given up.
pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let mut hall = Hall::enter(visit)?;
    let sitting = hall.sitting()?;
    Ok(Reply::Page(match sitting.exam.end {
        None => sit::page(&hall, &sitting),
        Some(End::Submitted) => result::page(&hall, &sitting)?,
        Some(End::Dropped) => given_up(visit, &sitting.exam),
    }))
}

/// Keeps what the form of a question holds, and goes where it leads. After the end it changes nothing.
pub(super) fn take(visit: &Visit) -> Result<Reply, Failure> {
    let mut hall = Hall::enter(visit)?;
    let mut sitting = hall.sitting()?;
    let mut to = address(&sitting);
    if sitting.exam.end.is_none() {
        let sent = Sent::of(visit, &sitting.exam, &hall.questions(&sitting.exam))?;
        for step in sent.steps(&sitting.exam) {
            hall.step(&mut sitting, step)?;
        }
        match sent.to {
            To::HandIn => to.push_str("/hand-in"),
            To::Question(_) => to.push_str(&sent.draft()),
        }
    }
    Ok(Reply::See(to))
}

/// Hands in what was chosen in time.
pub(super) fn hand_in(visit: &Visit) -> Result<Reply, Failure> {
    let mut hall = Hall::enter(visit)?;
    let mut sitting = hall.sitting()?;
    let at_ms = sitting.exam.clock(visit.now.at_ms);
    let (desk, log) = (visit.app.desk(), &mut hall.log);
    desk.hand_in(log, &hall.bank, &mut sitting, at_ms, origin())?;
    Ok(Reply::See(address(&sitting)))
}

/// Gives an exam up.
pub(super) fn give_up(visit: &Visit) -> Result<Reply, Failure> {
    let mut hall = Hall::enter(visit)?;
    let mut sitting = hall.sitting()?;
    if sitting.exam.end.is_none() {
        hall.step(&mut sitting, Step::Drop)?;
    }
    Ok(Reply::See(address(&sitting)))
}

fn given_up(visit: &Visit, exam: &Exam) -> maud::Markup {
    let title = visit.word("web-exam");
    let said = if is_out_of_time(exam) {
        "quiz-exam-ran-out-empty"
    } else {
        "quiz-exam-dropped"
    };
    let body = html! {
        h1 { (title) }
        p { (visit.word(said)) }
        p { a.button href="/exam" { (visit.word("web-exam-to-list")) } }
    };
    layout::page(visit, &title, Nav::Exam, &body)
}

/// Whether it was its time that ended an exam.
fn is_out_of_time(exam: &Exam) -> bool {
    exam.last_ms >= exam.deadline_ms
}

fn blueprint(exam: &Exam) -> Result<&'static Blueprint, Failure> {
    Blueprint::named(&exam.paper.exam).ok_or_else(Failure::nowhere)
}

fn address(sitting: &Sitting) -> String {
    format!("/exam/{}", sitting.seed.to_hex())
}
