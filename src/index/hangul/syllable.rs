//! Syllable: one precomposed Korean syllable and the letters (jamo) it is made of. Jamo are the ones a keyboard types,
//! U+3131 to U+3163, everywhere. The order of the tables is that of the Unicode Standard, section 3.12: a syllable is
//! (initial × 21 + vowel) × 28 + final, counted from U+AC00.

/// 과 is ㄱ, ㅘ and no final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::index) struct Syllable {
    /// One of [`INITIALS`].
    pub(in crate::index) initial: char,
    /// One of [`VOWELS`].
    pub(in crate::index) vowel: char,
    /// One of [`FINALS`].
    pub(in crate::index) last: Option<char>,
}

#[rustfmt::skip]
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

#[rustfmt::skip]
pub(super) const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ', 'ㅢ', 'ㅣ',
];

/// Counted from 1; 0 is none.
#[rustfmt::skip]
pub(super) const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ', 'ㅆ',
    'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// Two keys that a keyboard joins into one letter.
#[rustfmt::skip]
const FUSED: [(char, char, char); 18] = [
    ('ㄱ', 'ㅅ', 'ㄳ'), ('ㄴ', 'ㅈ', 'ㄵ'), ('ㄴ', 'ㅎ', 'ㄶ'), ('ㄹ', 'ㄱ', 'ㄺ'), ('ㄹ', 'ㅁ', 'ㄻ'), ('ㄹ', 'ㅂ', 'ㄼ'),
    ('ㄹ', 'ㅅ', 'ㄽ'), ('ㄹ', 'ㅌ', 'ㄾ'), ('ㄹ', 'ㅍ', 'ㄿ'), ('ㄹ', 'ㅎ', 'ㅀ'), ('ㅂ', 'ㅅ', 'ㅄ'),
    ('ㅗ', 'ㅏ', 'ㅘ'), ('ㅗ', 'ㅐ', 'ㅙ'), ('ㅗ', 'ㅣ', 'ㅚ'), ('ㅜ', 'ㅓ', 'ㅝ'), ('ㅜ', 'ㅔ', 'ㅞ'), ('ㅜ', 'ㅣ', 'ㅟ'),
    ('ㅡ', 'ㅣ', 'ㅢ'),
];

/// [`FUSED`] the other way round, by the place after ㄱ.
const HALVES: [Option<(char, char)>; 51] = {
    let mut halves = [None; 51];
    let mut row = 0;
    while row < FUSED.len() {
        let (first, second, both) = FUSED[row];
        halves[both as usize - 'ㄱ' as usize] = Some((first, second));
        row += 1;
    }
    halves
};

const FIRST: u32 = 0xAC00;
const SYLLABLES: u32 = 11_172;

impl Syllable {
    /// `None` for anything but a precomposed syllable.
    pub(in crate::index) fn of(char: char) -> Option<Syllable> {
        let index = (char as u32)
            .checked_sub(FIRST)
            .filter(|&index| index < SYLLABLES)?;
        let index = index as usize;
        let (rest, last) = (index / (FINALS.len() + 1), index % (FINALS.len() + 1));
        Some(Syllable {
            initial: INITIALS[rest / VOWELS.len()],
            vowel: VOWELS[rest % VOWELS.len()],
            last: last.checked_sub(1).map(|at| FINALS[at]),
        })
    }

    /// `None` when a letter stands where it cannot, as ㄸ at the end.
    pub(in crate::index) fn char(self) -> Option<char> {
        let last = match self.last {
            Some(last) => place(&FINALS, last)? + 1,
            None => 0,
        };
        let open = place(&INITIALS, self.initial)? * VOWELS.len() + place(&VOWELS, self.vowel)?;
        let index = u32::try_from(open * (FINALS.len() + 1) + last).ok()?;
        char::from_u32(FIRST + index)
    }
}

/// Consonants of modern Korean, the compound ones among them.
pub(in crate::index) fn is_consonant(char: char) -> bool {
    matches!(char, 'ㄱ'..='ㅎ')
}

pub(in crate::index) fn is_vowel(char: char) -> bool {
    matches!(char, 'ㅏ'..='ㅣ')
}

/// The letter two keys make: ㅗ, ㅏ → ㅘ; ㄱ, ㅅ → ㄳ.
pub(super) fn fused(first: char, second: char) -> Option<char> {
    let fits = |row: &&(char, char, char)| (row.0, row.1) == (first, second);
    FUSED.iter().find(fits).map(|row| row.2)
}

/// The two keys a letter is made with; `None` when it has a key of its own, as ㄲ and ㅔ do.
pub(super) fn halves(jamo: char) -> Option<(char, char)> {
    *HALVES.get((jamo as usize).checked_sub('ㄱ' as usize)?)?
}

/// The jamo of `char` one key at a time: 과 → ㄱㅗㅏ, ㄳ → ㄱㅅ. Whatever is not Korean is itself.
pub(super) fn keys(char: char) -> impl Iterator<Item = char> {
    let letters = match Syllable::of(char) {
        Some(syllable) => [Some(syllable.initial), Some(syllable.vowel), syllable.last],
        None => [Some(char), None, None],
    };
    letters.into_iter().flatten().flat_map(|letter| {
        let (first, second) = halves(letter).map_or((letter, None), |(a, b)| (a, Some(b)));
        [Some(first), second].into_iter().flatten()
    })
}

fn place(table: &[char], jamo: char) -> Option<usize> {
    table.iter().position(|&other| other == jamo)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(char: char, initial: char, vowel: char, last: Option<char>) {
        let syllable = Syllable {
            initial,
            vowel,
            last,
        };
        assert_eq!(Syllable::of(char), Some(syllable));
        assert_eq!(syllable.char(), Some(char));
    }

    fn check_keys(char: char, expected: &str) {
        assert_eq!(keys(char).collect::<String>(), expected);
    }

    #[test]
    fn a_syllable_is_its_letters() {
        check('가', 'ㄱ', 'ㅏ', None);
        check('과', 'ㄱ', 'ㅘ', None);
        check('적', 'ㅈ', 'ㅓ', Some('ㄱ'));
        check('힣', 'ㅎ', 'ㅣ', Some('ㅎ'));
    }

    #[test]
    fn taking_apart_and_putting_together_changes_no_syllable() {
        let all = '\u{AC00}'..='\u{D7A3}';
        assert_eq!(all.clone().count(), SYLLABLES as usize);
        for char in all {
            assert_eq!(Syllable::of(char).and_then(Syllable::char), Some(char));
        }
    }

    #[test]
    fn nothing_else_is_a_syllable() {
        for char in ['a', 'ㄱ', '\u{ABFF}', '\u{D7A4}', '\u{10FFFF}'] {
            assert_eq!(Syllable::of(char), None);
        }
    }

    #[test]
    fn letters_have_their_place() {
        let syllable = |initial, vowel, last| Syllable {
            initial,
            vowel,
            last,
        };
        assert_eq!(syllable('ㄳ', 'ㅏ', None).char(), None);
        assert_eq!(syllable('ㄱ', 'ㄱ', None).char(), None);
        assert_eq!(syllable('ㄱ', 'ㅏ', Some('ㄸ')).char(), None);
    }

    #[test]
    fn a_key_is_pressed_for_each_half() {
        check_keys('값', "ㄱㅏㅂㅅ");
        check_keys('괜', "ㄱㅗㅐㄴ");
        check_keys('까', "ㄲㅏ");
        check_keys('ㄳ', "ㄱㅅ");
        check_keys('ㅢ', "ㅡㅣ");
        check_keys('x', "x");
    }

    #[test]
    fn every_letter_is_consonant_or_vowel() {
        assert!(
            INITIALS
                .iter()
                .chain(&FINALS)
                .all(|&jamo| is_consonant(jamo))
        );
        assert!(VOWELS.iter().all(|&jamo| is_vowel(jamo)));
        assert!(
            FUSED
                .iter()
                .all(|&(a, b, both)| halves(both) == Some((a, b)))
        );
        assert!(!is_consonant('가') && !is_vowel('가'));
    }
}
