//! Dense: a product and a bias, forward and backward.
//!
//! Shapes: N rows, I inputs, O outputs.

use ndarray::{Array2, Axis, NdFloat, linalg::general_mat_mul};

use super::weights::{Block, Plan, Start};

/// y (N, O) = x (N, I) · weights (I, O) + bias (O).
#[derive(Clone, Copy, Debug)]
pub(super) struct Dense {
    pub(super) weights: Block,
    bias: Block,
}

impl Dense {
    /// Weights start normal with variance 1 / I (LeCun et al. 1998), biases at 0.
    pub(super) fn new(plan: &mut Plan, inputs: usize, outputs: usize) -> Dense {
        let spread = (1.0 / inputs as f32).sqrt();
        Dense {
            weights: plan.add(inputs, outputs, Start::Normal(spread)),
            bias: plan.add(1, outputs, Start::Zero),
        }
    }

    pub(super) fn forward<F: NdFloat>(&self, weights: &[F], x: &Array2<F>) -> Array2<F> {
        let mut y = x.dot(&self.weights.matrix(weights));
        y += &self.bias.vector(weights);
        y
    }

    /// Adds to `gradient` and gives d_x (N, I), from d_y (N, O) and what went in.
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        x: &Array2<F>,
        d_y: &Array2<F>,
        gradient: &mut [F],
    ) -> Array2<F> {
        let mut d_weights = self.weights.matrix_mut(gradient);
        general_mat_mul(F::one(), &x.t(), d_y, F::one(), &mut d_weights);
        let mut d_bias = self.bias.vector_mut(gradient);
        d_bias += &d_y.sum_axis(Axis(0));
        d_y.dot(&self.weights.matrix(weights).t())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::weights::{check_gradient, noise};
    use crate::seed::Seed;

    #[test]
    fn every_gradient_is_the_finite_difference() {
        let mut plan = Plan::default();
        let dense = Dense::new(&mut plan, 3, 4);
        let weights = plan.draw::<f64>(Seed(1));
        let (x, out) = (noise(5, 3, 2), noise(5, 4, 3));
        let mut gradient = vec![0.0; plan.len()];
        let d_x = dense.backward(&weights, &x, &out, &mut gradient);
        check_gradient(&weights, &gradient, |weights| {
            (dense.forward(weights, &x) * &out).sum()
        });
        check_gradient(
            x.as_slice().expect("whole"),
            d_x.as_slice().expect("whole"),
            |x| {
                let x = Array2::from_shape_vec((5, 3), x.to_vec()).expect("whole");
                (dense.forward(&weights, &x) * &out).sum()
            },
        );
    }
}
