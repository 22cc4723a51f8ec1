//! Space: all ranges of a tuning job together, as the unit cube in which strategies look for the next job.

use super::range::Range;
use crate::lab::intervention::Intervention;
use crate::lab::setting::{Defect, Setting};
use crate::seed::Dice;

/// A value for each hyperparameter of a training job, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment(pub Vec<(String, Setting)>);

impl Assignment {
    /// What the values change in the task's own recipe.
    ///
    /// # Errors
    /// None for values from checked ranges.
    pub fn intervention(&self) -> Result<Intervention, Defect> {
        Intervention::read(&Setting::Fields(self.0.clone()))
    }
}

/// The ranges, each by the name of its hyperparameter.
#[derive(Clone, Copy)]
pub(super) struct Space<'a>(pub(super) &'a [(String, Range)]);

impl Space<'_> {
    /// Coordinates of a point, a few for each range.
    pub(super) fn n_coordinates(self) -> usize {
        self.0.iter().map(|(_, range)| range.n_coordinates()).sum()
    }

    /// A point drawn uniformly.
    pub(super) fn draw(self, dice: &mut Dice) -> Vec<f64> {
        (0..self.n_coordinates())
            .map(|_| f64::from(dice.unit()))
            .collect()
    }

    /// The values at a point of the unit cube.
    pub(super) fn assignment_at(self, point: &[f64]) -> Assignment {
        let mut rest = point;
        let value = |(name, range): &(String, Range)| {
            let (own, others) = rest.split_at(range.n_coordinates());
            rest = others;
            (name.clone(), range.value_at(own))
        };
        Assignment(self.0.iter().map(value).collect())
    }

    /// The point of an assignment; whole numbers and choices lie in the middle of their share.
    pub(super) fn point_of(self, assignment: &Assignment) -> Vec<f64> {
        let pairs = self.0.iter().zip(&assignment.0);
        pairs
            .flat_map(|((_, range), (_, value))| range.coordinates_of(value))
            .collect()
    }

    /// Every combination of choices; `None` when a range is none of choices, or there are more than can be counted.
    pub(super) fn n_combinations(self) -> Option<usize> {
        self.0
            .iter()
            .try_fold(1_usize, |product, (_, range)| match range {
                Range::Categorical(choices) => product.checked_mul(choices.len()),
                Range::Continuous(_) | Range::Integer(_) => None,
            })
    }
}
