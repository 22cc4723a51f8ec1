//! Handout: all that another library needs to train the image network as it is trained here: pictures, first weights
//! and the order of examples, in plain lists. What PyTorch made of one is recorded in `tests/data/peers/`, with the script
//! that did it, and the tests hold our training to that.

use serde::Serialize;

use super::picture::Pictures;
use super::shape::Shape;
use super::{Image, network::Network};
use crate::lab::lanes::Path;
use crate::lab::task::{Sizes, Task};
use crate::lab::train::order;
use crate::seed::Seed;

/// A training on paper. Shapes are those of `network.rs`, rows one after the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Handout {
    /// (N, 64) of the train and of the validation set.
    pub pictures: [Vec<f32>; 2],
    /// (N) of the same sets, 0 to 5.
    pub labels: [Vec<usize>; 2],
    /// Of the convolution (9, 16), the hidden layer (9·16, 16) and the output layer (16, 6). Biases begin at 0.
    pub weights: [Vec<f32>; 3],
    /// The places of the training examples in the order in which an epoch takes them, (epochs, N).
    pub orders: Vec<Vec<usize>>,
}

impl Handout {
    /// The calibrated task on one seed.
    #[must_use]
    pub fn new(seed: Seed, epochs: usize) -> Handout {
        let image = Image::calibrated();
        let sizes = Sizes {
            train: image.recipe.n_train,
            validation: image.recipe.n_validation,
        };
        let model = Image {
            path: Path::Portable,
            ..image.clone()
        }
        .image_model(seed, sizes, image.recipe.width);
        let sets = [&model.train, &model.validation];
        let network = Network::<f32>::new(Shape::of_width(image.recipe.width), seed);
        Handout {
            pictures: sets.map(|set: &Pictures| set.pictures.as_flattened().to_vec()),
            labels: sets.map(|set| set.labels.clone()),
            weights: network
                .layers()
                .map(|layer| layer.weights.iter().copied().collect()),
            orders: (1..=epochs)
                .map(|epoch| order(seed, &image.recipe(), epoch))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use serde::Deserialize;

    use super::*;
    use crate::lab::arm::Arm;
    use crate::lab::model::{Model, Set};
    use crate::lab::train::Run;
    use crate::lab::{Optimizer, Recipe};

    /// How far a loss may lie from PyTorch's.
    const NEAR: f64 = 1e-4;

    #[derive(Deserialize)]
    struct Recorded {
        seed: u64,
        epochs: usize,
        runs: Vec<Peer>,
    }

    /// Mean losses over the training set, before the first epoch and after each.
    #[derive(Deserialize)]
    struct Peer {
        optimizer: Optimizer,
        batch_size: usize,
        weight_decay: f32,
        label_smoothing: f32,
        float32: Vec<f64>,
        float64: Vec<f64>,
    }

    fn recorded() -> Recorded {
        let text = include_str!("../../../../tests/data/peers/losses.json");
        serde_json::from_str(text).expect("what the script has written")
    }

    /// Our losses on the same examples in the same order.
    fn losses(peer: &Peer, path: Path, recorded: &Recorded) -> Vec<f64> {
        let image = Image::calibrated();
        let recipe = Recipe {
            optimizer: peer.optimizer,
            batch_size: peer.batch_size,
            weight_decay: peer.weight_decay,
            label_smoothing: peer.label_smoothing,
            ..image.recipe()
        };
        let sizes = Sizes {
            train: recipe.n_train,
            validation: recipe.n_validation,
        };
        let n = recipe.n_train;
        let arm = Arm {
            recipe,
            shared: 0,
            scheduled: 0,
            epochs: recorded.epochs,
        };
        let on_path = Image {
            path,
            ..image.clone()
        };
        let mut model = on_path.image_model(Seed(recorded.seed), sizes, 1.0);
        let mut run = Run::new(&model, Seed(recorded.seed));
        let first = model.score(&model.first_weights(), Set::Train, n);
        let done = run.learn(&mut model, &arm, recorded.epochs, &|_| {
            ControlFlow::Continue(())
        });
        assert!(done.is_continue());
        let scores = [first]
            .into_iter()
            .chain(run.epochs.iter().map(|epoch| epoch.train));
        scores.map(|score| f64::from(score.loss)).collect()
    }

    /// The first epoch whose losses differ by more than [`NEAR`].
    fn apart(ours: &[f64], theirs: &[f64]) -> Option<usize> {
        assert_eq!(ours.len(), theirs.len());
        let near = |(ours, theirs): (&f64, &f64)| (ours - theirs).abs() <= NEAR;
        ours.iter().zip(theirs).position(|pair| !near(pair))
    }

    /// Where PyTorch's own 32-bit floats leave its 64-bit floats, as with AdamW from epoch 26 on, only these are a measure.
    #[test]
    fn it_trains_as_pytorch_does() {
        let recorded = recorded();
        assert_eq!(
            apart(&recorded.runs[0].float32, &recorded.runs[0].float64),
            None
        );
        for peer in &recorded.runs {
            let rounds_alike = apart(&peer.float32, &peer.float64).is_none();
            for path in Path::available() {
                let ours = losses(peer, path, &recorded);
                let name = format!("{:?} on {}", peer.optimizer, path.name());
                let first = (ours[0] - peer.float64[0]).abs();
                assert!(
                    first < 1e-6,
                    "other pictures or first weights: record again"
                );
                assert_eq!(apart(&ours, &peer.float64), None, "{name}, 64 bits");
                if rounds_alike {
                    assert_eq!(apart(&ours, &peer.float32), None, "{name}, 32 bits");
                }
            }
        }
    }
}
