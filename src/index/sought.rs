//! Sought: a word or phrase of a query, cut into what must be found. The index, the check of a note and the snippet look
//! for the same pieces, so what is marked is what matched.

use std::ops::Range;

use tantivy::tokenizer::Token;

use super::fragment::Fragment;
use super::josa;
use super::letter::letters;
use super::run::{Run, Script, runs};
use super::stem::{has_stem, stem};
use super::tokenizer::{pieces, word};

/// What has to be found close together for a word to be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sought {
    /// As typed.
    pub(super) text: String,
    /// The same without the particle at its end.
    bare: String,
    /// Pieces and their positions relative to each other.
    pub(super) phrase: Vec<(usize, Piece)>,
    /// Lone syllables: any piece that contains one will do, as they may be a part of a longer word.
    pub(super) syllables: Vec<char>,
    /// What stands for each Korean run in the field of words.
    pub(super) words: Vec<String>,
}

/// One piece, as it stands in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Of an English word, not of a number: a piece with the same stem will do.
    pub(super) stem: Option<String>,
}

impl Sought {
    /// A word in any form: the particle at its end does not count.
    pub(super) fn word(text: &str) -> Sought {
        Sought {
            text: text.to_owned(),
            ..Sought::phrase(without_josa(text))
        }
    }

    /// Every run of `text` as it stands.
    pub(super) fn phrase(text: &str) -> Sought {
        let runs: Vec<Run> = runs(text).collect();
        let lone = |run: &&Run| run.script != Script::Word && run.letters.len() == 1;
        let run_at = |at: usize| runs.iter().find(|run| run.span().contains(&at));
        let piece = |token: Token| {
            let run = run_at(token.offset_from).filter(|run| !lone(run))?;
            let has_forms = run.script == Script::Word && !is_number(&token.text);
            let stem = has_forms.then(|| stem(&token.text));
            let text = token.text;
            Some((token.position, Piece { text, stem }))
        };
        Sought {
            text: text.to_owned(),
            bare: text.trim().to_owned(),
            phrase: pieces(text).into_iter().filter_map(piece).collect(),
            syllables: runs
                .iter()
                .filter(lone)
                .map(|run| run.letters[0].char)
                .collect(),
            words: runs
                .iter()
                .filter(|run| !lone(run) && run.script != Script::Word)
                .map(word)
                .collect(),
        }
    }

    /// As typed, without the particle at its end.
    pub(super) fn bare(&self) -> &str {
        &self.bare
    }

    /// Only punctuation has nothing to look up.
    pub(super) fn is_empty(&self) -> bool {
        self.phrase.is_empty() && self.syllables.is_empty()
    }

    /// Whether it may be in a text with these letters; a quick look that is wrong for a few irregular words.
    pub(super) fn may_be_in(&self, folded: &str) -> bool {
        let begins = |piece: &Piece| match piece.stem {
            Some(_) => begins_word_in(folded, piece.key()),
            None => folded.contains(piece.key()),
        };
        self.phrase.iter().all(|(_, piece)| begins(piece))
            && self
                .syllables
                .iter()
                .all(|&syllable| folded.contains(syllable))
    }

    /// What all texts hold, folded, that it may be in.
    pub(super) fn keys(&self) -> Vec<String> {
        let pieces = self.phrase.iter().map(|(_, piece)| piece.key().to_owned());
        pieces
            .chain(self.syllables.iter().map(|syllable| syllable.to_string()))
            .collect()
    }

    pub(super) fn is_in(&self, fragment: &Fragment, case_matters: bool) -> bool {
        let holds = !self.places(fragment).is_empty();
        holds && (!case_matters || fragment.text.contains(&self.bare))
    }

    /// Where it is found, in bytes; nowhere unless all of it is.
    pub(super) fn places(&self, fragment: &Fragment) -> Vec<Range<usize>> {
        let mut places = self.phrase_places(fragment.pieces());
        if places.is_empty() && !self.phrase.is_empty() {
            return places;
        }
        for &syllable in &self.syllables {
            let before = places.len();
            places.extend(
                letters(fragment.text)
                    .filter(|letter| letter.char == syllable)
                    .map(|letter| letter.span),
            );
            if places.len() == before {
                return Vec::new();
            }
        }
        places
    }

    fn phrase_places(&self, pieces: &[Token]) -> Vec<Range<usize>> {
        let Some(((first_at, first), rest)) = self.phrase.split_first() else {
            return Vec::new();
        };
        let piece_at = |position: usize| {
            pieces
                .binary_search_by_key(&position, |piece| piece.position)
                .ok()
        };
        let end_from = |start: &Token| {
            rest.iter().try_fold(start.offset_to, |_, (at, wanted)| {
                let piece = &pieces[piece_at(start.position + at - first_at)?];
                wanted.is(&piece.text).then_some(piece.offset_to)
            })
        };
        let starts = pieces.iter().filter(|piece| first.is(&piece.text));
        starts
            .filter_map(|start| Some(start.offset_from..end_from(start)?))
            .collect()
    }
}

impl Piece {
    /// As much of it as every word begins with that it may be.
    fn key(&self) -> &str {
        self.stem.as_deref().map_or(&self.text, first_letters)
    }

    fn is(&self, piece: &str) -> bool {
        match &self.stem {
            _ if self.text == piece => true,
            // A stem begins as its word does.
            Some(stem) if piece.chars().next() == stem.chars().next() => has_stem(piece, stem),
            _ => false,
        }
    }
}

/// Of a stem, as much as all forms of its word begin with: the last letter may be another (happi, happy), and a short
/// stem is trusted.
fn first_letters(stem: &str) -> &str {
    const SHORT: usize = 3;
    let last = stem.char_indices().next_back();
    let end = last.map_or(0, |(at, _)| at).max(SHORT);
    stem.get(..end).unwrap_or(stem)
}

/// Whether a word of a folded text begins so; what stands behind another script counts as a beginning.
fn begins_word_in(folded: &str, start: &str) -> bool {
    let mut places = folded.match_indices(start).map(|(at, _)| at);
    places.any(|at| !folded[..at].ends_with(|char: char| char.is_ascii_alphanumeric()))
}

/// A number has one form.
fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `과적합을` → `과적합`, `CNN은` → `CNN`.
fn without_josa(word: &str) -> &str {
    let runs: Vec<Run> = runs(word).collect();
    let Some((last, earlier)) = runs
        .split_last()
        .filter(|(last, _)| last.script == Script::Hangul)
    else {
        return word;
    };
    let text = last.text();
    let kept = match !earlier.is_empty() && josa::is_josa(&text) {
        true => 0,
        false => josa::stem(&text).chars().count(),
    };
    let end = last
        .letters
        .get(kept)
        .map_or(word.len(), |letter| letter.span.start);
    &word[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, phrase: &[(usize, &str)], syllables: &[char]) {
        let sought = Sought::word(word);
        let found: Vec<(usize, &str)> = sought
            .phrase
            .iter()
            .map(|(at, piece)| (*at, piece.stem.as_deref().unwrap_or(&piece.text)))
            .collect();
        assert_eq!(
            (found.as_slice(), sought.syllables.as_slice()),
            (phrase, syllables)
        );
    }

    #[test]
    fn particles_are_not_sought() {
        check("과적합을", &[(0, "과적"), (1, "적합")], &[]);
        check("CNN은", &[(0, "cnn")], &[]);
        check("서울은", &[(0, "서울")], &[]);
    }

    #[test]
    fn lone_syllables_may_be_anywhere() {
        check("울", &[], &['울']);
        check("3차", &[(0, "3")], &['차']);
    }

    #[test]
    fn a_number_has_one_form() {
        let has_forms = |word: &str| {
            Sought::word(word)
                .phrase
                .iter()
                .any(|(_, piece)| piece.stem.is_some())
        };
        assert_eq!((has_forms("2026년도"), has_forms("f1")), (false, true));
    }

    #[test]
    fn short_words_are_looked_for_where_words_begin() {
        let may = |word: &str, text: &str| Sought::word(word).may_be_in(text);
        assert!(may("u", "a u-net") && may("net", "인공net"));
        assert!(!may("u", "menu") && !may("net", "a cabinet"));
    }

    #[test]
    fn a_word_begins_as_its_stem_but_for_the_last_letter() {
        for word in [
            "happy",
            "hoping",
            "sensibility",
            "capably",
            "fitted",
            "relational",
            "digitizer",
            "queries",
            "luxuriated",
        ] {
            assert!(word.starts_with(first_letters(&stem(word))), "{word}");
        }
    }

    #[test]
    fn compounds_are_phrases() {
        check("F1-score", &[(0, "f1"), (2, "score")], &[]);
        check("k-means", &[(0, "k"), (2, "mean")], &[]);
    }

    #[test]
    fn punctuation_is_nothing() {
        check("->", &[], &[]);
    }
}
