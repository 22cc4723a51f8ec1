//! Relink: which question an answer was given to, when names have moved. A question without an `id` is called after its
//! place in its note, and may get an `id` later; what it says is known by its fingerprint. Where that too has changed, a
//! person may say which question it is.

use std::collections::HashMap;

use super::bank::Bank;
use super::grade::Fingerprint;
use super::question::{Question, QuestionId};
use super::review::PastReview;

/// A person's word that what was logged under one name belongs to the question of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Relink {
    pub from: QuestionId,
    pub to: QuestionId,
    /// Milliseconds since 1970, UTC. What is logged later is not meant.
    pub at_ms: i64,
}

/// The same answers under the names that a person gave them. Of several words about a name the last counts; what a name
/// became may have been given another name since. `relinks` are oldest first.
#[must_use]
pub fn followed(relinks: &[Relink], past: Vec<PastReview>) -> Vec<PastReview> {
    let places = (0..).zip(relinks);
    let last: HashMap<&QuestionId, usize> = places.map(|(at, word)| (&word.from, at)).collect();
    let follow = |mut review: PastReview| {
        let mut next = 0;
        while let Some(&at) = last.get(&*review.question) {
            if at < next || relinks[at].at_ms < review.answered_at_ms {
                break;
            }
            review.question = relinks[at].to.clone().into();
            next = at + 1;
        }
        review
    };
    past.into_iter().map(follow).collect()
}

/// The same answers under the names that their questions have now. An answer belongs to the one question that says what
/// was asked, and else, as after an edit, to the question with the name it was logged under.
#[must_use]
pub fn relinked(bank: &Bank, past: Vec<PastReview>) -> Vec<PastReview> {
    let found = by_fingerprint(bank.questions());
    let relink = |review: PastReview| match found.get(&review.fingerprint) {
        Some(Some(known)) if known.id != *review.question => PastReview {
            question: known.id.clone().into(),
            ..review
        },
        _ => review,
    };
    past.into_iter().map(relink).collect()
}

/// The question that says what was asked, by fingerprint; `None` where several say the same.
pub(super) fn by_fingerprint(questions: &[Question]) -> HashMap<Fingerprint, Option<&Question>> {
    let mut found = HashMap::new();
    for question in questions {
        found
            .entry(Fingerprint::of(question))
            .and_modify(|known| *known = None)
            .or_insert(Some(question));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;
    use crate::quiz::schedule::tests::review;

    /// Questions as `NAME:STEM`, an answer as the name and the stem it was logged with, and whose it is.
    fn check(questions: &str, logged: (&str, &str), expected: &str) {
        let asked = |id: &str, stem: &str| question(id, stem, &["1", "2"], "A");
        let questions = questions
            .split(' ')
            .filter_map(|named| named.split_once(':'));
        let bank = Bank::of(questions.map(|(id, stem)| asked(id, stem)));
        let (id, stem) = logged;
        let review = PastReview {
            fingerprint: Fingerprint::of(&asked(id, stem)).into(),
            ..review(id, 0.0, true)
        };
        let relinked = relinked(&bank, vec![review]);
        assert_eq!(relinked[0].question.as_str(), expected);
    }

    /// Whose an answer to `a` on day 1 is, after words such as `a>b@2`: by place of the day.
    fn check_followed(words: &str, expected: &str) {
        let relink = |word: &str| {
            let (names, day) = word.split_once('@').expect("a day");
            let (from, to) = names.split_once('>').expect("two names");
            Relink {
                from: QuestionId(from.to_owned()),
                to: QuestionId(to.to_owned()),
                at_ms: review("", day.parse().expect("a number"), true).answered_at_ms,
            }
        };
        let relinks: Vec<Relink> = words.split_whitespace().map(relink).collect();
        let followed = followed(&relinks, vec![review("a", 1.0, true)]);
        assert_eq!(followed[0].question.as_str(), expected, "{words}");
    }

    #[test]
    fn an_answer_follows_what_a_person_says() {
        check_followed("", "a");
        check_followed("a>b@2", "b");
        check_followed("b>c@2", "a");
        check_followed("a>b@2 b>c@3", "c");
        check_followed("b>c@2 a>b@3", "b");
    }

    #[test]
    fn a_later_word_corrects_and_an_earlier_one_is_about_earlier_answers() {
        check_followed("a>b@2 a>c@3", "c");
        check_followed("a>b@0.5", "a");
        check_followed("a>b@2 b>a@3", "a");
    }

    #[test]
    fn an_answer_follows_its_question_to_another_place() {
        check("n-1:new n-2:old", ("n-1", "old"), "n-2");
        check("n-1:new n-2:old", ("n-2", "new"), "n-1");
    }

    #[test]
    fn an_id_stamped_later_keeps_the_past() {
        check("overfitting:old", ("n-1", "old"), "overfitting");
    }

    #[test]
    fn an_edited_question_keeps_its_name() {
        check("n-1:newer", ("n-1", "old"), "n-1");
        check("n-2:other", ("n-1", "old"), "n-1");
    }

    #[test]
    fn of_equals_the_name_decides() {
        check("a:same b:same", ("b", "same"), "b");
    }
}
