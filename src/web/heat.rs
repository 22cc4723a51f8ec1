//! Heat map: how much was answered on each day of the last weeks, as a table: a column a week, Monday on top. Every cell
//! says its number, and its date where a pointer rests.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::visit::Visit;
use crate::clock::date;
use crate::message::Message;
use crate::quiz::StudyDay;
use crate::quiz::stats::{Day, Weeks};

const WEEKS: u32 = 12;
/// From nothing to as much as on the fullest day.
const SHADES: [&str; 5] = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"];

pub(super) fn map(visit: &Visit, days: &BTreeMap<StudyDay, usize>, today: StudyDay) -> Markup {
    let weeks = Weeks::of(days, today, WEEKS);
    html! {
        section {
            table.heat {
                caption { (visit.word("quiz-stats-weeks")) }
                thead { tr {
                    td {}
                    @for week in 0..WEEKS { (monday(weeks.first.after(week * 7))) }
                } }
                tbody {
                    @for row in &weeks.rows {
                        tr {
                            th scope="row" { (visit.say(&row.weekday.name())) }
                            @for day in &row.days { (cell(visit, *day)) }
                        }
                    }
                }
            }
        }
    }
}

/// The head of a week: its month where one begins, and its whole date for who hears it.
fn monday(day: StudyDay) -> Markup {
    let (date, before) = (date(day), date(day.before(7)));
    let (month, month_before) = (&date[5..7], &before[5..7]);
    html! {
        th scope="col" {
            span.visually-hidden { (date) }
            @if month != month_before { span aria-hidden="true" { (month) } }
        }
    }
}

fn cell(visit: &Visit, day: Option<Day>) -> Markup {
    let Some(day) = day else {
        return html! { td {} };
    };
    let said = Message::new("web-stats-day-answers")
        .with("date", date(day.day))
        .with("answers", day.answers);
    let said = visit.say(&said);
    html! {
        td class=(SHADES[day.step]) title=(said) {
            span aria-hidden="true" { @if day.answers > 0 { (day.answers) } }
            span.visually-hidden { (said) }
        }
    }
}
