//! File: pictures that notes show. Nothing else of the vault is handed out, and nothing outside it.

use super::failure::Failure;
use super::reply::Reply;
use super::visit::Visit;
use crate::vault::NoteId;

/// The picture at a path as a note writes it: beside the note `from`, by its path, or by its name anywhere.
pub(super) fn picture(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let from = NoteId::new(visit.field("from"));
    let found = visit
        .app
        .desk()
        .picture(&material.vault, &from, visit.part("file"));
    let (kind, bytes) = found.ok_or_else(Failure::nowhere)?;
    Ok(Reply::File { kind, bytes })
}
