//! Day: a day of study, which begins at four in the morning where the person is, so that a late evening is one day.

/// Days since 1970, each from 04:00 to 04:00 of local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudyDay(pub i32);

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 86_400_000;
/// As Anki's default (docs.ankiweb.net, "Next day starts at").
const BEGINS_AT_MS: i64 = 4 * 60 * MS_PER_MINUTE;

impl StudyDay {
    /// The day of a moment, in milliseconds since 1970, where local time is so far ahead of UTC.
    #[must_use]
    pub fn of(at_ms: i64, utc_offset_minutes: i32) -> StudyDay {
        let local = at_ms.saturating_add(i64::from(utc_offset_minutes) * MS_PER_MINUTE);
        let day = local.saturating_sub(BEGINS_AT_MS).div_euclid(MS_PER_DAY);
        StudyDay(day.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// So many days later.
    #[must_use]
    pub fn after(self, days: u32) -> StudyDay {
        StudyDay(self.0.saturating_add_unsigned(days))
    }

    /// So many days earlier.
    #[must_use]
    pub fn before(self, days: u32) -> StudyDay {
        StudyDay(self.0.saturating_sub_unsigned(days))
    }

    /// Whole days since `earlier`; 0 when it is not earlier, as after a clock was set back.
    #[must_use]
    pub fn days_since(self, earlier: StudyDay) -> u32 {
        u32::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hours: f64, utc_offset_minutes: i32, expected: i32) {
        let at_ms = (hours * 3_600_000.0) as i64;
        assert_eq!(StudyDay::of(at_ms, utc_offset_minutes), StudyDay(expected));
    }

    #[test]
    fn a_day_begins_at_four() {
        check(3.99, 0, -1);
        check(4.0, 0, 0);
        check(27.99, 0, 0);
        check(28.0, 0, 1);
    }

    #[test]
    fn it_is_the_persons_own_day() {
        check(18.9, 540, 0);
        check(19.1, 540, 1);
        check(8.9, -300, -1);
    }

    #[test]
    fn no_moment_is_too_far() {
        assert!(StudyDay::of(i64::MAX, 1440) > StudyDay::of(i64::MIN, -1440));
        assert_eq!(
            StudyDay(i32::MAX).after(9).days_since(StudyDay(0)),
            i32::MAX as u32
        );
        assert_eq!(StudyDay(3).days_since(StudyDay(5)), 0);
    }
}
