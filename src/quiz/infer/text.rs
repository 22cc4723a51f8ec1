//! Text: words made comparable. Lower case, hyphens as blanks, no blanks inside Korean; each place remembers where it
//! came from, so that what decided can be said in the author's own words.

use std::ops::Range;

/// A text to look for words in. All ranges are bytes of `folded`.
pub(super) struct Text<'a> {
    written: &'a str,
    pub(super) folded: String,
    /// For each byte of `folded`, the byte of `written` it came from.
    origins: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(written: &'a str) -> Text<'a> {
        let mut text = Text {
            written,
            folded: String::new(),
            origins: Vec::new(),
        };
        for (at, sign) in written.char_indices() {
            let blank = sign.is_whitespace() || matches!(sign, '-' | '‑' | '–' | '_' | '*' | '`');
            match blank {
                true if text.folded.is_empty() || text.folded.ends_with(' ') => {}
                true => text.push(' ', at),
                false => {
                    text.close_korean_gap(sign);
                    sign.to_lowercase().for_each(|sign| text.push(sign, at));
                }
            }
        }
        text
    }

    fn push(&mut self, sign: char, at: usize) {
        self.folded.push(sign);
        self.origins
            .extend(std::iter::repeat_n(at, sign.len_utf8()));
    }

    /// `조기 종료` and `조기종료` are the same words.
    fn close_korean_gap(&mut self, next: char) {
        let before = self
            .folded
            .strip_suffix(' ')
            .and_then(|text| text.chars().next_back());
        if is_korean(next) && before.is_some_and(is_korean) {
            self.folded.pop();
            self.origins.pop();
        }
    }

    /// Every place of `word`. A word in Latin letters begins where no other word goes on.
    pub(super) fn find_all<'t>(&'t self, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let latin = word.starts_with(|sign: char| sign.is_ascii_alphanumeric());
        let starts = move |at: usize| {
            !(latin && self.folded[..at].ends_with(|sign: char| sign.is_ascii_alphanumeric()))
        };
        self.folded
            .match_indices(word)
            .map(|(at, found)| at..at + found.len())
            .filter(move |range| starts(range.start))
    }

    /// As the author wrote it, to the end of the word.
    pub(super) fn said(&self, range: &Range<usize>) -> String {
        let word = self.folded[range.end..]
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .count();
        let range = range.start..range.end + word;
        let Some((&start, &last)) = self
            .origins
            .get(range.start)
            .zip(self.origins.get(range.end.saturating_sub(1)))
        else {
            return String::new();
        };
        let end = last
            + self.written[last..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        self.written[start..end].to_owned()
    }
}

pub(super) fn is_korean(sign: char) -> bool {
    matches!(sign, '가'..='힣')
}

/// A number with what it is: `0.3`, `1e-3`, `30%`; percent as a fraction.
pub(super) struct Number {
    pub(super) value: f64,
    /// It has a point, an exponent or a percent sign.
    pub(super) is_fraction: bool,
    pub(super) range: Range<usize>,
}

/// The numbers in `folded[within]`. Digits that end a word, as in `l2`, are none.
pub(super) fn numbers(folded: &str, within: Range<usize>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(start) = folded[at..within.end]
        .find(|sign: char| sign.is_ascii_digit())
        .map(|start| start + at)
    {
        let rest = &folded[start..within.end];
        let digits = rest
            .find(|sign: char| !(sign.is_ascii_digit() || sign == '.'))
            .unwrap_or(rest.len());
        let digits = rest[..digits].trim_end_matches('.').len();
        let exponent = exponent(&rest[digits..]);
        let end = start + digits + exponent;
        let written = folded[start..end].replace(' ', "-");
        let percent = ["%", " %", "퍼센트", " 퍼센트"]
            .iter()
            .any(|sign| folded[end..].starts_with(sign));
        let in_word = folded[..start].ends_with(|sign: char| sign.is_ascii_alphabetic());
        if let Ok(value) = written
            .parse::<f64>()
            .map(|value| if percent { value / 100.0 } else { value })
            && !in_word
        {
            found.push(Number {
                value,
                is_fraction: percent || written.contains(['.', 'e']),
                range: start..end,
            });
        }
        at = end;
    }
    found
}

/// Length of an exponent such as `e-3`, whose minus is a blank by now.
fn exponent(rest: &str) -> usize {
    let Some(after) = rest.strip_prefix('e') else {
        return 0;
    };
    let signed = usize::from(after.starts_with([' ', '+', '−']) && after.is_char_boundary(1));
    let digits = after[signed..]
        .chars()
        .take_while(char::is_ascii_digit)
        .count();
    if digits == 0 { 0 } else { 1 + signed + digits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, word: &str, expected: &[&str]) {
        let text = Text::new(written);
        let found: Vec<String> = text.find_all(word).map(|range| text.said(&range)).collect();
        assert_eq!(found, expected, "{}", text.folded);
    }

    #[test]
    fn words_are_found_in_any_dress_and_said_as_written() {
        check("Early-Stopping", "early stopping", &["Early-Stopping"]);
        check("조기 종료를", "조기종료", &["조기 종료"]);
        check("**드롭아웃**", "드롭아웃", &["드롭아웃"]);
        check("bridge the ridge", "ridge", &["ridge"]);
    }

    #[test]
    fn numbers_are_read_with_their_signs() {
        let read = |written: &str| {
            let text = Text::new(written);
            numbers(&text.folded, 0..text.folded.len())
                .iter()
                .map(|n| (n.value, n.is_fraction))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            read("0.3, 30 % of 2 and l2 1e-3."),
            [(0.3, true), (0.3, true), (2.0, false), (0.001, true)]
        );
        assert_eq!(read("epoch 100."), [(100.0, false)]);
    }

    proptest! {
        #[test]
        fn it_never_panics(written in "\\PC{0,40}|[0-9eE.%l −-]{0,12}") {
            let text = Text::new(&written);
            prop_assert_eq!(text.folded.len(), text.origins.len());
            for number in numbers(&text.folded, 0..text.folded.len()) {
                let _ = text.said(&number.range);
            }
        }
    }
}
