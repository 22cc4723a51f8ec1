//! The schedule: which questions are due on a day, and which new ones come in. A pure function of the bank, the past and
//! the day; what a person did is truth, and everything here follows from it.
//!
//! review → `rating` → `memory` (by study `day`) → [`Schedule`] → `mix` → the questions of a session.

mod day;
mod fit;
mod memory;
mod mix;
mod rating;

use std::collections::HashMap;

pub use day::StudyDay;
pub use fit::{FEWEST, Fit};
pub use memory::{Memory, Parameters};

pub(super) use fit::log_loss;
pub(super) use memory::Prediction;

use super::bank::Bank;
use super::grade::Fingerprint;
use super::question::{Question, QuestionId};
use super::review::PastReview;
use crate::seed::Seed;
use crate::vault::Tag;
use memory::{Model, RETENTION};
use mix::mixed;

/// What a person studies for, and how hard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The day of the exam. Until then nothing is put off beyond it, and in the last days everything comes once more.
    pub exam: Option<StudyDay>,
    /// The share that is to be remembered when a question comes again: 0.7 to 0.97.
    pub retention: f32,
    /// Questions a person can answer in a day.
    pub per_day: u32,
}

/// Everything a schedule depends on beside answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    pub goal: Goal,
    pub parameters: Parameters,
}

/// How a question differs from what it was when it was last answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Not in what is asked; explanations and tags may have changed.
    None,
    /// Other words in stem or options, or other options. What is remembered stays.
    Wording,
    /// Another option is right now. What was answered before no longer counts.
    Key,
}

/// A question and when it comes again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scheduled<'a> {
    pub question: &'a Question,
    /// `None` when no answer counts.
    pub memory: Option<Memory>,
    /// For one that no answer counts for, today.
    pub due: StudyDay,
    /// The chance that it is remembered today, 0 to 1; 0 when no answer counts.
    pub retrievability: f32,
    pub edit: Edit,
}

/// All questions of a bank on one day.
#[derive(Clone, Debug)]
pub struct Schedule<'a> {
    pub today: StudyDay,
    /// Answered before, in the order of the bank.
    pub known: Vec<Scheduled<'a>>,
    /// Never answered, in the order of the bank.
    pub new: Vec<&'a Question>,
    /// As many of `new` are to come in today, beside those that came already.
    pub new_today: usize,
}

impl Goal {
    /// What holds until a person says otherwise.
    pub const DEFAULT: Goal = Goal {
        exam: None,
        retention: RETENTION,
        per_day: 40,
    };
    /// New questions of a common day.
    const NEW_PER_DAY: usize = 10;
    /// The last days before an exam in which everything comes once more are no more than these.
    const LONGEST_PASS: u32 = 14;

    /// Whether anyone could study so.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (0.7..=0.97).contains(&self.retention) && self.per_day > 0
    }

    /// The first of the last days before the exam, when everything comes once more; `None` without an exam ahead.
    fn pass_begins(&self, today: StudyDay, questions: usize) -> Option<StudyDay> {
        let exam = self.exam.filter(|&exam| exam > today)?;
        let days = (questions as u32).div_ceil(self.per_day.max(1));
        Some(exam.before(days.clamp(1, Goal::LONGEST_PASS)))
    }
}

impl Settings {
    /// What holds until a person says otherwise.
    pub const DEFAULT: Settings = Settings {
        goal: Goal::DEFAULT,
        parameters: Parameters::STANDARD,
    };
}

impl<'a> Schedule<'a> {
    /// `past` in any order; answers to questions that the bank does not hold are left alone.
    #[must_use]
    pub fn of(
        bank: &'a Bank,
        past: &[PastReview],
        today: StudyDay,
        settings: &Settings,
    ) -> Schedule<'a> {
        let by_question = by_question(past);
        let model = Model::of(&settings.parameters);
        let Goal { retention, .. } = settings.goal;
        let pass = settings.goal.pass_begins(today, bank.questions().len());
        let (mut known, mut new) = (Vec::new(), Vec::new());
        for question in bank.questions() {
            match by_question.get(&question.id) {
                Some(reviews) => {
                    known.push(scheduled(question, reviews, &model, today, retention, pass))
                }
                None => new.push(question),
            }
        }
        let new_today = new_today(&known, new.len(), today, pass);
        Schedule {
            today,
            known,
            new,
            new_today,
        }
    }

    /// What is due, the least remembered first.
    #[must_use]
    pub fn due(&self) -> Vec<&Scheduled<'a>> {
        let mut due: Vec<_> = self
            .known
            .iter()
            .filter(|known| known.due <= self.today)
            .collect();
        due.sort_by(|a, b| a.retrievability.total_cmp(&b.retrievability));
        due
    }

    /// How many questions answered before come on each of so many days from today; what is overdue comes today.
    #[must_use]
    pub fn forecast(&self, days: usize) -> Vec<usize> {
        let mut counts = vec![0; days];
        for known in &self.known {
            let at = known.due.days_since(self.today) as usize;
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
        counts
    }

    /// The questions of a session: what is due, then today's new ones, at most `count`, none beside its like.
    #[must_use]
    pub fn session(&self, tag: Option<&Tag>, count: usize, seed: Seed) -> Vec<&'a Question> {
        let is_wanted = |question: &&Question| {
            tag.is_none_or(|tag| question.tags.iter().any(|own| own.is_or_is_under(tag)))
        };
        let mut new = self.new.clone();
        seed.stream("new questions", &[]).shuffle(&mut new);
        let due = self.due().into_iter().map(|due| due.question);
        let new = new.into_iter().filter(is_wanted).take(self.new_today);
        mixed(due.filter(is_wanted).chain(new).take(count).collect())
    }
}

fn scheduled<'a>(
    question: &'a Question,
    reviews: &[&PastReview],
    model: &Model,
    today: StudyDay,
    retention: f32,
    pass: Option<StudyDay>,
) -> Scheduled<'a> {
    let same_key = reviews
        .iter()
        .filter(|review| review.key[..] == question.key);
    let edit = edit(question, reviews.last().copied());
    let memory = model.replay(same_key.copied());
    let due = match &memory {
        Some(memory) if edit != Edit::Key => due(memory, model, retention, pass),
        _ => today,
    };
    Scheduled {
        question,
        memory,
        due,
        retrievability: memory.map_or(0.0, |memory| model.retrievability(&memory, today)),
        edit,
    }
}

/// When the model says; what was not seen in the last days before the exam, by their beginning.
fn due(memory: &Memory, model: &Model, retention: f32, pass: Option<StudyDay>) -> StudyDay {
    let due = model.due(memory, retention);
    match pass {
        Some(pass) if memory.last < pass => due.min(pass),
        _ => due,
    }
}

fn edit(question: &Question, last: Option<&PastReview>) -> Edit {
    match last {
        Some(last) if last.key[..] != question.key => Edit::Key,
        Some(last) if *last.fingerprint != Fingerprint::of(question) => Edit::Wording,
        _ => Edit::None,
    }
}

/// So many that none is left when the last days before the exam begin, and never fewer than on a common day. Those that
/// came today count.
fn new_today(known: &[Scheduled], unseen: usize, today: StudyDay, pass: Option<StudyDay>) -> usize {
    let is_of_today = |memory: Memory| memory.days == 1 && memory.last == today;
    let begun = known
        .iter()
        .filter(|known| known.memory.is_some_and(is_of_today))
        .count();
    let quota = match pass {
        Some(pass) => (unseen + begun).div_ceil(pass.days_since(today).max(1) as usize),
        None => 0,
    };
    let quota = quota.max(Goal::NEW_PER_DAY);
    quota.saturating_sub(begun).min(unseen)
}

/// What was foreseen of each answer that counts but the first of its question.
pub(super) fn predictions(past: &[&PastReview], parameters: &Parameters) -> Vec<Prediction> {
    let model = Model::of(parameters);
    let questions = under_last_keys(past.iter().copied());
    let predictions = questions
        .into_iter()
        .map(|reviews| model.predictions(reviews));
    predictions.flatten().collect()
}

/// Parameters of memory fitted to all answers; `None` when there are too few.
#[must_use]
pub fn fit(past: &[PastReview]) -> Option<Fit> {
    fit::fit(&under_last_keys(past))
}

/// The answers to each question, oldest first, given while its key was what it was last; questions by id.
fn under_last_keys<'a>(past: impl IntoIterator<Item = &'a PastReview>) -> Vec<Vec<&'a PastReview>> {
    let mut questions: Vec<_> = by_question(past).into_iter().collect();
    questions.sort_by_key(|(question, _)| *question);
    let same_key = |(_, mut reviews): (_, Vec<&'a PastReview>)| {
        let key = reviews.last().map(|last| last.key.clone());
        reviews.retain(|review| Some(&review.key) == key.as_ref());
        reviews
    };
    questions.into_iter().map(same_key).collect()
}

/// The answers to each question, oldest first.
fn by_question<'a>(
    past: impl IntoIterator<Item = &'a PastReview>,
) -> HashMap<&'a QuestionId, Vec<&'a PastReview>> {
    let mut by_question: HashMap<&QuestionId, Vec<&PastReview>> = HashMap::new();
    for review in past {
        by_question
            .entry(&review.question)
            .or_default()
            .push(review);
    }
    for reviews in by_question.values_mut() {
        reviews.sort_by_key(|review| review.answered_at_ms);
    }
    by_question
}

#[cfg(test)]
pub(super) mod tests;
