//! Direction: the words that say more or less of something. Which technique they speak of is decided in `option.rs`.

use std::ops::Range;

use super::table::{ADJUST, FILLERS, LESS, MORE, SIZE_WORDS};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Direction {
    More,
    Less,
    Unsaid,
}

/// All words of direction in a text, with their places.
pub(super) fn directions(text: &str) -> Vec<(Range<usize>, Direction)> {
    let lists = [
        (&MORE[..], Direction::More),
        (&LESS[..], Direction::Less),
        (&ADJUST[..], Direction::Unsaid),
    ];
    let mut found = Vec::new();
    for (words, direction) in lists {
        for word in words {
            let places = text
                .match_indices(word)
                .map(|(at, word)| at..at + word.len());
            found.extend(
                places
                    .filter(|range| is_word(text, range))
                    .map(|range| (range, direction)),
            );
        }
    }
    found
}

/// A Latin word stands alone; a Korean one may be inflected.
pub(super) fn is_word(text: &str, range: &Range<usize>) -> bool {
    let latin = text[range.clone()].is_ascii();
    let letter = |sign: char| sign.is_ascii_alphanumeric();
    !latin || !(text[..range.start].ends_with(letter) || text[range.end..].starts_with(letter))
}

pub(super) fn said_before(before: &str, close: bool) -> Option<Direction> {
    let (range, direction) = directions(before)
        .into_iter()
        .max_by_key(|(range, _)| range.end)?;
    (!close || (direction != Direction::Unsaid && fills(&before[range.end..]))).then_some(direction)
}

pub(super) fn said_after(after: &str, close: bool) -> Option<Direction> {
    let (range, direction) = directions(after)
        .into_iter()
        .min_by_key(|(range, _)| range.start)?;
    (!close || (direction != Direction::Unsaid && fills(&after[..range.start])))
        .then_some(direction)
}

/// Whether only filling words stand between a noun and its direction.
fn fills(between: &str) -> bool {
    between
        .split_whitespace()
        .all(|word| FILLERS.contains(&word) || without_any(word, &SIZE_WORDS).is_empty())
}

/// The text behind all the words that it begins with.
pub(super) fn without_any<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut text = text;
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}
