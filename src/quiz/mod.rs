//! The quiz: questions read from Markdown, kept in a bank, picked for a session, answered and graded.
//!
//! A question goes one way: text → `parse` → [`Bank`] → [`Schedule`] or [`pick`] → [`Session`] → [`GradedAnswer`]. What
//! came of it returns as [`PastReview`]s, from which the next [`Schedule`] follows. What its options
//! would change in a training is written by its author or read from their words ([`infer`]). No disk, no clock, no
//! chance but a seed.

mod bank;
mod error;
pub mod exam;
mod grade;
pub mod infer;
pub mod letters;
pub mod parse;
mod pick;
mod question;
mod relink;
mod review;
pub mod schedule;
mod session;
mod stamp;
pub mod stats;
mod stray;

pub use bank::{Bank, Miss};
pub use error::Error;
pub use exam::{Blueprint, Exam};
pub use grade::{Fingerprint, GradedAnswer};
pub use parse::Source;
pub use pick::{Wanted, pick};
pub use question::{AnswerOption, Form, LabSetting, OptionLabel, Question, QuestionId, Scenario};
pub use relink::{Relink, followed, relinked};
pub use review::{Confidence, PastReview};
pub use schedule::{Goal, Parameters, Schedule, Settings, StudyDay};
pub use session::{Asking, Session, Shown, State, as_shown};
pub use stamp::{Names, NewName, Stamped, stamped};
pub use stats::Stats;
pub use stray::{Heir, Stray, strays};
