//! Dispute: to say that something is wrong with a question, and that it is settled. Until then it is not asked.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::failure::Failure;
use super::layout::{self, Nav};
use super::place;
use super::reply::Reply;
use super::visit::Visit;
use crate::clock::{event, sitting};
use crate::desk;
use crate::history::Fact;
use crate::message::Message;
use crate::quiz::QuestionId;

/// In letters.
const LONGEST_REASON: usize = 1_000;

/// Below an answered question: the way to dispute it; or what is wrong with it, and the way to settle that. Either leads
/// back here.
pub(super) fn part(
    visit: &Visit,
    disputes: &BTreeMap<QuestionId, String>,
    question: &QuestionId,
    back: &str,
) -> Markup {
    let fields = html! {
        input type="hidden" name="question" value=(question);
        input type="hidden" name="back" value=(back);
    };
    html! {
        @match disputes.get(question) {
            Some(reason) => {
                form.dispute method="post" action="/dispute/settle" {
                    (fields)
                    p { (visit.say(&Message::new("web-disputed").with("reason", reason.as_str()))) }
                    button { (visit.word("web-settle")) }
                }
            }
            None => {
                details.dispute {
                    summary { (visit.word("web-dispute")) }
                    form method="post" action="/dispute" {
                        (fields)
                        label { (visit.word("web-dispute-reason"))
                            textarea name="reason" rows="3" maxlength=(LONGEST_REASON) required {}
                        }
                        p.quiet { (visit.word("web-dispute-hint")) }
                        button { (visit.word("web-dispute-send")) }
                    }
                }
            }
        }
    }
}

/// Everything that is disputed.
pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let disputes = disputes(visit)?;
    let title = visit.word("web-disputes");
    let body = html! {
        h1 { (title) }
        @if disputes.is_empty() { p { (visit.word("web-no-disputes")) } }
        @for question in disputes.keys() {
            section {
                h2 { (question) }
                (part(visit, &disputes, question, "/dispute"))
            }
        }
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Stats, &body)))
}

/// Logs that something is wrong with a question. The same word is not logged twice.
pub(super) fn send(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let question = material.question(visit.field("question"))?.id.clone();
    let reason = visit.field("reason").trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(Failure::bad_field("reason", reason));
    }
    let known = disputes(visit)?;
    if known.get(&question).map(String::as_str) != Some(reason) {
        let reason = reason.to_owned();
        note(visit, Fact::Dispute { question, reason })?;
    }
    Ok(back(visit))
}

/// Logs that it is settled.
pub(super) fn settle(visit: &Visit) -> Result<Reply, Failure> {
    let question = QuestionId(visit.field("question").to_owned());
    if disputes(visit)?.contains_key(&question) {
        note(visit, Fact::Settle(question))?;
    }
    Ok(back(visit))
}

/// What is wrong with which question.
pub(super) fn disputes(visit: &Visit) -> Result<BTreeMap<QuestionId, String>, Failure> {
    let said = visit.app.log()?.said().map_err(desk::Error::History)?;
    Ok(said.disputes)
}

fn note(visit: &Visit, fact: Fact) -> Result<(), Failure> {
    let said = event(fact, sitting(), 0);
    visit.app.log()?.note(&said).map_err(desk::Error::History)?;
    Ok(())
}

fn back(visit: &Visit) -> Reply {
    Reply::See(place::own(visit.field("back")).to_owned())
}
