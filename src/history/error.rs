//! What stops the review log, each with the file it is about. Every answer that was logged before stays.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::message::Message;

#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The folder of the log cannot be made.
    Folder {
        path: PathBuf,
        detail: String,
    },
    CannotOpen {
        path: PathBuf,
        detail: String,
    },
    /// Another program keeps the log locked.
    Locked {
        path: PathBuf,
    },
    DiskFull {
        path: PathBuf,
    },
    ReadOnly {
        path: PathBuf,
    },
    /// The file is damaged, or no database.
    Corrupt {
        path: PathBuf,
    },
    /// A database of another program.
    Foreign {
        path: PathBuf,
    },
    /// Written by a newer version of this program.
    Newer {
        path: PathBuf,
        found: i64,
        known: i64,
    },
    /// Anything else the database says.
    Other {
        path: PathBuf,
        detail: String,
    },
}

impl Error {
    /// What a failure of SQLite means for a person.
    pub(super) fn of(path: &Path, error: &rusqlite::Error) -> Error {
        let path = path.to_owned();
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked { path },
            Some(ErrorCode::DiskFull) => Error::DiskFull { path },
            Some(ErrorCode::ReadOnly) => Error::ReadOnly { path },
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::Corrupt { path },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Error::CannotOpen { path, detail }
            }
            _ => Error::Other { path, detail },
        }
    }

    /// The file or folder it is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Error::Folder { path, .. }
            | Error::CannotOpen { path, .. }
            | Error::Locked { path }
            | Error::DiskFull { path }
            | Error::ReadOnly { path }
            | Error::Corrupt { path }
            | Error::Foreign { path }
            | Error::Newer { path, .. }
            | Error::Other { path, .. } => path,
        }
    }

    #[must_use]
    pub fn message(&self) -> Message {
        let id = match self {
            Error::Folder { .. } => "history-folder",
            Error::CannotOpen { .. } => "history-cannot-open",
            Error::Locked { .. } => "history-locked",
            Error::DiskFull { .. } => "history-disk-full",
            Error::ReadOnly { .. } => "history-read-only",
            Error::Corrupt { .. } => "history-corrupt",
            Error::Foreign { .. } => "history-foreign",
            Error::Newer { .. } => "history-newer",
            Error::Other { .. } => "history-other",
        };
        let message = Message::new(id).with("path", self.path().display().to_string());
        match self {
            Error::Folder { detail, .. }
            | Error::CannotOpen { detail, .. }
            | Error::Other { detail, .. } => message.with("detail", detail.as_str()),
            Error::Newer { found, known, .. } => message
                .with("found", *found as f64)
                .with("known", *known as f64),
            _ => message,
        }
    }

    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        let id = match self {
            Error::Folder { .. } | Error::CannotOpen { .. } => "history-hint-place",
            Error::Locked { .. } => "history-hint-locked",
            Error::DiskFull { .. } => "history-hint-disk-full",
            Error::ReadOnly { .. } => "history-hint-read-only",
            Error::Corrupt { .. } => "history-hint-corrupt",
            Error::Foreign { .. } => "history-hint-foreign",
            Error::Newer { .. } => "history-hint-newer",
            Error::Other { .. } => return None,
        };
        Some(Message::new(id))
    }
}
