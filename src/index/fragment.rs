//! Fragment: a stretch of text in which something is looked for, and what looking has to know of it, worked out once.

use std::cell::OnceCell;

use tantivy::tokenizer::Token;

use super::letter::folded;
use super::tokenizer::pieces;

/// A title, a line, a whole note: whatever a condition is tried on.
pub(super) struct Fragment<'a> {
    pub(super) text: &'a str,
    pieces: OnceCell<Vec<Token>>,
    folded: OnceCell<String>,
}

impl<'a> Fragment<'a> {
    pub(super) fn of(text: &'a str) -> Fragment<'a> {
        Fragment {
            text,
            pieces: OnceCell::new(),
            folded: OnceCell::new(),
        }
    }

    /// In order of position.
    pub(super) fn pieces(&self) -> &[Token] {
        self.pieces.get_or_init(|| pieces(self.text))
    }

    /// In any case and width, white space made single spaces.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| folded(self.text))
    }
}
