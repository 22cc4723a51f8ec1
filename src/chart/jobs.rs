//! Jobs: the training jobs of a tuning as lines of their objective by epoch, and what the median rule holds against
//! the next one.

use super::{Axis, Point, grain};
use crate::lab::Metric;
use crate::lab::tuner::{EarlyStoppingType, Ending, JobReport, TuningReport};

/// A line for each training job.
#[derive(Clone, Debug, PartialEq)]
pub struct Jobs {
    /// Epochs, from 0.
    pub x: Axis,
    /// The objective. The worst tenth of all values, mostly of first epochs, may lie outside, but not where a job ended.
    pub y: Axis,
    pub metric: Metric,
    /// In the order of launching.
    pub lines: Vec<JobLine>,
    /// What a next job would have to clear after each epoch; empty when jobs are not stopped by the median.
    pub median: Vec<Point>,
}

/// One training job.
#[derive(Clone, Debug, PartialEq)]
pub struct JobLine {
    /// From 1.
    pub number: usize,
    pub line: Vec<Point>,
    pub ending: Ending,
    /// Whether SageMaker names it the best: by its latest value.
    pub is_chosen: bool,
}

impl JobLine {
    /// Whether a rule between jobs ended it before its last epoch.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        matches!(self.ending, Ending::Median { .. } | Ending::Halved { .. })
    }
}

impl Jobs {
    #[must_use]
    pub fn of(tuned: &TuningReport) -> Jobs {
        let metric = tuned.plan.objective.metric.metric();
        let line = |values: &[f32]| -> Vec<Point> {
            let epochs = (1..).map(f64::from);
            epochs
                .zip(values.iter().map(|&value| metric.shown(value)))
                .collect()
        };
        let lines = tuned.jobs.iter().map(|job| JobLine {
            number: job.number,
            line: line(&job.values),
            ending: job.ending,
            is_chosen: job.number == tuned.by_latest.job,
        });
        let median = match tuned.plan.early_stopping_type {
            EarlyStoppingType::Auto => line(&tuned.next_bar()),
            EarlyStoppingType::Off => Vec::new(),
        };
        Jobs {
            x: Axis::of(0.0, tuned.plan.epochs as f64, 4),
            y: y_axis(tuned, metric),
            metric,
            lines: lines.collect(),
            median,
        }
    }
}

/// In whole grains, without the worst tenth of the values, and with the last of each job.
fn y_axis(tuned: &TuningReport, metric: Metric) -> Axis {
    let (objective, grain) = (tuned.plan.objective, grain(metric));
    let all = tuned.jobs.iter().flat_map(|job| &job.values).copied();
    let mut values: Vec<f32> = all.filter(|value| value.is_finite()).collect();
    values.sort_by(|a, b| objective.upward(*a).total_cmp(&objective.upward(*b)));
    let ends = tuned.jobs.iter().map(JobReport::latest);
    let ends = ends.filter(|value| value.is_finite());
    let kept = values[values.len() / 10..].iter().copied().chain(ends);
    let kept = || kept.clone().map(|value| metric.shown(value) / grain);
    let low = kept().fold(f64::INFINITY, f64::min).floor();
    let low = if low.is_finite() { low } else { 0.0 };
    let high = kept().fold(low + 1.0, f64::max).ceil();
    Axis::of(low * grain, high * grain, 4)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::lab::Setting;
    use crate::lab::tuner::{Assignment, TrainingJob, TuningPlan, run};
    use std::ops::ControlFlow;

    /// A job whose values are told beforehand.
    struct Told(Vec<f32>, usize);

    impl TrainingJob for Told {
        fn epoch(&mut self) -> f32 {
            self.1 += 1;
            self.0[self.1 - 1]
        }

        fn held_out(&self, epoch: usize) -> f32 {
            self.0[epoch - 1]
        }
    }

    /// Jobs with these values, one after another.
    pub(crate) fn tuned(stopping: &str, jobs: &[[f32; 4]]) -> TuningReport {
        let text = |name: &str, text: &str| (name.to_owned(), Setting::Text(text.to_owned()));
        let number = |name: &str, number: usize| (name.to_owned(), Setting::Number(number as f64));
        let ranges = vec![text("dropout", "0..0.5")];
        let plan = TuningPlan::read(&Setting::Fields(vec![
            text("strategy", "Random"),
            ("hyperparameter_ranges".to_owned(), Setting::Fields(ranges)),
            text("early_stopping_type", stopping),
            number("max_jobs", jobs.len()),
            number("max_parallel_jobs", 1),
            number("epochs", 4),
        ]));
        let next = std::cell::Cell::new(0);
        let start = |_: &Assignment| {
            next.set(next.get() + 1);
            Told(jobs[next.get() - 1].to_vec(), 0)
        };
        let report = run(&plan.expect("a plan"), start, &|| ControlFlow::Continue(()));
        report.continue_value().expect("nobody breaks off")
    }

    pub(crate) const TWO: [[f32; 4]; 2] = [[0.5, 0.625, 0.6875, 0.75], [0.625, 0.5, 0.5, 0.5]];

    #[test]
    fn a_stopped_job_ends_where_it_stopped() {
        let jobs = Jobs::of(&tuned("Auto", &TWO));
        let [first, second] = &jobs.lines[..] else {
            panic!("{jobs:?}")
        };
        assert_eq!(
            (first.is_chosen, first.is_stopped(), first.line.len()),
            (true, false, 4)
        );
        assert_eq!(
            (second.is_chosen, second.is_stopped(), second.line.len()),
            (false, true, 2)
        );
        assert_eq!((jobs.x.high, jobs.y.low, jobs.y.high), (4.0, 50.0, 75.0));
    }

    #[test]
    fn a_bad_beginning_may_lie_below_and_no_end_does() {
        let slow = [0.125, 0.5, 0.5, 0.5];
        let level = [0.5, 0.5, 0.5625, 0.625];
        let bad = [0.0625, 0.0, 0.0, 0.0];
        let axis = |jobs: &[[f32; 4]]| Jobs::of(&tuned("Auto", jobs)).y;
        assert_eq!(axis(&[slow, level, level]).low, 50.0);
        assert_eq!(axis(&[slow, level, level, bad]).low, 6.0);
    }

    #[test]
    fn the_median_is_of_the_jobs_that_came_so_far() {
        let rounded =
            |jobs: Jobs| -> Vec<f64> { jobs.median.iter().map(|(_, y)| y.round()).collect() };
        assert_eq!(
            rounded(Jobs::of(&tuned("Auto", &TWO))),
            [56.0, 56.0, 60.0, 64.0]
        );
        assert_eq!(rounded(Jobs::of(&tuned("Off", &TWO))), [0.0; 0]);
    }
}
