//! Table: the figures of a comparison, one row an option, or one block an option where a row does not fit.

use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, padded};
use crate::lab::{Comparison, Metric, OptionResult, Trained};
use crate::message::Message;

const HEADS: [&str; 5] = [
    "cli-head-held-out",
    "cli-head-difference",
    "cli-head-gap",
    "cli-head-epochs",
    "cli-head-acts",
];

/// Label, then a cell under each of [`HEADS`].
type Row = [String; 6];

pub(super) fn lines(screen: &Screen, comparison: &Comparison) -> Vec<String> {
    let rows = comparison
        .options
        .iter()
        .map(|option| row(screen, option, comparison.metric).to_vec());
    let has_key = comparison.options.iter().any(|option| option.is_key);
    let against = match &comparison.reference {
        Some(reference) if !has_key => {
            Message::new("cli-against").with("option", reference.as_str())
        }
        _ => Message::new("cli-against-key"),
    };
    let head = |id| {
        let head = Message::new(id).with("metric", comparison.metric.word());
        screen.say(&head.with("against", against.clone()))
    };
    let heads = HEADS.map(|id| match (id, comparison.metric) {
        ("cli-head-difference", Metric::Accuracy) => head("cli-head-difference-points"),
        _ => head(id),
    });
    laid_out(screen, &heads, &rows.collect::<Vec<_>>())
}

/// Rows of a label and a cell under each head, as a table, or as blocks where that does not fit.
pub(super) fn laid_out(screen: &Screen, heads: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let wide = beside(heads, rows);
    let fits = wide.iter().all(|line| line.width() <= screen.columns);
    let lines = if fits { wide } else { below(heads, rows) };
    lines.into_iter().map(|line| screen.ascii(line)).collect()
}

/// Columns as wide as their widest cell.
pub(super) fn beside(heads: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let head: Vec<String> = [&[String::new()], heads].concat();
    aligned(&[&[head], rows].concat())
}

/// Rows of as many cells each, in columns.
pub(super) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let widest = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .enumerate()
            .map(|(column, cell)| padded(cell, widest(column)));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Each figure on a line of its own.
fn below(heads: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        lines.push(row[0].clone());
        let named = heads
            .iter()
            .zip(&row[1..])
            .filter(|(_, cell)| !cell.is_empty());
        lines.extend(named.map(|(head, cell)| format!("  {head}: {cell}")));
    }
    lines
}

fn row(screen: &Screen, option: &OptionResult, metric: Metric) -> Row {
    let sign = if option.is_key { screen.right() } else { "" };
    let label = format!("{} {}", option.label, sign.trim_end());
    let Some(Trained {
        summary,
        against_key,
        upkeep,
        ..
    }) = &option.trained
    else {
        return [
            label,
            screen.word("cli-not-trained"),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ];
    };
    let held_out = summary.held_out;
    let difference = against_key.map_or_else(String::new, |against| {
        let change = metric.change(against.difference);
        let [mean, low, high] =
            [change.mean, change.low, change.high].map(|value| metric.signed(value));
        format!(
            "{mean} [{low}, {high}] {}",
            screen.word(against.class.word())
        )
    });
    [
        label,
        format!(
            "{} [{}, {}]",
            in_cell(screen, metric, held_out.mean),
            metric.number(held_out.low),
            metric.number(held_out.high)
        ),
        difference,
        metric.signed(summary.gap),
        format!("{:.0}", summary.cost),
        screen.word(upkeep.actor()),
    ]
}

/// A value in a cell: the unit of a share is short enough for it, that of a loss is known from the head.
fn in_cell(screen: &Screen, metric: Metric, value: f32) -> String {
    match metric {
        Metric::Accuracy => screen.say(&metric.value(value)),
        Metric::Auc | Metric::Loss => metric.number(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_does_not_fit_becomes_a_block() {
        let heads = ["정확도", "차이", "격차", "에폭", "사람"].map(str::to_owned);
        let rows = [["A +", "68.9", "", "+7.9", "87", "불필요"]
            .map(str::to_owned)
            .to_vec()];
        assert_eq!(
            beside(&heads, &rows)[1],
            "A +  68.9          +7.9  87    불필요"
        );
        assert_eq!(
            below(&heads, &rows)[..3],
            ["A +", "  정확도: 68.9", "  격차: +7.9"]
        );
    }
}
