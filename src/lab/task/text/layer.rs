//! Layer: attention, then a feed-forward net of one hidden layer, each added to what came in and normalized after it
//! (post-norm, as BERT: Devlin et al. 2019, arXiv 1810.04805). The hidden layer has ReLU, as Vaswani et al. 2017, not
//! BERT's GELU: it needs no exponential. Dropout follows the projection of the attention and the feed-forward net, as
//! in BERT, but does not touch the shares of the attention.
//!
//! Shapes: B sentences, T words of each, Q of them asking, D features.

use ndarray::{Array2, NdFloat, Zip};

use super::attention::{self, Attention};
use super::dense::Dense;
use super::dropout::{Dropout, Mask};
use super::norm::{self, Norm};
use super::weights::Plan;

/// Which words of a sentence a layer has to give: all, or [CLS] alone, which saves most of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    All,
    First,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Layer {
    attention: Attention,
    after_attention: Norm,
    /// (D, hidden)
    up: Dense,
    /// (hidden, D)
    down: Dense,
    after_feed_forward: Norm,
}

/// What the backward pass needs.
pub(super) struct Trace<F> {
    x: Array2<F>,
    /// The rows of x that ask; none where all of them do.
    first: Option<Array2<F>>,
    attention: attention::Trace<F>,
    after_attention: norm::Trace<F>,
    /// What goes into the feed-forward net, (B·Q, D).
    middle: Array2<F>,
    /// After ReLU, (B·Q, hidden).
    hidden: Array2<F>,
    after_feed_forward: norm::Trace<F>,
    /// After attention, after the feed-forward net.
    masks: [Mask<F>; 2],
}

impl Asking {
    /// Q of sentences of T words.
    fn of(self, words: usize) -> usize {
        match self {
            Asking::All => words,
            Asking::First => 1,
        }
    }
}

impl Layer {
    pub(super) fn new(plan: &mut Plan, features: usize, heads: usize, hidden: usize) -> Layer {
        Layer {
            attention: Attention::new(plan, features, heads),
            after_attention: Norm::new(plan, features),
            up: Dense::new(plan, features, hidden),
            down: Dense::new(plan, hidden, features),
            after_feed_forward: Norm::new(plan, features),
        }
    }

    /// y (B·Q, D) from x (B·T, D).
    pub(super) fn forward<F: NdFloat>(
        &self,
        weights: &[F],
        sentences: usize,
        asking: Asking,
        x: Array2<F>,
        dropout: &mut Dropout<'_>,
    ) -> (Array2<F>, Trace<F>) {
        let first = (asking == Asking::First).then(|| first_rows(&x, sentences));
        let asking = first.as_ref().unwrap_or(&x);
        let (mut sum, attention) = self.attention.forward(weights, sentences, asking, &x);
        let dropped_attention = dropout.forward(&mut sum);
        sum += asking;
        let (middle, after_attention) = self.after_attention.forward(weights, sum);

        let mut hidden = self.up.forward(weights, &middle);
        hidden.mapv_inplace(|h| if h > F::zero() { h } else { F::zero() });
        let mut sum = self.down.forward(weights, &hidden);
        let dropped_feed_forward = dropout.forward(&mut sum);
        sum += &middle;
        let (y, after_feed_forward) = self.after_feed_forward.forward(weights, sum);
        let trace = Trace {
            x,
            first,
            attention,
            after_attention,
            middle,
            hidden,
            after_feed_forward,
            masks: [dropped_attention, dropped_feed_forward],
        };
        (y, trace)
    }

    /// Adds to `gradient` and turns d_y (B·Q, D) into d_x (B·T, D).
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        trace: &Trace<F>,
        d_y: Array2<F>,
        gradient: &mut [F],
    ) -> Array2<F> {
        let d_sum =
            self.after_feed_forward
                .backward(weights, &trace.after_feed_forward, d_y, gradient);
        let mut d_down = d_sum.clone();
        trace.masks[1].backward(&mut d_down);
        let mut d_hidden = self
            .down
            .backward(weights, &trace.hidden, &d_down, gradient);
        Zip::from(&mut d_hidden)
            .and(&trace.hidden)
            .for_each(|d, &h| {
                if h <= F::zero() {
                    *d = F::zero();
                }
            });
        let d_middle = d_sum
            + self
                .up
                .backward(weights, &trace.middle, &d_hidden, gradient);

        let d_sum =
            self.after_attention
                .backward(weights, &trace.after_attention, d_middle, gradient);
        let mut d_attention = d_sum.clone();
        trace.masks[0].backward(&mut d_attention);
        let inputs = [trace.first.as_ref().unwrap_or(&trace.x), &trace.x];
        let [mut d_asking, mut d_x] =
            self.attention
                .backward(weights, &trace.attention, inputs, &d_attention, gradient);
        d_asking += &d_sum;
        let step = d_x.nrows() / d_asking.nrows();
        for (mut d_x, d_asking) in d_x
            .rows_mut()
            .into_iter()
            .step_by(step)
            .zip(d_asking.rows())
        {
            d_x += &d_asking;
        }
        d_x
    }

    /// Multiply-adds of a sentence of T words.
    pub(super) fn work(&self, asking: Asking, words: usize, features: usize) -> u64 {
        let feed_forward = self.up.weights.work() + self.down.weights.work();
        let asking = asking.of(words);
        self.attention.work(asking, words, features) + asking as u64 * feed_forward
    }
}

/// The first row of each sentence, (B, D).
fn first_rows<F: NdFloat>(x: &Array2<F>, sentences: usize) -> Array2<F> {
    let words = x.nrows() / sentences;
    let mut first = Array2::zeros((sentences, x.ncols()));
    for (mut first, x) in first
        .rows_mut()
        .into_iter()
        .zip(x.rows().into_iter().step_by(words))
    {
        first.assign(&x);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::weights::{check_gradient, noise};
    use crate::seed::Seed;

    fn made() -> (Layer, Plan, Vec<f64>) {
        let mut plan = Plan::default();
        let layer = Layer::new(&mut plan, 6, 2, 8);
        let weights = plan.draw(Seed(1));
        (layer, plan, weights)
    }

    /// Two sentences of four words.
    fn check_gradients(asking: Asking, rate: f32) {
        let (layer, plan, weights) = made();
        let x = noise(8, 6, 2);
        let forward = |weights: &[f64], x: &Array2<f64>| {
            let mut dice = Seed(5).stream("dropout", &[]);
            layer.forward(
                weights,
                2,
                asking,
                x.clone(),
                &mut Dropout::of(rate, &mut dice),
            )
        };
        let (y, trace) = forward(&weights, &x);
        let out = noise(y.nrows(), 6, 3);
        let mut gradient = vec![0.0; plan.len()];
        let d_x = layer.backward(&weights, &trace, out.clone(), &mut gradient);
        check_gradient(&weights, &gradient, |weights| {
            (forward(weights, &x).0 * &out).sum()
        });
        check_gradient(
            x.as_slice().expect("whole"),
            d_x.as_slice().expect("whole"),
            |x| {
                let x = Array2::from_shape_vec((8, 6), x.to_vec()).expect("whole");
                (forward(&weights, &x).0 * &out).sum()
            },
        );
    }

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients(Asking::All, 0.0);
        check_gradients(Asking::First, 0.0);
    }

    #[test]
    fn every_gradient_is_the_finite_difference_under_dropout() {
        check_gradients(Asking::All, 0.4);
        check_gradients(Asking::First, 0.4);
    }

    #[test]
    fn the_first_word_is_the_same_alone_or_among_all() {
        let (layer, _, weights) = made();
        let [all, first] = [Asking::All, Asking::First].map(|asking| {
            layer
                .forward(&weights, 2, asking, noise(8, 6, 2), &mut Dropout::off())
                .0
        });
        for (all, first) in first_rows(&all, 2).iter().zip(&first) {
            assert!((all - first).abs() < 1e-12, "{all} {first}");
        }
    }
}
