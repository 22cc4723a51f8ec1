//! Study at the desk: what is studied is every question that nothing is wrong with, and every answer to one.

use std::collections::BTreeMap;

use super::{Desk, Error};
use crate::history::ReviewLog;
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
    /// What is studied of the vault as it is at this moment.
    ///
    /// # Errors
    /// As [`Desk::read`], and when the log cannot be read.
    pub fn study(&self) -> Result<Study, Error> {
        self.study_of(&self.read()?.bank, &self.review_log()?)
    }

    /// What is studied of a bank.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn study_of(&self, bank: &Bank, log: &ReviewLog) -> Result<Study, Error> {
        let disputes = log.disputes().map_err(Error::History)?;
        let relinks = log.relinks().map_err(Error::History)?;
        let past = followed(&relinks, log.past().map_err(Error::History)?);
        let mut past = relinked(bank, past);
        past.retain(|review| !disputes.contains_key(&review.question));
        Ok(Study {
            bank: bank.without(|id| disputes.contains_key(id)),
            past,
            settings: log.settings().map_err(Error::History)?,
        })
    }

    /// The disputed questions of a bank as problems, where they stand. Without a log nothing is disputed, and none is made.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(super) fn disputed(&self, bank: &Bank) -> Result<Vec<Problem>, Error> {
        if !self.places.review_log().exists() {
            return Ok(Vec::new());
        }
        let disputes = self.review_log()?.disputes().map_err(Error::History)?;
        Ok(problems(bank, &disputes))
    }
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
