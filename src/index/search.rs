//! Search: runs a query over a shelf and puts what holds in order. What a person sees of a hit is made in `show.rs`.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use rayon::prelude::*;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyError};

use super::document::{Stored, stored};
use super::error::Error;
use super::hit::Found;
use super::holds::holds;
use super::page::Page;
use super::plan::plan;
use super::query::{Query, Wanted};
use super::relax::{relaxed, some};
use super::schema::TAGS_COLUMN;
use super::shelf::Shelf;
use super::show::Show;
use crate::vault::NoteId;

/// A note that holds: how good it is, and its place in the catalog.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) score: Score,
    rank: u32,
    address: DocAddress,
}

pub(super) fn search(shelf: &Shelf, query: &Query, limit: usize) -> Result<Found, Error> {
    let searcher = shelf.searcher();
    let mut wanted = query.wanted.clone();
    let mut matches = matches(shelf, &searcher, &wanted)?;
    let mut step = None;
    if matches.is_empty()
        && let Some((better, found, relaxed)) = relaxed(shelf, &searcher, query)?
    {
        (wanted, matches, step) = (better, found, Some(relaxed));
    }
    let tags = tags(&searcher, &matches)?;
    let total = matches.len();
    best_first(&mut matches, limit);
    let others = others(shelf, &searcher, query, &matches, limit - matches.len())?;
    let show = Show::of(&wanted);
    let hits: Result<Vec<_>, Error> = matches
        .par_iter()
        .chain(&others)
        .map(|found| {
            let (id, _) = shelf.catalog.at(found.rank);
            let note = read(shelf, &searcher, found.address)?;
            Ok(show.hit(NoteId(id.to_owned()), note, found.score))
        })
        .collect();
    Ok(Found {
        total,
        others: others.len(),
        hits: hits?,
        tags,
        relaxed: step,
    })
}

/// At most `most` notes with some of the words, when few have all of them.
fn others(
    shelf: &Shelf,
    searcher: &Searcher,
    query: &Query,
    with_all: &[Match],
    most: usize,
) -> Result<Vec<Match>, Error> {
    let some = some(&query.wanted).filter(|_| most > 0 && !with_all.is_empty());
    let Some(some) = some else {
        return Ok(Vec::new());
    };
    let known: HashSet<u32> = with_all.iter().map(|found| found.rank).collect();
    let mut others = matches(shelf, searcher, &some)?;
    others.retain(|found| !known.contains(&found.rank));
    best_first(&mut others, most);
    Ok(others)
}

/// All notes for which `wanted` holds, in no order.
pub(super) fn matches(
    shelf: &Shelf,
    searcher: &Searcher,
    wanted: &Wanted,
) -> Result<Vec<Match>, TantivyError> {
    let plan = plan(wanted, &shelf.fields)?;
    let found = searcher.search(&plan.query, &Everything)?;
    let known = found.into_iter().filter_map(|(score, address)| {
        let rank = shelf.catalog.rank(address)?;
        Some(Match {
            score,
            rank,
            address,
        })
    });
    let mut matches: Vec<Match> = known.collect();
    if !plan.is_exact {
        // Neighbors in the index are stored together.
        matches.sort_unstable_by_key(|found| found.address);
        matches = looked_at(shelf, searcher, wanted, matches)?;
    }
    Ok(matches)
}

/// Those for which `wanted` really holds.
fn looked_at(
    shelf: &Shelf,
    searcher: &Searcher,
    wanted: &Wanted,
    matches: Vec<Match>,
) -> Result<Vec<Match>, TantivyError> {
    let failed: OnceLock<TantivyError> = OnceLock::new();
    let is_right = |found: &Match| {
        let fetch = || {
            read(shelf, searcher, found.address).unwrap_or_else(|error| {
                let _ = failed.set(error);
                Stored::default()
            })
        };
        let (id, _) = shelf.catalog.at(found.rank);
        holds(wanted, &Page::new(NoteId(id.to_owned()), &fetch))
    };
    let right = matches.into_par_iter().with_min_len(FEW).filter(is_right);
    let right = right.collect();
    failed.into_inner().map_or(Ok(right), Err)
}

/// Fewer notes are not worth a second thread.
const FEW: usize = 32;

fn read(shelf: &Shelf, searcher: &Searcher, address: DocAddress) -> Result<Stored, TantivyError> {
    Ok(stored(searcher.doc(address)?, &shelf.fields))
}

/// The best `limit`, best first, equals by path.
fn best_first(matches: &mut Vec<Match>, limit: usize) {
    let order = |a: &Match, b: &Match| b.score.total_cmp(&a.score).then(a.rank.cmp(&b.rank));
    if limit < matches.len() {
        matches.select_nth_unstable_by(limit, order);
        matches.truncate(limit);
    }
    matches.sort_unstable_by(order);
}

/// How many of the notes bear each tag or one below it.
fn tags(searcher: &Searcher, matches: &[Match]) -> Result<BTreeMap<String, usize>, TantivyError> {
    let mut counts = BTreeMap::new();
    for (ord, segment) in (0..).zip(searcher.segment_readers()) {
        let Some(column) = segment.fast_fields().str(TAGS_COLUMN)? else {
            continue;
        };
        let mut by_tag = vec![0_usize; column.num_terms()];
        let here = matches
            .iter()
            .filter(|found| found.address.segment_ord == ord);
        for tag in here.flat_map(|found| column.term_ords(found.address.doc_id)) {
            by_tag[tag as usize] += 1;
        }
        let borne = (0..).zip(by_tag).filter(|(_, count)| *count > 0);
        let (tags, numbers): (Vec<u64>, Vec<usize>) = borne.unzip();
        let mut numbers = numbers.into_iter();
        column.dictionary().sorted_ords_to_term_cb(&tags, |name| {
            let name = String::from_utf8_lossy(name).into_owned();
            *counts.entry(name).or_insert(0) += numbers.next().unwrap_or(0);
        })?;
    }
    Ok(counts)
}

/// Collects every document with its score.
struct Everything;

struct EverythingHere {
    segment: SegmentOrdinal,
    found: Vec<(Score, DocAddress)>,
}

impl Collector for Everything {
    type Fruit = Vec<(Score, DocAddress)>;
    type Child = EverythingHere;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        _: &SegmentReader,
    ) -> Result<EverythingHere, TantivyError> {
        Ok(EverythingHere {
            segment,
            found: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, found: Vec<Self::Fruit>) -> Result<Self::Fruit, TantivyError> {
        Ok(found.into_iter().flatten().collect())
    }
}

impl SegmentCollector for EverythingHere {
    type Fruit = Vec<(Score, DocAddress)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.found.push((score, DocAddress::new(self.segment, doc)));
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
