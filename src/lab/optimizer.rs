//! Optimizer: one step down a gradient, over a flat list of weights.

use serde::{Deserialize, Serialize};

use super::lanes::{Job, Lanes, Path};

/// How a gradient becomes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Optimizer {
    /// w -= rate · g.
    Sgd,
    /// v = 0.9 · v + g; w -= rate · v (Sutskever et al. 2013, in the form of PyTorch's `SGD`).
    Momentum,
    /// Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101): β 0.9 and 0.999, ε 1e-8.
    AdamW,
}

/// What an optimizer remembers: running means of the gradient and of its square, (W) each, or nothing.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    path: Path,
    optimizer: Optimizer,
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
}

impl Optimizer {
    pub(crate) const NAMES: [(&'static str, Optimizer); 3] = [
        ("sgd", Optimizer::Sgd),
        ("momentum", Optimizer::Momentum),
        ("adamw", Optimizer::AdamW),
    ];

    /// The name a person reads.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Optimizer::Sgd => "SGD",
            Optimizer::Momentum => "SGD + momentum",
            Optimizer::AdamW => "AdamW",
        }
    }

    /// The name a person writes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Optimizer::NAMES[self as usize].0
    }
}

const MOMENTUM: f32 = 0.9;
const BETAS: [f64; 2] = [0.9, 0.999];
const EPSILON: f32 = 1e-8;

/// Below this a running mean is taken for 0. It moves nothing, and many processors are slow on smaller numbers.
const NOTHING: f32 = 1e-30;

impl Moments {
    /// Of `n` weights that have not moved yet.
    pub(crate) fn new(optimizer: Optimizer, n: usize) -> Moments {
        Moments::on(Path::widest(), optimizer, n)
    }

    /// The same on a path of choice; the numbers do not depend on it.
    pub(crate) fn on(path: Path, optimizer: Optimizer, n: usize) -> Moments {
        let [first, second] = match optimizer {
            Optimizer::Sgd => [0, 0],
            Optimizer::Momentum => [n, 0],
            Optimizer::AdamW => [n, n],
        };
        Moments {
            path,
            optimizer,
            first: vec![0.0; first],
            second: vec![0.0; second],
            steps: 0,
        }
    }

    pub(crate) fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// Moves the weights one step. `decayed` is 1 where weight decay applies and 0 elsewhere; all are (W).
    pub(crate) fn step(
        &mut self,
        weights: &mut [f32],
        gradient: &[f32],
        decayed: &[f32],
        learning_rate: f32,
        weight_decay: f32,
    ) {
        self.steps += 1;
        self.path.run(Step {
            moments: self,
            weights,
            gradient,
            decayed,
            learning_rate,
            weight_decay,
        });
    }
}

struct Step<'a> {
    moments: &'a mut Moments,
    weights: &'a mut [f32],
    gradient: &'a [f32],
    decayed: &'a [f32],
    learning_rate: f32,
    weight_decay: f32,
}

impl Job for Step<'_> {
    /// Plain arithmetic: compilers make the vectors, and the same numbers come out on every path.
    #[inline(always)]
    fn run<S: Lanes>(self, _: S) {
        let rate = self.learning_rate;
        let decay = rate * self.weight_decay;
        let moments = self.moments;
        let weights = self.weights.iter_mut().zip(self.gradient);
        let weights = weights
            .zip(self.decayed)
            .map(|((w, &g), &decayed)| (w, g, decay * decayed));
        match moments.optimizer {
            Optimizer::Sgd => {
                for (w, g, decay) in weights {
                    *w -= decay * *w + rate * g;
                }
            }
            Optimizer::Momentum => {
                for ((w, g, decay), v) in weights.zip(&mut moments.first) {
                    *v = or_nothing(MOMENTUM * *v + g);
                    *w -= decay * *w + rate * *v;
                }
            }
            Optimizer::AdamW => {
                let [keep, keep_of_square] = BETAS.map(|beta| beta as f32);
                let [add, add_of_square] = BETAS.map(|beta| (1.0 - beta) as f32);
                let [scale, scale_of_square] =
                    BETAS.map(|beta| (1.0 / (1.0 - beta.powi(moments.steps))) as f32);
                let means = moments.first.iter_mut().zip(&mut moments.second);
                for ((w, g, decay), (m, v)) in weights.zip(means) {
                    *m = or_nothing(keep * *m + add * g);
                    *v = or_nothing(keep_of_square * *v + add_of_square * g * g);
                    let spread = (*v * scale_of_square).sqrt() + EPSILON;
                    *w -= decay * *w + rate * (*m * scale) / spread;
                }
            }
        }
    }
}

#[inline(always)]
fn or_nothing(x: f32) -> f32 {
    if x.abs() < NOTHING { 0.0 } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two steps of one decayed and one free weight, from 1 with gradients 2 and 0, rate 0.1, decay 0.5.
    fn check(optimizer: Optimizer, expected: [[f32; 2]; 2]) {
        for path in Path::available() {
            let mut moments = Moments::on(path, optimizer, 2);
            let mut weights = [1.0, 1.0];
            for (gradient, expected) in [2.0, 0.0].into_iter().zip(expected) {
                moments.step(&mut weights, &[gradient; 2], &[1.0, 0.0], 0.1, 0.5);
                for (ours, expected) in weights.iter().zip(expected) {
                    assert!((ours - expected).abs() < 1e-6, "{optimizer:?} {weights:?}");
                }
            }
        }
    }

    #[test]
    fn two_steps_by_hand() {
        check(Optimizer::Sgd, [[0.75, 0.8], [0.7125, 0.8]]);
        check(Optimizer::Momentum, [[0.75, 0.8], [0.5325, 0.62]]);
        // The first step of Adam is the rate; then m = 0.18 / 0.19, v = 0.003996 / 0.001999.
        let second = 0.1 * (0.18 / 0.19) / (0.003996_f32 / 0.001999).sqrt();
        check(
            Optimizer::AdamW,
            [[0.85, 0.9], [0.85 * 0.95 - second, 0.9 - second]],
        );
    }

    #[test]
    fn every_path_moves_alike_and_forgets_what_is_nothing() {
        let n = 77;
        let gradient: Vec<f32> = (0..n).map(|i| (i as f32 - 30.0) / 7.0).collect();
        let moved = |path| {
            let mut moments = Moments::on(path, Optimizer::AdamW, n);
            let mut weights = vec![0.3; n];
            for _ in 0..3 {
                moments.step(&mut weights, &gradient, &vec![1.0; n], 0.01, 0.1);
            }
            weights
        };
        for path in Path::available() {
            assert_eq!(moved(path), moved(Path::Portable), "{}", path.name());
        }
        let mut moments = Moments::new(Optimizer::Momentum, 1);
        moments.step(&mut [0.0], &[1.05e-30], &[0.0], 0.1, 0.0);
        assert_eq!(moments.first, [1.05e-30]);
        moments.step(&mut [0.0], &[0.0], &[0.0], 0.1, 0.0);
        assert_eq!(moments.first, [0.0]);
    }
}
