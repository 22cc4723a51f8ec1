//! Query: what a person typed, as plain data. How it is read is in `parse`, what it means in words in `explain`, which
//! notes it holds for in `holds.rs`, and how the engine finds them in `plan.rs`.

mod explain;
mod parse;
mod pattern;
#[cfg(test)]
mod tests;

pub use explain::Explained;
pub(super) use pattern::Pattern;

use unicode_normalization::UnicodeNormalization;

use super::error::Error;
use super::quoted::Quoted;
use super::sought::Sought;

/// A condition on notes, in Obsidian's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub(super) wanted: Wanted,
}

/// What must hold. The parts of a query refer to the text they stand in: a note, or a line of it inside `line:`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wanted {
    /// All of them; none at all holds for every note.
    All(Vec<Wanted>),
    /// At least one of them.
    Any(Vec<Wanted>),
    Not(Box<Wanted>),
    /// The word in any form: 과적합 for 과적합을, overfit for overfitting.
    Word(Sought),
    /// These characters, with any white space between words.
    Phrase(Quoted),
    Pattern(Pattern),
    /// What stands inside must hold for this part of a note.
    In(Place, Box<Wanted>),
    /// A property of this name, and with this value.
    Property {
        name: Box<Wanted>,
        value: Option<Box<Wanted>>,
    },
    /// Only for values of properties: named, with nothing behind it.
    Null,
    /// Only for values of properties: less or more than this number, or date, or text.
    Compared(Comparison, String),
    /// Whether case matters inside.
    Case {
        matters: bool,
        wanted: Box<Wanted>,
    },
}

/// Where something must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The file's name.
    File,
    Path,
    /// The text of the file, not its name.
    Content,
    Tag,
    /// At least one line.
    Line,
    /// At least one paragraph, list item, table or quote.
    Block,
    /// At least one stretch from a heading to the next.
    Section,
    Task,
    TaskTodo,
    TaskDone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

impl Query {
    pub(super) const MOST_CHARACTERS: usize = 1_000;

    /// What was typed with its characters composed (NFC), as the columns of errors count them.
    #[must_use]
    pub fn composed(typed: &str) -> String {
        typed.nfc().collect()
    }

    /// Reads Obsidian's search language. An empty text holds for every note.
    ///
    /// # Errors
    /// With the column of what cannot be understood; when nothing in it can be looked for; when it is longer than 1,000
    /// characters or nested deeper than 32 levels.
    pub fn parse(text: &str) -> Result<Query, Error> {
        parse::parse(text)
    }
}

impl Wanted {
    /// The words, phrases and patterns that must be there, not those that must not; in the order written.
    pub(super) fn leaves(&self) -> Vec<&Wanted> {
        match self {
            Wanted::All(parts) | Wanted::Any(parts) => {
                parts.iter().flat_map(Wanted::leaves).collect()
            }
            Wanted::In(Place::File | Place::Path | Place::Tag, _)
            | Wanted::Not(_)
            | Wanted::Null
            | Wanted::Compared(..)
            | Wanted::Property { .. } => Vec::new(),
            Wanted::In(_, wanted) | Wanted::Case { wanted, .. } => wanted.leaves(),
            Wanted::Word(_) | Wanted::Phrase(_) | Wanted::Pattern(_) => vec![self],
        }
    }

    /// One of several, without a level for a single one.
    pub(super) fn all(mut parts: Vec<Wanted>) -> Wanted {
        match parts.len() {
            1 => parts.remove(0),
            _ => Wanted::All(parts),
        }
    }

    pub(super) fn any(mut parts: Vec<Wanted>) -> Wanted {
        match parts.len() {
            1 => parts.remove(0),
            _ => Wanted::Any(parts),
        }
    }
}
