//! Report: how errors and problems look on a terminal: what is wrong, where, and the way out.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, harmless};

use crate::message::Message;
use crate::problem::{Place, Problem, Severity};

/// `error: …`, and `hint: …` below it when there is one.
pub(crate) fn error(
    screen: &Screen,
    message: &Message,
    hint: Option<&Message>,
    to: &mut dyn Write,
) -> io::Result<()> {
    error_in(screen, message, None, hint, to)
}

/// The same, with what was typed and a caret under the 1-based column where it goes wrong.
pub(crate) fn error_in(
    screen: &Screen,
    message: &Message,
    typed: Option<(&str, usize)>,
    hint: Option<&Message>,
    to: &mut dyn Write,
) -> io::Result<()> {
    writeln!(to, "{}: {}", screen.word("cli-error"), screen.say(message))?;
    if let Some((typed, column)) = typed {
        let typed = harmless(typed).replace(['\n', '\t'], " ");
        let before: String = typed.chars().take(column - 1).collect();
        writeln!(to, "  {typed}\n  {}^", " ".repeat(before.width()))?;
    }
    match hint {
        Some(hint) => writeln!(to, "{}: {}", screen.word("cli-hint"), screen.say(hint)),
        None => Ok(()),
    }
}

/// What goes on all the same.
pub(crate) fn warning(screen: &Screen, message: &Message, to: &mut dyn Write) -> io::Result<()> {
    writeln!(
        to,
        "{}: {}",
        screen.word("cli-warning"),
        screen.say(message)
    )
}

/// A problem with its path, place, line and hint.
pub(crate) fn problem(screen: &Screen, problem: &Problem, to: &mut dyn Write) -> io::Result<()> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name(screen.word("cli-error")),
        Severity::Warning => Level::WARNING.with_name(screen.word("cli-warning")),
    };
    let title = level.primary_title(screen.say(&problem.message));
    let mut group = match &problem.place {
        Some(place) => title.element(snippet(&problem.path, place)),
        None => {
            Group::with_title(title).element(annotate_snippets::Origin::path(problem.path.as_str()))
        }
    };
    if let Some(hint) = &problem.hint {
        group = group.element(
            Level::HELP
                .with_name(screen.word("cli-hint"))
                .message(screen.say(hint)),
        );
    }
    let renderer = if screen.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let decor = if screen.plain {
        DecorStyle::Ascii
    } else {
        DecorStyle::Unicode
    };
    writeln!(to, "{}\n", renderer.decor_style(decor).render(&[group]))
}

/// The line of a problem with the place marked; very long lines are cut behind it.
fn snippet<'a>(path: &'a str, place: &'a Place) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    const MOST: usize = 120;
    let before: usize = place
        .text
        .chars()
        .take(place.column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let end = place
        .text
        .char_indices()
        .nth(place.column + MOST)
        .map_or(place.text.len(), |(at, _)| at);
    let shown = &place.text[..end];
    let word: usize = shown[before..]
        .chars()
        .take_while(|sign| !sign.is_whitespace())
        .map(char::len_utf8)
        .sum();
    let span = before..before + word;
    Snippet::source(shown)
        .line_start(place.line)
        .path(path)
        .annotation(AnnotationKind::Primary.span(span))
}
