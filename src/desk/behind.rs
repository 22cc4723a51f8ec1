//! Behind: the way from a question to the note it rests on.

use super::Material;
use crate::quiz::Question;
use crate::vault::Note;

impl Material {
    /// The note that a question rests on, and the line of its section there: where its explanations lead, else where it
    /// stands itself. `None` when neither is in the vault.
    #[must_use]
    pub fn behind(&self, question: &Question) -> Option<(&Note, Option<usize>)> {
        self.linked(question).or_else(|| self.around(question))
    }

    fn linked(&self, question: &Question) -> Option<(&Note, Option<usize>)> {
        let link = question.section()?;
        let note = self.vault.resolve(&link, &question.note)?;
        Some((note, note.anchor_line(&link)))
    }

    fn around(&self, question: &Question) -> Option<(&Note, Option<usize>)> {
        let note = self.vault.note(&question.note)?;
        let above = note.headings.iter();
        let above = above.take_while(|heading| heading.line <= question.line);
        Some((note, above.last().map(|heading| heading.line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Bank, Source};
    use crate::vault::{NoteId, Vault};

    fn check(explanation: &str, expected: (&str, Option<usize>)) {
        let asked = format!(
            "# 문제\n\n**Question:** Why?\n\n- A) a\n- B) b\n\n**정답: A**\n\n{explanation}\n"
        );
        let notes = [("q.md", asked.as_str()), ("n.md", "# 노트\n\n## 까닭\n")];
        let notes = notes.map(|(path, text)| Note::parse(NoteId::new(path), text).0);
        let bank = Bank::read([Source::of(&notes[0], None)]);
        let vault = Vault::of(notes.into());
        let material = Material { vault, bank };
        let found = material.behind(&material.bank.questions()[0]);
        let found = found.map(|(note, line)| (note.id.as_str(), line));
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn a_question_rests_on_what_it_names_or_on_its_own_note() {
        check("근거 노트: [[n#까닭|노트]]", ("n.md", Some(3)));
        check("근거 노트: [[n#없는 절]]", ("n.md", None));
        check("[[n]]", ("q.md", Some(1)));
        check("[[없는 노트#까닭]]", ("q.md", Some(1)));
        check("왜냐하면", ("q.md", Some(1)));
    }
}
