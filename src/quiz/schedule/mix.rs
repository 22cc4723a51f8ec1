//! Mix: the order in which the questions of a session come. Mixed subjects are remembered better than blocks of one
//! (Rohrer 2012; Sana and Yan 2022), and a question gives away the answer to its neighbor in the same note.

use crate::quiz::question::Question;

/// As many questions lie between two of one note, where there are enough.
const APART: usize = 3;

/// The questions as near to the given order as it goes without two of the same note, or with the same first tag, close
/// together.
pub(super) fn mixed(mut waiting: Vec<&Question>) -> Vec<&Question> {
    let mut mixed: Vec<&Question> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let recent = &mixed[mixed.len().saturating_sub(APART)..];
        let likeness = |question: &&Question| likeness(question, recent);
        let next = (0..waiting.len())
            .min_by_key(|&at| likeness(&waiting[at]))
            .unwrap_or(0);
        mixed.push(waiting.remove(next));
    }
    mixed
}

/// How like a question is to those just asked: the same note weighs most, and the nearer the more.
fn likeness(question: &Question, recent: &[&Question]) -> usize {
    let one = |(nearness, other): (usize, &&Question)| {
        let same_note = question.note == other.note;
        let same_subject = question.tags.first() == other.tags.first() && !question.tags.is_empty();
        match (same_note, same_subject) {
            (true, _) => (nearness + 1) * 2 * (APART + 1),
            (false, true) => nearness + 1,
            (false, false) => 0,
        }
    };
    recent.iter().enumerate().map(one).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;
    use crate::vault::{NoteId, Tag};

    /// Each question is its note and its tag: `1a`.
    fn check(questions: &str, expected: &str) {
        let of_note = |named: &str| Question {
            note: NoteId(named[..1].to_owned()),
            tags: vec![Tag::new(&named[1..]).expect("a tag")],
            ..question(named, "x", &["1", "2"], "A")
        };
        let questions: Vec<Question> = questions.split(' ').map(of_note).collect();
        let mixed: Vec<&str> = mixed(questions.iter().collect())
            .into_iter()
            .map(|question| question.id.as_str())
            .collect();
        assert_eq!(mixed.join(" "), expected);
    }

    #[test]
    fn siblings_are_kept_apart() {
        check("1a 1a 1a 2a 3a 4a 5a", "1a 2a 3a 4a 1a 5a 1a");
    }

    #[test]
    fn subjects_alternate() {
        check("1a 2a 3a 4b 5b 6b", "1a 4b 2a 5b 3a 6b");
    }

    #[test]
    fn what_cannot_be_mixed_stays_in_order() {
        check("1a 2b 3c", "1a 2b 3c");
        check("1a 1a", "1a 1a");
    }
}
