//! The median rule: what `early_stopping_type = "Auto"` does, as the developer guide documents it, and no more: no
//! patience, no smallest improvement, no warm-up, no look at the job's own past, and nothing is restored.
//!
//! Source: docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-early-stopping.html. It leaves two things
//! open. *Previous* jobs are here those launched at an earlier tick, still running or not; and a job that was stopped
//! before epoch e has no average up to e, so it is not counted there.

/// The bar for the current value of a job after its last epoch so far: the median, over all previous jobs that reached
/// epoch `e`, of the mean of their values up to `e`. Values are turned so that more is better. `None` when no previous
/// job has come that far: then nothing can be stopped.
pub(super) fn bar<'a>(previous: impl Iterator<Item = &'a [f64]>, e: usize) -> Option<f64> {
    let running_average = |values: &[f64]| {
        let until = values.get(..e)?;
        Some(until.iter().sum::<f64>() / e as f64)
    };
    median(previous.filter_map(running_average).collect())
}

/// The middle value; the mean of the middle two when their number is even.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.len().checked_sub(1)? / 2, values.len() / 2);
    if low == high {
        return Some(values[low]);
    }
    Some((values[low] + values[high]) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(previous: &[&[f64]], e: usize, expected: Option<f64>) {
        let bar = bar(previous.iter().copied(), e);
        let near = match (bar, expected) {
            (Some(bar), Some(expected)) => (bar - expected).abs() < 1e-12 || bar == expected,
            (bar, expected) => bar == expected,
        };
        assert!(near, "{bar:?} is not {expected:?}");
    }

    #[test]
    fn the_bar_is_the_median_of_running_averages() {
        check(&[&[0.4, 0.6]], 1, Some(0.4));
        check(&[&[0.4, 0.6]], 2, Some(0.5));
        check(&[&[0.1, 0.3], &[0.5, 0.7], &[0.2, 0.4]], 2, Some(0.3));
        check(&[&[0.1, 0.3], &[0.5, 0.7]], 2, Some(0.4));
    }

    #[test]
    fn a_first_job_has_no_bar_and_a_short_one_sets_none() {
        check(&[], 1, None);
        check(&[&[0.4]], 2, None);
        check(&[&[0.4], &[0.2, 0.6]], 2, Some(0.4));
    }

    /// A job that peaks at .80 and falls to .74 clears a bar of .73, because averages remember the bad beginning.
    #[test]
    fn a_late_decline_stays_above_the_bar() {
        let sibling = [0.50, 0.78, 0.82, 0.82];
        check(&[&sibling], 4, Some(0.73));
        let declining: [f64; 4] = [0.60, 0.80, 0.77, 0.74];
        for e in 2..=4 {
            let bar = bar([&sibling[..]].into_iter(), e).expect("a bar");
            assert!(declining[e - 1] > bar, "epoch {e}: {bar}");
        }
    }

    #[test]
    fn a_job_that_ran_away_pulls_the_bar_down() {
        let away = [0.5, f64::NEG_INFINITY];
        check(&[&away], 2, Some(f64::NEG_INFINITY));
        check(&[&away, &[0.4, 0.6]], 2, Some(f64::NEG_INFINITY));
        check(&[&away, &[0.4, 0.6], &[0.1, 0.3]], 2, Some(0.2));
    }
}
