//! Scale: an axis with round ticks, and where a value lies along it.

/// A range with ticks at round values.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<f64>,
}

impl Axis {
    /// The range `low ..= high`, with about `n` steps between ticks of 1, 2 or 5 times a power of ten inside it.
    #[must_use]
    pub fn of(low: f64, high: f64, n: usize) -> Axis {
        let step = round_step((high - low).max(f64::MIN_POSITIVE) / n as f64);
        let first = (low / step).ceil() as i64;
        let last = (high / step).floor() as i64;
        Axis {
            low,
            high,
            ticks: (first..=last).map(|tick| tick as f64 * step).collect(),
        }
    }

    /// Where `value` lies: 0 at the low end, 1 at the high end, kept between.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        self.place(value).clamp(0.0, 1.0)
    }

    /// Where `value` lies, be it outside: below 0 or above 1.
    #[must_use]
    pub fn place(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

/// The nearest of 1, 2, 5 or 10 times a power of ten, on a logarithmic scale (Heckbert 1990, "Nice Numbers").
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let lead = step / power;
    let round = [(1.5, 1.0), (3.0, 2.0), (7.0, 5.0)]
        .iter()
        .find(|(limit, _)| lead < *limit);
    power * round.map_or(10.0, |&(_, round)| round)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(low: f64, high: f64, ticks: &[f64]) {
        assert_eq!(Axis::of(low, high, 4).ticks, ticks);
    }

    #[test]
    fn ticks_are_round_and_inside() {
        check(0.0, 400.0, &[0.0, 100.0, 200.0, 300.0, 400.0]);
        check(31.0, 97.5, &[40.0, 60.0, 80.0]);
        check(0.0, 50.0, &[0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
    }

    #[test]
    fn shares_stay_on_the_axis() {
        let axis = Axis::of(20.0, 60.0, 4);
        assert_eq!(
            [10.0, 20.0, 40.0, 60.0, 99.0].map(|value| axis.share(value)),
            [0.0, 0.0, 0.5, 1.0, 1.0]
        );
    }
}
