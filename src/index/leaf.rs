//! Leaf: what looks the same from outside in a word, a phrase and a pattern: where it stands in a text.

use std::ops::Range;

use super::fragment::Fragment;
use super::query::Wanted;

impl Wanted {
    /// As typed.
    pub(super) fn typed(&self) -> String {
        match self {
            Wanted::Word(word) => word.text.clone(),
            Wanted::Phrase(phrase) => format!("\"{}\"", phrase.text),
            Wanted::Pattern(pattern) => format!("/{}/", pattern.source()),
            _ => String::new(),
        }
    }

    /// Where it stands, in bytes; nowhere for what is no leaf.
    pub(super) fn places(&self, fragment: &Fragment) -> Vec<Range<usize>> {
        match self {
            Wanted::Word(word) => word.places(fragment),
            Wanted::Phrase(phrase) => phrase.places(fragment.text),
            Wanted::Pattern(pattern) => pattern.places(fragment.text),
            _ => Vec::new(),
        }
    }

    /// A quick look that rules most texts out, a few of them wrongly.
    pub(super) fn may_be_in(&self, fragment: &Fragment) -> bool {
        match self {
            Wanted::Word(word) => word.may_be_in(fragment.folded()),
            Wanted::Phrase(phrase) => fragment.folded().contains(phrase.folded()),
            _ => true,
        }
    }

    /// Texts that all stand, folded, in whatever this stands in; none when nothing is known of them.
    pub(super) fn keys(&self) -> Vec<String> {
        match self {
            Wanted::Word(word) => word.keys(),
            Wanted::Phrase(phrase) => phrase.folded().split(' ').map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }
}
