//! Objective: the metric that training jobs report, and the direction in which it is better.

use crate::lab::early_stopping::Monitor;

/// `objective_metric_name` and `objective_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objective {
    pub metric: Monitor,
    pub goal: Goal,
}

/// `objective_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Maximize,
    Minimize,
}

impl Goal {
    pub const NAMES: [(&'static str, Goal); 2] =
        [("Maximize", Goal::Maximize), ("Minimize", Goal::Minimize)];

    #[must_use]
    pub fn name(self) -> &'static str {
        Goal::NAMES[self as usize].0
    }
}

impl Objective {
    /// `value` turned so that more is better; NaN is worse than any number.
    #[must_use]
    pub fn upward(self, value: f32) -> f64 {
        let value = f64::from(value);
        match self.goal {
            _ if value.is_nan() => f64::NEG_INFINITY,
            Goal::Maximize => value,
            Goal::Minimize => -value,
        }
    }

    /// The 1-based epoch with the best of `values`, the earliest of equals; 1 when there is none.
    #[must_use]
    pub fn best_epoch(self, values: &[f32]) -> usize {
        let mut best = (1, f64::NEG_INFINITY);
        for (place, &value) in values.iter().enumerate() {
            if self.upward(value) > best.1 {
                best = (place + 1, self.upward(value));
            }
        }
        best.0
    }

    /// Whether the metric gets better in the other direction. The SDK maximizes unless told otherwise, losses too.
    #[must_use]
    pub fn is_turned_around(self) -> bool {
        (self.metric == Monitor::Loss) != (self.goal == Goal::Minimize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_epoch_follows_the_goal_and_passes_over_nan() {
        let values = [f32::NAN, 0.3, 0.1, 0.3];
        let best = |metric, goal| Objective { metric, goal }.best_epoch(&values);
        assert_eq!(best(Monitor::Accuracy, Goal::Maximize), 2);
        assert_eq!(best(Monitor::Loss, Goal::Minimize), 3);
        let of_none = Objective {
            metric: Monitor::Loss,
            goal: Goal::Maximize,
        };
        assert_eq!(of_none.best_epoch(&[f32::NAN]), 1);
        assert!(of_none.is_turned_around());
    }
}
