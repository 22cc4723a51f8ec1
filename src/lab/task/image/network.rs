//! Network: the image network in plain arrays, each forward step beside its backward step. It is for reading and for
//! proofs; what trains is the same network in `kernel.rs`, held to this one by tests.
//!
//! pictures (N, 8·8) → convolution 3x3 → ReLU → largest of 2x2 → dropout → dense → ReLU → dense → logits (N, 6).
//!
//! Shapes: N examples, K channels, H hidden units, C classes; I inputs and O outputs of a layer. The number type is
//! generic for one reason: the proofs of the gradients run in `f64`.

#![cfg_attr(
    not(test),
    allow(dead_code, reason = "proofs run it, training does not")
)]

use ndarray::{Array1, Array2, Array3, Axis, NdFloat, Zip};

use super::picture::{CLASSES, SIDE};
use super::shape::{CELLS, POOLED, POSITIONS, Shape, TAP, TAPS, VALID};
use crate::lab::loss::number;
use crate::seed::Seed;

/// y (N, O) = x (N, I) · weights (I, O) + bias (O).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layer<F> {
    pub(super) weights: Array2<F>,
    pub(super) bias: Array1<F>,
}

/// The convolution is a dense layer over the patches of a picture: I is a patch of 3 by 3 pixels, O the channels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Network<F> {
    /// (9, K)
    pub(super) convolution: Layer<F>,
    /// (9·K, H); the inputs are the cells of the pooled picture, row by row, each with its channels.
    pub(super) hidden: Layer<F>,
    /// (H, C)
    pub(super) output: Layer<F>,
}

/// What a forward pass leaves behind for the backward pass.
pub(super) struct Trace<F> {
    /// (N·36, 9)
    patches: Array2<F>,
    /// Which of its four positions gave each cell its value, (N, 9, K).
    winners: Array3<usize>,
    /// What ReLU and dropout let through, (N, 9·K).
    pooled: Array2<F>,
    /// (N, H)
    hidden: Array2<F>,
    /// (N, C)
    pub(super) logits: Array2<F>,
}

impl<F: NdFloat> Network<F> {
    /// Drawn as He et al. (2015, arXiv 1502.01852) for ReLU: normal with variance 2 / I; biases 0.
    pub(super) fn new(shape: Shape, seed: Seed) -> Network<F> {
        let layer = |place: u64, inputs: usize, outputs: usize| {
            let mut dice = seed.stream("weights", &[place]);
            let spread = (2.0 / inputs as f32).sqrt();
            Layer {
                weights: Array2::from_shape_simple_fn((inputs, outputs), || {
                    number(dice.normal() * spread)
                }),
                bias: Array1::zeros(outputs),
            }
        };
        Network {
            convolution: layer(0, TAPS, shape.channels),
            hidden: layer(1, CELLS * shape.channels, shape.hidden),
            output: layer(2, shape.hidden, CLASSES),
        }
    }

    /// Logits and what led to them. `kept` (N, 9·K) is what dropout makes of each pooled unit: 0, or 1 / (1 - rate).
    pub(super) fn forward(&self, pictures: &Array2<F>, kept: Option<&Array2<F>>) -> Trace<F> {
        let patches = patches(pictures);
        let (mut pooled, winners) = pool(self.convolution.forward(&patches));
        pooled.mapv_inplace(relu);
        if let Some(kept) = kept {
            pooled *= kept;
        }
        let mut hidden = self.hidden.forward(&pooled);
        hidden.mapv_inplace(relu);
        Trace {
            logits: self.output.forward(&hidden),
            patches,
            winners,
            pooled,
            hidden,
        }
    }

    /// Gradient of the loss by every weight, from its gradient by the logits, d_logits (N, C).
    pub(super) fn backward(
        &self,
        trace: &Trace<F>,
        kept: Option<&Array2<F>>,
        d_logits: &Array2<F>,
    ) -> Network<F> {
        let mut d_hidden = self.output.backward(d_logits);
        relu_backward(&mut d_hidden, &trace.hidden);
        let mut d_pooled = self.hidden.backward(&d_hidden);
        relu_backward(&mut d_pooled, &trace.pooled);
        if let Some(kept) = kept {
            d_pooled *= kept;
        }
        Network {
            convolution: Layer::gradient(&trace.patches, &pool_backward(&d_pooled, &trace.winners)),
            hidden: Layer::gradient(&trace.pooled, &d_hidden),
            output: Layer::gradient(&trace.hidden, d_logits),
        }
    }
}

impl<F: NdFloat> Network<F> {
    /// From the first to the last.
    pub(super) fn layers(&self) -> [&Layer<F>; 3] {
        [&self.convolution, &self.hidden, &self.output]
    }

    /// From the first to the last.
    pub(super) fn layers_mut(&mut self) -> [&mut Layer<F>; 3] {
        [&mut self.convolution, &mut self.hidden, &mut self.output]
    }

    /// The network with `change` made to each number.
    pub(super) fn map<G: NdFloat>(&self, change: impl Fn(F) -> G) -> Network<G> {
        let layer = |layer: &Layer<F>| Layer {
            weights: layer.weights.mapv(&change),
            bias: layer.bias.mapv(&change),
        };
        Network {
            convolution: layer(&self.convolution),
            hidden: layer(&self.hidden),
            output: layer(&self.output),
        }
    }
}

impl<F: NdFloat> Layer<F> {
    /// y (N, O) from x (N, I).
    fn forward(&self, x: &Array2<F>) -> Array2<F> {
        x.dot(&self.weights) + &self.bias
    }

    /// d_x (N, I) from d_y (N, O).
    fn backward(&self, d_y: &Array2<F>) -> Array2<F> {
        d_y.dot(&self.weights.t())
    }

    /// The gradient by the weights, xᵀ · d_y, and by the bias, the sum of d_y over N.
    fn gradient(x: &Array2<F>, d_y: &Array2<F>) -> Layer<F> {
        Layer {
            weights: x.t().dot(d_y),
            bias: d_y.sum_axis(Axis(0)),
        }
    }
}

/// The patch of pixels under each position of the convolution, (N·36, 9).
fn patches<F: NdFloat>(pictures: &Array2<F>) -> Array2<F> {
    Array2::from_shape_fn((pictures.nrows() * POSITIONS, TAPS), |(row, tap)| {
        let (example, position) = (row / POSITIONS, row % POSITIONS);
        let y = position / VALID + tap / TAP;
        let x = position % VALID + tap % TAP;
        pictures[[example, y * SIDE + x]]
    })
}

/// The largest of each 2x2 positions, (N, 9·K), and which of the four it was: the first of equals, row by row.
fn pool<F: NdFloat>(y: Array2<F>) -> (Array2<F>, Array3<usize>) {
    let (examples, channels) = (y.nrows() / POSITIONS, y.ncols());
    let at =
        |example, cell, corner, channel| y[[example * POSITIONS + position(cell, corner), channel]];
    let winners = Array3::from_shape_fn((examples, CELLS, channels), |(example, cell, channel)| {
        let value = |corner| at(example, cell, corner, channel);
        (1..4).fold(0, |best, corner| {
            if value(corner) > value(best) {
                corner
            } else {
                best
            }
        })
    });
    let pooled = Array2::from_shape_fn((examples, CELLS * channels), |(example, unit)| {
        let (cell, channel) = (unit / channels, unit % channels);
        at(example, cell, winners[[example, cell, channel]], channel)
    });
    (pooled, winners)
}

/// d_y (N·36, K) from d_pooled (N, 9·K): each cell's gradient goes where its value came from.
fn pool_backward<F: NdFloat>(d_pooled: &Array2<F>, winners: &Array3<usize>) -> Array2<F> {
    let (examples, _, channels) = winners.dim();
    let mut d_y = Array2::zeros((examples * POSITIONS, channels));
    for ((example, cell, channel), &corner) in winners.indexed_iter() {
        d_y[[example * POSITIONS + position(cell, corner), channel]] =
            d_pooled[[example, cell * channels + channel]];
    }
    d_y
}

/// The position that is corner 0 to 3 of a cell.
fn position(cell: usize, corner: usize) -> usize {
    let y = 2 * (cell / POOLED) + corner / 2;
    let x = 2 * (cell % POOLED) + corner % 2;
    y * VALID + x
}

fn relu<F: NdFloat>(x: F) -> F {
    if x > F::zero() { x } else { F::zero() }
}

/// Lets the gradient through where the unit fired: `y` is what ReLU (and dropout) gave.
fn relu_backward<F: NdFloat>(d_y: &mut Array2<F>, y: &Array2<F>) {
    Zip::from(d_y).and(y).for_each(|d, &y| {
        if y <= F::zero() {
            *d = F::zero();
        }
    });
}

/// Mean over N of -Σ target · log softmax(logits), and its gradient by the logits, (N, C): (softmax - target) / N.
/// A row of targets (N, C) sums to 1.
pub(super) fn cross_entropy<F: NdFloat>(logits: &Array2<F>, targets: &Array2<F>) -> (F, Array2<F>) {
    let scale = F::one() / number(logits.nrows() as f32);
    let mut gradient = logits.clone();
    let mut loss = F::zero();
    for (mut row, target) in gradient.outer_iter_mut().zip(targets.outer_iter()) {
        let largest = row.fold(F::neg_infinity(), |a, &b| if b > a { b } else { a });
        let sum = row.mapv(|x| (x - largest).exp()).sum();
        let log_sum = largest + sum.ln();
        loss -= row.mapv(|x| x - log_sum).dot(&target);
        row.zip_mut_with(&target, |x, &t| *x = ((*x - log_sum).exp() - t) * scale);
    }
    (loss * scale, gradient)
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: usize = 4;

    /// Every gradient against the central difference, in `f64`.
    fn check_gradients(shape: Shape, kept: Option<&Array2<f64>>, smoothing: f64) {
        let network = Network::<f64>::new(shape, Seed(1));
        let mut dice = Seed(2).stream("examples", &[]);
        let mut drawn = || f64::from(dice.normal());
        let x = Array2::from_shape_simple_fn((N, SIDE * SIDE), &mut drawn);
        let targets = Array2::from_shape_fn((N, CLASSES), |(n, class)| {
            let sure = if class == n % CLASSES { 1.0 } else { 0.0 };
            (1.0 - smoothing) * sure + smoothing / CLASSES as f64
        });
        let loss =
            |network: &Network<f64>| cross_entropy(&network.forward(&x, kept).logits, &targets).0;
        let trace = network.forward(&x, kept);
        let (_, d_logits) = cross_entropy(&trace.logits, &targets);
        let gradient = network.backward(&trace, kept, &d_logits);

        for (place, ours) in gradient.layers().into_iter().enumerate() {
            let measured = |nudge: &dyn Fn(&mut Layer<f64>, f64)| {
                let [up, down] = [1e-6, -1e-6].map(|by| {
                    let mut other = network.clone();
                    nudge(other.layers_mut()[place], by);
                    loss(&other)
                });
                (up - down) / 2e-6
            };
            for (at, &ours) in ours.weights.indexed_iter() {
                let measured = measured(&|layer, by| layer.weights[at] += by);
                assert!((ours - measured).abs() < 1e-7, "{place} {at:?}");
            }
            for (at, &ours) in ours.bias.iter().enumerate() {
                let measured = measured(&|layer, by| layer.bias[at] += by);
                assert!((ours - measured).abs() < 1e-7, "{place} {at}");
            }
        }
    }

    const SMALL: Shape = Shape {
        channels: 3,
        hidden: 5,
    };

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients(SMALL, None, 0.0);
    }

    #[test]
    fn every_gradient_is_the_finite_difference_under_dropout_and_smoothing() {
        let mut dice = Seed(3).stream("dropout", &[]);
        let kept = Array2::from_shape_simple_fn((N, CELLS * SMALL.channels), || {
            if dice.unit() < 0.4 { 0.0 } else { 1.0 / 0.6 }
        });
        check_gradients(SMALL, Some(&kept), 0.2);
    }

    #[test]
    fn the_first_of_equal_positions_wins() {
        let (pooled, winners) = pool(Array2::<f64>::ones((POSITIONS, 1)));
        assert!(pooled.iter().all(|&value| value == 1.0));
        assert!(winners.iter().all(|&corner| corner == 0));
    }

    #[test]
    fn a_patch_lies_where_it_should() {
        let picture = Array2::from_shape_fn((1, SIDE * SIDE), |(_, pixel)| pixel as f64);
        let patches = patches(&picture);
        let expected = [9.0, 10.0, 11.0, 17.0, 18.0, 19.0, 25.0, 26.0, 27.0];
        assert_eq!(patches.row(VALID + 1).to_vec(), expected);
    }
}
