//! Error: why a query cannot be understood or an index cannot answer. What merely slows a search down is a warning
//! in `Refreshed`, not an error.

use crate::message::Message;

/// Columns are 1-based and count the characters of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// `"…` without its second quote.
    UnclosedQuote {
        column: usize,
    },
    /// `tag:` with nothing behind it.
    NothingAfter {
        operator: String,
        column: usize,
    },
    /// `tga:…`, close to an operator, or one of Obsidian's that is not answered here.
    UnknownOperator {
        operator: String,
        column: usize,
        nearest: Option<&'static str>,
    },
    /// Only punctuation.
    NothingToFind {
        query: String,
    },
    TooLong {
        characters: usize,
    },
    /// The engine failed; its own words.
    Engine {
        reason: String,
    },
}

impl Error {
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Error::UnclosedQuote { column } => {
                Message::new("index-unclosed-quote").with("column", *column)
            }
            Error::NothingAfter { operator, column } => Message::new("index-nothing-after")
                .with("operator", operator.as_str())
                .with("column", *column),
            Error::UnknownOperator {
                operator, column, ..
            } => Message::new("index-unknown-operator")
                .with("operator", operator.as_str())
                .with("column", *column),
            Error::NothingToFind { query } => {
                Message::new("index-nothing-to-find").with("query", query.as_str())
            }
            Error::TooLong { characters } => Message::new("index-too-long")
                .with("characters", *characters)
                .with("most", super::query::MOST_CHARACTERS),
            Error::Engine { reason } => {
                Message::new("index-engine").with("reason", reason.as_str())
            }
        }
    }

    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            Error::UnclosedQuote { .. } => Some(Message::new("index-hint-close-quote")),
            Error::NothingAfter { operator, .. } => {
                Some(Message::new("index-hint-after").with("operator", operator.as_str()))
            }
            Error::UnknownOperator {
                nearest: Some(name),
                ..
            } => Some(Message::new("index-hint-did-you-mean").with("operator", *name)),
            Error::UnknownOperator { .. } => Some(Message::new("index-hint-operators")),
            Error::NothingToFind { .. } => Some(Message::new("index-hint-quote-it")),
            Error::TooLong { .. } => None,
            Error::Engine { .. } => Some(Message::new("index-hint-search-again")),
        }
    }
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Error {
        Error::Engine {
            reason: error.to_string(),
        }
    }
}
