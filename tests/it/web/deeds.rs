//! What a person does in a browser: a quiz by mouse, by keyboard, with a Korean input method, without scripts; search
//! while typing; curves that grow; a note that changes meanwhile.

use super::browser::Browser;
use super::questions;
use super::served::Served;
use crate::cli::exam::{begun, now_ms};
use crate::patience::{Home, patience, write};

/// How often something was answered, by the log.
fn answers(vault: &tempfile::TempDir, home: &Home) -> usize {
    let log = patience(["history", "--export"])
        .vault(vault.path())
        .home(home)
        .run();
    log.exits(0).stdout.matches("\"chosen\"").count()
}

#[test]
fn a_quiz_by_mouse() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.go(&served.address("/"));
    browser.click(".due button");
    browser.until("location.pathname.startsWith('/quiz/') && document.querySelector('form.question') !== null");
    browser.click("input[value=A]");
    browser.click("form.question .primary");
    // A browser gives the focus when it paints, which may be after the page is there.
    browser.until("document.activeElement.matches('h1.result.right')");
    assert_eq!(
        browser.eval("document.querySelectorAll('.explained > li').length"),
        2
    );
    browser.click(".behind a");
    browser.until("location.pathname === '/note/note'");
    assert!(browser.text("main").contains("과적합을 막는 법"));
    assert_eq!(
        (answers(&vault, &home), browser.complaints.len()),
        (1, 0),
        "{:?}",
        browser.complaints
    );
}

/// Keys as they come with an English keyboard, and as they come while a Korean input method is on.
#[test]
fn a_quiz_by_keyboard_in_either_layout() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    for [unsure, undo] in [["k", "u"], ["ㅏ", "ㅕ"]] {
        let (home, vault) = (Home::new(), questions(2));
        let served = Served::of(vault.path(), &home);
        browser.go(&served.address("/"));
        browser.press("Enter", "Enter");
        browser.until("document.querySelector('form.question') !== null");
        let place = browser.eval("document.querySelector('input[value=A]').dataset.place");
        let place = place.as_str().expect("a digit").to_owned();
        browser.press(&place, &format!("Digit{place}"));
        browser.press(unsure, "KeyK");
        assert_eq!(
            browser.eval("document.querySelector('input[name=sure]:checked').value"),
            "unsure"
        );
        browser.press("Enter", "Enter");
        browser.until("document.querySelector('h1.result.right') !== null");
        browser.press(undo, "KeyU");
        browser.until("document.querySelector('form.question') !== null");
        assert_eq!(
            answers(&vault, &home),
            1,
            "what was taken back stays in the log"
        );
        browser.press("0", "Digit0");
        browser.until("document.querySelector('h1.result') !== null");
        browser.press("Enter", "Enter");
        browser.until("document.querySelector('progress')?.value === 1");
        browser.press("?", "Slash");
        assert_eq!(browser.complaints, Vec::<String>::new());
    }
}

/// A link in a mail is followed from another site, and a browser keeps strict cookies from what it leads to.
#[test]
fn a_link_with_the_token_opens_the_door_for_good() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::with(vault.path(), &home, &["--token", "twelve-signs-or-more"]);
    browser.go(&served.address("/"));
    assert!(browser.text("body").contains("token"));
    let link = served.address("/search?q=x&token=twelve-signs-or-more");
    for _ in 0..2 {
        browser.go(&format!(
            "data:text/html,<a href='{}'>patience</a>",
            link.replace('&', "%26")
        ));
        browser.click("a");
        browser.until("location.pathname === '/search' && location.search === '?q=x'");
    }
    browser.go(&served.address("/"));
    browser.click(".due button");
    browser.until("document.querySelector('form.question') !== null");
}

#[test]
fn everything_works_without_scripts() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.without_scripts();
    browser.go(&served.address("/"));
    browser.click(".due button");
    browser.until("document.querySelector('form.question') !== null");
    browser.click("input[value=B]");
    browser.click("form.question .primary");
    browser.until("document.querySelector('h1.result.wrong') !== null");
    browser.click("noscript a.button");
    browser.until("document.querySelectorAll('.curve svg.panel').length === 2 && document.querySelector('.verdict') !== null");
    browser.click(".go-on button");
    browser.until("document.querySelector('.lead') !== null");
    assert!(
        browser.text(".lead").starts_with("0 of 1"),
        "{}",
        browser.text(".lead")
    );
}

#[test]
fn hits_come_while_somebody_types() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.go(&served.address("/search"));
    browser.type_in("조기");
    browser.until("document.querySelectorAll('.hits > li').length === 1");
    assert!(browser.text(".hits").contains("다른 노트"));
    browser.type_in(" 없는말");
    browser.until("document.querySelector('.relaxed') !== null || document.querySelector('.hits li') === null");
    assert!(
        browser
            .eval("location.search")
            .as_str()
            .is_some_and(|query| query.contains("q=%EC"))
    );
    browser.eval("document.querySelector('input[type=search]').value = ''");
    browser.type_in("(과적합");
    browser.until("document.querySelector('.refused') !== null");
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn curves_grow_and_can_be_read() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.go(&served.address("/why/q1?seeds=24"));
    browser.until("document.querySelector('.training progress')?.value > 0");
    browser.until("document.querySelectorAll('.curve svg.panel').length === 2");
    browser.until("document.querySelector('.verdict') !== null");
    browser.eval("document.querySelector('svg.panel').focus()");
    for _ in 0..3 {
        browser.press("ArrowRight", "ArrowRight");
    }
    let read = browser.text(".values-read");
    assert!(read.contains(" 3 ") || read.contains(" 4 "), "{read}");
    let shown = browser.eval("document.querySelectorAll('line.read').length");
    assert_eq!(shown, 2, "every panel is read at the same epoch");
    browser.go(&served.address("/why/q1?seeds=24"));
    assert_eq!(
        browser.eval("document.querySelectorAll('.curve svg.panel').length"),
        2,
        "what is kept is there at once"
    );
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn what_changes_shows_on_the_next_view() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.go(&served.address("/note/note"));
    let note = std::fs::read_to_string(vault.path().join("note.md")).expect("a note");
    write(
        &vault.path().join("note.md"),
        &note.replace("읽는다", "다시 읽는다"),
    );
    for _ in 0..50 {
        browser.go(&served.address("/note/note"));
        if browser.text("main").contains("다시 읽는다") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("{}", browser.text("main"));
}

#[test]
fn the_language_is_switched_and_stays() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.wishes_for("ko");
    browser.go(&served.address("/search?q=x"));
    assert_eq!(browser.eval("document.documentElement.lang"), "ko");
    browser.click("button[value=en]");
    browser.until("document.documentElement.lang === 'en'");
    assert_eq!(browser.eval("location.search"), "?q=x");
    browser.go(&served.address("/"));
    assert_eq!(browser.eval("document.documentElement.lang"), "en");
}

#[test]
fn an_exam_by_keyboard() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(4));
    let served = Served::of(vault.path(), &home);
    browser.go(&served.address("/exam?exam=MLA-C01"));
    browser.click("form button.primary");
    browser.until("document.querySelector('form.exam') !== null");
    let place = browser.eval("document.querySelector('input[value=A]').dataset.place");
    let place = place.as_str().expect("a digit").to_owned();
    browser.press(&place, &format!("Digit{place}"));
    browser.press("ㅜ", "KeyN");
    browser.until("document.querySelector('input[name=place]').value === '2'");
    browser.press("ㄹ", "KeyF");
    browser.until("document.querySelector('p.flagged') !== null");
    browser.click(".palette button[value='4']");
    browser.until("document.querySelector('input[name=place]').value === '4'");
    browser.press("Enter", "Enter");
    browser.until("document.querySelector('form[action$=\"hand-in\"]') !== null");
    browser.click("form[action$='hand-in'] button.primary");
    browser.until("document.body.innerText.includes('1 of 4')");
    assert_eq!(browser.complaints, Vec::<String>::new());
}

/// The page hands in by itself, and what it says afterwards is the report.
#[test]
fn an_exam_ends_with_its_time() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(2));
    let served = Served::of(vault.path(), &home);
    let now = now_ms();
    begun(&vault, &home, now - 60_000, now + 6_000, &[]);
    browser.go(&served.address("/"));
    browser.click("a[href^='/exam/'], form[action^='/exam/'] button");
    browser.until("document.querySelector('form.exam') !== null");
    browser.click("input[value=A]");
    browser.until(
        "document.querySelector('form.exam') === null && document.body.innerText.includes('of 2')",
    );
}

#[test]
fn a_recipe_stands_in_the_address() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    browser.go(&served.address("/lab?on=dropout&task=image&fork=5&epochs=12&dropout=0.5&seeds=2"));
    browser.until("document.querySelectorAll('.curve svg.panel').length === 2");
    browser.until("document.querySelector('.figures') !== null");
    assert!(
        browser.text("main").contains("dropout 0.5"),
        "{}",
        browser.text("main")
    );
    browser.go(&served.address("/lab?on=dropout&dropout=7"));
    browser.until("document.querySelector('.refused') !== null");
    assert_eq!(browser.complaints.len(), 0, "{:?}", browser.complaints);
}
