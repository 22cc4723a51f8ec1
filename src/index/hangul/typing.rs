//! Typing: what the last syllable of a word may become while it is still being typed on a two-set keyboard. `과저` is on
//! its way to 과적합, and so is `과적ㅎ`, and in `각` the final may be the first key of the next syllable.

use std::ops::RangeInclusive;

use super::super::letter::letters;
use super::syllable::{FINALS, Syllable, VOWELS, halves};

/// One way in which a last character may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::index) struct Continuation {
    /// The syllable that is complete, when the last key has begun the next: 가 for `각`.
    pub(in crate::index) complete: Option<char>,
    /// All that the unfinished syllable may become: 저–젛 for `저`, which is one of them; 자–짛 for `ㅈ`.
    pub(in crate::index) unfinished: RangeInclusive<char>,
}

impl Continuation {
    fn begins(&self, text: &[char]) -> bool {
        let rest = match self.complete {
            Some(complete) => text.strip_prefix(&[complete]),
            None => Some(text),
        };
        rest.and_then(<[char]>::first)
            .is_some_and(|next| self.unfinished.contains(next))
    }
}

/// How `last` may go on: as the syllable it is, and with its final given to the next one. Empty for what begins no
/// syllable: a lone vowel, a compound consonant, another script.
///
/// | typed | may become |
/// |---|---|
/// | ㅈ | 자–짛 |
/// | 저 | 저–젛 |
/// | 고 | 고–굏, as 과 begins with it |
/// | 각 | 각–갃, 가 + 가–깋 |
/// | 갃 | 갃, 각 + 사–싷 |
pub(in crate::index) fn continuations(last: char) -> Vec<Continuation> {
    let same = |unfinished| Continuation {
        complete: None,
        unfinished,
    };
    let Some(syllable) = Syllable::of(last) else {
        return begun_with(last).map(same).into_iter().collect();
    };
    let Some(end) = syllable.last else {
        return open(syllable).map(same).into_iter().collect();
    };
    let grown = with_last(syllable, Some(last_begun_with(&FINALS, end)));
    let (kept, moved) = halves(end).map_or((None, end), |(kept, moved)| (Some(kept), moved));
    let next = begun_with(moved).map(|unfinished| Continuation {
        complete: with_last(syllable, kept),
        unfinished,
    });
    let same = grown.map(|grown| same(last..=grown));
    same.into_iter().chain(next).collect()
}

/// Whether someone who has typed `typed` may be on the way to `text` or to something that begins with it. Case and width
/// do not matter.
pub(in crate::index) fn may_become(typed: &str, text: &str) -> bool {
    let chars = |text| letters(text).map(|letter| letter.char).collect();
    let (typed, text): (Vec<char>, Vec<char>) = (chars(typed), chars(text));
    let Some((&last, earlier)) = typed.split_last() else {
        return true;
    };
    let Some(rest) = text.strip_prefix(earlier) else {
        return false;
    };
    let goes_on = |way: &Continuation| way.begins(rest);
    rest.first() == Some(&last) || continuations(last).iter().any(goes_on)
}

/// All syllables with this initial.
fn begun_with(initial: char) -> Option<RangeInclusive<char>> {
    let first = Syllable {
        initial,
        vowel: VOWELS[0],
        last: None,
    };
    let last = Syllable {
        vowel: VOWELS[VOWELS.len() - 1],
        ..first
    };
    Some(first.char()?..=closed(last)?)
}

/// All syllables that begin with the keys of this one, which has no final.
fn open(syllable: Syllable) -> Option<RangeInclusive<char>> {
    let vowel = last_begun_with(&VOWELS, syllable.vowel);
    Some(syllable.char()?..=closed(Syllable { vowel, ..syllable })?)
}

/// In each table a letter stands directly before those that begin with its key: ㅗ before ㅘ, ㅙ and ㅚ. ㄲ, which stands
/// between ㄱ and ㄳ, is taken along: some keyboards make it with two keys.
fn last_begun_with(table: &[char], jamo: char) -> char {
    let begins = |&letter: &char| halves(letter).is_some_and(|(first, _)| first == jamo);
    table.iter().copied().rfind(begins).unwrap_or(jamo)
}

fn closed(syllable: Syllable) -> Option<char> {
    with_last(syllable, FINALS.last().copied())
}

fn with_last(syllable: Syllable, last: Option<char>) -> Option<char> {
    Syllable { last, ..syllable }.char()
}

#[cfg(test)]
mod tests {
    use super::super::keyboard::{to_hangul, to_latin};
    use super::*;
    use proptest::prelude::*;

    fn check(last: char, expected: &[&str]) {
        let ways = continuations(last);
        let said = |way: &Continuation| {
            let complete = way.complete.map(String::from).unwrap_or_default();
            let (from, to) = (way.unfinished.start(), way.unfinished.end());
            format!("{complete}[{from}-{to}]")
        };
        assert_eq!(ways.iter().map(said).collect::<Vec<_>>(), expected);
    }

    fn check_size(last: char, expected: &[usize]) {
        let ways = continuations(last).into_iter();
        let sizes: Vec<usize> = ways.map(|way| way.unfinished.count()).collect();
        assert_eq!(sizes, expected);
    }

    fn check_way(typed: &str, text: &str, expected: bool) {
        assert_eq!(may_become(typed, text), expected, "{typed} {text}");
    }

    #[test]
    fn a_consonant_begins_any_of_its_syllables() {
        check('ㅈ', &["[자-짛]"]);
        check_size('ㅈ', &[588]);
    }

    #[test]
    fn an_open_syllable_may_be_closed() {
        check('저', &["[저-젛]"]);
        check_size('저', &[28]);
        check('과', &["[과-괗]"]);
    }

    #[test]
    fn a_vowel_may_be_half_of_another() {
        check('고', &["[고-굏]"]);
        check('그', &["[그-긯]"]);
        check('기', &["[기-깋]"]);
    }

    #[test]
    fn a_final_may_belong_to_the_next_syllable() {
        check('각', &["[각-갃]", "가[가-깋]"]);
        check('갈', &["[갈-갏]", "가[라-맇]"]);
        check('갃', &["[갃-갃]", "각[사-싷]"]);
        check('갔', &["[갔-갔]", "가[싸-앃]"]);
    }

    #[test]
    fn what_begins_no_syllable_does_not_go_on() {
        check('ㅏ', &[]);
        check('ㄳ', &[]);
        check('x', &[]);
    }

    #[test]
    fn a_word_is_on_its_way() {
        check_way("과저", "과적합", true);
        check_way("과적하", "과적합을", true);
        check_way("과적ㅎ", "과적합", true);
        check_way("고", "과적합", true);
        check_way("곾", "과거", false);
        check_way("정귷", "정규화", true);
        check_way("정규화", "정규", false);
        check_way("정류", "정규화", false);
    }

    #[test]
    fn other_scripts_only_begin() {
        check_way("Drop", "dropout", true);
        check_way("CNNㅇ", "cnn은", true);
        check_way("drip", "dropout", false);
        check_way("", "dropout", true);
    }

    proptest! {
        #[test]
        fn whatever_stands_there_on_the_way_leads_on(word in "[가-힣]{2,4}", pressed in 3_usize..20) {
            let keys = to_latin(&word).expect("it is Korean");
            let pressed = &keys[..pressed.min(keys.len())];
            if let Some(typed) = to_hangul(pressed) {
                prop_assert!(may_become(&typed, &word), "{} {}", typed, word);
            }
        }

        #[test]
        fn ways_hold_what_was_typed(last in "[가-힣]") {
            let last = last.chars().next().expect("not empty");
            prop_assert!(continuations(last)[0].unfinished.contains(&last));
        }

        #[test]
        fn any_text_can_be_typed(typed in "\\PC*", text in "\\PC*") {
            let _ = may_become(&typed, &text);
        }
    }
}
