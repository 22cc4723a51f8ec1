//! Study at the desk: what is studied is every question that nothing is wrong with, and every answer to one.

use std::collections::BTreeMap;

use super::{Desk, Error};
use crate::history::{ReviewLog, Said};
use crate::message::Message;
use crate::problem::Problem;
use crate::quiz::{Bank, PastReview, QuestionId, Settings, followed, relinked};

/// What schedules and statistics follow from.
pub struct Study {
    /// Without disputed questions.
    pub bank: Bank,
    /// Without answers to them, each under the name its question has now; oldest first.
    pub past: Vec<PastReview>,
    pub settings: Settings,
}

impl Desk {
    /// What is studied of the vault as it is at this moment. Notes and log are read side by side.
    ///
    /// # Errors
    /// As [`Desk::read`], and when the log cannot be read.
    pub fn study(&self) -> Result<Study, Error> {
        let log = self.review_log()?;
        let (material, logged) = std::thread::scope(|scope| {
            let memo = self.places.memo();
            let logged = scope.spawn(move || Ok((log.said()?, log.past_with_memo(&memo)?)));
            let material = self.read();
            (material, logged.join().expect("reading does not panic"))
        });
        let (said, past) = logged.map_err(Error::History)?;
        Ok(study(&material?.bank, said, past))
    }

    /// What is studied of a bank.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn study_of(&self, bank: &Bank, log: &ReviewLog) -> Result<Study, Error> {
        let said = log.said().map_err(Error::History)?;
        let past = log.past_with_memo(&self.places.memo());
        Ok(study(bank, said, past.map_err(Error::History)?))
    }

    /// The questions that nothing is wrong with.
    ///
    /// # Errors
    /// As [`Desk::read`], and when the log cannot be read.
    pub fn undisputed(&self, log: &ReviewLog) -> Result<Bank, Error> {
        let disputes = log.said().map_err(Error::History)?.disputes;
        Ok(undisputed(&self.read()?.bank, &disputes))
    }

    /// The disputed questions of a bank as problems, where they stand. Without a log nothing is disputed, and none is made.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(super) fn disputed(&self, bank: &Bank) -> Result<Vec<Problem>, Error> {
        if !self.places.review_log().exists() {
            return Ok(Vec::new());
        }
        let said = self.review_log()?.said().map_err(Error::History)?;
        Ok(problems(bank, &said.disputes))
    }
}

fn study(bank: &Bank, said: Said, past: Vec<PastReview>) -> Study {
    let disputes = said.disputes;
    let mut past = relinked(bank, followed(&said.relinks, past));
    past.retain(|review| !disputes.contains_key(&review.question));
    Study {
        bank: undisputed(bank, &disputes),
        past,
        settings: said.settings,
    }
}

/// The questions of a bank that nothing is wrong with.
#[must_use]
pub fn undisputed(bank: &Bank, disputes: &BTreeMap<QuestionId, String>) -> Bank {
    bank.without(|id| disputes.contains_key(id))
}

fn problems(bank: &Bank, disputes: &BTreeMap<QuestionId, String>) -> Vec<Problem> {
    let problem = |(id, reason): (&QuestionId, &String)| {
        let question = bank.get(id)?;
        let message = Message::new("cli-disputed")
            .with("question", id.as_str())
            .with("reason", reason.as_str());
        let first = question.stem.lines().next().unwrap_or_default();
        let problem = Problem::warning(question.note.as_str(), message).at(question.line, 1, first);
        Some(problem.hint(Message::new("cli-hint-settle").with("question", id.as_str())))
    };
    disputes.iter().filter_map(problem).collect()
}
