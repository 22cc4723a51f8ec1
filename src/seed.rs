//! The one door to randomness: a seed goes in, a generator comes out. Nothing else knows the crate `rand`.
//!
//! Every use of chance has its own stream, named by words and numbers (`seed.stream("shuffle", [epoch])`), so two
//! runs that share a seed share every stream they both use, and one that draws more never disturbs the others.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// The number from which everything random in one run follows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Seed(pub u64);

impl Seed {
    /// As 16 hex digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:016x}", self.0)
    }

    /// From 16 hex digits.
    #[must_use]
    pub fn of_hex(hex: &str) -> Option<Seed> {
        let is_hex = hex.len() == 16 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u64::from_str_radix(hex, 16).ok().map(Seed))?
    }

    /// The generator for one named purpose. Equal arguments give equal numbers on every machine.
    #[must_use]
    pub fn stream(self, purpose: &str, place: &[u64]) -> Dice {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.0.to_le_bytes());
        hash.update(&(purpose.len() as u64).to_le_bytes());
        hash.update(purpose.as_bytes());
        for number in place {
            hash.update(&number.to_le_bytes());
        }
        Dice(Xoshiro256PlusPlus::from_seed(*hash.finalize().as_bytes()))
    }
}

/// A stream of chance.
#[derive(Clone, Debug)]
pub struct Dice(Xoshiro256PlusPlus);

impl Dice {
    /// Any 64 bits, each equally likely.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform in `0.0 ..< 1.0`, with 24 random bits.
    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1_u32 << 24) as f32
    }

    /// Uniform in `low ..< high`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Uniform in `0 ..< n`, without bias (Lemire 2019, "Fast random integer generation in an interval").
    ///
    /// # Panics
    /// When `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        assert!(n > 0, "below(0) has no answer");
        let n = n as u64;
        loop {
            let wide = u128::from(self.bits()) * u128::from(n);
            if (wide as u64) >= n.wrapping_neg() % n {
                return (wide >> 64) as usize;
            }
        }
    }

    /// Standard normal, by Box and Muller (1958).
    pub fn normal(&mut self) -> f32 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f32::consts::TAU * self.unit()).cos()
    }

    /// Fills `drawn` with independent standard normals, two from each pair of uniforms (Box and Muller 1958).
    pub fn normals(&mut self, drawn: &mut [f32]) {
        for pair in drawn.chunks_mut(2) {
            let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
            let (sin, cos) = (std::f32::consts::TAU * self.unit()).sin_cos();
            for (normal, side) in pair.iter_mut().zip([cos, sin]) {
                *normal = radius * side;
            }
        }
    }

    /// 64 independent events, a bit each, set with probability `rate`, 0 to 1, to 24 binary digits.
    ///
    /// A uniform number is less than `rate` when it has 0 where `rate` has 1 at the first digit in which they differ.
    /// Digits are drawn for all 64 at once, until all are decided: about seven words, and one for a rate of a half.
    pub fn events(&mut self, rate: f32) -> u64 {
        const DIGITS: u32 = 24;
        let mut digits = (f64::from(rate) * f64::from(1_u32 << DIGITS)).round() as u32;
        if digits >> DIGITS > 0 {
            return u64::MAX;
        }
        let (mut less, mut undecided) = (0, u64::MAX);
        digits <<= u32::BITS - DIGITS;
        while digits != 0 && undecided != 0 {
            let drawn = self.bits();
            if digits.leading_zeros() == 0 {
                less |= undecided & !drawn;
                undecided &= drawn;
            } else {
                undecided &= !drawn;
            }
            digits <<= 1;
        }
        less
    }

    /// Puts `items` in random order (Fisher and Yates); every order is equally likely.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_pinned_and_apart() {
        let first = |purpose, place: &[u64]| Seed(1).stream(purpose, place).bits();
        assert_eq!(first("shuffle", &[3]), first("shuffle", &[3]));
        assert_ne!(first("shuffle", &[3]), first("shuffle", &[4]));
        assert_ne!(first("shuffle", &[3]), first("dropout", &[3]));
        assert_ne!(
            first("shuffle", &[3]),
            Seed(2).stream("shuffle", &[3]).bits()
        );
    }

    #[test]
    fn shuffle_reaches_every_order_equally() {
        let mut counts = std::collections::BTreeMap::new();
        for n in 0..6000 {
            let mut items = [0, 1, 2];
            Seed(n).stream("test", &[]).shuffle(&mut items);
            *counts.entry(items).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(
            counts.values().all(|&n| (850..1150).contains(&n)),
            "{counts:?}"
        );
    }

    #[test]
    fn events_happen_at_their_rate_and_apart() {
        let check = |rate: f32, band: std::ops::RangeInclusive<u32>| {
            let mut dice = Seed(5).stream("test", &[]);
            let drawn: Vec<u64> = (0..1_000).map(|_| dice.events(rate)).collect();
            let set: u32 = drawn.iter().map(|bits| bits.count_ones()).sum();
            assert!(band.contains(&set), "{rate}: {set}");
            for bit in 0..64 {
                let set = drawn.iter().filter(|bits| *bits >> bit & 1 == 1).count() as f32;
                let spread = (1_000.0 * rate * (1.0 - rate)).sqrt();
                assert!(
                    (set - 1_000.0 * rate).abs() <= 4.5 * spread,
                    "{rate}: bit {bit}"
                );
            }
        };
        check(0.0, 0..=0);
        check(1.0, 64_000..=64_000);
        check(0.5, 31_500..=32_500);
        check(0.3, 18_700..=19_700);
        check(0.9, 57_280..=57_920);
    }

    #[test]
    fn normals_have_mean_zero_and_spread_one() {
        check_normal(|dice| {
            let mut drawn = vec![0.0; 20_000];
            dice.normals(&mut drawn);
            drawn
        });
    }

    #[test]
    fn normal_has_mean_zero_and_spread_one() {
        check_normal(|dice| (0..20_000).map(|_| dice.normal()).collect());
    }

    fn check_normal(draw: impl Fn(&mut Dice) -> Vec<f32>) {
        let drawn = draw(&mut Seed(7).stream("test", &[]));
        let drawn: Vec<f64> = drawn.into_iter().map(f64::from).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(
            mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05,
            "{mean} {variance}"
        );
    }
}
