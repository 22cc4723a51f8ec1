//! Chart: the geometry of a picture, without a screen. Lines, bands, marks and axes in the units of the data; how they
//! are drawn is up to `svg/` and the faces. A chart never trains.

mod bars;
mod forest;
mod growth;
mod jobs;
mod scale;
pub mod svg;
mod values;
mod words;

pub use bars::{Bar, Bars};
pub use forest::{Forest, ForestRow};
pub use growth::Growth;
pub use jobs::{JobLine, Jobs};
pub use scale::Axis;
pub use values::{Reading, ValueRow};
pub use words::Words;

use crate::lab::{Change, Comparison, CurveBand, EarlyStopping, Intervention, Metric, Summary};

/// One option's panel. All panels of a comparison have identical axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub label: String,
    pub is_key: bool,
    pub chart: Chart,
}

/// A metric by epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Epochs, from 0.
    pub x: Axis,
    /// The metric, in percent where it is a share.
    pub y: Axis,
    pub metric: Metric,
    /// In drawing order: the last lies on top.
    pub series: Vec<Series>,
    pub marks: Vec<Mark>,
}

/// A line with, perhaps, a band around it. It may begin below the axis; it ends where training stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub role: Role,
    pub line: Vec<Point>,
    /// (x, low, high) for each point of the line; empty without a band.
    pub band: Vec<(f64, f64, f64)>,
}

/// Epoch and value of the metric.
pub type Point = (f64, f64);

/// What a line shows; each face has its own color and dash for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Validation when nothing is changed.
    Ghost,
    Train,
    Validation,
}

/// A place worth a sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// The epoch at which the options part.
    Fork(f64),
    /// The epochs that early stopping waited for an improvement, up to the one it stopped after. `epochs` is what was
    /// set; the rules of some libraries wait one more.
    Patience { from: f64, to: f64, epochs: usize },
    /// The weights of an earlier epoch were fetched back; from the last epoch that was paid for, both on the
    /// validation line.
    Restored { from: Point, to: Point },
    /// The last epoch that was paid for, when training stopped before its end; on the validation line.
    Stop(Point),
    /// The deployed epoch, on the validation line.
    Deployed(Point),
    /// What is deployed on held-out examples, with its interval: (mean, low, high).
    HeldOut(f64, f64, f64),
}

/// One panel for each option that was trained, in order.
#[must_use]
pub fn panels(comparison: &Comparison) -> Vec<Panel> {
    let summaries: Vec<&Summary> = comparison
        .options
        .iter()
        .filter_map(|option| option.trained.as_ref().map(|trained| &trained.summary))
        .chain([&comparison.baseline])
        .collect();
    let seen: Vec<(&CurveBand, f32)> = summaries
        .iter()
        .map(|summary| (&summary.curve, summary.deployed))
        .collect();
    let metric = comparison.metric;
    let y = y_axis(&seen, metric);
    let epochs = |summary: &&Summary| summary.curve.mean.train.len();
    let longest = summaries.iter().map(epochs).max().unwrap_or(0);
    let x = Axis::of(0.0, longest as f64, 4);
    let panel = |option: &crate::lab::OptionResult| {
        let trained = option.trained.as_ref()?;
        let summary = &trained.summary;
        let mut chart = bare(&summary.curve, x.clone(), y.clone(), metric);
        chart.end(f64::from(summary.epochs_paid).round());
        let unchanged = &comparison.baseline.curve.mean.validation;
        let ghost = series(Role::Ghost, unchanged, None, metric);
        chart.series.insert(0, ghost);
        let experiment = &comparison.experiment;
        let stopping = stopping_of(&trained.intervention, &experiment.baseline);
        chart.marks = marks(summary, experiment.fork, stopping.as_ref(), metric);
        Some(Panel {
            label: option.label.clone(),
            is_key: option.is_key,
            chart,
        })
    };
    comparison.options.iter().filter_map(panel).collect()
}

/// The early stopping by which an option over a baseline ends its training.
fn stopping_of(option: &Intervention, baseline: &Intervention) -> Option<EarlyStopping> {
    let all = option.over(baseline);
    all.changes().iter().find_map(|change| match change {
        Change::EarlyStopping(stopping) => Some(*stopping),
        _ => None,
    })
}

/// A panel of one curve by itself, while the rest is still in training.
#[must_use]
pub fn alone(curve: &CurveBand, metric: Metric) -> Chart {
    let end = curve.mean.train.len();
    let x = Axis::of(0.0, end as f64, 4);
    let y = y_axis(&[(curve, end as f32)], metric);
    bare(curve, x, y, metric)
}

impl Chart {
    /// Cuts lines and bands off after `epoch`: nobody paid for what would have come.
    fn end(&mut self, epoch: f64) {
        for series in &mut self.series {
            series.line.retain(|&(x, _)| x <= epoch);
            series.band.retain(|&(x, ..)| x <= epoch);
        }
    }

    fn axes(&self) -> (&Axis, &Axis) {
        (&self.x, &self.y)
    }

    /// The points of a line that lie within the axis.
    #[must_use]
    pub fn visible(&self, series: &Series) -> Vec<Point> {
        let shown = |&(_, y): &Point| (self.y.low..=self.y.high).contains(&y);
        series.line.iter().copied().filter(shown).collect()
    }

    /// The line and band of a role, if the chart has them.
    #[must_use]
    pub fn series(&self, role: Role) -> Option<&Series> {
        self.series.iter().find(|series| series.role == role)
    }
}

fn bare(curve: &CurveBand, x: Axis, y: Axis, metric: Metric) -> Chart {
    let line = |role, of: fn(&crate::lab::Curve) -> &[f32]| {
        series(
            role,
            of(&curve.mean),
            Some((of(&curve.low), of(&curve.high))),
            metric,
        )
    };
    let series = vec![
        line(Role::Train, |curve| &curve.train),
        line(Role::Validation, |curve| &curve.validation),
    ];
    Chart {
        x,
        y,
        metric,
        series,
        marks: Vec::new(),
    }
}

fn series(role: Role, line: &[f32], band: Option<(&[f32], &[f32])>, metric: Metric) -> Series {
    let epoch = |place: usize| (place + 1) as f64;
    let band = band.map_or_else(Vec::new, |(low, high)| {
        let edges = low.iter().zip(high).enumerate();
        edges
            .map(|(place, (&low, &high))| (epoch(place), metric.shown(low), metric.shown(high)))
            .collect()
    });
    let line = line
        .iter()
        .enumerate()
        .map(|(place, &value)| (epoch(place), metric.shown(value)))
        .collect();
    Series { role, line, band }
}

fn marks(
    summary: &Summary,
    fork: usize,
    stopping: Option<&EarlyStopping>,
    metric: Metric,
) -> Vec<Mark> {
    let validation = &summary.curve.mean.validation;
    let on_the_line = |epoch: f32| {
        let epoch = (epoch.round() as usize).clamp(1, validation.len());
        (epoch as f64, metric.shown(validation[epoch - 1]))
    };
    let (last, deployed) = (
        on_the_line(summary.epochs_paid),
        on_the_line(summary.deployed),
    );
    let has_stopped = summary.epochs_paid < validation.len() as f32;
    let held_out = summary.held_out;
    let [mean, low, high] =
        [held_out.mean, held_out.low, held_out.high].map(|value| metric.shown(value));
    let patience = stopping.map(|stopping| Mark::Patience {
        from: (last.0 - stopping.waits() as f64).max(0.0),
        to: last.0,
        epochs: stopping.patience,
    });
    let restored = Mark::Restored {
        from: last,
        to: deployed,
    };
    [
        Some(Mark::Fork(fork as f64)),
        patience.filter(|_| has_stopped),
        (deployed.0 < last.0).then_some(restored),
        has_stopped.then_some(Mark::Stop(last)),
        Some(Mark::HeldOut(mean, low, high)),
        Some(Mark::Deployed(deployed)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Wide enough for the bands of all curves, in whole grains; each curve with its deployed epoch. Only the steep
/// beginning, the first twentieth of the epochs before the deployed one, may lie outside: with it, what happens after
/// the fork would be too flat to see.
fn y_axis(curves: &[(&CurveBand, f32)], metric: Metric) -> Axis {
    let grain = grain(metric);
    let all = || {
        let seen = |&(curve, deployed): &(&'_ CurveBand, f32)| {
            let unseen = (curve.mean.train.len() / 20).min((deployed as usize).saturating_sub(1));
            [&curve.low, &curve.high]
                .into_iter()
                .flat_map(|edge| [&edge.train, &edge.validation])
                .flat_map(move |line| line[unseen..].iter().copied())
                .collect::<Vec<f32>>()
        };
        let values = curves.iter().flat_map(seen);
        values.map(|value| metric.shown(value) / grain)
    };
    let finite = || all().filter(|value| value.is_finite());
    let low = finite().fold(f64::INFINITY, f64::min).floor();
    let low = if low.is_finite() { low } else { 0.0 };
    let high = finite().fold(low + 1.0, f64::max).ceil();
    Axis::of(low * grain, high * grain, 4)
}

/// A value of the metric, as its axis shows it.
fn number_of(metric: Metric, value: f64) -> String {
    match metric {
        Metric::Accuracy => format!("{value:.1}"),
        Metric::Auc | Metric::Loss => format!("{value:.3}"),
    }
}

/// The ends of a vertical axis are whole ones of these.
fn grain(metric: Metric) -> f64 {
    match metric {
        Metric::Accuracy => 1.0,
        Metric::Auc => 0.01,
        Metric::Loss => 0.05,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Curve, Interval};

    #[test]
    fn a_curve_becomes_percent_by_epoch() {
        let curve = Curve {
            train: vec![0.25, 0.5],
            validation: vec![0.2, 0.4],
        };
        let chart = alone(
            &CurveBand {
                mean: curve.clone(),
                low: curve.clone(),
                high: curve,
            },
            Metric::Accuracy,
        );
        assert_eq!(chart.series[0].line, [(1.0, 25.0), (2.0, 50.0)]);
        assert_eq!(chart.series[1].band.len(), 2);
        assert!(chart.y.low <= 20.0 && chart.y.high >= 50.0);
    }

    /// Accuracy climbs by a 64th with each of 40 epochs.
    fn climbing() -> Summary {
        let line: Vec<f32> = (0..40).map(|epoch| epoch as f32 / 64.0).collect();
        let curve = Curve {
            train: line.clone(),
            validation: line,
        };
        let curve = CurveBand {
            mean: curve.clone(),
            low: curve.clone(),
            high: curve,
        };
        Summary {
            held_out: Interval {
                mean: 0.3,
                low: 0.2,
                high: 0.4,
            },
            gap: 0.0,
            cost: 1.0,
            diverged: Vec::new(),
            epochs_paid: 30.4,
            deployed: 20.0,
            curve,
        }
    }

    #[test]
    fn the_beginning_may_lie_below_but_the_deployed_epoch_never_does() {
        let curve = climbing().curve;
        assert_eq!(y_axis(&[(&curve, 40.0)], Metric::Accuracy).low, 3.0);
        assert_eq!(y_axis(&[(&curve, 1.0)], Metric::Accuracy).low, 0.0);
        let chart = alone(&curve, Metric::Accuracy);
        assert_eq!(chart.visible(&chart.series[0])[0], (3.0, 3.125));
    }

    #[test]
    fn a_stopped_run_ends_and_its_marks_lie_on_the_validation_line() {
        let summary = climbing();
        let mut chart = alone(&summary.curve, Metric::Accuracy);
        chart.end(30.0);
        assert_eq!(chart.series.iter().map(|s| s.line.len()).max(), Some(30));
        assert_eq!(chart.series.iter().map(|s| s.band.len()).max(), Some(30));
        let stopping = EarlyStopping {
            patience: 10,
            ..EarlyStopping::by(crate::lab::Semantics::Sklearn)
        };
        let marks = marks(&summary, 10, Some(&stopping), Metric::Accuracy);
        for mark in [
            Mark::Fork(10.0),
            Mark::Patience {
                from: 19.0,
                to: 30.0,
                epochs: 10,
            },
            Mark::Restored {
                from: (30.0, 45.3125),
                to: (20.0, 29.6875),
            },
            Mark::Stop((30.0, 45.3125)),
            Mark::Deployed((20.0, 29.6875)),
        ] {
            assert!(marks.contains(&mark), "{mark:?} in {marks:?}");
        }
    }
    #[test]
    fn a_run_to_the_end_that_deploys_its_last_epoch_has_neither_patience_nor_a_way_back() {
        let summary = Summary {
            epochs_paid: 40.0,
            deployed: 40.0,
            ..climbing()
        };
        let marks = marks(&summary, 10, Some(&EarlyStopping::new()), Metric::Accuracy);
        let [_, held_out, deployed] = marks[..] else {
            panic!("{marks:?}")
        };
        assert!(matches!(held_out, Mark::HeldOut(..)));
        assert_eq!(deployed, Mark::Deployed((40.0, 60.9375)));
    }
}
