//! Norm: layer normalization (Ba et al. 2016, arXiv 1607.06450), forward and backward.
//!
//! Shapes: N rows, D features.

use ndarray::{Array1, Array2, NdFloat, Zip};

use super::weights::{Block, Plan, Start, number};

/// y (N, D) = (x - mean) / sqrt(variance + EPSILON) · gain + bias, mean and variance of each row by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Norm {
    gain: Block,
    bias: Block,
}

/// Under the root, so that a constant row divides by something.
const EPSILON: f32 = 1e-5;

/// What the backward pass needs.
pub(super) struct Trace<F> {
    /// x of mean 0 and variance 1, (N, D).
    standard: Array2<F>,
    /// 1 / sqrt(variance + EPSILON), (N).
    scale: Array1<F>,
}

impl Norm {
    pub(super) fn new(plan: &mut Plan, features: usize) -> Norm {
        Norm {
            gain: plan.add(1, features, Start::One),
            bias: plan.add(1, features, Start::Zero),
        }
    }

    pub(super) fn forward<F: NdFloat>(
        &self,
        weights: &[F],
        mut x: Array2<F>,
    ) -> (Array2<F>, Trace<F>) {
        let (gain, bias) = (self.gain.vector(weights), self.bias.vector(weights));
        let share = F::one() / number(x.ncols() as f32);
        let mut y = Array2::zeros(x.dim());
        let mut scale = Array1::zeros(x.nrows());
        Zip::from(x.rows_mut())
            .and(y.rows_mut())
            .and(&mut scale)
            .for_each(|mut x, y, scale| {
                let mean = x.sum() * share;
                x.mapv_inplace(|x| x - mean);
                *scale = F::one() / (x.dot(&x) * share + number(EPSILON)).sqrt();
                Zip::from(&mut x)
                    .and(y)
                    .and(gain)
                    .and(bias)
                    .for_each(|x, y, &gain, &bias| {
                        *x *= *scale;
                        *y = *x * gain + bias;
                    });
            });
        (y, Trace { standard: x, scale })
    }

    /// Adds to `gradient` and turns d_y (N, D) into d_x (N, D).
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        trace: &Trace<F>,
        mut d: Array2<F>,
        gradient: &mut [F],
    ) -> Array2<F> {
        let gain = self.gain.vector(weights);
        for (d_y, standard) in d.rows().into_iter().zip(trace.standard.rows()) {
            Zip::from(self.gain.vector_mut(gradient))
                .and(d_y)
                .and(standard)
                .for_each(|d_gain, &d_y, &standard| *d_gain += d_y * standard);
            Zip::from(self.bias.vector_mut(gradient))
                .and(d_y)
                .for_each(|d_bias, &d_y| *d_bias += d_y);
        }
        let share = F::one() / number(d.ncols() as f32);
        Zip::from(d.rows_mut())
            .and(trace.standard.rows())
            .and(&trace.scale)
            .for_each(|mut d, standard, &scale| {
                d *= &gain;
                let mean = d.sum() * share;
                let along = d.dot(&standard) * share;
                Zip::from(d)
                    .and(standard)
                    .for_each(|d, &standard| *d = scale * (*d - mean - standard * along));
            });
        d
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::weights::{check_gradient, noise};

    #[test]
    fn every_gradient_is_the_finite_difference() {
        let mut plan = Plan::default();
        let norm = Norm::new(&mut plan, 4);
        let weights = noise(1, plan.len(), 1).into_raw_vec_and_offset().0;
        let (x, out) = (noise(5, 4, 2), noise(5, 4, 3));
        let mut gradient = vec![0.0; plan.len()];
        let (_, trace) = norm.forward(&weights, x.clone());
        let d_x = norm.backward(&weights, &trace, out.clone(), &mut gradient);
        check_gradient(&weights, &gradient, |weights| {
            (norm.forward(weights, x.clone()).0 * &out).sum()
        });
        check_gradient(
            x.as_slice().expect("whole"),
            d_x.as_slice().expect("whole"),
            |x| {
                let x = Array2::from_shape_vec((5, 4), x.to_vec()).expect("whole");
                (norm.forward(&weights, x).0 * &out).sum()
            },
        );
    }
}
