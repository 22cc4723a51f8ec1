//! Answer: what is said once a question is answered: whether it was right, and of every option why. Its curves are in
//! `curves.rs`.

use maud::{Markup, html};

use super::curves::Curves;
use super::dispute;
use super::failure::Failure;
use super::layout::{self, Nav};
use super::place;
use super::prose::Prose;
use super::question::behind;
use super::quiz::{address, take_back};
use super::sittings::Sitting;
use super::visit::Visit;
use super::why;
use crate::desk::{self, Material};
use crate::message::Message;
use crate::quiz::{Form, GradedAnswer, OptionLabel, Question, Schedule, as_shown, letters};
use crate::seed::Seed;

/// The page behind an answer in a quiz.
pub(super) fn page(
    visit: &Visit,
    material: &Material,
    seed: Seed,
    sitting: &Sitting,
    question: &Question,
    graded: &GradedAnswer,
) -> Result<Markup, Failure> {
    let title = verdict(visit, question, graded);
    let disputes = dispute::disputes(visit)?;
    let body = html! {
        (explained(visit, material, question, graded)?)
        form.go-on method="post" action={ (address(seed)) "/next" } {
            input type="hidden" name="place" value=(sitting.place());
            button.primary data-key="Enter" { (visit.word("web-quiz-next")) }
        }
        (take_back(visit, seed, sitting))
        (dispute::part(visit, &disputes, &question.id, &address(seed)))
    };
    Ok(layout::page(visit, &title, Nav::Quiz, &body))
}

/// Verdict, question, every option with its reason and its curve, and the note behind it.
fn explained(
    visit: &Visit,
    material: &Material,
    question: &Question,
    graded: &GradedAnswer,
) -> Result<Markup, Failure> {
    let curves = why::below_answer(visit, question)?;
    let class = if graded.correct {
        "result right"
    } else {
        "result wrong"
    };
    Ok(html! {
        h1 class=(class) role="status" tabindex="-1" autofocus { (verdict(visit, question, graded)) }
        (reasons(visit, material, question, graded, false, curves.as_ref()))
        @if let Some(curves) = &curves { (curves.below()) }
        (more(visit, question))
    })
}

/// A question as it is looked at again, its curves a link away.
pub(super) fn reviewed(
    visit: &Visit,
    material: &Material,
    question: &Question,
    graded: &GradedAnswer,
) -> Markup {
    html! {
        (reasons(visit, material, question, graded, true, None))
        (more(visit, question))
    }
}

/// What stands below a verdict; the question itself may stand open.
fn reasons(
    visit: &Visit,
    material: &Material,
    question: &Question,
    graded: &GradedAnswer,
    shows_question: bool,
    curves: Option<&Curves>,
) -> Markup {
    let prose = Prose::of(material, &question.note);
    let named = letters::named(question, |label| graded.name(label));
    html! {
        @if question.form != Form::Choice && !graded.correct && !graded.chosen.is_empty() {
            p { (visit.say(&Message::new("web-your-order").with("chosen", graded.listed(&graded.chosen, question.form)))) }
        }
        details.asked open[shows_question] {
            summary { (visit.word("web-the-question")) }
            (prose.blocks(&as_shown(question, &graded.shown).stem))
        }
        ul.explained {
            @for label in graded.by_interest(question.form) {
                (of_option(visit, &prose, &named, graded, label, curves))
            }
        }
        @if !named.explanation.is_empty() {
            section.explanation { (prose.blocks(&named.explanation)) }
        }
        (behind(visit, material, question))
    }
}

/// The way to the curves on a page of their own, where there are any.
fn more(visit: &Visit, question: &Question) -> Markup {
    html! {
        @if desk::plan(question).is_ok() {
            p { a href=(place::why(question.id.as_str())) { (visit.word("web-more-seeds")) } }
        }
    }
}

pub(super) fn verdict(visit: &Visit, question: &Question, graded: &GradedAnswer) -> String {
    let id = match graded.chosen[..] {
        _ if graded.correct => "web-right",
        [] => "web-skipped",
        _ => "web-wrong",
    };
    let key = graded.listed(&graded.key, question.form);
    visit.say(&Message::new(id).with("key", key))
}

/// An option that unfolds its reason. That of the key and of what was chosen stand open.
fn of_option(
    visit: &Visit,
    prose: &Prose<'_>,
    question: &Question,
    graded: &GradedAnswer,
    label: OptionLabel,
    curves: Option<&Curves>,
) -> Markup {
    let Some(option) = question.option(label) else {
        return html! {};
    };
    let is_choice = question.form == Form::Choice;
    let is_key = is_choice && graded.key.contains(&label);
    let is_chosen = is_choice && graded.chosen.contains(&label);
    html! {
        li.key[is_key].yours[is_chosen] {
            details open[is_key || is_chosen] {
                summary {
                    span.name { (graded.name(label)) }
                    @if is_key { span.badge.right { "✔ " (visit.word("web-key")) } }
                    @if is_chosen {
                        span class={ "badge " (if is_key { "right" } else { "wrong" }) } {
                            @if !is_key { "✘ " }
                            (visit.word("web-yours"))
                        }
                    }
                    span.text { (prose.line(&option.text)) }
                }
                @match &option.explanation {
                    Some(why) => div.why { (prose.blocks(why)) },
                    None => p.quiet { (visit.word("web-no-why")) },
                }
            }
            div.curve data-option=(label) {
                @if let Some(panel) = curves.and_then(|curves| curves.panel(&label.to_string())) { (panel) }
            }
        }
    }
}

/// The end of a sitting: how it went, and what comes.
pub(super) fn end(
    visit: &Visit,
    material: &Material,
    sitting: &Sitting,
) -> Result<Markup, Failure> {
    let graded = sitting.quiz.session().graded();
    let right = graded.iter().filter(|graded| graded.correct).count();
    let said = Message::new("web-quiz-end")
        .with("right", right)
        .with("answered", graded.len());
    let study = visit
        .app
        .desk()
        .study_of(&material.bank, &visit.app.log()?)?;
    let today = visit.now.day();
    let schedule = Schedule::of(&study.bank, &study.past, today, &study.settings);
    let forecast = schedule.forecast(2);
    let comes = Message::new("web-what-comes")
        .with("today", forecast[0])
        .with("new", schedule.new_today)
        .with("tomorrow", forecast[1]);
    let wrong = graded.iter().filter(|graded| !graded.correct);
    let wrong: std::collections::BTreeSet<&str> =
        wrong.map(|graded| graded.question.as_str()).collect();
    let title = visit.word("web-quiz-over");
    let body = html! {
        h1 tabindex="-1" autofocus role="status" { (title) }
        p.lead { (visit.say(&said)) }
        @if !wrong.is_empty() {
            h2 { (visit.word("web-quiz-were-wrong")) }
            ul.plain { @for name in &wrong { li { a href=(place::why(name)) { (name) } } } }
        }
        p { (visit.say(&comes)) }
        p { a.button.primary href="/" data-key="Enter" { (visit.word("web-to-home")) } }
    };
    Ok(layout::page(visit, &title, Nav::Quiz, &body))
}
