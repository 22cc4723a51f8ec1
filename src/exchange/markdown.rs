//! Markdown: a bank of questions in the shapes that people write in notes. They are read by `quiz::parse`; here they only
//! get the names they would have as a note of the vault.

use super::outside::named_by_place;
use crate::problem::Problem;
use crate::quiz::parse;
use crate::quiz::{LabSetting, Question, Source};
use crate::vault::Note;

pub(super) fn read(note: &Note) -> (Vec<Question>, Vec<Problem>) {
    let frontmatter = note.frontmatter.mapping();
    let (mut questions, problems) = parse::questions(&Source {
        note: &note.id,
        text: &note.text,
        body_start: note.body_start,
        frontmatter: frontmatter.as_ref(),
        frontmatter_first_line: note.frontmatter.first_line(),
        tags: &note.tags,
    });
    for (place, question) in (1..).zip(&mut questions) {
        if question.id.as_str() == format!("{}-{place}", note.id.stem()) {
            question.id.0 = named_by_place(note, place);
        }
        // A problem has said why.
        if question.lab == LabSetting::Refused {
            question.lab = LabSetting::Absent;
        }
    }
    (questions, problems)
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Format, Outside};

    #[test]
    fn questions_keep_their_ids_and_take_their_tags() {
        let text = "---\ntags: [exam/mla]\n---\n\n### 1\nx?\nA) 하나\nB) 둘\n정답: A\n\n### 2\n\
            <!-- quiz: {id: own} -->\ny?\n① 셋\n② 넷\n답: ②\n\n### 3\nz?\nA) 하나\nB) 둘\n정답: C\n";
        let read = Outside::new("dir/bank.md", text).read(Format::Markdown);
        let ids: Vec<(&str, &str)> = read
            .questions
            .iter()
            .map(|question| (question.id.as_str(), question.tags[0].as_str()))
            .collect();
        assert_eq!(ids, [("bank-1", "exam/mla"), ("own", "exam/mla")]);
        let place = read.problems[0].place.as_ref().map(|place| place.line);
        assert_eq!(
            (read.problems[0].path.as_str(), place),
            ("dir/bank.md", Some(22))
        );
    }
}
