//! Schema: the fields of an indexed note. Which part of a note goes where is in `document.rs`.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing,
    TextOptions,
};

use super::tokenizer::{PIECES, WORDS};

/// Raised whenever the schema, a tokenizer or the list of particles changes; an index of another format is built anew.
pub(super) const FORMAT: u32 = 1;

/// Handles of all fields.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// The note's id; one document each.
    pub(super) path: Field,
    pub(super) title: Field,
    pub(super) aliases: Field,
    /// Tags as written.
    pub(super) tags: Field,
    pub(super) text: Field,
    pub(super) body_start: Field,
    /// Tags and all their ancestors, folded.
    pub(super) tag_tree: Field,
    pub(super) parts: [Part; 4],
}

/// A part of a note that is searched, and what finding something there is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) boost: f32,
    /// Decides whether a word is found.
    pub(super) pieces: Field,
    /// Decides how high.
    pub(super) words: Field,
}

/// Order of [`Fields::parts`].
pub(super) const NAMES: usize = 0;
pub(super) const TAGS: usize = 1;
pub(super) const HEADINGS: usize = 2;
pub(super) const BODY: usize = 3;
const PARTS: [(&str, f32); 4] = [
    ("names", 6.0),
    ("tags", 5.0),
    ("headings", 3.0),
    ("body", 1.0),
];

/// The schema, always the same, and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        path: schema.add_text_field("path", STRING | STORED | FAST),
        title: schema.add_text_field("title", STORED),
        aliases: schema.add_text_field("aliases", STORED),
        tags: schema.add_text_field("tags", STORED),
        text: schema.add_text_field("text", STORED),
        body_start: schema.add_u64_field("body_start", NumericOptions::default() | STORED),
        tag_tree: schema.add_text_field("tag_tree", STRING),
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
