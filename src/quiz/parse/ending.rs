//! Ending: the answer that some write behind the stem: `… 것은? (③)`, `… 않은 것은? ④`. It is taken out, since it would
//! give the answer away. Which option it names is read in `key.rs`.

use super::scan::is_circled;

/// How a question ends that an answer may follow.
const ENDS: [&str; 8] = [
    "?",
    "？",
    "것은",
    "고르면",
    "고르시오",
    "고르시오.",
    "고르세요",
    "고르세요.",
];

/// The stem and the circled numbers behind it, in brackets or not.
pub(super) fn split(text: &str) -> Option<(String, String)> {
    let is_emphasis = |sign: char| sign == '*' || sign.is_whitespace();
    let bare = text.trim_end_matches(is_emphasis);
    let open = bare.strip_suffix([')', '）']);
    let marked = open.unwrap_or(bare);
    let before = marked.trim_end_matches(is_of_mark);
    let mark = marked[before.len()..].trim();
    let before = match open {
        Some(_) => before.strip_suffix(['(', '（'])?,
        None => before,
    };
    let stem = before.trim_end_matches(is_emphasis);
    let is_answer = mark.contains(is_circled) && ENDS.iter().any(|end| stem.ends_with(end));
    let open_emphasis = match stem.matches('*').count() % 4 {
        2 => "**",
        1 | 3 => "*",
        _ => "",
    };
    is_answer.then(|| (format!("{stem}{open_emphasis}"), mark.to_owned()))
}

fn is_of_mark(sign: char) -> bool {
    is_circled(sign) || matches!(sign, ',' | '，' | '·' | ' ')
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
        check(
            "**1. 옳은 것은?** **(③)**",
            Some(("**1. 옳은 것은?**", "③")),
        );
        check("옳은 것은? **③**", Some(("옳은 것은?", "③")));
        check("*옳은 것은? (③)*", Some(("*옳은 것은?*", "③")));
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
        check("들어갈 말은 무엇인가? 수집 → 전처리 → ①", None);
        check("중요한 것은 다음 세 가지 ①②③", None);
        check("", None);
    }
}
