//! Drawing: a note in which the plugin Excalidraw keeps a drawing. Above may stand what a person wrote; then come the
//! words in the drawing under headings of the plugin, and at last the drawing as data, which nothing here reads.

use super::frontmatter::Frontmatter;

/// In bytes of the note's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// Where the plugin's part begins.
    pub(super) start: usize,
    /// Where its data begin.
    pub(super) data: usize,
}

impl Drawing {
    /// By the property `excalidraw-plugin` and the headings of the plugin's releases before and since 2.2 (its notes on
    /// 2.1.8.1 name them).
    pub(super) fn find(
        frontmatter: &Frontmatter,
        text: &str,
        body_start: usize,
    ) -> Option<Drawing> {
        frontmatter.value("excalidraw-plugin")?;
        let mut at = body_start;
        let (mut start, mut comment) = (None, None);
        let mut lines = text[body_start..].split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            match line.trim_end() {
                "" => {}
                "%%" => comment = Some(at),
                "# Drawing" | "## Drawing" if lines.peek().is_some_and(|next| is_fence(next)) => {
                    let data = comment.unwrap_or(at);
                    let start = start.unwrap_or(data);
                    return Some(Drawing { start, data });
                }
                "# Excalidraw Data" | "# Text Elements" => start = start.or(Some(at)),
                _ => comment = None,
            }
            at += line.len();
        }
        None
    }
}

fn is_fence(line: &str) -> bool {
    ["```json", "```compressed-json"].contains(&line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::note::{Note, NoteId};

    /// Title, headings, and the last line that is read.
    fn check(text: &str, expected: &str) {
        let (note, _) = Note::parse(NoteId::new("그림.md"), text);
        let headings = note.headings.iter().map(|heading| heading.text.as_str());
        let headings: Vec<&str> = headings.collect();
        let last = note.readable().lines().last().unwrap_or_default();
        let said = format!("{} [{}] {last}", note.title, headings.join(" "));
        assert_eq!(said, expected, "{text:?}");
    }

    const PROPERTY: &str = "---\nexcalidraw-plugin: parsed\n---\n";

    #[test]
    fn a_drawing_is_called_after_its_file_and_its_data_are_not_read() {
        let old = "# Text Elements\n학습 곡선 ^a1\n\n%%\n# Drawing\n```json\n{\"x\": 1}\n```\n%%\n";
        check(&format!("{PROPERTY}{old}"), "그림 [] ");
        let new = "# 곡선\n\n# Excalidraw Data\n\n## Text Elements\nloss ^b2\n%%\n## Drawing\n```compressed-json\nN4Kg\n```\n%%\n";
        check(&format!("{PROPERTY}{new}"), "곡선 [곡선] loss ^b2");
        let bare = "# Text Elements\nloss ^b2\n# Drawing\n```json\n{}\n```\n";
        check(&format!("{PROPERTY}{bare}"), "그림 [] loss ^b2");
    }

    #[test]
    fn what_only_looks_like_a_drawing_is_read() {
        let text = "# Drawing\n```json\n{}\n```\n";
        check(text, "Drawing [Drawing] ```");
        let text = "# Drawing\nwith a pencil\n";
        check(
            &format!("{PROPERTY}{text}"),
            "Drawing [Drawing] with a pencil",
        );
    }
}
