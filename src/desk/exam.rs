//! Exams at the desk: what is drawn from is what is studied; an exam that ends is logged with its answers, all or nothing.

use super::{Desk, Error};
use crate::history::{Entry, EntryId, Event, Fact, Review, ReviewLog};
use crate::quiz::exam::{End, Mark, Paper, Step, mark};
use crate::quiz::{Bank, Blueprint, Exam};
use crate::seed::Seed;

/// An exam as the log has it.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Its paper was drawn with it; it names the exam.
    pub seed: Seed,
    pub exam: Exam,
}

/// Where and by what an exam is taken.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// How far local time is ahead of UTC.
    pub utc_offset_minutes: i32,
    /// Version of the program.
    pub program: &'a str,
}

impl Desk {
    /// All exams, the latest last.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn sittings(&self, log: &ReviewLog) -> Result<Vec<Sitting>, Error> {
        let exams = log.exams().map_err(Error::History)?.into_iter();
        Ok(exams.map(|(seed, exam)| Sitting { seed, exam }).collect())
    }

    /// Begins an exam on a paper drawn with a seed, at the pace of its blueprint; when this returns, it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written; then it has not begun.
    pub fn begin(
        &self,
        log: &mut ReviewLog,
        blueprint: &Blueprint,
        paper: Paper,
        seed: Seed,
        at_ms: i64,
        origin: Origin<'_>,
    ) -> Result<Sitting, Error> {
        let time = blueprint.time_for(paper.items.len());
        let deadline_ms = at_ms + time.as_millis() as i64;
        let mut sitting = Sitting {
            seed,
            exam: Exam::begun(paper.clone(), at_ms, deadline_ms),
        };
        let begin = Step::Begin { paper, deadline_ms };
        self.step(log, &mut sitting, at_ms, begin, origin)?;
        Ok(sitting)
    }

    /// Ends an exam whose time is up: it is handed in, but one without an answer is given up. Tells how it ended, now or
    /// before; `None` while its time runs.
    ///
    /// # Errors
    /// As [`Desk::hand_in`].
    pub fn end_in_time(
        &self,
        log: &mut ReviewLog,
        bank: &Bank,
        sitting: &mut Sitting,
        now_ms: i64,
        origin: Origin<'_>,
    ) -> Result<Option<End>, Error> {
        let now_ms = sitting.exam.clock(now_ms);
        if sitting.exam.end.is_some() || sitting.exam.left_ms(now_ms) > 0 {
            return Ok(sitting.exam.end);
        }
        if sitting.exam.answered() == 0 {
            self.step(log, sitting, now_ms, Step::Drop, origin)?;
        } else {
            self.hand_in(log, bank, sitting, now_ms, origin)?;
        }
        Ok(sitting.exam.end)
    }

    /// Takes a step in an exam; when this returns, the step is on the disk.
    ///
    /// # Errors
    /// When it cannot be written; then it is not taken.
    pub fn step(
        &self,
        log: &mut ReviewLog,
        sitting: &mut Sitting,
        at_ms: i64,
        step: Step,
        origin: Origin<'_>,
    ) -> Result<(), Error> {
        let event = event(sitting.seed, at_ms, step.clone(), origin);
        log.note(&event).map_err(Error::History)?;
        sitting.exam.take(at_ms, &step);
        Ok(())
    }

    /// Hands an exam in as the log has it: its end, and an answer for every question that was seen, are logged together.
    /// What was handed in before stays as it is.
    ///
    /// # Errors
    /// When it cannot be read or written; then nothing of it is.
    pub fn hand_in(
        &self,
        log: &mut ReviewLog,
        bank: &Bank,
        sitting: &mut Sitting,
        at_ms: i64,
        origin: Origin<'_>,
    ) -> Result<(), Error> {
        let mut known = self.sittings(log)?.into_iter();
        if let Some(logged) = known.find(|logged| logged.seed == sitting.seed) {
            *sitting = logged;
        }
        if sitting.exam.end.is_some() {
            return Ok(());
        }
        let marks = mark(&sitting.exam, bank);
        let seen = marks.iter().filter(|mark| mark.given.seen);
        let mut entries: Vec<Entry> = seen
            .map(|mark| review(sitting.seed, mark, origin))
            .collect();
        let submit = event(sitting.seed, at_ms, Step::Submit, origin);
        entries.push(Entry::Event(submit));
        log.merge(&entries).map_err(Error::History)?;
        sitting.exam.take(at_ms, &Step::Submit);
        Ok(())
    }
}

fn review(sitting: Seed, mark: &Mark<'_>, origin: Origin<'_>) -> Entry {
    Entry::Review(Review {
        id: EntryId::new(sitting, mark.place as u64, mark.given.at_ms),
        answer: mark.graded.clone(),
        confidence: mark.confidence(),
        answered_at_ms: mark.given.at_ms,
        utc_offset_minutes: origin.utc_offset_minutes,
        think_ms: mark.given.think_ms,
        session: sitting.to_hex(),
        program: origin.program.to_owned(),
    })
}

/// Seed, time, and what is done where tell steps apart, also those of two faces at the same time.
fn event(sitting: Seed, at_ms: i64, step: Step, origin: Origin<'_>) -> Event {
    Event {
        // Answers of the exam count up from the seed itself.
        id: EntryId::new(Seed(!sitting.0), number(&step), at_ms),
        at_ms,
        utc_offset_minutes: origin.utc_offset_minutes,
        fact: Fact::Exam { sitting, step },
        program: origin.program.to_owned(),
    }
}

/// Another for every place and kind of step.
fn number(step: &Step) -> u64 {
    let at = |place: &usize, kind: u64| (*place as u64 + 1) * 3 + kind;
    match step {
        Step::Begin { .. } => 0,
        Step::Submit => 1,
        Step::Drop => 2,
        Step::Show { place } => at(place, 0),
        Step::Choose { place, .. } => at(place, 1),
        Step::Flag { place, .. } => at(place, 2),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn steps_of_two_faces_at_one_time_are_told_apart() {
        let paper = Paper {
            exam: String::new(),
            items: Vec::new(),
        };
        let begin = Step::Begin {
            paper,
            deadline_ms: 0,
        };
        let at = |place| {
            let chosen = Default::default();
            [
                Step::Show { place },
                Step::Choose { place, chosen },
                Step::Flag { place, on: true },
            ]
        };
        let steps = [begin, Step::Submit, Step::Drop];
        let steps = steps.into_iter().chain((0..65).flat_map(at));
        let numbers: BTreeSet<u64> = steps.map(|step| number(&step)).collect();
        assert_eq!(numbers.len(), 3 + 3 * 65);
    }
}
