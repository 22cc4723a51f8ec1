//! Grid: every combination of choices once. The last hyperparameter changes fastest.

use super::super::range::Range;
use super::super::space::{Assignment, Space};

/// The combination at `place`, from 0. All ranges are categorical, which `check.rs` sees to.
pub(super) fn combination(space: Space<'_>, place: usize) -> Assignment {
    let mut rest = place;
    let mut values = Vec::new();
    for (name, range) in space.0.iter().rev() {
        if let Range::Categorical(choices) = range {
            values.push((name.clone(), choices[rest % choices.len()].clone()));
            rest /= choices.len();
        }
    }
    values.reverse();
    Assignment(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Setting;

    #[test]
    fn every_combination_comes_once() {
        let choices = |words: &[&str]| {
            Range::Categorical(
                words
                    .iter()
                    .map(|&word| Setting::Text(word.to_owned()))
                    .collect(),
            )
        };
        let ranges = [
            ("a".to_owned(), choices(&["x", "y"])),
            ("b".to_owned(), choices(&["1", "2", "3"])),
        ];
        let space = Space(&ranges);
        assert_eq!(space.n_combinations(), Some(6));
        let said = |place| -> String {
            let values = combination(space, place).0;
            values.iter().map(|(_, value)| value.to_string()).collect()
        };
        let all: Vec<String> = (0..6).map(said).collect();
        assert_eq!(all, ["x1", "x2", "x3", "y1", "y2", "y3"]);
    }
}
