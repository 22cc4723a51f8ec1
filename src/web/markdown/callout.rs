//! Callout: the head of a quote that makes it one, `[!kind]- title`. What is in it is not read here.

use std::ops::Range;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Callout<'a> {
    /// As written between the brackets, without what a theme reads behind a bar.
    pub(super) kind: &'a str,
    pub(super) fold: Fold,
    /// Bytes of the text up to the title.
    pub(super) head: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fold {
    Never,
    Open,
    Closed,
}

impl<'a> Callout<'a> {
    /// The callout whose first paragraph starts at a byte of a text.
    pub(super) fn at(text: &'a str, start: usize) -> Option<Callout<'a>> {
        let line = text[start..].split('\n').next()?;
        let (inside, rest) = line.strip_prefix("[!")?.split_once(']')?;
        let kind = inside.split('|').next()?.trim();
        let (fold, title) = match rest.strip_prefix(['-', '+']) {
            Some(title) if rest.starts_with('-') => (Fold::Closed, title),
            Some(title) => (Fold::Open, title),
            None => (Fold::Never, rest),
        };
        let end = start + line.len() - title.trim_start().len();
        (!kind.is_empty()).then_some(Callout {
            kind,
            fold,
            head: start..end,
        })
    }

    /// What Obsidian shows for a title that is not written: the kind, with a capital.
    pub(super) fn name(&self) -> String {
        let mut signs = self.kind.chars();
        let first = signs.next().into_iter().flat_map(char::to_uppercase);
        first.chain(signs.as_str().to_lowercase().chars()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Fold, &str)>) {
        let callout = Callout::at(text, 0);
        let said = callout.map(|callout| (callout.kind, callout.fold, &text[callout.head.end..]));
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn heads_are_read() {
        check("[!note] 제목\nb", Some(("note", Fold::Never, "제목\nb")));
        check("[!tip]- a", Some(("tip", Fold::Closed, "a")));
        check("[!tip|left]+\na", Some(("tip", Fold::Open, "\na")));
    }

    #[test]
    fn other_quotes_have_none() {
        check("[!] a", None);
        check("[note] a", None);
        check("a [!note]", None);
        check("[!note", None);
    }
}
