//! Plan: what is to be trained and compared, for a question or for nobody's. How it was set up is said in `setup.rs`.

use super::Error;
use crate::lab::{Comparison, Experiment, Trials};
use crate::quiz::{LabSetting, Question, infer};

/// What is to be trained.
#[derive(Clone, Debug)]
pub struct Plan {
    pub experiment: Experiment,
    /// How it was read from the words, when the author set no `lab:`.
    pub inferred: Option<infer::Inferred>,
    /// The labels of the key.
    pub keys: Vec<String>,
    /// What the others are compared with where no question asked, so that there is no key.
    pub baseline: Option<String>,
}

impl Plan {
    /// With the key, or with the baseline, which is none.
    pub(super) fn compared(&self, trials: &Trials) -> Option<Comparison> {
        let Some(baseline) = &self.baseline else {
            return Comparison::of(trials, &self.keys);
        };
        let mut compared = Comparison::of(trials, std::slice::from_ref(baseline))?;
        for option in &mut compared.options {
            option.is_key = false;
        }
        Some(compared)
    }
}

/// What a question asks the lab to train: what its author set, else what its words say.
///
/// # Errors
/// When its `lab:` was refused, or no option names anything that can be trained.
pub fn plan(question: &Question) -> Result<Plan, Error> {
    let (experiment, inferred) = experiment(question)?;
    if experiment
        .options
        .iter()
        .all(|(_, intervention)| intervention.is_none())
    {
        return Err(Error::NothingToTrain {
            question: question.id.to_string(),
            said: inferred.is_none(),
        });
    }
    let keys = question.key.iter().map(ToString::to_string).collect();
    Ok(Plan {
        experiment,
        inferred,
        keys,
        baseline: None,
    })
}

/// The experiment that the author of a question set, or that its words say and how.
///
/// # Errors
/// When its `lab:` was refused.
pub(super) fn experiment(
    question: &Question,
) -> Result<(Experiment, Option<infer::Inferred>), Error> {
    match &question.lab {
        LabSetting::Given(experiment) => Ok((experiment.clone(), None)),
        LabSetting::Refused => Err(Error::LabRefused {
            question: question.id.to_string(),
        }),
        LabSetting::Absent => {
            let inferred = infer::experiment(question);
            Ok((inferred.experiment.clone(), Some(inferred)))
        }
    }
}
