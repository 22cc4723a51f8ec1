//! Line: an entry as one line of JSON, for another device or another program. A line that was cut off is told by its
//! place; the others count.

use serde::{Deserialize, Serialize};

use super::entry::{Entry, EntryId, Event, Fact, Review};
use super::step::ExamForm;
use crate::quiz::{
    Confidence, Fingerprint, Goal, GradedAnswer, OptionLabel, Parameters, QuestionId, StudyDay,
};

/// The version of the form. A line without one, or with another, is not read.
const VERSION: u32 = 1;

/// As it stands in the line, in the order of the fields.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    v: u32,
    id: String,
    at_ms: i64,
    utc_offset_minutes: i32,
    program: String,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum What {
    Answer(AnswerForm),
    Undo { answer: String },
    Goal(GoalForm),
    Fit { parameters: Vec<f32> },
    Dispute(DisputeForm),
    Settle { question: String },
    Exam(ExamForm),
    Relink { from: String, to: String },
}

#[derive(Debug, Serialize, Deserialize)]
struct AnswerForm {
    question: String,
    fingerprint: String,
    shown: String,
    chosen: String,
    key: String,
    correct: bool,
    confidence: Option<String>,
    think_ms: u64,
    session: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct GoalForm {
    /// Days since 1970.
    exam: Option<i32>,
    retention: f32,
    per_day: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct DisputeForm {
    question: String,
    reason: String,
}

/// The entry as JSON, without a line end.
#[must_use]
pub fn to_line(entry: &Entry) -> String {
    let (id, at_ms, utc_offset_minutes, program) = match entry {
        Entry::Review(review) => (
            review.id,
            review.answered_at_ms,
            review.utc_offset_minutes,
            &review.program,
        ),
        Entry::Event(event) => (
            event.id,
            event.at_ms,
            event.utc_offset_minutes,
            &event.program,
        ),
    };
    let line = Line {
        v: VERSION,
        id: id.to_hex(),
        at_ms,
        utc_offset_minutes,
        program: program.clone(),
        what: match entry {
            Entry::Review(review) => What::Answer(review.into()),
            Entry::Event(event) => (&event.fact).into(),
        },
    };
    serde_json::to_string(&line).expect("plain data has a form in JSON")
}

/// The entry of one line.
///
/// # Errors
/// The reason, as a part of a sentence, when the line cannot be one of ours.
pub fn of_line(line: &str) -> Result<Entry, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if line.v != VERSION {
        return Err(format!("v: {}", line.v));
    }
    if !(-1440..=1440).contains(&line.utc_offset_minutes) {
        return Err(format!("utc_offset_minutes: {}", line.utc_offset_minutes));
    }
    let id = entry_id(&line.id)?;
    match line.what {
        What::Answer(form) => Ok(Entry::Review(Review {
            id,
            confidence: form.confidence()?,
            answered_at_ms: line.at_ms,
            utc_offset_minutes: line.utc_offset_minutes,
            think_ms: form.think_ms,
            program: line.program,
            session: form.session.clone(),
            answer: form.answer()?,
        })),
        what => Ok(Entry::Event(Event {
            id,
            at_ms: line.at_ms,
            utc_offset_minutes: line.utc_offset_minutes,
            fact: what.fact()?,
            program: line.program,
        })),
    }
}

/// What stands in a line of a fact alone, as JSON; the log keeps it so.
pub(super) fn fact_to_json(fact: &Fact) -> String {
    serde_json::to_string(&What::from(fact)).expect("plain data has a form in JSON")
}

/// `None` for what is no fact.
pub(super) fn fact_of_json(text: &str) -> Option<Fact> {
    let what: What = serde_json::from_str(text).ok()?;
    what.fact().ok()
}

impl What {
    fn fact(self) -> Result<Fact, String> {
        Ok(match self {
            What::Answer(_) => return Err("kind: answer".to_owned()),
            What::Undo { answer } => Fact::Undo(entry_id(&answer)?),
            What::Goal(form) => Fact::Goal(form.goal().ok_or("goal")?),
            What::Fit {
                parameters: weights,
            } => Fact::Parameters(parameters(weights).ok_or("parameters")?),
            What::Dispute(form) => Fact::Dispute {
                question: QuestionId(form.question),
                reason: form.reason,
            },
            What::Settle { question } => Fact::Settle(QuestionId(question)),
            What::Exam(form) => form.fact()?,
            What::Relink { from, to } => Fact::Relink {
                from: QuestionId(from),
                to: QuestionId(to),
            },
        })
    }
}

impl From<&Fact> for What {
    fn from(fact: &Fact) -> What {
        match fact {
            Fact::Undo(answer) => What::Undo {
                answer: answer.to_hex(),
            },
            Fact::Goal(goal) => What::Goal(goal.into()),
            Fact::Parameters(parameters) => What::Fit {
                parameters: parameters.0.to_vec(),
            },
            Fact::Dispute { question, reason } => What::Dispute(DisputeForm {
                question: question.to_string(),
                reason: reason.clone(),
            }),
            Fact::Settle(question) => What::Settle {
                question: question.to_string(),
            },
            Fact::Exam { sitting, step } => What::Exam(ExamForm::of(*sitting, step)),
            Fact::Relink { from, to } => What::Relink {
                from: from.to_string(),
                to: to.to_string(),
            },
        }
    }
}

impl From<&Review> for AnswerForm {
    fn from(review: &Review) -> AnswerForm {
        let answer = &review.answer;
        AnswerForm {
            question: answer.question.to_string(),
            fingerprint: answer.fingerprint.0.clone(),
            shown: letters(&answer.shown),
            chosen: letters(&answer.chosen),
            key: letters(&answer.key),
            correct: answer.correct,
            confidence: review.confidence.map(|sure| sure.name().to_owned()),
            think_ms: review.think_ms,
            session: review.session.clone(),
        }
    }
}

impl AnswerForm {
    fn answer(self) -> Result<GradedAnswer, String> {
        let labels = |name: &str, text: &str| labels(text).ok_or_else(|| format!("{name}: {text}"));
        Ok(GradedAnswer {
            shown: labels("shown", &self.shown)?,
            chosen: labels("chosen", &self.chosen)?,
            key: labels("key", &self.key)?,
            question: QuestionId(self.question),
            fingerprint: Fingerprint(self.fingerprint),
            correct: self.correct,
        })
    }

    fn confidence(&self) -> Result<Option<Confidence>, String> {
        let Some(name) = &self.confidence else {
            return Ok(None);
        };
        let confidence = Confidence::named(name);
        confidence
            .map(Some)
            .ok_or_else(|| format!("confidence: {name}"))
    }
}

impl From<&Goal> for GoalForm {
    fn from(goal: &Goal) -> GoalForm {
        GoalForm {
            exam: goal.exam.map(|day| day.0),
            retention: goal.retention,
            per_day: goal.per_day,
        }
    }
}

impl GoalForm {
    /// `None` when no one could study for that.
    fn goal(&self) -> Option<Goal> {
        let goal = Goal {
            exam: self.exam.map(StudyDay),
            retention: self.retention,
            per_day: self.per_day,
        };
        goal.is_sound().then_some(goal)
    }
}

fn entry_id(hex: &str) -> Result<EntryId, String> {
    EntryId::of_hex(hex).ok_or_else(|| format!("id: {hex}"))
}

/// As many numbers as the model has.
fn parameters(weights: Vec<f32>) -> Option<Parameters> {
    let weights: [f32; 21] = weights.try_into().ok()?;
    let is_sound = weights.iter().all(|weight| weight.is_finite());
    is_sound.then_some(Parameters(weights))
}

/// Labels as letters in a row.
pub(super) fn letters(labels: &[OptionLabel]) -> String {
    labels.iter().map(|label| label.0).collect()
}

/// `None` when one is no capital letter of ASCII.
pub(super) fn labels(letters: &str) -> Option<Vec<OptionLabel>> {
    let label = |char: char| char.is_ascii_uppercase().then_some(OptionLabel(char));
    letters.chars().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::review;
    use crate::seed::Seed;
    use proptest::prelude::*;

    fn event(fact: Fact) -> Entry {
        Entry::Event(Event {
            id: EntryId::new(Seed(1), 1, 1),
            at_ms: -5,
            utc_offset_minutes: -300,
            fact,
            program: "0.1.0".to_owned(),
        })
    }

    #[test]
    fn a_line_is_read_as_it_is_written() {
        let entries = [
            Entry::Review(review(0, "조기 종료-1", true)),
            Entry::Review(Review {
                confidence: Some(Confidence::Unsure),
                ..review(1, "a\"b\n", false)
            }),
            event(Fact::Undo(EntryId([255; 16]))),
            event(Fact::Goal(Goal {
                exam: Some(StudyDay(20_834)),
                ..Goal::DEFAULT
            })),
            event(Fact::Parameters(Parameters::STANDARD)),
            event(Fact::Dispute {
                question: QuestionId("a".to_owned()),
                reason: "보기 \"B\"도\n맞다".to_owned(),
            }),
            event(Fact::Settle(QuestionId("a".to_owned()))),
            event(Fact::Relink {
                from: QuestionId("조기 종료-1".to_owned()),
                to: QuestionId("a".to_owned()),
            }),
        ];
        for entry in entries {
            let line = to_line(&entry);
            assert!(!line.contains('\n'), "{line}");
            assert_eq!(of_line(&line), Ok(entry));
        }
    }

    fn check(find: &str, put: &str, reason: &str) {
        let line = to_line(&Entry::Review(review(0, "a", true)));
        let broken = line.replacen(find, put, 1);
        assert_ne!(line, broken, "{find} is in it");
        let refused = of_line(&broken).expect_err("no entry");
        assert!(refused.contains(reason), "{refused}");
    }

    #[test]
    fn what_cannot_be_ours_is_refused() {
        check("\"v\":1", "\"v\":7", "v: 7");
        check("\"chosen\":\"B\"", "\"chosen\":\"b\"", "chosen: b");
        check("540", "54000", "utc_offset_minutes");
        check("null", "\"certain\"", "confidence: certain");
        check("\"id\":\"", "\"id\":\"x", "id: x");
        check("\"answer\"", "\"reply\"", "unknown variant");
        assert!(of_line("{\"v\":1,\"kind\":\"ans").is_err());
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused(line in "\\PC*") {
            let _ = of_line(&line);
        }
    }
}
