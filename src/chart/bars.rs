//! Bars: what each option costs, in epochs, and whether a person has to act.

use super::Axis;
use crate::lab::Comparison;

/// A bar for each option that was trained.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Epochs, from 0.
    pub x: Axis,
    /// In the order of the options.
    pub rows: Vec<Bar>,
}

/// One option's cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub is_key: bool,
    /// In epochs of the baseline, the mean over seeds.
    pub epochs: f64,
    pub person_acts: bool,
}

impl Bars {
    #[must_use]
    pub fn of(comparison: &Comparison) -> Bars {
        let bar = |option: &crate::lab::OptionResult| {
            let trained = option.trained.as_ref()?;
            Some(Bar {
                label: option.label.clone(),
                is_key: option.is_key,
                epochs: f64::from(trained.summary.cost),
                person_acts: trained.upkeep.person_acts,
            })
        };
        let rows: Vec<Bar> = comparison.options.iter().filter_map(bar).collect();
        let most = rows.iter().map(|bar| bar.epochs).fold(1.0, f64::max);
        Bars {
            x: Axis::of(0.0, most, 4),
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::forest::tests::comparison;
    use crate::lab::TaskName;

    #[test]
    fn every_trained_option_has_a_bar_on_one_axis() {
        let options = [Some((0.5, 90.0)), None, Some((0.5, 400.0))];
        let bars = Bars::of(&comparison(TaskName::Image, &options));
        let said: Vec<_> = bars
            .rows
            .iter()
            .map(|bar| (&*bar.label, bar.epochs))
            .collect();
        assert_eq!(said, [("A", 90.0), ("C", 400.0)]);
        assert_eq!((bars.rows[0].is_key, bars.rows[1].is_key), (true, false));
        assert_eq!((bars.x.low, bars.x.high), (0.0, 400.0));
        assert!(
            bars.rows[0].person_acts,
            "nothing is changed, so somebody must"
        );
    }
}
