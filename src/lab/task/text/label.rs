//! Label: the labeled sentences of one seed. The label is the topic of the subject, and wrong for a share of the
//! sentences that is the same in every set, as if people had made it.

use super::Text;
use super::corpus::{LENGTH, Sentence, TOPICS};
use crate::lab::model::Set;
use crate::lab::task::maybe_wrong;
use crate::seed::Seed;

/// The classes are the topics.
pub(super) const CLASSES: usize = TOPICS;

/// N sentences in one list, (N·T), and their labels (N), `0..C`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labeled {
    pub(super) words: Vec<usize>,
    pub(super) labels: Vec<usize>,
}

impl Labeled {
    /// `n` sentences of a set. Sentence i has its own stream, so a longer set begins with a shorter one.
    pub(super) fn draw(task: &Text, seed: Seed, set: Set, n: usize) -> Labeled {
        let name = match set {
            Set::Train => "train",
            Set::Validation => "validation",
            Set::HeldOut => "held-out",
        };
        let mut words = Vec::with_capacity(n * LENGTH);
        let labels = (0..n).map(|place| {
            let mut dice = seed.stream(name, &[place as u64]);
            let sentence = Sentence::draw(&mut dice);
            words.extend(sentence.words);
            maybe_wrong(sentence.topic, CLASSES, task.wrong_labels, &mut dice)
        });
        let labels = labels.collect();
        Labeled { words, labels }
    }

    /// The sentences at these places, in this order.
    pub(super) fn gather(&self, places: &[usize]) -> Labeled {
        let sentence = |&place: &usize| &self.words[place * LENGTH..(place + 1) * LENGTH];
        Labeled {
            words: places.iter().flat_map(sentence).copied().collect(),
            labels: places.iter().map(|&place| self.labels[place]).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_set_begins_with_a_shorter_one() {
        let draw = |set, n| Labeled::draw(&Text::calibrated(None), Seed(1), set, n);
        let first: Vec<usize> = (0..5).collect();
        assert_eq!(draw(Set::Train, 9).gather(&first), draw(Set::Train, 5));
        assert_ne!(draw(Set::Train, 5), draw(Set::Validation, 5));
        assert_ne!(draw(Set::HeldOut, 5), draw(Set::Validation, 5));
    }
}
