//! Stray: a name under which answers are logged while no question goes by it, and which question it may have become. The
//! log knows names, times, letters and what was said as a fingerprint, not in words: more than a guess there is not.

use std::collections::{BTreeMap, HashSet};

use super::bank::Bank;
use super::question::{Question, QuestionId};
use super::review::PastReview;

/// Answers to a question that is in no note.
#[derive(Clone, Debug, PartialEq)]
pub struct Stray {
    pub id: QuestionId,
    /// How many answers.
    pub answers: usize,
    pub last: PastReview,
    /// The likeliest question, if any is like it.
    pub heir: Option<Heir>,
}

/// A question that a stray may have become, and what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Heir {
    pub question: QuestionId,
    /// The name of the stray is that of a place in the note of the question.
    pub same_note: bool,
    /// It is that very place.
    pub same_place: bool,
    /// Both have as many options and the same key.
    pub same_key: bool,
    /// How alike the names are, from 0 to 1.
    pub alike: f64,
}

/// Names less alike than this say nothing.
const FEWEST_ALIKE: f64 = 0.5;

/// Every stray, the one answered last first. `past` bears the names that questions have now.
#[must_use]
pub fn strays(bank: &Bank, past: &[PastReview]) -> Vec<Stray> {
    let mut by_name: BTreeMap<&str, (usize, &PastReview)> = BTreeMap::new();
    for review in past
        .iter()
        .filter(|review| bank.get(&review.question).is_none())
    {
        let known = by_name
            .entry(review.question.as_str())
            .or_insert((0, review));
        known.0 += 1;
        if review.answered_at_ms >= known.1.answered_at_ms {
            known.1 = review;
        }
    }
    let stray = |(answers, last): (usize, &PastReview)| Stray {
        id: (*last.question).clone(),
        answers,
        last: last.clone(),
        heir: heir(bank, last),
    };
    let mut strays: Vec<Stray> = by_name.into_values().map(stray).collect();
    strays.sort_by_key(|stray| std::cmp::Reverse(stray.last.answered_at_ms));
    strays
}

fn heir(bank: &Bank, last: &PastReview) -> Option<Heir> {
    let name = trigrams(last.question.as_str());
    let place = last.question.as_str().rsplit_once('-');
    let candidate = |question: &Question| {
        let note = place.filter(|(stem, _)| *stem == question.note.stem());
        let number = note.and_then(|(_, number)| number.parse::<usize>().ok());
        let nth =
            number.and_then(|number| bank.of_note(&question.note).nth(number.checked_sub(1)?));
        Heir {
            question: question.id.clone(),
            same_note: number.is_some(),
            same_place: nth.is_some_and(|nth| nth.id == question.id),
            same_key: last.options == question.options.len() && last.key[..] == question.key,
            alike: alike(&name, &trigrams(question.id.as_str())),
        }
    };
    let candidates = bank.questions().iter().map(candidate);
    let candidates = candidates.filter(|heir| heir.same_note || heir.alike >= FEWEST_ALIKE);
    let likeliness = |heir: &Heir| (heir.same_note, heir.same_place, heir.same_key);
    candidates.max_by(|a, b| {
        likeliness(a)
            .cmp(&likeliness(b))
            .then(a.alike.total_cmp(&b.alike))
    })
}

/// The share of threes of signs that both have.
fn alike(a: &HashSet<[char; 3]>, b: &HashSet<[char; 3]>) -> f64 {
    let both = a.intersection(b).count();
    2.0 * both as f64 / (a.len() + b.len()).max(1) as f64
}

/// All threes of neighboring signs, in lower case, with a blank on either side.
fn trigrams(name: &str) -> HashSet<[char; 3]> {
    let signs: Vec<char> = format!(" {} ", name.to_lowercase()).chars().collect();
    let threes = signs.windows(3);
    threes.map(|three| [three[0], three[1], three[2]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;
    use crate::quiz::schedule::tests::review;
    use crate::vault::NoteId;

    /// Questions as `NOTE/ID:KEY`, the name of a stray, and its heir with what speaks for it.
    fn check(questions: &str, stray: &str, expected: &str) {
        let asked = |word: &str| {
            let (note, rest) = word.split_once('/').expect("a note");
            let (id, key) = rest.split_once(':').expect("a key");
            Question {
                note: NoteId::new(&format!("{note}.md")),
                ..question(id, "x", &["1", "2"], key)
            }
        };
        let bank = Bank::of(questions.split_whitespace().map(asked));
        let strays = strays(&bank, &[review(stray, 1.0, true), review(stray, 0.0, true)]);
        assert_eq!((strays.len(), strays[0].answers), (1, 2));
        let said = strays[0].heir.as_ref().map_or(String::new(), |heir| {
            let marks = [
                (heir.same_note, " note"),
                (heir.same_place, " place"),
                (heir.same_key, " key"),
            ];
            let marks = marks
                .iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, mark)| *mark);
            heir.question.to_string() + &marks.collect::<String>()
        });
        assert_eq!(said, expected, "{questions} {stray}");
    }

    #[test]
    fn the_place_in_the_note_speaks_loudest() {
        check("n/new-a:A n/new-b:A m/n-3:A", "n-2", "new-b note place key");
        check("n/new-a:A n/new-b:B", "n-9", "new-a note key");
    }

    #[test]
    fn a_name_like_it_may_be_it() {
        check(
            "n/overfitting-early-stopping:A n/dropout:A",
            "overfitting-early-stop",
            "overfitting-early-stopping key",
        );
        check("n/dropout:A n/tuner:A", "overfitting-early-stop", "");
    }

    #[test]
    fn what_has_its_question_is_no_stray() {
        let bank = Bank::of([question("a", "x", &["1", "2"], "A")]);
        let past = [
            review("a", 0.0, true),
            review("b", 2.0, true),
            review("c", 3.0, false),
        ];
        let names: Vec<String> = strays(&bank, &past)
            .iter()
            .map(|o| o.id.to_string())
            .collect();
        assert_eq!(names, ["c", "b"]);
    }
}
