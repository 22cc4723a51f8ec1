//! What is found when nothing is found: each step, and that it says so.

use super::*;

/// The step that found something, what it took the words for, and what it found.
fn check(notes: &[(&str, &str)], query: &str, expected: (Option<Step>, &[&str], &str)) {
    let desk = Desk::new(notes);
    let found = desk.search(query, 20);
    let names = found.hits[..found.total]
        .iter()
        .map(|hit| hit.note.without_extension());
    let names: Vec<&str> = names.collect();
    let relaxed = found.relaxed;
    let instead = relaxed.iter().flat_map(|relaxed| &relaxed.read_as);
    let instead: Vec<&str> = instead
        .flat_map(|(_, others)| others.iter().map(String::as_str))
        .collect();
    let step = relaxed.as_ref().map(|relaxed| relaxed.step);
    assert_eq!(
        (step, instead.as_slice(), names.join(" ").as_str()),
        expected,
        "{query}"
    );
}

const NOTES: [(&str, &str); 5] = [
    ("a.md", "# 과적합\n검증 손실"),
    ("b.md", "# 조기 종료\n정규화 방법은 여럿이다"),
    ("c.md", "# Normalization\nearly stopping"),
    ("d.md", "# 학교 정하기\n본문"),
    ("e.md", "자동정규화방법론"),
];

#[test]
fn a_word_that_is_found_is_taken_as_it_stands() {
    check(&NOTES, "정규화방법", (None, &[], "e"));
    check(&NOTES, "early", (None, &[], "c"));
}

#[test]
fn spaces_may_be_missing() {
    check(
        &NOTES,
        "조기종료",
        (Some(Step::Spacing), &["조기 종료"], "b"),
    );
    check(
        &NOTES[..4],
        "정규화방법",
        (Some(Step::Spacing), &["정규 화방법", "정규화 방법"], "b"),
    );
    check(&NOTES, "정규화 방법", (None, &[], "b e"));
}

#[test]
fn the_keyboard_may_have_been_set_to_the_other_language() {
    check(
        &NOTES,
        "rhkwjrgkq",
        (Some(Step::Keyboard), &["과적합"], "a"),
    );
    check(
        &NOTES,
        "RHKWJRGKQ",
        (Some(Step::Keyboard), &["과적합"], "a"),
    );
    check(&NOTES, "ㄷㅁ기ㅛ", (Some(Step::Keyboard), &["early"], "c"));
}

#[test]
fn first_consonants_stand_for_names() {
    check(&NOTES, "ㄱㅈㅎ", (Some(Step::Initials), &["과적합"], "a"));
    check(
        &NOTES,
        "ㅈㄱㅈㄹ",
        (Some(Step::Initials), &["조기 종료"], "b"),
    );
    check(&NOTES, "ㄱ적합", (Some(Step::Initials), &["과적합"], "a"));
    check(
        &[("a.md", "# 검색")],
        "ㄳ",
        (Some(Step::Initials), &["검색"], "a"),
    );
    check(
        &[("z.md", "ㄱㅈㅎ라고 쓴다"), NOTES[0]],
        "ㄱㅈㅎ",
        (None, &[], "z"),
    );
}

#[test]
fn a_word_may_be_begun() {
    check(
        &NOTES,
        "norm",
        (Some(Step::Beginning), &["normalization"], "c"),
    );
    check(&NOTES, "과저", (Some(Step::Beginning), &["과적합"], "a"));
    check(&NOTES, "과적ㅎ", (Some(Step::Initials), &["과적합"], "a"));
    check(&NOTES, "손시", (Some(Step::Beginning), &["손실"], "a"));
}

#[test]
fn slips_are_forgiven_in_english_and_in_korean_names() {
    check(
        &NOTES,
        "normalizatoin",
        (Some(Step::Typo), &["normalization"], "c"),
    );
    check(&NOTES, "과접합", (Some(Step::Typo), &["과적합"], "a"));
    check(&[("a.md", "x y123456")], "y123457", (None, &[], ""));
}

#[test]
fn a_part_of_a_word_is_better_than_none() {
    let part = Some(Step::Part);
    check(&NOTES, "과적합방지법", (part, &["과적합"], "a"));
    check(&NOTES, "대규모정규화방법", (part, &["정규화방법"], "e"));
    check(&NOTES, "early_loss", (part, &["early"], "c"));
    check(&NOTES, "과적합방지법 검증", (part, &["과적합"], "a"));
    check(&NOTES, "과적방지", (None, &[], ""));
    check(&NOTES, "early_early_loss", (part, &["early"], "c"));
    let endings = [("a.md", "# 정규화"), ("b.md", "시작했습니다")];
    check(&endings, "정규화했습니다", (part, &["정규화"], "a"));
    check(&NOTES, "\"과적합방지법\"", (None, &[], ""));
}

#[test]
fn some_of_the_words_are_better_than_none() {
    check(
        &NOTES,
        "과적합 early 없는말",
        (Some(Step::Some), &[], "a c"),
    );
    check(&NOTES, "과적합 early tag:none", (None, &[], ""));
    check(
        &NOTES,
        "과적합 early -stopping",
        (Some(Step::Some), &[], "a"),
    );
}

#[test]
fn what_is_asked_for_exactly_is_not_read_loosely() {
    check(&NOTES, "\"rhkwjrgkq\"", (None, &[], ""));
    check(&NOTES, "-조기종료 tag:none", (None, &[], ""));
    check(&NOTES, "/ovrefit/", (None, &[], ""));
}

#[test]
fn what_was_found_loosely_is_marked() {
    let found = Desk::new(&NOTES).search("ㅈㄱㅈㄹ", 1);
    let snippet = &found.hits[0].snippet;
    assert_eq!(&snippet.text[snippet.marks[0].clone()], "조기 종료");
}

#[test]
fn notes_are_chosen_by_parts_of_their_names() {
    let index = Desk::new(&NOTES).index();
    let chosen = |typed: &str| {
        let choices = index.choose(typed, 5).expect("a choice");
        choices
            .into_iter()
            .map(|choice| format!("{} {}", choice.note.stem(), choice.name))
            .collect::<Vec<_>>()
    };
    assert_eq!(chosen("종료"), ["b 조기 종료"]);
    assert_eq!(chosen("ㄱㅈ"), ["a 과적합", "b 조기 종료", "d 학교 정하기"]);
    assert_eq!(chosen("nrmlz"), ["c Normalization"]);
}
