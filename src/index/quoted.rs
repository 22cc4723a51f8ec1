//! Quoted: characters that must stand in a text as they are. Case and width do not count unless they are made to, and
//! any white space is like any other.

use std::ops::Range;

use super::fragment::Fragment;
use super::letter::{Letter, folded, letters};
use super::sought::Sought;

/// A phrase in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// As typed, white space at its ends left out.
    pub(super) text: String,
    folded: String,
    /// What the index can say about it: wherever the phrase stands, this is found.
    pub(super) sought: Sought,
}

impl Quoted {
    pub(super) fn new(text: &str) -> Quoted {
        Quoted {
            text: text.trim().to_owned(),
            folded: folded(text),
            sought: Sought::phrase(text),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// In lower case.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    pub(super) fn is_in(&self, fragment: &Fragment, case_matters: bool) -> bool {
        if case_matters {
            stands_in(&spaced(fragment.text), &spaced(&self.text))
        } else {
            stands_in(fragment.folded(), &self.folded)
        }
    }

    /// Where it stands, in bytes of `text`.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let wanted: Vec<char> = self.folded.chars().collect();
        let letters = single_spaced(text);
        let is_here = |here: &&[Letter]| {
            let mut pairs = here.iter().zip(&wanted);
            pairs.all(|(letter, &char)| letter.char == char)
        };
        let found = letters.windows(wanted.len().max(1)).filter(is_here);
        let places = found.map(|here| here[0].span.start..here[here.len() - 1].span.end);
        places.filter(|place| is_whole(text, place)).collect()
    }
}

/// Whether `phrase` stands in `text`, both folded. It may begin or end inside a Korean word, not inside an English one.
fn stands_in(text: &str, phrase: &str) -> bool {
    let mut places = text
        .match_indices(phrase)
        .map(|(at, _)| at..at + phrase.len());
    places.any(|place| is_whole(text, &place))
}

/// Whether no English word is cut at the ends of `place`.
fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let is_word = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
    let inside = &text[place.clone()];
    let cut_before =
        is_word(text[..place.start].chars().next_back()) && is_word(inside.chars().next());
    let cut_after =
        is_word(text[place.end..].chars().next()) && is_word(inside.chars().next_back());
    !cut_before && !cut_after
}

/// The letters of `text`, every run of white space as one space.
fn single_spaced(text: &str) -> Vec<Letter> {
    let mut single: Vec<Letter> = Vec::with_capacity(text.len());
    for letter in letters(text) {
        let is_space = letter.char.is_whitespace();
        match single
            .last_mut()
            .filter(|last| is_space && last.char == ' ')
        {
            Some(last) => last.span.end = letter.span.end,
            None if is_space => single.push(Letter {
                char: ' ',
                ..letter
            }),
            None => single.push(letter),
        }
    }
    single
}

/// `text` in its own case with single spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, phrase: &str, expected: &[&str]) {
        let quoted = Quoted::new(phrase);
        let found: Vec<&str> = quoted
            .places(text)
            .into_iter()
            .map(|place| &text[place])
            .collect();
        assert_eq!(found, expected);
        assert_eq!(
            quoted.is_in(&Fragment::of(text), false),
            !expected.is_empty()
        );
    }

    #[test]
    fn a_phrase_is_not_cut_out_of_an_english_word() {
        check("the model, trained", "the model", &["the model"]);
        check("the models", "the model", &[]);
        check("과적합을 막는", "적합을 막", &["적합을 막"]);
    }

    #[test]
    fn case_width_and_white_space_do_not_count() {
        check(
            "Early\n  STOPPING, early stopping",
            "early stopping",
            &["Early\n  STOPPING", "early stopping"],
        );
        check("ＣＮＮ", "cnn", &["ＣＮＮ"]);
    }

    #[test]
    fn case_counts_when_it_is_made_to() {
        let text = Fragment::of("a HappyCat");
        assert!(Quoted::new("HappyCat").is_in(&text, true));
        assert!(!Quoted::new("happycat").is_in(&text, true));
    }
}
