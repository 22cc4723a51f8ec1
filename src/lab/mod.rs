//! The lab: trains a small network once per option and compares what would be deployed.
//! It imports nothing of ours but seeds, messages and nearest names; it never sees a question, a file or a screen.
//!
//! The experiment in one page. What a person writes becomes an [`Experiment`]: an [`Intervention`] for each option, made
//! of [`Change`]s. A [`Task`] (`task/`, a folder each) makes a [`Model`] from a seed: a network with its examples. Each way
//! of learning is an arm (`arm.rs`), a [`Recipe`] with the epochs between which it holds; options that learn alike share
//! one, and `bench.rs` trains each arm once per seed, from the fork or from the start. `train.rs` moves the weights, scores
//! them after every epoch and says so. What an option would put to use is read out of its run (`deploy.rs`), with early
//! stopping as a state machine (`stopper.rs`) and checkpoints in a versioned bucket (`checkpoint.rs`, `bucket.rs`), and
//! judged once on held-out examples. [`Trials`] over many seeds become a [`Comparison`] by paired intervals (`compare.rs`)
//! and rules fixed beforehand (`judge.rs`); `verdict.rs` says it. `tuner/` is SageMaker's tuner over trainings of the lab.
//!
//! Shapes: N examples, W weights in one flat list, I inputs and O outputs of a layer, C classes.

mod arm;
mod bench;
mod bucket;
mod calibration;
mod change;
mod checkpoint;
mod compare;
mod curve;
mod deploy;
mod early_stopping;
mod experiment;
mod figure;
mod interval;
mod intervention;
mod judge;
mod lanes;
mod loss;
mod metric;
mod model;
mod optimizer;
mod recipe;
mod restoring;
mod schedule;
mod setting;
mod stopper;
mod symptom;
mod task;
mod technique;
mod train;
mod trial;
pub mod tuner;
mod verdict;
mod version;

pub use bench::{Course, Courses, Effort};
pub use bucket::{Bucket, Checkpoint, Stored, Version, VersionId, Versioning};
pub use calibration::{Gates, Stem, calibration_seeds};
pub use change::Change;
pub use checkpoint::{Keep, Recovery, Restored, Saved, Saving};
pub use compare::{Comparison, OptionResult, Summary, Trained};
pub use curve::{Curve, CurveBand};
pub use deploy::{Deployment, Upkeep};
pub use early_stopping::{CheckFinite, EarlyStopping, MinDeltaMode, Monitor, Restore, Semantics};
pub use experiment::Experiment;
pub use interval::Interval;
pub use intervention::{Intervention, Since};
pub use judge::{Against, Class, Outlook, Standing};
pub use lanes::Path;
pub use loss::Score;
pub use metric::Metric;
pub use model::{Lesson, Model, Set, Work};
pub use optimizer::Optimizer;
pub use recipe::Recipe;
pub use restoring::Restoring;
pub use schedule::Schedule;
pub use setting::{Amount, Defect, Setting};
pub use stopper::{StopReason, StopReport, Stopper};
pub use symptom::Symptom;
pub use task::{
    Drill, Groundwork, Handout, Image, MaskedScore, Pretraining, Recommender, Sizes, Task,
    TaskName, Text, groundwork, masked_score, named,
};
pub use technique::Technique;
pub use trial::{Event, Listener, Outcome, Progress, Trial, Trials, run, threads};
pub use verdict::describe;
pub use version::version;
