//! `patience lab`: a free experiment. What is typed, or stands in a file, is trained beside the baseline; nobody asked a
//! question, so there is no key and no verdict about one.

use std::io::{self, Write};
use std::path::Path;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, estimate, why, why_json, write_json};
use crate::args::{LabArgs, TechniqueArgs};
use crate::desk::{self, Desk, Plan};
use crate::lab::{Defect, Experiment, Technique, describe};
use crate::message::Message;
use crate::quiz::parse;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &LabArgs,
) -> Result<Exit, Stop> {
    let plan = match &args.recipe {
        Some(file) => Plan::beside_baseline(of_file(file)?),
        None => desk::free(&typed(args)).map_err(|defect| refused(&defect))?,
    };
    if args.print {
        streams.out.write_all(plan.in_full().as_bytes())?;
        return Ok(Exit::Found);
    }
    if plan.experiment.options.len() < 2 {
        let hint = Message::new("cli-hint-lab-nothing");
        return Err(Stop::Said(Message::new("cli-lab-nothing"), Some(hint)));
    }
    estimate::consent(&[desk.load(&plan, args.seeds)], args.yes)?;
    let comparison = why::compare(desk, screen, streams, &plan, args.seeds)?;
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

/// What was typed, by the names under which it would be written.
fn typed(args: &LabArgs) -> Vec<(&'static str, &str)> {
    let own = [
        ("task", &args.task),
        ("fork", &args.fork),
        ("epochs", &args.epochs),
    ];
    let (stopping, techniques) = (stopping(&args.techniques), techniques(&args.techniques));
    let from = [("from", &args.techniques.from)];
    let all = own
        .into_iter()
        .chain(stopping)
        .chain(techniques)
        .chain(from);
    all.filter_map(|(name, typed)| Some((name, typed.as_deref()?)))
        .collect()
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
    let flag = match desk::name_typed(defect) {
        name if name == Technique::EarlyStopping.name() => "patience",
        name => name,
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
    let mut experiment = parse::recipe(&path, &text).map_err(Stop::Problem)?;
    for (label, _) in &mut experiment.options {
        *label = harmless(label);
    }
    Ok(experiment)
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
    use crate::text::Lang;

    fn args(words: &[&str]) -> LabArgs {
        let words: Vec<_> = [&["patience", "lab"], words].concat();
        let words: Vec<_> = words.into_iter().map(Into::into).collect();
        match Args::read(&words, Lang::En).expect("understood").face {
            Face::Terminal(Command::Lab(args)) => *args,
            other => panic!("{other:?}"),
        }
    }

    /// Early stopping is typed by its knobs, and the flag `--epochs` says how far all trainings go.
    #[test]
    fn every_technique_has_a_flag() {
        let args = args(&[]);
        let flags = techniques(&args.techniques).map(|(name, _)| name);
        let others = [Technique::EarlyStopping, Technique::Epochs].map(Technique::name);
        let expected: Vec<&str> = Technique::all()
            .map(Technique::name)
            .filter(|name| !others.contains(name))
            .collect();
        assert_eq!(flags[..], expected);
    }

    #[test]
    fn what_is_typed_has_the_name_it_is_written_by() {
        let args = args(&[
            "--epochs",
            "9",
            "--min-delta=0.1",
            "--width",
            "x2",
            "--from",
            "start",
        ]);
        let expected = [
            ("epochs", "9"),
            ("min_delta", "0.1"),
            ("width", "x2"),
            ("from", "start"),
        ];
        assert_eq!(typed(&args), expected);
    }
}
