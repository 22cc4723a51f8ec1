//! The name of an option in front of its explanation. Where explanations may stand is not here.

use super::key;
use super::option::close_bold;
use super::scan::Scan;
use crate::quiz::question::OptionLabel;

/// `- **Option B** - why`, `- B: why`, `B번: why`, `- **B) its text** - why`.
#[derive(Debug, PartialEq)]
pub(super) struct ReasonMarker {
    /// Options that are explained together, mostly one.
    pub(super) labels: Vec<OptionLabel>,
    /// Bold text of the option, repeated behind its letter.
    pub(super) repeated: Option<String>,
    pub(super) text: String,
}

const VERDICTS: [&str; 6] = ["(정답)", "(오답)", "(correct)", "(incorrect)", "(o)", "(x)"];
const SIGNS: [char; 7] = [')', '.', ':', '-', '–', '—', '→'];

/// Reads the marker at the start of a line of an explanation; only `labels` are names.
pub(super) fn read(line: &str, labels: &[OptionLabel]) -> Option<ReasonMarker> {
    let mut scan = Scan::new(line);
    scan.skip_blanks();
    let listed = scan.take_bullet();
    scan.skip_decoration();
    let worded = scan.take_option_word();
    let named = take_labels(&mut scan, labels)?;
    let counted = scan.take_text("번");
    let signed = take_sign(&mut scan, line);
    let sentence = worded && !signed && scan.peek().is_some_and(|sign| sign.is_ascii_lowercase());
    let alone =
        scan.rest().trim().is_empty() && (listed || worded || counted || line.contains("**"));
    (signed || sentence || alone).then_some(())?;
    let inside = scan.is_inside_bold(line);
    let (repeated, text) = if inside {
        split_bold(scan.rest())
    } else {
        (None, scan.rest().trim().to_owned())
    };
    Some(ReasonMarker {
        labels: named,
        repeated,
        text,
    })
}

/// One letter or several joined ones.
fn take_labels(scan: &mut Scan<'_>, labels: &[OptionLabel]) -> Option<Vec<OptionLabel>> {
    let mut found = vec![take_label(scan, labels)?];
    while let Some(mut ahead) = key::joint(*scan).filter(|_| found.len() < OptionLabel::MOST) {
        let Some(label) = take_label(&mut ahead, labels) else {
            break;
        };
        found.push(label);
        *scan = ahead;
    }
    Some(found)
}

fn take_label(scan: &mut Scan<'_>, labels: &[OptionLabel]) -> Option<OptionLabel> {
    let mut ahead = *scan;
    let opened = ahead.take(|sign| sign == '(').is_some();
    let label = ahead.take_letter().filter(|label| labels.contains(label))?;
    if opened {
        ahead.take(|sign| sign == ')')?;
    }
    if ahead
        .peek()
        .is_some_and(|sign| sign.is_ascii_alphanumeric())
    {
        return None;
    }
    *scan = ahead;
    Some(label)
}

/// The sign between name and explanation, with emphasis, a verdict and blanks around it. `E-commerce` has none.
fn take_sign(scan: &mut Scan<'_>, line: &str) -> bool {
    scan.skip_emphasis();
    let _ = VERDICTS.iter().any(|verdict| scan.take_text(verdict));
    scan.skip_emphasis();
    let mut ahead = *scan;
    let Some(sign) = ahead.take(|sign| SIGNS.contains(&sign)) else {
        return false;
    };
    if matches!(sign, '-' | '.')
        && ahead
            .peek()
            .is_some_and(|next| next.is_ascii_alphanumeric())
    {
        return false;
    }
    if ahead.is_inside_bold(line) {
        ahead.take_text("**");
    }
    ahead.skip_blanks();
    ahead.take(|sign| matches!(sign, ':' | '-' | '–' | '—' | '→'));
    ahead.skip_blanks();
    *scan = ahead;
    true
}

/// `its text** - why` is the repeated text and the explanation; `why**` is all explanation.
fn split_bold(rest: &str) -> (Option<String>, String) {
    match rest.split_once("**") {
        Some((repeated, after)) => {
            let mut scan = Scan::new(after);
            scan.skip_blanks();
            scan.skip(|sign| SIGNS.contains(&sign) && sign != ')');
            (
                Some(repeated.trim().to_owned()),
                scan.rest().trim().to_owned(),
            )
        }
        None => (None, close_bold(rest.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(letters: &str) -> Vec<OptionLabel> {
        letters.chars().filter_map(OptionLabel::of).collect()
    }

    fn check(line: &str, expected: &str, text: &str) {
        let read = read(line, &labels("ABCDE")).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(
            (read.labels, read.text.as_str()),
            (labels(expected), text),
            "{line}"
        );
    }

    fn refused(line: &str) {
        assert_eq!(read(line, &labels("ABCDE")), None, "{line}");
    }

    #[test]
    fn every_name_people_write() {
        for line in [
            "- **Option B** - 이유",
            "- **Option B**: 이유",
            "- B: 이유",
            "**B)** 이유",
            "보기 B - 이유",
            "B번: 이유",
        ] {
            check(line, "B", "이유");
        }
        for line in [
            "- B) 이유",
            "* **B**: 이유",
            "- **B.** 이유",
            "- ❌ **B** – 이유",
            "B： 이유",
            "- **B (오답)**: 이유",
        ] {
            check(line, "B", "이유");
        }
        for line in [
            "- **B) dropout** - 이유",
            "- **B) dropout**: 이유",
            "(B) - 이유",
            "② : 이유",
            "- **Option B:** 이유",
        ] {
            check(line, "B", "이유");
        }
        check("- B, C: 둘 다", "BC", "둘 다");
        check("- **Option D**", "D", "");
        check(
            "Option B is wrong because it waits",
            "B",
            "is wrong because it waits",
        );
    }

    #[test]
    fn bold_text_of_the_option_is_told_apart() {
        let read = read("- **B) dropout** - 이유", &labels("AB")).expect("a marker");
        assert_eq!(read.repeated.as_deref(), Some("dropout"));
    }

    #[test]
    fn prose_is_no_name() {
        for line in [
            "A company",
            "Better: this",
            "- 검증 손실",
            "B",
            "F: 이유",
            "A는 맞다",
            "Options matter",
            "e.g. this",
            "E-commerce",
        ] {
            refused(line);
        }
    }
}
