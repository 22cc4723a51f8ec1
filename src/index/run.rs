//! Run: a stretch of letters of one script, the unit that is later cut into pieces. `CNN은` is two runs, `3차원` too.
//! What a run is cut into is not here (`tokenizer.rs`).

use std::iter::Peekable;
use std::ops::Range;

use super::letter::{Letter, letters};

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

/// The runs of `text`, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let mut rest = letters(text).peekable();
    std::iter::from_fn(move || next_run(&mut rest))
}

/// Longer words (pasted data, mostly) are known by their first letters.
const LONGEST_WORD: usize = 100;
/// Names this short may end in `+` or `#`: C++, C#, F#, A+.
const SHORT_NAME: usize = 2;

fn next_run(rest: &mut Peekable<impl Iterator<Item = Letter> + Clone>) -> Option<Run> {
    let (script, first) = rest
        .by_ref()
        .find_map(|letter| Some((script(letter.char)?, letter)))?;
    let mut letters = vec![first];
    while let Some(letter) = rest.next_if(|letter| continues(script, letter.char)) {
        if script != Script::Word || letters.len() < LONGEST_WORD {
            letters.push(letter);
        }
    }
    if script == Script::Word && letters.len() <= SHORT_NAME && letters[0].char.is_alphabetic() {
        take_name_end(rest, &mut letters);
    }
    Some(Run { script, letters })
}

/// Adds a trailing `++` or `#`, unless a word goes on behind it (`a+b`).
fn take_name_end(
    rest: &mut Peekable<impl Iterator<Item = Letter> + Clone>,
    letters: &mut Vec<Letter>,
) {
    let is_mark = |letter: &Letter| matches!(letter.char, '+' | '#');
    let marks = rest.clone().take_while(is_mark).count();
    let goes_on = rest
        .clone()
        .nth(marks)
        .is_some_and(|letter| script(letter.char) == Some(Script::Word));
    if marks <= SHORT_NAME && !goes_on {
        letters.extend(rest.take(marks));
    }
}

fn script(char: char) -> Option<Script> {
    match char {
        '\0'..='\x7F' => char.is_ascii_alphanumeric().then_some(Script::Word),
        '\u{AC00}'..='\u{D7A3}' => Some(Script::Hangul),
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

impl Run {
    pub(super) fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.char).collect()
    }

    /// Bytes in the text it was read from.
    pub(super) fn span(&self) -> Range<usize> {
        span(&self.letters)
    }

    /// What the run is cut into: a word stays whole, other scripts become overlapping pairs; a lone syllable is itself.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &[Letter]> {
        let size = if self.script == Script::Word {
            self.letters.len()
        } else {
            self.letters.len().min(2)
        };
        self.letters.windows(size)
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
