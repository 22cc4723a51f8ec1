//! Leads: the words that open a part of a question (`**Question:**`, `정답:`, `### 해설`), and what follows them.
//! Whether a part may open at a line is decided in `reader.rs`.

use super::key;
use super::scan::Scan;
use crate::quiz::question::OptionLabel;

/// The part a lead opens, with the rest of its line.
#[derive(Debug, PartialEq)]
pub(super) enum Lead<'a> {
    /// `numbered_or_signed` is false for a lone word such as the heading `문제`, which may mean something else.
    Question {
        rest: &'a str,
        sure: bool,
    },
    Options,
    /// The rest is empty when the letters are to follow on a later line.
    Answer {
        rest: &'a str,
    },
    Explanation {
        rest: &'a str,
    },
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Question,
    Options,
    Answer,
    Explanation,
}

/// The words, lower-cased. Among those that fit, the longest counts.
const WORDS: [(Part, &[&str]); 4] = [
    (Part::Question, &["question", "q", "문제", "질문", "문항"]),
    (
        Part::Options,
        &[
            "options",
            "choices",
            "answer choices",
            "answer options",
            "선택지",
            "보기",
            "옵션",
        ],
    ),
    (
        Part::Answer,
        &[
            "answer",
            "answers",
            "correct answer",
            "correct answers",
            "correct option",
            "correct options",
            "correct",
            "the correct answer is",
            "the answer is",
            "show answer",
            "answer key",
            "answer and explanation",
            "answer & explanation",
            "정답",
            "정답은",
            "답",
            "답은",
            "답안",
            "정답 보기",
            "정답 확인",
            "답 보기",
            "정답 및 해설",
            "정답과 해설",
            "정답 & 해설",
            "정답/해설",
            "정답 및 풀이",
            "정답과 풀이",
        ],
    ),
    (
        Part::Explanation,
        &[
            "explanation",
            "explanations",
            "answer explanation",
            "additional explanation",
            "rationale",
            "why",
            "추가 설명",
            "상세 설명",
            "설명",
            "해설",
            "정답 해설",
            "오답 해설",
            "오답 설명",
            "오답 풀이",
            "오답 이유",
            "풀이",
            "이유",
            "왜",
            "정답 이유",
            "보기 설명",
            "보기별 설명",
            "보기별 해설",
            "선택지 설명",
            "선택지별 설명",
            "선택지 해설",
        ],
    ),
];

/// A line as a lead sees it: its text without quote marks, and whether it stands as a title (a heading, a summary or
/// the head of a callout).
#[derive(Clone, Copy)]
pub(super) struct Titled<'a> {
    pub(super) text: &'a str,
    pub(super) is_title: bool,
}

/// Reads the lead at the start of a line. `labels` are the options met so far.
pub(super) fn read<'a>(line: Titled<'a>, labels: &[OptionLabel]) -> Option<Lead<'a>> {
    let mut scan = Scan::new(line.text);
    scan.skip_blanks();
    scan.take_bullet();
    scan.skip_decoration();
    let bracketed = scan.take(|sign| matches!(sign, '(' | '[')).is_some();
    let part = take_word(&mut scan)?;
    match part {
        Part::Question => question(scan, line.is_title),
        Part::Options => options(scan),
        Part::Answer => answer(scan, bracketed, labels),
        Part::Explanation => explanation(scan, bracketed),
    }
}

fn take_word(scan: &mut Scan<'_>) -> Option<Part> {
    let fits = |word: &str| {
        let mut ahead = *scan;
        (ahead.take_text(word) && !runs_on(ahead, word)).then_some(ahead)
    };
    let all = WORDS
        .iter()
        .flat_map(|(part, words)| words.iter().map(move |word| (*part, *word)));
    let (part, _, ahead) = all
        .filter_map(|(part, word)| fits(word).map(|ahead| (part, word, ahead)))
        .max_by_key(|(_, word, _)| word.len())?;
    *scan = ahead;
    Some(part)
}

/// Whether the word goes on: `문제점`, `answering`. A number may follow (`Q3`, `문제1`).
fn runs_on(scan: Scan<'_>, word: &str) -> bool {
    let number_may_follow = WORDS[0].1.contains(&word);
    scan.peek()
        .is_some_and(|sign| sign.is_alphanumeric() && !(number_may_follow && sign.is_ascii_digit()))
}

/// What sets the word off, with the emphasis around it. `None` when nothing does.
fn take_sign(scan: &mut Scan<'_>, signs: &[char]) -> bool {
    scan.skip_emphasis();
    let signed = scan.take(|sign| signs.contains(&sign)).is_some();
    if signed {
        scan.skip_emphasis();
    }
    signed
}

fn question(mut scan: Scan<'_>, is_title: bool) -> Option<Lead<'_>> {
    scan.skip(|sign| sign.is_whitespace() || sign == '#');
    let before = scan.rest().len();
    scan.skip(|sign| sign.is_ascii_digit());
    let numbered = scan.rest().len() < before;
    scan.take_text("번");
    let inside_number = scan.peek().is_some_and(char::is_alphanumeric)
        && numbered
        && scan.rest().len() + 1 > before;
    let signed = take_sign(&mut scan, &[':', '.', ')', ']', '|']);
    let alone = scan.rest().is_empty();
    let opens = signed || alone || (numbered && is_title && !inside_number);
    opens.then(|| Lead::Question {
        rest: close(scan.rest()),
        sure: signed || numbered,
    })
}

fn options(mut scan: Scan<'_>) -> Option<Lead<'_>> {
    take_sign(&mut scan, &[':', '.', '-']);
    (scan.rest().is_empty() || scan.peek() == Some('(')).then_some(Lead::Options)
}

fn answer<'a>(mut scan: Scan<'a>, bracketed: bool, labels: &[OptionLabel]) -> Option<Lead<'a>> {
    if bracketed {
        scan.take(|sign| matches!(sign, ')' | ']'))?;
    }
    let signed = take_sign(&mut scan, &[':', '=', '-', '–', '—', '→', '👉']);
    scan.skip_emphasis();
    let opens =
        signed || bracketed || scan.is_done() || key::read(scan.rest(), labels, true).is_some();
    opens.then_some(Lead::Answer { rest: scan.rest() })
}

fn explanation(mut scan: Scan<'_>, bracketed: bool) -> Option<Lead<'_>> {
    if bracketed {
        scan.take(|sign| matches!(sign, ')' | ']'))?;
    }
    let signed = take_sign(&mut scan, &[':', '?', '-', '–', '—', ']']);
    (signed || bracketed || scan.is_done()).then(|| Lead::Explanation {
        rest: close(scan.rest()),
    })
}

/// Without the bold that began before the lead and ends the line.
fn close(rest: &str) -> &str {
    let rest = rest.trim();
    let odd = rest.matches("**").count() % 2 == 1;
    rest.strip_suffix("**")
        .filter(|_| odd)
        .unwrap_or(rest)
        .trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(text: &str, is_title: bool) -> Option<Lead<'_>> {
        let labels: Vec<OptionLabel> = "ABCDE".chars().filter_map(OptionLabel::of).collect();
        read(Titled { text, is_title }, &labels)
    }

    fn check(text: &str, expected: Option<Lead<'_>>) {
        assert_eq!(lead(text, false), expected, "{text}");
    }

    #[test]
    fn questions_open() {
        check(
            "**Question:** Which one?",
            Some(Lead::Question {
                rest: "Which one?",
                sure: true,
            }),
        );
        check(
            "**문제:**",
            Some(Lead::Question {
                rest: "",
                sure: true,
            }),
        );
        check(
            "Q. 무엇인가?",
            Some(Lead::Question {
                rest: "무엇인가?",
                sure: true,
            }),
        );
        check(
            "**Q3.** Which?",
            Some(Lead::Question {
                rest: "Which?",
                sure: true,
            }),
        );
        check(
            "Question 3",
            Some(Lead::Question {
                rest: "",
                sure: true,
            }),
        );
        check(
            "**Question 3: Which?**",
            Some(Lead::Question {
                rest: "Which?",
                sure: true,
            }),
        );
        check(
            "문제",
            Some(Lead::Question {
                rest: "",
                sure: false,
            }),
        );
        assert_eq!(
            lead("📝 문제 2 (SageMaker)", true),
            Some(Lead::Question {
                rest: "(SageMaker)",
                sure: true
            })
        );
        for text in [
            "문제 해결 방법",
            "관련 문제",
            "문제점: 느리다",
            "Questions",
            "Question the result",
            "Quiz",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn options_open() {
        for text in [
            "**Options:**",
            "**선택지:**",
            "보기",
            "Answer choices:",
            "**Options** (choose two)",
        ] {
            check(text, Some(Lead::Options));
        }
        check("Options matter here", None);
    }

    #[test]
    fn answers_open() {
        for (text, rest) in [
            ("**정답: A) 조기 종료**", "A) 조기 종료**"),
            ("**정답:** A", "A"),
            ("정답: A, C", "A, C"),
            ("답: D", "D"),
            ("Answer: A", "A"),
            ("Correct answer: BD", "BD"),
            ("**Answer**: B", "B"),
            ("정답 B. static IPv4", "B. static IPv4"),
            ("✅ 정답： Ａ", "Ａ"),
            ("정답", ""),
            ("정답 및 해설", ""),
            ("정답은 A입니다", "A입니다"),
            ("(정답) C", "C"),
        ] {
            check(text, Some(Lead::Answer { rest }));
        }
        for text in [
            "Answer the following",
            "정답률이 높다",
            "답변: A",
            "정답을 고르시오",
            "Correct the model",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn explanations_open() {
        for text in [
            "💡 추가 설명:",
            "**💡 추가 설명:**",
            "해설",
            "**Explanation:**",
            "왜?",
            "(해설)",
            "오답 풀이",
        ] {
            check(text, Some(Lead::Explanation { rest: "" }));
        }
        check("(해설) 이유", Some(Lead::Explanation { rest: "이유" }));
        check("**해설: 이유**", Some(Lead::Explanation { rest: "이유" }));
        for text in ["왜 A인가", "설명이 길다", "Why it matters"] {
            check(text, None);
        }
    }
}
