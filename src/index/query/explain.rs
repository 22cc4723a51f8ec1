//! Explain: what was understood of a query, as sentences.

use super::{Comparison, Place, Query, Wanted};
use crate::message::Message;

/// A sentence of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// 0 for the first; what is deeper belongs to the last one before it that is less deep.
    pub level: usize,
    pub message: Message,
}

impl Query {
    /// What was understood, outermost first.
    #[must_use]
    pub fn explain(&self) -> Vec<Explained> {
        let mut said = Vec::new();
        explain(&self.wanted, 0, &mut said);
        said
    }
}

fn explain(wanted: &Wanted, level: usize, said: &mut Vec<Explained>) {
    let (message, below) = sentence(wanted);
    said.push(Explained { level, message });
    below
        .into_iter()
        .for_each(|part| explain(part, level + 1, said));
}

/// What is said of a condition, and the conditions it has inside.
fn sentence(wanted: &Wanted) -> (Message, Vec<&Wanted>) {
    match wanted {
        Wanted::All(parts) if parts.is_empty() => {
            (Message::new("index-explain-everything"), vec![])
        }
        Wanted::All(parts) => (Message::new("index-explain-all"), parts.iter().collect()),
        Wanted::Any(parts) => (Message::new("index-explain-any"), parts.iter().collect()),
        Wanted::Not(part) => (Message::new("index-explain-not"), vec![part]),
        Wanted::In(place, part) => (Message::new(name_of(*place)), vec![part]),
        Wanted::Case { matters, wanted } => {
            let id = if *matters {
                "index-explain-match-case"
            } else {
                "index-explain-ignore-case"
            };
            (Message::new(id), vec![wanted])
        }
        Wanted::Property { name, value } => match value {
            None => (named("index-explain-property", name), vec![]),
            Some(value) => (named("index-explain-property-with", name), vec![value]),
        },
        Wanted::Word(word) => (
            Message::new("index-explain-word").with("word", word.bare()),
            vec![],
        ),
        Wanted::Phrase(phrase) => (
            Message::new("index-explain-phrase").with("phrase", phrase.text.as_str()),
            vec![],
        ),
        Wanted::Pattern(pattern) => (
            Message::new("index-explain-pattern").with("pattern", pattern.source()),
            vec![],
        ),
        Wanted::Null => (Message::new("index-explain-null"), vec![]),
        Wanted::Compared(comparison, limit) => (
            Message::new(comparison_of(*comparison)).with("limit", limit.as_str()),
            vec![],
        ),
    }
}

fn named(id: &'static str, name: &Wanted) -> Message {
    let names: Vec<String> = match name {
        Wanted::Any(names) => names.iter().map(property).collect(),
        name => vec![property(name)],
    };
    Message::new(id).with("name", names.join(" | "))
}

fn property(name: &Wanted) -> String {
    match name {
        Wanted::Phrase(name) => name.text.clone(),
        name => name.typed(),
    }
}

fn name_of(place: Place) -> &'static str {
    match place {
        Place::File => "index-explain-file",
        Place::Path => "index-explain-path",
        Place::Content => "index-explain-content",
        Place::Tag => "index-explain-tag",
        Place::Line => "index-explain-line",
        Place::Block => "index-explain-block",
        Place::Section => "index-explain-section",
        Place::Task => "index-explain-task",
        Place::TaskTodo => "index-explain-task-todo",
        Place::TaskDone => "index-explain-task-done",
    }
}

fn comparison_of(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "index-explain-less",
        Comparison::LessOrEqual => "index-explain-less-or-equal",
        Comparison::More => "index-explain-more",
        Comparison::MoreOrEqual => "index-explain-more-or-equal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let query = Query::parse(text).expect("a query");
        let said = query.explain().into_iter().map(|said| {
            let name = said.message.id.trim_start_matches("index-explain-");
            format!("{}{name}", "  ".repeat(said.level))
        });
        assert_eq!(said.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_inside_is_deeper() {
        check("", &["everything"]);
        check(
            "a OR -line:(b \"c\")",
            &[
                "any",
                "  word",
                "  not",
                "    line",
                "      all",
                "        word",
                "        phrase",
            ],
        );
        check(
            "[a:<5] [b]",
            &["all", "  property-with", "    less", "  property"],
        );
    }
}
