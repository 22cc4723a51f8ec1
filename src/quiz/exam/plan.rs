//! Plan: what is said of a paper before the clock starts: how long it is, and how far the bank could follow the blueprint.

use super::blueprint::Blueprint;
use super::draw::Drawn;
use crate::message::Message;

impl Drawn {
    /// How many questions in how much time, and what the exam itself asks.
    #[must_use]
    pub fn plan(&self, blueprint: &Blueprint) -> Message {
        let asked = self.paper.items.len();
        Message::new("quiz-exam-plan")
            .with("exam", blueprint.name)
            .with("asked", asked)
            .with("minutes", minutes(blueprint.time_for(asked).as_secs()))
            .with("questions", blueprint.questions)
            .with("whole_minutes", blueprint.minutes as usize)
            .with("scored", blueprint.scored)
    }

    /// What is missing of so many questions, and what is left out; nothing when all is there.
    #[must_use]
    pub fn shortcomings(&self, count: usize) -> Vec<Message> {
        let missing: usize = self.supply.iter().map(|supply| supply.missing()).sum();
        let numbers = [
            ("quiz-exam-too-few", missing),
            ("quiz-exam-without-domain", self.without_domain),
        ];
        let some = numbers.into_iter().filter(|(_, number)| *number > 0);
        some.map(|(id, number)| Message::new(id).with("number", number).with("count", count))
            .collect()
    }

    /// That no question can be asked, and what to write so that one can.
    #[must_use]
    pub fn nothing(&self, blueprint: &Blueprint) -> (Message, Message) {
        let nothing = Message::new("quiz-exam-no-questions")
            .with("exam", blueprint.name)
            .with("without", self.without_domain);
        let hint = Message::new("quiz-hint-exam-metadata").with("exam", blueprint.name);
        (nothing, hint)
    }
}

/// Minutes, to a tenth where they are few.
fn minutes(seconds: u64) -> f64 {
    (seconds as f64 / 6.0).round() / 10.0
}
