//! The review log and the schedule at the size of years: `cargo bench --bench history`, and with another number of
//! questions `-- 2000`.
//!
//! 100,000 answers to 500 questions, ten in a note, over 1,000 days; most of them right. Whole processes start from
//! nothing each time, and read all notes.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use patience::history::{Entry, EntryId, Review, ReviewLog};
use patience::quiz::schedule::Scheduled;
use patience::quiz::{
    Bank, Confidence, Fingerprint, GradedAnswer, Schedule, Settings, Source, StudyDay,
};
use patience::seed::Seed;
use patience::vault::NoteId;

const ANSWERS: usize = 100_000;
const QUESTIONS: usize = 500;
const IN_A_NOTE: usize = 10;
const DAYS: usize = 1_000;
const TIMES: usize = 15;
const MS_PER_DAY: i64 = 86_400_000;

fn main() {
    let typed = std::env::args().filter_map(|word| word.parse().ok()).next();
    let questions: usize = typed.unwrap_or(QUESTIONS);
    let home = tempfile::tempdir().expect("a folder");
    let vault = home.path().join("vault");
    write_vault(&vault, questions / IN_A_NOTE);
    let bank = bank(&vault, questions / IN_A_NOTE);
    let entries = entries(&bank);
    let path = home.path().join("data/patience/reviews.db");
    let mut log = ReviewLog::open(&path).expect("a log");
    let (added, ms) = timed(|| log.merge(&entries).expect("merged"));
    println!("{added} answers to {} questions", bank.questions().len());
    say("merged into an empty log", ms);
    let (again, ms) = timed(|| log.merge(&entries).expect("merged"));
    assert_eq!(again, 0);
    say("merged once more, nothing new", ms);
    let (past, read) = best(|| log.past().expect("readable"));
    say("read, best", read);
    let memo = home.path().join("answers.bin");
    let (_, with_memo) = best(|| log.past_with_memo(&memo).expect("readable"));
    say("read with a memo, best", with_memo);
    let today = StudyDay(20_000);
    let (known, replay) = best(|| {
        let schedule = Schedule::of(&bank, &past, today, &Settings::DEFAULT);
        schedule.known.iter().map(Scheduled::clone).count()
    });
    assert_eq!(known, bank.questions().len());
    say("replayed, best", replay);
    say("read and replayed, best; at most 1,000", read + replay);
    let Some(mut next) = log.last().expect("readable") else {
        panic!("the log holds answers");
    };
    let (_, one) = best(|| append(&mut log, &mut next));
    say("one answer appended and on the disk, best", one);
    let (_, first) = timed(|| due(&vault, home.path()));
    say(
        "`patience due`, whole process, the first without a memo",
        first,
    );
    let with_log = process(&vault, home.path());
    say(
        "`patience due`, whole process, median; at most 100",
        with_log,
    );
    fs::remove_file(&path).expect("removed");
    say(
        "`patience due` without a log, median",
        process(&vault, home.path()),
    );
}

fn say(figure: &str, ms: f64) {
    println!("{figure:52} {ms:10.2} ms");
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed().as_secs_f64() * 1000.0)
}

fn best<T>(mut work: impl FnMut() -> T) -> (T, f64) {
    let runs = (0..TIMES).map(|_| timed(&mut work));
    runs.min_by(|a, b| a.1.total_cmp(&b.1)).expect("some runs")
}

fn write_vault(vault: &Path, notes: usize) {
    fs::create_dir_all(vault).expect("a folder");
    for note in 0..notes {
        let question = |at: usize| {
            format!(
                "### Q{at}\n<!-- quiz: {{id: q{}, tags: [t/{at}]}} -->\nWhat stops training {at} of {note}?\n\n\
                 A) Early stopping {at}.\nB) Dropout.\nC) Weight decay.\nD) A larger batch.\n\n정답: A\n\n",
                note * IN_A_NOTE + at
            )
        };
        let text: String = (0..IN_A_NOTE).map(question).collect();
        fs::write(
            vault.join(format!("note{note:03}.md")),
            format!("# Note {note}\n\n{text}"),
        )
        .expect("written");
    }
}

fn bank(vault: &Path, notes: usize) -> Bank {
    let notes: Vec<(NoteId, String)> = (0..notes)
        .map(|note| {
            let name = format!("note{note:03}.md");
            let text = fs::read_to_string(vault.join(&name)).expect("written just now");
            (NoteId::new(&name), text)
        })
        .collect();
    Bank::read(notes.iter().map(|(note, text)| Source {
        note,
        text,
        body_start: 0,
        frontmatter: None,
        frontmatter_first_line: 1,
        tags: &[],
    }))
}

fn entries(bank: &Bank) -> Vec<Entry> {
    let mut dice = Seed(1).stream("answers", &[]);
    let first_day = 20_000 - DAYS as i64;
    let one = |at: usize| {
        let question = &bank.questions()[dice.below(bank.questions().len())];
        let correct = dice.below(10) < 8;
        let day = first_day + (at * DAYS / ANSWERS) as i64;
        let answered_at_ms = day * MS_PER_DAY + MS_PER_DAY / 2 + at as i64;
        let labels = || question.options.iter().map(|option| option.label);
        let chosen = if correct {
            question.key.clone()
        } else {
            labels().skip(1).take(1).collect()
        };
        Entry::Review(Review {
            id: EntryId::new(Seed(1), at as u64, answered_at_ms),
            answer: GradedAnswer {
                question: question.id.clone(),
                fingerprint: Fingerprint::of(question),
                shown: labels().collect(),
                chosen,
                key: question.key.clone(),
                correct,
            },
            confidence: Some(Confidence::ALL[dice.below(3)]),
            answered_at_ms,
            utc_offset_minutes: 0,
            think_ms: 30_000,
            session: format!("{day:016x}"),
            program: "bench".to_owned(),
        })
    };
    (0..ANSWERS).map(one).collect()
}

/// One more answer, as durable as any.
fn append(log: &mut ReviewLog, next: &mut Review) {
    next.answered_at_ms += 1;
    next.id = EntryId::new(Seed(2), 0, next.answered_at_ms);
    log.append(next).expect("appended");
}

fn due(vault: &Path, home: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_patience"))
        .args(["due", "--vault"])
        .arg(vault)
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"))
        .stdout(Stdio::null())
        .status()
        .expect("it starts");
    assert_eq!(status.code(), Some(0));
}

fn process(vault: &Path, home: &Path) -> f64 {
    let mut ms: Vec<f64> = (0..TIMES).map(|_| timed(|| due(vault, home)).1).collect();
    ms.sort_by(f64::total_cmp);
    ms[TIMES / 2]
}
