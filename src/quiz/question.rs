//! Question: a stem, its options, which of them is the key, and why. How it is written down is not here (`parse/`).

use crate::lab::Experiment;
use crate::vault::{NoteId, Tag};

/// What a question is called: its `id`, else its note and its place in it (`NOTE-1`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub String);

/// The letter an option was written with, `A` to `Z`. It is identity, never position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionLabel(pub char);

/// A multiple-choice question as its author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub id: QuestionId,
    /// The note that holds it.
    pub note: NoteId,
    /// 1-based line of the stem in that note.
    pub line: usize,
    /// Markdown, as written.
    pub stem: String,
    /// At least two, in the order written, each label once.
    pub options: Vec<AnswerOption>,
    /// Labels of the correct options: at least one, sorted.
    pub key: Vec<OptionLabel>,
    /// What is said about the question as a whole; empty when nothing is.
    pub explanation: String,
    /// The question's own tags, then its note's.
    pub tags: Vec<Tag>,
    pub exam: Option<String>,
    pub task: Option<String>,
    /// As the author set it; `None` when it has to be inferred.
    pub lab: Option<Experiment>,
}

/// One offered alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerOption {
    pub label: OptionLabel,
    /// Markdown, as written, without its marker.
    pub text: String,
    /// Why it is right or wrong, when the author says so.
    pub explanation: Option<String>,
    /// Stays last when options are shuffled ("all of the above").
    pub pinned: bool,
}
