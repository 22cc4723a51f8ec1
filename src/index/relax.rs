//! Relax: what to look for when a query finds nothing as it stands. Step by step it is read more loosely, the surest
//! reading first, and the first step that finds something says what it did.

use tantivy::Searcher;

use super::error::Error;
use super::query::{Query, Wanted};
use super::search::{Match, matches};
use super::shelf::Shelf;
use super::sought::Sought;
use super::vocabulary::Vocabulary;
use crate::message::Message;

/// How a query was read more loosely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxed {
    pub step: Step,
    /// What was typed, and what was looked for beside it or in its place.
    pub instead: Vec<(String, Vec<String>)>,
}

/// The steps in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// 조기종료 as 조기 종료.
    Spacing,
    /// norm as the beginning of normalization.
    Beginning,
    /// overfiting as overfitting.
    Typo,
    /// Some of the words instead of all.
    Some,
}

const STEPS: [Step; 4] = [Step::Spacing, Step::Beginning, Step::Typo, Step::Some];

/// A step looks for no more words than this in the place of one.
const MOST_INSTEAD: usize = 30;

/// What finds something in the place of `query`, what it finds, and how it came about.
pub(super) fn relaxed(
    shelf: &Shelf,
    searcher: &Searcher,
    query: &Query,
) -> Result<Option<(Wanted, Vec<Match>, Relaxed)>, Error> {
    let vocabulary = Vocabulary::of(searcher, &shelf.fields);
    for step in STEPS {
        let mut relaxed = Relaxed {
            step,
            instead: Vec::new(),
        };
        let wanted = match step {
            Step::Some => some(&query.wanted),
            _ => {
                let mut reading = |word: &Sought| {
                    let is_unknown = || -> Result<bool, Error> {
                        let alone = Wanted::Word(word.clone());
                        Ok(matches(shelf, searcher, &alone)?.is_empty())
                    };
                    step.readings(word, &vocabulary, &is_unknown)
                };
                let wanted = reread(&query.wanted, &mut reading, &mut relaxed.instead)?;
                (!relaxed.instead.is_empty()).then_some(wanted)
            }
        };
        let Some(wanted) = wanted else { continue };
        let found = matches(shelf, searcher, &wanted)?;
        if !found.is_empty() {
            return Ok(Some((wanted, found, relaxed)));
        }
    }
    Ok(None)
}

impl Step {
    /// A name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Step::Spacing => "spacing",
            Step::Beginning => "beginning",
            Step::Typo => "typo",
            Step::Some => "some",
        }
    }

    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Step::Spacing => "index-relaxed-spacing",
            Step::Beginning => "index-relaxed-beginning",
            Step::Typo => "index-relaxed-typo",
            Step::Some => "index-relaxed-some",
        })
    }

    /// Other words for one word, in this step.
    fn readings(
        self,
        word: &Sought,
        vocabulary: &Vocabulary,
        is_unknown: &dyn Fn() -> Result<bool, Error>,
    ) -> Result<Vec<String>, Error> {
        let typed = word.text.to_lowercase();
        Ok(match self {
            Step::Spacing => split(&typed),
            Step::Beginning if is_english(&typed) => {
                vocabulary.beginning_with(&typed, MOST_INSTEAD)?
            }
            Step::Typo if is_english(&typed) && is_unknown()? => {
                let most = typos(&typed);
                let distance = |word: &str| {
                    let differs = word.chars().count().abs_diff(typed.chars().count());
                    let close = most > 0 && differs <= most && is_english(word);
                    close
                        .then(|| strsim::osa_distance(&typed, word))
                        .filter(|&distance| distance <= most)
                };
                vocabulary.nearest(distance)?
            }
            _ => Vec::new(),
        })
    }
}

fn is_english(word: &str) -> bool {
    word.chars().all(|char| char.is_ascii_alphanumeric())
}

/// Slips allowed in a word of this length.
fn typos(word: &str) -> usize {
    match word.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// A Korean word as two, in every way that leaves two syllables or more on either side.
fn split(word: &str) -> Vec<String> {
    let syllables: Vec<char> = word.chars().collect();
    let is_korean = syllables.iter().all(|char| ('가'..='힣').contains(char));
    if !is_korean || syllables.len() < 4 {
        return Vec::new();
    }
    let at = 2..=syllables.len() - 2;
    let two = |at: usize| {
        let (first, second) = syllables.split_at(at);
        [first, &[' '], second].concat().into_iter().collect()
    };
    at.map(two).collect()
}

/// `wanted` with other readings of its words beside them; each that has any is told.
fn reread(
    wanted: &Wanted,
    reading: &mut dyn FnMut(&Sought) -> Result<Vec<String>, Error>,
    told: &mut Vec<(String, Vec<String>)>,
) -> Result<Wanted, Error> {
    let mut all = |parts: &[Wanted]| -> Result<Vec<Wanted>, Error> {
        parts
            .iter()
            .map(|part| reread(part, reading, told))
            .collect()
    };
    Ok(match wanted {
        Wanted::All(parts) => Wanted::All(all(parts)?),
        Wanted::Any(parts) => Wanted::Any(all(parts)?),
        Wanted::In(place, part) if !wanted.leaves().is_empty() => {
            Wanted::In(*place, Box::new(reread(part, reading, told)?))
        }
        Wanted::Case { matters, wanted } => Wanted::Case {
            matters: *matters,
            wanted: Box::new(reread(wanted, reading, told)?),
        },
        Wanted::Word(word) => {
            let others = reading(word)?;
            if others.is_empty() {
                return Ok(wanted.clone());
            }
            let words = others.iter().map(|other| Wanted::Word(Sought::word(other)));
            let any = [wanted.clone()].into_iter().chain(words).collect();
            told.push((word.text.clone(), others));
            Wanted::Any(any)
        }
        _ => wanted.clone(),
    })
}

/// At least one of the words in the place of all; what is no word must hold as before.
fn some(wanted: &Wanted) -> Option<Wanted> {
    let Wanted::All(parts) = wanted else {
        return None;
    };
    let is_word = |part: &&Wanted| matches!(part, Wanted::Word(_) | Wanted::Any(_));
    let (words, filters): (Vec<&Wanted>, Vec<&Wanted>) = parts.iter().partition(is_word);
    let any = Wanted::Any(words.iter().map(|&word| word.clone()).collect());
    let all = [any].into_iter().chain(filters.into_iter().cloned());
    (words.len() > 1).then(|| Wanted::All(all.collect()))
}
