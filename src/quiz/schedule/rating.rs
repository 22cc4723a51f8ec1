//! Rating: what an answer says to the model of memory. Only whether it was right and how sure the person was count; how
//! long it took says more of the length of the text.

use crate::quiz::review::{Confidence, PastReview};

/// The four answers that FSRS knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

impl Rating {
    /// A wrong answer and a lucky one are both not known. `Hard` is for what was known with doubt, never for a failure.
    pub(crate) fn of(review: &PastReview) -> Rating {
        match review.confidence {
            _ if !review.correct => Rating::Again,
            Some(Confidence::Guess) => Rating::Again,
            Some(Confidence::Unsure) => Rating::Hard,
            Some(Confidence::Sure) | None => Rating::Good,
            Some(Confidence::Easy) => Rating::Easy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::schedule::tests::review;

    fn check(correct: bool, confidence: Option<Confidence>, expected: Rating) {
        let review = PastReview {
            confidence,
            ..review("a", 0.0, correct)
        };
        assert_eq!(Rating::of(&review), expected);
    }

    #[test]
    fn luck_is_not_knowledge() {
        check(true, Some(Confidence::Guess), Rating::Again);
        check(true, Some(Confidence::Unsure), Rating::Hard);
        check(true, Some(Confidence::Sure), Rating::Good);
        check(true, None, Rating::Good);
        check(true, Some(Confidence::Easy), Rating::Easy);
    }

    #[test]
    fn wrong_is_wrong_however_sure() {
        for confidence in Confidence::ALL {
            check(false, Some(confidence), Rating::Again);
        }
    }
}
