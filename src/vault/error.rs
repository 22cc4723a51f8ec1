//! What keeps a vault from being read at all. A defect in one file is a `Problem` instead.

use std::path::{Path, PathBuf};

use crate::message::Message;

/// Why the folder of notes cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    RootMissing {
        root: PathBuf,
    },
    RootNotFolder {
        root: PathBuf,
    },
    /// `reason` is the operating system's own words.
    RootUnreadable {
        root: PathBuf,
        reason: String,
    },
}

impl Error {
    #[must_use]
    pub fn message(&self) -> Message {
        let about = |id, root: &Path| Message::new(id).with("path", root.display().to_string());
        match self {
            Error::RootMissing { root } => about("vault-root-missing", root),
            Error::RootNotFolder { root } => about("vault-root-not-folder", root),
            Error::RootUnreadable { root, reason } => {
                about("vault-root-unreadable", root).with("reason", reason.as_str())
            }
        }
    }

    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            Error::RootMissing { .. } | Error::RootNotFolder { .. } => {
                Some(Message::new("vault-hint-root"))
            }
            Error::RootUnreadable { .. } => Some(Message::new("vault-hint-permissions")),
        }
    }
}
