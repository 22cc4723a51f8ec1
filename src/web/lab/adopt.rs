//! Adopt: what was tried as an option of a question of the vault, ready to be pasted into its note. Nothing is written.

use maud::{Markup, html};

use crate::desk::{self, Error, Plan};
use crate::lab::Experiment;
use crate::message::Message;
use crate::quiz::{Form, LabSetting, OptionLabel, Question};
use crate::web::asked::Asked;
use crate::web::place;
use crate::web::visit::Visit;

/// A form that asks for a question and an option of it, and what comes of them.
pub(super) fn section(visit: &Visit, asked: Asked<'_>, plan: &Plan) -> Markup {
    // Without notes there is no question either; the other pages say why.
    let material = visit.app.material().ok();
    let questions = material
        .iter()
        .flat_map(|material| material.bank.questions());
    let questions: Vec<&Question> = questions
        .filter(|question| question.form == Form::Choice)
        .collect();
    let named = asked.value("question");
    let chosen = questions
        .iter()
        .find(|question| question.id.as_str() == named);
    html! {
        @if !questions.is_empty() {
            details.adopt #adopt open[chosen.is_some()] {
                summary { (visit.word("web-lab-adopt")) }
                form.adopt action="/lab#adopt" {
                    @for (name, value) in asked.fields() { input type="hidden" name=(name) value=(value); }
                    (choose(visit, &questions, chosen.copied(), asked.value("option")))
                    button { (visit.word("web-lab-adopt-show")) }
                }
                @if let Some(question) = chosen {
                    @if let Some(label) = label(question, asked.value("option")) {
                        (adopted(visit, question, label, plan))
                    }
                }
            }
        }
    }
}

fn label(question: &Question, option: &str) -> Option<OptionLabel> {
    let mut labels = question.labels().into_iter();
    labels.find(|label| label.to_string() == option)
}

/// A list of questions, and one of the options of the question chosen; before one is chosen, of any letters.
fn choose(
    visit: &Visit,
    questions: &[&Question],
    chosen: Option<&Question>,
    option: &str,
) -> Markup {
    let most = questions
        .iter()
        .map(|question| question.options.len())
        .max();
    let any = (0..most.unwrap_or(0)).filter_map(OptionLabel::at);
    html! {
        label {
            (visit.word("web-lab-adopt-question")) " "
            select name="question" {
                @for question in questions {
                    @let id = question.id.as_str();
                    option value=(id) selected[chosen.is_some_and(|chosen| chosen.id == question.id)] { (id) }
                }
            }
        }
        label {
            (visit.word("web-lab-adopt-option")) " "
            select name="option" {
                @if let Some(question) = chosen {
                    @for own in &question.options {
                        option value=(own.label) selected[own.label.to_string() == option] {
                            (own.label) ") " (own.text)
                        }
                    }
                } @else {
                    @for label in any { option { (label) } }
                }
            }
        }
    }
}

fn adopted(visit: &Visit, question: &Question, label: OptionLabel, plan: &Plan) -> Markup {
    match desk::adopted(question, label, plan) {
        Ok(experiment) => to_paste(visit, question, &experiment, plan),
        Err(error) => refused(visit, &error),
    }
}

fn to_paste(visit: &Visit, question: &Question, experiment: &Experiment, plan: &Plan) -> Markup {
    let where_to = match question.lab {
        LabSetting::Absent => "web-lab-paste",
        _ => "web-lab-paste-instead",
    };
    let other_task = Message::new("web-lab-other-task")
        .with("tried", plan.experiment.task.name())
        .with("task", experiment.task.name());
    html! {
        p {
            (visit.rich(&Message::new(where_to))) " "
            a href={ (place::note(&question.note)) "#L" (question.line) } {
                (question.note.as_str()) ":" (question.line)
            }
        }
        pre { (experiment) }
        @if experiment.task != plan.experiment.task { (visit.paragraph(&other_task)) }
    }
}

fn refused(visit: &Visit, error: &Error) -> Markup {
    html! {
        div.refused {
            (visit.paragraph(&error.message()))
            @if let Some(hint) = error.hint() { (visit.paragraph(&hint)) }
        }
    }
}
