//! Strategies: which hyperparameters the next job gets. When a job ends is decided elsewhere, but for Hyperband's rungs.

mod bayesian;
mod gaussian_process;
mod grid;
pub(super) mod hyperband;
mod random;

use super::space::{Assignment, Space};
use crate::seed::Seed;

/// `strategy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    Bayesian,
    Random,
    Hyperband,
    Grid,
}

/// What a strategy may know when it proposes a job.
pub(super) struct Seen {
    /// Jobs that have ended with their latest metric, turned so that more is better.
    pub(super) ended: Vec<(Assignment, f64)>,
    /// Jobs that have been launched and have not ended.
    pub(super) pending: Vec<Assignment>,
}

impl Strategy {
    pub const NAMES: [(&'static str, Strategy); 4] = [
        ("Bayesian", Strategy::Bayesian),
        ("Random", Strategy::Random),
        ("Hyperband", Strategy::Hyperband),
        ("Grid", Strategy::Grid),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        Strategy::NAMES[self as usize].0
    }

    /// The hyperparameters of the next job.
    pub(super) fn propose(self, space: Space<'_>, seed: Seed, seen: &Seen) -> Assignment {
        let place = seen.ended.len() + seen.pending.len();
        match self {
            Strategy::Bayesian => bayesian::propose(space, seed, seen),
            Strategy::Random | Strategy::Hyperband => random::propose(space, seed, place),
            Strategy::Grid => grid::combination(space, place),
        }
    }
}
