//! Table: questions as CSV that a spreadsheet opens, a row for each. Texts stay Markdown, as written.

use super::loss::{self, letters};
use super::{Export, Loss, Order, Target};
use crate::message::Message;
use crate::quiz::{OptionLabel, Question};
use crate::vault::Tag;

/// Tells a spreadsheet that this is UTF-8; without it Excel shows other letters for Korean ones.
const MARK: &str = "\u{feff}";

pub(super) fn export(order: &Order<'_>) -> Export {
    let labels = labels(order.questions);
    let mut table = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    let mut write = |row: Vec<String>| {
        table
            .write_record(row)
            .expect("memory takes what is written, and all rows are equally long");
    };
    write(heads(&labels));
    for question in order.questions {
        write(
            row(question, &labels)
                .iter()
                .map(|cell| shown(cell))
                .collect(),
        );
    }
    let mut losses = loss::losses(Target::Csv, order.questions, order.pictures);
    for question in order.questions {
        if row(question, &labels).iter().any(|cell| is_formula(cell)) {
            tell(&mut losses, question);
        }
    }
    Export {
        bytes: table.into_inner().expect("memory takes what is written"),
        losses,
        count: order.questions.len(),
    }
}

/// Every label that some question has, in order.
fn labels(questions: &[&Question]) -> Vec<OptionLabel> {
    let options = questions.iter().flat_map(|question| &question.options);
    let mut labels: Vec<OptionLabel> = options.map(|option| option.label).collect();
    labels.sort();
    labels.dedup();
    labels
}

/// The heads are names for programs and the same in every language.
fn heads(labels: &[OptionLabel]) -> Vec<String> {
    let named = |name: &str| name.to_owned();
    let mut heads: Vec<String> = ["id", "exam", "task", "tags", "stem"].map(named).into();
    heads.extend(labels.iter().map(OptionLabel::to_string));
    heads.push(named("key"));
    heads.extend(labels.iter().map(|label| format!("why_{label}")));
    heads.push(named("explanation"));
    heads
}

fn row(question: &Question, labels: &[OptionLabel]) -> Vec<String> {
    let tags: Vec<&str> = question.tags.iter().map(Tag::as_str).collect();
    let option = |label: &OptionLabel| question.option(*label);
    let mut row = vec![
        question.id.to_string(),
        question.exam.clone().unwrap_or_default(),
        question.task.clone().unwrap_or_default(),
        tags.join(" "),
        question.stem.clone(),
    ];
    let texts = labels.iter().map(option);
    row.extend(texts.map(|option| option.map_or(String::new(), |option| option.text.clone())));
    row.push(letters(&question.key));
    let reasons = labels
        .iter()
        .map(|label| option(label)?.explanation.clone());
    row.extend(reasons.map(Option::unwrap_or_default));
    row.push(question.explanation.clone());
    row
}

/// Whether a spreadsheet would compute a cell instead of showing it.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that would be computed stands behind an apostrophe, which a spreadsheet hides or shows, and does not run.
fn shown(cell: &str) -> String {
    if is_formula(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn tell(losses: &mut Vec<Loss>, question: &Question) {
    let message = Message::new("exchange-lost-formula");
    match losses.iter_mut().find(|loss| loss.question == question.id) {
        Some(loss) => loss.what.push(message),
        None => losses.push(Loss {
            question: question.id.clone(),
            what: vec![message],
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Pictures;
    use crate::exchange::outside::tests::{question, say};

    fn text(questions: &[&Question]) -> (String, usize) {
        let pictures = Pictures::default();
        let export = export(&Order {
            questions,
            pictures: &pictures,
            now_ms: 0,
            say: &say,
        });
        (
            String::from_utf8(export.bytes).expect("UTF-8"),
            export.losses.len(),
        )
    }

    #[test]
    fn every_question_is_a_row_with_a_cell_for_every_label() {
        let mut first = question("a", "무엇, \"왜\"?\n둘째 줄", &["하나", "둘"], "A");
        first.options[1].explanation = Some("아니다".to_owned());
        let second = question("b", "x?", &["1", "2", "3"], "AC");
        let (text, losses) = text(&[&first, &second]);
        assert_eq!(
            text,
            "\u{feff}id,exam,task,tags,stem,A,B,C,key,why_A,why_B,why_C,explanation\n\
             a,,,,\"무엇, \"\"왜\"\"?\n둘째 줄\",하나,둘,,A,,아니다,,\n\
             b,,,,x?,1,2,3,\"A, C\",,,,\n"
        );
        assert_eq!(losses, 0);
    }

    #[test]
    fn a_cell_is_shown_and_never_computed() {
        let (text, losses) = text(&[&question("a", "=1+1", &["-0.5", "2"], "A")]);
        assert!(text.contains(",'=1+1,'-0.5,2,"), "{text}");
        assert_eq!(losses, 1);
    }
}
