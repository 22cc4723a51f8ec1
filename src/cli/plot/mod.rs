//! Plot: a chart as lines of text, in Braille dots with or without color, or in ASCII alone. What is drawn is decided
//! in `chart`; what surrounds a plot, its heading and its table, is written elsewhere in this face.

mod dots;
mod row;
mod signs;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier};
use ratatui_core::widgets::Widget;
use ratatui_widgets::canvas::{Canvas, Context};
use unicode_width::UnicodeWidthStr;

pub(super) use row::beside;
pub(super) use signs::legend;

use self::dots::{Dots, dot, path};
use self::row::said;
use self::signs::{Signs, ink};
use crate::chart::{Chart, Mark, Point, Role, Words};
use crate::lab::Metric;

/// Room for a plot, in cells of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub columns: u16,
    pub rows: u16,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub color: bool,
    /// ASCII alone.
    pub plain: bool,
}

/// A plot in less room says nothing; more than the most is left unused.
const LEAST: Size = Size {
    columns: 24,
    rows: 5,
};
const MOST: Size = Size {
    columns: 400,
    rows: 100,
};
/// Around the area of the lines: values and axis, the held-out value, epochs.
const LEFT: u16 = 5;
const RIGHT: u16 = 7;
const BELOW: u16 = 1;

/// Draws `chart` into lines of exactly `size.columns` columns, 400 at most, and `size.rows` lines, 100 at most. Empty
/// when there is less room than 24 × 5.
#[must_use]
pub(super) fn lines(chart: &Chart, size: Size, style: Style, words: &Words) -> Vec<String> {
    if size.columns < LEAST.columns || size.rows < LEAST.rows {
        return Vec::new();
    }
    let (columns, rows) = (size.columns.min(MOST.columns), size.rows.min(MOST.rows));
    let mut plot = Plot {
        chart,
        signs: Signs::of(style),
        area: Rect::new(LEFT, 0, columns - LEFT - RIGHT, rows - BELOW),
        buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
    };
    plot.fork();
    plot.y_axis();
    plot.x_axis(words);
    plot.curves();
    plot.marks();
    plot.label_ends(words);
    let rows = plot.buffer.content.chunks(usize::from(columns));
    rows.map(|row| said(row, style.color)).collect()
}

struct Plot<'a> {
    chart: &'a Chart,
    signs: &'static Signs,
    /// Of the lines, within the buffer.
    area: Rect,
    buffer: Buffer,
}

impl Plot<'_> {
    fn y_axis(&mut self) {
        for row in 0..self.area.height {
            self.put((LEFT - 1, row), self.signs.axis);
        }
        let unit = match self.chart.metric {
            Metric::Accuracy => "%",
            Metric::Auc | Metric::Loss => "",
        };
        for &tick in &self.chart.y.ticks {
            let (_, row) = self.cell_of((0.0, tick));
            self.write((0, row), &format!("{:>4}", number(tick) + unit));
            self.put((LEFT - 1, row), self.signs.tick);
        }
    }

    /// The floor, with the epochs written into it wherever two do not meet.
    fn x_axis(&mut self, words: &Words) {
        let (area, row) = (self.area, self.area.bottom());
        self.put((LEFT - 1, row), self.signs.corner);
        for column in area.left()..area.right() {
            self.put((column, row), self.signs.floor);
        }
        let mut free = area.left();
        for &tick in &self.chart.x.ticks {
            let label = number(tick);
            let width = label.len() as u16;
            let (middle, _) = self.cell_of((tick, 0.0));
            let start = (middle - width / 2).clamp(area.left(), area.right() - width);
            if start >= free {
                self.write((start, row), &label);
                free = start + width + 1;
            }
        }
        if words.epoch.width() < usize::from(RIGHT) {
            self.write((area.right() + 1, row), &words.epoch);
        }
    }

    fn fork(&mut self) {
        for mark in &self.chart.marks {
            if let Mark::Fork(epoch) = *mark {
                let (column, _) = self.cell_of((epoch, 0.0));
                for row in 0..self.area.height {
                    self.put((column, row), self.signs.fork);
                }
            }
        }
    }

    fn curves(&mut self) {
        let (chart, signs) = (self.chart, self.signs);
        let grid = self.grid();
        let draw = |context: &mut Context<'_>| {
            for series in &chart.series {
                let path = path(chart, &chart.visible(series), grid);
                let stroke = signs.stroke(series.role);
                context.marker(stroke.marker);
                context.draw(&Dots {
                    places: path.into_iter().step_by(stroke.step).collect(),
                    color: Color::Indexed(ink(series.role)),
                });
            }
        };
        Canvas::default()
            .paint(draw)
            .render(self.area, &mut self.buffer);
    }

    fn marks(&mut self) {
        for mark in &self.chart.marks {
            match *mark {
                // Dots are too coarse for what lies between two signs.
                Mark::Fork(_) | Mark::Patience { .. } | Mark::Restored { .. } => {}
                Mark::Stop(point) => self.sign(point, self.signs.stopped),
                Mark::Deployed(point) => self.sign(point, self.signs.deployed),
                Mark::HeldOut(mean, low, high) => self.held_out(mean, low, high),
            }
        }
    }

    fn held_out(&mut self, mean: f64, low: f64, high: f64) {
        let column = self.area.right() + 1;
        let row = |value| self.cell_of((0.0, value)).1;
        let (mean_row, rows) = (row(mean), row(high)..=row(low));
        for row in rows {
            self.put((column, row), self.signs.interval);
        }
        self.put((column, mean_row), self.signs.held_out);
        self.write((column + 1, mean_row), &short(self.chart.metric, mean));
    }

    /// Names train and validation where they end, if there is room.
    fn label_ends(&mut self, words: &Words) {
        for (role, word, away) in [
            (Role::Train, &words.train, -1),
            (Role::Validation, &words.validation, 1),
        ] {
            let end = self
                .chart
                .series(role)
                .and_then(|series| series.line.last());
            let Some(&end) = end else { continue };
            let width = word.width() as u16;
            let places = self.places_near(self.cell_of(end), width, away);
            let place = places.into_iter().find(|&place| self.is_free(place, width));
            if let Some(place) = place {
                self.write(place, word);
                self.tint(place, width, ink(role));
            }
        }
    }

    /// Where a word about the end of a line may begin, the best first: right of it, or `away` from the other line, or
    /// on the side of the other line.
    fn places_near(&self, end: (u16, u16), width: u16, away: i32) -> Vec<(u16, u16)> {
        let (column, row) = end;
        let right = (2..6).map(|step| (column + step, row));
        let start = (column + 1).saturating_sub(width).max(self.area.left() + 1);
        let steps = [away, -away, 2 * away, -2 * away].into_iter();
        let over_or_under =
            steps.filter_map(|step| Some((start, u16::try_from(i32::from(row) + step).ok()?)));
        right.chain(over_or_under).collect()
    }

    /// Whether nothing stands within the area on `width` cells from `place`, or right before.
    fn is_free(&self, (column, row): (u16, u16), width: u16) -> bool {
        let area = self.area;
        column > area.left()
            && column + width <= area.right()
            && row < area.bottom()
            && (column - 1..column + width).all(|column| self.buffer[(column, row)].symbol() == " ")
    }

    fn sign(&mut self, point: Point, sign: char) {
        let place = self.cell_of(point);
        self.buffer[place]
            .set_char(sign)
            .set_fg(Color::Reset)
            .modifier = Modifier::BOLD;
    }

    fn put(&mut self, place: (u16, u16), sign: char) {
        self.buffer[place].set_char(sign);
    }

    fn write(&mut self, (column, row): (u16, u16), text: &str) {
        let style = ratatui_core::style::Style::default();
        self.buffer.set_string(column, row, text, style);
    }

    fn tint(&mut self, (column, row): (u16, u16), width: u16, color: u8) {
        for column in column..column + width {
            self.buffer[(column, row)].set_fg(Color::Indexed(color));
        }
    }

    /// Dots across and down the area.
    fn grid(&self) -> (usize, usize) {
        let (across, down) = self.signs.dots;
        let (width, height) = (self.area.width, self.area.height);
        (usize::from(width) * across, usize::from(height) * down)
    }

    /// The cell of the buffer in which a point lies.
    fn cell_of(&self, point: Point) -> (u16, u16) {
        let (x, y) = dot(self.chart, point, self.grid());
        let (across, down) = self.signs.dots;
        (self.area.left() + (x / across) as u16, (y / down) as u16)
    }
}

/// A value in at most five columns.
fn short(metric: Metric, value: f64) -> String {
    match metric {
        Metric::Accuracy => format!("{value:.1}"),
        Metric::Auc | Metric::Loss => format!("{value:.2}"),
    }
}

/// With two decimals at most.
fn number(tick: f64) -> String {
    ((tick * 100.0).round() / 100.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::row::width;
    use super::*;
    use crate::chart::{Axis, Series};
    use proptest::prelude::*;

    const PLAIN: Style = Style {
        color: false,
        plain: true,
    };
    const DOTS: Style = Style {
        color: false,
        plain: false,
    };
    const COLOR: Style = Style {
        color: true,
        plain: false,
    };
    const SMALL: Size = Size {
        columns: 38,
        rows: 10,
    };

    fn words() -> Words {
        Words::of(Metric::Accuracy, |message| message.id.replace("chart-", ""))
    }

    fn series(role: Role, percent: impl Fn(f64) -> f64, epochs: u32) -> Series {
        let line = (1..=epochs).map(|epoch| (f64::from(epoch), percent(f64::from(epoch))));
        Series {
            role,
            line: line.collect(),
            band: Vec::new(),
        }
    }

    /// Forty epochs; validation peaks at the fork.
    fn chart() -> Chart {
        let validation = |epoch: f64| 70.0 - (epoch - 10.0).abs() * 0.5;
        Chart {
            metric: Metric::Accuracy,
            x: Axis::of(0.0, 40.0, 4),
            y: Axis::of(50.0, 100.0, 4),
            series: vec![
                series(Role::Ghost, |epoch| validation(epoch) - 3.0, 40),
                series(Role::Train, |epoch| 60.0 + epoch, 40),
                series(Role::Validation, validation, 40),
            ],
            marks: vec![
                Mark::Fork(10.0),
                Mark::HeldOut(64.5, 58.0, 70.0),
                Mark::Deployed((10.0, 70.0)),
            ],
        }
    }

    /// The same, stopped at epoch 20.
    fn stopped() -> Chart {
        let mut chart = chart();
        for series in &mut chart.series[1..] {
            series.line.truncate(20);
        }
        chart.marks.push(Mark::Stop((20.0, 65.0)));
        chart
    }

    fn drawn(chart: &Chart, style: Style) -> String {
        let lines = lines(chart, SMALL, style, &words());
        let trimmed: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        trimmed.join("\n")
    }

    #[test]
    fn ascii_alone_when_plain() {
        insta::assert_snapshot!(drawn(&chart(), PLAIN), @r"
        100%+      |                 ..
            |      |             ....
         90%+      |         .... train
         80%+      |     ....
            |      | ....
         70%+ ooooo*ooooo    validation |
         60%+ ...- |  ---oooooooo       +64.5
            |      |         ----oooooo |
         50%+      |                 --
            +0----10-----20----30----40 epoch
        ");
    }

    #[test]
    fn lines_are_told_apart_by_their_dots() {
        insta::assert_snapshot!(drawn(&chart(), DOTS), @r"
        100%┤      ┊               ⢀⠠⠐⠈
         90%┤      ┊            ⢀⠠⠈
            │      ┊        ⢀⠠⠐⠈  train
         80%┤      ┊    ⢀⢀⠐⠈
            │      ┊ ⢀⠠⠐
         70%┤  ⣀⣀⠤⠔★⠢⠤⢄⣀⡀               │
            │⠈⠉⠐⠐⠈ ┊ ⠈ ⠠⠈⠑⠒⠢⠤⢄⣀⡀        ┼64.5
         60%┤      ┊       ⠈ ⠐ ⠈⠉⠑⠒⠤⠤⣀⡀ │
         50%┤      ┊               ⠈ ⠐⠈
            └0────10─────20────30────40 epoch
        ");
    }

    #[test]
    fn a_stopped_run_leaves_the_ghost_alone() {
        insta::assert_snapshot!(drawn(&stopped(), DOTS), @r"
        100%┤      ┊
         90%┤      ┊
            │      ┊
         80%┤      ┊    ⢀⢀  train
            │      ┊ ⢀⠠⠐
         70%┤  ⣀⣀⠤⠔★⠢⠤⢄⣀⡀               │
            │⠈⠉⠐⠐⠈ ┊ ⠈ ⠠⠈⠑■ validation  ┼64.5
         60%┤      ┊       ⠈ ⠐ ⠠ ⢀      │
         50%┤      ┊               ⠈ ⠐
            └0────10─────20────30────40 epoch
        ");
    }

    #[test]
    fn color_changes_no_letter() {
        let colored = lines(&stopped(), SMALL, COLOR, &words());
        let bare: Vec<String> = colored.iter().map(|line| without_color(line)).collect();
        assert_eq!(bare, lines(&stopped(), SMALL, DOTS, &words()));
        assert_ne!(bare, colored);
    }

    fn without_color(line: &str) -> String {
        let mut parts = line.split('\u{1b}');
        let first = parts.next().expect("a first part").to_owned();
        first
            + &parts
                .map(|part| part.split_once('m').expect("a sequence ends").1)
                .collect::<String>()
    }

    #[test]
    fn too_little_room_is_no_plot() {
        for (columns, rows) in [(23, 10), (38, 4), (0, 0)] {
            assert!(lines(&chart(), Size { columns, rows }, DOTS, &words()).is_empty());
        }
    }

    #[test]
    fn hangul_takes_two_columns() {
        let mut words = words();
        (words.train, words.epoch) = ("학습".into(), "에포크".into());
        let lines = lines(&chart(), SMALL, COLOR, &words);
        assert!(lines.concat().contains("에포크"));
        assert!(lines.iter().all(|line| width(line) == 38));
    }

    proptest! {
        #[test]
        fn any_chart_fills_its_room(
            shares in prop::collection::vec(0.0_f32..=1.0, 1..60),
            columns in 24_u16..120,
            rows in 5_u16..40,
            plain: bool,
            deployed in 0.0_f64..80.0,
        ) {
            use crate::lab::{Curve, CurveBand};
            let curve = Curve { train: shares.clone(), validation: shares };
            let band = CurveBand { mean: curve.clone(), low: curve.clone(), high: curve };
            let mut chart = crate::chart::alone(&band, Metric::Accuracy);
            chart.marks = vec![
                Mark::Fork(deployed / 2.0),
                Mark::Stop((deployed, 150.0)),
                Mark::HeldOut(100.0, -1.0, 101.0),
                Mark::Deployed((deployed, 50.0)),
            ];
            let style = Style { color: !plain, plain };
            let lines = lines(&chart, Size { columns, rows }, style, &words());
            prop_assert_eq!(lines.len(), usize::from(rows));
            for line in lines {
                prop_assert_eq!(width(&line), usize::from(columns));
                prop_assert!(!plain || line.is_ascii());
            }
        }
    }
}
