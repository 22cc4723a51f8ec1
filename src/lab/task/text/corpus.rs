//! Corpus: a made language in which words have topics, roles and numbers, so that a masked word can be told from the
//! others. The language is always the same; what is said in it follows from dice. No label is known here.
//!
//! A sentence is [CLS] and ten words: a subject and an object, in either order, then the verb, and an adverb before
//! it or at the very start. Subject and object are each determiner, adjective, noun, particle. What agrees:
//! - determiner and particle, in number; the particle says the role, as in Korean;
//! - the noun is of the topic of its phrase; so is the adjective, mostly;
//! - the object is of the topic of the subject, half of the time;
//! - the verb agrees with the subject in number, and is of the topic of the subject or of none.

use crate::seed::Dice;

/// Words of a sentence, [CLS] among them.
pub(super) const LENGTH: usize = 11;
pub(super) const TOPICS: usize = 4;
/// Stands before every sentence.
pub(super) const CLS: usize = 0;
/// Stands for a hidden word.
pub(super) const MASK: usize = 1;
/// The first word that means something; those below are signs.
pub(super) const FIRST_WORD: usize = PARTICLES;
/// Signs and words together.
pub(super) const VOCABULARY: usize = TOPIC_WORDS + TOPICS * WORDS_OF_TOPIC;

/// Two roles in two numbers.
const PARTICLES: usize = 2;
/// Three in two numbers.
const DETERMINERS: usize = PARTICLES + 4;
const N_DETERMINERS: usize = 3;
const ADVERBS: usize = DETERMINERS + 2 * N_DETERMINERS;
const N_ADVERBS: usize = 12;
/// Verbs of no topic, in two numbers.
const PLAIN_VERBS: usize = ADVERBS + N_ADVERBS;
const N_PLAIN_VERBS: usize = 4;
/// Nouns, adjectives and verbs of each topic, the verbs in two numbers.
const TOPIC_WORDS: usize = PLAIN_VERBS + 2 * N_PLAIN_VERBS;
const N_NOUNS: usize = 20;
const N_ADJECTIVES: usize = 10;
const N_VERBS: usize = 10;
const WORDS_OF_TOPIC: usize = N_NOUNS + N_ADJECTIVES + 2 * N_VERBS;

/// How often the adjective is chosen by the topic of its noun; else its topic is any.
const ADJECTIVE_AGREES: f32 = 0.8;
/// How often the verb is of the topic of the subject; else it is a plain one.
const VERB_HAS_TOPIC: f32 = 0.5;
/// How often the object is chosen by the topic of the subject; else its topic is any.
const OBJECT_FITS: f32 = 0.5;
const SUBJECT_FIRST: f32 = 0.6;
const ADVERB_FIRST: f32 = 0.5;

/// A sentence, and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) words: [usize; LENGTH],
    /// The topic of the subject, below [`TOPICS`].
    pub(super) topic: usize,
}

#[derive(Clone, Copy)]
enum Role {
    Subject,
    Object,
}

/// Singular 0, plural 1.
type Number = usize;

impl Sentence {
    pub(super) fn draw(dice: &mut Dice) -> Sentence {
        let [topic, any] = [(); 2].map(|()| dice.below(TOPICS));
        let other = if dice.unit() < OBJECT_FITS {
            topic
        } else {
            any
        };
        let [number, other_number] = [(); 2].map(|()| dice.below(2));
        let subject = phrase(Role::Subject, topic, number, dice);
        let object = phrase(Role::Object, other, other_number, dice);
        let adverb = [ADVERBS + often_few(N_ADVERBS, dice)];
        let verb = [verb(topic, number, dice)];
        let pair = if dice.unit() < SUBJECT_FIRST {
            [subject, object]
        } else {
            [object, subject]
        };
        let pair = pair.concat();
        let parts: [&[usize]; 4] = if dice.unit() < ADVERB_FIRST {
            [&[CLS], &adverb, &pair, &verb]
        } else {
            [&[CLS], &pair, &adverb, &verb]
        };
        let words = parts
            .concat()
            .try_into()
            .expect("every sentence has its length");
        Sentence { words, topic }
    }
}

/// A word that is no sign, each equally likely.
pub(super) fn any_word(dice: &mut Dice) -> usize {
    FIRST_WORD + dice.below(VOCABULARY - FIRST_WORD)
}

/// Determiner, adjective, noun, particle.
fn phrase(role: Role, topic: usize, number: Number, dice: &mut Dice) -> [usize; 4] {
    let other = dice.below(TOPICS);
    let agreed = if dice.unit() < ADJECTIVE_AGREES {
        topic
    } else {
        other
    };
    [
        DETERMINERS + N_DETERMINERS * number + dice.below(N_DETERMINERS),
        words_of(agreed) + N_NOUNS + often_few(N_ADJECTIVES, dice),
        words_of(topic) + often_few(N_NOUNS, dice),
        PARTICLES + 2 * role as usize + number,
    ]
}

fn verb(topic: usize, number: Number, dice: &mut Dice) -> usize {
    let (first, n) = if dice.unit() < VERB_HAS_TOPIC {
        (words_of(topic) + N_NOUNS + N_ADJECTIVES, N_VERBS)
    } else {
        (PLAIN_VERBS, N_PLAIN_VERBS)
    };
    first + 2 * often_few(n, dice) + number
}

/// The first word of a topic.
fn words_of(topic: usize) -> usize {
    TOPIC_WORDS + topic * WORDS_OF_TOPIC
}

/// One of n, the k-th with a weight of 1 / k: few words are said often, most seldom (Zipf 1949).
fn often_few(n: usize, dice: &mut Dice) -> usize {
    let weights = || (1..=n).map(|k| 1.0 / k as f32);
    let mut left = dice.unit() * weights().sum::<f32>();
    let taken = |weight: f32| {
        left -= weight;
        left < 0.0
    };
    weights()
        .map(taken)
        .position(|taken| taken)
        .unwrap_or(n - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::Seed;
    use proptest::prelude::*;

    fn is_in(word: usize, first: usize, n: usize) -> bool {
        (first..first + n).contains(&word)
    }

    /// Where a topic's word stands among the words of its topic, and the topic.
    fn topic_word(word: usize) -> Option<(usize, usize)> {
        let place = word.checked_sub(TOPIC_WORDS)?;
        Some((place / WORDS_OF_TOPIC, place % WORDS_OF_TOPIC))
    }

    proptest! {
        #[test]
        fn a_sentence_keeps_to_the_grammar(seed: u64) {
            let Sentence { words, topic } = Sentence::draw(&mut Seed(seed).stream("test", &[]));
            prop_assert_eq!(words[0], CLS);
            prop_assert!(words[1..].iter().all(|&word| is_in(word, FIRST_WORD, VOCABULARY - FIRST_WORD)));
            let start = if is_in(words[1], ADVERBS, N_ADVERBS) { 2 } else { 1 };
            let mut subjects = Vec::new();
            for at in [start, start + 4] {
                let [determiner, adjective, noun, particle] = [at, at + 1, at + 2, at + 3].map(|at| words[at]);
                prop_assert!(is_in(determiner, DETERMINERS, 2 * N_DETERMINERS) && is_in(particle, PARTICLES, 4));
                let number = (particle - PARTICLES) % 2;
                prop_assert_eq!((determiner - DETERMINERS) / N_DETERMINERS, number);
                prop_assert!(is_in(topic_word(adjective).expect("a topic").1, N_NOUNS, N_ADJECTIVES));
                let (of, place) = topic_word(noun).expect("a topic");
                prop_assert!(place < N_NOUNS);
                if (particle - PARTICLES) / 2 == Role::Subject as usize {
                    subjects.push((of, number));
                }
            }
            prop_assert_eq!(subjects.len(), 1);
            prop_assert_eq!(subjects[0].0, topic);
            let verb = words[LENGTH - 1];
            match topic_word(verb) {
                Some((of, place)) => {
                    prop_assert_eq!(of, topic);
                    prop_assert!(is_in(place, N_NOUNS + N_ADJECTIVES, 2 * N_VERBS));
                    prop_assert_eq!(place % 2, subjects[0].1);
                }
                None => {
                    prop_assert!(is_in(verb, PLAIN_VERBS, 2 * N_PLAIN_VERBS));
                    prop_assert_eq!((verb - PLAIN_VERBS) % 2, subjects[0].1);
                }
            }
        }

        #[test]
        fn few_are_taken_often(n in 1_usize..40, seed: u64) {
            prop_assert!(often_few(n, &mut Seed(seed).stream("test", &[])) < n);
        }
    }

    #[test]
    fn every_word_is_said_and_the_second_noun_half_as_often_as_the_first() {
        let mut counts = [0_usize; VOCABULARY];
        let mut dice = Seed(1).stream("test", &[]);
        for _ in 0..40_000 {
            for word in Sentence::draw(&mut dice).words {
                counts[word] += 1;
            }
        }
        assert_eq!(counts[MASK], 0);
        assert!(counts[FIRST_WORD..].iter().all(|&n| n > 0), "{counts:?}");
        let ratio = counts[words_of(2)] as f64 / counts[words_of(2) + 1] as f64;
        assert!((ratio - 2.0).abs() < 0.2, "{ratio}");
    }
}
