//! Dataset: made examples with labels, and the three sets a run needs. How an example is made is the task's business.

use ndarray::{Array2, Axis};

/// Examples with labels. inputs is (N, I); labels are classes, `0..C`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dataset {
    pub(crate) inputs: Array2<f32>,
    pub(crate) labels: Vec<usize>,
}

impl Dataset {
    /// The examples at these places, in this order.
    pub(crate) fn gather(&self, places: &[usize]) -> Dataset {
        let mut inputs = Array2::zeros((places.len(), self.inputs.ncols()));
        for (mut row, &place) in inputs.outer_iter_mut().zip(places) {
            row.assign(&self.inputs.row(place));
        }
        Dataset {
            inputs,
            labels: places.iter().map(|&place| self.labels[place]).collect(),
        }
    }

    /// The examples `from..to`.
    pub(crate) fn part(&self, from: usize, to: usize) -> Dataset {
        Dataset {
            inputs: self
                .inputs
                .slice_axis(Axis(0), (from..to).into())
                .to_owned(),
            labels: self.labels[from..to].to_vec(),
        }
    }
}
