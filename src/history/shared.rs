//! Shared: names, fingerprints and labels that many answers have, kept once. A log of years holds a hundred thousand answers
//! to some hundred questions.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::line;
use crate::quiz::{Fingerprint, OptionLabel, QuestionId};

#[derive(Debug, Default)]
pub(super) struct Shared {
    names: FxHashMap<String, Arc<QuestionId>>,
    fingerprints: FxHashMap<String, Arc<Fingerprint>>,
    labels: FxHashMap<String, Arc<[OptionLabel]>>,
}

impl Shared {
    pub(super) fn name(&mut self, name: &str) -> Arc<QuestionId> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let new = Arc::new(QuestionId(name.to_owned()));
        self.names.insert(name.to_owned(), new.clone());
        new
    }

    pub(super) fn fingerprint(&mut self, hex: &str) -> Arc<Fingerprint> {
        if let Some(known) = self.fingerprints.get(hex) {
            return known.clone();
        }
        let new = Arc::new(Fingerprint(hex.to_owned()));
        self.fingerprints.insert(hex.to_owned(), new.clone());
        new
    }

    /// `None` as [`line::labels`].
    pub(super) fn labels(&mut self, letters: &str) -> Option<Arc<[OptionLabel]>> {
        if let Some(known) = self.labels.get(letters) {
            return Some(known.clone());
        }
        let new: Arc<[OptionLabel]> = line::labels(letters)?.into();
        self.labels.insert(letters.to_owned(), new.clone());
        Some(new)
    }
}
