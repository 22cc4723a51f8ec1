//! Sought: a word or phrase of a query, cut into the pieces that must be found. The index and the snippet look for the
//! same pieces, so what is marked is what matched.

use super::josa;
use super::run::{Run, Script, runs};
use super::tokenizer::pieces;

/// What has to be found close together for a word to be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sought {
    /// Pieces and their positions relative to each other.
    pub(super) phrase: Vec<(usize, String)>,
    /// Lone syllables: any piece that contains one will do, as they may be a part of a longer word.
    pub(super) syllables: Vec<char>,
    /// Whole words that make a match better.
    pub(super) words: Vec<String>,
}

impl Sought {
    /// A word in any form: the particle at its end does not count.
    pub(super) fn word(word: &str) -> Sought {
        Sought::phrase(without_josa(word))
    }

    /// Every run of `text` as it stands.
    pub(super) fn phrase(text: &str) -> Sought {
        let runs: Vec<Run> = runs(text).collect();
        let lone = |run: &&Run| run.script != Script::Word && run.letters.len() == 1;
        let spans: Vec<usize> = runs
            .iter()
            .filter(lone)
            .map(|run| run.span().start)
            .collect();
        Sought {
            phrase: pieces(text)
                .into_iter()
                .filter(|piece| !spans.contains(&piece.offset_from))
                .map(|piece| (piece.position, piece.text))
                .collect(),
            syllables: runs
                .iter()
                .filter(lone)
                .map(|run| run.letters[0].char)
                .collect(),
            words: runs
                .iter()
                .filter(|run| !lone(run))
                .map(Run::text)
                .collect(),
        }
    }

    /// Only punctuation has nothing to look up.
    pub(super) fn is_empty(&self) -> bool {
        self.phrase.is_empty() && self.syllables.is_empty()
    }
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
            .map(|(at, text)| (*at, text.as_str()))
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
    fn compounds_are_phrases() {
        check("F1-score", &[(0, "f1"), (2, "score")], &[]);
        check("k-means", &[(0, "k"), (2, "mean")], &[]);
    }

    #[test]
    fn punctuation_is_nothing() {
        check("->", &[], &[]);
    }
}
