//! Letters: how the texts of a question name its options: as `{B}`, which follows the option to wherever it is shown, or
//! as bare letters, which hold in the order written alone.

use std::ops::Range;

use super::question::{AnswerOption, OptionLabel, Question};
use crate::vault::verbatim;

/// The question with each `{B}` in its texts as what option B is called. What stands in code or math stays, and so does a
/// letter that is no option's.
#[must_use]
pub fn named(question: &Question, name: impl Fn(OptionLabel) -> String) -> Question {
    let labels = question.labels();
    let said = |text: &str| replaced(text, &labels, &name);
    let option = |option: &AnswerOption| AnswerOption {
        text: said(&option.text),
        explanation: option.explanation.as_deref().map(said),
        ..option.clone()
    };
    Question {
        stem: said(&question.stem),
        options: question.options.iter().map(option).collect(),
        explanation: said(&question.explanation),
        ..question.clone()
    }
}

/// As a reader of the note sees it, who knows options by their letters.
#[must_use]
pub fn plain(question: &Question) -> Question {
    named(question, |label| label.to_string())
}

/// As the learner sees it, who knows options by their 1-based places.
#[must_use]
pub fn placed(question: &Question, shown: &[OptionLabel]) -> Question {
    named(question, |label| {
        let place = shown.iter().position(|shown| *shown == label);
        place.map_or_else(|| label.to_string(), |place| (place + 1).to_string())
    })
}

/// One text as [`plain`] has it.
pub(super) fn plain_text(text: &str, labels: &[OptionLabel]) -> String {
    replaced(text, labels, &|label| label.to_string())
}

/// Whether the stem or an option names options by bare letters, so that they have to be shown as written.
pub(super) fn keep_order(question: &Question) -> bool {
    let labels = question.labels();
    let options = question.options.iter().map(|option| &option.text);
    std::iter::once(&question.stem)
        .chain(options)
        .any(|text| bare(text, &labels).is_some())
}

/// Whether a text names several options as `{A}`.
pub(super) fn sums_up(text: &str, labels: &[OptionLabel]) -> bool {
    braced(text, labels).len() > 1
}

fn replaced(text: &str, labels: &[OptionLabel], name: &dyn Fn(OptionLabel) -> String) -> String {
    let mut said = String::new();
    let mut done = 0;
    for (range, label) in braced(text, labels) {
        said += &text[done..range.start];
        said += &name(label);
        done = range.end;
    }
    said + &text[done..]
}

/// Every `{B}` that names an option, in bytes. `x_{B}`, `\text{B}` and `\{B}` do not, in math or outside.
fn braced(text: &str, labels: &[OptionLabel]) -> Vec<(Range<usize>, OptionLabel)> {
    let named = |(at, _): (usize, &str)| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let label = labels.iter().find(|label| after.starts_with(label.0))?;
        let joins = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '^' | '\\');
        let stands = after[1..].starts_with('}') && !before.ends_with(joins);
        stands.then_some((at..at + 3, *label))
    };
    let mut found: Vec<_> = text.match_indices('{').filter_map(named).collect();
    if !found.is_empty() {
        let verbatim = verbatim(text);
        found.retain(|(range, _)| !verbatim.iter().any(|part| part.contains(&range.start)));
    }
    found
}

/// The byte of the first bare letter that names an option: `both A and B`, `보기 C`, `B번`, `A와 C`.
pub(super) fn bare(text: &str, labels: &[OptionLabel]) -> Option<usize> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let sign = |at: usize| signs.get(at).map(|&(_, sign)| sign);
    let alone = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_ascii_alphanumeric());
    let is_letter = |&at: &usize| {
        let is_label = sign(at).is_some_and(|sign| labels.contains(&OptionLabel(sign)));
        is_label && alone(at.checked_sub(1).and_then(sign)) && alone(sign(at + 1))
    };
    let letters: Vec<usize> = (0..signs.len()).filter(is_letter).collect();
    let between = |two: &[usize]| &text[signs[two[0] + 1].0..signs[two[1]].0];
    let joined = letters
        .windows(2)
        .find(|two| joins(between(two)))
        .map(|two| two[0]);
    let is_named = |at: &&usize| {
        let before = word_before(&text[..signs[**at].0]);
        OPTION_WORDS.contains(&before.as_str()) || sign(**at + 1) == Some('번')
    };
    let named = letters.iter().find(is_named).copied();
    let first = named.into_iter().chain(joined).min()?;
    Some(signs[first].0)
}

/// Words after which a letter is an option's.
const OPTION_WORDS: [&str; 7] = [
    "option",
    "options",
    "choice",
    "choices",
    "answer",
    "보기",
    "선택지",
];

/// The word that a text ends with, in lower case; of a long one the end.
fn word_before(text: &str) -> String {
    const MOST: usize = 10;
    let ends = |sign: char| sign.is_whitespace() || sign == '(';
    let text = text.trim_end_matches(ends);
    let last = text.char_indices().rev().take(MOST);
    let word = last.take_while(|(_, sign)| !ends(*sign));
    let start = word.last().map_or(text.len(), |(at, _)| at);
    text[start..].to_lowercase()
}

/// What stands between two letters that are named together.
fn joins(between: &str) -> bool {
    let words = [
        "and", "or", ",", "·", "&", "와", "과", "및", "또는", ", and", "랑",
    ];
    words.contains(&between.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;
    use proptest::prelude::*;

    fn labels() -> Vec<OptionLabel> {
        "ABCD".chars().map(OptionLabel).collect()
    }

    /// What becomes of a text when the options are shown as D, C, B, A.
    fn check_placed(text: &str, expected: &str) {
        let mut asked = question("q", text, &["1", "2", "3", text], "A");
        asked.explanation = text.to_owned();
        asked.options[0].explanation = Some(text.to_owned());
        let shown: Vec<_> = labels().into_iter().rev().collect();
        let placed = placed(&asked, &shown);
        assert_eq!(placed.stem, expected);
        assert_eq!(placed.options[3].text, expected);
        assert_eq!(placed.explanation, expected);
        assert_eq!(placed.options[0].explanation.as_deref(), Some(expected));
    }

    #[test]
    fn a_braced_letter_follows_its_option() {
        check_placed("{B}와 달리", "3와 달리");
        check_placed("both {A} and **{D}**", "both 4 and **1**");
        check_placed("보기{C}, ({C})", "보기2, (2)");
    }

    #[test]
    fn code_math_and_other_letters_stay() {
        for text in [
            "`{B}`",
            "$x_{B}$",
            "x_{B}",
            "\\text{B}",
            "\\{B}",
            "{E}",
            "{b}",
            "{AB}",
        ] {
            check_placed(text, text);
        }
        check_placed("```\n{B}\n```\n{B}", "```\n{B}\n```\n3");
        check_placed("costs $5, {B} costs $6", "costs $5, 3 costs $6");
    }

    #[test]
    fn where_no_order_is_shown_the_letter_is_plain() {
        let asked = plain(&question("q", "{B}와 A", &["1", "{A}"], "A"));
        assert_eq!(
            (asked.stem.as_str(), asked.options[1].text.as_str()),
            ("B와 A", "A")
        );
    }

    fn check_bare(text: &str, expected: Option<&str>) {
        let from = bare(text, &labels()).map(|at| &text[at..]);
        assert_eq!(from, expected, "{text}");
    }

    #[test]
    fn bare_letters_are_found_where_they_name_options() {
        check_bare("both A and B", Some("A and B"));
        check_bare("정답은 A와 C", Some("A와 C"));
        check_bare(
            "Compared with option B, what is best?",
            Some("B, what is best?"),
        );
        check_bare("B번과 무엇이 다른가?", Some("B번과 무엇이 다른가?"));
        check_bare("보기 C 또는 D", Some("C 또는 D"));
    }

    #[test]
    fn other_letters_and_braced_ones_are_not() {
        for text in [
            "A company trains a model. A model is slow.",
            "Use a C compiler",
            "both {A} and {B}",
            "{B}번, option {C}",
            "option E",
            "A/B test",
        ] {
            check_bare(text, None);
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(\\{|\\}|A|B|`|\\$|_|\n|가| and |보기|번|\\PC){0,30}") {
            let _ = bare(&text, &labels());
            let plain = plain_text(&text, &labels());
            prop_assert!(plain.len() <= text.len());
        }
    }
}
