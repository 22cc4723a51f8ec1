//! Question: what is asked, with its controls, in a quiz as in an exam; what was chosen with them; and the way to what it
//! rests on.

use maud::{Markup, html};

use super::failure::Failure;
use super::place;
use super::prose::Prose;
use super::visit::Visit;
use crate::desk::Material;
use crate::message::Message;
use crate::quiz::{Asking, Form, OptionLabel, Question};

/// Stem and options; those that are chosen already are checked.
pub(super) fn asked(
    visit: &Visit,
    prose: &Prose<'_>,
    asking: &Asking<'_>,
    chosen: &[OptionLabel],
) -> Markup {
    let legend = match asking.form {
        Form::Choice if asking.select == 1 => "web-choose-one",
        Form::Choice => "web-choose",
        Form::Ordering => "web-order",
        Form::Matching => "web-match",
    };
    let legend = Message::new(legend).with("select", asking.select);
    html! {
        div.stem #stem { (prose.blocks(asking.stem)) }
        fieldset.options aria-describedby="stem" {
            legend { (visit.say(&legend)) }
            @match asking.form {
                Form::Choice => (choices(prose, asking, chosen)),
                Form::Ordering | Form::Matching => (places(visit, prose, asking, chosen)),
            }
        }
    }
}

/// A radio button or a box for each option.
fn choices(prose: &Prose<'_>, asking: &Asking<'_>, chosen: &[OptionLabel]) -> Markup {
    let kind = if asking.select == 1 {
        "radio"
    } else {
        "checkbox"
    };
    html! {
        @for option in &asking.options {
            label.option {
                input type=(kind) name="choice" value=(option.label)
                    checked[chosen.contains(&option.label)] data-place=(option.position);
                kbd aria-hidden="true" { (option.position) }
                span.text { (prose.line(option.text)) }
            }
        }
    }
}

/// The options with their numbers, and a list to choose from for each place of the sequence, or each prompt.
fn places(visit: &Visit, prose: &Prose<'_>, asking: &Asking<'_>, chosen: &[OptionLabel]) -> Markup {
    html! {
        ol.numbered {
            @for option in &asking.options { li { (prose.line(option.text)) } }
        }
        div.places {
            @for place in 0..asking.select {
                label {
                    (visit.say(&Message::new("web-place").with("place", place + 1))) " "
                    select name="choice" {
                        option value="" { "–" }
                        @for option in &asking.options {
                            option value=(option.label) selected[chosen.get(place) == Some(&option.label)] {
                                (option.position)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was chosen in a form; nothing is "I don't know".
pub(super) fn chosen(visit: &Visit) -> Result<Vec<OptionLabel>, Failure> {
    if !visit.field("unknown").is_empty() {
        return Ok(Vec::new());
    }
    let label = |choice: &str| {
        let mut letters = choice.chars();
        let label = letters.next().and_then(OptionLabel::of);
        let label = label.filter(|_| letters.next().is_none());
        label.ok_or_else(|| Failure::bad_field("choice", choice))
    };
    let chosen = visit.all("choice").filter(|choice| !choice.is_empty());
    chosen.map(label).collect()
}

/// The note that a question rests on, at its section.
pub(super) fn behind(visit: &Visit, material: &Material, question: &Question) -> Markup {
    let behind = material.behind(question).map(|(note, line)| {
        let address =
            line.map_or_else(|| place::note(&note.id), |line| place::line(&note.id, line));
        let heading = note
            .headings
            .iter()
            .find(|heading| Some(heading.line) == line);
        (
            note,
            address,
            heading.filter(|heading| heading.text != note.title),
        )
    });
    html! {
        @if let Some((note, address, heading)) = behind {
            p.behind {
                (visit.word("web-behind")) " "
                a href=(address) data-key="KeyO" {
                    (note.title) @if let Some(heading) = heading { " · " (heading.text) }
                }
            }
        }
    }
}
