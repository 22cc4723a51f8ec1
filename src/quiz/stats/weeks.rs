//! Weeks: how much was answered on each day of the last weeks, in four even steps. How a step looks is the faces' business.

use std::collections::BTreeMap;

use crate::message::Message;
use crate::quiz::schedule::StudyDay;

/// The last weeks up to today, each from Monday to Sunday.
#[derive(Clone, Debug, PartialEq)]
pub struct Weeks {
    /// The Monday of the first week.
    pub first: StudyDay,
    /// A row for each day of the week.
    pub rows: Vec<Row>,
}

/// One day of the week in all the weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub weekday: Weekday,
    /// `None` for a day to come.
    pub days: Vec<Option<Day>>,
}

/// 0 for Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekday(pub u32);

/// What was answered on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub day: StudyDay,
    pub answers: usize,
    /// From 0, nothing, to 4, as much as on the fullest day.
    pub step: usize,
}

impl Weeks {
    #[must_use]
    pub fn of(answers: &BTreeMap<StudyDay, usize>, today: StudyDay, weeks: u32) -> Weeks {
        let this_monday = today.before(Weekday::of(today).0);
        let first = this_monday.before((weeks - 1) * 7);
        let most = answers.range(first..).map(|(_, count)| *count).max();
        let day = |day: StudyDay| {
            let answers = answers.get(&day).copied().unwrap_or(0);
            let step = (answers * 4).div_ceil(most.unwrap_or(0).max(1)).min(4);
            (day <= today).then_some(Day { day, answers, step })
        };
        let row = |at: u32| Row {
            weekday: Weekday(at),
            days: (0..weeks)
                .map(|week| day(first.after(week * 7 + at)))
                .collect(),
        };
        Weeks {
            first,
            rows: (0..7).map(row).collect(),
        }
    }
}

impl Weekday {
    /// The first day of all was a Thursday.
    fn of(day: StudyDay) -> Weekday {
        Weekday((day.0 + 3).rem_euclid(7).unsigned_abs())
    }

    #[must_use]
    pub fn name(self) -> Message {
        Message::new(match self.0 {
            0 => "quiz-monday",
            1 => "quiz-tuesday",
            2 => "quiz-wednesday",
            3 => "quiz-thursday",
            4 => "quiz-friday",
            5 => "quiz-saturday",
            _ => "quiz-sunday",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday.
    const TODAY: StudyDay = StudyDay(20_782);

    #[test]
    fn a_week_is_a_column_and_its_days_are_rows() {
        assert_eq!(Weekday::of(TODAY), Weekday(2));
        let weeks = Weeks::of(&BTreeMap::from([(TODAY, 8)]), TODAY, 12);
        assert_eq!(weeks.first, TODAY.before(2 + 11 * 7));
        let last = |row: usize| weeks.rows[row].days[11].map(|day| day.answers);
        assert_eq!((last(1), last(2), last(3)), (Some(0), Some(8), None));
    }

    #[test]
    fn steps_are_even() {
        let answers = [20, 10, 6, 5, 1, 0];
        let days = (0..7).map(|back| TODAY.before(back)).zip(answers);
        let weeks = Weeks::of(&days.collect(), TODAY, 2);
        let step = |back: u32| {
            let days = weeks.rows.iter().flat_map(|row| &row.days).flatten();
            let mut days = days.filter(|day| day.day == TODAY.before(back));
            days.next().map(|day| day.step)
        };
        let steps: Vec<_> = (0..6).filter_map(step).collect();
        assert_eq!(steps, [4, 2, 2, 1, 1, 0]);
    }
}
