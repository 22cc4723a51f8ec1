//! Verdict: whether an answer was right, and why each option is right or wrong.

use std::io::{self, Write};

use super::screen::Screen;
use crate::message::Message;
use crate::quiz::{Form, GradedAnswer, OptionLabel, Question, letters};

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
    let key = listed(&graded.key, question.form, graded);
    let verdict = screen.say(&Message::new(id).with("key", screen.ascii(key)));
    writeln!(out, "{}\n", screen.bold(&format!("{sign}{verdict}")))?;
    if question.form != Form::Choice && !graded.correct && !graded.chosen.is_empty() {
        let chosen = screen.ascii(listed(&graded.chosen, question.form, graded));
        let said = Message::new("cli-quiz-your-order").with("chosen", chosen);
        writeln!(out, "{}\n", screen.say(&said))?;
    }
    let question = &letters::named(question, |label| named(label, graded));
    for label in in_order_of_interest(question.form, graded) {
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
        let line = screen.behind(&format!(" {}  ", named(label, graded)), &text);
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

/// Options as an answer names them: `3 (A), 1 (B)`, in order `3 (A) → 1 (B)`, to prompts `1: 3 (A), 2: 1 (B)`.
fn listed(labels: &[OptionLabel], form: Form, graded: &GradedAnswer) -> String {
    let names = labels.iter().map(|label| named(*label, graded));
    let (names, joint): (Vec<String>, &str) = match form {
        Form::Choice => (names.collect(), ", "),
        Form::Ordering => (names.collect(), " → "),
        Form::Matching => {
            let names = (1..).zip(names);
            (
                names
                    .map(|(prompt, name)| format!("{prompt}: {name}"))
                    .collect(),
                ", ",
            )
        }
    };
    names.join(joint)
}

/// The number a person typed and the letter of the note, which `why` and the explanations use: `3 (A)`.
fn named(label: OptionLabel, graded: &GradedAnswer) -> String {
    let place = graded.shown.iter().position(|shown| *shown == label);
    place.map_or_else(
        || label.to_string(),
        |place| format!("{} ({label})", place + 1),
    )
}

/// The key first, in its order; of a choice then what was chosen.
fn in_order_of_interest(form: Form, graded: &GradedAnswer) -> Vec<OptionLabel> {
    let mut labels: Vec<OptionLabel> = graded.shown.clone();
    labels.sort();
    labels.sort_by_key(|label| {
        let place = graded.key.iter().position(|key| key == label);
        let is_wrong_choice = form == Form::Choice && graded.chosen.contains(label);
        place.unwrap_or(if is_wrong_choice {
            OptionLabel::MOST
        } else {
            usize::MAX
        })
    });
    labels
}
