//! Imports point one way: a room knows those below it and never one above.

use std::collections::BTreeSet;

use super::source::{Source, line_of, places_of};
use super::{Finding, assert_all, found, rows};

/// Each room, and each file at the root of `src/`; what it may know besides itself; and why no more.
const ROOMS: &str = "
    lib     |                                              | the map holds nothing
    main    | args cli desk places text web                    | the start joins what was typed, the places, the desk and a face
    cli     | args chart clock desk exchange history index lab message problem quiz seed text vault | a face asks the desk and shows plain data; it finds no folder and keeps no result
    clock   | desk history quiz seed                       | what time it is, is asked in one place by the faces
    web     | args chart clock desk exchange history index lab message problem quiz seed text vault | a face asks the desk and shows plain data; it finds no folder and keeps no result
    args    | text                                         | what was typed means nothing yet
    text    | message                                      | a sentence is said without knowing who asked
    desk    | exchange history index lab message nearest places problem quiz results seed vault whole | the desk joins the rooms and knows no face
    results | lab seed whole | what is kept are trials
    chart   | lab message seed                             | a chart draws comparisons and never trains
    exchange | quiz vault message problem               | another program's form holds questions, and a note of their text
    history | quiz message nearest problem seed whole | the log keeps graded answers
    quiz    | vault lab message nearest problem seed       | a question speaks of tags and interventions
    index   | vault message nearest problem seed           | the index holds notes and knows no question
    vault   | message nearest problem seed                 | a vault is read without knowing what for
    lab     | message nearest problem seed                 | the lab could be lifted out and run anywhere
    problem | message                                      | a defect is a place and a sentence
    message |                                              | shared by all, it knows nobody
    nearest |                                              | shared by all, it knows nobody
    places  |                                              | folders are found before any room is opened
    seed    |                                              | shared by all, it knows nobody
    whole   |                                              | shared by all, it knows nobody
";

#[test]
fn imports_point_one_way() {
    assert_all(imports_allowed);
}

#[test]
fn no_room_knows_itself_through_others() {
    let rooms = rows(ROOMS);
    for room in &rooms {
        let mut known = BTreeSet::new();
        let mut next = vec![room];
        while let Some(room) = next.pop() {
            let new = room
                .places
                .iter()
                .filter(|name| known.insert(**name))
                .collect::<Vec<_>>();
            next.extend(rooms.iter().filter(|room| new.contains(&&room.name)));
        }
        assert!(!known.contains(room.name), "{}", room.name);
    }
}

fn imports_allowed(source: &Source) -> Vec<Finding> {
    let own = room(&source.path);
    let Some(row) = rows(ROOMS).into_iter().find(|row| row.name == own) else {
        let what = format!("`{own}` has no place in the house");
        return vec![Finding::new(
            &source.path,
            1,
            what,
            "ROOMS says what each room may know",
        )];
    };
    let code = source.code();
    let forbidden =
        |(_, name): &(usize, String)| name != own && !row.places.contains(&name.as_str());
    let imported = imported(&source.path, &code).into_iter().filter(forbidden);
    let finding = |(at, name)| {
        let what = format!("`{own}` imports `{name}`");
        Finding::new(&source.path, line_of(&code, at), what, row.reason)
    };
    imported.map(finding).collect()
}

/// The room that a file of `src/` belongs to: its folder, or its own name at the root.
fn room(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let first = inside.split('/').next().unwrap_or(inside);
    first.trim_end_matches(".rs")
}

/// What a file names outside itself, and where: through `crate::`, through as many `super::` as lead out of its room,
/// and in `main` through the name of the library.
fn imported(path: &str, code: &str) -> Vec<(usize, String)> {
    let depth = path.trim_end_matches("/mod.rs").matches('/').count();
    let mut names = first_names(code, "crate::");
    let is_room = |(_, name): &(usize, String)| rows(ROOMS).iter().any(|row| row.name == name);
    names.extend(
        first_names(code, &"super::".repeat(depth))
            .into_iter()
            .filter(is_room),
    );
    if room(path) == "main" {
        names.extend(first_names(code, "patience::"));
    }
    names
}

/// The names that follow `prefix`, one or those of a group in braces, each with its place in the code.
fn first_names(code: &str, prefix: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for at in places_of(code, prefix) {
        let rest = &code[at + prefix.len()..];
        let members = match rest.strip_prefix('{') {
            Some(group) => members(group),
            None => vec![rest],
        };
        names.extend(members.into_iter().map(|member| (at, name(member))));
    }
    names.retain(|(_, name)| !name.is_empty());
    names
}

fn name(text: &str) -> String {
    let part = |sign: &char| sign.is_alphanumeric() || *sign == '_';
    text.trim_start().chars().take_while(part).collect()
}

/// The parts of a group, those inside with the one they belong to; `group` follows the opening brace.
fn members(group: &str) -> Vec<&str> {
    let (mut open, mut begin) = (1, 0);
    let mut members = Vec::new();
    for (at, sign) in group.char_indices() {
        open += usize::from(sign == '{');
        open -= usize::from(sign == '}');
        if open == 0 || (open == 1 && sign == ',') {
            members.push(&group[begin..at]);
            begin = at + 1;
        }
        if open == 0 {
            break;
        }
    }
    members
}

#[test]
fn an_import_against_the_current_is_found() {
    let check = |path, text, whats: &[&str]| {
        assert_eq!(found(imports_allowed, path, text), whats, "{path} {text}");
    };
    check(
        "src/lab/train.rs",
        "use crate::seed::Seed;\nuse crate::lab::Recipe;\n",
        &[],
    );
    check(
        "src/lab/train.rs",
        "\nuse crate::quiz::Question;\n",
        &["2: `lab` imports `quiz`"],
    );
    check(
        "src/vault/note.rs",
        "fn f() { crate::index::g() }\n",
        &["1: `vault` imports `index`"],
    );
    check(
        "src/quiz/parse/key.rs",
        "use super::super::super::history::Review;\nuse super::super::text;\n",
        &["1: `quiz` imports `history`"],
    );
    check(
        "src/seed.rs",
        "use super::message::Message;\nuse super::*;\n",
        &["1: `seed` imports `message`"],
    );
    check(
        "src/desk.rs",
        "use crate::cli::Screen;\n",
        &["1: `desk` imports `cli`"],
    );
    check(
        "src/main.rs",
        "use patience::{cli, vault::Vault};\n",
        &["1: `main` imports `vault`"],
    );
    check(
        "src/tui/mod.rs",
        "",
        &["1: `tui` has no place in the house"],
    );
}

#[test]
fn an_import_in_a_group_is_found() {
    let text = "use crate::{\n    message::{Message, cli},\n    desk::Desk,\n    seed,\n};\nuse b::{text, cli};\n";
    assert_eq!(
        found(imports_allowed, "src/vault/note.rs", text),
        ["1: `vault` imports `desk`"]
    );
}
