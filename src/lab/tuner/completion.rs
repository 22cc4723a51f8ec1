//! Completion: when the tuning itself ends before its last job. A third thing beside patience and the median rule.
//!
//! `ConvergenceDetected.CompleteOnConvergence` is left out: SageMaker does not publish how it tells that a tuning has
//! converged, and a rule of our own under its name would be made up. So is `MaxRuntimeInSeconds`: time is simulated.
//!
//! Source: `TuningJobCompletionCriteria` and `BestObjectiveNotImproving` of the SageMaker API reference. Both judge the
//! final, which is the latest, metric of jobs that have ended; when one holds, jobs still running are stopped.

/// `completion_criteria_config` of the SDK.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CompletionCriteria {
    /// `MaxNumberOfTrainingJobsNotImproving`, at least 3: so many jobs in a row that do not improve on the best so far
    /// by 1 % of it or more.
    pub max_jobs_not_improving: Option<usize>,
    /// `TargetObjectiveMetricValue`, in units of the metric.
    pub target: Option<f32>,
}

/// Why the tuning ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All jobs were launched and have ended.
    MaxJobs,
    NotImproving,
    TargetReached,
}

impl CompletionCriteria {
    /// Fewer is refused by SageMaker.
    pub const FEWEST_NOT_IMPROVING: usize = 3;

    /// Whether the tuning ends, by the latest metrics of the ended jobs in the order of their ends. Metrics and `target`
    /// are turned so that more is better.
    pub(super) fn reached(&self, target: Option<f64>, ended: &[f64]) -> Option<End> {
        if target.is_some_and(|target| ended.iter().any(|&latest| latest >= target)) {
            return Some(End::TargetReached);
        }
        let most = self.max_jobs_not_improving?;
        (not_improving(ended) >= most).then_some(End::NotImproving)
    }
}

/// Jobs in a row, up to the last, that did not improve on the best before them by 1 % of it.
fn not_improving(ended: &[f64]) -> usize {
    let mut best = f64::NEG_INFINITY;
    let mut in_a_row = 0;
    for &latest in ended {
        let improves = latest - best >= 0.01 * best.abs() && latest > best;
        in_a_row = if improves { 0 } else { in_a_row + 1 };
        best = best.max(latest);
    }
    in_a_row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(most: Option<usize>, target: Option<f64>, ended: &[f64], expected: Option<End>) {
        let criteria = CompletionCriteria {
            max_jobs_not_improving: most,
            target: None,
        };
        assert_eq!(criteria.reached(target, ended), expected, "{ended:?}");
    }

    #[test]
    fn a_target_is_reached_by_any_ended_job() {
        check(None, Some(0.7), &[0.5, 0.7, 0.6], Some(End::TargetReached));
        check(None, Some(0.7), &[0.5, 0.69], None);
        check(None, Some(-0.4), &[-0.5, -0.3], Some(End::TargetReached));
        check(None, None, &[0.5, 0.9], None);
    }

    #[test]
    fn jobs_in_a_row_without_one_percent_end_it() {
        check(
            Some(3),
            None,
            &[0.500, 0.503, 0.499, 0.504],
            Some(End::NotImproving),
        );
        check(Some(3), None, &[0.500, 0.503, 0.499, 0.510], None);
        check(Some(3), None, &[0.5, 0.4, 0.4], None);
        check(
            Some(3),
            None,
            &[-0.5, -0.6, -0.499, -0.5],
            Some(End::NotImproving),
        );
        check(Some(3), None, &[], None);
    }

    #[test]
    fn jobs_that_ran_away_improve_nothing() {
        check(
            Some(3),
            None,
            &[f64::NEG_INFINITY; 3],
            Some(End::NotImproving),
        );
        check(
            Some(3),
            None,
            &[f64::NEG_INFINITY, f64::NEG_INFINITY, 0.1],
            None,
        );
    }
}
