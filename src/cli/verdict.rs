//! Verdict: whether an answer was right, and why each option is right or wrong.

use std::io::{self, Write};

use super::screen::Screen;
use crate::message::Message;
use crate::quiz::{GradedAnswer, OptionLabel, Question, letters};

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
    let key: Vec<String> = graded
        .key
        .iter()
        .map(|label| named(*label, graded))
        .collect();
    let verdict = screen.say(&Message::new(id).with("key", key.join(", ")));
    writeln!(out, "{}\n", screen.bold(&format!("{sign}{verdict}")))?;
    let question = &letters::named(question, |label| named(label, graded));
    for label in in_order_of_interest(graded) {
        let Some(option) = question.option(label) else {
            continue;
        };
        let mut text = String::new();
        if graded.key.contains(&label) {
            text += &format!("{}{} · ", screen.right(), screen.word("cli-quiz-key"));
        }
        if graded.chosen.contains(&label) {
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

/// The number a person typed and the letter of the note, which `why` and the explanations use: `3 (A)`.
fn named(label: OptionLabel, graded: &GradedAnswer) -> String {
    let place = graded.shown.iter().position(|shown| *shown == label);
    place.map_or_else(
        || label.to_string(),
        |place| format!("{} ({label})", place + 1),
    )
}

fn in_order_of_interest(graded: &GradedAnswer) -> Vec<OptionLabel> {
    let mut labels: Vec<OptionLabel> = graded.shown.clone();
    labels.sort();
    labels.sort_by_key(
        |label| match (graded.key.contains(label), graded.chosen.contains(label)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        },
    );
    labels
}
