//! Check: what speaks against a draft, or could be written better. What a sound draft becomes is in `build.rs`.

use super::build::first_line;
use super::defect::Defects;
use super::draft::{Draft, DraftOption};
use super::scenario;
use crate::message::Message;
use crate::quiz::letters::bare;
use crate::quiz::question::{OptionLabel, Scenario, list};

/// The longest stem and explanation, and the longest text of an option, in bytes.
pub(super) const MOST_PROSE: usize = 20_000;
pub(super) const MOST_OPTION: usize = 4_000;

/// Whether there are options to choose from.
pub(super) fn options(draft: &Draft, defects: &mut Defects<'_>) -> bool {
    let problems = defects.problems.len();
    if let Some(line) = draft.unclosed {
        defects.error_at(
            line,
            Message::new("quiz-comment-unclosed"),
            "quiz-hint-close-comment",
        );
    }
    match draft.options.len() {
        0 if draft.unclosed.is_none() => {
            defects.error_at(
                first_line(draft),
                Message::new("quiz-no-options"),
                "quiz-hint-options",
            );
        }
        1 => defects.error_at(
            draft.options[0].line,
            Message::new("quiz-one-option"),
            "quiz-hint-options",
        ),
        _ => {}
    }
    if let Some(line) = draft.too_many {
        let message = Message::new("quiz-too-many-options").with("most", OptionLabel::MOST);
        defects.error_at(line, message, "quiz-hint-label-twice");
    }
    for (at, option) in draft.options.iter().enumerate() {
        let earlier = &draft.options[..at];
        if earlier.iter().any(|other| other.label == option.label) {
            let message = Message::new("quiz-label-twice").with("label", option.label.to_string());
            defects.error_at(option.line, message, "quiz-hint-label-twice");
            break;
        }
        if option.text.is_empty() {
            let message = Message::new("quiz-option-empty").with("label", option.label.to_string());
            defects.error_at(option.line, message, "quiz-hint-option-empty");
            continue;
        }
        let words = |option: &DraftOption| -> Vec<String> {
            let text = option.text.text();
            text.split_whitespace().map(str::to_owned).collect()
        };
        if let Some(same) = earlier.iter().find(|same| words(same) == words(option)) {
            let message = Message::new("quiz-option-twice")
                .with("first", same.label.to_string())
                .with("second", option.label.to_string());
            defects.error_at(option.line, message, "quiz-hint-option-twice");
        }
    }
    defects.problems.len() == problems
}

/// Whether there is a stem, and nothing is too long.
pub(super) fn sizes(draft: &Draft, stem: &str, defects: &mut Defects<'_>) -> bool {
    let problems = defects.problems.len();
    let line = first_line(draft);
    if stem.is_empty() && !draft.options.is_empty() {
        defects.error_at(line, Message::new("quiz-no-stem"), "quiz-hint-stem");
    }
    let mut bound = |line, length: usize, most: usize| {
        if length > most {
            let message = Message::new("quiz-too-long")
                .with("length", length)
                .with("most", most);
            defects.error_at(line, message, "quiz-hint-shorter");
        }
    };
    bound(line, stem.len(), MOST_PROSE);
    bound(line, draft.explanation.text().len(), MOST_PROSE);
    for option in &draft.options {
        bound(option.line, option.text.text().len(), MOST_OPTION);
    }
    for reason in &draft.reasons {
        bound(line, reason.text.text().len(), MOST_PROSE);
    }
    defects.problems.len() == problems
}

/// When some wrong options are explained, all should be. The key is explained by the whole.
pub(super) fn explanations(draft: &Draft, key: &[OptionLabel], defects: &mut Defects<'_>) {
    let explained = |label: &OptionLabel| {
        draft
            .reasons
            .iter()
            .any(|reason| reason.labels.contains(label))
    };
    let wrong: Vec<OptionLabel> = draft
        .labels()
        .into_iter()
        .filter(|label| !key.contains(label))
        .collect();
    let missing: Vec<OptionLabel> = wrong
        .iter()
        .copied()
        .filter(|label| !explained(label))
        .collect();
    if !missing.is_empty() && missing.len() < wrong.len() {
        let message = Message::new("quiz-no-explanation").with("labels", list(&missing));
        defects.warning_at(first_line(draft), message, "quiz-hint-explanation");
    }
}

/// The scenario that a question names, if it names one; `None` when there is none of that name.
#[expect(
    clippy::option_option,
    reason = "a question without a scenario is sound"
)]
pub(super) fn scenario(
    name: Option<&str>,
    scenarios: &[Scenario],
    defects: &mut Defects<'_>,
) -> Option<Option<Scenario>> {
    let Some(name) = name else { return Some(None) };
    let found = scenario::find(scenarios, name);
    if found.is_none() {
        let message = Message::new("quiz-scenario-unknown").with("name", name);
        let hint = Message::new("quiz-hint-scenario").with("name", name);
        defects.error(&["scenario"], message, Some(hint));
    }
    found.cloned().map(Some)
}

/// Letters in the stem or in an option hold in the order written alone, so that it is kept.
pub(super) fn letters(draft: &Draft, defects: &mut Defects<'_>) {
    let labels = draft.labels();
    let find = |text: &str| bare(text, &labels);
    let message = || Message::new("quiz-letters");
    let starts: Vec<usize> = draft.options.iter().map(|option| option.line).collect();
    let first = starts.first().copied().unwrap_or_default();
    let stem = draft.title.as_ref().filter(|title| title.is_lead);
    let stem = stem.map_or_else(|| first_line(draft), |title| title.line);
    if find(&super::build::stem(draft)).is_some() {
        defects.warning_in(stem..first, find, message(), "quiz-hint-letters");
        return;
    }
    for (at, option) in draft.options.iter().enumerate() {
        if find(&option.text.text()).is_some() {
            let end = starts.get(at + 1).copied().unwrap_or(usize::MAX);
            defects.warning_in(option.line..end, find, message(), "quiz-hint-letters");
            return;
        }
    }
}
