//! Frontmatter: the properties at the top of a note as names and values, as many as can be saved. What the tags and
//! titles among them mean is not known here (`properties`).

use std::collections::HashSet;

use serde_yaml::Value;

use super::unicode::fold;
use super::yaml::{Budget, Fault};
use crate::message::Message;
use crate::problem::Problem;

/// The properties of a note. Their names are alike in any case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frontmatter {
    raw: String,
    values: Vec<(String, Value)>,
}

/// A property as written: the line that names it and all lines up to the next name.
pub(super) struct Part<'a> {
    pub(super) name: Option<&'a str>,
    /// 1-based line in the file.
    pub(super) line: usize,
    pub(super) text: &'a str,
}

/// What a property holds, as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyTexts {
    /// Named, with nothing behind it.
    Null,
    /// One for a single value, one for each item of a list; of what is nested, all that is inside.
    Values(Vec<String>),
}

impl PropertyTexts {
    fn of(value: &Value) -> PropertyTexts {
        if *value == Value::Null {
            return PropertyTexts::Null;
        }
        let mut texts = Vec::new();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Sequence(items) => open.extend(items.iter().rev()),
                Value::Mapping(map) => open.extend(map.values()),
                _ => texts.extend(scalar_text(value)),
            }
        }
        PropertyTexts::Values(texts)
    }
}

impl<'a> Part<'a> {
    /// Its lines with their 1-based numbers in the file.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        (self.line..).zip(self.text.lines())
    }

    fn broken(&self, path: &str, fault: &Fault) -> Problem {
        match fault {
            Fault::TooBig => too_big(path),
            Fault::Broken {
                line,
                column,
                reason,
            } => {
                let message =
                    Message::new("vault-frontmatter-broken").with("reason", reason.as_str());
                let hint = Message::new("vault-hint-frontmatter-broken");
                self.problem(path, *line, *column, message).hint(hint)
            }
        }
    }

    /// A defect at a line of this part, 1-based.
    fn problem(&self, path: &str, line: usize, column: usize, message: Message) -> Problem {
        let text = self.text.lines().nth(line - 1).unwrap_or_default();
        Problem::error(path, message).at(self.line + line - 1, column, text)
    }
}

impl Frontmatter {
    /// 1-based line in the file of the first line of [`Frontmatter::raw`]: the one below the opening fence.
    pub const FIRST_LINE: usize = 2;

    /// Longer frontmatter is not read.
    pub const MOST_BYTES: usize = 64 * 1024;

    /// What stands between the fences, as written; empty without frontmatter.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// 1-based line in the file of the first line of [`Frontmatter::raw`].
    #[must_use]
    pub fn first_line(&self) -> usize {
        Frontmatter::FIRST_LINE
    }

    /// The value of a property, its name in any case; of the first one, when the name stands twice.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        let name = fold(name);
        self.values
            .iter()
            .find(|(key, _)| fold(key) == name)
            .map(|(_, value)| value)
    }

    /// All properties as one YAML map, of equal names the first; `None` when there are none.
    #[must_use]
    pub fn mapping(&self) -> Option<Value> {
        let mut map = serde_yaml::Mapping::new();
        for (name, value) in self.values() {
            map.entry(name.into()).or_insert_with(|| value.clone());
        }
        if map.is_empty() {
            None
        } else {
            Some(Value::Mapping(map))
        }
    }

    /// Names and values in the order written; a name that stands twice comes twice.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The properties as a search sees them: names folded, values as texts.
    pub fn texts(&self) -> impl Iterator<Item = (String, PropertyTexts)> {
        self.values()
            .map(|(name, value)| (fold(name), PropertyTexts::of(value)))
    }

    /// 1-based line in the file on which a property is named.
    #[must_use]
    pub fn line_of(&self, name: &str) -> Option<usize> {
        let quoted = format!("\"{}\"", fold(name));
        let in_json = || {
            self.raw
                .lines()
                .position(|line| fold(line).contains(&quoted))
        };
        self.parts_of(name)
            .first()
            .map(|part| part.line)
            .or_else(|| in_json().map(|at| at + Frontmatter::FIRST_LINE))
    }

    /// Every place in which a property is written.
    pub(super) fn parts_of(&self, name: &str) -> Vec<Part<'_>> {
        let name = fold(name);
        let mut parts = parts(&self.raw);
        parts.retain(|part| part.name.is_some_and(|key| fold(key) == name));
        parts
    }

    /// Reads what stands between the fences of the note at `path`. When it is broken, each property is read by itself.
    pub(super) fn read(raw: &str, path: &str) -> (Frontmatter, Vec<Problem>) {
        let mut frontmatter = Frontmatter {
            raw: raw.to_owned(),
            values: Vec::new(),
        };
        if raw.len() > Frontmatter::MOST_BYTES {
            return (frontmatter, vec![too_big(path)]);
        }
        let whole = Part {
            name: None,
            line: Frontmatter::FIRST_LINE,
            text: raw,
        };
        let budget = Budget::new(4 * Frontmatter::MOST_BYTES);
        let problems = match budget.read(raw) {
            Ok(value) => frontmatter.take(value, &whole, path).into_iter().collect(),
            Err(Fault::TooBig) => vec![too_big(path)],
            Err(fault) => frontmatter.salvage(&whole, &fault, &budget, path),
        };
        (frontmatter, problems)
    }

    fn take(&mut self, value: Value, part: &Part<'_>, path: &str) -> Option<Problem> {
        match value {
            Value::Mapping(map) => {
                self.values.extend(
                    map.into_iter()
                        .filter_map(|(key, value)| Some((scalar_text(&key)?, value))),
                );
                None
            }
            Value::Null => None,
            _ => Some(part.problem(path, 1, 1, Message::new("vault-frontmatter-no-map"))),
        }
    }

    fn salvage(
        &mut self,
        whole: &Part<'_>,
        fault: &Fault,
        budget: &Budget,
        path: &str,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen = HashSet::new();
        for part in parts(whole.text) {
            if let Some(name) = part.name.filter(|name| !seen.insert(fold(name))) {
                let message = Message::new("vault-property-twice").with("name", name);
                problems.push(part.problem(path, 1, 1, message));
            }
            match budget.read(part.text) {
                Ok(value) => problems.extend(self.take(value, &part, path)),
                Err(fault) => {
                    problems.push(part.broken(path, &fault));
                    self.values.extend(loose_property(&part));
                }
            }
        }
        if problems.is_empty() {
            problems.push(whole.broken(path, fault));
        }
        problems
    }
}

fn too_big(path: &str) -> Problem {
    let limit = Frontmatter::MOST_BYTES / 1024;
    Problem::error(
        path,
        Message::new("vault-frontmatter-too-big").with("kilobytes", limit),
    )
}

/// The name of the property that starts on this line: at the margin, before a colon. It may be quoted or padded.
pub(super) fn name_on(line: &str) -> Option<&str> {
    let ends = |at: usize| {
        line[at + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace)
    };
    let end = line
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|&at| ends(at))?;
    let at_margin = !line.starts_with(|c: char| c.is_whitespace() || "#{}[],&*!|>%@`".contains(c));
    let name = line[..end].trim().trim_matches(['"', '\'']);
    (at_margin && !line.starts_with("- ") && !name.is_empty()).then_some(name)
}

/// The text of a name, a word or a number; `None` for lists, maps and nothing.
pub(super) fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// The properties as written. What stands before the first name is a part without a name.
fn parts(raw: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for (at, line) in raw.split_inclusive('\n').enumerate() {
        let name = name_on(line);
        if name.is_some() || parts.is_empty() {
            start = end;
            parts.push(Part {
                name,
                line: at + Frontmatter::FIRST_LINE,
                text: "",
            });
        }
        end += line.len();
        if let Some(part) = parts.last_mut() {
            part.text = &raw[start..end];
        }
    }
    parts
}

/// What was meant by a broken title, or by a broken list of tags or aliases: the words without quotes and brackets.
fn loose_property(part: &Part<'_>) -> Option<(String, Value)> {
    let name = part.name?;
    let after_name = &part.text[part.text.find(name)? + name.len()..];
    let value = after_name.split_once(':')?.1;
    let (first, rest) = value.split_once('\n').unwrap_or((value, ""));
    let bare = |word: &str| Value::from(word.trim().trim_matches(['"', '\'', '[', ']']).trim());
    let value = match fold(name).as_str() {
        "title" => bare(first),
        "tags" | "tag" | "aliases" | "alias" if first.trim().is_empty() => rest
            .lines()
            .filter_map(|line| line.trim().strip_prefix('-'))
            .map(bare)
            .collect(),
        "tags" | "tag" | "aliases" | "alias" => first.split(',').map(bare).collect(),
        _ => return None,
    };
    Some((name.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Names and values as JSON; then line:column and id of each problem.
    fn check(raw: &str, expected: &str, expected_problems: &[&str]) {
        let (frontmatter, problems) = Frontmatter::read(raw, "a.md");
        let values = frontmatter
            .values()
            .map(|(name, value)| format!("{name}={}", serde_json::to_string(value).expect("JSON")));
        let said = problems.iter().map(|problem| {
            let place = problem
                .place
                .as_ref()
                .map(|place| format!("{}:{} ", place.line, place.column));
            format!("{}{}", place.unwrap_or_default(), problem.message.id)
        });
        assert_eq!(values.collect::<Vec<_>>().join(" "), expected, "{raw:?}");
        assert_eq!(said.collect::<Vec<_>>(), expected_problems, "{raw:?}");
    }

    #[test]
    fn maps_in_maps_are_kept() {
        check(
            "lab:\n  options: {A: {dropout: 0.5}}\n",
            r#"lab={"options":{"A":{"dropout":0.5}}}"#,
            &[],
        );
    }

    #[test]
    fn padded_names_and_json_are_read() {
        check("tags     : a b\n", r#"tags="a b""#, &[]);
        check(
            "{\"tags\": [\"a\"],\n\t\"n\": 1}\n",
            r#"tags=["a"] n=1"#,
            &[],
        );
        check("2024: x\n", r#"2024="x""#, &[]);
    }

    #[test]
    fn empty_frontmatter_is_no_problem() {
        check("", "", &[]);
        check("\n# comment\n", "", &[]);
    }

    #[test]
    fn broken_yaml_loses_only_the_broken_property() {
        check(
            "id: x\ntitle: 과적합: 왜\ntags: [a, b\nexam: MLA\n",
            r#"id="x" title="과적합: 왜" tags=["a","b"] exam="MLA""#,
            &[
                "3:11 vault-frontmatter-broken",
                "4:1 vault-frontmatter-broken",
            ],
        );
    }

    #[test]
    fn a_tab_in_a_list_is_salvaged() {
        check(
            "tags:\n\t- a\n\t- \"b\"\n",
            r#"tags=["a","b"]"#,
            &["3:1 vault-frontmatter-broken"],
        );
    }

    #[test]
    fn duplicate_keys_are_both_kept_and_the_second_is_told() {
        check(
            "tags: a\nid: 1\ntags: b\n",
            r#"tags="a" id=1 tags="b""#,
            &["4:1 vault-property-twice"],
        );
    }

    #[test]
    fn template_marks_are_told_with_their_line() {
        check(
            "id: <% tp.date %>\nx: {{date}}: y\n",
            r#"id="<% tp.date %>""#,
            &["3:12 vault-frontmatter-broken"],
        );
    }

    #[test]
    fn prose_between_two_rules_is_no_map() {
        check("Just prose.\n", "", &["2:1 vault-frontmatter-no-map"]);
    }

    #[test]
    fn bombs_and_novels_are_refused() {
        let bomb = format!(
            "a: &a {}\nb: [{}]\n",
            "x".repeat(9_000),
            ["*a"].repeat(9_000).join(",")
        );
        check(&bomb, "", &["vault-frontmatter-too-big"]);
        check(
            &"a: 1 # long\n".repeat(6_000),
            "",
            &["vault-frontmatter-too-big"],
        );
    }

    #[test]
    fn lines_are_found_by_name() {
        let line_of = |raw: &str, name: &str| Frontmatter::read(raw, "a.md").0.line_of(name);
        assert_eq!(line_of("a: 1\n\nLab :\n  x: 1\n", "lab"), Some(4));
        assert_eq!(line_of("{\n\"lab\": {}\n}\n", "lab"), Some(3));
        assert_eq!(line_of("a: 1\n", "lab"), None);
    }

    #[test]
    fn names_are_alike_in_any_case() {
        let (frontmatter, _) = Frontmatter::read("Lab: 1\nlab: 2\n", "a.md");
        assert_eq!(frontmatter.value("LAB"), Some(&Value::from(1)));
    }

    proptest! {
        #[test]
        fn no_text_panics(raw in "([-:,&*|>'\"%@#{}\\[\\]\\\\ \n\t1가]|tags:|title:){0,30}") {
            let _ = Frontmatter::read(&raw, "a.md");
        }
    }
}
