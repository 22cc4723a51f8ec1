//! Typed: what a person types in an exam, with an English or a Korean keyboard.

use super::super::answer::labels;
use crate::quiz::{Asking, OptionLabel};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    /// Nothing is a blank.
    Choose(Vec<OptionLabel>),
    Next,
    Back,
    /// To a 0-based place.
    Go(usize),
    Flag,
    List,
    HandIn,
    Leave,
}

/// Numbers choose, `0` takes the choice back, letters steer. `asking` is `None` at a question that is no more.
pub(super) fn understand(line: &str, asking: Option<&Asking<'_>>, letters: bool) -> Option<Typed> {
    let typed = line.trim();
    let key = typed.to_lowercase();
    // A script may mean an option by a capital.
    let is_capital = letters && key != typed;
    match key.as_str() {
        _ if is_capital => {}
        "" | "n" | "ㅜ" => return Some(Typed::Next),
        "p" | "ㅔ" => return Some(Typed::Back),
        "f" | "ㄹ" => return Some(Typed::Flag),
        "l" | "ㅣ" => return Some(Typed::List),
        "s" | "ㄴ" => return Some(Typed::HandIn),
        "q" | "ㅂ" => return Some(Typed::Leave),
        "0" => return Some(Typed::Choose(Vec::new())),
        _ => {}
    }
    if let Some(number) = key.strip_prefix(['g', 'ㅎ']).filter(|_| !is_capital) {
        let number: usize = number.trim().parse().ok()?;
        return Some(Typed::Go(number.checked_sub(1)?));
    }
    labels(typed, asking?, letters).map(Typed::Choose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{QuestionId, Shown};

    fn check(line: &str, letters: bool, expected: Option<Typed>) {
        let shown = |(place, letter): (usize, char)| Shown {
            position: place + 1,
            label: OptionLabel(letter),
            text: "",
        };
        let id = QuestionId("a".to_owned());
        let asking = Asking {
            id: &id,
            position: 1,
            total: 1,
            stem: "",
            options: "CAF".chars().enumerate().map(shown).collect(),
            form: crate::quiz::Form::Choice,
            select: 1,
        };
        assert_eq!(understand(line, Some(&asking), letters), expected, "{line}");
    }

    fn chosen(letters: &str) -> Option<Typed> {
        Some(Typed::Choose(letters.chars().map(OptionLabel).collect()))
    }

    #[test]
    fn numbers_choose_and_letters_steer() {
        check("1\n", false, chosen("C"));
        check("1, 2", false, chosen("CA"));
        check("0", false, chosen(""));
        check("\n", false, Some(Typed::Next));
        check("P", false, Some(Typed::Back));
        check("g12", false, Some(Typed::Go(11)));
        check("g 1", false, Some(Typed::Go(0)));
        check("F", false, Some(Typed::Flag));
    }

    #[test]
    fn a_korean_keyboard_steers_as_well() {
        check("ㅔ", false, Some(Typed::Back));
        check("ㅎ3", false, Some(Typed::Go(2)));
        check("ㄴ", false, Some(Typed::HandIn));
    }

    #[test]
    fn a_script_means_options_by_capitals() {
        check("F", true, chosen("F"));
        check("f", true, Some(Typed::Flag));
        check("A", false, None);
    }

    #[test]
    fn what_means_nothing_is_not_understood() {
        check("4", false, None);
        check("g0", false, None);
        check("go", false, None);
        assert_eq!(understand("1", None, true), None);
    }
}
