//! Drawing: a note in which the plugin Excalidraw keeps a drawing. Above may stand what a person wrote; then come the
//! words in the drawing under headings of the plugin, and at last the drawing as data, which are not searched.

use super::frontmatter::Frontmatter;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// 1-based line in the file on which the plugin's part begins.
    pub(super) first_line: usize,
    /// Where its data begin in the text, in bytes; the end of the text when they were cut off.
    pub(super) data: usize,
}

/// The headings over what is written in a drawing, of all releases of the plugin (2.2 moved them one level down).
const OVER_WORDS: [&str; 3] = ["# Excalidraw Data", "# Text Elements", "## Text Elements"];
const OVER_DATA: [&str; 2] = ["# Drawing", "## Drawing"];

impl Drawing {
    /// By the property `excalidraw-plugin` and the plugin's headings.
    pub(super) fn find(
        frontmatter: &Frontmatter,
        text: &str,
        body_start: usize,
    ) -> Option<Drawing> {
        frontmatter.value("excalidraw-plugin")?;
        let mut at = body_start;
        let mut comment = None;
        let mut first_line = None;
        let body_line = text[..body_start].matches('\n').count() + 1;
        let lines: Vec<&str> = text[body_start..].split_inclusive('\n').collect();
        for (place, line) in lines.iter().enumerate() {
            let number = body_line + place;
            let written = line.trim_end();
            let (top, start) = comment.unwrap_or((number, at));
            if OVER_DATA.contains(&written) && lines.get(place + 1).is_some_and(|it| is_data(it)) {
                return Some(Drawing {
                    first_line: first_line.unwrap_or(top),
                    data: start,
                });
            }
            if OVER_WORDS.contains(&written) {
                first_line = first_line.or(Some(top));
            }
            comment = match written {
                "%%" => Some((number, at)),
                "" => comment,
                _ => None,
            };
            at += line.len();
        }
        first_line.map(|first_line| Drawing {
            first_line,
            data: text.len(),
        })
    }
}

/// JSON, compressed or not; early releases put no fence around it.
fn is_data(line: &str) -> bool {
    line.starts_with('{') || ["```json", "```compressed-json"].contains(&line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::note::{Note, NoteId};

    /// Title, headings, and the last line that is read; the same for what is left of the note.
    fn check(text: &str, expected: &str) {
        let (note, _) = Note::parse(NoteId::new("그림.md"), text);
        let (cut, _) = Note::parse(NoteId::new("그림.md"), note.readable());
        for note in [note, cut] {
            let headings = note.headings.iter().map(|heading| heading.text.as_str());
            let headings: Vec<&str> = headings.collect();
            let last = note.readable().trim_end().lines().last();
            let last = last.unwrap_or_default();
            let said = format!("{} [{}] {last}", note.title, headings.join(" "));
            assert_eq!(said, expected, "{text:?}");
        }
    }

    const PROPERTY: &str = "---\nexcalidraw-plugin: parsed\n---\n";

    #[test]
    fn a_drawing_is_called_after_its_file_and_its_data_are_not_read() {
        let old = "# Text Elements\n학습 곡선 ^a1\n\n%%\n# Drawing\n```json\n{\"x\": 1}\n```\n%%\n";
        check(&format!("{PROPERTY}{old}"), "그림 [] 학습 곡선 ^a1");
        let new = "# 곡선\n\n# Excalidraw Data\n\n## Text Elements\nloss ^b2\n%%\n## Drawing\n```compressed-json\nN4Kg\n```\n%%\n";
        check(&format!("{PROPERTY}{new}"), "곡선 [곡선] loss ^b2");
        let bare = "## Text Elements\nloss ^b2\n# Drawing\n{\"x\": 1}\n";
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
