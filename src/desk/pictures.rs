//! Pictures at the desk: those that a question shows and the vault does not hold.

use super::{Desk, Material};
use crate::message::Message;
use crate::problem::Problem;
use crate::quiz::Question;
use crate::vault::{Note, holds_picture, pictures};

impl Desk {
    /// A warning for each picture that a question shows and that is not there.
    pub(super) fn missing_pictures(&self, material: &Material) -> Vec<Problem> {
        let Material { vault, bank } = material;
        let missing = |question: &Question| {
            let options = question.options.iter().map(|option| option.text.as_str());
            let asked = question.asked();
            let texts = std::iter::once(asked.as_ref()).chain(options);
            let shown: Vec<String> = texts.flat_map(pictures).collect();
            let note = vault.note(&question.note).zip(vault.file(&question.note));
            let problem = |target: String| {
                let (note, file) = note?;
                let is_there = holds_picture(&self.places.vault, file, &target);
                (!is_there).then(|| problem(note, question, &target))
            };
            shown.into_iter().filter_map(problem).collect::<Vec<_>>()
        };
        bank.questions().iter().flat_map(missing).collect()
    }
}

/// Where the picture is named, else where its question begins.
fn problem(note: &Note, question: &Question, target: &str) -> Problem {
    let name = target.rsplit('/').next().unwrap_or(target);
    let lines = (1..).zip(note.text.lines());
    let named =
        |(_, text): &(usize, &str)| text.contains("![") && text.replace("%20", " ").contains(name);
    let mut named = lines.filter(named);
    let (line, text) = named
        .next()
        .unwrap_or((question.line, note.line(question.line)));
    let column = text
        .find("![")
        .map_or(1, |at| text[..at].chars().count() + 1);
    let message = Message::new("quiz-picture-missing").with("target", target);
    Problem::warning(question.note.as_str(), message)
        .at(line, column, text)
        .hint(Message::new("quiz-hint-picture"))
}
