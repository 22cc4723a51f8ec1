//! History: what a person did, kept for good. An append-only log of answers in one SQLite file; the only room that
//! knows SQL. What the answers mean for the next session is decided in the quiz.

mod error;
mod log;
mod review;

pub use error::Error;
pub use log::ReviewLog;
pub use review::{Review, ReviewId};
