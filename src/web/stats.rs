//! Statistics: what a person's own answers say, what comes in the next days, and what is studied for.

use maud::{Markup, html};

use super::failure::Failure;
use super::layout::{self, Nav};
use super::reply::Reply;
use super::share::{self, Heads};
use super::visit::Visit;
use super::{dispute, goal, heat, place};
use crate::clock::date;
use crate::desk::Study;
use crate::message::Message;
use crate::quiz::stats::Share;
use crate::quiz::{Schedule, Stats};

const MOST_TAGS: usize = 12;
const MOST_QUESTIONS: usize = 8;
const DAYS_AHEAD: usize = 14;

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let log = visit.app.log()?;
    let study = visit.app.desk().study_of(&material.bank, &log)?;
    let stats = Stats::of(&study.bank, &study.past, &study.settings.parameters);
    let title = visit.word("web-stats");
    let body = html! {
        h1 { (title) }
        @if study.past.is_empty() {
            p { (visit.word("quiz-stats-nothing")) }
            p { a.button href="/quiz" { (visit.word("web-quiz")) } }
        } @else {
            p.lead { (visit.say(&stats.headline())) }
            (heat::map(visit, &stats.days, visit.now.day()))
            (answers(visit, &stats))
            (errors(visit, &stats))
            (memory(visit, &stats))
        }
        (ahead(visit, &study))
        (goal::form(visit, &study.settings.goal))
        (disputed(visit)?)
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Stats, &body)))
}

/// By domain, by tag, and by how sure a person was.
fn answers(visit: &Visit, stats: &Stats) -> Markup {
    let domains = stats.domains.iter();
    let domains = domains.map(|(name, share)| (name.clone(), share)).collect();
    let tags = stats.most_answered_tags(MOST_TAGS).into_iter();
    let tags = tags
        .map(|(tag, share)| (format!("#{tag}"), share))
        .collect();
    let sure = stats.said_sure();
    let sure = sure
        .map(|(sure, share)| (visit.word(sure.word()), share))
        .collect();
    html! {
        (shares(visit, "quiz-stats-domains", domains))
        (shares(visit, "quiz-stats-confidence", sure))
        (shares(visit, "quiz-stats-tags", tags))
    }
}

/// A table below its title; nothing of nothing.
fn shares(visit: &Visit, title: &'static str, shares: Vec<(String, &Share)>) -> Markup {
    let heads = Heads {
        name: title,
        of: "quiz-stats-answers",
        right: "quiz-stats-right",
        known: Some("quiz-stats-known"),
    };
    html! {
        @if !shares.is_empty() {
            section {
                h2 { (visit.word(title)) }
                (share::table(visit, &heads, &shares, None))
            }
        }
    }
}

/// What was wrong though a person was sure, and what keeps being chosen; each leads to its curves.
fn errors(visit: &Visit, stats: &Stats) -> Markup {
    let wrong = stats.confident_errors.iter().take(MOST_QUESTIONS);
    let habits = stats.habits.iter().take(MOST_QUESTIONS);
    html! {
        @if !stats.confident_errors.is_empty() {
            section {
                h2 { (visit.word("web-stats-confident-errors")) }
                ul.plain {
                    @for question in wrong { li { a href=(place::why(question.as_str())) { (question) } } }
                }
            }
        }
        @if !stats.habits.is_empty() {
            section {
                h2 { (visit.word("web-stats-habits")) }
                ul.plain {
                    @for habit in habits {
                        li {
                            a href=(place::why(habit.question.as_str())) { (habit.question) } " "
                            span.quiet {
                                (visit.say(&Message::new("web-stats-habit")
                                    .with("option", habit.option.to_string())
                                    .with("times", habit.times)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn memory(visit: &Visit, stats: &Stats) -> Markup {
    html! {
        @if let Some(said) = stats.retention.message() {
            section {
                h2 { (visit.word("web-stats-memory")) }
                (visit.paragraph(&said))
            }
        }
    }
}

/// How many questions come again on each of the next days.
fn ahead(visit: &Visit, study: &Study) -> Markup {
    let today = visit.now.day();
    let schedule = Schedule::of(&study.bank, &study.past, today, &study.settings);
    let forecast = schedule.forecast(DAYS_AHEAD);
    let most = forecast.iter().max().copied().unwrap_or(0).max(1);
    let days = (0..).zip(&forecast);
    html! {
        @if forecast.iter().any(|due| *due > 0) {
            section {
                h2 { (visit.word("web-stats-ahead")) }
                table.ahead {
                    thead { tr {
                        th scope="col" { (visit.word("web-stats-day")) }
                        th.align-right scope="col" { (visit.word("web-stats-due")) }
                        td {}
                    } }
                    tbody {
                        @for (at, due) in days {
                            tr {
                                th scope="row" { (date(today.after(at))) }
                                td.align-right { (due) }
                                td.drawn {
                                    svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                                        rect.mean width=(due * 100 / most) height="10" {}
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn disputed(visit: &Visit) -> Result<Markup, Failure> {
    let count = dispute::disputes(visit)?.len();
    let said = Message::new("web-disputes-count").with("count", count);
    Ok(html! { @if count > 0 { p { a href="/dispute" { (visit.say(&said)) } } } })
}
