//! Excerpt: a line of a note as it is shown, short enough to read, with what was looked for marked.

use std::ops::Range;

use super::screen::harmless;

/// Longer lines are cut around the first mark.
const MOST_CHARACTERS: usize = 160;

/// How much of a cut line stands before the first mark.
const BEFORE: usize = 60;

/// A line with each mark passed through `mark`, and `more` where it is cut. `marks` are bytes of `line`, from left to
/// right.
pub(super) fn excerpt(
    line: &str,
    marks: &[Range<usize>],
    more: &str,
    mark: impl Fn(&str) -> String,
) -> String {
    let shown = shown(line, marks.first().map_or(0, |mark| mark.start));
    let mut text = String::new();
    let mut done = shown.start;
    for range in marks {
        let (start, end) = (range.start.max(done), range.end.min(shown.end));
        if start < end {
            text += &harmless(&line[done..start]);
            text += &mark(&harmless(&line[start..end]));
            done = end;
        }
    }
    text += &harmless(&line[done..shown.end]);
    let cut = |is_cut| if is_cut { more } else { "" };
    let before = cut(!line[..shown.start].trim().is_empty());
    let after = cut(!line[shown.end..].trim().is_empty());
    format!("{before}{text}{after}")
}

/// Which bytes of a line are shown, without space at its ends.
fn shown(line: &str, first_mark: usize) -> Range<usize> {
    let fits = line.trim().chars().count() <= MOST_CHARACTERS;
    let start = if fits {
        0
    } else {
        let before = line[..first_mark].char_indices().rev();
        before.take(BEFORE).last().map_or(first_mark, |(at, _)| at)
    };
    let start = line.len() - line[start..].trim_start().len();
    let mut signs = line[start..].char_indices();
    let end = signs
        .nth(MOST_CHARACTERS)
        .map_or(line.len(), |(at, _)| start + at);
    start..start + line[start..end].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, marked: &str, expected: &str) {
        let marks: Vec<Range<usize>> = line
            .match_indices(marked)
            .map(|(at, part)| at..at + part.len())
            .collect();
        let said = excerpt(line, &marks, "…", |part| format!("<{part}>"));
        assert_eq!(said, expected, "{line:?}");
    }

    #[test]
    fn short_lines_stay_whole() {
        check("  - 조기 종료를 쓴다 ", "조기 종료", "- <조기 종료>를 쓴다");
        check("ab ab", "ab", "<ab> <ab>");
        check("a\u{1b}b", "b", "a<b>");
    }

    #[test]
    fn long_lines_are_cut_around_the_first_mark() {
        let (before, after) = ("가".repeat(100), "나".repeat(200));
        let expected = format!("…{}<x>{}…", "가".repeat(60), "나".repeat(99));
        check(&format!("{before}x{after}"), "x", &expected);
        check(&"x".repeat(300), "none", &format!("{}…", "x".repeat(160)));
    }
}
