//! Signs: the glyphs, dots and colors of a plot, and the legend that explains them.

use anstyle::{Ansi256Color, Color};
use ratatui_core::symbols::Marker;

use super::Style;
use super::row::width;
use crate::chart::{Role, Words};

/// One way of drawing everything in a plot.
pub(super) struct Signs {
    pub(super) axis: char,
    pub(super) tick: char,
    pub(super) corner: char,
    pub(super) floor: char,
    pub(super) fork: char,
    pub(super) deployed: char,
    pub(super) stopped: char,
    pub(super) held_out: char,
    pub(super) interval: char,
    /// Dots in a cell, across and down.
    pub(super) dots: (usize, usize),
    /// In the order of the roles.
    strokes: [Stroke; 3],
}

/// How a line is drawn.
pub(super) struct Stroke {
    pub(super) marker: Marker,
    /// Every how many dots of the line one is drawn: without color, lines are told apart by this.
    pub(super) step: usize,
    sample: &'static str,
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
    strokes: [
        Stroke::new(Marker::Braille, 4, "⠂ ⠂"),
        Stroke::new(Marker::Braille, 2, "⠂⠂⠂"),
        Stroke::new(Marker::Braille, 1, "⠒⠒⠒"),
    ],
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
    strokes: [
        Stroke::new(Marker::Custom('-'), 1, "---"),
        Stroke::new(Marker::Custom('.'), 1, "..."),
        Stroke::new(Marker::Custom('o'), 1, "ooo"),
    ],
};

impl Stroke {
    const fn new(marker: Marker, step: usize, sample: &'static str) -> Stroke {
        Stroke {
            marker,
            step,
            sample,
        }
    }
}

impl Signs {
    pub(super) fn of(style: Style) -> &'static Signs {
        if style.plain { &ASCII } else { &FINE }
    }

    pub(super) fn stroke(&self, role: Role) -> &Stroke {
        &self.strokes[role as usize]
    }
}

/// The color of a line: of the 256, one that can be read on black and on white, near that of the picture on paper.
pub(super) fn ink(role: Role) -> u8 {
    match role {
        Role::Ghost => 244,
        Role::Train => 32,
        Role::Validation => 166,
    }
}

/// What the signs of a plot mean, in lines of at most `columns` columns; an entry wider than that has its own line.
#[must_use]
pub(crate) fn legend(columns: usize, style: Style, words: &Words) -> Vec<String> {
    let signs = Signs::of(style);
    let line = |role, word| {
        let color = style.color.then(|| Color::from(Ansi256Color(ink(role))));
        let style = anstyle::Style::new().fg_color(color);
        format!("{style}{}{style:#} {word}", signs.stroke(role).sample)
    };
    let entries = [
        line(Role::Train, &words.train),
        line(Role::Validation, &words.validation),
        line(Role::Ghost, &words.unchanged),
        format!("{} {}", signs.fork, words.fork),
        format!("{} {}", signs.deployed, words.deployed),
        format!("{} {}", signs.stopped, words.stopped),
        format!("{} {}", signs.held_out, words.held_out),
    ];
    let mut lines: Vec<String> = Vec::new();
    for entry in entries {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(style: Style) -> String {
        let words = Words::of(crate::lab::Metric::Accuracy, |message| {
            message.id.replace("chart-", "")
        });
        let lines = legend(30, style, &words);
        assert!(lines.iter().all(|line| width(line) <= 30), "{lines:?}");
        lines.join("\n")
    }

    #[test]
    fn a_legend_keeps_within_its_columns() {
        let [color, plain] = [false, true];
        let legend = check(Style { color, plain });
        insta::assert_snapshot!(legend, @r"
        ... train   ooo validation
        --- unchanged   | fork
        * deployed   # stopped
        + held-out
        ");
    }

    #[test]
    fn color_takes_no_column() {
        let [color, plain] = [true, false];
        let legend = check(Style { color, plain });
        assert!(legend.contains("\u{1b}[38;5;32m⠂⠂⠂\u{1b}[0m train"));
    }
}
