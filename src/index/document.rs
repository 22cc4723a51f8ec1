//! Document: a note as the index keeps it, and back. The only file here that knows what a note is made of.

use tantivy::TantivyDocument;
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};
use tantivy::schema::{Field, OwnedValue};

use super::catalog::Mark;
use super::letter::folded;
use super::schema::{BODY, Fields, HEADINGS, NAMES, PATH, TAGS};
use crate::vault::Note;

/// What is stored of a note: enough to show a hit without opening its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) title: String,
    pub(super) aliases: Vec<String>,
    /// As written, without `#`.
    pub(super) tags: Vec<String>,
    pub(super) headings: Vec<StoredHeading>,
    /// The whole file; line n here is line n there.
    pub(super) text: String,
    /// Where the body starts in `text`, in bytes.
    pub(super) body_start: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StoredHeading {
    /// 1-based, in the file.
    pub(super) line: usize,
    pub(super) text: String,
}

pub(super) fn document(note: &Note, mark: Mark, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let part = |document: &mut TantivyDocument, part: usize, text: &str| {
        document.add_text(fields.parts[part].pieces, text);
        document.add_text(fields.parts[part].words, text);
    };
    document.add_text(fields.path, note.id.as_str());
    document.add_u64(fields.stamp, mark.stamp);
    document.add_u64(fields.hash, mark.hash);
    document.add_u64(fields.settled, u64::from(mark.settled));
    document.add_text(fields.title, &note.title);
    part(&mut document, NAMES, &note.title);
    for alias in &note.aliases {
        document.add_text(fields.aliases, alias);
        part(&mut document, NAMES, alias);
    }
    for tag in &note.tags {
        document.add_text(fields.tags, tag.as_str());
        part(&mut document, TAGS, tag.as_str());
    }
    for tag in tag_tree(note) {
        document.add_text(fields.tag_tree, tag);
    }
    for (name, _) in note.frontmatter.texts() {
        document.add_text(fields.properties, folded(&name));
    }
    for heading in &note.headings {
        part(&mut document, HEADINGS, &heading.text);
        document.add_text(
            fields.headings,
            format!("{} {}", heading.line, heading.text),
        );
    }
    part(&mut document, PATH, note.id.without_extension());
    document.add_text(fields.text, &note.text);
    document.add_u64(fields.body_start, note.body_start as u64);
    part(&mut document, BODY, &note.text);
    document
}

/// The values the engine keeps of a note, in the order they were added.
pub(super) struct Values(Vec<(Field, OwnedValue)>);

impl DocumentDeserialize for Values {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut document: D,
    ) -> Result<Values, DeserializeError> {
        let mut values = Vec::with_capacity(document.size_hint());
        while let Some(value) = document.next_field()? {
            values.push(value);
        }
        Ok(Values(values))
    }
}

pub(super) fn stored(values: Values, fields: &Fields) -> Stored {
    let mut stored = Stored::default();
    for (field, value) in values.0 {
        match value {
            OwnedValue::Str(text) if field == fields.title => stored.title = text,
            OwnedValue::Str(text) if field == fields.aliases => stored.aliases.push(text),
            OwnedValue::Str(text) if field == fields.tags => stored.tags.push(text),
            OwnedValue::Str(text) if field == fields.headings => {
                stored.headings.extend(StoredHeading::of(&text));
            }
            OwnedValue::Str(text) if field == fields.text => stored.text = text,
            OwnedValue::U64(start) if field == fields.body_start => {
                stored.body_start = usize::try_from(start).unwrap_or(0);
            }
            _ => {}
        }
    }
    stored
}

impl StoredHeading {
    fn of(stored: &str) -> Option<StoredHeading> {
        let (line, text) = stored.split_once(' ')?;
        Some(StoredHeading {
            line: line.parse().ok()?,
            text: text.to_owned(),
        })
    }
}

/// What the catalog remembers of a note: has its text changed?
pub(super) fn fingerprint(note: &Note) -> u64 {
    let hash = blake3::hash(note.text.as_bytes());
    let first = hash.as_bytes()[..8].try_into().expect("eight bytes");
    u64::from_le_bytes(first)
}

/// Each tag and its ancestors, folded, once: `a/b` gives `a` and `a/b`.
fn tag_tree(note: &Note) -> Vec<String> {
    let mut tree: Vec<String> = Vec::new();
    for tag in &note.tags {
        let folded = tag.folded().to_string();
        let ends = folded
            .match_indices('/')
            .map(|(end, _)| end)
            .chain([folded.len()]);
        tree.extend(ends.map(|end| folded[..end].to_owned()));
    }
    tree.sort();
    tree.dedup();
    tree
}
