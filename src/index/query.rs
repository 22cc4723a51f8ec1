//! Query: what a person typed, as plain data. What it finds is not decided here (`plan.rs`).
//!
//! ```text
//! query = { term }, separated by white space; all must hold
//! term  = [ "-" ] ( quoted | operator ":" ( quoted | word ) | word )
//! ```

use unicode_normalization::UnicodeNormalization;

use super::error::Error;
use super::josa;
use super::letter::folded;
use super::run::runs;
use crate::nearest::nearest;

/// Terms that must all hold. None at all holds for every note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub terms: Vec<Term>,
}

/// One condition on a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Written with `-`: must not hold.
    pub negated: bool,
    pub wanted: Wanted,
}

/// All text is NFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The word in any form: 과적합 for 과적합을, overfit for overfitting.
    Word(String),
    /// These characters, in any case and with any white space between words.
    Phrase(String),
    /// Lower case, without `#`: this tag or one below it.
    Tag(String),
    /// Lower case: a part of the note's path.
    Path(String),
}

pub(super) const MOST_CHARACTERS: usize = 1_000;

const TAG: &str = "tag";
const PATH: &str = "path";
/// Obsidian's other operators. They are refused by name, so that nobody takes "nothing found" for an answer.
const NOT_YET: [&str; 10] = [
    "file",
    "content",
    "line",
    "block",
    "section",
    "task",
    "task-todo",
    "task-done",
    "match-case",
    "ignore-case",
];

impl Query {
    /// # Errors
    /// When a quote is not closed, an operator is unknown or empty, nothing in it can be looked for, or it is longer
    /// than 1,000 characters.
    pub fn parse(text: &str) -> Result<Query, Error> {
        let characters: Vec<char> = text.nfc().collect();
        if characters.len() > MOST_CHARACTERS {
            return Err(Error::TooLong {
                characters: characters.len(),
            });
        }
        let mut parser = Parser {
            characters: &characters,
            at: 0,
        };
        let mut terms = Vec::new();
        while parser.skip_space() {
            terms.extend(parser.term()?);
        }
        match terms.is_empty() && !text.trim().is_empty() {
            true => Err(Error::NothingToFind {
                query: text.trim().to_owned(),
            }),
            false => Ok(Query { terms }),
        }
    }
}

struct Parser<'a> {
    characters: &'a [char],
    at: usize,
}

impl Parser<'_> {
    /// False at the end.
    fn skip_space(&mut self) -> bool {
        self.take_while(char::is_whitespace);
        self.at < self.characters.len()
    }

    /// `None` for a word without letters or digits, such as the dash in `a - b`.
    fn term(&mut self) -> Result<Option<Term>, Error> {
        let negated = self.next_is('-')
            && self
                .characters
                .get(self.at + 1)
                .is_some_and(|next| !next.is_whitespace());
        self.at += usize::from(negated);
        let wanted = match self.operator()? {
            Some(operator) => Some(self.operand(operator)?),
            None if self.next_is('"') => {
                let phrase = self.quoted()?;
                self.skip_josa();
                Some(phrase)
                    .filter(|phrase| !folded(phrase).is_empty())
                    .map(Wanted::Phrase)
            }
            None => Some(self.word())
                .filter(|word| runs(word).next().is_some())
                .map(Wanted::Word),
        };
        Ok(wanted.map(|wanted| Term { negated, wanted }))
    }

    /// Takes `tag:` or `path:`; leaves alone what only looks similar, such as `http://…`.
    fn operator(&mut self) -> Result<Option<&'static str>, Error> {
        let rest = &self.characters[self.at..];
        let length = rest
            .iter()
            .take_while(|char| char.is_ascii_alphabetic() || **char == '-')
            .count();
        if length == 0 || rest.get(length) != Some(&':') {
            return Ok(None);
        }
        let name: String = rest[..length].iter().collect::<String>().to_lowercase();
        let known = [TAG, PATH].into_iter().find(|known| *known == name);
        let near = nearest(&name, [TAG, PATH]).filter(|near| near.len().abs_diff(name.len()) <= 1);
        if known.is_none() && (near.is_some() || NOT_YET.contains(&name.as_str())) {
            return Err(Error::UnknownOperator {
                operator: name,
                column: self.column(),
                nearest: near,
            });
        }
        self.at += known.map_or(0, |name| name.len() + 1);
        Ok(known)
    }

    fn operand(&mut self, operator: &str) -> Result<Wanted, Error> {
        let column = self.column();
        let text = if self.next_is('"') {
            self.quoted()?
        } else {
            self.word()
        };
        let value = match operator {
            TAG => text.trim_start_matches('#').trim_end_matches('/'),
            _ => text.as_str(),
        };
        if value.trim().is_empty() {
            return Err(Error::NothingAfter {
                operator: operator.to_owned(),
                column,
            });
        }
        let value = value.trim().to_lowercase();
        Ok(if operator == TAG {
            Wanted::Tag(value)
        } else {
            Wanted::Path(value)
        })
    }

    /// What stands between two quotes; `\"` is a quote itself.
    fn quoted(&mut self) -> Result<String, Error> {
        let column = self.column();
        let mut text = String::new();
        self.at += 1;
        loop {
            match (
                self.characters.get(self.at),
                self.characters.get(self.at + 1),
            ) {
                (None, _) => return Err(Error::UnclosedQuote { column }),
                (Some('\\'), Some('"')) => {
                    text.push('"');
                    self.at += 2;
                }
                (Some('"'), _) => {
                    self.at += 1;
                    return Ok(text.trim().to_owned());
                }
                (Some(&char), _) => {
                    text.push(char);
                    self.at += 1;
                }
            }
        }
    }

    /// The particle in `"과적합"을` belongs to the sentence, not to what is looked for.
    fn skip_josa(&mut self) {
        let start = self.at;
        if !josa::is_josa(&self.word()) {
            self.at = start;
        }
    }

    /// Up to white space or a quote.
    fn word(&mut self) -> String {
        self.take_while(|char| !char.is_whitespace() && char != '"')
    }

    fn take_while(&mut self, holds: impl Fn(char) -> bool) -> String {
        let taken: String = self.characters[self.at..]
            .iter()
            .copied()
            .take_while(|&char| holds(char))
            .collect();
        self.at += taken.chars().count();
        taken
    }

    fn next_is(&self, char: char) -> bool {
        self.characters.get(self.at) == Some(&char)
    }

    fn column(&self) -> usize {
        self.at + 1
    }
}

/// Whether `phrase` stands in `text`, both folded. It may begin or end inside a Korean word, not inside an English one.
pub(super) fn holds_phrase(text: &str, phrase: &str) -> bool {
    let is_word =
        |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() && char.is_ascii());
    let cuts = |inside: Option<char>, outside: Option<char>| is_word(inside) && is_word(outside);
    text.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + phrase.len()..]);
        !cuts(phrase.chars().next(), before.chars().next_back())
            && !cuts(phrase.chars().next_back(), after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Terms written back: `-` for a negated one, then its kind.
    fn said(query: &Query) -> String {
        let term = |term: &Term| {
            let sign = if term.negated { "-" } else { "" };
            match &term.wanted {
                Wanted::Word(text) => format!("{sign}{text}"),
                Wanted::Phrase(text) => format!("{sign}\"{text}\""),
                Wanted::Tag(text) => format!("{sign}tag:{text}"),
                Wanted::Path(text) => format!("{sign}path:{text}"),
            }
        };
        query.terms.iter().map(term).collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(
            Query::parse(text).map(|query| said(&query)),
            Ok(expected.to_owned())
        );
    }

    fn check_error(text: &str, expected: Error) {
        assert_eq!(Query::parse(text), Err(expected));
    }

    #[test]
    fn words_phrases_and_operators() {
        check("과적합  early", "과적합 early");
        check(
            r#"-draft "early  stopping" -"a \"b\"""#,
            r#"-draft "early  stopping" -"a "b"""#,
        );
        check(
            "tag:#Problem/Overfitting/ -TAG:x path:MLA",
            "tag:problem/overfitting -tag:x path:mla",
        );
        check(r#"path:"my notes/week 1""#, "path:my notes/week 1");
        check("", "");
    }

    #[test]
    fn words_that_only_look_like_operators() {
        check("http://a.b a:b ratio:2", "http://a.b a:b ratio:2");
        check("a - b --force", "a b --force");
    }

    #[test]
    fn a_particle_behind_a_quote_is_not_looked_for() {
        check("\"과적합\"을 막는", "\"과적합\" 막는");
        check("\"과적합\"방지", "\"과적합\" 방지");
    }

    #[test]
    fn decomposed_hangul_is_composed() {
        check("\u{1112}\u{1161}\u{11AB}글", "한글");
    }

    #[test]
    fn errors_say_where() {
        check_error("a \"b", Error::UnclosedQuote { column: 3 });
        check_error(
            "가 tag:",
            Error::NothingAfter {
                operator: "tag".into(),
                column: 7,
            },
        );
        check_error(
            "tag:#",
            Error::NothingAfter {
                operator: "tag".into(),
                column: 5,
            },
        );
        check_error(
            "tga:x",
            Error::UnknownOperator {
                operator: "tga".into(),
                column: 1,
                nearest: Some("tag"),
            },
        );
        check_error(
            "-file:x",
            Error::UnknownOperator {
                operator: "file".into(),
                column: 2,
                nearest: None,
            },
        );
        check_error("?!", Error::NothingToFind { query: "?!".into() });
        check_error(
            "\"\u{200B}\"",
            Error::NothingToFind {
                query: "\"\u{200B}\"".into(),
            },
        );
        check_error(&"a".repeat(1_001), Error::TooLong { characters: 1_001 });
    }

    #[test]
    fn a_phrase_is_not_cut_out_of_an_english_word() {
        assert!(holds_phrase("the model, trained", "the model"));
        assert!(!holds_phrase("the models", "the model"));
        assert!(holds_phrase("과적합을 막는", "적합을 막"));
    }

    proptest! {
        #[test]
        fn any_string_is_a_query_or_an_error(text in "\\PC{0,60}") {
            if let Ok(query) = Query::parse(&text) {
                prop_assert!(query.terms.len() <= text.chars().count());
            }
        }

        #[test]
        fn likely_strings_too(text in "(-|\"|tag:|path:|tga:|#|a|가| |\\\\|/){0,12}") {
            let length = text.chars().count();
            match Query::parse(&text) {
                Ok(query) => prop_assert!(query.terms.len() <= length),
                Err(Error::UnclosedQuote { column } | Error::NothingAfter { column, .. }) => {
                    prop_assert!(column <= length + 1);
                }
                Err(Error::UnknownOperator { column, .. }) => prop_assert!(column <= length),
                Err(error) => prop_assert!(matches!(error, Error::NothingToFind { .. }), "{error:?}"),
            }
        }
    }
}
