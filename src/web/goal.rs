//! Goal: when the exam is and how many questions a day holds, as a form and what it does. What follows from it is the
//! schedule's business.

use maud::{Markup, html};

use super::failure::Failure;
use super::reply::Reply;
use super::visit::Visit;
use crate::clock::{date, day, event, sitting};
use crate::desk;
use crate::history::Fact;
use crate::quiz::Goal;

const MOST_PER_DAY: usize = 1_000;

pub(super) fn form(visit: &Visit, goal: &Goal) -> Markup {
    let exam = goal.exam.map_or_else(String::new, date);
    html! {
        section #goal {
            h2 { (visit.word("web-goal")) }
            form.goal method="post" action="/goal" {
                div.actions {
                    label { (visit.word("web-goal-exam")) " "
                        input type="date" name="exam" value=(exam);
                    }
                    label { (visit.word("web-goal-per-day")) " "
                        input type="number" name="per-day" value=(goal.per_day) min="1" max=(MOST_PER_DAY) inputmode="numeric";
                    }
                    button { (visit.word("web-goal-save")) }
                }
                p.quiet { (visit.word("web-goal-hint")) }
            }
        }
    }
}

/// Logs what is studied for from now on, if that is something else.
pub(super) fn save(visit: &Visit) -> Result<Reply, Failure> {
    let mut log = visit.app.log()?;
    let known = log.said().map_err(desk::Error::History)?.settings.goal;
    let goal = changed(visit, &known)?;
    if goal != known {
        let said = event(Fact::Goal(goal), sitting(), 0);
        log.note(&said).map_err(desk::Error::History)?;
    }
    Ok(Reply::See("/stats#goal".to_owned()))
}

fn changed(visit: &Visit, known: &Goal) -> Result<Goal, Failure> {
    let exam = match visit.field("exam").trim() {
        "" => None,
        typed => Some(day(typed).ok_or_else(|| Failure::bad_field("exam", typed))?),
    };
    let per_day = visit.number("per-day", known.per_day as usize)?;
    if !(1..=MOST_PER_DAY).contains(&per_day) {
        return Err(Failure::bad_field("per-day", &per_day.to_string()));
    }
    Ok(Goal {
        exam,
        per_day: per_day as u32,
        ..*known
    })
}
