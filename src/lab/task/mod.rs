//! Tasks: what a network is asked to learn. Each has its folder: a plain description with calibrated settings, a
//! generator of examples, and a network. Here they are by name, and what each must give the lab. What settings had to
//! satisfy before any option was run stands in `../calibration.rs`.

mod image;
mod recommender;

use serde::{Deserialize, Serialize};

pub use image::Image;
pub use recommender::Recommender;

use super::calibration::Gates;
use super::metric::Metric;
use super::model::Model;
use super::recipe::Recipe;
use crate::seed::Seed;

/// The tasks by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskName {
    Image,
    Recommender,
}

impl TaskName {
    pub const NAMES: [(&'static str, TaskName); 2] = [
        ("image", TaskName::Image),
        ("recommender", TaskName::Recommender),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        TaskName::NAMES[self as usize].0
    }
}

/// A plain description of something to learn, and the maker of its models.
pub trait Task: Send + Sync {
    /// How its network learns when nothing is changed, with the sizes of its sets.
    fn recipe(&self) -> Recipe;

    /// Where validation is best when nothing is changed, by calibration: the fork unless a question says otherwise.
    fn fork(&self) -> usize;

    /// What it is judged by.
    fn metric(&self) -> Metric;

    /// What its plain training has to do before any option is run.
    fn gates(&self) -> Gates;

    fn n_held_out(&self) -> usize;

    /// A network and the examples of one seed; a larger set begins with the examples of a smaller one.
    fn model(&self, seed: Seed, sizes: Sizes, width: f32) -> Box<dyn Model>;
}

/// Bytes of a checkpoint: the weights, four bytes each.
pub(crate) fn checkpoint_bytes(task: &dyn Task) -> u64 {
    let one = Sizes {
        train: 1,
        validation: 1,
    };
    4 * task.model(Seed(0), one, 1.0).first_weights().len() as u64
}

/// How many examples are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    pub train: usize,
    pub validation: usize,
}

/// What a task needs before its first run and is the same for every seed: the weights of a pre-trained network. It is
/// made once and can be kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groundwork(Option<std::sync::Arc<[f32]>>);

impl Groundwork {
    #[must_use]
    pub fn none() -> Groundwork {
        Groundwork(None)
    }
}

/// The task as far as its plain description goes.
#[must_use]
pub fn named(name: TaskName) -> Box<dyn Task> {
    named_with(name, &Groundwork::none())
}

/// The task ready to make models.
#[must_use]
pub(crate) fn named_with(name: TaskName, _groundwork: &Groundwork) -> Box<dyn Task> {
    match name {
        TaskName::Image => Box::new(Image::calibrated()),
        TaskName::Recommender => Box::new(Recommender::calibrated()),
    }
}
