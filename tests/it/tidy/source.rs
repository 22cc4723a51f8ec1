//! A Rust file as the tidy test sees it: its lines, with comments and the insides of strings taken out of the code.
//! It knows where comments, strings and test modules begin and end, and nothing else of Rust; rustfmt has made the
//! files regular enough for the rest.

use crate::repository::{read, root};

pub(crate) struct Source {
    /// From the root of the repository, with slashes.
    pub(crate) path: String,
    /// As written.
    pub(crate) text: String,
    pub(crate) lines: Vec<Line>,
}

pub(crate) struct Line {
    /// 1-based.
    pub(crate) number: usize,
    /// Without comments; string literals stand as `""`, characters as `' '`.
    pub(crate) code: String,
    /// What the string literals that begin in this line say, as written.
    pub(crate) strings: Vec<String>,
    /// Part of a test: in a test file, or under `#[cfg(test)]`.
    pub(crate) test: bool,
}

impl Source {
    pub(crate) fn of(path: &str, text: &str) -> Source {
        let (code, strings) = without_comments_and_strings(text);
        let test_file = format!("/{path}").contains("/tests/") || path.ends_with("/tests.rs");
        let tests = test_lines(&code);
        let line = |(at, code): (usize, &str)| Line {
            number: at + 1,
            code: code.trim_end().to_owned(),
            strings: said_in(&strings, at),
            test: test_file || tests.contains(&at),
        };
        Source {
            path: path.to_owned(),
            text: text.to_owned(),
            lines: code.lines().enumerate().map(line).collect(),
        }
    }

    /// Every `.rs` file below `folder` of the repository, by path.
    pub(crate) fn all_in(folder: &str) -> Vec<Source> {
        let root = root();
        let mut files = Vec::new();
        let mut folders = vec![root.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the folder is there") {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let inside = path.strip_prefix(root).expect("it lies below the root");
                    let name = inside.to_string_lossy().replace('\\', "/");
                    files.push(Source::of(&name, &read(&name)));
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// The code as one text, line for line.
    pub(crate) fn code(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.code.as_str()).collect();
        lines.join("\n")
    }

    /// String literals in their order, as the `""` of [`Source::code`], each with its line.
    pub(crate) fn strings(&self) -> Vec<(&Line, &str)> {
        let with_line = |line| Line::strings(line).map(move |said| (line, said));
        self.lines.iter().flat_map(with_line).collect()
    }
}

impl Line {
    fn strings(&self) -> impl Iterator<Item = &str> {
        self.strings.iter().map(String::as_str)
    }
}

fn said_in(strings: &[(usize, String)], line: usize) -> Vec<String> {
    let here = strings.iter().filter(|(at, _)| *at == line);
    here.map(|(_, said)| said.clone()).collect()
}

/// Code with the same number of lines, and each string literal with the line it begins in, counted from 0.
fn without_comments_and_strings(text: &str) -> (String, Vec<(usize, String)>) {
    let signs: Vec<char> = text.chars().collect();
    let (mut code, mut strings) = (String::new(), Vec::new());
    let (mut at, mut line) = (0, 0);
    while at < signs.len() {
        let token = Token::at(&signs[at..]);
        let written: String = signs[at..at + token.length].iter().collect();
        let breaks = written.matches('\n').count();
        match token.kind {
            Kind::Code => code.push_str(&written),
            Kind::Comment => code.push_str(&"\n".repeat(breaks)),
            Kind::Character => code.push_str("' '"),
            Kind::String => {
                let said = written.trim_start_matches('r').trim_matches('#');
                strings.push((line, said.trim_matches('"').to_owned()));
                code.push_str("\"\"");
                code.push_str(&"\n".repeat(breaks));
            }
        }
        at += token.length;
        line += breaks;
    }
    (code, strings)
}

enum Kind {
    Code,
    Comment,
    Character,
    String,
}

struct Token {
    kind: Kind,
    /// In characters, at least 1.
    length: usize,
}

impl Token {
    /// What stands at the head of `rest`, which is not empty.
    fn at(rest: &[char]) -> Token {
        let (kind, length) = match rest {
            ['/', '/', ..] => (Kind::Comment, until(rest, |left| left[0] == '\n')),
            ['/', '*', ..] => (
                Kind::Comment,
                2 + until(&rest[2..], |left| begins(left, "*/")) + 2,
            ),
            ['\'', '\\', _, tail @ ..] => {
                (Kind::Character, 3 + until(tail, |left| left[0] == '\'') + 1)
            }
            ['\'', _, '\'', ..] => (Kind::Character, 3),
            ['"', tail @ ..] => (Kind::String, 1 + string_length(tail)),
            ['r', '"' | '#', ..] => match raw_length(rest) {
                Some(length) => (Kind::String, length),
                None => (Kind::Code, 1),
            },
            _ => (Kind::Code, 1),
        };
        let length = length.min(rest.len());
        Token { kind, length }
    }
}

/// How many characters stand before the first place where `ends` holds.
fn until(rest: &[char], ends: impl Fn(&[char]) -> bool) -> usize {
    (0..rest.len())
        .find(|&at| ends(&rest[at..]))
        .unwrap_or(rest.len())
}

fn begins(rest: &[char], with: &str) -> bool {
    with.chars()
        .enumerate()
        .all(|(at, sign)| rest.get(at) == Some(&sign))
}

/// Up to and with the closing quote; `tail` follows the opening one.
fn string_length(tail: &[char]) -> usize {
    let mut at = 0;
    while at < tail.len() && tail[at] != '"' {
        at += if tail[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// `r"…"` or `r#"…"#`; nothing when it is a raw name such as `r#type`.
fn raw_length(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|&&sign| sign == '#').count();
    let head = hashes + 2;
    (rest.get(head - 1) == Some(&'"')).then_some(())?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(head + until(&rest[head..], |left| begins(left, &close)) + hashes + 1)
}

/// The byte offsets at which `word` stands in `code`, not as the end of a longer name or path.
pub(crate) fn places_of<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let longer = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
    let places = code.match_indices(word).map(|(at, _)| at);
    places.filter(move |&at| !code[..at].ends_with(longer))
}

/// The 1-based line of a byte offset.
pub(crate) fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// Lines, counted from 0, of what `#[cfg(test)]` stands over.
fn test_lines(code: &str) -> Vec<usize> {
    let lines: Vec<&str> = code.lines().collect();
    let mut tests = Vec::new();
    for (head, line) in lines.iter().enumerate() {
        if line.trim() == "#[cfg(test)]" {
            tests.extend(head..=end_of_item(&lines, head + 1));
        }
    }
    tests
}

/// The last line of the item that begins at `head`: the one that closes its brace, or its only one.
pub(crate) fn end_of_item(lines: &[&str], head: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let Some(first) = lines.get(head) else {
        return head;
    };
    let closes = |line: &&str| line.trim_end() == format!("{}}}", &first[..indent(first)]);
    let one_line = first.ends_with(';') || first.ends_with('}');
    match lines[head..].iter().position(closes) {
        Some(length) if !one_line => head + length,
        _ => head,
    }
}

#[test]
fn comments_and_strings_are_no_code() {
    let check = |text: &str, code: &str, strings: &[&str]| {
        let source = Source::of("src/a.rs", text);
        let said: Vec<&String> = source.lines.iter().flat_map(|line| &line.strings).collect();
        assert_eq!(
            (source.code().as_str(), said),
            (
                code,
                strings
                    .iter()
                    .map(|s| (*s).to_owned())
                    .collect::<Vec<_>>()
                    .iter()
                    .collect()
            )
        );
    };
    check("let a = 1; // \"no\"", "let a = 1;", &[]);
    check("a /* b\n c */ d", "a\n d", &[]);
    check(
        r#"f("x // \" y", 'c', '"', '\'', b"z")"#,
        r#"f("", ' ', ' ', ' ', b"")"#,
        &[r#"x // \" y"#, "z"],
    );
    check(
        "f(r#\"a \" b\"#, r\"c\\\")",
        "f(\"\", \"\")",
        &["a \" b", "c\\"],
    );
    check(
        "fn f<'a>(x: &'a str, r#type: u8)",
        "fn f<'a>(x: &'a str, r#type: u8)",
        &[],
    );
    check(
        "f(\"a\nb\");\ng(\"c\")",
        "f(\"\"\n);\ng(\"\")",
        &["a\nb", "c"],
    );
    check("\"never closed", "\"\"", &["never closed"]);
}

#[test]
fn tests_are_told_from_the_rest() {
    let check = |path: &str, text: &str, tests: &[usize]| {
        let source = Source::of(path, text);
        let found: Vec<usize> = source
            .lines
            .iter()
            .filter(|line| line.test)
            .map(|line| line.number)
            .collect();
        assert_eq!(found, tests, "{path}");
    };
    let text = "a\n#[cfg(test)]\nmod tests {\n    {\n    }\n}\nb\n";
    check("src/vault/note.rs", text, &[2, 3, 4, 5, 6]);
    check("src/vault/tests.rs", "a\n", &[1]);
    check("src/vault/tests/shapes.rs", "a\n", &[1]);
    check("src/vault/contests.rs", "a\n", &[]);
    check("src/vault/mod.rs", "#[cfg(test)]\nmod tests;\nb\n", &[1, 2]);
}
