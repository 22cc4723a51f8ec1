//! Aiken: a question, its options behind letters, and a line `ANSWER: B`. The format has nothing else.

use super::outside::{Found, named_by_place, problem};
use crate::message::Message;
use crate::problem::Problem;
use crate::quiz::{OptionLabel, Question};
use crate::vault::Note;

/// Whether it has options behind letters and answers as only this format writes them.
pub(super) fn looks_like(text: &str) -> bool {
    let lines = || text.lines().map(str::trim);
    let answers = |line: &str| {
        let letter = line.strip_prefix("ANSWER:").map(str::trim);
        letter.is_some_and(|letter| letter.len() == 1 && letter.is_ascii())
    };
    lines().any(answers) && lines().any(|line| option(line).is_some())
}

pub(super) fn read(note: &Note) -> (Vec<Question>, Vec<Problem>) {
    let mut reader = Reader {
        note,
        open: Open::default(),
        place: 0,
        questions: Vec::new(),
        problems: Vec::new(),
    };
    for (number, line) in (1..).zip(note.text.lines()) {
        reader.take(number, line.trim());
    }
    reader.end_without_answer();
    (reader.questions, reader.problems)
}

struct Reader<'a> {
    note: &'a Note,
    open: Open,
    /// How many questions were begun.
    place: usize,
    questions: Vec<Question>,
    problems: Vec<Problem>,
}

/// The question that is being read.
#[derive(Default)]
struct Open {
    line: usize,
    stem: Vec<String>,
    options: Vec<(OptionLabel, String)>,
    /// A blank line stands behind its options.
    parted: bool,
}

impl Reader<'_> {
    fn take(&mut self, number: usize, line: &str) {
        if line.is_empty() {
            self.open.parted = !self.open.options.is_empty();
        } else if let Some(answer) = answer(line) {
            self.end(number, answer);
        } else if let Some((label, text)) = option(line)
            && (!self.open.stem.is_empty() || !self.open.options.is_empty())
        {
            self.open.options.push((label, text.to_owned()));
        } else if self.open.parted || self.open.options.is_empty() {
            if self.open.parted {
                self.end_without_answer();
            }
            if self.open.stem.is_empty() {
                self.place += 1;
                self.open.line = number;
            }
            self.open.stem.push(line.to_owned());
        } else if let Some((_, text)) = self.open.options.last_mut() {
            text.push(' ');
            text.push_str(line);
        }
    }

    fn end(&mut self, number: usize, answer: &str) {
        let open = std::mem::take(&mut self.open);
        if open.stem.is_empty() {
            return self.fail(
                number,
                Message::new("exchange-aiken-alone"),
                "exchange-hint-aiken",
            );
        }
        let letters = answer.split([',', ' ']).filter(|letter| !letter.is_empty());
        let mut key = Vec::new();
        for letter in letters {
            let label = one_letter(letter).and_then(OptionLabel::of);
            let place = open.options.iter().position(|(own, _)| Some(*own) == label);
            let Some(place) = place else {
                let message = Message::new("exchange-aiken-no-option").with("label", letter);
                return self.fail(number, message, "exchange-hint-aiken-key");
            };
            key.push(place);
        }
        key.sort_unstable();
        key.dedup();
        let found = Found {
            id: named_by_place(self.note, self.place),
            line: open.line,
            stem: open.stem.join("\n"),
            options: open
                .options
                .into_iter()
                .map(|(_, text)| (text, String::new()))
                .collect(),
            key,
            ..Found::default()
        };
        match found.question(self.note) {
            Ok(question) => self.questions.push(question),
            Err(message) => self.fail(open.line, message, "exchange-hint-aiken"),
        }
    }

    /// The question before has no answer, unless there was none.
    fn end_without_answer(&mut self) {
        let open = std::mem::take(&mut self.open);
        if !open.stem.is_empty() {
            self.fail(
                open.line,
                Message::new("exchange-aiken-no-answer"),
                "exchange-hint-aiken",
            );
        }
    }

    fn fail(&mut self, line: usize, message: Message, hint: &'static str) {
        let problem = problem(self.note, line, 1, message);
        self.problems.push(problem.hint(Message::new(hint)));
    }
}

/// What stands behind `ANSWER:`.
fn answer(line: &str) -> Option<&str> {
    let head = line.get(.."ANSWER:".len())?;
    let is_answer = head.eq_ignore_ascii_case("ANSWER:");
    is_answer.then(|| line["ANSWER:".len()..].trim())
}

/// `A. text` or `A) text`.
fn option(line: &str) -> Option<(OptionLabel, &str)> {
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    let text = line[1..].strip_prefix(['.', ')'])?;
    let label = OptionLabel::of(letter)?;
    text.starts_with([' ', '\t']).then(|| (label, text.trim()))
}

fn one_letter(text: &str) -> Option<char> {
    let mut signs = text.chars();
    signs.next().filter(|_| signs.next().is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::exchange::{Format, Outside};

    fn check(text: &str, questions: &[(&str, &str, &[&str], &str)], problems: &[(&str, usize)]) {
        let read = Outside::new("bank.txt", text).read(Format::Aiken);
        let found: Vec<_> = read
            .questions
            .iter()
            .map(|question| {
                let options: Vec<&str> = question
                    .options
                    .iter()
                    .map(|option| option.text.as_str())
                    .collect();
                let key: String = question.key.iter().map(|label| label.0).collect();
                (question.id.as_str(), question.stem.as_str(), options, key)
            })
            .collect();
        let expected: Vec<_> = questions
            .iter()
            .map(|(id, stem, options, key)| (*id, *stem, options.to_vec(), (*key).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
        let told: Vec<_> = read
            .problems
            .iter()
            .map(|problem| {
                assert!(problem.hint.is_some());
                (
                    problem.message.id,
                    problem.place.as_ref().map_or(0, |place| place.line),
                )
            })
            .collect();
        assert_eq!(told, problems, "{text}");
    }

    #[test]
    fn a_question_has_options_and_an_answer() {
        check(
            "무엇인가?\nA. 하나\nB. 둘\nANSWER: B\n\nx\ny?\nA) 1\nB) 2\n  3\nC) 4\nANSWER: A\n",
            &[
                ("bank-1", "무엇인가?", &["하나", "둘"], "B"),
                ("bank-2", "x\ny?", &["1", "2 3", "4"], "A"),
            ],
            &[],
        );
        check(
            "x?\n\nA. 1\n\nB. 2\n\nanswer: a, B",
            &[("bank-1", "x?", &["1", "2"], "AB")],
            &[],
        );
    }

    #[test]
    fn a_broken_one_is_told_and_the_next_is_read() {
        let next = "\n\ny?\nA. 1\nB. 2\nANSWER: A\n";
        let good: &[(&str, &str, &[&str], &str)] = &[("bank-2", "y?", &["1", "2"], "A")];
        check(
            &format!("x?\nA. 1\nB. 2{next}"),
            good,
            &[("exchange-aiken-no-answer", 1)],
        );
        check(
            &format!("x?\nA. 1\nB. 2\nANSWER: C{next}"),
            good,
            &[("exchange-aiken-no-option", 4)],
        );
        check(
            &format!("x?\nA. 1\nANSWER: A{next}"),
            good,
            &[("exchange-few-options", 1)],
        );
        check(
            &format!("x?\nA. 1\nB. 2\nANSWER:{next}"),
            good,
            &[("exchange-no-key", 1)],
        );
        check("ANSWER: A\n", &[], &[("exchange-aiken-alone", 1)]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
            "A. x", "B) y", "ANSWER: A", "ANSWER:", "가", "\n", "\n\n", " ", "A.", "Ａ) z", "answer: b", "# ", "\\", "{", "- ", "정답: A",
        ]), 0..40)) {
            let read = Outside::new("a.txt", &parts.concat()).read(Format::Aiken);
            for question in read.questions {
                prop_assert!(question.options.len() >= 2 && !question.key.is_empty());
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let outside = Outside::new("a.txt", &String::from_utf8_lossy(&bytes));
            for (_, format) in Format::NAMES {
                let _ = outside.read(format);
            }
            let _ = outside.guess();
        }
    }
}
