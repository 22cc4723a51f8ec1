//! Curves: the lines, bands, marks and axes of a chart within its area. What stands around them is in `figure.rs` and
//! `panel.rs`.

use super::{Plot, number, path, rule, sign, text, width_of};
use crate::chart::{Axis, Chart, Mark, Point, Role, Series, Words, number_of};

pub(super) fn axes(plot: Plot, (across, up): (&Axis, &Axis), words: &Words) -> String {
    let (left, right, bottom) = (plot.left, plot.right(), plot.bottom());
    let mut drawing: String = up
        .ticks
        .iter()
        .map(|&tick| {
            let y = plot.y(up, tick);
            rule("grid", (left, y), (right, y))
                + &text("quiet", (left - 6.0, y + 4.0), "end", &number(tick))
        })
        .collect();
    for &tick in &across.ticks {
        let x = plot.x(across, tick);
        drawing += &rule("axis", (x, bottom), (x, bottom + 4.0));
        drawing += &text("quiet", (x, bottom + 16.0), "middle", &number(tick));
    }
    drawing += &rule("axis", (left, bottom), (right, bottom));
    drawing += &text(
        "quiet",
        (left - 34.0, plot.top - 8.0),
        "start",
        &words.metric,
    );
    let behind_the_axis = (right + 16.0, bottom + 16.0);
    drawing + &text("quiet", behind_the_axis, "start", &words.epoch)
}

/// The generalization gap: the area between train and validation.
pub(super) fn gap(plot: Plot, chart: &Chart) -> String {
    let line = |role| chart.series(role).map(|series| &series.line);
    match (line(Role::Train), line(Role::Validation)) {
        (Some(train), Some(validation)) => area(
            "gap",
            plot,
            chart,
            train.iter().chain(validation.iter().rev()),
        ),
        _ => String::new(),
    }
}

pub(super) fn band(plot: Plot, chart: &Chart, series: &Series) -> String {
    if series.band.is_empty() {
        return String::new();
    }
    let low: Vec<Point> = series.band.iter().map(|&(x, low, _)| (x, low)).collect();
    let high: Vec<Point> = series.band.iter().map(|&(x, _, high)| (x, high)).collect();
    let class = format!("band {}", class(series.role));
    area(&class, plot, chart, low.iter().chain(high.iter().rev()))
}

fn area<'a>(
    class: &str,
    plot: Plot,
    chart: &Chart,
    edge: impl Iterator<Item = &'a Point>,
) -> String {
    let edge = path(edge.map(|&point| plot.at(chart.axes(), point)));
    format!(r#"<path class="{class}" d="{edge}"/>"#)
}

/// A line through these points, wherever they lie.
pub(super) fn line(plot: Plot, chart: &Chart, role: Role, points: &[Point]) -> String {
    let path = path(
        points
            .iter()
            .map(|&point| plot.anywhere(chart.axes(), point)),
    );
    format!(r#"<path class="line {}" d="{path}"/>"#, class(role))
}

/// Cuts a drawing at the frame of the area, and moves nothing.
pub(super) fn within(plot: Plot, drawing: &str) -> String {
    let Plot {
        left,
        top,
        width,
        height,
    } = plot;
    format!(
        r#"<svg x="{left}" y="{top}" width="{width}" height="{height}" viewBox="{left} {top} {width} {height}">{drawing}</svg>"#
    )
}

pub(super) fn class(role: Role) -> &'static str {
    match role {
        Role::Ghost => "ghost",
        Role::Train => "train",
        Role::Validation => "validation",
    }
}

/// A mark; the held-out interval stands `aside` of the area.
pub(super) fn mark(plot: Plot, chart: &Chart, mark: &Mark, aside: f64, words: &Words) -> String {
    match *mark {
        Mark::Fork(epoch) => {
            let (x, bottom) = (plot.x(&chart.x, epoch), plot.bottom());
            rule("fork", (x, plot.top), (x, bottom))
                + &text(
                    "quiet over",
                    (x + 5.0, plot.top + 10.0),
                    "start",
                    &words.fork,
                )
        }
        Mark::Patience { from, to, epochs } => {
            let words = words.patience_of(epochs);
            let place = Bracket::of(plot, chart, (from, to), &words);
            sign::bracket(place.from, place.to, place.y)
                + &text(
                    "quiet over",
                    (place.middle, place.y - 5.0),
                    "middle",
                    &words,
                )
        }
        Mark::Restored { from, to } => {
            let [from, to] = [from, to].map(|point| plot.at(chart.axes(), point));
            sign::way_back(from, to, turning_height(plot, from.1, to.1))
        }
        Mark::Stop(point) => sign::square(plot.at(chart.axes(), point)),
        Mark::Deployed(point) => sign::star(plot.at(chart.axes(), point)),
        Mark::HeldOut(mean, low, high) => {
            let (x, label) = (plot.right() + aside, number_of(chart.metric, mean));
            let heights = [mean, low, high].map(|value| plot.y(&chart.y, value));
            sign::interval(x, heights)
                + &text("number", (x + 10.0, heights[0] + 4.0), "start", &label)
        }
    }
}

/// Where the patience of an early stopping stands: over all lines of its epochs or, where there is no room over them,
/// near the axis.
pub(super) struct Bracket {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) y: f64,
    /// Of its words, as near as they fit.
    pub(super) middle: f64,
}

impl Bracket {
    pub(super) fn of(plot: Plot, chart: &Chart, (from, to): Point, words: &str) -> Bracket {
        let [from, to] = [from, to].map(|epoch| plot.x(&chart.x, epoch));
        let half = width_of(words) / 2.0;
        let middle = f64::midpoint(from, to);
        let middle = middle.min(plot.right() - half).max(plot.left + half);
        let (left, right) = (from.min(middle - half), to.max(middle + half));
        let points = chart.series.iter().flat_map(|series| &series.line);
        let beneath = points
            .map(|&point| plot.at(chart.axes(), point))
            .filter(|(x, _)| (left..=right).contains(x));
        let over = beneath.fold(plot.bottom(), |top, (_, y)| top.min(y)) - 12.0;
        let under_the_fork = plot.top + 29.0;
        Bracket {
            from,
            to,
            y: if over < under_the_fork {
                plot.bottom() - 12.0
            } else {
                over
            },
            middle,
        }
    }
}

/// Where the way back turns: below both ends, or above them where there is no room below.
fn turning_height(plot: Plot, from: f64, to: f64) -> f64 {
    const AWAY: f64 = 34.0;
    let below = from.max(to) + AWAY;
    if below < plot.bottom() {
        below
    } else {
        from.min(to) - AWAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::svg::tests::panel;

    const PLOT: Plot = Plot {
        left: 10.0,
        top: 20.0,
        width: 200.0,
        height: 100.0,
    };

    #[test]
    fn a_point_lies_where_the_axes_say() {
        let mut chart = panel("A").chart;
        (chart.x, chart.y) = (Axis::of(0.0, 4.0, 4), Axis::of(40.0, 60.0, 4));
        assert_eq!(PLOT.at(chart.axes(), (2.0, 60.0)), (110.0, 20.0));
        assert_eq!(PLOT.at(chart.axes(), (4.0, 45.0)), (210.0, 95.0));
        assert_eq!(PLOT.at(chart.axes(), (4.0, 70.0)), (210.0, 20.0));
        assert_eq!(PLOT.anywhere(chart.axes(), (4.0, 70.0)), (210.0, -30.0));
    }

    #[test]
    fn the_way_back_turns_where_there_is_room() {
        assert_eq!(turning_height(PLOT, 60.0, 50.0), 94.0);
        assert_eq!(turning_height(PLOT, 110.0, 50.0), 16.0);
    }
}
