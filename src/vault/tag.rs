//! Tag: a label as Obsidian understands it, nested by `/`, alike in any case. Where tags are written is not known here.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::unicode::{fold, nfc};

/// A tag without its `#`, in the casing in which it was written, NFC. Tags are equal when [`Tag::folded`] is.
#[derive(Clone, Debug)]
pub struct Tag {
    written: String,
    folded: String,
}

impl Tag {
    /// Longer words are not tags.
    const MOST_BYTES: usize = 500;

    /// The tag in `text`, with or without its `#`. `None` when `text` is not one: it holds a character no tag may have,
    /// or nothing but digits, or more than 500 bytes. A `/` at the end is not part of a tag.
    #[must_use]
    pub fn new(text: &str) -> Option<Tag> {
        let name = text.strip_prefix('#').unwrap_or(text).trim_end_matches('/');
        // Composing may make punctuation of what was none, as of the Greek question mark.
        let written = nfc(name.to_owned());
        let valid = written.len() <= Tag::MOST_BYTES
            && written.chars().all(Tag::allows)
            && written.chars().any(|c| !c.is_ascii_digit());
        valid.then(|| Tag {
            folded: fold(&written),
            written,
        })
    }

    /// The tag as it was written, without its `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The form in which tags are compared: NFC, lower case.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The tag and all it lies under, root first: `a`, `a/b`, `a/b/c`.
    #[must_use]
    pub fn ancestors(&self) -> Vec<Tag> {
        let ends = self.written.match_indices('/').map(|(at, _)| at);
        let above = ends
            .map(|end| &self.written[..end])
            .filter(|path| !path.ends_with('/'));
        above.filter_map(Tag::new).chain([self.clone()]).collect()
    }

    /// Whether this is `parent` or lies under it: `a/b` is under `a`, `ab` is not.
    #[must_use]
    pub fn is_or_is_under(&self, parent: &Tag) -> bool {
        match self.folded.strip_prefix(&parent.folded) {
            Some(rest) => rest.is_empty() || rest.starts_with('/'),
            None => false,
        }
    }

    /// Whether a tag may hold this character. Spaces and ASCII punctuation other than `_`, `-` and `/` end a tag, and so
    /// do dashes, curly quotes and joiners (U+2000–206F, U+2E00–2E7F); Korean, Chinese and Japanese punctuation does not.
    #[must_use]
    pub fn allows(c: char) -> bool {
        match c {
            '_' | '-' | '/' => true,
            '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}' | '\u{feff}' => false,
            _ => !c.is_ascii_punctuation() && !c.is_whitespace() && !c.is_control(),
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.written)
    }
}

impl PartialEq for Tag {
    fn eq(&self, other: &Tag) -> bool {
        self.folded == other.folded
    }
}

impl Eq for Tag {}

impl PartialOrd for Tag {
    fn partial_cmp(&self, other: &Tag) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Tag {
    fn cmp(&self, other: &Tag) -> Ordering {
        self.folded.cmp(&other.folded)
    }
}

impl Hash for Tag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Option<&str>) {
        let read = Tag::new(text);
        assert_eq!(read.as_ref().map(Tag::as_str), expected, "{text:?}");
    }

    fn tag(text: &str) -> Tag {
        Tag::new(text).expect(text)
    }

    #[test]
    fn letters_digits_and_emoji_make_tags() {
        check("#problem/overfitting", Some("problem/overfitting"));
        check("y1984", Some("y1984"));
        check("과적합", Some("과적합"));
        check("🚀", Some("🚀"));
        check("「조기종료」", Some("「조기종료」"));
    }

    #[test]
    fn at_least_one_character_is_no_digit() {
        check("1984", None);
        check("2024/01", Some("2024/01"));
        check("", None);
        check("#", None);
    }

    #[test]
    fn spaces_and_punctuation_make_none() {
        check("two words", None);
        check("C++", None);
        check("a:b", None);
        check("185–187", None);
        check("##a", None);
        check("\u{37e}", None);
        check(&"a/".repeat(1_000), None);
    }

    #[test]
    fn a_slash_at_the_end_is_dropped() {
        check("#a/b/", Some("a/b"));
        check("/", None);
    }

    #[test]
    fn any_case_and_any_composition_is_the_same_tag() {
        assert_eq!(tag("#SageMaker"), tag("sagemaker"));
        assert_eq!(tag("\u{1100}\u{1161}"), tag("가"));
        assert_ne!(tag("a"), tag("a/b"));
    }

    #[test]
    fn children_lie_under_parents_and_not_under_namesakes() {
        assert!(tag("Problem/Overfitting").is_or_is_under(&tag("problem")));
        assert!(tag("problem").is_or_is_under(&tag("problem")));
        assert!(!tag("myproblem/work").is_or_is_under(&tag("problem")));
        assert!(!tag("problems").is_or_is_under(&tag("problem")));
    }

    #[test]
    fn ancestors_come_root_first() {
        assert_eq!(
            tag("a/b/c").ancestors(),
            [tag("a"), tag("a/b"), tag("a/b/c")]
        );
        assert_eq!(tag("a//b").ancestors(), [tag("a"), tag("a//b")]);
        assert_eq!(tag("2024/01").ancestors(), [tag("2024/01")]);
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(text in "\\PC{0,12}") {
            if let Some(read) = Tag::new(&text) {
                prop_assert_eq!(Tag::new(&read.to_string()), Some(read.clone()));
                prop_assert!(read.ancestors().iter().all(|above| read.is_or_is_under(above)));
            }
        }
    }
}
