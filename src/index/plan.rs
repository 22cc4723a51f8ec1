//! Plan: a query as the engine runs it: every note for which it holds, perhaps some others, and how good each is. Built
//! by hand, because the engine's own parser knows neither particles nor what a tag is.

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query as Engine, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyError, Term as Key};

use super::holds::tag_of;
use super::query::{Place, Wanted};
use super::schema::{BODY, Fields, Part};
use super::sought::{Piece, Sought};
use super::stem::stem;
use super::without::Without;

/// A condition as far as the index can answer it.
pub(super) struct Plan {
    /// Finds every note for which the condition holds.
    pub(super) query: Box<dyn Engine>,
    /// Whether it finds no others. If not, each has to be looked at (`holds.rs`).
    pub(super) is_exact: bool,
}

type Clause = (Occur, Box<dyn Engine>);

/// How much being found in a second part of a note adds to the best one.
const TIE: f32 = 0.2;
/// What the word exactly as typed is worth beside any of its forms.
const AS_TYPED: f32 = 0.5;
/// What words close together are worth beside being there at all.
const CLOSE: f32 = 0.5;
/// How many positions may lie between words that count as close; two words in a row are two apart.
const SLOP: u32 = 6;

pub(super) fn plan(wanted: &Wanted, fields: &Fields) -> Result<Plan, TantivyError> {
    let planner = Planner {
        fields,
        parts: &fields.parts,
    };
    let mut plan = planner.plan(wanted)?;
    let close = planner.close(wanted);
    if !close.is_empty() {
        let clauses = [(Occur::Must, plan.query)].into_iter().chain(close);
        plan.query = Box::new(BooleanQuery::new(clauses.collect()));
    }
    Ok(plan)
}

/// Which fields a condition is about.
#[derive(Clone, Copy)]
struct Planner<'a> {
    fields: &'a Fields,
    parts: &'a [Part],
}

impl Planner<'_> {
    fn plan(&self, wanted: &Wanted) -> Result<Plan, TantivyError> {
        Ok(match wanted {
            Wanted::All(parts) => self.all(parts)?,
            Wanted::Any(parts) => self.any(parts)?,
            Wanted::Not(part) => match self.plan(part)? {
                Plan {
                    query,
                    is_exact: true,
                } => Plan::exact(Box::new(Without::new(query))),
                _ => Plan::perhaps(everything()),
            },
            Wanted::Word(word) => self.word(word)?,
            Wanted::Phrase(phrase) => Plan::perhaps(self.word(&phrase.sought)?.query),
            Wanted::Case { wanted, .. } => Plan::perhaps(self.somewhere(wanted)?),
            Wanted::In(Place::Tag, part) => self.tag(part)?,
            Wanted::In(Place::Content, part) => self.in_text().plan(part)?,
            Wanted::In(Place::File | Place::Path, _) => Plan::perhaps(everything()),
            Wanted::In(_, part) => Plan::perhaps(self.in_text().somewhere(part)?),
            Wanted::Property { name, value } => self.property(name, value.is_none()),
            Wanted::Pattern(_) | Wanted::Null | Wanted::Compared(..) => Plan::perhaps(everything()),
        })
    }

    fn in_text(&self) -> Planner<'_> {
        Planner {
            parts: &self.fields.parts[BODY..],
            ..*self
        }
    }

    fn all(&self, parts: &[Wanted]) -> Result<Plan, TantivyError> {
        let plans: Result<Vec<Plan>, TantivyError> =
            parts.iter().map(|part| self.plan(part)).collect();
        let plans = plans?;
        if plans.is_empty() {
            return Ok(Plan::exact(everything()));
        }
        Ok(Plan {
            is_exact: plans.iter().all(|plan| plan.is_exact),
            query: Box::new(BooleanQuery::intersection(
                plans.into_iter().map(|plan| plan.query).collect(),
            )),
        })
    }

    fn any(&self, parts: &[Wanted]) -> Result<Plan, TantivyError> {
        let plans: Result<Vec<Plan>, TantivyError> =
            parts.iter().map(|part| self.plan(part)).collect();
        let plans = plans?;
        Ok(Plan {
            is_exact: plans.iter().all(|plan| plan.is_exact),
            query: Box::new(BooleanQuery::union(
                plans.into_iter().map(|plan| plan.query).collect(),
            )),
        })
    }

    /// What must be in the text for this to hold for a stretch of it. What must not be there may be elsewhere.
    fn somewhere(&self, wanted: &Wanted) -> Result<Box<dyn Engine>, TantivyError> {
        match wanted {
            Wanted::Not(_) => Ok(everything()),
            Wanted::All(parts) => {
                let must = parts
                    .iter()
                    .map(|part| Ok((Occur::Must, self.somewhere(part)?)));
                let must: Result<Vec<Clause>, TantivyError> = must.collect();
                let must = must?;
                match must.is_empty() {
                    true => Ok(everything()),
                    false => Ok(Box::new(BooleanQuery::new(must))),
                }
            }
            Wanted::Any(parts) => {
                let any = parts.iter().map(|part| self.somewhere(part));
                let any: Result<Vec<_>, TantivyError> = any.collect();
                Ok(Box::new(BooleanQuery::union(any?)))
            }
            Wanted::Case { wanted, .. } => self.somewhere(wanted),
            Wanted::In(..) | Wanted::Property { .. } => Ok(everything()),
            _ => Ok(self.plan(wanted)?.query),
        }
    }

    /// Notes with the word in one of the parts, scored by the best of them. What the index knows of a word of several
    /// runs with English in it (`F1-score`) is that each run is there.
    fn word(&self, word: &Sought) -> Result<Plan, TantivyError> {
        if word.is_empty() {
            return Ok(Plan::perhaps(everything()));
        }
        let parts: Result<Vec<Box<dyn Engine>>, TantivyError> =
            self.parts.iter().map(|part| in_part(word, part)).collect();
        let has_english = word.phrase.iter().any(|(_, piece)| piece.stem.is_some());
        Ok(Plan {
            query: Box::new(DisjunctionMaxQuery::with_tie_breaker(parts?, TIE)),
            is_exact: !has_english || word.phrase.len() == 1,
        })
    }

    fn tag(&self, wanted: &Wanted) -> Result<Plan, TantivyError> {
        Ok(match wanted {
            Wanted::Phrase(phrase) => Plan::exact(match tag_of(phrase) {
                Some(tag) => unscored(exactly(self.fields.tag_tree, tag.folded())),
                None => Box::new(EmptyQuery),
            }),
            Wanted::Any(parts) => {
                let any: Result<Vec<Plan>, TantivyError> =
                    parts.iter().map(|part| self.tag(part)).collect();
                let any = any?;
                Plan {
                    is_exact: any.iter().all(|plan| plan.is_exact),
                    query: Box::new(BooleanQuery::union(
                        any.into_iter().map(|plan| plan.query).collect(),
                    )),
                }
            }
            _ => Plan::perhaps(everything()),
        })
    }

    fn property(&self, name: &Wanted, is_all: bool) -> Plan {
        match name {
            Wanted::Phrase(name) => Plan {
                query: unscored(exactly(self.fields.properties, name.folded())),
                is_exact: is_all,
            },
            _ => Plan::perhaps(everything()),
        }
    }

    /// The words that must all be there, in their order and close together, for each part of a note.
    fn close(&self, wanted: &Wanted) -> Vec<Clause> {
        let Wanted::All(parts) = wanted else {
            return Vec::new();
        };
        let words = parts.iter().filter_map(|part| match part {
            Wanted::Word(word) if !word.phrase.is_empty() => Some(&word.phrase),
            _ => None,
        });
        let mut pieces: Vec<(usize, &Piece)> = Vec::new();
        let mut words_met = 0;
        for word in words {
            let start = pieces.last().map_or(0, |(at, _)| at + 2);
            let first = word[0].0;
            pieces.extend(word.iter().map(|(at, piece)| (start + at - first, piece)));
            words_met += 1;
        }
        if words_met < 2 {
            return Vec::new();
        }
        let phrase = |part: &Part| {
            let keys = pieces
                .iter()
                .map(|(at, piece)| (*at, Key::from_field_text(part.pieces, &piece.text)));
            let phrase = PhraseQuery::new_with_offset_and_slop(keys.collect(), SLOP);
            let boosted = BoostQuery::new(Box::new(phrase), part.boost * CLOSE);
            (Occur::Should, Box::new(boosted) as Box<dyn Engine>)
        };
        self.parts.iter().map(phrase).collect()
    }
}

impl Plan {
    fn exact(query: Box<dyn Engine>) -> Plan {
        Plan {
            query,
            is_exact: true,
        }
    }

    fn perhaps(query: Box<dyn Engine>) -> Plan {
        Plan {
            query,
            is_exact: false,
        }
    }
}

fn in_part(word: &Sought, part: &Part) -> Result<Box<dyn Engine>, TantivyError> {
    let mut clauses: Vec<Clause> = Vec::new();
    let stems = word
        .phrase
        .iter()
        .filter_map(|(_, piece)| piece.stem.as_ref());
    clauses.extend(stems.map(|stem| (Occur::Must, any_form(part, stem))));
    clauses.extend(fixed_stretches(word).map(|run| (Occur::Must, in_order(part.pieces, &run))));
    for &syllable in &word.syllables {
        clauses.push((Occur::Must, touching(part.pieces, syllable)?));
        clauses.push((Occur::Should, exactly(part.pieces, &syllable.to_string())));
    }
    let as_typed = |(_, piece): &(usize, Piece)| {
        piece.stem.as_ref()?;
        let exact = exactly(part.pieces, &piece.text);
        Some((
            Occur::Should,
            Box::new(BoostQuery::new(exact, AS_TYPED)) as Box<dyn Engine>,
        ))
    };
    clauses.extend(word.phrase.iter().filter_map(as_typed));
    for text in &word.words {
        clauses.push((Occur::Should, exactly(part.words, text)));
    }
    Ok(Box::new(BoostQuery::new(
        Box::new(BooleanQuery::new(clauses)),
        part.boost,
    )))
}

/// Words of this stem: other forms are among the words, the stem itself, when it is a word, among the pieces.
fn any_form(part: &Part, of: &str) -> Box<dyn Engine> {
    let other_forms = exactly(part.words, of);
    if stem(of) != of {
        return other_forms;
    }
    Box::new(BooleanQuery::union(vec![
        other_forms,
        exactly(part.pieces, of),
    ]))
}

/// Stretches of pieces that have one form, without English words between them.
fn fixed_stretches(word: &Sought) -> impl Iterator<Item = Vec<(usize, &str)>> {
    let stretches = word.phrase.split(|(_, piece)| piece.stem.is_some());
    stretches
        .filter(|stretch| !stretch.is_empty())
        .map(|stretch| {
            stretch
                .iter()
                .map(|(at, piece)| (*at, piece.text.as_str()))
                .collect()
        })
}

fn in_order(field: Field, phrase: &[(usize, &str)]) -> Box<dyn Engine> {
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

/// Any piece with `syllable` in it: itself, or a pair, both of one script. The narrower the script, the fewer terms the
/// engine has to look at.
fn touching(field: Field, syllable: char) -> Result<Box<dyn Engine>, TantivyError> {
    let script = match syllable {
        '가'..='힣' => "[가-힣]",
        'ㄱ'..='ㆎ' => "[ㄱ-ㆎ]",
        _ => ".",
    };
    let pattern = format!("{syllable}{script}?|{script}{syllable}");
    Ok(Box::new(RegexQuery::from_pattern(&pattern, field)?))
}

fn exactly(field: Field, text: &str) -> Box<dyn Engine> {
    Box::new(TermQuery::new(
        Key::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn everything() -> Box<dyn Engine> {
    unscored(Box::new(AllQuery))
}

/// A filter: it adds nothing to a note's score.
fn unscored(query: Box<dyn Engine>) -> Box<dyn Engine> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
