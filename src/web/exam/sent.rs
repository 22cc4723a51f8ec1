//! Sent: what the form of an exam's question holds, and the steps that follow from it. It carries what it was shown with,
//! so that a form of a tab that was left behind takes nothing back and logs nothing twice.

use std::fmt::Write;

use super::super::failure::Failure;
use super::super::question;
use super::super::visit::Visit;
use crate::quiz::exam::{Exam, Step};
use crate::quiz::{Form, OptionLabel, Question};

/// What a form asks for. Places are 0-based.
#[derive(Debug, PartialEq)]
pub(super) struct Sent {
    /// The question of the form; `None` when it was sent from outside the exam.
    pub(super) place: Option<usize>,
    /// What is chosen there now, if that was changed in this form.
    pub(super) chosen: Option<Vec<OptionLabel>>,
    pub(super) flag: Option<bool>,
    pub(super) to: To,
    /// Places of a sequence that cannot be kept, since an earlier one is empty.
    pub(super) gaps: Vec<String>,
}

/// Where a form leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    Question(usize),
    HandIn,
}

impl Sent {
    pub(super) fn of(
        visit: &Visit,
        exam: &Exam,
        questions: &[Option<&Question>],
    ) -> Result<Sent, Failure> {
        let place = match visit.field("place") {
            "" => None,
            typed => Some(number("place", typed, exam)?),
        };
        let mut sent = Sent {
            place,
            chosen: None,
            flag: match visit.field("flag") {
                "" => None,
                typed => Some(typed == "on"),
            },
            to: match visit.field("to") {
                "" => To::Question(place.unwrap_or(exam.place)),
                "end" => To::HandIn,
                typed => To::Question(number("to", typed, exam)?),
            },
            gaps: Vec::new(),
        };
        let question = place.and_then(|place| Some((place, questions[place]?)));
        if let Some((place, question)) = question {
            sent.read_choice(visit, exam, place, question)?;
        }
        Ok(sent)
    }

    fn read_choice(
        &mut self,
        visit: &Visit,
        exam: &Exam,
        place: usize,
        question: &Question,
    ) -> Result<(), Failure> {
        let chosen = question::chosen(visit)?;
        let shown = &exam.paper.items[place].shown;
        if let Some(label) = chosen.iter().find(|label| !shown.contains(label)) {
            return Err(Failure::bad_field("choice", &label.to_string()));
        }
        let places: Vec<&str> = visit.all("choice").collect();
        if !chosen.is_empty() && question.form != Form::Choice && has_gap(&places) {
            self.gaps = places.into_iter().map(str::to_owned).collect();
            self.to = To::Question(place);
            return Ok(());
        }
        let was: Vec<OptionLabel> = visit.field("was").chars().map(OptionLabel).collect();
        if !is_same(question.form, &chosen, &was) {
            self.chosen = Some(chosen);
        }
        Ok(())
    }

    /// What is to be done in the exam as it is now.
    pub(super) fn steps(&self, exam: &Exam) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(place) = self.place {
            let given = &exam.given[place];
            if let Some(chosen) = self.chosen.clone().filter(|new| *new != given.chosen) {
                steps.push(Step::Choose { place, chosen });
            }
            if let Some(on) = self.flag.filter(|on| *on != given.flagged) {
                steps.push(Step::Flag { place, on });
            }
        }
        match self.to {
            // Who comes from outside was away, which the exam is to know.
            To::Question(to) if to != exam.place || self.place.is_none() => {
                steps.push(Step::Show { place: to });
            }
            _ => {}
        }
        steps
    }

    /// What could not be kept, for the address of the page that shows it again.
    pub(super) fn draft(&self) -> String {
        let mut query = String::new();
        for (at, choice) in self.gaps.iter().enumerate() {
            let sign = if at == 0 { '?' } else { '&' };
            write!(query, "{sign}choice={choice}").expect("a string takes everything");
        }
        query
    }
}

/// The 0-based place of a question that is named by its number.
fn number(field: &str, typed: &str, exam: &Exam) -> Result<usize, Failure> {
    let number: Option<usize> = typed.parse().ok();
    let place = number.and_then(|number| number.checked_sub(1));
    let place = place.filter(|place| *place < exam.paper.items.len());
    place.ok_or_else(|| Failure::bad_field(field, typed))
}

/// Whether something is chosen behind an empty place.
fn has_gap(places: &[&str]) -> bool {
    let empty = places.iter().position(|choice| choice.is_empty());
    empty.is_some_and(|at| places[at..].iter().any(|choice| !choice.is_empty()))
}

fn is_same(form: Form, chosen: &[OptionLabel], was: &[OptionLabel]) -> bool {
    let sorted = |labels: &[OptionLabel]| {
        let mut labels = labels.to_vec();
        labels.sort();
        labels
    };
    match form {
        Form::Choice => sorted(chosen) == sorted(was),
        Form::Ordering | Form::Matching => chosen == was,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::QuestionId;
    use crate::quiz::exam::{Item, Paper};

    fn labels(letters: &str) -> Vec<OptionLabel> {
        letters.chars().map(OptionLabel).collect()
    }

    /// An exam of three questions at the first, where B is chosen.
    fn exam() -> Exam {
        let item = |name: &str| Item {
            question: QuestionId(name.to_owned()),
            fingerprint: crate::quiz::Fingerprint(String::new()),
            shown: labels("ABC"),
        };
        let paper = Paper {
            exam: "MLA-C01".to_owned(),
            items: ["a", "b", "c"].map(item).to_vec(),
        };
        let mut exam = Exam::begun(paper, 0, 1_000);
        let chosen = labels("B");
        exam.take(1, &Step::Choose { place: 0, chosen });
        exam
    }

    fn sent(place: Option<usize>, chosen: Option<&str>, to: usize) -> Sent {
        Sent {
            place,
            chosen: chosen.map(labels),
            flag: None,
            to: To::Question(to),
            gaps: Vec::new(),
        }
    }

    fn check(sent: &Sent, expected: &[Step]) {
        assert_eq!(sent.steps(&exam()), expected, "{sent:?}");
    }

    #[test]
    fn a_change_is_kept_wherever_a_person_goes() {
        let choose = Step::Choose {
            place: 0,
            chosen: labels("C"),
        };
        check(
            &sent(Some(0), Some("C"), 2),
            &[choose.clone(), Step::Show { place: 2 }],
        );
        let hand_in = Sent {
            to: To::HandIn,
            ..sent(Some(0), Some("C"), 0)
        };
        check(&hand_in, &[choose]);
    }

    #[test]
    fn nothing_is_logged_twice() {
        check(&sent(Some(0), Some("B"), 0), &[]);
        check(&sent(Some(0), None, 0), &[]);
        let flag = |flag| Sent {
            flag: Some(flag),
            ..sent(Some(0), None, 0)
        };
        check(&flag(false), &[]);
        let on = Step::Flag { place: 0, on: true };
        check(&flag(true), &[on]);
    }

    #[test]
    fn a_tab_that_was_left_behind_keeps_its_own_question() {
        let choose = Step::Choose {
            place: 1,
            chosen: labels("A"),
        };
        check(
            &sent(Some(1), Some("A"), 1),
            &[choose, Step::Show { place: 1 }],
        );
    }

    #[test]
    fn who_comes_from_outside_was_away() {
        check(&sent(None, None, 0), &[Step::Show { place: 0 }]);
    }

    #[test]
    fn a_choice_is_the_same_in_any_order_and_a_sequence_is_not() {
        let check = |form, expected| {
            assert_eq!(
                is_same(form, &labels("AB"), &labels("BA")),
                expected,
                "{form:?}"
            );
        };
        check(Form::Choice, true);
        check(Form::Ordering, false);
        check(Form::Matching, false);
    }

    #[test]
    fn a_sequence_has_no_gaps() {
        let check = |places: &[&str], expected| assert_eq!(has_gap(places), expected, "{places:?}");
        check(&["A", "", "C"], true);
        check(&["", "A", "C"], true);
        check(&["A", "B", ""], false);
        check(&["", "", ""], false);
    }

    #[test]
    fn a_question_is_named_by_its_number() {
        let check = |typed, expected: Option<usize>| {
            assert_eq!(number("to", typed, &exam()).ok(), expected, "{typed}");
        };
        check("1", Some(0));
        check("3", Some(2));
        check("0", None);
        check("4", None);
        check("x", None);
    }
}
