//! Build: a draft becomes a question, or the problems that keep it from being one.
//! What a lab setting means is read in `lab.rs`; what metadata means, in `metadata.rs`.

use super::draft::{Draft, DraftOption, Passage, Reason};
use super::metadata::Metadata;
use super::{check, defect::Defects, key, lab, sequence};
use crate::message::Message;
use crate::quiz::letters;
use crate::quiz::question::{
    AnswerOption, Form, OptionLabel, Question, QuestionId, Scenario, list,
};
use crate::vault::{NoteId, Tag};

/// Options that speak of the others and stay last.
const SUMMARIES: [&str; 36] = [
    "of the above",
    "all the above",
    "all of these",
    "none of these",
    "both of these",
    "neither of these",
    "위의 모두",
    "위의 모든",
    "위 모두",
    "위의 전부",
    "위 전부",
    "위의 둘 다",
    "위 둘 다",
    "위의 보기 모두",
    "위 보기 모두",
    "보기 모두",
    "위의 어느 것도",
    "위 중 어느 것도",
    "둘 다 정답",
    "둘 다 맞",
    "둘 다 옳",
    "모두 정답",
    "전부 정답",
    "모두 해당",
    "전부 해당",
    "모두 맞다",
    "모두 맞음",
    "모두 맞습니다",
    "모두 옳다",
    "모두 옳음",
    "모두 옳습니다",
    "해당 없음",
    "해당사항 없음",
    "해당 사항 없음",
    "정답 없음",
    "정답이 없",
];

/// What a question takes from around it.
pub(super) struct Surroundings<'a> {
    pub(super) note: &'a NoteId,
    pub(super) tags: &'a [Tag],
    /// Of the note.
    pub(super) scenarios: &'a [Scenario],
    /// 1-based place among the questions of the note.
    pub(super) place: usize,
}

/// The question, if nothing speaks against it. What does is in `defects`.
pub(super) fn build(
    draft: &Draft,
    metadata: Metadata,
    around: &Surroundings<'_>,
    defects: &mut Defects<'_>,
) -> Option<Question> {
    let labels = draft.labels();
    if let Some(line) = draft.again {
        let message = Message::new("quiz-options-again");
        defects.warning_at(line, message, "quiz-hint-heading");
    }
    let lab = lab::read(metadata.lab.as_ref(), &labels, defects);
    let scenario = check::scenario(metadata.scenario.as_deref(), around.scenarios, defects);
    let stem = stem(draft);
    let sound = check::options(draft, defects) & check::sizes(draft, &stem, defects);
    let form = metadata.form.unwrap_or_default();
    let key = check_key(draft, &metadata, defects)?;
    let scenario = scenario.filter(|_| sound)?;
    check::explanations(draft, &key, defects);
    if !metadata.keeps_order {
        check::letters(draft, defects);
    }
    let options = draft.options.iter().map(|written| AnswerOption {
        label: written.label,
        text: shown(written, &key, &draft.options),
        explanation: explanation(written.label, &written.text, &draft.reasons),
        pinned: metadata.keeps_order || written.fixed || is_summary(&written.text.text(), &labels),
    });
    let given = metadata
        .id
        .unwrap_or_else(|| format!("{}-{}", around.note.stem(), around.place));
    Some(Question {
        id: QuestionId(given),
        note: around.note.clone(),
        line: first_line(draft),
        scenario,
        stem,
        options: options.collect(),
        form,
        explanation: whole_explanation(draft, &key, form),
        key,
        tags: with_note_tags(metadata.tags, around.tags),
        exam: metadata.exam,
        task: metadata.task,
        lab,
    })
}

/// The text of an option, without the bold that gives the key away: when all of the key is bold as a whole, and only that.
fn shown(option: &DraftOption, key: &[OptionLabel], options: &[DraftOption]) -> String {
    let text = option.text.text();
    let is_bold = |option: &DraftOption| inside_bold(&option.text.text()).is_some();
    let gives_away = options
        .iter()
        .all(|option| is_bold(option) == key.contains(&option.label));
    match inside_bold(&text).filter(|_| gives_away) {
        Some(inside) => inside.to_owned(),
        None => text,
    }
}

/// What is bold, when all of it is.
fn inside_bold(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("**")?.strip_suffix("**")?;
    (!inside.contains("**")).then(|| inside.trim())
}

/// The line to point at when the question as a whole is meant.
pub(super) fn first_line(draft: &Draft) -> usize {
    let title = draft.title.as_ref().map(|title| title.line);
    let option = draft.options.first().map(|option| option.line);
    let stem = Some(draft.line).filter(|&line| line > 0);
    stem.or(title)
        .or(draft.announced)
        .or(option)
        .or(draft.unclosed)
        .unwrap_or(1)
}

/// The heading's question, then the text under it. Another heading stands in when there is no text, or only code.
pub(super) fn stem(draft: &Draft) -> String {
    let text = draft.stem.text();
    match &draft.title {
        Some(title) if title.is_lead && !title.text.is_empty() => {
            format!("{}\n\n{text}", title.text).trim().to_owned()
        }
        Some(title) if text.is_empty() => title.text.clone(),
        Some(title) if text.starts_with("```") && text.ends_with("```") => {
            format!("{}\n\n{text}", title.text)
        }
        _ => text,
    }
}

/// What each line or mark says is correct, with the line that says it; nothing for a line that cannot be read.
fn claims(draft: &Draft, form: Form) -> Vec<(usize, Option<Vec<OptionLabel>>)> {
    let labels = draft.labels();
    let mut claims: Vec<_> = draft
        .answers
        .iter()
        .map(|answer| (answer.line, claim(&answer.text, &labels, draft, form)))
        .collect();
    let checked: Vec<_> = draft
        .options
        .iter()
        .filter(|option| option.checked == Some(true) && form == Form::Choice)
        .collect();
    if let Some(first) = checked.first() {
        let mut found: Vec<OptionLabel> = checked.iter().map(|option| option.label).collect();
        found.sort();
        claims.push((first.line, Some(found)));
    }
    if claims.is_empty() && form == Form::Choice {
        let pointed_out = draft.pointed_out().into_iter();
        claims.extend(pointed_out.map(|(line, found)| (line, Some(found))));
    }
    claims
}

/// The letters of an answer line, or the option whose text it repeats.
fn claim(
    text: &str,
    labels: &[OptionLabel],
    draft: &Draft,
    form: Form,
) -> Option<Vec<OptionLabel>> {
    if form != Form::Choice {
        return sequence::read(text, labels, form).map(|(found, _)| found);
    }
    let by_text = || {
        draft
            .options
            .iter()
            .find(|option| folded(&option.text.text()) == folded(text))
    };
    let by_name = match draft.numbered {
        true => read_key(text, labels, draft, form),
        false => key::read(text, labels, false),
    };
    by_name
        .map(|(found, _)| found)
        .or_else(|| by_text().map(|option| vec![option.label]))
        .or_else(|| read_key(text, labels, draft, form).map(|(found, _)| found))
}

/// The letters or places at the start of an answer, and what follows them. A number goes first among numbered options.
fn read_key<'a>(
    text: &'a str,
    labels: &[OptionLabel],
    draft: &Draft,
    form: Form,
) -> Option<(Vec<OptionLabel>, &'a str)> {
    if form != Form::Choice {
        return sequence::read(text, labels, form);
    }
    let by_number = key::by_number(text);
    let by_letter = key::read(text, labels, false);
    match draft.numbered {
        true => by_number.or(by_letter),
        false => by_letter.or(by_number),
    }
}

/// The key, when the author says one and only one.
fn check_key(
    draft: &Draft,
    metadata: &Metadata,
    defects: &mut Defects<'_>,
) -> Option<Vec<OptionLabel>> {
    let labels = draft.labels();
    let form = metadata.form.unwrap_or_default();
    let claims = claims(draft, form);
    let Some((line, first)) = claims.first() else {
        if !draft.options.is_empty() {
            defects.error_at(
                first_line(draft),
                Message::new("quiz-no-key"),
                "quiz-hint-key",
            );
        }
        return None;
    };
    let Some(key) = first else {
        let hint = match form {
            Form::Choice => "quiz-hint-key",
            Form::Ordering => "quiz-hint-key-order",
            Form::Matching => "quiz-hint-key-match",
        };
        defects.error_at(*line, Message::new("quiz-key-unreadable"), hint);
        return None;
    };
    if let Some(stranger) = key.iter().find(|label| !labels.contains(label)) {
        let message = Message::new("quiz-key-no-option")
            .with("label", stranger.to_string())
            .with("labels", list(&labels));
        defects.error_at(*line, message, "quiz-hint-key-no-option");
        return None;
    }
    if let Some((line, Some(other))) = claims
        .iter()
        .find(|(_, other)| other.as_ref().is_some_and(|other| other != key))
    {
        let message = Message::new("quiz-two-keys")
            .with("first", list(key))
            .with("second", list(other));
        defects.error_at(*line, message, "quiz-hint-two-keys");
        return None;
    }
    if metadata.select.is_some_and(|select| select != key.len()) {
        let message = Message::new("quiz-select")
            .with("select", metadata.select.unwrap_or(0))
            .with("key", list(key));
        defects.error_at(*line, message, "quiz-hint-select");
        return None;
    }
    Some(key.clone())
}

/// Everything said about one option, without the option's own text in front.
fn explanation(label: OptionLabel, option: &Passage, reasons: &[Reason]) -> Option<String> {
    let said: Vec<String> = reasons
        .iter()
        .filter(|reason| reason.labels.contains(&label))
        .map(|reason| said(reason, &option.text()))
        .filter(|text| !text.is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join("\n\n"))
}

fn said(reason: &Reason, option: &str) -> String {
    let text = reason.text.text();
    let repeated = reason.repeated.as_deref().unwrap_or_default();
    if !repeated.is_empty() && !repeats(repeated, option) {
        return format!("**{repeated}** {text}").trim().to_owned();
    }
    let Some(rest) = text.strip_prefix(option) else {
        return text;
    };
    match rest
        .trim_start_matches(' ')
        .strip_prefix(['-', '–', '—', ':', '→', '\n'])
    {
        Some(rest) => rest.trim().to_owned(),
        None if rest.is_empty() => String::new(),
        None => text,
    }
}

/// What is said about the whole: after the letters of the key, unless that repeats the option; then in its own part.
fn whole_explanation(draft: &Draft, key: &[OptionLabel], form: Form) -> String {
    let labels = draft.labels();
    let options: Vec<String> = draft
        .options
        .iter()
        .filter(|option| key.contains(&option.label))
        .map(|option| option.text.text())
        .collect();
    let mut parts: Vec<String> = Vec::new();
    for answer in &draft.answers {
        let rest = read_key(&answer.text, &labels, draft, form).map_or("", |(_, rest)| rest);
        let rest = rest.trim_matches([' ', '-', '–', '—', ':', ',']);
        let rest = if rest.matches("**").count() % 2 == 1 {
            rest.trim_end_matches("**")
        } else {
            rest
        };
        if !rest.is_empty() && !options.iter().any(|option| repeats(rest, option)) {
            parts.push(rest.to_owned());
        }
    }
    parts.push(draft.explanation.text());
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Whether a text only says the option again, perhaps cut short.
fn repeats(text: &str, option: &str) -> bool {
    let (text, option) = (folded(text), folded(option));
    !text.is_empty() && (option.starts_with(&text) || text == option)
}

/// Letters and digits in lower case, to compare what people retype.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_summary(option: &str, labels: &[OptionLabel]) -> bool {
    let words = option.to_lowercase();
    SUMMARIES.iter().any(|summary| words.contains(summary)) || letters::sums_up(option, labels)
}

fn with_note_tags(own: Vec<Tag>, of_note: &[Tag]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for tag in own.into_iter().chain(of_note.iter().cloned()) {
        if !tags.iter().any(|known| known.folded() == tag.folded()) {
            tags.push(tag);
        }
    }
    tags
}
