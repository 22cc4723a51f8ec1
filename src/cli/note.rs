//! `patience note`: one note as it is written, with where it is and which questions it holds.

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams};
use crate::desk::Desk;
use crate::message::Message;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    name: &str,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let note = material.note(name)?;
    writeln!(streams.out, "{}", screen.bold(&harmless(&note.title)))?;
    writeln!(streams.out, "{}", note.id.as_str())?;
    if !note.aliases.is_empty() {
        writeln!(
            streams.out,
            "{}",
            screen.faint(&harmless(&note.aliases.join(" · ")))
        )?;
    }
    if !note.tags.is_empty() {
        let tags: Vec<String> = note
            .tags
            .iter()
            .map(|tag| format!("#{}", tag.as_str()))
            .collect();
        writeln!(streams.out, "{}", screen.faint(&tags.join(" ")))?;
    }
    writeln!(
        streams.out,
        "\n{}",
        harmless(note.text[note.body_start..].trim())
    )?;
    let questions: Vec<&str> = material
        .bank
        .of_note(&note.id)
        .map(|question| question.id.as_str())
        .collect();
    if let Some(first) = questions.first() {
        let said = Message::new("cli-note-questions")
            .with("questions", questions.join(", "))
            .with("first", *first);
        writeln!(streams.err, "\n{}", screen.say(&said))?;
    }
    let others = material.vault.find(name);
    if others.len() > 1 {
        let paths: Vec<&str> = others[1..].iter().map(|note| note.id.as_str()).collect();
        let said = Message::new("cli-note-others").with("paths", paths.join(", "));
        writeln!(streams.err, "{}", screen.say(&said))?;
    }
    Ok(Exit::Found)
}
