//! Sequence: a key that has an order: the letters of an ordering, or the letter that each number of a matching goes with.

use super::key;
use super::scan::Scan;
use crate::quiz::question::{Form, OptionLabel};

/// The letters at the start of an answer, in their order, and what follows them: `C, A, B`, or `1-C, 2-A, 3-B`.
pub(super) fn read<'a>(
    written: &'a str,
    labels: &[OptionLabel],
    form: Form,
) -> Option<(Vec<OptionLabel>, &'a str)> {
    match form {
        Form::Choice => key::read(written, labels, false),
        Form::Ordering => {
            let (found, rest) = key::in_order(written, labels, false)?;
            let is_once = (1..found.len()).all(|at| !found[..at].contains(&found[at]));
            (is_once && found.len() > 1).then_some((found, rest))
        }
        Form::Matching => pairs(written),
    }
}

/// Numbers from 1 on, each once, with a letter each, in any order; the letters are in the order of the numbers.
fn pairs(written: &str) -> Option<(Vec<OptionLabel>, &str)> {
    let mut scan = Scan::new(written);
    scan.skip_decoration();
    let mut found: Vec<(usize, OptionLabel)> = Vec::new();
    let mut rest = None;
    while let Some((pair, after)) = pair(scan).filter(|_| found.len() < OptionLabel::MOST) {
        found.push(pair);
        rest = Some(after.rest());
        let Some(next) = key::joint(after) else { break };
        scan = next;
    }
    found.sort();
    let counts = found.iter().zip(1..).all(|((number, _), at)| *number == at);
    let labels = found.iter().map(|(_, label)| *label).collect();
    rest.filter(|_| counts && found.len() > 1)
        .map(|rest| (labels, rest))
}

/// `1-C`, `1: C`, `1 → C`.
fn pair(mut scan: Scan<'_>) -> Option<((usize, OptionLabel), Scan<'_>)> {
    let digit = scan
        .take(|sign| sign.is_ascii_digit())
        .map(super::scan::plain)?;
    let number = digit.to_digit(10)? as usize;
    scan.skip_blanks();
    let signs = ['-', '–', '—', ':', '=', '→', '.', ')'];
    scan.take(|sign| signs.contains(&sign))?;
    scan.take(|sign| sign == '>');
    scan.skip_blanks();
    let label = scan.take_letter()?;
    let goes_on = scan.peek().is_some_and(char::is_alphanumeric);
    (!goes_on).then_some(((number, label), scan))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, form: Form, expected: Option<(&str, &str)>) {
        let labels: Vec<OptionLabel> = "ABCD".chars().map(OptionLabel).collect();
        let read = read(written, &labels, form);
        let read = read.map(|(found, rest)| (found.iter().map(|label| label.0).collect(), rest));
        let expected = expected.map(|(found, rest)| (found.to_owned(), rest));
        assert_eq!(read, expected, "{written}");
    }

    #[test]
    fn an_order_is_kept() {
        check("C, A, B", Form::Ordering, Some(("CAB", "")));
        check("CAB", Form::Ordering, Some(("CAB", "")));
        check("C → A → B", Form::Ordering, None);
        check("C - why", Form::Ordering, None);
        check("A, B, A", Form::Ordering, None);
    }

    #[test]
    fn each_number_has_its_letter() {
        check("1-C, 2-A, 3-B", Form::Matching, Some(("CAB", "")));
        check("2: A, 1: C - why", Form::Matching, Some(("CA", " - why")));
        check("1 → A, 2 → A", Form::Matching, Some(("AA", "")));
        check("1-A, 3-B", Form::Matching, None);
        check("1-A", Form::Matching, None);
        check("A, B", Form::Matching, None);
    }
}
