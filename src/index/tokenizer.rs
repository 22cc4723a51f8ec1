//! Tokenizer: text to what is looked up, twice. *Pieces* say where things stand: pairs of syllables and words as they are
//! written, so that 과적합 is found in 과적합을 and a phrase in its order. *Words* say what a text is about: Korean
//! without its particle, English as its stem, so that overfit is found in overfitting. An English word that is its own
//! stem stands among the pieces already and is left out.
//!
//! Inside a run positions go up by one, between runs by two: a phrase of pieces never runs on into the next word.

use std::ops::Range;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use super::josa;
use super::letter::Letter;
use super::run::{Plain, Run, Runs, Script, runs, span};
use super::stem::replace_by_stem;

/// Names under which the index knows the two; changing what they do means raising `schema::FORMAT`.
pub(super) const PIECES: &str = "pieces";
pub(super) const WORDS: &str = "words";

/// Both tokenizers; they are not stored with an index and belong to every opened one.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(
        PIECES,
        Cutter {
            grain: Grain::Pieces,
        },
    );
    manager.register(
        WORDS,
        Cutter {
            grain: Grain::Words,
        },
    );
    manager
}

/// The pieces of `text`, as they stand in the index.
pub(super) fn pieces(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut cutter = Cutter {
        grain: Grain::Pieces,
    };
    let mut stream = cutter.token_stream(text);
    stream.process(&mut |token| found.push(token.clone()));
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Pieces,
    Words,
}

#[derive(Clone)]
struct Cutter {
    grain: Grain,
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = Cuts<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cuts<'a> {
        Cuts {
            text,
            grain: self.grain,
            runs: runs(text),
            plain: None,
            script: Script::Word,
            letters: Vec::new(),
            size: 0,
            tokens: 0,
            taken: 0,
            last: None,
            token: Token::default(),
            is_own_stem: false,
        }
    }
}

struct Cuts<'a> {
    text: &'a str,
    grain: Grain,
    runs: Runs<'a>,
    /// The run that is being cut; when there is none, it is in `letters`.
    plain: Option<Plain>,
    letters: Vec<Letter>,
    /// Of the run.
    script: Script,
    /// Letters of a token.
    size: usize,
    /// Tokens of the run.
    tokens: usize,
    /// How many of them are taken.
    taken: usize,
    /// Position of the token before this one.
    last: Option<usize>,
    token: Token,
    /// Whether the token says nothing that the pieces do not.
    is_own_stem: bool,
}

impl TokenStream for Cuts<'_> {
    fn advance(&mut self) -> bool {
        while self.read() {
            if !self.is_own_stem {
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

impl Cuts<'_> {
    /// Reads the next token; false at the end.
    fn read(&mut self) -> bool {
        if self.taken == self.tokens && !self.read_run() {
            return false;
        }
        self.place();
        let letters = self.taken..self.taken + self.size;
        match &self.plain {
            Some(run) => {
                let byte = |letter: usize| run.span.start + letter * run.width();
                let span = byte(letters.start)..byte(letters.end);
                write_plain(&mut self.token, self.text, span);
            }
            None => write(&mut self.token, &self.letters[letters]),
        }
        if self.grain == Grain::Words {
            self.is_own_stem = !to_stem(&mut self.token.text, self.script);
        }
        self.taken += 1;
        true
    }

    /// Goes on to the next run; false at the end.
    fn read_run(&mut self) -> bool {
        self.plain = self.runs.read_plain();
        let length = match &self.plain {
            Some(run) => {
                self.script = run.script;
                run.span.len() / run.width()
            }
            None => {
                let Some(script) = self.runs.read_into(&mut self.letters) else {
                    return false;
                };
                self.script = script;
                self.letters.len()
            }
        };
        self.size = match self.grain {
            Grain::Pieces => piece_size(self.script, length),
            Grain::Words => length,
        };
        self.tokens = length + 1 - self.size;
        self.taken = 0;
        true
    }

    /// Moves on to the position of the next token.
    fn place(&mut self) {
        let step = if self.taken == 0 { 2 } else { 1 };
        self.token.position = self.last.map_or(0, |last| last + step);
        self.last = Some(self.token.position);
    }
}

/// Letters of a piece: a word stays whole, other scripts become overlapping pairs; a lone syllable is itself.
fn piece_size(script: Script, length: usize) -> usize {
    match script {
        Script::Word => length,
        _ => length.min(2),
    }
}

/// The word that stands for a run, as the index keeps it.
pub(super) fn word(run: &Run) -> String {
    let mut text = run.text();
    to_stem(&mut text, run.script);
    text
}

/// False when `text` is an English word and stays as it is.
fn to_stem(text: &mut String, script: Script) -> bool {
    match script {
        Script::Hangul => text.truncate(josa::stem(text).len()),
        Script::Word => return replace_by_stem(text),
        Script::Jamo | Script::Han => {}
    }
    true
}

fn write(token: &mut Token, letters: &[Letter]) {
    place_at(token, span(letters));
    token.text.extend(letters.iter().map(|letter| letter.char));
}

fn write_plain(token: &mut Token, text: &str, span: Range<usize>) {
    place_at(token, span.clone());
    token.text.push_str(&text[span]);
    token.text.make_ascii_lowercase();
}

/// Empties the token and says where it stands.
fn place_at(token: &mut Token, span: Range<usize>) {
    token.offset_from = span.start;
    token.offset_to = span.end;
    token.position_length = 1;
    token.text.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters_of(piece: &[Letter]) -> String {
        piece.iter().map(|letter| letter.char).collect()
    }

    fn check(name: &str, text: &str, expected: &[(&str, usize)]) {
        let mut analyzer = tokenizers().get(name).expect("registered");
        let mut found = Vec::new();
        analyzer
            .token_stream(text)
            .process(&mut |token| found.push((token.text.clone(), token.position)));
        let found: Vec<(&str, usize)> = found
            .iter()
            .map(|(text, position)| (text.as_str(), *position))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pieces_are_pairs_and_words() {
        check(
            PIECES,
            "과적합을 막는",
            &[("과적", 0), ("적합", 1), ("합을", 2), ("막는", 4)],
        );
        check(PIECES, "Overfitting C++", &[("overfitting", 0), ("c++", 2)]);
        check(PIECES, "CNN은", &[("cnn", 0), ("은", 2)]);
    }

    #[test]
    fn words_are_stems_without_particle_that_are_no_pieces() {
        check(
            WORDS,
            "과적합을 overfit Overfitting",
            &[("과적합", 0), ("overfit", 4)],
        );
        check(WORDS, "", &[]);
    }

    proptest! {
        #[test]
        fn offsets_are_char_boundaries_and_rise(text in "\\PC*") {
            let found = pieces(&text);
            for token in &found {
                prop_assert!(text.get(token.offset_from..token.offset_to).is_some());
            }
            for pair in found.windows(2) {
                prop_assert!(pair[0].offset_from <= pair[1].offset_from && pair[0].offset_to <= pair[1].offset_to);
                prop_assert!(pair[0].position < pair[1].position);
            }
        }

        #[test]
        fn pieces_are_those_of_runs(text in "([a-zA-Z0-9]{1,3}|[가-힣]|[+#_ ]|é|e\u{301}|\u{301}|[\u{200B}\u{AD}\u{FEFF}]|Ａ|ㄱ|ﾡ|学|x{99}){0,20}") {
            let of_run = |run: Run| {
                let size = piece_size(run.script, run.letters.len());
                let pieces = run.letters.windows(size).map(|piece| (span(piece), letters_of(piece)));
                pieces.collect::<Vec<_>>()
            };
            let expected: Vec<_> = runs(&text).flat_map(of_run).collect();
            let found = pieces(&text).into_iter().map(|token| (token.offset_from..token.offset_to, token.text));
            prop_assert_eq!(found.collect::<Vec<_>>(), expected);
        }

        #[test]
        fn korean_english_mixtures_too(text in "[가-힣a-z0-9 +#_ㄱ-ㅎ\u{200B}\u{0301}Ａ-Ｚ]*") {
            for token in pieces(&text) {
                prop_assert!(text.get(token.offset_from..token.offset_to).is_some());
            }
        }
    }
}
