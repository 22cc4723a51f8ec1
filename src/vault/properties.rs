//! Properties: what a note says about itself in its frontmatter: title, aliases and tags, in every spelling that was
//! ever valid, with a word on the better one.

use serde_yaml::Value;

use super::frontmatter::{Frontmatter, Part, scalar_text};
use super::note::Note;
use super::tag::Tag;
use super::unicode::{column_of, fold};
use crate::message::Message;
use crate::problem::{Place, Problem};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    /// In the order written; one may come twice, and so may a tag.
    pub(super) aliases: Vec<String>,
    pub(super) tags: Vec<Tag>,
    pub(super) problems: Vec<Problem>,
}

/// The property being read, and where.
struct Reader<'a> {
    path: &'a str,
    frontmatter: &'a Frontmatter,
    name: &'a str,
    found: &'a mut Properties,
}

impl Properties {
    pub(super) fn read(frontmatter: &Frontmatter, path: &str) -> Properties {
        let mut found = Properties::default();
        for (name, value) in frontmatter.values() {
            let mut reader = Reader {
                path,
                frontmatter,
                name,
                found: &mut found,
            };
            match fold(name).as_str() {
                "title" => reader.read_title(value),
                "aliases" => reader.read_aliases(value),
                "tags" => reader.read_tags(value),
                "alias" => {
                    reader.tell_old_name("aliases");
                    reader.read_aliases(value);
                }
                "tag" => {
                    reader.tell_old_name("tags");
                    reader.read_tags(value);
                }
                _ => {}
            }
        }
        found.tell_comments(frontmatter, path);
        found
    }

    /// `- #tag` without quotes is a comment to YAML, so the tag is not there.
    fn tell_comments(&mut self, frontmatter: &Frontmatter, path: &str) {
        for part in frontmatter.parts_of("tags") {
            for (number, line) in part.lines() {
                let Some(tag) = commented_tag(line).filter(|tag| !self.tags.contains(tag)) else {
                    continue;
                };
                let message = Message::new("vault-tag-comment").with("tag", tag.as_str());
                let hint = Message::new("vault-hint-quote-tag").with("tag", tag.as_str());
                let problem = Problem::error(path, message).at(number, column_of("#", line), line);
                self.problems.push(problem.hint(hint));
            }
        }
    }
}

impl Reader<'_> {
    fn read_title(&mut self, value: &Value) {
        let title = scalar_text(value).filter(|title| !title.is_empty());
        self.found.title = self.found.title.take().or(title);
    }

    /// A list, or one string with commas.
    fn read_aliases(&mut self, value: &Value) {
        let mut aliases: Vec<String> = match value {
            Value::Sequence(items) => items.iter().filter_map(scalar_text).collect(),
            Value::String(text) => text
                .split(',')
                .map(|alias| alias.trim().to_owned())
                .collect(),
            _ => scalar_text(value).into_iter().collect(),
        };
        aliases.retain(|alias| !alias.is_empty());
        self.found.aliases.append(&mut aliases);
    }

    /// A list, or one string with commas or spaces.
    fn read_tags(&mut self, value: &Value) {
        match value {
            Value::Sequence(items) => items.iter().for_each(|item| self.read_item(item)),
            Value::String(text) => {
                if tag_words(text).count() > 1 {
                    let list = tag_words(text).collect::<Vec<_>>().join(", ");
                    let hint = Message::new("vault-hint-tag-list").with("tags", list);
                    self.warn("vault-tags-one-string", text, Some(hint));
                }
                tag_words(text).for_each(|word| self.add(word));
            }
            _ => self.read_item(value),
        }
    }

    /// One item of a list. Lists in the list count as their items; templates leave such.
    fn read_item(&mut self, item: &Value) {
        match item {
            Value::Null => {}
            Value::Sequence(items) => items.iter().for_each(|item| self.read_item(item)),
            Value::String(text) => {
                if tag_words(text).count() > 1 {
                    let joined = tag_words(text).collect::<Vec<_>>().join("-");
                    let hint = Message::new("vault-hint-tag-hyphen").with("tag", joined);
                    self.warn("vault-tag-spaces", text, Some(hint));
                }
                tag_words(text).for_each(|word| self.add(word));
            }
            _ => self.add(&scalar_text(item).unwrap_or_default()),
        }
    }

    fn add(&mut self, word: &str) {
        match Tag::new(word) {
            Some(tag) => self.found.tags.push(tag),
            None if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) => {
                self.warn(
                    "vault-tag-numeric",
                    word,
                    Some(Message::new("vault-hint-tag-letter")),
                );
            }
            None => self.warn(
                "vault-tag-invalid",
                word,
                Some(Message::new("vault-hint-tag-characters")),
            ),
        }
    }

    fn tell_old_name(&mut self, instead: &str) {
        let message = Message::new("vault-property-old")
            .with("name", self.name)
            .with("instead", instead);
        let place = self.place_of(self.name);
        self.found.problems.push(Problem {
            place,
            ..Problem::warning(self.path, message)
        });
    }

    fn warn(&mut self, id: &'static str, written: &str, hint: Option<Message>) {
        if self.found.problems.len() >= Note::MOST_PROBLEMS {
            return;
        }
        let place = self.place_of(written);
        let message = Message::new(id).with("tag", written);
        self.found.problems.push(Problem {
            place,
            hint,
            ..Problem::warning(self.path, message)
        });
    }

    /// Where `written` stands in the property; where the property is named, when it is spelled another way there.
    fn place_of(&self, written: &str) -> Option<Place> {
        let parts = self.frontmatter.parts_of(self.name);
        let lines = || parts.iter().flat_map(Part::lines);
        let (line, text) = lines()
            .find(|(_, text)| text.contains(written))
            .or_else(|| lines().next())?;
        Some(Place {
            line,
            column: column_of(written, text),
            text: text.to_owned(),
        })
    }
}

/// The tags in one string, without `#`.
fn tag_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',');
    words
        .map(|word| word.strip_prefix('#').unwrap_or(word))
        .filter(|word| !word.is_empty())
}

/// The tag that YAML takes for a comment: `- #tag` or `tags: #tag`.
fn commented_tag(line: &str) -> Option<Tag> {
    let item = line.trim_start();
    let value = item
        .strip_prefix("- ")
        .or_else(|| item.split_once(": ").map(|(_, value)| value))?;
    let word = value
        .trim_start()
        .strip_prefix('#')?
        .split_whitespace()
        .next()?;
    Tag::new(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags, then line:column and id of each problem.
    fn check(raw: &str, expected: &[&str], expected_problems: &[&str]) {
        let found = Properties::read(&Frontmatter::read(raw, "a.md").0, "a.md");
        let tags: Vec<&str> = found.tags.iter().map(Tag::as_str).collect();
        let said = found.problems.iter().map(|problem| {
            let place = problem
                .place
                .as_ref()
                .map(|place| format!("{}:{} ", place.line, place.column));
            format!("{}{}", place.unwrap_or_default(), problem.message.id)
        });
        assert_eq!(tags, expected, "{raw:?}");
        assert_eq!(said.collect::<Vec<_>>(), expected_problems, "{raw:?}");
    }

    #[test]
    fn lists_and_flow_lists() {
        check("tags:\n  - a\n  - b/c\n", &["a", "b/c"], &[]);
        check("tags: [a, '#b', \"c\"]\n", &["a", "b", "c"], &[]);
        check("tags:\n- a\n", &["a"], &[]);
        check("tags: [[a], b]\n", &["a", "b"], &[]);
        check("tags: true\n", &["true"], &[]);
    }

    #[test]
    fn one_string() {
        check("tags: 과적합\n", &["과적합"], &[]);
        check("tags: '#a'\n", &["a"], &[]);
        check("tags: a, b\n", &["a", "b"], &["2:7 vault-tags-one-string"]);
        check(
            "tags     : a b\n",
            &["a", "b"],
            &["2:12 vault-tags-one-string"],
        );
    }

    #[test]
    fn any_case_of_the_key_and_the_old_key() {
        check(
            "TAGS: [a]\nTag: b\n",
            &["a", "b"],
            &["3:1 vault-property-old"],
        );
    }

    #[test]
    fn empty_tags_are_no_problem() {
        check("tags:\n", &[], &[]);
        check("tags: []\nother:\n", &[], &[]);
        check("tags:\n  -\n  - a\n", &["a"], &[]);
    }

    #[test]
    fn an_unquoted_hash_is_a_yaml_comment() {
        check("tags:\n  - #a\n  - b\n", &["b"], &["3:5 vault-tag-comment"]);
        check("tags: #a\n", &[], &["2:7 vault-tag-comment"]);
        check("tags:\n  - b # why\n  # - c\n", &["b"], &[]);
    }

    #[test]
    fn numeric_items_are_not_tags() {
        check(
            "tags:\n  - 2024\n  - y2024\n",
            &["y2024"],
            &["3:5 vault-tag-numeric"],
        );
        check("tags: 2024\n", &[], &["2:7 vault-tag-numeric"]);
    }

    #[test]
    fn tags_with_spaces_are_several() {
        check(
            "tags:\n  - machine learning\n",
            &["machine", "learning"],
            &["3:5 vault-tag-spaces"],
        );
    }

    #[test]
    fn what_no_tag_can_be_is_told() {
        check("tags: [C++, a]\n", &["a"], &["2:8 vault-tag-invalid"]);
        check(
            &format!("tags: [{}]\n", "1,".repeat(9_000)),
            &[],
            &["2:8 vault-tag-numeric"; Note::MOST_PROBLEMS],
        );
        check("tags: [{a: b}]\n", &[], &["2:1 vault-tag-invalid"]);
    }

    #[test]
    fn other_lists_are_not_tags() {
        check("category: [a]\ntags-old: [b]\n", &[], &[]);
    }

    #[test]
    fn titles_and_aliases_in_every_form() {
        let read = |raw: &str| {
            let found = Properties::read(&Frontmatter::read(raw, "a.md").0, "a.md");
            format!("{:?} {:?}", found.title, found.aliases)
        };
        assert_eq!(
            read("Title: 조기 종료\naliases: [ES, ES, 3]\n"),
            r#"Some("조기 종료") ["ES", "ES", "3"]"#
        );
        assert_eq!(
            read("title: 2024\nalias: one name, two\n"),
            r#"Some("2024") ["one name", "two"]"#
        );
        assert_eq!(read("title:\naliases:\n"), "None []");
    }
}
