//! The lab: trains a small network once per option and compares what would be deployed.
//! It imports nothing of ours but seeds, messages and nearest names; it never sees a question, a file or a screen.

mod experiment;
mod intervention;
mod setting;

pub use experiment::{Experiment, TaskName};
pub use intervention::{Change, EarlyStopping, Intervention, Monitor, Technique};
pub use setting::{Amount, Defect, Setting};
