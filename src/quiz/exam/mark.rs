//! Mark: every question of an exam with what was chosen and whether that is right, by the bank as it is now.

use super::draw::{Item, Paper};
use super::sitting::{Exam, Given};
use crate::quiz::bank::Bank;
use crate::quiz::grade::{GradedAnswer, grade};
use crate::quiz::question::Question;
use crate::quiz::relink::by_fingerprint;
use crate::quiz::review::Confidence;

/// A question of an exam, marked.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    /// 0-based place in the paper.
    pub place: usize,
    pub question: &'a Question,
    pub given: &'a Given,
    pub graded: GradedAnswer,
}

/// The question of each item of a paper, as the bank has it now. One that has gone from the vault since the paper was
/// drawn, or has other options, is void: `None`.
#[must_use]
pub fn questions<'a>(paper: &Paper, bank: &'a Bank) -> Vec<Option<&'a Question>> {
    let found = by_fingerprint(bank.questions());
    let question = |item: &Item| match found.get(&item.fingerprint) {
        Some(Some(question)) => Some(*question),
        _ => bank
            .get(&item.question)
            .filter(|question| has_options(question, item)),
    };
    paper.items.iter().map(question).collect()
}

/// The questions that are not void, in the order of the paper.
#[must_use]
pub fn mark<'a>(exam: &'a Exam, bank: &'a Bank) -> Vec<Mark<'a>> {
    let places = exam.given.iter().zip(questions(&exam.paper, bank));
    let mark = |(place, (given, question)): (usize, (&'a Given, Option<&'a Question>))| {
        let (question, item) = (question?, &exam.paper.items[place]);
        Some(Mark {
            place,
            question,
            given,
            graded: grade(question, &item.shown, given.chosen.clone()),
        })
    };
    places.enumerate().filter_map(mark).collect()
}

fn has_options(question: &Question, item: &Item) -> bool {
    let mut shown = item.shown.clone();
    shown.sort();
    let mut labels: Vec<_> = question.options.iter().map(|option| option.label).collect();
    labels.sort();
    labels == shown
}

impl Mark<'_> {
    /// Nobody asks in an exam; who flags a question doubts.
    #[must_use]
    pub fn confidence(&self) -> Option<Confidence> {
        self.given.flagged.then_some(Confidence::Unsure)
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::tests::{bank, mla};
    use super::super::sitting::Step;
    use super::*;
    use crate::quiz::exam::draw;
    use crate::quiz::question::{OptionLabel, QuestionId};
    use crate::seed::Seed;

    /// An exam of one question, answered with B, marked by another bank: the question's id, its key, and whether it is right.
    fn check(change: impl Fn(&mut Question), expected: Option<(&str, bool)>) {
        let drawn = draw(mla(), &bank(&[("1.1", 1)]), 65, Seed(1));
        let mut exam = Exam::begun(drawn.paper, 0, 100);
        let chosen = vec![OptionLabel('B')];
        exam.take(1, &Step::Choose { place: 0, chosen });
        let mut question = bank(&[("1.1", 1)]).questions()[0].clone();
        change(&mut question);
        let bank = Bank::of([question]);
        let marks = mark(&exam, &bank);
        let found = marks.first();
        let found = found.map(|mark| (mark.graded.question.as_str(), mark.graded.correct));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_bank_as_it_is_decides() {
        check(|_| {}, Some(("1.1-0", false)));
        check(
            |question| question.key = vec![OptionLabel('B')],
            Some(("1.1-0", true)),
        );
        check(
            |question| question.stem = "other words?".to_owned(),
            Some(("1.1-0", false)),
        );
        check(
            |question| question.id = QuestionId("moved".to_owned()),
            Some(("moved", false)),
        );
    }

    #[test]
    fn a_question_that_has_gone_is_void() {
        check(|question| drop(question.options.pop()), None);
        check(
            |question| {
                question.id = QuestionId("moved".to_owned());
                question.stem = "other words?".to_owned();
            },
            None,
        );
    }
}
