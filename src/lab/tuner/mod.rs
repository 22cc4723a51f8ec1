//! The tuner: launches training jobs with hyperparameters of its choice and names the best, as SageMaker's automatic
//! model tuning does, by the argument names of its SDK. How a job trains is not known here but in `training.rs`.
//!
//! Three rules that are all called early stopping stay apart: patience inside a job ([`EarlyStopping`] of the lab),
//! the median rule between jobs ([`EarlyStoppingType`], `median.rs`), and the end of the tuning itself
//! ([`CompletionCriteria`]).
//!
//! Time is simulated (`clock.rs`): an epoch is a tick, `max_parallel_jobs` jobs train at once, and a free slot is filled
//! at the next tick. Jobs are trained lazily, tick by tick, so an epoch that the tuner does not pay for is not trained.
//!
//! [`EarlyStopping`]: super::EarlyStopping

mod check;
mod clock;
mod completion;
mod job;
mod knob;
mod median;
mod objective;
mod plan;
mod range;
mod report;
mod space;
mod strategy;
mod summary;
mod training;

pub use clock::{Listener, run};
pub use completion::{CompletionCriteria, End};
pub use job::{Ending, JobReport, TrainingJob};
pub use knob::{KNOBS, Kind, Knob};
pub use objective::{Goal, Objective};
pub use plan::{EarlyStoppingType, TuningPlan};
pub use range::{Range, Scaling, Span};
pub use report::{Choice, Patience, TuningReport};
pub use space::Assignment;
pub use strategy::Strategy;
pub use training::tune;
