//! Symptom: what ails the training that changes nothing, as the stem of a question says. Whether the mean curves show it
//! is decided here, by rules fixed before any option was run; a verdict is given only where they do.

use serde::Serialize;

use super::curve::Curve;
use super::metric::Metric;

/// What a stem says of the training that changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Symptom {
    /// It learns its examples at the cost of new ones.
    #[default]
    Overfitting,
    /// It has not learned what its own examples have to teach: too short, too small, too slow, or run away.
    Underfitting,
}

impl Symptom {
    /// As they stand in a `lab:`, in the order of their declaration.
    pub const NAMES: [(&'static str, Symptom); 2] = [
        ("overfitting", Symptom::Overfitting),
        ("underfitting", Symptom::Underfitting),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        Symptom::NAMES[self as usize].0
    }

    #[must_use]
    pub(super) fn is_usual(self) -> bool {
        self == Symptom::default()
    }

    /// Whether the training without a change shows it. `others` are the trainings beside it from the same examples: a
    /// training underfits when it does not overfit and another ends with train better by at least the least fall, be it by
    /// learning or by heart. What is held out has no say.
    pub(super) fn shows(self, plain: &Curve, others: &[&Curve], metric: Metric) -> bool {
        match self {
            Symptom::Overfitting => overfits(plain, metric),
            Symptom::Underfitting => {
                let learned = |curve: &Curve| curve.train.last().copied().unwrap_or(f32::NAN);
                let more = |other: &&Curve| metric.gain(learned(other), learned(plain));
                let fits_better = others
                    .iter()
                    .any(|other| more(other) >= metric.least_fall());
                !overfits(plain, metric) && fits_better
            }
        }
    }
}

/// Train ends better than where validation was best, and validation ends worse by at least the least fall.
pub(super) fn overfits(curve: &Curve, metric: Metric) -> bool {
    let end = curve.validation.len() - 1;
    let gain = |line: &[f32], a: usize, b: usize| metric.gain(line[a], line[b]);
    let better = |a: usize, b: usize| gain(&curve.validation, a, b).total_cmp(&0.0);
    let best = (0..=end).max_by(|&a, &b| better(a, b));
    best.is_some_and(|best| {
        gain(&curve.validation, best, end) >= metric.least_fall()
            && gain(&curve.train, end, best) > 0.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(train: [f32; 3], validation: [f32; 3]) -> Curve {
        let (train, validation) = (train.to_vec(), validation.to_vec());
        Curve { train, validation }
    }

    #[track_caller]
    fn check(symptom: Symptom, plain: &Curve, other: [f32; 3], expected: bool) {
        let other = curve(other, [0.1, 0.2, 0.3]);
        let shows = symptom.shows(plain, &[&other], Metric::Accuracy);
        assert_eq!(shows, expected);
    }

    #[test]
    fn what_learns_its_examples_at_the_cost_of_new_ones_overfits() {
        let plain = curve([0.5, 0.7, 0.9], [0.4, 0.6, 0.5]);
        check(Symptom::Overfitting, &plain, [0.5, 0.7, 0.99], true);
        check(Symptom::Underfitting, &plain, [0.5, 0.7, 0.99], false);
    }

    #[test]
    fn what_another_learns_better_underfits() {
        let plain = curve([0.3, 0.4, 0.5], [0.3, 0.4, 0.5]);
        check(Symptom::Overfitting, &plain, [0.5, 0.6, 0.7], false);
        check(Symptom::Underfitting, &plain, [0.5, 0.6, 0.7], true);
        check(Symptom::Underfitting, &plain, [0.3, 0.4, 0.51], false);
    }

    #[test]
    fn what_forgets_both_does_not_overfit() {
        let plain = curve([0.5, 0.6, 0.3], [0.4, 0.5, 0.3]);
        check(Symptom::Overfitting, &plain, [0.5, 0.6, 0.7], false);
        check(Symptom::Underfitting, &plain, [0.5, 0.6, 0.7], true);
    }
}
