//! The answer of `patience check --lab` for a program to read. Differences say how much better an option is than the key.

use serde::Serialize;

use super::check::{self, ProblemJson};
use super::check_lab::{Checked, Report, Sham};
use super::screen::Screen;
use crate::desk;
use crate::lab::{Class, Interval, OptionResult, Outlook, Trained};

#[derive(Serialize)]
pub(super) struct Checks<'a> {
    problems: Vec<ProblemJson<'a>>,
    questions: Vec<QuestionJson<'a>>,
    shams: Vec<ShamJson>,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    /// `trained`, `nothing_to_train`, `lab_none` or `refused`.
    state: &'static str,
    /// The rest is `null` or empty where nothing was trained.
    task: Option<&'static str>,
    metric: Option<&'static str>,
    seeds: Option<usize>,
    inferred: Option<bool>,
    outlook: Option<Outlook>,
    verdict: Option<String>,
    options: Vec<OptionJson<'a>>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    label: &'a str,
    key: bool,
    intervention: Option<String>,
    held_out: Option<Interval>,
    difference: Option<Interval>,
    class: Option<Class>,
    epochs_paid: Option<f32>,
}

#[derive(Serialize)]
struct ShamJson {
    task: &'static str,
    difference: Interval,
    class: Class,
}

impl<'a> Checks<'a> {
    pub(super) fn of(screen: &Screen, report: &'a Report<'_>) -> Checks<'a> {
        let questions = report.questions.iter();
        Checks {
            problems: check::all_json(screen, report.problems),
            questions: questions.map(|checked| question(screen, checked)).collect(),
            shams: report.shams.iter().map(sham).collect(),
        }
    }
}

fn question<'a>(screen: &Screen, checked: &'a Checked<'_>) -> QuestionJson<'a> {
    let state = match &checked.found {
        Ok(_) => "trained",
        Err(desk::Error::NothingToTrain { said: true, .. }) => "lab_none",
        Err(desk::Error::NothingToTrain { .. }) => "nothing_to_train",
        Err(_) => "refused",
    };
    let found = checked.found.as_ref().ok();
    let comparison = found.map(|(_, comparison)| comparison);
    QuestionJson {
        id: checked.question.id.as_str(),
        state,
        task: comparison.map(|comparison| comparison.experiment.task.name()),
        metric: comparison.map(|comparison| comparison.metric.name()),
        seeds: comparison.map(|comparison| comparison.n_seeds),
        inferred: found.map(|(plan, _)| plan.inferred.is_some()),
        outlook: comparison.and_then(|comparison| comparison.outlook),
        verdict: comparison.map(|comparison| screen.say(&comparison.verdict())),
        options: comparison
            .iter()
            .flat_map(|comparison| &comparison.options)
            .map(option)
            .collect(),
    }
}

fn option(option: &OptionResult) -> OptionJson<'_> {
    let trained: Option<&Trained> = option.trained.as_ref();
    let against = trained.and_then(|trained| trained.against_key);
    OptionJson {
        label: &option.label,
        key: option.is_key,
        intervention: trained.map(|trained| trained.intervention.to_string()),
        held_out: trained.map(|trained| trained.summary.held_out),
        difference: against.map(|against| against.difference),
        class: against.map(|against| against.class),
        epochs_paid: trained.map(|trained| trained.summary.cost),
    }
}

fn sham(sham: &Sham) -> ShamJson {
    let against = sham.against();
    ShamJson {
        task: sham.task,
        difference: against.difference,
        class: against.class,
    }
}
