//! Initials (초성): a word abbreviated to the first consonants of its syllables, ㄱㅈㅎ for 과적합, and where a text
//! stands that it may mean. Ranking and limits are not here.

use std::ops::Range;

use super::super::letter::letters;
use super::syllable::{Syllable, halves, is_consonant};

/// What was typed, sign by sign: a consonant stands for every syllable that begins with it, everything else for itself.
/// Case, width and white space do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::index) struct Pattern {
    signs: Vec<char>,
}

impl Pattern {
    /// `None` without a consonant in `typed`: then there is nothing to abbreviate. Consonants that the keyboard has
    /// joined come apart again: ㄳ → ㄱㅅ.
    pub(in crate::index) fn new(typed: &str) -> Option<Pattern> {
        let mut signs = Vec::new();
        for sign in letters(typed).map(|letter| letter.char) {
            match halves(sign).filter(|_| is_consonant(sign)) {
                Some((first, second)) => signs.extend([first, second]),
                None if sign.is_whitespace() => {}
                None => signs.push(sign),
            }
        }
        let abbreviates = signs.iter().copied().any(is_consonant);
        abbreviates.then_some(Pattern { signs })
    }

    /// The bytes of `text` that may be meant, in order, each on char boundaries; they do not overlap.
    pub(in crate::index) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let letters: Vec<_> = letters(text)
            .filter(|letter| !letter.char.is_whitespace())
            .collect();
        let mut places = Vec::new();
        let mut rest = letters.as_slice();
        while let Some((here, _)) = rest.split_at_checked(self.signs.len()) {
            let fits = self.signs.iter().zip(here);
            let step = match fits
                .clone()
                .all(|(&sign, letter)| stands_for(sign, letter.char))
            {
                true => {
                    places.push(here[0].span.start..here[here.len() - 1].span.end);
                    here.len()
                }
                false => 1,
            };
            rest = &rest[step..];
        }
        places
    }
}

fn stands_for(sign: char, letter: char) -> bool {
    sign == letter || Syllable::of(letter).is_some_and(|syllable| syllable.initial == sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn initials(text: &str) -> String {
        text.chars()
            .filter(|char| !char.is_whitespace())
            .map(|char| Syllable::of(char).map_or(char, |syllable| syllable.initial))
            .collect()
    }

    fn check(typed: &str, text: &str, expected: &[&str]) {
        let pattern = Pattern::new(typed).expect("it has a consonant");
        let places = pattern.places(text).into_iter();
        assert_eq!(
            places.map(|place| &text[place]).collect::<Vec<_>>(),
            expected
        );
    }

    fn check_abbreviates(typed: &str, expected: bool) {
        assert_eq!(Pattern::new(typed).is_some(), expected);
    }

    #[test]
    fn consonants_stand_for_syllables() {
        check("ㄱㅈㅎ", "드롭아웃과 과적합 방지", &["과적합"]);
        check("ㅈㅎ", "정확도와 재현율", &["정확", "재현"]);
        check("ㄱㅈㅎ", "과소적합", &[]);
        check("ㄱ", "까치", &[]);
    }

    #[test]
    fn what_the_keyboard_joined_comes_apart() {
        check("ㄳ", "검색", &["검색"]);
        check("ㅄ", "분산과 편향", &["분산"]);
        check("ㄱㄽㅅ", "곡률 상수", &["곡률 상수"]);
    }

    #[test]
    fn syllables_and_other_letters_stand_for_themselves() {
        check("ㄱ적합", "과적합, 정적합", &["과적합"]);
        check("cnnㄱㅈ", "CNN 구조", &["CNN 구조"]);
        check("ㅋㅋ", "ㅋㅋ 코칼", &["ㅋㅋ", "코칼"]);
    }

    #[test]
    fn white_space_does_not_matter() {
        check("ㅈㄱㅎ ㅂㅂ", "정규화방법", &["정규화방법"]);
        check("ㅈㄱㅎㅂㅂ", "정규화 방법", &["정규화 방법"]);
    }

    #[test]
    fn only_consonants_abbreviate() {
        check_abbreviates("ㄱㅈㅎ", true);
        check_abbreviates("ㄱㅅ ㄳ", true);
        check_abbreviates("ㄱ적합", true);
        check_abbreviates("과적합", false);
        check_abbreviates("ㅏㅗ", false);
        check_abbreviates("", false);
    }

    proptest! {
        #[test]
        fn places_are_slices_in_order(typed in "[ㄱ-ㅎ가-힣a-c ]{1,4}", text in "[ㄱ-ㅣ가-깋a-cİ \u{200B}]*|\\PC*") {
            if let Some(pattern) = Pattern::new(&typed) {
                let mut last = 0;
                for place in pattern.places(&text) {
                    prop_assert!(place.start >= last && place.end > place.start);
                    prop_assert!(text.get(place.clone()).is_some());
                    last = place.end;
                }
            }
        }

        #[test]
        fn a_text_is_found_by_its_initials(text in "[가-힣]{1,8}( [가-힣]{1,8})?") {
            let pattern = Pattern::new(&initials(&text)).expect("initials are consonants");
            prop_assert_eq!(pattern.places(&text), vec![0..text.len()]);
        }

        #[test]
        fn any_text_can_be_a_pattern(typed in "\\PC*", text in "\\PC*") {
            let _ = Pattern::new(&typed).map(|pattern| pattern.places(&text));
        }
    }
}
