//! Measuring: what the weights of each epoch are worth on a set of examples. Nothing is learned here, and nothing
//! is dropped: scores under dropout are of the whole network.

use std::sync::Arc;

use super::dataset::Dataset;
use super::loss::{Score, score};
use super::network::Network;

/// The score on `set` of each network, in order.
pub(crate) fn scores(history: &[Arc<Network<f32>>], set: &Dataset) -> Vec<Score> {
    history
        .iter()
        .map(|network| score_of(network, set))
        .collect()
}

/// The score of one network on `set`.
pub(crate) fn score_of(network: &Network<f32>, set: &Dataset) -> Score {
    score(network.predict(set.inputs.view()), &set.labels)
}
