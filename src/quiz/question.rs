//! Question: a stem, its options, which of them is the key, and why. How it is written down is not here (`parse/`).

use std::borrow::Cow;

use crate::lab::Experiment;
use crate::vault::{NoteId, Tag, Wikilink, verbatim};

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
    /// What comes before the stem, and is shared with other questions of the note.
    pub scenario: Option<Scenario>,
    /// Markdown, as written.
    pub stem: String,
    /// At least two, in the order written, each label once.
    pub options: Vec<AnswerOption>,
    pub form: Form,
    /// Labels of the correct options: at least one, each once and sorted; in another form than a choice, in its order.
    pub key: Vec<OptionLabel>,
    /// What is said about the question as a whole; empty when nothing is.
    pub explanation: String,
    /// The question's own tags, then its note's.
    pub tags: Vec<Tag>,
    pub exam: Option<String>,
    pub task: Option<String>,
    pub lab: LabSetting,
}

/// What it is to answer a question. In every form all of the key counts, or nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// To choose options, in no order.
    #[default]
    Choice,
    /// To choose options and put them in order.
    Ordering,
    /// To give each prompt of the stem an option, in the order of the prompts; the same option may fit several.
    Matching,
}

/// A text that several questions of a note are about, as in a case study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    pub name: String,
    /// Markdown, as written; never empty.
    pub text: String,
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

/// What the author wrote under `lab:`.
#[derive(Clone, Debug, PartialEq)]
pub enum LabSetting {
    /// Every option of the question is in it, in the question's order.
    Given(Experiment),
    /// Something was written and cannot be used; a problem says why. Nothing is inferred in its place.
    Refused,
    /// Nothing was written: the experiment is inferred from the words.
    Absent,
}

impl Form {
    /// As it is written behind `type:`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::Choice => "choice",
            Form::Ordering => "order",
            Form::Matching => "match",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Form> {
        [Form::Choice, Form::Ordering, Form::Matching]
            .into_iter()
            .find(|form| form.name() == name)
    }
}

impl QuestionId {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl OptionLabel {
    /// As many as there are letters.
    pub const MOST: usize = 26;

    /// The label of a letter in any case, `①` to `⑳` counting as `A` to `T` (`⓵` as `①`), full-width letters as plain ones.
    #[must_use]
    pub fn of(written: char) -> Option<OptionLabel> {
        match written {
            'a'..='z' | 'A'..='Z' => Some(OptionLabel(written.to_ascii_uppercase())),
            'Ａ'..='Ｚ' => OptionLabel::at(written as usize - 'Ａ' as usize),
            'ａ'..='ｚ' => OptionLabel::at(written as usize - 'ａ' as usize),
            '①'..='⑳' => OptionLabel::at(written as usize - '①' as usize),
            '⓵'..='⓾' => OptionLabel::at(written as usize - '⓵' as usize),
            _ => None,
        }
    }

    /// The label at a 0-based place in the alphabet.
    #[must_use]
    pub fn at(place: usize) -> Option<OptionLabel> {
        ('A'..='Z').nth(place).map(OptionLabel)
    }
}

impl std::fmt::Display for QuestionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Display for OptionLabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Question {
    /// Everything above the options: the scenario, if there is one, and the stem.
    #[must_use]
    pub fn asked(&self) -> Cow<'_, str> {
        match &self.scenario {
            Some(scenario) => format!("{}\n\n{}", scenario.text, self.stem).into(),
            None => self.stem.as_str().into(),
        }
    }

    /// The same question with its scenario as a part of the stem.
    #[must_use]
    pub fn in_one(&self) -> Question {
        Question {
            stem: self.asked().into_owned(),
            scenario: None,
            ..self.clone()
        }
    }

    /// In the order written.
    #[must_use]
    pub fn labels(&self) -> Vec<OptionLabel> {
        self.options.iter().map(|option| option.label).collect()
    }

    /// The option that goes by this label.
    #[must_use]
    pub fn option(&self, label: OptionLabel) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.label == label)
    }

    /// The section of a note that it rests on: the last link to a heading that its explanations hold. `None` where they
    /// hold none.
    #[must_use]
    pub fn section(&self) -> Option<Wikilink> {
        let of_options = self.options.iter().rev();
        let of_options = of_options.filter_map(|option| option.explanation.as_deref());
        let mut explanations = std::iter::once(self.explanation.as_str()).chain(of_options);
        explanations.find_map(last_section)
    }

    /// The domain of its exam: `2` for task 2.3.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.task.as_ref()?.trim().split('.').next()
    }
}

fn last_section(text: &str) -> Option<Wikilink> {
    let hidden = verbatim(text);
    let is_hidden = |at: usize| hidden.iter().any(|hidden| hidden.contains(&at));
    let links = text.rmatch_indices("[[").filter_map(|(at, _)| {
        let end = at + text[at..].find("]]")? + "]]".len();
        Wikilink::parse(&text[at..end], 0).filter(|_| !is_hidden(at))
    });
    let mut links = links.filter(|link| link.heading.is_some());
    links.next()
}

/// Labels as people list them: `A, C`.
pub(crate) fn list(labels: &[OptionLabel]) -> String {
    let letters: Vec<String> = labels.iter().map(OptionLabel::to_string).collect();
    letters.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: char, expected: Option<char>) {
        assert_eq!(OptionLabel::of(written).map(|label| label.0), expected);
    }

    #[test]
    fn a_letter_is_a_letter_in_any_dress() {
        check('A', Some('A'));
        check('e', Some('E'));
        check('Ｂ', Some('B'));
        check('③', Some('C'));
        check('⑳', Some('T'));
        check('가', None);
        check('1', None);
    }
}
