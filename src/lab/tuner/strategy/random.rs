//! Random: every job is drawn on its own, so that any number may train at once and nothing is lost by it.

use super::super::space::{Assignment, Space};
use crate::seed::Seed;

/// The hyperparameters of job `number`; they depend on the seed and the number alone.
pub(super) fn propose(space: Space<'_>, seed: Seed, number: usize) -> Assignment {
    let mut dice = seed.stream("tuner-random", &[number as u64]);
    space.assignment_at(&space.draw(&mut dice))
}
