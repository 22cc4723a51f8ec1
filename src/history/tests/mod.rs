//! What the tests of this room share: an answer, and a folder to keep a log in.

use tempfile::TempDir;

use super::{EntryId, Review, ReviewLog};
use crate::quiz::{Fingerprint, GradedAnswer, OptionLabel, QuestionId};
use crate::seed::Seed;

pub(super) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

pub(super) fn review(place: u64, question: &str, correct: bool) -> Review {
    let labels = |letters: &str| letters.chars().map(OptionLabel).collect();
    let answered_at_ms = 1_000 + place as i64;
    Review {
        id: EntryId::new(Seed(7), place, answered_at_ms),
        answer: GradedAnswer {
            question: QuestionId(question.to_owned()),
            fingerprint: Fingerprint("f0".to_owned()),
            shown: labels("CAB"),
            chosen: labels("B"),
            key: labels("A"),
            correct,
        },
        confidence: None,
        answered_at_ms,
        utc_offset_minutes: 540,
        think_ms: 4_200,
        session: "s".to_owned(),
        program: "0.1.0".to_owned(),
    }
}

/// The questions of all answers that count, oldest first.
pub(super) fn names(log: &ReviewLog) -> Vec<String> {
    let past = log.past().expect("the past");
    past.into_iter()
        .map(|review| review.question.to_string())
        .collect()
}
