//! Result: the score of an exam with its intervals, by domain, and every question with its explanations, those that were
//! wrong first. The wrong ones alone make a notebook to print.

use maud::{Markup, html};

use super::super::failure::Failure;
use super::super::layout::{self, Nav};
use super::super::share::{self, Heads};
use super::super::visit::Visit;
use super::super::{answer, dispute};
use super::{Hall, address, blueprint, is_out_of_time};
use crate::clock::{Moment, date};
use crate::desk::Sitting;
use crate::message::Message;
use crate::quiz::exam::{Blueprint, Exam, Mark, Report, mark};
use crate::quiz::stats::Share;

pub(super) fn page(hall: &Hall<'_>, sitting: &Sitting) -> Result<Markup, Failure> {
    let (visit, exam) = (hall.visit, &sitting.exam);
    let blueprint = blueprint(exam)?;
    let mut marks = mark(exam, &hall.bank);
    let report = Report::of(blueprint, exam, &marks);
    marks.sort_by_key(|mark| mark.graded.correct);
    let is_notebook = visit.field("only") == "wrong";
    let title = visit.word(if is_notebook {
        "web-exam-notebook"
    } else {
        "web-exam-result"
    });
    let body = html! {
        h1 { (title) }
        @if is_notebook {
            p.lead { (visit.say(&report.headline(blueprint))) }
            p { a href=(address(sitting)) { (visit.word("web-exam-whole-result")) } }
        } @else {
            (score(hall, blueprint, exam, &report))
            p.actions {
                a.button href={ (address(sitting)) "?only=wrong" } { (visit.word("web-exam-only-wrong")) }
                a.button href="/exam" { (visit.word("web-exam-to-list")) }
            }
            (overview(visit, &marks))
        }
        (reviewed(hall, sitting, &marks, is_notebook))
        @if !is_notebook { (not_counted(hall, sitting)) }
    };
    Ok(layout::page(visit, &title, Nav::Exam, &body))
}

fn score(hall: &Hall<'_>, blueprint: &Blueprint, exam: &Exam, report: &Report) -> Markup {
    let visit = hall.visit;
    let domains = (1..).zip(blueprint.domains.iter().zip(&report.domains));
    let rows: Vec<(String, &Share)> = domains
        .map(|(n, (domain, share))| (format!("{n} {}", visit.say(&domain.title())), share))
        .collect();
    let heads = Heads {
        name: "web-exam-domain",
        of: "quiz-exam-asked",
        right: "quiz-exam-right",
        known: None,
    };
    let disputed = exam.paper.items.iter();
    let disputed = disputed.filter(|item| hall.disputes.contains_key(&item.question));
    let gone = report.void.saturating_sub(disputed.count());
    let counted = Report {
        void: gone,
        ..report.clone()
    };
    html! {
        @if is_out_of_time(exam) { p { (visit.word("quiz-exam-time-is-up")) } }
        p.lead { (visit.say(&report.headline(blueprint))) }
        (visit.paragraph(&report.on_the_scale(blueprint)))
        p.quiet { (visit.say(&sat(visit, exam))) }
        (share::table(visit, &heads, &rows, Some(blueprint.pass_share())))
        @for said in counted.counts() { (visit.paragraph(&said)) }
        p.quiet { (visit.word("quiz-exam-caution")) }
    }
}

/// When the exam was sat, and in how much of its time.
fn sat(visit: &Visit, exam: &Exam) -> Message {
    const MS_PER_MINUTE: i64 = 60_000;
    let begun = Moment {
        at_ms: exam.started_ms,
        ..visit.now
    };
    let minutes = |until_ms: i64| {
        let ms = until_ms.saturating_sub(exam.started_ms).max(0);
        (ms + MS_PER_MINUTE - 1).div_euclid(MS_PER_MINUTE) as usize
    };
    Message::new("web-exam-sat")
        .with("date", date(begun.day()))
        .with("used", minutes(exam.last_ms.min(exam.deadline_ms)))
        .with("given", minutes(exam.deadline_ms))
}

/// Whether each question was right, and a way to it, in the order of the paper.
fn overview(visit: &Visit, marks: &[Mark<'_>]) -> Markup {
    let mut marks: Vec<&Mark<'_>> = marks.iter().collect();
    marks.sort_by_key(|mark| mark.place);
    html! {
        nav.palette aria-label=(visit.word("web-exam-questions")) {
            div.cells {
                @for mark in marks {
                    @let said = heading(visit, mark);
                    a.cell href={ "#q" (mark.place + 1) } aria-label=(said) title=(said) {
                        (mark.place + 1)
                        span.sign aria-hidden="true" { (sign(mark)) }
                    }
                }
            }
        }
    }
}

fn sign(mark: &Mark<'_>) -> &'static str {
    match (mark.graded.correct, mark.graded.chosen.is_empty()) {
        (true, _) => "✔",
        (false, true) => "○",
        (false, false) => "✘",
    }
}

fn heading(visit: &Visit, mark: &Mark<'_>) -> String {
    let said = Message::new("web-exam-reviewed")
        .with("number", mark.place + 1)
        .with(
            "verdict",
            answer::verdict(visit, mark.question, &mark.graded),
        );
    visit.say(&said)
}

/// The questions with their explanations; those that were right are folded.
fn reviewed(hall: &Hall<'_>, sitting: &Sitting, marks: &[Mark<'_>], is_notebook: bool) -> Markup {
    let (wrong, right): (Vec<_>, Vec<_>) = marks.iter().partition(|mark| !mark.graded.correct);
    html! {
        @if wrong.is_empty() { p { (hall.visit.word("web-exam-nothing-wrong")) } }
        @for mark in wrong {
            section.reviewed id={ "q" (mark.place + 1) } {
                h2 { (heading(hall.visit, mark)) }
                (explained(hall, sitting, mark))
            }
        }
        @if !is_notebook {
            @for mark in right {
                details.reviewed id={ "q" (mark.place + 1) } {
                    summary { (heading(hall.visit, mark)) }
                    (explained(hall, sitting, mark))
                }
            }
        }
    }
}

fn explained(hall: &Hall<'_>, sitting: &Sitting, mark: &Mark<'_>) -> Markup {
    let (visit, question) = (hall.visit, mark.question);
    let back = format!("{}#q{}", address(sitting), mark.place + 1);
    html! {
        @if mark.given.flagged { p.quiet { (visit.word("quiz-exam-is-flagged")) } }
        (answer::reviewed(visit, &hall.material, question, &mark.graded))
        (dispute::part(visit, &hall.disputes, &question.id, &back))
    }
}

/// The questions that are disputed by now, each with the way to settle it.
fn not_counted(hall: &Hall<'_>, sitting: &Sitting) -> Markup {
    let items = sitting.exam.paper.items.iter();
    let disputed: Vec<_> = items
        .filter(|item| hall.disputes.contains_key(&item.question))
        .collect();
    html! {
        @if !disputed.is_empty() {
            section {
                h2 { (hall.visit.word("web-exam-not-counted")) }
                @for item in disputed {
                    h3 { (item.question) }
                    (dispute::part(hall.visit, &hall.disputes, &item.question, &address(sitting)))
                }
            }
        }
    }
}
