//! Feedback: a made service with users and items of known taste, and its log of impressions: what was shown to whom,
//! and whether it was clicked. What is learned from the log is not here.
//!
//! An example is one impression. N of them are N independent draws, so a set of any size has one meaning, and AUC over a
//! set compares shown-and-clicked with shown-and-passed-over: no negative is made up. With clicks alone and sampled
//! negatives, the number of examples and the AUC would hang on how negatives are sampled.
//!
//! No pair of user and item stands in two sets: each pair belongs to one of the three, with equal chance. So no held-out
//! score is of a pair that was learned by heart, and the three sets are exchangeable: drawn from one distribution.

use super::Recommender;
use crate::lab::model::Set;
use crate::seed::{Dice, Seed};

/// One item shown to one user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Impression {
    pub(super) user: usize,
    pub(super) item: usize,
    pub(super) clicked: bool,
}

/// The world behind the log of one seed.
pub(super) struct Service {
    seed: Seed,
    items: usize,
    /// The log-odds of a click, user by user: (users · items).
    affinity: Vec<f32>,
    /// The set that each pair belongs to, (users · items).
    belongs: Vec<Set>,
    /// Running sums of how often each item is shown, (items).
    shown: Vec<f32>,
    /// The item that looks most alike in the catalog, (items).
    neighbor: Vec<usize>,
    accidental: f32,
}

/// Log-odds of a click where taste, activity and appeal are all average: about a third of impressions are clicked.
const RESERVE: f32 = -1.0;

/// Standard deviation of users' activity and of items' appeal, in log-odds.
const BIAS: f32 = 0.5;

/// Standard deviation of the noise on a catalog's description of an item; that of taste is 1.
const VAGUENESS: f32 = 0.5;

impl Service {
    pub(super) fn new(task: &Recommender, seed: Seed) -> Service {
        let normals = |purpose: &str, n: usize| -> Vec<f32> {
            let mut dice = seed.stream(purpose, &[]);
            (0..n).map(|_| dice.normal()).collect()
        };
        let (users, items, taste) = (task.users, task.items, task.tastes);
        let user_taste = normals("user taste", users * taste);
        let item_taste = normals("item taste", items * taste);
        let activity = normals("activity", users);
        let appeal = normals("appeal", items);
        let strength = task.strength / (taste as f32).sqrt();
        let affinity = |user: usize, item: usize| {
            let (p, q) = (row(&user_taste, user, taste), row(&item_taste, item, taste));
            RESERVE + BIAS * (activity[user] + appeal[item]) + strength * dot(p, q)
        };
        let mut dice = seed.stream("belongs", &[]);
        let sets = [Set::Train, Set::Validation, Set::HeldOut];
        let vague = normals("catalog", items * taste);
        let described = item_taste.iter().zip(&vague);
        let described: Vec<f32> = described.map(|(q, noise)| q + VAGUENESS * noise).collect();
        Service {
            seed,
            items,
            affinity: pairs(users, items).map(|(u, i)| affinity(u, i)).collect(),
            belongs: pairs(users, items).map(|_| sets[dice.below(3)]).collect(),
            shown: running_sums(appeal.iter().map(|appeal| (BIAS * appeal).exp())),
            neighbor: nearest(&described, items, taste),
            accidental: task.accidental,
        }
    }

    /// `n` impressions of the set. Each has its own stream, so a longer set begins with a shorter one.
    pub(super) fn log(&self, set: Set, n: usize) -> Vec<Impression> {
        let purpose = match set {
            Set::Train => "train",
            Set::Validation => "validation",
            Set::HeldOut => "held-out",
        };
        (0..n as u64)
            .map(|place| self.impression(set, &mut self.seed.stream(purpose, &[place])))
            .collect()
    }

    /// Users come equally often, items as often as they please.
    fn impression(&self, set: Set, dice: &mut Dice) -> Impression {
        let users = self.affinity.len() / self.items;
        loop {
            let (user, item) = (dice.below(users), self.pick(dice));
            if self.belongs[user * self.items + item] == set {
                let clicked = self.clicks(user, item, dice);
                return Impression {
                    user,
                    item,
                    clicked,
                };
            }
        }
    }

    fn pick(&self, dice: &mut Dice) -> usize {
        let at = dice.between(0.0, self.shown[self.items - 1]);
        self.shown
            .partition_point(|&sum| sum <= at)
            .min(self.items - 1)
    }

    /// A coin of the affinity; an accidental one shows nothing but how often people click at all.
    fn clicks(&self, user: usize, item: usize, dice: &mut Dice) -> bool {
        let accident = dice.unit() < self.accidental;
        let logit = if accident {
            RESERVE
        } else {
            self.affinity(user, item)
        };
        dice.unit() < 1.0 / (1.0 + (-logit).exp())
    }

    /// The log-odds of a click that is no accident: the best that a model could learn.
    pub(super) fn affinity(&self, user: usize, item: usize) -> f32 {
        self.affinity[user * self.items + item]
    }

    /// For each item, the one described most alike.
    pub(super) fn neighbors(&self) -> &[usize] {
        &self.neighbor
    }
}

fn pairs(users: usize, items: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..users).flat_map(move |user| (0..items).map(move |item| (user, item)))
}

fn row(matrix: &[f32], place: usize, width: usize) -> &[f32] {
    &matrix[place * width..][..width]
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn running_sums(weights: impl Iterator<Item = f32>) -> Vec<f32> {
    let add = |sum: &mut f32, weight: f32| {
        *sum += weight;
        Some(*sum)
    };
    weights.scan(0.0, add).collect()
}

/// For each of `n` vectors, the place of the other one that is least far away.
fn nearest(vectors: &[f32], n: usize, width: usize) -> Vec<usize> {
    let distance = |a: usize, b: usize| -> f32 {
        let (a, b) = (row(vectors, a, width), row(vectors, b, width));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
    };
    let nearest_to = |a: usize| {
        let others = (0..n).filter(|&b| b != a);
        others.min_by(|&b, &c| distance(a, b).total_cmp(&distance(a, c)))
    };
    (0..n).map(|a| nearest_to(a).unwrap_or(a)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const SETS: [Set; 3] = [Set::Train, Set::Validation, Set::HeldOut];

    fn service(seed: u64) -> Service {
        Service::new(&Recommender::calibrated(), Seed(seed))
    }

    #[test]
    fn a_longer_log_begins_with_a_shorter_one() {
        let service = service(1);
        for set in SETS {
            assert_eq!(service.log(set, 300)[..200], service.log(set, 200));
        }
        let of_seed = |seed| self::service(seed).log(Set::Train, 50);
        assert_eq!(of_seed(1), of_seed(1));
        assert_ne!(of_seed(1), of_seed(2));
    }

    #[test]
    fn no_pair_stands_in_two_sets() {
        let service = service(2);
        let seen = |set| -> BTreeSet<(usize, usize)> {
            let log = service.log(set, 3_000);
            log.iter().map(|shown| (shown.user, shown.item)).collect()
        };
        let [train, validation, held_out] = SETS.map(seen);
        assert!(train.is_disjoint(&validation));
        assert!(train.is_disjoint(&held_out) && validation.is_disjoint(&held_out));
    }

    /// Over many worlds the sets agree in how much is clicked; so they do in all else, being drawn by the same words.
    #[test]
    fn the_sets_are_drawn_alike() {
        let rate = |set| {
            let clicks = |seed| {
                service(seed)
                    .log(set, 1_000)
                    .iter()
                    .filter(|s| s.clicked)
                    .count()
            };
            (0..20).map(clicks).sum::<usize>() as f32 / 20_000.0
        };
        let rates = SETS.map(rate);
        assert!(
            rates.iter().all(|rate| (rate - rates[0]).abs() < 0.02),
            "{rates:?}"
        );
    }

    /// Within each step of affinity, the share of clicks is the sigmoid's, mixed with accidents.
    #[test]
    fn clicks_follow_the_affinity() {
        let service = service(3);
        let sigmoid = |x: f32| 1.0 / (1.0 + (-x).exp());
        let log = service.log(Set::Train, 40_000);
        for step in -2..3 {
            let within = |s: &&Impression| service.affinity(s.user, s.item).round() == step as f32;
            let here: Vec<&Impression> = log.iter().filter(within).collect();
            let expected = |s: &&Impression| {
                let meant = sigmoid(service.affinity(s.user, s.item));
                service.accidental * sigmoid(RESERVE) + (1.0 - service.accidental) * meant
            };
            let expected = here.iter().map(expected).sum::<f32>() / here.len() as f32;
            let got = here.iter().filter(|s| s.clicked).count() as f32 / here.len() as f32;
            assert!((got - expected).abs() < 0.03, "{step}: {got} {expected}");
        }
    }

    #[test]
    fn the_nearest_is_another_and_the_least_far() {
        assert_eq!(nearest(&[0.0, 5.0, 6.0, 2.0], 4, 1), [3, 2, 1, 0]);
        assert_eq!(nearest(&[0.0, 0.0], 1, 2), [0]);
    }

    #[test]
    fn appealing_items_are_shown_more() {
        let service = service(4);
        let mut counts = vec![0.0_f32; service.items];
        let mut dice = Seed(5).stream("test", &[]);
        for _ in 0..50_000 {
            counts[service.pick(&mut dice)] += 1.0 / 50_000.0;
        }
        let all = service.shown[service.items - 1];
        let below = |item: usize| {
            if item == 0 {
                0.0
            } else {
                service.shown[item - 1]
            }
        };
        for (item, count) in counts.iter().enumerate() {
            let expected = (service.shown[item] - below(item)) / all;
            assert!(
                (count - expected).abs() < 0.005,
                "{item}: {count} {expected}"
            );
        }
    }
}
