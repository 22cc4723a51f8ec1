//! A defect in a file: where it is and what is wrong. It stops nothing; the rest of the vault keeps working.
//! What stops work is an error, and each room has its own.

use crate::message::Message;

/// One defect, with the way out when there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Path as the person knows it, relative to the vault.
    pub path: String,
    pub place: Option<Place>,
    pub severity: Severity,
    pub message: Message,
    pub hint: Option<Message>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1-based line in the file on disk.
    pub line: usize,
    /// 1-based column, counted in characters.
    pub column: usize,
    /// The line itself, without its line end.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It works, and there is a better way to write it.
    Warning,
    /// Something the person wrote is not used.
    Error,
}

impl Problem {
    #[must_use]
    pub fn error(path: &str, message: Message) -> Problem {
        Problem {
            path: path.to_owned(),
            place: None,
            severity: Severity::Error,
            message,
            hint: None,
        }
    }

    #[must_use]
    pub fn warning(path: &str, message: Message) -> Problem {
        Problem {
            severity: Severity::Warning,
            ..Problem::error(path, message)
        }
    }

    #[must_use]
    pub fn at(mut self, line: usize, column: usize, text: &str) -> Problem {
        self.place = Some(Place {
            line,
            column,
            text: text.to_owned(),
        });
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: Message) -> Problem {
        self.hint = Some(hint);
        self
    }
}
