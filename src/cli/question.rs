//! Question: what is asked, as it stands on a terminal before the answer.

use std::io::{self, Write};

use super::screen::Screen;
use crate::message::Message;
use crate::quiz::{Asking, Form, OptionLabel};

pub(super) fn write_head(
    screen: &Screen,
    asking: &Asking<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let head = Message::new("cli-quiz-head")
        .with("position", asking.position)
        .with("total", asking.total);
    writeln!(out, "{}\n", screen.faint(&screen.say(&head)))
}

/// Stem and options. Those that are chosen already are marked.
pub(super) fn write(
    screen: &Screen,
    asking: &Asking<'_>,
    chosen: &[OptionLabel],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}\n", screen.wrapped(asking.stem, 0))?;
    for option in &asking.options {
        let is_chosen = chosen.contains(&option.label);
        let mark = if is_chosen { ">" } else { " " };
        let line = screen.behind(&format!("{mark}{}  ", option.position), option.text);
        let line = if is_chosen { screen.bold(&line) } else { line };
        writeln!(out, "{line}")?;
    }
    let select = match asking.form {
        Form::Choice => "cli-quiz-select",
        Form::Ordering => "cli-quiz-order",
        Form::Matching => "cli-quiz-match",
    };
    if asking.select > 1 {
        let select = Message::new(select).with("select", asking.select);
        writeln!(out, "\n{}", screen.say(&select))?;
    }
    if asking.form != Form::Choice && !chosen.is_empty() {
        let said = Message::new("cli-quiz-your-order").with("chosen", places(asking, chosen));
        writeln!(out, "\n{}", screen.say(&said))?;
    }
    writeln!(out)
}

/// The numbers on the screen of what is chosen, in its order.
fn places(asking: &Asking<'_>, chosen: &[OptionLabel]) -> String {
    let place = |label: &OptionLabel| {
        let option = asking.options.iter().find(|option| option.label == *label);
        option.map(|option| option.position.to_string())
    };
    chosen
        .iter()
        .filter_map(place)
        .collect::<Vec<_>>()
        .join(", ")
}
