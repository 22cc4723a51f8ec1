//! Encoder: words and their positions become features, layer after layer sees them in context. Dropout follows the
//! normalized embeddings, as in BERT, and what each layer says. What is done with the features is not known here.
//!
//! Shapes: B sentences, T words of each, V words of the language, D features, Q asking words (`layer.rs`).

use ndarray::{Array2, NdFloat};

use super::dropout::{Dropout, Mask};
use super::layer::{self, Asking, Layer};
use super::norm::{self, Norm};
use super::weights::{Block, Plan, Start};

/// The sizes of an encoder.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// V
    pub(super) vocabulary: usize,
    /// T
    pub(super) words: usize,
    /// D
    pub(super) features: usize,
    pub(super) heads: usize,
    /// Width of the feed-forward net inside a layer.
    pub(super) hidden: usize,
    pub(super) layers: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Encoder {
    size: Size,
    /// The embeddings, (V, D), by which masked words are told apart as well.
    pub(super) words: Block,
    /// (T, D)
    positions: Block,
    norm: Norm,
    layers: Vec<Layer>,
}

/// What the backward pass needs.
pub(super) struct Trace<F> {
    norm: norm::Trace<F>,
    mask: Mask<F>,
    layers: Vec<layer::Trace<F>>,
}

impl Encoder {
    /// # Panics
    /// When the heads do not share the features evenly.
    pub(super) fn new(plan: &mut Plan, size: Size) -> Encoder {
        let Size {
            vocabulary,
            words,
            features,
            heads,
            hidden,
            layers,
        } = size;
        assert_eq!(features % heads, 0, "heads share the features evenly");
        let spread = (1.0 / features as f32).sqrt();
        Encoder {
            size,
            words: plan.add(vocabulary, features, Start::Normal(spread)),
            positions: plan.add(words, features, Start::Normal(spread)),
            norm: Norm::new(plan, features),
            layers: (0..layers)
                .map(|_| Layer::new(plan, features, heads, hidden))
                .collect(),
        }
    }

    /// Features (B·Q, D) of sentences, whose words (B·T) are numbers below V. Only the last layer is asked less than all.
    pub(super) fn forward<F: NdFloat>(
        &self,
        weights: &[F],
        words: &[usize],
        asking: Asking,
        dropout: &mut Dropout<'_>,
    ) -> (Array2<F>, Trace<F>) {
        let sentences = words.len() / self.size.words;
        let (mut x, norm) = self.norm.forward(weights, self.embed(weights, words));
        let mask = dropout.forward(&mut x);
        let mut layers = Vec::with_capacity(self.layers.len());
        for (place, layer) in self.layers.iter().enumerate() {
            let (y, trace) =
                layer.forward(weights, sentences, self.asking(place, asking), x, dropout);
            layers.push(trace);
            x = y;
        }
        (x, Trace { norm, mask, layers })
    }

    /// Adds to `gradient`, from d_y (B·Q, D).
    pub(super) fn backward<F: NdFloat>(
        &self,
        weights: &[F],
        words: &[usize],
        trace: &Trace<F>,
        d_y: Array2<F>,
        gradient: &mut [F],
    ) {
        let mut d = d_y;
        for (layer, trace) in self.layers.iter().zip(&trace.layers).rev() {
            d = layer.backward(weights, trace, d, gradient);
        }
        trace.mask.backward(&mut d);
        let d = self.norm.backward(weights, &trace.norm, d, gradient);
        self.embed_backward(words, &d, gradient);
    }

    /// Multiply-adds of one sentence.
    pub(super) fn work(&self, asking: Asking) -> u64 {
        let layers = self.layers.iter().enumerate();
        let work = |(place, layer): (usize, &Layer)| {
            layer.work(
                self.asking(place, asking),
                self.size.words,
                self.size.features,
            )
        };
        layers.map(work).sum()
    }

    fn asking(&self, place: usize, asking: Asking) -> Asking {
        if place + 1 == self.layers.len() {
            asking
        } else {
            Asking::All
        }
    }

    /// Word and position added, (B·T, D).
    fn embed<F: NdFloat>(&self, weights: &[F], words: &[usize]) -> Array2<F> {
        let embeddings = self.words.matrix(weights);
        let positions = self.positions.matrix(weights);
        let mut x = Array2::zeros((words.len(), self.size.features));
        for (place, (mut x, &word)) in x.rows_mut().into_iter().zip(words).enumerate() {
            x.assign(&embeddings.row(word));
            x += &positions.row(place % self.size.words);
        }
        x
    }

    fn embed_backward<F: NdFloat>(&self, words: &[usize], d: &Array2<F>, gradient: &mut [F]) {
        for (place, (d, &word)) in d.rows().into_iter().zip(words).enumerate() {
            let mut d_words = self.words.matrix_mut(gradient);
            let mut d_word = d_words.row_mut(word);
            d_word += &d;
            let mut d_positions = self.positions.matrix_mut(gradient);
            let mut d_position = d_positions.row_mut(place % self.size.words);
            d_position += &d;
        }
    }
}

/// An encoder small enough to be proved weight by weight.
#[cfg(test)]
pub(super) const SMALL: Size = Size {
    vocabulary: 7,
    words: 4,
    features: 6,
    heads: 2,
    hidden: 5,
    layers: 2,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::weights::{check_gradient, noise};
    use crate::seed::Seed;

    const WORDS: [usize; 8] = [0, 3, 1, 3, 0, 6, 5, 2];

    fn check_gradients(asking: Asking, rate: f32) {
        let mut plan = Plan::default();
        let encoder = Encoder::new(&mut plan, SMALL);
        let weights = plan.draw::<f64>(Seed(1));
        let forward = |weights: &[f64]| {
            let mut dice = Seed(5).stream("dropout", &[]);
            encoder.forward(weights, &WORDS, asking, &mut Dropout::of(rate, &mut dice))
        };
        let (y, trace) = forward(&weights);
        let out = noise(y.nrows(), y.ncols(), 2);
        let mut gradient = vec![0.0; plan.len()];
        encoder.backward(&weights, &WORDS, &trace, out.clone(), &mut gradient);
        check_gradient(&weights, &gradient, |weights| {
            (forward(weights).0 * &out).sum()
        });
    }

    #[test]
    fn every_gradient_is_the_finite_difference() {
        check_gradients(Asking::All, 0.0);
        check_gradients(Asking::First, 0.0);
    }

    #[test]
    fn every_gradient_is_the_finite_difference_under_dropout() {
        check_gradients(Asking::All, 0.3);
        check_gradients(Asking::First, 0.3);
    }
}
