//! Share: how many of how many, with its interval, and what is left of it when luck is taken off.

use crate::quiz::question::Form;

/// Right answers of all, and how many of them chance alone would have given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    pub right: usize,
    pub of: usize,
    /// The right answers that blind guessing gives on the same questions, on average.
    pub by_chance: f64,
}

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_964;

impl Share {
    pub(in crate::quiz) fn add(&mut self, right: bool, chance: f64) {
        self.right += usize::from(right);
        self.of += 1;
        self.by_chance += chance;
    }

    /// From 0 to 1; `None` of nothing.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }

    /// Wilson's 95 % interval (Wilson 1927), which also holds for few answers and near 0 and 1.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        let mean = self.mean()?;
        let n = self.of as f64;
        let scale = 1.0 + Z * Z / n;
        let middle = (mean + Z * Z / (2.0 * n)) / scale;
        let half = Z / scale * (mean * (1.0 - mean) / n + Z * Z / (4.0 * n * n)).sqrt();
        Some(((middle - half).max(0.0), (middle + half).min(1.0)))
    }

    /// The share that was known, when all that is not known is guessed blindly; 0 for no better than that.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        let chance = self.by_chance / self.of as f64;
        let mean = self.mean()?;
        (chance < 1.0).then(|| ((mean - chance) / (1.0 - chance)).max(0.0))
    }
}

/// A share from 0 to 1 in whole percent.
#[must_use]
pub fn percent(share: f64) -> f64 {
    (share * 100.0).round()
}

/// The chance to hit a key of so many labels by choosing as many of the options blindly.
pub(in crate::quiz) fn chance(form: Form, options: usize, key: usize) -> f64 {
    let left = |at: usize| options.saturating_sub(at) as f64;
    let ways: f64 = match form {
        Form::Choice => (0..key).map(|at| left(at) / (key - at) as f64).product(),
        Form::Ordering => (0..key).map(left).product(),
        Form::Matching => (0..key).map(|_| left(0)).product(),
    };
    1.0 / ways.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(right: usize, of: usize, by_chance: f64) -> Share {
        Share {
            right,
            of,
            by_chance,
        }
    }

    fn check(right: usize, of: usize, expected: (f64, f64)) {
        let (low, high) = share(right, of, 0.0).interval().expect("some answers");
        let close = |a: f64, b: f64| (a - b).abs() < 0.0005;
        assert!(
            close(low, expected.0) && close(high, expected.1),
            "{low} {high}"
        );
    }

    #[test]
    fn intervals_are_those_of_the_table() {
        // Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        check(81, 263, (0.2553, 0.3662));
        check(15, 148, (0.0624, 0.1605));
        check(0, 20, (0.0, 0.1611));
        check(1, 29, (0.0061, 0.1718));
    }

    #[test]
    fn luck_is_taken_off() {
        assert_eq!(share(7, 10, 2.5).known(), Some(0.6));
        assert_eq!(share(2, 10, 2.5).known(), Some(0.0));
        assert_eq!(share(10, 10, 2.5).known(), Some(1.0));
        assert_eq!(Share::default().known(), None);
    }

    #[test]
    fn several_are_harder_to_guess() {
        let choice = |options, key| chance(Form::Choice, options, key);
        assert_eq!((choice(4, 1), choice(5, 2), choice(2, 2)), (0.25, 0.1, 1.0));
        assert_eq!(choice(0, 1), 1.0);
        assert_eq!(chance(Form::Ordering, 4, 4), 1.0 / 24.0);
        assert_eq!(chance(Form::Ordering, 5, 3), 1.0 / 60.0);
        assert_eq!(chance(Form::Matching, 3, 4), 1.0 / 81.0);
    }
}
