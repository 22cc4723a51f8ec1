//! Entry: what is logged: an answer, or something else a person did. Writing it down is not here (`log.rs`).

use crate::quiz::exam::Step;
use crate::quiz::{Confidence, Goal, GradedAnswer, Parameters, QuestionId};
use crate::seed::Seed;

/// What tells one entry from every other, on every device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub [u8; 16]);

#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Review(Review),
    Event(Event),
}

/// One answer, with when and how it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub id: EntryId,
    pub answer: GradedAnswer,
    /// As said before the key was shown; `None` when nobody asked.
    pub confidence: Option<Confidence>,
    /// Milliseconds since 1970, UTC.
    pub answered_at_ms: i64,
    /// How far local time was ahead of UTC; within a day.
    pub utc_offset_minutes: i32,
    /// From the question shown to the answer given.
    pub think_ms: u64,
    /// Name of the sitting.
    pub session: String,
    /// Version of the program.
    pub program: String,
}

/// Something a person did beside answering.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: EntryId,
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// How far local time was ahead of UTC; within a day.
    pub utc_offset_minutes: i32,
    pub fact: Fact,
    /// Version of the program.
    pub program: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// This answer is taken back: it stays in the log and counts no more.
    Undo(EntryId),
    /// From now on this is studied for.
    Goal(Goal),
    /// From now on memory is foreseen with these.
    Parameters(Parameters),
    /// Something is wrong with this question: until that is settled it is not asked and counts for nothing.
    Dispute {
        question: QuestionId,
        reason: String,
    },
    /// It is asked and counts again.
    Settle(QuestionId),
    /// A step of an exam. The answers it comes to are logged as answers when it ends.
    Exam {
        /// Which exam: the seed its paper was drawn with.
        sitting: Seed,
        step: Step,
    },
    /// What was logged under one name before now belongs to the question of another.
    Relink { from: QuestionId, to: QuestionId },
}

impl EntryId {
    /// The id of the entry at this place of a sitting. Seed, place and time together are never the same twice.
    #[must_use]
    pub fn new(session: Seed, place: u64, at_ms: i64) -> EntryId {
        let mut hash = blake3::Hasher::new();
        hash.update(&session.0.to_le_bytes());
        hash.update(&place.to_le_bytes());
        hash.update(&at_ms.to_le_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize().as_bytes()[..16]);
        EntryId(id)
    }

    /// From 32 hex digits.
    pub(super) fn of_hex(hex: &str) -> Option<EntryId> {
        let is_hex = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = is_hex.then(|| u128::from_str_radix(hex, 16).ok())??;
        Some(EntryId(number.to_be_bytes()))
    }

    /// As 32 hex digits.
    pub(super) fn to_hex(self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_differ_in_every_part() {
        let ids: BTreeSet<EntryId> = [(1, 0, 5), (2, 0, 5), (1, 1, 5), (1, 0, 6)]
            .map(|(s, n, t)| EntryId::new(Seed(s), n, t))
            .into();
        assert_eq!(ids.len(), 4);
        assert_eq!(EntryId::new(Seed(1), 0, 5), EntryId::new(Seed(1), 0, 5));
    }

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let id = EntryId::new(Seed(1), 0, 5);
        assert_eq!(EntryId::of_hex(&id.to_hex()), Some(id));
        assert_eq!(EntryId::of_hex("+0000000000000000000000000000001"), None);
        assert_eq!(EntryId::of_hex("12"), None);
    }
}
