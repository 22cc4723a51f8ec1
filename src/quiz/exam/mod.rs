//! Mock exam: a paper drawn by the blueprint of a certification exam, sat against an absolute deadline, then marked.
//!
//! [`Blueprint`] and bank give a [`Paper`]; what a person does is a [`Step`] at a time, and all steps together are an
//! [`Exam`], which can be rebuilt from them after a crash; with the bank it gives a [`Report`]. No clock and no disk.

mod blueprint;
mod draw;
mod mark;
mod plan;
mod report;
mod sitting;

pub use blueprint::{Blueprint, Domain};
pub use draw::{Drawn, Item, Paper, Supply, draw};
pub use mark::{Mark, mark, questions};
pub use report::{Outlook, Report, scaled};
pub use sitting::{End, Exam, Given, Step};
