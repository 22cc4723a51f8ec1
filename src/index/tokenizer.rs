//! Tokenizer: text to what is looked up, twice. *Pieces* decide whether a note matches: pairs of syllables and stemmed
//! words, so that 과적합 is found in 과적합을 and overfit in overfitting. *Words* decide how high: one token per run,
//! Korean without its particle, English exactly as written.
//!
//! Inside a run positions go up by one, between runs by two: a phrase of pieces never runs on into the next word.

use tantivy::tokenizer::{
    Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

use super::josa;
use super::letter::Letter;
use super::run::{Run, Script, runs, span};

/// Names under which the index knows the two; changing what they do means raising `schema::FORMAT`.
pub(super) const PIECES: &str = "pieces";
pub(super) const WORDS: &str = "words";

/// Both tokenizers; they are not stored with an index and belong to every opened one.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(PIECES, analyzer());
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
    analyzer()
        .token_stream(text)
        .process(&mut |token| found.push(token.clone()));
    found
}

fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(Cutter {
        grain: Grain::Pieces,
    })
    .filter(Stemmer::new(Language::English))
    .build()
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
            grain: self.grain,
            runs: Box::new(runs(text)),
            run: None,
            taken: 0,
            last: None,
            token: Token::default(),
        }
    }
}

struct Cuts<'a> {
    grain: Grain,
    runs: Box<dyn Iterator<Item = Run> + 'a>,
    run: Option<Run>,
    /// Tokens already taken from `run`.
    taken: usize,
    /// Position of the token before this one.
    last: Option<usize>,
    token: Token,
}

impl TokenStream for Cuts<'_> {
    fn advance(&mut self) -> bool {
        if self
            .run
            .as_ref()
            .is_none_or(|run| cut(run, self.grain, self.taken).is_none())
        {
            self.run = self.runs.next();
            self.taken = 0;
        }
        let Some(letters) = self
            .run
            .as_ref()
            .and_then(|run| cut(run, self.grain, self.taken))
        else {
            return false;
        };
        let step = if self.taken == 0 { 2 } else { 1 };
        self.token.position = self.last.map_or(0, |last| last + step);
        self.last = Some(self.token.position);
        write(&mut self.token, letters);
        self.taken += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The `nth` token of a run.
fn cut(run: &Run, grain: Grain, nth: usize) -> Option<&[Letter]> {
    match grain {
        Grain::Pieces => run.pieces().nth(nth),
        Grain::Words if nth > 0 => None,
        Grain::Words => Some(&run.letters[..word_length(run)]),
    }
}

/// Letters of a run without the particle at its end.
fn word_length(run: &Run) -> usize {
    match run.script {
        Script::Hangul => josa::stem(&run.text()).chars().count(),
        _ => run.letters.len(),
    }
}

fn write(token: &mut Token, letters: &[Letter]) {
    let span = span(letters);
    token.offset_from = span.start;
    token.offset_to = span.end;
    token.position_length = 1;
    token.text.clear();
    token.text.extend(letters.iter().map(|letter| letter.char));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    fn pieces_are_pairs_and_stems() {
        check(
            PIECES,
            "과적합을 막는",
            &[("과적", 0), ("적합", 1), ("합을", 2), ("막는", 4)],
        );
        check(PIECES, "Overfitting C++", &[("overfit", 0), ("c++", 2)]);
        check(PIECES, "CNN은", &[("cnn", 0), ("은", 2)]);
    }

    #[test]
    fn words_are_exact_and_without_particle() {
        check(
            WORDS,
            "과적합을 Overfitting",
            &[("과적합", 0), ("overfitting", 2)],
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
        fn korean_english_mixtures_too(text in "[가-힣a-z0-9 +#_ㄱ-ㅎ\u{200B}\u{0301}Ａ-Ｚ]*") {
            for token in pieces(&text) {
                prop_assert!(text.get(token.offset_from..token.offset_to).is_some());
            }
        }
    }
}
