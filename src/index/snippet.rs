//! Snippet: the line of a note that shows best why it was found, cut to size, with the found words marked.

use std::ops::Range;

use tantivy::tokenizer::Token;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::letter::letters;
use super::line::Line;
use super::sought::Sought;
use super::tokenizer::pieces;

/// One line of plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// At most 160 columns wide (a Korean syllable takes two); `…` where something was cut off.
    pub text: String,
    /// What was found: bytes in `text`, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

const WIDEST: usize = 160;
/// Columns shown before the first mark of a cut line.
const LEAD: usize = 40;
const CUT: char = '…';

/// The line with most of `sought` in it; of equal ones prose before headings before frontmatter, then the first.
pub(super) fn best_line<'a>(lines: &'a [Line], sought: &[Sought]) -> Option<&'a Line> {
    let rank = |line: &Line| {
        let pieces = pieces(&line.text);
        let found = sought
            .iter()
            .filter(|sought| !places(&line.text, &pieces, sought).is_empty())
            .count();
        (found, line.kind)
    };
    // Of equals `max_by_key` takes the last, so the lines come in reverse.
    let ranked = lines
        .iter()
        .rev()
        .map(|line| (rank(line), line))
        .filter(|((found, _), _)| *found > 0);
    ranked.max_by_key(|(rank, _)| *rank).map(|(_, line)| line)
}

/// `text`, cut around what of `sought` is in it.
pub(super) fn snippet(text: &str, sought: &[Sought]) -> Snippet {
    let marks = marks(text, sought);
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
fn marks(text: &str, sought: &[Sought]) -> Vec<(usize, Range<usize>)> {
    let pieces = pieces(text);
    let mut marks: Vec<(usize, Range<usize>)> = Vec::new();
    for (number, sought) in sought.iter().enumerate() {
        marks.extend(
            places(text, &pieces, sought)
                .into_iter()
                .map(|place| (number, place)),
        );
    }
    marks.sort_by_key(|(_, place)| (place.start, place.end));
    marks
}

/// Where `sought` is in `text`; nowhere unless all of it is.
fn places(text: &str, pieces: &[Token], sought: &Sought) -> Vec<Range<usize>> {
    let mut places = phrase_places(pieces, &sought.phrase);
    if places.is_empty() && !sought.phrase.is_empty() {
        return places;
    }
    for &syllable in &sought.syllables {
        let before = places.len();
        places.extend(
            letters(text)
                .filter(|letter| letter.char == syllable)
                .map(|letter| letter.span),
        );
        if places.len() == before {
            return Vec::new();
        }
    }
    places
}

fn phrase_places(pieces: &[Token], phrase: &[(usize, String)]) -> Vec<Range<usize>> {
    let Some(((first_at, first), rest)) = phrase.split_first() else {
        return Vec::new();
    };
    let piece_at = |position: usize| {
        pieces
            .binary_search_by_key(&position, |piece| piece.position)
            .ok()
    };
    let end_from = |start: &Token| {
        rest.iter().try_fold(start.offset_to, |_, (at, text)| {
            let piece = &pieces[piece_at(start.position + at - first_at)?];
            (piece.text == *text).then_some(piece.offset_to)
        })
    };
    let starts = pieces.iter().filter(|piece| piece.text == *first);
    starts
        .filter_map(|start| Some(start.offset_from..end_from(start)?))
        .collect()
}

/// The part of `text` to show: from a little before the mark that has most different ones close behind it.
fn window(text: &str, marks: &[(usize, Range<usize>)]) -> Range<usize> {
    let reach = |start: usize| start + fitting(text[start..].chars(), WIDEST - LEAD - 2);
    let different = |start: usize| {
        let mut numbers: Vec<usize> = marks
            .iter()
            .filter(|(_, place)| place.start >= start && place.end <= reach(start))
            .map(|(n, _)| *n)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    };
    let starts = marks.iter().map(|(_, place)| place.start);
    let first = starts
        .rev()
        .max_by_key(|&start| different(start))
        .unwrap_or(0);
    let lead = fitting(text[..first].chars().rev(), LEAD);
    let start = first - lead;
    let room = WIDEST - 1 - usize::from(start > 0);
    let end = start + fitting(text[start..].chars(), room);
    start..end
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
    use proptest::prelude::*;

    /// The snippet with its marks written as `<…>`.
    fn shown(text: &str, words: &[&str]) -> String {
        let sought: Vec<Sought> = words.iter().map(|word| Sought::word(word)).collect();
        let Snippet { mut text, marks } = snippet(text, &sought);
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

    #[test]
    fn prose_is_shown_before_headings_and_frontmatter() {
        let lines =
            super::super::line::plain_lines("---\ntitle: 과적합\n---\n# 과적합\n과적합이란\n", 24);
        let line = best_line(&lines, &[Sought::word("과적합")]).map(|line| line.number);
        assert_eq!(line, Some(5));
    }

    proptest! {
        #[test]
        fn marks_are_on_char_boundaries(text in "([가-힣a-c ]|한국|e\u{301}|\u{200B}|Ｃ){0,200}", word in "[가-힣a-c]{1,3}|한국|한|c") {
            let Snippet { text, marks } = snippet(&text, &[Sought::word(&word)]);
            prop_assert!(text.width() <= WIDEST);
            let mut last = 0;
            for mark in marks {
                prop_assert!(mark.start >= last && mark.end > mark.start && text.get(mark.clone()).is_some());
                last = mark.end;
            }
        }
    }
}
