//! Schema: the fields of an indexed note. Which part of a note goes where is in `document.rs`.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing,
    TextOptions,
};

use super::tokenizer::{PIECES, WORDS};

/// Raised whenever the schema, a tokenizer, the list of particles or what is read of a note changes; an index of another
/// format is built anew.
pub(super) const FORMAT: u32 = 4;

/// Handles of all fields.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// The note's id; one document each.
    pub(super) path: Field,
    /// State of the file the note was read from, see `catalog.rs`.
    pub(super) stamp: Field,
    pub(super) hash: Field,
    pub(super) settled: Field,
    pub(super) title: Field,
    pub(super) aliases: Field,
    /// Tags as written.
    pub(super) tags: Field,
    /// Line and text of each heading.
    pub(super) headings: Field,
    pub(super) text: Field,
    pub(super) body_start: Field,
    /// Tags and all their ancestors, folded.
    pub(super) tag_tree: Field,
    /// Names of the frontmatter's properties, folded.
    pub(super) properties: Field,
    pub(super) parts: [Part; 5],
}

/// A part of a note that is searched, and what finding something there is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) boost: f32,
    /// Where things stand.
    pub(super) pieces: Field,
    /// What it is about.
    pub(super) words: Field,
}

/// Order of [`Fields::parts`].
pub(super) const NAMES: usize = 0;
pub(super) const TAGS: usize = 1;
pub(super) const HEADINGS: usize = 2;
pub(super) const PATH: usize = 3;
pub(super) const BODY: usize = 4;
const PARTS: [(&str, f32); 5] = [
    ("names", 6.0),
    ("tags", 5.0),
    ("headings", 3.0),
    ("path", 2.0),
    ("body", 1.0),
];

/// Names under which columns are read.
pub(super) const ID_COLUMN: &str = "path";
pub(super) const STAMP_COLUMN: &str = "stamp";
pub(super) const HASH_COLUMN: &str = "hash";
pub(super) const SETTLED_COLUMN: &str = "settled";
pub(super) const TAGS_COLUMN: &str = "tag_tree";

/// The schema, always the same, and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let column = NumericOptions::default() | FAST;
    let fields = Fields {
        path: schema.add_text_field(ID_COLUMN, STRING | FAST),
        stamp: schema.add_u64_field(STAMP_COLUMN, column.clone()),
        hash: schema.add_u64_field(HASH_COLUMN, column.clone()),
        settled: schema.add_u64_field(SETTLED_COLUMN, column),
        title: schema.add_text_field("title", STORED),
        aliases: schema.add_text_field("aliases", STORED),
        tags: schema.add_text_field("tags", STORED),
        headings: schema.add_text_field("headings", STORED),
        text: schema.add_text_field("text", STORED),
        body_start: schema.add_u64_field("body_start", NumericOptions::default() | STORED),
        tag_tree: schema.add_text_field(TAGS_COLUMN, STRING | FAST),
        properties: schema.add_text_field("properties", STRING),
        parts: PARTS.map(|(name, boost)| Part {
            boost,
            pieces: schema.add_text_field(
                &format!("{name}_{PIECES}"),
                indexed_by(PIECES, IndexRecordOption::WithFreqsAndPositions),
            ),
            words: schema.add_text_field(
                &format!("{name}_{WORDS}"),
                indexed_by(WORDS, IndexRecordOption::WithFreqs),
            ),
        }),
    };
    (schema.build(), fields)
}

fn indexed_by(tokenizer: &str, record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(record);
    TextOptions::default().set_indexing_options(indexing)
}
