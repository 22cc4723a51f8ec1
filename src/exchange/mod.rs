//! The exchange: questions in the forms of other programs. Out of here go text and bytes that Anki, Moodle, a test
//! player or a spreadsheet reads; in here come texts, and out of them questions. No disk, no clock, no screen.
//!
//! A writer takes questions and returns an [`Export`]: what the target cannot express is listed with it, by question.
//! A reader takes an [`Outside`] text and returns questions with the problems of those that cannot be taken over;
//! [`native`] writes them down in the grammar of `quiz::parse`, and only what reads back as the same question.

mod aiken;
mod anki;
mod gift;
mod html;
mod loss;
mod markdown;
mod native;
mod outside;
mod package;
mod picture;
mod qti;
mod table;
mod unhtml;

pub use loss::Loss;
pub use native::native;
pub use outside::{Format, Outside, Read, stem};
pub use picture::{Picture, Pictures, images};

use crate::message::Message;
use crate::quiz::{self, Question, letters};

/// A format that questions are written in for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A package of notes for Anki, `.apkg`.
    Anki,
    /// Text for Moodle's question bank.
    Gift,
    /// An IMS content package of QTI 2.1 items, a zip.
    Qti,
    /// A table in UTF-8, a row for each question.
    Csv,
}

/// Says a sentence in the reader's language: cards and prompts hold a few words of ours.
pub type Say<'a> = &'a dyn Fn(&Message) -> String;

/// Questions as another program reads them.
#[derive(Clone, Debug)]
pub struct Export {
    pub bytes: Vec<u8>,
    /// What is not in them, in the order of the questions.
    pub losses: Vec<Loss>,
    /// How many questions are in them.
    pub count: usize,
}

/// What an export cannot be made without.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    pub questions: &'a [&'a Question],
    /// Pictures on disk that the questions show.
    pub pictures: &'a Pictures,
    /// Milliseconds since 1970: a later export of a question replaces an earlier one.
    pub now_ms: i64,
    pub say: Say<'a>,
}

impl Target {
    pub const NAMES: [(&'static str, Target); 4] = [
        ("anki", Target::Anki),
        ("gift", Target::Gift),
        ("qti", Target::Qti),
        ("csv", Target::Csv),
    ];

    /// The file an export goes to when no other is named.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Target::Anki => "patience.apkg",
            Target::Gift => "patience.gift.txt",
            Target::Qti => "patience-qti.zip",
            Target::Csv => "patience.csv",
        }
    }

    /// Whether a person can read it as it is.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Target::Gift | Target::Csv)
    }

    /// The choices among the questions in this format; no target takes orderings and matchings as we have them.
    #[must_use]
    pub fn export(self, order: &Order<'_>) -> Export {
        let (choices, others): (Vec<&Question>, Vec<&Question>) = order
            .questions
            .iter()
            .partition(|question| question.form == quiz::Form::Choice);
        let read: Vec<Question> = choices.into_iter().map(as_read).collect();
        let read: Vec<&Question> = read.iter().collect();
        let order = &Order {
            questions: &read,
            ..*order
        };
        let mut export = match self {
            Target::Anki => anki::export(order),
            Target::Gift => gift::export(order),
            Target::Qti => qti::export(order),
            Target::Csv => table::export(order),
        };
        export.losses.extend(others.into_iter().map(Loss::whole));
        export
    }
}

/// A question as it reads where nothing of ours is known: its scenario above its stem, options named by plain letters.
fn as_read(question: &Question) -> Question {
    let plain = letters::plain(question);
    Question {
        stem: plain.asked().into_owned(),
        scenario: None,
        ..plain
    }
}

/// A name for a question that is the same in every export and holds only letters and digits: 16 hex digits.
fn stable_name(question: &Question) -> String {
    let id = question.id.as_str().to_lowercase();
    blake3::hash(id.as_bytes()).to_hex()[..16].to_owned()
}
