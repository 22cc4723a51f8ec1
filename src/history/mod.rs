//! History: what a person did, kept for good. An append-only log of answers in one SQLite file; the only room that
//! knows SQL. What the answers mean for the next session is decided in the quiz.

mod entry;
mod error;
mod file;
mod line;
mod log;
mod memo;
mod said;
mod shared;
mod step;
#[cfg(test)]
mod tests;

pub use entry::{Entry, EntryId, Event, Fact, Review};
pub use error::Error;
pub use line::{of_line, to_line};
pub use log::ReviewLog;
pub use said::Said;
