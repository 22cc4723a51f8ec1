//! Outside: a text that another program wrote, read into questions. What a format offers that a question here does not
//! have is a problem with its place; the other questions are read all the same.

use std::path::Path;

use super::{aiken, gift, markdown, native};
use crate::message::Message;
use crate::problem::Problem;
use crate::quiz::{self, AnswerOption, LabSetting, OptionLabel, Question, QuestionId};
use crate::vault::{Note, NoteId, Tag};

/// A format that questions are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Gift,
    Aiken,
    /// Notes with questions in any shape that `quiz::parse` reads.
    Markdown,
}

/// A text with the path by which a person knows it.
#[derive(Clone, Debug)]
pub struct Outside {
    note: Note,
}

/// What was read. Every question reads back the same from [`super::native`].
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Each with its path as note and its line in it.
    pub questions: Vec<Question>,
    /// By line.
    pub problems: Vec<Problem>,
}

impl Format {
    pub const NAMES: [(&'static str, Format); 3] = [
        ("gift", Format::Gift),
        ("aiken", Format::Aiken),
        ("markdown", Format::Markdown),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        let named = Format::NAMES.iter().find(|(_, format)| *format == self);
        named.map_or("", |(name, _)| name)
    }
}

impl Outside {
    #[must_use]
    pub fn new(path: &str, text: &str) -> Outside {
        // A note's text has one kind of line end, no byte order mark, and composed letters.
        let (note, _) = Note::parse(NoteId::new(path), text);
        Outside { note }
    }

    /// The format it seems to have: Markdown by its name; else Aiken by its answer lines, GIFT by its braces.
    #[must_use]
    pub fn guess(&self) -> Format {
        let text = &self.note.text;
        if self.note.id.as_str().to_lowercase().ends_with(".md") {
            Format::Markdown
        } else if gift::looks_like(text) {
            Format::Gift
        } else if aiken::looks_like(text) {
            Format::Aiken
        } else {
            Format::Markdown
        }
    }

    #[must_use]
    pub fn read(&self, format: Format) -> Read {
        let (found, mut problems) = match format {
            Format::Gift => gift::read(&self.note),
            Format::Aiken => aiken::read(&self.note),
            Format::Markdown => markdown::read(&self.note),
        };
        let mut questions = Vec::new();
        for question in found {
            match native::fitted(&question) {
                Some(question) => questions.push(question),
                None => problems.push(
                    problem(
                        &self.note,
                        question.line,
                        1,
                        Message::new("exchange-unwritable"),
                    )
                    .hint(Message::new("exchange-hint-unwritable")),
                ),
            }
        }
        put_lines(&self.note, &mut problems);
        problems.sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.line));
        Read {
            questions,
            problems,
        }
    }
}

/// What a reader found of a question, before it is one.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) line: usize,
    pub(super) stem: String,
    /// Texts, each with what is said about it.
    pub(super) options: Vec<(String, String)>,
    /// 0-based places of the right options, in order.
    pub(super) key: Vec<usize>,
    pub(super) explanation: String,
    pub(super) tags: Vec<Tag>,
}

impl Found {
    /// The question in `note`.
    ///
    /// # Errors
    /// What it lacks.
    pub(super) fn question(self, note: &Note) -> Result<Question, Message> {
        let count = self.options.len();
        if self.stem.is_empty() {
            return Err(Message::new("exchange-no-stem"));
        }
        if count < 2 {
            return Err(Message::new("exchange-few-options"));
        }
        if count > OptionLabel::MOST {
            return Err(Message::new("exchange-many-options").with("most", OptionLabel::MOST));
        }
        let labels: Vec<OptionLabel> = (0..count).filter_map(OptionLabel::at).collect();
        let key: Vec<OptionLabel> = self
            .key
            .iter()
            .filter_map(|&place| labels.get(place).copied())
            .collect();
        if key.is_empty() {
            return Err(Message::new("exchange-no-key"));
        }
        let options = labels.iter().zip(self.options);
        let option = |(&label, (text, why)): (&OptionLabel, (String, String))| AnswerOption {
            label,
            text,
            explanation: Some(why).filter(|why| !why.is_empty()),
            pinned: false,
        };
        Ok(Question {
            id: QuestionId(self.id),
            note: note.id.clone(),
            line: self.line,
            stem: self.stem,
            options: options.map(option).collect(),
            form: quiz::Form::Choice,
            scenario: None,
            key,
            explanation: self.explanation,
            tags: self.tags,
            exam: None,
            task: None,
            lab: LabSetting::Absent,
        })
    }
}

/// An error at a 1-based line and column of a text. The line itself is put in when all is read.
pub(super) fn problem(note: &Note, line: usize, column: usize, message: Message) -> Problem {
    Problem::error(note.id.as_str(), message).at(line, column, "")
}

/// Puts the lines of a text into its problems.
fn put_lines(note: &Note, problems: &mut [Problem]) {
    let lines: Vec<&str> = note.text.lines().collect();
    for place in problems
        .iter_mut()
        .filter_map(|problem| problem.place.as_mut())
    {
        if place.text.is_empty() {
            let text = lines.get(place.line.saturating_sub(1));
            place.text = text.map_or(String::new(), |text| (*text).to_owned());
        }
    }
}

/// What a question is called that has no name: its file and its place in it.
pub(super) fn named_by_place(note: &Note, place: usize) -> String {
    format!("{}-{place}", stem(note.id.as_str()))
}

/// The name of a file without what says its format.
#[must_use]
pub fn stem(path: &str) -> String {
    const ENDINGS: [&str; 5] = [".txt", ".gift", ".md", ".markdown", ".aiken"];
    let name = Path::new(path)
        .file_name()
        .map_or(path.into(), |name| name.to_string_lossy());
    let mut name = name.into_owned();
    while let Some(ending) = ENDINGS
        .iter()
        .find(|ending| name.to_ascii_lowercase().ends_with(**ending))
    {
        name.truncate(name.len() - ending.len());
    }
    match name.trim() {
        "" => "import".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Read as _};

    use super::*;

    /// A question with these options, A first, and a key of letters.
    pub(in crate::exchange) fn question(
        id: &str,
        stem: &str,
        options: &[&str],
        key: &str,
    ) -> Question {
        let found = Found {
            id: id.to_owned(),
            line: 1,
            stem: stem.to_owned(),
            options: options
                .iter()
                .map(|text| ((*text).to_owned(), String::new()))
                .collect(),
            key: key
                .bytes()
                .map(|letter| usize::from(letter - b'A'))
                .collect(),
            ..Found::default()
        };
        let (note, _) = Note::parse(NoteId::new("a.md"), "");
        let mut question = found.question(&note).expect("a question");
        for option in &mut question.options {
            option.pinned = option.text.contains("of the above");
        }
        question
    }

    /// Says a message by its name and values.
    pub(in crate::exchange) fn say(message: &Message) -> String {
        let value = |(name, value): &(&str, crate::message::Value)| match value {
            crate::message::Value::Text(text) => format!(" {name}={text}"),
            crate::message::Value::Number(number) => format!(" {name}={number}"),
            crate::message::Value::Message(_) => String::new(),
        };
        let values: String = message.values.iter().map(value).collect();
        format!("{}{values}", message.id)
    }

    /// The bytes of a file in a zip.
    pub(in crate::exchange) fn file_of(package: &[u8], path: &str) -> Vec<u8> {
        let mut zip = zip::ZipArchive::new(Cursor::new(package)).expect("a zip");
        let mut bytes = Vec::new();
        zip.by_name(path)
            .expect("it is there")
            .read_to_end(&mut bytes)
            .expect("read");
        bytes
    }

    fn check(path: &str, text: &str, expected: Format) {
        assert_eq!(Outside::new(path, text).guess(), expected, "{path} {text}");
    }

    #[test]
    fn a_form_is_guessed_from_what_is_there() {
        check("a.txt", "x?\nA. 1\nB. 2\nANSWER: B\n", Format::Aiken);
        check("a.txt", "x? {=1 ~2}", Format::Gift);
        check("a.txt", "::n::x {T}", Format::Gift);
        check("a.txt", "// c\n\n$CATEGORY: a\n", Format::Gift);
        check("a.txt", "f{x}?\nA) 1\nB) 2\nANSWER: B\n", Format::Aiken);
        check(
            "a.txt",
            "**Question:** x?\n- A) 1\n- B) 2\n\n정답: A\n",
            Format::Markdown,
        );
        check("a.MD", "x? {=1 ~2}", Format::Markdown);
        check("a.txt", "", Format::Markdown);
    }

    #[test]
    fn a_file_is_called_by_its_name_alone() {
        for (path, name) in [
            ("a/b.gift.txt", "b"),
            ("b.MD", "b"),
            ("과적합.txt", "과적합"),
            (".txt", "import"),
            ("b.c", "b.c"),
        ] {
            assert_eq!(stem(path), name);
        }
    }
}
