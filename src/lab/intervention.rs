//! Intervention: what an option would do to a training, one change or several together, and from when on.

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::setting::{Defect, Setting};
use super::technique::Technique;

/// What an option changes. Changes compose; each technique at most once, in the order of [`Technique`].
/// An empty list is "no change": training goes on as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Intervention {
    changes: Vec<Change>,
    since: Since,
}

/// From when on a training is changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    /// From the epoch after the fork: the training is under way, and somebody acts.
    #[default]
    Fork,
    /// From the first epoch: a training of its own, with the same data and, of the same shape, the same first weights.
    Start,
}

impl Intervention {
    /// Nothing is changed.
    #[must_use]
    pub fn none() -> Intervention {
        Intervention::default()
    }

    /// The changes together, in the order of their techniques, made at the fork; at the start if one cannot wait.
    ///
    /// # Panics
    /// When two changes are of one technique.
    #[must_use]
    pub fn of(mut changes: Vec<Change>) -> Intervention {
        changes.sort_by_key(Change::technique);
        assert!(
            changes
                .windows(2)
                .all(|two| two[0].technique() != two[1].technique()),
            "one change per technique"
        );
        let since = if changes.iter().any(needs_a_start) {
            Since::Start
        } else {
            Since::Fork
        };
        Intervention { changes, since }
    }

    /// The same changes, made from the first epoch on.
    #[must_use]
    pub fn from_start(self) -> Intervention {
        Intervention {
            since: Since::Start,
            ..self
        }
    }

    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    #[must_use]
    pub fn since(&self) -> Since {
        self.since
    }

    /// These changes, and those of `base` that are of another technique. What these changes deploy replaces what `base`
    /// deploys.
    #[must_use]
    pub fn over(&self, base: &Intervention) -> Intervention {
        let deploys = self.changes.iter().any(Change::deploys);
        let stays = |change: &&Change| {
            let ours = self
                .changes
                .iter()
                .any(|own| own.technique() == change.technique());
            let replaced = deploys && change.deploys();
            !ours && !replaced
        };
        let both = self.changes.iter().chain(base.changes.iter().filter(stays));
        Intervention {
            since: self.since,
            ..Intervention::of(both.cloned().collect())
        }
    }

    /// Whether the weights learn differently from here on.
    #[must_use]
    pub fn trains_differently(&self) -> bool {
        self.changes.iter().any(Change::trains_differently)
    }

    /// Whether it learns from more or fewer examples.
    pub(super) fn changes_examples(&self) -> bool {
        let resizes = |change: &Change| matches!(change, Change::TrainingSize(_));
        self.changes.iter().any(resizes)
    }

    /// Reads what a person wrote under an option: `{ dropout: 0.5, from: start }`, or `none`.
    ///
    /// # Errors
    /// The first name that is no technique, or value outside its range, with the path to it.
    pub fn read(setting: &Setting) -> Result<Intervention, Defect> {
        match setting {
            Setting::Text(word) if matches!(word.as_str(), "none" | "no_change") => {
                Ok(Intervention::none())
            }
            Setting::Fields(fields) => read_fields(fields),
            _ => Err(Defect::not_a_map(setting)),
        }
    }
}

const FROM: &str = "from";

fn read_fields(fields: &[(String, Setting)]) -> Result<Intervention, Defect> {
    let mut since = None;
    let mut changes = Vec::new();
    for (name, value) in fields {
        if name == FROM {
            let names = [("fork", Since::Fork), ("start", Since::Start)];
            since = Some(value.one_of(&names).map_err(|defect| defect.within(FROM))?);
        } else {
            let technique = Technique::read(name, &[FROM])?;
            changes.push(Change::read(technique, value)?);
        }
    }
    if let Some(defect) = contradiction(&changes) {
        return Err(defect);
    }
    let waits = changes.iter().find(|change| needs_a_start(change));
    if let (Some(change), Some(Since::Fork)) = (waits, since) {
        return Err(Defect::needs_a_start(change.technique().name()).within(FROM));
    }
    let read = Intervention::of(changes);
    Ok(match since {
        Some(Since::Start) => read.from_start(),
        _ => read,
    })
}

/// Another network cannot take over the weights of a training that is under way.
fn needs_a_start(change: &Change) -> bool {
    matches!(change, Change::Width { .. })
}

/// Two changes that cannot stand together: of one technique, or both saying which epoch is deployed.
fn contradiction(changes: &[Change]) -> Option<Defect> {
    changes.iter().enumerate().find_map(|(place, second)| {
        let clash = |first: &&Change| {
            first.technique() == second.technique() || (first.deploys() && second.deploys())
        };
        let first = changes[..place].iter().find(clash)?;
        Some(Defect::conflict(
            first.technique().name(),
            second.technique().name(),
        ))
    })
}

impl std::fmt::Display for Intervention {
    /// The YAML that reads back as this intervention.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.changes.is_empty() {
            return f.write_str("none");
        }
        let mut fields: Vec<String> = self.changes.iter().map(Change::to_string).collect();
        if self.since == Since::Start && !self.changes.iter().any(needs_a_start) {
            fields.push(format!("{FROM}: start"));
        }
        write!(f, "{{ {} }}", fields.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::EarlyStopping;

    fn check(fields: &[(&str, &str)], expected: &str) {
        let read = Intervention::read(&Setting::typed(fields));
        let said = read.map_or_else(|defect| defect.path.join("."), |read| read.to_string());
        assert_eq!(said, expected);
    }

    #[test]
    fn changes_are_said_in_one_order() {
        let both = Intervention::of(vec![
            Change::Dropout { rate: 0.5 },
            Change::EarlyStopping(EarlyStopping::new()),
        ]);
        assert_eq!(
            both.to_string(),
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 20 }, dropout: 0.5 }"#
        );
    }

    #[test]
    fn from_says_when() {
        check(
            &[("from", "start"), ("dropout", "0.5")],
            "{ dropout: 0.5, from: start }",
        );
        check(&[("from", "fork"), ("dropout", "0.5")], "{ dropout: 0.5 }");
        check(&[("from", "strat"), ("dropout", "0.5")], "from");
    }

    #[test]
    fn another_network_learns_from_the_start() {
        check(&[("width", "x2")], "{ width: x2 }");
        check(&[("width", "x2"), ("from", "start")], "{ width: x2 }");
        check(&[("width", "x2"), ("from", "fork")], "from");
        check(&[("width", "x9")], "width");
    }
}
