//! Draw: which questions of a bank make a paper, in which order, each with its options in the order they are shown.

use std::collections::HashSet;

use super::blueprint::Blueprint;
use crate::quiz::bank::Bank;
use crate::quiz::grade::Fingerprint;
use crate::quiz::question::{OptionLabel, Question, QuestionId};
use crate::quiz::session::shown_order;
use crate::seed::Seed;
use crate::vault::Wikilink;

/// The questions of one exam, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The name of its blueprint.
    pub exam: String,
    pub items: Vec<Item>,
}

/// A question of a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub question: QuestionId,
    /// Of the question as it was drawn.
    pub fingerprint: Fingerprint,
    /// The options as the learner sees them, first to last.
    pub shown: Vec<OptionLabel>,
}

/// A paper, and how well the bank could follow the blueprint.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub paper: Paper,
    /// For each domain, the first is domain 1.
    pub supply: Vec<Supply>,
    /// Questions for this exam whose `task` names no domain of it; they are not asked.
    pub without_domain: usize,
}

/// What a blueprint asks of a domain, and what a bank has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply {
    pub wanted: usize,
    pub there: usize,
}

/// Draws a paper of so many questions, or fewer where a domain has too few: no domain stands in for another. No two rest
/// on the same section of a note as long as a domain has others.
#[must_use]
pub fn draw(blueprint: &Blueprint, bank: &Bank, count: usize, seed: Seed) -> Drawn {
    let of_exam: Vec<&Question> = bank
        .questions()
        .iter()
        .filter(|question| is_for(question, blueprint))
        .collect();
    let mut chosen = Vec::new();
    let mut supply = Vec::new();
    let mut sections = HashSet::new();
    for (domain, wanted) in (1..).zip(blueprint.shares(count)) {
        let of_domain = of_exam.iter().copied();
        let mut of_domain: Vec<_> = of_domain
            .filter(|question| self::domain(question, blueprint) == Some(domain))
            .collect();
        supply.push(Supply {
            wanted,
            there: of_domain.len(),
        });
        seed.stream("exam domain", &[domain as u64])
            .shuffle(&mut of_domain);
        chosen.extend(on_other_sections(of_domain, wanted, &mut sections));
    }
    seed.stream("exam order", &[]).shuffle(&mut chosen);
    let items = (0..).zip(chosen).map(|(place, question)| Item {
        question: question.id.clone(),
        fingerprint: Fingerprint::of(question),
        shown: shown_order(question, seed, place),
    });
    Drawn {
        paper: Paper {
            exam: blueprint.name.to_owned(),
            items: items.collect(),
        },
        without_domain: of_exam.len() - supply.iter().map(|supply| supply.there).sum::<usize>(),
        supply,
    }
}

/// So many of these questions in their order, with those on a section that was `seen` only where too few are left.
fn on_other_sections<'a>(
    questions: Vec<&'a Question>,
    wanted: usize,
    seen: &mut HashSet<String>,
) -> Vec<&'a Question> {
    let (mut others, mut again) = (Vec::new(), Vec::new());
    for question in questions {
        if others.len() == wanted {
            break;
        }
        let is_other = section(question).is_none_or(|section| seen.insert(section));
        if is_other {
            others.push(question);
        } else {
            again.push(question);
        }
    }
    others.extend(again);
    others.truncate(wanted);
    others
}

/// A section by the name of its note and its heading, which are the same in any case.
fn section(question: &Question) -> Option<String> {
    let Wikilink {
        target, heading, ..
    } = question.section()?;
    let note = match target.as_str() {
        "" => question.note.stem(),
        path => path.rsplit('/').next().unwrap_or(path),
    };
    let heading = heading?;
    let heading = heading.rsplit('#').next().unwrap_or(&heading);
    Some(format!("{note}#{heading}").to_lowercase())
}

fn is_for(question: &Question, blueprint: &Blueprint) -> bool {
    let exam = question.exam.as_deref().unwrap_or_default();
    exam.trim().eq_ignore_ascii_case(blueprint.name)
}

/// The 1-based domain of a question: 2 for task 2.3.
pub(super) fn domain(question: &Question, blueprint: &Blueprint) -> Option<usize> {
    let domain = question.domain()?.parse().ok()?;
    (1..=blueprint.domains.len())
        .contains(&domain)
        .then_some(domain)
}

impl Supply {
    #[must_use]
    pub fn missing(self) -> usize {
        self.wanted.saturating_sub(self.there)
    }

    #[must_use]
    pub fn asked(self) -> usize {
        self.wanted.min(self.there)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;
    use std::collections::BTreeSet;

    pub(in crate::quiz::exam) fn mla() -> &'static Blueprint {
        Blueprint::named("MLA-C01").expect("an exam")
    }

    /// So many questions of each task, `TASK-0` and so on. The key is A.
    pub(in crate::quiz::exam) fn bank(tasks: &[(&str, usize)]) -> Bank {
        let asked = |task: &str, at: usize| Question {
            exam: Some("mla-c01".to_owned()),
            task: Some(task.to_owned()),
            ..question(
                &format!("{task}-{at}"),
                &format!("{task} {at}?"),
                &["1", "2", "3"],
                "A",
            )
        };
        let all = tasks
            .iter()
            .flat_map(|&(task, count)| (0..count).map(move |at| asked(task, at)));
        Bank::of(all)
    }

    /// How many are drawn of each domain.
    fn check(tasks: &[(&str, usize)], count: usize, expected: [usize; 4]) {
        let (bank, mut drawn) = (bank(tasks), [0; 4]);
        for item in draw(mla(), &bank, count, Seed(1)).paper.items {
            let question = bank.get(&item.question).expect("it is of the bank");
            drawn[domain(question, mla()).expect("a domain") - 1] += 1;
        }
        assert_eq!(drawn, expected);
    }

    const PLENTY: [(&str, usize); 5] = [
        ("1.1", 40),
        ("2.1", 20),
        ("2.3", 20),
        ("3", 40),
        ("4.2", 40),
    ];

    #[test]
    fn each_domain_gets_its_share() {
        check(&PLENTY, 65, [18, 17, 14, 16]);
        check(&PLENTY, 20, [6, 5, 4, 5]);
    }

    #[test]
    fn no_domain_stands_in_for_another() {
        check(&[("2.1", 40), ("4.2", 3)], 65, [0, 17, 0, 3]);
        let drawn = draw(mla(), &bank(&[("2.1", 40), ("4.2", 3)]), 65, Seed(1));
        let missing: Vec<usize> = drawn.supply.iter().map(|supply| supply.missing()).collect();
        assert_eq!(missing, [18, 0, 14, 13]);
    }

    #[test]
    fn no_section_is_asked_twice_where_others_are_there() {
        let sections = |tasks: &[(&str, usize)], per_section: usize| -> usize {
            let of_bank = bank(tasks);
            let about = |(at, question): (usize, &Question)| Question {
                explanation: format!("[[노트]] [[Note#S{}|s]] [[다른 노트]]", at / per_section),
                ..question.clone()
            };
            let bank = Bank::of(of_bank.questions().iter().enumerate().map(about));
            let items = draw(mla(), &bank, 20, Seed(1)).paper.items;
            assert_eq!(items.len(), 20);
            let drawn = items.iter().filter_map(|item| bank.get(&item.question));
            drawn.filter_map(section).collect::<BTreeSet<_>>().len()
        };
        assert_eq!(sections(&PLENTY, 2), 20);
        assert_eq!(
            sections(&PLENTY, 40),
            4,
            "each domain lies on a section or two"
        );
    }

    #[test]
    fn what_names_no_domain_is_counted_and_not_asked() {
        let drawn = draw(
            mla(),
            &bank(&[("2.1", 1), ("5.1", 2), ("x", 1)]),
            65,
            Seed(1),
        );
        assert_eq!((drawn.paper.items.len(), drawn.without_domain), (1, 3));
    }

    #[test]
    fn a_paper_follows_from_its_seed() {
        let bank = bank(&PLENTY);
        let ids = |seed| -> Vec<String> {
            let items = draw(mla(), &bank, 65, Seed(seed)).paper.items;
            items.iter().map(|item| item.question.to_string()).collect()
        };
        assert_eq!(ids(1), ids(1));
        assert_ne!(ids(1), ids(2));
        assert_eq!(ids(1).iter().collect::<BTreeSet<_>>().len(), 65);
    }
}
