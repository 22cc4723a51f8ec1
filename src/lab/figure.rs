//! Figures: values and differences of a metric as a person reads them. Shares are said in percent and points, areas under
//! a curve and losses as they are. A difference keeps the metric's own direction: a loss that fell is below 0.

use super::interval::Interval;
use super::metric::Metric;
use crate::message::Message;

impl Metric {
    /// A value in the unit of its axis: percent of a share, else as it is.
    #[must_use]
    pub fn shown(self, value: f32) -> f64 {
        match self {
            Metric::Accuracy => f64::from(value) * 100.0,
            Metric::Auc | Metric::Loss => f64::from(value),
        }
    }

    /// A value without its unit: `68.9`, `0.912`.
    #[must_use]
    pub fn number(self, value: f32) -> String {
        match self {
            Metric::Accuracy => format!("{:.1}", self.shown(value)),
            Metric::Auc | Metric::Loss => format!("{:.3}", self.shown(value)),
        }
    }

    /// A difference without its unit, signed: `+0.3`, `−4.8`, `0.0`.
    #[must_use]
    pub fn signed(self, difference: f32) -> String {
        let text = match self {
            Metric::Accuracy => format!("{:+.1}", self.shown(difference)),
            Metric::Auc | Metric::Loss => format!("{:+.3}", self.shown(difference)),
        };
        if text
            .chars()
            .all(|sign| matches!(sign, '+' | '-' | '0' | '.'))
        {
            text[1..].to_owned()
        } else {
            text.replace('-', "−")
        }
    }

    /// How the value itself changed, from how much better it became.
    #[must_use]
    pub fn change(self, gain: Interval) -> Interval {
        match self {
            Metric::Accuracy | Metric::Auc => gain,
            Metric::Loss => Interval {
                mean: -gain.mean,
                low: -gain.high,
                high: -gain.low,
            },
        }
    }

    /// Its name in words.
    #[must_use]
    pub fn word(self) -> Message {
        Message::new(match self {
            Metric::Accuracy => "lab-metric-accuracy",
            Metric::Auc => "lab-metric-auc",
            Metric::Loss => "lab-metric-loss",
        })
    }

    /// A value with its unit.
    #[must_use]
    pub fn value(self, value: f32) -> Message {
        self.in_words(
            ["lab-value-share", "lab-value-bare", "lab-value-loss"],
            self.number(value),
        )
    }

    /// A signed difference with its unit.
    #[must_use]
    pub fn difference(self, difference: f32) -> Message {
        let ids = ["lab-points", "lab-value-bare", "lab-value-loss"];
        self.in_words(ids, self.signed(difference))
    }

    /// The band with its unit.
    pub(super) fn band_in_words(self) -> Message {
        let ids = ["lab-band-share", "lab-value-bare", "lab-value-loss"];
        let number = match self {
            Metric::Accuracy => format!("{:.0}", self.shown(self.band())),
            Metric::Auc | Metric::Loss => self.band().to_string(),
        };
        self.in_words(ids, number)
    }

    fn in_words(self, [accuracy, auc, loss]: [&'static str; 3], number: String) -> Message {
        let id = match self {
            Metric::Accuracy => accuracy,
            Metric::Auc => auc,
            Metric::Loss => loss,
        };
        Message::new(id).with("number", number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(metric: Metric, difference: f32, said: &str) {
        assert_eq!(metric.signed(difference), said);
    }

    #[test]
    fn differences_are_signed_and_zero_is_not() {
        check(Metric::Accuracy, 0.0034, "+0.3");
        check(Metric::Accuracy, -0.048, "−4.8");
        check(Metric::Accuracy, 0.0001, "0.0");
        check(Metric::Accuracy, -0.0004, "0.0");
        check(Metric::Auc, 0.012, "+0.012");
        check(Metric::Loss, -0.0001, "0.000");
    }

    #[test]
    fn a_loss_that_grew_better_fell() {
        let gain = Interval {
            mean: 0.1,
            low: 0.05,
            high: 0.2,
        };
        let change = Metric::Loss.change(gain);
        assert_eq!((change.mean, change.low, change.high), (-0.1, -0.2, -0.05));
        assert_eq!(Metric::Auc.change(gain), gain);
    }
}
