//! Unicode: the one spelling in which text is kept and the one in which names are compared. Korean file names come
//! decomposed from some systems while links are typed composed; both are made composed (NFC) here and nowhere else.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text without BOM, with `\n` line ends, NFC. Line n stays line n.
pub(super) fn normalize(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    nfc(text)
}

/// The composed form (NFC).
pub(super) fn nfc(text: String) -> String {
    let composed = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if composed { text } else { text.nfc().collect() }
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
        assert_eq!(normalize(text), expected);
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
    fn columns_count_characters_not_bytes() {
        assert_eq!(column_of("#태그", "목록 - #태그"), 6);
        assert_eq!(column_of("없음", "목록"), 1);
    }
}
