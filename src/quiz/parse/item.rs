//! Item: how a line stands in a list: its bullet, its number, its indent.

use super::line::{self, Line};

pub(super) fn number_of(line: &Line<'_>) -> Option<usize> {
    number(&line.text).filter(|_| line.heading.is_none())
}

/// The number of an item of a list: `12. text`.
pub(super) fn number(text: &str) -> Option<usize> {
    let (digits, rest) = text.split_once(['.', ')'])?;
    let is_item = rest.starts_with(' ')
        && digits.len() <= 4
        && digits.chars().all(|sign| sign.is_ascii_digit());
    digits.parse().ok().filter(|_| is_item)
}

pub(super) fn is_listed(line: &Line<'_>) -> bool {
    super::scan::Scan::new(&line.text).take_bullet()
}

/// The line without at most `by` columns of its indent.
pub(super) fn dedent(line: &str, by: usize) -> &str {
    let within = |(at, _): &(usize, char)| line::indent(&line[..*at]) < by;
    let start = line
        .char_indices()
        .take_while(|(_, sign)| matches!(sign, ' ' | '\t'))
        .filter(within)
        .count();
    &line[start..]
}
