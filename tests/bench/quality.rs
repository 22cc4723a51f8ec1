//! How well search finds, on vaults larger than the shipped one, which are given by their folders:
//! `cargo bench --bench quality -- DIR…`. How fast it is, is measured in `search.rs`, which names public vaults that serve;
//! `ko` of `obsidianmd/obsidian-help`, `MicrosoftDocs/visualstudio-docs.ko-kr` and `SongYunSeop/obsidian-vault` are Korean.
//!
//! Known items: a note's title is the query and the note is what should come first, with its title, its aliases and its
//! file name taken from it beforehand. Plain BM25 over a few ways to cut words answers the same queries over the same
//! texts. A title is an easy query, and other notes may deserve the first place; figures of one vault compare ways to
//! search and nothing else. Plain BM25 looks for any of the words and we for all of them, so ours is also asked for any.
//! With the titles left where they are, the note of that title should come first.
//!
//! Substrings: a Korean word from a heading should find every note that holds its syllables, and no other.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

mod rank;
mod vaults;

use std::collections::{BTreeSet, HashMap};

use patience::index::{Index, Query};
use patience::seed::Seed;
use patience::vault::{FileStat, Note, NoteId, Vault};

use rank::{SCHEMES, places, strip_josa};

const QUERIES: usize = 300;
const LIMIT: usize = 1_000;
const WORDS: usize = 190;
const OURS: &str = "ours";

/// Notes that do not say what they are called, and titles with the place of the note each belongs to.
struct Known {
    notes: Vec<Note>,
    queries: Vec<(String, usize)>,
}

fn main() {
    let folders = vaults::typed();
    if folders.is_empty() {
        println!("no vault: cargo bench --bench quality -- DIR…");
    }
    for folder in &folders {
        let vault = Vault::read(folder).expect("a vault");
        println!("\n{}: {} notes", vaults::name(folder), vault.notes().len());
        known_items(&Known::of(vault.notes()), vault.notes());
        substrings(vault.notes());
    }
}

impl Known {
    fn of(notes: &[Note]) -> Known {
        let mut titles: HashMap<String, usize> = HashMap::new();
        for note in notes {
            *titles.entry(shown(note).to_lowercase()).or_insert(0) += 1;
        }
        let hidden: Vec<Note> = notes
            .iter()
            .enumerate()
            .map(|(at, note)| Note::parse(opaque(at), untitled(note)).0)
            .collect();
        let serves = |&at: &usize| {
            let title = shown(&notes[at]);
            titles[&title.to_lowercase()] == 1
                && (2..=200).contains(&title.chars().count())
                && title.contains(char::is_alphabetic)
                && hidden[at].body().contains(char::is_alphanumeric)
        };
        let mut served: Vec<usize> = (0..notes.len()).filter(serves).collect();
        Seed(1).stream("known items", &[]).shuffle(&mut served);
        served.truncate(QUERIES);
        let queries = served
            .into_iter()
            .map(|at| (as_typed(shown(&notes[at])), at))
            .collect();
        Known {
            notes: hidden,
            queries,
        }
    }
}

/// The title without the name of a site behind a bar.
fn shown(note: &Note) -> &str {
    note.title
        .rsplit_once(" | ")
        .map_or(note.title.as_str(), |(title, _)| title)
        .trim()
}

/// A title without the signs that mean something in a query.
fn as_typed(title: &str) -> String {
    title
        .replace(['"', ':', '(', ')', '[', ']', '/'], " ")
        .split_whitespace()
        .map(|word| word.trim_start_matches(['-', '#']))
        .filter(|word| word.contains(char::is_alphanumeric) && !["OR", "AND"].contains(word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn opaque(at: usize) -> NoteId {
    NoteId::new(&format!("n/{at:05}.md"))
}

/// The text of a note without its title, its aliases and the first heading that says the title.
fn untitled(note: &Note) -> String {
    let (frontmatter, body) = note.text.split_at(note.body_start);
    let says_title = |text: &str| text == note.title || text == shown(note);
    let heading = note
        .headings
        .iter()
        .find(|heading| says_title(&heading.text));
    let body_line = frontmatter.matches('\n').count() + 1;
    let kept = body
        .split_inclusive('\n')
        .zip(body_line..)
        .filter(|(_, line)| heading.is_none_or(|heading| heading.line != *line))
        .map(|(text, _)| text);
    unnamed(frontmatter) + &kept.collect::<String>()
}

/// Frontmatter without the properties that name the note. In JSON they cannot be told by lines: nothing is left of it.
fn unnamed(frontmatter: &str) -> String {
    if frontmatter
        .lines()
        .nth(1)
        .is_some_and(|line| line.trim_start().starts_with('{'))
    {
        return String::new();
    }
    let mut names = false;
    let mut kept = String::new();
    for line in frontmatter.split_inclusive('\n') {
        let goes_on = line.starts_with([' ', '\t']) || line.starts_with("- ");
        if !goes_on {
            let key = line.split(':').next().unwrap_or_default().trim();
            names = ["title", "alias", "aliases"].contains(&key.to_lowercase().as_str());
        }
        if !names {
            kept.push_str(line);
        }
    }
    kept
}

fn known_items(known: &Known, notes: &[Note]) {
    let texts: Vec<&str> = known.notes.iter().map(Note::readable).collect();
    println!("{} titles asked for", known.queries.len());
    println!("scheme                           MRR  hit@1 hit@10  not found");
    let mut theirs = Vec::new();
    for scheme in &SCHEMES {
        let places = places(scheme, &texts, &known.queries);
        theirs.push((scheme.name, places));
    }
    let (ours, any) = with_index(&known.notes, |index| {
        let any = |title: &str| title.replace(' ', " OR ");
        let all = our_places(index, known, &known.notes, str::to_owned);
        (all, our_places(index, known, &known.notes, any))
    });
    let named = with_index(notes, |index| {
        our_places(index, known, notes, str::to_owned)
    });
    let theirs_by_name = theirs.iter().map(|(name, places)| (*name, places));
    let ours_by_name = [
        (OURS, &ours),
        ("ours, any word", &any),
        ("ours, titles in place", &named),
    ];
    for (name, places) in theirs_by_name.chain(ours_by_name) {
        say_places(name, places);
    }
    let best = |figure: fn(&[Option<usize>]) -> f64| {
        theirs
            .iter()
            .map(|(_, places)| figure(places))
            .fold(0.0, f64::max)
    };
    for (figure, of) in [
        ("MRR", mrr as fn(&[Option<usize>]) -> f64),
        ("hit@10", hit_10),
    ] {
        let holds = if of(&ours) >= best(of) { "yes" } else { "no" };
        println!("ours at or above the best of these, {figure}: {holds}");
    }
    say_lost(known, &theirs[SCHEMES.len() - 1].1, &ours);
}

fn our_places(
    index: &Index,
    known: &Known,
    notes: &[Note],
    asked: impl Fn(&str) -> String,
) -> Vec<Option<usize>> {
    let place = |(title, wanted): &(String, usize)| {
        let id = &notes[*wanted].id;
        let found = index.search(&parsed(&asked(title)), LIMIT);
        let found = found.expect("an answer");
        let at = found.hits.iter().position(|hit| hit.note == *id);
        at.map(|at| at + 1)
    };
    known.queries.iter().map(place).collect()
}

fn parsed(query: &str) -> Query {
    Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error:?}"))
}

/// Hands over an index of notes that are not on disk.
fn with_index<T>(notes: &[Note], ask: impl FnOnce(&Index) -> T) -> T {
    let cache = tempfile::tempdir().expect("a folder");
    let by_id: HashMap<&NoteId, &Note> = notes.iter().map(|note| (&note.id, note)).collect();
    let file = |note: &Note| FileStat {
        id: note.id.clone(),
        path: note.id.as_str().into(),
        modified_ns: 1,
        changed_ns: 1,
        size: note.text.len() as u64,
    };
    let files: Vec<FileStat> = notes.iter().map(file).collect();
    let read = |file: &FileStat| by_id.get(&file.id).map(|note| (*note).clone());
    ask(&vaults::index(cache.path(), &files, &read))
}

fn say_places(name: &str, places: &[Option<usize>]) {
    let lost = places.iter().filter(|place| place.is_none()).count();
    println!(
        "{name:30} {:5.3}  {:5.3}  {:5.3} {lost:5} {:4.1} %",
        mrr(places),
        share(places, 1),
        hit_10(places),
        100.0 * lost as f64 / places.len().max(1) as f64,
    );
}

/// The mean of 1 / place; 0 for what was not found.
fn mrr(places: &[Option<usize>]) -> f64 {
    let sum: f64 = places
        .iter()
        .flatten()
        .map(|&place| 1.0 / place as f64)
        .sum();
    sum / places.len().max(1) as f64
}

fn hit_10(places: &[Option<usize>]) -> f64 {
    share(places, 10)
}

fn share(places: &[Option<usize>], most: usize) -> f64 {
    let hits = places.iter().flatten().filter(|&&place| place <= most);
    hits.count() as f64 / places.len().max(1) as f64
}

/// Some of what the last scheme has among its first ten and ours has not.
fn say_lost(known: &Known, theirs: &[Option<usize>], ours: &[Option<usize>]) {
    const MOST: usize = 5;
    let among_ten = |place: &Option<usize>| place.is_some_and(|place| place <= 10);
    let lost: Vec<usize> = (0..ours.len())
        .filter(|&at| among_ten(&theirs[at]) && !among_ten(&ours[at]))
        .collect();
    println!(
        "among the first ten of the last scheme, not of ours: {}",
        lost.len()
    );
    for at in lost.into_iter().take(MOST) {
        let place = ours[at].map_or("not found".to_owned(), |place| place.to_string());
        println!("  {} ({place})", known.queries[at].0);
    }
}

fn substrings(notes: &[Note]) {
    let words = heading_words(notes);
    if words.is_empty() {
        println!("no Korean word in a heading: substrings are not looked for");
        return;
    }
    let whole: Vec<String> = words
        .iter()
        .filter(|word| strip_josa(word) == *word)
        .cloned()
        .collect();
    let texts: Vec<String> = notes.iter().map(searched).collect();
    with_index(notes, |index| {
        for (kind, words) in [("not ending like a particle", whole), ("any", words)] {
            say_substrings(index, notes, &texts, kind, &some(words));
        }
    });
}

/// All runs of 2 to 5 syllables, each once.
fn heading_words(notes: &[Note]) -> Vec<String> {
    let headings = notes.iter().flat_map(|note| &note.headings);
    let runs =
        headings.flat_map(|heading| heading.text.split(|sign| !('가'..='힣').contains(&sign)));
    let words = runs.filter(|run| (2..=5).contains(&run.chars().count()));
    let words: BTreeSet<&str> = words.collect();
    words.into_iter().map(str::to_owned).collect()
}

fn some(mut words: Vec<String>) -> Vec<String> {
    Seed(1).stream("heading words", &[]).shuffle(&mut words);
    words.truncate(WORDS);
    words
}

/// Everything in a note that is searched.
fn searched(note: &Note) -> String {
    let names = [&note.title].into_iter().chain(&note.aliases);
    let headings = note.headings.iter().map(|heading| &heading.text);
    let texts = names
        .chain(headings)
        .map(String::as_str)
        .chain([note.readable()]);
    let tags = note.tags.iter().map(|tag| tag.as_str());
    texts
        .chain(tags)
        .chain([note.id.as_str()])
        .collect::<Vec<_>>()
        .join("\n")
}

fn say_substrings(index: &Index, notes: &[Note], texts: &[String], kind: &str, words: &[String]) {
    const MOST: usize = 5;
    let (mut right, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for word in words {
        let found = index.search(&parsed(word), notes.len()).expect("an answer");
        let found: BTreeSet<&NoteId> = found.hits.iter().map(|hit| &hit.note).collect();
        for (note, text) in notes.iter().zip(texts) {
            match (text.contains(word), found.contains(&note.id)) {
                (true, true) => right += 1,
                (true, false) => missed.push(format!("{word}: {}", note.id)),
                (false, true) => wrong.push(format!("{word}: {}", note.id)),
                (false, false) => {}
            }
        }
    }
    let share = |of: usize| right as f64 / (right + of).max(1) as f64;
    println!(
        "substrings, {} words, {kind}: recall {:.4}, precision {:.4}",
        words.len(),
        share(missed.len()),
        share(wrong.len()),
    );
    for (what, notes) in [("missed", missed), ("wrong", wrong)] {
        for note in notes.iter().take(MOST) {
            println!("  {what}: {note}");
        }
    }
}
