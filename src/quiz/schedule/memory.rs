//! Memory: what a person's answers to one question say of how well it is remembered, by FSRS-6 (Free Spaced Repetition
//! Scheduler; the crate `fsrs` of its authors). A cache at most: it always follows from the log.

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};

use super::day::StudyDay;
use super::rating::Rating;
use crate::quiz::review::PastReview;

/// How well one question is remembered, as of its last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which nine in ten are still remembered.
    pub stability: f32,
    /// From 1 to 10.
    pub difficulty: f32,
    /// The last day whose answer counts.
    pub last: StudyDay,
    /// Days whose answer counts.
    pub days: u32,
    /// Of these, days on which it was not known.
    pub lapses: u32,
}

/// What the model knows of a person: the 21 weights of FSRS-6.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters(pub [f32; 21]);

/// The model with its parameters.
pub(super) struct Model {
    fsrs: FSRS,
    /// How fast retrievability falls; the last parameter.
    decay: f32,
}

/// The answer that counts for a day.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) day: StudyDay,
    pub(super) rating: Rating,
    /// Milliseconds since 1970, UTC.
    pub(super) at_ms: i64,
}

/// What was foreseen of an answer, and what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Prediction {
    /// Milliseconds since 1970, UTC.
    pub(crate) at_ms: i64,
    /// That it would be remembered, 0 to 1.
    pub(crate) chance: f64,
    pub(crate) remembered: bool,
}

/// Of all answers to one question, oldest first, those that count: of each day the first, for what was just read is no
/// sign of memory. Days never run backwards, as after a clock was set back or on a way to the west.
pub(super) fn counted<'a>(
    reviews: impl IntoIterator<Item = &'a PastReview>,
) -> impl Iterator<Item = Counted> {
    let mut last: Option<StudyDay> = None;
    reviews.into_iter().filter_map(move |review| {
        let day = StudyDay::of(review.answered_at_ms, review.utc_offset_minutes);
        let counts = last.is_none_or(|last| day > last);
        last = last.max(Some(day));
        counts.then(|| Counted {
            day,
            rating: Rating::of(review),
            at_ms: review.answered_at_ms,
        })
    })
}

impl Parameters {
    /// Those of the authors, from many people's answers.
    pub const STANDARD: Parameters = Parameters(fsrs::DEFAULT_PARAMETERS);
}

impl Model {
    /// With parameters the model cannot use, the standard ones.
    pub(super) fn of(parameters: &Parameters) -> Model {
        match FSRS::new(&parameters.0) {
            Ok(fsrs) => Model {
                fsrs,
                decay: parameters.0[20],
            },
            Err(_) => Model {
                fsrs: FSRS::default(),
                decay: fsrs::FSRS6_DEFAULT_DECAY,
            },
        }
    }

    /// What follows from all answers to one question, oldest first; `None` of none, or when the model finds no number.
    pub(super) fn replay<'a>(
        &self,
        reviews: impl IntoIterator<Item = &'a PastReview>,
    ) -> Option<Memory> {
        let counted: Vec<Counted> = counted(reviews).collect();
        let last = counted.last()?.day;
        let state = self.fsrs.memory_state(item(&counted), None).ok()?;
        let lapses = counted.iter().filter(|one| one.rating == Rating::Again);
        Some(Memory {
            lapses: lapses.count() as u32,
            days: counted.len() as u32,
            ..memory(state, last)
        })
    }

    /// For each answer that counts but the first: what was foreseen of it.
    pub(super) fn predictions<'a>(
        &self,
        reviews: impl IntoIterator<Item = &'a PastReview>,
    ) -> Vec<Prediction> {
        let counted: Vec<Counted> = counted(reviews).collect();
        let states = self.fsrs.historical_memory_states(item(&counted), None);
        let before = states.unwrap_or_default().into_iter().zip(&counted);
        let foreseen = |((state, before), now): ((MemoryState, &Counted), &Counted)| Prediction {
            at_ms: now.at_ms,
            chance: f64::from(self.retrievability(&memory(state, before.day), now.day)),
            remembered: now.rating != Rating::Again,
        };
        before.zip(counted.iter().skip(1)).map(foreseen).collect()
    }

    /// The chance that it is remembered on a day, from 0 to 1.
    pub(super) fn retrievability(&self, memory: &Memory, day: StudyDay) -> f32 {
        let state = MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
        };
        let elapsed = day.days_since(memory.last) as f32;
        fsrs::current_retrievability(state, elapsed, self.decay)
    }

    /// The day on which the chance of remembering falls to `retention`; never the same day.
    pub(super) fn due(&self, memory: &Memory, retention: f32) -> StudyDay {
        let interval =
            self.fsrs
                .next_interval(Some(memory.stability), retention, Rating::Good as u32);
        memory.last.after((interval.round() as u32).max(1))
    }
}

/// What the model learns from: days between answers, and how each was.
pub(super) fn item(counted: &[Counted]) -> FSRSItem {
    let mut last = None;
    let review = |one: &Counted| FSRSReview {
        rating: one.rating as u32,
        delta_t: last
            .replace(one.day)
            .map_or(0, |last| one.day.days_since(last)),
    };
    FSRSItem {
        reviews: counted.iter().map(review).collect(),
    }
}

fn memory(state: MemoryState, last: StudyDay) -> Memory {
    Memory {
        stability: state.stability,
        difficulty: state.difficulty,
        last,
        days: 0,
        lapses: 0,
    }
}

/// The share that is to be remembered when a question comes again; Anki's default.
pub(super) const RETENTION: f32 = 0.9;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::review::Confidence;
    use crate::quiz::schedule::tests::review;
    use proptest::prelude::*;

    fn sure(day: f64, correct: bool) -> PastReview {
        review("a", day, correct)
    }

    /// Days between answers, when every answer is given on the day the question is due.
    fn check(answers: &[bool], expected: &[u32]) {
        let model = Model::of(&Parameters::STANDARD);
        let mut reviews = Vec::new();
        let mut day = StudyDay(0);
        let mut intervals = Vec::new();
        for &correct in answers {
            reviews.push(sure(f64::from(day.0), correct));
            let memory = model.replay(&reviews).expect("a memory");
            let due = model.due(&memory, RETENTION);
            intervals.push(due.days_since(day));
            day = due;
        }
        assert_eq!(intervals, expected);
    }

    #[test]
    fn intervals_are_those_measured_of_the_reference() {
        // Measured with `fsrs` 6.6.2 by itself: chains of Good, and of Again then Good, at a retention of 0.9.
        check(&[true, true, true, true], &[2, 11, 46, 163]);
        check(&[false, true, true, true, true], &[1, 2, 6, 17, 44]);
    }

    #[test]
    fn the_first_answer_of_a_day_counts() {
        let model = Model::of(&Parameters::STANDARD);
        let once = model.replay(&[sure(0.0, false)]);
        assert_eq!(model.replay(&[sure(0.0, false), sure(0.01, true)]), once);
        assert_eq!(model.replay(&[sure(0.0, false), sure(-3.0, true)]), once);
        assert_ne!(model.replay(&[sure(0.0, false), sure(1.0, true)]), once);
    }

    #[test]
    fn nothing_answered_is_nothing_remembered() {
        assert_eq!(Model::of(&Parameters::STANDARD).replay(&[]), None);
    }

    #[test]
    fn what_is_just_answered_is_remembered() {
        let model = Model::of(&Parameters::STANDARD);
        let memory = model.replay(&[sure(0.0, true)]).expect("a memory");
        assert_eq!(model.retrievability(&memory, StudyDay(0)), 1.0);
        let later = model.retrievability(&memory, StudyDay(7));
        assert!((later - 0.808).abs() < 0.001, "{later}");
    }

    proptest! {
        /// Step by step, as a program does that shows what each answer would lead to, the crate comes to the same memory, to
        /// the last bit.
        #[test]
        fn a_recorded_history_is_replayed_as_it_was_lived(
            answers in proptest::collection::vec((1_u32..40, any::<bool>(), 0_usize..4), 1..30),
        ) {
            let fsrs = FSRS::default();
            let mut day = 0;
            let mut reviews = Vec::new();
            let mut theirs = None;
            for (gap, correct, confidence) in answers {
                let elapsed = if reviews.is_empty() { 0 } else { gap };
                day += elapsed;
                let confidence = Some(Confidence::ALL[confidence]);
                let review = PastReview { confidence, ..sure(f64::from(day), correct) };
                let next = fsrs.next_states(theirs, RETENTION, elapsed).expect("four answers");
                let chosen = match Rating::of(&review) {
                    Rating::Again => next.again,
                    Rating::Hard => next.hard,
                    Rating::Good => next.good,
                    Rating::Easy => next.easy,
                };
                theirs = Some(chosen.memory);
                reviews.push(review);
            }
            let ours = Model::of(&Parameters::STANDARD).replay(&reviews).expect("a memory");
            let theirs = theirs.expect("a memory");
            prop_assert_eq!((ours.stability, ours.difficulty), (theirs.stability, theirs.difficulty));
        }
    }
}
