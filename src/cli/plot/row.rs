//! Row: cells as a line of text, how wide such a line is, and lines beside each other.

use anstyle::{Ansi256Color, Style};
use ratatui_core::buffer::Cell;
use ratatui_core::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A row of cells as text, with escape sequences only when `color`.
pub(super) fn said(row: &[Cell], color: bool) -> String {
    let mut covered = 0;
    let mut seen: Vec<&Cell> = row.iter().collect();
    seen.retain(|cell| {
        let hidden = covered > 0;
        covered = if hidden {
            covered - 1
        } else {
            cell.symbol().width().saturating_sub(1)
        };
        !hidden
    });
    let alike = seen.chunk_by(|one, next| style(one) == style(next));
    let piece = |cells: &[&Cell]| {
        let text: String = cells.iter().map(|cell| cell.symbol()).collect();
        let style = if color { style(cells[0]) } else { Style::new() };
        format!("{style}{text}{style:#}")
    };
    alike.map(piece).collect()
}

fn style(cell: &Cell) -> Style {
    let ink = match cell.fg {
        Color::Indexed(ink) => Some(Ansi256Color(ink).into()),
        _ => None,
    };
    let style = Style::new().fg_color(ink);
    if cell.modifier.contains(Modifier::BOLD) {
        style.bold()
    } else {
        style
    }
}

/// Columns a line takes; escape sequences for color take none.
pub(super) fn width(line: &str) -> usize {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().map_or(0, UnicodeWidthStr::width);
    let rest = parts.map(|part| part.split_once('m').map_or(0, |(_, text)| text.width()));
    first + rest.sum::<usize>()
}

/// Sets two blocks of lines beside each other, their first lines level, `gap` columns apart. Escape sequences for
/// color take no room.
#[must_use]
pub(crate) fn beside(left: &[String], right: &[String], gap: usize) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn block(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    fn check(left: &[&str], right: &[&str], gap: usize, lines: &[&str]) {
        assert_eq!(beside(&block(left), &block(right), gap), lines);
    }

    #[test]
    fn blocks_stand_beside_each_other() {
        let red = "\u{1b}[1m가\u{1b}[0m";
        check(
            &[red, "abcd"],
            &["x", "y", "z"],
            2,
            &[&format!("{red}    x"), "abcd  y", "      z"],
        );
        check(&["a", "b"], &["x"], 1, &["a x", "b"]);
        check(&["a"], &[], 2, &["a"]);
        check(&[], &["x"], 0, &["x"]);
    }

    #[test]
    fn cells_alike_share_one_escape_sequence() {
        let mut cells = vec![Cell::new("a"), Cell::new("b"), Cell::new("c")];
        for cell in &mut cells[1..] {
            cell.set_fg(Color::Indexed(32));
        }
        assert_eq!(said(&cells, true), "a\u{1b}[38;5;32mbc\u{1b}[0m");
        assert_eq!(said(&cells, false), "abc");
    }
}
