//! Print: a question in the one canonical shape, which parses back to the same question.

use crate::quiz::question::{AnswerOption, Form, LabSetting, OptionLabel, Question, list};

/// The question as a section of a note: metadata in a comment, stem, options, key, explanations.
#[must_use]
pub fn print(question: &Question) -> String {
    let scenario = question.scenario.as_ref();
    let scenario = scenario.map(|s| format!("## Scenario {}\n\n{}", s.name, s.text));
    let mut parts = vec![
        scenario.unwrap_or_default(),
        metadata(question),
        format!("**Question:**\n{}", question.stem),
        options(question),
    ];
    parts.push(format!("**정답: {}**", key(question)));
    let reasons: Vec<String> = question.options.iter().filter_map(reason).collect();
    if !question.explanation.is_empty() || !reasons.is_empty() {
        parts.push("**💡 추가 설명:**".to_owned());
    }
    parts.push(question.explanation.clone());
    parts.push(reasons.join("\n"));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn key(question: &Question) -> String {
    let pair = |(number, label): (usize, &OptionLabel)| format!("{number}-{label}");
    match question.form {
        Form::Choice | Form::Ordering => list(&question.key),
        Form::Matching => {
            let pairs: Vec<String> = (1..).zip(&question.key).map(pair).collect();
            pairs.join(", ")
        }
    }
}

/// Names in JSON's quotes, which are YAML's too.
fn metadata(question: &Question) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut lines = vec![format!("id: {}", quoted(question.id.as_str()))];
    lines.extend(
        question
            .exam
            .iter()
            .map(|exam| format!("exam: {}", quoted(exam))),
    );
    lines.extend(
        question
            .task
            .iter()
            .map(|task| format!("task: {}", quoted(task))),
    );
    if question.form != Form::Choice {
        lines.push(format!("type: {}", question.form.name()));
    }
    if let Some(scenario) = &question.scenario {
        lines.push(format!("scenario: {}", quoted(&scenario.name)));
    }
    if !question.tags.is_empty() {
        let tags: Vec<String> = question
            .tags
            .iter()
            .map(|tag| quoted(tag.as_str()))
            .collect();
        lines.push(format!("tags: [{}]", tags.join(", ")));
    }
    if let LabSetting::Given(experiment) = &question.lab {
        lines.push(experiment.to_string());
    }
    format!("<!-- quiz:\n{}\n-->", lines.join("\n").trim_end())
}

fn options(question: &Question) -> String {
    let line = |option: &AnswerOption| {
        let fixed = if option.pinned { " <!-- fixed -->" } else { "" };
        let (first, rest) = option.text.split_once('\n').unwrap_or((&option.text, ""));
        let rest: String = rest.lines().map(indented).collect();
        format!("- {}) {first}{fixed}{rest}", option.label)
    };
    let lines: Vec<String> = question.options.iter().map(line).collect();
    format!("**Options:**\n{}", lines.join("\n"))
}

fn reason(option: &AnswerOption) -> Option<String> {
    let text = option.explanation.as_deref()?;
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let rest: String = rest.lines().map(indented).collect();
    Some(format!("- **Option {}** - {first}{rest}", option.label))
}

fn indented(line: &str) -> String {
    if line.is_empty() {
        "\n".to_owned()
    } else {
        format!("\n  {line}")
    }
}
