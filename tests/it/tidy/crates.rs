//! An outside crate is known to its room alone, so that it can be changed there and nowhere else.

use super::source::{Source, line_of, places_of};
use super::{Finding, assert_all, assert_none, found, lies_in, rows};
use crate::repository::read;

/// Every crate of `Cargo.toml`, the only places in `src/` that may name it, and why.
const CRATES: &str = "
    aho_corasick          | vault index/glance.rs            | many names and signs are looked for at once
    ammonia               | web/markdown                     | what a note says is made harmless in one place
    annotate_snippets     | cli                              | how a problem looks is a face's business
    anstyle               | cli                              | colors are a face's business
    axum                  | web                              | requests and replies are the browser face's business
    blake3                | seed.rs places.rs results.rs index history quiz/grade.rs exchange lab/version.rs web/asset.rs | a hash is for what must be known again
    clap                  | args cli main.rs                 | what was typed is read once, and refused by the face
    clap_complete         | args cli                         | completions follow from the arguments
    csv                   | exchange/table.rs                 | a table is written in one place
    etcetera              | places.rs                        | folders are found once, at the start
    fluent_bundle         | text                             | sentences are said in one place
    fsrs                  | quiz/schedule                    | the model of memory can be changed in one place
    indicatif             | cli                              | waiting is shown by a face
    jiff                  | clock.rs                         | local time is asked for in one place; the log keeps the offset it is given
    libm                  | lab                              | numbers equal on every machine are the lab's need
    ndarray               | lab                              | arrays never leave the lab
    math_core             | web/markdown                     | formulas are written as MathML in one place
    maud                  | web                              | HTML is written by the browser face
    memchr                | index/glance.rs vault/lines.rs   | bytes are searched as fast as they can be read
    notify                | vault/watch.rs                   | a vault is watched in one place
    postcard              | history/memo.rs                  | a memo of the log is read as fast as it can be
    pulldown_cmark        | vault exchange/html.rs web/markdown | Markdown is read into plain data, and written as HTML for others and for the browser
    pulp                  | lab/lanes.rs                     | one file knows the vectors of processors
    rand                  | seed.rs                          | there is one door to randomness
    ratatui_core          | cli                              | cells are a face's business
    ratatui_widgets       | cli                              | cells are a face's business
    rayon                 | vault index lab                  | long work is spread where it is done
    regex                 | index/query/pattern.rs           | a pattern is bounded where it is read
    rusqlite              | history exchange/anki            | SQL is spoken by the log, and in the file that Anki reads
    rustc_hash            | index/stem.rs index/josa.rs history/shared.rs | a table is asked for every word, or every answer, there is
    serde                 | cli history index lab seed.rs vault web/curves.rs | forms on disk and in JSON are derived from plain data
    serde_json            | cli exchange/anki history index results.rs vault quiz/parse lab/task/image/handout.rs web/curves.rs | JSON is a form: of what is printed, kept, recorded, told to a script, or quoted in YAML
    serde_yaml            | vault quiz                       | YAML stands in notes and questions only
    strsim                | nearest.rs                       | there is one way to say `did you mean`
    sys_locale            | main.rs                          | the system is asked once, at the start
    tantivy               | index                            | the search engine can be changed without anyone noticing
    terminal_size         | main.rs                          | the system is asked once, at the start
    textwrap              | cli                              | lines are broken by a face
    tokio                 | web                              | what waits stays in the browser face
    tokio_stream          | web                              | what waits stays in the browser face
    unicode_normalization | vault index quiz                 | NFC is for what a person wrote
    unicode_width         | cli chart index/snippet.rs       | columns matter where something is shown
    zip                   | exchange                         | files travel in one package
";

#[test]
fn outside_crates_stay_in_their_room() {
    assert_all(crates_in_their_room);
}

#[test]
fn every_dependency_has_its_room() {
    assert_none(dependencies_with_a_room(&read("Cargo.toml")));
}

fn crates_in_their_room(source: &Source) -> Vec<Finding> {
    let code = source.code();
    let mut findings = Vec::new();
    for row in rows(CRATES) {
        if lies_in(&source.path, &row.places) {
            continue;
        }
        for use_of in [format!("{}::", row.name), format!("use {};", row.name)] {
            for at in places_of(&code, &use_of) {
                let what = format!("`{}` is used here", row.name);
                findings.push(Finding::new(
                    &source.path,
                    line_of(&code, at),
                    what,
                    row.reason,
                ));
            }
        }
    }
    findings
}

fn dependencies_with_a_room(cargo: &str) -> Vec<Finding> {
    let rows = rows(CRATES);
    let declared = dependencies(cargo);
    let homeless = declared
        .iter()
        .filter(|(_, name)| rows.iter().all(|row| row.name != name));
    let gone = rows
        .iter()
        .filter(|row| declared.iter().all(|(_, name)| row.name != name));
    let reason = "CRATES names the room of every dependency, and no other crate";
    let finding = |line, name: &str| Finding::new("Cargo.toml", line, format!("`{name}`"), reason);
    let homeless = homeless.map(|(line, name)| finding(*line, name));
    homeless
        .chain(gone.map(|row| finding(1, row.name)))
        .collect()
}

/// Line and name, as code spells it, of what stands under `[dependencies]`.
fn dependencies(cargo: &str) -> Vec<(usize, String)> {
    let mut section = "";
    let mut found = Vec::new();
    for (at, line) in cargo.lines().enumerate() {
        if line.starts_with('[') {
            section = line;
        } else if section == "[dependencies]" && line.contains(" = ") {
            let (name, _) = line.split_once(" = ").expect("just seen");
            found.push((at + 1, name.trim().replace('-', "_")));
        }
    }
    found
}

#[test]
fn a_crate_outside_its_room_is_found() {
    let check = |path, text, whats: &[&str]| {
        assert_eq!(
            found(crates_in_their_room, path, text),
            whats,
            "{path} {text}"
        );
    };
    check(
        "src/quiz/pick.rs",
        "use crate::seed::Seed;\nuse rand::Rng;\n",
        &["2: `rand` is used here"],
    );
    check("src/seed.rs", "use rand::Rng;\n", &[]);
    check(
        "src/seed_two.rs",
        "use rand;\n",
        &["1: `rand` is used here"],
    );
    check(
        "src/lab/train.rs",
        "operand::g(); crate::rand::h()\n// rand::Rng\n",
        &[],
    );
    check(
        "src/chart/mod.rs",
        "\nfn f(a: ndarray::Array1<f32>) {}\n",
        &["2: `ndarray` is used here"],
    );
    check("src/vault/note.rs", "\"tantivy::Index\"\n", &[]);
}

#[test]
fn a_dependency_without_a_room_is_found() {
    let all: String = rows(CRATES)
        .iter()
        .map(|row| format!("{} = \"1\"\n", row.name))
        .collect();
    let check = |cargo: String, whats: &[&str]| {
        let found = dependencies_with_a_room(&cargo);
        let found: Vec<String> = found.into_iter().map(|found| found.what).collect();
        assert_eq!(found, whats);
    };
    check(
        format!("[dependencies]\n{all}\n[dev-dependencies]\ninsta = \"1\"\n"),
        &[],
    );
    check(
        format!("[dependencies]\n{all}left-pad = {{ version = \"1\" }}\n"),
        &["`left_pad`"],
    );
    check(
        format!("[dependencies]\n{}", all.replace("rand = \"1\"\n", "")),
        &["`rand`"],
    );
}
