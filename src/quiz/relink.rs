//! Relink: which question an answer was given to, when names have moved. A question without an `id` is called after its
//! place in its note, and may get an `id` later; what it says is known by its fingerprint.

use std::collections::HashMap;

use super::bank::Bank;
use super::grade::Fingerprint;
use super::question::Question;
use super::review::PastReview;

/// The same answers under the names that their questions have now. An answer belongs to the one question that says what
/// was asked, and else, as after an edit, to the question with the name it was logged under.
#[must_use]
pub fn relinked(bank: &Bank, past: Vec<PastReview>) -> Vec<PastReview> {
    let found = by_fingerprint(bank.questions());
    let relink = |review: PastReview| match found.get(&review.fingerprint) {
        Some(Some(known)) if known.id != review.question => PastReview {
            question: known.id.clone(),
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
            fingerprint: Fingerprint::of(&asked(id, stem)),
            ..review(id, 0.0, true)
        };
        let relinked = relinked(&bank, vec![review]);
        assert_eq!(relinked[0].question.as_str(), expected);
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
