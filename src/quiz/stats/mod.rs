//! Statistics of a person's own answers: how many were right, and how many were known; whether confidence can be
//! trusted; which wrong option keeps being chosen; whether what should be remembered is. Pure, from the log alone.
//!
//! Of each question the first answer of a study day counts: what is asked again on the same day was just explained.

mod share;
mod weeks;

use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) use share::chance;
pub use share::{Share, percent};
pub use weeks::{Day, Row, Weekday, Weeks};

use super::bank::Bank;
use super::question::{Form, OptionLabel, Question, QuestionId};
use super::review::{Confidence, PastReview};
use super::schedule::{Parameters, StudyDay, log_loss, predictions};
use crate::message::Message;

/// A wrong option chosen so often is a habit.
const HABIT: usize = 2;

/// What a person's answers say.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    pub all: Share,
    /// By tag with its parents, folded, of the questions that are still there.
    pub tags: BTreeMap<String, Share>,
    /// By exam and domain, `MLA-C01 2`, of the questions that name both.
    pub domains: BTreeMap<String, Share>,
    /// By how sure a person was, from least to most.
    pub calibration: Vec<(Confidence, Share)>,
    /// Questions whose last answer was wrong and given as sure, the latest first.
    pub confident_errors: Vec<QuestionId>,
    /// Wrong options chosen again and again, the most often first.
    pub habits: Vec<Habit>,
    pub retention: Retention,
    /// Answers of any kind on each study day.
    pub days: BTreeMap<StudyDay, usize>,
}

/// A wrong option of a question that a person keeps choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habit {
    pub question: QuestionId,
    pub option: OptionLabel,
    pub times: usize,
}

/// What the model of memory foresaw, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// The mean chance foreseen, 0 to 1.
    pub foreseen: f64,
    pub remembered: Share,
    /// The mean of −ln of the chance given to what happened; less is better.
    pub log_loss: f64,
}

impl Stats {
    /// `past` oldest first, as the log returns it.
    #[must_use]
    pub fn of(bank: &Bank, past: &[PastReview], parameters: &Parameters) -> Stats {
        let firsts = firsts_of_days(past);
        let mut stats = Stats {
            all: Share::default(),
            tags: BTreeMap::new(),
            domains: BTreeMap::new(),
            calibration: Confidence::ALL
                .map(|sure| (sure, Share::default()))
                .to_vec(),
            confident_errors: confident_errors(past),
            habits: habits(&firsts),
            retention: retention(&firsts, parameters),
            days: BTreeMap::new(),
        };
        for review in past {
            *stats.days.entry(day(review)).or_insert(0) += 1;
        }
        for review in firsts {
            stats.add(review, bank.get(&review.question));
        }
        stats
    }

    /// Days in a row with an answer, up to today or, when nothing is answered today yet, to yesterday.
    #[must_use]
    pub fn streak(&self, today: StudyDay) -> usize {
        let answered = |day: &StudyDay| self.days.contains_key(day);
        let last = today.before(u32::from(!answered(&today)));
        let days = (0..).map(|back| last.before(back));
        days.take_while(answered).count()
    }

    /// The score of all answers, its interval, and what is left of it without luck.
    #[must_use]
    pub fn headline(&self) -> Message {
        let percent = |share: Option<f64>| share.map_or(0.0, percent);
        let (low, high) = self.all.interval().unwrap_or((0.0, 1.0));
        Message::new("quiz-stats-head")
            .with("answers", self.all.of)
            .with("right", percent(self.all.mean()))
            .with("low", percent(Some(low)))
            .with("high", percent(Some(high)))
            .with("known", percent(self.all.known()))
    }

    /// The tags with the most answers, by name.
    #[must_use]
    pub fn most_answered_tags(&self, most: usize) -> Vec<(&str, &Share)> {
        let tags = self.tags.iter();
        let mut tags: Vec<_> = tags.map(|(tag, share)| (tag.as_str(), share)).collect();
        tags.sort_by_key(|(_, share)| std::cmp::Reverse(share.of));
        tags.truncate(most);
        tags.sort_by_key(|(tag, _)| *tag);
        tags
    }

    /// How sure a person was, from least to most, where an answer was given so.
    pub fn said_sure(&self) -> impl Iterator<Item = (Confidence, &Share)> {
        let levels = self.calibration.iter().filter(|(_, share)| share.of > 0);
        levels.map(|(sure, share)| (*sure, share))
    }

    fn add(&mut self, review: &PastReview, question: Option<&Question>) {
        let form = question.map_or(Form::Choice, |question| question.form);
        let chance = chance(form, review.options, review.key.len());
        let count = |share: &mut Share| share.add(review.correct, chance);
        count(&mut self.all);
        let levels = self.calibration.iter_mut();
        levels
            .filter(|(sure, _)| review.confidence == Some(*sure))
            .for_each(|(_, share)| count(share));
        let Some(question) = question else { return };
        for tag in tags(question) {
            count(self.tags.entry(tag).or_default());
        }
        if let Some(domain) = domain(question) {
            count(self.domains.entry(domain).or_default());
        }
    }
}

impl Retention {
    /// What was foreseen and what came of it; `None` when nothing was answered on a later day.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        let (mean, (low, high)) = (self.remembered.mean()?, self.remembered.interval()?);
        let said = Message::new("quiz-stats-retention")
            .with("remembered", percent(mean))
            .with("low", percent(low))
            .with("high", percent(high))
            .with("answers", self.remembered.of)
            .with("foreseen", percent(self.foreseen))
            .with("loss", format!("{:.3}", self.log_loss));
        Some(said)
    }
}

/// Of each question the first answer of each study day, in order.
fn firsts_of_days(past: &[PastReview]) -> Vec<&PastReview> {
    let mut known = HashSet::new();
    past.iter()
        .filter(|review| known.insert((&review.question, day(review))))
        .collect()
}

fn day(review: &PastReview) -> StudyDay {
    StudyDay::of(review.answered_at_ms, review.utc_offset_minutes)
}

/// All tags of a question and their parents, folded, each once.
fn tags(question: &Question) -> HashSet<String> {
    let lineage = |tag: String| {
        let ends: Vec<usize> = tag
            .match_indices('/')
            .map(|(at, _)| at)
            .chain([tag.len()])
            .collect();
        ends.into_iter().map(move |end| tag[..end].to_owned())
    };
    let folded = question.tags.iter().map(|tag| tag.folded().to_string());
    folded.flat_map(lineage).collect()
}

/// `MLA-C01 2` for task 2.2 of that exam.
fn domain(question: &Question) -> Option<String> {
    let exam = question.exam.as_ref()?;
    Some(format!("{exam} {}", question.domain()?))
}

fn confident_errors(past: &[PastReview]) -> Vec<QuestionId> {
    let mut last: HashMap<&QuestionId, (usize, &PastReview)> = HashMap::new();
    for (at, review) in past.iter().enumerate() {
        last.insert(&review.question, (at, review));
    }
    let is_sure = |review: &PastReview| {
        matches!(review.confidence, Some(Confidence::Sure | Confidence::Easy))
    };
    let mut wrong: Vec<_> = last
        .into_values()
        .filter(|(_, review)| !review.correct && is_sure(review))
        .collect();
    wrong.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    wrong
        .into_iter()
        .map(|(_, review)| (*review.question).clone())
        .collect()
}

fn habits(firsts: &[&PastReview]) -> Vec<Habit> {
    let mut counts: BTreeMap<(&QuestionId, OptionLabel), usize> = BTreeMap::new();
    for review in firsts {
        for label in review
            .chosen
            .iter()
            .filter(|label| !review.key.contains(label))
        {
            *counts.entry((&review.question, *label)).or_insert(0) += 1;
        }
    }
    let habits = counts.into_iter().filter(|(_, times)| *times >= HABIT);
    let mut habits: Vec<Habit> = habits
        .map(|((question, option), times)| Habit {
            question: question.clone(),
            option,
            times,
        })
        .collect();
    habits.sort_by_key(|habit| std::cmp::Reverse(habit.times));
    habits
}

fn retention(firsts: &[&PastReview], parameters: &Parameters) -> Retention {
    let predictions = predictions(firsts, parameters);
    let mut remembered = Share::default();
    for prediction in &predictions {
        remembered.add(prediction.remembered, 0.0);
    }
    let chances: f64 = predictions.iter().map(|prediction| prediction.chance).sum();
    Retention {
        foreseen: chances / predictions.len().max(1) as f64,
        remembered,
        log_loss: log_loss(predictions.into_iter()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;
    use crate::quiz::schedule::tests::review;
    use crate::vault::Tag;

    fn stats(past: &[PastReview]) -> Stats {
        let asked = |id: &str| Question {
            tags: vec![Tag::new("Problem/overfitting").expect("a tag")],
            exam: Some("MLA-C01".to_owned()),
            task: Some("2.2".to_owned()),
            ..question(id, "x", &["1", "2"], "A")
        };
        Stats::of(
            &Bank::of(["a", "b"].map(asked)),
            past,
            &Parameters::STANDARD,
        )
    }

    fn sure(review: PastReview, confidence: Confidence) -> PastReview {
        PastReview {
            confidence: Some(confidence),
            ..review
        }
    }

    #[test]
    fn the_first_answer_of_a_day_counts() {
        let past = [
            review("a", 0.0, false),
            review("a", 0.01, true),
            review("a", 1.0, true),
            review("gone", 1.0, true),
        ];
        let stats = stats(&past);
        assert_eq!(
            (stats.all.right, stats.all.of, stats.all.by_chance),
            (2, 3, 1.5)
        );
        let of = |share: &Share| (share.right, share.of);
        assert_eq!(of(&stats.tags["problem"]), (1, 2));
        assert_eq!(of(&stats.tags["problem/overfitting"]), (1, 2));
        assert_eq!(of(&stats.domains["MLA-C01 2"]), (1, 2));
        assert_eq!(stats.days[&StudyDay(0)], 2);
    }

    #[test]
    fn confidence_is_held_against_what_came() {
        let past = [
            sure(review("a", 0.0, false), Confidence::Sure),
            sure(review("b", 0.0, false), Confidence::Sure),
            sure(review("b", 1.0, true), Confidence::Guess),
        ];
        let stats = stats(&past);
        let of = |at: usize| (stats.calibration[at].1.right, stats.calibration[at].1.of);
        assert_eq!(
            (of(0), of(1), of(2), of(3)),
            ((1, 1), (0, 0), (0, 2), (0, 0))
        );
        assert_eq!(stats.confident_errors, [QuestionId("a".to_owned())]);
    }

    #[test]
    fn a_distractor_chosen_twice_is_a_habit() {
        let past = [0.0, 1.0, 2.0].map(|day| review("a", day, day > 1.5));
        let habit = Habit {
            question: QuestionId("a".to_owned()),
            option: OptionLabel('B'),
            times: 2,
        };
        assert_eq!(stats(&past).habits, [habit]);
        assert_eq!(stats(&past[..1]).habits, []);
    }

    #[test]
    fn what_was_foreseen_is_held_against_what_was_remembered() {
        // After one Good the model foresees .947 after a day and .808 after seven.
        let past = [
            review("a", 0.0, true),
            review("b", 0.0, true),
            review("a", 1.0, true),
            review("b", 7.0, false),
        ];
        let retention = stats(&past).retention;
        assert_eq!(
            (retention.remembered.right, retention.remembered.of),
            (1, 2)
        );
        assert!(
            (retention.foreseen - (0.947 + 0.808) / 2.0).abs() < 0.001,
            "{retention:?}"
        );
        let expected = -(0.947_f64.ln() + (1.0 - 0.808_f64).ln()) / 2.0;
        assert!(
            (retention.log_loss - expected).abs() < 0.005,
            "{retention:?}"
        );
        assert_eq!(stats(&[]).retention, Retention::default());
    }
}
