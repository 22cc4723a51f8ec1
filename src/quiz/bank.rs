//! Bank: all questions of a vault, by id, tag and note. Which of them are asked is decided in `pick.rs`.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::parse::{self, Source};
use super::question::{Question, QuestionId};
use crate::message::Message;
use crate::nearest::nearest;
use crate::problem::Problem;
use crate::vault::{NoteId, Tag};

/// Questions in the order of their files, each id once, in any case.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    questions: Vec<Question>,
    problems: Vec<Problem>,
    /// Place of each question by its folded id.
    places: HashMap<String, usize>,
}

/// No question goes by that name.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss {
    /// Names that were perhaps meant, the likeliest first; at most [`Miss::MOST`].
    pub near: Vec<String>,
}

impl Miss {
    pub const MOST: usize = 5;
}

impl Bank {
    /// Reads every source. Of questions with the same id the first stays; what is wrong is in [`Bank::problems`].
    #[must_use]
    pub fn read<'a>(sources: impl IntoIterator<Item = Source<'a>>) -> Bank {
        let mut bank = Bank::default();
        for source in sources {
            let (questions, mut problems) = parse::questions(&source);
            bank.problems.append(&mut problems);
            for question in questions {
                bank.add(question, &source);
            }
        }
        bank
    }

    /// The same without some questions.
    #[must_use]
    pub fn without(&self, leave_out: impl Fn(&QuestionId) -> bool) -> Bank {
        let kept = self
            .questions
            .iter()
            .filter(|question| !leave_out(&question.id));
        Bank {
            problems: self.problems.clone(),
            ..Bank::of(kept.cloned())
        }
    }

    /// Sound questions, each id once.
    pub(super) fn of(questions: impl IntoIterator<Item = Question>) -> Bank {
        let questions: Vec<Question> = questions.into_iter().collect();
        let names = questions
            .iter()
            .map(|question| folded(question.id.as_str()));
        Bank {
            places: names.zip(0..).collect(),
            questions,
            problems: Vec::new(),
        }
    }

    fn add(&mut self, question: Question, source: &Source<'_>) {
        let name = folded(question.id.as_str());
        match self.places.get(&name) {
            Some(&place) => {
                self.problems
                    .push(duplicate(&question, &self.questions[place], source))
            }
            None => {
                self.places.insert(name, self.questions.len());
                self.questions.push(question);
            }
        }
    }

    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The question with this id, as stored in a review.
    #[must_use]
    pub fn get(&self, id: &QuestionId) -> Option<&Question> {
        self.places
            .get(&folded(id.as_str()))
            .map(|&place| &self.questions[place])
    }

    /// The questions with this tag or one under it.
    pub fn tagged<'a>(&'a self, tag: &'a Tag) -> impl Iterator<Item = &'a Question> {
        self.questions
            .iter()
            .filter(move |question| question.tags.iter().any(|own| own.is_or_is_under(tag)))
    }

    /// The questions that a note holds.
    pub fn of_note<'a>(&'a self, note: &'a NoteId) -> impl Iterator<Item = &'a Question> {
        self.questions
            .iter()
            .filter(move |question| question.note == *note)
    }

    /// The question by what a person types: its id in any case, or the name of a note that holds only this one.
    ///
    /// # Errors
    /// When nothing goes by that name, or several questions do.
    pub fn find(&self, name: &str) -> Result<&Question, Miss> {
        let wanted = folded(name);
        if let Some(&place) = self.places.get(&wanted) {
            return Ok(&self.questions[place]);
        }
        let in_note: Vec<&Question> = self
            .questions
            .iter()
            .filter(|question| folded(question.note.stem()) == wanted)
            .collect();
        match in_note[..] {
            [question] => Ok(question),
            _ => Err(self.miss(name, &in_note)),
        }
    }

    /// The questions of the note when one was named, else ids that hold the name, else the nearest id.
    fn miss(&self, name: &str, in_note: &[&Question]) -> Miss {
        let ids = || self.questions.iter().map(|question| question.id.as_str());
        let wanted = folded(name);
        let mut near: Vec<&str> = in_note
            .iter()
            .map(|question| question.id.as_str())
            .collect();
        if near.is_empty() {
            near.extend(nearest(name, ids()));
            near.extend(ids().filter(|id| !wanted.is_empty() && folded(id).contains(&wanted)));
        }
        let mut once: Vec<String> = Vec::new();
        for id in near {
            if once.len() < Miss::MOST && !once.iter().any(|known| known == id) {
                once.push(id.to_owned());
            }
        }
        Miss { near: once }
    }
}

fn duplicate(later: &Question, earlier: &Question, source: &Source<'_>) -> Problem {
    let message = Message::new("quiz-duplicate-id")
        .with("id", later.id.as_str())
        .with("note", earlier.note.as_str());
    let text = source
        .text
        .lines()
        .nth(later.line.saturating_sub(1))
        .unwrap_or_default();
    Problem::error(later.note.as_str(), message)
        .at(later.line, 1, text)
        .hint(Message::new("quiz-hint-id"))
}

fn folded(name: &str) -> String {
    name.trim().nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str) -> String {
        format!("### 문제 1\n<!-- quiz: {{id: {id}}} -->\nx?\nA) 하나\nB) 둘\n정답: A\n\n")
    }

    fn bank(notes: &[(&str, &str)]) -> Bank {
        let named: Vec<(NoteId, &str)> = notes
            .iter()
            .map(|(path, text)| (NoteId((*path).to_owned()), *text))
            .collect();
        let tags = [Tag::new("problem/overfitting").expect("a tag")];
        let source = |(note, text)| Source {
            note,
            text,
            body_start: 0,
            frontmatter: None,
            frontmatter_first_line: 1,
            tags: &tags,
        };
        Bank::read(named.iter().map(|(note, text)| source((note, *text))))
    }

    fn check(name: &str, expected: Result<&str, &[&str]>) {
        let two = question("tuner-1") + &question("tuner-2");
        let bank = bank(&[
            ("a/조기 종료.md", "Q. x?\nA) 하나\nB) 둘\n정답: A\n"),
            ("Tuner.md", &two),
        ]);
        let found = bank
            .find(name)
            .map(|question| question.id.as_str().to_owned());
        let expected = expected.map(str::to_owned);
        let miss = |near: &[&str]| Miss {
            near: near.iter().map(|id| (*id).to_owned()).collect(),
        };
        assert_eq!(found, expected.map_err(miss), "{name}");
    }

    #[test]
    fn a_question_is_found_by_id_or_by_its_note() {
        check("tuner-1", Ok("tuner-1"));
        check("TUNER-2", Ok("tuner-2"));
        check("조기 종료-1", Ok("조기 종료-1"));
        check("조기 종료", Ok("조기 종료-1"));
        check("Tuner", Err(&["tuner-1", "tuner-2"]));
        check("tunr-1", Err(&["tuner-1"]));
        check("quantum", Err(&[]));
    }

    #[test]
    fn decomposed_hangul_names_the_same_question() {
        check(&"조기 종료".nfd().collect::<String>(), Ok("조기 종료-1"));
    }

    #[test]
    fn the_later_of_two_equal_ids_is_left_out() {
        let bank = bank(&[("a.md", &question("One")), ("b.md", &question("one"))]);
        assert_eq!(bank.questions().len(), 1);
        let problem = &bank.problems()[0];
        assert_eq!(
            (problem.path.as_str(), problem.message.id),
            ("b.md", "quiz-duplicate-id")
        );
        assert_eq!(
            problem
                .place
                .as_ref()
                .map(|place| (place.line, place.text.as_str())),
            Some((3, "x?"))
        );
    }

    #[test]
    fn a_parent_tag_matches_its_children() {
        let bank = bank(&[("a.md", &question("one"))]);
        let count = |tag: &str| bank.tagged(&Tag::new(tag).expect("a tag")).count();
        assert_eq!(
            (
                count("Problem"),
                count("problem/overfitting"),
                count("prob")
            ),
            (1, 1, 0)
        );
        assert_eq!(bank.of_note(&NoteId("a.md".into())).count(), 1);
    }
}
