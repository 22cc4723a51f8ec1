//! Parse: questions in Markdown, as people write them. One grammar for a note that holds questions under a heading and
//! for a file in `questions/` with frontmatter.
//!
//! `line.rs` cuts the body into lines, `reader.rs` walks them and collects drafts, `check.rs` judges each draft and
//! `build.rs` makes a question of it.
//! `lead.rs`, `option.rs`, `key.rs` and `reason.rs` read one line each. Nothing here touches the disk.

mod again;
mod ahead;
mod build;
mod check;
mod defect;
mod draft;
mod ending;
mod item;
mod key;
mod lab;
mod lead;
mod line;
mod metadata;
mod numbered;
mod option;
mod part;
mod place;
mod print;
mod reader;
mod reason;
mod recipe;
mod scan;
mod scenario;
mod sequence;
mod stamp;

use serde_yaml::Value;

use build::Surroundings;
use defect::Defects;
use draft::Draft;
use metadata::{Home, Metadata};

use super::question::Question;
use crate::message::Message;
use crate::problem::Problem;
use crate::vault::{Note, NoteId, Tag};

pub use print::print;
pub use recipe::{recipe, value};
pub use stamp::{IdHome, Unnamed, unnamed};

/// A file that may hold questions.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub note: &'a NoteId,
    /// The whole file: LF, NFC; line n of it is line n of the file.
    pub text: &'a str,
    /// Where the body starts in `text`, in bytes.
    pub body_start: usize,
    /// The frontmatter decoded; `None` when there is none or it is broken.
    pub frontmatter: Option<&'a Value>,
    /// 1-based line of the file on which the YAML of the frontmatter begins.
    pub frontmatter_first_line: usize,
    pub tags: &'a [Tag],
}

impl<'a> Source<'a> {
    /// A note, and its frontmatter decoded.
    #[must_use]
    pub fn of(note: &'a Note, frontmatter: Option<&'a Value>) -> Source<'a> {
        Source {
            note: &note.id,
            text: &note.text,
            body_start: note.body_start,
            frontmatter,
            frontmatter_first_line: note.frontmatter.first_line(),
            tags: &note.tags,
        }
    }
}

/// The questions of a file in their order, and what is wrong. A question with an error about itself is left out;
/// one whose metadata or `lab:` is in part unusable is kept without that part.
#[must_use]
pub fn questions(source: &Source<'_>) -> (Vec<Question>, Vec<Problem>) {
    let (parsed, problems) = parsed(source);
    let questions = parsed.into_iter().filter_map(|read| read.question);
    (questions.collect(), problems)
}

/// What became of a draft.
struct Parsed {
    draft: Draft,
    /// `None` when something speaks against it.
    question: Option<Question>,
    /// Its `id` is written down.
    is_named: bool,
}

fn parsed(source: &Source<'_>) -> (Vec<Parsed>, Vec<Problem>) {
    let body = source.text.get(source.body_start..).unwrap_or_default();
    let first_line = source.text.len() - body.len();
    let first_line = source.text[..first_line].matches('\n').count() + 1;
    let pieces = line::cut(body, first_line);
    let scenarios = scenario::read(&pieces);
    let (drafts, others): (Vec<Draft>, Vec<Draft>) =
        reader::read(pieces).into_iter().partition(is_question);
    let lines: Vec<&str> = source.text.lines().collect();
    let mut problems = Vec::new();
    let of_file = of_file(source, &lines, drafts.len(), &mut problems);
    let mut parsed = Vec::new();
    for (place, draft) in (1..).zip(drafts) {
        let around = Surroundings {
            note: source.note,
            tags: source.tags,
            scenarios: &scenarios,
            place,
        };
        let mut defects = Defects::of(source.note.as_str(), &lines);
        let metadata = of_question(&draft, source, &of_file, &mut defects);
        let is_named = metadata.id.is_some();
        let question = build::build(&draft, metadata, &around, &mut defects);
        problems.append(&mut defects.problems);
        parsed.push(Parsed {
            draft,
            question,
            is_named,
        });
    }
    problems.extend(unoffered(source, &lines, &others));
    (parsed, problems)
}

/// Answers that name an option where none was found: most likely a question in a shape that is not read.
fn unoffered(source: &Source<'_>, lines: &[&str], others: &[Draft]) -> Vec<Problem> {
    let mut defects = Defects::of(source.note.as_str(), lines);
    for line in others.iter().filter_map(|draft| draft.unoffered) {
        let message = Message::new("quiz-answer-alone");
        defects.warning_at(line, message, "quiz-hint-options");
    }
    defects.problems
}

/// Whether a draft is meant as a question. Lists without an answer are not, unless words say so; nor is `Q:` with `A:`.
fn is_question(draft: &Draft) -> bool {
    let said = draft.announced.or(draft.unoffered).is_some();
    let meant = draft.has_key() || (said && draft.options.len() != 1);
    (meant && !draft.options.is_empty()) || draft.is_marked()
}

/// What the frontmatter says about the questions of the file, when it speaks of questions at all.
fn of_file(
    source: &Source<'_>,
    lines: &[&str],
    count: usize,
    problems: &mut Vec<Problem>,
) -> Metadata {
    let Some(value) = source
        .frontmatter
        .filter(|value| count > 0 && speaks_of_questions(source.note, value))
    else {
        return Metadata::default();
    };
    let mut defects = Defects::of(source.note.as_str(), lines);
    defects.turn_to(frontmatter_text(source), source.frontmatter_first_line);
    let mut metadata = metadata::read(value, Home::Frontmatter, &mut defects);
    if count > 1 && metadata.id.take().is_some() {
        defects.warning(
            &["id"],
            Message::new("quiz-metadata-of-one").with("name", "id"),
            Some(hint_comment()),
        );
    }
    if count > 1 && metadata.lab.take().is_some() {
        defects.warning(
            &["lab"],
            Message::new("quiz-metadata-of-one").with("name", "lab"),
            Some(hint_comment()),
        );
    }
    problems.append(&mut defects.problems);
    metadata
}

fn hint_comment() -> Message {
    Message::new("quiz-hint-comment")
}

/// Frontmatter is about questions in a folder `questions`, or when it names an exam or a lab. Elsewhere an `id` is
/// the note's own.
fn speaks_of_questions(note: &NoteId, frontmatter: &Value) -> bool {
    let in_folder = note
        .as_str()
        .split('/')
        .rev()
        .skip(1)
        .any(|folder| folder == "questions");
    in_folder || frontmatter.get("exam").is_some() || frontmatter.get("lab").is_some()
}

/// The YAML of the frontmatter as written, and perhaps a few lines more.
fn frontmatter_text<'a>(source: &Source<'a>) -> &'a str {
    let mut rest = source.text.get(..source.body_start).unwrap_or_default();
    for _ in 1..source.frontmatter_first_line {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    rest
}

/// What is said about one question: in its comment, else for the whole file.
fn of_question<'a>(
    draft: &'a Draft,
    source: &Source<'a>,
    of_file: &Metadata,
    defects: &mut Defects<'a>,
) -> Metadata {
    let mut own = Metadata::default();
    if let Some(comment) = draft.comments.first() {
        defects.turn_to(&comment.yaml, comment.line);
        own = read_comment(&comment.yaml, defects);
    }
    if let Some(second) = draft.comments.get(1) {
        defects.warning_at(
            second.line,
            Message::new("quiz-comment-twice"),
            "quiz-hint-comment-twice",
        );
    }
    if own.lab.is_none() && of_file.lab.is_some() {
        defects.turn_to(frontmatter_text(source), source.frontmatter_first_line);
    }
    Metadata {
        id: own.id.or_else(|| of_file.id.clone()),
        exam: own.exam.or_else(|| of_file.exam.clone()),
        task: own.task.or_else(|| of_file.task.clone()),
        tags: own.tags,
        select: own.select.or(of_file.select),
        keeps_order: own.keeps_order || of_file.keeps_order,
        form: own.form.or(of_file.form),
        scenario: own.scenario.or_else(|| of_file.scenario.clone()),
        lab: own.lab.or_else(|| of_file.lab.clone()),
    }
}

fn read_comment(yaml: &str, defects: &mut Defects<'_>) -> Metadata {
    match serde_yaml::from_str::<Value>(yaml) {
        Ok(value) => metadata::read(&value, Home::Comment, defects),
        Err(error) => {
            let (line, column) = error
                .location()
                .map_or((0, 0), |at| (at.line() - 1, at.column().saturating_sub(1)));
            let message = Message::new("quiz-comment-yaml").with("detail", error.to_string());
            defects.error_in_yaml(line, column, message, "quiz-hint-comment");
            Metadata::default()
        }
    }
}

#[cfg(test)]
mod tests;
