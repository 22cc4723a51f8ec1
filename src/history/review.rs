//! Review: one answer as it is logged. Writing it down is not here (`log.rs`).

use crate::quiz::GradedAnswer;
use crate::seed::Seed;

/// What tells one review from every other, on every device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewId(pub [u8; 16]);

/// One answer, with when and how it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub id: ReviewId,
    pub answer: GradedAnswer,
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

impl ReviewId {
    /// The id of the answer at this place of a sitting. Seed, place and time together are never the same twice.
    #[must_use]
    pub fn new(session: Seed, place: u64, answered_at_ms: i64) -> ReviewId {
        let mut hash = blake3::Hasher::new();
        hash.update(&session.0.to_le_bytes());
        hash.update(&place.to_le_bytes());
        hash.update(&answered_at_ms.to_le_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize().as_bytes()[..16]);
        ReviewId(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_differ_in_every_part() {
        let ids: BTreeSet<ReviewId> = [(1, 0, 5), (2, 0, 5), (1, 1, 5), (1, 0, 6)]
            .map(|(s, n, t)| ReviewId::new(Seed(s), n, t))
            .into();
        assert_eq!(ids.len(), 4);
        assert_eq!(ReviewId::new(Seed(1), 0, 5), ReviewId::new(Seed(1), 0, 5));
    }
}
