//! Network: dense layers with ReLU between them, each forward step beside its backward step.
//! How weights move is in `optimizer.rs`; what is a good output is in `loss.rs`.
//!
//! Shapes: N examples, I inputs of a layer, O outputs of a layer, C classes. The number type is generic for one
//! reason: training runs in `f32`, and the proofs of the gradients run in `f64`.

use ndarray::{Array1, Array2, ArrayView2, Axis, NdFloat, Zip, linalg::general_mat_mul};

use crate::seed::{Dice, Seed};

/// One layer: y (N, O) = x (N, I) · weights (I, O) + bias (O).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dense<F> {
    pub(crate) weights: Array2<F>,
    pub(crate) bias: Array1<F>,
}

/// Dense layers; ReLU and, in training, dropout after each but the last.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Network<F> {
    pub(crate) layers: Vec<Dense<F>>,
}

/// What a forward pass leaves behind for the backward pass.
pub(crate) struct Trace<F> {
    /// The input of each layer, (N, I): the examples first, then what ReLU and dropout let through.
    inputs: Vec<Array2<F>>,
    /// For each hidden layer (N, O): 0 where a unit was dropped, 1 / (1 - rate) where it stayed. Empty without dropout.
    masks: Vec<Array2<F>>,
    /// (N, C)
    pub(crate) logits: Array2<F>,
}

impl<F: NdFloat> Network<F> {
    /// Layers of these widths, inputs first and classes last, drawn as He et al. (2015, arXiv 1502.01852) for ReLU:
    /// normal with variance 2 / I; biases 0.
    pub(crate) fn new(widths: &[usize], seed: Seed) -> Network<F> {
        let layers = widths.windows(2).enumerate().map(|(place, width)| {
            let mut dice = seed.stream("weights", &[place as u64]);
            let spread = (2.0 / width[0] as f32).sqrt();
            let weights = Array2::from_shape_simple_fn((width[0], width[1]), || {
                number(dice.normal() * spread)
            });
            Dense {
                weights,
                bias: Array1::zeros(width[1]),
            }
        });
        Network {
            layers: layers.collect(),
        }
    }

    /// A network of the same shape with every number 0: the start of a velocity or of a sum of gradients.
    pub(crate) fn zeros_like(&self) -> Network<F> {
        let zero = |layer: &Dense<F>| Dense {
            weights: Array2::zeros(layer.weights.dim()),
            bias: Array1::zeros(layer.bias.dim()),
        };
        Network {
            layers: self.layers.iter().map(zero).collect(),
        }
    }

    /// Logits (N, C) of examples x (N, I), with nothing dropped.
    pub(crate) fn predict(&self, x: ArrayView2<'_, F>) -> Array2<F> {
        let (last, hidden) = self.layers.split_last().expect("a network has layers");
        let mut signal: Option<Array2<F>> = None;
        for layer in hidden {
            let mut y = layer.forward(signal.as_ref().map_or(x, |y| y.view()));
            y.mapv_inplace(relu);
            signal = Some(y);
        }
        last.forward(signal.as_ref().map_or(x, |y| y.view()))
    }

    /// The same pass in training: each hidden unit is dropped with probability `dropout`, the rest scaled up
    /// (Srivastava et al. 2014, inverted form), and what the backward pass needs is kept.
    pub(crate) fn forward(&self, x: Array2<F>, dropout: f32, dice: &mut Dice) -> Trace<F> {
        let (last, hidden) = self.layers.split_last().expect("a network has layers");
        let mut inputs = vec![x];
        let mut masks = Vec::new();
        for layer in hidden {
            let mut y = layer.forward(inputs[inputs.len() - 1].view());
            y.mapv_inplace(relu);
            if dropout > 0.0 {
                let mask = draw_mask(y.dim(), dropout, dice);
                y *= &mask;
                masks.push(mask);
            }
            inputs.push(y);
        }
        let logits = last.forward(inputs[inputs.len() - 1].view());
        Trace {
            inputs,
            masks,
            logits,
        }
    }

    /// Gradient of the loss by every weight and bias, from its gradient by the logits, d_logits (N, C).
    pub(crate) fn backward(
        &self,
        trace: &Trace<F>,
        d_logits: Array2<F>,
        gradient: &mut Network<F>,
    ) {
        let mut d_y = d_logits;
        for place in (0..self.layers.len()).rev() {
            let x = &trace.inputs[place];
            gradient.layers[place].take_gradient(x, &d_y);
            if place > 0 {
                d_y = self.layers[place].backward(&d_y);
                relu_backward(&mut d_y, x);
                if let Some(mask) = trace.masks.get(place - 1) {
                    d_y *= mask;
                }
            }
        }
    }
}

impl<F: NdFloat> Dense<F> {
    /// y (N, O) from x (N, I).
    fn forward(&self, x: ArrayView2<'_, F>) -> Array2<F> {
        let mut y = x.dot(&self.weights);
        y += &self.bias;
        y
    }

    /// d_x (N, I) from d_y (N, O).
    fn backward(&self, d_y: &Array2<F>) -> Array2<F> {
        d_y.dot(&self.weights.t())
    }

    /// Makes this layer the gradient: d_weights (I, O) = xᵀ · d_y, d_bias (O) = sum of d_y over N.
    fn take_gradient(&mut self, x: &Array2<F>, d_y: &Array2<F>) {
        general_mat_mul(F::one(), &x.t(), d_y, F::zero(), &mut self.weights);
        self.bias.assign(&d_y.sum_axis(Axis(0)));
    }
}

fn relu<F: NdFloat>(x: F) -> F {
    if x > F::zero() { x } else { F::zero() }
}

/// Lets the gradient through where the unit fired: `y` is what ReLU (and dropout) gave. A dropped unit has y = 0,
/// and its gradient is 0 as well, so one test serves both.
fn relu_backward<F: NdFloat>(d_y: &mut Array2<F>, y: &Array2<F>) {
    Zip::from(d_y).and(y).for_each(|d, &y| {
        if y <= F::zero() {
            *d = F::zero();
        }
    });
}

/// 0 with probability `rate`, else 1 / (1 - rate).
fn draw_mask<F: NdFloat>(shape: (usize, usize), rate: f32, dice: &mut Dice) -> Array2<F> {
    let kept = number(1.0 / (1.0 - rate));
    Array2::from_shape_simple_fn(shape, || if dice.unit() < rate { F::zero() } else { kept })
}

pub(crate) fn number<F: NdFloat>(x: f32) -> F {
    F::from(x).expect("every f32 is a float")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::loss::cross_entropy;

    const N: usize = 7;

    fn loss(network: &Network<f64>, x: &Array2<f64>, labels: &[usize], dropout: f32) -> f64 {
        let trace = network.forward(x.clone(), dropout, &mut Seed(5).stream("dropout", &[]));
        cross_entropy(&trace.logits, labels).0
    }

    /// Every gradient against the central difference (Burden and Faires), in `f64`.
    fn check_gradients(dropout: f32) {
        let network = Network::<f64>::new(&[5, 8, 6, 4], Seed(1));
        let mut dice = Seed(2).stream("examples", &[]);
        let x = Array2::from_shape_simple_fn((N, 5), || f64::from(dice.normal()));
        let labels: Vec<usize> = (0..N).map(|_| dice.below(4)).collect();

        let trace = network.forward(x.clone(), dropout, &mut Seed(5).stream("dropout", &[]));
        let (_, d_logits) = cross_entropy(&trace.logits, &labels);
        let mut gradient = network.zeros_like();
        network.backward(&trace, d_logits, &mut gradient);

        let step = 1e-6;
        let nudged = |nudge: &dyn Fn(&mut Network<f64>, f64)| {
            let [up, down] = [step, -step].map(|by| {
                let mut other = network.clone();
                nudge(&mut other, by);
                loss(&other, &x, &labels, dropout)
            });
            (up - down) / (2.0 * step)
        };
        for place in 0..network.layers.len() {
            for ((i, o), &ours) in gradient.layers[place].weights.indexed_iter() {
                let measured = nudged(&|other, by| other.layers[place].weights[[i, o]] += by);
                assert!(
                    (ours - measured).abs() < 1e-7,
                    "layer {place} weight {i},{o}: {ours} is not {measured}"
                );
            }
            for (o, &ours) in gradient.layers[place].bias.indexed_iter() {
                let measured = nudged(&|other, by| other.layers[place].bias[o] += by);
                assert!(
                    (ours - measured).abs() < 1e-7,
                    "layer {place} bias {o}: {ours} is not {measured}"
                );
            }
        }
    }

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients(0.0);
    }

    #[test]
    fn every_gradient_is_the_finite_difference_under_dropout() {
        check_gradients(0.4);
    }

    #[test]
    fn predict_is_forward_without_dropout() {
        let network = Network::<f32>::new(&[5, 8, 4], Seed(1));
        let x = Array2::from_shape_fn((N, 5), |(n, i)| (n * 5 + i) as f32 / 10.0 - 1.0);
        let trace = network.forward(x.clone(), 0.0, &mut Seed(5).stream("dropout", &[]));
        assert_eq!(network.predict(x.view()), trace.logits);
    }

    #[test]
    fn dropout_keeps_the_mean() {
        let mask = draw_mask::<f64>((200, 200), 0.3, &mut Seed(3).stream("dropout", &[]));
        let mean = mask.sum() / 40_000.0;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
    }
}
