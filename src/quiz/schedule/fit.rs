//! Fit: parameters of memory from a person's own answers, and whether they foresee better than the standard ones. They are
//! fitted to the earlier answers and judged on the later ones, which they have not seen.

use fsrs::{ComputeParametersInput, FSRSItem, compute_parameters};

use super::memory::{Counted, Model, Parameters, Prediction, counted, item};
use crate::quiz::review::PastReview;

/// Fewer answers on later days say less of a person than the standard does; the authors of FSRS fit most weights from 64
/// on, and a fifth is kept for judging.
pub const FEWEST: usize = 100;

/// What came of fitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Answers on later days, all of them.
    pub answers: usize,
    /// As many of these, the last ones, judged.
    pub judged: usize,
    /// Fitted to all answers.
    pub parameters: Parameters,
    /// Log loss on the judged answers: of the standard parameters, and of those fitted to the answers before them.
    pub standard_loss: f64,
    pub fitted_loss: f64,
}

impl Fit {
    /// Whether the fitted parameters foresee better.
    #[must_use]
    pub fn is_better(&self) -> bool {
        self.fitted_loss < self.standard_loss
    }
}

/// Fits to the answers of each question, oldest first. `None` of fewer than [`FEWEST`], or when the model finds no numbers.
pub(super) fn fit(questions: &[Vec<&PastReview>]) -> Option<Fit> {
    let mut items: Vec<(i64, FSRSItem)> = questions
        .iter()
        .flat_map(|reviews| items(reviews))
        .collect();
    items.sort_by_key(|(at_ms, _)| *at_ms);
    if items.len() < FEWEST {
        return None;
    }
    let judged = items.len() / 5;
    let from_ms = items[items.len() - judged].0;
    let earlier = fitted(items.iter().filter(|(at_ms, _)| *at_ms < from_ms))?;
    let loss = |parameters: &Parameters| {
        let model = Model::of(parameters);
        let all = questions
            .iter()
            .flat_map(|reviews| model.predictions(reviews.iter().copied()));
        log_loss(all.filter(|prediction| prediction.at_ms >= from_ms))
    };
    Some(Fit {
        answers: items.len(),
        judged,
        standard_loss: loss(&Parameters::STANDARD),
        fitted_loss: loss(&earlier),
        parameters: fitted(items.iter())?,
    })
}

/// The mean of −ln of the chance given to what came; 0 of nothing.
pub(crate) fn log_loss(predictions: impl Iterator<Item = Prediction>) -> f64 {
    let (mut sum, mut count) = (0.0, 0_u32);
    for Prediction {
        chance, remembered, ..
    } in predictions
    {
        let given = if remembered { chance } else { 1.0 - chance };
        // A chance of nothing is never foreseen, but arithmetic of 32 bits may say so.
        sum -= given.max(1e-6).ln();
        count += 1;
    }
    sum / f64::from(count.max(1))
}

fn fitted<'a>(items: impl Iterator<Item = &'a (i64, FSRSItem)>) -> Option<Parameters> {
    let input = ComputeParametersInput {
        train_set: items.map(|(_, item)| item.clone()).collect(),
        // A day counts once, so nothing is learned within one.
        enable_short_term: false,
        ..ComputeParametersInput::default()
    };
    let parameters = compute_parameters(input).ok()?;
    Some(Parameters(parameters.try_into().ok()?))
}

/// For each answer that counts but the first, with its time: itself behind all before it, as the model learns from it.
fn items(reviews: &[&PastReview]) -> Vec<(i64, FSRSItem)> {
    let counted: Vec<Counted> = counted(reviews.iter().copied()).collect();
    let upto = |last: usize| (counted[last].at_ms, item(&counted[..=last]));
    (1..counted.len()).map(upto).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::schedule::StudyDay;
    use crate::quiz::schedule::tests::review;
    use crate::seed::Seed;

    /// Answers of somebody who remembers as `truth` says: a new question each day, and each on growing gaps.
    fn answers(truth: &Parameters, questions: usize) -> Vec<Vec<PastReview>> {
        let model = Model::of(truth);
        let mut dice = Seed(1).stream("a made-up person", &[]);
        let mut one = |at: usize| {
            let mut day = at as i32;
            let mut past = vec![review(&at.to_string(), f64::from(day), true)];
            for gap in [2, 5, 12, 25] {
                day += gap;
                let memory = model.replay(&past).expect("a memory");
                let chance = model.retrievability(&memory, StudyDay(day));
                let correct = (dice.below(10_000) as f32) < chance * 10_000.0;
                past.push(review(&at.to_string(), f64::from(day), correct));
            }
            past
        };
        (0..questions).map(&mut one).collect()
    }

    fn of(answers: &[Vec<PastReview>]) -> Option<Fit> {
        let questions: Vec<Vec<&PastReview>> =
            answers.iter().map(|past| past.iter().collect()).collect();
        fit(&questions)
    }

    #[test]
    fn a_person_who_forgets_fast_is_foreseen_better_when_fitted() {
        let mut truth = Parameters::STANDARD;
        // What is remembered after the first answer lasts a quarter as long.
        truth.0[2] /= 4.0;
        let fit = of(&answers(&truth, 200)).expect("enough answers");
        assert_eq!((fit.answers, fit.judged), (800, 160));
        assert!(fit.is_better(), "{fit:?}");
        assert!(
            fit.parameters.0[2] < Parameters::STANDARD.0[2] / 2.0,
            "{fit:?}"
        );
    }

    #[test]
    fn few_answers_are_not_fitted() {
        assert_eq!(of(&answers(&Parameters::STANDARD, 24)), None);
        assert!(of(&answers(&Parameters::STANDARD, 25)).is_some());
    }

    #[test]
    fn fitting_twice_gives_the_same() {
        let answers = answers(&Parameters::STANDARD, 60);
        assert_eq!(of(&answers), of(&answers));
    }
}
