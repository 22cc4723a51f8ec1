//! Blueprint: what a certification exam asks and in how much time, as its guide says. Which questions of a bank are asked
//! is not here (`draw.rs`).

use std::time::Duration;

use crate::message::Message;

/// A certification exam.
#[derive(Debug, PartialEq)]
pub struct Blueprint {
    pub name: &'static str,
    pub questions: usize,
    /// So many of them count; the others are on trial, and nobody is told which. In a mock exam all count.
    pub scored: usize,
    pub minutes: u64,
    /// What passes, on the scale from 100 to 1000.
    pub pass: u32,
    /// In the order of the guide: the first is domain 1.
    pub domains: &'static [Domain],
}

#[derive(Debug, PartialEq)]
pub struct Domain {
    /// Of the questions that count.
    pub percent: usize,
    title: &'static str,
}

const fn domain(percent: usize, title: &'static str) -> Domain {
    Domain { percent, title }
}

impl Blueprint {
    /// AWS exam guides of MLA-C01 (version 1.0) and AIF-C01 (version 1.4); minutes from the pages of the exams.
    pub const ALL: &'static [Blueprint] = &[
        Blueprint {
            name: "MLA-C01",
            questions: 65,
            scored: 50,
            minutes: 130,
            pass: 720,
            domains: &[
                domain(28, "quiz-domain-mla-1"),
                domain(26, "quiz-domain-mla-2"),
                domain(22, "quiz-domain-mla-3"),
                domain(24, "quiz-domain-mla-4"),
            ],
        },
        Blueprint {
            name: "AIF-C01",
            questions: 65,
            scored: 50,
            minutes: 90,
            pass: 700,
            domains: &[
                domain(20, "quiz-domain-aif-1"),
                domain(24, "quiz-domain-aif-2"),
                domain(28, "quiz-domain-aif-3"),
                domain(14, "quiz-domain-aif-4"),
                domain(14, "quiz-domain-aif-5"),
            ],
        },
    ];

    /// By its name in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Blueprint> {
        Blueprint::ALL
            .iter()
            .find(|blueprint| blueprint.name.eq_ignore_ascii_case(name.trim()))
    }

    /// How many of so many questions each domain gets, by largest remainder.
    #[must_use]
    pub fn shares(&self, questions: usize) -> Vec<usize> {
        let exact = |domain: &Domain| domain.percent * questions;
        let mut shares: Vec<usize> = self.domains.iter().map(|d| exact(d) / 100).collect();
        let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
        by_remainder.sort_by_key(|&at| std::cmp::Reverse(exact(&self.domains[at]) % 100));
        let missing = questions - shares.iter().sum::<usize>();
        for &at in by_remainder.iter().take(missing) {
            shares[at] += 1;
        }
        shares
    }

    /// The share of right answers that passes, 0 to 1, on the linear scale.
    #[must_use]
    pub fn pass_share(&self) -> f64 {
        f64::from(self.pass - 100) / 900.0
    }

    /// The time for so many questions, at the pace of the exam.
    #[must_use]
    pub fn time_for(&self, questions: usize) -> Duration {
        Duration::from_secs(self.minutes * 60 * questions as u64 / self.questions as u64)
    }
}

impl Domain {
    #[must_use]
    pub fn title(&self) -> Message {
        Message::new(self.title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, questions: usize, expected: &[usize]) {
        let blueprint = Blueprint::named(name).expect("an exam");
        assert_eq!(blueprint.shares(questions), expected, "{name} {questions}");
    }

    #[test]
    fn questions_are_shared_out_as_the_guide_weighs_them() {
        check("MLA-C01", 65, &[18, 17, 14, 16]);
        check("aif-c01", 65, &[13, 16, 18, 9, 9]);
        check("MLA-C01", 20, &[6, 5, 4, 5]);
        check("MLA-C01", 1, &[1, 0, 0, 0]);
        check("MLA-C01", 0, &[0, 0, 0, 0]);
    }

    #[test]
    fn every_share_is_given_out() {
        for blueprint in Blueprint::ALL {
            let percent: usize = blueprint.domains.iter().map(|domain| domain.percent).sum();
            assert_eq!(percent, 100);
            for questions in 0..=100 {
                assert_eq!(blueprint.shares(questions).iter().sum::<usize>(), questions);
            }
        }
    }

    #[test]
    fn a_shorter_exam_keeps_the_pace() {
        let blueprint = Blueprint::named("MLA-C01").expect("an exam");
        assert_eq!(blueprint.time_for(65), Duration::from_secs(130 * 60));
        assert_eq!(blueprint.time_for(8), Duration::from_secs(16 * 60));
    }

    #[test]
    fn a_retired_exam_has_no_blueprint() {
        assert_eq!(Blueprint::named("MLS-C01"), None);
    }
}
