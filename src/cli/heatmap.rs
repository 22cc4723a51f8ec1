//! Heat map: how much was answered on each day of the last weeks, a column a week, Monday on top.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, padded};
use crate::clock::date;
use crate::quiz::StudyDay;
use crate::quiz::stats::{Day, Row, Weeks};

const WEEKS: u32 = 12;
/// From nothing to much; the second where there is only ASCII.
const SHADES: [[char; 2]; 5] = [['·', '.'], ['░', '-'], ['▒', '+'], ['▓', '%'], ['█', '#']];

/// Seven lines, and one below with the first day of the first week.
pub(super) fn lines(
    screen: &Screen,
    days: &BTreeMap<StudyDay, usize>,
    today: StudyDay,
) -> Vec<String> {
    let weeks = Weeks::of(days, today, WEEKS);
    let rows = weeks.rows.iter();
    let names: Vec<String> = rows.map(|row| screen.say(&row.weekday.name())).collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let cell = |day: &Option<Day>| {
        let sign = day.map_or(' ', |day| SHADES[day.step][usize::from(screen.plain)]);
        format!("{sign}{sign}")
    };
    let row = |(row, name): (&Row, &String)| {
        let cells: Vec<String> = row.days.iter().map(cell).collect();
        format!(" {}  {}", padded(name, widest), cells.join(" "))
            .trim_end()
            .to_owned()
    };
    let mut lines: Vec<String> = weeks.rows.iter().zip(&names).map(row).collect();
    lines.push(format!(" {}  {}", padded("", widest), date(weeks.first)));
    lines
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
}
