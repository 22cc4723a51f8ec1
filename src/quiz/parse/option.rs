//! The start of an option: the letter or the box in front of its text. Where options may stand is not here.

use super::scan::{self, Scan};
use crate::quiz::question::OptionLabel;

/// `- A) text`, `(B) text`, `③ text`, `- **D.** text`, `- [x] text`.
#[derive(Debug, PartialEq)]
pub(super) struct OptionMarker {
    /// `None` for a bare check box, which is named by its place.
    pub(super) label: Option<OptionLabel>,
    /// What a box, or a mark such as `(정답)` beside the text, says about this option.
    pub(super) checked: Option<bool>,
    pub(super) highlighted: bool,
    pub(super) text: String,
}

/// Marks by which authors point at the right option inside the list. They are taken out: they would give it away.
const CORRECT_MARKS: [&str; 8] = [
    "(정답)",
    "(correct)",
    "(correct answer)",
    "(Correct)",
    "✅",
    "✔️",
    "✔",
    "☑️",
];

/// Reads the marker at the start of a line, also of one that is highlighted, marker and all: `==② text==`.
pub(super) fn read(line: &str) -> Option<OptionMarker> {
    let Some(plain) = without_highlight(line) else {
        return read_plain(line);
    };
    let marker = read_plain(&plain).filter(|marker| marker.label.is_some())?;
    Some(OptionMarker {
        highlighted: true,
        ..marker
    })
}

pub(super) fn is_highlighted(line: &str) -> bool {
    read(line).is_some_and(|marker| marker.highlighted)
}

/// Whether the letter of an option is a circled number.
pub(super) fn is_circled(line: &str) -> bool {
    let mut scan = Scan::new(line);
    scan.skip_blanks();
    scan.take_bullet();
    scan.skip(|sign| matches!(sign, '*' | '_' | '='));
    scan.peek().is_some_and(scan::is_circled)
}

/// The line without the one highlight that is all of it, but for a bullet.
fn without_highlight(line: &str) -> Option<String> {
    let mut scan = Scan::new(line);
    scan.skip_blanks();
    scan.take_bullet();
    let (before, marked) = line.split_at(line.len() - scan.rest().len());
    let inside = marked.trim_end().strip_prefix("==")?.strip_suffix("==")?;
    (!inside.contains("==")).then(|| format!("{before}{inside}"))
}

fn read_plain(line: &str) -> Option<OptionMarker> {
    let mut scan = Scan::new(line);
    scan.skip_blanks();
    let listed = scan.take_bullet();
    let checked = if listed { take_box(&mut scan) } else { None };
    let boxed = scan.rest().trim();
    let early = CORRECT_MARKS.iter().any(|mark| scan.take_text(mark));
    scan.skip_emphasis();
    let listed = listed || scan.is_inside_bold(line);
    let Some(label) = take_label(&mut scan, listed) else {
        return checked.map(|_| marked(None, checked, boxed.to_owned()));
    };
    let bold = scan.is_inside_bold(line) && !scan.take_text("**");
    let text = if bold {
        close_bold(scan.rest().trim())
    } else {
        scan.rest().trim().to_owned()
    };
    Some(marked(
        Some(label),
        if early { Some(true) } else { checked },
        text,
    ))
}

fn marked(label: Option<OptionLabel>, checked: Option<bool>, text: String) -> OptionMarker {
    let without = |mark: &&str| {
        text.strip_prefix(*mark)
            .or_else(|| text.strip_suffix(*mark))
            .map(str::trim)
    };
    let bare = CORRECT_MARKS.iter().find_map(without);
    OptionMarker {
        label,
        checked: if bare.is_some() { Some(true) } else { checked },
        highlighted: false,
        text: bare.unwrap_or(&text).to_owned(),
    }
}

/// `[x] ` or `[ ] `.
fn take_box(scan: &mut Scan<'_>) -> Option<bool> {
    let mut ahead = *scan;
    ahead.take(|sign| sign == '[')?;
    let mark = ahead.take(|sign| matches!(sign, ' ' | 'x' | 'X'))?;
    ahead.take(|sign| sign == ']')?;
    ahead.take(char::is_whitespace)?;
    ahead.skip_blanks();
    *scan = ahead;
    Some(mark != ' ')
}

/// `A)`, `A.`, `(A)`, `①`; in a list or in bold also `A:`. Bold may end between letter and sign.
fn take_label(scan: &mut Scan<'_>, listed: bool) -> Option<OptionLabel> {
    let mut ahead = *scan;
    let opened = ahead.take(|sign| sign == '(').is_some();
    let circled = ahead.peek().is_some_and(scan::is_circled);
    let label = ahead.take_letter()?;
    if listed {
        ahead.take_text("**");
    }
    match ahead.peek() {
        Some(')') => ahead.take(|_| true),
        Some('.') if !opened => ahead
            .take(|_| true)
            .filter(|_| !ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric())),
        Some(':') if !opened && listed => ahead.take(|_| true),
        _ => circled.then_some(label.0),
    }?;
    *scan = ahead;
    Some(label)
}

/// Bold that began before the marker: `**A) text**` loses it, `**A) part** of it` keeps it around the part.
pub(super) fn close_bold(text: &str) -> String {
    match text.strip_suffix("**") {
        Some(whole) if !whole.contains("**") => whole.trim().to_owned(),
        _ if text.matches("**").count() % 2 == 1 => format!("**{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Option<char>, Option<bool>, &str)>) {
        let read = read(line);
        let read = read
            .as_ref()
            .map(|m| (m.label.map(|l| l.0), m.checked, m.text.as_str()));
        assert_eq!(read, expected, "{line}");
    }

    #[test]
    fn a_highlight_goes_around_all_of_an_option() {
        let highlighted = |line: &str| (is_highlighted(line), read(line).map(|it| it.text));
        for line in ["==② 조기 종료==  ", "==⓶ 조기 종료==", "- ==B) 조기 종료=="] {
            assert_eq!(highlighted(line), (true, Some("조기 종료".to_owned())));
        }
        check("② ==조기 종료==", Some((Some('B'), None, "==조기 종료==")));
        check("==조기 종료==", None);
        check("==② 조기== 종료==", None);
    }

    #[test]
    fn every_marker_people_write() {
        let plain = Some((Some('A'), None, "조기 종료"));
        for line in [
            "- A) 조기 종료",
            "A. 조기 종료",
            "A) 조기 종료",
            "(A) 조기 종료",
            "① 조기 종료",
            "Ａ） 조기 종료",
        ] {
            check(line, plain);
        }
        for line in [
            "- **A)** 조기 종료",
            "- **A.** 조기 종료",
            "* **A**) 조기 종료",
            "- A: 조기 종료",
            "- A： 조기 종료",
        ] {
            check(line, plain);
        }
        for line in [
            "- **A) 조기 종료**",
            "**(A)** 조기 종료",
            "  + a) 조기 종료",
            "A.조기 종료",
            "**A:** 조기 종료",
        ] {
            check(line, plain);
        }
    }

    #[test]
    fn boxes_and_marks_say_which_is_right() {
        check("- [x] B) dropout", Some((Some('B'), Some(true), "dropout")));
        check("- [ ] dropout", Some((None, Some(false), "dropout")));
        check(
            "- A) dropout (정답)",
            Some((Some('A'), Some(true), "dropout")),
        );
        check(
            "- (정답) A) dropout",
            Some((Some('A'), Some(true), "dropout")),
        );
        check(
            "- ✅ **C)** dropout",
            Some((Some('C'), Some(true), "dropout")),
        );
    }

    #[test]
    fn bold_stays_balanced() {
        check(
            "- A) **early** stopping",
            Some((Some('A'), None, "**early** stopping")),
        );
        check(
            "- **A) early** stopping",
            Some((Some('A'), None, "**early** stopping")),
        );
        check(
            "- **A)** **early** stopping",
            Some((Some('A'), None, "**early** stopping")),
        );
        check(
            "- A) **early stopping**",
            Some((Some('A'), None, "**early stopping**")),
        );
    }

    #[test]
    fn prose_is_no_option() {
        for line in [
            "A company trains",
            "i.e. this",
            "A.I. services",
            "- dropout",
            "A",
            "A: 답",
            "(ABC) x",
            "[ ] x",
        ] {
            check(line, None);
        }
    }
}
