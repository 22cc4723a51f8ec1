//! Line: an entry as one line of JSON, for another device or another program. A line that was cut off is told by its
//! place; the others count.

use serde::{Deserialize, Serialize};

use super::entry::{Entry, EntryId, Event, Fact, Review};
use crate::quiz::{
    Confidence, Fingerprint, Goal, GradedAnswer, OptionLabel, Parameters, QuestionId, StudyDay,
};

/// The version of the form. A line without one, or with another, is not read.
const VERSION: u32 = 1;

/// As it stands in the line, in the order of the fields.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    v: u32,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum What {
    Answer(AnswerLine),
    Undo {
        id: String,
        at_ms: i64,
        utc_offset_minutes: i32,
        answer: String,
        program: String,
    },
    Goal {
        id: String,
        at_ms: i64,
        utc_offset_minutes: i32,
        #[serde(flatten)]
        goal: GoalForm,
        program: String,
    },
    Fit {
        id: String,
        at_ms: i64,
        utc_offset_minutes: i32,
        parameters: Vec<f32>,
        program: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct AnswerLine {
    id: String,
    at_ms: i64,
    utc_offset_minutes: i32,
    question: String,
    fingerprint: String,
    shown: String,
    chosen: String,
    key: String,
    correct: bool,
    confidence: Option<String>,
    think_ms: u64,
    session: String,
    program: String,
}

/// A goal as JSON; also what the log keeps of one.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct GoalForm {
    /// Days since 1970.
    exam: Option<i32>,
    retention: f32,
    per_day: u32,
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
    pub(super) fn goal(&self) -> Option<Goal> {
        let goal = Goal {
            exam: self.exam.map(StudyDay),
            retention: self.retention,
            per_day: self.per_day,
        };
        goal.is_sound().then_some(goal)
    }
}

/// The entry as JSON, without a line end.
#[must_use]
pub fn to_line(entry: &Entry) -> String {
    let what = match entry {
        Entry::Review(review) => What::Answer(AnswerLine {
            id: review.id.to_hex(),
            at_ms: review.answered_at_ms,
            utc_offset_minutes: review.utc_offset_minutes,
            question: review.answer.question.to_string(),
            fingerprint: review.answer.fingerprint.0.clone(),
            shown: letters(&review.answer.shown),
            chosen: letters(&review.answer.chosen),
            key: letters(&review.answer.key),
            correct: review.answer.correct,
            confidence: review.confidence.map(|sure| sure.name().to_owned()),
            think_ms: review.think_ms,
            session: review.session.clone(),
            program: review.program.clone(),
        }),
        Entry::Event(event) => {
            let (id, program) = (event.id.to_hex(), event.program.clone());
            let (at_ms, utc_offset_minutes) = (event.at_ms, event.utc_offset_minutes);
            match &event.fact {
                Fact::Undo(answer) => What::Undo {
                    id,
                    at_ms,
                    utc_offset_minutes,
                    answer: answer.to_hex(),
                    program,
                },
                Fact::Goal(goal) => What::Goal {
                    id,
                    at_ms,
                    utc_offset_minutes,
                    goal: goal.into(),
                    program,
                },
                Fact::Parameters(parameters) => What::Fit {
                    id,
                    at_ms,
                    utc_offset_minutes,
                    parameters: parameters.0.to_vec(),
                    program,
                },
            }
        }
    };
    serde_json::to_string(&Line { v: VERSION, what }).expect("plain data has a form in JSON")
}

/// The entry of one line.
///
/// # Errors
/// The reason, as a part of a sentence, when the line cannot be one of ours.
pub fn of_line(line: &str) -> Result<Entry, String> {
    let Line { v, what } = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if v != VERSION {
        return Err(format!("v: {v}"));
    }
    let id = |hex: &str| EntryId::of_hex(hex).ok_or_else(|| format!("id: {hex}"));
    let offset = |minutes: i32| match minutes {
        -1440..=1440 => Ok(minutes),
        _ => Err(format!("utc_offset_minutes: {minutes}")),
    };
    Ok(match what {
        What::Answer(answer) => Entry::Review(review(answer)?),
        What::Undo {
            id: own,
            at_ms,
            utc_offset_minutes,
            answer,
            program,
        } => Entry::Event(Event {
            id: id(&own)?,
            at_ms,
            utc_offset_minutes: offset(utc_offset_minutes)?,
            fact: Fact::Undo(id(&answer)?),
            program,
        }),
        What::Goal {
            id: own,
            at_ms,
            utc_offset_minutes,
            goal,
            program,
        } => Entry::Event(Event {
            id: id(&own)?,
            at_ms,
            utc_offset_minutes: offset(utc_offset_minutes)?,
            fact: Fact::Goal(goal.goal().ok_or("goal")?),
            program,
        }),
        What::Fit {
            id: own,
            at_ms,
            utc_offset_minutes,
            parameters: weights,
            program,
        } => Entry::Event(Event {
            id: id(&own)?,
            at_ms,
            utc_offset_minutes: offset(utc_offset_minutes)?,
            fact: Fact::Parameters(parameters(weights).ok_or("parameters")?),
            program,
        }),
    })
}

/// As many numbers as the model has.
pub(super) fn parameters(weights: Vec<f32>) -> Option<Parameters> {
    let weights: [f32; 21] = weights.try_into().ok()?;
    weights
        .iter()
        .all(|weight| weight.is_finite())
        .then_some(Parameters(weights))
}

fn review(line: AnswerLine) -> Result<Review, String> {
    let labels = |name: &str, text: &str| labels(text).ok_or_else(|| format!("{name}: {text}"));
    let confidence = match &line.confidence {
        Some(name) => Some(Confidence::named(name).ok_or_else(|| format!("confidence: {name}"))?),
        None => None,
    };
    if !(-1440..=1440).contains(&line.utc_offset_minutes) {
        return Err(format!("utc_offset_minutes: {}", line.utc_offset_minutes));
    }
    Ok(Review {
        id: EntryId::of_hex(&line.id).ok_or_else(|| format!("id: {}", line.id))?,
        answer: GradedAnswer {
            shown: labels("shown", &line.shown)?,
            chosen: labels("chosen", &line.chosen)?,
            key: labels("key", &line.key)?,
            question: QuestionId(line.question),
            fingerprint: Fingerprint(line.fingerprint),
            correct: line.correct,
        },
        confidence,
        answered_at_ms: line.at_ms,
        utc_offset_minutes: line.utc_offset_minutes,
        think_ms: line.think_ms,
        session: line.session,
        program: line.program,
    })
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
