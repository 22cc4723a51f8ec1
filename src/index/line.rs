//! Line: a note's lines as a person reads them, without markup. Good enough for one line of a result; what a note
//! means is decided in the vault.

use super::glance::Glance;

/// A line with something to read in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// 1-based, in the file.
    pub(super) number: usize,
    pub(super) kind: Kind,
    /// Without markup, hidden comments and control characters.
    pub(super) text: String,
}

/// From least to most worth showing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Frontmatter,
    Heading,
    Prose,
}

/// The readable lines of a note whose body starts at byte `body_start`, among those for which `counts` holds as they are
/// written, given how many of the things that are glanced for may stand there. `glance` must stop wherever `counts` may
/// hold.
pub(super) fn plain_lines<'a>(
    text: &'a str,
    body_start: usize,
    glance: &'a Glance,
    counts: impl Fn(&str, usize) -> bool + 'a,
) -> impl Iterator<Item = Line> + 'a {
    let mut place = Place::default();
    let mut from = 0;
    let readable = move |(at, (raw, stop)): (usize, (&str, Option<usize>))| {
        let is_frontmatter = from < body_start;
        from += raw.len();
        let counts = stop.is_some_and(|things| counts(raw, things));
        let (kind, text) = match is_frontmatter {
            true if !counts => return None,
            true => (Kind::Frontmatter, printable(raw)),
            false if !counts && !place.may_change(stop.is_some()) => return None,
            false => place.read(raw.trim()),
        };
        let number = at + 1;
        let is_readable = counts && text.chars().any(char::is_alphanumeric);
        is_readable.then_some(Line { number, kind, text })
    };
    glance.lines(text).enumerate().filter_map(readable)
}

/// What is still open from earlier lines.
#[derive(Default)]
struct Place {
    in_code: bool,
    /// What ends a comment that has begun.
    hidden_until: Option<&'static str>,
}

impl Place {
    /// Whether a line, with marks of code or comments or without, may open or close something.
    fn may_change(&self, has_mark: bool) -> bool {
        has_mark || (self.hidden_until.is_some() && !self.in_code)
    }

    fn read(&mut self, raw: &str) -> (Kind, String) {
        if raw.starts_with("```") || raw.starts_with("~~~") {
            self.in_code = !self.in_code;
            return (Kind::Prose, String::new());
        }
        if self.in_code {
            return (Kind::Prose, printable(raw));
        }
        let (kind, rest) = without_markers(raw);
        (kind, printable(&self.plain(rest)))
    }

    fn plain(&mut self, line: &str) -> String {
        let mut plain = String::with_capacity(line.len());
        let mut rest = line;
        while !rest.is_empty() {
            rest = if let Some(end) = self.hidden_until {
                let after = rest.split_once(end).map(|(_, after)| after);
                self.hidden_until = if after.is_some() { None } else { Some(end) };
                after.unwrap_or("")
            } else if let Some((end, after)) = comment(rest) {
                self.hidden_until = Some(end);
                after
            } else if let Some((shown, after)) = link(rest) {
                plain.push_str(shown);
                after
            } else if let Some(after) = mark(plain.chars().next_back(), rest) {
                after
            } else {
                let (text, after) = rest.split_at(to_next_sign(rest));
                plain.push_str(text);
                after
            };
        }
        plain
    }
}

/// How far it is, past the first character, to one that may begin markup.
fn to_next_sign(text: &str) -> usize {
    let begins = |byte: &u8| b"%<![=~*_`\\".contains(byte);
    let first = text.chars().next().map_or(0, char::len_utf8);
    let next = text.as_bytes()[first..].iter().position(begins);
    next.map_or(text.len(), |at| first + at)
}

/// Takes off what stands before the text of a line: quotes, callouts, list markers, check boxes, table bars, `#`.
fn without_markers(line: &str) -> (Kind, &str) {
    let mut rest = line.trim_matches('|').trim();
    loop {
        let shorter = block_marker(rest).trim_start();
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter;
    }
    rest = without_block_id(rest);
    let text = rest.trim_start_matches('#');
    match rest.len() - text.len() {
        1..=6 if text.starts_with(' ') => (Kind::Heading, text.trim()),
        _ => (Kind::Prose, rest),
    }
}

/// Takes off the name that links give to a paragraph: `text ^name`.
fn without_block_id(line: &str) -> &str {
    let is_id = |id: &str| {
        let is_in = |char: char| char.is_ascii_alphanumeric() || char == '-';
        !id.is_empty() && id.chars().all(is_in)
    };
    match line.rsplit_once('^') {
        Some((text, id)) if is_id(id) && (text.is_empty() || text.ends_with([' ', '\t'])) => {
            text.trim_end()
        }
        _ => line,
    }
}

fn block_marker(line: &str) -> &str {
    if let Some(rest) = line.strip_prefix('>') {
        return rest;
    }
    if let Some((_, rest)) = line
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'))
    {
        return rest.strip_prefix(['+', '-']).unwrap_or(rest);
    }
    if let Some(rest) = ["- ", "* ", "+ ", "[ ] ", "[x] ", "[X] "]
        .iter()
        .find_map(|marker| line.strip_prefix(marker))
    {
        return rest;
    }
    let digits = line.len()
        - line
            .trim_start_matches(|char: char| char.is_ascii_digit())
            .len();
    let numbered = [". ", ") "]
        .iter()
        .find_map(|end| line[digits..].strip_prefix(end));
    numbered
        .filter(|_| (1..=9).contains(&digits))
        .unwrap_or(line)
}

fn comment(text: &str) -> Option<(&'static str, &str)> {
    let begins = [("%%", "%%"), ("<!--", "-->")];
    begins
        .into_iter()
        .find_map(|(begin, end)| Some((end, text.strip_prefix(begin)?)))
}

/// A link at the start of `text`: what it shows, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let link = text.strip_prefix('!').unwrap_or(text);
    if let Some((inside, after)) = link
        .strip_prefix("[[")
        .and_then(|link| link.split_once("]]"))
    {
        let (target, display) = inside.split_once('|').unwrap_or((inside, inside));
        // Behind the bar of an embed stands a size; in tables the bar is written `\|`.
        let shown = if link.len() < text.len() {
            target
        } else {
            display
        };
        return Some((shown.trim_end_matches('\\'), after));
    }
    let (shown, target) = link.strip_prefix('[')?.split_once("](")?;
    let (_, after) = target.split_once(')')?;
    (!shown.contains(['[', ']'])).then_some((shown, after))
}

/// What follows a mark of emphasis or code at the start of `text`. A sign between spaces (`a * b`) and an underscore
/// inside a name (`early_stopping`) are none.
fn mark(before: Option<char>, text: &str) -> Option<&str> {
    if let Some(escaped) = text.strip_prefix('\\') {
        return escaped
            .starts_with(|char: char| char.is_ascii_punctuation())
            .then_some(escaped)
            .filter(|_| before != Some('\\'));
    }
    let sign = ["==", "~~", "**", "*", "_", "`"]
        .into_iter()
        .find(|sign| text.starts_with(sign))?;
    let rest = &text[sign.len()..];
    let after = rest.chars().next();
    let is_space = |char: Option<char>| char.is_none_or(char::is_whitespace);
    let is_letter = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let stands_alone = is_space(before) && is_space(after) && before.is_some();
    let is_inside = matches!(sign, "_" | "*") && is_letter(before) && is_letter(after);
    (!stands_alone && !is_inside).then_some(rest)
}

/// Without control characters, which a terminal would obey; white space becomes single spaces.
fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for char in text.trim_start().chars() {
        match char.is_whitespace() {
            true if !printable.ends_with(' ') => printable.push(' '),
            true => {}
            false if char.is_control() => {}
            false => printable.push(char),
        }
    }
    printable.truncate(printable.trim_end().len());
    printable
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let lines: Vec<String> = plain_lines(text, 0, &Glance::everywhere(), |_, _| true)
            .map(|line| line.text)
            .collect();
        assert_eq!(lines.join("|"), expected);
    }

    #[test]
    fn markup_goes() {
        check(
            "- [ ] **조기 종료**는 ==과적합==을 `막는다`",
            "조기 종료는 과적합을 막는다",
        );
        check("## *Early* stopping", "Early stopping");
        check("> [!note]- 1. 제목", "제목");
        check("| a | b |", "a | b");
        check("- 학습 곡선 ^a-1", "학습 곡선");
        check("x^2 and 2 ^ 3", "x^2 and 2 ^ 3");
    }

    #[test]
    fn links_show_what_they_show() {
        check(
            "[[overfitting|과적합]] and [[L2]] and [AWS](https://x.y)",
            "과적합 and L2 and AWS",
        );
        check("![[curve.png|640x480]] [[a\\|b]]", "curve.png b");
    }

    #[test]
    fn comments_are_hidden_over_lines() {
        check(
            "a %%b%% c\n%%\nhidden\n%% d\n<!-- quiz: x\n--> e",
            "a c|d|e",
        );
    }

    #[test]
    fn signs_that_are_no_markup_stay() {
        check(
            "a * b == c early_stopping_type x\\*y",
            "a * b == c early_stopping_type x*y",
        );
        check("```py\nx = **kw\n```", "x = **kw");
    }

    #[test]
    fn control_characters_never_come_through() {
        check("a\u{1B}[31mb\u{7}\tc", "a[31mb c");
    }

    #[test]
    fn lines_keep_their_numbers() {
        let text = "---\ntags: [a]\n---\n\n# T\ntext\n";
        let everywhere = Glance::everywhere();
        let lines = plain_lines(text, 18, &everywhere, |_, _| true);
        let found: Vec<(usize, Kind)> = lines.map(|line| (line.number, line.kind)).collect();
        assert_eq!(
            found,
            [(2, Kind::Frontmatter), (5, Kind::Heading), (6, Kind::Prose)]
        );
    }

    #[test]
    fn lines_that_do_not_count_still_open_and_close() {
        let glance = Glance::of([vec!["1".to_owned()]].into_iter());
        let text = "a 1\n%% b\nc 1 %% d\n```\n**e 1**\n```\n**f 1**\n";
        let lines = plain_lines(text, 0, &glance, |raw, _| raw.contains('1'));
        let texts: Vec<String> = lines.map(|line| line.text).collect();
        assert_eq!(texts, ["a 1", "d", "**e 1**", "f 1"]);
    }

    proptest! {
        #[test]
        fn any_text_has_plain_lines(text in "([\\[\\]|*_=%`>#! -]|a|가|\n|\\\\|\\(|\\)|<!--|-->){0,60}", at in 0_usize..80) {
            for line in plain_lines(&text, at, &Glance::everywhere(), |_, _| true) {
                prop_assert!(!line.text.contains('\n') && line.number <= text.split('\n').count());
            }
        }
    }
}
