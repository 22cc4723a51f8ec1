//! Forest: the held-out differences of a comparison beside one another, each with its interval, around the band of
//! differences that count as none. A difference keeps the metric's own direction: a loss that fell lies left of zero.

use super::{Axis, grain};
use crate::lab::{Class, Comparison, Interval, Metric};

/// A row for each option that was compared with the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    pub metric: Metric,
    /// The label of the key that the others are compared with.
    pub reference: String,
    /// Differences, with zero and the band on it; points where the metric is a share.
    pub x: Axis,
    /// Half the width of the band around zero.
    pub band: f64,
    /// In the order of the options.
    pub rows: Vec<ForestRow>,
}

/// One option against the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct ForestRow {
    pub label: String,
    /// As [`Metric::change`] turns it, in the metric's own unit.
    pub difference: Interval,
    pub class: Class,
}

impl Forest {
    /// `None` when nothing was compared with a key.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Option<Forest> {
        let metric = comparison.metric;
        let options = comparison.options.iter();
        let rows: Vec<ForestRow> = options
            .filter_map(|option| {
                let against = option.trained.as_ref()?.against_key?;
                Some(ForestRow {
                    label: option.label.clone(),
                    difference: metric.change(against.difference),
                    class: against.class,
                })
            })
            .collect();
        rows.first()?;
        let band = metric.shown(metric.band());
        Some(Forest {
            metric,
            reference: comparison.reference.clone()?,
            x: around_zero(&rows, metric),
            band,
            rows,
        })
    }

    /// Whether a greater value is a better one.
    #[must_use]
    pub fn grows_better(&self) -> bool {
        self.metric.gain(1.0, 0.0) > 0.0
    }
}

/// Wide enough for all intervals and for twice the band, in whole grains.
fn around_zero(rows: &[ForestRow], metric: Metric) -> Axis {
    let (least, grain) = (2.0 * metric.shown(metric.band()), grain(metric));
    let shown = |value: fn(&ForestRow) -> f32| rows.iter().map(move |row| metric.shown(value(row)));
    let low = shown(|row| row.difference.low).fold(-least, f64::min);
    let high = shown(|row| row.difference.high).fold(least, f64::max);
    let whole = |value: f64, round: fn(f64) -> f64| round(value / grain) * grain;
    Axis::of(whole(low, f64::floor), whole(high, f64::ceil), 4)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::lab::{
        Curve, Deployment, Experiment, Intervention, Outcome, Symptom, TaskName, Trial, Trials,
    };
    use crate::seed::Seed;

    /// Eight seeds of options A (the key), B and so on, each with these held-out values and cost; `None` is not trained.
    pub(crate) fn comparison(task: TaskName, options: &[Option<(f32, f32)>]) -> Comparison {
        let outcome = |(held_out, cost): (f32, f32)| Outcome {
            curve: Curve {
                train: vec![0.5, 0.7, 0.9],
                validation: vec![0.4, 0.6, 0.5],
            },
            deployment: Deployment {
                epoch: 3,
                epochs_paid: 3,
            },
            cost,
            held_out,
            gap: 0.0,
            diverged: None,
        };
        let trial = |seed: u64| Trial {
            seed: Seed(seed),
            baseline: outcome((0.5, 3.0)),
            options: options.iter().map(|option| option.map(outcome)).collect(),
        };
        let changes = options.iter().map(|o| o.map(|_| Intervention::none()));
        let trials = Trials {
            experiment: Experiment {
                task,
                fork: 1,
                epochs: 3,
                symptom: Symptom::Overfitting,
                baseline: Intervention::none(),
                options: ('A'..).map(String::from).zip(changes).collect(),
            },
            by_seed: (0..8).map(trial).collect(),
        };
        Comparison::of(&trials, &["A".to_owned()]).expect("eight seeds")
    }

    #[test]
    fn differences_are_in_points_and_the_key_has_none() {
        let options = [Some((0.5, 1.0)), Some((0.53, 3.0)), None, Some((0.46, 3.0))];
        let forest = Forest::of(&comparison(TaskName::Image, &options)).expect("compared");
        let [b, d] = &forest.rows[..] else {
            panic!("{forest:?}")
        };
        assert_eq!((&*forest.reference, forest.band.round()), ("A", 1.0));
        assert_eq!(
            (&*b.label, b.class, forest.metric.signed(b.difference.mean)),
            ("B", Class::Better, "+3.0".to_owned())
        );
        assert_eq!(
            (&*d.label, d.class, forest.metric.signed(d.difference.mean)),
            ("D", Class::Worse, "−4.0".to_owned())
        );
        assert!(forest.x.low <= -4.0 && forest.x.high >= 3.0);
        assert!(forest.grows_better());
    }

    #[test]
    fn the_band_is_always_on_the_axis() {
        let level = [Some((0.5, 1.0)), Some((0.5, 1.0))];
        let forest = Forest::of(&comparison(TaskName::Image, &level)).expect("compared");
        assert_eq!((forest.x.low, forest.x.high), (-2.0, 2.0));
        assert_eq!(forest.rows[0].class, Class::Tie);
    }

    #[test]
    fn a_loss_that_fell_lies_left_and_is_better() {
        let mut options = comparison(TaskName::Image, &[Some((0.5, 1.0)), Some((0.6, 1.0))]);
        options.metric = Metric::Loss;
        let forest = Forest::of(&options).expect("compared");
        assert!(forest.rows[0].difference.mean < 0.0 && !forest.grows_better());
        assert_eq!(forest.rows[0].class, Class::Better);
    }

    #[test]
    fn without_a_rival_there_is_no_forest() {
        assert_eq!(
            Forest::of(&comparison(TaskName::Image, &[Some((0.5, 1.0))])),
            None
        );
        assert_eq!(
            Forest::of(&comparison(TaskName::Image, &[None, Some((0.5, 1.0))])),
            None
        );
    }
}
