//! Without: every note that another query does not find. The engine's own exclusion asks an excluded phrase about notes
//! it has passed already, which its phrases do not allow (tantivy 0.27); here the other query is run to its end first.

use tantivy::query::{
    BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{BitSet, DocId, DocSet, Result, Score, SegmentReader, TERMINATED};

/// Its score is 0.
#[derive(Debug)]
pub(super) struct Without {
    query: Box<dyn Query>,
}

struct WithoutWeight {
    weight: Box<dyn Weight>,
}

impl Without {
    pub(super) fn new(query: Box<dyn Query>) -> Without {
        Without { query }
    }
}

impl Clone for Without {
    fn clone(&self) -> Without {
        Without::new(self.query.box_clone())
    }
}

impl Query for Without {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let weight = self.query.weight(scoring)?;
        Ok(Box::new(WithoutWeight { weight }))
    }
}

impl Weight for WithoutWeight {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> Result<Box<dyn Scorer>> {
        let mut others = BitSet::with_max_value_and_full(reader.max_doc());
        let mut found = self.weight.scorer(reader, 1.0)?;
        while found.doc() != TERMINATED {
            others.remove(found.doc());
            found.advance();
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(others), 0.0)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> Result<Explanation> {
        Ok(Explanation::new("without", 0.0))
    }
}
