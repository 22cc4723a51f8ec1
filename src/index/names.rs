//! Names: every title, alias, heading and tag of a vault in one list, for whoever looks for a note by its name.

use rayon::prelude::*;
use tantivy::TantivyError;

use super::document::{Stored, stored};
use super::hit::NotePart;
use super::letter::folded;
use super::shelf::Shelf;
use crate::vault::NoteId;

/// What a note, or a part of it, is called.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) note: NoteId,
    pub(super) part: NotePart,
    pub(super) text: String,
    /// `text` in lower case with single spaces.
    pub(super) folded: String,
    /// 1-based line in the file; 1 for a name of the whole note.
    pub(super) line: usize,
}

/// All names, those of a note together, notes by id.
pub(super) fn names(shelf: &Shelf) -> Result<Vec<Name>, TantivyError> {
    let searcher = shelf.searcher();
    let places: Vec<_> = shelf.catalog.all().collect();
    let of_note = |(id, address): &(&str, _)| {
        let note = stored(searcher.doc(*address)?, &shelf.fields);
        Ok(of_note(&NoteId((*id).to_owned()), note))
    };
    let names: Result<Vec<Vec<Name>>, TantivyError> =
        places.par_iter().with_min_len(FEW).map(of_note).collect();
    Ok(names?.into_iter().flatten().collect())
}

/// Fewer notes are not worth a second thread.
const FEW: usize = 256;

fn of_note(id: &NoteId, note: Stored) -> Vec<Name> {
    let name = |part, text: String, line| Name {
        note: id.clone(),
        part,
        folded: folded(&text),
        text,
        line,
    };
    let mut names = vec![name(NotePart::Title, note.title, 1)];
    if folded(id.stem()) != names[0].folded {
        names.push(name(NotePart::Path, id.stem().to_owned(), 1));
    }
    let aliases = note.aliases.into_iter();
    names.extend(aliases.map(|alias| name(NotePart::Alias, alias, 1)));
    let headings = note.headings.into_iter();
    names.extend(headings.map(|heading| name(NotePart::Heading, heading.text, heading.line)));
    names.extend(note.tags.into_iter().map(|tag| name(NotePart::Tag, tag, 1)));
    names
}
