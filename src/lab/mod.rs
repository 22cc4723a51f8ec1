//! The lab: trains a small network once per option and compares what would be deployed.
//! It imports nothing of ours but seeds, messages and nearest names; it never sees a question, a file or a screen.
//!
//! The experiment in one page. A [`Task`](task) makes data and a network from a seed. All options of a seed share one
//! run up to the fork; there the [`Recipe`] changes for those that learn differently (`train.rs`), and the rest are
//! read out of the baseline (`deploy.rs`). Weights are measured afterwards (`measure.rs`): training and validation
//! after every epoch, held-out examples once, for the weights that would be deployed. [`Trials`] over many seeds become
//! a [`Comparison`] by paired intervals (`compare.rs`) and rules fixed beforehand (`judge.rs`).
//!
//! Shapes: N examples, I inputs and O outputs of a layer, C classes.

mod calibration;
mod compare;
mod curve;
mod dataset;
mod deploy;
mod early_stopping;
mod experiment;
mod interval;
mod intervention;
mod judge;
mod lanes;
mod loss;
mod measure;
mod model;
mod network;
mod optimizer;
mod recipe;
mod setting;
mod step;
mod task;
mod train;
mod trial;
mod verdict;
mod version;

pub use calibration::{Stem, calibration_seeds};
pub use compare::{Comparison, OptionResult, Summary, Trained};
pub use curve::{Curve, CurveBand};
pub use deploy::{Deployment, Upkeep};
pub use experiment::{Experiment, TaskName};
pub use interval::Interval;
pub use intervention::{Change, EarlyStopping, Intervention, Monitor, Technique};
pub use judge::{Against, BAND, Class, Outlook, Standing};
pub use lanes::Path;
pub use recipe::Recipe;
pub use setting::{Amount, Defect, Setting};
pub use step::Optimizer;
pub use task::Task;
pub use task::image::{Drill, Image};
pub use trial::{Event, Listener, Outcome, Trial, Trials, run};
pub use verdict::{describe, percent, points};
pub use version::version;
