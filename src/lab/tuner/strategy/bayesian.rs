//! Bayesian: the next job goes where the expected improvement on the best job so far is largest. Jones, Schonlau and
//! Welch 1998, "Efficient Global Optimization of Expensive Black-Box Functions". SageMaker says that it uses a Gaussian
//! process too; its details are its own.

use libm::{erf, exp, sqrt};

use super::super::space::{Assignment, Space};
use super::Seen;
use super::gaussian_process::GaussianProcess;
use crate::seed::{Dice, Seed};

/// Points looked at before the best is refined, and after.
const N_FAR: usize = 400;
const N_NEAR: usize = 200;

/// The hyperparameters of the next job. The first few are drawn at random. A pending job counts as one that ended with
/// the mean of all so far, so that jobs launched together do not crowd (Ginsbourger, Le Riche and Carraro 2010,
/// "Kriging Is Well-Suited to Parallelize Optimization", constant liar).
pub(super) fn propose(space: Space<'_>, seed: Seed, seen: &Seen) -> Assignment {
    let number = seen.ended.len() + seen.pending.len();
    let mut dice = seed.stream("tuner-bayesian", &[number as u64]);
    let n_drawn = space.0.len() + 2;
    let process = if number < n_drawn {
        None
    } else {
        process(space, seen)
    };
    let Some((process, best)) = process else {
        return space.assignment_at(&space.draw(&mut dice));
    };
    let gain = |point: &[f64]| expected_improvement(process.predict(point), best);
    let far = (0..N_FAR).map(|_| space.draw(&mut dice)).collect();
    let place = most_gain(space, far, &gain);
    let near = (0..N_NEAR)
        .map(|_| beside(&place, &mut dice))
        .chain([place.clone()])
        .collect();
    space.assignment_at(&most_gain(space, near, &gain))
}

/// What the jobs so far teach, and the best value among them. Jobs that ran away count as the worst that did not.
fn process(space: Space<'_>, seen: &Seen) -> Option<(GaussianProcess, f64)> {
    let finite = || {
        seen.ended
            .iter()
            .map(|&(_, value)| value)
            .filter(|value| value.is_finite())
    };
    let (worst, best) = (finite().reduce(f64::min)?, finite().reduce(f64::max)?);
    let mean = finite().sum::<f64>() / finite().count() as f64;
    let ended = seen
        .ended
        .iter()
        .map(|(assignment, value)| (assignment, value.max(worst)));
    let pending = seen.pending.iter().map(|assignment| (assignment, mean));
    let (points, values): (Vec<Vec<f64>>, Vec<f64>) = ended
        .chain(pending)
        .map(|(assignment, value)| (space.point_of(assignment), value))
        .unzip();
    Some((GaussianProcess::of(&points, &values)?, best))
}

/// The point with the largest gain, the first of equals. Points are judged where their job would really stand, at whole
/// numbers and choices (Garrido-Merchán and Hernández-Lobato 2020).
fn most_gain(space: Space<'_>, points: Vec<Vec<f64>>, gain: &dyn Fn(&[f64]) -> f64) -> Vec<f64> {
    let standing = points
        .iter()
        .map(|point| space.point_of(&space.assignment_at(point)));
    let judged = standing.map(|point| (gain(&point), point));
    let best = judged.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.expect("there are points").1
}

/// A point close by.
fn beside(point: &[f64], dice: &mut Dice) -> Vec<f64> {
    let step = |&at: &f64| (at + 0.05 * f64::from(dice.normal())).clamp(0.0, 1.0);
    point.iter().map(step).collect()
}

/// The mean of max(0, f - best) for a normal f.
fn expected_improvement((mean, spread): (f64, f64), best: f64) -> f64 {
    if spread <= 0.0 {
        return (mean - best).max(0.0);
    }
    let z = (mean - best) / spread;
    let below = 0.5 * (1.0 + erf(z / std::f64::consts::SQRT_2));
    let density = exp(-0.5 * z * z) / sqrt(std::f64::consts::TAU);
    (mean - best) * below + spread * density
}

#[cfg(test)]
mod tests {
    use super::super::Strategy;
    use super::*;
    use crate::lab::Setting;
    use crate::lab::tuner::range::{Range, Scaling, Span};

    fn ranges() -> Vec<(String, Range)> {
        let span = Span {
            low: 1e-4,
            high: 1.0,
            scaling: Scaling::Logarithmic,
        };
        vec![("rate".to_owned(), Range::Continuous(span))]
    }

    fn rate(assignment: &Assignment) -> f64 {
        match assignment.0[0].1 {
            Setting::Number(number) => number,
            _ => panic!("a number"),
        }
    }

    /// Best at a rate of 10^-2.7.
    fn height(assignment: &Assignment) -> f64 {
        -(rate(assignment).log10() + 2.7).powi(2)
    }

    /// How far from the best the best of 12 jobs is, in decades.
    fn miss(strategy: Strategy, seed: Seed) -> f64 {
        let ranges = ranges();
        let mut seen = Seen {
            ended: Vec::new(),
            pending: Vec::new(),
        };
        for _ in 0..12 {
            let next = strategy.propose(Space(&ranges), seed, &seen);
            seen.ended.push((next.clone(), height(&next)));
        }
        let best = seen
            .ended
            .iter()
            .map(|&(_, height)| height)
            .fold(f64::MIN, f64::max);
        (-best).sqrt()
    }

    #[test]
    fn it_finds_the_top_nearer_than_random_on_nearly_all_seeds() {
        let nearer = (0..40).filter(|&seed| {
            miss(Strategy::Bayesian, Seed(seed)) < miss(Strategy::Random, Seed(seed))
        });
        let nearer = nearer.count();
        assert!(nearer >= 32, "{nearer} of 40");
    }

    #[test]
    fn jobs_launched_together_do_not_crowd() {
        let ranges = ranges();
        let space = Space(&ranges);
        let at = |share: f64| space.assignment_at(&[share]);
        let ended = [0.1, 0.3, 0.5, 0.7, 0.9].map(|share| (at(share), height(&at(share))));
        let mut seen = Seen {
            ended: ended.to_vec(),
            pending: Vec::new(),
        };
        let first = propose(space, Seed(1), &seen);
        assert_eq!(propose(space, Seed(1), &seen), first);
        seen.pending.push(first.clone());
        let second = propose(space, Seed(1), &seen);
        let apart = (rate(&first).log10() - rate(&second).log10()).abs();
        assert!(apart > 0.05, "{apart}");
    }

    #[test]
    fn improvement_expected_by_hand() {
        let near = |got: f64, value: f64| assert!((got - value).abs() < 1e-6, "{got} {value}");
        near(expected_improvement((0.5, 0.0), 0.3), 0.2);
        near(expected_improvement((0.1, 0.0), 0.3), 0.0);
        near(expected_improvement((0.3, 2.0), 0.3), 2.0 * 0.398_942_28);
        near(expected_improvement((1.0, 1.0), 0.0), 1.083_315_47);
    }

    #[test]
    fn jobs_that_ran_away_or_are_all_alike_do_not_stop_it() {
        let ranges = ranges();
        let space = Space(&ranges);
        for value in [f64::NEG_INFINITY, 0.5] {
            let ended = (0..6).map(|place| (space.assignment_at(&[f64::from(place) / 6.0]), value));
            let seen = Seen {
                ended: ended.collect(),
                pending: Vec::new(),
            };
            assert!((1e-4..=1.0).contains(&rate(&propose(space, Seed(1), &seen))));
        }
    }
}
