//! Intervals: how sure a mean is, by bootstrap over seeds.

use serde::{Deserialize, Serialize};

use crate::seed::Seed;

/// A mean with its 95 % interval. It cannot be had without one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub mean: f32,
    pub low: f32,
    pub high: f32,
}

/// Means of fewer values never leave their range, which misses the truth in one of 2^(n - 1) samples.
const FEWEST_TO_RESAMPLE: usize = 6;

/// Resamples drawn.
const RESAMPLES: usize = 10_000;

impl Interval {
    /// The mean of `values` with its 95 % interval; `None` for fewer than two values.
    ///
    /// From six values on it is a bootstrap. Percentiles of resampled means are too narrow for few values, so they are
    /// widened as Hesterberg (2015, "What Teachers Should Know About the Bootstrap", section 5.3, *expanded percentile
    /// interval*) advises: the tail is the normal probability beyond sqrt(n / (n - 1)) times Student's t with n - 1
    /// degrees of freedom. Two to five values cannot be resampled to 95 %; they have Student's interval, and it is wide.
    #[must_use]
    pub fn of(values: &[f32]) -> Option<Interval> {
        match values.len() {
            0 | 1 => None,
            n if n < FEWEST_TO_RESAMPLE => Some(Interval::by_student(values)),
            _ => Some(Interval::by_bootstrap(values)),
        }
    }

    /// The same interval, cut to what is possible.
    #[must_use]
    pub fn within(self, least: f32, most: f32) -> Interval {
        Interval {
            low: self.low.max(least),
            high: self.high.min(most),
            ..self
        }
    }

    /// Mean ± t · s / sqrt(n), with s the sample's standard deviation.
    fn by_student(values: &[f32]) -> Interval {
        let (n, mean) = (values.len() as f64, mean(values));
        let squares: f64 = values
            .iter()
            .map(|&value| (f64::from(value) - mean).powi(2))
            .sum();
        let half = student_t(values.len() - 1) * (squares / (n - 1.0) / n).sqrt();
        Interval {
            mean: mean as f32,
            low: (mean - half) as f32,
            high: (mean + half) as f32,
        }
    }

    fn by_bootstrap(values: &[f32]) -> Interval {
        let n = values.len();
        let mut dice = Seed(95).stream("bootstrap", &[n as u64]);
        let resampled = |_| {
            (0..n)
                .map(|_| f64::from(values[dice.below(n)]))
                .sum::<f64>()
                / n as f64
        };
        let mut means: Vec<f64> = (0..RESAMPLES).map(resampled).collect();
        means.sort_by(f64::total_cmp);
        let tail = normal_beyond((n as f64 / (n as f64 - 1.0)).sqrt() * student_t(n - 1));
        let low = (tail * RESAMPLES as f64) as usize;
        let high = means[RESAMPLES - 1 - low] as f32;
        Interval {
            mean: mean(values) as f32,
            low: means[low] as f32,
            high,
        }
    }
}

fn mean(values: &[f32]) -> f64 {
    values.iter().map(|&value| f64::from(value)).sum::<f64>() / values.len() as f64
}

/// Probability that a standard normal exceeds `z`.
fn normal_beyond(z: f64) -> f64 {
    0.5 * libm::erfc(z / std::f64::consts::SQRT_2)
}

/// The 97.5 % quantile of Student's t, by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5);
/// exact values for 1 to 4 degrees of freedom, where the expansion is poor.
fn student_t(degrees: usize) -> f64 {
    const EXACT: [f64; 4] = [12.7062, 4.3027, 3.1824, 2.7764];
    if let Some(&exact) = EXACT.get(degrees - 1) {
        return exact;
    }
    let (z, v) = (1.959_964_f64, degrees as f64);
    z + (z.powi(3) + z) / (4.0 * v)
        + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * v.powi(2))
        + (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / (384.0 * v.powi(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (degrees, table) in [
            (4, 2.776),
            (5, 2.571),
            (7, 2.365),
            (15, 2.131),
            (31, 2.040),
            (100, 1.984),
        ] {
            assert!(
                (student_t(degrees) - table).abs() < 0.004,
                "{degrees}: {}",
                student_t(degrees)
            );
        }
        assert!((normal_beyond(1.96) - 0.025).abs() < 1e-4);
    }

    #[test]
    fn one_value_has_no_interval() {
        assert_eq!(Interval::of(&[0.3]), None);
        assert_eq!(Interval::of(&[]), None);
    }

    #[test]
    fn equal_values_have_no_width() {
        assert_eq!(
            Interval::of(&[0.0; 8]),
            Some(Interval {
                mean: 0.0,
                low: 0.0,
                high: 0.0
            })
        );
    }

    /// The promise of the figure: of many samples, the interval misses the truth about one time in twenty.
    fn check_coverage(n: usize) {
        let missed = (0..400).filter(|&sample| {
            let mut dice = Seed(sample).stream("sample", &[]);
            let values: Vec<f32> = (0..n).map(|_| dice.normal()).collect();
            let interval = Interval::of(&values).expect("two values or more");
            interval.low > 0.0 || interval.high < 0.0
        });
        let missed = missed.count();
        assert!(
            (8..=36).contains(&missed),
            "{missed} of 400 with {n} values"
        );
    }

    #[test]
    fn eight_values_cover_the_truth() {
        check_coverage(8);
    }

    #[test]
    fn two_or_three_values_are_not_taken_for_many() {
        check_coverage(2);
        check_coverage(3);
    }
}
