//! Heat map: how much was answered on each day of the last weeks, a column a week, Monday on top.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, padded};
use crate::clock::date;
use crate::quiz::StudyDay;

const WEEKS: u32 = 12;
const WEEKDAYS: [&str; 7] = [
    "cli-monday",
    "cli-tuesday",
    "cli-wednesday",
    "cli-thursday",
    "cli-friday",
    "cli-saturday",
    "cli-sunday",
];
/// From nothing to much; the second where there is only ASCII.
const SHADES: [[char; 2]; 5] = [['·', '.'], ['░', '-'], ['▒', '+'], ['▓', '%'], ['█', '#']];

/// Seven lines, and one below with the first day of the first week.
pub(super) fn lines(
    screen: &Screen,
    days: &BTreeMap<StudyDay, usize>,
    today: StudyDay,
) -> Vec<String> {
    let this_monday = today.before(weekday(today));
    let first = this_monday.before((WEEKS - 1) * 7);
    let most = days.range(first..).map(|(_, count)| *count).max();
    let names = WEEKDAYS.map(|id| screen.word(id));
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let cell = |day: StudyDay| match days.get(&day) {
        _ if day > today => ' ',
        count => shade(count.copied().unwrap_or(0), most.unwrap_or(0), screen.plain),
    };
    let row = |(at, name): (u32, &String)| {
        let cells = (0..WEEKS).map(|week| cell(first.after(week * 7 + at)));
        let cells: Vec<String> = cells.map(|cell| format!("{cell}{cell}")).collect();
        format!(" {}  {}", padded(name, widest), cells.join(" "))
            .trim_end()
            .to_owned()
    };
    let mut lines: Vec<String> = (0..).zip(&names).map(row).collect();
    lines.push(format!(" {}  {}", padded("", widest), date(first)));
    lines
}

/// 0 for Monday. The first day of all was a Thursday.
fn weekday(day: StudyDay) -> u32 {
    (day.0 + 3).rem_euclid(7).unsigned_abs()
}

/// Four even steps up to the most of a day.
fn shade(count: usize, most: usize, plain: bool) -> char {
    let step = (count * 4).div_ceil(most.max(1));
    SHADES[step.min(4)][usize::from(plain)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// A Wednesday.
    const TODAY: StudyDay = StudyDay(20_782);

    fn screen(plain: bool) -> Screen {
        Screen {
            lang: Lang::En,
            color: false,
            plain,
            columns: 80,
            live: false,
            asks: false,
        }
    }

    #[test]
    fn a_week_is_a_column_and_its_days_are_rows() {
        assert_eq!(weekday(TODAY), 2);
        let days = [
            (TODAY, 8),
            (TODAY.before(1), 1),
            (TODAY.before(7), 4),
            (TODAY.before(200), 99),
        ];
        let lines = lines(&screen(true), &days.into_iter().collect(), TODAY);
        assert_eq!(lines[0], " Mon  .. .. .. .. .. .. .. .. .. .. .. ..");
        assert_eq!(lines[1], " Tue  .. .. .. .. .. .. .. .. .. .. .. --");
        assert_eq!(lines[2], " Wed  .. .. .. .. .. .. .. .. .. .. ++ ##");
        assert_eq!(lines[3], " Thu  .. .. .. .. .. .. .. .. .. .. ..");
        assert_eq!(lines[7], "      2026-09-07");
    }

    #[test]
    fn shades_are_even_steps() {
        let shades: String = [0, 1, 5, 6, 10, 20]
            .map(|count| shade(count, 20, false))
            .iter()
            .collect();
        assert_eq!(shades, "·░░▒▒█");
        assert_eq!(shade(0, 0, false), '·');
    }
}
