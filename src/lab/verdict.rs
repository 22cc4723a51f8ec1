//! Verdict: the sentences that a comparison allows. Every figure in them comes from an interval or a mean of the
//! comparison; there is no other way to make one.

use super::compare::{Comparison, OptionResult, Trained};
use super::early_stopping::{EarlyStopping, Restore};
use super::interval::Interval;
use super::intervention::{Change, Intervention};
use super::judge::{Against, BAND, Outlook, Standing};
use crate::message::Message;

/// The parts of a verdict: the value, its sentence, and the standings of the options named in it.
const PARTS: [(&str, &str, &[Standing]); 6] = [
    (
        "beaten",
        "lab-part-beaten",
        &[Standing::KeyBeats, Standing::KeyBeatsByCost],
    ),
    ("level", "lab-part-level", &[Standing::Level]),
    (
        "higher",
        "lab-part-higher",
        &[Standing::RivalHigher, Standing::RivalBeats],
    ),
    ("leading", "lab-part-leading", &[Standing::RivalLeads]),
    ("behind", "lab-part-behind", &[Standing::KeyLeads]),
    ("undecided", "lab-part-undecided", &[Standing::Undecided]),
];

impl Comparison {
    /// What may be said of one option beside the key: first who beats whom, then what the option asks for.
    #[must_use]
    pub fn sentences(&self, option: &OptionResult) -> Vec<Message> {
        let Some(trained) = &option.trained else {
            return vec![Message::new("lab-untrained").with("option", option.label.as_str())];
        };
        let first = match (&trained.against_key, self.key()) {
            (Some(against), Some((key, key_trained))) => self
                .standing(option, trained, against)
                .with("key", key)
                .with_figures(trained, key_trained, against),
            _ => alone(option, trained),
        };
        let last = upkeep(trained, self.n_seeds, self.overfits());
        std::iter::once(first).chain(last).collect()
    }

    /// What the experiment says of the key as a whole, or why it says nothing.
    #[must_use]
    pub fn verdict(&self) -> Message {
        let Some((key, _)) = self.key() else {
            return Message::new("lab-verdict-no-key");
        };
        let id = match self.outlook {
            None if !self.overfits() => return Message::new("lab-verdict-no-overfitting"),
            None => return Message::new("lab-verdict-no-rival"),
            Some(Outlook::Agrees) => "lab-verdict-agrees",
            Some(Outlook::Depends) => "lab-verdict-depends",
            Some(Outlook::Contradicts) => "lab-verdict-contradicts",
        };
        let untrained = self.labels(|option| option.trained.is_none());
        let said = Message::new(id)
            .with("key", key)
            .with("untrained", part("lab-part-untrained", untrained));
        let part_of =
            |said: Message, (name, id, chosen): &(&'static str, &'static str, &[Standing])| {
                let labels =
                    self.labels(|option| option.standing().is_some_and(|s| chosen.contains(&s)));
                said.with(name, part(id, labels))
            };
        PARTS.iter().fold(said, part_of)
    }

    /// The key that rivals are compared with.
    fn key(&self) -> Option<(&str, &Trained)> {
        let reference = self.reference.as_deref()?;
        let key = self
            .options
            .iter()
            .find(|option| option.label == reference)?;
        key.trained.as_ref().map(|trained| (reference, trained))
    }

    fn labels(&self, chosen: impl Fn(&OptionResult) -> bool) -> String {
        let labels = self.options.iter().filter(|option| chosen(option));
        labels
            .map(|option| option.label.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn standing(&self, option: &OptionResult, trained: &Trained, against: &Against) -> Message {
        let id = match against.standing {
            Standing::KeyBeats => "lab-key-beats",
            Standing::KeyBeatsByCost => "lab-key-beats-by-cost",
            Standing::Level => "lab-level",
            Standing::RivalHigher => "lab-rival-higher",
            Standing::RivalBeats => "lab-rival-beats",
            Standing::RivalLeads => "lab-rival-leads",
            Standing::KeyLeads => "lab-key-leads",
            Standing::Undecided => "lab-undecided",
        };
        Message::new(id)
            .with("option", option.label.as_str())
            .with("change", describe(&trained.intervention))
            .with("seeds", self.n_seeds)
            .with("wins", against.wins)
    }
}

impl Message {
    /// The figures that every sentence about a rival may use.
    fn with_figures(self, rival: &Trained, key: &Trained, against: &Against) -> Message {
        let Interval { mean, low, high } = against.difference;
        self.with("points", points(mean))
            .with("low", points(low))
            .with("high", points(high))
            .with("rival_accuracy", percent(rival.summary.held_out.mean))
            .with("key_accuracy", percent(key.summary.held_out.mean))
            .with("rival_epochs", whole(rival.summary.cost))
            .with("key_epochs", whole(key.summary.cost))
            .with("band", whole(BAND * 100.0))
    }
}

/// A part with these labels in it; without labels it is left out, but for the beaten, of whom it is said that there are
/// none.
fn part(id: &'static str, labels: String) -> Message {
    match (id, labels.as_str()) {
        ("lab-part-beaten", "") => Message::new("lab-part-nobody"),
        (_, "") => Message::new("lab-nothing"),
        _ => Message::new(id).with("options", labels),
    }
}

/// The key itself, or an option beside an untrained key.
fn alone(option: &OptionResult, trained: &Trained) -> Message {
    let Interval { mean, low, high } = trained.summary.held_out;
    Message::new("lab-alone")
        .with("option", option.label.as_str())
        .with("change", describe(&trained.intervention))
        .with("accuracy", percent(mean))
        .with("low", percent(low))
        .with("high", percent(high))
        .with("deployed", whole(trained.summary.deployed))
        .with("epochs", whole(trained.summary.cost))
}

/// What an option is not, what became of it, and what it asks for.
fn upkeep(trained: &Trained, n_seeds: usize, overfits: bool) -> Vec<Message> {
    let mut said = Vec::new();
    let stops = |change: &Change| matches!(change, Change::EarlyStopping(_));
    if trained.intervention.changes().iter().any(stops) {
        said.push(Message::new("lab-patience"));
    }
    if trained.summary.diverged > 0 {
        let diverged = Message::new("lab-diverged").with("diverged", trained.summary.diverged);
        said.push(diverged.with("seeds", n_seeds));
    }
    if trained.summary.cost > trained.summary.epochs_paid + 0.5 {
        said.push(
            Message::new("lab-longer-epochs").with("epochs", whole(trained.summary.epochs_paid)),
        );
    }
    if let Some(epoch) = trained.upkeep.needs_checkpoint {
        said.push(Message::new("lab-needs-checkpoint").with("epoch", epoch));
    }
    if trained.upkeep.recurs && overfits {
        said.push(Message::new("lab-recurs"));
    }
    said
}

/// An intervention in words.
#[must_use]
pub fn describe(intervention: &Intervention) -> Message {
    let mut parts = intervention.changes().iter().map(describe_change);
    let first = parts
        .next()
        .unwrap_or_else(|| Message::new("lab-change-none"));
    parts.fold(first, |all, part| {
        Message::new("lab-change-and")
            .with("first", all)
            .with("second", part)
    })
}

fn describe_change(change: &Change) -> Message {
    match change {
        Change::EarlyStopping(stopping) => describe_early_stopping(stopping),
        Change::RestoreCheckpoint { epoch } => {
            Message::new("lab-change-restore-checkpoint").with("epoch", *epoch)
        }
        Change::ValidationSize(amount) => {
            Message::new("lab-change-validation-size").with("amount", amount.to_string())
        }
        Change::LearningRate(amount) => {
            Message::new("lab-change-learning-rate").with("amount", amount.to_string())
        }
        Change::Dropout { rate } => {
            Message::new("lab-change-dropout").with("rate", rate.to_string())
        }
        Change::WeightDecay { rate } => {
            Message::new("lab-change-weight-decay").with("rate", rate.to_string())
        }
        Change::BatchSize(amount) => {
            Message::new("lab-change-batch-size").with("amount", amount.to_string())
        }
        Change::TrainingSize(amount) => {
            Message::new("lab-change-training-size").with("amount", amount.to_string())
        }
    }
}

/// Its monitor and patience, the knobs that are not as usual by the names a person writes, and what is deployed.
fn describe_early_stopping(stopping: &EarlyStopping) -> Message {
    let knobs = stopping.knobs_unlike(&EarlyStopping::new());
    let others = knobs.iter().filter(|(name, _)| *name != "restore");
    let knobs: String = others
        .map(|(name, value)| format!(", {name} {value}"))
        .collect();
    let kept = match stopping.restore {
        Restore::Best => "lab-stopping-best-kept",
        Restore::Last => "lab-stopping-last-kept",
    };
    Message::new("lab-change-early-stopping")
        .with("monitor", stopping.monitor.name())
        .with("patience", stopping.patience)
        .with("knobs", knobs)
        .with("kept", Message::new(kept))
}

/// A share as signed points with one decimal: `+0.3`, `−4.8`, `0.0`.
#[must_use]
pub fn points(share: f32) -> String {
    let text = format!("{:+.1}", share * 100.0).replace('-', "−");
    if matches!(text.as_str(), "+0.0" | "−0.0") {
        "0.0".to_owned()
    } else {
        text
    }
}

/// A share in percent with one decimal.
#[must_use]
pub fn percent(share: f32) -> String {
    format!("{:.1}", share * 100.0)
}

fn whole(count: f32) -> String {
    format!("{count:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_signed_and_zero_is_not() {
        for (share, said) in [
            (0.0034, "+0.3"),
            (-0.048, "−4.8"),
            (0.0001, "0.0"),
            (-0.0004, "0.0"),
        ] {
            assert_eq!(points(share), said);
        }
    }

    #[test]
    fn early_stopping_is_described_by_what_is_not_as_usual() {
        let check = |stopping: EarlyStopping, knobs: &str, kept| {
            let said = describe_early_stopping(&stopping);
            let expected = Message::new("lab-change-early-stopping")
                .with("monitor", stopping.monitor.name())
                .with("patience", stopping.patience)
                .with("knobs", knobs)
                .with("kept", Message::new(kept));
            assert_eq!(said, expected);
        };
        check(EarlyStopping::new(), "", "lab-stopping-best-kept");
        let keras = EarlyStopping {
            min_delta: 0.01,
            start_from_epoch: 5,
            ..EarlyStopping::by(crate::lab::Semantics::Keras)
        };
        check(
            keras,
            ", semantics keras, min_delta 0.01, start_from_epoch 5",
            "lab-stopping-last-kept",
        );
    }
}
