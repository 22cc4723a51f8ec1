//! Panels: the five pictures of a comparison beside one another, each under its heading.

use super::plot::{self, Size, Style};
use super::screen::{Screen, padded};
use crate::chart::{self, Panel, Words};
use crate::lab::{Comparison, describe};

/// All panels as lines of text, two in a row where two fit.
pub(super) fn lines(screen: &Screen, comparison: &Comparison) -> Vec<String> {
    let words = Words::of(comparison.metric, |message| screen.say(message));
    let style = Style {
        color: screen.color,
        plain: screen.plain,
    };
    let columns = screen.columns.min(160);
    let (per_row, width) = if columns >= 78 {
        (2, (columns - 2) / 2)
    } else {
        (1, columns)
    };
    let size = Size {
        columns: width as u16,
        rows: 12,
    };
    let mut lines = Vec::new();
    for row in headed(screen, comparison).chunks(per_row) {
        let blocks = row.iter().map(|(panel, heading)| {
            let cut = screen.ascii(cut(heading, width));
            let mut block = vec![screen.bold(&padded(&cut, width))];
            block.extend(plot::lines(&panel.chart, size, style, &words));
            block
        });
        lines.extend(
            blocks
                .reduce(|left, right| plot::beside(&left, &right, 2))
                .unwrap_or_default(),
        );
        lines.push(String::new());
    }
    lines.extend(plot::legend(columns, style, &words));
    lines.push(String::new());
    lines
}

/// Each panel with its heading: label, key or not, what is changed.
pub(super) fn headed(screen: &Screen, comparison: &Comparison) -> Vec<(Panel, String)> {
    let heading = |panel: &Panel| {
        let option = comparison
            .options
            .iter()
            .find(|option| option.label == panel.label)?;
        let change = screen.say(&describe(&option.trained.as_ref()?.intervention));
        let sign = if panel.is_key { screen.right() } else { "" };
        Some(format!("{} {sign}{change}", panel.label))
    };
    let panels = chart::panels(comparison).into_iter();
    panels
        .map(|panel| {
            (
                heading(&panel).unwrap_or_else(|| panel.label.clone()),
                panel,
            )
        })
        .map(|(h, p)| (p, h))
        .collect()
}

/// As much of `text` as fits into `columns`, with `…` where it is cut.
fn cut(text: &str, columns: usize) -> String {
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |sign: &char| {
        used += sign.width().unwrap_or(0);
        used <= columns
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_cut_by_display_columns() {
        assert_eq!(cut("조기 종료", 9), "조기 종료");
        assert_eq!(cut("조기 종료", 6), "조기 …");
        assert_eq!(cut("abc", 2), "a…");
    }
}
