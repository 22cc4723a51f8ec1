//! Sign: the characters of GIFT, each with whether it means something or, escaped by a backslash, is only itself.

/// One character as it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) sign: char,
    /// It was written without a backslash.
    pub(super) bare: bool,
    /// Where it is written, in bytes.
    pub(super) at: usize,
}

/// What is written with a backslash when it is only itself.
const ESCAPED: [char; 7] = ['\\', ':', '#', '=', '{', '}', '~'];

/// Text in which no sign means anything, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' => safe.push_str("\\n"),
            '\r' => {}
            _ => {
                if ESCAPED.contains(&sign) {
                    safe.push('\\');
                }
                safe.push(sign);
            }
        }
    }
    safe
}

/// The characters of a text. A backslash before anything that needs none is a backslash.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, sign)) = rest.next() {
        let next = rest.peek().map(|&(_, next)| next);
        let meant = match (sign, next) {
            ('\\', Some('n')) => Some('\n'),
            ('\\', Some(next)) if ESCAPED.contains(&next) => Some(next),
            _ => None,
        };
        if meant.is_some() {
            rest.next();
        }
        signs.push(Sign {
            sign: meant.unwrap_or(sign),
            bare: meant.is_none(),
            at,
        });
    }
    signs
}

/// What signs say, without space around it.
pub(super) fn said(signs: &[Sign]) -> String {
    let text: String = signs.iter().map(|sign| sign.sign).collect();
    text.trim().to_owned()
}

/// The place of the first run of bare signs that spells `word`.
pub(super) fn find(signs: &[Sign], word: &str) -> Option<usize> {
    (0..signs.len()).find(|&place| begins(&signs[place..], word))
}

/// The place of the last one.
pub(super) fn find_last(signs: &[Sign], word: &str) -> Option<usize> {
    (0..signs.len())
        .rev()
        .find(|&place| begins(&signs[place..], word))
}

/// Whether bare signs spell `word` here.
pub(super) fn begins(signs: &[Sign], word: &str) -> bool {
    let mut here = signs.iter();
    word.chars().all(|sign| {
        here.next()
            .is_some_and(|here| here.bare && here.sign == sign)
    })
}

/// Without white space at both ends.
pub(super) fn trimmed(signs: &[Sign]) -> &[Sign] {
    let is_text = |sign: &Sign| !sign.sign.is_whitespace() || !sign.bare;
    let start = signs.iter().position(is_text).unwrap_or(signs.len());
    let end = signs
        .iter()
        .rposition(is_text)
        .map_or(start, |last| last + 1);
    &signs[start..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, meant: &str, bare: &str) {
        let signs = signs(text);
        let found: String = signs.iter().map(|sign| sign.sign).collect();
        let plain: String = signs
            .iter()
            .filter(|sign| sign.bare)
            .map(|sign| sign.sign)
            .collect();
        assert_eq!((found.as_str(), plain.as_str()), (meant, bare), "{text}");
    }

    #[test]
    fn a_backslash_takes_the_meaning_away() {
        check("a=b", "a=b", "a=b");
        check("a\\=b", "a=b", "ab");
        check("a\\\\=b", "a\\=b", "a=b");
        check("a\\nb\\\\nc", "a\nb\\nc", "abnc");
        check("C:\\data\\", "C:\\data\\", "C:\\data\\");
    }

    proptest! {
        #[test]
        fn what_is_escaped_means_itself(text in "[\\\\:#={}~\n%가a \\[\\]/$-]{0,40}") {
            let written = escape(&text);
            prop_assert!(!written.contains('\n'));
            let signs = signs(&written);
            let meant: String = signs.iter().map(|sign| sign.sign).collect();
            prop_assert_eq!(meant, text);
            prop_assert!(signs.iter().all(|sign| !sign.bare || !ESCAPED.contains(&sign.sign)));
        }
    }
}
