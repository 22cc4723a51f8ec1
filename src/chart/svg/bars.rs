//! Bars: costs beside one another as a drawing for a page.

use super::{Plot, open, rect, rule, text};
use crate::chart::{Bar, Bars, Words};

const WIDTH: f64 = 340.0;
const LEFT: f64 = 36.0;
const TOP: f64 = 8.0;
const ACROSS: f64 = 180.0;
const ROW: f64 = 26.0;
const THICK: f64 = 12.0;
/// Ticks and what they are of.
const BELOW: f64 = 36.0;

#[must_use]
pub fn bars(bars: &Bars, words: &Words) -> String {
    let plot = Plot {
        left: LEFT,
        top: TOP,
        width: ACROSS,
        height: ROW * bars.rows.len() as f64,
    };
    let size = (WIDTH, plot.bottom() + BELOW);
    let rows = bars.rows.iter().enumerate();
    let rows = rows.map(|(place, bar)| of_row(plot, bars, place, bar, words));
    let parts = [
        open("bars", size, &described(bars, words), ""),
        axis(plot, bars, words),
    ];
    let drawing: String = parts.into_iter().chain(rows).collect();
    drawing + "</svg>"
}

fn axis(plot: Plot, bars: &Bars, words: &Words) -> String {
    let bottom = plot.bottom();
    let tick = |&tick: &f64| {
        let x = plot.x(&bars.x, tick);
        rule("grid", (x, plot.top), (x, bottom))
            + &text("quiet", (x, bottom + 14.0), "middle", &super::number(tick))
    };
    let ticks: String = bars.x.ticks.iter().map(tick).collect();
    let middle = f64::midpoint(plot.left, plot.right());
    ticks
        + &rule("axis", (plot.left, plot.top), (plot.left, bottom))
        + &text("quiet", (middle, bottom + 30.0), "middle", &words.paid)
}

/// A bar with its number behind it, and in the margin whether a person acts.
fn of_row(plot: Plot, bars: &Bars, place: usize, bar: &Bar, words: &Words) -> String {
    let y = plot.top + ROW * (place as f64 + 0.5);
    let end = plot.x(&bars.x, bar.epochs);
    let class = if bar.is_key { "cost key" } else { "cost" };
    let sign = if bar.is_key { " ✔" } else { "" };
    let label = format!("{}{sign}", bar.label);
    let epochs = format!("{:.0}", bar.epochs);
    let at_the_end = (end + 6.0, y + 4.0);
    text("heading", (4.0, y + 4.0), "start", &label)
        + &rect(
            class,
            (plot.left, y - THICK / 2.0),
            (end - plot.left, THICK),
        )
        + &text("number", at_the_end, "start", &epochs)
        + &text("quiet", (WIDTH - 4.0, y + 4.0), "end", acts(bar, words))
}

fn acts<'a>(bar: &Bar, words: &'a Words) -> &'a str {
    if bar.person_acts {
        &words.person_acts
    } else {
        &words.nobody_acts
    }
}

fn described(bars: &Bars, words: &Words) -> String {
    let row = |bar: &Bar| format!("{}: {:.0}, {}", bar.label, bar.epochs, acts(bar, words));
    let rows: Vec<String> = bars.rows.iter().map(row).collect();
    format!("{}. {}.", words.paid, rows.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Axis;
    use crate::chart::svg::tests::{check_for_a_page, words};

    #[test]
    fn a_bar_is_as_long_as_its_option_costs() {
        let bar = |label: &str, epochs, is_key| Bar {
            label: label.to_owned(),
            is_key,
            epochs,
            person_acts: !is_key,
        };
        let svg = super::bars(
            &Bars {
                x: Axis::of(0.0, 400.0, 4),
                rows: vec![bar("A", 100.0, true), bar("<B>", 400.0, false)],
            },
            &words(),
        );
        check_for_a_page(&svg);
        assert!(
            svg.contains(r#"<rect class="cost key" x="36" y="15" width="45" height="12"/>"#),
            "{svg}"
        );
        assert!(
            svg.contains(r#"<rect class="cost" x="36" y="41" width="180" height="12"/>"#),
            "{svg}"
        );
        assert!(
            svg.contains("A: 100, nobody-acts; &lt;B&gt;: 400, person-acts."),
            "{svg}"
        );
    }
}
