//! Metadata: what a person says about a question in YAML, in a quiz comment or in the frontmatter of its file.
//! What stands under `lab:` is read in `lab.rs`.

use serde_yaml::{Mapping, Value};

use super::defect::Defects;
use crate::message::Message;
use crate::nearest::nearest;
use crate::quiz::question::Form;
use crate::vault::Tag;

/// What was said. Everything is optional.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub(super) id: Option<String>,
    pub(super) exam: Option<String>,
    pub(super) task: Option<String>,
    pub(super) tags: Vec<Tag>,
    /// How many options are to be chosen.
    pub(super) select: Option<usize>,
    /// `shuffle: false` keeps the options in the order written.
    pub(super) keeps_order: bool,
    pub(super) form: Option<Form>,
    /// Name of the scenario that comes before the stem.
    pub(super) scenario: Option<String>,
    pub(super) lab: Option<Value>,
}

const NAMES: [&str; 9] = [
    "id", "exam", "task", "tags", "select", "shuffle", "type", "scenario", "lab",
];

/// Names that are for people and other programs; they are left alone.
const LEFT_ALONE: [&str; 9] = [
    "title",
    "domain",
    "difficulty",
    "refs",
    "status",
    "lang",
    "author",
    "exam_version",
    "note",
];

/// Where metadata may stand.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Home {
    /// Every name must be known.
    Comment,
    /// Other names may have any meaning; only a slip is pointed out. Its tags are those of the file.
    Frontmatter,
}

/// Reads what it can; each name or value that it cannot use is a defect.
pub(super) fn read(value: &Value, home: Home, defects: &mut Defects<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    match value {
        Value::Mapping(fields) => read_fields(fields, home, &mut metadata, defects),
        Value::Null => {}
        _ => defects.error(
            &[],
            Message::new("quiz-metadata-not-a-map"),
            Some(Message::new("quiz-hint-comment")),
        ),
    }
    metadata
}

fn read_fields(fields: &Mapping, home: Home, metadata: &mut Metadata, defects: &mut Defects<'_>) {
    for (name, value) in fields {
        let Some(name) = name.as_str() else { continue };
        match name {
            "id" => metadata.id = text(name, value, defects),
            "exam" => metadata.exam = text(name, value, defects),
            "task" => {
                metadata.task = text(name, value, defects).filter(|task| is_task(task, defects))
            }
            "tags" if home == Home::Comment => metadata.tags = tags(value, defects),
            "tags" => {}
            "select" => metadata.select = count(name, value, defects),
            "shuffle" => metadata.keeps_order = *value == Value::Bool(false),
            "type" => metadata.form = form(value, home, defects),
            "scenario" => metadata.scenario = text(name, value, defects),
            "lab" => metadata.lab = Some(value.clone()),
            _ if LEFT_ALONE.contains(&name) => {}
            _ => unknown(name, home, defects),
        }
    }
}

fn unknown(name: &str, home: Home, defects: &mut Defects<'_>) {
    let near = nearest(name, NAMES);
    let hint = match near {
        Some(near) => Message::new("lab-hint-did-you-mean").with("name", near),
        None => Message::new("lab-hint-one-of").with("names", NAMES.join(", ")),
    };
    if home == Home::Comment || (near.is_some() && name.chars().count() > 3) {
        defects.warning(
            &[name],
            Message::new("quiz-metadata-unknown").with("name", name),
            Some(hint),
        );
    }
}

fn text(name: &str, value: &Value, defects: &mut Defects<'_>) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    if text.is_empty() || text.contains('\n') {
        let message = Message::new("quiz-metadata-value").with("name", name);
        defects.error(&[name], message, Some(Message::new("quiz-hint-one-line")));
        return None;
    }
    Some(text)
}

/// Numbers with dots between, as in an exam guide: `2.3`. Another value is not used.
fn is_task(task: &str, defects: &mut Defects<'_>) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_task = task.split('.').all(is_number);
    if !is_task {
        let message = Message::new("quiz-metadata-value").with("name", "task");
        defects.warning(&["task"], message, Some(Message::new("quiz-hint-task")));
    }
    is_task
}

/// In frontmatter a `type` may be that of the note, and anything.
fn form(value: &Value, home: Home, defects: &mut Defects<'_>) -> Option<Form> {
    let form = value.as_str().and_then(Form::named);
    if form.is_none() && home == Home::Comment {
        let message = Message::new("quiz-metadata-value").with("name", "type");
        defects.error(&["type"], message, Some(Message::new("quiz-hint-type")));
    }
    form
}

fn count(name: &str, value: &Value, defects: &mut Defects<'_>) -> Option<usize> {
    let count = value
        .as_u64()
        .and_then(|count| usize::try_from(count).ok())
        .filter(|&count| count > 0);
    if count.is_none() {
        let message = Message::new("quiz-metadata-value").with("name", name);
        defects.error(&[name], message, Some(Message::new("quiz-hint-count")));
    }
    count
}

/// A list of names, or names with commas or blanks between them.
fn tags(value: &Value, defects: &mut Defects<'_>) -> Vec<Tag> {
    let written: Vec<&str> = match value {
        Value::Sequence(items) => items
            .iter()
            .map(|item| item.as_str().unwrap_or_default())
            .collect(),
        Value::String(text) => text
            .split([',', ' '])
            .filter(|name| !name.is_empty())
            .collect(),
        _ => vec![""],
    };
    let mut read = Vec::new();
    for name in written {
        match Tag::new(name) {
            Some(tag) => read.push(tag),
            None => {
                let message = Message::new("quiz-metadata-tag").with("name", name);
                defects.warning(&["tags"], message, Some(Message::new("quiz-hint-tag")));
            }
        }
    }
    read
}
