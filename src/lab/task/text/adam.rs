//! Adam: one step of AdamW, for pre-training and for the gates. How an option fine-tunes is the trainer's business.

/// Moving averages of the gradient, weight by weight (W).
pub(super) struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
    steps: i32,
}

const MEAN_DECAY: f32 = 0.9;
const SQUARE_DECAY: f32 = 0.999;
const EPSILON: f32 = 1e-8;

impl Adam {
    pub(super) fn new(n_weights: usize) -> Adam {
        Adam {
            mean: vec![0.0; n_weights],
            square: vec![0.0; n_weights],
            steps: 0,
        }
    }

    /// Kingma and Ba 2015 (arXiv 1412.6980), bias corrected; the decay stands apart from the gradient as in Loshchilov
    /// and Hutter 2019 (arXiv 1711.05101). `decay` is (W): the decay of each weight, to be multiplied by the rate.
    pub(super) fn step(&mut self, weights: &mut [f32], gradient: &[f32], rate: f32, decay: &[f32]) {
        self.steps += 1;
        let mean_scale = rate / (1.0 - MEAN_DECAY.powi(self.steps));
        let square_scale = 1.0 / (1.0 - SQUARE_DECAY.powi(self.steps));
        let averages = self.mean.iter_mut().zip(&mut self.square);
        let places = weights.iter_mut().zip(gradient).zip(decay).zip(averages);
        for (((weight, &g), &decay), (mean, square)) in places {
            *mean = MEAN_DECAY * *mean + (1.0 - MEAN_DECAY) * g;
            *square = SQUARE_DECAY * *square + (1.0 - SQUARE_DECAY) * g * g;
            *weight -= rate * decay * *weight
                + mean_scale * *mean / ((square_scale * *square).sqrt() + EPSILON);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first step goes by the rate, whatever the size of the gradient; the second by hand.
    #[test]
    fn two_steps_by_hand() {
        let mut adam = Adam::new(2);
        let mut weights = [1.0, 1.0];
        adam.step(&mut weights, &[4.0, 0.0], 0.1, &[0.0, 0.5]);
        assert!(
            (weights[0] - 0.9).abs() < 1e-6 && (weights[1] - 0.95).abs() < 1e-6,
            "{weights:?}"
        );
        adam.step(&mut weights, &[-4.0, 0.0], 0.1, &[0.0, 0.0]);
        let mean = (0.9 * 0.4 - 0.4) / 0.19;
        let expected = 0.9 - 0.1 * mean / 4.0;
        assert!(
            (weights[0] - expected).abs() < 1e-5,
            "{weights:?} {expected}"
        );
    }
}
