//! Obsidian's operators, each over a small vault.

use super::*;

const VAULT: [(&str, &str); 5] = [
    (
        "Daily/2022-07-01.md",
        "---\nstatus: Draft\nduration: 3\ndue: 2026-01-15\naliases:\n---\n# Day\n- [ ] call Anna\n- [x] mail 은주\n\nmix the flour\n\nthen water\n",
    ),
    (
        "Daily/2022-08-02.md",
        "---\nStatus: [Published, \"In Review\"]\nduration: 12\n---\nmix water\nand flour here\n\n## Second\ndog\n\ncat\n",
    ),
    (
        "cooking/HappyCat.md",
        "HappyCat sits. dog and cat\n\n```\n#notatag\n```\n",
    ),
    (
        "cooking/ikea.md",
        "---\ntags: [home/IKEA]\ntitle: Möbel\n---\nikea happycat\n- [/] call later\n",
    ),
    (
        "과적합.md",
        "#problem/overfitting\n\n조기 종료로 과적합을 막는다.\n\n> 조기 발견\n> 종료\n",
    ),
];

fn finds(query: &str, expected: &[&str]) {
    let desk = Desk::new(&VAULT);
    let mut found: Vec<String> = desk.find(query).split(' ').map(str::to_owned).collect();
    found.retain(|name| !name.is_empty());
    found.sort();
    assert_eq!(found, expected, "{query}");
}

const FIRST: &str = "Daily/2022-07-01";
const SECOND: &str = "Daily/2022-08-02";
const CAT: &str = "cooking/HappyCat";
const IKEA: &str = "cooking/ikea";
const KOREAN: &str = "과적합";

#[test]
fn or_groups_and_minus() {
    finds("anna OR 과적합", &[FIRST, KOREAN]);
    finds("dog (cat OR flour)", &[SECOND, CAT]);
    finds("mix -(flour second)", &[FIRST]);
    finds("-dog -mix", &[IKEA, KOREAN]);
}

#[test]
fn names_and_paths_match_in_any_part() {
    finds("file:2022-07", &[FIRST]);
    finds("file:daily", &[]);
    finds("path:daily", &[FIRST, SECOND]);
    finds(r"path:/\d{4}-\d{2}-\d{2}/", &[FIRST, SECOND]);
    finds("path:(cooking OR daily) -path:ikea", &[FIRST, SECOND, CAT]);
    finds("daily", &[FIRST, SECOND]);
    finds("content:daily", &[]);
    finds("match-case:path:Daily", &[FIRST, SECOND]);
    finds("match-case:path:daily", &[]);
}

#[test]
fn lines_blocks_and_sections_hold_words_together() {
    finds("line:(mix flour)", &[FIRST]);
    finds("block:(mix flour)", &[FIRST, SECOND]);
    finds("section:(dog cat)", &[SECOND, CAT]);
    finds("block:(dog cat)", &[CAT]);
    finds("section:(mix dog)", &[]);
    finds("mix -line:(mix flour)", &[SECOND]);
    finds("line:(mix -flour)", &[SECOND]);
    finds("block:(조기 발견 종료)", &[KOREAN]);
    finds("line:\"조기 종료\"", &[KOREAN]);
}

#[test]
fn tasks_are_told_apart_by_their_box() {
    finds("task:call", &[FIRST, IKEA]);
    finds("task-todo:call", &[FIRST]);
    finds("task-done:(mail OR call)", &[FIRST, IKEA]);
    finds("task:\"\"", &[FIRST, IKEA]);
    finds("task:은주에게", &[FIRST]);
}

#[test]
fn tags_are_parsed_and_nested() {
    finds("tag:#problem", &[KOREAN]);
    finds("#problem", &[KOREAN]);
    finds("tag:(home OR problem/overfitting)", &[IKEA, KOREAN]);
    finds("tag:/ikea$/", &[IKEA]);
    finds("tag:notatag OR tag:prob", &[]);
    finds("-tag:(home OR problem)", &[FIRST, SECOND, CAT]);
}

#[test]
fn case_counts_where_it_is_asked_for() {
    finds("happycat", &[CAT, IKEA]);
    finds("match-case:HappyCat", &[CAT]);
    finds("match-case:(sits ignore-case:happycat)", &[CAT]);
    finds("match-case:/ikea/", &[IKEA]);
    finds("match-case:(-Ikea) path:cooking", &[CAT, IKEA]);
    finds("match-case:\"and cat\"", &[CAT]);
}

#[test]
fn properties_are_found_by_name_and_value() {
    finds("[status]", &[FIRST, SECOND]);
    finds("[STATUS:draft]", &[FIRST]);
    finds("[status:Draft OR Published]", &[FIRST, SECOND]);
    finds("[status:\"in review\"]", &[SECOND]);
    finds("[status:review]", &[SECOND]);
    finds("[status:\"review\"]", &[]);
    finds("[status:/^pub/]", &[SECOND]);
    finds("[aliases:null] OR [title:null]", &[FIRST]);
    finds("[duration:<5]", &[FIRST]);
    finds("[duration:>5] OR [duration:<=3]", &[FIRST, SECOND]);
    finds("[due:<2026-02-01]", &[FIRST]);
    finds("-[status] -[tags]", &[CAT, KOREAN]);
    finds("[/^dur/]", &[FIRST, SECOND]);
}

/// The index kept names in lower case alone, and a query asks for them in plain width too.
#[test]
fn a_property_in_full_width_is_found_by_its_name() {
    check(&[("a.md", "---\nＤｕｅ: 1\n---\n")], "[due]", "a");
}

#[test]
fn patterns_are_bounded_by_lines() {
    finds(r"/^then.water$/", &[FIRST]);
    finds(r"/조기\s종료/", &[KOREAN]);
    finds(r"/dog.*cat/", &[CAT]);
    finds(r"/dog[^x]*cat/", &[SECOND, CAT]);
}

#[test]
fn tags_are_counted_over_all_that_is_found() {
    let desk = Desk::new(&[("a.md", "#x/y word"), ("b.md", "#X word"), ("c.md", "#z")]);
    let found = desk.search("word", 1);
    let counted: Vec<(&str, usize)> = found
        .tags
        .iter()
        .map(|(tag, n)| (tag.as_str(), *n))
        .collect();
    assert_eq!(counted, [("x", 2), ("x/y", 1)]);
}

#[test]
fn hits_say_why() {
    let desk = Desk::new(&[("a.md", "# Dropout\n\nOverfitting, overfits. \"no way\"\n")]);
    let why = &desk
        .search(
            "overfit \"no way\" dropout tag:none OR overfit dropout \"no way\"",
            1,
        )
        .hits[0]
        .why;
    let said: Vec<String> = why
        .iter()
        .map(|why| format!("{} {:?} {:?}", why.sought, why.parts, why.forms))
        .collect();
    assert_eq!(said[0], r#"overfit [Text] ["Overfitting", "overfits"]"#);
    assert_eq!(said[1], r#""no way" [Text] ["no way"]"#);
    assert_eq!(said[2], r#"dropout [Title, Heading] ["Dropout"]"#);
}
