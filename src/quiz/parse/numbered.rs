//! Numbered: options written as `1)`, `2)`, … They are lines of the stem until an answer names one of them, since a
//! stem may hold a list of its own.

use super::draft::{DraftOption, Passage};
use super::item::item;
use super::line::Line;
use super::option::close_bold;
use super::scan::Scan;
use crate::quiz::question::OptionLabel;

/// The last run of lines of a stem that count 1, 2, 3, …
#[derive(Debug, Default)]
pub(super) struct Run(Vec<Counted>);

#[derive(Debug)]
struct Counted {
    /// 1-based in the file.
    line: usize,
    /// Which line of the stem it is.
    at: usize,
    indent: usize,
    text: String,
}

impl Run {
    /// Notes a line that has become line `at` of the stem.
    pub(super) fn count(&mut self, line: &Line<'_>, at: usize) {
        let Some((number, text)) = read(&line.text) else {
            return;
        };
        let indent = self.0.first().map_or(line.indent, |first| first.indent);
        let nested = line.indent > indent + 1;
        if nested && self.0.len() > 1 {
            return;
        }
        if number != self.0.len() + 1 || nested || line.indent + 1 < indent {
            self.0.clear();
        }
        if number == self.0.len() + 1 {
            self.0.push(Counted {
                line: line.number,
                at,
                indent: line.indent,
                text,
            });
        }
    }

    /// Takes the run out of the stem as options, if it ends the stem, something stands above it (or `titled`), and an
    /// answer names none beyond `last`.
    pub(super) fn take(
        &mut self,
        stem: &mut Passage,
        titled: bool,
        last: OptionLabel,
    ) -> Option<Vec<DraftOption>> {
        let run = std::mem::take(&mut self.0);
        let start = run.first()?.at;
        let fits = (2..=OptionLabel::MOST).contains(&run.len());
        let named = (0..run.len()).any(|at| OptionLabel::at(at) == Some(last));
        let counted = |at: usize| run.iter().any(|one| one.at == at);
        let goes_on = |text: &str| text.is_empty() || text.starts_with([' ', '\t', '>']);
        let ends = stem
            .lines_from(start)
            .iter()
            .zip(start..)
            .all(|(text, at)| counted(at) || goes_on(text));
        (fits && named && ends && (start > 0 || titled)).then_some(())?;
        let lines = stem.split_off(start);
        let ends = run.iter().skip(1).map(|next| next.at - start);
        let ends = ends.chain([lines.len()]);
        let options = run.iter().zip(ends).enumerate();
        options
            .map(|(place, (one, end))| {
                let mut text = Passage::of(&one.text);
                let rest = &lines.lines_from(one.at - start + 1)[..end - (one.at - start) - 1];
                rest.iter().for_each(|line| text.push(line.trim_start()));
                Some(DraftOption {
                    label: OptionLabel::at(place)?,
                    line: one.line,
                    text,
                    checked: None,
                    highlighted: false,
                    fixed: false,
                })
            })
            .collect()
    }
}

/// The number in front of an option and its text, with or without a bullet.
pub(super) fn read(line: &str) -> Option<(usize, String)> {
    let mut scan = Scan::new(line);
    scan.take_bullet();
    let (number, text) = item(scan.rest())?;
    let text = text.trim();
    let bold = text.matches("**").count() % 2 == 1;
    Some((
        number,
        if bold {
            close_bold(text)
        } else {
            text.to_owned()
        },
    ))
}
