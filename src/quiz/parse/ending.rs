//! Ending: the answer that some write behind the stem: `… 것은? (③)`, `… 않은 것은? ④`. It is taken out, since it would
//! give the answer away. Which option it names is read in `key.rs`.

use super::item::asks_in_words;
use crate::quiz::question::OptionLabel;

/// The stem and the circled numbers behind it, when the text asks something and ends in them.
pub(super) fn split(text: &str) -> Option<(String, String)> {
    let bare = text.trim_end_matches(|sign: char| sign == '*' || sign.is_whitespace());
    let (open, is_closed) = match bare.strip_suffix([')', '）']) {
        Some(open) => (open, true),
        None => (bare, false),
    };
    let before = open.trim_end_matches(is_of_mark);
    let mark = open[before.len()..].trim();
    let stem = match is_closed {
        true => before.strip_suffix(['(', '（'])?,
        false if before.ends_with(['?', '？']) || open[before.len()..].starts_with(' ') => before,
        false => return None,
    };
    let stem = stem.trim_end();
    let bold = if stem.matches("**").count() % 2 == 1 {
        "**"
    } else {
        ""
    };
    let is_answer = mark.contains(is_circled) && asks_in_words(stem);
    is_answer.then(|| (format!("{stem}{bold}"), mark.to_owned()))
}

fn is_of_mark(sign: char) -> bool {
    is_circled(sign) || matches!(sign, ',' | '，' | '·' | ' ')
}

fn is_circled(sign: char) -> bool {
    !sign.is_alphabetic() && OptionLabel::of(sign).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = split(text);
        let found = found
            .as_ref()
            .map(|(stem, mark)| (stem.as_str(), mark.as_str()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn circled_numbers_behind_a_question_are_its_answer() {
        check("**1. 옳은 것은?** (③)", Some(("**1. 옳은 것은?**", "③")));
        check("**1. 옳은 것은? (③)**", Some(("**1. 옳은 것은?**", "③")));
        check("03. 거리가 먼 것은? ①", Some(("03. 거리가 먼 것은?", "①")));
        check("가장 먼 것은?④", Some(("가장 먼 것은?", "④")));
        check("모두 고르면? （ ①, ③ ）", Some(("모두 고르면?", "①, ③")));
    }

    #[test]
    fn what_belongs_to_the_stem_stays() {
        check("옳은 것은?", None);
        check("옳은 것은? (단, 2개)", None);
        check("다음 중 ①과 ②의 차이는 무엇인가?", None);
        check("빈칸 ①", None);
        check("2. 흐름 ①", None);
        check("무엇인가①", None);
        check("", None);
    }
}
