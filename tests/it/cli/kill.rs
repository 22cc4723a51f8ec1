//! A quiz that is killed at any moment has lost no answer whose verdict was read, and logged none twice; an exam goes on
//! where it was. `KILLS=500` kills as often; the default is for every day.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use patience::history::{Entry, Fact, ReviewLog};
use patience::quiz::exam::Step;
use patience::seed::Seed;
use tempfile::TempDir;

use super::SHORT;
use crate::patience::{Home, vault};

const KILLS: u64 = 20;
const QUESTIONS: usize = 40;

fn questions() -> TempDir {
    let question = |at: usize| {
        let id = format!("q{at}, exam: MLA-C01, task: \"{}.1\"", at % 4 + 1);
        let text = SHORT.replace("short-1", &id);
        let start = text.find("<!-- quiz").expect("a question");
        text[start..].to_owned()
    };
    let text: Vec<String> = (0..QUESTIONS).map(question).collect();
    vault(&[("many.md", &text.join("\n---\n"))])
}

/// Runs the program, which is killed after a while or ends by itself; how many lines it printed that count. Everything
/// is typed at once: the pipe holds it, and the program runs as fast as it can.
fn session(
    words: &[&str],
    typed: &str,
    (vault, home): (&TempDir, &Home),
    killed_after: Option<Duration>,
    counts: fn(&str) -> bool,
) -> usize {
    let mut program = Command::new(env!("CARGO_BIN_EXE_patience"))
        .args(words)
        .arg("--vault")
        .arg(vault.path())
        .envs(home.surroundings())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut answers = program.stdin.take().expect("piped");
    let said = BufReader::new(program.stdout.take().expect("piped"));
    let reading = std::thread::spawn(move || {
        let lines = said.lines().map_while(Result::ok);
        lines.filter(|line| counts(line)).count()
    });
    answers.write_all(typed.as_bytes()).expect("piped");
    drop(answers);
    if let Some(after) = killed_after {
        std::thread::sleep(after);
        program.kill().expect("killed");
    }
    program.wait().expect("ended");
    reading.join().expect("read to its end")
}

fn kills() -> u64 {
    let said = std::env::var("KILLS").ok();
    said.and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

fn logged(home: &Home, kill: u64) -> Vec<Entry> {
    let Ok(log) = ReviewLog::open(&home.review_log()) else {
        panic!("kill {kill}: the log cannot be opened");
    };
    log.entries().expect("readable")
}

#[test]
#[allow(clippy::print_stdout, reason = "a long run tells its figures")]
fn no_acknowledged_answer_is_lost_and_none_is_there_twice() {
    let kills = kills();
    let typed = "A\nB\n".repeat(QUESTIONS / 2);
    let is_verdict = |line: &str| line.contains("Right:") || line.contains("Not right.");
    let run = |places, after| {
        session(
            &["quiz", "--count", "40"],
            &typed,
            places,
            after,
            is_verdict,
        )
    };
    let (vault, home) = (questions(), Home::new());
    let mut dice = Seed(1).stream("kills", &[]);
    let start = Instant::now();
    let mut acknowledged = run((&vault, &home), None);
    assert_eq!(acknowledged, QUESTIONS);
    let longest_us = start.elapsed().as_micros() as usize;
    let mut cut_short = 0;
    for kill in 1..=kills {
        let after = Duration::from_micros(dice.below(longest_us) as u64);
        let verdicts = run((&vault, &home), Some(after));
        acknowledged += verdicts;
        cut_short += u64::from(verdicts < QUESTIONS);
        let entries = logged(&home, kill);
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

#[test]
#[allow(clippy::print_stdout, reason = "a long run tells its figures")]
fn an_exam_goes_on_where_it_was_killed() {
    let kills = kills();
    let (vault, home) = (questions(), Home::new());
    // Two choices, and back to where they began.
    let typed = "A\nB\np\np\n".repeat(20);
    let is_asked = |line: &str| line.starts_with("Question ") && line.contains(" left ");
    let run = |after| {
        session(
            &["exam", "MLA-C01"],
            &typed,
            (&vault, &home),
            after,
            is_asked,
        )
    };
    let start = Instant::now();
    let mut chosen = chosen_before(run(None));
    assert_eq!(chosen, 40);
    let longest_us = start.elapsed().as_micros() as usize;
    let mut dice = Seed(2).stream("kills", &[]);
    for kill in 1..=kills {
        let after = Duration::from_micros(dice.below(longest_us) as u64);
        chosen += chosen_before(run(Some(after)));
        let entries = logged(&home, kill);
        let is_choice = |entry: &&Entry| matches!(entry, Entry::Event(event) if matches!(event.fact, Fact::Exam { step: Step::Choose { .. }, .. }));
        let logged = entries.iter().filter(is_choice).count();
        // One choice of each killed exam may be logged and the next question not yet read.
        assert!(
            (chosen..=chosen + kill as usize).contains(&logged),
            "kill {kill}: {chosen} {logged}"
        );
        let begun = ReviewLog::open(&home.review_log()).expect("a log").exams();
        assert_eq!(begun.expect("readable").len(), 1, "kill {kill}");
    }
    println!("{kills} kills of an exam, {chosen} choices acknowledged");
}

/// How many choices were taken when so many questions were asked: every line typed asks again.
fn chosen_before(asked: usize) -> usize {
    let lines = asked.saturating_sub(1);
    lines / 4 * 2 + (lines % 4).min(2)
}
