//! Ahead: what the lines behind the present one say about it. What follows from that is decided in `reader.rs`.

use super::item::number_of;
use super::lead::{self, Lead, Titled};
use super::line::{Line, Piece};
use super::{key, numbered, option};
use crate::quiz::question::OptionLabel;

/// How many pieces are looked through, so that a long file takes no long time.
const FAR: usize = 200;

const FIRST: OptionLabel = OptionLabel('A');
const SECOND: OptionLabel = OptionLabel('B');

/// The pieces behind the present line.
#[derive(Clone, Copy)]
pub(super) struct Ahead<'a, 't>(pub(super) &'a [Piece<'t>]);

impl<'a, 't> Ahead<'a, 't> {
    fn lines(self) -> impl Iterator<Item = &'a Line<'t>> {
        self.0.iter().take(FAR).filter_map(|piece| match piece {
            Piece::Text(line) if !line.text.is_empty() => Some(line),
            _ => None,
        })
    }

    /// Whether options or an answer come before a heading and before `number` is counted again.
    pub(super) fn asks(self, number: usize) -> bool {
        for line in self.lines() {
            let counted = number_of(line);
            if counted == Some(1) || names_answer(line) || begins(line, FIRST) {
                return true;
            }
            if counted == Some(number) || line.heading.is_some() {
                return false;
            }
        }
        false
    }

    /// Whether the next option is the second, under the same heading.
    pub(super) fn goes_on(self, numbered: bool) -> bool {
        let mut lines = self.lines().take_while(|line| line.heading.is_none());
        if numbered {
            let second = lines.find_map(|line| numbered::read(&line.text));
            return second.is_some_and(|(number, _)| number == 2);
        }
        lines
            .find(|line| option::read(&line.text).is_some())
            .is_some_and(|line| begins(line, SECOND))
    }

    /// The next line that says something.
    pub(super) fn next_text(self) -> Option<&'a str> {
        self.lines().next().map(|line| line.text.as_str())
    }

    /// Whether an option is highlighted before another A, a question and a heading come.
    pub(super) fn highlights(self) -> bool {
        let ends =
            |line: &&Line<'_>| begins(line, FIRST) || line.heading.is_some() || is_question(line);
        let mut lines = self.lines().take_while(|line| !ends(line));
        lines.any(|line| option::is_highlighted(&line.text))
    }

    /// Whether an answer comes before another question, another A and any other heading.
    pub(super) fn answers(self) -> bool {
        for line in self.lines() {
            if names_answer(line) {
                return true;
            }
            if begins(line, FIRST) || line.heading.is_some() || is_question(line) {
                return false;
            }
        }
        false
    }
}

/// Whether an option or a box stands here that may be the one with this letter.
fn begins(line: &Line<'_>, label: OptionLabel) -> bool {
    option::read(&line.text).is_some_and(|marker| marker.label.is_none_or(|found| found == label))
}

fn names_answer(line: &Line<'_>) -> bool {
    let Some(Lead::Answer { rest }) = lead_of(line) else {
        return false;
    };
    rest.is_empty() || key::read(rest, &[], true).is_some() || key::by_number(rest).is_some()
}

fn is_question(line: &Line<'_>) -> bool {
    matches!(lead_of(line), Some(Lead::Question { .. }))
}

fn lead_of<'l>(line: &'l Line<'_>) -> Option<Lead<'l>> {
    let titled = Titled {
        text: &line.text,
        is_title: line.is_title,
    };
    lead::read(titled, &[])
}
