//! Clock: what time it is, what happens at this moment, and dates as people write them. Rooms are told.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::Origin;
use crate::history::{EntryId, Event, Fact};
use crate::quiz::StudyDay;
use crate::seed::Seed;

/// A moment, and how far local time is ahead of UTC then.
#[derive(Clone, Copy)]
pub struct Moment {
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    pub utc_offset_minutes: i32,
}

const MINUTES_PER_DAY: i64 = 24 * 60;

impl Moment {
    pub fn now() -> Moment {
        Moment {
            at_ms: since_1970().as_millis() as i64,
            utc_offset_minutes: jiff::Zoned::now().offset().seconds() / 60,
        }
    }

    pub fn day(self) -> StudyDay {
        StudyDay::of(self.at_ms, self.utc_offset_minutes)
    }

    /// `2027-01-15`, where it is. A study day may be another.
    pub fn date(self) -> String {
        let day = self.local_minutes().div_euclid(MINUTES_PER_DAY);
        date(StudyDay(i32::try_from(day).unwrap_or(i32::MAX)))
    }

    /// `14:05`, where it is.
    pub fn hour(self) -> String {
        let minute = self.local_minutes().rem_euclid(MINUTES_PER_DAY);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    fn local_minutes(self) -> i64 {
        const MS_PER_MINUTE: i64 = 60_000;
        self.at_ms.div_euclid(MS_PER_MINUTE) + i64::from(self.utc_offset_minutes)
    }
}

/// A clock that runs on from where it was looked at first. It never runs back when the time of day is set back, and
/// counts the sleep of a machine.
pub struct Running {
    began_ms: i64,
    since: Instant,
}

impl Running {
    pub fn now() -> Running {
        Running {
            began_ms: Moment::now().at_ms,
            since: Instant::now(),
        }
    }

    /// Milliseconds since 1970, UTC.
    pub fn now_ms(&self) -> i64 {
        let passed = self.since.elapsed().as_millis() as i64;
        Moment::now().at_ms.max(self.began_ms + passed)
    }
}

/// Where and by what something is logged.
pub fn origin() -> Origin<'static> {
    Origin {
        utc_offset_minutes: Moment::now().utc_offset_minutes,
        program: env!("CARGO_PKG_VERSION"),
    }
}

/// A seed that no other sitting has: from the time and the process.
pub fn sitting() -> Seed {
    let since = since_1970().as_nanos() as u64;
    Seed(since ^ u64::from(std::process::id()).rotate_right(16))
}

/// Something a person does now, so far into a sitting, beside answering.
pub fn event(fact: Fact, sitting: Seed, place: usize) -> Event {
    let now = Moment::now();
    Event {
        // Answers of the sitting count up from the seed itself.
        id: EntryId::new(Seed(!sitting.0), place as u64, now.at_ms),
        at_ms: now.at_ms,
        utc_offset_minutes: now.utc_offset_minutes,
        fact,
        program: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// `2027-01-15`.
pub fn date(day: StudyDay) -> String {
    /// Beyond any date.
    const FAR: i64 = 4_000_000;
    let days = i64::from(day.0).clamp(-FAR, FAR).days();
    Date::constant(1970, 1, 1).saturating_add(days).to_string()
}

/// The day of a date such as `2027-01-15`.
pub fn day(date: &str) -> Option<StudyDay> {
    let date: Date = date.parse().ok()?;
    let days = date.since(Date::constant(1970, 1, 1)).ok()?.get_days();
    Some(StudyDay(days))
}

/// Nanoseconds since 1970.
#[must_use]
pub fn now_ns() -> u64 {
    since_1970().as_nanos() as u64
}

fn since_1970() -> std::time::Duration {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, days: i32) {
        assert_eq!(day(written), Some(StudyDay(days)));
        assert_eq!(date(StudyDay(days)), written);
    }

    #[test]
    fn a_date_is_a_day() {
        check("1970-01-01", 0);
        check("2027-01-15", 20_833);
        check("1969-12-31", -1);
    }

    #[test]
    fn an_hour_is_that_of_the_place() {
        let check = |at_ms, utc_offset_minutes, expected: &str| {
            let moment = Moment {
                at_ms,
                utc_offset_minutes,
            };
            assert_eq!(moment.hour(), expected);
        };
        check(59_999, 0, "00:00");
        check(60_000, 540, "09:01");
        check(0, -30, "23:30");
    }

    #[test]
    fn what_is_no_date_is_no_day() {
        assert_eq!(day("2027-02-30"), None);
        assert_eq!(day("tomorrow"), None);
        assert_eq!(date(StudyDay(i32::MAX)), "9999-12-31");
    }
}
