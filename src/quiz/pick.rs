//! Pick: which questions a session holds. A pure function of the bank, the past and a seed.

use std::collections::HashMap;

use super::bank::Bank;
use super::question::{Question, QuestionId};
use super::review::PastReview;
use crate::seed::Seed;
use crate::vault::Tag;

/// What kind of session a person asks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only questions with this tag or one under it.
    pub tag: Option<Tag>,
    /// At most this many.
    pub count: usize,
}

/// How soon a question is due; the smallest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    NeverAnswered,
    LastWrong { answered_at_ms: i64 },
    LastRight { answered_at_ms: i64 },
}

/// Never answered first, then those last answered wrong, then the rest; the longest ago first, ties by chance.
#[must_use]
pub fn pick<'a>(
    bank: &'a Bank,
    wanted: &Wanted,
    past: &[PastReview],
    seed: Seed,
) -> Vec<&'a Question> {
    let last = last_by_question(past);
    let is_wanted = |question: &&Question| {
        wanted
            .tag
            .as_ref()
            .is_none_or(|tag| question.tags.iter().any(|own| own.is_or_is_under(tag)))
    };
    let mut questions: Vec<&Question> = bank.questions().iter().filter(is_wanted).collect();
    seed.stream("pick", &[]).shuffle(&mut questions);
    questions.sort_by_key(|question| turn(last.get(&question.id).copied()));
    questions.truncate(wanted.count);
    questions
}

/// The latest review of each question; of equal times the later in `past`.
fn last_by_question(past: &[PastReview]) -> HashMap<&QuestionId, &PastReview> {
    let mut last: HashMap<&QuestionId, &PastReview> = HashMap::new();
    for review in past {
        let known = last.entry(&review.question).or_insert(review);
        if review.answered_at_ms >= known.answered_at_ms {
            *known = review;
        }
    }
    last
}

fn turn(last: Option<&PastReview>) -> Turn {
    match last {
        None => Turn::NeverAnswered,
        Some(&PastReview {
            answered_at_ms,
            correct: false,
            ..
        }) => Turn::LastWrong { answered_at_ms },
        Some(&PastReview {
            answered_at_ms,
            correct: true,
            ..
        }) => Turn::LastRight { answered_at_ms },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::parse::Source;
    use crate::quiz::schedule;
    use crate::vault::NoteId;
    use std::collections::BTreeSet;

    fn bank() -> Bank {
        let one = |id| {
            format!(
                "<!-- quiz: {{id: {id}, tags: [t/{id}]}} -->\nx?\nA) 하나\nB) 둘\n정답: A\n\n---\n"
            )
        };
        let text: String = ["a", "b", "c", "d"].into_iter().map(one).collect();
        let note = NoteId("n.md".to_owned());
        let source = Source {
            note: &note,
            text: &text,
            body_start: 0,
            frontmatter: None,
            frontmatter_first_line: 1,
            tags: &[],
        };
        Bank::read([source])
    }

    fn review(id: &str, answered_at_ms: i64, correct: bool) -> PastReview {
        PastReview {
            answered_at_ms,
            ..schedule::tests::review(id, 0.0, correct)
        }
    }

    fn picked(past: &[PastReview], tag: Option<&str>, count: usize, seed: u64) -> String {
        let wanted = Wanted {
            tag: tag.and_then(Tag::new),
            count,
        };
        pick(&bank(), &wanted, past, Seed(seed))
            .iter()
            .map(|question| question.id.as_str())
            .collect()
    }

    #[test]
    fn new_then_wrong_then_oldest() {
        let past = [
            review("a", 5, true),
            review("b", 9, false),
            review("c", 3, true),
        ];
        assert_eq!(picked(&past, None, 9, 1), "dbca");
        assert_eq!(picked(&past, None, 2, 1), "db");
    }

    #[test]
    fn only_the_last_answer_counts() {
        let past = [
            review("a", 9, true),
            review("a", 5, false),
            review("b", 7, false),
            review("b", 7, true),
        ];
        assert!(picked(&past, None, 9, 1).ends_with("ba"));
    }

    #[test]
    fn ties_fall_by_the_seed() {
        let orders: BTreeSet<String> = (0..200).map(|seed| picked(&[], None, 9, seed)).collect();
        assert_eq!(orders.len(), 24);
        assert_eq!(picked(&[], None, 9, 7), picked(&[], None, 9, 7));
    }

    #[test]
    fn a_tag_narrows() {
        assert_eq!(picked(&[], Some("t/c"), 9, 1), "c");
        assert_eq!(picked(&[], Some("T"), 9, 1).len(), 4);
        assert_eq!(picked(&[], Some("other"), 9, 1), "");
    }
}
