//! Stamp: gives each question without an `id` one, so that it stays the same question wherever it moves. A file is changed
//! by nothing else, and only when it then holds the same questions. Writing it to disk is not here (`vault/stamp.rs`).

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::grade::Fingerprint;
use super::parse::{self, Source, Unnamed};
use super::question::{Question, QuestionId};
use crate::message::Message;
use crate::problem::Problem;
use crate::vault::{Insertion, Note, NoteId, inserted};

/// A file with ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// The whole file, as it was but for what was put in.
    pub file: String,
    pub named: Vec<NewName>,
    /// One for each question that could not be given an id without changing something else.
    pub problems: Vec<Problem>,
}

/// A question that gets an id.
#[derive(Clone, Debug, PartialEq)]
pub struct NewName {
    pub note: NoteId,
    /// 1-based, before anything is put in.
    pub line: usize,
    /// The name that follows from its place.
    pub old: QuestionId,
    pub new: QuestionId,
}

/// Every id that is taken, and from now on those that are given.
#[derive(Clone, Debug, Default)]
pub struct Names(HashSet<String>);

impl Names {
    #[must_use]
    pub fn of<'a>(taken: impl IntoIterator<Item = &'a QuestionId>) -> Names {
        Names(taken.into_iter().map(|id| folded(id.as_str())).collect())
    }

    /// The name of the note and a few digits that follow from what the question says: the same wherever it is given.
    fn give(&mut self, question: &Question) -> QuestionId {
        const DIGITS: usize = 6;
        let slug = slug(question.note.stem());
        let hash = &Fingerprint::of(question).0[..DIGITS];
        let first = format!("{slug}-{hash}");
        let further = (2..).map(|number| format!("{first}-{number}"));
        let mut names = std::iter::once(first.clone()).chain(further);
        let free = names.find(|name| self.0.insert(folded(name)));
        QuestionId(free.unwrap_or(first))
    }
}

/// Gives each question of a file that has no id one. `file` is the file as it is on disk.
#[must_use]
pub fn stamped(note: &NoteId, file: &str, names: &mut Names) -> Stamped {
    let state = State::of(note, file);
    let wanted: Vec<(Unnamed, QuestionId)> = state
        .unnamed
        .iter()
        .map(|unnamed| (unnamed.clone(), names.give(&unnamed.question)))
        .collect();
    let all: Option<Vec<Insertion>> = wanted
        .iter()
        .map(|(unnamed, new)| Some(unnamed.homes.first()?.insertion(new.as_str())))
        .collect();
    let at_once = all.and_then(|all| {
        let names: Vec<_> = wanted
            .iter()
            .map(|(old, new)| (&old.question.id, new))
            .collect();
        state.with(note, file, &all, &names)
    });
    let (file, refused) = match at_once {
        Some(file) => (file, Vec::new()),
        None => one_by_one(note, file, &wanted),
    };
    let (mut named, mut problems) = (Vec::new(), Vec::new());
    for (unnamed, new) in wanted {
        let old = unnamed.question;
        if refused.contains(&old.id) {
            problems.push(cannot(&old, &new));
        } else {
            let (note, line, old) = (old.note, old.line, old.id);
            named.push(NewName {
                note,
                line,
                old,
                new,
            });
        }
    }
    Stamped {
        file,
        named,
        problems,
    }
}

/// The file with as many ids as go, each at the first place that changes nothing else; and which questions got none.
fn one_by_one(
    note: &NoteId,
    file: &str,
    wanted: &[(Unnamed, QuestionId)],
) -> (String, Vec<QuestionId>) {
    let mut file = file.to_owned();
    let mut refused = Vec::new();
    for (Unnamed { question, .. }, new) in wanted {
        let state = State::of(note, &file);
        let present = state
            .unnamed
            .iter()
            .find(|unnamed| unnamed.question.id == question.id);
        let homes = present.map_or(&[][..], |unnamed| &unnamed.homes);
        let stamped = homes.iter().find_map(|home| {
            let insertion = home.insertion(new.as_str());
            state.with(note, &file, &[insertion], &[(&question.id, new)])
        });
        match stamped {
            Some(stamped) => file = stamped,
            None => refused.push(question.id.clone()),
        }
    }
    (file, refused)
}

/// What a file says.
struct State {
    questions: Vec<Question>,
    /// What is wrong in it, by name.
    problems: Vec<&'static str>,
    unnamed: Vec<Unnamed>,
}

impl State {
    fn of(note: &NoteId, file: &str) -> State {
        let (note, _) = Note::parse(note.clone(), file);
        let frontmatter = note.frontmatter.mapping();
        let source = Source::of(&note, frontmatter.as_ref());
        let (questions, problems) = parse::questions(&source);
        State {
            questions,
            problems: problems.iter().map(|problem| problem.message.id).collect(),
            unnamed: parse::unnamed(&source),
        }
    }

    /// The file with the insertions, if it then says the same under the new names.
    fn with(
        &self,
        note: &NoteId,
        file: &str,
        insertions: &[Insertion],
        names: &[(&QuestionId, &QuestionId)],
    ) -> Option<String> {
        let new = inserted(file, insertions)?;
        let state = State::of(note, &new);
        let name = |id: &QuestionId| {
            let named = names.iter().find(|(old, _)| *old == id);
            named.map_or(id, |(_, new)| new).clone()
        };
        let same = |(old, new): (&Question, &Question)| {
            let (id, line) = (name(&old.id), new.line);
            *new == Question {
                id,
                line,
                ..old.clone()
            }
        };
        let is_same = self.questions.len() == state.questions.len()
            && self.problems == state.problems
            && self.questions.iter().zip(&state.questions).all(same);
        is_same.then_some(new)
    }
}

fn cannot(question: &Question, new: &QuestionId) -> Problem {
    let message = Message::new("quiz-id-refused").with("question", question.id.as_str());
    let first = question.stem.lines().next().unwrap_or_default();
    let hint = Message::new("quiz-hint-id-refused").with("id", new.as_str());
    Problem::error(question.note.as_str(), message)
        .at(question.line, 1, first)
        .hint(hint)
}

/// Letters and digits in lower case with hyphens between; not too many.
fn slug(name: &str) -> String {
    const MOST: usize = 40;
    let lower = name.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").nfc().take(MOST).collect();
    match slug.trim_end_matches('-') {
        "" => "question".to_owned(),
        slug => slug.to_owned(),
    }
}

fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The file with the id of the first question as `ID`, of the second as `ID2`.
    fn stamp(path: &str, file: &str) -> (String, Stamped) {
        let stamped = stamped(&NoteId::new(path), file, &mut Names::default());
        let mut shown = stamped.file.clone();
        for (at, name) in stamped.named.iter().enumerate() {
            let short = if at == 0 {
                "ID".to_owned()
            } else {
                format!("ID{}", at + 1)
            };
            shown = shown.replace(name.new.as_str(), &short);
        }
        (shown, stamped)
    }

    fn check(path: &str, file: &str, expected: &str) {
        let (shown, stamped) = stamp(path, file);
        assert_eq!(shown, expected);
        assert_eq!(stamped.problems, []);
        let (again, none) = stamp(path, &stamped.file);
        assert_eq!((again, none.named), (stamped.file, Vec::new()));
    }

    const REST: &str = "A) 하나\nB) 둘\n\n정답: A\n";

    fn check_body(head: &str, expected: &str) {
        check(
            "n.md",
            &format!("{head}{REST}"),
            &format!("{expected}{REST}"),
        );
    }

    #[test]
    fn an_id_stands_below_the_heading_or_the_lead() {
        check_body(
            "## Q. x?\n\ny\n\n",
            "## Q. x?\n<!-- quiz: {id: ID} -->\n\ny\n\n",
        );
        check_body(
            "**Question:**\nx?\n\n",
            "**Question:**\n<!-- quiz: {id: ID} -->\nx?\n\n",
        );
        check_body(
            "## 관련 문제\n\n**Question:**\nx?\n\n**Options:**\n",
            "## 관련 문제\n\n**Question:**\n<!-- quiz: {id: ID} -->\nx?\n\n**Options:**\n",
        );
        check_body("Q. x?\ny\n\n", "Q. x?\ny\n<!-- quiz: {id: ID} -->\n\n");
    }

    #[test]
    fn in_a_comment_it_joins_what_is_said() {
        let with = |before: &str, after: &str| {
            check_body(
                &format!("## Q. x?\n{before}\n\n"),
                &format!("## Q. x?\n{after}\n\n"),
            );
        };
        with(
            "<!-- quiz: {exam: X} -->",
            "<!-- quiz: {id: ID, exam: X} -->",
        );
        with(
            "<!-- quiz: { exam: X } -->",
            "<!-- quiz: { id: ID, exam: X } -->",
        );
        with("<!-- quiz: {} -->", "<!-- quiz: {id: ID} -->");
        with("<!-- quiz: -->", "<!-- quiz: {id: ID} -->");
        with(
            "<!-- quiz:\nexam: X\n-->",
            "<!-- quiz:\nid: ID\nexam: X\n-->",
        );
        with(
            "<!-- quiz:\n  exam: X\n-->",
            "<!-- quiz:\n  id: ID\n  exam: X\n-->",
        );
        with(
            "<!-- quiz: exam: X\n-->",
            "<!-- quiz: id: ID\n exam: X\n-->",
        );
    }

    #[test]
    fn a_quote_stays_a_quote() {
        let file = "> [!question]- Q1. x?\n> A) 하나\n> B) 둘\n>\n> 정답: A\n";
        let expected = file.replace("> A)", "> <!-- quiz: {id: ID} -->\n> A)");
        check("n.md", file, &expected);
    }

    #[test]
    fn frontmatter_about_the_only_question_takes_its_id() {
        let file = format!("---\nexam: X\n---\nx?\n\n{REST}");
        check(
            "questions/n.md",
            &file,
            &file.replace("exam", "id: ID\nexam"),
        );
        let two = format!("{}\n## Q. z?\n\n{REST}", file.replace("x?\n", "## Q. x?\n"));
        let expected = two
            .replace("## Q. x?\n", "## Q. x?\n<!-- quiz: {id: ID} -->\n")
            .replace("## Q. z?\n", "## Q. z?\n<!-- quiz: {id: ID2} -->\n");
        check("questions/n.md", &two, &expected);
    }

    #[test]
    fn the_bytes_of_the_file_stay() {
        let file = "\u{feff}# \u{1100}\u{1161}\r\n\r\n## Q. \u{1100}\u{1161}?  \r\nA) 하나\t\r\nB) 둘\r\n정답: A";
        let expected = file.replace("?  \r\n", "?  \r\n<!-- quiz: {id: ID} -->\r\n");
        check("n.md", file, &expected);
    }

    #[test]
    fn ids_are_readable_and_their_own() {
        let file = format!("## Q. x?\n\n{REST}\n## Q. x?\n\n{REST}");
        let ids = |path: &str| {
            let (_, stamped) = stamp(path, &file);
            stamped
                .named
                .into_iter()
                .map(|name| name.new.0)
                .collect::<Vec<_>>()
        };
        let [first, second] = &ids("a/조기 종료 (Early_Stopping).md")[..] else {
            panic!("two ids")
        };
        assert!(first.starts_with("조기-종료-early-stopping-"), "{first}");
        assert_eq!(second, &format!("{first}-2"));
        assert!(ids("---.md")[0].starts_with("question-"));
    }

    #[test]
    fn a_question_that_would_change_is_left_alone() {
        let file = format!("## Q. x?\n<!-- quiz: [a] -->\n\n{REST}\n## Q. y?\n\n{REST}");
        let (shown, stamped) = stamp("n.md", &file);
        assert_eq!(shown, file.replace("y?\n", "y?\n<!-- quiz: {id: ID} -->\n"));
        let problem = &stamped.problems[0];
        assert_eq!(problem.message.id, "quiz-id-refused");
        assert_eq!(problem.place.as_ref().map(|place| place.line), Some(1));
    }

    proptest! {
        #[test]
        fn whatever_is_stamped_says_the_same(parts in prop::collection::vec(prop::sample::select(vec![
            "**Question:**\n", "Q. x?\n", "## Q1. y?\n", "### 문제 2\n", "z?\n", "A) 하나\nB) 둘\n", "- [x] 하나\n- [ ] 둘\n",
            "정답: A\n", "### 해설\n", "- B: 아니다\n", "```\nA) x\nB) y\n```\n", "<!-- quiz: {exam: X} -->\n", "<!-- quiz:\n exam: X\n-->\n",
            "> ", "---\n", "\n", "\n\n", "\r\n", "**Options:**\n", "{B}\n", "\u{1100}\u{1161}\n", "1) 가\n2) 나\n",
        ]), 0..16)) {
            let file = parts.concat();
            let note = NoteId::new("n.md");
            let stamped = stamped(&note, &file, &mut Names::default());
            let (before, after) = (State::of(&note, &file), State::of(&note, &stamped.file));
            let bare = |state: &State| -> Vec<Question> {
                let questions = state.questions.iter();
                questions.map(|q| Question { id: QuestionId(String::new()), line: 0, ..q.clone() }).collect()
            };
            prop_assert_eq!(bare(&before), bare(&after));
            prop_assert_eq!(before.problems, after.problems);
            prop_assert_eq!(after.unnamed.len(), stamped.problems.len());
        }
    }
}
