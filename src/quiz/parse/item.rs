//! Item: how a line stands among others: its bullet, its number, its indent; whether it is a rule or asks something.

use super::line::{self, Line};
use super::scan::Scan;

/// Words of a stem, lower-cased.
const ASKING: [&str; 11] = [
    "?", "？", "which", "choose", "select", "고르", "고른", "무엇", "어느", "어떤", "것은",
];

pub(super) fn number_of(line: &Line<'_>) -> Option<usize> {
    number(&line.text).filter(|_| line.heading.is_none())
}

/// The number of an item of a list, plain or dressed: `12. text`, `**2.** text`, `2번. text`, `**2번)**`.
pub(super) fn number(text: &str) -> Option<usize> {
    item(text).map(|(number, _)| number)
}

/// The number of such an item, and what follows it.
pub(super) fn item(text: &str) -> Option<(usize, &str)> {
    let mut scan = Scan::new(text);
    scan.skip_decoration();
    let digits = scan.rest();
    scan.skip(|sign| sign.is_ascii_digit());
    let digits = &digits[..digits.len() - scan.rest().len()];
    scan.take_text("번");
    scan.take_text("**");
    scan.take(|sign| matches!(sign, '.' | ')'))?;
    scan.take_text("**");
    let is_item = digits.len() <= 4 && scan.peek().is_none_or(char::is_whitespace);
    let number = digits.parse().ok().filter(|_| is_item)?;
    Some((number, scan.rest()))
}

/// `---`, `* * *`.
pub(super) fn is_rule(text: &str) -> bool {
    let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    signs.len() >= 3
        && matches!(signs[0], '-' | '*' | '_')
        && signs.iter().all(|&sign| sign == signs[0])
}

/// Whether a paragraph reads like a stem: it has a number in front or words that ask.
pub(super) fn asks(text: &str) -> bool {
    number(text).is_some() || asks_in_words(text)
}

/// Whether a text has words that ask. A number alone may stand before the heading of a section too.
pub(super) fn asks_in_words(text: &str) -> bool {
    let folded = text.to_lowercase();
    ASKING.iter().any(|word| folded.contains(word))
}

pub(super) fn is_listed(line: &Line<'_>) -> bool {
    Scan::new(&line.text).take_bullet()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<usize>) {
        assert_eq!(number(text), expected, "{text}");
    }

    #[test]
    fn numbers_in_every_dress() {
        for text in [
            "2. x",
            "2) x",
            "**2.** x",
            "2번. x",
            "**2번.** x",
            "**2번)** x",
            "**2. x**",
            "2번)",
        ] {
            check(text, Some(2));
        }
        for text in ["2.5 x", "2번 x", "x 2.", "20260. x", ". x", "2x. y"] {
            check(text, None);
        }
    }
}
