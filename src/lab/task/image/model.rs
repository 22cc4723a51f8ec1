//! Model: the image network with the pictures of one seed. It gathers a batch, shows pictures changed, drops units and
//! smooths labels; the arithmetic is in `kernel.rs`.

use super::kernel::{CHUNK, Chunk, Kernel};
use super::network::Network;
use super::picture::{CLASSES, Pictures, changed};
use super::shape::{ROW, Shape};
use super::softmax::{Row, judged};
use crate::lab::lanes::Path;
use crate::lab::loss::Score;
use crate::lab::model::{Lesson, Model, Set, Work};
use crate::seed::{Dice, Seed};

/// A network and three sets of pictures.
pub(super) struct ImageModel {
    pub(super) seed: Seed,
    pub(super) shape: Shape,
    pub(super) train: Pictures,
    pub(super) validation: Pictures,
    pub(super) held_out: Pictures,
    kernel: Kernel,
    chunk: Chunk,
}

impl ImageModel {
    /// `sets` are train, validation and held-out.
    pub(super) fn new(seed: Seed, shape: Shape, path: Path, sets: [Pictures; 3]) -> ImageModel {
        let [train, validation, held_out] = sets;
        ImageModel {
            seed,
            shape,
            train,
            validation,
            held_out,
            kernel: Kernel::new(shape, path),
            chunk: Chunk::new(shape),
        }
    }

    /// Copies the examples at `places` into the chunk, as the lesson shows them; `scale` is the weight of each.
    fn gather(&mut self, places: &[usize], lesson: &mut Lesson, scale: f32) {
        let chunk = &mut self.chunk;
        chunk.n = places.len();
        chunk.scale = scale;
        chunk.kept = (lesson.dropout > 0.0).then_some(1.0 / (1.0 - lesson.dropout));
        let aims = aims(lesson.label_smoothing, scale);
        for (row, &place) in places.iter().enumerate() {
            let picture = &self.train.pictures[place];
            let is_changed = lesson.augmentation > 0.0 && lesson.dice.unit() < lesson.augmentation;
            chunk.pictures[row] = if is_changed {
                changed(picture, &mut lesson.dice)
            } else {
                *picture
            };
            chunk.targets[row] = aims[self.train.labels[place]];
        }
        if lesson.dropout > 0.0 {
            let n = places.len() * self.shape.pooled_lanes() / ROW;
            draw_dropped(&mut chunk.dropped[..n], lesson.dropout, &mut lesson.dice);
        }
    }
}

impl Model for ImageModel {
    fn first_weights(&self) -> Vec<f32> {
        self.shape.flatten(&Network::new(self.shape, self.seed))
    }

    fn decayed(&self) -> Vec<f32> {
        let mut network = Network::new(self.shape, self.seed);
        for layer in network.layers_mut() {
            layer.weights.fill(1.0);
            layer.bias.fill(0.0);
        }
        self.shape.flatten(&network)
    }

    fn gradient(
        &mut self,
        weights: &[f32],
        batch: &[usize],
        lesson: &mut Lesson,
        gradient: &mut [f32],
    ) {
        gradient.fill(0.0);
        self.kernel.turn(weights);
        let scale = 1.0 / batch.len() as f32;
        for places in batch.chunks(CHUNK) {
            self.gather(places, lesson, scale);
            self.kernel.learn(weights, &mut self.chunk, gradient);
        }
    }

    fn score(&mut self, weights: &[f32], set: Set, n: usize) -> Score {
        let set = match set {
            Set::Train => &self.train,
            Set::Validation => &self.validation,
            Set::HeldOut => &self.held_out,
        };
        (self.chunk.scale, self.chunk.kept) = (1.0, None);
        let (mut right, mut loss) = (0, 0.0);
        let pictures = set.pictures[..n].chunks(CHUNK);
        for (pictures, labels) in pictures.zip(set.labels[..n].chunks(CHUNK)) {
            self.chunk.n = pictures.len();
            self.chunk.pictures[..pictures.len()].copy_from_slice(pictures);
            let (more_right, more_loss) =
                judged(self.kernel.shares(weights, &mut self.chunk), labels);
            right += more_right;
            loss += more_loss;
        }
        Score {
            quality: (right as f64 / n as f64) as f32,
            loss: (loss / n as f64) as f32,
        }
    }

    fn work(&self) -> Work {
        self.shape.work()
    }
}

/// What the shares of the classes should be, for each label, times `scale`.
fn aims(smoothing: f32, scale: f32) -> [Row; CLASSES] {
    std::array::from_fn(|label| {
        let mut aim = [0.0; ROW];
        aim[..CLASSES].fill(scale * smoothing / CLASSES as f32);
        aim[label] += scale * (1.0 - smoothing);
        aim
    })
}

/// A bit for each unit, set with probability `rate`.
fn draw_dropped(dropped: &mut [u16], rate: f32, dice: &mut Dice) {
    for four in dropped.chunks_mut(4) {
        let mut events = dice.events(rate);
        for sixteen in four {
            *sixteen = events as u16;
            events >>= 16;
        }
    }
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;

    use super::*;
    use crate::lab::task::Sizes;
    use crate::lab::task::image::Image;
    use crate::lab::task::image::network::cross_entropy;
    use crate::lab::task::image::picture::SIDE;
    use crate::lab::task::image::shape::CELLS;

    const TRAIN: usize = 70;
    const WIDTHS: [f32; 5] = [0.01, 0.25, 1.0, 1.3, 4.0];

    fn lesson(dropout: f32, augmentation: f32, label_smoothing: f32) -> Lesson {
        Lesson {
            dropout,
            augmentation,
            label_smoothing,
            dice: Seed(9).stream("lesson", &[]),
        }
    }

    fn model(path: Path, width: f32) -> ImageModel {
        let sizes = Sizes {
            train: TRAIN,
            validation: 40,
        };
        let image = Image {
            path,
            ..Image::calibrated()
        };
        image.image_model(Seed(3), sizes, width)
    }

    /// The first weights after a nudge everywhere, so that no bias is 0.
    fn weights(model: &ImageModel) -> Vec<f32> {
        let mut network = Network::new(model.shape, model.seed);
        let mut dice = Seed(4).stream("test", &[]);
        for layer in network.layers_mut() {
            layer.weights.mapv_inplace(|w| w + 0.1 * dice.normal());
            layer.bias.mapv_inplace(|b| b + 0.1 * dice.normal());
        }
        model.shape.flatten(&network)
    }

    /// What the reference says of the same batch, in `f64`, given what the model showed and dropped.
    fn reference(
        model: &mut ImageModel,
        weights: &[f32],
        batch: &[usize],
        lesson: &mut Lesson,
    ) -> Vec<f32> {
        let network = model.shape.network(weights).map(f64::from);
        let (shape, rate) = (model.shape, f64::from(lesson.dropout));
        let (mut pictures, mut targets, mut kept) = (vec![], vec![], vec![]);
        for places in batch.chunks(CHUNK) {
            model.gather(places, lesson, 1.0);
            let chunk = &model.chunk;
            pictures.extend(
                chunk.pictures[..chunk.n]
                    .iter()
                    .flatten()
                    .map(|&x| f64::from(x)),
            );
            let real = chunk.targets[..chunk.n].iter().map(|row| &row[..CLASSES]);
            targets.extend(real.flatten().map(|&x| f64::from(x)));
            let lanes = shape.channel_lanes();
            for row in 0..chunk.n * CELLS {
                kept.extend((0..shape.channels).map(|channel| {
                    let place = row * lanes + channel;
                    let is_dropped = chunk.dropped[place / ROW] >> (place % ROW) & 1 == 1;
                    if is_dropped && rate > 0.0 {
                        0.0
                    } else {
                        1.0 / (1.0 - rate)
                    }
                }));
            }
        }
        let matrix = |numbers: Vec<f64>| {
            Array2::from_shape_vec((batch.len(), numbers.len() / batch.len()), numbers)
                .expect("rows are full")
        };
        let kept = matrix(kept);
        let trace = network.forward(&matrix(pictures), Some(&kept));
        let (_, d_logits) = cross_entropy(&trace.logits, &matrix(targets));
        let gradient = network.backward(&trace, Some(&kept), &d_logits);
        shape.flatten(&gradient.map(|x| x as f32))
    }

    fn check_gradient(width: f32, n: usize, lesson: impl Fn() -> Lesson) {
        for path in Path::available() {
            let mut model = model(path, width);
            let weights = weights(&model);
            let batch: Vec<usize> = (0..n).map(|place| place * 11 % TRAIN).collect();
            let mut ours = vec![f32::NAN; weights.len()];
            model.gradient(&weights, &batch, &mut lesson(), &mut ours);
            let theirs = reference(&mut model, &weights, &batch, &mut lesson());
            let most = theirs.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
            for (place, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
                let name = path.name();
                assert!(
                    (ours - theirs).abs() <= 3e-6 * most,
                    "{name}, width {width}, {n} examples, weight {place}: {ours} is not {theirs}"
                );
            }
        }
    }

    #[test]
    fn the_gradient_is_that_of_the_reference() {
        for width in WIDTHS {
            for n in [1, 5, 32, 33, 70] {
                check_gradient(width, n, || lesson(0.0, 0.0, 0.0));
            }
        }
    }

    #[test]
    fn the_gradient_of_a_hard_lesson_is_that_of_the_reference() {
        for width in WIDTHS {
            for n in [1, 33] {
                check_gradient(width, n, || lesson(0.4, 0.5, 0.1));
            }
        }
    }

    #[test]
    fn the_score_is_that_of_the_reference() {
        for path in Path::available() {
            for width in WIDTHS {
                let mut model = model(path, width);
                let weights = weights(&model);
                for (set, n) in [(Set::Train, 33), (Set::Validation, 7), (Set::HeldOut, 45)] {
                    let ours = model.score(&weights, set, n);
                    let examples = match set {
                        Set::Train => &model.train,
                        Set::Validation => &model.validation,
                        Set::HeldOut => &model.held_out,
                    };
                    let x = Array2::from_shape_fn((n, SIDE * SIDE), |(example, pixel)| {
                        examples.pictures[example][pixel]
                    });
                    let network = model.shape.network(&weights);
                    let logits = network.forward(&x, None).logits;
                    let theirs = crate::lab::loss::score(logits, &examples.labels[..n]);
                    assert_eq!(ours.quality, theirs.quality);
                    assert!(
                        (ours.loss - theirs.loss).abs() < 2e-6,
                        "{ours:?} {theirs:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_same_call_gives_the_same_numbers_whatever_came_before() {
        for path in Path::available() {
            let mut model = model(path, 1.0);
            let weights = weights(&model);
            let mut go = |n: usize, drop: f32| {
                let batch: Vec<usize> = (0..n).collect();
                let mut gradient = vec![0.0; weights.len()];
                model.gradient(&weights, &batch, &mut lesson(drop, 0.3, 0.1), &mut gradient);
                gradient
            };
            let first = go(5, 0.0);
            go(64, 0.5);
            assert_eq!(go(5, 0.0), first);
        }
    }

    #[test]
    fn a_path_that_rounds_alike_gives_the_same_bits() {
        let fused = |path: &Path| path.name() != Path::Portable.name();
        let gradients: Vec<Vec<f32>> = Path::available()
            .into_iter()
            .filter(fused)
            .map(|path| {
                let mut model = model(path, 1.3);
                let weights = weights(&model);
                let batch: Vec<usize> = (0..70).collect();
                let mut gradient = vec![0.0; weights.len()];
                model.gradient(&weights, &batch, &mut lesson(0.4, 0.5, 0.1), &mut gradient);
                gradient
            })
            .collect();
        assert!(gradients.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn what_fills_up_stays_zero_in_training() {
        for path in Path::available() {
            let mut model = model(path, 0.7);
            let mut weights = weights(&model);
            let real = model
                .shape
                .flatten(&Network::<f32>::new(model.shape, Seed(0)).map(|_| 1.0));
            let mut gradient = vec![0.0; weights.len()];
            for step in 0..20 {
                let batch: Vec<usize> = (step..step + 37).map(|place| place % TRAIN).collect();
                model.gradient(&weights, &batch, &mut lesson(0.3, 0.5, 0.1), &mut gradient);
                for (w, g) in weights.iter_mut().zip(&gradient) {
                    *w -= 0.05 * g;
                }
            }
            assert!(weights.iter().all(|w| w.is_finite()));
            assert!(
                weights
                    .iter()
                    .zip(&real)
                    .all(|(&w, &real)| w == 0.0 || real == 1.0)
            );
            let counted = real.iter().filter(|&&real| real == 1.0).count();
            let (k, h) = (model.shape.channels, model.shape.hidden);
            assert_eq!(counted, 10 * k + (9 * k + 1) * h + (h + 1) * CLASSES);
        }
    }

    #[test]
    fn weights_decay_and_biases_do_not() {
        let model = model(Path::Portable, 1.0);
        let decayed = model.decayed();
        let n = decayed.iter().filter(|&&decayed| decayed == 1.0).count();
        assert_eq!(n, 9 * 16 + 9 * 16 * 16 + 16 * CLASSES);
        assert_eq!(model.work().score, 36 * 9 * 16 + 144 * 16 + 16 * 6);
    }

    #[test]
    fn a_run_away_network_is_not_taken_for_a_bad_one() {
        for path in Path::available() {
            let mut model = model(path, 1.0);
            let mut weights = weights(&model);
            weights.fill(f32::NAN);
            let score = model.score(&weights, Set::Validation, 40);
            assert!(score.quality == 0.0 && score.loss.is_nan());
        }
    }
}
