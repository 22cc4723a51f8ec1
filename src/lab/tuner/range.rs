//! Range: the values that a hyperparameter may take, and how they are spread over the unit interval. One range is known
//! here; all ranges together are in `space.rs`.

use libm::{exp, log};

use super::knob::{Kind, Knob};
use crate::lab::change::Change;
use crate::lab::setting::{Defect, Setting};
use crate::lab::technique::Technique;
use crate::message::Message;

/// `ContinuousParameter`, `IntegerParameter` or `CategoricalParameter`.
#[derive(Clone, Debug, PartialEq)]
pub enum Range {
    Continuous(Span),
    /// Both ends are whole.
    Integer(Span),
    /// One or more values, no two alike.
    Categorical(Vec<Setting>),
}

/// From `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub low: f64,
    pub high: f64,
    pub scaling: Scaling,
}

/// `scaling_type`: on which scale values are equally likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// Logarithmic where the span is above 0 and at least tenfold, else linear. SageMaker does not say how it chooses.
    Auto,
    Linear,
    /// Above 0 only.
    Logarithmic,
    /// Logarithmic in the distance from 1; within 0 ..< 1 only.
    ReverseLogarithmic,
}

impl Scaling {
    /// The SDK's names, and a short one for typing.
    const NAMES: [(&'static str, Scaling); 5] = [
        ("Auto", Scaling::Auto),
        ("Linear", Scaling::Linear),
        ("Logarithmic", Scaling::Logarithmic),
        ("ReverseLogarithmic", Scaling::ReverseLogarithmic),
        ("log", Scaling::Logarithmic),
    ];
}

impl Range {
    /// Reads `0.0001..0.003:log`, `0..0.5` or `16,32,64`. Every value must be one that the knob takes.
    ///
    /// # Errors
    /// What is no range, or holds a value that the knob refuses, or has a scale that does not fit its ends.
    pub fn read(knob: Knob, written: &Setting) -> Result<Range, Defect> {
        let text = written.to_string();
        let (ends, scaling) = text.split_once(':').unwrap_or((&text, "Auto"));
        let range = match ends.split_once("..") {
            Some((low, high)) => Range::between(knob, low, high, scaling)?,
            None => Range::choices(&text)?,
        };
        range.check()?;
        for value in range.ends() {
            Technique::read(knob.name, &[])
                .and_then(|technique| Change::read(technique, &value))
                .map_err(without_path)?;
        }
        Ok(range)
    }

    fn between(knob: Knob, low: &str, high: &str, scaling: &str) -> Result<Range, Defect> {
        let scaling = Setting::Text(scaling.to_owned()).one_of(&Scaling::NAMES)?;
        let end = |text: &str| {
            text.trim()
                .parse::<f64>()
                .ok()
                .filter(|end| end.is_finite())
        };
        let (Some(low), Some(high)) = (end(low), end(high)) else {
            return Err(not_a_range(&format!("{low}..{high}")));
        };
        let span = Span { low, high, scaling };
        match knob.kind {
            Kind::Continuous => Ok(Range::Continuous(span)),
            Kind::Integer if low.fract() == 0.0 && high.fract() == 0.0 => Ok(Range::Integer(span)),
            Kind::Integer | Kind::Categorical => Err(not_a_range(&format!("{low}..{high}"))),
        }
    }

    fn choices(text: &str) -> Result<Range, Defect> {
        let choice = |word: &str| match word.trim().parse::<f64>() {
            Ok(number) => Setting::Number(number),
            Err(_) => Setting::Text(word.trim().to_owned()),
        };
        let choices: Vec<Setting> = text.split(',').map(choice).collect();
        let twice = (1..choices.len()).find(|&place| choices[..place].contains(&choices[place]));
        if let Some(place) = twice {
            let message = Message::new("lab-tuner-choice-twice");
            return Err(rule(
                message.with("value", choices[place].to_string()),
                "lab-hint-tuner-once",
            ));
        }
        Ok(Range::Categorical(choices))
    }

    /// The values between which, or of which, the range consists.
    fn ends(&self) -> Vec<Setting> {
        match self {
            Range::Categorical(choices) => choices.clone(),
            Range::Continuous(span) | Range::Integer(span) => {
                vec![Setting::Number(span.low), Setting::Number(span.high)]
            }
        }
    }

    /// Ends in order, and a scale that fits them.
    fn check(&self) -> Result<(), Defect> {
        let (Range::Continuous(span) | Range::Integer(span)) = self else {
            return Ok(());
        };
        let reverse = span.scaling == Scaling::ReverseLogarithmic;
        let (message, hint) = if span.low > span.high {
            ("lab-tuner-low-above-high", "lab-hint-tuner-low-above-high")
        } else if span.scaling == Scaling::Logarithmic && span.low <= 0.0 {
            ("lab-tuner-log-not-above-zero", "lab-hint-tuner-log")
        } else if reverse && matches!(self, Range::Integer(_)) {
            (
                "lab-tuner-reverse-log-integer",
                "lab-hint-tuner-reverse-log-integer",
            )
        } else if reverse && !(span.low >= 0.0 && span.high < 1.0) {
            (
                "lab-tuner-reverse-log-outside",
                "lab-hint-tuner-reverse-log",
            )
        } else {
            return Ok(());
        };
        let message = Message::new(message)
            .with("low", span.low.to_string())
            .with("high", span.high.to_string());
        Err(rule(message, hint))
    }

    /// Coordinates that a value takes in the unit cube: one, or one for each choice.
    pub(super) fn n_coordinates(&self) -> usize {
        match self {
            Range::Continuous(_) | Range::Integer(_) => 1,
            Range::Categorical(choices) => choices.len(),
        }
    }

    /// The value at coordinates in 0 ..= 1. Uniform coordinates give uniform values on the scale of the range: each
    /// whole number has an equal share of it, and the choice with the largest coordinate is taken.
    pub(super) fn value_at(&self, coordinates: &[f64]) -> Setting {
        match self {
            Range::Continuous(span) => Setting::Number(span.at(coordinates[0])),
            Range::Integer(span) => {
                let value = span.with_edges().at(coordinates[0]).round();
                Setting::Number(value.clamp(span.low, span.high))
            }
            Range::Categorical(choices) => {
                let largest = (1..choices.len()).fold(0, |best, place| {
                    if coordinates[place] > coordinates[best] {
                        place
                    } else {
                        best
                    }
                });
                choices[largest].clone()
            }
        }
    }

    /// The coordinates of a value of this range.
    pub(super) fn coordinates_of(&self, value: &Setting) -> Vec<f64> {
        match (self, value) {
            (Range::Continuous(span), Setting::Number(number)) => vec![span.share_of(*number)],
            (Range::Integer(span), Setting::Number(number)) => {
                vec![span.with_edges().share_of(*number)]
            }
            (Range::Categorical(choices), value) => {
                let is_it = |choice: &Setting| f64::from(u8::from(choice == value));
                choices.iter().map(is_it).collect()
            }
            _ => vec![0.5],
        }
    }
}

impl Span {
    /// The value at a share of the scaled span.
    fn at(self, share: f64) -> f64 {
        let Span { low, high, .. } = self;
        let between = |low: f64, high: f64| low + share * (high - low);
        let value = match self.scale() {
            Scaling::Logarithmic => exp(between(log(low), log(high))),
            Scaling::ReverseLogarithmic => 1.0 - exp(between(log(1.0 - low), log(1.0 - high))),
            Scaling::Linear | Scaling::Auto => between(low, high),
        };
        value.clamp(low, high)
    }

    /// Where a value lies in the scaled span, 0 ..= 1.
    fn share_of(self, value: f64) -> f64 {
        let scaled = |value: f64| match self.scale() {
            Scaling::Logarithmic => log(value),
            Scaling::ReverseLogarithmic => -log(1.0 - value),
            Scaling::Linear | Scaling::Auto => value,
        };
        let (low, high) = (scaled(self.low), scaled(self.high));
        if high > low {
            ((scaled(value) - low) / (high - low)).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }

    /// The scale with `Auto` resolved.
    fn scale(self) -> Scaling {
        match self.scaling {
            Scaling::Auto if self.low > 0.0 && self.high >= 10.0 * self.low => Scaling::Logarithmic,
            Scaling::Auto => Scaling::Linear,
            chosen => chosen,
        }
    }

    /// Half a step wider on both sides, so that the first and the last whole number have a whole share.
    fn with_edges(self) -> Span {
        Span {
            low: self.low - 0.5,
            high: self.high + 0.5,
            scaling: self.scale(),
        }
    }
}

fn rule(message: Message, hint: &'static str) -> Defect {
    Defect {
        path: Vec::new(),
        message,
        hint: Some(Message::new(hint)),
    }
}

fn not_a_range(written: &str) -> Defect {
    rule(
        Message::new("lab-tuner-not-a-range").with("value", written),
        "lab-hint-tuner-range",
    )
}

/// The knob's name is put in front by whoever reads all ranges.
fn without_path(defect: Defect) -> Defect {
    Defect {
        path: Vec::new(),
        ..defect
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::Seed;
    use proptest::prelude::*;

    fn read(name: &str, text: &str) -> Result<Range, Defect> {
        Range::read(
            Knob::named(name).expect("a knob"),
            &Setting::Text(text.to_owned()),
        )
    }

    fn refused(name: &str, text: &str, message: &str) {
        assert_eq!(
            read(name, text).expect_err(text).message.id,
            message,
            "{text}"
        );
    }

    fn number(setting: &Setting) -> f64 {
        match setting {
            Setting::Number(number) => *number,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn ranges_are_read_as_they_are_typed() {
        let span = |low, high, scaling| Span { low, high, scaling };
        assert_eq!(
            read("learning_rate", "0.0001..0.003:log"),
            Ok(Range::Continuous(span(0.0001, 0.003, Scaling::Logarithmic)))
        );
        assert_eq!(
            read("batch_size", "8..64"),
            Ok(Range::Integer(span(8.0, 64.0, Scaling::Auto)))
        );
        let choices = [8.0, 16.0].map(Setting::Number).to_vec();
        assert_eq!(read("batch_size", "8, 16"), Ok(Range::Categorical(choices)));
    }

    #[test]
    fn what_cannot_be_searched_is_refused() {
        refused("learning_rate", "0.01..0.001", "lab-tuner-low-above-high");
        refused("dropout", "0..0.5:log", "lab-tuner-log-not-above-zero");
        refused(
            "learning_rate",
            "0.1..1:ReverseLogarithmic",
            "lab-tuner-reverse-log-outside",
        );
        refused(
            "batch_size",
            "8..64:ReverseLogarithmic",
            "lab-tuner-reverse-log-integer",
        );
        refused("batch_size", "8..16.5", "lab-tuner-not-a-range");
        refused("dropout", "0..inf", "lab-tuner-not-a-range");
        refused("dropout", "0..", "lab-tuner-not-a-range");
        refused("dropout", "0..0.5:lgo", "lab-setting-unknown-name");
        refused("dropout", "0..0.95", "lab-setting-outside");
        refused("dropout", "0.1,half", "lab-setting-outside");
        refused("batch_size", "8,16,8", "lab-tuner-choice-twice");
    }

    #[test]
    fn whole_numbers_and_choices_have_equal_shares() {
        let mut dice = Seed(5).stream("test", &[]);
        for range in [
            read("batch_size", "3..5:Linear"),
            read("batch_size", "3,4,5"),
        ] {
            let range = range.expect("a range");
            let mut counts = [0; 3];
            for _ in 0..6000 {
                let point: Vec<f64> = (0..range.n_coordinates())
                    .map(|_| f64::from(dice.unit()))
                    .collect();
                counts[number(&range.value_at(&point)) as usize - 3] += 1;
            }
            assert!(
                counts.iter().all(|n| (1850..2150).contains(n)),
                "{counts:?}"
            );
        }
    }

    #[test]
    fn logarithmic_is_uniform_in_the_logarithm() {
        let half = |name, text| number(&read(name, text).expect(text).value_at(&[0.5]));
        assert!((half("learning_rate", "0.0001..0.01:log") - 0.001).abs() < 1e-9);
        assert!((half("learning_rate", "0.0001..0.01") - 0.001).abs() < 1e-9);
        assert!((half("learning_rate", "0.001..0.009") - 0.005).abs() < 1e-9);
        assert!(
            (half("dropout", "0..0.9:ReverseLogarithmic") - (1.0 - 0.1_f64.sqrt())).abs() < 1e-9
        );
        assert!((half("dropout", "0..0.9") - 0.45).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn values_stay_in_their_range_and_lead_back(share in 0.0..=1.0_f64, scale in 0..4_usize) {
            let (scaling, low, high) = [
                (Scaling::Linear, 0.0, 0.5),
                (Scaling::Logarithmic, 1e-4, 3e-3),
                (Scaling::ReverseLogarithmic, 0.0, 0.99),
                (Scaling::Auto, 1.0, 64.0),
            ][scale];
            let span = Span { low, high, scaling };
            let continuous = Range::Continuous(span);
            let value = continuous.value_at(&[share]);
            prop_assert!((low..=high).contains(&number(&value)));
            prop_assert!((continuous.coordinates_of(&value)[0] - share).abs() < 1e-6);
            if scaling == Scaling::Auto {
                let integer = Range::Integer(span);
                let value = integer.value_at(&[share]);
                prop_assert!((low..=high).contains(&number(&value)) && number(&value).fract() == 0.0);
                prop_assert_eq!(integer.value_at(&integer.coordinates_of(&value)), value);
            }
        }
    }
}
