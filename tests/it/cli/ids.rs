//! `patience ids` and `relink`: questions that get a name of their own, and what was answered under the old one.

use std::fs;

use tempfile::TempDir;

use crate::patience::{Home, Ran, patience, vault, write};

/// With Windows line ends, a decomposed name, trailing blanks and no last line end; two questions without an id.
const NOTE: &str = "\u{feff}---\r\ntags: [\u{1100}\u{1161}]\r\n---\r\n# \u{1100}\u{1161}\r\n\r\n## Q1. first?  \r\n- A) one\r\n- B) two\r\n\r\n**정답: A**\r\n\r\n## Q2. second?\r\n<!-- quiz: {exam: MLA-C01} -->\r\n- A) one\r\n- B) two\r\n\r\n**정답: A**";

fn run(vault: &TempDir, home: &Home, words: &[&str], typed: &str) -> Ran {
    patience(words.iter().copied())
        .vault(vault)
        .home(home)
        .stdin(typed)
        .run()
}

fn new_ids(vault: &TempDir, home: &Home) -> Vec<String> {
    let listed = run(vault, home, &["ids", "--json"], "").json();
    let names = listed.as_array().expect("a list").iter();
    names
        .map(|name| name["new"].as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn ids_are_shown_and_then_written_and_nothing_else_is() {
    let (vault, home) = (
        vault(&[("n.md", NOTE), ("plain.md", "text\r\n")]),
        Home::new(),
    );
    let path = vault.path().join("n.md");
    let shown = run(&vault, &home, &["ids"], "").exits(0);
    shown
        .prints("n-1 → n-")
        .prints("n.md:6")
        .says("2 questions have no id");
    assert_eq!(fs::read_to_string(&path).expect("read"), NOTE);
    let [first, second] = &new_ids(&vault, &home)[..] else {
        panic!("two ids")
    };
    run(&vault, &home, &["ids", "--write"], "")
        .exits(0)
        .says("2 ids were written");
    let expected = NOTE
        .replace(
            "first?  \r\n",
            &format!("first?  \r\n<!-- quiz: {{id: {first}}} -->\r\n"),
        )
        .replace("{exam", &format!("{{id: {second}, exam"));
    assert_eq!(fs::read_to_string(&path).expect("read"), expected);
    run(&vault, &home, &["ids", "--write"], "")
        .exits(0)
        .says("No id was written");
    run(&vault, &home, &["ids"], "").exits(1);
    run(&vault, &home, &["quiz", first], "A\n").exits(0);
    assert_eq!(fs::read_dir(vault.path()).expect("listed").count(), 2);
}

#[test]
fn what_was_answered_is_known_under_the_new_id() {
    let (vault, home) = (vault(&[("n.md", NOTE)]), Home::new());
    run(&vault, &home, &["quiz"], "A\nA\n").exits(0);
    run(&vault, &home, &["dispute", "n-2", "two", "keys"], "").exits(0);
    let due = || run(&vault, &home, &["due", "--json"], "").json();
    let before = due();
    assert_eq!(before["new"], 0);
    run(&vault, &home, &["ids", "--write"], "").exits(0);
    let after = due();
    assert_eq!(
        (&after["new"], &after["forecast"]),
        (&before["new"], &before["forecast"])
    );
    run(&vault, &home, &["dispute"], "")
        .exits(0)
        .says("1 disputed");
    // Its words change too, so that only the name leads to the answer.
    let path = vault.path().join("n.md");
    let text = fs::read_to_string(&path).expect("read");
    write(&path, &text.replace("first?", "the first?"));
    assert_eq!(due()["new"], 0);
    run(&vault, &home, &["relink"], "")
        .exits(1)
        .says("Every answer belongs to a question.");
}

#[test]
fn a_file_that_cannot_be_written_is_told_of_and_the_others_are() {
    let (vault, home) = (vault(&[("a.md", NOTE), ("b.md", NOTE)]), Home::new());
    let path = vault.path().join("a.md");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    let ran = run(&vault, &home, &["ids", "--write"], "").exits(1);
    ran.says("the file cannot be written")
        .says("2 ids were written");
    assert_eq!(fs::read_to_string(&path).expect("read"), NOTE);
    assert_ne!(
        fs::read_to_string(vault.path().join("b.md")).expect("read"),
        NOTE
    );
}

/// A note whose only question was answered as `n-1`, and then got other words and an id.
fn edited() -> (TempDir, Home) {
    let (vault, home) = (
        vault(&[("n.md", "## Q. old?\n- A) one\n- B) two\n\n정답: A\n")]),
        Home::new(),
    );
    run(&vault, &home, &["quiz"], "A\n").exits(0);
    let edited = "## Q. quite new?\n<!-- quiz: {id: early} -->\n- A) eins\n- B) zwei\n\n정답: A\n";
    write(&vault.path().join("n.md"), edited);
    (vault, home)
}

#[test]
fn a_stray_is_shown_with_what_speaks_for_its_question() {
    let (vault, home) = edited();
    let shown = run(&vault, &home, &["relink"], "").exits(0);
    shown
        .prints("n-1")
        .prints("1 answer, on ")
        .prints("perhaps early (n.md:1): it stands in the same place of the note;")
        .says("1 name in the log belongs to no question");
    assert_eq!(run(&vault, &home, &["due", "--json"], "").json()["new"], 1);
}

#[test]
fn answers_go_where_a_person_says() {
    let (vault, home) = edited();
    let relink = |old: &str, new: &str| run(&vault, &home, &["relink", old, new], "");
    relink("early", "early")
        .fails("error: `early` is a question of the notes, so its answers stay with it");
    relink("x-1", "early").fails("error: no answers are logged under `x-1`");
    relink("n-1", "late").exits(2);
    relink("n-1", "early")
        .exits(0)
        .prints("1 answer now belongs to early.");
    assert_eq!(run(&vault, &home, &["due", "--json"], "").json()["new"], 0);
    run(&vault, &home, &["relink"], "").exits(1);
    let exported = run(&vault, &home, &["history", "--export"], "").exits(0);
    exported.prints("\"kind\":\"relink\",\"from\":\"n-1\",\"to\":\"early\"");
}

#[test]
fn letters_in_braces_follow_their_options() {
    let note = "## Q. Which?\n- A) one\n- B) not {A}\n- C) three\n\n정답: B\n\n- A: unlike {B}, it is one\n- C: no\n";
    let (vault, home) = (vault(&[("n.md", note)]), Home::new());
    let ran = run(&vault, &home, &["quiz"], "B\n").exits(0);
    let place = |letter: &str| {
        let at = ran.stdout.find(&format!(" ({letter})")).expect("shown");
        ran.stdout[..at].chars().next_back().expect("a place")
    };
    let said = [
        format!("not {}\n", place("A")),
        format!("unlike {} (B)", place("B")),
    ];
    let ran = ran.prints(&said[0]).prints(&said[1]);
    assert!(!ran.stdout.contains('{'), "{ran}");
    run(&vault, &home, &["questions", "--json"], "")
        .prints("not A")
        .prints("unlike B");
    write(
        &vault.path().join("n.md"),
        &note.replace("not {A}", "both A and C"),
    );
    let checked = run(&vault, &home, &["check"], "").exits(1);
    checked
        .prints("n.md:3:11")
        .prints("write {A} for the letter");
}

#[test]
fn a_picture_that_is_not_there_is_told_of_and_its_question_serves() {
    let note = "## Q. Which curve?\n\n![[curve.png]]\n\n![](img/there%20it%20is.png)\n\n- A) one\n- B) two\n\n정답: A\n";
    let (vault, home) = (
        vault(&[("n.md", note), ("files/there it is.png", "")]),
        Home::new(),
    );
    let checked = run(&vault, &home, &["check"], "").exits(1);
    checked
        .prints("a picture that is not there: curve.png")
        .prints("n.md:3:1")
        .says("1 problem.");
    run(&vault, &home, &["quiz"], "A\n").exits(0);
}

#[test]
fn a_scenario_is_shown_above_each_of_its_questions() {
    let question = |n: usize| {
        format!(
            "### Q{n}. first {n}?\n<!-- quiz: {{id: q{n}, scenario: s-1}} -->\n- A) one\n- B) two\n\n정답: A\n\n"
        )
    };
    let note = format!(
        "## Scenario s-1\n\nA shop sells bread.\n\n{}{}",
        question(1),
        question(2)
    );
    let (vault, home) = (vault(&[("n.md", &note)]), Home::new());
    let ran = run(&vault, &home, &["quiz"], "A\nA\n").exits(0);
    assert_eq!(
        ran.stdout.matches("A shop sells bread.").count(),
        2,
        "{ran}"
    );
    write(
        &vault.path().join("n.md"),
        &note.replace("## Scenario s-1", "## Scenario s-2"),
    );
    let checked = run(&vault, &home, &["check"], "").exits(1);
    checked
        .prints("there is no scenario s-1 with a text")
        .prints("n.md:6:21")
        .says("2 problems.");
}

#[test]
fn an_order_and_pairs_are_asked_as_such() {
    let options = "- A) one\n- B) two\n- C) three\n\n";
    let note = format!(
        "## Q1. In which order?\n<!-- quiz: {{id: o, type: order}} -->\n\n{options}**정답: C, A**\n\n\
         ## Q2. Which fits?\n<!-- quiz: {{id: m, type: match}} -->\n\n1. first\n2. second\n\n{options}**정답: 1-B, 2-B**\n"
    );
    let (vault, home) = (vault(&[("n.md", &note)]), Home::new());
    let ran = run(&vault, &home, &["quiz", "o"], "A C\n").exits(1);
    ran.prints("Choose 2 and type their numbers in the right order")
        .prints(" (C) → ")
        .prints("Your answer: ");
    run(&vault, &home, &["quiz", "o"], "C A\n").exits(0);
    let ran = run(&vault, &home, &["quiz", "m"], "B B\n").exits(0);
    ran.prints("Type 2 numbers")
        .prints("Right: 1: ")
        .prints("2. second");
    run(&vault, &home, &["why", "m"], "").exits(1);
}
