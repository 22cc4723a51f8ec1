//! Vocabulary: the words that stand in a vault, as the index keeps them. It proposes; whether a proposal finds anything
//! is seen by searching.

use std::collections::BTreeSet;

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};

use super::run::{Script, runs};
use super::schema::{BODY, Fields, HEADINGS, NAMES, PATH, TAGS};

/// Every part of a note.
pub(super) const ALL_PARTS: [usize; 5] = [NAMES, TAGS, HEADINGS, PATH, BODY];
/// What a person has given a name to.
pub(super) const NAMED_PARTS: [usize; 3] = [NAMES, TAGS, HEADINGS];

pub(super) struct Vocabulary<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn of(searcher: &'a Searcher, fields: &'a Fields) -> Vocabulary<'a> {
        Vocabulary { searcher, fields }
    }

    /// The shortest `most` words with this start for which `fits`, in any part of a note; English as written, Korean
    /// without particles.
    pub(super) fn beginning_with(
        &self,
        start: &str,
        most: usize,
        fits: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, TantivyError> {
        let mut found = BTreeSet::new();
        self.each_word(&ALL_PARTS, start, &mut |word| {
            if word.starts_with(start) && fits(word) {
                found.insert((word.chars().count(), word.to_owned()));
            }
            word.starts_with(start)
        })?;
        Ok(found.into_iter().take(most).map(|(_, word)| word).collect())
    }

    /// Words from `start` on, in their order and while they are `alike`, for which `distance` is smallest, when it is there
    /// for any, each once.
    pub(super) fn nearest(
        &self,
        parts: &[usize],
        start: &str,
        alike: impl Fn(&str) -> bool,
        distance: impl Fn(&str) -> Option<usize>,
    ) -> Result<Vec<String>, TantivyError> {
        let mut found = BTreeSet::new();
        self.each_word(parts, start, &mut |word| {
            found.extend(distance(word).map(|distance| (distance, word.to_owned())));
            alike(word)
        })?;
        let least = found.first().map(|(distance, _)| *distance);
        let nearest = found
            .into_iter()
            .take_while(|(distance, _)| Some(*distance) == least);
        Ok(nearest.map(|(_, word)| word).collect())
    }

    /// Tells the words of some parts from `start` on, until `tell` has seen enough of the part. English is kept whole among
    /// the pieces, Korean among the words.
    fn each_word(
        &self,
        parts: &[usize],
        start: &str,
        tell: &mut dyn FnMut(&str) -> bool,
    ) -> Result<(), TantivyError> {
        for part in parts.iter().map(|&part| &self.fields.parts[part]) {
            if !is_cut(start) {
                self.each_term(part.pieces, start, &mut |word| is_cut(word) || tell(word))?;
            }
            if is_cut(start) || start.is_empty() {
                self.each_term(part.words, start, &mut |word| !is_cut(word) || tell(word))?;
            }
        }
        Ok(())
    }

    fn each_term(
        &self,
        field: Field,
        start: &str,
        tell: &mut dyn FnMut(&str) -> bool,
    ) -> Result<(), TantivyError> {
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().range().ge(start).into_stream()?;
            while terms.advance() {
                let word = std::str::from_utf8(terms.key()).unwrap_or_default();
                if !tell(word) {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Whether a text of this script is cut into pairs.
fn is_cut(word: &str) -> bool {
    runs(word)
        .next()
        .is_some_and(|run| run.script != Script::Word)
}
