//! Tasks: what a network is asked to learn. Each has its folder: a plain description with calibrated settings, a
//! generator of examples, and a network. Here they are by name, and what each must give the lab. What settings had to
//! satisfy before any option was run stands in `../calibration.rs`.

mod image;
mod recommender;
mod text;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use image::{Drill, Handout, Image};
pub use recommender::Recommender;
pub use text::{MaskedScore, Pretraining, Text, masked_score};

use super::calibration::Gates;
use super::lanes::Path;
use super::metric::Metric;
use super::model::Model;
use super::recipe::Recipe;
use crate::message::Message;
use crate::seed::{Dice, Seed};

/// The tasks by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskName {
    Image,
    Text,
    Recommender,
}

impl TaskName {
    pub const NAMES: [(&'static str, TaskName); 3] = [
        ("image", TaskName::Image),
        ("text", TaskName::Text),
        ("recommender", TaskName::Recommender),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        TaskName::NAMES[self as usize].0
    }
}

/// A plain description of something to learn, and the maker of its models.
pub trait Task: Send + Sync {
    /// What is learned from what by what, with its settings, in words.
    fn about(&self) -> Message;

    /// How its network learns when nothing is changed, with the sizes of its sets.
    fn recipe(&self) -> Recipe;

    /// Where validation is best when nothing is changed, by calibration: the fork unless a question says otherwise.
    fn fork(&self) -> usize;

    /// What it is judged by.
    fn metric(&self) -> Metric;

    /// What its plain training has to do before any option is run.
    fn gates(&self) -> Gates;

    fn n_held_out(&self) -> usize;

    /// How many weights its groundwork has; 0 when it needs none.
    fn n_groundwork(&self) -> usize {
        0
    }

    /// A network and the examples of one seed; a larger set begins with the examples of a smaller one.
    fn model(&self, seed: Seed, sizes: Sizes, width: f32) -> Box<dyn Model>;
}

/// The class, one of `n`, or with probability `rate` one of the others.
fn maybe_wrong(class: usize, n: usize, rate: f32, dice: &mut Dice) -> usize {
    let wrong = dice.unit() < rate;
    let step = 1 + dice.below(n - 1);
    if wrong { (class + step) % n } else { class }
}

/// A share in whole percent.
fn percent(share: f32) -> usize {
    (100.0 * share).round() as usize
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

/// What a task is built on and is the same for every seed: the weights of a pre-trained network, which are made once and
/// can be kept, and the instructions that carry the arithmetic.
#[derive(Clone, Debug)]
pub struct Groundwork {
    weights: Option<Arc<[f32]>>,
    path: Path,
}

impl Groundwork {
    /// For tasks that need none, and for what does not train.
    #[must_use]
    pub fn none() -> Groundwork {
        Groundwork {
            weights: None,
            path: Path::widest(),
        }
    }

    /// As large as the task's own and without anything learned, for who measures how fast it trains.
    #[must_use]
    pub fn blank(task: TaskName) -> Groundwork {
        match named(task).n_groundwork() {
            0 => Groundwork::none(),
            n => Groundwork::of(vec![0.0; n]),
        }
    }

    /// The same on other instructions than the widest there are. Numbers may differ in their last digits.
    #[must_use]
    pub fn on(self, path: Path) -> Groundwork {
        Groundwork { path, ..self }
    }

    #[must_use]
    pub fn weights(&self) -> Option<&[f32]> {
        self.weights.as_deref()
    }

    /// Weights that were kept; `None` when they are not of this task.
    #[must_use]
    pub fn of_kept(task: TaskName, weights: Vec<f32>) -> Option<Groundwork> {
        (named(task).n_groundwork() == weights.len()).then(|| Groundwork::of(weights))
    }

    fn of(weights: Vec<f32>) -> Groundwork {
        Groundwork {
            weights: Some(weights.into()),
            ..Groundwork::none()
        }
    }
}

/// Makes what a task needs before its first run; for text this takes seconds.
#[must_use]
pub fn groundwork(task: TaskName) -> Groundwork {
    match task {
        TaskName::Image | TaskName::Recommender => Groundwork::none(),
        TaskName::Text => Groundwork::of(text::pretrain(&Pretraining::full())),
    }
}

/// The task as far as its plain description goes.
#[must_use]
pub fn named(name: TaskName) -> Box<dyn Task> {
    named_with(name, &Groundwork::none())
}

/// The task ready to make models.
#[must_use]
pub(crate) fn named_with(name: TaskName, groundwork: &Groundwork) -> Box<dyn Task> {
    match name {
        TaskName::Image => Box::new(Image {
            path: groundwork.path,
            ..Image::calibrated()
        }),
        TaskName::Text => Box::new(Text::calibrated(groundwork.weights.clone())),
        TaskName::Recommender => Box::new(Recommender::calibrated()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_wrong_at_the_stated_rate() {
        let mut dice = Seed(3).stream("test", &[]);
        let wrong = (0..20_000)
            .filter(|_| maybe_wrong(2, 6, 0.25, &mut dice) != 2)
            .count();
        assert!((4_750..5_250).contains(&wrong), "{wrong}");
    }
}
