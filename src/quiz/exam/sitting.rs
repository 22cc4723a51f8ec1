//! Sitting: where an exam stands, rebuilt from the steps a person took. A step after the deadline or after the end changes
//! nothing.

use super::draw::{Item, Paper};
use crate::quiz::question::OptionLabel;

/// One thing a person did in an exam. Places are 0-based.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Begin {
        paper: Paper,
        /// Milliseconds since 1970, UTC.
        deadline_ms: i64,
    },
    /// This question came on the screen.
    Show {
        place: usize,
    },
    /// This was chosen, in place of what was chosen before; nothing is a blank.
    Choose {
        place: usize,
        chosen: Vec<OptionLabel>,
    },
    /// The question is to be looked at again, or is so no more.
    Flag {
        place: usize,
        on: bool,
    },
    Submit,
    /// The exam is given up and counts for nothing.
    Drop,
}

/// An exam as far as it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Exam {
    pub paper: Paper,
    /// Milliseconds since 1970, UTC, as the two after it.
    pub started_ms: i64,
    pub deadline_ms: i64,
    /// Of the last step.
    pub last_ms: i64,
    /// The question on the screen.
    pub place: usize,
    /// What was given to each item of the paper.
    pub given: Vec<Given>,
    pub end: Option<End>,
}

/// What a person did at one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// It was on the screen.
    pub seen: bool,
    /// In the order chosen; nothing is a blank.
    pub chosen: Vec<OptionLabel>,
    /// When that was chosen; when it was first seen, for a blank.
    pub at_ms: i64,
    pub flagged: bool,
    /// On the screen for so long.
    pub think_ms: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Submitted,
    Dropped,
}

impl Exam {
    /// An exam that begins at a time, in milliseconds since 1970, UTC.
    #[must_use]
    pub fn begun(paper: Paper, started_ms: i64, deadline_ms: i64) -> Exam {
        Exam {
            given: vec![Given::default(); paper.items.len()],
            paper,
            started_ms,
            deadline_ms,
            last_ms: started_ms,
            place: 0,
            end: None,
        }
    }

    /// An exam from its steps, each with its time, oldest first; `None` when it does not begin.
    #[must_use]
    pub fn of(steps: &[(i64, Step)]) -> Option<Exam> {
        let begin = |(at_ms, step): &(i64, Step)| match step {
            Step::Begin { paper, deadline_ms } => {
                Some(Exam::begun(paper.clone(), *at_ms, *deadline_ms))
            }
            _ => None,
        };
        let mut exam = steps.iter().find_map(begin)?;
        for (at_ms, step) in steps {
            exam.take(*at_ms, step);
        }
        Some(exam)
    }

    /// Takes a step further.
    pub fn take(&mut self, at_ms: i64, step: &Step) {
        let is_late = at_ms > self.deadline_ms;
        match step {
            _ if self.end.is_some() => return,
            Step::Submit => self.end = Some(End::Submitted),
            Step::Drop => self.end = Some(End::Dropped),
            _ if is_late => return,
            Step::Begin { .. } => {}
            Step::Show { place } => self.show(*place, at_ms),
            Step::Choose { place, chosen } => self.choose(*place, chosen, at_ms),
            Step::Flag { place, on } => {
                if let Some(given) = self.given.get_mut(*place) {
                    given.flagged = *on;
                }
            }
        }
        self.last_ms = self.last_ms.max(at_ms);
    }

    /// To be shown where one already is means to come back after an absence, which is not counted.
    fn show(&mut self, place: usize, at_ms: i64) {
        if place >= self.given.len() {
            return;
        }
        if place != self.place {
            self.think_until(at_ms);
        }
        self.place = place;
        let given = &mut self.given[place];
        if !given.seen {
            given.seen = true;
            given.at_ms = at_ms;
        }
    }

    fn choose(&mut self, place: usize, chosen: &[OptionLabel], at_ms: i64) {
        let Some(item) = self.paper.items.get(place) else {
            return;
        };
        if chosen.iter().any(|label| !item.shown.contains(label)) {
            return;
        }
        self.think_until(at_ms);
        let given = &mut self.given[place];
        given.chosen = chosen.to_vec();
        given.seen = true;
        given.at_ms = at_ms;
    }

    /// The time since the last step went to the question on the screen.
    fn think_until(&mut self, at_ms: i64) {
        let passed = at_ms.saturating_sub(self.last_ms);
        if let Some(given) = self.given.get_mut(self.place) {
            given.think_ms += u64::try_from(passed).unwrap_or(0);
        }
    }

    /// The time of the exam when a clock shows this: it never runs back, and no two steps have the same.
    #[must_use]
    pub fn clock(&self, shown_ms: i64) -> i64 {
        shown_ms.max(self.last_ms.saturating_add(1))
    }

    /// Milliseconds that are left at a time; 0 when none are.
    #[must_use]
    pub fn left_ms(&self, now_ms: i64) -> u64 {
        u64::try_from(self.deadline_ms.saturating_sub(now_ms)).unwrap_or(0)
    }

    /// Hours, minutes and seconds that are left at a time: `2:03:11`.
    #[must_use]
    pub fn time_left(&self, now_ms: i64) -> String {
        let seconds = self.left_ms(now_ms).div_ceil(1_000);
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        format!("{hours}:{minutes:02}:{seconds:02}")
    }

    #[must_use]
    pub fn item(&self) -> Option<(&Item, &Given)> {
        Some((self.paper.items.get(self.place)?, &self.given[self.place]))
    }

    #[must_use]
    pub fn answered(&self) -> usize {
        self.count(|given| !given.chosen.is_empty())
    }

    #[must_use]
    pub fn flagged(&self) -> usize {
        self.count(|given| given.flagged)
    }

    fn count(&self, is_so: impl Fn(&Given) -> bool) -> usize {
        self.given.iter().filter(|given| is_so(given)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::tests::{bank, mla};
    use super::*;
    use crate::quiz::exam::draw;
    use crate::seed::Seed;
    use proptest::prelude::*;

    const DEADLINE: i64 = 1_000;

    fn begin(questions: usize) -> (i64, Step) {
        let paper = draw(mla(), &bank(&[("1.1", questions)]), 65, Seed(1)).paper;
        let deadline_ms = DEADLINE;
        (0, Step::Begin { paper, deadline_ms })
    }

    fn choose(place: usize, letters: &str) -> Step {
        let chosen = letters.chars().map(OptionLabel).collect();
        Step::Choose { place, chosen }
    }

    /// What was chosen at each of three questions after these steps, blanks as `-`, flags as `!`, and the place.
    fn check(steps: &[(i64, Step)], expected: (&str, usize)) {
        let steps = [&[begin(3)], steps].concat();
        let exam = Exam::of(&steps).expect("it begins");
        let words: Vec<String> = exam.given.iter().map(word).collect();
        assert_eq!((words.join(" ").as_str(), exam.place), expected);
    }

    fn word(given: &Given) -> String {
        let chosen: String = given.chosen.iter().map(|label| label.0).collect();
        let chosen = if chosen.is_empty() { "-" } else { &chosen };
        format!("{chosen}{}", if given.flagged { "!" } else { "" })
    }

    #[test]
    fn a_mind_can_be_changed_and_a_person_go_anywhere() {
        check(&[(1, choose(0, "A")), (2, choose(0, "B"))], ("B - -", 0));
        check(&[(1, choose(2, "A")), (2, choose(2, ""))], ("- - -", 0));
        check(&[(1, Step::Show { place: 2 })], ("- - -", 2));
        let flags = [(true, 1), (true, 2), (false, 1)];
        check(
            &flags.map(|(on, place)| (1, Step::Flag { place, on })),
            ("- - -!", 0),
        );
    }

    #[test]
    fn nothing_counts_after_the_deadline_or_the_end() {
        check(&[(DEADLINE, choose(0, "A"))], ("A - -", 0));
        check(&[(DEADLINE + 1, choose(0, "A"))], ("- - -", 0));
        check(&[(1, Step::Submit), (2, choose(0, "A"))], ("- - -", 0));
        check(&[(1, Step::Drop), (2, choose(0, "A"))], ("- - -", 0));
    }

    #[test]
    fn what_the_paper_does_not_hold_changes_nothing() {
        check(&[(1, choose(3, "A")), (2, choose(0, "Z"))], ("- - -", 0));
        check(&[(1, Step::Show { place: 3 })], ("- - -", 0));
        assert_eq!(Exam::of(&[(1, Step::Submit)]), None);
    }

    #[test]
    fn a_clock_set_back_gives_no_time() {
        let exam = Exam::of(&[begin(3), (600, choose(0, "A"))]).expect("it begins");
        assert_eq!(exam.clock(100), 601);
        assert_eq!(
            (exam.left_ms(exam.clock(100)), exam.left_ms(2_000)),
            (399, 0)
        );
    }

    #[test]
    fn thinking_is_counted_and_absence_is_not() {
        let steps = [
            begin(3),
            (1, Step::Show { place: 0 }),
            (11, choose(0, "A")),
            (12, Step::Show { place: 1 }),
            // The program was killed here, and started again.
            (500, Step::Show { place: 1 }),
            (530, Step::Show { place: 0 }),
            (540, choose(0, "B")),
        ];
        let exam = Exam::of(&steps).expect("it begins");
        let think: Vec<u64> = exam.given.iter().map(|given| given.think_ms).collect();
        assert_eq!(think, [10 + 1 + 10, 30, 0]);
    }

    fn any_step() -> impl Strategy<Value = Step> {
        let place = 0..5_usize;
        prop_oneof![
            place.clone().prop_map(|place| Step::Show { place }),
            (place.clone(), "[A-D]{0,3}").prop_map(|(place, letters)| choose(place, &letters)),
            (place, any::<bool>()).prop_map(|(place, on)| Step::Flag { place, on }),
        ]
    }

    proptest! {
        #[test]
        fn rebuilt_at_any_moment_an_exam_goes_on_as_if_nothing_had_happened(
            steps in proptest::collection::vec((1..1_200_i64, any_step()), 0..30),
            cut in 0..30_usize,
        ) {
            let mut steps = steps;
            steps.sort_by_key(|(at_ms, _)| *at_ms);
            let steps = [&[begin(3)], &steps[..]].concat();
            let whole = Exam::of(&steps).expect("it begins");
            let cut = (cut + 1).min(steps.len());
            let mut exam = Exam::of(&steps[..cut]).expect("it begins");
            for (at_ms, step) in &steps[cut..] {
                exam.take(*at_ms, step);
            }
            prop_assert_eq!(exam, whole);
        }
    }
}
