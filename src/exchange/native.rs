//! Native: questions written down in the grammar of `quiz::parse`, so that they are read back as the same questions.

use crate::problem::Severity;
use crate::quiz::parse::{print, questions};
use crate::quiz::{Question, Source};
use crate::vault::NoteId;

/// Bytes of a note, unless one question alone is longer: half of what a vault reads.
const MOST_OF_NOTE: usize = 1024 * 1024;

/// Questions as the texts of as many notes as it takes; of none, no note.
#[must_use]
pub fn native(questions: &[Question]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for printed in questions.iter().map(print) {
        match notes.last_mut() {
            Some(note) if note.len() + printed.len() < MOST_OF_NOTE => {
                note.push('\n');
                note.push_str(&printed);
            }
            _ => notes.push(printed),
        }
    }
    notes
}

/// The question as it is read back; where its words would be taken for something else, without comments, which nobody
/// sees, and then with a backslash before the sign that misleads, or on one line. `None` when nothing helps.
pub(super) fn fitted(question: &Question) -> Option<Question> {
    let seen = changed(question, &without_comments);
    let ways: [&dyn Fn(&str) -> String; 4] = [&str::to_owned, &escaped, &on_one_line, &|text| {
        escaped(&on_one_line(text))
    }];
    let others = ways.iter().map(|way| changed(&seen, way));
    std::iter::once(question.clone())
        .chain(others)
        .find_map(|question| read_back(&question))
}

/// The question with each of its texts passed through `way`.
fn changed(question: &Question, way: &dyn Fn(&str) -> String) -> Question {
    let mut changed = question.clone();
    changed.stem = way(&changed.stem);
    changed.explanation = way(&changed.explanation);
    for option in &mut changed.options {
        option.text = way(&option.text);
        option.explanation = option.explanation.as_deref().map(way);
    }
    changed
}

/// What comes back when the question is written between two others, if it is the same. Whether an option stays in its
/// place follows from its words.
fn read_back(question: &Question) -> Option<Question> {
    let (before, after) = (neighbor("1"), neighbor("2"));
    let text = [&before, &print(question), &after]
        .map(String::as_str)
        .join("\n");
    let (read, problems) = questions(&source(&question.note, &text));
    let [first, mut back, last]: [Question; 3] = read.try_into().ok()?;
    if problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
        || print(&first) != before
        || print(&last) != after
    {
        return None;
    }
    back.line = question.line;
    let pinned = back.options.iter().map(|option| option.pinned);
    let mut same = question.clone();
    for (option, pinned) in same.options.iter_mut().zip(pinned) {
        option.pinned |= pinned;
    }
    (same == back).then_some(back)
}

fn source<'a>(note: &'a NoteId, text: &'a str) -> Source<'a> {
    Source {
        note,
        text,
        body_start: 0,
        frontmatter: None,
        frontmatter_first_line: 1,
        tags: &[],
    }
}

/// A question that nothing is wrong with, as printed.
fn neighbor(id: &str) -> String {
    let options = "- A) a\n- B) b";
    format!(
        "<!-- quiz:\nid: \"{id}\"\n-->\n\n**Question:**\nx\n\n**Options:**\n{options}\n\n**정답: A**\n"
    )
}

fn without_comments(text: &str) -> String {
    let mut seen = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        seen.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    (seen + rest).trim().to_owned()
}

/// A backslash before the first sign of each line that Markdown or the grammar may take for its own.
fn escaped(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escaped_line).collect();
    lines.join("\n")
}

fn escaped_line(line: &str) -> String {
    const SIGNS: &str = ").:#-*<>|`[~=_+!";
    /// Behind it no sign of a line's beginning stands.
    const FAR: usize = 24;
    let place = line
        .char_indices()
        .take(FAR)
        .find(|(_, sign)| SIGNS.contains(*sign));
    match place {
        Some((at, _)) if !line[..at].ends_with('\\') => format!("{}\\{}", &line[..at], &line[at..]),
        _ => line.to_owned(),
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::outside::tests::question;

    fn check(stem: &str, option: &str, expected: Option<(&str, &str)>) {
        let question = question("a", stem, &[option, "other"], "A");
        let fitted = fitted(&question);
        let found = fitted
            .as_ref()
            .map(|question| (question.stem.as_str(), question.options[0].text.as_str()));
        assert_eq!(found, expected, "{stem} {option}");
    }

    #[test]
    fn what_reads_back_stays_as_it_is() {
        check("x?\n\ny *z*", "하나", Some(("x?\n\ny *z*", "하나")));
        check("x?", "All of the above", Some(("x?", "All of the above")));
    }

    #[test]
    fn what_misleads_is_escaped() {
        check("x?\nA) y", "1", Some(("x?\nA\\) y", "1")));
        check("# x", "1", Some(("\\# x", "1")));
        check("x\n```\ny", "1", Some(("x\n\\```\ny", "1")));
    }

    #[test]
    fn a_comment_does_not_keep_a_question_out() {
        check("x <!-- note to self -->", "1", Some(("x", "1")));
        check(
            "<!-- a\n-->\nx\n\n<!-- b -->\n\ny",
            "1",
            Some(("x\n\n\n\ny", "1")),
        );
    }

    #[test]
    fn two_questions_keep_apart() {
        let first = fitted(&question("a", "x?", &["1", "2"], "A")).expect("fits");
        let second = fitted(&question("b", "y?", &["3", "4"], "B")).expect("fits");
        let texts = native(&[first.clone(), second.clone()]);
        let (read, problems) = questions(&source(&first.note, &texts[0]));
        assert_eq!(problems, []);
        let ids: Vec<&str> = read.iter().map(|question| question.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
    }

    #[test]
    fn more_than_a_note_holds_goes_to_several() {
        let long = "x".repeat(3_000);
        let all: Vec<Question> = (0..1_000)
            .map(|number| question(&number.to_string(), &long, &["1", "2"], "A"))
            .collect();
        let notes = native(&all);
        assert_eq!(notes.len(), 3);
        assert!(notes.iter().all(|note| note.len() <= MOST_OF_NOTE));
        assert!(native(&[]).is_empty());
    }
}
