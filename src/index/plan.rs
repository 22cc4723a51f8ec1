//! Plan: a query as the engine runs it. Built by hand, because the engine's own parser knows neither particles nor
//! what a tag is.

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query as Plan, RegexQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyError, Term as Key};

use super::josa;
use super::query::{Query, Wanted};
use super::schema::{Fields, Part};
use super::sought::Sought;

type Clause = (Occur, Box<dyn Plan>);

/// How much being found in a second part of a note adds to the best one.
const TIE: f32 = 0.2;

/// All terms of `query` at once. `paths` gives the notes a path or phrase holds for, which no field can tell.
pub(super) fn plan(
    query: &Query,
    fields: &Fields,
    paths: &dyn Fn(&Wanted) -> Result<Vec<String>, TantivyError>,
) -> Result<Box<dyn Plan>, TantivyError> {
    let mut clauses: Vec<Clause> = Vec::new();
    if query.terms.iter().all(|term| term.negated) {
        clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
    }
    for term in &query.terms {
        let occur = if term.negated {
            Occur::MustNot
        } else {
            Occur::Must
        };
        match &term.wanted {
            Wanted::Word(word) => clauses.push((occur, anywhere(&Sought::word(word), fields)?)),
            Wanted::Tag(tag) => clauses.push((occur, unscored(exactly(fields.tag_tree, tag)))),
            Wanted::Path(_) => {
                clauses.push((occur, unscored(one_of(fields.path, &paths(&term.wanted)?))))
            }
            Wanted::Phrase(phrase) => {
                clauses.push((occur, unscored(one_of(fields.path, &paths(&term.wanted)?))));
                if !term.negated {
                    clauses.push((Occur::Should, anywhere(&Sought::phrase(phrase), fields)?));
                }
            }
        }
    }
    Ok(Box::new(BooleanQuery::new(clauses)))
}

/// Notes with `sought` in one of their parts, scored by the best of them.
pub(super) fn anywhere(sought: &Sought, fields: &Fields) -> Result<Box<dyn Plan>, TantivyError> {
    if sought.is_empty() {
        return Ok(unscored(Box::new(AllQuery)));
    }
    let parts: Result<Vec<Box<dyn Plan>>, TantivyError> = fields
        .parts
        .iter()
        .map(|part| in_part(sought, part))
        .collect();
    Ok(Box::new(DisjunctionMaxQuery::with_tie_breaker(parts?, TIE)))
}

fn in_part(sought: &Sought, part: &Part) -> Result<Box<dyn Plan>, TantivyError> {
    let mut clauses: Vec<Clause> = Vec::new();
    if !sought.phrase.is_empty() {
        clauses.push((Occur::Must, in_order(part.pieces, &sought.phrase)));
    }
    for &syllable in &sought.syllables {
        clauses.push((Occur::Must, touching(part.pieces, syllable)?));
    }
    for word in &sought.words {
        clauses.push((Occur::Should, exactly(part.words, josa::stem(word))));
    }
    Ok(Box::new(BoostQuery::new(
        Box::new(BooleanQuery::new(clauses)),
        part.boost,
    )))
}

fn in_order(field: Field, phrase: &[(usize, String)]) -> Box<dyn Plan> {
    match phrase {
        [(_, only)] => exactly(field, only),
        _ => Box::new(PhraseQuery::new_with_offset(
            phrase
                .iter()
                .map(|(position, text)| (*position, Key::from_field_text(field, text)))
                .collect(),
        )),
    }
}

/// Any piece with `syllable` in it: itself or a pair.
fn touching(field: Field, syllable: char) -> Result<Box<dyn Plan>, TantivyError> {
    let pattern = format!("{syllable}.?|.{syllable}");
    Ok(Box::new(RegexQuery::from_pattern(&pattern, field)?))
}

fn exactly(field: Field, text: &str) -> Box<dyn Plan> {
    Box::new(TermQuery::new(
        Key::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn one_of(field: Field, texts: &[String]) -> Box<dyn Plan> {
    match texts {
        [] => Box::new(EmptyQuery),
        _ => Box::new(TermSetQuery::new(
            texts.iter().map(|text| Key::from_field_text(field, text)),
        )),
    }
}

/// A filter: it adds nothing to a note's score.
fn unscored(plan: Box<dyn Plan>) -> Box<dyn Plan> {
    Box::new(ConstScoreQuery::new(plan, 0.0))
}
