//! Relax: what to look for when a query finds nothing as it stands. Step by step it is read more loosely, the surest
//! reading first, and the first step that finds something says what it did.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::Searcher;

use super::error::Error;
use super::hangul::initials::Pattern;
use super::hangul::keyboard::{to_hangul, to_latin};
use super::hangul::spelling::Spelling;
use super::hangul::typing::may_become;
use super::letter::folded;
use super::query::{Query, Wanted};
use super::run::{Run, Script, runs};
use super::search::{Match, matches};
use super::shelf::Shelf;
use super::sought::Sought;
use super::vocabulary::{ALL_PARTS, NAMED_PARTS, Vocabulary};
use crate::message::Message;

/// How a query was read more loosely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxed {
    pub step: Step,
    /// What was typed, and what was looked for beside it or in its place.
    pub read_as: Vec<(String, Vec<String>)>,
}

impl Relaxed {
    /// What was looked for in the place of each word, as sentences.
    pub fn instead(&self) -> impl Iterator<Item = Message> {
        const MOST: usize = 8;
        self.read_as.iter().map(|(typed, others)| {
            let shown = others.iter().take(MOST).cloned().collect::<Vec<_>>();
            let more = if others.len() > MOST { ", …" } else { "" };
            Message::new("index-relaxed-instead")
                .with("typed", typed.as_str())
                .with("others", format!("{}{more}", shown.join(", ")))
        })
    }
}

/// The steps in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// 조기종료 as 조기 종료.
    Spacing,
    /// rhkwjrgkq as 과적합, ㅐㅍㄷㄱ랴ㅅ as overfit.
    Keyboard,
    /// ㅈㄱㅈㄹ as 조기 종료.
    Initials,
    /// norm as the beginning of normalization, 과저 of 과적합.
    Beginning,
    /// overfiting as overfitting, 과접합 as 과적합.
    Typo,
    /// 과적합방지법 as 과적합, daily_loss as daily or loss.
    Part,
    /// Some of the words instead of all.
    Some,
}

const STEPS: [Step; 7] = [
    Step::Spacing,
    Step::Keyboard,
    Step::Initials,
    Step::Beginning,
    Step::Typo,
    Step::Part,
    Step::Some,
];

/// A step looks for no more words than this in the place of one.
const MOST_INSTEAD: usize = 30;

/// What finds something in the place of `query`, what it finds, and how it came about.
pub(super) fn relaxed(
    shelf: &Shelf,
    searcher: &Searcher,
    query: &Query,
) -> Result<Option<(Wanted, Vec<Match>, Relaxed)>, Error> {
    let reader = Reader {
        shelf,
        searcher,
        is_of_one_word: matches!(query.wanted, Wanted::Word(_)),
    };
    for step in STEPS {
        let mut instead = Vec::new();
        let wanted = match step {
            Step::Some => some(&query.wanted),
            _ => {
                let mut reading = |word: &Sought| reader.readings(step, word);
                let beside = step != Step::Part;
                let wanted = reread(&query.wanted, beside, &mut reading, &mut instead)?;
                (!instead.is_empty()).then_some(wanted)
            }
        };
        let Some(wanted) = wanted else { continue };
        let found = matches(shelf, searcher, &wanted)?;
        if !found.is_empty() {
            return Ok(Some((
                wanted,
                found,
                Relaxed {
                    step,
                    read_as: instead,
                },
            )));
        }
    }
    Ok(None)
}

/// Knows which words there are.
struct Reader<'a> {
    shelf: &'a Shelf,
    searcher: &'a Searcher,
    /// Then it is the word that finds nothing.
    is_of_one_word: bool,
}

impl Reader<'_> {
    /// Other words for one word, in this step.
    fn readings(&self, step: Step, word: &Sought) -> Result<Vec<String>, Error> {
        let typed = folded(word.bare());
        Ok(match step {
            Step::Spacing => split(&typed),
            Step::Keyboard if self.is_unknown(word)? => other_keyboard(&word.text),
            Step::Initials => self.with_initials(&typed)?,
            Step::Beginning => self.begun(&typed)?,
            Step::Typo if self.is_unknown(word)? => self.nearest(&typed)?,
            Step::Part if self.is_unknown(word)? => self.parts(&typed)?,
            _ => Vec::new(),
        })
    }

    fn is_unknown(&self, word: &Sought) -> Result<bool, Error> {
        if self.is_of_one_word {
            return Ok(true);
        }
        self.finds_nothing(word.clone())
    }

    fn finds_nothing(&self, word: Sought) -> Result<bool, Error> {
        let alone = Wanted::Word(word);
        Ok(matches(self.shelf, self.searcher, &alone)?.is_empty())
    }

    fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary::of(self.searcher, &self.shelf.fields)
    }

    /// What names hold that is abbreviated so; those at the start of a word, if there are any, the most frequent first.
    fn with_initials(&self, typed: &str) -> Result<Vec<String>, Error> {
        let Some(pattern) = Pattern::new(typed) else {
            return Ok(Vec::new());
        };
        let mut found: BTreeMap<(bool, &str), usize> = BTreeMap::new();
        for name in self.shelf.names()? {
            for place in pattern.places(&name.folded) {
                let before = name.folded[..place.start].chars().next_back();
                let is_inside = before.is_some_and(char::is_alphanumeric);
                *found.entry((is_inside, &name.folded[place])).or_insert(0) += 1;
            }
        }
        let all_inside = found.keys().all(|(is_inside, _)| *is_inside);
        let mut found: Vec<((bool, &str), usize)> = found.into_iter().collect();
        found.retain(|((is_inside, _), _)| *is_inside == all_inside);
        found.sort_by_key(|&((_, text), count)| (Reverse(count), text));
        let texts = found.into_iter().map(|((_, text), _)| text.to_owned());
        Ok(texts.take(MOST_INSTEAD).collect())
    }

    /// Words that begin so; the last Korean syllable may be half typed.
    fn begun(&self, typed: &str) -> Result<Vec<String>, Error> {
        const FEWEST: usize = 2;
        let last = typed.char_indices().next_back().map_or(0, |(at, _)| at);
        let start = if is_english(typed) {
            typed
        } else {
            &typed[..last]
        };
        if typed.chars().count() < FEWEST || typed.contains(char::is_whitespace) {
            return Ok(Vec::new());
        }
        let fits = |word: &str| word != typed && may_become(typed, word);
        let vocabulary = self.vocabulary();
        Ok(vocabulary.beginning_with(start, MOST_INSTEAD, fits)?)
    }

    /// Words that differ by a slip; English ones that begin with the same letter, Korean ones among what a person has
    /// given a name to. A digit is no slip.
    fn nearest(&self, typed: &str) -> Result<Vec<String>, Error> {
        if typed.chars().any(|char| char.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let is_korean = typed.starts_with(|first| ('가'..='힣').contains(&first));
        let (parts, start) = match is_english(typed) {
            true => (&ALL_PARTS[..], typed.get(..1).unwrap_or_default()),
            false if is_korean => (&NAMED_PARTS[..], "가"),
            false => (&NAMED_PARTS[..], ""),
        };
        let is_alike = |word: &str| match is_korean {
            true => word.starts_with(|first| first <= '힣'),
            false => word.starts_with(start),
        };
        let spelling = Spelling::of(typed);
        let distance = |word: &str| {
            let may_be = is_english(word) == is_english(typed)
                && word.len().abs_diff(typed.len()) <= MOST_BYTES_APART;
            may_be
                .then(|| spelling.slips(&Spelling::of(word)))
                .flatten()
        };
        let vocabulary = self.vocabulary();
        Ok(vocabulary.nearest(parts, start, is_alike, distance)?)
    }

    /// The parts of an unknown word that are found.
    fn parts(&self, typed: &str) -> Result<Vec<String>, Error> {
        for parts in candidates(typed) {
            let mut found = Vec::new();
            for part in parts {
                if !self.finds_nothing(Sought::phrase(&part))? {
                    found.push(part);
                }
            }
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }
}

/// Two slips make a word no longer: two letters, or two Korean syllables of three bytes.
const MOST_BYTES_APART: usize = 6;

impl Step {
    /// A name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Step::Spacing => "spacing",
            Step::Keyboard => "keyboard",
            Step::Initials => "initials",
            Step::Beginning => "beginning",
            Step::Typo => "typo",
            Step::Part => "part",
            Step::Some => "some",
        }
    }

    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Step::Spacing => "index-relaxed-spacing",
            Step::Keyboard => "index-relaxed-keyboard",
            Step::Initials => "index-relaxed-initials",
            Step::Beginning => "index-relaxed-beginning",
            Step::Typo => "index-relaxed-typo",
            Step::Part => "index-relaxed-part",
            Step::Some => "index-relaxed-some",
        })
    }
}

fn is_english(word: &str) -> bool {
    word.chars().all(|char| char.is_ascii_alphanumeric())
}

/// What the same keys say in the other language; capitals may be those of Caps Lock.
fn other_keyboard(typed: &str) -> Vec<String> {
    let korean = to_hangul(typed).or_else(|| to_hangul(&typed.to_lowercase()));
    korean.or_else(|| to_latin(typed)).into_iter().collect()
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

/// What may be found in the place of a word, the best first: what stands between signs and scripts, or a beginning or an
/// end of a Korean word.
fn candidates(word: &str) -> Vec<Vec<String>> {
    let runs: Vec<Run> = runs(word).collect();
    match runs.as_slice() {
        [run] if run.script == Script::Hangul => ends(&run.text()),
        [_] => Vec::new(),
        _ => {
            let says_much = runs.iter().filter(|run| run.letters.len() > 1);
            let mut parts: Vec<String> = says_much.map(Run::text).take(MOST_INSTEAD).collect();
            parts.sort();
            parts.dedup();
            vec![parts]
        }
    }
}

/// Beginnings of at least three syllables, the longest first, since what follows is often an ending; then ends that are
/// half of the word or more. Longer ones are no words.
fn ends(word: &str) -> Vec<Vec<String>> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 20;
    let syllables: Vec<char> = word.chars().collect();
    if syllables.len() > LONGEST {
        return Vec::new();
    }
    let longest_first = |shortest: usize| (shortest..syllables.len()).rev();
    let beginnings = longest_first(SHORTEST).map(|length| &syllables[..length]);
    let half = SHORTEST.max(syllables.len().div_ceil(2));
    let ends = longest_first(half).map(|length| &syllables[syllables.len() - length..]);
    let parts = beginnings.chain(ends);
    parts.map(|part| vec![part.iter().collect()]).collect()
}

/// `wanted` with other readings of its words, `beside` them or in their place; each that has any is told.
fn reread(
    wanted: &Wanted,
    beside: bool,
    reading: &mut dyn FnMut(&Sought) -> Result<Vec<String>, Error>,
    told: &mut Vec<(String, Vec<String>)>,
) -> Result<Wanted, Error> {
    let mut all = |parts: &[Wanted]| -> Result<Vec<Wanted>, Error> {
        parts
            .iter()
            .map(|part| reread(part, beside, reading, told))
            .collect()
    };
    Ok(match wanted {
        Wanted::All(parts) => Wanted::All(all(parts)?),
        Wanted::Any(parts) => Wanted::Any(all(parts)?),
        Wanted::In(place, part) if !wanted.leaves().is_empty() => {
            Wanted::In(*place, Box::new(reread(part, beside, reading, told)?))
        }
        Wanted::Case { matters, wanted } => Wanted::Case {
            matters: *matters,
            wanted: Box::new(reread(wanted, beside, reading, told)?),
        },
        Wanted::Word(word) => {
            let others = reading(word)?;
            if others.is_empty() {
                return Ok(wanted.clone());
            }
            let words = others
                .iter()
                .map(|other| Wanted::Word(Sought::phrase(other)));
            let itself = beside.then(|| wanted.clone());
            let any = itself.into_iter().chain(words).collect();
            told.push((word.text.clone(), others));
            Wanted::Any(any)
        }
        _ => wanted.clone(),
    })
}

/// At least one of the words in the place of all; what is no word must hold as before. A single letter or syllable says
/// too little to go by.
pub(super) fn some(wanted: &Wanted) -> Option<Wanted> {
    let Wanted::All(parts) = wanted else {
        return None;
    };
    let is_word = |part: &&Wanted| matches!(part, Wanted::Word(_) | Wanted::Any(_));
    let (words, filters): (Vec<&Wanted>, Vec<&Wanted>) = parts.iter().partition(is_word);
    let says_much = |word: &&Wanted| match word {
        Wanted::Word(word) => word.text.chars().count() > 1,
        _ => true,
    };
    let words: Vec<Wanted> = words.into_iter().filter(says_much).cloned().collect();
    let is_less = words.len() > 1;
    let all = [Wanted::Any(words)].into_iter();
    is_less.then(|| Wanted::All(all.chain(filters.into_iter().cloned()).collect()))
}
