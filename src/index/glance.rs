//! Glance: a quick look over a whole text for the lines that are worth a closer one. It reads bytes, so that a long note
//! costs little, and leaves out only lines in which nothing that is looked for can stand.

use std::iter;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Match, MatchKind};
use memchr::memchr;
use memchr::memmem::Finder;

/// What opens and closes something that reaches over lines (`line.rs`).
const MARKS: [&str; 4] = ["```", "~~~", "%%", "<!--"];

/// How characters begin, in UTF-8, that are read as others or not at all (`letter.rs`) and so may stand in any key: soft
/// hyphen, İ, zero width, Kelvin, byte order mark, full width.
const READ_AS_OTHERS: [&[u8]; 9] = [
    b"\xC2\xAD",
    b"\xC4\xB0",
    b"\xE2\x80\x8B",
    b"\xE2\x80\x8C",
    b"\xE2\x80\x8D",
    b"\xE2\x84\xAA",
    b"\xEF\xBB",
    b"\xEF\xBC",
    b"\xEF\xBD",
];

/// The marks, and behind them what is read as others.
static SIGNS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let marks = MARKS.iter().map(|mark| mark.as_bytes());
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(marks.chain(READ_AS_OTHERS))
        .expect("a few short patterns")
});

/// What to stop for.
pub(super) struct Glance {
    /// One for each thing that is sought; `None` when every line is worth a look.
    keys: Option<Vec<Finder<'static>>>,
}

/// Where something may stand: bytes from the start, and a bit for each thing.
type Stop = (usize, u64);

impl Glance {
    pub(super) fn everywhere() -> Glance {
        Glance { keys: None }
    }

    /// Stops where one of several things may stand: each is given as texts, folded, that stand in one line if the thing
    /// does. Besides, wherever lines are hidden or made code, or shown again.
    pub(super) fn of(things: impl Iterator<Item = Vec<String>>) -> Glance {
        let finder = |texts: Vec<String>| Some(Finder::new(key(&texts)?.as_bytes()).into_owned());
        Glance {
            keys: things.map(finder).collect(),
        }
    }

    /// Every line of `text`, with its end; for one that is worth a closer look, with how many things may stand there, of
    /// which no more than 64 are told apart.
    pub(super) fn lines<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (&'a str, Option<usize>)> {
        chunks(text).flat_map(|chunk| {
            let stops = self.keys.as_ref().map(|keys| stops(keys, chunk));
            let mut stops = stops.map(|stops| stops.into_iter().peekable());
            let mut end = 0;
            chunk.split_inclusive('\n').map(move |line| {
                end += line.len();
                let Some(stops) = &mut stops else {
                    return (line, Some(usize::MAX));
                };
                let mut met = None;
                while let Some((_, things)) = stops.next_if(|(at, _)| *at < end) {
                    *met.get_or_insert(0) |= things;
                }
                (line, met.map(|things: u64| things.count_ones() as usize))
            })
        })
    }
}

/// Whole lines, about as many at a time as stay close to the processor.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    const BYTES: usize = 16_384;
    let mut rest = text;
    iter::from_fn(move || {
        let far = rest.as_bytes().get(BYTES..).unwrap_or_default();
        let end = memchr(b'\n', far).map_or(rest.len(), |at| BYTES + at + 1);
        let (chunk, after) = rest.split_at(end);
        rest = after;
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// In order; of each key at most one in a line.
fn stops(keys: &[Finder], text: &str) -> Vec<Stop> {
    let all = (0..keys.len()).fold(0, |all, thing| all | bit(thing));
    let sign = |sign: Match| match sign.pattern().as_usize() {
        mark if mark < MARKS.len() => (sign.start(), 0),
        _ => (sign.start(), all),
    };
    let mut stops: Vec<Stop> = SIGNS.find_iter(text).map(sign).collect();
    let lower = text.to_ascii_lowercase().into_bytes();
    for (thing, key) in keys.iter().enumerate() {
        let mut from = 0;
        while let Some(at) = key.find(&lower[from..]) {
            stops.push((from + at, bit(thing)));
            let line_end = memchr(b'\n', &lower[from + at..]);
            from = line_end.map_or(lower.len(), |end| from + at + end);
        }
    }
    stops.sort_unstable();
    stops
}

fn bit(thing: usize) -> u64 {
    1 << thing.min(63)
}

/// The longest of `texts` whose characters have no other form than capitals of ASCII, or are read as others.
fn key(texts: &[String]) -> Option<&str> {
    let is_plain = |text: &&String| text.chars().all(is_plain);
    let plain = texts.iter().filter(is_plain);
    let longest = plain.max_by_key(|text| text.len())?;
    (!longest.is_empty()).then_some(longest)
}

fn is_plain(char: char) -> bool {
    char.is_ascii() || ('가'..='힣').contains(&char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::letter::folded;

    /// For each line how many of `sought` may stand there; `None` where no stop is.
    fn check(sought: &[&str], text: &str, expected: &[Option<usize>]) {
        let glance = Glance::of(sought.iter().map(|text| vec![folded(text)]));
        let found: Vec<Option<usize>> = glance.lines(text).map(|(_, keys)| keys).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_are_told_by_what_stands_in_them() {
        check(
            &["net", "과적"],
            "a Net\nb\n과적합 net\n과 적합\n%%\n과\u{200B}적합",
            &[Some(1), None, Some(2), None, Some(0), Some(2)],
        );
        check(&["b"], "a\nb b b\nc", &[None, Some(1), None]);
        check(&["net", "network"], "networks", &[Some(2)]);
        check(&[], "a\n\n%%", &[None, None, Some(0)]);
    }

    #[test]
    fn what_has_other_forms_is_looked_for_everywhere() {
        let all = Some(usize::MAX);
        check(&["é"], "a\nb", &[all, all]);
        check(&["a", ""], "b", &[all]);
    }

    #[test]
    fn no_character_is_read_as_a_plain_one_unnoticed() {
        let glance = Glance::of([vec!["x".to_owned()]].into_iter());
        for char in ('\0'..=char::MAX).filter(|&char| !is_plain(char) && !char.is_whitespace()) {
            if folded(&char.to_string()).chars().all(is_plain) {
                let text = char.to_string();
                assert!(
                    glance.lines(&text).all(|(_, keys)| keys == Some(1)),
                    "{char:?}"
                );
            }
        }
    }
}
