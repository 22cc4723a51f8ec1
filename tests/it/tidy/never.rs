//! What is never written outside tests, or only at the edge.

use super::source::Source;
use super::{Finding, assert_all, found, lies_in, rows};

/// A word, the only places that may write it, and why.
const NEVER: &str = "
    println!       |                       | only faces write, and they write to a given `Write`
    eprintln!      |                       | only faces write, and they write to a given `Write`
    print!         |                       | only faces write, and they write to a given `Write`
    eprint!        |                       | only faces write, and they write to a given `Write`
    dbg!           |                       | left-over probes are not committed
    todo!          |                       | half a thing is not committed
    unimplemented! |                       | half a thing is not committed
    .unwrap()      |                       | what cannot fail says why, in `expect`
    std::env       | main.rs places.rs     | the surroundings are looked at once, at the start
    env::          | main.rs places.rs     | the surroundings are looked at once, at the start
    SystemTime     | main.rs places.rs clock.rs cli web | no room reads a clock; time is a parameter
    Instant        | main.rs places.rs clock.rs cli web | no room reads a clock; time is a parameter
";

#[test]
fn nothing_forbidden_is_written() {
    assert_all(nothing_forbidden);
}

fn nothing_forbidden(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in rows(NEVER)
        .iter()
        .filter(|row| !lies_in(&source.path, &row.places))
    {
        for line in source.lines.iter().filter(|line| !line.test) {
            if is_written(&line.code, row.name) {
                let what = format!("`{}`", row.name);
                findings.push(Finding::new(&source.path, line.number, what, row.reason));
            }
        }
    }
    findings
}

/// Whether a word stands in the code by itself, not as a part of a longer one.
fn is_written(code: &str, word: &str) -> bool {
    let joins = |sign: char| sign.is_alphanumeric() || sign == '_';
    code.match_indices(word).any(|(at, _)| {
        let goes_on_before = word.starts_with(joins) && code[..at].ends_with(joins);
        let goes_on_after = word.ends_with(joins) && code[at + word.len()..].starts_with(joins);
        !goes_on_before && !goes_on_after
    })
}

#[test]
fn what_is_forbidden_is_found() {
    let check = |path, text, whats: &[&str]| {
        assert_eq!(found(nothing_forbidden, path, text), whats, "{path} {text}");
    };
    check(
        "src/cli/why.rs",
        "println!(\"a\");\neprint!();\n",
        &["1: `println!`", "2: `eprint!`"],
    );
    check(
        "src/lab/loss.rs",
        "let a = f().unwrap();\ndbg!(a);\n",
        &["2: `dbg!`", "1: `.unwrap()`"],
    );
    check(
        "src/lab/loss.rs",
        "f().unwrap_or(1); // .unwrap()\n\"todo!\";\nmy_print!();\n",
        &[],
    );
    check(
        "src/quiz/pick.rs",
        "use std::time::Instant;\nstruct Instantly;\n",
        &["1: `Instant`"],
    );
    check(
        "src/cli/quiz.rs",
        "use std::time::Instant;\nstd::env::temp_dir()\n",
        &["2: `std::env`", "2: `env::`"],
    );
    check(
        "src/cli/quiz.rs",
        "use std::{env, fs};\nenv::args()\nenv!(\"A\")\n",
        &["2: `env::`"],
    );
    check(
        "src/lab/loss.rs",
        "#[cfg(test)]\nmod tests {\n    f().unwrap();\n}\n",
        &[],
    );
}
