//! Switcher: the note a person means by a few letters of its name, best first. Words may be typed in part, by first
//! consonants, with a slip, or with the keyboard set to the other language.

use super::hangul::initials::Pattern;
use super::hangul::keyboard;
use super::hangul::spelling::Spelling;
use super::hit::NotePart;
use super::letter::folded;
use super::names::Name;
use crate::vault::NoteId;

/// A note that may be meant, and the name it was found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub note: NoteId,
    /// Title, alias, heading, or the file's name.
    pub name: String,
    pub part: NotePart,
    /// 1-based line in the file; 1 for a name of the whole note.
    pub line: usize,
}

/// How well a name fits what was typed; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    StartOfWord,
    Inside,
    Initials,
    Scattered,
    InitialsInside,
    Slip,
    OtherKeyboard,
}

/// At most `most` notes, each by its best name; of equal fits titles before headings, short before long, then by path.
pub(super) fn choices(names: &[Name], typed: &str, most: usize) -> Vec<Choice> {
    let wanted = Typed::new(typed);
    let named = names.iter().filter(|name| name.part != NotePart::Tag);
    let mut fitting: Vec<(Fit, &Name)> = named
        .filter_map(|name| Some((wanted.fit(&name.folded)?, name)))
        .collect();
    let order = |(fit, name): &(Fit, &Name)| {
        let length = name.folded.chars().count();
        (*fit, name.part, length)
    };
    fitting.sort_by(|a, b| order(a).cmp(&order(b)).then(a.1.note.cmp(&b.1.note)));
    let mut choices: Vec<Choice> = Vec::new();
    for (_, name) in fitting {
        if choices.len() == most {
            break;
        }
        if choices.iter().all(|known| known.note != name.note) {
            choices.push(Choice {
                note: name.note.clone(),
                name: name.text.clone(),
                part: name.part,
                line: name.line,
            });
        }
    }
    choices
}

struct Typed {
    /// Folded.
    whole: String,
    words: Vec<Word>,
}

struct Word {
    /// Folded.
    text: String,
    initials: Option<Pattern>,
    spelling: Spelling,
    /// What the same keys say in the other language.
    other: Option<String>,
}

impl Typed {
    fn new(typed: &str) -> Typed {
        let whole = folded(typed);
        let words = typed.split_whitespace().map(|word| {
            let text = folded(word);
            Word {
                initials: Pattern::new(&text),
                spelling: Spelling::of(&text),
                other: keyboard::to_hangul(word)
                    .or_else(|| keyboard::to_latin(word))
                    .map(|word| folded(&word)),
                text,
            }
        });
        Typed {
            words: words.collect(),
            whole,
        }
    }

    /// As well as its worst word; `None` when one does not fit.
    fn fit(&self, name: &str) -> Option<Fit> {
        if name == self.whole {
            return Some(Fit::Whole);
        }
        if !self.whole.is_empty() && name.starts_with(&self.whole) {
            return Some(Fit::Start);
        }
        let fits = self.words.iter().map(|word| word.fit(name));
        fits.collect::<Option<Vec<Fit>>>()?.into_iter().max()
    }
}

impl Word {
    fn fit(&self, name: &str) -> Option<Fit> {
        if let Some(fit) = inside(&self.text, name) {
            return Some(fit);
        }
        let places = self.initials.as_ref().map(|pattern| pattern.places(name));
        let places = places.unwrap_or_default();
        if places.iter().any(|place| begins_word(name, place.start)) {
            return Some(Fit::Initials);
        }
        if self.is_scattered_in(name) {
            return Some(Fit::Scattered);
        }
        if !places.is_empty() {
            return Some(Fit::InitialsInside);
        }
        let mut words = name.split(|char: char| !char.is_alphanumeric());
        let is_slip = |word: &str| self.spelling.slips(&Spelling::of(word)).is_some();
        if !self.text.chars().any(|char| char.is_ascii_digit()) && words.any(is_slip) {
            return Some(Fit::Slip);
        }
        let other = self.other.as_ref()?;
        inside(other, name).map(|_| Fit::OtherKeyboard)
    }

    /// Its letters in their order, the first at the start of a word, as `erstp` in `early stopping`.
    fn is_scattered_in(&self, name: &str) -> bool {
        const FEWEST: usize = 3;
        let letters: Vec<char> = self.text.chars().collect();
        let is_latin = letters.iter().all(char::is_ascii_alphanumeric);
        let begins = |at: usize| begins_word(name, at) && name[at..].starts_with(letters[0]);
        let follows = |at: usize| {
            let mut rest = name[at..].chars();
            letters
                .iter()
                .all(|letter| rest.any(|char| char == *letter))
        };
        is_latin
            && letters.len() >= FEWEST
            && name.char_indices().any(|(at, _)| begins(at) && follows(at))
    }
}

fn inside(text: &str, name: &str) -> Option<Fit> {
    let mut places = name.match_indices(text).map(|(at, _)| at).peekable();
    places.peek()?;
    Some(if places.any(|at| begins_word(name, at)) {
        Fit::StartOfWord
    } else {
        Fit::Inside
    })
}

fn begins_word(name: &str, at: usize) -> bool {
    let before = name[..at].chars().next_back();
    before.is_none_or(|char| !char.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names as `path: title | heading | …`.
    fn check(typed: &str, notes: &[&str], expected: &[&str]) {
        let name = |note: &str, part, text: &str| Name {
            note: NoteId::new(note),
            part,
            text: text.to_owned(),
            folded: folded(text),
            line: 1,
        };
        let names = notes.iter().flat_map(|note| {
            let (path, names) = note.split_once(": ").expect("a path");
            let parts =
                std::iter::once(NotePart::Title).chain(std::iter::repeat(NotePart::Heading));
            names
                .split(" | ")
                .zip(parts)
                .map(move |(text, part)| name(path, part, text))
        });
        let found = choices(&names.collect::<Vec<_>>(), typed, 10);
        let found: Vec<String> = found
            .into_iter()
            .map(|choice| format!("{}: {}", choice.note, choice.name))
            .collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn whole_names_come_before_starts_and_parts() {
        check(
            "dropout",
            &[
                "a: A dropout",
                "b: Dropout rate",
                "c: Dropout",
                "d: Undropout",
                "e: x",
            ],
            &[
                "c: Dropout",
                "b: Dropout rate",
                "a: A dropout",
                "d: Undropout",
            ],
        );
    }

    #[test]
    fn titles_come_before_headings_and_a_note_comes_once() {
        check(
            "조기",
            &["a: 과적합 | 조기 종료", "b: 조기 종료 | 조기 종료란"],
            &["b: 조기 종료", "a: 조기 종료"],
        );
    }

    #[test]
    fn words_may_be_typed_in_part_and_in_any_order() {
        check(
            "stop ear",
            &["a: Early stopping", "b: Early bird"],
            &["a: Early stopping"],
        );
        check("erstp", &["a: Early stopping"], &["a: Early stopping"]);
    }

    #[test]
    fn consonants_slips_and_the_other_keyboard_are_understood() {
        let notes = ["a: 조기 종료", "b: 과적합", "c: Overfitting"];
        check("ㅈㄱㅈㄹ", &notes, &["a: 조기 종료"]);
        check("과접합", &notes, &["b: 과적합"]);
        check("rhkwjrgkq", &notes, &["b: 과적합"]);
        check("overfiting", &notes, &["c: Overfitting"]);
    }

    #[test]
    fn what_fits_nothing_chooses_nothing() {
        check("zzz", &["a: Early stopping"], &[]);
    }
}
