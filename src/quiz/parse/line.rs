//! Lines: the body of a note cut into what a question can be read from. Code stays verbatim, hidden comments go,
//! quotes and folding tags are looked through. What a line means is not here.

use super::{lead, option};

/// One piece of a body, in the order of the file.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(Line<'a>),
    /// A line of code, fence lines included, as written.
    Code(&'a str),
    /// The YAML of `<!-- quiz: … -->`, whose first line is this line of the file.
    Metadata {
        line: usize,
        yaml: String,
    },
    /// A quiz comment that nothing closes.
    Unclosed {
        line: usize,
    },
}

/// A line that is no code.
#[derive(Debug, PartialEq)]
pub(super) struct Line<'a> {
    /// 1-based in the file.
    pub(super) number: usize,
    /// Blanks in front, a tab counting as four.
    pub(super) indent: usize,
    /// Without quote marks, folding tags and comments; without blanks around it.
    pub(super) text: String,
    /// As written, to be kept in a stem or an explanation.
    pub(super) written: std::borrow::Cow<'a, str>,
    /// 1 to 6 for a heading, whose `text` has no `#`.
    pub(super) heading: Option<u8>,
    /// A heading, the head of a callout, or a summary.
    pub(super) is_title: bool,
    /// `<!-- fixed -->` stood on it.
    pub(super) fixed: bool,
}

const FOLDING_TAGS: [&str; 4] = ["<details", "</details", "<summary", "</summary"];

/// Cuts `body`, whose first line is line `first` of the file.
pub(super) fn cut(body: &str, first: usize) -> Vec<Piece<'_>> {
    let lines: Vec<&str> = body.lines().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut in_callout = false;
    let last_close = lines
        .iter()
        .rposition(|line| line.contains("-->"))
        .unwrap_or(0);
    while at < lines.len() {
        if let Some(fence) = Fence::open(lines[at]) {
            at = take_fence(&lines, at, first, &fence, &mut pieces);
            continue;
        }
        if let Some(end) = take_comment(&lines, at, last_close, first, &mut pieces) {
            at = end;
            continue;
        }
        let (unquoted, quoted) = unquote(lines[at]);
        in_callout = quoted && (in_callout || unquoted.trim_start().starts_with("[!"));
        pieces.push(Piece::Text(line(lines[at], first + at, in_callout)));
        at += 1;
    }
    pieces
}

/// A line without its quote marks, and whether there were any.
fn unquote(line: &str) -> (&str, bool) {
    let mut rest = line;
    let mut quoted = false;
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
        quoted = true;
    }
    (rest, quoted)
}

fn line(written: &str, number: usize, in_callout: bool) -> Line<'_> {
    let (unquoted, _) = unquote(written);
    let indent = indent(unquoted);
    let (plain, fixed) = without_comments(unquoted);
    let (text, folds) = without_folding_tags(&plain);
    let (text, is_callout_head) = without_callout_mark(text.trim());
    let (text, heading) = without_hashes(text);
    let is_summary = folds && plain.contains("<summary");
    let kept = if in_callout || folds || plain != unquoted {
        without_folding_tags(&plain).0.into()
    } else {
        written.into()
    };
    Line {
        number,
        indent,
        text: text.to_owned(),
        written: if is_callout_head {
            text.to_owned().into()
        } else {
            kept
        },
        heading,
        is_title: heading.is_some() || is_callout_head || is_summary,
        fixed,
    }
}

pub(super) fn indent(line: &str) -> usize {
    let width = |sign| match sign {
        ' ' => Some(1),
        '\t' => Some(4),
        _ => None,
    };
    line.chars().map_while(width).sum()
}

/// `[!success]- title` is its title.
fn without_callout_mark(text: &str) -> (&str, bool) {
    let inner = text
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'));
    match inner {
        Some((_, rest)) => (rest.trim_start_matches(['-', '+']).trim(), true),
        None => (text, false),
    }
}

/// `## title` is its title.
fn without_hashes(text: &str) -> (&str, Option<u8>) {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return (
            rest.trim().trim_end_matches('#').trim_end(),
            Some(level as u8),
        );
    }
    (text, None)
}

/// The line without `<details>` and `<summary>`, and whether there were any.
fn without_folding_tags(text: &str) -> (String, bool) {
    let mut kept = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        let Some(end) = tag.find('>') else { break };
        let folds = FOLDING_TAGS.iter().any(|name| tag.starts_with(name));
        kept.push_str(before);
        kept.push_str(if folds { "" } else { "<" });
        found |= folds;
        rest = &tag[if folds { end + 1 } else { 1 }..];
    }
    kept.push_str(rest);
    (kept, found)
}

/// The line without comments that close on it, and whether one of them said `fixed`.
fn without_comments(text: &str) -> (String, bool) {
    let mut kept = String::new();
    let mut rest = text;
    let mut fixed = false;
    while let Some(start) = rest.find("<!--") {
        let Some(length) = rest[start..]
            .find("-->")
            .filter(|_| rest[..start].matches('`').count().is_multiple_of(2))
        else {
            break;
        };
        fixed |= rest[start + 4..start + length].trim() == "fixed";
        kept.push_str(&rest[..start]);
        rest = &rest[start + length + 3..];
    }
    kept.push_str(rest);
    let kept = if kept.len() < text.len() {
        kept.trim_end().to_owned()
    } else {
        kept
    };
    (kept, fixed)
}

/// Takes a comment that begins this line and is about the quiz, or spans lines. Returns the line to go on with.
/// No comment closes after line `last_close`.
fn take_comment(
    lines: &[&str],
    at: usize,
    last_close: usize,
    first: usize,
    pieces: &mut Vec<Piece<'_>>,
) -> Option<usize> {
    let (unquoted, _) = unquote(lines[at]);
    let inside = unquoted.trim_start().strip_prefix("<!--")?;
    let quiz = inside.trim_start().strip_prefix("quiz:");
    let end =
        (at..=last_close).find(|&end| if end == at { inside } else { lines[end] }.contains("-->"));
    match (quiz, end) {
        (Some(quiz), Some(end)) => {
            let mut yaml: Vec<&str> = vec![quiz];
            yaml.extend(lines[at + 1..=end].iter().map(|line| unquote(line).0));
            let yaml = yaml.join("\n");
            let yaml = yaml[..yaml.find("-->").unwrap_or(yaml.len())].to_owned();
            pieces.push(Piece::Metadata {
                line: first + at,
                yaml,
            });
            Some(end + 1)
        }
        (Some(_), None) => {
            pieces.push(Piece::Unclosed { line: first + at });
            Some(at + 1)
        }
        (None, Some(end)) if end > at => Some(end + 1),
        _ => None,
    }
}

/// A code fence.
struct Fence {
    sign: char,
    length: usize,
    /// No language is named, so that it may hold plain text.
    plain: bool,
}

impl Fence {
    fn open(line: &str) -> Option<Fence> {
        let text = unquote(line).0.trim_start();
        let sign = text
            .chars()
            .next()
            .filter(|sign| matches!(sign, '`' | '~'))?;
        let info = text.trim_start_matches(sign);
        let length = text.len() - info.len();
        let opens = length >= 3 && !(sign == '`' && info.contains('`'));
        opens.then(|| Fence {
            sign,
            length,
            plain: matches!(info.trim(), "" | "text" | "txt" | "plaintext"),
        })
    }

    fn closes(&self, line: &str) -> bool {
        let text = unquote(line).0.trim();
        text.len() >= self.length && text.chars().all(|sign| sign == self.sign)
    }
}

/// Takes a fence to its end, or to the end of the note. Options or an answer alone in a plain fence are read as text.
fn take_fence<'a>(
    lines: &[&'a str],
    at: usize,
    first: usize,
    fence: &Fence,
    pieces: &mut Vec<Piece<'a>>,
) -> usize {
    let close = (at + 1..lines.len())
        .find(|&end| fence.closes(lines[end]))
        .unwrap_or(lines.len());
    let inner = &lines[at + 1..close];
    if fence.plain && holds_only_options_or_answer(inner) {
        let texts = inner
            .iter()
            .enumerate()
            .map(|(n, text)| Piece::Text(line(text, first + at + 1 + n, false)));
        pieces.extend(texts);
    } else {
        pieces.extend(
            lines[at..lines.len().min(close + 1)]
                .iter()
                .map(|&text| Piece::Code(text)),
        );
    }
    close + 1
}

fn holds_only_options_or_answer(lines: &[&str]) -> bool {
    let texts: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let is_answer = |text| {
        let title = lead::Titled {
            text,
            is_title: false,
        };
        matches!(lead::read(title, &[]), Some(lead::Lead::Answer { rest }) if !rest.is_empty())
    };
    match texts[..] {
        [] => false,
        [text] => is_answer(text),
        _ => texts.iter().all(|text| option::read(text).is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[&str]) {
        let shown: Vec<String> = cut(body, 1)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(line) => format!(
                    "{}{}",
                    "#".repeat(line.heading.unwrap_or(0).into()),
                    line.text
                ),
                Piece::Code(text) => format!("|{text}"),
                Piece::Metadata { line, yaml } => format!("{line}:{yaml}"),
                Piece::Unclosed { line } => format!("{line}!"),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn quotes_callouts_and_folds_are_looked_through() {
        check("> [!success]- 정답: A\n> 이유", &["정답: A", "이유"]);
        check(
            "<details><summary>정답</summary>\nA\n</details>",
            &["정답", "A", ""],
        );
        check("## 📝 관련 문제 ##", &["##📝 관련 문제"]);
        check("a < b", &["a < b"]);
    }

    #[test]
    fn code_is_verbatim_unless_it_is_only_an_answer() {
        check("```python\nA) x\n```", &["|```python", "|A) x", "|```"]);
        check(
            "```\nprint()\nA) x\n```",
            &["|```", "|print()", "|A) x", "|```"],
        );
        check("```\n답: D\n```", &["답: D"]);
        check(
            "```\nA. static\nB. elastic\n```\nx",
            &["A. static", "B. elastic", "x"],
        );
        check("~~~\nopen", &["|~~~", "|open"]);
    }

    #[test]
    fn comments_are_read_or_dropped() {
        check("<!-- quiz: {id: a} -->\nx", &["1: {id: a} ", "x"]);
        check("<!-- quiz:\nid: a\n-->\nx", &["1:\nid: a\n", "x"]);
        check("<!-- hidden\n정답: A\n-->\nx", &["x"]);
        check("<!-- quiz: {id: a}\nx", &["1!", "x"]);
        check("- A) x <!-- fixed -->", &["- A) x"]);
        check("`<!-- quiz: x -->`", &["`<!-- quiz: x -->`"]);
    }
}
