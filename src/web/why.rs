//! Why: the curves of a question, and what is asked in it.

use maud::{Markup, html};

use super::curves::{Curves, FEW_SEEDS, MANY_SEEDS, Watched};
use super::failure::Failure;
use super::layout::{self, Nav};
use super::place;
use super::prose::Prose;
use super::question::behind;
use super::reply::Reply;
use super::visit::Visit;
use crate::desk::{self, Material};
use crate::quiz::{Question, letters};

/// More seeds would not change what can be told apart.
const MOST_SEEDS: u64 = 256;

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let question = material.question(visit.part("question"))?;
    let curves = match watched_of(visit, question, MANY_SEEDS)? {
        Some(watched) => {
            let stream = format!(
                "{}/stream?seeds={}",
                place::why(question.id.as_str()),
                watched.n_seeds
            );
            Curves::of(visit, &watched, &stream)?.section(visit, &watched.plan)
        }
        None => html! { p { (visit.word("web-nothing-to-train")) } },
    };
    let body = html! {
        h1 { (question.id) }
        (asked(visit, &material, question))
        (curves)
    };
    Ok(Reply::Page(layout::wide(
        visit,
        question.id.as_str(),
        Nav::Quiz,
        &body,
    )))
}

/// The plan of the question in the address.
pub(super) fn watched(visit: &Visit) -> Result<Watched, Failure> {
    let material = visit.app.material()?;
    let question = material.question(visit.part("question"))?;
    watched_of(visit, question, MANY_SEEDS)?.ok_or_else(Failure::nowhere)
}

/// What is looked at below an answer, and the address that tells how it grows; `None` where nothing is trained.
pub(super) fn below_answer(visit: &Visit, question: &Question) -> Result<Option<Curves>, Failure> {
    let Some(watched) = watched_of(visit, question, FEW_SEEDS)? else {
        return Ok(None);
    };
    let stream = format!(
        "{}/stream?seeds={}",
        place::why(question.id.as_str()),
        watched.n_seeds
    );
    Curves::of(visit, &watched, &stream).map(Some)
}

fn watched_of(
    visit: &Visit,
    question: &Question,
    otherwise: u64,
) -> Result<Option<Watched>, Failure> {
    let plan = match desk::plan(question) {
        Ok(plan) => plan,
        Err(desk::Error::NothingToTrain { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let n_seeds = visit.number("seeds", otherwise as usize)? as u64;
    Ok(Some(Watched {
        plan,
        n_seeds: n_seeds.clamp(2, MOST_SEEDS),
    }))
}

/// The question as its note has it: whoever comes here wants to know why, and is shown the key.
fn asked(visit: &Visit, material: &Material, question: &Question) -> Markup {
    let prose = Prose::of(material, &question.note);
    let plain = letters::plain(question);
    html! {
        details.asked open {
            summary { (visit.word("web-the-question")) }
            div.stem { (prose.blocks(&plain.asked())) }
            ul.plain {
                @for option in &plain.options {
                    li {
                        strong { (option.label) } " "
                        @if plain.key.contains(&option.label) { span.badge.right { "✔ " (visit.word("web-key")) } }
                        (prose.line(&option.text))
                    }
                }
            }
            (behind(visit, material, question))
        }
    }
}
