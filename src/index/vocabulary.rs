//! Vocabulary: the words that stand in a vault, as the index keeps them. It proposes; whether a proposal finds anything
//! is seen by searching.

use std::collections::BTreeSet;

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};

use super::schema::Fields;

pub(super) struct Vocabulary<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn of(searcher: &'a Searcher, fields: &'a Fields) -> Vocabulary<'a> {
        Vocabulary { searcher, fields }
    }

    /// The shortest `most` words that begin so, in any part of a note; English as written, Korean without particles.
    pub(super) fn beginning_with(
        &self,
        start: &str,
        most: usize,
    ) -> Result<Vec<String>, TantivyError> {
        let mut found = BTreeSet::new();
        self.each_word(start, &mut |word| {
            if word.starts_with(start) {
                found.insert((word.chars().count(), word.to_owned()));
            }
            word.starts_with(start)
        })?;
        Ok(found.into_iter().take(most).map(|(_, word)| word).collect())
    }

    /// Words for which `distance` is smallest, when it is there for any, each once.
    pub(super) fn nearest(
        &self,
        distance: impl Fn(&str) -> Option<usize>,
    ) -> Result<Vec<String>, TantivyError> {
        let mut found = BTreeSet::new();
        self.each_word("", &mut |word| {
            found.extend(distance(word).map(|distance| (distance, word.to_owned())));
            true
        })?;
        let least = found.first().map(|(distance, _)| *distance);
        let nearest = found
            .into_iter()
            .take_while(|(distance, _)| Some(*distance) == least);
        Ok(nearest.map(|(_, word)| word).collect())
    }

    /// Tells the words of every part from `start` on, until `tell` has seen enough of the part.
    fn each_word(
        &self,
        start: &str,
        tell: &mut dyn FnMut(&str) -> bool,
    ) -> Result<(), TantivyError> {
        for part in &self.fields.parts {
            for field in [part.pieces, part.words] {
                self.each_term(field, start, tell)?;
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
