//! Optimizer: one step down a gradient, over a flat list of weights.

use serde::{Deserialize, Serialize};

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

/// What an optimizer remembers from step to step.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    optimizer: Optimizer,
    steps: i32,
    /// Velocity, or the mean of gradients, (W).
    first: Vec<f32>,
    /// The mean of squared gradients, (W); empty without Adam.
    second: Vec<f32>,
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

impl Moments {
    pub(crate) fn new(optimizer: Optimizer, n_weights: usize) -> Moments {
        let second = if optimizer == Optimizer::AdamW {
            n_weights
        } else {
            0
        };
        Moments {
            optimizer,
            steps: 0,
            first: vec![0.0; n_weights],
            second: vec![0.0; second],
        }
    }

    pub(crate) fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// Moves the weights. Weight decay is decoupled for every optimizer: w -= rate · decay · w where `decayed` is 1.
    pub(crate) fn step(
        &mut self,
        weights: &mut [f32],
        gradient: &[f32],
        decayed: &[f32],
        rate: f32,
        decay: f32,
    ) {
        if decay > 0.0 {
            for (w, &on) in weights.iter_mut().zip(decayed) {
                *w -= rate * decay * on * *w;
            }
        }
        self.steps += 1;
        match self.optimizer {
            Optimizer::Sgd => {
                for (w, &g) in weights.iter_mut().zip(gradient) {
                    *w -= rate * g;
                }
            }
            Optimizer::Momentum => {
                for ((w, v), &g) in weights.iter_mut().zip(&mut self.first).zip(gradient) {
                    *v = 0.9 * *v + g;
                    *w -= rate * *v;
                }
            }
            Optimizer::AdamW => self.adam(weights, gradient, rate),
        }
    }

    fn adam(&mut self, weights: &mut [f32], gradient: &[f32], rate: f32) {
        const BETA: [f32; 2] = [0.9, 0.999];
        let unbiased = BETA.map(|beta| 1.0 - beta.powi(self.steps));
        let moments = self.first.iter_mut().zip(&mut self.second);
        for ((w, (m, v)), &g) in weights.iter_mut().zip(moments).zip(gradient) {
            *m += (1.0 - BETA[0]) * (g - *m);
            *v += (1.0 - BETA[1]) * (g * g - *v);
            *w -= rate * (*m / unbiased[0]) / ((*v / unbiased[1]).sqrt() + 1e-8);
        }
    }
}
