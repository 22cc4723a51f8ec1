//! Signs: the small shapes that mark a place, each told from the others without color.

use super::{Point, number, path, polygon, rect, rule};

pub(super) fn square((x, y): Point) -> String {
    rect("mark", (x - 5.0, y - 5.0), (10.0, 10.0))
}

/// Five points around a center, inner corners at two fifths of the way.
pub(super) fn star((x, y): Point) -> String {
    let corner = |step: i32| {
        let radius = if step % 2 == 0 { 9.0 } else { 3.7 };
        let (sin, cos) = (f64::from(step) * std::f64::consts::PI / 5.0).sin_cos();
        (x + radius * sin, y - radius * cos)
    };
    polygon("mark", &(0..10).map(corner).collect::<Vec<_>>())
}

/// A mean and its interval, upright.
pub(super) fn interval(x: f64, [mean, low, high]: [f64; 3]) -> String {
    rule("held-out", (x, low), (x, high)) + &rule("held-out", (x - 5.0, mean), (x + 5.0, mean))
}

/// A span of epochs, closed at both ends.
pub(super) fn bracket(from: f64, to: f64, y: f64) -> String {
    let corners = [(from, y + 5.0), (from, y), (to, y), (to, y + 5.0)];
    format!(
        r#"<path class="bracket" d="{}"/>"#,
        path(corners.into_iter())
    )
}

/// A dashed way out of `from` by the height `by`, and back into `to`.
pub(super) fn way_back(from: Point, to: Point, by: f64) -> String {
    let outward = (by - to.1).signum();
    let tip = (to.0, to.1 + 9.0 * outward);
    let foot = tip.1 + 6.0 * outward;
    let [x1, y1] = [from.0, from.1].map(number);
    let [x2, y2, by] = [to.0, foot, by].map(number);
    let head = [tip, (to.0 - 3.5, foot), (to.0 + 3.5, foot)];
    format!(r#"<path class="restored" d="M{x1} {y1}C{x1} {by} {x2} {by} {x2} {y2}"/>"#)
        + &polygon("arrow", &head)
}
