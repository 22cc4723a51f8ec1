//! The lab page as it is shown for an address.

use std::path::Path;

use super::*;
use crate::web::visit::tests::visit;

const NOTE: &str = "\
# Overfitting

<!-- quiz:
  id: own
  lab: { task: text, options: { A: { early_stopping: {} } } }
-->
**Question:** What helps?

- A) Stop early
- B) Wait

**Answer: A**

## Second

**Question:** What helps more?

- A) Dropout
- B) Nothing

**Answer: A**
";

/// The page with a vault of one note.
fn shown(address: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.md"), NOTE).expect("written");
    shown_in(folder.path(), address)
}

fn shown_in(notes: &Path, address: &str) -> String {
    match page(&visit(notes, address)) {
        Ok(Reply::Page(markup)) => markup.into_string(),
        Ok(_) => panic!("no page"),
        Err(failure) => panic!("{failure:?}"),
    }
}

#[track_caller]
fn check(address: &str, holds: &[&str], lacks: &[&str]) {
    let page = shown(address);
    for part in holds {
        assert!(page.contains(part), "{part} is missing\n{page}");
    }
    for part in lacks {
        assert!(!page.contains(part), "{part} is there\n{page}");
    }
}

#[test]
fn the_form_shows_what_the_address_says() {
    let none = ["checked", "<section", "refused"];
    check(
        "/lab",
        &["<form class=\"recipe\" action=\"/lab\" novalidate>"],
        &none,
    );
    check(
        "/lab?task=text&seeds=4",
        &["Nothing is switched on"],
        &["<section"],
    );
    check(
        "/lab?task=text&on=dropout&dropout=0.33",
        &[
            "<option value=\"text\" selected>",
            "value=\"dropout\" checked",
            "<output for=\"dropout\">0.33</output>",
            "value=\"0.33\" placeholder",
            "data-stream=\"/lab/stream?on=dropout&amp;task=text&amp;dropout=0.33\"",
        ],
        &["refused", "value=\"width\" checked"],
    );
}

#[test]
fn the_recipe_can_be_taken_elsewhere() {
    let yaml = "B: { dropout: 0.5 }\nrecipes:\n  A:\n    optimizer: ";
    check(
        "/lab?on=dropout",
        &[yaml, "Recipe: dropout 0.5, from the fork"],
        &[],
    );
}

#[test]
fn what_cannot_be_used_is_said_beside_its_field() {
    let refused = |name: &str| format!("<div class=\"refused\" id=\"{name}-refused\">");
    let check = |query: &str, name: &str, hint: &str| {
        let link = format!("<a href=\"#{name}-refused\">");
        check(
            &format!("/lab?{query}"),
            &[&refused(name), &link, hint],
            &["<section"],
        );
    };
    check("on=dropout&dropout=1.5", "dropout", "from 0 to 0.9");
    check("fork=0", "fork", "from 1 to 1000");
    check(
        "on=early_stopping&monitor=validation:auc",
        "monitor",
        "validation:loss",
    );
    check(
        "on=early_stopping&patience=half",
        "patience",
        "from 1 to 2000",
    );
    check(
        "on=early_stopping&on=restore_checkpoint",
        "restore_checkpoint",
        "keep one",
    );
    check("on=width&from=fork", "from", "leave <code>from</code> out");
}

#[test]
fn a_stream_shows_what_the_address_alone_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let read = |query: &str| watched(&visit(folder.path(), &format!("/lab/stream?{query}")));
    let watched = |query| read(query).expect("understood");
    assert_eq!(watched("on=sham&seeds=4").n_seeds, 4);
    assert_eq!(watched("on=sham").n_seeds, 8);
    assert_eq!(watched("on=sham&seeds=9999").n_seeds, 128);
    assert_eq!(watched("on=sham").plan.baseline.as_deref(), Some("A"));
    let refused =
        |query, status| assert_eq!(read(query).map(|_| ()).expect_err("refused").status, status);
    refused("dropout=0.5", StatusCode::NOT_FOUND);
    refused("on=dropout&dropout=2", StatusCode::BAD_REQUEST);
    refused("on=sham&seeds=many", StatusCode::BAD_REQUEST);
}

#[test]
fn an_option_is_ready_to_be_pasted_with_its_place() {
    let address = |rest: &str| format!("/lab?on=dropout&dropout=0.3&{rest}");
    let lab = "lab:\n  task: text\n  fork: 12\n  epochs: 48\n  options:\n    A: { early_stopping: ";
    check(
        &address("question=own&option=B"),
        &[
            lab,
            "    B: { dropout: 0.3 }\n</pre>",
            "a.md:7",
            "in place of",
            "task <code>image</code>",
        ],
        &[],
    );
    check(
        &address("question=a-2&option=A"),
        &["    A: { dropout: 0.3 }\n", "a.md:16", "above the question"],
        &["tried on"],
    );
    check(
        &address(""),
        &["<option value=\"own\">own</option>"],
        &["<details class=\"adopt\" id=\"adopt\" open"],
    );
    let late = "/lab?on=restore_checkpoint&restore_checkpoint=90&question=own&option=B";
    check(
        late,
        &["<div class=\"refused\">", "from 1 to 48"],
        &["<pre>lab:\n  task: text"],
    );
    let folder = tempfile::tempdir().expect("a folder");
    assert!(!shown_in(folder.path(), &address("")).contains("adopt"));
}
