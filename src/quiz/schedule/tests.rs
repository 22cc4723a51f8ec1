//! What is due when: golden days of a small bank.

use super::*;
use crate::quiz::grade::tests::question;
use crate::quiz::question::OptionLabel;

const DAY_MS: f64 = 86_400_000.0;
/// Noon of a study day.
const NOON_MS: f64 = DAY_MS / 3.0;

/// An answer on a day, a fraction of which is a part of it; the key was A.
pub(in crate::quiz) fn review(id: &str, day: f64, correct: bool) -> PastReview {
    let asked = question(id, "x", &["1", "2"], "A");
    PastReview {
        question: asked.id.clone().into(),
        fingerprint: Fingerprint::of(&asked).into(),
        answered_at_ms: (day * DAY_MS + NOON_MS) as i64,
        utc_offset_minutes: 0,
        options: 2,
        chosen: vec![OptionLabel(if correct { 'A' } else { 'B' })].into(),
        key: vec![OptionLabel('A')].into(),
        correct,
        confidence: None,
    }
}

fn bank(ids: &[&str]) -> Bank {
    Bank::of(ids.iter().map(|id| question(id, "x", &["1", "2"], "A")))
}

fn goal(exam: Option<i32>) -> Settings {
    Settings {
        goal: Goal {
            exam: exam.map(StudyDay),
            ..Goal::DEFAULT
        },
        ..Settings::DEFAULT
    }
}

/// The ids of what is due on a day, and how many new ones come in.
fn check(past: &[PastReview], today: i32, settings: &Settings, due: &str, new_today: usize) {
    let bank = bank(&["a", "b", "c", "d"]);
    let schedule = Schedule::of(&bank, past, StudyDay(today), settings);
    let ids: String = schedule
        .due()
        .iter()
        .map(|due| due.question.id.as_str())
        .collect();
    assert_eq!(
        (ids.as_str(), schedule.new_today),
        (due, new_today),
        "day {today}"
    );
}

#[test]
fn what_was_wrong_comes_tomorrow_and_what_was_right_later() {
    let past = [review("a", 0.0, true), review("b", 0.0, false)];
    check(&past, 0, &goal(None), "", 2);
    check(&past, 1, &goal(None), "b", 2);
    check(&past, 2, &goal(None), "ba", 2);
}

#[test]
fn nothing_is_put_off_beyond_the_exam() {
    let past = [0.0, 2.0, 13.0].map(|day| review("a", day, true));
    check(&past, 58, &goal(None), "", 3);
    check(&past, 59, &goal(None), "a", 3);
    // The last days begin one day before: four questions are answered in one.
    check(&past, 28, &goal(Some(30)), "", 3);
    check(&past, 29, &goal(Some(30)), "a", 3);
    check(&past, 31, &goal(Some(30)), "", 3);
}

#[test]
fn in_the_last_days_everything_comes_once() {
    let past = [review("a", 0.0, true), review("b", 0.0, false)];
    let mut slow = goal(Some(10));
    slow.goal.per_day = 1;
    check(&past, 6, &slow, "ba", 2);
    let again = [&past[..], &[review("a", 6.0, true)]].concat();
    check(&again, 7, &slow, "b", 2);
    let on_the_last = [&past[..], &[review("a", 9.0, true), review("b", 9.0, true)]].concat();
    check(&on_the_last, 9, &slow, "", 2);
}

#[test]
fn new_questions_are_spread_over_the_days_that_are_left() {
    let ids: Vec<String> = (0..100).map(|at| format!("q{at}")).collect();
    let bank = bank(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let new_today = |past: &[PastReview], exam: Option<i32>| {
        Schedule::of(&bank, past, StudyDay(0), &goal(exam)).new_today
    };
    assert_eq!(new_today(&[], None), 10);
    assert_eq!(new_today(&[], Some(30)), 10);
    // Three days for 100 questions before the exam, and two days until then.
    assert_eq!(new_today(&[], Some(5)), 50);
    assert_eq!(new_today(&[review("q0", 0.0, true)], Some(5)), 49);
}

#[test]
fn an_answer_under_another_key_counts_no_more() {
    let other = PastReview {
        key: vec![OptionLabel('B')].into(),
        ..review("a", 0.0, true)
    };
    let bank = bank(&["a"]);
    let on = |past: &[PastReview]| {
        let schedule = Schedule::of(&bank, past, StudyDay(0), &Settings::DEFAULT);
        let known = schedule.known[0];
        (known.edit, known.memory.is_some(), known.due)
    };
    assert_eq!(
        on(std::slice::from_ref(&other)),
        (Edit::Key, false, StudyDay(0))
    );
    let after = review("a", 0.1, true);
    assert_eq!(on(&[other, after]), (Edit::None, true, StudyDay(2)));
}

#[test]
fn other_words_keep_what_is_remembered() {
    let reworded = PastReview {
        fingerprint: Fingerprint("another".to_owned()).into(),
        ..review("a", 0.0, true)
    };
    let bank = bank(&["a"]);
    let schedule = Schedule::of(&bank, &[reworded], StudyDay(0), &Settings::DEFAULT);
    let known = schedule.known[0];
    assert_eq!((known.edit, known.due), (Edit::Wording, StudyDay(2)));
}

#[test]
fn a_session_holds_what_is_due_before_what_is_new() {
    let bank = bank(&["a", "b", "c", "d"]);
    let past = [review("a", 0.0, true), review("b", 0.0, false)];
    let schedule = Schedule::of(&bank, &past, StudyDay(1), &Settings::DEFAULT);
    let session = schedule.session(None, 2, Seed(1));
    assert_eq!(session[0].id.as_str(), "b");
    assert_eq!(session.len(), 2);
    assert_eq!(schedule.session(None, 9, Seed(1)).len(), 3);
    assert_eq!(schedule.forecast(3), [1, 1, 0]);
}
