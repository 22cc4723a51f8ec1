//! Dots: a line of the data as dots on a grid, and dots as a shape for the canvas.

use ratatui_core::style::Color;
use ratatui_widgets::canvas::{Painter, Shape};

use crate::chart::{Chart, Point};

/// Places on the grid of dots, all in one color.
pub(super) struct Dots {
    pub(super) places: Vec<(usize, usize)>,
    pub(super) color: Color,
}

impl Shape for Dots {
    fn draw(&self, painter: &mut Painter<'_, '_>) {
        for &(x, y) in &self.places {
            painter.paint(x, y, self.color);
        }
    }
}

/// Dots from the first point to the last without a hole; the points of one column count as their mean.
pub(super) fn path(chart: &Chart, points: &[Point], grid: (usize, usize)) -> Vec<(usize, usize)> {
    let column = |point: &Point| dot(chart, *point, grid).0;
    let corners: Vec<(usize, usize)> = points
        .chunk_by(|one, next| column(one) == column(next))
        .map(|points| {
            let mean = points.iter().map(|(_, y)| y).sum::<f64>() / points.len() as f64;
            dot(chart, (points[0].0, mean), grid)
        })
        .collect();
    let steps = corners
        .windows(2)
        .flat_map(|pair| between(pair[0], pair[1]));
    corners.first().copied().into_iter().chain(steps).collect()
}

/// The dots after `from` up to `to`, each touching the one before.
fn between(from: (usize, usize), to: (usize, usize)) -> impl Iterator<Item = (usize, usize)> {
    let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1));
    let along = move |from: usize, to: usize, step: usize| {
        let share = step as f64 / steps as f64;
        (from as f64 + (to as f64 - from as f64) * share).round() as usize
    };
    (1..=steps).map(move |step| (along(from.0, to.0, step), along(from.1, to.1, step)))
}

/// The dot of a point, counted from the upper left.
pub(super) fn dot(chart: &Chart, (x, y): Point, (across, down): (usize, usize)) -> (usize, usize) {
    let place = |share: f64, n: usize| (share * (n - 1) as f64).round() as usize;
    (
        place(chart.x.share(x), across),
        place(1.0 - chart.y.share(y), down),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Axis;

    #[test]
    fn a_path_has_no_hole() {
        let chart = Chart {
            metric: crate::lab::Metric::Accuracy,
            x: Axis::of(0.0, 40.0, 4),
            y: Axis::of(50.0, 100.0, 4),
            series: Vec::new(),
            marks: Vec::new(),
        };
        let path = path(&chart, &[(0.0, 50.0), (1.0, 100.0), (40.0, 60.0)], (54, 36));
        assert_eq!((path[0], path[path.len() - 1]), ((0, 35), (53, 28)));
        for pair in path.windows(2) {
            let (across, down) = (pair[0].0.abs_diff(pair[1].0), pair[0].1.abs_diff(pair[1].1));
            assert_eq!(across.max(down), 1, "{pair:?}");
        }
    }

    #[test]
    fn points_of_one_column_count_as_their_mean() {
        let chart = Chart {
            metric: crate::lab::Metric::Accuracy,
            x: Axis::of(0.0, 400.0, 4),
            y: Axis::of(0.0, 100.0, 4),
            series: Vec::new(),
            marks: Vec::new(),
        };
        let noise = [(1.0, 20.0), (2.0, 80.0), (3.0, 20.0), (4.0, 80.0)];
        assert_eq!(path(&chart, &noise, (11, 11)), [(0, 5)]);
        assert_eq!(path(&chart, &[], (11, 11)), []);
    }
}
