//! Prose: texts of a note as they are shown, in questions as in notes.

use maud::{Markup, html};

use super::markdown::{self, Place};
use crate::desk::Material;
use crate::vault::NoteId;

/// Where the texts stand, so that their links lead somewhere.
pub(super) struct Prose<'a> {
    place: Option<Place<'a>>,
}

impl<'a> Prose<'a> {
    /// Of a note; when it is gone, texts are shown as they are written.
    pub(super) fn of(material: &'a Material, note: &NoteId) -> Prose<'a> {
        let vault = &material.vault;
        Prose {
            place: vault.note(note).map(|note| Place { vault, note }),
        }
    }

    /// Paragraphs, lists, code.
    pub(super) fn blocks(&self, markdown: &str) -> Markup {
        match &self.place {
            Some(place) => markdown::of_text(place, markdown),
            None => html! { p { (markdown) } },
        }
    }

    /// One line.
    pub(super) fn line(&self, markdown: &str) -> Markup {
        match &self.place {
            Some(place) => markdown::of_line(place, markdown),
            None => html! { (markdown) },
        }
    }
}
