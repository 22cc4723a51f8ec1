//! Keyboard: what was typed with the wrong language switched on. Korean is the two-set layout (두벌식, KS X 5002), Latin is
//! QWERTY. Whether the other reading is worth anything is decided by what it finds, not here.

use super::syllable::{FINALS, Syllable, fused, is_consonant, is_vowel, keys};

/// Letters with Shift are those that have a jamo of their own; any other is typed as without.
#[rustfmt::skip]
const KEYS: [(char, char); 33] = [
    ('q', 'ㅂ'), ('w', 'ㅈ'), ('e', 'ㄷ'), ('r', 'ㄱ'), ('t', 'ㅅ'), ('y', 'ㅛ'), ('u', 'ㅕ'), ('i', 'ㅑ'), ('o', 'ㅐ'), ('p', 'ㅔ'),
    ('a', 'ㅁ'), ('s', 'ㄴ'), ('d', 'ㅇ'), ('f', 'ㄹ'), ('g', 'ㅎ'), ('h', 'ㅗ'), ('j', 'ㅓ'), ('k', 'ㅏ'), ('l', 'ㅣ'),
    ('z', 'ㅋ'), ('x', 'ㅌ'), ('c', 'ㅊ'), ('v', 'ㅍ'), ('b', 'ㅠ'), ('n', 'ㅜ'), ('m', 'ㅡ'),
    ('Q', 'ㅃ'), ('W', 'ㅉ'), ('E', 'ㄸ'), ('R', 'ㄲ'), ('T', 'ㅆ'), ('O', 'ㅒ'), ('P', 'ㅖ'),
];

/// With fewer letters nearly everything is a syllable by chance.
const FEWEST_LETTERS: usize = 3;

/// `rhkwjrgkq` → 과적합. Signs that are no letters stay. `None` when the letters do not make whole syllables, are fewer
/// than three, or stand beside Korean: then the language key was not forgotten.
pub(in crate::index) fn to_hangul(typed: &str) -> Option<String> {
    let is_korean = |char| Syllable::of(char).is_some() || is_consonant(char) || is_vowel(char);
    let letters = typed.chars().filter(char::is_ascii_alphabetic).count();
    if letters < FEWEST_LETTERS || typed.contains(is_korean) {
        return None;
    }
    let pressed: Vec<char> = typed
        .chars()
        .map(|char| jamo(char).unwrap_or(char))
        .collect();
    let mut hangul = String::new();
    let mut rest = pressed.as_slice();
    while let Some(&next) = rest.first() {
        let (char, length) = match is_consonant(next) || is_vowel(next) {
            true => first_syllable(rest)?,
            false => (next, 1),
        };
        hangul.push(char);
        rest = &rest[length..];
    }
    Some(hangul)
}

/// `ㅐㅍㄷㄱ랴ㅅ` → overfit; shifted keys give capitals. Other signs stay. `None` when there is no Korean in `typed`.
pub(in crate::index) fn to_latin(typed: &str) -> Option<String> {
    let found = typed
        .chars()
        .flat_map(keys)
        .any(|key| letter(key).is_some());
    let latin = |char| keys(char).map(|key| letter(key).unwrap_or(key));
    found.then(|| typed.chars().flat_map(latin).collect())
}

/// The syllable at the head of `pressed` and how many keys it takes; `None` when there is none.
fn first_syllable(pressed: &[char]) -> Option<(char, usize)> {
    let &[initial, vowel, ref rest @ ..] = pressed else {
        return None;
    };
    let joined = rest.first().and_then(|&second| fused(vowel, second));
    let rest = &rest[usize::from(joined.is_some())..];
    let (last, closing) = first_final(rest);
    let syllable = Syllable {
        initial,
        vowel: joined.unwrap_or(vowel),
        last,
    };
    let length = 2 + usize::from(joined.is_some()) + closing;
    Some((syllable.char()?, length))
}

/// The final at the head of `pressed` and how many keys it takes. A consonant before a vowel belongs to the next syllable.
fn first_final(pressed: &[char]) -> (Option<char>, usize) {
    let closes = |at: usize| {
        let opens_next = pressed.get(at + 1).copied().is_some_and(is_vowel);
        let here = pressed.get(at).copied();
        here.filter(|key| FINALS.contains(key) && !opens_next)
    };
    let pair = pressed.first().zip(closes(1));
    match pair.and_then(|(&first, second)| fused(first, second)) {
        Some(both) => (Some(both), 2),
        None => (closes(0), usize::from(closes(0).is_some())),
    }
}

fn jamo(letter: char) -> Option<char> {
    let key = |wanted: char| KEYS.iter().find(|&&(key, _)| key == wanted);
    let pressed = key(letter).or_else(|| key(letter.to_ascii_lowercase()));
    pressed.map(|&(_, jamo)| jamo)
}

fn letter(jamo: char) -> Option<char> {
    let pressed = KEYS.iter().find(|&&(_, key)| key == jamo);
    pressed.map(|&(letter, _)| letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(to_hangul(typed).as_deref(), expected);
    }

    fn check_back(typed: &str, expected: Option<&str>) {
        assert_eq!(to_latin(typed).as_deref(), expected);
    }

    #[test]
    fn letters_become_syllables() {
        check("rhkwjrgkq", Some("과적합"));
        check("wjdrbghk", Some("정규화"));
        check("emfhqdkdnt", Some("드롭아웃"));
        check("rkqt", Some("값"));
        check("dmlal", Some("의미"));
    }

    #[test]
    fn a_final_before_a_vowel_opens_the_next_syllable() {
        check("rkrtk", Some("각사"));
        check("rkrtkfka", Some("각사람"));
        check("rkrt tk", Some("갃 사"));
        check("rkrttk", Some("갃사"));
        check("rkRk", Some("가까"));
        check("rkRR", None);
    }

    #[test]
    fn shift_gives_doubled_letters() {
        check("RkTEk", Some("깠따"));
        check("QPWP", Some("뼤쪠"));
        check("dOrl", Some("얘기"));
        check("RHKwjr", Some("꽈적"));
    }

    #[test]
    fn other_signs_stay() {
        check("rhkwjrgkq 2", Some("과적합 2"));
        check("l2-wjdrbghk", None);
    }

    #[test]
    fn what_makes_no_whole_syllables_is_left_alone() {
        check("overfit", None);
        check("cnn", None);
        check("rk", None);
        check("rkE", None);
        check("rhkㅈㅓㄱ", None);
        check("2024", None);
        check("", None);
    }

    #[test]
    fn syllables_become_letters() {
        check_back("ㅐㅍㄷㄱ랴ㅅ", Some("overfit"));
        check_back("ㅇ개ㅔㅐㅕㅅ", Some("dropout"));
        check_back("ㅇ개ㅔㅐㅕㅅ 0.5", Some("dropout 0.5"));
        check_back("뀨", Some("Rb"));
        check_back("ㄳ", Some("rt"));
        check_back("overfit", None);
        check_back("", None);
    }

    proptest! {
        #[test]
        fn letters_come_back(typed in "[a-zQWERTOPK0-9 -]{1,12}|([qwertasdfgzxcvQWERT][yuiophjklbnmOP][rsf]?){1,5}") {
            if let Some(hangul) = to_hangul(&typed) {
                let back = to_latin(&hangul).expect("it is Korean");
                prop_assert!(back.eq_ignore_ascii_case(&typed));
            }
        }

        #[test]
        fn syllables_come_back(word in "[가-힣]{2,8}") {
            let latin = to_latin(&word).expect("it is Korean");
            prop_assert_eq!(to_hangul(&latin), Some(word));
        }

        #[test]
        fn any_text_can_be_typed(typed in "\\PC*") {
            let _ = (to_hangul(&typed), to_latin(&typed));
        }
    }
}
