//! Picture: the jobs of a tuning drawn, each a line of its objective by epoch.

use maud::{Markup, PreEscaped, html};

use crate::chart::{Jobs, Words, svg};
use crate::lab::tuner::TuningReport;
use crate::web::visit::Visit;

pub(super) fn picture(visit: &Visit, tuned: &TuningReport) -> Markup {
    let jobs = Jobs::of(tuned);
    let words = Words::of(jobs.metric, |message| visit.say(message));
    html! {
        figure.jobs {
            (PreEscaped(svg::jobs(&jobs, &words)))
            (PreEscaped(svg::jobs_legend(&jobs, &words)))
        }
    }
}
