//! Stem: the part that the forms of an English word share: overfit for overfits and overfitting (Porter's second
//! stemmer, as the engine brings it). Korean is in `josa.rs`.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

thread_local! {
    /// Words met before, with their stems where these differ: stemming costs more than looking up.
    static KNOWN: RefCell<FxHashMap<String, Option<String>>> = RefCell::default();
}

/// Enough for the words of a language; what comes later is stemmed each time.
const MOST_KNOWN: usize = 50_000;

/// The stem of a folded word. Other languages and numbers come out as they are, or shorter by what looks like an ending.
pub(super) fn stem(word: &str) -> String {
    with_stem(word, |stem| stem.unwrap_or(word).to_owned())
}

/// Puts the stem in the place of a folded word; false when the word is its own stem.
pub(super) fn replace_by_stem(word: &mut String) -> bool {
    let stem = with_stem(word, |stem| stem.map(str::to_owned));
    stem.map(|stem| *word = stem).is_some()
}

/// Whether a folded word has this stem.
pub(super) fn has_stem(word: &str, stem: &str) -> bool {
    with_stem(word, |known| known.unwrap_or(word) == stem)
}

/// `None` for a word that is its own stem.
fn with_stem<T>(word: &str, tell: impl FnOnce(Option<&str>) -> T) -> T {
    KNOWN.with_borrow_mut(|known| {
        if let Some(stem) = known.get(word) {
            return tell(stem.as_deref());
        }
        let stem = Some(stemmed(word)).filter(|stem| stem != word);
        let told = tell(stem.as_deref());
        if known.len() < MOST_KNOWN {
            known.insert(word.to_owned(), stem);
        }
        told
    })
}

fn stemmed(word: &str) -> String {
    let mut analyzer = TextAnalyzer::builder(RawTokenizer::default())
        .filter(Stemmer::new(Language::English))
        .build();
    let mut stream = analyzer.token_stream(word);
    let has_token = stream.advance();
    debug_assert!(has_token, "one word is one token");
    std::mem::take(&mut stream.token_mut().text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        for _ in 0..2 {
            let mut replaced = word.to_owned();
            assert_eq!(replace_by_stem(&mut replaced), word != expected);
            assert_eq!(
                (stem(word).as_str(), replaced.as_str()),
                (expected, expected)
            );
            assert!(has_stem(word, expected));
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        check("overfitting", "overfit");
        check("overfits", "overfit");
        check("c++", "c++");
        check("학습", "학습");
    }
}
