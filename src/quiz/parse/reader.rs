//! Reader: walks the lines of a note and collects drafts. Each line goes to the part that is open: the stem, an
//! option, the answer or an explanation. What is right or wrong with a draft is not decided here (`build.rs`).

use super::ahead::Ahead;
use super::draft::{Answer, Comment, Draft, DraftOption, Passage, Reason, Title};
use super::item::{dedent, is_listed, is_rule};
use super::lead::{self, Lead, Titled};
use super::line::{Line, Piece};
use super::numbered::Run;
use super::part::Part;
use super::{key, option, reason};
use crate::quiz::question::OptionLabel;

#[derive(Default)]
pub(super) struct Reader {
    pub(super) drafts: Vec<Draft>,
    pub(super) draft: Draft,
    pub(super) part: Part,
    /// A blank line came before the present one.
    pub(super) gap: bool,
    /// The marker of the option or the reason that is open: its indent, and whether it had a bullet.
    pub(super) marker: (usize, bool),
    /// What the stem was before a rule was drawn; used when nothing follows the rule.
    pub(super) above_rule: Passage,
    /// A heading that asks lets bare check boxes be options.
    pub(super) asks: bool,
    /// The stem was opened by words in the text, such as `**Question:**`; the same words again open another.
    pub(super) led: bool,
    /// Level of the heading over the explanation; deeper headings belong to it.
    pub(super) section: Option<u8>,
    /// The line above says that explanations follow.
    pub(super) announced: bool,
    /// The line on which the paragraph began that is being read, and how many lines of explanation came before it.
    pub(super) paragraph: (usize, usize),
}

/// Collects all drafts, in the order of the file.
pub(super) fn read(pieces: Vec<Piece<'_>>) -> Vec<Draft> {
    let mut reader = Reader::default();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(line) if line.text.is_empty() => reader.blank(),
            Piece::Text(line) => reader.line(line, Ahead(&pieces[at + 1..])),
            Piece::Code(text) => reader.code(text),
            Piece::Metadata { line, yaml } => reader.comment(*line, yaml),
            Piece::Unclosed { line } => reader.draft.unclosed = Some(*line),
        }
    }
    reader.finish();
    reader.drafts
}

impl Reader {
    fn blank(&mut self) {
        self.gap = true;
        self.passage().push_blank();
    }

    fn code(&mut self, text: &str) {
        let text = match self.part {
            Part::Options | Part::Reason { .. } => dedent(text, self.marker.0 + 2),
            _ => text,
        };
        self.passage().push(text);
        self.gap = false;
    }

    fn line(&mut self, line: &Line<'_>, ahead: Ahead<'_, '_>) {
        let announced = std::mem::take(&mut self.announced);
        let taken = self.counted_on(line, ahead) || (!announced && self.begun_again(line, ahead));
        if self.gap {
            self.paragraph = (line.number, self.draft.explanation.len());
        }
        let taken = taken
            || self.explained(line)
            || self.opened(line, ahead)
            || self.headed(line)
            || self.ruled(line);
        if !taken {
            self.continued(line);
        }
        self.gap = false;
    }

    /// An option's name in front of its explanation. It comes before leads: `Answer B - why` explains B.
    fn explained(&mut self, line: &Line<'_>) -> bool {
        if !matches!(self.part, Part::Explanation | Part::Reason { .. }) || self.is_nested(line) {
            return false;
        }
        let Some(marker) = reason::read(&line.text, &self.draft.labels()) else {
            return false;
        };
        let reason = Reason {
            labels: marker.labels,
            repeated: marker.repeated,
            text: Passage::of(&marker.text),
        };
        self.draft.reasons.push(reason);
        self.part = Part::Reason {
            by_heading: line.heading.is_some(),
        };
        self.marker = (line.indent, is_listed(line));
        true
    }

    /// Whether the line is an item inside the explanation that is open, as in a list under an option's name.
    pub(super) fn is_nested(&self, line: &Line<'_>) -> bool {
        matches!(self.part, Part::Reason { .. }) && line.indent > self.marker.0 + 1
    }

    /// A lead, where its part may open.
    fn opened(&mut self, line: &Line<'_>, ahead: Ahead<'_, '_>) -> bool {
        let titled = Titled {
            text: &line.text,
            is_title: line.is_title,
        };
        let lead = lead::read(titled, &self.draft.labels());
        if let Some(Lead::Answer { rest }) = lead {
            self.answers_alone(line, rest, ahead);
        }
        match lead {
            Some(Lead::Question { rest, sure }) => self.question(line, rest, sure),
            Some(Lead::Options) if self.draft.options.is_empty() => {
                if self.led {
                    self.draft.offers = Some(line.number);
                }
                self.draft.announced.get_or_insert(line.number);
                self.asks = true;
                self.part = Part::Stem;
            }
            Some(Lead::Answer { rest }) if self.takes_answer(rest) => self.answer(line, rest),
            Some(Lead::Explanation { rest }) if !self.draft.options.is_empty() => {
                self.part = Part::Explanation;
                self.announced = true;
                self.section = line.heading.or(self.section);
                self.keep(rest);
            }
            _ => return false,
        }
        true
    }

    fn question(&mut self, line: &Line<'_>, rest: &str, sure: bool) {
        if line.heading.is_some() || !self.draft.options.is_empty() || self.led {
            self.finish();
        }
        self.asks |= sure;
        self.led = line.heading.is_none();
        if sure {
            self.draft.announced = Some(line.number);
        }
        if let Some(level) = line.heading {
            self.draft.title = Some(Title {
                level,
                text: rest.to_owned(),
                line: line.number,
                is_lead: true,
            });
            return;
        }
        if let Some(title) = &mut self.draft.title {
            title.text.clear();
        }
        self.draft.stem = Passage::of(rest);
        self.draft.run = Run::default();
        self.draft.line = if rest.is_empty() { 0 } else { line.number };
    }

    /// A second answer that cannot be read is only a sentence.
    fn takes_answer(&self, rest: &str) -> bool {
        let again = self.draft.has_answer() && !matches!(self.part, Part::Awaiting);
        !self.draft.options.is_empty()
            && (!again
                || key::read(rest, &self.draft.labels(), false).is_some()
                || key::by_number(rest).is_some())
    }

    fn answer(&mut self, line: &Line<'_>, rest: &str) {
        self.section = line.heading.or(self.section);
        if rest.is_empty() {
            self.part = Part::Awaiting;
            return;
        }
        self.draft.answers.push(Answer {
            line: line.number,
            text: rest.to_owned(),
        });
        self.part = Part::Explanation;
    }

    /// A heading that opens no part: it goes on with what it stands deeper under, else it ends the question.
    fn headed(&mut self, line: &Line<'_>) -> bool {
        let Some(level) = line.heading else {
            return false;
        };
        let of_question = self
            .draft
            .title
            .as_ref()
            .filter(|title| title.is_lead)
            .map(|title| title.level);
        let deeper = of_question.is_some_and(|over| level > over)
            || self.section.is_some_and(|over| level > over);
        let goes_on = match self.part {
            Part::Stem => deeper && self.draft.announced.is_some(),
            Part::Explanation | Part::Reason { .. } => deeper,
            Part::Options | Part::Between | Part::Awaiting | Part::Closed => false,
        };
        if goes_on {
            self.keep(&line.written);
            return true;
        }
        self.finish();
        self.asks = line.text.ends_with(['?', '？']);
        self.draft.title = Some(Title {
            level,
            text: line.text.clone(),
            line: line.number,
            is_lead: false,
        });
        true
    }

    /// A rule ends an explanation, and parts a stem from what came before it.
    fn ruled(&mut self, line: &Line<'_>) -> bool {
        if !is_rule(&line.text) {
            return false;
        }
        match self.part {
            Part::Stem if self.draft.announced.is_none() => {
                if !self.draft.stem.is_empty() {
                    self.above_rule = std::mem::take(&mut self.draft.stem);
                    self.draft.run = Run::default();
                }
            }
            Part::Stem => self.keep(&line.written),
            Part::Options => self.part = Part::Between,
            Part::Explanation | Part::Reason { .. } => self.part = Part::Closed,
            Part::Between | Part::Awaiting | Part::Closed => {}
        }
        true
    }

    /// A line that opens nothing belongs to the part that is open.
    pub(super) fn continued(&mut self, line: &Line<'_>) {
        if matches!(self.part, Part::Stem | Part::Options | Part::Between) && self.offered(line) {
            return;
        }
        match self.part {
            Part::Stem => {
                if self.draft.line == 0 {
                    self.draft.line = line.number;
                }
                self.draft.stem.push(&line.written);
                let at = self.draft.stem.len() - 1;
                self.draft.run.count(line, at);
            }
            Part::Options if self.goes_on(line) => {
                self.keep(dedent(&line.written, self.marker.0 + 2))
            }
            Part::Options => {
                self.part = Part::Between;
                self.keep(&line.written);
            }
            Part::Awaiting => self.awaited(line),
            Part::Reason { by_heading }
                if by_heading || self.draft.is_unsaid() || self.goes_on(line) =>
            {
                self.keep(dedent(&line.written, self.marker.0 + 2));
            }
            Part::Between | Part::Explanation => self.keep(&line.written),
            Part::Reason { .. } => {
                self.part = Part::Explanation;
                self.keep(&line.written);
            }
            Part::Closed => {
                self.finish();
                self.continued(line);
            }
        }
    }

    /// An option, if one may stand here. The first is A; a bare box is one only under words that ask.
    fn offered(&mut self, line: &Line<'_>) -> bool {
        let Some(marker) = option::read(&line.text) else {
            return false;
        };
        let next = OptionLabel::at(self.draft.options.len());
        let is_first = self.draft.options.is_empty();
        let nested = self.part == Part::Options && line.indent > self.marker.0 + 1;
        let bare = OptionLabel::at(self.draft.options.len().min(OptionLabel::MOST - 1))
            .filter(|_| self.asks);
        let Some(label) = marker.label.or(bare) else {
            return false;
        };
        if (is_first && Some(label) != next) || (nested && Some(label) != next) {
            return false;
        }
        if self.draft.options.len() == OptionLabel::MOST {
            self.draft.too_many.get_or_insert(line.number);
            return true;
        }
        if is_first {
            if self.draft.stem.is_empty() {
                self.draft.stem = std::mem::take(&mut self.above_rule);
            }
            if option::is_circled(&line.text) {
                self.draft.take_ending();
            }
        }
        self.draft.options.push(DraftOption {
            label,
            line: line.number,
            text: Passage::of(&marker.text),
            checked: marker.checked,
            highlighted: marker.highlighted,
            fixed: line.fixed,
        });
        self.part = Part::Options;
        self.marker = (line.indent, is_listed(line));
        true
    }

    /// The letters of an announced answer, or the explanation that stands in their place.
    fn awaited(&mut self, line: &Line<'_>) {
        self.part = Part::Explanation;
        match key::read(&line.text, &self.draft.labels(), true)
            .or_else(|| key::with_text(&line.text, &self.draft.labels()))
            .or_else(|| key::by_number(&line.text).filter(|(_, rest)| rest.is_empty()))
        {
            Some(_) => self.draft.answers.push(Answer {
                line: line.number,
                text: line.text.clone(),
            }),
            None => self.keep(&line.written),
        }
    }

    /// Whether the line goes on with the option or the reason that is open.
    fn goes_on(&self, line: &Line<'_>) -> bool {
        let (indent, listed) = self.marker;
        let is_sibling = listed && is_listed(line);
        line.indent > indent || !(self.gap || is_sibling)
    }

    fn comment(&mut self, line: usize, yaml: &str) {
        if self.part == Part::Closed || (self.draft.has_key() && !self.draft.comments.is_empty()) {
            self.finish();
        }
        self.draft.announced.get_or_insert(line);
        self.draft.comments.push(Comment {
            line,
            yaml: yaml.to_owned(),
        });
        self.asks = true;
    }

    fn keep(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.passage().push(text);
        }
    }

    /// The text that the open part adds to.
    fn passage(&mut self) -> &mut Passage {
        let draft = &mut self.draft;
        match self.part {
            Part::Stem => &mut draft.stem,
            Part::Options => draft
                .options
                .last_mut()
                .map_or(&mut draft.explanation, |option| &mut option.text),
            Part::Reason { .. } => draft
                .reasons
                .last_mut()
                .map_or(&mut draft.explanation, |reason| &mut reason.text),
            Part::Between | Part::Awaiting | Part::Explanation | Part::Closed => {
                &mut draft.explanation
            }
        }
    }

    /// Puts the draft away, if it holds anything to speak of, and starts the next.
    pub(super) fn finish(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        if !draft.options.is_empty() || draft.is_marked() || draft.unoffered.is_some() {
            self.drafts.push(draft);
        }
        self.part = Part::Stem;
        self.above_rule = Passage::default();
        self.asks = false;
        self.led = false;
        self.section = None;
    }
}
