//! The letters of a key as people list them. Whether they are options of the question is checked in `build.rs`.

use super::scan::Scan;
use crate::quiz::question::OptionLabel;

/// Words that may close a letter: `2번`, `A입니다`, `2번입니다`.
const CLOSING_WORDS: [&str; 4] = ["번", "입니다", "이다", "임"];

/// Words between two letters.
const JOINTS: [&str; 6] = ["and ", "그리고", "와", "과", "및", "하고"];

/// The letters at the start of `written`, sorted, and what follows them: `A`, `A, C`, `A와 C`, `BD`, `①, ③`, `A) text`.
///
/// A run such as `BD` counts only when each letter is one of `labels`. When `strict`, a sign or the end of the line
/// has to set the last letter off, so that "answer a question" names nothing.
pub(super) fn read<'a>(
    written: &'a str,
    labels: &[OptionLabel],
    strict: bool,
) -> Option<(Vec<OptionLabel>, &'a str)> {
    let (mut found, rest) = in_order(written, labels, strict)?;
    found.sort();
    found.dedup();
    Some((found, rest))
}

/// As [`read`], in the order written, a letter as often as it is written.
pub(super) fn in_order<'a>(
    written: &'a str,
    labels: &[OptionLabel],
    strict: bool,
) -> Option<(Vec<OptionLabel>, &'a str)> {
    let mut scan = Scan::new(written);
    scan.skip_decoration();
    scan.take_bullet();
    scan.skip_decoration();
    let (found, rest) = list(scan, labels, strict, OptionLabel::MOST)?;
    Some((found, rest.rest()))
}

/// One part, and as many further ones as are joined to it; `room` bounds them.
fn list<'a>(
    scan: Scan<'a>,
    labels: &[OptionLabel],
    strict: bool,
    room: usize,
) -> Option<(Vec<OptionLabel>, Scan<'a>)> {
    let Part {
        mut found,
        after,
        closed,
        set_off,
    } = part(scan, labels)?;
    if let Some((more, end)) = further(after, closed, labels, room) {
        found.extend(more);
        return Some((found, end));
    }
    (set_off || !strict).then_some((found, after))
}

/// The parts joined to one. Blanks alone join only options of the question, and only bare letters: `A) I` is not two.
fn further<'a>(
    after: Scan<'a>,
    closed: bool,
    labels: &[OptionLabel],
    room: usize,
) -> Option<(Vec<OptionLabel>, Scan<'a>)> {
    let next = joint(after).filter(|_| room > 1)?;
    let between = &after.rest()[..after.rest().len() - next.rest().len()];
    let blank = between
        .chars()
        .all(|sign| sign.is_whitespace() || sign == '*');
    let (more, end) = list(next, labels, true, room - 1)?;
    let joined = !blank || (!closed && more.iter().all(|label| labels.contains(label)));
    joined.then_some((more, end))
}

/// A letter, a run of letters or a numbered choice, up to what follows it.
struct Part<'a> {
    found: Vec<OptionLabel>,
    after: Scan<'a>,
    /// A sign such as `)` closes it.
    closed: bool,
    /// A sign, a closing word or the end sets it off from what follows.
    set_off: bool,
}

fn part<'a>(mut scan: Scan<'a>, labels: &[OptionLabel]) -> Option<Part<'a>> {
    scan.take_option_word();
    let opened = scan.take(|sign| matches!(sign, '(' | '[')).is_some();
    let found = numbered(&mut scan)
        .map(|label| vec![label])
        .or_else(|| letters(&mut scan, labels))?;
    if opened {
        scan.take(|sign| matches!(sign, ')' | ']'))?;
    }
    if scan.peek().is_some_and(|sign| sign.is_ascii_alphanumeric()) {
        return None;
    }
    let before = scan.rest().len();
    take_closing_words(&mut scan);
    scan.skip(|sign| matches!(sign, '*' | '_'));
    let closed = scan.take(|sign| matches!(sign, ')' | '.' | ':')).is_some();
    scan.skip(|sign| matches!(sign, '*' | '_'));
    let signs = [',', '/', '&', '+', '·', '、', '-', '–', '—'];
    let set_off = opened
        || scan.rest().len() < before
        || scan.rest().trim().is_empty()
        || scan.peek().is_some_and(|s| signs.contains(&s));
    Some(Part {
        found,
        after: scan,
        closed,
        set_off,
    })
}

fn take_closing_words(scan: &mut Scan<'_>) {
    while CLOSING_WORDS.iter().any(|word| scan.take_text(word)) {}
}

/// `2번` is the second option.
fn numbered(scan: &mut Scan<'_>) -> Option<OptionLabel> {
    let mut ahead = *scan;
    let digit = ahead
        .take(|sign| sign.is_ascii_digit())
        .map(super::scan::plain)?
        .to_digit(10)?;
    let label = OptionLabel::at((digit as usize).checked_sub(1)?)?;
    let closes = Scan::new(ahead.rest()).take_text("번");
    closes.then(|| *scan = ahead)?;
    Some(label)
}

/// The options named by their places, and what follows: `3`, `1, 3`, `2번`, `4) text`. A sign or the end sets them off.
pub(super) fn by_number(written: &str) -> Option<(Vec<OptionLabel>, &str)> {
    let mut scan = Scan::new(written);
    scan.skip_decoration();
    let mut found = Vec::new();
    let mut rest = None;
    while let Some((label, after)) = place(scan).filter(|_| found.len() < OptionLabel::MOST) {
        found.push(label);
        rest = Some(after);
        let Some(next) = joint(after) else { break };
        scan = next;
    }
    found.sort();
    found.dedup();
    rest.map(|rest| (found, rest.rest()))
}

/// One place, set off from what follows: not `3일`, `2.5` or `2 weeks`.
fn place(mut scan: Scan<'_>) -> Option<(OptionLabel, Scan<'_>)> {
    let digit = scan.take(|sign| sign.is_ascii_digit())?;
    let digit = super::scan::plain(digit).to_digit(10)? as usize;
    let label = OptionLabel::at(digit.checked_sub(1)?)?;
    take_closing_words(&mut scan);
    scan.skip(|sign| matches!(sign, '*' | '_'));
    let signed = scan.take(|sign| matches!(sign, ')' | '.')).is_some();
    scan.skip(|sign| matches!(sign, '*' | '_'));
    let rest = scan.rest().trim_start();
    let dashed = rest.starts_with(['-', '–', '—', ',', '/', '·', '、', '&', '(']);
    let apart = rest.len() < scan.rest().len();
    let set_off = rest.is_empty() || dashed || (signed && apart);
    set_off.then_some((label, scan))
}

fn letters(scan: &mut Scan<'_>, labels: &[OptionLabel]) -> Option<Vec<OptionLabel>> {
    let mut ahead = *scan;
    let found: Vec<OptionLabel> = std::iter::from_fn(|| ahead.take_letter()).collect();
    let readable =
        found.len() == 1 || (found.len() > 1 && found.iter().all(|label| labels.contains(label)));
    readable.then(|| *scan = ahead)?;
    Some(found)
}

/// What stands between two parts, if anything does.
pub(super) fn joint(scan: Scan<'_>) -> Option<Scan<'_>> {
    let mut ahead = scan;
    ahead.skip(|sign| {
        sign.is_whitespace() || matches!(sign, ',' | '/' | '&' | '+' | '·' | '、' | '*')
    });
    let _ = JOINTS.iter().any(|word| ahead.take_text(word));
    ahead.skip_emphasis();
    (ahead.rest().len() < scan.rest().len()).then_some(ahead)
}

/// `A) text` on the line after `### 정답`.
pub(super) fn with_text<'a>(
    line: &'a str,
    labels: &[OptionLabel],
) -> Option<(Vec<OptionLabel>, &'a str)> {
    let found = read(line, labels, false)?;
    super::option::read(line).map(|_| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(letters: &str) -> Vec<OptionLabel> {
        letters.chars().filter_map(OptionLabel::of).collect()
    }

    fn check(written: &str, expected: &str, rest: &str) {
        let known = labels("ABCDE");
        assert_eq!(
            read(written, &known, false),
            Some((labels(expected), rest)),
            "{written}"
        );
    }

    fn refused(written: &str, strict: bool) {
        assert_eq!(read(written, &labels("ABCDE"), strict), None, "{written}");
    }

    #[test]
    fn every_list_people_write() {
        for written in [
            "A, C",
            "A,C",
            "AC",
            "CA",
            "A와 C",
            "A and C",
            "A & C",
            "A·C",
            "(A), (C)",
            "①, ③",
            "A C",
            "1번, 3번",
        ] {
            check(written, "AC", "");
        }
        for written in [
            "**A**, **C**",
            "A) , C)",
            "Option A, Option C",
            "A 및 C",
            "Ａ、Ｃ",
            "A/C",
        ] {
            check(written, "AC", "");
        }
        check("A, B and D", "ABD", "");
        check("D", "D", "");
        check("2번", "B", "");
    }

    #[test]
    fn what_follows_the_letters_is_left() {
        check("A) 조기 종료**", "A", " 조기 종료**");
        check("B. static IPv4", "B", " static IPv4");
        check("A company's plan", "A", " company's plan");
        check("A, B is wrong", "A", ", B is wrong");
        check("A, Amazon", "A", ", Amazon");
        check("A) E", "A", " E");
        check("A X", "A", " X");
        check("**C** - 이유", "C", " - 이유");
    }

    #[test]
    fn words_are_no_letters() {
        refused("AWS Glue", false);
        refused("EFS", false);
        refused("EC2", false);
        refused("조기 종료", false);
        refused("a question", true);
        refused("A는 아니다", true);
    }

    #[test]
    fn places_are_set_off() {
        for (written, expected) in [
            ("3", "C"),
            ("2번", "B"),
            ("**4번입니다.**", "D"),
            ("1, 3", "AC"),
            ("4) text", "D"),
            ("2 - why", "B"),
        ] {
            let found = by_number(written).map(|(found, _)| found);
            assert_eq!(found, Some(labels(expected)), "{written}");
        }
        for written in ["3일 후", "2.5", "2 weeks", "12", "0", "", "셋"] {
            assert_eq!(by_number(written), None, "{written}");
        }
    }

    #[test]
    fn strict_letters_are_set_off() {
        assert!(read("B. static", &labels("AB"), true).is_some());
        assert!(read("A입니다", &labels("AB"), true).is_some());
        assert!(read("A와 B", &labels("AB"), true).is_some());
    }

    #[test]
    fn a_line_of_letters_ends() {
        assert!(read(&"A ".repeat(100_000), &labels("A"), false).is_some());
    }
}
