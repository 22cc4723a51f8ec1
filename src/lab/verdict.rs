//! Verdict: the sentences that a comparison allows. Every figure in them comes from an interval or a mean of the
//! comparison; there is no other way to make one.

use super::change::Change;
use super::checkpoint::{Recovery, Restored};
use super::compare::{Comparison, OptionResult, Trained};
use super::early_stopping::{EarlyStopping, Restore};
use super::interval::Interval;
use super::intervention::{Intervention, Since};
use super::judge::{Against, Outlook, Standing};
use super::metric::Metric;
use super::restoring::Restoring;
use super::schedule::Schedule;
use super::setting::Amount;
use super::symptom::Symptom;
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
                .with_figures(trained, key_trained, against, self.metric),
            _ => alone(option, trained, self.metric),
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
            None if !self.shows_symptom => {
                return Message::new(match self.experiment.symptom {
                    Symptom::Overfitting => "lab-verdict-no-overfitting",
                    Symptom::Underfitting => "lab-verdict-no-underfitting",
                })
                .with("band", self.metric.band_in_words());
            }
            None => return Message::new("lab-verdict-no-rival"),
            Some(Outlook::Agrees) => "lab-verdict-agrees",
            Some(Outlook::Depends) => "lab-verdict-depends",
            Some(Outlook::Contradicts) => "lab-verdict-contradicts",
        };
        let untrained = self.labels(|option| option.trained.is_none());
        let said = Message::new(id)
            .with("key", key)
            .with("metric", self.metric.word())
            .with("band", self.metric.band_in_words())
            .with(
                "untrained",
                part("lab-part-untrained", untrained, self.metric),
            );
        let part_of =
            |said: Message, (name, id, chosen): &(&'static str, &'static str, &[Standing])| {
                let labels =
                    self.labels(|option| option.standing().is_some_and(|s| chosen.contains(&s)));
                said.with(name, part(id, labels, self.metric))
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
    fn with_figures(
        self,
        rival: &Trained,
        key: &Trained,
        against: &Against,
        metric: Metric,
    ) -> Message {
        let Interval { mean, low, high } = metric.change(against.difference);
        self.with("difference", metric.difference(mean))
            .with("low", metric.signed(low))
            .with("high", metric.signed(high))
            .with("rival_value", metric.value(rival.summary.held_out.mean))
            .with("key_value", metric.value(key.summary.held_out.mean))
            .with("rival_epochs", whole(rival.summary.cost))
            .with("key_epochs", whole(key.summary.cost))
            .with("band", metric.band_in_words())
    }
}

/// A part with these labels in it; without labels it is left out, but for the beaten, of whom it is said that there are
/// none.
fn part(id: &'static str, labels: String, metric: Metric) -> Message {
    match (id, labels.as_str()) {
        ("lab-part-beaten", "") => Message::new("lab-part-nobody"),
        (_, "") => Message::new("lab-nothing"),
        _ => Message::new(id)
            .with("options", labels)
            .with("band", metric.band_in_words()),
    }
}

/// The key itself, or an option beside an untrained key.
fn alone(option: &OptionResult, trained: &Trained, metric: Metric) -> Message {
    let Interval { mean, low, high } = trained.summary.held_out;
    Message::new("lab-alone")
        .with("option", option.label.as_str())
        .with("change", describe(&trained.intervention))
        .with("value", metric.value(mean))
        .with("low", metric.number(low))
        .with("high", metric.number(high))
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
    if let Some(first) = trained.summary.diverged.iter().min() {
        let diverged = Message::new("lab-diverged")
            .with("diverged", trained.summary.diverged.len())
            .with("epoch", *first);
        said.push(diverged.with("seeds", n_seeds));
    }
    if trained.summary.cost > trained.summary.epochs_paid + 0.5 {
        said.push(
            Message::new("lab-longer-epochs").with("epochs", whole(trained.summary.epochs_paid)),
        );
    }
    if let Some((restoring, recovery)) = &trained.upkeep.recovery {
        said.push(Message::new("lab-needs-checkpoint").with("epoch", restoring.epoch));
        said.push(recovered(restoring, recovery));
    }
    if trained.upkeep.recurs && overfits {
        said.push(Message::new("lab-recurs"));
    }
    said
}

/// What was in the store, which of it came back, and what that took.
fn recovered(restoring: &Restoring, recovery: &Recovery) -> Message {
    let id = match (recovery.restored, recovery.copy) {
        (Restored::Exact, Some(_)) => "lab-checkpoint-copied",
        (Restored::Exact, None) => "lab-checkpoint-there",
        (Restored::Earlier { .. }, _) => "lab-checkpoint-earlier",
        (Restored::NotSaved | Restored::NotTrained, _) => "lab-checkpoint-missing",
    };
    let epochs = || recovery.existed.iter().map(|(_, _, saved)| saved.epoch);
    Message::new(id)
        .with("every", restoring.saving.every)
        .with("wanted", restoring.epoch)
        .with(
            "epoch",
            recovery.restored.epoch(restoring.epoch).unwrap_or(0),
        )
        .with("versions", recovery.before.versions)
        .with("first", epochs().min().unwrap_or(0))
        .with("last", epochs().max().unwrap_or(0))
        .with("kilobytes", recovery.before.bytes.div_ceil(1_000) as usize)
        .with("paid", recovery.epochs_paid)
}

/// An intervention in words: its changes, and from when on they hold where that makes a difference.
#[must_use]
pub fn describe(intervention: &Intervention) -> Message {
    let mut parts = intervention.changes().iter().map(describe_change);
    let first = parts
        .next()
        .unwrap_or_else(|| Message::new("lab-change-none"));
    let changes = parts.fold(first, |all, part| {
        Message::new("lab-change-and")
            .with("first", all)
            .with("second", part)
    });
    match intervention.since() {
        _ if !intervention.trains_differently() => changes,
        Since::Fork => Message::new("lab-from-fork").with("changes", changes),
        Since::Start => Message::new("lab-from-start").with("changes", changes),
    }
}

fn describe_change(change: &Change) -> Message {
    let amount = |id, amount: &Amount| Message::new(id).with("amount", amount.to_string());
    let rate = |id, rate: &f32| Message::new(id).with("rate", rate.to_string());
    match change {
        Change::EarlyStopping(stopping) => describe_early_stopping(stopping),
        Change::RestoreCheckpoint(restoring) => {
            Message::new("lab-change-restore-checkpoint").with("epoch", restoring.epoch)
        }
        Change::ValidationSize(by) => amount("lab-change-validation-size", by),
        Change::LearningRate(by) => amount("lab-change-learning-rate", by),
        Change::Schedule(schedule) => describe_schedule(*schedule),
        Change::Optimizer(optimizer) => {
            Message::new("lab-change-optimizer").with("name", optimizer.title())
        }
        Change::Dropout { rate: by } => rate("lab-change-dropout", by),
        Change::WeightDecay { rate: by } => rate("lab-change-weight-decay", by),
        Change::Augmentation { rate: by } => rate("lab-change-augmentation", by),
        Change::LabelSmoothing { rate: by } => rate("lab-change-label-smoothing", by),
        Change::BatchSize(by) => amount("lab-change-batch-size", by),
        Change::TrainingSize(by) => amount("lab-change-training-size", by),
        Change::Width { factor } => amount("lab-change-width", &Amount::Times(*factor)),
        Change::Epochs(by) => amount("lab-change-epochs", by),
        Change::Sham { stream } => Message::new("lab-change-sham").with("stream", *stream as usize),
    }
}

fn describe_schedule(schedule: Schedule) -> Message {
    match schedule {
        Schedule::Constant => Message::new("lab-schedule-constant"),
        Schedule::Step { every, factor } => Message::new("lab-schedule-step")
            .with("every", every)
            .with("factor", factor.to_string()),
        Schedule::Cosine => Message::new("lab-schedule-cosine"),
        Schedule::ReduceOnPlateau { factor, patience } => Message::new("lab-schedule-plateau")
            .with("factor", factor.to_string())
            .with("patience", patience),
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

fn whole(count: f32) -> String {
    format!("{count:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

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
