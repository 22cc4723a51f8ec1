//! Infer: an experiment from the words of a question whose author set none. Everything inferred is handed back with
//! the words that decided, so that a face can say it. Nothing here trains.
//!
//! `table.rs` says which words name what, `option.rs` reads an option, `fork.rs` the epoch in a stem.

mod direction;
mod factor;
mod fork;
mod option;
mod stopping;
mod table;
mod text;

pub use fork::ForkReading;
pub use option::Reading;
pub use table::Untrained;

use text::Text;

use super::question::{Form, OptionLabel, Question};
use crate::lab::{
    Amount, Change, EarlyStopping, Experiment, Intervention, Symptom, TaskName, named,
};

/// An experiment with the reasons for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Inferred {
    pub experiment: Experiment,
    /// In the question's order.
    pub options: Vec<(OptionLabel, Reading)>,
    pub fork: ForkReading,
    pub task: TaskReading,
    /// Words that say that the training underfits; where there are none, a stem speaks of overfitting.
    pub symptom: Option<String>,
}

/// What the stem speaks of, and the task that is trained for it.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskReading {
    pub task: TaskName,
    /// `None` when the stem does not say. When it is not what the task is about, the task stands in for it.
    pub subject: Option<Subject>,
    /// The words that named the subject; empty when none did.
    pub words: String,
}

/// A kind of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Image,
    Text,
    Speech,
    Recommendation,
    TimeSeries,
    Table,
}

impl Subject {
    /// The task that is about it.
    fn task(self) -> Option<TaskName> {
        match self {
            Subject::Image => Some(TaskName::Image),
            Subject::Text => Some(TaskName::Text),
            Subject::Recommendation => Some(TaskName::Recommender),
            Subject::Speech | Subject::TimeSeries | Subject::Table => None,
        }
    }
}

impl TaskReading {
    /// Whether the stem speaks of something else than the task.
    #[must_use]
    pub fn stands_in(&self) -> bool {
        self.subject.is_some_and(|subject| subject.task().is_none())
    }
}

/// Words that name a kind of data, folded as in `text.rs`. The first that is found in a stem counts.
const SUBJECTS: [(Subject, &[&str]); 6] = [
    (
        Subject::Image,
        &[
            "image",
            "photo",
            "picture",
            "computer vision",
            "object detection",
            "convolutional",
            "이미지",
            "사진",
            "영상",
        ],
    ),
    (
        Subject::Text,
        &[
            "text",
            "nlp",
            "natural language",
            "sentiment",
            "document",
            "language model",
            "bert",
            "텍스트",
            "자연어",
            "문서",
            "감성",
        ],
    ),
    (
        Subject::Speech,
        &["speech", "audio", "voice", "음성", "오디오"],
    ),
    (Subject::Recommendation, &["recommend", "추천"]),
    (
        Subject::TimeSeries,
        &["time series", "forecast", "시계열", "수요예측"],
    ),
    (
        Subject::Table,
        &["tabular", "churn", "fraud", "표형식", "정형데이터", "이탈"],
    ),
];

/// Words of a stem about underfitting, and words of one that is about the opposite as well.
const UNDERFITTING: [&str; 2] = ["underfit", "과소적합"];
const OVERFITTING: [&str; 3] = ["overfit", "과적합", "과대적합"];
/// Words before it by which a stem says that nothing underfits.
const DENIED: [&str; 6] = [
    "without ",
    "avoid ",
    "avoiding ",
    "prevent ",
    "not ",
    "than ",
];

/// The experiment that the words of a question describe.
#[must_use]
pub fn experiment(question: &Question) -> Inferred {
    let asked = question.asked();
    let task = task(&asked);
    let usual = named(task.task).fork();
    let symptom = underfitting(&asked);
    let (mut fork, fork_reading) = fork::read(&asked, usual);
    fork.usual = EarlyStopping::usual(named(task.task).metric(), usual);
    let read = |option: &super::AnswerOption| match question.form {
        Form::Choice => (option.label, option::read(&option.text, &fork)),
        // A place in an order is no change to a training.
        Form::Ordering | Form::Matching => (option.label, Reading::Nothing),
    };
    let options: Vec<(OptionLabel, Reading)> = question.options.iter().map(read).collect();
    let experiment = Experiment {
        task: task.task,
        fork: fork.epoch,
        epochs: fork.epochs,
        symptom: symptom
            .as_ref()
            .map_or_else(Symptom::default, |_| Symptom::Underfitting),
        baseline: baseline(fork.epoch, usual),
        options: options
            .iter()
            .map(|(label, reading)| (label.to_string(), reading.intervention().cloned()))
            .collect(),
    };
    Inferred {
        experiment,
        options,
        fork: fork_reading,
        task,
        symptom,
    }
}

impl Reading {
    /// What is to be trained, if anything is.
    #[must_use]
    pub fn intervention(&self) -> Option<&Intervention> {
        match self {
            Reading::Change { intervention, .. } => Some(intervention),
            Reading::Untrained { .. } | Reading::Nothing => None,
        }
    }
}

/// A curve stretches in time as the learning rate falls: this one brings the peak of validation near `fork`, where
/// it is near `usual` otherwise.
fn baseline(fork: usize, usual: usize) -> Intervention {
    if fork == usual {
        return Intervention::none();
    }
    let factor = usual as f64 / fork as f64;
    Intervention::of(vec![Change::LearningRate(Amount::Times(
        three_digits(factor) as f32,
    ))])
}

/// Rounded to three significant digits.
fn three_digits(number: f64) -> f64 {
    let scale = 10_f64.powi(2 - number.log10().floor() as i32);
    (number * scale).round() / scale
}

/// The words that say so, unless they are denied or others speak of overfitting.
fn underfitting(stem: &str) -> Option<String> {
    let text = Text::new(stem);
    let find = |words: &[&str]| words.iter().find_map(|word| text.find_all(word).next());
    let range = find(&UNDERFITTING)?;
    let before = &text.folded[..range.start];
    let is_denied = DENIED.iter().any(|word| before.ends_with(word));
    (!is_denied && find(&OVERFITTING).is_none()).then(|| text.said(&range))
}

fn task(stem: &str) -> TaskReading {
    let text = Text::new(stem);
    let find = |(subject, words): &(Subject, &[&str])| {
        let range = words.iter().find_map(|word| text.find_all(word).next())?;
        Some((*subject, text.said(&range)))
    };
    let (subject, words) = SUBJECTS.iter().find_map(find).unzip();
    TaskReading {
        task: subject.and_then(Subject::task).unwrap_or(TaskName::Image),
        subject,
        words: words.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;

    const OPTIONS: [&str; 5] = [
        "Turn on early stopping",
        "Provide more resources to process a larger validation set",
        "Adjust the learning rate in SageMaker's hyperparameter optimization",
        "Use S3 versioning to revert to the model of the best epoch",
        "Deploy it twice",
    ];

    fn check(stem: &str, yaml: &str) {
        let inferred = experiment(&question("a", stem, &OPTIONS, "A"));
        assert_eq!(inferred.experiment.to_string(), yaml);
    }

    #[test]
    fn an_experiment_is_inferred_whole() {
        check(
            "An image classifier overfits.",
            "lab:\n  task: image\n  fork: 100\n  epochs: 400\n  options:\n    \
             A: { early_stopping: { monitor: \"validation:accuracy\", patience: 20 } }\n    B: { validation_size: x4 }\n    \
             C: { learning_rate: x0.1 }\n    D: { restore_checkpoint: 100 }\n",
        );
    }

    #[test]
    fn a_stem_about_text_or_recommending_has_its_own_task() {
        check(
            "A BERT model is fine-tuned; validation loss rises after epoch 12.",
            "lab:\n  task: text\n  fork: 12\n  epochs: 48\n  options:\n    \
             A: { early_stopping: { monitor: \"validation:loss\", patience: 2 } }\n    B: { validation_size: x4 }\n    \
             C: { learning_rate: x0.1 }\n    D: { restore_checkpoint: 12 }\n",
        );
        let about = |stem| task(stem).task;
        assert_eq!(
            about("A model that recommends films"),
            TaskName::Recommender
        );
        assert!(task("A time series model").stands_in());
    }

    #[test]
    fn another_fork_stretches_the_baseline() {
        check(
            "Validation accuracy of the image classifier drops after epoch 70.",
            "lab:\n  task: image\n  fork: 70\n  epochs: 280\n  baseline: { learning_rate: x1.43 }\n  options:\n    \
             A: { early_stopping: { monitor: \"validation:accuracy\", patience: 20 } }\n    B: { validation_size: x4 }\n    \
             C: { learning_rate: x0.1 }\n    D: { restore_checkpoint: 70 }\n",
        );
        assert_eq!(
            (three_digits(100.0 / 250.0), three_digits(100.0 / 130.0)),
            (0.4, 0.769)
        );
    }

    #[test]
    fn an_epoch_of_an_option_moves_with_a_fork_out_of_range() {
        for said in [3, 10, 30, 1000] {
            let stem = format!("Validation accuracy drops after epoch {said}.");
            let restore = format!("Restore the checkpoint of epoch {said}");
            let options = [restore.as_str(), "Add dropout", "x", "y", "z"];
            let inferred = experiment(&question("a", &stem, &options, "A"));
            let restored = inferred.options[0]
                .1
                .intervention()
                .map(ToString::to_string);
            assert_eq!(
                restored.as_deref(),
                Some("{ restore_checkpoint: 100 }"),
                "{said}"
            );
        }
    }

    #[test]
    fn a_stem_about_underfitting_says_so_unless_it_names_both() {
        let said = |stem| underfitting(stem).unwrap_or_default();
        assert_eq!(said("A model is underfitting."), "underfitting");
        assert_eq!(said("과소 적합을 고치려면?"), "과소 적합");
        assert_eq!(said("It neither underfits nor overfits."), "");
        assert_eq!(said("It stops too late."), "");
        assert_eq!(said("Which saves time without underfitting?"), "");
        assert_eq!(said("It does not underfit."), "");
        let inferred = experiment(&question("a", "It underfits.", &OPTIONS, "A"));
        assert_eq!(inferred.experiment.symptom, Symptom::Underfitting);
    }

    #[test]
    fn the_subject_of_the_stem_is_said() {
        let subject = |stem| (task(stem).subject, task(stem).words);
        assert_eq!(
            subject("이미지 분류 모델"),
            (Some(Subject::Image), "이미지".to_owned())
        );
        assert_eq!(
            subject("A Sentiment model"),
            (Some(Subject::Text), "Sentiment".to_owned())
        );
        assert_eq!(subject("A model overfits"), (None, String::new()));
        assert_eq!(subject("문맥 context"), (None, String::new()));
    }
}
