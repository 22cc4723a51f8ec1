//! The rules of the house, read off `src/`. A rule takes a file and returns what it finds; each has a test beside it in
//! which it finds something. Here: findings, and the tables that the rules are written in.

mod crates;
mod docs;
mod imports;
mod lengths;
mod never;
mod sentences;
mod source;

use std::fmt;

use source::Source;

/// Where a rule is broken, and why there is a rule.
#[derive(Debug)]
struct Finding {
    path: String,
    /// 1-based.
    line: usize,
    what: String,
    reason: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: String, reason: &str) -> Finding {
        Finding {
            path: path.to_owned(),
            line,
            what,
            reason: reason.to_owned(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.path, self.line)?;
        write!(f, "{}; {}", self.what, self.reason)
    }
}

/// One line of a rule: `name | places | reason`, the places apart by spaces.
struct Row {
    name: &'static str,
    places: Vec<&'static str>,
    reason: &'static str,
}

fn rows(table: &'static str) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.trim().is_empty());
    let row = |line: &'static str| {
        let mut cells = line.split('|').map(str::trim);
        let mut cell = || cells.next().expect("a row has three cells");
        Row {
            name: cell(),
            places: cell().split_whitespace().collect(),
            reason: cell(),
        }
    };
    lines.map(row).collect()
}

fn assert_none(findings: impl IntoIterator<Item = Finding>) {
    let said: Vec<String> = findings.into_iter().map(|f| f.to_string()).collect();
    assert!(said.is_empty(), "\n\n{}\n", said.join("\n"));
}

/// Holds every file of `src/` to a rule.
fn assert_all(rule: impl Fn(&Source) -> Vec<Finding>) {
    assert_none(Source::all_in("src").iter().flat_map(rule));
}

/// What a rule finds in a made-up file, as `line: what`.
fn found(rule: impl Fn(&Source) -> Vec<Finding>, path: &str, text: &str) -> Vec<String> {
    let findings = rule(&Source::of(path, text)).into_iter();
    findings
        .map(|f| format!("{}: {}", f.line, f.what))
        .collect()
}

/// Whether a file of `src/` lies in one of these places: files, or folders with all below them.
fn lies_in(path: &str, places: &[&str]) -> bool {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    places.iter().any(|place| {
        let rest = inside.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

#[test]
fn a_finding_is_one_line_with_its_reason() {
    let finding = Finding::new("src/a.rs", 3, "`b` is used".to_owned(), "c stands apart");
    assert_eq!(
        finding.to_string(),
        "src/a.rs:3: `b` is used; c stands apart"
    );
}

#[test]
fn places_are_whole_names() {
    let check =
        |path, places: &[&str], lies: bool| assert_eq!(lies_in(path, places), lies, "{path}");
    check("src/vault/yaml.rs", &["index", "vault"], true);
    check("src/vaults/yaml.rs", &["vault"], false);
    check("src/seed.rs", &["seed.rs"], true);
    check("src/lab/seed.rs", &["seed.rs"], false);
}
