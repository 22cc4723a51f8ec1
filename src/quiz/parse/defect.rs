//! Defects: collects problems of one piece of a file, each with its line and column. What is wrong is said elsewhere.

use std::ops::Range;

use super::place;
use crate::message::Message;
use crate::problem::Problem;

/// The problems of one question, and where its YAML stands, so that a name in it can be pointed at.
pub(super) struct Defects<'a> {
    path: &'a str,
    lines: &'a [&'a str],
    yaml: &'a str,
    /// 1-based line of the file on which `yaml` begins.
    yaml_line: usize,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Defects<'a> {
    pub(super) fn of(path: &'a str, lines: &'a [&'a str]) -> Defects<'a> {
        Defects {
            path,
            lines,
            yaml: "",
            yaml_line: 1,
            problems: Vec::new(),
        }
    }

    /// Turns to a piece of YAML: from here on, names are looked for in it.
    pub(super) fn turn_to(&mut self, yaml: &'a str, first_line: usize) {
        self.yaml = yaml;
        self.yaml_line = first_line;
    }

    /// The name at the end of `path` in the YAML is wrong.
    pub(super) fn error(&mut self, path: &[&str], message: Message, hint: Option<Message>) {
        let problem = Problem::error(self.path, message);
        self.push_named(problem, path, hint);
    }

    /// As [`Defects::error`], for what works nevertheless.
    pub(super) fn warning(&mut self, path: &[&str], message: Message, hint: Option<Message>) {
        let problem = Problem::warning(self.path, message);
        self.push_named(problem, path, hint);
    }

    /// A whole line of the file is wrong.
    pub(super) fn error_at(&mut self, line: usize, message: Message, hint: &'static str) {
        let problem = Problem::error(self.path, message).hint(Message::new(hint));
        self.push_at(problem, line, None);
    }

    /// As [`Defects::error_at`], for what works nevertheless.
    pub(super) fn warning_at(&mut self, line: usize, message: Message, hint: &'static str) {
        let problem = Problem::warning(self.path, message).hint(Message::new(hint));
        self.push_at(problem, line, None);
    }

    /// As [`Defects::warning_at`], for the first of these lines in which `find` finds something, else the first of them.
    pub(super) fn warning_in(
        &mut self,
        lines: Range<usize>,
        find: impl Fn(&str) -> Option<usize>,
        message: Message,
        hint: &'static str,
    ) {
        let texts = self.lines.iter().enumerate().skip(lines.start - 1);
        let mut texts = texts.take(lines.len());
        let found = texts.find_map(|(at, text)| {
            let column = text[..find(text)?].chars().count() + 1;
            Some((at + 1, column))
        });
        let problem = Problem::warning(self.path, message).hint(Message::new(hint));
        let line = found.map_or(lines.start, |(line, _)| line);
        self.push_at(problem, line, found.map(|(_, column)| column));
    }

    /// The YAML cannot be decoded; `line` and `column` are 0-based inside it.
    pub(super) fn error_in_yaml(
        &mut self,
        line: usize,
        column: usize,
        message: Message,
        hint: &'static str,
    ) {
        let problem = Problem::error(self.path, message).hint(Message::new(hint));
        self.push_in_yaml(problem, line, column);
    }

    fn push_named(&mut self, problem: Problem, path: &[&str], hint: Option<Message>) {
        let (line, column) = place::find(self.yaml, path).unwrap_or((0, 0));
        let problem = Problem { hint, ..problem };
        self.push_in_yaml(problem, line, column);
    }

    /// The YAML may begin inside a line of the file: `<!-- quiz: {…}`.
    fn push_in_yaml(&mut self, problem: Problem, line: usize, column: usize) {
        let at = self.yaml_line + line;
        let text = self.lines.get(at - 1).copied().unwrap_or_default();
        let inner = self.yaml.lines().nth(line).unwrap_or_default();
        let before = text
            .find(inner)
            .map_or(0, |start| text[..start].chars().count());
        self.push_at(problem, at, Some(before + column + 1));
    }

    fn push_at(&mut self, problem: Problem, line: usize, column: Option<usize>) {
        let text = self
            .lines
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or_default();
        let indent = text.chars().take_while(|sign| sign.is_whitespace()).count();
        self.problems
            .push(problem.at(line, column.unwrap_or(indent + 1), text));
    }
}
