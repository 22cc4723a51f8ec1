//! Panel: one option's chart for a page. It fills the width of what it stands in, and says in its attributes where its
//! axes lie, so that a page can read a value off a line: each line has a point for every epoch.

use super::{Plot, curves, description, label, number, open};
use crate::chart::{Chart, Panel, Point, Words};

/// The whole drawing; at this width its letters have the size of the sheet.
const SIZE: Point = (306.0, 196.0);
const PLOT: Plot = Plot {
    left: 34.0,
    top: 22.0,
    width: 210.0,
    height: 150.0,
};
/// Where the held-out interval stands, right of the lines.
const HELD_OUT: f64 = 16.0;

/// An inline drawing; its heading is said, not drawn, since a page has headings of its own.
#[must_use]
pub fn panel(panel: &Panel, heading: &str, words: &Words) -> String {
    let chart = &panel.chart;
    let said = format!("{heading}: {}.", description::of_marks(chart, words));
    let marks = chart.marks.iter();
    let marks = marks.map(|mark| curves::mark(PLOT, chart, mark, HELD_OUT, words));
    let parts = [
        open("panel", SIZE, &said, &places(chart)),
        curves::axes(PLOT, chart.axes(), words),
        curves::within(PLOT, &lines(chart)),
        label::ends(PLOT, chart, words),
    ];
    let drawing: String = parts.into_iter().chain(marks).collect();
    drawing + "</svg>"
}

/// Where the area lies, and the ends of its axes.
fn places(chart: &Chart) -> String {
    let Plot {
        left,
        top,
        width,
        height,
    } = PLOT;
    let [x, y] = [&chart.x, &chart.y].map(|axis| (number(axis.low), number(axis.high)));
    format!(
        r#" data-plot="{left} {top} {width} {height}" data-x-low="{}" data-x-high="{}" data-y-low="{}" data-y-high="{}""#,
        x.0, x.1, y.0, y.1
    )
}

fn lines(chart: &Chart) -> String {
    let bands = chart.series.iter();
    let bands = bands.map(|series| curves::band(PLOT, chart, series));
    let lines = chart.series.iter();
    let lines = lines.map(|series| curves::line(PLOT, chart, series.role, &series.line));
    [curves::gap(PLOT, chart)]
        .into_iter()
        .chain(bands)
        .chain(lines)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::svg::legend;
    use crate::chart::svg::tests::{check_for_a_page, panel as example, words};
    use crate::chart::{Axis, Role};

    fn drawn() -> String {
        panel(&example("A"), "A ✔ <조기> & \"종료\"", &words())
    }

    #[test]
    fn a_panel_is_for_a_page_and_says_what_it_shows() {
        let svg = drawn();
        check_for_a_page(&svg);
        assert!(svg.contains(r#"viewBox="0 0 306 196" role="img""#));
        let said =
            "A ✔ &lt;조기&gt; &amp; &quot;종료&quot;: fork 2; patience 1; stopped 3; held-out";
        assert!(svg.contains(said), "{svg}");
    }

    /// The number behind the name of an attribute.
    fn number_in(svg: &str, name: &str) -> f64 {
        let behind = svg.split_once(&format!("{name}=\"")).expect(name).1;
        behind.split_once('"').expect(name).0.parse().expect(name)
    }

    #[test]
    fn a_page_reads_the_values_back() {
        let svg = drawn();
        assert!(svg.contains(r#"data-plot="34 22 210 150""#));
        let [x_high, y_low, y_high] =
            ["data-x-high", "data-y-low", "data-y-high"].map(|name| number_in(&svg, name));
        let path = svg
            .split_once(r#"<path class="line train" d="M"#)
            .expect("a line")
            .1;
        let path = path.split_once('"').expect("it ends").0;
        let read = |point: &str| {
            let (x, y) = point.split_once(' ').expect("two numbers");
            let [x, y] = [x, y].map(|n| n.parse::<f64>().expect("a number"));
            let epoch = (x - PLOT.left) / PLOT.width * x_high;
            let value = y_high - (y - PLOT.top) / PLOT.height * (y_high - y_low);
            (epoch.round(), (value * 10.0).round() / 10.0)
        };
        let points: Vec<(f64, f64)> = path.split('L').map(read).collect();
        assert_eq!(points, [(1.0, 50.0), (2.0, 60.0), (3.0, 70.0), (4.0, 80.0)]);
    }

    #[test]
    fn a_point_outside_stays_in_its_line_and_what_is_no_number_does_not() {
        let mut outside = example("A");
        outside.chart.y = Axis::of(60.0, 70.0, 4);
        outside.chart.series[0].line[0].1 = f64::NAN;
        let svg = panel(&outside, "A", &words());
        check_for_a_page(&svg);
        assert_eq!(outside.chart.series[0].role, Role::Train);
        let line = r#"<path class="line train" d="M139 172L191.5 22L244 -128"/>"#;
        assert!(svg.contains(line), "{svg}");
    }

    #[test]
    fn a_legend_names_every_sign() {
        let list = legend(&words());
        check_for_a_page(&list);
        assert_eq!(list.matches("<li>").count(), 10);
        for word in ["train", "validation", "restored", "held-out"] {
            assert!(list.contains(&format!("</svg>{word}</li>")), "{word}");
        }
    }
}
