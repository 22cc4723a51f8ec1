//! Factors in words: `twice`, `4배`, `by a factor of ten`, `절반`. Which technique one belongs to is decided in `option.rs`.

use std::ops::Range;

use super::direction::{Direction, directions, is_word, without_any};
use super::table::{FILLERS, SIZE_WORDS};
use super::text::numbers;

/// How many times as much, before it is known whether more or less is meant.
pub(super) struct Factor {
    /// Above 0; below 1 when the words themselves say less.
    value: f32,
    pub(super) range: Range<usize>,
}

/// Words that are a factor on their own.
#[rustfmt::skip]
const WORDS: [(&str, f32); 14] = [
    ("twice", 2.0), ("double", 2.0), ("doubled", 2.0), ("doubling", 2.0), ("triple", 3.0), ("tripled", 3.0),
    ("tripling", 3.0), ("quadruple", 4.0), ("tenfold", 10.0), ("half", 0.5), ("halve", 0.5), ("halved", 0.5),
    ("halving", 0.5), ("절반", 0.5),
];

/// Numbers in words, which need a unit behind them.
#[rustfmt::skip]
const NUMBERS: [(&str, f32); 21] = [
    ("two", 2.0), ("three", 3.0), ("four", 4.0), ("five", 5.0), ("six", 6.0), ("seven", 7.0), ("eight", 8.0),
    ("nine", 9.0), ("ten", 10.0), ("hundred", 100.0), ("두", 2.0), ("세", 3.0), ("네", 4.0), ("다섯", 5.0),
    ("여섯", 6.0), ("일곱", 7.0), ("여덟", 8.0), ("아홉", 9.0), ("열", 10.0), ("스무", 20.0), ("백", 100.0),
];

const UNITS: [&str; 5] = ["배", "times", "x", "×", "fold"];

/// Words that may stand between a noun and its factor, beside those of `table.rs`.
#[rustfmt::skip]
const NEAR: [&str; 18] = [
    "by", "to", "about", "as", "much", "many", "factor", "original", "roughly", "value", "(", "현재", "지금", "기존", "약",
    "원래", "값", "dataset",
];

impl Factor {
    /// What an amount is multiplied by; `None` when the words contradict each other.
    pub(super) fn applied(&self, direction: Direction) -> Option<f32> {
        match direction {
            Direction::Less => Some(self.value.min(1.0 / self.value)),
            Direction::More => Some(self.value).filter(|&value| value > 1.0),
            Direction::Unsaid => Some(self.value),
        }
    }

    /// The direction that the factor itself says.
    pub(super) fn direction(&self) -> Direction {
        match self.value > 1.0 {
            true => Direction::More,
            false => Direction::Less,
        }
    }
}

/// The factors in `folded[within]`, in the order of the text.
pub(super) fn factors(folded: &str, within: Range<usize>) -> Vec<Factor> {
    let text = &folded[within.clone()];
    let mut found: Vec<Factor> = Vec::new();
    for (word, value) in WORDS {
        found.extend(places(text, word).map(|range| Factor { value, range }));
    }
    let spelled = NUMBERS
        .iter()
        .flat_map(|&(word, value)| places(text, word).map(move |range| (value, range)));
    let digits = numbers(text, 0..text.len())
        .into_iter()
        .map(|number| (number.value as f32, number.range));
    found.extend(
        digits
            .chain(spelled)
            .filter_map(|(value, range)| with_unit(text, value, range)),
    );
    found.extend(
        text.match_indices('x')
            .filter_map(|(at, _)| signed(text, at)),
    );
    found.retain(|factor| factor.value > 0.0 && factor.value.is_finite() && factor.value != 1.0);
    found.sort_by_key(|factor| factor.range.start);
    for factor in &mut found {
        factor.range = factor.range.start + within.start..factor.range.end + within.start;
    }
    found
}

fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(word)
        .map(|(at, word)| at..at + word.len())
        .filter(|range| is_word(text, range))
}

/// `4배`, `ten times`, `a factor of 10`, `10분의 1`. `4배치` is none.
fn with_unit(text: &str, value: f32, number: Range<usize>) -> Option<Factor> {
    let before = &text[..number.start];
    let after = text[number.end..].trim_start();
    let end = |rest: &str| text.len() - rest.len();
    if let Some(lead) = before.strip_suffix("factor of ") {
        return Some(Factor {
            value,
            range: lead.len()..number.end,
        });
    }
    if let Some(rest) = after.strip_prefix("분의").map(str::trim_start) {
        let rest = rest.strip_prefix('1')?;
        return Some(Factor {
            value: 1.0 / value,
            range: number.start..end(rest),
        });
    }
    let rest = UNITS.iter().find_map(|unit| after.strip_prefix(unit))?;
    let runs_on =
        rest.starts_with('치') || rest.starts_with(|sign: char| sign.is_ascii_alphanumeric());
    (!runs_on).then(|| Factor {
        value,
        range: number.start..end(rest),
    })
}

/// `x4`, whose sign is at `at`.
fn signed(text: &str, at: usize) -> Option<Factor> {
    let in_word = text[..at].ends_with(|sign: char| sign.is_ascii_alphanumeric());
    let rest = &text[at + 1..];
    let length = rest
        .find(|sign: char| !(sign.is_ascii_digit() || sign == '.'))
        .unwrap_or(rest.len());
    let digits = rest[..length].trim_end_matches('.');
    let value = digits.parse().ok().filter(|_| !in_word)?;
    Some(Factor {
        value,
        range: at..at + 1 + digits.len(),
    })
}

/// Whether only words of direction and filling words stand between a noun and its factor.
pub(super) fn is_near(between: &str) -> bool {
    between.split_whitespace().all(|word| {
        let directs = directions(word)
            .iter()
            .any(|(range, _)| without_any(&word[..range.start], &SIZE_WORDS).is_empty());
        let rest = without_any(without_any(word, &SIZE_WORDS), &NEAR);
        directs
            || FILLERS.contains(&word)
            || NEAR.contains(&word)
            || without_any(rest, &SIZE_WORDS).is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[f32]) {
        let found: Vec<f32> = factors(text, 0..text.len())
            .iter()
            .map(|one| one.value)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn factors_in_every_dress() {
        for text in [
            "4배로",
            "네배",
            "four times",
            "x4",
            "4x",
            "4 fold",
            "quadruple",
            "a factor of four",
            "a factor of 4",
        ] {
            check(text, &[4.0]);
        }
        for text in ["half", "halving", "절반으로", "2분의 1"] {
            check(text, &[0.5]);
        }
        for text in [
            "4",
            "4배치",
            "1배",
            "max 4",
            "behalf",
            "0.001",
            "256",
            "sometimes",
            "two layers",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_factor_follows_its_direction() {
        let applied = |value, direction| Factor { value, range: 0..0 }.applied(direction);
        assert_eq!(applied(4.0, Direction::Less), Some(0.25));
        assert_eq!(applied(0.5, Direction::Less), Some(0.5));
        assert_eq!(applied(4.0, Direction::More), Some(4.0));
        assert_eq!(applied(0.5, Direction::More), None);
    }
}
