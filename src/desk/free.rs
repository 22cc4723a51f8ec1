//! Free: an experiment that no question asks for, from names and values as they are typed, beside the training that
//! changes nothing; and such an experiment as an option of a question. Which values can be used is the lab's to say.

use super::plan::experiment;
use super::{Error, Plan};
use crate::lab::{Defect, Experiment, Intervention, Setting, Technique, named};
use crate::quiz::{OptionLabel, Question, parse};

/// Labels of the baseline and of what is typed. Letters, since sentences are made for them.
const LABELS: [&str; 2] = ["A", "B"];
/// Label of the baseline beside options that have names of their own.
const BASELINE: &str = "baseline";
/// What is typed of the experiment itself.
const OWN: [&str; 3] = ["task", "fork", "epochs"];
/// The knobs of early stopping, which are typed by their own names.
const KNOBS: [&str; 6] = [
    "patience",
    "monitor",
    "min_delta",
    "semantics",
    "start_from_epoch",
    "restore",
];
const FROM: &str = "from";

/// Reads what is typed: task, fork and epochs, techniques by their names, and `from`. Early stopping is typed by its knobs;
/// its own name counts where none of them is. Where no technique is named, the plan has its baseline and nothing else.
///
/// # Errors
/// The first name or value that cannot be used; [`name_typed`] says which it is.
pub fn free(typed: &[(&str, &str)]) -> Result<Plan, Defect> {
    let typed = typed.iter().copied();
    let (own, changes): (Vec<_>, Vec<_>) = typed.partition(|(name, _)| OWN.contains(name));
    let baseline = Setting::Text("none".to_owned());
    let options = [Some(baseline), change(&changes)].into_iter().flatten();
    let options = LABELS.map(str::to_owned).into_iter().zip(options).collect();
    let mut fields: Vec<_> = own.into_iter().map(read).collect();
    fields.push(("options".to_owned(), Setting::Fields(options)));
    Experiment::read(&Setting::Fields(fields)).map(Plan::beside_baseline)
}

/// What is changed, if anything is.
fn change(typed: &[(&str, &str)]) -> Option<Setting> {
    let stopping = Technique::EarlyStopping.name();
    let typed = typed.iter().copied();
    let (knobs, others): (Vec<_>, Vec<_>) = typed.partition(|(name, _)| KNOBS.contains(name));
    let (from, techniques): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(name, _)| *name == FROM);
    let mut fields: Vec<_> = techniques.into_iter().map(read).collect();
    let knobs: Vec<_> = knobs.into_iter().map(read).collect();
    if !knobs.is_empty() {
        fields.retain(|(name, _)| name != stopping);
        fields.insert(0, (stopping.to_owned(), Setting::Fields(knobs)));
    }
    if fields.is_empty() {
        return None;
    }
    fields.extend(from.into_iter().map(read));
    Some(Setting::Fields(fields))
}

fn read((name, text): (&str, &str)) -> (String, Setting) {
    (name.to_owned(), parse::value(text))
}

/// The name under which was typed what cannot be used.
#[must_use]
pub fn name_typed(defect: &Defect) -> &str {
    let names: Vec<&str> = defect.path.iter().map(String::as_str).collect();
    let stopping = Technique::EarlyStopping.name();
    match names[..] {
        ["options", _, technique, knob, ..] if technique == stopping => knob,
        ["options", _, name, ..] | [name, ..] => name,
        [] => "",
    }
}

impl Plan {
    /// The experiment with an option that changes nothing, with which the others are compared.
    #[must_use]
    pub fn beside_baseline(mut experiment: Experiment) -> Plan {
        let none = Some(Intervention::none());
        let options = &mut experiment.options;
        let unchanged = options.iter().find(|(_, change)| *change == none);
        let baseline = unchanged.map(|(label, _)| label.clone());
        let baseline = baseline.unwrap_or_else(|| {
            options.insert(0, (BASELINE.to_owned(), none));
            BASELINE.to_owned()
        });
        Plan {
            experiment,
            inferred: None,
            keys: Vec::new(),
            baseline: Some(baseline),
        }
    }

    /// The experiment as YAML that reads back, and below it how each option learns in full.
    #[must_use]
    pub fn in_full(&self) -> String {
        let experiment = &self.experiment;
        let baseline = named(experiment.task)
            .recipe()
            .changed_by(&experiment.baseline);
        let mut yaml = format!("{experiment}recipes:\n");
        for (label, change) in &experiment.options {
            let Some(change) = change else { continue };
            yaml += &format!("  {}:\n", Experiment::quoted(label));
            for line in baseline.changed_by(change).to_string().lines() {
                yaml += &format!("    {line}\n");
            }
        }
        yaml
    }
}

/// The `lab:` that a question would have if one of its options changed what the last option of a free plan changes.
///
/// # Errors
/// When the `lab:` that the question has cannot be used, or the change does not fit into it.
pub fn adopted(question: &Question, label: OptionLabel, free: &Plan) -> Result<Experiment, Error> {
    let (experiment, _) = experiment(question)?;
    let tried = free.experiment.options.last();
    let change = tried.and_then(|(_, change)| change.clone());
    let adopted = experiment.with_option(&label.to_string(), change.unwrap_or_default());
    adopted.map_err(Error::Unfit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::Source;
    use crate::vault::{Note, NoteId};

    fn check(typed: &[(&str, &str)], expected: &str) {
        let plan = free(typed).expect("understood");
        let changes = plan.experiment.options.iter().skip(1);
        let said: Vec<String> = changes
            .filter_map(|(_, change)| change.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(said.join(" "), expected);
    }

    #[test]
    fn what_is_typed_becomes_what_would_be_written() {
        check(&[], "");
        check(&[("from", "start"), ("epochs", "500")], "");
        check(
            &[("dropout", "0.3"), ("learning_rate", "x0.1")],
            "{ learning_rate: x0.1, dropout: 0.3 }",
        );
        check(
            &[("schedule", "{ step: { every: 9, factor: 0.5 } }")],
            "{ schedule: { step: { every: 9, factor: 0.5 } } }",
        );
        check(&[("width", "x2"), ("from", "start")], "{ width: x2 }");
    }

    #[test]
    fn early_stopping_is_typed_by_its_knobs_or_its_name() {
        let usual = r#"{ early_stopping: { monitor: "validation:accuracy", patience: 20 } }"#;
        check(&[("early_stopping", "{}")], usual);
        check(&[("patience", "20")], usual);
        check(
            &[
                ("early_stopping", "{}"),
                ("restore", "last"),
                ("patience", "3"),
            ],
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 3, restore: last } }"#,
        );
    }

    #[test]
    fn what_cannot_be_used_is_known_by_its_name() {
        let check = |typed: &[(&str, &str)], name: &str| {
            let defect = free(typed).expect_err("a defect");
            assert_eq!(name_typed(&defect), name);
        };
        check(&[("task", "imgae")], "task");
        check(&[("fork", "0")], "fork");
        check(&[("dropout", "1.5")], "dropout");
        check(&[("patience", "half")], "patience");
        check(&[("monitor", "validation:auc")], "monitor");
        check(&[("schedule", "{ step: { evry: 9 } }")], "schedule");
        check(&[("width", "x2"), ("from", "fork")], "from");
        check(
            &[("early_stopping", "{}"), ("restore_checkpoint", "9")],
            "restore_checkpoint",
        );
    }

    #[test]
    fn others_are_compared_with_a_plain_option() {
        let check = |options: &str, labels: &[&str], baseline: &str| {
            let read = parse::recipe("a", &format!("options: {options}")).expect("understood");
            let plan = Plan::beside_baseline(read);
            let found = plan.experiment.options.iter().map(|(label, _)| label);
            assert_eq!(found.collect::<Vec<_>>(), labels);
            assert_eq!(plan.baseline.as_deref(), Some(baseline));
        };
        check("{ a: { dropout: 0.5 } }", &["baseline", "a"], "baseline");
        check("{ a: { dropout: 0.5 }, b: none }", &["a", "b"], "b");
        check("{}", &["baseline"], "baseline");
    }

    const LAB: &str = "fork: 5, epochs: 12, options: { B: { validation_size: x4 } }";

    fn question(lab: &str) -> Question {
        let text = format!(
            "<!-- quiz:\n{lab}\n-->\n**Question:** Why?\n\n- A) Dropout\n- B) More\n\n**Answer: A**\n"
        );
        let (note, _) = Note::parse(NoteId::new("a.md"), &text);
        let (mut questions, _) = parse::questions(&Source::of(&note, None));
        questions.swap_remove(0)
    }

    #[test]
    fn an_option_of_a_question_takes_over_what_was_tried() {
        let adopt = |lab: &str, typed: &[(&str, &str)]| {
            let plan = free(typed).expect("understood");
            adopted(&question(lab), OptionLabel('B'), &plan).map(|lab| lab.to_string())
        };
        let rate = [("dropout", "0.3")];
        assert_eq!(
            adopt(&format!("lab: {{ {LAB} }}"), &rate).expect("fits"),
            "lab:\n  task: image\n  fork: 5\n  epochs: 12\n  options:\n    B: { dropout: 0.3 }\n"
        );
        assert_eq!(
            adopt("lab: none", &rate).expect("fits"),
            "lab:\n  task: image\n  fork: 100\n  epochs: 400\n  options:\n    B: { dropout: 0.3 }\n"
        );
        let read = adopt("id: a", &rate).expect("fits");
        assert!(
            read.contains("    A: { dropout: 0.5 }\n    B: { dropout: 0.3 }\n"),
            "{read}"
        );
        let late = adopt(
            &format!("lab: {{ {LAB} }}"),
            &[("restore_checkpoint", "90")],
        );
        assert!(matches!(late, Err(Error::Unfit(_))), "{late:?}");
        let refused = adopt("lab: { fork: 0 }", &rate);
        assert!(
            matches!(refused, Err(Error::LabRefused { .. })),
            "{refused:?}"
        );
    }
}
