//! Stem: the part that the forms of an English word share: overfit for overfits and overfitting (Porter's second
//! stemmer, as the engine brings it). Korean is in `josa.rs`.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

thread_local! {
    /// Words of up to 16 bytes that were met before and their stems: stemming costs more than looking up.
    static KNOWN: RefCell<FxHashMap<Short, Short>> = RefCell::default();
}

/// Enough for the words of a language; what comes later, or is longer, is stemmed each time.
const MOST_KNOWN: usize = 50_000;

/// All letters with which the endings and the exceptions of the rules end.
const LAST_OF_ENDINGS: [char; 12] = ['c', 'd', 'e', 'g', 'i', 'l', 'm', 'n', 'r', 's', 't', 'y'];
/// A shorter word is left alone.
const SHORTEST: usize = 3;

/// The stem of a folded word. Other languages and numbers come out as they are, or shorter by what looks like an ending.
pub(super) fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    replace_by_stem(&mut stem);
    stem
}

/// Puts the stem in the place of a folded word; false when the word is its own stem.
pub(super) fn replace_by_stem(word: &mut String) -> bool {
    if is_own_stem(word) {
        return false;
    }
    let Some(short) = Short::of(word) else {
        let stem = stemmed(word);
        let is_other = *word != stem;
        *word = stem;
        return is_other;
    };
    let stem = known_stem(short);
    if stem == short {
        return false;
    }
    word.clear();
    word.push_str(stem.as_str());
    true
}

/// Whether a folded word has this stem.
pub(super) fn has_stem(word: &str, stem: &str) -> bool {
    if is_own_stem(word) {
        return word == stem;
    }
    match Short::of(word) {
        Some(word) => known_stem(word).as_str() == stem,
        None => stemmed(word) == stem,
    }
}

/// Whether no rule can change the word, as one sees without going through them.
fn is_own_stem(word: &str) -> bool {
    word.len() < SHORTEST || !word.ends_with(LAST_OF_ENDINGS)
}

fn known_stem(word: Short) -> Short {
    KNOWN.with_borrow_mut(|known| {
        if let Some(stem) = known.get(&word) {
            return *stem;
        }
        let stem = Short::of(&stemmed(word.as_str())).expect("no rule makes a word longer");
        if known.len() < MOST_KNOWN {
            known.insert(word, stem);
        }
        stem
    })
}

/// A word without a pointer to follow, filled up with zeros.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Short([u8; 16]);

impl Short {
    /// `None` for a word of more than 16 bytes.
    fn of(word: &str) -> Option<Short> {
        let mut bytes = [0; 16];
        let filled = bytes.get_mut(..word.len())?;
        filled.copy_from_slice(word.as_bytes());
        Some(Short(bytes))
    }

    fn as_str(&self) -> &str {
        let zeros = u128::from_le_bytes(self.0).leading_zeros() / u8::BITS;
        let filled = &self.0[..16 - zeros as usize];
        str::from_utf8(filled).expect("made of a word")
    }
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
    use proptest::prelude::*;

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

    #[test]
    fn long_words_have_stems_too() {
        check("internationalization", "internation");
        check("hyperparameters", "hyperparamet");
        check("telecommunications", "telecommun");
    }

    proptest! {
        #[test]
        fn what_seems_its_own_stem_is(start in "[a-zé가]{0,8}", end in "(at|bl|iz|bb|eed|ing|tional|ous|ement|a|b|h|k|o|p|s|y|0|는)?") {
            let word = start + &end;
            prop_assert!(!is_own_stem(&word) || stemmed(&word) == word, "{}", word);
        }

        #[test]
        fn a_stem_is_that_of_the_rules(word in "[a-zé가]{1,20}(ed|ing|ly|s|ization)?") {
            for _ in 0..2 {
                prop_assert_eq!(stem(&word), stemmed(&word));
                prop_assert!(has_stem(&word, &stemmed(&word)));
            }
        }
    }
}
