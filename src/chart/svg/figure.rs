//! Figure: the panels of a comparison as one picture file that needs nothing else. A panel by itself, for a page, is in
//! `panel.rs`.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::legend::entries;
use super::{FIGURE_SHEET, Plot, curves, description, escape, text};
use crate::chart::{Panel, Words};

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
/// Where the lines lie within a cell.
const AT: (f64, f64) = (34.0, 56.0);
/// The area of the lines, from there.
const PLOT: Plot = Plot {
    left: 0.0,
    top: 0.0,
    width: 236.0,
    height: 156.0,
};
/// Where the held-out interval stands, right of the lines.
const HELD_OUT: f64 = 20.0;
/// Columns of text above a panel, where Hangul takes two, and lines of it.
const HEADING: (usize, usize) = (40, 2);

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
            "<title>{}</title><desc>{}</desc><style>{FIGURE_SHEET}</style>",
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

/// What is drawn, for those who cannot see it: the marks of each panel in words.
fn description(figure: &Figure<'_>) -> String {
    let panel = |(panel, heading): &(Panel, String)| {
        let marks = description::of_marks(&panel.chart, figure.words);
        format!("{heading}: {marks}.")
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
    let bands = chart.series.iter();
    let bands = bands.map(|series| curves::band(PLOT, chart, series));
    let lines = chart.series.iter();
    let lines = lines.map(|series| curves::line(PLOT, chart, series.role, &chart.visible(series)));
    let marks = chart.marks.iter();
    let marks = marks.map(|mark| curves::mark(PLOT, chart, mark, HELD_OUT, words));
    let parts = [
        curves::axes(PLOT, chart.axes(), words),
        curves::gap(PLOT, chart),
    ]
    .into_iter();
    let drawing: String = parts.chain(bands).chain(lines).chain(marks).collect();
    let (left, top) = AT;
    format!(
        r#"<g class="panel"><title>{}</title>{headings}<g transform="translate({left} {top})">{drawing}</g></g>"#,
        escape(heading)
    )
}

/// What every sign means, one below the other.
fn legend(words: &Words) -> String {
    let (left, top) = AT;
    let entry = |(place, (sign, word)): (usize, &(String, &str))| {
        let y = top + 4.0 + 20.0 * place as f64;
        let word = text("", (40.0, 4.0), "start", word);
        format!(r#"<g transform="translate({left} {y})">{sign}{word}</g>"#)
    };
    entries(words).iter().enumerate().map(entry).collect()
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
    use crate::chart::svg::tests::{check_well_formed, panel, words};

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

    #[test]
    fn a_drawing_is_well_formed_for_any_number_of_panels() {
        let headings = ["A ✔ 조기 종료", "B", "C <x>", "D & \u{1b}", "E", "F", "G"];
        for n in 0..=headings.len() {
            let svg = drawn(&headings[..n]);
            check_well_formed(&svg);
            assert_eq!(svg.matches(r#"<g class="panel">"#).count(), n);
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
        assert_eq!(more(r#"<polygon class="mark""#), 1);
        assert_eq!(more(r#"<rect class="mark""#), 1);
        assert_eq!(more(r#"<line class="fork""#), 1);
        assert_eq!(more(r#"<path class="bracket""#), 1);
        assert_eq!(more(r#"<path class="restored""#), 1);
        assert_eq!(more(r#"<line class="held-out""#), 2);
        let told = "A: fork 2; patience 1; stopped 3; held-out: 58.0 % (57.0–59.0); deployed 2.";
        assert!(one.contains(told), "{one}");
    }

    #[test]
    fn the_file_brings_its_style_and_fetches_nothing() {
        let svg = drawn(&["A"]).replace("http://www.w3.org/2000/svg", "");
        assert_eq!(svg.matches("<style>").count(), 1);
        for sign in ["http", "url(", "href", "@import", "<script", "<image"] {
            assert!(!svg.contains(sign), "{sign}");
        }
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
}
