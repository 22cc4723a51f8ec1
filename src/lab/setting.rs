//! Settings: what a person wrote under `lab:`, before it is checked. YAML and command lines both become settings;
//! nothing here knows a file format. A wrong setting becomes a `Defect` with the path of names that leads to it.

use serde::{Deserialize, Serialize};

use crate::message::Message;
use crate::nearest::nearest;

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    Number(f64),
    Text(String),
    /// Names and values in the order written, each name once.
    Fields(Vec<(String, Setting)>),
    /// Something no setting can be: a list, a truth value, nothing.
    Other(String),
}

/// A quantity relative to what is there (`x4`) or by itself (`400`).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    Times(f32),
    Value(f32),
}

/// A setting that cannot be used: where, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Defect {
    /// The names that lead to it, outermost first: `["options", "C", "learning_rate"]`.
    pub path: Vec<String>,
    pub message: Message,
    pub hint: Option<Message>,
}

impl Setting {
    /// No training is longer.
    pub const MOST_EPOCHS: usize = 2_000;

    /// Names with numbers or words, as a test types them.
    #[cfg(test)]
    pub(super) fn typed(fields: &[(&str, &str)]) -> Setting {
        let value = |text: &str| {
            text.parse()
                .map_or(Setting::Text(text.to_owned()), Setting::Number)
        };
        let fields = fields.iter();
        Setting::Fields(
            fields
                .map(|&(name, text)| (name.to_owned(), value(text)))
                .collect(),
        )
    }

    /// # Errors
    /// When it is no map of names.
    pub fn fields(&self) -> Result<&[(String, Setting)], Defect> {
        match self {
            Setting::Fields(fields) => Ok(fields),
            _ => Err(Defect::not_a_map(self)),
        }
    }

    /// A number in `low ..= high`.
    ///
    /// # Errors
    /// When it is no number or outside the range.
    pub fn number(&self, low: f64, high: f64) -> Result<f64, Defect> {
        match self {
            Setting::Number(number) if (low..=high).contains(number) => Ok(*number),
            _ => Err(Defect::outside(self, &format!("{low}"), &format!("{high}"))),
        }
    }

    /// A whole number in `low ..= high`.
    ///
    /// # Errors
    /// When it is no whole number or outside the range.
    pub fn whole(&self, low: usize, high: usize) -> Result<usize, Defect> {
        match self {
            Setting::Number(number)
                if number.fract() == 0.0 && (low as f64..=high as f64).contains(number) =>
            {
                Ok(*number as usize)
            }
            _ => Err(Defect::outside(self, &format!("{low}"), &format!("{high}"))),
        }
    }

    /// `x2` with a factor in `least ..= most`, or a plain number in `low ..= high`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn amount(&self, least: f32, most: f32, low: f32, high: f32) -> Result<Amount, Defect> {
        let read = match self {
            Setting::Number(number) => Some(Amount::Value(*number as f32)),
            Setting::Text(text) => text
                .strip_prefix(['x', '×'])
                .and_then(|factor| factor.trim().parse().ok())
                .map(Amount::Times),
            _ => None,
        };
        match read {
            Some(Amount::Times(factor)) if !(least..=most).contains(&factor) => Err(
                Defect::outside(self, &format!("x{least}"), &format!("x{most}")),
            ),
            Some(Amount::Value(value)) if !(low..=high).contains(&value) => {
                Err(Defect::outside(self, &format!("{low}"), &format!("{high}")))
            }
            Some(amount) => Ok(amount),
            None => Err(Defect::outside(
                self,
                &format!("x{least}"),
                &format!("x{most}"),
            )),
        }
    }

    /// A factor `x2` in `least ..= most`.
    ///
    /// # Errors
    /// When it is none, or outside the range.
    pub fn factor(&self, least: f32, most: f32) -> Result<f32, Defect> {
        match self {
            Setting::Text(_) => match self.amount(least, most, 0.0, 0.0)? {
                Amount::Times(factor) => Ok(factor),
                Amount::Value(_) => unreachable!("a text is no plain number"),
            },
            _ => Err(Defect::outside(
                self,
                &format!("x{least}"),
                &format!("x{most}"),
            )),
        }
    }

    /// The value that goes by this name.
    ///
    /// # Errors
    /// When the setting is none of the names.
    pub fn one_of<T: Copy>(&self, names: &[(&str, T)]) -> Result<T, Defect> {
        let word = self.to_string();
        let found = names.iter().find(|(name, _)| *name == word);
        found.map(|&(_, value)| value).ok_or_else(|| {
            let valid: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            Defect {
                path: Vec::new(),
                ..Defect::unknown_name(&word, &valid)
            }
        })
    }
}

impl std::fmt::Display for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Setting::Number(number) => write!(f, "{number}"),
            Setting::Text(text) | Setting::Other(text) => f.write_str(text),
            Setting::Fields(_) => f.write_str("{ … }"),
        }
    }
}

impl Amount {
    /// What becomes of `present`.
    #[must_use]
    pub fn of(self, present: f32) -> f32 {
        match self {
            Amount::Times(factor) => present * factor,
            Amount::Value(value) => value,
        }
    }

    /// What becomes of a count; at least 1.
    #[must_use]
    pub fn of_count(self, present: usize) -> usize {
        (self.of(present as f32).round() as usize).max(1)
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Amount::Times(factor) => write!(f, "x{factor}"),
            Amount::Value(value) => write!(f, "{value}"),
        }
    }
}

impl Defect {
    /// The name `typed` is none of `valid`; the hint names the nearest, or all.
    #[must_use]
    pub fn unknown_name(typed: &str, valid: &[&str]) -> Defect {
        let hint = match nearest(typed, valid.iter().copied()) {
            Some(name) => Message::new("lab-hint-did-you-mean").with("name", name),
            None => Message::new("lab-hint-one-of").with("names", valid.join(", ")),
        };
        Defect {
            path: vec![typed.to_owned()],
            message: Message::new("lab-setting-unknown-name").with("name", typed),
            hint: Some(hint),
        }
    }

    #[must_use]
    pub fn not_a_map(setting: &Setting) -> Defect {
        let message = Message::new("lab-setting-not-a-map").with("value", setting.to_string());
        Defect {
            path: Vec::new(),
            message,
            hint: Some(Message::new("lab-hint-setting-map")),
        }
    }

    /// Two names that cannot stand together.
    #[must_use]
    pub fn conflict(first: &str, second: &str) -> Defect {
        let message = Message::new("lab-setting-conflict")
            .with("first", first)
            .with("second", second);
        Defect {
            path: vec![second.to_owned()],
            message,
            hint: Some(Message::new("lab-hint-keep-one")),
        }
    }

    /// A change that cannot begin at the fork.
    #[must_use]
    pub fn needs_a_start(name: &str) -> Defect {
        Defect {
            path: Vec::new(),
            message: Message::new("lab-setting-needs-a-start").with("name", name),
            hint: Some(Message::new("lab-hint-from-start")),
        }
    }

    fn outside(setting: &Setting, low: &str, high: &str) -> Defect {
        let message = Message::new("lab-setting-outside").with("value", setting.to_string());
        let hint = Message::new("lab-hint-range")
            .with("low", low)
            .with("high", high);
        Defect {
            path: Vec::new(),
            message,
            hint: Some(hint),
        }
    }

    /// The same defect, seen from one name further out.
    #[must_use]
    pub fn within(mut self, name: &str) -> Defect {
        self.path.insert(0, name.to_owned());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_relative_or_absolute_and_bounded() {
        let read = |setting: Setting| setting.amount(0.1, 16.0, 10.0, 1000.0).ok();
        assert_eq!(read(Setting::Text("x4".into())), Some(Amount::Times(4.0)));
        assert_eq!(read(Setting::Number(400.0)), Some(Amount::Value(400.0)));
        assert_eq!(read(Setting::Text("x400".into())), None);
        assert_eq!(read(Setting::Text("many".into())), None);
    }
}
