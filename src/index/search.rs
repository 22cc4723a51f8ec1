//! Search: runs a query over a shelf and makes hits of what it finds.

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByString};
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::{DocAddress, Order, Searcher, TantivyError};

use super::document::{Stored, stored};
use super::error::Error;
use super::hit::{Found, Hit};
use super::letter::folded;
use super::line::{Kind, Line, plain_lines};
use super::plan::{anywhere, plan};
use super::query::{Query, Wanted, holds_phrase};
use super::shelf::Shelf;
use super::snippet::{best_line, snippet};
use super::sought::Sought;

pub(super) fn search(shelf: &Shelf, query: &Query, limit: usize) -> Result<Found, Error> {
    let searcher = shelf.searcher();
    let plan = plan(query, &shelf.fields, &|wanted| {
        paths(shelf, &searcher, wanted)
    })?;
    if limit == 0 {
        return Ok(Found {
            total: searcher.search(&plan, &Count)?,
            hits: Vec::new(),
        });
    }
    let by_path = (SortByString::for_field("path"), Order::Asc);
    let best = TopDocs::with_limit(limit).order_by((SortBySimilarityScore, by_path));
    let (total, best) = searcher.search(&plan, &(Count, best))?;
    let sought = sought(query);
    let hits: Result<Vec<Hit>, TantivyError> = best
        .into_iter()
        .map(|((score, _), address)| {
            Ok(hit(read(shelf, &searcher, address)?, query, &sought, score))
        })
        .collect();
    Ok(Found { total, hits: hits? })
}

/// Notes for which a path or phrase holds.
fn paths(shelf: &Shelf, searcher: &Searcher, wanted: &Wanted) -> Result<Vec<String>, TantivyError> {
    match wanted {
        Wanted::Path(part) => {
            let holds = |id: &&str| id.to_lowercase().contains(part);
            Ok(shelf
                .manifest
                .ids()
                .filter(holds)
                .map(str::to_owned)
                .collect())
        }
        Wanted::Phrase(phrase) => paths_with_phrase(shelf, searcher, phrase),
        Wanted::Word(_) | Wanted::Tag(_) => Ok(Vec::new()),
    }
}

/// The index proposes, the stored text decides.
fn paths_with_phrase(
    shelf: &Shelf,
    searcher: &Searcher,
    phrase: &str,
) -> Result<Vec<String>, TantivyError> {
    let candidates = searcher.search(
        &anywhere(&Sought::phrase(phrase), &shelf.fields)?,
        &DocSetCollector,
    )?;
    let phrase = folded(phrase);
    let mut paths = Vec::new();
    for address in candidates {
        let note = read(shelf, searcher, address)?;
        let mut texts = [&note.text, &note.title]
            .into_iter()
            .chain(&note.aliases)
            .chain(&note.tags);
        if texts.any(|text| holds_phrase(&folded(text), &phrase)) {
            paths.push(note.id.as_str().to_owned());
        }
    }
    Ok(paths)
}

fn read(shelf: &Shelf, searcher: &Searcher, address: DocAddress) -> Result<Stored, TantivyError> {
    Ok(stored(&searcher.doc(address)?, &shelf.fields))
}

/// What a snippet should show.
fn sought(query: &Query) -> Vec<Sought> {
    let positive = query.terms.iter().filter(|term| !term.negated);
    positive
        .filter_map(|term| match &term.wanted {
            Wanted::Word(word) => Some(Sought::word(word)),
            Wanted::Phrase(phrase) => Some(Sought::phrase(phrase)),
            Wanted::Tag(_) | Wanted::Path(_) => None,
        })
        .collect()
}

fn hit(note: Stored, query: &Query, sought: &[Sought], score: f32) -> Hit {
    let lines = plain_lines(&note.text, note.body_start);
    let shown = best_line(&lines, sought)
        .or_else(|| line_of_tag(&lines, query))
        .or_else(|| first_line(&lines));
    Hit {
        line: shown.map_or(1, |line| line.number),
        snippet: shown
            .map(|line| snippet(&line.text, sought))
            .unwrap_or_default(),
        note: note.id,
        title: note.title,
        tags: note.tags,
        score,
    }
}

/// Where a tag that was asked for stands in the body.
fn line_of_tag<'a>(lines: &'a [Line], query: &Query) -> Option<&'a Line> {
    let tags: Vec<String> = query
        .terms
        .iter()
        .filter(|term| !term.negated)
        .filter_map(|term| {
            if let Wanted::Tag(tag) = &term.wanted {
                Some(format!("#{tag}"))
            } else {
                None
            }
        })
        .collect();
    let is_tag = |word: &str| {
        tags.iter()
            .any(|tag| word.strip_prefix(tag.as_str()).is_some_and(ends_tag))
    };
    lines.iter().find(|line| {
        line.kind != Kind::Frontmatter && line.text.to_lowercase().split_whitespace().any(is_tag)
    })
}

/// `rest` follows a tag's name: the tag ends here, or one below it goes on.
fn ends_tag(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|next| next == '/' || (!next.is_alphanumeric() && !matches!(next, '_' | '-')))
}

/// The first line a person would read: prose, else a heading, else whatever there is.
fn first_line(lines: &[Line]) -> Option<&Line> {
    let first = |kind: Kind| lines.iter().find(|line| line.kind == kind);
    first(Kind::Prose)
        .or_else(|| first(Kind::Heading))
        .or_else(|| lines.first())
}
