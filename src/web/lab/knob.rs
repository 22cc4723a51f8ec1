//! Knobs: what can be turned on the lab page, in the order in which it is shown. What a value may be is the lab's to say;
//! a control offers some of what may be, and a field beside it takes the rest.

/// Something with a name, a value, and what it does.
pub(super) struct Knob {
    /// As a person writes it under `lab:`.
    pub(super) name: &'static str,
    /// The sentence that says what it does, in which unit, within which range.
    pub(super) help: &'static str,
    pub(super) control: Control,
    /// What may stand in the field beside the control, for example; none where the control takes everything.
    pub(super) exactly: Option<&'static str>,
}

/// How a value is chosen.
pub(super) enum Control {
    Slider {
        low: f64,
        high: f64,
        step: f64,
        start: &'static str,
    },
    /// One of these; the first is chosen in the beginning.
    Choice(&'static [&'static str]),
    Count {
        low: usize,
        high: usize,
        start: &'static str,
    },
    Number {
        low: f64,
        high: f64,
    },
    /// Nothing but on and off; it has knobs of its own.
    Switch,
}

/// Techniques that do something similar.
pub(super) struct Group {
    pub(super) legend: &'static str,
    pub(super) techniques: &'static [Knob],
}

pub(super) const EARLY_STOPPING: &str = "early_stopping";
const MOST_EPOCHS: usize = crate::lab::Setting::MOST_EPOCHS;

/// Of the experiment as a whole. Empty is what the task itself has.
pub(super) const EXPERIMENT: [Knob; 2] = [
    Knob::count("fork", "web-lab-fork", 1, MOST_EPOCHS / 2, ""),
    Knob::count("epochs", "web-lab-epochs", 2, MOST_EPOCHS, ""),
];

/// Of early stopping. Empty is what its semantics say.
pub(super) const STOPPING: [Knob; 6] = [
    Knob::count("patience", "web-lab-patience", 0, MOST_EPOCHS, ""),
    Knob::choice(
        "monitor",
        "web-lab-monitor",
        &[
            "",
            "validation:accuracy",
            "validation:auc",
            "validation:loss",
        ],
    ),
    Knob {
        name: "min_delta",
        help: "web-lab-min-delta",
        control: Control::Number {
            low: 0.0,
            high: 1.0,
        },
        exactly: None,
    },
    Knob::count(
        "start_from_epoch",
        "web-lab-start-from-epoch",
        0,
        MOST_EPOCHS,
        "",
    ),
    Knob::choice("restore", "web-lab-restore", &["", "best", "last"]),
    Knob::choice(
        "semantics",
        "web-lab-semantics",
        &[
            "",
            "keras",
            "lightning",
            "sklearn",
            "xgboost",
            "lightgbm",
            "sagemaker",
        ],
    ),
];

/// Every technique but the number of epochs, which is the experiment's here.
pub(super) const GROUPS: [Group; 5] = [
    Group {
        legend: "web-lab-deployed",
        techniques: &[
            Knob {
                name: EARLY_STOPPING,
                help: "web-lab-early-stopping",
                control: Control::Switch,
                exactly: None,
            },
            Knob::count(
                "restore_checkpoint",
                "web-lab-restore-checkpoint",
                1,
                MOST_EPOCHS,
                "100",
            )
            .or("{ epoch: 100, every: 30, keys: one, versioning: suspended }"),
        ],
    },
    Group {
        legend: "web-lab-steps",
        techniques: &[
            Knob::choice(
                "learning_rate",
                "web-lab-learning-rate",
                &["x0.1", "x0.01", "x0.3", "x3", "x10"],
            )
            .or("0.003"),
            Knob::choice(
                "schedule",
                "web-lab-schedule",
                &["cosine", "step", "reduce_on_plateau", "constant"],
            )
            .or("{ step: { every: 30, factor: 0.1 } }"),
            Knob::choice(
                "optimizer",
                "web-lab-optimizer",
                &["adamw", "momentum", "sgd"],
            ),
            Knob::choice(
                "batch_size",
                "web-lab-batch-size",
                &["x4", "x2", "x0.5", "x0.25"],
            )
            .or("64"),
        ],
    },
    Group {
        legend: "web-lab-network",
        techniques: &[
            Knob::slider("dropout", "web-lab-dropout", 0.9, 0.05, "0.5").or("0.33"),
            Knob::slider("weight_decay", "web-lab-weight-decay", 0.5, 0.01, "0.1").or("1.5"),
            Knob::choice("width", "web-lab-width", &["x2", "x4", "x0.5", "x0.25"]).or("x1.5"),
        ],
    },
    Group {
        legend: "web-lab-data",
        techniques: &[
            Knob::choice(
                "training_size",
                "web-lab-training-size",
                &["x2", "x4", "x0.5"],
            )
            .or("1000"),
            Knob::choice(
                "validation_size",
                "web-lab-validation-size",
                &["x4", "x2", "x0.5"],
            )
            .or("1000"),
            Knob::slider("augmentation", "web-lab-augmentation", 1.0, 0.05, "0.5").or("0.33"),
            Knob::slider(
                "label_smoothing",
                "web-lab-label-smoothing",
                0.5,
                0.01,
                "0.1",
            )
            .or("0.125"),
        ],
    },
    Group {
        legend: "web-lab-chance",
        techniques: &[Knob::count("sham", "web-lab-sham", 1, 1_000, "1")],
    },
];

impl Knob {
    const fn slider(
        name: &'static str,
        help: &'static str,
        high: f64,
        step: f64,
        start: &'static str,
    ) -> Knob {
        Knob {
            name,
            help,
            control: Control::Slider {
                low: 0.0,
                high,
                step,
                start,
            },
            exactly: None,
        }
    }

    const fn choice(
        name: &'static str,
        help: &'static str,
        choices: &'static [&'static str],
    ) -> Knob {
        Knob {
            name,
            help,
            control: Control::Choice(choices),
            exactly: None,
        }
    }

    const fn count(
        name: &'static str,
        help: &'static str,
        low: usize,
        high: usize,
        start: &'static str,
    ) -> Knob {
        Knob {
            name,
            help,
            control: Control::Count { low, high, start },
            exactly: None,
        }
    }

    /// With a field for other values, such as this one.
    const fn or(self, exactly: &'static str) -> Knob {
        Knob {
            exactly: Some(exactly),
            ..self
        }
    }

    /// The value before anybody touches it.
    pub(super) fn start(&self) -> &'static str {
        match self.control {
            Control::Slider { start, .. } | Control::Count { start, .. } => start,
            Control::Choice(choices) => choices[0],
            Control::Number { .. } => "",
            Control::Switch => "{}",
        }
    }

    /// Whether the control itself can show this value.
    pub(super) fn shows(&self, value: &str) -> bool {
        match self.control {
            Control::Choice(choices) => choices.contains(&value),
            Control::Slider {
                low, high, step, ..
            } => value.parse().is_ok_and(|number: f64| {
                let steps = (number - low) / step;
                (low..=high).contains(&number) && (steps - steps.round()).abs() < 1e-6
            }),
            Control::Count { .. } => value.parse::<usize>().is_ok(),
            Control::Number { .. } => value.parse::<f64>().is_ok(),
            Control::Switch => true,
        }
    }
}

/// All techniques of the page.
pub(super) fn techniques() -> impl Iterator<Item = &'static Knob> {
    GROUPS.iter().flat_map(|group| group.techniques)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::free;
    use crate::lab::{TaskName, Technique};

    #[test]
    fn every_technique_can_be_switched_on() {
        let mut names: Vec<&str> = techniques().map(|knob| knob.name).collect();
        names.push(Technique::Epochs.name());
        names.sort_by_key(|name| Technique::all().position(|known| known.name() == *name));
        assert_eq!(
            names,
            Technique::all().map(Technique::name).collect::<Vec<_>>()
        );
    }

    /// What a control can be set to, and what is given as an example.
    fn offered(knob: &Knob) -> Vec<String> {
        let mut offered: Vec<String> = match knob.control {
            Control::Slider { low, high, .. } => vec![low.to_string(), high.to_string()],
            Control::Choice(choices) => choices.iter().map(ToString::to_string).collect(),
            Control::Count { .. } | Control::Number { .. } | Control::Switch => Vec::new(),
        };
        offered.push(knob.start().to_owned());
        offered.extend(knob.exactly.map(str::to_owned));
        offered.retain(|value| !value.is_empty());
        offered
    }

    /// Which metric there is depends on the task, and so do the libraries that watch it unless told otherwise.
    #[test]
    fn what_is_offered_can_be_used_in_every_task() {
        for knob in techniques().chain(&STOPPING) {
            for value in offered(knob) {
                let fits = |&(task, _): &(&str, TaskName)| {
                    free(&[("task", task), ("epochs", "1000"), (knob.name, &value)]).is_ok()
                };
                let fitting = TaskName::NAMES.iter().filter(|task| fits(task)).count();
                let expected = match knob.name {
                    "monitor" | "semantics" => 1..=3,
                    _ => 3..=3,
                };
                assert!(expected.contains(&fitting), "{} {value}", knob.name);
            }
        }
    }

    #[test]
    fn a_slider_shows_its_own_steps() {
        let dropout = techniques().find(|knob| knob.name == "dropout");
        let check = |value: &str, shown: bool| {
            assert_eq!(dropout.expect("a knob").shows(value), shown, "{value}");
        };
        check("0.35", true);
        check("0.9", true);
        check("0.33", false);
        check("0.95", false);
        check("half", false);
    }
}
