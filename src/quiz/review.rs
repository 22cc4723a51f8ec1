//! Review: one answer of the past, as the review log returns it, and how sure a person was. Writing it down is not here
//! (`history/`), nor what follows from it (`schedule/`).

use std::sync::Arc;

use super::grade::Fingerprint;
use super::question::{OptionLabel, QuestionId};

/// One answer of the past. What many answers have in common is shared between them.
#[derive(Clone, Debug, PartialEq)]
pub struct PastReview {
    pub question: Arc<QuestionId>,
    /// Of the question as it was asked.
    pub fingerprint: Arc<Fingerprint>,
    /// Milliseconds since 1970, UTC.
    pub answered_at_ms: i64,
    /// How far local time was ahead of UTC.
    pub utc_offset_minutes: i32,
    /// How many options there were to choose from.
    pub options: usize,
    /// As graded; nothing is "I don't know".
    pub chosen: Arc<[OptionLabel]>,
    /// The key as it was then.
    pub key: Arc<[OptionLabel]>,
    pub correct: bool,
    /// As said before the key was shown; `None` when nobody asked.
    pub confidence: Option<Confidence>,
}

/// How sure a person is of an answer before knowing whether it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    Guess,
    Unsure,
    Sure,
    /// Sure, and too easy to be asked again soon. Never supposed, only said.
    Easy,
}

impl Confidence {
    /// From least to most sure.
    pub const ALL: [Confidence; 4] = [
        Confidence::Guess,
        Confidence::Unsure,
        Confidence::Sure,
        Confidence::Easy,
    ];

    /// A name for programs and for the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Unsure => "unsure",
            Confidence::Sure => "sure",
            Confidence::Easy => "easy",
        }
    }

    /// The sentence that is a person's word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Confidence::Guess => "quiz-confidence-guess",
            Confidence::Unsure => "quiz-confidence-unsure",
            Confidence::Sure => "quiz-confidence-sure",
            Confidence::Easy => "quiz-confidence-easy",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Confidence> {
        Confidence::ALL
            .into_iter()
            .find(|confidence| confidence.name() == name)
    }
}
