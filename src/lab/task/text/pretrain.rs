//! Pre-training: the encoder learns the language by telling masked words (Devlin et al. 2019, arXiv 1810.04805), from
//! sentences that nobody labeled. It is done once for all seeds, and the caller keeps what comes out.
//!
//! Of ten words one or two are chosen, 15 % in the mean; a chosen word is shown as [MASK] in 80 % of cases, as any word in
//! 10 %, and as itself in 10 %. What stood there is told by the embeddings of all words (tied weights: Press and Wolf
//! 2017, arXiv 1608.05859) and a bias for each word.
//!
//! Shapes: B sentences, T words of each, M masked ones, V words of the language, D features.

use ndarray::{Array2, Axis, NdFloat, linalg::general_mat_mul};
use rayon::prelude::*;

use super::SIZE;
use super::corpus::{LENGTH, MASK, Sentence, VOCABULARY, any_word};
use super::dropout::Dropout;
use super::encoder::{Encoder, Size};
use super::layer::Asking;
use super::weights::{Block, Plan, Start};
use crate::lab::loss::{cross_entropy, score};
use crate::lab::optimizer::{Moments, Optimizer};
use crate::seed::{Dice, Seed};

/// How long and how fast the encoder is pre-trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pretraining {
    pub steps: usize,
    /// The highest learning rate; it is reached after [`WARM_UP`] of the steps and falls to 0 on a line, as BERT's does.
    pub learning_rate: f32,
}

/// What masked-word prediction is worth, on sentences not learned from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MaskedScore {
    /// Share of masked words told right, 0 to 1.
    pub accuracy: f32,
    /// Mean cross entropy, in nats.
    pub loss: f32,
    /// The share of the most frequent word: the best accuracy without looking.
    pub unigram_accuracy: f32,
    /// The entropy of the frequencies of words, in nats: the best loss without looking.
    pub unigram_loss: f32,
}

/// The seed of the language model; no experiment has another.
const SEED: Seed = Seed(0);
/// Sentences of a step.
const BATCH: usize = 32;
/// The parts of a batch that are learned from at the same time. Their number decides how sums are rounded, so it does
/// not follow the number of threads.
const PARTS: usize = 2;
const WARM_UP: f32 = 0.05;
/// BERT's, decoupled.
const WEIGHT_DECAY: f32 = 0.01;

/// Sentences with words hidden.
struct Masked {
    /// What is shown, (B·T).
    shown: Vec<usize>,
    /// Where something is hidden, rows of (B·T), (M).
    places: Vec<usize>,
    /// What stood there, (M).
    answers: Vec<usize>,
}

/// An encoder that tells masked words.
struct Teller {
    plan: Plan,
    encoder: Encoder,
    /// (V)
    bias: Block,
}

/// The weights of the encoder and the bias of each word, after pre-training. Always the same for the same steps and rate.
#[must_use]
pub(crate) fn pretrain(pretraining: &Pretraining) -> Vec<f32> {
    let teller = Teller::new(SIZE);
    let mut weights = teller.plan.draw(SEED);
    let decayed: Vec<f32> = teller.plan.decayed();
    let mut moments = Moments::new(Optimizer::AdamW, weights.len());
    for step in 0..pretraining.steps {
        let gradients: Vec<Vec<f32>> = (0..PARTS)
            .into_par_iter()
            .map(|part| {
                let mut dice = SEED.stream("corpus", &[step as u64, part as u64]);
                let masked = Masked::draw(BATCH / PARTS, &mut dice);
                let mut gradient = vec![0.0; weights.len()];
                teller.gradient(&weights, &masked, &mut gradient);
                gradient
            })
            .collect();
        let mean: Vec<f32> = (0..weights.len())
            .map(|place| gradients.iter().map(|part| part[place]).sum::<f32>() / PARTS as f32)
            .collect();
        let rate = pretraining.rate(step);
        moments.step(&mut weights, &mean, &decayed, rate, WEIGHT_DECAY);
    }
    weights
}

/// How well weights of [`pretrain`] tell masked words in `n` sentences that they have not seen.
///
/// # Panics
/// When the weights are not of this network.
#[must_use]
pub fn masked_score(weights: &[f32], n: usize) -> MaskedScore {
    let teller = Teller::new(SIZE);
    assert_eq!(
        weights.len(),
        teller.plan.len(),
        "weights of another network"
    );
    let masked = Masked::draw(n, &mut SEED.stream("unseen", &[]));
    let logits = teller.forward(weights, &masked).0;
    let model = score(logits, &masked.answers);
    let frequencies = frequencies();
    MaskedScore {
        accuracy: model.quality,
        loss: model.loss,
        unigram_accuracy: frequencies.iter().copied().fold(0.0, f32::max),
        unigram_loss: frequencies
            .iter()
            .filter(|&&p| p > 0.0)
            .map(|p| -p * p.ln())
            .sum(),
    }
}

/// How many weights [`pretrain`] gives.
#[must_use]
pub(super) fn n_pretrained() -> usize {
    Teller::new(SIZE).plan.len()
}

impl Pretraining {
    /// What the task is calibrated with: of the rates 0.003, 0.006 and 0.01 the one whose masked loss is lowest.
    #[must_use]
    pub fn full() -> Pretraining {
        Pretraining {
            steps: 2_000,
            learning_rate: 0.006,
        }
    }

    /// Up on a line, then down on a line to 0.
    fn rate(&self, step: usize) -> f32 {
        let done = (step + 1) as f32 / self.steps as f32;
        let share = if done < WARM_UP {
            done / WARM_UP
        } else {
            (1.0 - done) / (1.0 - WARM_UP)
        };
        self.learning_rate * share
    }
}

impl Masked {
    /// `n` sentences.
    fn draw(n: usize, dice: &mut Dice) -> Masked {
        let mut masked = Masked {
            shown: Vec::new(),
            places: Vec::new(),
            answers: Vec::new(),
        };
        for sentence in 0..n {
            masked.shown.extend(Sentence::draw(dice).words);
            let mut places: [usize; LENGTH - 1] = std::array::from_fn(|place| place + 1);
            dice.shuffle(&mut places);
            for place in &places[..1 + dice.below(2)] {
                masked.hide(sentence * LENGTH + place, dice);
            }
        }
        masked
    }

    fn hide(&mut self, place: usize, dice: &mut Dice) {
        let word = self.shown[place];
        self.places.push(place);
        self.answers.push(word);
        self.shown[place] = match dice.below(10) {
            0 => any_word(dice),
            1 => word,
            _ => MASK,
        };
    }
}

impl Teller {
    fn new(size: Size) -> Teller {
        let mut plan = Plan::default();
        let encoder = Encoder::new(&mut plan, size);
        let bias = plan.add(1, size.vocabulary, Start::Zero);
        Teller {
            plan,
            encoder,
            bias,
        }
    }

    /// Logits (M, V), the features they come from (M, D), and what the encoder keeps.
    fn forward<F: NdFloat>(
        &self,
        weights: &[F],
        masked: &Masked,
    ) -> (Array2<F>, Array2<F>, super::encoder::Trace<F>) {
        let (features, trace) =
            self.encoder
                .forward(weights, &masked.shown, Asking::All, &mut Dropout::off());
        let features = features.select(Axis(0), &masked.places);
        let mut logits = features.dot(&self.encoder.words.matrix(weights).t());
        logits += &self.bias.vector(weights);
        (logits, features, trace)
    }

    /// The mean loss over masked words; adds its gradient to `gradient`.
    fn gradient<F: NdFloat>(&self, weights: &[F], masked: &Masked, gradient: &mut [F]) -> F {
        let (logits, features, trace) = self.forward(weights, masked);
        let (loss, d_logits) = cross_entropy(&logits, &masked.answers);
        let mut d_bias = self.bias.vector_mut(gradient);
        d_bias += &d_logits.sum_axis(Axis(0));
        let words = self.encoder.words;
        let mut d_words = words.matrix_mut(gradient);
        general_mat_mul(F::one(), &d_logits.t(), &features, F::one(), &mut d_words);
        let d_features = d_logits.dot(&words.matrix(weights));
        let mut d = Array2::zeros((masked.shown.len(), d_features.ncols()));
        for (&place, d_feature) in masked.places.iter().zip(d_features.rows()) {
            d.row_mut(place).assign(&d_feature);
        }
        self.encoder
            .backward(weights, &masked.shown, &trace, d, gradient);
        loss
    }
}

/// How often each word is said, (V): counted, not derived.
fn frequencies() -> Vec<f32> {
    const SENTENCES: usize = 20_000;
    let mut dice = SEED.stream("frequencies", &[]);
    let mut counts = vec![0_usize; VOCABULARY];
    for _ in 0..SENTENCES {
        for &word in &Sentence::draw(&mut dice).words[1..] {
            counts[word] += 1;
        }
    }
    let said = (SENTENCES * (LENGTH - 1)) as f32;
    counts.iter().map(|&n| n as f32 / said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::task::text::encoder::SMALL;
    use crate::lab::task::text::weights::check_gradient;

    #[test]
    fn every_gradient_is_the_finite_difference() {
        let teller = Teller::new(SMALL);
        let weights = teller.plan.draw::<f64>(Seed(1));
        let masked = Masked {
            shown: vec![0, 3, 1, 3, 0, 6, 1, 2],
            places: vec![2, 5, 6],
            answers: vec![4, 6, 3],
        };
        let mut gradient = vec![0.0; teller.plan.len()];
        teller.gradient(&weights, &masked, &mut gradient);
        check_gradient(&weights, &gradient, |weights| {
            teller.gradient(weights, &masked, &mut vec![0.0; weights.len()])
        });
    }

    #[test]
    fn words_are_masked_as_bert_masks_them() {
        let masked = Masked::draw(4_000, &mut Seed(1).stream("test", &[]));
        let share = masked.places.len() as f32 / (4_000.0 * (LENGTH - 1) as f32);
        assert!((share - 0.15).abs() < 0.01, "{share}");
        let shown = |as_what: &dyn Fn(usize, usize) -> bool| {
            let places = masked.places.iter().zip(&masked.answers);
            let n = places
                .filter(|&(&place, &answer)| as_what(masked.shown[place], answer))
                .count();
            n as f32 / masked.places.len() as f32
        };
        assert!((shown(&|shown, _| shown == MASK) - 0.8).abs() < 0.02);
        assert!((shown(&|shown, answer| shown == answer) - 0.1).abs() < 0.02);
    }

    #[test]
    fn the_rate_rises_and_falls_to_nothing() {
        let pretraining = Pretraining {
            steps: 100,
            learning_rate: 1.0,
        };
        let rates: Vec<f32> = (0..100).map(|step| pretraining.rate(step)).collect();
        assert!(rates[0] < rates[3] && rates[4] > rates[50], "{rates:?}");
        assert_eq!(rates[99], 0.0);
    }

    #[test]
    fn a_little_pretraining_beats_every_unigram() {
        let short = Pretraining {
            steps: 120,
            ..Pretraining::full()
        };
        let weights = pretrain(&short);
        assert_eq!(weights.len(), n_pretrained());
        let masked = masked_score(&weights, 200);
        assert!(masked.loss < masked.unigram_loss, "{masked:?}");
        assert!(masked.accuracy > masked.unigram_accuracy, "{masked:?}");
    }

    #[test]
    fn one_thread_and_two_give_the_same_weights() {
        let shortest = Pretraining {
            steps: 5,
            ..Pretraining::full()
        };
        let [one, two] = [1, 2].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build()
                .expect("threads")
                .install(|| pretrain(&shortest))
        });
        assert_eq!(one, two);
    }
}
