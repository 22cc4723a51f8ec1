//! A plain BM25 over a few ways to cut text into terms: what the index is held against. It shares nothing with it.

mod scheme;

use std::collections::{HashMap, HashSet};

pub(crate) use scheme::{SCHEMES, Scheme, strip_josa};

/// Where term frequency saturates, and how much length counts (Robertson and Zaragoza 2009); Lucene's defaults.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// Postings of one bag of terms a text.
pub(crate) struct Bm25 {
    terms: HashMap<String, Vec<(u32, u32)>>,
    lengths: Vec<f64>,
    mean: f64,
}

impl Bm25 {
    /// Text n is document n.
    pub(crate) fn of(texts: &[&str], cut: fn(&str) -> Vec<String>) -> Bm25 {
        let mut terms: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = Vec::with_capacity(texts.len());
        for (document, text) in (0..).zip(texts) {
            let bag = cut(text);
            lengths.push(bag.len() as f64);
            for term in bag {
                let postings = terms.entry(term).or_default();
                match postings.last_mut() {
                    Some((last, count)) if *last == document => *count += 1,
                    _ => postings.push((document, 1)),
                }
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Bm25 {
            terms,
            lengths,
            mean,
        }
    }

    /// Adds the score of each document that holds any of the terms; every term counts once.
    pub(crate) fn score(&self, terms: Vec<String>, scores: &mut [f64]) {
        let n = self.lengths.len() as f64;
        for term in terms.into_iter().collect::<HashSet<_>>() {
            let Some(postings) = self.terms.get(&term) else {
                continue;
            };
            let found = postings.len() as f64;
            let rarity = (1.0 + (n - found + 0.5) / (found + 0.5)).ln();
            for &(document, count) in postings {
                let (document, count) = (document as usize, f64::from(count));
                let length = self.lengths[document] / self.mean;
                scores[document] +=
                    rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
            }
        }
    }
}

/// The 1-based place of `wanted` for each query, equals by number; `None` where it shares no term with the query.
pub(crate) fn places(
    scheme: &Scheme,
    texts: &[&str],
    queries: &[(String, usize)],
) -> Vec<Option<usize>> {
    let fields: Vec<_> = scheme
        .fields
        .iter()
        .map(|&cut| (Bm25::of(texts, cut), cut))
        .collect();
    let place = |(query, wanted): &(String, usize)| {
        let mut scores = vec![0.0; texts.len()];
        for (field, cut) in &fields {
            field.score(cut(query), &mut scores);
        }
        let own = scores[*wanted];
        let before = |(at, score): (usize, &f64)| *score > own || (*score == own && at < *wanted);
        let better = scores.iter().enumerate().filter(|&other| before(other));
        (own > 0.0).then(|| 1 + better.count())
    };
    queries.iter().map(place).collect()
}
