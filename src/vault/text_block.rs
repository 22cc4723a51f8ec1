//! Text block: the smallest pieces a note is written in: paragraphs, headings, list items, tables, quotes, code. Read
//! when asked for, because few ask.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Start, TagEnd};

use super::markdown::events;
use super::note::Note;

/// A block, and the state of its check box when it is a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBlock {
    /// Bytes in [`Note::text`]. A list item is a block without the items below it; a quote or callout is one as a whole.
    pub span: Range<usize>,
    /// The character in the box: a space for what is to be done, any other for what is done.
    pub task: Option<char>,
}

impl TextBlock {
    /// Whether it is a task with an empty box.
    #[must_use]
    pub fn is_todo(&self) -> bool {
        self.task == Some(' ')
    }
}

impl Note {
    /// In the order written.
    #[must_use]
    pub fn blocks(&self) -> Vec<TextBlock> {
        let spans = spans(self.body()).into_iter();
        let at_home = |span: Range<usize>| self.body_start + span.start..self.body_start + span.end;
        spans
            .map(|span| {
                let span = at_home(span);
                let task = box_of(&self.text[span.clone()]);
                TextBlock { span, task }
            })
            .collect()
    }
}

fn spans(body: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    // Places of open list items in `spans`.
    let mut items: Vec<usize> = Vec::new();
    let mut whole_until = 0;
    for (event, range) in events(body) {
        match event {
            Event::End(TagEnd::Item) => drop(items.pop()),
            Event::Start(_) if range.start < whole_until => {
                items.extend(matches!(event, Event::Start(Start::Item)).then_some(usize::MAX));
            }
            Event::Start(Start::Item) => {
                items.push(spans.len());
                spans.push(range);
            }
            // An item ends where the list inside it begins.
            Event::Start(Start::List(_)) => {
                if let Some(item) = items.last().and_then(|&item| spans.get_mut(item)) {
                    item.end = item.end.min(range.start);
                }
            }
            Event::Start(Start::BlockQuote(_) | Start::Table(_)) => {
                whole_until = range.end;
                spans.push(range);
            }
            Event::Start(
                Start::Paragraph | Start::Heading { .. } | Start::CodeBlock(_) | Start::HtmlBlock,
            ) if items.is_empty() => {
                spans.push(range);
            }
            _ => {}
        }
    }
    spans
}

/// The character between the brackets behind a list marker: `- [x] done`.
fn box_of(block: &str) -> Option<char> {
    let digits = block.trim_start_matches(|char: char| char.is_ascii_digit());
    let markers: &[char] = if digits.len() < block.len() {
        &['.', ')']
    } else {
        &['-', '*', '+']
    };
    let text = digits.strip_prefix(markers)?.trim_start();
    let mut inside = text.strip_prefix('[')?.chars();
    let state = inside.next()?;
    inside
        .as_str()
        .strip_prefix(']')?
        .starts_with(char::is_whitespace)
        .then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    fn check(text: &str, expected: &[&str]) {
        let note = Note::parse(NoteId::new("a.md"), text).0;
        let said = |block: TextBlock| {
            let state = block
                .task
                .map_or(String::new(), |state| format!("{state:?} "));
            format!("{state}{}", note.text[block.span].trim().replace('\n', "|"))
        };
        assert_eq!(
            note.blocks().into_iter().map(said).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn paragraphs_headings_and_code_are_blocks() {
        check(
            "---\na: 1\n---\n# H\na\nb\n\nc\n\n```\nd\n\ne\n```\n",
            &["# H", "a|b", "c", "```|d||e|```"],
        );
    }

    #[test]
    fn list_items_are_blocks_without_those_below_them() {
        check(
            "- a\n  more\n  - b\n- c\n\n  d\n",
            &["- a|  more", "- b", "- c||  d"],
        );
    }

    #[test]
    fn tables_and_quotes_are_whole() {
        check(
            "| a |\n|---|\n| b |\n\n> [!note] c\n> - [ ] d\n\ne",
            &["| a |||---||| b |", "> [!note] c|> - [ ] d", "e"],
        );
    }

    #[test]
    fn tasks_have_a_state() {
        check(
            "- [ ] todo\n- [x] done\n- [/] half\n1. [ ] one\n- [link](x)\n- []\n",
            &[
                "' ' - [ ] todo",
                "'x' - [x] done",
                "'/' - [/] half",
                "' ' 1. [ ] one",
                "- [link](x)",
                "- []",
            ],
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_blocks(text in "([-*>|#`\\[\\] x1.]|a|가|\n|  |---){0,60}") {
            let note = Note::parse(NoteId::new("a.md"), &text).0;
            for block in note.blocks() {
                proptest::prop_assert!(note.text.get(block.span).is_some());
            }
        }
    }
}
