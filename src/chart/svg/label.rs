//! Labels: the names of lines at their ends, instead of a look into the legend, wherever they cover nothing.

use super::curves::{self, Bracket};
use super::{Plot, text, width_of};
use crate::chart::{Chart, Mark, Point, Role, Words};

/// The room of a word: left, top, right, bottom.
#[derive(Clone, Copy)]
struct Room([f64; 4]);

/// The height of a word over its base line, and under it.
const ASCENT: f64 = 9.0;
const DESCENT: f64 = 3.0;

/// The names of train and validation. One that would cover something is left out.
pub(super) fn ends(plot: Plot, chart: &Chart, words: &Words) -> String {
    let lines: Vec<Point> = covered(plot, chart);
    let mut taken: Vec<Room> = chart
        .marks
        .iter()
        .flat_map(|m| signs(plot, chart, m, words))
        .collect();
    let mut drawing = String::new();
    for (role, word) in [
        (Role::Train, &words.train),
        (Role::Validation, &words.validation),
    ] {
        let width = width_of(word);
        let is_free = |place: &Point| {
            let room = Room::of(*place, width);
            room.lies_in(plot)
                && !lines.iter().any(|&point| room.holds(point))
                && !taken.iter().any(|other| room.meets(other))
        };
        let places = places(plot, chart, role, width);
        if let Some(place) = places.into_iter().find(is_free) {
            taken.push(Room::of(place, width));
            let class = format!("name {}", curves::class(role));
            drawing += &text(&class, place, "start", word);
        }
    }
    drawing
}

/// Where the name of a line may begin, the best first: behind its end, or over or under it, away from the other line.
fn places(plot: Plot, chart: &Chart, role: Role, width: f64) -> Vec<Point> {
    let Some((x, y)) = end(plot, chart, role) else {
        return Vec::new();
    };
    let other = match role {
        Role::Train => Role::Validation,
        Role::Validation | Role::Ghost => Role::Train,
    };
    let other = end(plot, chart, other).map(|(_, other)| other);
    let is_below = other.is_some_and(|other| other < y);
    // Beyond the other line a name would be taken for that line's.
    let is_ours = |place: &Point| other.is_none_or(|other| (other < place.1 - 3.0) == is_below);
    let heights = |away: [f64; 4]| away.map(|away| y + away);
    let over = heights([-6.0, -13.0, -20.0, -28.0]);
    let under = heights([14.0, 21.0, 28.0, 36.0]);
    let (near, far) = if is_below {
        (under, over)
    } else {
        (over, under)
    };
    let behind = [4.0, -11.0, 18.0, 26.0, 34.0].map(|away| (x + 9.0, y + away));
    // Ends at the end of the line, or before a sign that stands there.
    let start = |before: f64| (x - width - before).max(plot.left + 3.0);
    let along = near.into_iter().chain(far);
    let along = along.flat_map(|y| [3.0, 14.0].map(|before| (start(before), y)));
    behind.into_iter().chain(along).filter(is_ours).collect()
}

/// The end of a line, where it lies in the area.
fn end(plot: Plot, chart: &Chart, role: Role) -> Option<Point> {
    let &(x, y) = chart.series(role)?.line.last()?;
    let shown = (chart.y.low..=chart.y.high).contains(&y);
    shown.then(|| plot.at(chart.axes(), (x, y)))
}

/// Points along all lines, near enough to one another that no word fits between them.
fn covered(plot: Plot, chart: &Chart) -> Vec<Point> {
    let mut covered = Vec::new();
    for series in &chart.series {
        let line = series
            .line
            .iter()
            .map(|&point| plot.at(chart.axes(), point));
        let line: Vec<Point> = line.collect();
        covered.extend(line.first());
        for two in line.windows(2) {
            let ((x, y), (to_x, to_y)) = (two[0], two[1]);
            let steps = ((to_x - x).hypot(to_y - y) / 3.0).ceil().max(1.0);
            let step = |n: usize| {
                let share = n as f64 / steps;
                (x + (to_x - x) * share, y + (to_y - y) * share)
            };
            covered.extend((1..=steps as usize).map(step));
        }
    }
    covered
}

/// The rooms that the sign of a mark takes.
fn signs(plot: Plot, chart: &Chart, mark: &Mark, words: &Words) -> Option<Room> {
    let around = |(x, y): Point, by: f64| Room([x - by, y - by, x + by, y + by]);
    match *mark {
        Mark::Stop(point) => Some(around(plot.at(chart.axes(), point), 6.0)),
        Mark::Deployed(point) => Some(around(plot.at(chart.axes(), point), 10.0)),
        Mark::Fork(epoch) => {
            let (x, top) = (plot.x(&chart.x, epoch), plot.top);
            let width = width_of(&words.fork);
            Some(Room([x, top, x + 5.0 + width, top + 14.0]))
        }
        Mark::Patience { from, to, epochs } => {
            let said = words.patience_of(epochs);
            let place = Bracket::of(plot, chart, (from, to), &said);
            let half = width_of(&said) / 2.0;
            let (left, right) = (place.middle - half, place.middle + half);
            Some(Room([left, place.y - 15.0, right, place.y + 5.0]))
        }
        Mark::Restored { .. } | Mark::HeldOut(..) => None,
    }
}

impl Room {
    /// Of a word that begins at a place on its base line.
    fn of((x, y): Point, width: f64) -> Room {
        Room([x - 2.0, y - ASCENT, x + width + 2.0, y + DESCENT])
    }

    fn lies_in(self, plot: Plot) -> bool {
        let Room([left, top, right, bottom]) = self;
        left >= plot.left && right <= plot.right() && top >= plot.top && bottom <= plot.bottom()
    }

    fn holds(self, (x, y): Point) -> bool {
        let Room([left, top, right, bottom]) = self;
        (left..=right).contains(&x) && (top..=bottom).contains(&y)
    }

    fn meets(self, other: &Room) -> bool {
        let (Room(a), Room(b)) = (self, other);
        a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::svg::tests::words;
    use crate::chart::{Axis, Series};
    use crate::lab::Metric;

    const PLOT: Plot = Plot {
        left: 0.0,
        top: 0.0,
        width: 200.0,
        height: 100.0,
    };

    /// Train and validation along these heights from 0 to 100, one for each of 10 epochs.
    fn drawn(train: &[f64], validation: &[f64]) -> String {
        let series = |role, line: &[f64]| Series {
            role,
            line: (1..).map(f64::from).zip(line.iter().copied()).collect(),
            band: Vec::new(),
        };
        let chart = Chart {
            x: Axis::of(0.0, 10.0, 4),
            y: Axis::of(0.0, 100.0, 4),
            metric: Metric::Accuracy,
            series: vec![
                series(Role::Train, train),
                series(Role::Validation, validation),
            ],
            marks: Vec::new(),
        };
        ends(PLOT, &chart, &words())
    }

    #[test]
    fn a_line_that_ends_early_is_named_behind_its_end() {
        let svg = drawn(&[80.0; 4], &[20.0; 4]);
        assert!(
            svg.contains(r#"<text class="name train" x="89" y="24""#),
            "{svg}"
        );
        assert!(
            svg.contains(r#"<text class="name validation" x="89" y="84""#),
            "{svg}"
        );
    }

    #[test]
    fn a_line_that_goes_to_the_end_is_named_away_from_the_other() {
        let svg = drawn(&[80.0; 10], &[50.0; 10]);
        assert!(
            svg.contains(r#"<text class="name train" x="167" y="14""#),
            "{svg}"
        );
        assert!(
            svg.contains(r#"<text class="name validation" x="137" y="64""#),
            "{svg}"
        );
        let turned = drawn(&[50.0; 10], &[80.0; 10]);
        assert!(
            turned.contains(r#"<text class="name train" x="167" y="64""#),
            "{turned}"
        );
    }

    #[test]
    fn a_name_that_would_cover_a_line_is_left_out() {
        let zigzag: Vec<f64> = (0..10)
            .map(|n| if n % 2 == 0 { 1.0 } else { 99.0 })
            .collect();
        let svg = drawn(&zigzag, &[50.0; 10]);
        assert_eq!(svg, "");
        assert_eq!(drawn(&[], &[]), "");
    }
}
