//! Every file says what lives in it.

use super::source::Source;
use super::{Finding, assert_all, assert_none, found};

#[test]
fn every_file_opens_with_its_doc() {
    assert_all(opens_with_its_doc);
    assert_none(Source::all_in("tests").iter().flat_map(opens_with_its_doc));
}

fn opens_with_its_doc(source: &Source) -> Vec<Finding> {
    let doc = source
        .text
        .lines()
        .next()
        .and_then(|first| first.strip_prefix("//!"));
    if doc.is_some_and(|doc| !doc.trim().is_empty()) {
        return vec![];
    }
    let what = "no module doc in the first line".to_owned();
    let reason = "a file opens with `//!`: what lives here, what does not";
    vec![Finding::new(&source.path, 1, what, reason)]
}

#[test]
fn a_file_without_doc_is_found() {
    let check = |text, findings: usize| {
        let found = found(opens_with_its_doc, "src/a.rs", text);
        assert_eq!(found.len(), findings, "{text:?}");
    };
    check("//! Here.\n", 0);
    check("//!\n//! Here.\n", 1);
    check("// Here.\n", 1);
    check("\n//! Here.\n", 1);
    check("", 1);
}
