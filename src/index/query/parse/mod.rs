//! Parse: text to [`Query`], by the grammar of Obsidian's search.
//!
//! ```text
//! any      = all { "OR" all }
//! all      = { [ "AND" ] [ "-" ] term }
//! term     = "(" any ")" | operator ":" term | "[" property "]" | quoted | "/" regex "/" | "#" tag | word
//! property = name [ ":" ( "null" | ( "<" | ">" | "<=" | ">=" ) text | any ) ]
//! name     = ( quoted | "/" regex "/" | text ) { "OR" name }
//! ```

mod property;
mod scan;

use super::{Error, Pattern, Place, Query, Wanted};
use crate::index::quoted::Quoted;
use crate::index::run::runs;
use crate::index::sought::Sought;
use crate::nearest::nearest;
use crate::vault::Tag;

const MOST_LEVELS: usize = 32;

const PLACES: [(&str, Place); 10] = [
    ("file", Place::File),
    ("path", Place::Path),
    ("content", Place::Content),
    ("tag", Place::Tag),
    ("line", Place::Line),
    ("block", Place::Block),
    ("section", Place::Section),
    ("task", Place::Task),
    ("task-todo", Place::TaskTodo),
    ("task-done", Place::TaskDone),
];
const CASES: [(&str, bool); 2] = [("match-case", true), ("ignore-case", false)];

/// What ends an expression besides the end of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Text,
    /// `)`
    Group,
    /// `]`
    Property,
}

/// What stands before a colon.
#[derive(Clone, Copy)]
enum Operator {
    In(Place),
    Case(bool),
}

pub(super) fn parse(text: &str) -> Result<Query, Error> {
    let characters: Vec<char> = Query::composed(text).chars().collect();
    if characters.len() > Query::MOST_CHARACTERS {
        return Err(Error::TooLong {
            characters: characters.len(),
        });
    }
    let mut parser = Parser {
        characters: &characters,
        at: 0,
        level: 0,
        inside: None,
    };
    match parser.any(End::Text)? {
        Some(wanted) => Ok(Query { wanted }),
        None if text.trim().is_empty() => Ok(Query {
            wanted: Wanted::All(Vec::new()),
        }),
        None => Err(Error::NothingToFind {
            query: text.trim().to_owned(),
        }),
    }
}

struct Parser<'a> {
    characters: &'a [char],
    at: usize,
    /// Groups and operators that are open.
    level: usize,
    /// The operator whose value is being read.
    inside: Option<Place>,
}

impl Parser<'_> {
    /// `None` when there is nothing to look for in it.
    fn any(&mut self, end: End) -> Result<Option<Wanted>, Error> {
        let mut parts = Vec::new();
        loop {
            let column = self.column();
            let part = self.all(end)?;
            let goes_on = self.takes_keyword("OR");
            match part {
                Some(part) => parts.push(part),
                None if goes_on || !parts.is_empty() => {
                    return Err(Error::NothingBesideOr { column });
                }
                None => {}
            }
            if !goes_on {
                break;
            }
        }
        Ok((!parts.is_empty()).then(|| Wanted::any(parts)))
    }

    fn all(&mut self, end: End) -> Result<Option<Wanted>, Error> {
        let mut parts = Vec::new();
        while self.skip_space() && !self.is_at(end) && !self.is_keyword("OR") {
            if self.takes_keyword("AND") {
                continue;
            }
            if self.next_is(')') {
                return Err(Error::NothingToClose {
                    column: self.column(),
                });
            }
            parts.extend(self.signed(end)?);
        }
        Ok((!parts.is_empty()).then(|| Wanted::all(parts)))
    }

    fn signed(&mut self, end: End) -> Result<Option<Wanted>, Error> {
        let next = self.characters.get(self.at + 1);
        let negated = self.next_is('-') && next.is_some_and(|next| !next.is_whitespace());
        self.at += usize::from(negated);
        let term = self.term(end)?;
        Ok(if negated {
            term.map(|term| Wanted::Not(Box::new(term)))
        } else {
            term
        })
    }

    /// `None` for a word without letters or digits, such as the dash in `a - b`.
    fn term(&mut self, end: End) -> Result<Option<Wanted>, Error> {
        if self.next_is('(') {
            return self.nested('(', End::Group, |parser| parser.any(End::Group));
        }
        if let Some((name, operator)) = self.operator()? {
            return self.operand(&name, operator, end).map(Some);
        }
        if self.next_is('[') && self.characters.get(self.at + 1) == Some(&'[') {
            return Ok(self.wikilink());
        }
        if self.next_is('[') && end != End::Property {
            return self.nested('[', End::Property, |parser| parser.property().map(Some));
        }
        if self.next_is('"') {
            return self.phrase();
        }
        if let Some(pattern) = self.pattern(end)? {
            return Ok(Some(Wanted::Pattern(pattern)));
        }
        let word = self.word(end);
        Ok(self.meaning(&word))
    }

    /// What a bare word asks for.
    fn meaning(&self, word: &str) -> Option<Wanted> {
        if matches!(self.inside, Some(Place::Tag | Place::File | Place::Path)) {
            return Some(Wanted::Phrase(Quoted::new(word))).filter(|_| !word.is_empty());
        }
        if word.starts_with('#') && Tag::new(word).is_some() {
            let tag = Wanted::Phrase(Quoted::new(word));
            return Some(Wanted::In(Place::Tag, Box::new(tag)));
        }
        runs(word).next().map(|_| Wanted::Word(Sought::word(word)))
    }

    /// What stands between two brackets, one level deeper.
    fn nested<T>(
        &mut self,
        open: char,
        end: End,
        read: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let column = self.column();
        self.at += 1;
        self.deeper(column)?;
        let inside = read(self)?;
        self.level -= 1;
        self.skip_space();
        if !self.is_at(end) {
            return Err(Error::Unclosed { sign: open, column });
        }
        self.at += 1;
        self.skip_josa();
        Ok(inside)
    }

    fn deeper(&mut self, column: usize) -> Result<(), Error> {
        self.level += 1;
        if self.level > MOST_LEVELS {
            return Err(Error::TooDeep {
                column,
                levels: MOST_LEVELS,
            });
        }
        Ok(())
    }

    /// Takes a known operator; leaves alone what only looks similar, such as `http://…`.
    fn operator(&mut self) -> Result<Option<(String, Operator)>, Error> {
        let rest = &self.characters[self.at..];
        let is_letter = |char: &&char| char.is_ascii_alphabetic() || **char == '-';
        let length = rest.iter().take_while(is_letter).count();
        if rest.first() == Some(&'-') || length == 0 || rest.get(length) != Some(&':') {
            return Ok(None);
        }
        let name: String = rest[..length].iter().collect::<String>().to_lowercase();
        let place = PLACES.iter().find(|(known, _)| *known == name);
        let case = CASES.iter().find(|(known, _)| *known == name);
        let operator = place
            .map(|(_, place)| Operator::In(*place))
            .or(case.map(|(_, matters)| Operator::Case(*matters)));
        if operator.is_none() {
            return self.refuse_misspelt(&name).map(|()| None);
        }
        self.at += length + 1;
        Ok(operator.map(|operator| (name, operator)))
    }

    fn refuse_misspelt(&self, name: &str) -> Result<(), Error> {
        let known = PLACES.iter().map(|(known, _)| *known);
        let near = nearest(name, known.chain(CASES.iter().map(|(known, _)| *known)));
        match near.filter(|near| near.len().abs_diff(name.len()) <= 1) {
            Some(near) => Err(Error::UnknownOperator {
                operator: name.to_owned(),
                column: self.column(),
                nearest: near,
            }),
            None => Ok(()),
        }
    }

    fn operand(&mut self, name: &str, operator: Operator, end: End) -> Result<Wanted, Error> {
        let column = self.column();
        self.deeper(column)?;
        let before = self.inside;
        if let Operator::In(place) = operator {
            self.inside = Some(place);
        }
        let is_missing = self
            .characters
            .get(self.at)
            .is_none_or(|c| c.is_whitespace());
        let term = if is_missing || self.is_at(end) {
            None
        } else {
            self.term(end)?
        };
        self.inside = before;
        self.level -= 1;
        let is_task = matches!(
            operator,
            Operator::In(Place::Task | Place::TaskTodo | Place::TaskDone)
        );
        let wanted = match term {
            Some(wanted) => Box::new(wanted),
            // `task:""` finds every task.
            None if is_task && self.at > 0 && self.characters[self.at - 1] == '"' => {
                Box::new(Wanted::All(Vec::new()))
            }
            None => {
                return Err(Error::NothingAfter {
                    operator: name.to_owned(),
                    column,
                });
            }
        };
        Ok(match operator {
            Operator::In(place) => Wanted::In(place, wanted),
            Operator::Case(matters) => Wanted::Case { matters, wanted },
        })
    }

    /// `None` for a phrase with nothing in it.
    fn phrase(&mut self) -> Result<Option<Wanted>, Error> {
        let text = self.quoted()?;
        self.skip_josa();
        let phrase = Quoted::new(&text);
        Ok((!phrase.is_empty()).then_some(Wanted::Phrase(phrase)))
    }

    /// `[[a link]]` asks for its target.
    fn wikilink(&mut self) -> Option<Wanted> {
        self.at += 2;
        let inside = self.take_while(|char| !matches!(char, ']' | '['));
        self.take_while(|char| char == ']');
        self.skip_josa();
        let phrase = Quoted::new(inside.trim());
        (!phrase.is_empty()).then_some(Wanted::Phrase(phrase))
    }

    /// A regular expression: it ends with a slash that ends a word. `/usr/bin` is none.
    fn pattern(&mut self, end: End) -> Result<Option<Pattern>, Error> {
        if !self.next_is('/') {
            return Ok(None);
        }
        let column = self.column();
        let mut source = String::new();
        let mut at = self.at + 1;
        while let Some(&char) = self.characters.get(at) {
            let escaped = self.characters.get(at + 1).filter(|_| char == '\\');
            if char == '/' && self.ends_word(at + 1, end) && !source.is_empty() {
                self.at = at + 1;
                return match Pattern::new(&source) {
                    Ok(pattern) => Ok(Some(pattern)),
                    Err(reason) => Err(Error::NoPattern {
                        pattern: source,
                        column,
                        reason,
                    }),
                };
            }
            source.push(char);
            source.extend(escaped);
            at += 1 + usize::from(escaped.is_some());
        }
        Ok(None)
    }
}
