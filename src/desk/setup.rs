//! Setup: what is trained for a question, and how its words were read when its author set nothing, as sentences not yet
//! said. What came of the training is not here (`lab/verdict.rs`).

use super::Plan;
use crate::lab::{Effort, Experiment, Groundwork, describe, named};
use crate::message::Message;
use crate::quiz::OptionLabel;
use crate::quiz::infer::{ForkReading, Inferred, Reading};

/// How a comparison was set up.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Task, fork, seeds and work.
    pub trained: Vec<Message>,
    /// `None` when the author of the question said what to train.
    pub read: Option<Read>,
}

/// What the words of a question were taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    pub options: Vec<(OptionLabel, Message)>,
    /// The fork, underfitting, and a task that stands in.
    pub stem: Vec<Message>,
}

impl Plan {
    /// `reference` is the key that rivals were compared with.
    #[must_use]
    pub fn setup(&self, n_seeds: usize, reference: Option<&str>) -> Setup {
        let Experiment {
            task, fork, epochs, ..
        } = self.experiment;
        let task = named(task);
        let setup = Message::new("desk-setup")
            .with("about", task.about())
            .with("metric", task.metric().word())
            .with("fork", fork)
            .with("epochs", epochs)
            .with("seeds", n_seeds);
        let several = reference.filter(|_| self.keys.len() > 1);
        let several = several.map(|key| Message::new("desk-several-keys").with("key", key));
        let trained = [Some(setup), Some(work(&self.experiment, n_seeds)), several];
        Setup {
            trained: trained.into_iter().flatten().collect(),
            read: self.inferred.as_ref().map(Read::of),
        }
    }
}

impl Read {
    fn of(inferred: &Inferred) -> Read {
        let options = inferred.options.iter();
        let stands_in = inferred.task.stands_in().then(|| {
            Message::new("desk-task-stands-in")
                .with("words", inferred.task.words.as_str())
                .with("task", inferred.experiment.task.name())
        });
        let symptom = inferred.symptom.as_ref();
        let symptom =
            symptom.map(|words| Message::new("desk-symptom-said").with("words", words.as_str()));
        Read {
            options: options
                .map(|(label, reading)| (*label, read_from(reading)))
                .collect(),
            stem: std::iter::once(fork_from(inferred))
                .chain(symptom)
                .chain(stands_in)
                .collect(),
        }
    }
}

/// The work of all seeds, kept ones among them, and what a run for each option would take.
fn work(experiment: &Experiment, n_seeds: usize) -> Message {
    let Effort { done, apart } = experiment.effort(&Groundwork::none());
    let of_all = |one: u64| in_billions(one * n_seeds as u64);
    Message::new("desk-work")
        .with("epochs", n_seeds * experiment.epochs_to_train())
        .with("done", of_all(done))
        .with("apart", of_all(apart))
}

/// Two digits at least, as far as they say something: `31`, `9.2`, `0.01`.
fn in_billions(count: u64) -> String {
    let billions = count as f64 / 1e9;
    match billions {
        ..0.1 => format!("{billions:.3}"),
        ..1.0 => format!("{billions:.2}"),
        ..9.95 => format!("{billions:.1}"),
        _ => format!("{billions:.0}"),
    }
}

fn fork_from(inferred: &Inferred) -> Message {
    let message = match &inferred.fork {
        ForkReading::Said { words } => Message::new("desk-fork-said").with("words", words.as_str()),
        ForkReading::OutOfRange { words } => {
            Message::new("desk-fork-out-of-range").with("words", words.as_str())
        }
        ForkReading::Assumed => Message::new("desk-fork-assumed"),
    };
    message.with("fork", inferred.experiment.fork)
}

fn read_from(reading: &Reading) -> Message {
    match reading {
        Reading::Change {
            intervention,
            words,
            assumed,
        } => {
            let id = if *assumed {
                "desk-read-assumed"
            } else {
                "desk-read-change"
            };
            Message::new(id)
                .with("words", words.join(" … "))
                .with("change", describe(intervention))
        }
        Reading::Untrained { words, .. } => {
            Message::new("desk-read-untrained").with("words", words.as_str())
        }
        Reading::Nothing => Message::new("desk-read-nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_said_in_billions() {
        let check = |count, said: &str| assert_eq!(in_billions(count), said);
        check(31_200_000_000, "31");
        check(9_960_000_000, "10");
        check(9_200_000_000, "9.2");
        check(430_000_000, "0.43");
        check(12_000_000, "0.012");
    }
}
