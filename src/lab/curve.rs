//! Curves: the task's metric by epoch, of one run and of many. How they are drawn is not here.

use serde::{Deserialize, Serialize};

/// The metric after each epoch; the first stands at 0 for epoch 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    pub train: Vec<f32>,
    pub validation: Vec<f32>,
}

/// The mean of a curve over seeds, and the middle half of the seeds around it.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveBand {
    pub mean: Curve,
    pub low: Curve,
    pub high: Curve,
}

impl CurveBand {
    /// Over curves of equal length, at least one.
    #[must_use]
    pub fn of(curves: &[&Curve]) -> CurveBand {
        let pooled = |pool: fn(&mut [f32]) -> f32| Curve {
            train: by_epoch(curves, |curve| &curve.train, pool),
            validation: by_epoch(curves, |curve| &curve.validation, pool),
        };
        CurveBand {
            mean: pooled(|values| mean(values)),
            low: pooled(|values| quantile(values, 0.25)),
            high: pooled(|values| quantile(values, 0.75)),
        }
    }
}

/// Pools one line of all curves, epoch by epoch.
fn by_epoch(
    curves: &[&Curve],
    line: fn(&Curve) -> &[f32],
    pool: fn(&mut [f32]) -> f32,
) -> Vec<f32> {
    let at = |epoch: usize| -> Vec<f32> { curves.iter().map(|curve| line(curve)[epoch]).collect() };
    let epochs = 0..line(curves[0]).len();
    epochs.map(|epoch| pool(&mut at(epoch))).collect()
}

pub(super) fn mean(values: &[f32]) -> f32 {
    let sum: f64 = values.iter().map(|&value| f64::from(value)).sum();
    (sum / values.len() as f64) as f32
}

/// The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
fn quantile(values: &mut [f32], share: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let place = share * (values.len() - 1) as f32;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    values[below] + (values[above] - values[below]) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_holds_the_middle_half() {
        let curves = [0.1, 0.2, 0.3, 0.4, 0.5].map(|share| Curve {
            train: vec![share],
            validation: vec![1.0 - share],
        });
        let band = CurveBand::of(&curves.each_ref());
        assert_eq!(
            (band.low.train[0], band.mean.train[0], band.high.train[0]),
            (0.2, 0.3, 0.4)
        );
        assert_eq!(
            (band.low.validation[0], band.high.validation[0]),
            (0.6, 0.8)
        );
    }
}
