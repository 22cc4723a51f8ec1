//! Report: the score of an exam and of each domain, with intervals. The scale is linear and ours: how raw scores become
//! the exam's own is not published.

use super::blueprint::Blueprint;
use super::draw::domain;
use super::mark::Mark;
use super::sitting::Exam;
use crate::message::Message;
use crate::quiz::stats::{Share, chance, percent};

/// How an exam went.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub all: Share,
    /// The first is domain 1.
    pub domains: Vec<Share>,
    /// Questions without an answer; they count as wrong.
    pub blank: usize,
    /// Of them, never on the screen.
    pub unseen: usize,
    /// Questions of the paper that are no more; they do not count.
    pub void: usize,
}

/// What a score says of passing the exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The whole interval is at or above the mark.
    Above,
    Below,
    /// The mark lies within the interval.
    Open,
}

impl Report {
    #[must_use]
    pub fn of(blueprint: &Blueprint, exam: &Exam, marks: &[Mark<'_>]) -> Report {
        let mut report = Report {
            all: Share::default(),
            domains: vec![Share::default(); blueprint.domains.len()],
            blank: 0,
            unseen: 0,
            void: exam.paper.items.len() - marks.len(),
        };
        for mark in marks {
            let chance = chance(
                mark.question.form,
                mark.graded.shown.len(),
                mark.graded.key.len(),
            );
            report.all.add(mark.graded.correct, chance);
            if let Some(domain) = domain(mark.question, blueprint) {
                report.domains[domain - 1].add(mark.graded.correct, chance);
            }
            report.blank += usize::from(mark.graded.chosen.is_empty());
            report.unseen += usize::from(!mark.given.seen);
        }
        report
    }

    /// Whether as many answers tell the mark is reached, on the linear scale.
    #[must_use]
    pub fn outlook(&self, blueprint: &Blueprint) -> Outlook {
        match self.all.interval() {
            Some((low, _)) if scaled(low) >= blueprint.pass => Outlook::Above,
            Some((_, high)) if scaled(high) < blueprint.pass => Outlook::Below,
            _ => Outlook::Open,
        }
    }

    /// Whether the score itself reaches the mark.
    #[must_use]
    pub fn passes(&self, blueprint: &Blueprint) -> bool {
        self.all
            .mean()
            .is_some_and(|mean| scaled(mean) >= blueprint.pass)
    }

    /// The score with its interval.
    #[must_use]
    pub fn headline(&self, blueprint: &Blueprint) -> Message {
        let (low, high) = self.all.interval().unwrap_or((0.0, 1.0));
        Message::new("quiz-exam-result")
            .with("exam", blueprint.name)
            .with("right", self.all.right)
            .with("of", self.all.of)
            .with("percent", percent(self.all.mean().unwrap_or(0.0)))
            .with("low", percent(low))
            .with("high", percent(high))
    }

    /// The score on the scale, and what it says of passing.
    #[must_use]
    pub fn on_the_scale(&self, blueprint: &Blueprint) -> Message {
        let (low, high) = self.all.interval().unwrap_or((0.0, 1.0));
        let outlook = match self.outlook(blueprint) {
            Outlook::Above => "quiz-exam-above",
            Outlook::Below => "quiz-exam-below",
            Outlook::Open if self.passes(blueprint) => "quiz-exam-open-above",
            Outlook::Open => "quiz-exam-open-below",
        };
        Message::new("quiz-exam-scale")
            .with("score", scaled(self.all.mean().unwrap_or(0.0)) as usize)
            .with("low", scaled(low) as usize)
            .with("high", scaled(high) as usize)
            .with("pass", blueprint.pass as usize)
            .with("outlook", Message::new(outlook))
    }

    /// How many questions were blank, never seen, void; nothing where there are none.
    #[must_use]
    pub fn counts(&self) -> Vec<Message> {
        let counts = [
            ("quiz-exam-blank", self.blank),
            ("quiz-exam-unseen", self.unseen),
            ("quiz-exam-void-count", self.void),
        ];
        let some = counts.into_iter().filter(|(_, number)| *number > 0);
        some.map(|(id, number)| Message::new(id).with("number", number))
            .collect()
    }
}

/// A share of right answers, 0 to 1, on the scale from 100 to 1000.
#[must_use]
pub fn scaled(share: f64) -> u32 {
    (100.0 + 900.0 * share).round() as u32
}

#[cfg(test)]
mod tests {
    use super::super::draw::tests::{bank, mla};
    use super::super::sitting::Step;
    use super::*;
    use crate::quiz::exam::{draw, mark};
    use crate::quiz::question::OptionLabel;
    use crate::seed::Seed;

    /// An exam on ten questions of domain 1 and four of domain 4, so many of them answered rightly, the others left blank.
    fn report(right: usize) -> Report {
        let bank = bank(&[("1.1", 10), ("4.1", 4)]);
        let mut exam = Exam::begun(draw(mla(), &bank, 65, Seed(1)).paper, 0, 100);
        for place in 0..right {
            let chosen = vec![OptionLabel('A')];
            exam.take(1, &Step::Choose { place, chosen });
        }
        Report::of(mla(), &exam, &mark(&exam, &bank))
    }

    #[test]
    fn blanks_are_wrong_and_every_domain_has_its_share() {
        let report = report(9);
        let of: Vec<usize> = report.domains.iter().map(|share| share.of).collect();
        let right: usize = report.domains.iter().map(|share| share.right).sum();
        assert_eq!((of, right), (vec![10, 0, 0, 4], 9));
        assert_eq!((report.all.right, report.all.of), (9, 14));
        assert_eq!((report.blank, report.unseen, report.void), (5, 5, 0));
    }

    fn check(right: usize, passes: bool, outlook: Outlook) {
        let report = report(right);
        let found = (report.passes(mla()), report.outlook(mla()));
        assert_eq!(found, (passes, outlook), "{right} of 14");
    }

    #[test]
    fn few_answers_leave_it_open() {
        check(14, true, Outlook::Above);
        check(10, true, Outlook::Open);
        check(9, false, Outlook::Open);
        check(5, false, Outlook::Below);
        check(0, false, Outlook::Below);
    }

    #[test]
    fn the_scale_is_linear() {
        assert_eq!([0.0, 0.5, 0.6889, 1.0].map(scaled), [100, 550, 720, 1000]);
        assert_eq!(scaled(mla().pass_share()), 720);
    }
}
