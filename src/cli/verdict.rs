//! Verdict: whether an answer was right, and why each option is right or wrong.

use std::io::{self, Write};

use super::screen::Screen;
use crate::message::Message;
use crate::quiz::{Form, GradedAnswer, Question, letters};

/// Right or wrong, then every option with its reason: the key first, then what was chosen, then the rest.
pub(super) fn write_verdict(
    screen: &Screen,
    question: &Question,
    graded: &GradedAnswer,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (sign, id) = match graded.chosen[..] {
        _ if graded.correct => (screen.right(), "cli-quiz-right"),
        [] => ("", "cli-quiz-skipped"),
        _ => (screen.wrong(), "cli-quiz-wrong"),
    };
    let key = graded.listed(&graded.key, question.form);
    let verdict = screen.say(&Message::new(id).with("key", screen.ascii(key)));
    writeln!(out, "{}\n", screen.bold(&format!("{sign}{verdict}")))?;
    if question.form != Form::Choice && !graded.correct && !graded.chosen.is_empty() {
        let chosen = screen.ascii(graded.listed(&graded.chosen, question.form));
        let said = Message::new("cli-quiz-your-order").with("chosen", chosen);
        writeln!(out, "{}\n", screen.say(&said))?;
    }
    let question = &letters::named(question, |label| graded.name(label));
    for label in graded.by_interest(question.form) {
        let Some(option) = question.option(label) else {
            continue;
        };
        let mut text = String::new();
        let is_choice = question.form == Form::Choice;
        if is_choice && graded.key.contains(&label) {
            text += &format!("{}{} · ", screen.right(), screen.word("cli-quiz-key"));
        }
        if is_choice && graded.chosen.contains(&label) {
            text += &format!("{} · ", screen.word("cli-quiz-yours"));
        }
        let text = screen.ascii(text) + &option.text;
        let line = screen.behind(&format!(" {}  ", graded.name(label)), &text);
        writeln!(out, "{}", screen.bold(&line))?;
        if let Some(explanation) = &option.explanation {
            writeln!(out, "{}", screen.wrapped(explanation, 4))?;
        }
    }
    if !question.explanation.is_empty() {
        writeln!(out, "\n{}", screen.wrapped(&question.explanation, 0))?;
    }
    writeln!(out)
}
