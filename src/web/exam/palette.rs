//! Palette: every question of an exam as a button that leads there: its number, and how it stands by sign and word.

use maud::{Markup, html};

use super::super::visit::Visit;
use crate::message::Message;
use crate::quiz::Question;
use crate::quiz::exam::Exam;

/// How a question of the paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Blank,
    /// More or fewer are chosen than are asked for.
    Uneven,
    Answered,
    /// No longer in the vault.
    Void,
}

pub(super) const FLAG: &str = "⚑";

impl Standing {
    /// By how many options are chosen of how many to be chosen.
    fn of(chosen: usize, select: Option<usize>) -> Standing {
        match select {
            None => Standing::Void,
            Some(_) if chosen == 0 => Standing::Blank,
            Some(select) if chosen != select => Standing::Uneven,
            Some(_) => Standing::Answered,
        }
    }

    pub(super) fn sign(self) -> &'static str {
        match self {
            Standing::Blank => "○",
            Standing::Uneven => "◐",
            Standing::Answered => "●",
            Standing::Void => "–",
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Standing::Blank => "web-exam-blank",
            Standing::Uneven => "web-exam-uneven",
            Standing::Answered => "web-exam-answered",
            Standing::Void => "web-exam-void",
        }
    }
}

/// How each question of an exam stands.
pub(super) fn standings(exam: &Exam, questions: &[Option<&Question>]) -> Vec<Standing> {
    let select = |question: &Option<&Question>| question.map(|question| question.key.len());
    let pairs = exam.given.iter().zip(questions);
    pairs
        .map(|(given, question)| Standing::of(given.chosen.len(), select(question)))
        .collect()
}

/// Buttons to these places; the one where the person is, is told.
pub(super) fn buttons(
    visit: &Visit,
    exam: &Exam,
    standings: &[Standing],
    places: impl Iterator<Item = usize>,
) -> Markup {
    html! {
        div.cells {
            @for place in places { (button(visit, exam, standings[place], place)) }
        }
    }
}

fn button(visit: &Visit, exam: &Exam, standing: Standing, place: usize) -> Markup {
    let is_flagged = exam.given[place].flagged;
    let said = Message::new("web-exam-cell")
        .with("number", place + 1)
        .with("standing", Message::new(standing.word()))
        .with("flagged", usize::from(is_flagged));
    let said = visit.say(&said);
    html! {
        button name="to" value=(place + 1) aria-label=(said) title=(said) aria-current=[(place == exam.place).then_some("true")] {
            (place + 1)
            span.sign aria-hidden="true" { (standing.sign()) @if is_flagged { (FLAG) } }
        }
    }
}

/// What the signs mean, each with its number.
pub(super) fn legend(visit: &Visit, exam: &Exam, standings: &[Standing]) -> Markup {
    let kinds = [
        Standing::Answered,
        Standing::Uneven,
        Standing::Blank,
        Standing::Void,
    ];
    let count = |kind| standings.iter().filter(|known| **known == kind).count();
    let counted = kinds.map(|kind| (kind.sign(), kind.word(), count(kind)));
    let flagged = (FLAG, "web-exam-flagged", exam.flagged());
    html! {
        ul.legend {
            @for (sign, word, count) in counted.into_iter().chain([flagged]).filter(|(_, _, count)| *count > 0) {
                li { span aria-hidden="true" { (sign) } " " (visit.word(word)) " " (count) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chosen: usize, select: Option<usize>, expected: (Standing, &str)) {
        let standing = Standing::of(chosen, select);
        assert_eq!((standing, standing.sign()), expected);
    }

    #[test]
    fn a_question_stands_as_it_was_answered() {
        check(0, Some(1), (Standing::Blank, "○"));
        check(1, Some(1), (Standing::Answered, "●"));
        check(1, Some(2), (Standing::Uneven, "◐"));
        check(3, Some(2), (Standing::Uneven, "◐"));
        check(1, None, (Standing::Void, "–"));
    }
}
