//! Form: the recipe of the lab page as controls. A switch for each technique, and its value where it is switched on; what
//! cannot be used is said beside its field.

use maud::{Markup, html};

use super::MOST_SEEDS;
use super::knob::{Control, EARLY_STOPPING, EXPERIMENT, GROUPS, Group, Knob, STOPPING};
use crate::desk;
use crate::lab::{Defect, TaskName};
use crate::web::asked::{Asked, ON};
use crate::web::curves::FEW_SEEDS;
use crate::web::visit::Visit;

/// The form, and what of it cannot be used.
pub(super) struct Form<'a> {
    pub(super) visit: &'a Visit,
    pub(super) asked: Asked<'a>,
    pub(super) defect: Option<&'a Defect>,
}

impl Form<'_> {
    pub(super) fn shown(&self) -> Markup {
        html! {
            form.recipe action="/lab" novalidate {
                (self.experiment())
                @for group in &GROUPS { (self.group(group)) }
                div.actions {
                    button.primary { (self.visit.word("web-lab-train")) }
                    a.button href="/lab" { (self.visit.word("web-lab-anew")) }
                }
            }
        }
    }

    fn experiment(&self) -> Markup {
        let tasks = TaskName::NAMES.map(|(name, _)| name);
        html! {
            fieldset {
                legend { (self.visit.word("web-lab-experiment")) }
                (self.field("task", "web-lab-task", &self.options("task", self.asked.value("task"), &tasks)))
                @for knob in &EXPERIMENT { (self.knob(knob)) }
                (self.field("from", "web-lab-from",
                    &self.options("from", self.asked.value("from"), &["", "fork", "start"])))
                (self.field("seeds", "web-lab-seeds", &html! {
                    input type="number" #seeds name="seeds" aria-describedby="seeds-help" min="2" max=(MOST_SEEDS)
                        value=(self.asked.value("seeds")) placeholder=(FEW_SEEDS) inputmode="numeric";
                }))
            }
        }
    }

    fn group(&self, group: &Group) -> Markup {
        html! {
            fieldset {
                legend { (self.visit.word(group.legend)) }
                @for knob in group.techniques { (self.technique(knob)) }
            }
        }
    }

    /// A switch, and what is to be set once it is on.
    fn technique(&self, knob: &Knob) -> Markup {
        let name = knob.name;
        html! {
            div.technique data-name=(name) {
                label.switch {
                    input type="checkbox" name=(ON) value=(name) checked[self.asked.is_on(name)]
                        aria-describedby={ (name) "-help" };
                    code { (name) }
                }
                p.quiet id={ (name) "-help" } { (self.visit.word(knob.help)) }
                div.setting {
                    @if name == EARLY_STOPPING {
                        @for knob in &STOPPING { (self.knob(knob)) }
                    } @else {
                        (self.control(knob, self.asked.value_of(knob)))
                    }
                }
                (self.refusal(name))
            }
        }
    }

    /// A control with its name and its help.
    fn knob(&self, knob: &Knob) -> Markup {
        self.field(
            knob.name,
            knob.help,
            &self.control(knob, self.asked.value(knob.name)),
        )
    }

    fn field(&self, name: &str, help: &'static str, control: &Markup) -> Markup {
        html! {
            div.field {
                label for=(name) { code { (name) } }
                (control)
                p.quiet id={ (name) "-help" } { (self.visit.word(help)) }
                (self.refusal(name))
            }
        }
    }

    fn control(&self, knob: &Knob, value: &str) -> Markup {
        let name = knob.name;
        let (shown, exact) = if knob.shows(value) || knob.exactly.is_none() {
            (value, "")
        } else {
            (knob.start(), value)
        };
        html! {
            @match knob.control {
                Control::Slider { low, high, step, .. } => {
                    input type="range" id=(name) name=(name) min=(low) max=(high) step=(step) value=(shown)
                        aria-label=(name) aria-describedby={ (name) "-help" };
                    output for=(name) { (value) }
                }
                Control::Choice(choices) => (self.options(name, shown, choices)),
                Control::Count { low, high, .. } => {
                    input type="number" id=(name) name=(name) min=(low) max=(high) value=(shown)
                        inputmode="numeric" aria-label=(name) aria-describedby={ (name) "-help" };
                }
                Control::Number { low, high } => {
                    input type="number" id=(name) name=(name) min=(low) max=(high) step="any" value=(shown)
                        inputmode="decimal" aria-label=(name) aria-describedby={ (name) "-help" };
                }
                Control::Switch => {}
            }
            @if let Some(example) = knob.exactly {
                label.exactly {
                    (self.visit.word("web-lab-exactly")) " "
                    input name=(name) value=(exact) placeholder=(example) autocomplete="off" spellcheck="false";
                }
            }
        }
    }

    /// A list to choose from; what is empty leaves the matter to the task.
    fn options(&self, name: &str, value: &str, choices: &[&str]) -> Markup {
        html! {
            select id=(name) name=(name) aria-label=(name) aria-describedby={ (name) "-help" } {
                @if !choices.contains(&value) { option value=(value) selected { (value) } }
                @for choice in choices {
                    option value=(choice) selected[*choice == value] {
                        @if choice.is_empty() { (self.visit.word("web-lab-unchanged")) } @else { (choice) }
                    }
                }
            }
        }
    }

    /// Why a value cannot be used, and what can.
    fn refusal(&self, name: &str) -> Markup {
        let defect = self
            .defect
            .filter(|defect| desk::name_typed(defect) == name);
        html! {
            @if let Some(Defect { message, hint, .. }) = defect {
                div.refused id={ (name) "-refused" } {
                    (self.visit.paragraph(message))
                    @if let Some(hint) = hint { (self.visit.paragraph(hint)) }
                }
            }
        }
    }
}
