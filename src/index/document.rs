//! Document: a note as the index keeps it, and back. The only file here that knows what a note is made of.

use std::iter::Empty;

use tantivy::schema::document::{
    DeserializeError, Document, DocumentDeserialize, DocumentDeserializer, ReferenceValue,
    ReferenceValueLeaf, Value,
};
use tantivy::schema::{Field, OwnedValue};

use super::catalog::Mark;
use super::letter::folded;
use super::schema::{BODY, Fields, HEADINGS, NAMES, PATH, Part, TAGS};
use crate::vault::Note;

/// What is stored of a note: enough to show a hit without opening its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) title: String,
    pub(super) aliases: Vec<String>,
    /// As written, without `#`.
    pub(super) tags: Vec<String>,
    pub(super) headings: Vec<StoredHeading>,
    /// The file as far as a person can read it; line n here is line n there.
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

/// A note on its way into the index. The engine asks for a value of each field; a text that goes to several is kept once.
pub(super) struct Filing {
    numbers: Vec<(Field, u64)>,
    texts: Vec<(String, [Option<Field>; 3])>,
}

/// What the engine is told for a field.
#[derive(Clone, Debug)]
pub(super) enum Told<'a> {
    Number(u64),
    Text(&'a str),
}

impl Filing {
    pub(super) fn of(note: Note, mark: Mark, fields: &Fields) -> Filing {
        let mut filing = Filing {
            numbers: vec![
                (fields.stamp, mark.stamp),
                (fields.hash, mark.hash),
                (fields.settled, u64::from(mark.settled)),
                (fields.body_start, note.body_start as u64),
            ],
            texts: Vec::new(),
        };
        for tag in tag_tree(&note) {
            filing.keep(fields.tag_tree, tag);
        }
        for (name, _) in note.frontmatter.texts() {
            filing.keep(fields.properties, folded(&name));
        }
        for heading in &note.headings {
            filing.keep(
                fields.headings,
                format!("{} {}", heading.line, heading.text),
            );
        }
        let path = note.id.without_extension().to_owned();
        filing.search(path, fields.parts[PATH], None);
        filing.keep(fields.path, note.id.0);
        filing.search(note.title, fields.parts[NAMES], Some(fields.title));
        for alias in note.aliases {
            filing.search(alias, fields.parts[NAMES], Some(fields.aliases));
        }
        for tag in note.tags {
            filing.search(
                tag.as_str().to_owned(),
                fields.parts[TAGS],
                Some(fields.tags),
            );
        }
        for heading in note.headings {
            filing.search(heading.text, fields.parts[HEADINGS], None);
        }
        let mut text = note.text;
        text.truncate(note.readable_end);
        filing.search(text, fields.parts[BODY], Some(fields.text));
        filing
    }

    fn keep(&mut self, field: Field, text: String) {
        self.texts.push((text, [Some(field), None, None]));
    }

    /// A text that is searched as `part` and, if there is a field for it, kept.
    fn search(&mut self, text: String, part: Part, kept: Option<Field>) {
        let fields = [kept, Some(part.pieces), Some(part.words)];
        self.texts.push((text, fields));
    }
}

impl Document for Filing {
    type Value<'a> = Told<'a>;
    type FieldsValuesIter<'a> = Box<dyn Iterator<Item = (Field, Told<'a>)> + 'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        let numbers = self.numbers.iter();
        let numbers = numbers.map(|&(field, number)| (field, Told::Number(number)));
        let texts = self.texts.iter().flat_map(|(text, fields)| {
            let fields = fields.iter().flatten();
            fields.map(|&field| (field, Told::Text(text)))
        });
        Box::new(numbers.chain(texts))
    }
}

impl<'a> Value<'a> for Told<'a> {
    type ArrayIter = Empty<Told<'a>>;
    type ObjectIter = Empty<(&'a str, Told<'a>)>;

    fn as_value(&self) -> ReferenceValue<'a, Told<'a>> {
        ReferenceValue::Leaf(match *self {
            Told::Number(number) => ReferenceValueLeaf::U64(number),
            Told::Text(text) => ReferenceValueLeaf::Str(text),
        })
    }
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
