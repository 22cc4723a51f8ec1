//! The one door to randomness: a seed goes in, a generator comes out. Nothing else knows the crate `rand`.
//!
//! Every use of chance has its own stream, named by words and numbers (`seed.stream("shuffle", [epoch])`), so two
//! runs that share a seed share every stream they both use, and one that draws more never disturbs the others.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// The number from which everything random in one run follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Seed(pub u64);

impl Seed {
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
    fn normal_has_mean_zero_and_spread_one() {
        let mut dice = Seed(7).stream("test", &[]);
        let drawn: Vec<f64> = (0..20_000).map(|_| f64::from(dice.normal())).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(
            mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05,
            "{mean} {variance}"
        );
    }
}
