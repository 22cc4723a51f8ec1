//! Forest: differences and their intervals as a drawing for a page. The class is told by shape and by word.

use super::{Plot, number, open, polygon, rect, rule, text};
use crate::chart::{Forest, ForestRow, Point, Words};
use crate::lab::{Class, Interval};

const WIDTH: f64 = 340.0;
/// Of the intervals; the rows follow under it.
const TOP: f64 = 22.0;
const LEFT: f64 = 26.0;
const ACROSS: f64 = 212.0;
const ROW: f64 = 30.0;
/// Ticks and what they are of.
const BELOW: f64 = 38.0;
/// Of the figures, right of the intervals.
const FIGURES: f64 = LEFT + ACROSS + 12.0;

#[must_use]
pub fn forest(forest: &Forest, words: &Words) -> String {
    let plot = Plot {
        left: LEFT,
        top: TOP,
        width: ACROSS,
        height: ROW * forest.rows.len() as f64,
    };
    let size = (WIDTH, plot.bottom() + BELOW);
    let rows = forest.rows.iter().enumerate();
    let rows = rows.map(|(place, row)| of_row(plot, forest, place, row, words));
    let parts = [
        open("forest", size, &described(forest, words), ""),
        ground(plot, forest, words),
    ];
    let drawing: String = parts.into_iter().chain(rows).collect();
    drawing + "</svg>"
}

/// The band, the axis with its unit, and which way is better.
fn ground(plot: Plot, forest: &Forest, words: &Words) -> String {
    let [low, zero, high] = [-forest.band, 0.0, forest.band].map(|x| plot.x(&forest.x, x));
    let bottom = plot.bottom();
    let mut drawing = rect("tie", (low, plot.top), (high - low, plot.height));
    for &tick in &forest.x.ticks {
        let x = plot.x(&forest.x, tick);
        drawing += &rule("grid", (x, plot.top), (x, bottom));
        drawing += &text("quiet", (x, bottom + 14.0), "middle", &signed(tick));
    }
    let (left_word, right_word) = if forest.grows_better() {
        (&words.worse, &words.better)
    } else {
        (&words.better, &words.worse)
    };
    let over = plot.top - 8.0;
    let unit = (f64::midpoint(plot.left, plot.right()), bottom + 30.0);
    let (to_the_left, to_the_right) = (format!("← {left_word}"), format!("{right_word} →"));
    drawing
        + &rule("zero", (zero, plot.top), (zero, bottom))
        + &text("quiet", (plot.left, over), "start", &to_the_left)
        + &text("quiet", (plot.right(), over), "end", &to_the_right)
        + &text("quiet", unit, "middle", &words.difference)
}

fn of_row(plot: Plot, forest: &Forest, place: usize, row: &ForestRow, words: &Words) -> String {
    let y = plot.top + ROW * (place as f64 + 0.5);
    let Interval { mean, low, high } = row.difference;
    let figure = forest.metric.signed(mean);
    let across = |difference| plot.x(&forest.x, forest.metric.shown(difference));
    let [mean, low, high] = [mean, low, high].map(across);
    let class = words.of_class(row.class);
    text("heading", (4.0, y + 4.0), "start", &row.label)
        + &rule("held-out", (low, y), (high, y))
        + &sign(row.class, forest.grows_better(), (mean, y))
        + &text("number", (FIGURES, y - 1.0), "start", &figure)
        + &text("quiet", (FIGURES, y + 12.0), "start", class)
}

/// A triangle that points away from zero for better and worse, a filled square for a tie, a hollow circle for what
/// these seeds do not tell.
fn sign(class: Class, grows_better: bool, (x, y): Point) -> String {
    match class {
        Class::Better | Class::Worse => {
            let to_the_right = (class == Class::Better) == grows_better;
            let tip = if to_the_right { 8.0 } else { -8.0 };
            let foot = -tip * 0.75;
            polygon(
                "mark",
                &[(x + tip, y), (x + foot, y - 7.0), (x + foot, y + 7.0)],
            )
        }
        Class::Tie => rect("mark", (x - 5.0, y - 5.0), (10.0, 10.0)),
        Class::Inconclusive => {
            let [x, y] = [x, y].map(number);
            format!(r#"<circle class="hollow" cx="{x}" cy="{y}" r="5"/>"#)
        }
    }
}

fn described(forest: &Forest, words: &Words) -> String {
    let row = |row: &ForestRow| {
        let Interval { mean, low, high } = row.difference;
        let [mean, low, high] = [mean, low, high].map(|value| forest.metric.signed(value));
        let class = words.of_class(row.class);
        format!("{}: {mean} ({low} – {high}), {class}", row.label)
    };
    let rows: Vec<String> = forest.rows.iter().map(row).collect();
    format!("{}. {}.", words.difference, rows.join("; "))
}

/// A tick with the sign of a difference.
fn signed(tick: f64) -> String {
    let said = number(tick);
    match said.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None if tick > 0.0 => format!("+{said}"),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Axis;
    use crate::chart::svg::tests::{check_for_a_page, words};
    use crate::lab::Metric;

    /// One difference of 3 with this class on an axis from -4 to 4.
    fn drawn(metric: Metric, class: Class) -> String {
        let unit = metric.shown(1.0) as f32;
        let difference = Interval {
            mean: 3.0 / unit,
            low: 2.0 / unit,
            high: 4.0 / unit,
        };
        let row = ForestRow {
            label: "<B>".to_owned(),
            difference,
            class,
        };
        let one = Forest {
            metric,
            reference: "A".to_owned(),
            x: Axis::of(-4.0, 4.0, 4),
            band: 1.0,
            rows: vec![row],
        };
        forest(&one, &words())
    }

    #[test]
    fn a_difference_lies_where_the_axis_says() {
        let svg = drawn(Metric::Accuracy, Class::Better);
        check_for_a_page(&svg);
        let interval = r#"<line class="held-out" x1="185" y1="37" x2="238" y2="37"/>"#;
        assert!(svg.contains(interval), "{svg}");
        assert!(svg.contains(r#"<rect class="tie" x="105.5" y="22" width="53" height="30"/>"#));
        assert!(
            svg.contains("&lt;B&gt;: +3.0 (+2.0 – +4.0), better."),
            "{svg}"
        );
    }

    fn check(metric: Metric, class: Class, sign: &str) {
        let svg = drawn(metric, class);
        assert!(svg.contains(sign), "{sign} in {svg}");
    }

    #[test]
    fn a_class_is_told_by_shape_and_word() {
        check(Metric::Accuracy, Class::Better, r#"points="219.5 37"#);
        check(Metric::Accuracy, Class::Worse, r#"points="203.5 37"#);
        check(Metric::Loss, Class::Worse, r#"points="219.5 37"#);
        check(Metric::Accuracy, Class::Tie, r#"<rect class="mark""#);
        check(
            Metric::Accuracy,
            Class::Inconclusive,
            r#"<circle class="hollow""#,
        );
        check(Metric::Accuracy, Class::Tie, ">tie</text>");
        check(Metric::Loss, Class::Worse, "← better</text>");
        check(Metric::Accuracy, Class::Worse, "← worse</text>");
    }
}
