//! Begin: which exams there are, what would be asked and how far that follows the blueprint, one that is under way, and
//! how earlier ones went.

use maud::{Markup, html};

use super::super::failure::Failure;
use super::super::layout::{self, Nav};
use super::super::reply::Reply;
use super::super::visit::Visit;
use super::{Hall, address, hand_in};
use crate::clock::{Moment, date, origin, sitting};
use crate::desk::Sitting;
use crate::message::Message;
use crate::quiz::exam::{Blueprint, Domain, Drawn, End, Report, Step, Supply, draw, mark};
use crate::seed::Seed;

const MOST_QUESTIONS: usize = 1_000;

pub(in super::super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let mut hall = Hall::enter(visit)?;
    let sittings = hall.sittings()?;
    let title = visit.word("web-exam");
    let mut body = html! { h1 { (title) } };
    for blueprint in Blueprint::ALL {
        let taken = sittings.iter();
        let taken = taken.filter(|sitting| sitting.exam.paper.exam == blueprint.name);
        body = html! { (body) (of_blueprint(&hall, blueprint, &taken.collect::<Vec<_>>())?) };
    }
    Ok(Reply::Page(layout::page(visit, &title, Nav::Exam, &body)))
}

fn of_blueprint(
    hall: &Hall<'_>,
    blueprint: &'static Blueprint,
    sittings: &[&Sitting],
) -> Result<Markup, Failure> {
    let visit = hall.visit;
    let open = sittings.iter().find(|sitting| sitting.exam.end.is_none());
    let plan = match open {
        Some(open) => html! {
            (under_way(visit, open))
            (hand_in::give_up(visit, open))
        },
        None => planned(hall, blueprint)?,
    };
    Ok(html! {
        section.blueprint aria-labelledby=(blueprint.name) {
            h2 id=(blueprint.name) { (blueprint.name) }
            (plan)
            (earlier(hall, blueprint, sittings))
        }
    })
}

/// What would be asked, what is missing, and the button that starts the clock.
fn planned(hall: &Hall<'_>, blueprint: &'static Blueprint) -> Result<Markup, Failure> {
    let visit = hall.visit;
    let count = match visit.field("exam") == blueprint.name {
        true => count(visit, blueprint)?,
        false => blueprint.questions,
    };
    let drawn = draw(blueprint, &hall.bank, count, Seed(0));
    if drawn.paper.items.is_empty() {
        let (nothing, hint) = drawn.nothing(blueprint);
        return Ok(html! { (visit.paragraph(&nothing)) p.quiet { (visit.say(&hint)) } });
    }
    Ok(html! {
        (visit.paragraph(&drawn.plan(blueprint)))
        (supply(visit, blueprint, &drawn))
        @for said in drawn.shortcomings(count) { p.quiet { (visit.say(&said)) } }
        form.begin-exam method="post" action="/exam" {
            input type="hidden" name="exam" value=(blueprint.name);
            div.actions {
                label { (visit.word("web-exam-count")) " "
                    input type="number" name="count" value=(count) min="1" max=(MOST_QUESTIONS) inputmode="numeric";
                }
                button.primary { (visit.word("web-exam-begin")) }
                button formmethod="get" { (visit.word("web-exam-show-plan")) }
            }
            p.quiet { (visit.word("web-exam-clock-runs")) }
        }
    })
}

fn count(visit: &Visit, blueprint: &Blueprint) -> Result<usize, Failure> {
    let count = visit.number("count", blueprint.questions)?;
    Ok(count.clamp(1, MOST_QUESTIONS))
}

fn supply(visit: &Visit, blueprint: &Blueprint, drawn: &Drawn) -> Markup {
    let domains = (1..).zip(blueprint.domains.iter().zip(&drawn.supply));
    let row = |number: usize, domain: &Domain, supply: &Supply| {
        html! {
            tr {
                th scope="row" { (number) " " (visit.say(&domain.title())) }
                td.align-right { (domain.percent) " %" }
                td.align-right { (supply.asked()) "/" (supply.wanted) }
                td.align-right { (supply.there) }
            }
        }
    };
    html! {
        table.plan {
            thead { tr {
                th scope="col" { (visit.word("web-exam-domain")) }
                @for head in ["quiz-exam-weight", "quiz-exam-asked", "quiz-exam-there"] {
                    th.align-right scope="col" { (visit.word(head)) }
                }
            } }
            tbody { @for (number, (domain, supply)) in domains { (row(number, domain, supply)) } }
        }
    }
}

/// How the exams that were handed in went, the latest first.
fn earlier(hall: &Hall<'_>, blueprint: &Blueprint, sittings: &[&Sitting]) -> Markup {
    let visit = hall.visit;
    let over = |sitting: &&&Sitting| sitting.exam.end == Some(End::Submitted);
    let said = |sitting: &Sitting| {
        let exam = &sitting.exam;
        let share = Report::of(blueprint, exam, &mark(exam, &hall.bank)).all;
        let begun = Moment {
            at_ms: exam.started_ms,
            ..visit.now
        };
        let said = Message::new("quiz-exam-taken")
            .with("date", date(begun.day()))
            .with("right", share.right)
            .with("of", share.of);
        visit.say(&said)
    };
    html! {
        @if sittings.iter().any(|sitting| over(&sitting)) {
            h3 { (visit.word("web-exam-earlier")) }
            ul.plain {
                @for sitting in sittings.iter().rev().filter(over) {
                    li { a href=(address(sitting)) { (said(sitting)) } }
                }
            }
        }
    }
}

/// Draws a paper, starts the clock, and goes to the first question; to the exam that is under way, if there is one.
pub(in super::super) fn begin(visit: &Visit) -> Result<Reply, Failure> {
    let name = visit.field("exam");
    let blueprint = Blueprint::named(name).ok_or_else(|| Failure::bad_field("exam", name))?;
    let mut hall = Hall::enter(visit)?;
    let sittings = hall.sittings()?;
    let is_open =
        |known: &&Sitting| known.exam.end.is_none() && known.exam.paper.exam == blueprint.name;
    if let Some(open) = sittings.iter().find(is_open) {
        return Ok(Reply::See(address(open)));
    }
    let seed = sitting();
    let paper = draw(blueprint, &hall.bank, count(visit, blueprint)?, seed).paper;
    if paper.items.is_empty() {
        return Ok(Reply::See("/exam".to_owned()));
    }
    let (desk, at_ms) = (visit.app.desk(), visit.now.at_ms);
    let mut begun = desk.begin(&mut hall.log, blueprint, paper, seed, at_ms, origin())?;
    hall.step(&mut begun, Step::Show { place: 0 })?;
    Ok(Reply::See(address(&begun)))
}

/// The exams that are under way, with a way back to each. One whose time is up is over from now on.
pub(in super::super) fn running(visit: &Visit) -> Result<Markup, Failure> {
    let mut sittings = visit.app.desk().sittings(&visit.app.log()?)?;
    if sittings.iter().any(|sitting| sitting.exam.end.is_none()) {
        sittings = Hall::enter(visit)?.sittings()?;
    }
    let open = sittings.iter().filter(|sitting| sitting.exam.end.is_none());
    Ok(html! { @for sitting in open { (under_way(visit, sitting)) } })
}

fn under_way(visit: &Visit, sitting: &Sitting) -> Markup {
    let exam = &sitting.exam;
    let said = Message::new("web-exam-under-way")
        .with("exam", exam.paper.exam.as_str())
        .with("left", exam.time_left(exam.clock(visit.now.at_ms)))
        .with("answered", exam.answered())
        .with("total", exam.paper.items.len());
    html! {
        form.under-way method="post" action=(address(sitting)) {
            p { (visit.say(&said)) }
            button.primary { (visit.word("web-exam-go-on")) }
        }
    }
}
