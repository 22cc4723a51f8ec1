//! Plot: a chart as lines of text, in Braille dots with or without color, or in ASCII alone. What is drawn is decided
//! in `chart`; what surrounds a plot, its heading and its table, is written elsewhere in this face.

use anstyle::Ansi256Color;
use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier};
use ratatui_core::symbols::Marker;
use ratatui_core::widgets::Widget;
use ratatui_widgets::canvas::{Canvas, Painter, Shape};
use unicode_width::UnicodeWidthStr;

use crate::chart::{Chart, Mark, Point, Role, Words};

/// Room for a plot, in cells of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub columns: u16,
    pub rows: u16,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
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
/// Around the area of the lines: percents and axis, held-out accuracy, epochs.
const LEFT: u16 = 5;
const RIGHT: u16 = 7;
const BELOW: u16 = 1;

/// Draws `chart` into lines of exactly `size.columns` columns, 400 at most, and `size.rows` lines, 100 at most. Empty
/// when there is less room than 24 × 5.
#[must_use]
pub fn lines(chart: &Chart, size: Size, style: Style, words: &Words) -> Vec<String> {
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

/// Sets two blocks of lines beside each other, their first lines level, `gap` columns apart. Escape sequences for
/// color take no room.
#[must_use]
pub fn beside(left: &[String], right: &[String], gap: usize) -> Vec<String> {
    let wide = left.iter().map(|line| width(line)).max().unwrap_or(0);
    let line = |row: usize| {
        let left = left.get(row).map_or("", String::as_str);
        match right.get(row) {
            Some(right) => left.to_owned() + &" ".repeat(wide - width(left) + gap) + right,
            None => left.to_owned(),
        }
    };
    (0..left.len().max(right.len())).map(line).collect()
}

/// What the signs of a plot mean, in lines of at most `columns` columns.
#[must_use]
pub fn legend(columns: usize, style: Style, words: &Words) -> Vec<String> {
    let signs = Signs::of(style);
    let line = |role, word| (signs.sample(role), Some(ink(role)), word);
    let entries = [
        line(Role::Train, &words.train),
        line(Role::Validation, &words.validation),
        line(Role::Ghost, &words.unchanged),
        (signs.fork.into(), None, &words.fork),
        (signs.deployed.into(), None, &words.deployed),
        (signs.stopped.into(), None, &words.stopped),
        (signs.held_out.into(), None, &words.held_out),
    ];
    let mut lines: Vec<String> = Vec::new();
    for (sign, color, word) in entries {
        let entry = match color.filter(|_| style.color) {
            Some(color) => format!("{} {word}", colored(&sign, color, false)),
            None => format!("{sign} {word}"),
        };
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(&entry) <= columns => {
                line.push_str("   ");
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines
}

/// The glyphs of a plot.
struct Signs {
    axis: char,
    tick: char,
    corner: char,
    floor: char,
    fork: char,
    deployed: char,
    stopped: char,
    held_out: char,
    interval: char,
    /// Dots in a cell, across and down.
    dots: (usize, usize),
}

const FINE: Signs = Signs {
    axis: '│',
    tick: '┤',
    corner: '└',
    floor: '─',
    fork: '┊',
    deployed: '★',
    stopped: '■',
    held_out: '┼',
    interval: '│',
    dots: (2, 4),
};

const ASCII: Signs = Signs {
    axis: '|',
    tick: '+',
    corner: '+',
    floor: '-',
    fork: '|',
    deployed: '*',
    stopped: '#',
    held_out: '+',
    interval: '|',
    dots: (1, 1),
};

impl Signs {
    fn of(style: Style) -> &'static Signs {
        if style.plain { &ASCII } else { &FINE }
    }

    fn is_plain(&self) -> bool {
        self.dots == (1, 1)
    }

    fn marker(&self, role: Role) -> Marker {
        match role {
            _ if !self.is_plain() => Marker::Braille,
            Role::Ghost => Marker::Custom('-'),
            Role::Train => Marker::Custom('.'),
            Role::Validation => Marker::Custom('o'),
        }
    }

    /// Every how many dots of a line one is drawn: without color the lines are told apart by this.
    fn step(&self, role: Role) -> usize {
        match role {
            Role::Ghost if !self.is_plain() => 4,
            Role::Train if !self.is_plain() => 2,
            _ => 1,
        }
    }

    /// A short piece of a line, for the legend.
    fn sample(&self, role: Role) -> String {
        let sample = match self.marker(role) {
            Marker::Custom(sign) => return sign.to_string().repeat(3),
            _ => role,
        };
        match sample {
            Role::Ghost => "⠂ ⠂",
            Role::Train => "⠂⠂⠂",
            Role::Validation => "⠒⠒⠒",
        }
        .to_owned()
    }
}

/// Colors of the 256 that can be read on black and on white, near those of the picture on paper.
fn ink(role: Role) -> u8 {
    match role {
        Role::Ghost => 244,
        Role::Train => 32,
        Role::Validation => 166,
    }
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
        for &tick in &self.chart.y.ticks {
            let (_, row) = self.cell_of((0.0, tick));
            self.write((0, row), &format!("{:>4}", number(tick) + "%"));
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
        let draw = |context: &mut ratatui_widgets::canvas::Context<'_>| {
            for series in &chart.series {
                let path = path(chart, &chart.visible(series), grid);
                context.marker(signs.marker(series.role));
                context.draw(&Dots {
                    places: path.into_iter().step_by(signs.step(series.role)).collect(),
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
                Mark::Fork(_) => {}
                Mark::Stop(point) => self.sign(point, self.signs.stopped),
                Mark::Deployed(point) => self.sign(point, self.signs.deployed),
                Mark::HeldOut(mean, low, high) => self.held_out(mean, low, high),
            }
        }
    }

    fn held_out(&mut self, mean: f64, low: f64, high: f64) {
        let column = self.area.right() + 1;
        let row = |percent| self.cell_of((0.0, percent)).1;
        let (mean_row, rows) = (row(mean), row(high)..=row(low));
        for row in rows {
            self.put((column, row), self.signs.interval);
        }
        self.put((column, mean_row), self.signs.held_out);
        self.write((column + 1, mean_row), &format!("{mean:.1}"));
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
            let (column, row) = self.cell_of(end);
            let width = word.width() as u16;
            let beside = (2..6).map(|step| (column + step, i32::from(row)));
            let start = (column + 1).saturating_sub(width).max(self.area.left() + 1);
            let above =
                [away, -away, 2 * away, -2 * away].map(|step| (start, i32::from(row) + step));
            let place = beside
                .chain(above)
                .filter_map(|(column, row)| Some((column, u16::try_from(row).ok()?)))
                .find(|&place| self.is_free(place, width));
            if let Some(place) = place {
                self.write(place, word);
                self.tint(place, width, ink(role));
            }
        }
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

/// Places on the grid of dots, all in one color.
struct Dots {
    places: Vec<(usize, usize)>,
    color: Color,
}

impl Shape for Dots {
    fn draw(&self, painter: &mut Painter<'_, '_>) {
        for &(x, y) in &self.places {
            painter.paint(x, y, self.color);
        }
    }
}

/// Dots from the first point to the last without a hole; the points of one column count as their mean.
fn path(chart: &Chart, points: &[Point], grid: (usize, usize)) -> Vec<(usize, usize)> {
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
fn dot(chart: &Chart, (x, y): Point, (across, down): (usize, usize)) -> (usize, usize) {
    let place = |share: f64, n: usize| (share * (n - 1) as f64).round() as usize;
    (
        place(chart.x.share(x), across),
        place(1.0 - chart.y.share(y), down),
    )
}

/// With two decimals at most.
fn number(tick: f64) -> String {
    ((tick * 100.0).round() / 100.0).to_string()
}

/// A row of cells as text, with escape sequences only when `color`.
fn said(row: &[Cell], color: bool) -> String {
    let mut line = String::new();
    let mut covered = 0;
    for cell in row {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = cell.symbol().width().saturating_sub(1);
        let bold = cell.modifier.contains(Modifier::BOLD);
        match cell.fg {
            Color::Indexed(ink) if color => line.push_str(&colored(cell.symbol(), ink, bold)),
            _ => line.push_str(cell.symbol()),
        }
    }
    line
}

fn colored(text: &str, color: u8, bold: bool) -> String {
    let mut style = anstyle::Style::new().fg_color(Some(Ansi256Color(color).into()));
    if bold {
        style = style.bold();
    }
    format!("{style}{text}{style:#}")
}

/// Columns a line takes; escape sequences for color take none.
fn width(line: &str) -> usize {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().map_or(0, UnicodeWidthStr::width);
    let rest = parts.map(|part| part.split_once('m').map_or(0, |(_, text)| text.width()));
    first + rest.sum::<usize>()
}

#[cfg(test)]
mod tests {
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
        Words::of(|message| message.id.replace("chart-", ""))
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
            x: Axis::of(0.0, 40.0, 4),
            y: Axis::of(50.0, 100.0, 4),
            series: vec![
                series(Role::Ghost, |epoch| validation(epoch) - 3.0, 40),
                series(Role::Train, |epoch| 60.0 + epoch, 40),
                series(Role::Validation, validation, 40),
            ],
            marks: vec![
                Mark::Fork(10.0),
                Mark::HeldOut(64.25, 58.0, 70.0),
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
        insta::assert_snapshot!(drawn(&chart(), PLAIN), @"");
    }

    #[test]
    fn lines_are_told_apart_by_their_dots() {
        insta::assert_snapshot!(drawn(&chart(), DOTS), @"");
    }

    #[test]
    fn a_stopped_run_leaves_the_ghost_alone() {
        insta::assert_snapshot!(drawn(&stopped(), DOTS), @"");
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

    #[test]
    fn blocks_stand_beside_each_other() {
        let block = |lines: &[&str]| {
            lines
                .iter()
                .map(|&line| line.to_owned())
                .collect::<Vec<_>>()
        };
        let left = block(&["\u{1b}[1m가\u{1b}[0m", "abcd"]);
        let right = block(&["x", "y", "z"]);
        assert_eq!(
            beside(&left, &right, 2),
            ["\u{1b}[1m가\u{1b}[0m    x", "abcd  y", "      z"]
        );
        assert_eq!(beside(&left, &[], 2), left);
        assert_eq!(beside(&[], &right, 0), right);
    }

    #[test]
    fn a_legend_keeps_within_its_columns() {
        for style in [PLAIN, DOTS, COLOR] {
            let lines = legend(30, style, &words());
            assert!(lines.iter().all(|line| width(line) <= 30), "{lines:?}");
            assert_eq!(lines.concat().matches("held-out").count(), 1);
        }
        assert!(legend(80, PLAIN, &words()).concat().is_ascii());
    }

    #[test]
    fn a_path_has_no_hole() {
        let mut chart = chart();
        chart.series[1].line = vec![(0.0, 50.0), (1.0, 100.0), (40.0, 60.0)];
        let path = path(&chart, &chart.series[1].line, (54, 36));
        assert_eq!((path[0], path[path.len() - 1]), ((0, 35), (53, 28)));
        for pair in path.windows(2) {
            let step = pair[0]
                .0
                .abs_diff(pair[1].0)
                .max(pair[0].1.abs_diff(pair[1].1));
            assert_eq!(step, 1, "{pair:?}");
        }
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
            let mut chart = crate::chart::alone(&band);
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
