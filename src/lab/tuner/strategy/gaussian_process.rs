//! A Gaussian process over the unit cube: what is known, and how surely, of a function seen at a few points. Constant
//! mean, Matérn 5/2 covariance with one length for all coordinates, and noise. Rasmussen and Williams 2006, "Gaussian
//! Processes for Machine Learning", Algorithm 2.1 and equation 4.17.
//!
//! Shapes: N points seen, D coordinates.

use libm::{exp, log, sqrt};

/// Lengths and noise variances that are tried; noise is relative to the variance of the function.
const LENGTHS: [f64; 6] = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2];
const NOISES: [f64; 3] = [1e-4, 1e-2, 1e-1];

/// Points by which these are chosen, spread over all that were seen: each try takes time by their third power.
const MOST_TO_CHOOSE_BY: usize = 100;

/// A process that has seen its points.
pub(super) struct GaussianProcess {
    /// (N, D)
    points: Vec<Vec<f64>>,
    mean: f64,
    /// Standard deviation of the function where nothing is known.
    spread: f64,
    length: f64,
    /// Lower triangle, row after row: covariance = factor · factorᵀ, (N, N).
    factor: Vec<Vec<f64>>,
    /// covariance⁻¹ · (values - mean), (N).
    weights: Vec<f64>,
    likelihood: f64,
}

impl GaussianProcess {
    /// The process with the length and noise under which the values at these points are most likely. The variance of
    /// the function is set by its best value for each, which has a closed form.
    ///
    /// `None` without points, or when all values are equal: then there is nothing to learn from.
    pub(super) fn of(points: &[Vec<f64>], values: &[f64]) -> Option<GaussianProcess> {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        if values
            .iter()
            .all(|&value| value == mean || value == values[0])
        {
            return None;
        }
        let step = values.len().div_ceil(MOST_TO_CHOOSE_BY);
        let few: Vec<Vec<f64>> = points.iter().step_by(step).cloned().collect();
        let few_values: Vec<f64> = values.iter().step_by(step).copied().collect();
        let tried = LENGTHS
            .iter()
            .flat_map(|&length| NOISES.map(|noise| (length, noise)));
        let fitted = tried.filter_map(|(length, noise)| {
            let process = GaussianProcess::with(&few, &few_values, mean, length, noise)?;
            Some((process, noise))
        });
        let (chosen, noise) = fitted.max_by(|a, b| a.0.likelihood.total_cmp(&b.0.likelihood))?;
        if step == 1 {
            return Some(chosen);
        }
        GaussianProcess::with(points, values, mean, chosen.length, noise)
    }

    fn with(
        points: &[Vec<f64>],
        values: &[f64],
        mean: f64,
        length: f64,
        noise: f64,
    ) -> Option<GaussianProcess> {
        let n = points.len();
        let covariance = |row: usize, column: usize| {
            let same = if row == column { noise } else { 0.0 };
            matern(&points[row], &points[column], length) + same
        };
        let factor = cholesky(n, covariance)?;
        let centered: Vec<f64> = values.iter().map(|value| value - mean).collect();
        let half = forward(&factor, &centered);
        let variance = half.iter().map(|h| h * h).sum::<f64>() / n as f64;
        let log_determinant: f64 = (0..n).map(|at| 2.0 * log(factor[at][at])).sum();
        Some(GaussianProcess {
            points: points.to_vec(),
            mean,
            spread: sqrt(variance),
            length,
            weights: backward(&factor, &half),
            factor,
            likelihood: -0.5 * (n as f64 * log(variance) + log_determinant),
        })
    }

    /// Mean and standard deviation of the function at a point.
    pub(super) fn predict(&self, point: &[f64]) -> (f64, f64) {
        let near: Vec<f64> = self
            .points
            .iter()
            .map(|seen| matern(seen, point, self.length))
            .collect();
        let mean: f64 = near.iter().zip(&self.weights).map(|(k, w)| k * w).sum();
        let known: f64 = forward(&self.factor, &near).iter().map(|h| h * h).sum();
        (self.mean + mean, self.spread * sqrt((1.0 - known).max(0.0)))
    }
}

/// Matérn covariance with smoothness 5/2 and variance 1.
fn matern(a: &[f64], b: &[f64], length: f64) -> f64 {
    let squared: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    let scaled = sqrt(5.0 * squared) / length;
    (1.0 + scaled + scaled * scaled / 3.0) * exp(-scaled)
}

/// The lower triangle whose product with its transpose is the matrix; `None` when that is not positive definite.
fn cholesky(n: usize, matrix: impl Fn(usize, usize) -> f64) -> Option<Vec<Vec<f64>>> {
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(n);
    for row in 0..n {
        let mut line: Vec<f64> = Vec::with_capacity(row + 1);
        for column in 0..=row {
            let above = if column == row {
                &line
            } else {
                &factor[column]
            };
            let known: f64 = line.iter().zip(&above[..column]).map(|(a, b)| a * b).sum();
            let rest = matrix(row, column) - known;
            if column == row && rest <= 0.0 {
                return None;
            }
            let entry = if column == row {
                sqrt(rest)
            } else {
                rest / factor[column][column]
            };
            line.push(entry);
        }
        factor.push(line);
    }
    Some(factor)
}

/// Solves factor · x = b.
fn forward(factor: &[Vec<f64>], b: &[f64]) -> Vec<f64> {
    let mut x: Vec<f64> = Vec::with_capacity(b.len());
    for (row, line) in factor.iter().enumerate() {
        let known: f64 = line.iter().zip(&x).map(|(a, x)| a * x).sum();
        x.push((b[row] - known) / line[row]);
    }
    x
}

/// Solves factorᵀ · x = b.
fn backward(factor: &[Vec<f64>], b: &[f64]) -> Vec<f64> {
    let mut x = b.to_vec();
    for row in (0..b.len()).rev() {
        x[row] /= factor[row][row];
        for column in 0..row {
            x[column] -= factor[row][column] * x[row];
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_and_both_solutions_by_hand() {
        let matrix = [[4.0, 2.0], [2.0, 5.0]];
        let factor = cholesky(2, |row, column| matrix[row][column]).expect("positive definite");
        assert_eq!(factor, [vec![2.0], vec![1.0, 2.0]]);
        assert_eq!(forward(&factor, &[2.0, 5.0]), [1.0, 2.0]);
        assert_eq!(backward(&factor, &[4.0, 4.0]), [1.0, 2.0]);
        assert_eq!(cholesky(2, |_, _| 1.0), None);
    }

    #[test]
    fn it_passes_near_what_it_saw_and_is_unsure_elsewhere() {
        let points: Vec<Vec<f64>> = [0.0, 0.1, 0.2, 0.3, 0.5].map(|x| vec![x]).to_vec();
        let values: Vec<f64> = points.iter().map(|point| (6.0 * point[0]).sin()).collect();
        let process = GaussianProcess::of(&points, &values).expect("values differ");
        for (point, value) in points.iter().zip(&values) {
            let (mean, spread) = process.predict(point);
            assert!(
                (mean - value).abs() < 0.05 && spread < 0.1,
                "{point:?} {mean} {spread}"
            );
        }
        let (mean, near) = process.predict(&[0.4]);
        let (_, far) = process.predict(&[1.0]);
        assert!(
            (mean - 2.4_f64.sin()).abs() < 0.1 && far > 3.0 * near,
            "{mean} {near} {far}"
        );
    }

    #[test]
    fn it_learns_from_more_points_than_it_chooses_by() {
        let points: Vec<Vec<f64>> = (0..150).map(|at| vec![f64::from(at) / 149.0]).collect();
        let values: Vec<f64> = points.iter().map(|point| (9.0 * point[0]).sin()).collect();
        let process = GaussianProcess::of(&points, &values).expect("values differ");
        assert_eq!(process.points.len(), 150);
        let (mean, _) = process.predict(&[0.5037]);
        assert!((mean - (9.0 * 0.5037_f64).sin()).abs() < 0.01, "{mean}");
    }

    #[test]
    fn equal_values_teach_nothing() {
        let points = [vec![0.0], vec![1.0]];
        assert!(GaussianProcess::of(&points, &[0.3, 0.3]).is_none());
        assert!(GaussianProcess::of(&[], &[]).is_none());
    }
}
