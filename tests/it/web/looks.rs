//! How pages look to those who use them otherwise than most: checked by axe-core on every page, in both languages and
//! schemes, and in a narrow window. axe comes from the npm registry (`.ci/run` puts it into `target/axe`); without it this
//! is skipped with a line.

use std::io::Write;
use std::path::Path;

use serde_json::Value;

use super::browser::Browser;
use super::http::post;
use super::questions;
use super::served::Served;
use crate::patience::Home;

fn axe() -> Option<String> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(file).ok();
    if axe.is_none() {
        let said = "skipped: target/axe holds no axe-core, so no page is checked by it\n";
        std::io::stderr().write_all(said.as_bytes()).ok();
    }
    axe
}

/// What axe holds to be serious on the page that is shown.
fn findings(browser: &mut Browser, axe: &str) -> Vec<String> {
    browser.eval(axe);
    let found = browser.eval(
        "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations \
         .filter((found) => ['serious', 'critical'].includes(found.impact)) \
         .map((found) => found.id + ': ' + found.nodes.map((node) => node.html).join(' | ')))",
    );
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_page_is_seriously_inaccessible() {
    let (Some(axe), Some(mut browser)) = (axe(), Browser::start()) else {
        return;
    };
    let (home, vault) = (Home::new(), questions(2));
    let served = Served::of(vault.path(), &home);
    let quiz = post(&served, "/quiz", "question=q1")
        .header("location")
        .to_owned();
    let answered = post(&served, "/quiz", "question=q2")
        .header("location")
        .to_owned();
    post(
        &served,
        &format!("{answered}/answer"),
        "place=0%3F&choice=B",
    );
    let why = "/why/q1?seeds=2".to_owned();
    browser.go(&served.address(&why));
    browser.until("document.querySelector('.verdict') !== null");
    let lab = "/lab?on=dropout&task=image&fork=5&epochs=12&dropout=0.5&seeds=2".to_owned();
    browser.go(&served.address(&lab));
    browser.until("document.querySelectorAll('.curve svg.panel').length === 2 && document.querySelector('.figures') !== null");
    let handed_in = post(&served, "/exam", "exam=MLA-C01&count=2")
        .header("location")
        .to_owned();
    post(&served, &format!("{handed_in}/hand-in"), "");
    let notebook = format!("{handed_in}?only=wrong");
    let exam = post(&served, "/exam", "exam=MLA-C01&count=2")
        .header("location")
        .to_owned();
    let pages = [
        "/",
        "/search?q=과적합",
        "/search?q=(",
        "/note/note",
        "/quiz",
        "/nowhere",
        "/exam",
        "/stats",
        "/dispute",
        &exam,
        &handed_in,
        &notebook,
        &quiz,
        &answered,
        &why,
        &lab,
        "/lab",
        "/lab?on=dropout&dropout=2",
        "/lab?on=sham&fork=2&epochs=4&seeds=2&question=q1&option=B",
        "/tune",
        "/tune?task=recommender&on=dropout&max_jobs=3&epochs=4",
        "/tune?on=dropout&max_jobs=700",
    ];
    for (width, scheme, language) in [(1280, "light", "en"), (390, "dark", "ko")] {
        browser.looks(width, scheme);
        browser.wishes_for(language);
        for page in pages {
            browser.go(&served.address(page));
            let found = findings(&mut browser, &axe);
            assert_eq!(
                found,
                Vec::<String>::new(),
                "{page} {width} {scheme} {language}"
            );
            let too_wide = browser.eval("document.documentElement.scrollWidth > innerWidth");
            assert_eq!(too_wide, false, "{page} {width}");
        }
    }
}
