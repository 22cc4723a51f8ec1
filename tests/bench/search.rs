//! Search in figures of time and room, on vaults larger than the shipped one, which are given by their folders:
//! `cargo bench --bench search -- DIR…`. How well it finds is measured in `quality.rs`.
//!
//! Nothing is written to the folders. Public vaults that serve: `MicrosoftDocs/visualstudio-docs.ko-kr` (large, Korean),
//! `obsidianmd/obsidian-help` (all scripts; its `ko` is a vault by itself), `obsidian-community/obsidian-hub`,
//! `digitalyoshixi/zettelkasten` (13,000 notes), `jaythad13/Mathematikezettelkasten`, `oldwinter/knowledge-garden`,
//! `SongYunSeop/obsidian-vault`.
//!
//! Files are read once beforehand, so that no figure is that of the disk. MB are 10⁶ bytes. Whole processes start from
//! nothing each time; ripgrep takes turns with them, so that both see the same machine. Memory is that of GNU time.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

mod process;
mod vaults;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use patience::index::Query;
use patience::seed::Seed;
use patience::vault::{FileStat, Note, Vault};

use process::{Times, has_rg, patience, peak_mb, rg, run};

const BUILDS: usize = 3;
const SEARCHES: usize = 25;
const CHANGES: usize = 9;
const QUERIES: usize = 2_000;
const LIMIT: usize = 10;
const NOWHERE: &str = "qzxjvkwy";

/// A promise about a figure.
#[derive(Clone, Copy)]
enum Target {
    AtLeast(f64),
    AtMost(f64),
}

impl Target {
    fn holds(self, value: f64) -> bool {
        match self {
            Target::AtLeast(bound) => value >= bound,
            Target::AtMost(bound) => value <= bound,
        }
    }
}

/// A promise kept or not, on one vault.
struct Verdict {
    vault: String,
    figure: String,
    value: f64,
    target: Target,
}

/// Prints the figures of a vault as they come and keeps those that are promised.
struct Report<'a> {
    vault: &'a str,
    verdicts: &'a mut Vec<Verdict>,
}

impl Report<'_> {
    fn say(&mut self, figure: &str, value: f64, unit: &str) {
        println!("{figure:52} {value:12.3} {unit}");
    }

    fn judge(&mut self, figure: &str, value: f64, unit: &str, target: Target) {
        self.say(figure, value, unit);
        self.verdicts.push(Verdict {
            vault: self.vault.to_owned(),
            figure: format!("{figure}, {unit}"),
            value,
            target,
        });
    }
}

fn main() {
    let folders = vaults::typed();
    if folders.is_empty() {
        println!("no vault: cargo bench --bench search -- DIR…");
    }
    let mut verdicts = Vec::new();
    for folder in &folders {
        let name = vaults::name(folder);
        println!("\n{name}");
        let report = Report {
            vault: &name,
            verdicts: &mut verdicts,
        };
        measure(folder, report);
    }
    say_verdicts(&verdicts);
}

fn measure(folder: &Path, mut report: Report<'_>) {
    let home = tempfile::tempdir().expect("a folder");
    let vault = Vault::read(folder).expect("a vault");
    let files = Vault::walk(folder).expect("a vault").files;
    let bytes: u64 = files.iter().map(|file| file.size).sum();
    let megabytes = bytes as f64 / 1e6;
    let words = words(vault.notes());
    report.say("notes", files.len() as f64, "");
    report.say("notes", megabytes, "MB");
    let data = vault.notes().iter();
    let data: usize = data.map(|note| note.text.len() - note.readable_end).sum();
    report.say(
        "of these drawings as data, read and not searched",
        data as f64 / 1e6,
        "MB",
    );
    build(folder, home.path(), megabytes, &mut report);
    search(folder, home.path(), &words, &mut report);
    let index = size(&home.path().join("cache/patience/index")) as f64;
    report.judge(
        "index / notes",
        index / bytes as f64,
        "x",
        Target::AtMost(1.5),
    );
    memory(folder, home.path(), &mut report);
    change(&files, &mut report);
    query(vault.notes(), &files, home.path(), &mut report);
}

/// From an empty cache to the first answer. The index of the last build stays.
fn build(folder: &Path, home: &Path, megabytes: f64, report: &mut Report<'_>) {
    let taken = (0..BUILDS).map(|_| {
        fs::remove_dir_all(home.join("cache")).ok();
        run(patience(folder, home, NOWHERE)).ms / 1000.0
    });
    let seconds = Times::of(taken.collect()).median();
    report.say("cold build, whole process", seconds, "s");
    report.judge(
        "cold build, whole process",
        megabytes / seconds,
        "MB/s",
        Target::AtLeast(20.0),
    );
}

/// Each word with the index as it is, beside ripgrep.
fn search(folder: &Path, home: &Path, words: &[(&str, String)], report: &mut Report<'_>) {
    let with_rg = has_rg();
    if !with_rg {
        println!("rg is not installed: NOTHING TO COMPARE WITH");
    }
    for (kind, word) in words {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..SEARCHES {
            ours.push(run(patience(folder, home, word)).ms);
            if with_rg {
                theirs.push(run(rg(folder, word)).ms);
            }
        }
        let ours = Times::of(ours);
        let figure = format!("search, {kind} ({word})");
        report.say(&figure, ours.median(), "ms");
        report.say(&format!("{figure}, best"), ours.best(), "ms");
        if with_rg {
            let theirs = Times::of(theirs);
            report.say(&format!("rg, {kind}"), theirs.median(), "ms");
            report.say(&format!("rg, {kind}, best"), theirs.best(), "ms");
            report.judge(
                &format!("search / rg, {kind}"),
                ours.median() / theirs.median(),
                "x",
                Target::AtMost(1.0),
            );
            let best = ours.best() / theirs.best();
            report.say(&format!("search / rg, {kind}, best"), best, "x");
        }
    }
}

fn memory(folder: &Path, home: &Path, report: &mut Report<'_>) {
    let search = patience(folder, home, NOWHERE);
    let with_index = peak_mb(&search, home);
    fs::remove_dir_all(home.join("cache")).ok();
    let building = peak_mb(&search, home);
    let (Some(with_index), Some(building)) = (with_index, building) else {
        println!("GNU time is not installed: MEMORY IS NOT MEASURED");
        return;
    };
    let most = Target::AtMost(200.0);
    report.judge("memory, search", with_index, "MB", most);
    report.judge("memory, cold build", building, "MB", most);
}

/// A word is added to one note of a copy, then looked for. Each time it is another word and another note.
fn change(files: &[FileStat], report: &mut Report<'_>) {
    let home = tempfile::tempdir().expect("a folder");
    let vault = home.path().join("vault");
    copy(files, &vault);
    run(patience(&vault, home.path(), NOWHERE));
    let mut dice = Seed(1).stream("changed notes", &[]);
    let taken = (0..CHANGES).map(|time| {
        let id = files[dice.below(files.len())].id.as_str();
        let word = format!("{NOWHERE}{time}");
        let file = fs::OpenOptions::new().append(true).open(vault.join(id));
        let added = file.and_then(|mut file| file.write_all(format!("\n{word}\n").as_bytes()));
        added.expect("a note of the copy");
        let found = run(patience(&vault, home.path(), &word));
        assert!(found.printed.contains(id), "{word} is not found in {id}");
        found.ms
    });
    let taken = Times::of(taken.collect());
    let figure = "changed note found, whole process";
    report.judge(figure, taken.median(), "ms", Target::AtMost(100.0));
    report.say(&format!("{figure}, worst"), taken.worst(), "ms");
}

/// The notes alone, by their ids, as old as they are.
fn copy(files: &[FileStat], folder: &Path) {
    for file in files {
        let to = folder.join(file.id.as_str());
        fs::create_dir_all(to.parent().expect("inside the copy")).expect("a folder");
        fs::copy(&file.path, &to).expect("a copy");
        let changed = fs::metadata(&file.path).and_then(|known| known.modified());
        let copied = fs::OpenOptions::new().write(true).open(&to);
        copied
            .and_then(|copied| copied.set_modified(changed?))
            .expect("a time");
    }
}

/// Queries that could have been typed, one after the other, on an index that stays open.
fn query(notes: &[Note], files: &[FileStat], home: &Path, report: &mut Report<'_>) {
    let index = vaults::index(&home.join("query"), files, &|file| Note::read(file).ok());
    let queries = queries(notes);
    let ask = |query: &String| {
        let start = Instant::now();
        let query = Query::parse(query).expect("a query");
        index.search(&query, LIMIT).expect("an answer");
        start.elapsed().as_secs_f64() * 1000.0
    };
    let rounds: Vec<Vec<f64>> = (0..3).map(|_| queries.iter().map(ask).collect()).collect();
    let best = |at: usize| {
        rounds
            .iter()
            .map(|round| round[at])
            .fold(f64::MAX, f64::min)
    };
    let best: Vec<f64> = (0..queries.len()).map(best).collect();
    let by_time = best.iter().zip(&queries).max_by(|a, b| a.0.total_cmp(b.0));
    let slowest = by_time.map_or("", |(_, query)| query);
    let (first, best) = (Times::of(rounds[0].clone()), Times::of(best));
    report.say(
        "query, in process, asked once, median",
        first.median(),
        "ms",
    );
    report.judge(
        "query, in process, asked once, p99",
        first.at(0.99),
        "ms",
        Target::AtMost(2.0),
    );
    report.say("query, in process, asked once, max", first.worst(), "ms");
    report.say("query, in process, best of 3, median", best.median(), "ms");
    report.say("query, in process, best of 3, p99", best.at(0.99), "ms");
    report.say("query, in process, best of 3, max", best.worst(), "ms");
    println!("the slowest query: {slowest}");
}

/// Words of titles alone and in twos, words of headings, and tags; in equal shares as far as the vault has them.
fn queries(notes: &[Note]) -> Vec<String> {
    let titles: Vec<Vec<String>> = notes.iter().map(|note| typed(&note.title)).collect();
    let singles: Vec<String> = titles.concat();
    let twos: Vec<String> = titles
        .iter()
        .flat_map(|words| words.windows(2))
        .map(|two| two.join(" "))
        .collect();
    let headings = notes.iter().flat_map(|note| &note.headings);
    let headings: Vec<String> = headings.flat_map(|heading| typed(&heading.text)).collect();
    let tags = notes.iter().flat_map(|note| &note.tags);
    let tags: Vec<String> = tags.map(|tag| format!("tag:{tag}")).collect();
    let kinds: Vec<Vec<String>> = [singles, twos, headings, tags]
        .into_iter()
        .filter(|kind| !kind.is_empty())
        .collect();
    let mut dice = Seed(1).stream("queries", &[]);
    (0..QUERIES)
        .map(|at| &kinds[at % kinds.len()])
        .map(|kind| kind[dice.below(kind.len())].clone())
        .collect()
}

/// The words of a text as somebody would type them: no signs that mean something in a query.
fn typed(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Kinds of words and one of each, as far as the vault has them.
fn words(notes: &[Note]) -> Vec<(&'static str, String)> {
    let is_hangul = |word: &str| word.chars().all(|sign| ('가'..='힣').contains(&sign));
    let noun = |word: &str| (2..=5).contains(&word.chars().count()) && is_hangul(word);
    let english = |word: &str| word.len() >= 5 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let titles = counted(notes.iter().map(|note| note.title.clone()));
    let texts = counted(notes.iter().map(|note| note.body().to_lowercase()));
    assert!(!texts.contains_key(NOWHERE), "{NOWHERE} stands somewhere");
    let most = |counts: &BTreeMap<String, usize>, fits: &dyn Fn(&str) -> bool| {
        let fitting = counts.iter().filter(|(word, _)| fits(word));
        fitting
            .max_by_key(|(_, count)| **count)
            .map(|(word, _)| word.clone())
    };
    let rare: Vec<&String> = texts
        .iter()
        .filter(|(word, count)| **count == 1 && english(word))
        .map(|(word, _)| word)
        .collect();
    let kinds = [
        ("a Korean noun", most(&titles, &noun)),
        ("a frequent English word", most(&texts, &english)),
        (
            "a rare word",
            rare.get(rare.len() / 2).map(|word| (*word).clone()),
        ),
        ("found nowhere", Some(NOWHERE.to_owned())),
    ];
    let found = |(kind, word): (&'static str, Option<String>)| Some((kind, word?));
    kinds.into_iter().filter_map(found).collect()
}

/// In how many of the texts each word stands.
fn counted(texts: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for text in texts {
        let mut words = typed(&text);
        words.sort_unstable();
        words.dedup();
        for word in words {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    counts
}

/// Bytes of all files under a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder");
    let sizes = entries.map(|entry| {
        let entry = entry.expect("listed");
        match entry.metadata().expect("a file") {
            known if known.is_dir() => size(&entry.path()),
            known => known.len(),
        }
    });
    sizes.sum()
}

fn say_verdicts(verdicts: &[Verdict]) {
    println!("\nTargets");
    for verdict in verdicts {
        let bound = match verdict.target {
            Target::AtLeast(bound) => format!("at least {bound}"),
            Target::AtMost(bound) => format!("at most {bound}"),
        };
        let holds = verdict.target.holds(verdict.value);
        println!(
            "{:5} {:26} {:44} {:10.3}  {bound}",
            if holds { "holds" } else { "MISS" },
            verdict.vault,
            verdict.figure,
            verdict.value,
        );
    }
    let missed = verdicts
        .iter()
        .filter(|verdict| !verdict.target.holds(verdict.value));
    println!("{} of {} are missed", missed.count(), verdicts.len());
}
