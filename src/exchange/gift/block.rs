//! Block: the lines of a GIFT file between two blank ones, and what the comments in it say.

use super::sign::{Sign, signs};

/// One question or instruction.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    /// 1-based line of the file at which it begins.
    pub(super) line: usize,
    /// Its lines; comments are empty.
    pub(super) text: String,
    /// `[id:…]` of a comment.
    pub(super) id: Option<String>,
    /// `[tag:…]` of its comments.
    pub(super) tags: Vec<String>,
}

impl Block {
    pub(super) fn signs(&self) -> Vec<Sign> {
        signs(&self.text)
    }

    /// 1-based line of the file and column of a byte of the text.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.matches('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        (self.line + line, column + 1)
    }
}

/// The blocks of a text with `\n` line ends. A block of comments alone is none.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let content = line.trim();
        if content.is_empty() {
            blocks.extend(open.take());
            continue;
        }
        let block = open.get_or_insert_with(|| Block {
            line: number,
            text: String::new(),
            id: None,
            tags: Vec::new(),
        });
        if block.line < number {
            block.text.push('\n');
        }
        if let Some(comment) = content.strip_prefix("//") {
            let id = in_brackets(comment, "[id:").into_iter().next();
            block.id = block.id.take().or(id);
            block.tags.extend(in_brackets(comment, "[tag:"));
        } else {
            block.text.push_str(line.trim_end());
        }
        // A category needs no blank line behind it.
        if content.starts_with("$CATEGORY:") {
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
    blocks.retain(|block| !block.text.trim().is_empty());
    blocks
}

/// What stands behind each `head` up to the next `]` without a backslash.
fn in_brackets(comment: &str, head: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in comment.split(head).skip(1) {
        let end = part
            .match_indices(']')
            .map(|(at, _)| at)
            .find(|&at| !part[..at].ends_with('\\'));
        let said = end.map(|end| part[..end].replace("\\]", "]").trim().to_owned());
        found.extend(said.filter(|said| !said.is_empty()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_and_comments_do_not() {
        let text =
            "// [id:a\\]b] [tag:c] [tag:d/e]\nx\n// y\nz {\n}\n\n\n// alone\n\n$CATEGORY: f\nq {T}";
        let found = blocks(text);
        let heads: Vec<(usize, &str)> = found
            .iter()
            .map(|block| (block.line, block.text.as_str()))
            .collect();
        assert_eq!(
            heads,
            [(1, "\nx\n\nz {\n}"), (10, "$CATEGORY: f"), (11, "q {T}")]
        );
        assert_eq!(found[0].id.as_deref(), Some("a]b"));
        assert_eq!(found[0].tags, ["c", "d/e"]);
    }

    #[test]
    fn a_byte_has_its_line_and_column() {
        let block = &blocks("\n\n과적합\nx {~a}")[0];
        assert_eq!(block.place(0), (3, 1));
        assert_eq!(
            block.place(block.text.find('{').expect("it is there")),
            (4, 3)
        );
    }
}
