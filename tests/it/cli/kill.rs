//! A quiz that is killed at any moment has lost no answer whose verdict was read, and logged none twice. `KILLS=500` kills
//! as often; the default is for every day.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use patience::history::{Entry, ReviewLog};
use patience::seed::Seed;
use tempfile::TempDir;

use super::SHORT;
use crate::patience::{Home, vault};

const KILLS: u64 = 20;
const QUESTIONS: usize = 40;

fn questions() -> TempDir {
    let question = |at: usize| {
        let text = SHORT.replace("short-1", &format!("q{at}"));
        let start = text.find("<!-- quiz").expect("a question");
        text[start..].to_owned()
    };
    let text: Vec<String> = (0..QUESTIONS).map(question).collect();
    vault(&[("many.md", &text.join("\n---\n"))])
}

/// Runs a session, which is killed after a while or ends by itself; how many verdicts could be read.
fn session(vault: &TempDir, home: &Home, killed_after: Option<Duration>) -> usize {
    let mut quiz = Command::new(env!("CARGO_BIN_EXE_patience"))
        .args(["quiz", "--count", "40", "--vault"])
        .arg(vault.path())
        .envs(home.surroundings())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut answers = quiz.stdin.take().expect("piped");
    let said = BufReader::new(quiz.stdout.take().expect("piped"));
    let reading = std::thread::spawn(move || {
        let lines = said.lines().map_while(Result::ok);
        lines
            .filter(|line| line.contains("Right:") || line.contains("Not right."))
            .count()
    });
    // All at once: the pipe holds them, and the session runs as fast as it can.
    answers
        .write_all("A\nB\n".repeat(QUESTIONS / 2).as_bytes())
        .expect("piped");
    drop(answers);
    if let Some(after) = killed_after {
        std::thread::sleep(after);
        quiz.kill().expect("killed");
    }
    quiz.wait().expect("ended");
    reading.join().expect("read to its end")
}

#[test]
#[allow(clippy::print_stdout, reason = "a long run tells its figures")]
fn no_acknowledged_answer_is_lost_and_none_is_there_twice() {
    let kills = std::env::var("KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(KILLS);
    let (vault, home) = (questions(), Home::new());
    let mut dice = Seed(1).stream("kills", &[]);
    let start = Instant::now();
    let mut acknowledged = session(&vault, &home, None);
    assert_eq!(acknowledged, QUESTIONS);
    let longest_us = start.elapsed().as_micros() as usize;
    let mut cut_short = 0;
    for kill in 1..=kills {
        let after = Duration::from_micros(dice.below(longest_us) as u64);
        let verdicts = session(&vault, &home, Some(after));
        acknowledged += verdicts;
        cut_short += u64::from(verdicts < QUESTIONS);
        let Ok(log) = ReviewLog::open(&home.review_log()) else {
            panic!("kill {kill}: the log cannot be opened");
        };
        let entries = log.entries().expect("readable");
        // One answer of each killed session may be logged and its verdict not yet read.
        let most = acknowledged + kill as usize;
        assert!(
            (acknowledged..=most).contains(&entries.len()),
            "kill {kill}: {acknowledged} {}",
            entries.len()
        );
        let once: HashSet<(String, String)> = entries
            .iter()
            .map(|entry| match entry {
                Entry::Review(review) => {
                    (review.session.clone(), review.answer.question.to_string())
                }
                Entry::Event(_) => panic!("nothing was taken back"),
            })
            .collect();
        assert_eq!(
            once.len(),
            entries.len(),
            "kill {kill}: an answer is there twice"
        );
    }
    assert!(cut_short > 0, "no session was cut short");
    println!("{kills} kills, {cut_short} of them within a session, {acknowledged} verdicts read");
}
