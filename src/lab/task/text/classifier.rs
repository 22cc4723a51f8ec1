//! Classifier: what fine-tuning adds to the encoder. The features of [CLS] are pooled by a dense layer with tanh, as in
//! BERT, then dropout, then one logit for each class.
//!
//! Shapes: N sentences, D features, P pooled ones, C classes.

use ndarray::{Array2, NdFloat, Zip};

use super::dense::Dense;
use super::dropout::{Dropout, Mask};
use super::weights::{Plan, number};

#[derive(Clone, Copy, Debug)]
pub(super) struct Classifier {
    /// (D, P)
    pool: Dense,
    /// (P, C)
    logits: Dense,
}

/// What the backward pass needs.
pub(super) struct Trace<F> {
    features: Array2<F>,
    /// After tanh, (N, P).
    pooled: Array2<F>,
    mask: Mask<F>,
    /// What dropout let through, (N, P).
    kept: Array2<F>,
}

impl Classifier {
    pub(super) fn new(
        plan: &mut Plan,
        features: usize,
        pooled: usize,
        classes: usize,
    ) -> Classifier {
        Classifier {
            pool: Dense::new(plan, features, pooled),
            logits: Dense::new(plan, pooled, classes),
        }
    }

    /// Logits (N, C) of features (N, D).
    pub(super) fn forward<F: NdFloat>(
        &self,
        weights: &[F],
        features: Array2<F>,
        dropout: &mut Dropout<'_>,
    ) -> (Array2<F>, Trace<F>) {
        let mut pooled = self.pool.forward(weights, &features);
        pooled.mapv_inplace(F::tanh);
        let mut kept = pooled.clone();
        let mask = dropout.forward(&mut kept);
        let logits = self.logits.forward(weights, &kept);
        (
            logits,
            Trace {
                features,
                pooled,
                mask,
                kept,
            },
        )
    }

    /// Adds to `gradient` and gives d_features (N, D), from d_logits (N, C).
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        trace: &Trace<F>,
        d_logits: &Array2<F>,
        gradient: &mut [F],
    ) -> Array2<F> {
        let mut d = self
            .logits
            .backward(weights, &trace.kept, d_logits, gradient);
        trace.mask.backward(&mut d);
        Zip::from(&mut d)
            .and(&trace.pooled)
            .for_each(|d, &y| *d *= F::one() - y * y);
        self.pool.backward(weights, &trace.features, &d, gradient)
    }

    /// Multiply-adds of one sentence.
    pub(super) fn work(&self) -> u64 {
        self.pool.weights.work() + self.logits.weights.work()
    }
}

/// The gradient by the logits (N, C) of cross entropy, when a share of each label is spread evenly over all classes:
/// (softmax - (1 - share) · one-hot - share / C) / N. Comes as that of the plain label.
pub(super) fn smooth_labels<F: NdFloat>(d_logits: &mut Array2<F>, labels: &[usize], share: f32) {
    let each: F = number(share / d_logits.nrows() as f32);
    let classes = number(d_logits.ncols() as f32);
    for (mut row, &label) in d_logits.rows_mut().into_iter().zip(labels) {
        row[label] += each;
        row.mapv_inplace(|d| d - each / classes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::loss::cross_entropy;
    use crate::lab::task::text::weights::{check_gradient, noise};
    use crate::seed::Seed;

    fn check_gradients(rate: f32) {
        let mut plan = Plan::default();
        let classifier = Classifier::new(&mut plan, 5, 6, 3);
        let weights = plan.draw::<f64>(Seed(1));
        let (x, out) = (noise(4, 5, 2), noise(4, 3, 3));
        let forward = |weights: &[f64], x: &Array2<f64>| {
            let mut dice = Seed(5).stream("dropout", &[]);
            classifier.forward(weights, x.clone(), &mut Dropout::of(rate, &mut dice))
        };
        let (_, trace) = forward(&weights, &x);
        let mut gradient = vec![0.0; plan.len()];
        let d_x = classifier.backward(&weights, &trace, &out, &mut gradient);
        check_gradient(&weights, &gradient, |weights| {
            (forward(weights, &x).0 * &out).sum()
        });
        check_gradient(
            x.as_slice().expect("whole"),
            d_x.as_slice().expect("whole"),
            |x| {
                let x = Array2::from_shape_vec((4, 5), x.to_vec()).expect("whole");
                (forward(&weights, &x).0 * &out).sum()
            },
        );
    }

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients(0.0);
        check_gradients(0.4);
    }

    /// The loss that is smoothed: the label's with weight 1 - share, the mean of all with the rest.
    #[test]
    fn the_gradient_of_smoothed_labels_is_the_finite_difference() {
        let (logits, labels, share) = (noise(4, 3, 1), [2, 0, 1, 1], 0.25);
        let loss = |logits: &[f64]| {
            let logits = Array2::from_shape_vec((4, 3), logits.to_vec()).expect("whole");
            let even: f64 = (0..3)
                .map(|class| cross_entropy(&logits, &[class; 4]).0 / 3.0)
                .sum();
            0.75 * cross_entropy(&logits, &labels).0 + 0.25 * even
        };
        let (_, mut d) = cross_entropy(&logits, &labels);
        smooth_labels(&mut d, &labels, share);
        check_gradient(
            logits.as_slice().expect("whole"),
            d.as_slice().expect("whole"),
            loss,
        );
    }
}
