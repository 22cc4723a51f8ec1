//! Fence: where frontmatter starts and ends in a note. What stands between is not read here.

use super::frontmatter::name_on;

/// Frontmatter found at the top of a text.
#[derive(Debug, PartialEq)]
pub(super) struct Block<'a> {
    /// What stands after the opening fence, to the closing one.
    pub(super) raw: &'a str,
    /// Byte at which the body starts.
    pub(super) body_start: usize,
    pub(super) closed: bool,
}

impl<'a> Block<'a> {
    /// The fence must be the first line. Without a closing fence, properties right below it count, and the body is
    /// the whole text, so that nothing is lost when the `---` was only a rule.
    pub(super) fn find(text: &'a str) -> Option<Block<'a>> {
        let start = text
            .split_inclusive('\n')
            .next()
            .filter(|line| is_fence(line))?
            .len();
        let mut end = start;
        for line in text[start..].split_inclusive('\n') {
            if is_fence(line) {
                return Some(Block {
                    raw: &text[start..end],
                    body_start: end + line.len(),
                    closed: true,
                });
            }
            end += line.len();
        }
        Block::unclosed(&text[start..])
    }

    fn unclosed(below: &'a str) -> Option<Block<'a>> {
        let lines = below
            .split_inclusive('\n')
            .take_while(|line| is_property(line) || is_continued(line));
        let raw = &below[..lines.map(str::len).sum()];
        is_property(raw.lines().next()?).then_some(Block {
            raw,
            body_start: 0,
            closed: false,
        })
    }
}

/// `---` alone on its line. Spaces after it do not matter.
fn is_fence(line: &str) -> bool {
    line.trim_end_matches([' ', '\t', '\n']) == "---"
}

fn is_property(line: &str) -> bool {
    name_on(line).is_some_and(|name| !name.contains(char::is_whitespace))
}

fn is_continued(line: &str) -> bool {
    line.starts_with([' ', '\t', '-']) && !line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, raw: Option<&str>, body: &str) {
        let block = Block::find(text);
        assert_eq!(block.as_ref().map(|block| block.raw), raw, "{text:?}");
        assert_eq!(
            &text[block.map_or(0, |block| block.body_start)..],
            body,
            "{text:?}"
        );
    }

    #[test]
    fn fences_may_have_spaces_and_blank_lines_after_them() {
        check("---\na: 1\n---\nbody", Some("a: 1\n"), "body");
        check("---  \n\na: 1\n--- \t\nbody", Some("\na: 1\n"), "body");
        check("---\n---\nbody", Some(""), "body");
        check("---\na: 1\n---", Some("a: 1\n"), "");
    }

    #[test]
    fn nothing_may_stand_before_the_fence() {
        check("\n---\na: 1\n---\n", None, "\n---\na: 1\n---\n");
        check(" ---\na: 1\n---\n", None, " ---\na: 1\n---\n");
        check("----\na: 1\n----\n", None, "----\na: 1\n----\n");
    }

    #[test]
    fn unclosed_frontmatter_is_read_and_hides_no_body() {
        let text = "---\ntags:\n  - a\ntitle: b\n\n# Heading\n";
        check(text, Some("tags:\n  - a\ntitle: b\n"), text);
    }

    #[test]
    fn a_rule_on_the_first_line_is_no_frontmatter() {
        check("---\n\nText: more\n", None, "---\n\nText: more\n");
        check("---\nSome text\n", None, "---\nSome text\n");
        check("---", None, "---");
        check("", None, "");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[-a: \n가]{0,40}") {
            let _ = Block::find(&text);
        }
    }
}
