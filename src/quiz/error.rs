//! What stops work in this room. Defects in files are problems instead (`parse/`).

use super::question::OptionLabel;
use crate::message::Message;

#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The question is answered already, or the session is over.
    NotAsking,
    /// A question asks for as many options as its key has.
    WrongCount {
        chosen: usize,
        wanted: usize,
    },
    NotAnOption {
        label: OptionLabel,
    },
}

impl Error {
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Error::NotAsking => Message::new("quiz-not-asking"),
            Error::WrongCount { chosen, wanted } => Message::new("quiz-wrong-count")
                .with("chosen", *chosen)
                .with("wanted", *wanted),
            Error::NotAnOption { label } => {
                Message::new("quiz-not-an-option").with("label", label.to_string())
            }
        }
    }

    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            Error::WrongCount { wanted, .. } => {
                Some(Message::new("quiz-hint-choose").with("wanted", *wanted))
            }
            Error::NotAsking | Error::NotAnOption { .. } => None,
        }
    }
}
