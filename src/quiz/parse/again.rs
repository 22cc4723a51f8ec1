//! Again: a question that begins under the heading of an answered one, told by its number or by its options.
//! What opens with words of its own (`**Question:**`) is read in `reader.rs`.

use super::ahead::Ahead;
use super::item::{asks, asks_in_words, number, number_of};
use super::line::Line;
use super::part::Part;
use super::reader::Reader;
use super::{ending, key, numbered, option};
use crate::quiz::question::OptionLabel;

impl Reader {
    /// The next number of a list of questions: `2. …` or `**2번.** …` when the stem of the answered one has a number.
    pub(super) fn counted_on(&mut self, line: &Line<'_>, ahead: Ahead<'_, '_>) -> bool {
        let Some(next) = number_of(line).filter(|_| self.is_answered()) else {
            return false;
        };
        let stem = self.draft.stem.text();
        let follows = stem.lines().find_map(number).map(|it| it + 1) == Some(next);
        if !(follows && ahead.asks(next)) {
            return false;
        }
        self.next();
        self.continued(line);
        true
    }

    /// Options that begin again at A under an answered question: those of the next one, if the text above them asks
    /// something and an answer follows, or one is pointed out. Otherwise they are taken for explanations. Either may be
    /// wrong, so it is noted.
    pub(super) fn begun_again(&mut self, line: &Line<'_>, ahead: Ahead<'_, '_>) -> bool {
        let first = OptionLabel('A');
        let is_first = if self.draft.numbered {
            numbered::read(&line.text).is_some_and(|(number, _)| number == 1)
        } else {
            option::read(&line.text).is_some_and(|it| it.label == Some(first))
        };
        let may_begin = is_first && self.is_answered() && !self.is_nested(line);
        if !(may_begin && ahead.goes_on(self.draft.numbered)) {
            return false;
        }
        let answers = ahead.answers();
        let pointed_out = || option::is_highlighted(&line.text) || ahead.highlights();
        let is_stem = self.text_above().is_some_and(|text| {
            let has_ending = option::is_circled(&line.text) && ending::split(&text).is_some();
            (answers && asks(&text)) || has_ending || (asks_in_words(&text) && pointed_out())
        });
        if is_stem {
            let (start, at) = self.paragraph;
            let stem = self.draft.explanation.split_off(at);
            self.next();
            self.draft.stem = stem;
            self.draft.line = start;
            self.draft.again = Some(line.number);
            self.continued(line);
            return true;
        }
        if answers || self.draft.explains(first) {
            self.draft.again.get_or_insert(line.number);
        }
        false
    }

    /// The last paragraph of the explanation.
    fn text_above(&self) -> Option<String> {
        let (line, at) = self.paragraph;
        let answer = self.draft.answers.last().map_or(0, |answer| answer.line);
        (line > answer).then(|| self.draft.explanation.text_from(at))
    }

    fn is_answered(&self) -> bool {
        !matches!(self.part, Part::Stem | Part::Awaiting) && self.draft.has_key()
    }

    /// Ends the question; the next one under the same heading may have bare boxes if this one might.
    fn next(&mut self) {
        let asks = self.asks;
        self.finish();
        self.asks = asks;
    }

    /// An answer where no option was found: a number may name one of the numbered lines above, which then are options.
    /// Anything else that names an option is remembered, so that the question is not lost in silence.
    pub(super) fn answers_alone(&mut self, line: &Line<'_>, rest: &str, ahead: Ahead<'_, '_>) {
        if self.part != Part::Stem || !self.draft.options.is_empty() {
            return;
        }
        let named = if rest.is_empty() {
            let alone = |text: &&str| key::by_number(text).is_none_or(|(_, rest)| rest.is_empty());
            ahead.next_text().filter(alone).unwrap_or_default()
        } else {
            rest
        };
        let places = key::by_number(named).map(|(places, _)| places);
        let draft = &mut self.draft;
        let options = places.as_ref().and_then(|places| {
            draft
                .run
                .take(&mut draft.stem, draft.title.is_some(), *places.last()?)
        });
        if let Some(options) = options {
            draft.options = options;
            draft.numbered = true;
        } else if places.is_some() || key::read(named, &[], true).is_some() {
            draft.unoffered.get_or_insert(line.number);
        }
    }
}
