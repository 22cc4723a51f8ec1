//! The tuner's page as it is shown for an address.

use super::*;
use crate::web::visit::tests::visit;

fn shown(address: &str) -> Result<String, Failure> {
    let folder = tempfile::tempdir().expect("a folder");
    match page(&visit(folder.path(), address))? {
        Reply::Page(markup) => Ok(markup.into_string()),
        _ => panic!("no page"),
    }
}

#[track_caller]
fn check(address: &str, holds: &[&str], lacks: &[&str]) {
    let page = shown(address).expect("a page");
    for part in holds {
        assert!(page.contains(part), "{part} is missing\n{page}");
    }
    for part in lacks {
        assert!(!page.contains(part), "{part} is there\n{page}");
    }
}

#[test]
fn what_is_long_is_left_to_the_terminal() {
    check(
        "/tune",
        &["<form class=\"recipe\" action=\"/tune\" novalidate>"],
        &["checked", "<section"],
    );
    check(
        "/tune?on=dropout&max_jobs=700&epochs=400",
        &[
            "700 jobs of 400 epochs",
            "<pre>patience tune --task image --range dropout=0..0.5 ",
        ],
        &["report"],
    );
}

#[test]
fn what_cannot_be_used_is_said_beside_its_field() {
    let check = |query: &str, name: &str, hint: &str| {
        let refused = format!("<div class=\"refused\" id=\"{name}-refused\">");
        let link = format!("<a href=\"#{name}-refused\">");
        check(
            &format!("/tune?{query}"),
            &[&refused, &link, hint],
            &["<section"],
        );
    };
    check("strategy=Random", "range", "name one with its values");
    check("on=dropout&dropout=0..2", "dropout", "from 0 to 0.9");
    check("on=dropout&max_jobs=9999", "max_jobs", "strategy Random");
    check(
        "on=dropout&max_parallel_jobs=11",
        "max_parallel_jobs",
        "ask for fewer",
    );
    check("on=dropout&seed=half", "seed", "from 0");
    let both = "on=dropout&strategy=Hyperband&early_stopping_type=Auto";
    check(
        both,
        "early_stopping_type",
        "leave the early stopping type out",
    );
}

/// One test, since all of a process take turns.
#[test]
fn one_tuning_at_a_time_is_run_and_the_last_is_kept() {
    let short = "/tune?task=recommender&on=dropout&max_jobs=4&epochs=6&strategy=Random";
    let first = shown(short).expect("a page");
    for part in [
        "<tbody>",
        "in full",
        "Epochs really trained: ",
        "job 1",
        "✔",
    ] {
        assert!(first.contains(part), "{part} is missing\n{first}");
    }
    assert_eq!(first.matches("<tbody>").count(), 2, "{first}");
    assert_eq!(shown(short).expect("a page"), first);
    let held = RUNNING.lock().expect("nobody else");
    assert_eq!(shown(short).expect("what is kept is shown at once"), first);
    let another = format!("{short}&seed=7");
    let busy = shown(&another).expect_err("busy");
    drop(held);
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
}
