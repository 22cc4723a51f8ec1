//! A quiz at the desk: which questions it asks, and that an answer is in the log before anything is said of it.

use super::{Desk, Error, Material, Origin};
use crate::history::{EntryId, Event, Fact, Review, ReviewLog};
use crate::quiz::schedule::Edit;
use crate::quiz::{
    Confidence, GradedAnswer, OptionLabel, Question, QuestionId, Schedule, Session, StudyDay,
    Wanted, pick,
};
use crate::seed::Seed;
use crate::vault::Tag;

/// Which questions a person asks for.
#[derive(Clone, Debug)]
pub enum Wish {
    /// What is due today, at most so many; what is answered wrongly comes again.
    Due { tag: Option<Tag>, count: usize },
    /// Never answered ones, then wrong ones, then the rest.
    Any(Wanted),
    /// The one of this name.
    One(String),
}

/// A session whose answers are logged as they are given.
pub struct Quiz {
    session: Session,
    seed: Seed,
    asks_again: bool,
    edits: Vec<(QuestionId, Edit)>,
    /// Of the answers given and not taken back.
    logged: Vec<EntryId>,
}

/// An answer before it is graded.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Nothing is "I don't know".
    pub labels: Vec<OptionLabel>,
    /// `None` when nobody asked.
    pub confidence: Option<Confidence>,
    /// From the question shown to the answer given.
    pub think_ms: u64,
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
}

/// A wrong answer comes again behind as many other questions.
const AGAIN_AFTER: usize = 5;

impl Desk {
    /// A quiz on the questions that are wished for, perhaps none.
    ///
    /// # Errors
    /// When no question goes by the name, or the log cannot be read.
    pub fn quiz(
        &self,
        material: &Material,
        log: &ReviewLog,
        wish: &Wish,
        today: StudyDay,
        seed: Seed,
    ) -> Result<Quiz, Error> {
        let study = self.study_of(&material.bank, log)?;
        let owned = |questions: Vec<&Question>| questions.into_iter().cloned().collect();
        let (questions, edits) = match wish {
            Wish::One(name) => (vec![material.question(name)?.clone()], Vec::new()),
            Wish::Any(wanted) => {
                let picked = pick(&study.bank, wanted, &study.past, seed);
                (owned(picked), Vec::new())
            }
            Wish::Due { tag, count } => {
                let schedule = Schedule::of(&study.bank, &study.past, today, &study.settings);
                let questions = schedule.session(tag.as_ref(), *count, seed);
                let known = schedule.known.iter();
                let edited = known.filter(|known| known.edit != Edit::None);
                let edits = edited.map(|known| (known.question.id.clone(), known.edit));
                (owned(questions), edits.collect())
            }
        };
        Ok(Quiz {
            session: Session::new(questions, seed),
            seed,
            asks_again: matches!(wish, Wish::Due { .. }),
            edits,
            logged: Vec::new(),
        })
    }
}

impl Quiz {
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether there is an answer to take back.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        !self.logged.is_empty()
    }

    /// How the question that waits differs from what it was when it was last answered.
    #[must_use]
    pub fn edit(&self) -> Edit {
        let asked = self.session.asking();
        let edit = asked.and_then(|asking| self.edits.iter().find(|(id, _)| id == asking.id));
        edit.map_or(Edit::None, |(_, edit)| *edit)
    }

    /// Takes the answer to the question that waits. When this returns, it is on the disk.
    ///
    /// # Errors
    /// When it can be no answer, or cannot be written; then the question waits on.
    pub fn answer(
        &mut self,
        log: &mut ReviewLog,
        answer: &Answer,
        origin: Origin<'_>,
    ) -> Result<GradedAnswer, Error> {
        let mut session = self.session.clone();
        let graded = session.answer(answer.labels.clone()).map_err(Error::Quiz)?;
        let review = Review {
            id: EntryId::new(self.seed, self.logged.len() as u64, answer.at_ms),
            answer: graded.clone(),
            confidence: answer.confidence,
            answered_at_ms: answer.at_ms,
            utc_offset_minutes: origin.utc_offset_minutes,
            think_ms: answer.think_ms,
            session: self.seed.to_hex(),
            program: origin.program.to_owned(),
        };
        log.append(&review).map_err(Error::History)?;
        self.logged.push(review.id);
        self.session = session;
        Ok(graded)
    }

    /// Goes on to the next question. What is to be asked again comes later.
    pub fn advance(&mut self) {
        let wrong = self
            .session
            .answered()
            .is_some_and(|(_, graded)| !graded.correct);
        if self.asks_again && wrong {
            self.session.ask_again(AGAIN_AFTER);
        }
        self.session.advance();
    }

    /// Takes back the answer given last, in the log too, and asks its question again. Tells whether there was one.
    ///
    /// # Errors
    /// When it cannot be written; then nothing is taken back.
    pub fn take_back(
        &mut self,
        log: &mut ReviewLog,
        at_ms: i64,
        origin: Origin<'_>,
    ) -> Result<bool, Error> {
        let Some(answer) = self.logged.last().copied() else {
            return Ok(false);
        };
        let undo = Event {
            // Answers of the sitting count up from the seed itself.
            id: EntryId::new(Seed(!self.seed.0), self.logged.len() as u64, at_ms),
            at_ms,
            utc_offset_minutes: origin.utc_offset_minutes,
            fact: Fact::Undo(answer),
            program: origin.program.to_owned(),
        };
        log.note(&undo).map_err(Error::History)?;
        self.logged.pop();
        self.session.take_back();
        Ok(true)
    }
}
