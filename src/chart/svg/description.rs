//! Description: what is drawn, for those who cannot see it.

use crate::chart::{Chart, Mark, Words, number_of};
use crate::lab::Metric;

/// The marks of a chart in words.
pub(super) fn of_marks(chart: &Chart, words: &Words) -> String {
    let marks = chart.marks.iter();
    let said: Vec<String> = marks
        .filter_map(|mark| of_mark(chart.metric, mark, words))
        .collect();
    said.join("; ")
}

/// `None` for the way back to the deployed epoch, which has its own words.
fn of_mark(metric: Metric, mark: &Mark, words: &Words) -> Option<String> {
    Some(match *mark {
        Mark::Fork(x) => format!("{} {x:.0}", words.fork),
        Mark::Patience { epochs, .. } => words.patience_of(epochs),
        Mark::Restored { .. } => return None,
        Mark::Stop((x, _)) => format!("{} {x:.0}", words.stopped),
        Mark::Deployed((x, _)) => format!("{} {x:.0}", words.deployed),
        Mark::HeldOut(mean, low, high) => {
            let [mean, low, high] = [mean, low, high].map(|value| number_of(metric, value));
            let unit = if metric == Metric::Accuracy { " %" } else { "" };
            format!("{}: {mean}{unit} ({low}–{high})", words.held_out)
        }
    })
}
