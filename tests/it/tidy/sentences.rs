//! No sentence is missing from the catalogues, and none stands there idle. That both languages hold the same ones is
//! tested in `src/text/`.

use std::collections::BTreeSet;

use super::source::{Line, Source, places_of};
use super::{Finding, assert_none};
use crate::repository::read;

/// The catalogues of `src/text/en/`. What `help-` names is put together from the arguments, and tested with them.
const CATALOGUES: [&str; 11] = [
    "chart", "cli", "desk", "exchange", "help", "history", "index", "lab", "quiz", "vault", "web",
];

/// A sentence where it is written or named.
struct Sentence<'a> {
    path: String,
    line: usize,
    id: &'a str,
}

#[test]
fn every_sentence_exists_and_is_said() {
    let texts = CATALOGUES.map(|name| (name, read(&format!("src/text/en/{name}.ftl"))));
    let catalogues = texts.each_ref().map(|(name, text)| (*name, text.as_str()));
    assert_none(missing_and_idle(&catalogues, &Source::all_in("src")));
}

/// Sentences that code names and no catalogue has, that stand in the wrong catalogue, and that no code names.
fn missing_and_idle(catalogues: &[(&str, &str)], sources: &[Source]) -> Vec<Finding> {
    let written: Vec<(&str, Sentence<'_>)> = catalogues
        .iter()
        .flat_map(|(name, text)| written_in(name, text).map(|sentence| (*name, sentence)))
        .collect();
    let named: Vec<Sentence<'_>> = sources.iter().flat_map(named_in).collect();
    let mut findings = Vec::new();
    let mut find = |at: &Sentence<'_>, what: String, reason| {
        findings.push(Finding::new(&at.path, at.line, what, reason));
    };
    for name in &named {
        if written.iter().all(|(_, sentence)| sentence.id != name.id) {
            let what = format!("no sentence is called `{}`", name.id);
            find(name, what, "what a person reads stands in src/text/");
        }
    }
    for (catalogue, sentence) in &written {
        if !sentence.id.starts_with(&format!("{catalogue}-")) {
            let what = format!("`{}` stands in the wrong file", sentence.id);
            find(sentence, what, "a sentence is called after its room");
        }
        if *catalogue != "help" && named.iter().all(|name| name.id != sentence.id) {
            let what = format!("nothing says `{}`", sentence.id);
            find(sentence, what, "a catalogue holds what is said and no more");
        }
    }
    findings
}

/// The sentences of a catalogue.
fn written_in<'a>(catalogue: &str, text: &'a str) -> impl Iterator<Item = Sentence<'a>> {
    let path = format!("src/text/en/{catalogue}.ftl");
    let ids = text.lines().enumerate().filter_map(|(at, line)| {
        let (id, _) = line.split_once(" =")?;
        id.starts_with(|sign: char| sign.is_ascii_lowercase())
            .then_some((at + 1, id))
    });
    ids.map(move |(line, id)| Sentence {
        path: path.clone(),
        line,
        id,
    })
}

/// The sentences that code names outside tests: whatever is given to `Message::new` as it stands, and whatever else
/// looks like the name of one.
fn named_in(source: &Source) -> Vec<Sentence<'_>> {
    let given = given_to_message(&source.code());
    let is_name = |(place, (line, said)): &(usize, (&Line, &str))| {
        !line.test && (given.contains(place) || looks_like_a_name(said))
    };
    let named = source.strings().into_iter().enumerate().filter(is_name);
    let sentence = |(_, (line, id)): (usize, (&Line, _))| Sentence {
        path: source.path.clone(),
        line: line.number,
        id,
    };
    named.map(sentence).collect()
}

/// Which string literals, counted from 0, are given to `Message::new`. In `code` each stands as `""`.
fn given_to_message(code: &str) -> BTreeSet<usize> {
    let call = "Message::new(";
    let behind = places_of(code, call).map(|at| at + call.len());
    let literal = behind.filter(|&at| code[at..].trim_start().starts_with("\"\""));
    literal
        .map(|at| code[..at].matches("\"\"").count())
        .collect()
}

fn looks_like_a_name(said: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    let of_a_room = said
        .split_once('-')
        .is_some_and(|(room, _)| CATALOGUES.contains(&room));
    of_a_room && said.chars().all(plain) && !said.ends_with('-')
}

#[test]
fn a_sentence_that_is_missing_or_idle_is_found() {
    let check = |catalogue: &str, code: &str, whats: &[&str]| {
        let catalogues = [("lab", catalogue), ("help", "help-why = w\n")];
        let found = missing_and_idle(&catalogues, &[Source::of("src/lab/a.rs", code)]);
        let found: Vec<String> = found.into_iter().map(|found| found.what).collect();
        assert_eq!(found, whats, "{catalogue} {code}");
    };
    check(
        "# A\nlab-a = x\n    .y = z\n",
        "f(\"b\", Message::new(\n    \"lab-a\"))",
        &[],
    );
    check("", "if a { \"lab-a\" }", &["no sentence is called `lab-a`"]);
    check(
        "",
        "f(\"\"); Message::new(\"lba-a\")",
        &["no sentence is called `lba-a`"],
    );
    check(
        "",
        "\"lab-{name}\"; \"lab-\"; \"lab\"; \"label-a\"; // \"lab-b\"",
        &[],
    );
    check(
        "lab-a = x\nlab-b = y\n",
        "\"lab-b\"",
        &["nothing says `lab-a`"],
    );
    check(
        "lab-a = x\n",
        "#[cfg(test)]\nmod tests {\n    \"lab-a\"\n}\n",
        &["nothing says `lab-a`"],
    );
    check(
        "cli-a = x\n",
        "Message::new(\"cli-a\")",
        &["`cli-a` stands in the wrong file"],
    );
}
