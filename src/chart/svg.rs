//! SVG: the panels of a comparison as one picture file that needs nothing else. Light and dark, readable in black and
//! white and by a screen reader; what the lines are is decided in the head of this room.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Chart, Mark, Panel, Point, Role, Series, Words};
use crate::lab::Metric;

/// A picture yet to be drawn.
pub struct Figure<'a> {
    pub title: &'a str,
    /// With the heading of each, in the reader's language.
    pub panels: &'a [(Panel, String)],
    pub words: &'a Words,
}

/// Panels beside one another; the legend takes the place after the last.
const PER_ROW: usize = 3;
/// One panel with all that is around it, in pixels.
const CELL: (f64, f64) = (336.0, 252.0);
/// Around and above the cells.
const MARGIN: f64 = 18.0;
const TITLE: f64 = 50.0;
/// The area of the lines within a cell.
const LEFT: f64 = 34.0;
const TOP: f64 = 56.0;
const WIDTH: f64 = 236.0;
const HEIGHT: f64 = 156.0;
/// Where the held-out interval stands, right of the lines.
const HELD_OUT: f64 = WIDTH + 20.0;
/// Columns of text above a panel, where Hangul takes two, and lines of it.
const HEADING: (usize, usize) = (40, 2);

/// All that a face may want to change stands in this sheet. Colors after Okabe and Ito; each line has its own dash.
const STYLE: &str = r##"
.curves{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",sans-serif;font-size:11px}
.curves .paper{fill:#fff}.curves text{fill:#22262b}.curves .quiet{fill:#646b73}
.curves .title{font-size:18px;font-weight:600}.curves .heading{font-size:12px;font-weight:600}.curves .number{font-size:12px;font-weight:600}
.curves .grid{stroke:#e6e8eb}.curves .axis{stroke:#9aa1a9}
.curves .line{fill:none;stroke-linejoin:round}.curves .line.ghost{stroke:#8b9199;stroke-width:1.4;stroke-dasharray:1.5 2.5}
.curves .line.train{stroke:#0072b2;stroke-width:1.8;stroke-dasharray:5 2.5}.curves .line.validation{stroke:#d55e00;stroke-width:2.2}
.curves .band{fill-opacity:.2}.curves .band.train{fill:#0072b2}.curves .band.validation{fill:#d55e00}
.curves .gap{fill:#8b9199;fill-opacity:.12}
.curves .fork{stroke:#646b73;stroke-dasharray:4 3}.curves .mark{fill:#22262b;stroke:#fff;stroke-width:1.5}
.curves .held-out{stroke:#22262b;stroke-width:1.6}.curves .over{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
@media (prefers-color-scheme:dark){
.curves .paper{fill:#16191d}.curves text{fill:#e4e7ea}.curves .quiet{fill:#a3abb3}
.curves .grid{stroke:#2b3036}.curves .axis{stroke:#6a727a}
.curves .line.train{stroke:#56b4e9}.curves .line.validation{stroke:#e8772e}
.curves .band.train{fill:#56b4e9}.curves .band.validation{fill:#e8772e}
.curves .fork{stroke:#a3abb3}.curves .mark{fill:#f4f6f8;stroke:#16191d}
.curves .held-out{stroke:#f4f6f8}.curves .over{stroke:#16191d}
}
"##;

/// One SVG document.
#[must_use]
pub fn draw(figure: &Figure<'_>) -> String {
    let cells = figure.panels.len() + 1;
    let columns = cells.min(PER_ROW);
    let width = columns as f64 * CELL.0 + 2.0 * MARGIN;
    let height = cells.div_ceil(columns) as f64 * CELL.1 + MARGIN + TITLE;
    let panels: String = figure
        .panels
        .iter()
        .enumerate()
        .map(|(place, (panel, heading))| cell(place, &of_panel(panel, heading, figure.words)))
        .collect();
    [
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="curves" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">"#
        ),
        format!(
            "<title>{}</title><desc>{}</desc><style>{STYLE}</style>",
            escape(figure.title),
            escape(&description(figure))
        ),
        format!(r#"<rect class="paper" width="{width}" height="{height}"/>"#),
        text("title", (MARGIN, 32.0), "start", figure.title),
        panels,
        cell(figure.panels.len(), &legend(figure.words)),
        "</svg>\n".to_owned(),
    ]
    .concat()
}

/// A value of the metric, as its axis shows it.
fn number_of(metric: Metric, value: f64) -> String {
    match metric {
        Metric::Accuracy => format!("{value:.1}"),
        Metric::Auc | Metric::Loss => format!("{value:.3}"),
    }
}

/// What is drawn, for those who cannot see it: the marks of each panel in words.
fn description(figure: &Figure<'_>) -> String {
    let words = figure.words;
    let say = |metric: Metric, mark: &Mark| match *mark {
        Mark::Fork(x) => format!("{} {x:.0}", words.fork),
        Mark::Stop((x, _)) => format!("{} {x:.0}", words.stopped),
        Mark::Deployed((x, _)) => format!("{} {x:.0}", words.deployed),
        Mark::HeldOut(mean, low, high) => {
            let [mean, low, high] = [mean, low, high].map(|value| number_of(metric, value));
            let unit = if metric == Metric::Accuracy { " %" } else { "" };
            format!("{}: {mean}{unit} ({low}–{high})", words.held_out)
        }
    };
    let panel = |(panel, heading): &(Panel, String)| {
        let marks: Vec<String> = {
            let metric = panel.chart.metric;
            panel
                .chart
                .marks
                .iter()
                .map(|mark| say(metric, mark))
                .collect()
        };
        format!("{heading}: {}.", marks.join("; "))
    };
    let panels: Vec<String> = figure.panels.iter().map(panel).collect();
    panels.join(" ")
}

/// Moves a drawing to its place in the grid.
fn cell(place: usize, drawing: &str) -> String {
    let x = MARGIN + (place % PER_ROW) as f64 * CELL.0;
    let y = TITLE + (place / PER_ROW) as f64 * CELL.1;
    format!(r#"<g transform="translate({x} {y})">{drawing}</g>"#)
}

fn of_panel(panel: &Panel, heading: &str, words: &Words) -> String {
    let chart = &panel.chart;
    let headings: String = wrap(heading)
        .iter()
        .enumerate()
        .map(|(line, words)| text("heading", (0.0, 16.0 + 17.0 * line as f64), "start", words))
        .collect();
    let bands = chart.series.iter().map(|series| band(chart, series));
    let lines = chart.series.iter().map(|series| line(chart, series));
    let marks = chart.marks.iter().map(|mark| of_mark(chart, mark, words));
    let parts = [axes(chart, words), gap(chart)].into_iter();
    let drawing: String = parts.chain(bands).chain(lines).chain(marks).collect();
    format!(
        r#"<g class="panel"><title>{}</title>{headings}<g transform="translate({LEFT} {TOP})">{drawing}</g></g>"#,
        escape(heading)
    )
}

fn axes(chart: &Chart, words: &Words) -> String {
    let mut drawing: String = chart
        .y
        .ticks
        .iter()
        .map(|&tick| {
            let (_, y) = at(chart, (0.0, tick));
            rule("grid", (0.0, y), (WIDTH, y))
                + &text("quiet", (-6.0, y + 4.0), "end", &number(tick))
        })
        .collect();
    for &tick in &chart.x.ticks {
        let (x, _) = at(chart, (tick, 0.0));
        drawing += &rule("axis", (x, HEIGHT), (x, HEIGHT + 4.0));
        drawing += &text("quiet", (x, HEIGHT + 16.0), "middle", &number(tick));
    }
    drawing += &rule("axis", (0.0, HEIGHT), (WIDTH, HEIGHT));
    drawing += &text("quiet", (-LEFT, -8.0), "start", &words.metric);
    drawing
        + &text(
            "quiet",
            (WIDTH + 16.0, HEIGHT + 16.0),
            "start",
            &words.epoch,
        )
}

/// The generalization gap: the area between train and validation.
fn gap(chart: &Chart) -> String {
    let line = |role| chart.series(role).map(|series| &series.line);
    match (line(Role::Train), line(Role::Validation)) {
        (Some(train), Some(validation)) => {
            area("gap", chart, train.iter().chain(validation.iter().rev()))
        }
        _ => String::new(),
    }
}

fn band(chart: &Chart, series: &Series) -> String {
    if series.band.is_empty() {
        return String::new();
    }
    let low: Vec<Point> = series.band.iter().map(|&(x, low, _)| (x, low)).collect();
    let high: Vec<Point> = series.band.iter().map(|&(x, _, high)| (x, high)).collect();
    let class = format!("band {}", class(series.role));
    area(&class, chart, low.iter().chain(high.iter().rev()))
}

fn line(chart: &Chart, series: &Series) -> String {
    let path = path(chart, chart.visible(series).iter());
    format!(r#"<path class="line {}" d="{path}"/>"#, class(series.role))
}

fn area<'a>(class: &str, chart: &Chart, edge: impl Iterator<Item = &'a Point>) -> String {
    format!(r#"<path class="{class}" d="{}"/>"#, path(chart, edge))
}

fn path<'a>(chart: &Chart, points: impl Iterator<Item = &'a Point>) -> String {
    let step = |(place, &point): (usize, &Point)| {
        let (x, y) = at(chart, point);
        let letter = if place == 0 { 'M' } else { 'L' };
        format!("{letter}{} {}", number(x), number(y))
    };
    points.enumerate().map(step).collect()
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Ghost => "ghost",
        Role::Train => "train",
        Role::Validation => "validation",
    }
}

fn of_mark(chart: &Chart, mark: &Mark, words: &Words) -> String {
    match *mark {
        Mark::Fork(epoch) => {
            let (x, _) = at(chart, (epoch, 0.0));
            rule("fork", (x, 0.0), (x, HEIGHT))
                + &text("quiet over", (x + 5.0, HEIGHT - 7.0), "start", &words.fork)
        }
        Mark::Stop(point) => square(at(chart, point)),
        Mark::Deployed(point) => star(at(chart, point)),
        Mark::HeldOut(mean, low, high) => {
            let height = |value| at(chart, (0.0, value)).1;
            let label = number_of(chart.metric, mean);
            held_out(height(mean), height(low), height(high))
                + &text(
                    "number",
                    (HELD_OUT + 10.0, height(mean) + 4.0),
                    "start",
                    &label,
                )
        }
    }
}

/// Mean and interval in the right margin.
fn held_out(mean: f64, low: f64, high: f64) -> String {
    rule("held-out", (HELD_OUT, low), (HELD_OUT, high))
        + &rule("held-out", (HELD_OUT - 5.0, mean), (HELD_OUT + 5.0, mean))
}

fn square((x, y): Point) -> String {
    let [x, y] = [x - 5.0, y - 5.0].map(number);
    format!(r#"<rect class="mark" x="{x}" y="{y}" width="10" height="10"/>"#)
}

/// Five points around a center, inner corners at two fifths of the way.
fn star((x, y): Point) -> String {
    let corner = |step: i32| {
        let radius = if step % 2 == 0 { 9.0 } else { 3.7 };
        let (sin, cos) = (f64::from(step) * std::f64::consts::PI / 5.0).sin_cos();
        format!("{} {}", number(x + radius * sin), number(y - radius * cos))
    };
    let corners: Vec<String> = (0..10).map(corner).collect();
    format!(r#"<polygon class="mark" points="{}"/>"#, corners.join(" "))
}

/// What every sign means, one below the other.
fn legend(words: &Words) -> String {
    let line = |class| format!(r#"<path class="line {class}" d="M0 0H30"/>"#);
    let patch =
        |class, from, to| format!(r#"<path class="{class}" d="M{from}-6H{to}V6H{from}Z"/>"#);
    let bands = patch("band train", 0, 15) + &patch("band validation", 15, 30);
    let interval = format!(
        r#"<g transform="translate({} 0)">{}</g>"#,
        15.0 - HELD_OUT,
        held_out(0.0, 8.0, -8.0)
    );
    let entries = [
        (line("train"), &words.train),
        (line("validation"), &words.validation),
        (line("ghost"), &words.unchanged),
        (bands, &words.band),
        (patch("gap", 0, 30), &words.gap),
        (rule("fork", (15.0, -9.0), (15.0, 9.0)), &words.fork),
        (star((15.0, 0.0)), &words.deployed),
        (square((15.0, 0.0)), &words.stopped),
        (interval, &words.held_out),
    ];
    let entry = |(place, (sign, word)): (usize, &(String, &String))| {
        let y = TOP + 4.0 + 20.0 * place as f64;
        let word = text("", (40.0, 4.0), "start", word);
        format!(r#"<g transform="translate({LEFT} {y})">{sign}{word}</g>"#)
    };
    entries.iter().enumerate().map(entry).collect()
}

/// Where a point of the data lies, in pixels from the upper left corner of the area.
fn at(chart: &Chart, (x, y): Point) -> Point {
    (chart.x.share(x) * WIDTH, (1.0 - chart.y.share(y)) * HEIGHT)
}

fn rule(class: &str, from: Point, to: Point) -> String {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
    format!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#)
}

fn text(class: &str, (x, y): Point, anchor: &str, words: &str) -> String {
    let ([x, y], words) = ([x, y].map(number), escape(words));
    format!(r#"<text class="{class}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>"#)
}

/// With two decimals at most: a hundredth of a pixel is enough, and the file stays small.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{}", rounded + 0.0)
}

/// Makes any text safe inside XML, where control characters may not stand at all.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

/// Breaks a heading at spaces into the lines there is room for; what does not fit ends in an ellipsis.
fn wrap(heading: &str) -> Vec<String> {
    let (columns, most) = HEADING;
    let mut lines: Vec<String> = Vec::new();
    for word in heading.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut(word, columns)),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        lines[most - 1] = ellipsis(&lines[most - 1], columns);
    }
    lines
}

/// A line that goes on where nobody reads: whole words as far as they fit.
fn ellipsis(line: &str, columns: usize) -> String {
    let room = columns - 2;
    match line.rsplit_once(' ') {
        Some((words, _)) if line.width() > room => format!("{words} …"),
        _ => cut(line, room) + " …",
    }
}

/// As many letters as fit into `columns`.
fn cut(word: &str, columns: usize) -> String {
    let mut used = 0;
    let fits = |letter: &char| {
        used += letter.width().unwrap_or(0);
        used <= columns
    };
    word.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Axis;
    use crate::lab::{Curve, CurveBand};

    fn words() -> Words {
        Words::of(Metric::Accuracy, |message| message.id.replace("chart-", ""))
    }

    /// A run of four epochs, stopped at the third, deployed at the second.
    fn panel(label: &str) -> Panel {
        let curve = Curve {
            train: vec![0.5, 0.6, 0.7, 0.8],
            validation: vec![0.5, 0.6, 0.55, 0.5],
        };
        let mut chart = crate::chart::alone(
            &CurveBand {
                mean: curve.clone(),
                low: curve.clone(),
                high: curve,
            },
            Metric::Accuracy,
        );
        chart.marks = vec![
            Mark::Fork(2.0),
            Mark::Stop((3.0, 55.0)),
            Mark::HeldOut(58.0, 57.0, 59.0),
            Mark::Deployed((2.0, 60.0)),
        ];
        Panel {
            label: label.into(),
            is_key: true,
            chart,
        }
    }

    fn drawn(headings: &[&str]) -> String {
        let panels: Vec<(Panel, String)> = headings
            .iter()
            .map(|heading| (panel(heading), (*heading).to_owned()))
            .collect();
        draw(&Figure {
            title: "five <options> & \"one\" key",
            panels: &panels,
            words: &words(),
        })
    }

    /// Every tag that opens closes, in order, and no bare sign stands in a text.
    fn check_well_formed(svg: &str) {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').expect("a tag ends");
            assert!(!text.contains('>'), "bare > in {text:?}");
            let name = tag.split([' ', '/']).find(|part| !part.is_empty());
            let name = name.expect("a tag has a name");
            assert_eq!(tag.matches('"').count() % 2, 0, "quotes in {tag:?}");
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert_eq!(open, Vec::<&str>::new());
    }

    #[test]
    fn a_drawing_is_well_formed_for_any_number_of_panels() {
        let headings = ["A ✔ 조기 종료", "B", "C <x>", "D & \u{1b}", "E", "F", "G"];
        for n in 0..=headings.len() {
            let svg = drawn(&headings[..n]);
            check_well_formed(&svg);
            assert_eq!(svg.matches(r#"<g class="panel">"#).count(), n);
            assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }

    #[test]
    fn text_is_escaped() {
        let svg = drawn(&["<script>\u{0}"]);
        assert!(svg.contains("five &lt;options&gt; &amp; &quot;one&quot; key"));
        assert!(svg.contains("&lt;script&gt; "));
        assert!(!svg.contains("<script") && !svg.contains('\u{0}'));
    }

    #[test]
    fn every_mark_is_drawn_and_told() {
        let (one, none) = (drawn(&["A"]), drawn(&[]));
        let more = |sign: &str| one.matches(sign).count() - none.matches(sign).count();
        assert_eq!(more("<polygon"), 1);
        assert_eq!(more(r#"<rect class="mark""#), 1);
        assert_eq!(more(r#"<line class="fork""#), 1);
        assert_eq!(more(r#"<line class="held-out""#), 2);
        assert!(one.contains("A: fork 2; stopped 3; held-out: 58.0 % (57.0–59.0); deployed 2."));
    }

    #[test]
    fn nothing_is_fetched() {
        let svg = drawn(&["A"]).replace("http://www.w3.org/2000/svg", "");
        for sign in ["http", "url(", "href", "@import", "<script", "<image"] {
            assert!(!svg.contains(sign), "{sign}");
        }
    }

    #[test]
    fn a_point_lies_where_the_axes_say() {
        let mut chart = panel("A").chart;
        (chart.x, chart.y) = (Axis::of(0.0, 4.0, 4), Axis::of(40.0, 60.0, 4));
        assert_eq!(at(&chart, (2.0, 60.0)), (WIDTH / 2.0, 0.0));
        assert_eq!(at(&chart, (4.0, 45.0)), (WIDTH, HEIGHT * 0.75));
    }

    fn check_wrap(heading: &str, lines: &[&str]) {
        assert_eq!(wrap(heading), lines);
    }

    #[test]
    fn a_heading_breaks_at_spaces_and_ends_in_an_ellipsis() {
        check_wrap("", &[]);
        check_wrap("B validation set x4", &["B validation set x4"]);
        let korean = "가나다라마바사아자차카타파하";
        check_wrap(
            &format!("A {korean} {korean}"),
            &[&format!("A {korean}"), korean],
        );
        let long = "x".repeat(60);
        check_wrap(
            &format!("A {long} {long}"),
            &["A", &format!("{} …", &long[..38])],
        );
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [1.0, 2.346, -0.001, 100.0].map(number),
            ["1", "2.35", "0", "100"]
        );
    }
}
