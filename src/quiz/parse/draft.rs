//! Draft: a question as found in a note, before it is checked. How it is found stands in `reader.rs`.

use super::item::asks_in_words;
use super::numbered::Run;
use super::{ending, key};
use crate::quiz::question::OptionLabel;

/// What was found of one question.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The heading over it; of a heading such as `Q1. Which …?` only what follows the lead.
    pub(super) title: Option<Title>,
    /// 1-based line of the first word of the stem; 0 while there is none.
    pub(super) line: usize,
    /// The line of the words that say a question is here, if any do.
    pub(super) announced: Option<usize>,
    pub(super) stem: Passage,
    /// Lines of the stem that may turn out to be options.
    pub(super) run: Run,
    /// The options were written with numbers, so that a number in an answer is one of them.
    pub(super) numbered: bool,
    pub(super) options: Vec<DraftOption>,
    pub(super) answers: Vec<Answer>,
    /// The letters that stood behind the stem.
    pub(super) ending: Option<Answer>,
    /// What is said about the question as a whole.
    pub(super) explanation: Passage,
    pub(super) reasons: Vec<Reason>,
    pub(super) comments: Vec<Comment>,
    /// The line of a quiz comment that nothing closes.
    pub(super) unclosed: Option<usize>,
    /// The line of `**Options:**` under `**Question:**`.
    pub(super) offers: Option<usize>,
    /// The line of the first option that has no letter left.
    pub(super) too_many: Option<usize>,
    /// The line on which options began at A although the question before had its own.
    pub(super) again: Option<usize>,
    /// The line of an answer that names an option while there is none.
    pub(super) unoffered: Option<usize>,
}

/// A heading over a question.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) line: usize,
    /// It was a lead, so that its text is part of the stem; else it stands in for a missing one.
    pub(super) is_lead: bool,
}

#[derive(Debug)]
pub(super) struct DraftOption {
    pub(super) label: OptionLabel,
    pub(super) line: usize,
    pub(super) text: Passage,
    pub(super) checked: Option<bool>,
    pub(super) highlighted: bool,
    pub(super) fixed: bool,
}

/// A line that names the key.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) line: usize,
    pub(super) text: String,
}

/// An explanation of one option, or of several.
#[derive(Debug)]
pub(super) struct Reason {
    pub(super) labels: Vec<OptionLabel>,
    /// Text of the option that was repeated in bold.
    pub(super) repeated: Option<String>,
    pub(super) text: Passage,
}

/// A quiz comment.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) line: usize,
    pub(super) yaml: String,
}

/// Lines of one text, gaps between them kept and gaps around them dropped.
#[derive(Debug, Default)]
pub(super) struct Passage {
    lines: Vec<String>,
    gap: usize,
}

impl Passage {
    pub(super) fn of(text: &str) -> Passage {
        let mut passage = Passage::default();
        if !text.is_empty() {
            passage.push(text);
        }
        passage
    }

    pub(super) fn push(&mut self, line: &str) {
        let gap = if self.lines.is_empty() { 0 } else { self.gap };
        self.lines.extend(std::iter::repeat_n(String::new(), gap));
        self.lines.push(line.trim_end().to_owned());
        self.gap = 0;
    }

    pub(super) fn push_blank(&mut self) {
        self.gap += 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn text(&self) -> String {
        self.text_from(0)
    }

    /// The text from the line at `start` on; empty when there are not so many.
    pub(super) fn text_from(&self, start: usize) -> String {
        self.lines_from(start).join("\n").trim().to_owned()
    }

    pub(super) fn lines_from(&self, start: usize) -> &[String] {
        self.lines.get(start..).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Takes the lines from `start` on away.
    pub(super) fn split_off(&mut self, start: usize) -> Passage {
        let lines = self.lines.split_off(start.min(self.lines.len()));
        Passage { lines, gap: 0 }
    }
}

impl Draft {
    pub(super) fn labels(&self) -> Vec<OptionLabel> {
        self.options.iter().map(|option| option.label).collect()
    }

    /// Whether something says that this is a question, options or not.
    pub(super) fn is_marked(&self) -> bool {
        !self.comments.is_empty() || self.unclosed.is_some() || self.offers.is_some()
    }

    /// Puts aside what stands behind the stem as its answer.
    pub(super) fn take_ending(&mut self) {
        let has_stem = asks_in_words(&self.stem.text());
        let of_title = self
            .title
            .as_mut()
            .filter(|title| title.is_lead || !has_stem);
        let of_title = of_title.map(|title| (title.line, &mut title.text));
        let of_stem = self.stem.lines.last_mut().map(|text| (self.line, text));
        for (line, text) in of_stem.into_iter().chain(of_title) {
            if let Some((stem, letters)) = ending::split(text) {
                *text = stem;
                self.ending.get_or_insert(Answer {
                    line,
                    text: letters,
                });
            }
        }
    }

    /// The options that are pointed out although no answer names them, with the line that does: some but not all that are
    /// highlighted under words that ask, else those behind the stem.
    pub(super) fn pointed_out(&self) -> Option<(usize, Vec<OptionLabel>)> {
        let labels = self.labels();
        let of_ending = || {
            let ending = self.ending.as_ref()?;
            let (named, _) = key::read(&ending.text, &labels, false)?;
            Some((ending.line, named))
        };
        let highlighted = self.options.iter().filter(|option| option.highlighted);
        let found = match highlighted.clone().next() {
            Some(first) if self.asks() => {
                let named = highlighted.map(|option| option.label).collect();
                Some((first.line, named))
            }
            _ => of_ending(),
        };
        found.filter(|(_, named): &(usize, Vec<OptionLabel>)| named.len() < labels.len())
    }

    fn asks(&self) -> bool {
        let title = self.title.as_ref().map(|title| title.text.as_str());
        let stem = self.stem.text();
        self.announced.is_some() || title.into_iter().chain([stem.as_str()]).any(asks_in_words)
    }

    pub(super) fn explains(&self, label: OptionLabel) -> bool {
        self.reasons
            .iter()
            .any(|reason| reason.labels.contains(&label))
    }

    /// Whether the last option named in the explanation is not explained yet.
    pub(super) fn is_unsaid(&self) -> bool {
        self.reasons
            .last()
            .is_some_and(|reason| reason.text.is_empty())
    }

    /// Whether anything says which option is correct.
    pub(super) fn has_key(&self) -> bool {
        self.has_answer() || self.pointed_out().is_some()
    }

    /// Whether a line or a mark says which option is correct.
    pub(super) fn has_answer(&self) -> bool {
        !self.answers.is_empty()
            || self
                .options
                .iter()
                .any(|option| option.checked == Some(true))
    }
}
