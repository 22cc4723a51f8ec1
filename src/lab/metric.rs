//! Metric: the number by which a task is judged, which way is better, and how large a difference must be to count.

use serde::{Deserialize, Serialize};

use super::loss::Score;

/// What a task is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Metric {
    /// Share of examples that are right, 0 to 1; more is better.
    Accuracy,
    /// Area under the ROC curve, 0 to 1; more is better.
    Auc,
    /// Mean cross entropy in nats, 0 or more; less is better.
    Loss,
}

impl Metric {
    /// Its short name, as in `validation:auc`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Metric::Accuracy => "accuracy",
            Metric::Auc => "auc",
            Metric::Loss => "loss",
        }
    }

    /// Differences up to this count as none: one point of a share, 0.02 nats of loss. A model that gives the right
    /// answer one percent more in each of N predictions gains 0.01 nats; the band is twice that, as loss is noisier.
    /// Fixed before any option was run.
    #[must_use]
    pub fn band(self) -> f32 {
        match self {
            Metric::Accuracy | Metric::Auc => 0.01,
            Metric::Loss => 0.02,
        }
    }

    /// The least fall of validation, from its best to its end, that is called overfitting: twice the band.
    pub(crate) fn least_fall(self) -> f32 {
        2.0 * self.band()
    }

    /// The metric's value in a score. A run-away network has the loss of one that gives the right answer the least
    /// probability there is.
    pub(crate) fn of(self, score: Score) -> f32 {
        const WORST: f32 = 87.34;
        match self {
            Metric::Accuracy | Metric::Auc => score.quality,
            Metric::Loss if score.loss.is_finite() => score.loss.min(WORST),
            Metric::Loss => WORST,
        }
    }

    /// How much better `value` is than `other`; below 0 when it is worse.
    #[must_use]
    pub fn gain(self, value: f32, other: f32) -> f32 {
        match self {
            Metric::Accuracy | Metric::Auc => value - other,
            Metric::Loss => other - value,
        }
    }

    /// The least and the greatest value there can be.
    pub(crate) fn range(self) -> (f32, f32) {
        match self {
            Metric::Accuracy | Metric::Auc => (0.0, 1.0),
            Metric::Loss => (0.0, f32::INFINITY),
        }
    }
}
