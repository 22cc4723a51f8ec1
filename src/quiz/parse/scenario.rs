//! Scenario: a text that several questions of a file share, under a heading such as `## Scenario s-003`. It ends where a
//! question or the next heading begins.

use super::draft::Passage;
use super::item::is_rule;
use super::lead::{self, Lead, Titled};
use super::line::{Line, Piece};
use crate::quiz::question::Scenario;

/// Words of the heading, lower-cased.
const WORDS: [&str; 4] = ["scenario", "case study", "시나리오", "사례"];

/// All scenarios of a file, in its order.
pub(super) fn read(pieces: &[Piece<'_>]) -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let Piece::Text(line) = piece
            && let Some(name) = name(line)
        {
            scenarios.push(Scenario {
                name: name.to_owned(),
                text: text(&pieces[at + 1..]),
            });
        }
    }
    scenarios
}

/// The scenario that goes by a name, in any case; it has a text.
pub(super) fn find<'a>(scenarios: &'a [Scenario], name: &str) -> Option<&'a Scenario> {
    let name = name.to_lowercase();
    let mut named = scenarios
        .iter()
        .filter(|scenario| !scenario.text.is_empty());
    named.find(|scenario| scenario.name.to_lowercase() == name)
}

/// The word behind `Scenario`; what follows it is a title.
fn name<'a>(line: &'a Line<'_>) -> Option<&'a str> {
    line.heading?;
    let lower = line.text.to_lowercase();
    let word = WORDS.iter().find(|word| lower.starts_with(**word))?;
    let rest = line.text.get(word.len()..)?;
    rest.starts_with([' ', ':']).then_some(())?;
    let mut words = rest.split([' ', ':']);
    words.find(|word| !word.is_empty())
}

fn text(pieces: &[Piece<'_>]) -> String {
    let mut passage = Passage::default();
    for piece in pieces {
        match piece {
            Piece::Text(line) if line.text.is_empty() => passage.push_blank(),
            Piece::Text(line) if ends(line) => break,
            Piece::Text(line) => passage.push(&line.written),
            Piece::Code(code) => passage.push(code),
            Piece::Metadata { .. } | Piece::Unclosed { .. } => break,
        }
    }
    passage.text()
}

fn ends(line: &Line<'_>) -> bool {
    let titled = Titled {
        text: &line.text,
        is_title: line.is_title,
    };
    let lead = lead::read(titled, &[]);
    line.heading.is_some() || is_rule(&line.text) || matches!(lead, Some(Lead::Question { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::parse::line::cut;

    fn check(body: &str, expected: &[(&str, &str)]) {
        let scenarios = read(&cut(body, 1));
        let found: Vec<_> = scenarios
            .iter()
            .map(|scenario| (scenario.name.as_str(), scenario.text.as_str()))
            .collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn a_scenario_ends_where_a_question_begins() {
        check(
            "## Scenario s-1\n\na\n\nb\n\n## Q1. x?\n",
            &[("s-1", "a\n\nb")],
        );
        check(
            "## Scenario s-1: shops\na\n**Question:** x?\n",
            &[("s-1", "a")],
        );
        check(
            "# 시나리오 s-1\n가\n<!-- quiz: {id: a} -->\n나\n",
            &[("s-1", "가")],
        );
        check(
            "## Case study X\n```\n## a\n```\n---\nb\n",
            &[("X", "```\n## a\n```")],
        );
    }

    #[test]
    fn other_headings_are_none() {
        check(
            "## Scenarios s-1\na\n\nScenario s-1\n\n## Scenario\nb\n",
            &[],
        );
    }
}
