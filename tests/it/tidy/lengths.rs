//! Files and functions are short.

use super::source::{Source, end_of_item};
use super::{Finding, assert_all, found};

/// Lines of a file outside its tests.
const LONGEST_FILE: usize = 400;
/// Lines of a function, from its name to its last brace.
const LONGEST_FUNCTION: usize = 70;

#[test]
fn files_are_short() {
    assert_all(file_is_short);
}

#[test]
fn functions_are_short() {
    assert_all(functions_in_a_file_are_short);
}

fn file_is_short(source: &Source) -> Vec<Finding> {
    let own: Vec<_> = source.lines.iter().filter(|line| !line.test).collect();
    let Some(over) = own.get(LONGEST_FILE) else {
        return vec![];
    };
    let what = format!("{} lines without its tests", own.len());
    let reason = format!("a file is one noun, in at most {LONGEST_FILE} lines");
    vec![Finding::new(&source.path, over.number, what, &reason)]
}

fn functions_in_a_file_are_short(source: &Source) -> Vec<Finding> {
    let code = source.code();
    let lines: Vec<&str> = code.lines().collect();
    let reason = format!("a function is read top-down, in at most {LONGEST_FUNCTION} lines");
    let mut findings = Vec::new();
    for line in source
        .lines
        .iter()
        .filter(|line| !line.test && begins_function(&line.code))
    {
        let head = line.number - 1;
        let length = end_of_item(&lines, head) + 1 - head;
        if length > LONGEST_FUNCTION {
            let what = format!("a function of {length} lines");
            findings.push(Finding::new(&source.path, line.number, what, &reason));
        }
    }
    findings
}

fn begins_function(code: &str) -> bool {
    let before = |word: &&str| word.starts_with("pub") || matches!(*word, "const" | "async" | "in");
    code.split_whitespace().find(|word| !before(word)) == Some("fn")
}

#[test]
fn a_long_function_is_found() {
    let check = |text: &str, whats: &[&str]| {
        assert_eq!(
            found(functions_in_a_file_are_short, "src/a.rs", text),
            whats
        );
    };
    let function = |lines| format!("fn f(\n    a: u8,\n) {{\n{}}}\n", "    a;\n".repeat(lines));
    check(&function(66), &[]);
    check(&function(67), &["1: a function of 71 lines"]);
    let blocks = "        {\n        }\n".repeat(40);
    let method = format!("impl A {{\n    pub(crate) const fn f() {{\n{blocks}    }}\n}}\n");
    check(&method, &["2: a function of 82 lines"]);
    check(&format!("#[cfg(test)]\n{}", function(90)), &[]);
    check(
        &format!(
            "fn a();\nfn b() {{}}\nstruct C {{\n{}}}\n",
            "    a: u8,\n".repeat(90)
        ),
        &[],
    );
}

#[test]
fn a_long_file_is_found() {
    let check = |text: String, whats: &[&str]| {
        assert_eq!(found(file_is_short, "src/a.rs", &text), whats);
    };
    check("a;\n".repeat(400), &[]);
    check("a;\n".repeat(402), &["401: 402 lines without its tests"]);
    let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "    a;\n".repeat(90));
    check(format!("{tests}{}", "a;\n".repeat(400)), &[]);
    check(
        format!("{tests}{}", "a;\n".repeat(401)),
        &["494: 401 lines without its tests"],
    );
}
