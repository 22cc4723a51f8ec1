//! SVG: charts as drawings, for a file of their own or for a page. Light and dark, readable in black and white and by a
//! screen reader. Here is what all drawings are made of; what is drawn is decided in the head of this room.

mod bars;
mod curves;
mod description;
mod figure;
mod forest;
mod jobs;
mod label;
mod legend;
mod panel;
mod sign;
#[cfg(test)]
mod tests;

pub use bars::bars;
pub use figure::{Figure, draw};
pub use forest::forest;
pub use jobs::{jobs, jobs_legend};
pub use legend::legend;
pub use panel::panel;

use unicode_width::UnicodeWidthStr;

use super::{Axis, Point};

/// Of the file that holds a whole comparison. Colors after Okabe and Ito; each line has its own dash.
const FIGURE_SHEET: &str = include_str!("figure.css");

/// The style of every drawing for a page. A drawing itself brings no style, and no script.
pub const SHEET: &str = concat!(include_str!("figure.css"), include_str!("page.css"));

/// The area of the data within a drawing.
#[derive(Clone, Copy)]
struct Plot {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Plot {
    fn right(self) -> f64 {
        self.left + self.width
    }

    fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// Where a value lies across, kept within the area.
    fn x(self, axis: &Axis, value: f64) -> f64 {
        self.left + axis.share(value) * self.width
    }

    /// Where a value lies down, kept within the area.
    fn y(self, axis: &Axis, value: f64) -> f64 {
        self.top + (1.0 - axis.share(value)) * self.height
    }

    /// Where a point of the data lies, kept within the area.
    fn at(self, axes: (&Axis, &Axis), (x, y): Point) -> Point {
        (self.x(axes.0, x), self.y(axes.1, y))
    }

    /// Where a point of the data lies, be it outside of the area.
    fn anywhere(self, axes: (&Axis, &Axis), (x, y): Point) -> Point {
        let left = self.left + axes.0.place(x) * self.width;
        (left, self.top + (1.0 - axes.1.place(y)) * self.height)
    }
}

/// The head of a drawing for a page, which fills the width of what it stands in, and what it says to those who cannot
/// see it. `data` are more attributes.
fn open(class: &str, (width, height): Point, said: &str, data: &str) -> String {
    let ([width, height], said) = ([width, height].map(number), escape(said));
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="curves {class}" viewBox="0 0 {width} {height}" role="img" aria-label="{said}"{data}>"#
    )
}

/// A way through the points that are numbers.
fn path(points: impl Iterator<Item = Point>) -> String {
    let points = points.filter(|(x, y)| x.is_finite() && y.is_finite());
    let step = |(place, (x, y)): (usize, Point)| {
        let letter = if place == 0 { 'M' } else { 'L' };
        format!("{letter}{} {}", number(x), number(y))
    };
    points.enumerate().map(step).collect()
}

fn rule(class: &str, from: Point, to: Point) -> String {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
    format!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#)
}

fn rect(class: &str, (x, y): Point, (width, height): Point) -> String {
    let [x, y, width, height] = [x, y, width, height].map(number);
    format!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#)
}

fn polygon(class: &str, corners: &[Point]) -> String {
    let corner = |&(x, y): &Point| format!("{} {}", number(x), number(y));
    let corners: Vec<String> = corners.iter().map(corner).collect();
    format!(
        r#"<polygon class="{class}" points="{}"/>"#,
        corners.join(" ")
    )
}

fn text(class: &str, (x, y): Point, anchor: &str, words: &str) -> String {
    let ([x, y], words) = ([x, y].map(number), escape(words));
    format!(r#"<text class="{class}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>"#)
}

/// About how wide words are in the smallest letters of a drawing; Hangul takes two columns.
fn width_of(words: &str) -> f64 {
    6.0 * words.width() as f64
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
