//! Tune: SageMaker's tuner over trainings of the lab. The arguments stand in the address; what is short is run at once,
//! one tuning at a time, and what is long is left to the terminal.

mod form;
mod picture;
mod report;
mod typed;

use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use axum::http::StatusCode;
use maud::{Markup, html};

use super::asked::Asked;
use super::failure::Failure;
use super::layout::{self, Nav};
use super::reply::Reply;
use super::visit::Visit;
use crate::desk::{Tuning, epochs_for};
use crate::lab::tuner::{self, TuningReport};
use crate::lab::{Defect, TaskName};
use crate::message::Message;
use form::Form;
use typed::Typed;

/// Multiply-adds of a tuning that is run for a page: some seconds, half a minute on a slow machine.
const MOST_WORK: u64 = 60_000_000_000;

/// So long a tuning waits for its turn among the trainings.
const WAIT: Duration = Duration::from_secs(20);

/// The tuning that was run last.
static LAST: Mutex<Option<(Tuning, TuningReport)>> = Mutex::new(None);
/// Whoever holds it runs a tuning, and there is no other meanwhile.
static RUNNING: Mutex<()> = Mutex::new(());

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let asked = Asked(&visit.fields);
    let typed = Typed::of(asked);
    let tuning = (!asked.is_empty()).then(|| typed.read());
    let form = Form {
        visit,
        asked,
        defect: tuning.as_ref().and_then(|read| read.as_ref().err()),
    };
    let title = visit.word("web-tune");
    let body = html! {
        h1 { (title) }
        @match &tuning {
            Some(Ok(tuning)) => {
                details.recipe { summary { (visit.word("web-tune-arguments")) } (form.shown()) }
                @if let Some(warning) = tuning.plan.warning() { p.refused { (visit.rich(&warning)) } }
                (result(visit, tuning, &typed)?)
            }
            read => {
                p.lead { (visit.word("web-tune-lead")) }
                p.quiet { (limits(visit)) }
                @if let Some(Err(defect)) = read { (refused(visit, defect)) }
                (form.shown())
            }
        }
        p { a href="/lab" { (visit.word("web-tune-to-lab")) } }
    };
    Ok(Reply::Page(layout::wide(visit, &title, Nav::Lab, &body)))
}

fn result(visit: &Visit, tuning: &Tuning, typed: &Typed<'_>) -> Result<Markup, Failure> {
    let plan = &tuning.plan;
    if plan.max_jobs.saturating_mul(plan.epochs) > epochs_for(tuning.task, MOST_WORK) {
        return Ok(too_long(visit, tuning, typed));
    }
    tuned(visit, tuning).map(|tuned| report::report(visit, tuning, &tuned))
}

/// Runs a tuning, or takes it from before.
fn tuned(visit: &Visit, tuning: &Tuning) -> Result<TuningReport, Failure> {
    if let Some(report) = kept(tuning) {
        return Ok(report);
    }
    let _running = match RUNNING.try_lock() {
        Ok(running) => running,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return Err(busy()),
    };
    let _turn = visit.app.trainings.turn(WAIT).ok_or_else(busy)?;
    // Another tab may have asked for the same.
    let report = match kept(tuning) {
        Some(report) => report,
        None => run(visit, tuning)?,
    };
    *last() = Some((tuning.clone(), report.clone()));
    Ok(report)
}

fn run(visit: &Visit, tuning: &Tuning) -> Result<TuningReport, Failure> {
    let groundwork = visit.app.desk().groundwork(tuning.task, &mut || ());
    let go_on = || match *visit.app.closing.borrow() {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    };
    let tuned = tuner::tune(tuning.task, &groundwork, &tuning.plan, &go_on);
    tuned.continue_value().ok_or_else(busy)
}

fn kept(tuning: &Tuning) -> Option<TuningReport> {
    let last = last();
    let kept = last.as_ref().filter(|(known, _)| known == tuning);
    kept.map(|(_, report)| report.clone())
}

fn last() -> MutexGuard<'static, Option<(Tuning, TuningReport)>> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner)
}

fn busy() -> Failure {
    let hint = Message::new("web-tune-busy-hint");
    Failure::new(
        StatusCode::SERVICE_UNAVAILABLE,
        Message::new("web-tune-busy"),
        Some(hint),
    )
}

/// What does it in a terminal.
fn too_long(visit: &Visit, tuning: &Tuning, typed: &Typed<'_>) -> Markup {
    let plan = &tuning.plan;
    let said = Message::new("web-tune-too-long")
        .with("jobs", plan.max_jobs)
        .with("epochs", plan.epochs)
        .with("most", epochs_for(tuning.task, MOST_WORK))
        .with("task", tuning.task.name());
    html! {
        section.refused {
            (visit.paragraph(&said))
            pre { (typed.command()) }
        }
    }
}

/// How much is run for a page.
fn limits(visit: &Visit) -> String {
    let most = |task| epochs_for(task, MOST_WORK);
    let said = Message::new("web-tune-limits")
        .with("image", most(TaskName::Image))
        .with("text", most(TaskName::Text))
        .with("recommender", most(TaskName::Recommender));
    visit.say(&said)
}

fn refused(visit: &Visit, defect: &Defect) -> Markup {
    let (flag, range) = Tuning::flag(defect);
    let name = range.unwrap_or(flag);
    let said = Message::new("web-setting-refused")
        .with("name", name)
        .with("why", defect.message.clone());
    html! {
        p.refused role="alert" { a href={ "#" (name) "-refused" } { (visit.rich(&said)) } }
    }
}

#[cfg(test)]
mod tests;
