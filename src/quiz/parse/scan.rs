//! Scan: what is left of a line, read from the left, with full-width signs read as plain ones.
//! What a line means stands elsewhere (`option.rs`, `key.rs`, `reason.rs`, `lead.rs`).

use crate::quiz::question::OptionLabel;

/// Words in front of a letter that say it names an option; longer ones first.
const OPTION_WORDS: [&str; 9] = [
    "options",
    "option",
    "choices",
    "choice",
    "answer",
    "선택지",
    "보기",
    "옵션",
    "선택",
];

/// The unread rest of a line. A copy is a bookmark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    rest: &'a str,
}

/// A full-width sign (`Ａ`, `：`, `（`) as the plain one it stands for; anything else as it is.
pub(super) fn plain(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(sign as u32 - 0xFEE0).unwrap_or(sign),
        '\u{3000}' | '\u{a0}' => ' ',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        _ => sign,
    }
}

/// Whether a sign is a number in a circle, of one line or two.
pub(super) fn is_circled(sign: char) -> bool {
    matches!(sign, '①'..='⑳' | '⓵'..='⓾')
}

/// Whether a sign only decorates the start of a line: blanks, emphasis, emoji.
fn is_decoration(sign: char) -> bool {
    let sign = plain(sign);
    sign.is_whitespace()
        || matches!(sign, '*' | '_')
        || !(sign.is_ascii() || sign.is_alphanumeric())
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Scan<'a> {
        Scan { rest: text }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next sign, read as plain.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next().map(plain)
    }

    /// Takes the next sign as it is written, if its plain form is wanted.
    pub(super) fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let sign = self
            .rest
            .chars()
            .next()
            .filter(|&sign| wanted(plain(sign)))?;
        self.rest = &self.rest[sign.len_utf8()..];
        Some(sign)
    }

    pub(super) fn skip(&mut self, wanted: impl Fn(char) -> bool + Copy) {
        while self.take(wanted).is_some() {}
    }

    pub(super) fn skip_blanks(&mut self) {
        self.skip(char::is_whitespace);
    }

    pub(super) fn skip_decoration(&mut self) {
        while let Some(sign) = self.rest.chars().next().filter(|&sign| is_decoration(sign)) {
            self.rest = &self.rest[sign.len_utf8()..];
        }
    }

    pub(super) fn skip_emphasis(&mut self) {
        self.skip(|sign| sign.is_whitespace() || matches!(sign, '*' | '_'));
    }

    /// Whether bold that began in the read part of `line` has not ended in it.
    pub(super) fn is_inside_bold(&self, line: &str) -> bool {
        line[..line.len() - self.rest.len()].matches("**").count() % 2 == 1
    }

    /// Takes the letter of an option.
    pub(super) fn take_letter(&mut self) -> Option<OptionLabel> {
        self.take(|sign| OptionLabel::of(sign).is_some())
            .and_then(OptionLabel::of)
    }

    /// Takes a word that says a letter is to follow: `Option B`, `보기 B`.
    pub(super) fn take_option_word(&mut self) -> bool {
        let taken = OPTION_WORDS.iter().any(|word| self.take_text(word));
        if taken {
            self.skip_emphasis();
        }
        taken
    }

    /// Takes `text` in any case, exactly there.
    pub(super) fn take_text(&mut self, text: &str) -> bool {
        let mut ahead = *self;
        let taken = text
            .chars()
            .all(|wanted| ahead.take(|sign| lower(sign) == wanted).is_some());
        if taken {
            *self = ahead;
        }
        taken
    }

    /// Takes a bullet and the blanks after it.
    pub(super) fn take_bullet(&mut self) -> bool {
        let mut ahead = *self;
        let taken = ahead
            .take(|sign| matches!(sign, '-' | '*' | '+' | '•'))
            .is_some()
            && ahead.take(char::is_whitespace).is_some();
        if taken {
            ahead.skip_blanks();
            *self = ahead;
        }
        taken
    }
}

fn lower(sign: char) -> char {
    sign.to_lowercase().next().unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let mut scan = Scan::new(line);
        scan.skip_decoration();
        assert_eq!(scan.rest(), expected);
    }

    #[test]
    fn decoration_is_skipped_and_words_are_not() {
        check("**💡 추가 설명:**", "추가 설명:**");
        check("⚠️ 주의", "주의");
        check("① 첫째", "① 첫째");
        check("(A) x", "(A) x");
    }

    #[test]
    fn text_is_taken_in_any_case_and_width() {
        let mut scan = Scan::new("ＡNSWER：B");
        assert!(scan.take_text("answer:"));
        assert_eq!(scan.rest(), "B");
        assert!(!scan.take_text("bc"));
        assert_eq!(scan.rest(), "B");
    }
}
