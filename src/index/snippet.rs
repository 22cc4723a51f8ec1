//! Snippet: the line of a note that shows best why it was found, cut to size between sentences or words, with the found
//! words marked.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::fragment::Fragment;
use super::query::Wanted;

/// One line of plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// At most 160 columns wide (a Korean syllable takes two); `…` where something was cut off.
    pub text: String,
    /// What was found: bytes in `text`, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

const WIDEST: usize = 160;
/// Columns shown before the first mark of a cut line, when no sentence begins there.
const LEAD: usize = 40;
/// Columns of a sentence that are shown before its first mark.
const SENTENCE_LEAD: usize = 90;
/// Columns given up at most to end with a whole word.
const TAIL: usize = 20;
const CUT: char = '…';

/// `text`, cut around what of `leaves` is in it.
pub(super) fn snippet(text: &str, leaves: &[&Wanted]) -> Snippet {
    let marks = marks(text, leaves);
    if text.width() <= WIDEST {
        return Snippet {
            text: text.to_owned(),
            marks: merged(marks.into_iter().map(|(_, place)| place).collect()),
        };
    }
    let window = window(text, &marks);
    let lead = if window.start > 0 { CUT.len_utf8() } else { 0 };
    let inside = |(_, place): &(usize, Range<usize>)| {
        let (start, end) = (place.start.max(window.start), place.end.min(window.end));
        (start < end).then(|| start - window.start + lead..end - window.start + lead)
    };
    let marks = merged(marks.iter().filter_map(inside).collect());
    let mut cut = String::new();
    cut.extend((window.start > 0).then_some(CUT));
    cut.push_str(&text[window.clone()]);
    cut.extend((window.end < text.len()).then_some(CUT));
    Snippet { text: cut, marks }
}

/// Each place with the number of what was found there, in order of place.
fn marks(text: &str, leaves: &[&Wanted]) -> Vec<(usize, Range<usize>)> {
    let fragment = Fragment::of(text);
    let mut marks: Vec<(usize, Range<usize>)> = Vec::new();
    for (number, leaf) in leaves.iter().enumerate() {
        let places = leaf.places(&fragment).into_iter();
        marks.extend(places.map(|place| (number, place)));
    }
    marks.sort_by_key(|(_, place)| (place.start, place.end));
    marks
}

/// The part of `text` to show: from where the sentence begins whose mark has most different ones close behind it, or a
/// little before this mark, to where a sentence or a word ends.
fn window(text: &str, marks: &[(usize, Range<usize>)]) -> Range<usize> {
    let first = densest(text, marks);
    let start = sentence_starts(text)
        .take_while(|&at| at <= first)
        .last()
        .filter(|&at| text[at..first].width() <= SENTENCE_LEAD)
        .unwrap_or_else(|| word_start(text, first));
    let room = WIDEST - 1 - usize::from(start > 0);
    let end = start + fitting(text[start..].chars(), room);
    let marked = marks.iter().map(|(_, place)| place.end);
    let kept = marked
        .filter(|&at| at <= end)
        .max()
        .unwrap_or(start)
        .max(first);
    start..good_end(text, kept, end)
}

/// Where the mark begins that has most different ones close behind it.
fn densest(text: &str, marks: &[(usize, Range<usize>)]) -> usize {
    let reach = |start: usize| start + fitting(text[start..].chars(), WIDEST - SENTENCE_LEAD - 2);
    let different = |start: usize| {
        let end = reach(start);
        let close = marks
            .iter()
            .filter(|(_, place)| place.start >= start && place.end <= end);
        let mut numbers: Vec<usize> = close.map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    };
    let starts = marks.iter().map(|(_, place)| place.start);
    starts
        .rev()
        .max_by_key(|&start| different(start))
        .unwrap_or(0)
}

/// Where sentences begin: at the start, and behind a full stop, question or exclamation mark and a space. What goes on
/// with a small letter (`e.g. this`) is the same sentence.
fn sentence_starts(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.match_indices(['.', '?', '!', '。', '？', '！']);
    let starts = ends.filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let next = rest.trim_start();
        let is_apart = next.len() < rest.len() || !sign.is_ascii();
        let begins = next.chars().next().is_some_and(|char| !char.is_lowercase());
        (is_apart && begins).then(|| text.len() - next.len())
    });
    [0].into_iter().chain(starts)
}

/// The first word that begins at most [`LEAD`] columns before `at`; `at` less as many columns, when none does.
fn word_start(text: &str, at: usize) -> usize {
    let start = at - fitting(text[..at].chars().rev(), LEAD);
    let space = text[start..at].find(' ').filter(|_| start > 0);
    space.map_or(start, |space| start + space + 1)
}

/// The last end of a sentence between `kept` and `end`, if much is shown then; else the last end of a word, if little is
/// lost; else `end`.
fn good_end(text: &str, kept: usize, end: usize) -> usize {
    if end == text.len() {
        return end;
    }
    let sentence = sentence_starts(text)
        .filter(|&at| at > kept && at <= end)
        .last()
        .map(|at| text[..at].trim_end().len());
    let word = text[kept..end].rfind(' ').map(|at| kept + at);
    let loses = |columns: usize| move |at: &usize| text[*at..end].width() <= columns;
    sentence
        .filter(loses(WIDEST / 2))
        .or(word.filter(loses(TAIL)))
        .unwrap_or(end)
}

/// Bytes of as many `chars` as fit into `columns`.
fn fitting(chars: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut left = columns;
    chars
        .map_while(|char| {
            left = left.checked_sub(char.width().unwrap_or(0))?;
            Some(char.len_utf8())
        })
        .sum()
}

/// Sorted places, those that touch or overlap made one.
fn merged(places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sought::Sought;
    use proptest::prelude::*;

    fn wanted(word: &str) -> Wanted {
        Wanted::Word(Sought::word(word))
    }

    /// The snippet with its marks written as `<…>`.
    fn shown(text: &str, words: &[&str]) -> String {
        let words: Vec<Wanted> = words.iter().map(|word| wanted(word)).collect();
        let leaves: Vec<&Wanted> = words.iter().collect();
        let Snippet { mut text, marks } = snippet(text, &leaves);
        for mark in marks.into_iter().rev() {
            text.insert(mark.end, '>');
            text.insert(mark.start, '<');
        }
        text
    }

    fn check(text: &str, words: &[&str], expected: &str) {
        assert_eq!(shown(text, words), expected);
    }

    #[test]
    fn all_forms_of_a_word_are_marked() {
        check(
            "과적합을 막는 조기 종료",
            &["과적합은", "종료"],
            "<과적합>을 막는 조기 <종료>",
        );
        check(
            "Overfitting and overfit",
            &["overfits"],
            "<Overfitting> and <overfit>",
        );
        check(
            "F1-score of k-means",
            &["f1-score"],
            "<F1-score> of k-means",
        );
    }

    #[test]
    fn touching_marks_are_one() {
        check("과적합방지", &["과적합", "방지"], "<과적합방지>");
        check("대한민국", &["한", "민"], "대<한민>국");
    }

    #[test]
    fn a_phrase_does_not_cross_words() {
        check("서점 울고 서울", &["서울"], "서점 울고 <서울>");
    }

    #[test]
    fn long_lines_are_cut_around_the_marks() {
        let text = format!("{}과적합{}", "가나다 ".repeat(60), " 라마바".repeat(60));
        let shown = shown(&text, &["과적합"]);
        assert!(
            shown.starts_with('…') && shown.ends_with('…') && shown.contains("<과적합>"),
            "{shown}"
        );
        assert!(shown.width() <= WIDEST + 2, "{}", shown.width());
    }

    proptest! {
        #[test]
        fn marks_are_on_char_boundaries(text in "([가-힣a-c ]|한국|e\u{301}|\u{200B}|Ｃ){0,200}", word in "[가-힣a-c]{1,3}|한국|한|c") {
            let Snippet { text, marks } = snippet(&text, &[&wanted(&word)]);
            prop_assert!(text.width() <= WIDEST);
            let mut last = 0;
            for mark in marks {
                prop_assert!(mark.start >= last && mark.end > mark.start && text.get(mark.clone()).is_some());
                last = mark.end;
            }
        }
    }
}
