//! Report: a tuning that has ended: its jobs in the order of launching, how each ended, and what each rule would deploy.

use maud::{Markup, html};

use super::picture::picture;
use crate::desk::Tuning;
use crate::lab::tuner::{JobReport, TuningReport};
use crate::web::visit::Visit;

/// Of the best job.
const SIGN: &str = "✔";

pub(super) fn report(visit: &Visit, tuning: &Tuning, tuned: &TuningReport) -> Markup {
    html! {
        section #report {
            h2 { (visit.word("web-tune-report")) }
            p { (visit.say(&tuned.plan.setup(tuning.task))) }
            (picture(visit, tuned))
            (jobs(visit, tuned))
            @for sign in tuned.signs(SIGN) { p.quiet { (visit.say(&sign)) } }
            ul.sentences { @for said in tuned.summary() { li { (visit.rich(&said)) } } }
        }
    }
}

/// A row for each job; those that were launched at the same time stand together.
fn jobs(visit: &Visit, tuned: &TuningReport) -> Markup {
    let waves = tuned
        .jobs
        .chunk_by(|one, next| one.launched == next.launched);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.word("web-tune-table")) {
            table.tuned {
                caption { (visit.word("web-tune-table")) }
                thead {
                    tr {
                        th scope="col" { (visit.word("web-tune-head-job")) }
                        th scope="col" { (visit.word("web-tune-head-launched")) }
                        @for (name, _) in &tuned.plan.ranges { th scope="col" { (name) } }
                        th scope="col" { (visit.word("lab-tuner-head-trained")) }
                        th scope="col" { (visit.word("lab-tuner-head-ended")) }
                        th scope="col" { (visit.word("lab-tuner-head-latest")) }
                        th scope="col" { (visit.word("lab-tuner-head-best")) }
                    }
                }
                @for wave in waves { tbody { @for job in wave { (row(visit, tuned, job)) } } }
            }
        }
    }
}

fn row(visit: &Visit, tuned: &TuningReport, job: &JobReport) -> Markup {
    let objective = tuned.plan.objective;
    let metric = objective.metric.metric();
    let best = objective.best_epoch(&job.values);
    html! {
        tr {
            th scope="row" { (job.number) @if job.number == tuned.by_latest.job { " " (SIGN) } }
            td.align-right { (job.launched) }
            @for value in job.assignment.shown() { td.align-right { (value) } }
            td.align-right { (job.epochs_paid()) }
            td { (visit.say(&tuned.ended(job))) }
            td.align-right { (metric.number(job.latest())) }
            td.align-right { (metric.number(job.values[best - 1])) " (" (best) ")" }
        }
    }
}
