//! Note: one note as it reads, its questions, and what leads to it.

use maud::{Markup, html};

use super::failure::Failure;
use super::layout::{self, Nav};
use super::markdown::{self, Place};
use super::place;
use super::reply::Reply;
use super::visit::{Marked, Visit};
use crate::desk::Material;
use crate::message::Message;
use crate::quiz::Question;
use crate::vault::Note;

/// More are the terminal's affair.
const MOST_LINKS: usize = 20;

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let note = material.note(visit.part("note"))?;
    let questions: Vec<&Question> = material.bank.of_note(&note.id).collect();
    let lines: Vec<usize> = questions.iter().map(|question| question.line).collect();
    let place = Place {
        vault: &material.vault,
        note,
    };
    let body = html! {
        article.note {
            (head(note))
            (markdown::of_note(&place, &lines))
        }
        (asks(visit, &questions))
        (around(visit, &material, note))
    };
    Ok(Reply::Page(layout::page(
        visit,
        &note.title,
        Nav::None,
        &body,
    )))
}

fn head(note: &Note) -> Markup {
    let begins_with_title = note
        .headings
        .first()
        .is_some_and(|heading| heading.text == note.title);
    html! {
        header {
            @if !begins_with_title { h1 { (note.title) } }
            p.where { (note.id.as_str()) }
            @if !note.aliases.is_empty() { p.quiet { (note.aliases.join(" · ")) } }
            @if !note.tags.is_empty() {
                ul.tags {
                    @for tag in &note.tags {
                        li { a.tag href=(place::search(&format!("tag:#{}", tag.as_str()))) { "#" (tag.as_str()) } }
                    }
                }
            }
        }
    }
}

/// The questions of the note, each with a way to answer it.
fn asks(visit: &Visit, questions: &[&Question]) -> Markup {
    html! {
        @if !questions.is_empty() {
            section.asks aria-labelledby="asks" {
                h2 #asks { (visit.word("web-note-questions")) }
                ul.plain {
                    @for question in questions {
                        li {
                            form method="post" action="/quiz" {
                                input type="hidden" name="question" value=(question.id);
                                button.link { (question.id) }
                            }
                            p.quiet { (question.stem.lines().next().unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

/// How many are not shown.
fn more(visit: &Visit, number: usize) -> Markup {
    let more = Message::new("web-and-more").with("number", number.saturating_sub(MOST_LINKS));
    html! { @if number > MOST_LINKS { p.quiet { (visit.say(&more)) } } }
}

/// Links that lead here, and mentions without a link.
fn around(visit: &Visit, material: &Material, note: &Note) -> Markup {
    let backlinks = material.vault.backlinks(note);
    let mentions = material.vault.mentions(note);
    html! {
        @if !backlinks.is_empty() {
            section aria-labelledby="backlinks" {
                h2 #backlinks { (visit.word("web-backlinks")) }
                ul.plain {
                    @for backlink in backlinks.iter().take(MOST_LINKS) {
                        li {
                            a href=(place::note(&backlink.from.id)) { (backlink.from.title) }
                            p.snippet { (Marked { text: backlink.text.trim_start(), marks: &[] }) }
                        }
                    }
                }
                (more(visit, backlinks.len()))
            }
        }
        @if !mentions.is_empty() {
            section aria-labelledby="mentions" {
                h2 #mentions { (visit.word("web-mentions")) }
                ul.plain {
                    @for mention in mentions.iter().take(MOST_LINKS) {
                        li {
                            a href=(place::note(&mention.from.id)) { (mention.from.title) }
                            p.snippet { (Marked { text: mention.text, marks: &mention.marks }) }
                        }
                    }
                }
                (more(visit, mentions.len()))
            }
        }
    }
}
