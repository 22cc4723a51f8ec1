//! Places: where in a file a name in YAML stands, found by the path of names that leads to it.
//! It reads keys only and trusts that the YAML has been decoded elsewhere.

/// Where the key at the end of `path` stands in `yaml`: line and column, both 0-based, the column in characters.
/// When the whole path is not found, the place of its longest beginning.
pub(super) fn find(yaml: &str, path: &[&str]) -> Option<(usize, usize)> {
    let mut keys = Keys {
        path,
        open: Vec::new(),
        depth: 0,
        best: None,
    };
    for (line, text) in yaml.lines().enumerate() {
        keys.read_line(line, &text.chars().collect::<Vec<_>>());
    }
    keys.best.map(|(_, line, column)| (line, column))
}

/// How far in a key stands: by indent in block style, by brackets in flow style.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Block(usize),
    Flow(usize),
}

struct Keys<'a> {
    path: &'a [&'a str],
    /// The keys around the present place, outermost first, each with how many names of the path it completes.
    open: Vec<(Level, Option<usize>)>,
    /// Open brackets.
    depth: usize,
    /// The longest beginning of the path so far: its length, line and column.
    best: Option<(usize, usize, usize)>,
}

impl Keys<'_> {
    fn read_line(&mut self, line: usize, text: &[char]) {
        let mut at = 0;
        while at < text.len() {
            match text[at] {
                '#' if at == 0 || text[at - 1].is_whitespace() => return,
                '{' | '[' => self.depth += 1,
                '}' | ']' => self.leave(),
                sign if sign.is_whitespace() || matches!(sign, ',' | ':') => {}
                '-' if text.get(at + 1).is_none_or(|next| next.is_whitespace()) => {}
                _ => {
                    let (name, end) = scalar(text, at);
                    if is_key(text, end) {
                        self.enter(&name, line, at);
                    }
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
    }

    fn enter(&mut self, name: &str, line: usize, column: usize) {
        let level = if self.depth > 0 {
            Level::Flow(self.depth)
        } else {
            Level::Block(column)
        };
        while self.open.last().is_some_and(|(open, _)| *open >= level) {
            self.open.pop();
        }
        let matched = self.open.last().map_or(Some(0), |(_, matched)| *matched);
        let matched = matched.filter(|&n| {
            self.path
                .get(n)
                .is_some_and(|wanted| wanted.eq_ignore_ascii_case(name))
        });
        self.open.push((level, matched.map(|n| n + 1)));
        if let Some(length) = matched
            .map(|n| n + 1)
            .filter(|&n| self.best.is_none_or(|(best, ..)| n > best))
        {
            self.best = Some((length, line, column));
        }
    }

    fn leave(&mut self) {
        let inside = Level::Flow(self.depth);
        self.open.retain(|(level, _)| *level < inside);
        self.depth = self.depth.saturating_sub(1);
    }
}

/// The scalar that starts at `at`, without its quotes, and the place behind it.
fn scalar(text: &[char], at: usize) -> (String, usize) {
    let quote = text[at];
    if matches!(quote, '"' | '\'') {
        let length = text[at + 1..]
            .iter()
            .take_while(|&&sign| sign != quote)
            .count();
        return (
            text[at + 1..at + 1 + length].iter().collect(),
            (at + length + 2).min(text.len()),
        );
    }
    let ends = |&end: &usize| matches!(text[end], ',' | '{' | '}' | '[' | ']') || is_key(text, end);
    let end = (at + 1..text.len()).find(ends).unwrap_or(text.len());
    (
        text[at..end]
            .iter()
            .collect::<String>()
            .trim_end()
            .to_owned(),
        end,
    )
}

/// Whether a colon that ends a key stands at `at`, perhaps after blanks.
fn is_key(text: &[char], at: usize) -> bool {
    let Some(colon) = text[at.min(text.len())..]
        .iter()
        .position(|sign| !sign.is_whitespace())
    else {
        return false;
    };
    let after = text.get(at + colon + 1);
    text[at + colon] == ':'
        && after.is_none_or(|next| next.is_whitespace() || matches!(next, '{' | '[' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BLOCK: &str = "id: a\nlab:\n  baseline: { dropout: 0.1 }\n  options:\n    A: none\n    \"E\": { dropout: 9 }\n";

    fn check(yaml: &str, path: &[&str], expected: Option<(usize, usize)>) {
        assert_eq!(find(yaml, path), expected, "{path:?}");
    }

    #[test]
    fn a_key_is_found_under_its_own_parents() {
        check(BLOCK, &["lab", "options", "E", "dropout"], Some((5, 11)));
        check(BLOCK, &["lab", "baseline", "dropout"], Some((2, 14)));
        check(BLOCK, &["lab", "options", "A"], Some((4, 4)));
        check(
            " {id: a, lab: {fork: 9, options: {A: none}}}",
            &["lab", "options", "A"],
            Some((0, 34)),
        );
    }

    #[test]
    fn the_longest_beginning_stands_in() {
        check(BLOCK, &["lab", "options", "B", "dropout"], Some((3, 2)));
        check(BLOCK, &["exam"], None);
    }

    proptest! {
        #[test]
        fn it_never_panics(yaml in "[a-c:{}\\[\\], \"'#\\-\n]{0,60}") {
            let _ = find(&yaml, &["a", "b"]);
        }
    }
}
