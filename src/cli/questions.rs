//! `patience questions`: which questions the notes hold.

use serde::Serialize;

use super::screen::Screen;
use super::{Exit, Stop, Streams, write_json};
use crate::desk::Desk;
use crate::message::Message;
use crate::quiz::{Question, letters};
use crate::vault::Tag;

#[derive(Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    note: &'a str,
    line: usize,
    scenario: Option<&'a str>,
    stem: &'a str,
    options: Vec<OptionJson<'a>>,
    #[serde(rename = "type")]
    form: &'static str,
    key: Vec<String>,
    explanation: &'a str,
    tags: Vec<&'a str>,
    exam: Option<&'a str>,
    task: Option<&'a str>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    label: String,
    text: &'a str,
    explanation: Option<&'a str>,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    tag: Option<&str>,
    json: bool,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let tag = tag.map(read_tag).transpose()?;
    let questions: Vec<Question> = match &tag {
        Some(tag) => material.bank.tagged(tag).map(letters::plain).collect(),
        None => material
            .bank
            .questions()
            .iter()
            .map(letters::plain)
            .collect(),
    };
    if json {
        write_json(
            streams.out,
            &questions.iter().map(QuestionJson::of).collect::<Vec<_>>(),
        )?;
    } else {
        for question in &questions {
            let stem = question.stem.lines().next().unwrap_or_default();
            writeln!(streams.out, "{}", screen.bold(question.id.as_str()))?;
            writeln!(
                streams.out,
                "  {}:{}",
                question.note.as_str(),
                question.line
            )?;
            writeln!(streams.out, "{}", screen.wrapped(stem, 2))?;
        }
        let counted = Message::new("cli-questions-count").with("questions", questions.len());
        writeln!(streams.err, "{}", screen.say(&counted))?;
    }
    Ok(if questions.is_empty() {
        Exit::Nothing
    } else {
        Exit::Found
    })
}

/// A tag as typed, with or without `#`.
pub(super) fn read_tag(typed: &str) -> Result<Tag, Stop> {
    Tag::new(typed.trim_start_matches('#')).ok_or_else(|| {
        let message = Message::new("cli-not-a-tag").with("tag", typed);
        Stop::Said(message, Some(Message::new("cli-hint-tags")))
    })
}

impl<'a> QuestionJson<'a> {
    fn of(question: &'a Question) -> QuestionJson<'a> {
        let option = |option: &'a crate::quiz::AnswerOption| OptionJson {
            label: option.label.to_string(),
            text: &option.text,
            explanation: option.explanation.as_deref(),
        };
        QuestionJson {
            id: question.id.as_str(),
            note: question.note.as_str(),
            line: question.line,
            scenario: question
                .scenario
                .as_ref()
                .map(|scenario| scenario.text.as_str()),
            stem: &question.stem,
            options: question.options.iter().map(option).collect(),
            form: question.form.name(),
            key: question.key.iter().map(ToString::to_string).collect(),
            explanation: &question.explanation,
            tags: question.tags.iter().map(Tag::as_str).collect(),
            exam: question.exam.as_deref(),
            task: question.task.as_deref(),
        }
    }
}
