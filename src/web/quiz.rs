//! Quiz: a sitting in a browser: what to begin, the question that waits, and what its forms do. What is said of an answer
//! is in `answer.rs`.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use maud::{Markup, html};

use super::failure::Failure;
use super::layout::{self, Nav};
use super::prose::Prose;
use super::reply::Reply;
use super::sittings::Sitting;
use super::visit::Visit;
use super::{answer, question};
use crate::clock::{Moment, origin, sitting};
use crate::desk::{Answer, Material, Wish};
use crate::message::Message;
use crate::quiz::schedule::Edit;
use crate::quiz::{Asking, Confidence, Wanted};
use crate::seed::Seed;
use crate::vault::Tag;

const MOST_QUESTIONS: usize = 1_000;
/// How sure a person may be, in the order in which it is offered.
const SURE: [Confidence; 4] = [
    Confidence::Sure,
    Confidence::Unsure,
    Confidence::Guess,
    Confidence::Easy,
];

/// What can be begun.
pub(super) fn start(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let title = visit.word("web-quiz");
    let questions = material.bank.questions().iter();
    let tags: BTreeSet<&str> = questions
        .flat_map(|question| question.tags.iter().map(Tag::as_str))
        .collect();
    let body = html! {
        h1 { (title) }
        @if material.bank.questions().is_empty() {
            p { (visit.word("web-no-questions")) }
        } @else {
            form.begin method="post" action="/quiz" {
                label { (visit.word("web-quiz-count")) " "
                    input type="number" name="count" value="10" min="1" max=(MOST_QUESTIONS) inputmode="numeric";
                }
                label { (visit.word("web-quiz-tag")) " "
                    input name="tag" list="tags" autocomplete="off" value=(visit.field("tag"));
                }
                datalist #tags { @for tag in &tags { option value=(tag) {} } }
                div.actions {
                    button.primary name="due" value="yes" { (visit.word("web-quiz-due")) }
                    button { (visit.word("web-quiz-any")) }
                }
            }
        }
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Quiz, &body)))
}

/// Begins a sitting and goes to its first question.
pub(super) fn begin(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let wish = wish(visit)?;
    let seed = sitting();
    let log = visit.app.log()?;
    let quiz = visit
        .app
        .desk()
        .quiz(&material, &log, &wish, visit.now.day(), seed)?;
    if quiz.session().asking().is_none() {
        return nothing_to_ask(visit, &wish);
    }
    visit.app.sittings.begin(seed, quiz);
    Ok(Reply::See(address(seed)))
}

fn wish(visit: &Visit) -> Result<Wish, Failure> {
    let name = visit.field("question");
    if !name.is_empty() {
        return Ok(Wish::One(name.to_owned()));
    }
    let typed = visit.field("tag").trim();
    let tag = match typed.trim_start_matches('#') {
        "" => None,
        tag => Some(Tag::new(tag).ok_or_else(|| Failure::bad_field("tag", typed))?),
    };
    let count = visit.number("count", 10)?.clamp(1, MOST_QUESTIONS);
    Ok(match visit.field("due") {
        "" => Wish::Any(Wanted { tag, count }),
        _ => Wish::Due { tag, count },
    })
}

fn nothing_to_ask(visit: &Visit, wish: &Wish) -> Result<Reply, Failure> {
    let (title, said) = match wish {
        Wish::Due { .. } => ("web-nothing-due", "web-nothing-due-hint"),
        _ => ("web-nothing-found", "web-nothing-found-hint"),
    };
    let title = visit.word(title);
    let body = html! {
        h1 { (title) }
        p { (visit.word(said)) }
        p { a.button href="/quiz" { (visit.word("web-quiz")) } }
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Quiz, &body)))
}

/// Wherever the sitting is: a question, what was answered, or the end.
pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let seed = seed(visit)?;
    let Some(found) = visit.app.sittings.find(seed) else {
        return Ok(gone(visit));
    };
    let material = visit.app.material()?;
    let sitting = held(&found);
    if let Some(page) = waiting(visit, &material, seed, &sitting) {
        return Ok(Reply::Page(page));
    }
    Ok(Reply::Page(match sitting.quiz.session().answered() {
        Some((question, graded)) => {
            answer::page(visit, &material, seed, &sitting, question, graded)?
        }
        None => answer::end(visit, &material, &sitting)?,
    }))
}

/// The sitting is known no more; its answers are.
fn gone(visit: &Visit) -> Reply {
    let title = visit.word("web-quiz-gone");
    let body = html! {
        h1 { (title) }
        p { (visit.word("web-quiz-gone-hint")) }
        form method="post" action="/quiz" {
            input type="hidden" name="due" value="yes";
            button.primary { (visit.word("web-begin")) }
        }
    };
    Reply::Page(layout::page(visit, &title, Nav::Quiz, &body))
}

/// Logs an answer to the question that waits. One that was answered already, in another tab, stays as it is.
pub(super) fn answer(visit: &Visit) -> Result<Reply, Failure> {
    at_place(visit, |visit, sitting| {
        if sitting.quiz.session().asking().is_none() {
            return Ok(());
        }
        let now = Moment::now();
        let answer = Answer {
            labels: question::chosen(visit)?,
            confidence: Confidence::named(visit.field("sure")),
            think_ms: sitting.shown.elapsed().as_millis() as u64,
            at_ms: now.at_ms,
        };
        let mut log = visit.app.log()?;
        sitting.quiz.answer(&mut log, &answer, origin())?;
        Ok(())
    })
}

/// Goes on behind an answered question.
pub(super) fn next(visit: &Visit) -> Result<Reply, Failure> {
    at_place(visit, |_, sitting| {
        sitting.quiz.advance();
        sitting.shown = Instant::now();
        Ok(())
    })
}

/// Takes back the answer given last.
pub(super) fn undo(visit: &Visit) -> Result<Reply, Failure> {
    at_place(visit, |visit, sitting| {
        let mut log = visit.app.log()?;
        sitting
            .quiz
            .take_back(&mut log, visit.now.at_ms, origin())?;
        sitting.shown = Instant::now();
        Ok(())
    })
}

/// Does something in a sitting that is still where the form was sent from, and goes to where it is then. A form of another
/// place is of a tab that was left behind; it does nothing.
fn at_place(
    visit: &Visit,
    act: impl Fn(&Visit, &mut Sitting) -> Result<(), Failure>,
) -> Result<Reply, Failure> {
    let seed = seed(visit)?;
    if let Some(found) = visit.app.sittings.find(seed) {
        let mut sitting = held(&found);
        if visit.field("place") == sitting.place() {
            act(visit, &mut sitting)?;
        }
    }
    Ok(Reply::See(address(seed)))
}

fn held(sitting: &Arc<Mutex<Sitting>>) -> MutexGuard<'_, Sitting> {
    sitting
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn seed(visit: &Visit) -> Result<Seed, Failure> {
    Seed::of_hex(visit.part("quiz")).ok_or_else(Failure::nowhere)
}

pub(super) fn address(seed: Seed) -> String {
    format!("/quiz/{}", seed.to_hex())
}

fn head(visit: &Visit, asking: &Asking<'_>) -> String {
    let head = Message::new("web-quiz-head")
        .with("position", asking.position)
        .with("total", asking.total);
    visit.say(&head)
}

/// The question that waits, with all that can be done.
fn waiting(visit: &Visit, material: &Material, seed: Seed, sitting: &Sitting) -> Option<Markup> {
    let quiz = &sitting.quiz;
    let (asking, question) = (quiz.session().asking()?, quiz.session().waiting()?);
    let edited = match quiz.edit() {
        Edit::Wording => Some("web-quiz-edited"),
        Edit::Key => Some("web-quiz-key-changed"),
        Edit::None => None,
    };
    let title = head(visit, &asking);
    let body = html! {
        h1.progress { (title) }
        progress value=(asking.position - 1) max=(asking.total) aria-hidden="true" {}
        @if let Some(edited) = edited { p.quiet { (visit.word(edited)) } }
        form.question method="post" action={ (address(seed)) "/answer" } {
            input type="hidden" name="place" value=(sitting.place());
            (question::asked(visit, &Prose::of(material, &question.note), &asking, &[]))
            (how_sure(visit))
            div.actions {
                button.primary data-key="Enter" { (visit.word("web-quiz-check")) }
                button name="unknown" value="yes" data-key="Digit0" formnovalidate {
                    (visit.word("web-quiz-unknown"))
                }
            }
        }
        @if quiz.can_take_back() { (take_back(visit, seed, sitting)) }
    };
    Some(layout::page(visit, &title, Nav::Quiz, &body))
}

/// How sure a person is, asked before anything is said of the answer.
fn how_sure(visit: &Visit) -> Markup {
    html! {
        fieldset.sure {
            legend { (visit.word("web-quiz-sure")) }
            @for sure in SURE {
                label {
                    input type="radio" name="sure" value=(sure.name()) checked[sure == Confidence::Sure];
                    " " (visit.word(sure.word()))
                }
            }
        }
    }
}

/// The form that takes the last answer back.
pub(super) fn take_back(visit: &Visit, seed: Seed, sitting: &Sitting) -> Markup {
    html! {
        form.take-back method="post" action={ (address(seed)) "/undo" } {
            input type="hidden" name="place" value=(sitting.place());
            button.link data-key="KeyU" { (visit.word("web-quiz-undo")) }
        }
    }
}
