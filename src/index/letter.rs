//! Letter: one character as search sees it, with the bytes it came from. Notes and queries pass through here alike,
//! so `ＣＮＮ`, `CNN` and `cnn` are one word. Composing (NFC) is done before: by the vault for notes, by `query.rs` for queries.

use std::ops::Range;

/// One folded character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) char: char,
    /// Bytes in the text it was read from; always on char boundaries.
    pub(super) span: Range<usize>,
}

/// Reads the letters of a text one by one.
#[derive(Clone)]
pub(super) struct Letters<'a> {
    pub(super) text: &'a str,
    /// Bytes read so far.
    pub(super) at: usize,
}

/// The letters of `text` in order: lower case, half- and fullwidth forms made plain, invisible joiners dropped.
pub(super) fn letters(text: &str) -> Letters<'_> {
    Letters { text, at: 0 }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        loop {
            let from = self.at;
            let char = match self.text.as_bytes().get(from)? {
                byte if byte.is_ascii() => char::from(*byte),
                _ => self.text[from..].chars().next()?,
            };
            self.at += char.len_utf8();
            if let Some(char) = fold(char) {
                let span = from..self.at;
                return Some(Letter { char, span });
            }
        }
    }
}

/// `text` as it is compared word for word: letters folded, every run of white space one space, none at the ends.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars().filter_map(fold) {
        match char.is_whitespace() {
            false => folded.push(char),
            true if folded.is_empty() || folded.ends_with(' ') => {}
            true => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// `None` for what cannot be seen. The first two cases are nearly all there is, and quick.
fn fold(char: char) -> Option<char> {
    match char {
        '\0'..='\x7F' => Some(char.to_ascii_lowercase()),
        '\u{AC00}'..='\u{D7A3}' => Some(char),
        _ if is_invisible(char) => None,
        // Only İ has a second lower-case character, an accent.
        _ => plain_width(char).to_lowercase().next(),
    }
}

/// Joiners and marks that have no width.
pub(super) fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{00AD}')
}

/// Fullwidth ASCII becomes ASCII; halfwidth Korean letters become the ones a keyboard types (U+3131 onwards).
fn plain_width(char: char) -> char {
    let moved = |first: char, target: char| {
        char::from_u32(char as u32 - first as u32 + target as u32).unwrap_or(char)
    };
    match char {
        '\u{FF01}'..='\u{FF5E}' => moved('\u{FF01}', '!'),
        '\u{FFA1}'..='\u{FFBE}' => moved('\u{FFA1}', 'ㄱ'),
        '\u{FFC2}'..='\u{FFC7}' => moved('\u{FFC2}', 'ㅏ'),
        '\u{FFCA}'..='\u{FFCF}' => moved('\u{FFCA}', 'ㅕ'),
        '\u{FFD2}'..='\u{FFD7}' => moved('\u{FFD2}', 'ㅛ'),
        '\u{FFDA}'..='\u{FFDC}' => moved('\u{FFDA}', 'ㅡ'),
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected);
    }

    #[test]
    fn width_case_and_joiners_do_not_matter() {
        check("ＣＮＮ　모델", "cnn 모델");
        check("  Early\n\tSTOPPING ", "early stopping");
        check("과\u{200B}적합", "과적합");
        check("ﾡﾤﾾﾂￇￊￜ", "ㄱㄴㅎㅔㅕㅣ".replace('ㅔ', "ﾂㅔ").as_str());
    }

    proptest! {
        #[test]
        fn spans_are_slices_in_order(text in "\\PC*") {
            let mut last = 0;
            for letter in letters(&text) {
                prop_assert!(letter.span.start >= last || letter.span.end == last);
                prop_assert!(text.get(letter.span.clone()).is_some());
                last = letter.span.end;
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[ -~가-힣Ａ-Ｚ\u{200B}]*") {
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }
    }
}
