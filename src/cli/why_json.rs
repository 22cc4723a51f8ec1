//! The answer of `patience why` and `patience lab` for a program to read. Shares are 0 to 1; so are differences and the band.

use serde::Serialize;

use super::screen::Screen;
use crate::desk::Plan;
use crate::lab::{
    Class, Comparison, Curve, Groundwork, Interval, OptionResult, Outlook, Standing, Symptom,
    Trained,
};
use crate::quiz::Question;

#[derive(Serialize)]
pub(super) struct Why<'a> {
    question: Option<&'a str>,
    task: &'static str,
    metric: &'static str,
    fork: usize,
    epochs: usize,
    /// What the stem says of the training that changes nothing; without it there is no verdict.
    symptom: Symptom,
    seeds: usize,
    /// Differences up to this count as none.
    band: f32,
    options: Vec<OptionJson<'a>>,
    outlook: Option<Outlook>,
    verdict: Option<String>,
    /// Of all seeds.
    multiply_adds: Work,
}

#[derive(Serialize)]
struct Work {
    done: u64,
    /// With a run for each option.
    apart: u64,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    label: &'a str,
    key: bool,
    text: &'a str,
    /// As it would be written under `lab:`.
    intervention: Option<String>,
    inferred: bool,
    held_out: Option<Interval>,
    /// Held-out accuracy minus the key's; 0 for the key itself.
    difference: Option<Interval>,
    gap: Option<f32>,
    /// In epochs of the baseline's training set.
    epochs_paid: Option<f32>,
    /// The epoch that would be deployed, in the mean.
    deployed: Option<f32>,
    /// Seeds in which it ended higher than the key.
    wins: Option<usize>,
    standing: Option<Standing>,
    /// `key`, `baseline`, `better`, `worse`, `tie` or `inconclusive`.
    class: Option<ClassJson>,
    sentence: String,
    /// Mean over seeds, after each epoch.
    curve: Option<&'a Curve>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ClassJson {
    Key(&'static str),
    Rival(Class),
}

impl<'a> Why<'a> {
    pub(super) fn of(
        screen: &Screen,
        question: Option<&'a Question>,
        plan: &Plan,
        comparison: &'a Comparison,
    ) -> Why<'a> {
        let option = |result: &'a OptionResult| {
            let asked = question.and_then(|question| {
                let mut options = question.options.iter();
                options.find(|option| option.label.to_string() == result.label)
            });
            let trained = result.trained.as_ref();
            let (difference, class) =
                difference(result, comparison.reference.as_ref() == Some(&result.label)).unzip();
            let sentences: Vec<String> = comparison
                .sentences(result)
                .iter()
                .map(|said| screen.say(said))
                .collect();
            OptionJson {
                label: &result.label,
                key: result.is_key,
                text: asked.map_or("", |asked| asked.text.as_str()),
                intervention: trained.map(|trained| trained.intervention.to_string()),
                inferred: plan.inferred.is_some(),
                held_out: trained.map(|trained| trained.summary.held_out),
                difference,
                gap: trained.map(|trained| trained.summary.gap),
                epochs_paid: trained.map(|trained| trained.summary.cost),
                deployed: trained.map(|trained| trained.summary.deployed),
                wins: trained
                    .and_then(|trained| trained.against_key)
                    .map(|against| against.wins),
                standing: result.standing(),
                class,
                sentence: sentences.join(" "),
                curve: trained.map(curve),
            }
        };
        let n_seeds = comparison.n_seeds as u64;
        let effort = comparison.experiment.effort(&Groundwork::none());
        Why {
            question: question.map(|question| question.id.as_str()),
            task: comparison.experiment.task.name(),
            metric: comparison.metric.name(),
            fork: comparison.experiment.fork,
            epochs: comparison.experiment.epochs,
            symptom: comparison.experiment.symptom,
            seeds: comparison.n_seeds,
            band: comparison.metric.band(),
            options: comparison.options.iter().map(option).collect(),
            outlook: comparison.outlook.filter(|_| question.is_some()),
            verdict: question.map(|_| screen.say(&comparison.verdict())),
            multiply_adds: Work {
                done: n_seeds * effort.done,
                apart: n_seeds * effort.apart,
            },
        }
    }
}

/// Against the key; the key ends level with itself.
fn difference(result: &OptionResult, is_reference: bool) -> Option<(Interval, ClassJson)> {
    let trained = result.trained.as_ref()?;
    let own = if result.is_key { "key" } else { "baseline" };
    let itself = Interval {
        mean: 0.0,
        low: 0.0,
        high: 0.0,
    };
    match trained.against_key {
        Some(against) => Some((against.difference, ClassJson::Rival(against.class))),
        None if is_reference => Some((itself, ClassJson::Key(own))),
        None => None,
    }
}

fn curve(trained: &Trained) -> &Curve {
    &trained.summary.curve.mean
}
