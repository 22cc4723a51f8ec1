//! Step: what a person did in an exam, as it stands in a line of an export and in the log (`line.rs`).

use serde::{Deserialize, Serialize};

use super::entry::Fact;
use super::line::{labels, letters};
use crate::quiz::exam::{Item, Paper, Step};
use crate::quiz::{Fingerprint, QuestionId};
use crate::seed::Seed;

/// A step with the exam it belongs to, by 16 hex digits.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ExamForm {
    sitting: String,
    #[serde(flatten)]
    step: StepForm,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
enum StepForm {
    Begin {
        exam: String,
        deadline_ms: i64,
        items: Vec<ItemForm>,
    },
    Show {
        place: usize,
    },
    Choose {
        place: usize,
        chosen: String,
    },
    Flag {
        place: usize,
        on: bool,
    },
    Submit,
    Drop,
}

#[derive(Debug, Serialize, Deserialize)]
struct ItemForm {
    question: String,
    fingerprint: String,
    shown: String,
}

impl ExamForm {
    pub(super) fn of(sitting: Seed, step: &Step) -> ExamForm {
        ExamForm {
            sitting: sitting.to_hex(),
            step: step.into(),
        }
    }

    pub(super) fn fact(self) -> Result<Fact, String> {
        let sitting =
            Seed::of_hex(&self.sitting).ok_or_else(|| format!("sitting: {}", self.sitting))?;
        let step = self.step.step()?;
        Ok(Fact::Exam { sitting, step })
    }
}

impl From<&Step> for StepForm {
    fn from(step: &Step) -> StepForm {
        match step {
            Step::Begin { paper, deadline_ms } => StepForm::Begin {
                exam: paper.exam.clone(),
                deadline_ms: *deadline_ms,
                items: paper.items.iter().map(ItemForm::from).collect(),
            },
            Step::Show { place } => StepForm::Show { place: *place },
            Step::Choose { place, chosen } => StepForm::Choose {
                place: *place,
                chosen: letters(chosen),
            },
            Step::Flag { place, on } => StepForm::Flag {
                place: *place,
                on: *on,
            },
            Step::Submit => StepForm::Submit,
            Step::Drop => StepForm::Drop,
        }
    }
}

impl StepForm {
    fn step(self) -> Result<Step, String> {
        Ok(match self {
            StepForm::Begin {
                exam,
                deadline_ms,
                items,
            } => {
                let items: Result<Vec<Item>, String> =
                    items.into_iter().map(ItemForm::item).collect();
                let items = items?;
                if items.is_empty() {
                    return Err("items: []".to_owned());
                }
                let paper = Paper { exam, items };
                Step::Begin { paper, deadline_ms }
            }
            StepForm::Show { place } => Step::Show { place },
            StepForm::Choose { place, chosen } => Step::Choose {
                place,
                chosen: labels(&chosen).ok_or_else(|| format!("chosen: {chosen}"))?,
            },
            StepForm::Flag { place, on } => Step::Flag { place, on },
            StepForm::Submit => Step::Submit,
            StepForm::Drop => Step::Drop,
        })
    }
}

impl From<&Item> for ItemForm {
    fn from(item: &Item) -> ItemForm {
        ItemForm {
            question: item.question.to_string(),
            fingerprint: item.fingerprint.0.clone(),
            shown: letters(&item.shown),
        }
    }
}

impl ItemForm {
    fn item(self) -> Result<Item, String> {
        Ok(Item {
            question: QuestionId(self.question),
            fingerprint: Fingerprint(self.fingerprint),
            shown: labels(&self.shown).ok_or_else(|| format!("shown: {}", self.shown))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::{fact_of_json, fact_to_json};
    use super::*;
    use crate::quiz::OptionLabel;

    #[track_caller]
    fn check(step: Step, expected: &str) {
        let fact = Fact::Exam {
            sitting: Seed(255),
            step,
        };
        let json = fact_to_json(&fact);
        let whole = format!(r#"{{"kind":"exam","sitting":"00000000000000ff",{expected}}}"#);
        assert_eq!(json, whole);
        assert_eq!(fact_of_json(&json), Some(fact));
    }

    #[test]
    fn a_step_is_read_as_it_is_written() {
        let paper = Paper {
            exam: "MLA-C01".to_owned(),
            items: vec![Item {
                question: QuestionId("조기 종료-1".to_owned()),
                fingerprint: Fingerprint("f0".to_owned()),
                shown: ['B', 'A'].map(OptionLabel).to_vec(),
            }],
        };
        check(
            Step::Begin {
                paper,
                deadline_ms: 7,
            },
            r#""step":"begin","exam":"MLA-C01","deadline_ms":7,"items":[{"question":"조기 종료-1","fingerprint":"f0","shown":"BA"}]"#,
        );
        check(Step::Show { place: 3 }, r#""step":"show","place":3"#);
        let chosen = ['A', 'C'].map(OptionLabel).to_vec();
        check(
            Step::Choose { place: 0, chosen },
            r#""step":"choose","place":0,"chosen":"AC""#,
        );
        check(
            Step::Flag { place: 1, on: true },
            r#""step":"flag","place":1,"on":true"#,
        );
        check(Step::Submit, r#""step":"submit""#);
        check(Step::Drop, r#""step":"drop""#);
    }

    #[test]
    fn what_cannot_be_a_step_is_refused() {
        let refused = [
            r#"{"kind":"exam","sitting":"ff","step":"submit"}"#,
            r#"{"kind":"exam","sitting":"00000000000000ff","step":"pause"}"#,
            r#"{"kind":"exam","sitting":"00000000000000ff","step":"choose","place":0,"chosen":"a"}"#,
            r#"{"kind":"exam","sitting":"00000000000000ff","step":"show","place":-1}"#,
            r#"{"kind":"exam","sitting":"00000000000000ff","step":"begin","exam":"a","deadline_ms":1,"items":[]}"#,
        ];
        for json in refused {
            assert_eq!(fact_of_json(json), None, "{json}");
        }
    }
}
