//! Search: what it prints and says, that it follows the vault, and that no kill leaves a false answer behind.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;

use super::SHORT;
use crate::patience::{Home, patience, vault, write};
use crate::repository::root;

#[test]
fn search_prints_where_and_says_how_many() {
    let vault = vault(&[("a/short.md", SHORT), ("other.md", "# Other\n")]);
    let found = patience(["search", "과적합을"])
        .vault(&vault)
        .run()
        .exits(0);
    found
        .prints("A short question\n  a/short.md:8\n")
        .says("1 note found.");
    let nothing = patience(["search", "zebra"]).vault(&vault).run();
    nothing.exits(1).prints_nothing().says("Nothing found.");
}

#[test]
fn search_takes_words_tags_and_limits() {
    let search = |words: &[&'static str]| {
        let words = [&["search", "--json"], words].concat();
        patience(words).vault(root()).run().json()["hits"]
            .as_array()
            .expect("a list")
            .len()
    };
    let all = search(&["tag:#problem/overfitting", "--limit", "99"]);
    assert!(all > 1);
    assert_eq!(search(&["tag:#problem/overfitting", "--limit", "1"]), 1);
    let some = search(&[
        "tag:#problem/overfitting \"조기 종료\" -\"데이터 증강\"",
        "--limit",
        "99",
    ]);
    assert!((1..all).contains(&some), "{some} of {all}");
}

#[test]
fn search_as_json_has_a_hit_for_each_note() {
    let vault = vault(&[("short.md", SHORT)]);
    let found = patience(["search", "dropout", "--json"])
        .vault(&vault)
        .run()
        .exits(0)
        .json();
    assert_eq!(found["total"], 1);
    assert_eq!(
        found["tags"],
        json!({ "exam": 1, "exam/mla": 1, "problem": 1, "problem/overfitting": 1 })
    );
    let hit = &found["hits"][0];
    assert_eq!(hit["why"][0]["sought"], "dropout");
    assert_eq!(hit["path"], "short.md");
    assert_eq!(hit["title"], "A short question");
    assert_eq!(hit["tags"], json!(["problem/overfitting", "exam/mla"]));
    assert!(
        hit["line"].as_u64() > Some(5) && hit["score"].as_f64() > Some(0.0),
        "{hit}"
    );
    assert!(
        hit["snippet"]
            .as_str()
            .is_some_and(|text| text.to_lowercase().contains("**dropout**")),
        "{hit}"
    );
    let none = patience(["search", "zebra", "--json"])
        .vault(&vault)
        .run()
        .exits(1);
    assert_eq!(
        none.json(),
        json!({ "total": 0, "others": 0, "relaxed": null, "tags": {}, "hits": [] })
    );
}

#[test]
fn search_follows_the_vault() {
    let (vault, home) = (vault(&[("short.md", SHORT)]), Home::new());
    let search = || {
        patience(["search", "zebra"])
            .vault(&vault)
            .home(&home)
            .run()
    };
    search().exits(1);
    write(&vault.path().join("new.md"), "a zebra\n");
    search().exits(0).prints("new.md:1");
    fs::remove_file(vault.path().join("new.md")).expect("removed");
    search().exits(1);
}

#[test]
fn a_query_that_cannot_be_understood_is_pointed_at() {
    let check = |query: &'static str, lines: &'static str| {
        patience(["search", query])
            .vault(root())
            .run()
            .exits(2)
            .says(lines);
    };
    check(
        "a (b",
        "error: the ( at column 3 is not closed\n  a (b\n    ^\nhint:",
    );
    check("조기 tga:x", "\n  조기 tga:x\n       ^\n");
    check("a OR", "nothing to look for beside OR");
    check("/a(/", "is not a regular expression");
    patience(["search", "[", "--lang", "ko"])
        .run()
        .exits(2)
        .says("속성 이름이 없습니다(2번째 글자)");
}

#[test]
fn a_query_is_explained() {
    patience(["search", "--explain", "a -tag:#b/c OR line:(\"d e\")"])
        .run()
        .exits(0)
        .prints(
            "at least one of these:\n  all of these:\n    the word a, in any form\n    not this:\n",
        );
    patience(["search", "--explain", "[n:<5]", "--lang", "ko"])
        .run()
        .exits(0)
        .prints("속성 n의 값:\n  5보다 작음\n");
}

#[test]
fn what_is_found_loosely_says_so() {
    let vault = vault(&[("short.md", SHORT)]);
    let check = |query: &'static str, said: &'static str| {
        patience(["search", query])
            .vault(&vault)
            .run()
            .exits(0)
            .prints("short.md:")
            .says(said);
    };
    check("rhkwjrgkq", "the other language\n  rhkwjrgkq: 과적합\n");
    check("droput", "taken for a slip\n  droput: dropout\n");
    patience(["search", "droput", "--lang", "ko"])
        .vault(&vault)
        .run()
        .says("오타로 보고 찾았습니다\n  droput → dropout\n");
}

#[test]
fn notes_with_some_of_the_words_come_behind_those_with_all() {
    let vault = vault(&[
        ("all.md", "조기 종료"),
        ("part.md", "# 종료\n"),
        ("none.md", "x"),
    ]);
    let found = patience(["search", "조기 종료"])
        .vault(&vault)
        .run()
        .exits(0);
    found
        .prints("all\n  all.md:1\n")
        .prints("종료\n  part.md:1  (some of the words)\n")
        .says("1 note found.\n1 more has some of the words.\n");
    let found = patience(["search", "조기 종료", "--json"])
        .vault(&vault)
        .run();
    let found = found.json();
    assert_eq!((&found["total"], &found["others"]), (&json!(1), &json!(1)));
}

#[test]
fn search_goes_on_while_the_notes_change() {
    let (vault, home) = (vault(&[("short.md", SHORT)]), Home::new());
    let mut running = Command::new(env!("CARGO_BIN_EXE_patience"))
        .args(["search", "--watch", "\"zebra\"", "--vault"])
        .arg(vault.path())
        .envs(home.surroundings())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut said = BufReader::new(running.stderr.take().expect("a pipe")).lines();
    let mut next = || said.next().expect("it goes on").expect("a line");
    assert_eq!(next(), "Nothing found.");
    write(&vault.path().join("new.md"), "a zebra\n");
    assert_eq!(next(), "1 note found.");
    fs::remove_file(vault.path().join("new.md")).expect("removed");
    assert_eq!(next(), "Nothing found.");
    running.kill().expect("killed");
    running.wait().expect("it ends");
}

/// Killed while it builds, and while it brings up to date, at moments spread over both.
#[test]
fn a_kill_at_any_moment_leaves_no_false_answer() {
    let (vault, home) = (vault(&[("short.md", SHORT)]), Home::new());
    for n in 0..300 {
        write(&vault.path().join(format!("n{n}.md")), &SHORT.repeat(5));
    }
    for round in 0..16_u64 {
        let mark = format!("mark{round}x");
        write(&vault.path().join("changing.md"), &mark);
        let mut running = Command::new(env!("CARGO_BIN_EXE_patience"))
            .args(["search", &mark, "--vault"])
            .arg(vault.path())
            .envs(home.surroundings())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_millis(round * round * 2));
        running.kill().expect("killed");
        running.wait().expect("it ends");
        if round % 5 == 4 {
            let quoted = format!("\"{mark}\"");
            let search = patience(["search", &quoted]).vault(&vault).home(&home);
            let ran = search.run().exits(0);
            ran.prints("changing.md:1").says("1 note found.");
        }
    }
    let all = patience(["search", "dropout", "--limit", "1"]);
    all.vault(&vault)
        .home(&home)
        .run()
        .exits(0)
        .says("301 notes found");
}
