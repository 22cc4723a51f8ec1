//! Form: the arguments of a tuning as controls, by the names of the SDK; what cannot be used is said beside its field.

use maud::{Markup, html};

use super::typed::{MAX_JOBS, MAX_PARALLEL_JOBS, RANGES, usual_epochs};
use crate::desk::Tuning;
use crate::lab::tuner::{EarlyStoppingType, Goal, Strategy, TuningPlan};
use crate::lab::{Defect, Monitor, Setting, TaskName};
use crate::web::asked::{Asked, ON};
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
            form.recipe action="/tune" novalidate {
                (self.ranges())
                (self.jobs())
                (self.ends())
                div.actions {
                    button.primary { (self.visit.word("web-tune-run")) }
                    a.button href="/tune" { (self.visit.word("web-lab-anew")) }
                }
            }
        }
    }

    fn ranges(&self) -> Markup {
        let tasks = TaskName::NAMES.map(|(name, _)| name);
        html! {
            fieldset {
                legend { "hyperparameter_ranges" }
                p.quiet { (self.visit.word("web-tune-ranges")) }
                (self.choice("task", "web-lab-task", &tasks))
                @for (name, usual) in RANGES { (self.range(name, usual)) }
                (self.refusal("range", None))
            }
        }
    }

    fn range(&self, name: &str, usual: &str) -> Markup {
        let typed = match self.asked.value(name) {
            "" => usual,
            typed => typed,
        };
        html! {
            div.technique data-name=(name) {
                label.switch {
                    input type="checkbox" name=(ON) value=(name) checked[self.asked.is_on(name)];
                    code { (name) }
                }
                div.setting {
                    input name=(name) value=(typed) aria-label=(name) autocomplete="off" spellcheck="false";
                }
                (self.refusal("range", Some(name)))
            }
        }
    }

    fn jobs(&self) -> Markup {
        let epochs = usual_epochs(self.asked.value("task")).to_string();
        let most = TuningPlan::MOST_JOBS_AT_RANDOM;
        let at_once = TuningPlan::MOST_PARALLEL_JOBS;
        let stoppings =
            [EarlyStoppingType::Off, EarlyStoppingType::Auto].map(EarlyStoppingType::name);
        html! {
            fieldset {
                legend { (self.visit.word("web-tune-jobs")) }
                (self.choice("strategy", "web-tune-strategy", &Strategy::NAMES.map(|(name, _)| name)))
                (self.count("max_jobs", "web-tune-max-jobs", (1, most), MAX_JOBS))
                (self.count("max_parallel_jobs", "web-tune-max-parallel-jobs", (1, at_once), MAX_PARALLEL_JOBS))
                (self.choice("early_stopping_type", "web-tune-early-stopping-type", &stoppings))
                (self.count("epochs", "web-tune-epochs", (1, Setting::MOST_EPOCHS), &epochs))
                (self.count("seed", "web-tune-seed", (0, u32::MAX as usize), "0"))
            }
        }
    }

    fn ends(&self) -> Markup {
        let metrics = [Monitor::Accuracy, Monitor::Auc, Monitor::Loss].map(Monitor::name);
        let metrics: Vec<&str> = [""].into_iter().chain(metrics).collect();
        let goals: Vec<&str> = [""]
            .into_iter()
            .chain(Goal::NAMES.map(|(name, _)| name))
            .collect();
        let most = TuningPlan::MOST_JOBS_AT_RANDOM;
        html! {
            fieldset {
                legend { (self.visit.word("web-tune-objective")) }
                (self.choice("objective", "web-tune-metric", &metrics))
                (self.choice("objective_type", "web-tune-goal", &goals))
                (self.count("max_jobs_not_improving", "web-tune-not-improving", (3, most), ""))
                (self.field("target", "web-tune-target", &html! {
                    input type="number" #target name="target" step="any" value=(self.asked.value("target"))
                        inputmode="decimal" aria-describedby="target-help";
                }))
            }
        }
    }

    fn choice(&self, name: &str, help: &'static str, choices: &[&str]) -> Markup {
        let value = self.asked.value(name);
        let control = html! {
            select id=(name) name=(name) aria-describedby={ (name) "-help" } {
                @if !value.is_empty() && !choices.contains(&value) { option value=(value) selected { (value) } }
                @for choice in choices {
                    option value=(choice) selected[*choice == value] {
                        @if choice.is_empty() { (self.visit.word("web-lab-unchanged")) } @else { (choice) }
                    }
                }
            }
        };
        self.field(name, help, &control)
    }

    fn count(
        &self,
        name: &str,
        help: &'static str,
        (low, high): (usize, usize),
        usual: &str,
    ) -> Markup {
        let control = html! {
            input type="number" id=(name) name=(name) min=(low) max=(high) value=(self.asked.value(name))
                placeholder=(usual) inputmode="numeric" aria-describedby={ (name) "-help" };
        };
        self.field(name, help, &control)
    }

    fn field(&self, name: &str, help: &'static str, control: &Markup) -> Markup {
        html! {
            div.field {
                label for=(name) { code { (name) } }
                (control)
                p.quiet id={ (name) "-help" } { (self.visit.word(help)) }
                (self.refusal(name, None))
            }
        }
    }

    /// Why a value cannot be used, and what can.
    fn refusal(&self, flag: &str, range: Option<&str>) -> Markup {
        let defect = self
            .defect
            .filter(|defect| Tuning::flag(defect) == (flag, range));
        html! {
            @if let Some(Defect { message, hint, .. }) = defect {
                div.refused id={ (range.unwrap_or(flag)) "-refused" } {
                    (self.visit.paragraph(message))
                    @if let Some(hint) = hint { (self.visit.paragraph(hint)) }
                }
            }
        }
    }
}
