//! The `lab:` of a question: YAML becomes a lab setting, and the lab reads it. What is wrong gets its line.

use serde_yaml::{Mapping, Value};

use super::defect::Defects;
use crate::lab::{Defect, Experiment, Setting};
use crate::message::Message;
use crate::quiz::question::{LabSetting, OptionLabel, list};

/// Reads what stands under `lab:` for a question with these options.
pub(super) fn read(
    value: Option<&Value>,
    labels: &[OptionLabel],
    defects: &mut Defects<'_>,
) -> LabSetting {
    let Some(value) = value else {
        return LabSetting::Absent;
    };
    let read = setting(value)
        .and_then(named_by_label)
        .and_then(|setting| Experiment::read(&setting));
    match read.and_then(|experiment| of_all_options(experiment, labels)) {
        Ok(experiment) => LabSetting::Given(experiment),
        Err(defect) => {
            let path: Vec<&str> = std::iter::once("lab")
                .chain(defect.path.iter().map(String::as_str))
                .collect();
            defects.error(&path, defect.message, defect.hint);
            LabSetting::Refused
        }
    }
}

/// The setting that a YAML value stands for.
pub(super) fn setting(value: &Value) -> Result<Setting, Defect> {
    Ok(match value {
        Value::Number(number) => Setting::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Setting::Text(text.clone()),
        Value::Mapping(fields) => Setting::Fields(named(fields)?),
        Value::Tagged(tagged) => setting(&tagged.value)?,
        Value::Null => Setting::Other("null".to_owned()),
        Value::Bool(truth) => Setting::Other(truth.to_string()),
        Value::Sequence(_) => Setting::Other("[ … ]".to_owned()),
    })
}

fn named(fields: &Mapping) -> Result<Vec<(String, Setting)>, Defect> {
    let mut read = Vec::new();
    for (name, value) in fields {
        let name = match name {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            _ => return Err(Defect::not_a_map(&Setting::Other("{ … }".to_owned()))),
        };
        let value = setting(value).map_err(|defect| defect.within(&name))?;
        read.push((name, value));
    }
    Ok(read)
}

/// Gives the options their plain letters (`a` and `Ａ` are `A`); a letter twice is a defect.
fn named_by_label(setting: Setting) -> Result<Setting, Defect> {
    let Setting::Fields(mut fields) = setting else {
        return Ok(setting);
    };
    let options = fields.iter_mut().find(|(name, _)| name == "options");
    let Some((_, Setting::Fields(options))) = options else {
        return Ok(Setting::Fields(fields));
    };
    for at in 0..options.len() {
        if let Some(label) = label(&options[at].0) {
            options[at].0 = label.to_string();
        }
        if options[..at]
            .iter()
            .any(|(earlier, _)| *earlier == options[at].0)
        {
            let message = Message::new("quiz-lab-twice").with("name", options[at].0.as_str());
            return Err(defect_at_option(
                &options[at].0,
                message,
                Message::new("quiz-hint-lab-once"),
            ));
        }
    }
    Ok(Setting::Fields(fields))
}

fn label(name: &str) -> Option<OptionLabel> {
    let mut signs = name.trim().chars();
    let label = OptionLabel::of(signs.next()?)?;
    signs.next().is_none().then_some(label)
}

/// The experiment with every option of the question, in its order; what is not written trains nothing.
fn of_all_options(experiment: Experiment, labels: &[OptionLabel]) -> Result<Experiment, Defect> {
    let names: Vec<String> = labels.iter().map(OptionLabel::to_string).collect();
    if let Some((stranger, _)) = experiment
        .options
        .iter()
        .find(|(name, _)| !names.contains(name))
    {
        let message = Message::new("quiz-lab-no-option").with("name", stranger.as_str());
        let hint = Message::new("lab-hint-one-of").with("names", list(labels));
        return Err(defect_at_option(stranger, message, hint));
    }
    let written = |name: &String| experiment.options.iter().find(|(other, _)| other == name);
    let options = names.iter().map(|name| {
        (
            name.clone(),
            written(name).and_then(|(_, change)| change.clone()),
        )
    });
    Ok(Experiment {
        options: options.collect(),
        ..experiment
    })
}

fn defect_at_option(name: &str, message: Message, hint: Message) -> Defect {
    Defect {
        path: vec!["options".to_owned(), name.to_owned()],
        message,
        hint: Some(hint),
    }
}
