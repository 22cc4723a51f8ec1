//! `patience lab`: a free experiment. What is typed, or stands in a file, is trained beside the baseline; nobody asked a
//! question, so there is no key and no verdict about one.

use std::io::{self, Write};
use std::path::Path;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, estimate, why, why_json, write_json};
use crate::args::{LabArgs, TechniqueArgs};
use crate::desk::{Desk, Plan};
use crate::lab::{Defect, Experiment, Intervention, Setting, describe, named};
use crate::message::Message;
use crate::quiz::parse;

/// Labels of the baseline and of what is typed. Letters, since sentences are made for them.
const LABELS: [&str; 2] = ["A", "B"];
/// Label of the baseline beside the options of a file.
const BASELINE: &str = "baseline";
const STOPPING: &str = "early_stopping";

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &LabArgs,
) -> Result<Exit, Stop> {
    let experiment = match &args.recipe {
        Some(file) => of_file(file)?,
        None => Experiment::read(&of_flags(args)).map_err(|defect| refused(&defect))?,
    };
    let (experiment, baseline) = beside_baseline(experiment);
    if args.print {
        print(&experiment, streams.out)?;
        return Ok(Exit::Found);
    }
    if experiment.options.len() < 2 {
        let hint = Message::new("cli-hint-lab-nothing");
        return Err(Stop::Said(Message::new("cli-lab-nothing"), Some(hint)));
    }
    let plan = Plan {
        experiment,
        inferred: None,
        keys: vec![baseline],
    };
    estimate::consent(&[desk.load(&plan, args.seeds)], args.yes)?;
    let mut comparison = why::compare(desk, screen, streams, &plan, args.seeds)?;
    for option in &mut comparison.options {
        option.is_key = false;
    }
    if args.json {
        let lab = why_json::Why::of(screen, None, &plan, &comparison);
        write_json(streams.out, &lab)?;
    } else {
        write_arms(screen, &plan.experiment, streams.out)?;
        why::write_comparison(screen, &plan, &comparison, streams.out)?;
    }
    if let Some(file) = &args.svg {
        let title = plan.experiment.task.name();
        why::write_svg(screen, title, &comparison, file)?;
    }
    Ok(Exit::Found)
}

/// What was typed, as it would stand under `lab:`.
fn of_flags(args: &LabArgs) -> Setting {
    let named = |name: &str, typed: &Option<String>| {
        let typed = typed.as_ref()?;
        Some((name.to_owned(), parse::value(typed)))
    };
    let change = changes(&args.techniques);
    let baseline = Setting::Text("none".to_owned());
    let options = [Some(baseline), change].into_iter().flatten();
    let options = LABELS.map(str::to_owned).into_iter().zip(options).collect();
    let fields = [
        named("task", &args.task),
        named("fork", &args.fork),
        named("epochs", &args.epochs),
        Some(("options".to_owned(), Setting::Fields(options))),
    ];
    Setting::Fields(fields.into_iter().flatten().collect())
}

/// What is changed, if anything is.
fn changes(typed: &TechniqueArgs) -> Option<Setting> {
    let read = |(name, value): (&str, &Option<String>)| {
        let value = value.as_ref()?;
        Some((name.to_owned(), parse::value(value)))
    };
    let stopping: Vec<_> = stopping(typed).into_iter().filter_map(read).collect();
    let mut fields: Vec<_> = techniques(typed).into_iter().filter_map(read).collect();
    if !stopping.is_empty() {
        fields.insert(0, (STOPPING.to_owned(), Setting::Fields(stopping)));
    }
    if fields.is_empty() {
        return None;
    }
    fields.extend(read(("from", &typed.from)));
    Some(Setting::Fields(fields))
}

fn stopping(typed: &TechniqueArgs) -> [(&'static str, &Option<String>); 4] {
    [
        ("patience", &typed.patience),
        ("monitor", &typed.monitor),
        ("min_delta", &typed.min_delta),
        ("semantics", &typed.semantics),
    ]
}

fn techniques(typed: &TechniqueArgs) -> [(&'static str, &Option<String>); 13] {
    [
        ("restore_checkpoint", &typed.restore_checkpoint),
        ("validation_size", &typed.validation_size),
        ("learning_rate", &typed.learning_rate),
        ("schedule", &typed.schedule),
        ("optimizer", &typed.optimizer),
        ("dropout", &typed.dropout),
        ("weight_decay", &typed.weight_decay),
        ("augmentation", &typed.augmentation),
        ("label_smoothing", &typed.label_smoothing),
        ("batch_size", &typed.batch_size),
        ("training_size", &typed.training_size),
        ("width", &typed.width),
        ("sham", &typed.sham),
    ]
}

/// The flag by which a person typed what cannot be used.
fn refused(defect: &Defect) -> Stop {
    let names: Vec<&str> = defect.path.iter().map(String::as_str).collect();
    let flag = match names[..] {
        ["options", _, STOPPING] => "patience",
        ["options", _, STOPPING, knob, ..] => knob,
        ["options", _, name, ..] | [name, ..] => name,
        [] => "",
    };
    let flag = flag.replace('_', "-");
    let message = Message::new("cli-setting-refused")
        .with("path", format!("--{flag}"))
        .with("why", defect.message.clone());
    Stop::Said(message, defect.hint.clone())
}

fn of_file(file: &Path) -> Result<Experiment, Stop> {
    let path = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| {
        let message = Message::new("cli-recipe-unreadable")
            .with("path", path.as_str())
            .with("reason", error.to_string());
        Stop::Said(message, None)
    })?;
    parse::recipe(&path, &text).map_err(Stop::Problem)
}

/// The experiment with an option that changes nothing, and the label of that one.
fn beside_baseline(mut experiment: Experiment) -> (Experiment, String) {
    for (label, _) in &mut experiment.options {
        *label = harmless(label);
    }
    let unchanged = |change: &Option<Intervention>| *change == Some(Intervention::none());
    let options = &mut experiment.options;
    if let Some(at) = options.iter().position(|(_, change)| unchanged(change)) {
        let baseline = options[at].0.clone();
        return (experiment, baseline);
    }
    options.insert(0, (BASELINE.to_owned(), Some(Intervention::none())));
    (experiment, BASELINE.to_owned())
}

/// The experiment as YAML that reads back, and below it how each option learns in full.
fn print(experiment: &Experiment, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{experiment}recipes:")?;
    let baseline = named(experiment.task)
        .recipe()
        .changed_by(&experiment.baseline);
    for (label, change) in &experiment.options {
        let Some(change) = change else { continue };
        writeln!(out, "  {}:", Experiment::quoted(label))?;
        for line in baseline.changed_by(change).to_string().lines() {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

/// What each label stands for.
fn write_arms(screen: &Screen, experiment: &Experiment, out: &mut dyn Write) -> io::Result<()> {
    for (label, change) in &experiment.options {
        let said = change.as_ref().map(|change| screen.say(&describe(change)));
        let head = format!("{label}  ");
        writeln!(out, "{}", screen.behind(&head, &said.unwrap_or_default()))?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Args, Command, Face};
    use crate::lab::Technique;
    use crate::text::Lang;

    fn typed(words: &[&str]) -> TechniqueArgs {
        let words: Vec<_> = [&["patience", "lab"], words].concat();
        let words: Vec<_> = words.into_iter().map(Into::into).collect();
        match Args::read(&words, Lang::En).expect("understood").face {
            Face::Terminal(Command::Lab(args)) => args.techniques,
            other => panic!("{other:?}"),
        }
    }

    /// Early stopping is typed by its knobs, and the flag `--epochs` says how far all trainings go.
    #[test]
    fn every_technique_has_a_flag() {
        let args = typed(&[]);
        let flags = techniques(&args).map(|(name, _)| name);
        let others = [Technique::EarlyStopping, Technique::Epochs].map(Technique::name);
        let expected: Vec<&str> = Technique::all()
            .map(Technique::name)
            .filter(|name| !others.contains(name))
            .collect();
        assert_eq!(flags[..], expected);
    }

    #[test]
    fn what_is_typed_becomes_what_would_be_written() {
        let check = |words: &[&str], expected: &str| {
            let said = changes(&typed(words)).map_or_else(String::new, |change| {
                let read = Intervention::read(&change).expect("understood");
                read.to_string()
            });
            assert_eq!(said, expected);
        };
        check(&[], "");
        check(&["--from", "start"], "");
        check(
            &["--dropout", "0.3", "--learning-rate=x0.1"],
            "{ learning_rate: x0.1, dropout: 0.3 }",
        );
        check(
            &["--schedule", "{ step: { every: 9, factor: 0.5 } }"],
            "{ schedule: { step: { every: 9, factor: 0.5 } } }",
        );
        check(&["--width", "x2", "--from", "start"], "{ width: x2 }");
    }

    #[test]
    fn a_file_with_a_plain_option_has_its_baseline() {
        let check = |options: &str, labels: &[&str], baseline: &str| {
            let read = parse::recipe("a", &format!("options: {options}")).expect("understood");
            let (experiment, name) = beside_baseline(read);
            let found: Vec<_> = experiment.options.iter().map(|(label, _)| label).collect();
            assert_eq!(
                (found, name.as_str()),
                (
                    labels
                        .iter()
                        .map(|l| (*l).to_owned())
                        .collect::<Vec<_>>()
                        .iter()
                        .collect(),
                    baseline
                )
            );
        };
        check("{ a: { dropout: 0.5 } }", &["baseline", "a"], "baseline");
        check("{ a: { dropout: 0.5 }, b: none }", &["a", "b"], "b");
        check("{}", &["baseline"], "baseline");
    }
}
