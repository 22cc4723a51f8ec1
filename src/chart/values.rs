//! Values: the numbers behind a chart as a table, for those who would rather read them.

use super::{Chart, Mark, Role, number_of};

/// An epoch, at most some forty of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRow {
    pub epoch: usize,
    /// `None` after the line has ended.
    pub train: Option<Reading>,
    pub validation: Option<Reading>,
    /// Validation when nothing is changed.
    pub unchanged: Option<Reading>,
    /// What stands at this epoch: the fork, the stop, the deployed weights.
    pub marks: Vec<Mark>,
}

/// A value without its unit, as in `68.9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub mean: String,
    /// The ends of the band, if there is one.
    pub band: Option<(String, String)>,
}

/// Rows at round epochs; the first, the last and those with a mark come on top.
const ROUND_ROWS: usize = 40;

impl Chart {
    /// The chart's numbers at round epochs and wherever a mark stands.
    #[must_use]
    pub fn values(&self) -> Vec<ValueRow> {
        let lengths = self.series.iter().map(|series| series.line.len());
        let last = lengths.max().unwrap_or(0);
        let step = step(last);
        let is_told = |epoch: &usize| {
            let marked = || self.marks.iter().any(|mark| stands_at(mark, *epoch));
            epoch.is_multiple_of(step) || *epoch == 1 || *epoch == last || marked()
        };
        let row = |epoch: usize| ValueRow {
            epoch,
            train: self.reading(Role::Train, epoch),
            validation: self.reading(Role::Validation, epoch),
            unchanged: self.reading(Role::Ghost, epoch),
            marks: {
                let marks = self.marks.iter().copied();
                marks.filter(|mark| stands_at(mark, epoch)).collect()
            },
        };
        (1..=last).filter(is_told).map(row).collect()
    }

    fn reading(&self, role: Role, epoch: usize) -> Option<Reading> {
        let series = self.series(role)?;
        let &(_, mean) = series.line.get(epoch - 1)?;
        let said = |value| number_of(self.metric, value);
        let band = series.band.get(epoch - 1);
        Some(Reading {
            mean: said(mean),
            band: band.map(|&(_, low, high)| (said(low), said(high))),
        })
    }
}

/// Whether a mark is of this epoch alone.
fn stands_at(mark: &Mark, epoch: usize) -> bool {
    match *mark {
        Mark::Fork(x) | Mark::Stop((x, _)) | Mark::Deployed((x, _)) => x == epoch as f64,
        Mark::Patience { .. } | Mark::Restored { .. } | Mark::HeldOut(..) => false,
    }
}

/// The least of 1, 2 and 5 times a power of ten by which few enough rows lead to `last`.
fn step(last: usize) -> usize {
    let powers = std::iter::successors(Some(1), |power| Some(10 * power));
    let mut steps = powers.flat_map(|power| [power, 2 * power, 5 * power]);
    steps
        .find(|step| last / step <= ROUND_ROWS)
        .expect("steps grow without end")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Series, alone};
    use crate::lab::{Curve, CurveBand, Metric};

    /// A line of so many epochs that stands at 50 %, its band 10 points wide, and unchanged twice as long.
    fn chart(epochs: usize) -> Chart {
        let level = |value: f32| Curve {
            train: vec![value; epochs],
            validation: vec![value; epochs],
        };
        let band = CurveBand {
            mean: level(0.5),
            low: level(0.45),
            high: level(0.55),
        };
        let mut chart = alone(&band, Metric::Accuracy);
        chart.series.push(Series {
            role: Role::Ghost,
            line: (1..=2 * epochs).map(|x| (x as f64, 40.0)).collect(),
            band: Vec::new(),
        });
        chart
    }

    #[test]
    fn epochs_are_round_and_few() {
        let check = |epochs: usize, n: usize, second: usize| {
            let values = chart(epochs).values();
            assert_eq!((values.len(), values[1].epoch), (n, second));
            assert_eq!(values.last().map(|row| row.epoch), Some(2 * epochs));
        };
        check(2, 4, 2);
        check(20, 40, 2);
        check(21, 22, 2);
        check(200, 41, 10);
        check(206, 22, 20);
        check(1000, 41, 50);
        assert_eq!(chart(0).values(), []);
    }

    #[test]
    fn a_marked_epoch_has_its_row() {
        let mut chart = chart(200);
        chart.marks = vec![Mark::Fork(100.0), Mark::Stop((83.0, 50.0))];
        let values = chart.values();
        let at = |epoch| values.iter().find(|row| row.epoch == epoch).expect("told");
        assert_eq!(at(83).marks, [Mark::Stop((83.0, 50.0))]);
        assert_eq!(at(100).marks, [Mark::Fork(100.0)]);
        assert_eq!(values.len(), 42);
    }

    #[test]
    fn a_line_that_has_ended_has_no_value() {
        let values = chart(200).values();
        let first = values[0].train.clone().expect("it begins");
        assert_eq!(first.mean, "50.0");
        assert_eq!(first.band, Some(("45.0".to_owned(), "55.0".to_owned())));
        let last = values.last().expect("rows");
        assert_eq!((&last.train, &last.validation), (&None, &None));
        let unchanged = last.unchanged.clone().expect("it goes on");
        assert_eq!((&*unchanged.mean, unchanged.band), ("40.0", None));
    }
}
