//! GIFT: Moodle's text format of questions, written and read as Moodle's own filter reads it.
//!
//! `sign.rs` tells signs that mean something from those that are escaped; `write.rs` and `read.rs` do the rest.

mod answer;
mod block;
mod read;
mod sign;
mod write;

pub(super) use read::{looks_like, read};
pub(super) use write::export;

#[cfg(test)]
mod tests;
