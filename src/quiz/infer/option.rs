//! What an option would change, read from its words.
//!
//! Every row of the table is looked for. Of matches over the same letters the longer one counts, then the earlier row.
//! What is left is read one technique at a time: taken away, or changed in the direction of the nearest word that says
//! one (before an English noun, behind a Korean one). Several techniques make one intervention, with three exceptions:
//! restoring a version counts only alone, augmentation is not also more data, and what cannot be trained counts only
//! when nothing else does.

use std::ops::Range;

use super::direction::{Direction, said_after, said_before, without_any};
use super::factor::{Factor, factors, is_near};
use super::fork::{Fork, epoch_in};
use super::stopping;
use super::table::{
    BETWEEN_AFTER, FILLERS, LESS_AFTER, LESS_OF_IT, NOT_AFTER, NOT_BEFORE, Named, ROWS, Row, Says,
    Untrained,
};
use super::text::{Text, is_korean, numbers};
use crate::lab::{Amount, Change, Intervention, Optimizer, Restoring, Schedule, Technique};

/// What the words of an option were taken to mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    Change {
        /// No change when the option takes away what the training does not have.
        intervention: Intervention,
        /// The author's words that decided, in the order of the text.
        words: Vec<String>,
        /// A number in it is the program's: the words give none.
        assumed: bool,
    },
    /// Understood, and the lab cannot train it yet.
    Untrained { what: Untrained, words: String },
    /// Nothing that can be trained is named.
    Nothing,
}

/// Where a row was found.
struct Match {
    row: &'static Row,
    range: Range<usize>,
}

/// A change, and whether its number is ours.
struct Found {
    change: Option<Change>,
    words: Range<usize>,
    assumed: bool,
}

/// Reads the text of an option; the epoch of `fork` is restored when none is named.
pub(super) fn read(written: &str, fork: &Fork) -> Reading {
    let text = Text::new(written);
    let matches = matches(&text);
    let found: Vec<Found> = (0..matches.len())
        .filter_map(|at| trained(&text, &matches, at, fork))
        .collect();
    let changed = composed(&found, is_augmented(&matches));
    if !changed.is_empty() {
        return reading(&text, &changed);
    }
    let untrained = matches.iter().find_map(|one| match one.row.named {
        Named::Untrained(what) => Some(Reading::Untrained {
            what,
            words: text.said(&one.range),
        }),
        Named::Trained(_) => None,
    });
    let taken_away = (!found.is_empty()).then(|| reading(&text, &found.iter().collect::<Vec<_>>()));
    untrained.or(taken_away).unwrap_or(Reading::Nothing)
}

fn is_augmented(matches: &[Match]) -> bool {
    matches
        .iter()
        .any(|one| one.row.named == Named::Trained(Technique::Augmentation))
}

fn reading(text: &Text<'_>, found: &[&Found]) -> Reading {
    Reading::Change {
        intervention: Intervention::of(found.iter().filter_map(|one| one.change.clone()).collect()),
        words: found.iter().map(|one| text.said(&one.words)).collect(),
        assumed: found.iter().any(|one| one.assumed),
    }
}

/// The changes that stand together; what is taken away says nothing beside them, and a schedule says all there is of the
/// learning rate.
fn composed(found: &[Found], augmented: bool) -> Vec<&Found> {
    let technique = |one: &&Found| one.change.as_ref().map(Change::technique);
    let given = |one: &&Found| {
        technique(one).is_some() && !(augmented && technique(one) == Some(Technique::TrainingSize))
    };
    let scheduled = found
        .iter()
        .any(|one| technique(&one) == Some(Technique::Schedule));
    let all: Vec<&Found> = found
        .iter()
        .filter(given)
        .filter(|one| !(scheduled && technique(one) == Some(Technique::LearningRate)))
        .collect();
    let beside: Vec<&Found> = all
        .iter()
        .copied()
        .filter(|one| technique(one) != Some(Technique::RestoreCheckpoint))
        .collect();
    if beside.is_empty() { all } else { beside }
}

/// One match per row at most, none over the letters of another, in the order of the text.
fn matches(text: &Text<'_>) -> Vec<Match> {
    let mut all: Vec<(usize, Match)> = Vec::new();
    for (place, row) in ROWS.iter().enumerate() {
        let found = row.words.iter().flat_map(|word| text.find_all(word));
        all.extend(found.map(|range| (place, Match { row, range })));
    }
    let length = |range: &Range<usize>| text.folded[range.clone()].chars().count();
    all.sort_by_key(|(place, one)| {
        (
            std::cmp::Reverse(length(&one.range)),
            *place,
            one.range.start,
        )
    });
    let mut kept: Vec<Match> = Vec::new();
    for (_, one) in all {
        let over =
            |other: &Match| one.range.start < other.range.end && other.range.start < one.range.end;
        if !kept
            .iter()
            .any(|other| over(other) || other.row.named == one.row.named)
        {
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| one.range.start);
    kept
}

/// What one match changes, if it names a change at all.
fn trained(text: &Text<'_>, matches: &[Match], at: usize, fork: &Fork) -> Option<Found> {
    let one = &matches[at];
    let Named::Trained(technique) = one.row.named else {
        return None;
    };
    let sides = Sides::around(text, matches, at);
    let words = one.range.clone();
    if is_taken_away(text, &sides, technique) {
        return Some(Found {
            change: None,
            words,
            assumed: false,
        });
    }
    let close = one.row.says == Says::Noun && technique != Technique::BatchSize;
    let direction = match one.row.says {
        Says::More => Some(Direction::More),
        Says::Less => Some(Direction::Less),
        Says::All | Says::Noun => sides.direction(text, close).or_else(|| {
            let factor = sides.factor(text)?;
            Some(factor.direction())
        }),
    };
    if one.row.says == Says::Noun && direction.is_none() {
        return None;
    }
    let (change, number) = change(
        text,
        technique,
        direction.unwrap_or(Direction::Unsaid),
        &sides,
        fork,
    );
    Some(Found {
        change: Some(change),
        words,
        assumed: number.is_none(),
    })
}

/// The change, and where its number was read, if the words give one.
fn change(
    text: &Text<'_>,
    technique: Technique,
    direction: Direction,
    sides: &Sides,
    fork: &Fork,
) -> (Change, Option<Range<usize>>) {
    let (least, most) = match technique {
        Technique::LearningRate => (0.001, 100.0),
        _ => (0.1, 16.0),
    };
    let factor = sides
        .factor(text)
        .and_then(|factor| Some((factor.applied(direction)?, factor.range)))
        .filter(|(times, _)| (least..=most).contains(times));
    let place = factor.as_ref().map(|(_, range)| range.clone());
    let times = |more, less| {
        let ours = if direction == Direction::More {
            more
        } else {
            less
        };
        Amount::Times(factor.as_ref().map_or(ours, |(times, _)| *times))
    };
    match technique {
        Technique::EarlyStopping => {
            let (stopping, place) = stopping::read(text, fork);
            (Change::EarlyStopping(stopping), place)
        }
        Technique::RestoreCheckpoint => {
            let named = epoch_in(text).and_then(|(epoch, at)| Some((fork.placed(epoch)?, at)));
            let epoch = named.as_ref().map_or(fork.epoch, |(epoch, _)| *epoch);
            (
                Change::RestoreCheckpoint(Restoring::of(epoch)),
                named.map(|(_, place)| place),
            )
        }
        Technique::ValidationSize => (Change::ValidationSize(times(4.0, 0.25)), place),
        Technique::LearningRate => (Change::LearningRate(times(3.0, 0.1)), place),
        Technique::Dropout => {
            let (rate, place) = sides.fraction(text, 0.9).unzip();
            let rate = rate.unwrap_or(0.5);
            (Change::Dropout { rate }, place)
        }
        Technique::WeightDecay => {
            let (rate, place) = sides.fraction(text, 1.0).unzip();
            let rate = rate.unwrap_or(0.01);
            (Change::WeightDecay { rate }, place)
        }
        Technique::Augmentation => (Change::Augmentation { rate: 0.5 }, None),
        Technique::LabelSmoothing => {
            let (rate, place) = sides.fraction(text, 0.5).unzip();
            let rate = rate.unwrap_or(0.1);
            (Change::LabelSmoothing { rate }, place)
        }
        Technique::Schedule => (Change::Schedule(schedule(text)), None),
        Technique::Optimizer => (Change::Optimizer(Optimizer::AdamW), None),
        Technique::Width => {
            let factor = times(2.0, 0.5).of(1.0).clamp(0.25, 4.0);
            (Change::Width { factor }, place)
        }
        Technique::Epochs => (Change::Epochs(times(2.0, 0.5)), place),
        Technique::Sham => (Change::Sham { stream: 1 }, None),
        Technique::BatchSize => (Change::BatchSize(times(4.0, 0.25)), place),
        Technique::TrainingSize => (Change::TrainingSize(times(4.0, 0.25)), place),
    }
}

/// The schedule that a text names, with the numbers that are usual for it.
fn schedule(text: &Text<'_>) -> Schedule {
    let says = |words: &[&str]| words.iter().any(|word| text.folded.contains(word));
    if says(&["plateau", "플래토"]) {
        Schedule::ReduceOnPlateau {
            factor: 0.1,
            patience: 10,
        }
    } else if says(&["step decay"]) {
        Schedule::Step {
            every: 30,
            factor: 0.1,
        }
    } else {
        Schedule::Cosine
    }
}

/// The text on both sides of a match, as far as the next match or the end of the clause.
struct Sides {
    before: Range<usize>,
    after: Range<usize>,
    /// The noun is Korean, or a Korean particle follows it.
    korean: bool,
}

impl Sides {
    fn around(text: &Text<'_>, matches: &[Match], at: usize) -> Sides {
        let range = &matches[at].range;
        let previous = at
            .checked_sub(1)
            .map_or(0, |before| matches[before].range.end);
        let next = matches
            .get(at + 1)
            .map_or(text.folded.len(), |next| next.range.start);
        let ends = |sign: char| matches!(sign, '.' | ';' | ',');
        let before = &text.folded[previous..range.start];
        let after = &text.folded[range.end..next];
        let start = before.rfind(';').map_or(previous, |at| previous + at + 1);
        let is_end = |(at, sign): &(usize, char)| {
            ends(*sign) && !after[at + 1..].starts_with(|c: char| c.is_ascii_digit())
        };
        let end = after
            .char_indices()
            .find(is_end)
            .map_or(next, |(at, _)| range.end + at);
        let korean =
            text.folded[range.clone()].ends_with(is_korean) || after.starts_with(is_korean);
        Sides {
            before: start..range.start,
            after: range.end..end.max(range.end),
            korean,
        }
    }

    /// The direction said nearest to the noun; `close` when only filling words may stand between.
    fn direction(&self, text: &Text<'_>, close: bool) -> Option<Direction> {
        let before = || said_before(&text.folded[self.before.clone()], close);
        let after = || said_after(&text.folded[self.after.clone()], close);
        if self.korean {
            after().or_else(before)
        } else {
            before().or_else(after)
        }
    }

    /// A fraction up to `most`, first behind the noun, then in front of it.
    fn fraction(&self, text: &Text<'_>, most: f64) -> Option<(f32, Range<usize>)> {
        let fits = |number: &super::text::Number| {
            number.is_fraction && number.value > 0.0 && number.value <= most
        };
        let after = numbers(&text.folded, self.after.clone())
            .into_iter()
            .find(fits);
        let before = || {
            numbers(&text.folded, self.before.clone())
                .into_iter()
                .rfind(fits)
        };
        let number = after.or_else(before)?;
        Some((number.value as f32, number.range))
    }

    /// The factor nearest to the noun with only filling words between, first behind it for a Korean noun.
    fn factor(&self, text: &Text<'_>) -> Option<Factor> {
        let before = || {
            let found = factors(&text.folded, self.before.clone());
            let near = |one: &Factor| is_near(&text.folded[one.range.end..self.before.end]);
            found.into_iter().rfind(near)
        };
        let after = || {
            let found = factors(&text.folded, self.after.clone());
            let near = |one: &Factor| is_near(&text.folded[self.after.start..one.range.start]);
            found.into_iter().find(near)
        };
        if self.korean {
            after().or_else(before)
        } else {
            before().or_else(after)
        }
    }
}

/// `without dropout`, `disable early stopping`, `드롭아웃을 제거`; and less of what the training has none of.
fn is_taken_away(text: &Text<'_>, sides: &Sides, technique: Technique) -> bool {
    let additive = matches!(technique, Technique::Dropout | Technique::WeightDecay);
    let before = &text.folded[sides.before.clone()];
    let after = without_any(&text.folded[sides.after.clone()], &BETWEEN_AFTER);
    let follows = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    ends_with_any(before, &NOT_BEFORE)
        || follows(&NOT_AFTER)
        || (additive && (ends_with_any(before, &LESS_OF_IT) || follows(&LESS_AFTER)))
}

/// Whether one of the words ends the text, filling words aside.
fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let mut text = text.trim_end();
    loop {
        if words.iter().any(|word| ends_with_word(text, word)) {
            return true;
        }
        let Some(filler) = FILLERS
            .iter()
            .find(|word| **word != "and" && ends_with_word(text, word))
        else {
            return false;
        };
        text = text[..text.len() - filler.len()].trim_end();
    }
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word)
        .is_some_and(|before| !before.ends_with(|sign: char| sign.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The intervention in YAML, `-` for nothing, or the name of what cannot be trained.
    fn said(text: &str) -> String {
        match read(text, &Fork::at(100, Some(100))) {
            Reading::Change { intervention, .. } => intervention.to_string(),
            Reading::Untrained { what, .. } => format!("{what:?}"),
            Reading::Nothing => "-".to_owned(),
        }
    }

    fn check(expected: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn early_stopping() {
        check(
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 20 } }"#,
            &[
                "Turn on early stopping for the training job",
                "Use early-stopping through SageMaker automatic model tuning",
                "Stop training early when the validation metric does not improve",
                "Use early stopping and restore the best weights",
                "학습 작업에 조기 종료를 켠다",
                "얼리 스토핑 적용",
                "Early Stopping을 사용해 과적합을 줄인다",
            ],
        );
    }

    #[test]
    fn restored_versions() {
        check(
            "{ restore_checkpoint: 100 }",
            &[
                "Use S3 versioning to revert to the model of epoch 100",
                "Roll back to a previous version of the model",
                "S3 버전 관리를 켜고 에포크 100의 모델로 되돌린다",
                "체크포인트를 복원한다",
                "Restore the checkpoint of epoch 9000",
            ],
        );
        check(
            "{ restore_checkpoint: 80 }",
            &[
                "Revert to the checkpoint from epoch 80",
                "80번째 에포크 모델로 롤백",
            ],
        );
    }

    #[test]
    fn learning_rates() {
        check(
            "{ learning_rate: x0.1 }",
            &[
                "Adjust the learning rate in SageMaker's hyperparameter optimization",
                "Decrease the learning rate",
                "Use a lower learning rate",
                "Tune hyperparameters such as the learning rate",
                "학습률을 낮춘다",
                "더 낮은 학습률을 사용한다",
                "하이퍼파라미터 튜닝으로 학습률을 조정",
                "learning rate를 줄인다",
                "Use a learning rate schedule",
            ],
        );
        check(
            "{ learning_rate: x3 }",
            &[
                "Increase the model's learning rate",
                "학습률을 높인다",
                "Train with a higher learning rate",
                "learning rate를 높여 학습한다",
            ],
        );
        check(
            "{ learning_rate: x3, batch_size: x0.25 }",
            &["Raise the learning rate and reduce the batch size"],
        );
        check(
            "{ learning_rate: x0.1, batch_size: x4 }",
            &["학습률을 낮추고 배치 크기를 키운다"],
        );
    }

    #[test]
    fn factors_in_words_are_read() {
        check(
            "{ learning_rate: x2 }",
            &[
                "Double the learning rate",
                "학습률을 두 배로 높인다",
                "학습률을 2배로 한다",
            ],
        );
        check(
            "{ learning_rate: x10 }",
            &[
                "Increase the learning rate by a factor of ten",
                "학습률을 10배 높인다",
            ],
        );
        check(
            "{ learning_rate: x0.1 }",
            &[
                "Decrease the learning rate by a factor of 10",
                "Use a 10x smaller learning rate",
                "학습률을 10분의 1로 낮춘다",
            ],
        );
        check(
            "{ learning_rate: x0.5 }",
            &["Halve the learning rate", "학습률을 절반으로 줄인다"],
        );
        check(
            "{ batch_size: x0.5 }",
            &["Use half the batch size", "배치 크기를 절반으로 줄인다"],
        );
        check(
            "{ batch_size: x2 }",
            &["Use twice the batch size", "배치 크기를 2배로 늘린다"],
        );
        check(
            "{ training_size: x3 }",
            &[
                "Triple the training data",
                "세 배 많은 학습 데이터를 수집한다",
            ],
        );
        check(
            "{ validation_size: x8 }",
            &[
                "Make the validation set eight times larger",
                "검증 데이터를 8배로 늘린다",
            ],
        );
        check(
            "{ training_size: x2 }",
            &[
                "Increase the training data x2",
                "Increase the training set (2x)",
            ],
        );
    }

    #[test]
    fn other_numbers_are_no_factors() {
        check(
            "{ batch_size: x4 }",
            &[
                "Increase the batch size to 256",
                "Use a larger batch size and train 10 times",
            ],
        );
        check(
            "{ learning_rate: x0.1 }",
            &[
                "Reduce the learning rate to 0.001",
                "Lower the learning rate for 2 epochs",
            ],
        );
        check(
            "{ learning_rate: x3 }",
            &["Increase the learning rate by a factor of 5000"],
        );
        check(
            "-",
            &[
                "Evaluate on the validation set with 4x GPUs",
                "배치 크기를 4 배치로",
            ],
        );
    }

    #[test]
    fn patience_and_monitor_are_read() {
        check(
            r#"{ early_stopping: { monitor: "validation:loss", patience: 10 } }"#,
            &[
                "Use early stopping on the validation loss with a patience of 10 epochs",
                "검증 손실을 보는 조기 종료(patience=10)",
                "Early stopping with patience 10 on val_loss",
                "Stop training early when the validation loss does not improve for 10 epochs",
                "검증 손실이 10 에포크 동안 개선되지 않으면 조기 종료한다",
            ],
        );
        check(
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 5 } }"#,
            &[
                "조기 종료의 patience를 5로 둔다",
                "Early stopping with patience: 5",
            ],
        );
        let assumed = |text: &str| {
            matches!(
                read(text, &Fork::at(100, Some(100))),
                Reading::Change { assumed: true, .. }
            )
        };
        assert!(assumed("Early stopping on the validation loss"));
        assert!(!assumed("Early stopping, patience 5"));
    }

    #[test]
    fn dropout_and_weight_decay() {
        check(
            "{ dropout: 0.5 }",
            &[
                "Continue the training with dropout",
                "Add dropout layers to reduce overfitting",
                "드롭아웃을 추가한다",
                "Add 2 dropout layers",
            ],
        );
        check(
            "{ dropout: 0.3 }",
            &[
                "Add dropout with a rate of 0.3",
                "30% dropout",
                "드롭아웃(30 %)을 적용",
                "드롭아웃 비율 0.3",
            ],
        );
        check(
            "{ weight_decay: 0.01 }",
            &[
                "Add L2 regularization",
                "가중치 감쇠를 적용한다",
                "Apply stronger regularization",
                "L2 규제 추가",
            ],
        );
        check(
            "{ weight_decay: 0.01 }",
            &["Use a weight decay of 0.01", "L2 penalty (λ = 1e-2)"],
        );
        check(
            "{ dropout: 0.2, weight_decay: 0.0001 }",
            &["Use dropout of 0.2 and weight decay of 1e-4"],
        );
    }

    #[test]
    fn sizes() {
        check(
            "{ validation_size: x4 }",
            &[
                "Provide more resources to process a larger validation set",
                "Increase the size of the validation dataset",
                "The validation set is enlarged",
                "검증 데이터를 늘린다",
                "더 큰 검증 세트를 사용한다",
                "검증 데이터 세트의 크기를 확대한다",
                "Collect more validation data",
            ],
        );
        check(
            "{ validation_size: x0.25 }",
            &["Use a smaller validation set", "검증 세트를 줄인다"],
        );
        check(
            "{ training_size: x4 }",
            &[
                "Collect more training data",
                "학습 데이터를 추가로 수집한다",
                "Add more data",
                "더 많은 데이터를 수집한다",
                "데이터를 더 수집",
            ],
        );
        check(
            "{ training_size: x0.25 }",
            &["Train on less training data", "훈련 데이터를 줄인다"],
        );
        check(
            "{ batch_size: x4 }",
            &["Use a larger batch size", "배치 크기를 늘린다"],
        );
        check(
            "{ batch_size: x0.25 }",
            &[
                "Use smaller mini-batches",
                "Decrease the batch size",
                "더 작은 배치 크기",
            ],
        );
    }

    #[test]
    fn augmentation_and_smoothing() {
        check(
            "{ augmentation: 0.5 }",
            &[
                "Apply data augmentation to increase the training data",
                "이미지 데이터 증강을 적용한다",
            ],
        );
        check(
            "{ label_smoothing: 0.1 }",
            &["Use label smoothing", "레이블 스무딩"],
        );
        check("{ label_smoothing: 0.2 }", &["Use label smoothing of 0.2"]);
    }

    #[test]
    fn longer_and_larger() {
        check(
            "{ epochs: x2 }",
            &[
                "Train for more epochs",
                "에포크 수를 늘린다",
                "더 오래 학습한다",
            ],
        );
        check(
            "{ epochs: x0.5 }",
            &["Reduce the number of epochs", "에포크 수를 줄인다"],
        );
        check("{ width: x2 }", &["Use a larger model"]);
        check(
            "{ width: x0.5 }",
            &["더 작은 모델을 사용", "모델의 복잡도를 줄인다"],
        );
    }

    #[test]
    fn schedules_and_optimizers() {
        check(
            "{ schedule: cosine }",
            &[
                "Use cosine annealing of the learning rate",
                "코사인 학습률 스케줄",
            ],
        );
        check(
            "{ schedule: { reduce_on_plateau: { factor: 0.1, patience: 10 } } }",
            &["Reduce the learning rate on plateau"],
        );
        check("{ optimizer: adamw }", &["Switch to the AdamW optimizer"]);
    }

    #[test]
    fn understood_but_not_trained() {
        check("Depth", &["Add more layers", "층을 추가한다"]);
        check(
            "Tuner",
            &[
                "Run a hyperparameter tuning job",
                "자동 모델 튜닝을 실행한다",
            ],
        );
        check("L1Penalty", &["Add L1 regularization"]);
    }

    #[test]
    fn what_is_taken_away_changes_nothing() {
        check(
            "none",
            &[
                "Stop using dropout",
                "Disable early stopping",
                "Remove the dropout layers",
                "Continue training without early stopping",
                "Reduce the dropout rate",
                "Do not use any dropout",
                "드롭아웃을 제거한다",
                "조기 종료를 비활성화한다",
                "드롭아웃 없이 학습한다",
                "드롭아웃을 사용하지 않는다",
                "Keep the learning rate",
            ],
        );
        check(
            "{ weight_decay: 0.01 }",
            &[
                "Use L2 regularization instead of dropout",
                "드롭아웃 대신 L2 정규화를 사용한다",
            ],
        );
        check(
            "{ learning_rate: x3 }",
            &["Increase the learning rate without changing the batch size"],
        );
    }

    #[test]
    fn other_words_name_nothing() {
        check(
            "-",
            &[
                "Deploy the model to two endpoints",
                "Evaluate on the validation set using more GPUs",
                "Store the training data in Amazon S3",
                "모델을 엔드포인트에 배포한다",
                "Use AWS Glue",
                "Add data parallelism",
                "학습 데이터를 저장하는 비용을 줄인다",
                "",
            ],
        );
    }

    #[test]
    fn a_reading_says_its_words_and_what_was_assumed() {
        let reading = read("**Early-Stopping**을 켠다", &Fork::at(100, Some(100)));
        let Reading::Change { words, assumed, .. } = reading else {
            panic!("{reading:?}")
        };
        assert_eq!((words, assumed), (vec!["Early-Stopping".to_owned()], true));
        let assumed = |text: &str| {
            matches!(
                read(text, &Fork::at(100, Some(100))),
                Reading::Change { assumed: true, .. }
            )
        };
        assert!(assumed("드롭아웃") && !assumed("dropout 0.3"));
        assert!(assumed("Lower the learning rate") && !assumed("Double the learning rate"));
        assert!(assumed("Set the learning rate to 0.001") && assumed("batch size를 늘려 256으로"));
    }

    proptest! {
        #[test]
        fn it_never_panics(parts in prop::collection::vec(prop::sample::select(vec![
            "dropout", "드롭아웃", "L2", "epoch ", "100", "0.3", "%", " ", "-", "learning rate", "검증 데이터", "을 ", "늘", ",", "(", "İ", "e-", "배", "x", "두", "times", "patience", "분의",
        ]), 0..12)) {
            let _ = read(&parts.concat(), &Fork::at(100, Some(100)));
        }
    }
}
