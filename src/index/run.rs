//! Run: a stretch of letters of one script, the unit that is later cut into pieces. `CNN은` is two runs, `3차원` too.
//! What a run is cut into is not here (`tokenizer.rs`).

use std::ops::Range;

use super::letter::{Letter, Letters, is_invisible, letters};

/// How a run is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Korean syllables: no spaces where a particle begins, so cut into pairs.
    Hangul,
    /// Lone Korean letters such as `ㄱㅈㅎ`.
    Jamo,
    /// Chinese characters and kana: no spaces at all.
    Han,
    /// Anything else with letters or digits: one word.
    Word,
}

/// Letters of one script with nothing between them; never empty.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) script: Script,
    pub(super) letters: Vec<Letter>,
}

/// Reads the runs of a text one by one.
#[derive(Clone)]
pub(super) struct Runs<'a> {
    rest: Letters<'a>,
}

/// A run that stands in a text as it is searched, but for the case of its letters.
#[derive(Debug)]
pub(super) struct Plain {
    pub(super) script: Script,
    /// Bytes in the text.
    pub(super) span: Range<usize>,
}

/// The runs of `text`, in order.
pub(super) fn runs(text: &str) -> Runs<'_> {
    Runs {
        rest: letters(text),
    }
}

/// Longer words (pasted data, mostly) are known by their first letters.
const LONGEST_WORD: usize = 100;
/// Names this short may end in `+` or `#`: C++, C#, F#, A+.
const SHORT_NAME: usize = 2;

impl Runs<'_> {
    /// The next run, when nothing about it needs a closer look; most of most notes is so. What `read_into` would read is
    /// then read.
    #[inline] // Into `tokenizer.rs`, with its parts: without it English takes 5 % longer to index.
    pub(super) fn read_plain(&mut self) -> Option<Plain> {
        let bytes = self.rest.text.as_bytes();
        let is_between = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
        let start = self.rest.at;
        let start = start + bytes[start..].iter().take_while(is_between).count();
        self.rest.at = start;
        let (plain, end) = match bytes.get(start)? {
            byte if byte.is_ascii() => plain_word(self.rest.text, start),
            _ => plain_hangul(self.rest.text, start),
        }?;
        self.rest.at = end;
        Some(plain)
    }

    /// Puts the letters of the next run in the place of `letters`; `None` at the end.
    pub(super) fn read_into(&mut self, letters: &mut Vec<Letter>) -> Option<Script> {
        letters.clear();
        let script = loop {
            let letter = self.rest.next()?;
            if let Some(script) = script(letter.char) {
                letters.push(letter);
                break script;
            }
        };
        let longest = if script == Script::Word {
            LONGEST_WORD
        } else {
            usize::MAX
        };
        let mut ahead = self.rest.clone();
        while let Some(letter) = ahead.next().filter(|letter| continues(script, letter.char)) {
            if letters.len() < longest {
                letters.push(letter);
            }
            self.rest = ahead.clone();
        }
        if script == Script::Word && letters.len() <= SHORT_NAME && letters[0].char.is_alphabetic()
        {
            self.take_name_end(letters);
        }
        Some(script)
    }

    /// Adds a trailing `++` or `#`, unless a word goes on behind it (`a+b`).
    fn take_name_end(&mut self, letters: &mut Vec<Letter>) {
        let is_mark = |letter: &Letter| matches!(letter.char, '+' | '#');
        let marks = self.rest.clone().take_while(is_mark).count();
        let goes_on = self
            .rest
            .clone()
            .nth(marks)
            .is_some_and(|letter| script(letter.char) == Some(Script::Word));
        if marks <= SHORT_NAME && !goes_on {
            letters.extend(self.rest.by_ref().take(marks));
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let mut letters = Vec::new();
        let script = self.read_into(&mut letters)?;
        Some(Run { script, letters })
    }
}

/// The English word or number at `start`, and where what follows begins.
#[inline]
fn plain_word(text: &str, start: usize) -> Option<(Plain, usize)> {
    let bytes = &text.as_bytes()[start..];
    let is_in = |byte: &&u8| byte.is_ascii_alphanumeric();
    let length = bytes.iter().take_while(is_in).count();
    let end = start + length;
    let ends_here = match bytes.get(length) {
        None => true,
        Some(b'+' | b'#') => length > SHORT_NAME,
        Some(byte) if byte.is_ascii() => true,
        Some(_) => text[end..].starts_with(is_hangul),
    };
    let plain = Plain {
        script: Script::Word,
        span: start..end.min(start + LONGEST_WORD),
    };
    ends_here.then_some((plain, end))
}

/// The Korean syllables at `start`, if there are any and no joiner follows, and where what follows begins.
#[inline]
fn plain_hangul(text: &str, start: usize) -> Option<(Plain, usize)> {
    let rest = text[start..].trim_start_matches(is_hangul);
    let end = text.len() - rest.len();
    let ends_here = end > start && !rest.starts_with(is_invisible);
    let plain = Plain {
        script: Script::Hangul,
        span: start..end,
    };
    ends_here.then_some((plain, end))
}

fn is_hangul(char: char) -> bool {
    matches!(char, '\u{AC00}'..='\u{D7A3}')
}

fn script(char: char) -> Option<Script> {
    match char {
        '\0'..='\x7F' => char.is_ascii_alphanumeric().then_some(Script::Word),
        _ if is_hangul(char) => Some(Script::Hangul),
        '\u{3131}'..='\u{318E}' => Some(Script::Jamo),
        '\u{3005}'
        | '\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}' => Some(Script::Han),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
            Some(Script::Han)
        }
        '\u{20000}'..='\u{3FFFF}' => Some(Script::Han),
        _ => char.is_alphanumeric().then_some(Script::Word),
    }
}

/// Accents that NFC leaves apart belong to the word they stand on.
fn continues(run: Script, char: char) -> bool {
    script(char) == Some(run) || (run == Script::Word && matches!(char, '\u{0300}'..='\u{036F}'))
}

impl Plain {
    /// Bytes of each letter.
    pub(super) fn width(&self) -> usize {
        match self.script {
            Script::Word => 1,
            _ => '가'.len_utf8(),
        }
    }
}

impl Run {
    pub(super) fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.char).collect()
    }

    /// Bytes in the text it was read from.
    pub(super) fn span(&self) -> Range<usize> {
        span(&self.letters)
    }
}

/// The bytes from the first letter to the last.
pub(super) fn span(letters: &[Letter]) -> Range<usize> {
    let ends = letters.first().zip(letters.last());
    ends.map_or(0..0, |(first, last)| first.span.start..last.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = runs(text).map(|run| run.text()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_change_of_script_splits() {
        check("CNN은 3차원", &["cnn", "은", "3", "차원"]);
        check("L2 정규화, F1-score", &["l2", "정규화", "f1", "score"]);
        check("ㄱㅈㅎ機械学習", &["ㄱㅈㅎ", "機械学習"]);
    }

    #[test]
    fn short_names_keep_their_marks() {
        check("C++은 c# F# a+b", &["c++", "은", "c#", "f#", "a", "b"]);
        check("100+ notepad++ C+++", &["100", "notepad", "c"]);
    }

    #[test]
    fn identifiers_come_apart() {
        check(
            "early_stopping_type=k-means",
            &["early", "stopping", "type", "k", "means"],
        );
    }
}
