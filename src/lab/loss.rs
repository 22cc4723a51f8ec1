//! Loss: cross entropy of softmax, beside its gradient, and the accuracy and loss of a set of predictions.

use ndarray::{Array2, ArrayViewMut1, Axis, NdFloat};
use serde::{Deserialize, Serialize};

/// How well a model does on a set of examples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Accuracy, the share of examples whose label got the largest logit; or the area under the ROC curve where a task
    /// has no classes. 0 to 1.
    pub quality: f32,
    /// Mean cross entropy, in nats.
    pub loss: f32,
}

pub(crate) fn number<F: NdFloat>(x: f32) -> F {
    F::from(x).expect("every f32 is a float")
}

/// Mean over N of -log softmax(logits)[label], and its gradient by the logits, (N, C): (softmax - one-hot) / N.
pub(crate) fn cross_entropy<F: NdFloat>(logits: &Array2<F>, labels: &[usize]) -> (F, Array2<F>) {
    let scale = F::one() / number(labels.len() as f32);
    let mut gradient = logits.clone();
    let mut loss = F::zero();
    for (mut row, &label) in gradient.axis_iter_mut(Axis(0)).zip(labels) {
        loss -= softmax(&mut row)[label].ln();
        row[label] -= F::one();
        row.mapv_inplace(|d| d * scale);
    }
    (loss * scale, gradient)
}

/// Accuracy and loss of logits (N, C) against labels (N). A run-away network has a loss of NaN and nothing right.
pub(crate) fn score(mut logits: Array2<f32>, labels: &[usize]) -> Score {
    let mut right = 0;
    let mut loss = 0.0_f64;
    for (mut row, &label) in logits.axis_iter_mut(Axis(0)).zip(labels) {
        let row = softmax(&mut row);
        right += usize::from(largest(row) == Some(label));
        loss -= f64::from(row[label].clamp(f32::MIN_POSITIVE, 1.0)).ln();
    }
    let n = labels.len() as f64;
    Score {
        quality: (right as f64 / n) as f32,
        loss: (loss / n) as f32,
    }
}

/// The place of the largest share, the first of equals; `None` among NaN.
fn largest(row: &[f32]) -> Option<usize> {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.iter().position(|&share| share == most)
}

/// Turns logits into probabilities in place; the largest is subtracted first, so that no exponential overflows.
fn softmax<'a, F: NdFloat>(row: &'a mut ArrayViewMut1<'_, F>) -> &'a [F] {
    let largest = row.fold(F::neg_infinity(), |a, &b| if b > a { b } else { a });
    row.mapv_inplace(|x| (x - largest).exp());
    let sum = row.sum();
    row.mapv_inplace(|x| x / sum);
    row.as_slice()
        .expect("a row of a fresh array is contiguous")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn gradient_is_the_finite_difference() {
        let logits = array![[0.3_f64, -1.2, 2.0], [1.0, 0.1, -0.4]];
        let labels = [2, 1];
        let (_, gradient) = cross_entropy(&logits, &labels);
        for (place, &ours) in gradient.indexed_iter() {
            let at = |by: f64| {
                let mut other = logits.clone();
                other[place] += by;
                cross_entropy(&other, &labels).0
            };
            let measured = (at(1e-6) - at(-1e-6)) / 2e-6;
            assert!(
                (ours - measured).abs() < 1e-8,
                "{place:?}: {ours} is not {measured}"
            );
        }
    }

    #[test]
    fn score_counts_what_is_right() {
        let got = score(array![[2.0, 0.0], [0.0, 2.0], [3.0, 0.0]], &[0, 1, 1]);
        assert!((got.quality - 2.0 / 3.0).abs() < 1e-6);
        let expected = (2.0 * (1.0 + (-2.0_f32).exp()).ln() + (1.0 + 3.0_f32.exp()).ln()) / 3.0;
        assert!(
            (got.loss - expected).abs() < 1e-5,
            "{} {expected}",
            got.loss
        );
    }

    #[test]
    fn large_logits_do_not_overflow() {
        let got = score(array![[1e30, -1e30]], &[1]);
        assert!(got.loss.is_finite() && got.quality == 0.0);
    }

    #[test]
    fn a_run_away_network_is_not_taken_for_a_bad_one() {
        let got = score(array![[f32::NAN, 1.0]], &[1]);
        assert!(got.loss.is_nan() && got.quality == 0.0);
    }

    #[test]
    fn equal_logits_are_one_guess_not_all() {
        assert_eq!(score(array![[0.5, 0.5], [0.5, 0.5]], &[0, 1]).quality, 0.5);
    }
}
