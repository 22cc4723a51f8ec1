//! Knobs: the hyperparameters that a tuner may turn, by name. What each does to a training, and its range, stand in
//! `../change.rs`; a knob is one more row here.

use crate::lab::setting::Defect;

/// A hyperparameter by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knob {
    /// Of the technique, as [`Change::read`](crate::lab::Change::read) knows it.
    pub name: &'static str,
    pub kind: Kind,
}

/// What a range of a knob consists of. Any knob may also be given as a list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Continuous,
    Integer,
    /// Words, which have no range.
    Categorical,
}

pub const KNOBS: [Knob; 7] = [
    Knob::new("learning_rate", Kind::Continuous),
    Knob::new("dropout", Kind::Continuous),
    Knob::new("weight_decay", Kind::Continuous),
    Knob::new("augmentation", Kind::Continuous),
    Knob::new("label_smoothing", Kind::Continuous),
    Knob::new("batch_size", Kind::Integer),
    Knob::new("optimizer", Kind::Categorical),
];

impl Knob {
    const fn new(name: &'static str, kind: Kind) -> Knob {
        Knob { name, kind }
    }

    /// # Errors
    /// When no knob has that name; the hint names the nearest.
    pub fn named(name: &str) -> Result<Knob, Defect> {
        let found = KNOBS.into_iter().find(|knob| knob.name == name);
        found.ok_or_else(|| Defect::unknown_name(name, &KNOBS.map(|knob| knob.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Change, Setting, Technique};

    #[test]
    fn every_knob_is_a_technique_that_trains_differently() {
        for knob in KNOBS {
            let technique = Technique::read(knob.name, &[]).expect(knob.name);
            let read = |value| Change::read(technique, &value);
            let change = read(Setting::Number(0.5))
                .or_else(|_| read(Setting::Number(2.0)))
                .or_else(|_| read(Setting::Text("adamw".to_owned())));
            let change = change.expect(knob.name);
            assert!(change.trains_differently(), "{}", knob.name);
        }
    }
}
