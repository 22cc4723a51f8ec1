//! Error: why a query cannot be understood or an index cannot answer. What merely slows a search down is a warning
//! in `Refreshed`, not an error.

use crate::message::Message;

/// Columns are 1-based and count the characters of the query, composed ([`super::Query::composed`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A quote or bracket without its second half.
    Unclosed {
        sign: char,
        column: usize,
    },
    /// `)` without its first half.
    NothingToClose {
        column: usize,
    },
    /// `a OR`, `(OR b)`.
    NothingBesideOr {
        column: usize,
    },
    /// `tag:` with nothing behind it; the operator is empty for a property.
    NothingAfter {
        operator: String,
        column: usize,
    },
    /// `[]`, `[:x]`.
    NoPropertyName {
        column: usize,
    },
    /// `tga:…`, close to an operator.
    UnknownOperator {
        operator: String,
        column: usize,
        nearest: &'static str,
    },
    /// What stands between slashes is no regular expression, or too large.
    NoPattern {
        pattern: String,
        column: usize,
        /// In the words of the library.
        reason: String,
    },
    TooDeep {
        column: usize,
        levels: usize,
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
            Error::Unclosed { sign, column } => Message::new("index-unclosed")
                .with("sign", sign.to_string())
                .with("column", *column),
            Error::NothingToClose { column } => {
                Message::new("index-nothing-to-close").with("column", *column)
            }
            Error::NothingBesideOr { column } => {
                Message::new("index-nothing-beside-or").with("column", *column)
            }
            Error::NothingAfter { operator, column } if operator.is_empty() => {
                Message::new("index-no-value").with("column", *column)
            }
            Error::NothingAfter { operator, column } => Message::new("index-nothing-after")
                .with("operator", operator.as_str())
                .with("column", *column),
            Error::NoPropertyName { column } => {
                Message::new("index-no-property").with("column", *column)
            }
            Error::UnknownOperator {
                operator, column, ..
            } => Message::new("index-unknown-operator")
                .with("operator", operator.as_str())
                .with("column", *column),
            Error::NoPattern { column, reason, .. } => Message::new("index-no-pattern")
                .with("column", *column)
                .with("reason", reason.as_str()),
            Error::TooDeep { column, levels } => Message::new("index-too-deep")
                .with("column", *column)
                .with("levels", *levels),
            Error::NothingToFind { query } => {
                Message::new("index-nothing-to-find").with("query", query.as_str())
            }
            Error::TooLong { characters } => Message::new("index-too-long")
                .with("characters", *characters)
                .with("most", super::query::Query::MOST_CHARACTERS),
            Error::Engine { reason } => {
                Message::new("index-engine").with("reason", reason.as_str())
            }
        }
    }

    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        let sign = |id, sign: char| Message::new(id).with("sign", sign.to_string());
        match self {
            Error::Unclosed { sign: '"', .. } => Some(sign("index-hint-close", '"')),
            Error::Unclosed { sign: '(', .. } => Some(sign("index-hint-close", ')')),
            Error::Unclosed { .. } => Some(sign("index-hint-close", ']')),
            Error::NothingToClose { .. } => Some(Message::new("index-hint-quote-it")),
            Error::NothingBesideOr { .. } => Some(Message::new("index-hint-or")),
            Error::NothingAfter { operator, .. } if operator.is_empty() => {
                Some(Message::new("index-hint-property"))
            }
            Error::NothingAfter { operator, .. } => {
                Some(Message::new("index-hint-after").with("operator", operator.as_str()))
            }
            Error::NoPropertyName { .. } => Some(Message::new("index-hint-property")),
            Error::UnknownOperator { nearest, .. } => {
                Some(Message::new("index-hint-did-you-mean").with("operator", *nearest))
            }
            Error::NoPattern { .. } => Some(Message::new("index-hint-pattern")),
            Error::NothingToFind { .. } => Some(Message::new("index-hint-quote-it")),
            Error::TooDeep { .. } | Error::TooLong { .. } => None,
            Error::Engine { .. } => Some(Message::new("index-hint-search-again")),
        }
    }

    /// Where in the query it is, 1-based in characters.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        match self {
            Error::Unclosed { column, .. }
            | Error::NothingToClose { column }
            | Error::NothingBesideOr { column }
            | Error::NothingAfter { column, .. }
            | Error::NoPropertyName { column }
            | Error::UnknownOperator { column, .. }
            | Error::NoPattern { column, .. }
            | Error::TooDeep { column, .. } => Some(*column),
            Error::NothingToFind { .. } | Error::TooLong { .. } | Error::Engine { .. } => None,
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
