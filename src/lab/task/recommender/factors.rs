//! Factors: what a click is thought to come from. Its log-odds are the dot product of a user's and an item's vector,
//! plus a bias of each and one of all (Koren, Bell and Volinsky 2009, "Matrix factorization techniques for recommender
//! systems"); the loss is the logistic one. Forward stands beside gradient; the number type is generic so that the
//! gradients can be proved in `f64`.
//!
//! Shapes: U users, I items, K factors. All weights lie in one list: user vectors (U, K), item vectors (I, K), then the
//! biases of users (U), of items (I) and of all (1).

use ndarray::NdFloat;

use crate::lab::loss::number;
use crate::seed::Seed;

/// How many of each; where a weight lies follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Factors {
    pub(super) users: usize,
    pub(super) items: usize,
    /// K, at least 1.
    pub(super) width: usize,
}

/// Standard deviation of a first weight: small, so that the dot products start near 0 and grow where clicks ask for it.
const FIRST: f32 = 0.1;

impl Factors {
    /// W, the number of weights.
    pub(super) fn len(&self) -> usize {
        self.vectors() + self.users + self.items + 1
    }

    /// Vectors normal, biases 0.
    pub(super) fn first_weights(&self, seed: Seed) -> Vec<f32> {
        let mut dice = seed.stream("weights", &[]);
        let mut weights = vec![0.0; self.len()];
        weights[..self.vectors()].fill_with(|| FIRST * dice.normal());
        weights
    }

    /// 1 for the vectors, 0 for the biases, (W).
    pub(super) fn decayed(&self) -> Vec<f32> {
        let mut decayed = vec![0.0; self.len()];
        decayed[..self.vectors()].fill(1.0);
        decayed
    }

    /// The log-odds of a click. `mask` (K) weighs the factors: 1 where nothing is dropped.
    pub(super) fn logit<F: NdFloat>(
        &self,
        weights: &[F],
        (user, item): (usize, usize),
        mask: &[F],
    ) -> F {
        let products = self
            .vector(weights, user)
            .iter()
            .zip(self.vector(weights, self.users + item));
        let dot = products
            .zip(mask)
            .fold(F::zero(), |sum, ((&p, &q), &m)| sum + m * p * q);
        self.biases(user, item)
            .iter()
            .fold(dot, |sum, &bias| sum + weights[bias])
    }

    /// Adds to `gradient` (W) what the logit's weights get, from its own gradient `d`.
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        (user, item): (usize, usize),
        mask: &[F],
        d: F,
        gradient: &mut [F],
    ) {
        let item_row = self.users + item;
        let (p, q) = (self.vector(weights, user), self.vector(weights, item_row));
        let (d_users, d_items) = gradient.split_at_mut(self.users * self.width);
        let d_p = &mut d_users[user * self.width..][..self.width];
        let d_q = &mut d_items[item * self.width..][..self.width];
        for k in 0..self.width {
            let d = d * mask[k];
            d_p[k] += d * q[k];
            d_q[k] += d * p[k];
        }
        for bias in self.biases(user, item) {
            gradient[bias] += d;
        }
    }

    /// A user's vector (K); an item's comes after all of those.
    fn vector<'a, F>(&self, weights: &'a [F], row: usize) -> &'a [F] {
        &weights[row * self.width..][..self.width]
    }

    /// Where the biases of user, item and all lie.
    fn biases(&self, user: usize, item: usize) -> [usize; 3] {
        let first = self.vectors();
        [first + user, first + self.users + item, self.len() - 1]
    }

    fn vectors(&self) -> usize {
        (self.users + self.items) * self.width
    }
}

/// Cross entropy of a click with log-odds `logit` against the target, a probability, in nats. No exponential overflows.
pub(super) fn logistic<F: NdFloat>(logit: F, target: F) -> F {
    if logit.is_nan() {
        return logit; // `max` would forget it, and a run-away model look like a good one
    }
    logit.max(F::zero()) - target * logit + (-logit.abs()).exp().ln_1p()
}

/// Its gradient by the logit: the probability of a click less the target.
pub(super) fn logistic_backward<F: NdFloat>(logit: F, target: F) -> F {
    F::one() / (F::one() + (-logit).exp()) - target
}

/// 1 for a click and 0 for none, with a share of it spread evenly over both.
pub(super) fn target<F: NdFloat>(clicked: bool, label_smoothing: f32) -> F {
    number(label_smoothing / 2.0 + if clicked { 1.0 - label_smoothing } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTORS: Factors = Factors {
        users: 3,
        items: 4,
        width: 5,
    };

    /// The loss of two impressions that share a user, and its gradient.
    fn loss(weights: &[f64], mask: &[f64], smoothing: f32, gradient: &mut [f64]) -> f64 {
        let seen = [((1, 2), true), ((1, 0), false)];
        let each = seen.map(|(pair, clicked)| {
            let logit = FACTORS.logit(weights, pair, mask);
            let target = target(clicked, smoothing);
            FACTORS.backward(
                weights,
                pair,
                mask,
                logistic_backward(logit, target),
                gradient,
            );
            logistic(logit, target)
        });
        each.iter().sum()
    }

    /// Every gradient against the central difference (Burden and Faires), in `f64`.
    fn check_gradients(mask: [f64; 5], smoothing: f32) {
        let mut dice = Seed(1).stream("test", &[]);
        let weights: Vec<f64> = (0..FACTORS.len())
            .map(|_| f64::from(dice.normal()))
            .collect();
        let mut gradient = vec![0.0; FACTORS.len()];
        loss(&weights, &mask, smoothing, &mut gradient);
        let mut unused = gradient.clone();
        for (place, ours) in gradient.iter().enumerate() {
            let mut at = |by: f64| {
                let mut other = weights.clone();
                other[place] += by;
                loss(&other, &mask, smoothing, &mut unused)
            };
            let measured = (at(1e-6) - at(-1e-6)) / 2e-6;
            assert!((ours - measured).abs() < 1e-8, "{place}: {ours} {measured}");
        }
        let moved = gradient.iter().filter(|&&d| d != 0.0).count();
        let kept = mask.iter().filter(|&&m| m != 0.0).count();
        assert_eq!(moved, 3 * kept + 4, "one user, two items, and all");
    }

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients([1.0; 5], 0.0);
    }

    #[test]
    fn every_gradient_is_the_finite_difference_under_dropout_and_smoothing() {
        check_gradients([0.0, 1.5, 1.5, 0.0, 1.5], 0.2);
    }

    #[test]
    fn the_loss_is_the_textbook_one_and_does_not_overflow() {
        let check = |logit: f64, target: f64, expected: f64| {
            let loss = logistic(logit, target);
            assert!((loss - expected).abs() < 1e-12, "{logit} {target}: {loss}");
        };
        let entropy = |logit: f64, t: f64| {
            let p = 1.0 / (1.0 + (-logit).exp());
            -t * p.ln() - (1.0 - t) * (1.0 - p).ln()
        };
        for logit in [-3.0, -0.5, 0.0, 0.5, 3.0] {
            for t in [0.0, 0.1, 1.0] {
                check(logit, t, entropy(logit, t));
            }
        }
        check(-1e6, 1.0, 1e6);
        check(1e6, 1.0, 0.0);
        assert!(logistic(f32::NAN, 1.0).is_nan());
    }

    #[test]
    fn decay_spares_the_biases_and_they_start_at_nothing() {
        let (decayed, first) = (FACTORS.decayed(), FACTORS.first_weights(Seed(2)));
        assert_eq!((decayed.len(), first.len()), (FACTORS.len(), FACTORS.len()));
        assert_eq!(decayed.iter().sum::<f32>(), 35.0);
        let is_vector = |place: usize| decayed[place] == 1.0;
        assert!((0..FACTORS.len()).all(|place| (first[place] != 0.0) == is_vector(place)));
    }

    #[test]
    fn smoothing_spreads_evenly() {
        let targets = [(true, 0.0), (true, 0.5), (false, 0.5)].map(|(c, s)| target::<f32>(c, s));
        assert_eq!(targets, [1.0, 0.75, 0.25]);
    }
}
