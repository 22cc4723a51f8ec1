//! Stem: the part that the forms of an English word share: overfit for overfits and overfitting (Porter's second
//! stemmer, as the engine brings it). Korean is in `josa.rs`.

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

/// The stem of a folded word. Other languages and numbers come out as they are, or shorter by what looks like an ending.
pub(super) fn stem(word: &str) -> String {
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
        assert_eq!(stem(word), expected);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        check("overfitting", "overfit");
        check("overfits", "overfit");
        check("c++", "c++");
        check("학습", "학습");
    }
}
