//! Picture: small grey pictures of six shapes, bent and turned, with noise on the pixels and on the labels, and how a
//! picture is shown changed.

use crate::lab::task::maybe_wrong;
use crate::seed::{Dice, Seed};

/// Pixels along a side.
pub(super) const SIDE: usize = 8;
/// Pixels, row by row.
pub(super) type Picture = [f32; SIDE * SIDE];

/// A shape by its signed distance: below 0 inside, above 0 outside, in units of half a picture.
type Shape = fn(f32, f32) -> f32;

/// The classes, in order. Each is the same class when seen in a mirror.
const SHAPES: [Shape; CLASSES] = [
    |u, v| u.hypot(v) - 0.62,
    |u, v| (u.hypot(v) - 0.55).abs() - 0.17,
    |u, v| u.abs().max(v.abs()) - 0.55,
    |u, v| (0.866 * u.abs() + 0.5 * v).max(-v) - 0.38,
    |u, v| {
        (u.abs() - 0.2)
            .max(v.abs() - 0.72)
            .min((v.abs() - 0.2).max(u.abs() - 0.72))
    },
    |u, v| (u.abs() - 0.8).max(v.abs() - 0.22),
];
pub(super) const CLASSES: usize = 6;

/// A pixel without ink.
const PAPER: f32 = -0.75;

/// Pictures with labels `0..CLASSES`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pictures {
    pub(super) pictures: Vec<Picture>,
    pub(super) labels: Vec<usize>,
}

/// How hard the pictures are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disorder {
    /// Standard deviation of the noise on each pixel.
    pub(super) pixel_noise: f32,
    /// Probability that a label names another class.
    pub(super) wrong_labels: f32,
}

impl Pictures {
    /// `n` examples of the named set. Example i has its own stream, so a longer set begins with a shorter one.
    pub(super) fn draw(disorder: Disorder, seed: Seed, set: &str, n: usize) -> Pictures {
        let drawn = (0..n).map(|place| {
            let mut dice = seed.stream(set, &[place as u64]);
            let class = dice.below(CLASSES);
            let mut picture = paint(SHAPES[class], &mut dice);
            let mut noise = [0.0; SIDE * SIDE];
            dice.normals(&mut noise);
            for (pixel, noise) in picture.iter_mut().zip(noise) {
                *pixel += disorder.pixel_noise * noise;
            }
            (
                picture,
                maybe_wrong(class, CLASSES, disorder.wrong_labels, &mut dice),
            )
        });
        let (pictures, labels) = drawn.unzip();
        Pictures { pictures, labels }
    }
}

/// The picture moved by up to one pixel each way, on more paper, and mirrored or not; every case equally likely.
pub(super) fn changed(picture: &Picture, dice: &mut Dice) -> Picture {
    let (down, right) = (dice.below(3), dice.below(3));
    let mirrored = dice.below(2) == 1;
    let mut changed = [PAPER; SIDE * SIDE];
    for (place, pixel) in changed.iter_mut().enumerate() {
        let (mut x, y) = (place % SIDE, place / SIDE);
        if mirrored {
            x = SIDE - 1 - x;
        }
        let (x, y) = ((x + right).wrapping_sub(1), (y + down).wrapping_sub(1));
        if x < SIDE && y < SIDE {
            *pixel = picture[y * SIDE + x];
        }
    }
    changed
}

/// One shape, moved, turned, stretched and bent at random, as ink of about mean 0 and spread 1.
fn paint(shape: Shape, dice: &mut Dice) -> Picture {
    let (sin, cos) = dice.between(-0.3, 0.3).sin_cos();
    let (width, height) = (dice.between(0.8, 1.1), dice.between(0.8, 1.1));
    let (right, down) = (dice.between(-0.15, 0.15), dice.between(-0.15, 0.15));
    let (bend, ink) = (dice.between(-0.1, 0.1), dice.between(0.6, 1.0));
    let at = |step: usize| (step as f32 + 0.5) * 2.0 / SIDE as f32 - 1.0;
    std::array::from_fn(|place| {
        let (x, y) = (at(place % SIDE) - right, at(place / SIDE) - down);
        let (u, v) = ((cos * x + sin * y) / width, (cos * y - sin * x) / height);
        let distance = shape(u + bend * (3.0 * v).sin(), v);
        let cover = (0.5 - distance * SIDE as f32 / 2.0).clamp(0.0, 1.0);
        PAPER + ink * cover / 0.4
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISORDER: Disorder = Disorder {
        pixel_noise: 0.2,
        wrong_labels: 0.2,
    };

    #[test]
    fn a_longer_set_begins_with_a_shorter_one() {
        let draw = |set, n| Pictures::draw(DISORDER, Seed(1), set, n);
        let (short, long) = (draw("train", 5), draw("train", 9));
        assert_eq!(short.pictures, long.pictures[..5]);
        assert_eq!(short.labels, long.labels[..5]);
        assert_ne!(draw("validation", 5), short);
    }

    #[test]
    fn every_shape_leaves_ink_and_paper() {
        for shape in SHAPES {
            let picture = paint(shape, &mut Seed(4).stream("test", &[]));
            let inked = picture.iter().filter(|&&pixel| pixel > 0.0).count();
            assert!((5..50).contains(&inked), "{inked}");
        }
    }

    #[test]
    fn a_change_moves_and_mirrors_and_nothing_else() {
        let picture: Picture = std::array::from_fn(|pixel| pixel as f32);
        let mut dice = Seed(5).stream("test", &[]);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..400 {
            let changed = changed(&picture, &mut dice);
            // Row 3 holds 24 to 31; its fourth pixel tells the shift and, by its neighbor, the mirror.
            let (pixel, next) = (changed[3 * SIDE + 3], changed[3 * SIDE + 4]);
            assert_eq!((next - pixel).abs(), 1.0);
            seen.insert((pixel as i32, (next - pixel) as i32));
            let paper = changed.iter().filter(|&&pixel| pixel == PAPER).count();
            assert!([0, 8, 15].contains(&paper), "{paper}");
        }
        assert_eq!(seen.len(), 18);
    }
}
