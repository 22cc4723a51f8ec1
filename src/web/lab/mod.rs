//! Lab: a recipe of one's own beside the training that changes nothing. All of it stands in the address of the page, so
//! that it can be shared and shown again.

mod adopt;
mod form;
mod knob;
mod recipe;

use axum::http::StatusCode;
use maud::{Markup, html};

use super::asked::Asked;
use super::curves::{Curves, FEW_SEEDS, Watched};
use super::failure::Failure;
use super::layout::{self, Nav};
use super::reply::Reply;
use super::visit::Visit;
use crate::desk::{self, Plan};
use crate::lab::{Defect, describe};
use crate::message::Message;
use form::Form;

/// More seeds are for the terminal.
const MOST_SEEDS: u64 = 128;

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let asked = Asked(&visit.fields);
    let plan = asked.plan();
    let form = Form {
        visit,
        asked,
        defect: plan.as_ref().err(),
    };
    let title = visit.word("web-lab");
    let body = html! {
        h1 { (title) }
        @match &plan {
            Ok(plan) if changes(plan) => {
                details.recipe {
                    summary { (recipe(visit, plan)) }
                    (form.shown())
                }
                (results(visit, asked)?)
            }
            plan => {
                p.lead { (visit.word("web-lab-lead")) }
                @match plan {
                    Err(defect) => (refused(visit, defect)),
                    Ok(_) if !asked.is_empty() => p.refused { (visit.word("web-lab-nothing")) },
                    Ok(_) => {}
                }
                (form.shown())
            }
        }
        p { a href="/tune" { (visit.word("web-lab-to-tuner")) } }
    };
    Ok(Reply::Page(layout::wide(visit, &title, Nav::Lab, &body)))
}

/// The comparison that the address asks for.
pub(super) fn watched(visit: &Visit) -> Result<Watched, Failure> {
    let plan = Asked(&visit.fields).plan().map_err(|defect| {
        let hint = defect.hint.clone();
        Failure::new(StatusCode::BAD_REQUEST, refusal(&defect), hint)
    })?;
    if !changes(&plan) {
        return Err(Failure::nowhere());
    }
    let n_seeds = visit.number("seeds", FEW_SEEDS as usize)? as u64;
    Ok(Watched {
        plan,
        n_seeds: n_seeds.clamp(2, MOST_SEEDS),
    })
}

fn changes(plan: &Plan) -> bool {
    plan.experiment.options.len() > 1
}

/// What is changed, in the words that stand over its curve.
fn recipe(visit: &Visit, plan: &Plan) -> String {
    let change = plan.experiment.options.last();
    let change = change.and_then(|(_, change)| change.as_ref());
    let said = change.map_or_else(String::new, |change| visit.say(&describe(change)));
    let recipe = Message::new("web-lab-recipe").with("change", said);
    visit.say(&recipe)
}

/// The curves, and below them the recipe for elsewhere.
fn results(visit: &Visit, asked: Asked<'_>) -> Result<Markup, Failure> {
    let watched = watched(visit)?;
    let plan = &watched.plan;
    let stream = format!("/lab/stream?{}", asked.query());
    Ok(html! {
        (Curves::of(visit, &watched, &stream)?.section(visit, plan))
        details {
            summary { (visit.word("web-lab-yaml")) }
            pre { (plan.in_full()) }
        }
        (adopt::section(visit, asked, plan))
    })
}

/// Why nothing is trained, with the way to the field that is in the way.
fn refused(visit: &Visit, defect: &Defect) -> Markup {
    html! {
        p.refused role="alert" {
            a href={ "#" (desk::name_typed(defect)) "-refused" } { (visit.rich(&refusal(defect))) }
        }
    }
}

fn refusal(defect: &Defect) -> Message {
    Message::new("web-setting-refused")
        .with("name", desk::name_typed(defect))
        .with("why", defect.message.clone())
}

#[cfg(test)]
mod tests;
