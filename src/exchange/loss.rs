//! Loss: what of a question a target cannot express. It is told by question, never dropped in silence.

use super::Target;
use super::picture::{Pictures, images};
use crate::message::Message;
use crate::quiz::{LabSetting, OptionLabel, Question, QuestionId};

/// What is missing of one question in an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    pub question: QuestionId,
    /// At least one, each the end of a sentence that begins with the question's name.
    pub what: Vec<Message>,
}

impl Loss {
    /// The question is not in the export at all.
    pub(super) fn whole(question: &Question) -> Loss {
        Loss {
            question: question.id.clone(),
            what: vec![Message::new("exchange-lost-form")],
        }
    }
}

/// A share of the points that Moodle knows is one of these parts of a whole.
pub(super) const MOODLE_PARTS: [usize; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/// What a target loses of each question; those without loss are left out.
pub(super) fn losses(target: Target, questions: &[&Question], pictures: &Pictures) -> Vec<Loss> {
    let loss = |question: &&Question| {
        let what = lost(target, question, pictures);
        (!what.is_empty()).then(|| Loss {
            question: question.id.clone(),
            what,
        })
    };
    questions.iter().filter_map(loss).collect()
}

fn lost(target: Target, question: &Question, pictures: &Pictures) -> Vec<Message> {
    let mut what = Vec::new();
    if question.lab != LabSetting::Absent {
        what.push(Message::new("exchange-lost-lab"));
    }
    if target == Target::Gift && (question.exam.is_some() || question.task.is_some()) {
        what.push(Message::new("exchange-lost-exam"));
    }
    let pinned: Vec<OptionLabel> = question
        .options
        .iter()
        .filter(|option| option.pinned)
        .map(|option| option.label)
        .collect();
    if matches!(target, Target::Gift | Target::Csv) && !pinned.is_empty() {
        what.push(Message::new("exchange-lost-place").with("labels", letters(&pinned)));
    }
    if target == Target::Gift && question.key.len() > 1 {
        let known = MOODLE_PARTS.contains(&question.key.len());
        what.push(Message::new(match known {
            true => "exchange-lost-whole",
            false => "exchange-lost-weights",
        }));
    }
    let kept = |path: &String| {
        matches!(target, Target::Anki | Target::Qti) && pictures.get(question, path).is_some()
    };
    for path in images(question).into_iter().filter(|path| !kept(path)) {
        what.push(Message::new("exchange-lost-picture").with("path", path));
    }
    what
}

/// Letters as people list them: `A, C`.
pub(super) fn letters(labels: &[OptionLabel]) -> String {
    let letters: Vec<String> = labels.iter().map(OptionLabel::to_string).collect();
    letters.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::outside::tests::question;

    fn check(target: Target, change: impl Fn(&mut Question), expected: &[&str]) {
        let mut question = question("q", "x?", &["1", "2", "3"], "A");
        change(&mut question);
        let found = losses(target, &[&question], &Pictures::default());
        let ids: Vec<&str> = found
            .iter()
            .flat_map(|loss| loss.what.iter().map(|message| message.id))
            .collect();
        assert_eq!(ids, expected, "{target:?}");
    }

    #[test]
    fn what_a_target_cannot_express_is_told() {
        let exam = |question: &mut Question| question.exam = Some("MLA-C01".to_owned());
        let pinned = |question: &mut Question| question.options[2].pinned = true;
        let two = |question: &mut Question| question.key.push(OptionLabel('B'));
        let picture = |question: &mut Question| question.stem = "![a](b.png)".to_owned();
        let refused = |question: &mut Question| question.lab = LabSetting::Refused;
        for (_, target) in Target::NAMES {
            check(target, |_| {}, &[]);
            check(target, refused, &["exchange-lost-lab"]);
            check(target, picture, &["exchange-lost-picture"]);
        }
        check(Target::Gift, exam, &["exchange-lost-exam"]);
        check(Target::Anki, exam, &[]);
        check(Target::Gift, pinned, &["exchange-lost-place"]);
        check(Target::Qti, pinned, &[]);
        check(Target::Gift, two, &["exchange-lost-whole"]);
        check(Target::Qti, two, &[]);
    }
}
