//! Sit: an exam while it lasts: the time that is left, one question, and the ways to all others.

use maud::{Markup, html};

use super::super::layout::{self, Nav};
use super::super::prose::Prose;
use super::super::question;
use super::super::visit::Visit;
use super::palette::{self, FLAG};
use super::{Hall, address};
use crate::clock::Moment;
use crate::desk::{Material, Sitting};
use crate::message::Message;
use crate::quiz::exam::{Exam, Given, Item};
use crate::quiz::{Asking, Form, OptionLabel, Question, as_shown};

/// Minutes before the end at which a person is told of the time.
const TOLD: [usize; 4] = [30, 10, 5, 1];
/// Stands for a place where nothing is chosen: no option is called so.
const NOTHING: OptionLabel = OptionLabel('-');

pub(super) fn page(hall: &Hall<'_>, sitting: &Sitting) -> Markup {
    let (visit, exam) = (hall.visit, &sitting.exam);
    let questions = hall.questions(exam);
    let standings = palette::standings(exam, &questions);
    let (item, given) = exam.item().expect("a paper has questions");
    let total = exam.paper.items.len();
    let head = Message::new("web-quiz-head")
        .with("position", exam.place + 1)
        .with("total", total);
    let title = visit.say(&head);
    let question = questions[exam.place].map(|question| as_shown(question, &item.shown));
    let body = html! {
        div.exam-head {
            h1.progress { (title) }
            (time(visit, exam))
        }
        form.question.exam method="post" action=(address(sitting)) {
            input type="hidden" name="place" value=(exam.place + 1);
            div.sheet {
                @if given.flagged { p.flagged { (FLAG) " " (visit.word("quiz-exam-is-flagged")) } }
                @match &question {
                    Some(question) => (asked(visit, &hall.material, question, item, given, exam)),
                    None => p { (visit.word("quiz-exam-void")) },
                }
                (actions(visit, exam, given, question.is_some()))
            }
            section.palette aria-labelledby="palette" {
                h2 #palette { (visit.word("web-exam-questions")) }
                (palette::buttons(visit, exam, &standings, 0..total))
                (palette::legend(visit, exam, &standings))
                button name="to" value="end" { (visit.word("web-exam-hand-in")) }
            }
        }
    };
    layout::page(visit, &title, Nav::Exam, &body)
}

/// The time that is left. The script counts it down by the server's own clock, and says what is told of it.
pub(super) fn time(visit: &Visit, exam: &Exam) -> Markup {
    let now_ms = exam.clock(visit.now.at_ms);
    let until = Moment {
        at_ms: exam.deadline_ms,
        ..visit.now
    };
    html! {
        p.time {
            (visit.word("web-exam-left")) " "
            strong #time role="timer" data-deadline=(exam.deadline_ms) data-now=(now_ms) { (exam.time_left(now_ms)) }
            " " span.quiet { (visit.say(&Message::new("web-exam-until").with("time", until.hour()))) }
        }
        p #told role="status" {}
        @for minutes in TOLD {
            span hidden data-minutes=(minutes) {
                (visit.say(&Message::new("quiz-exam-minutes-left").with("minutes", minutes)))
            }
        }
    }
}

/// The question with what is chosen, and what the form was shown with.
fn asked(
    visit: &Visit,
    material: &Material,
    question: &Question,
    item: &Item,
    given: &Given,
    exam: &Exam,
) -> Markup {
    let asking = Asking::of(question, &item.shown, exam.place, exam.paper.items.len());
    let was: String = given.chosen.iter().map(|label| label.0).collect();
    let draft = draft(visit);
    let is_draft = question.form != Form::Choice && !draft.is_empty();
    let chosen = if is_draft { &draft } else { &given.chosen };
    html! {
        input type="hidden" name="was" value=(was);
        @if is_draft { p.refused role="alert" { (visit.word("web-exam-gap")) } }
        (question::asked(visit, &Prose::of(material, &question.note), &asking, chosen))
    }
}

/// A sequence that could not be kept, from the address.
fn draft(visit: &Visit) -> Vec<OptionLabel> {
    let label = |choice: &str| choice.chars().next().and_then(OptionLabel::of);
    visit
        .all("choice")
        .map(|choice| label(choice).unwrap_or(NOTHING))
        .collect()
}

/// The first is what Enter does.
fn actions(visit: &Visit, exam: &Exam, given: &Given, has_options: bool) -> Markup {
    let next = exam.place + 1;
    let is_last = next == exam.paper.items.len();
    let (flag, word) = match given.flagged {
        false => ("on", "web-exam-flag"),
        true => ("off", "web-exam-unflag"),
    };
    html! {
        div.actions {
            @if is_last {
                button.primary name="to" value="end" data-key="Enter" { (visit.word("web-exam-hand-in")) }
            } @else {
                button.primary name="to" value=(next + 1) data-key="Enter" data-step="next" { (visit.word("web-exam-next")) }
            }
            @if exam.place > 0 {
                button name="to" value=(exam.place) data-step="back" { (visit.word("web-exam-back")) }
            }
            button name="flag" value=(flag) data-key="KeyF" { (FLAG) " " (visit.word(word)) }
            @if has_options {
                button.link name="unknown" value="yes" data-key="Digit0" { (visit.word("web-exam-clear")) }
            }
        }
    }
}
