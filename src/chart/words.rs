//! Words: what stands on a picture, already said in the reader's language. Sentences about a comparison are not here.

use crate::lab::{Class, Metric};
use crate::message::Message;

/// The words of a picture, the same on paper and in a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub train: String,
    pub validation: String,
    /// Validation when nothing is changed.
    pub unchanged: String,
    /// Between train and validation.
    pub gap: String,
    /// Which share of the seeds a band holds.
    pub band: String,
    pub epoch: String,
    /// The metric with its unit.
    pub metric: String,
    pub fork: String,
    pub deployed: String,
    pub stopped: String,
    /// Early stopping's, before the number of its epochs.
    pub patience: String,
    /// The deployed weights were fetched back.
    pub restored: String,
    pub held_out: String,
    /// What differs in a forest, with its unit.
    pub difference: String,
    pub better: String,
    pub worse: String,
    pub tie: String,
    pub undecided: String,
    /// What a cost is counted in.
    pub paid: String,
    pub person_acts: String,
    pub nobody_acts: String,
    /// Of a tuning: any training job, one that a rule between jobs stopped, and the one that is chosen.
    pub job: String,
    pub job_stopped: String,
    pub job_chosen: String,
    /// Of a tuning: what the median rule holds against the next training job.
    pub median: String,
}

impl Words {
    /// Says every word with `say`, which knows the reader's language.
    #[must_use]
    pub fn of(metric: Metric, say: impl Fn(&Message) -> String) -> Words {
        let word = |id| say(&Message::new(id));
        Words {
            train: word("chart-train"),
            validation: word("chart-validation"),
            unchanged: word("chart-unchanged"),
            gap: word("chart-gap"),
            band: word("chart-band"),
            epoch: word("chart-epoch"),
            metric: word(match metric {
                Metric::Accuracy => "chart-accuracy",
                Metric::Auc => "chart-auc",
                Metric::Loss => "chart-loss",
            }),
            fork: word("chart-fork"),
            deployed: word("chart-deployed"),
            stopped: word("chart-stopped"),
            patience: word("chart-patience"),
            restored: word("chart-restored"),
            held_out: word("chart-held-out"),
            difference: word(match metric {
                Metric::Accuracy => "chart-difference-points",
                Metric::Auc => "chart-difference-auc",
                Metric::Loss => "chart-difference-loss",
            }),
            better: word("chart-better"),
            worse: word("chart-worse"),
            tie: word("chart-tie"),
            undecided: word("chart-undecided"),
            paid: word("chart-paid"),
            person_acts: word("chart-person-acts"),
            nobody_acts: word("chart-nobody-acts"),
            job: word("chart-job"),
            job_stopped: word("chart-job-stopped"),
            job_chosen: word("chart-job-chosen"),
            median: word("chart-median"),
        }
    }

    /// Patience of so many epochs.
    #[must_use]
    pub fn patience_of(&self, epochs: usize) -> String {
        format!("{} {epochs}", self.patience)
    }

    #[must_use]
    pub fn of_class(&self, class: Class) -> &str {
        match class {
            Class::Better => &self.better,
            Class::Worse => &self.worse,
            Class::Tie => &self.tie,
            Class::Inconclusive => &self.undecided,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(catalogue: &str) {
        let words = Words::of(Metric::Accuracy, |message| {
            let sentence = |line: &str| {
                let said = line.strip_prefix(message.id)?.strip_prefix(" = ")?;
                Some(said.to_owned())
            };
            catalogue.lines().find_map(sentence).expect(message.id)
        });
        assert_ne!(words.train, words.validation);
    }

    #[test]
    fn every_word_stands_in_both_languages() {
        check(include_str!("../text/en/chart.ftl"));
        check(include_str!("../text/ko/chart.ftl"));
    }
}
