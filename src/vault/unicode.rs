//! Unicode: the one spelling in which text is kept and the one in which names are compared. Korean file names come
//! decomposed from some systems while links are typed composed; both are made composed (NFC) here and nowhere else.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text without BOM, with `\n` line ends, NFC. Line n stays line n.
pub(super) fn normalize(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    nfc(text)
}

/// The composed form (NFC).
pub(super) fn nfc(text: String) -> String {
    let composed = text.chars().all(is_composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if composed { text } else { text.nfc().collect() }
}

/// What is composed wherever it stands, and nearly all there is: Latin letters, Korean syllables, kanji, kana.
fn is_composed(char: char) -> bool {
    matches!(char, '\0'..='\u{2ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3105}'..='\u{318e}'
        | '\u{4e00}'..='\u{9fff}' | '\u{2010}'..='\u{2027}')
}

/// The form in which names are equal: NFC, lower case.
pub(super) fn fold(name: &str) -> String {
    nfc(name.to_lowercase())
}

/// 1-based column of `part` in `line`, counted in characters; 1 when it is not there.
pub(super) fn column_of(part: &str, line: &str) -> usize {
    line.find(part)
        .map_or(1, |at| line[..at].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(normalize(text.to_owned()), expected);
    }

    #[test]
    fn bom_and_carriage_returns_go_and_lines_stay() {
        check("\u{feff}a\r\nb\rc\n", "a\nb\nc\n");
    }

    #[test]
    fn decomposed_hangul_is_composed() {
        check("\u{1100}\u{1161}\u{11ab}", "간");
        assert_eq!(fold("\u{1100}\u{1161} ABC"), fold("가 abc"));
    }

    #[test]
    fn what_needs_no_composing_is_composed() {
        let all = ('\0'..=char::MAX).filter(|char| is_composed(*char));
        for char in all {
            for beside in ['a', '가', '\u{11a8}'] {
                let text = format!("{beside}{char}");
                assert_eq!(text.nfc().collect::<String>(), text, "{char:?}");
            }
        }
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(column_of("#태그", "목록 - #태그"), 6);
        assert_eq!(column_of("없음", "목록"), 1);
    }
}
