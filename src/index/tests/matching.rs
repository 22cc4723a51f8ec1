//! Which notes are found, in which order, and what is shown of them.

use super::*;

#[test]
fn a_particle_does_not_matter_on_either_side() {
    let notes = [("a.md", "서울은 수도"), ("b.md", "부산")];
    check(&notes, "서울", "a");
    check(&notes, "서울을", "a");
    check(
        &[
            ("a.md", "과적합이란"),
            ("b.md", "과적합 방지"),
            ("c.md", "과대적합"),
        ],
        "과적합을",
        "a b",
    );
}

#[test]
fn one_syllable_is_found_inside_words_and_first_by_itself() {
    check(
        &[
            ("a.md", "서울은"),
            ("b.md", "산"),
            ("c.md", "울 제품"),
            ("d.md", "한울"),
        ],
        "울",
        "c a d",
    );
}

#[test]
fn syllables_of_different_words_are_no_word() {
    check(
        &[
            ("a.md", "서점에서 울고"),
            ("b.md", "서 울"),
            ("c.md", "서울"),
        ],
        "서울",
        "c",
    );
}

#[test]
fn a_particle_behind_an_english_name_does_not_matter() {
    let notes = [("a.md", "CNN은 합성곱"), ("b.md", "cnn"), ("c.md", "RNN은")];
    check(&notes, "cnn", "b a");
    check(&notes, "CNN은", "b a");
    check(&notes, "ＣＮＮ을", "b a");
}

#[test]
fn decomposed_and_composed_are_alike() {
    let decomposed = "\u{1100}\u{116A}\u{110C}\u{1165}\u{11A8}\u{1112}\u{1161}\u{11B8}";
    let name = format!("{decomposed}.md");
    check(&[(name.as_str(), "본문")], "과적합", "과적합");
    check(&[("a.md", "과적합")], decomposed, "a");
    check(&[("a.md", decomposed)], "path:a 과적합", "a");
    check(
        &[(name.as_str(), "본문")],
        &format!("path:{decomposed}"),
        "과적합",
    );
}

#[test]
fn names_with_signs_are_words() {
    let notes = [
        ("cpp.md", "C++ 언어"),
        ("cs.md", "C# 언어"),
        ("f1.md", "F1-score"),
        ("l2.md", "L2 정규화"),
        ("n.md", "F2 L1"),
    ];
    check(&notes, "C++", "cpp");
    check(&notes, "c#", "cs");
    check(&notes, "F1-score", "f1");
    check(&notes, "score", "f1");
    check(&notes, "L2", "l2");
}

#[test]
fn english_words_are_found_in_any_form_the_exact_one_first() {
    let notes = [
        ("a.md", "we overfit here"),
        ("b.md", "overfitting is bad"),
        ("c.md", "fit"),
    ];
    check(&notes, "overfitting", "b a");
    check(&notes, "overfit", "a b");
    check(&notes, "overfits", "a b");
}

#[test]
fn underscores_hyphens_and_spaces_are_alike_outside_quotes() {
    let notes = [
        ("a.md", "early_stopping_type=Auto"),
        ("b.md", "early-stopping"),
        ("c.md", "early bird, stopping"),
    ];
    check(&notes, "early_stopping", "b a");
    check(&notes, "\"early_stopping_type\"", "a");
}

#[test]
fn tags_match_from_the_parent_down() {
    let notes = [
        ("a.md", "---\ntags: [Problem/Overfitting]\n---\nx"),
        ("b.md", "#problem here"),
        ("c.md", "#my/problem"),
        ("d.md", "#욕"),
    ];
    check(&notes, "tag:problem", "a b");
    check(&notes, "tag:#PROBLEM/overfitting", "a");
    check(&notes, "tag:prob", "");
    check(&notes, "-tag:problem", "c d");
    check(&notes, "tag:욕", "d");
    check(&notes, "욕", "d");
}

#[test]
fn all_words_must_hold_and_negated_ones_must_not() {
    let notes = [
        ("a.md", "조기 종료 패치"),
        ("b.md", "조기 발견"),
        ("c.md", "종료"),
    ];
    check(&notes, "조기 종료", "a");
    check(&notes, "조기 -종료", "b");
    check(&notes, "-조기", "c");
    check(&notes, "", "a b c");
}

/// The engine's own exclusion asks a phrase about notes that it has passed.
#[test]
fn a_phrase_is_excluded_wherever_it_stands_first() {
    let notes = [("a.md", "울"), ("b.md", "과적합"), ("c.md", "울 과적합")];
    check(&notes, "-과적합", "a");
    check(&notes, "울 -과적합", "a");
    check(&notes, "-(과적합 울) -(과적합 없음)", "a b");
    check(
        &[("a.md", "x"), ("b.md", "x"), ("c.md", "과적합")],
        "-과적합",
        "a b",
    );
}

#[test]
fn quoted_phrases_are_verified_on_the_text() {
    let notes = [
        ("a.md", "the Early\n  stopping rule"),
        ("b.md", "early, stopping"),
        ("c.md", "early stoppings"),
    ];
    check(&notes, "\"early stopping\"", "a");
    check(&notes, "-\"early stopping\"", "b c");
    check(
        &[("a.md", "과적합 방지"), ("b.md", "과적합의 방지")],
        "\"적합 방\"",
        "a",
    );
    check(&[("a.md", "x -> y"), ("b.md", "x y")], "\"->\"", "a");
}

#[test]
fn paths_are_matched_in_part_and_in_any_case() {
    let notes = [("MLA/과적합 노트.md", "x"), ("aif/b.md", "x")];
    check(&notes, "path:mla", "MLA/과적합 노트");
    check(&notes, "path:\"합 노\" x", "MLA/과적합 노트");
    check(&notes, "-path:mla", "aif/b");
    check(&notes, "path:none", "");
}

#[test]
fn titles_count_most_and_equals_sort_by_path() {
    let body = "dropout dropout dropout dropout";
    check(
        &[("b.md", body), ("a.md", body), ("z.md", "# dropout\nx")],
        "dropout",
        "z a b",
    );
    check(
        &[("b.md", body), ("t.md", "---\naliases: [dropout]\n---\nx")],
        "dropout",
        "t b",
    );
}

#[test]
fn hits_say_where_and_show_it() {
    let desk = Desk::new(&[(
        "a.md",
        "---\ntags: [x/y]\n---\n# 제목\n\n첫 줄 #x/y\n**과적합**을 막는 [[Early Stopping|조기 종료]]\n",
    )]);
    let found = desk
        .index()
        .search(&Query::parse("과적합은 종료").expect("query"), 1)
        .expect("search");
    let hit = &found.hits[0];
    assert_eq!((hit.title.as_str(), hit.line), ("제목", 7));
    assert_eq!(hit.snippet.text, "과적합을 막는 조기 종료");
    let marked: Vec<&str> = hit
        .snippet
        .marks
        .iter()
        .map(|mark| &hit.snippet.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["과적합", "종료"]);
    let line = |query: &str| {
        desk.index()
            .search(&Query::parse(query).expect("query"), 1)
            .expect("search")
            .hits[0]
            .line
    };
    assert_eq!((line("tag:x"), line("path:a")), (6, 6));
}

#[test]
fn no_limit_no_hits_but_the_total() {
    let desk = Desk::new(&[("a.md", "x"), ("b.md", "x")]);
    let found = desk
        .index()
        .search(&Query::parse("x").expect("query"), 0)
        .expect("search");
    assert_eq!((found.total, found.hits.len()), (2, 0));
}
