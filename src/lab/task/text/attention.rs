//! Attention: scaled dot-product attention with several heads (Vaswani et al. 2017, arXiv 1706.03762), forward and
//! backward. No word is hidden from another, and nothing is padded.
//!
//! Shapes: B sentences, T words of each, Q of them asking, H heads, D features, D / H of each head.

use ndarray::{
    Array2, ArrayView2, ArrayViewMut1, Ix2, NdFloat, SliceInfo, SliceInfoElem, Zip,
    linalg::general_mat_mul,
};

use super::dense::Dense;
use super::weights::{Plan, number};

#[derive(Clone, Copy, Debug)]
pub(super) struct Attention {
    heads: usize,
    /// (D, D)
    query: Dense,
    /// (D, 2D): keys, then values.
    key_value: Dense,
    /// (D, D)
    projection: Dense,
}

/// What the backward pass needs.
pub(super) struct Trace<F> {
    sentences: usize,
    /// (B·Q, D)
    query: Array2<F>,
    /// (B·T, 2D)
    key_value: Array2<F>,
    /// What each asking word takes from each word, head by head, (B·H·Q, T); rows sum to 1.
    shares: Array2<F>,
    /// The values so mixed, (B·Q, D).
    mixed: Array2<F>,
}

impl Attention {
    pub(super) fn new(plan: &mut Plan, features: usize, heads: usize) -> Attention {
        Attention {
            heads,
            query: Dense::new(plan, features, features),
            key_value: Dense::new(plan, features, 2 * features),
            projection: Dense::new(plan, features, features),
        }
    }

    /// y (B·Q, D): what the words of `asking` (B·Q, D) take from the words x (B·T, D) of their sentence.
    pub(super) fn forward<F: NdFloat>(
        &self,
        weights: &[F],
        sentences: usize,
        asking: &Array2<F>,
        x: &Array2<F>,
    ) -> (Array2<F>, Trace<F>) {
        let query = self.query.forward(weights, asking);
        let key_value = self.key_value.forward(weights, x);
        let mut shares = Array2::zeros((self.heads * query.nrows(), x.nrows() / sentences));
        let mut mixed = Array2::zeros(query.dim());
        let parts = Parts::new(self.heads, sentences, &query, &shares);
        for (sentence, head) in parts.all() {
            let of = |role| parts.words(&key_value, sentence, head, role);
            let mut shares = shares.slice_mut(parts.rows_of_shares(sentence, head));
            let q = query.slice(parts.asking(sentence, head));
            general_mat_mul(parts.scale(), &q, &of(KEY).t(), F::zero(), &mut shares);
            shares.rows_mut().into_iter().for_each(softmax);
            let mut mixed = mixed.slice_mut(parts.asking(sentence, head));
            general_mat_mul(F::one(), &shares, &of(VALUE), F::zero(), &mut mixed);
        }
        let y = self.projection.forward(weights, &mixed);
        let trace = Trace {
            sentences,
            query,
            key_value,
            shares,
            mixed,
        };
        (y, trace)
    }

    /// Adds to `gradient` and gives d_asking (B·Q, D) and d_x (B·T, D), from d_y (B·Q, D) and what went in.
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        trace: &Trace<F>,
        [asking, x]: [&Array2<F>; 2],
        d_y: &Array2<F>,
        gradient: &mut [F],
    ) -> [Array2<F>; 2] {
        let d_mixed = self
            .projection
            .backward(weights, &trace.mixed, d_y, gradient);
        let mut d_query = Array2::zeros(trace.query.dim());
        let mut d_key_value = Array2::zeros(trace.key_value.dim());
        let parts = Parts::new(self.heads, trace.sentences, &trace.query, &trace.shares);
        let mut d_scores = Array2::zeros((parts.asking, parts.words));
        for (sentence, head) in parts.all() {
            let of = |role| parts.words(&trace.key_value, sentence, head, role);
            let shares = trace.shares.slice(parts.rows_of_shares(sentence, head));
            let d_mixed = d_mixed.slice(parts.asking(sentence, head));
            general_mat_mul(F::one(), &d_mixed, &of(VALUE).t(), F::zero(), &mut d_scores);
            softmax_backward(&mut d_scores, shares);
            let q = trace.query.slice(parts.asking(sentence, head));
            let mut d_q = d_query.slice_mut(parts.asking(sentence, head));
            general_mat_mul(parts.scale(), &d_scores, &of(KEY), F::zero(), &mut d_q);
            let mut d_of = |role, scale, scores: ArrayView2<'_, F>, rows| {
                let mut d = d_key_value.slice_mut(parts.place(sentence, head, role));
                general_mat_mul(scale, &scores.t(), rows, F::zero(), &mut d);
            };
            d_of(KEY, parts.scale(), d_scores.view(), &q);
            d_of(VALUE, F::one(), shares, &d_mixed);
        }
        let d_asking = self.query.backward(weights, asking, &d_query, gradient);
        let d_x = self.key_value.backward(weights, x, &d_key_value, gradient);
        [d_asking, d_x]
    }

    /// Multiply-adds of a sentence of T words, Q of which ask.
    pub(super) fn work(&self, asking: usize, words: usize, features: usize) -> u64 {
        let [asking, words, features] = [asking, words, features].map(|n| n as u64);
        let dense = self.query.weights.work() + self.projection.weights.work();
        asking * dense + words * self.key_value.weights.work() + 2 * asking * words * features
    }
}

/// Which half of `key_value` is meant.
const KEY: usize = 0;
const VALUE: usize = 1;

/// Where the parts of one sentence and one head lie.
struct Parts {
    sentences: usize,
    heads: usize,
    /// Q
    asking: usize,
    /// T
    words: usize,
    /// D
    features: usize,
}

/// A rectangle of a matrix.
type Place = SliceInfo<[SliceInfoElem; 2], Ix2, Ix2>;

impl Parts {
    fn new<F>(heads: usize, sentences: usize, query: &Array2<F>, shares: &Array2<F>) -> Parts {
        Parts {
            sentences,
            heads,
            asking: query.nrows() / sentences,
            words: shares.ncols(),
            features: query.ncols(),
        }
    }

    fn all(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let heads = self.heads;
        (0..self.sentences).flat_map(move |sentence| (0..heads).map(move |head| (sentence, head)))
    }

    /// 1 / sqrt(D / H)
    fn scale<F: NdFloat>(&self) -> F {
        number((self.heads as f32 / self.features as f32).sqrt())
    }

    /// In what is (B·Q, D).
    fn asking(&self, sentence: usize, head: usize) -> Place {
        let (row, column) = (sentence * self.asking, head * self.features / self.heads);
        rectangle(row, self.asking, column, self.features / self.heads)
    }

    /// In what is (B·T, 2D).
    fn place(&self, sentence: usize, head: usize, role: usize) -> Place {
        let column = role * self.features + head * self.features / self.heads;
        rectangle(
            sentence * self.words,
            self.words,
            column,
            self.features / self.heads,
        )
    }

    /// In what is (B·H·Q, T).
    fn rows_of_shares(&self, sentence: usize, head: usize) -> Place {
        let row = (sentence * self.heads + head) * self.asking;
        rectangle(row, self.asking, 0, self.words)
    }

    fn words<'a, F>(
        &self,
        key_value: &'a Array2<F>,
        sentence: usize,
        head: usize,
        role: usize,
    ) -> ArrayView2<'a, F> {
        key_value.slice(self.place(sentence, head, role))
    }
}

fn rectangle(row: usize, rows: usize, column: usize, columns: usize) -> Place {
    let sides = [(row..row + rows).into(), (column..column + columns).into()];
    Place::try_from(sides).expect("two ranges keep two axes")
}

/// Scores to shares in place; the largest is subtracted first, so that no exponential overflows.
fn softmax<F: NdFloat>(mut row: ArrayViewMut1<'_, F>) {
    let largest = row.fold(F::neg_infinity(), |a, &b| if b > a { b } else { a });
    row.mapv_inplace(|x| (x - largest).exp());
    let scale = F::one() / row.sum();
    row.mapv_inplace(|x| x * scale);
}

/// The gradient by the shares (Q, T) becomes that by the scores: d = share · (d - sum of share · d over the row).
fn softmax_backward<F: NdFloat>(d: &mut Array2<F>, shares: ArrayView2<'_, F>) {
    Zip::from(d.rows_mut())
        .and(shares.rows())
        .for_each(|d, shares| {
            let mean = d.dot(&shares);
            Zip::from(d)
                .and(shares)
                .for_each(|d, &share| *d = share * (*d - mean));
        });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::weights::{check_gradient, noise};
    use crate::seed::Seed;

    /// Two sentences of four words, of which `asking` ask, two heads.
    fn check_gradients(asking: usize) {
        let mut plan = Plan::default();
        let attention = Attention::new(&mut plan, 6, 2);
        let weights = plan.draw::<f64>(Seed(1));
        let inputs = [noise(2 * asking, 6, 2), noise(8, 6, 3)];
        let out = noise(2 * asking, 6, 4);
        let loss = |weights: &[f64], [asking, x]: [&Array2<f64>; 2]| {
            (attention.forward(weights, 2, asking, x).0 * &out).sum()
        };
        let both = [&inputs[0], &inputs[1]];
        let mut gradient = vec![0.0; plan.len()];
        let (_, trace) = attention.forward(&weights, 2, both[0], both[1]);
        let d = attention.backward(&weights, &trace, both, &out, &mut gradient);
        check_gradient(&weights, &gradient, |weights| loss(weights, both));
        for input in 0..2 {
            let (at, ours) = (both[input].as_slice(), d[input].as_slice());
            check_gradient(at.expect("whole"), ours.expect("whole"), |moved| {
                let moved = Array2::from_shape_vec(both[input].dim(), moved.to_vec());
                let mut inputs = inputs.clone();
                inputs[input] = moved.expect("whole");
                loss(&weights, [&inputs[0], &inputs[1]])
            });
        }
    }

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients(4);
    }

    #[test]
    fn every_gradient_is_the_finite_difference_where_one_word_asks() {
        check_gradients(1);
    }

    #[test]
    fn shares_of_a_word_are_one() {
        let mut plan = Plan::default();
        let attention = Attention::new(&mut plan, 6, 2);
        let x = noise(8, 6, 3);
        let (_, trace) = attention.forward(&plan.draw(Seed(1)), 2, &x, &x);
        assert_eq!(trace.shares.dim(), (16, 4));
        for row in trace.shares.rows() {
            assert!((row.sum() - 1.0).abs() < 1e-12, "{row}");
        }
    }
}
