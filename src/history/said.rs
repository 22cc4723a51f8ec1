//! Said: what a person has said beside answering, as it holds now. The last word counts.

use std::collections::BTreeMap;

use super::entry::{Event, Fact};
use crate::quiz::{QuestionId, Relink, Settings};

/// What holds now.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What schedules follow.
    pub settings: Settings,
    /// The questions that something is wrong with, and what, as long as it is not settled.
    pub disputes: BTreeMap<QuestionId, String>,
    /// Which questions' names have moved, oldest first.
    pub relinks: Vec<Relink>,
}

impl Said {
    /// `events` oldest first.
    pub(super) fn of(events: Vec<Event>) -> Said {
        let mut said = Said {
            settings: Settings::DEFAULT,
            disputes: BTreeMap::new(),
            relinks: Vec::new(),
        };
        for event in events {
            said.hear(event);
        }
        said
    }

    fn hear(&mut self, event: Event) {
        match event.fact {
            Fact::Goal(goal) => self.settings.goal = goal,
            Fact::Parameters(parameters) => self.settings.parameters = parameters,
            Fact::Dispute { question, reason } => drop(self.disputes.insert(question, reason)),
            Fact::Settle(question) => drop(self.disputes.remove(&question)),
            Fact::Relink { from, to } => {
                if let Some(reason) = self.disputes.remove(&from) {
                    self.disputes.entry(to.clone()).or_insert(reason);
                }
                let at_ms = event.at_ms;
                self.relinks.push(Relink { from, to, at_ms });
            }
            Fact::Undo(_) | Fact::Exam { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::EntryId;
    use crate::quiz::{Goal, Parameters};

    fn said(facts: impl IntoIterator<Item = Fact>) -> Said {
        let event = |(at_ms, fact)| Event {
            id: EntryId([0; 16]),
            at_ms,
            utc_offset_minutes: 0,
            fact,
            program: String::new(),
        };
        Said::of((1..).zip(facts).map(event).collect())
    }

    fn name(name: &str) -> QuestionId {
        QuestionId(name.to_owned())
    }

    fn dispute(question: &str, reason: &str) -> Fact {
        Fact::Dispute {
            question: name(question),
            reason: reason.to_owned(),
        }
    }

    /// Disputed questions with their reasons.
    fn check(facts: impl IntoIterator<Item = Fact>, expected: &[(&str, &str)]) {
        let disputes = said(facts).disputes;
        let disputes: Vec<(&str, &str)> = disputes
            .iter()
            .map(|(question, reason)| (question.as_str(), reason.as_str()))
            .collect();
        assert_eq!(disputes, expected);
    }

    #[test]
    fn a_dispute_holds_until_it_is_settled() {
        check(
            [dispute("a", "B too"), dispute("a", "B and C")],
            &[("a", "B and C")],
        );
        check([dispute("a", "B too"), Fact::Settle(name("a"))], &[]);
    }

    #[test]
    fn a_dispute_follows_its_question_to_another_name() {
        let relink = || Fact::Relink {
            from: name("a"),
            to: name("b"),
        };
        check([dispute("a", "two keys"), relink()], &[("b", "two keys")]);
        check(
            [dispute("a", "1"), dispute("b", "2"), relink()],
            &[("b", "2")],
        );
        let relinks = said([dispute("a", "two keys"), relink()]).relinks;
        assert_eq!((relinks.len(), relinks[0].at_ms), (1, 2));
    }

    #[test]
    fn the_latest_settings_hold() {
        assert_eq!(said([]).settings, Settings::DEFAULT);
        let goal = |per_day| {
            Fact::Goal(Goal {
                per_day,
                ..Goal::DEFAULT
            })
        };
        let mut parameters = Parameters::STANDARD;
        parameters.0[2] = 1.25;
        let settings = said([goal(9), Fact::Parameters(parameters), goal(7)]).settings;
        assert_eq!(
            (settings.goal.per_day, settings.parameters),
            (7, parameters)
        );
    }
}
