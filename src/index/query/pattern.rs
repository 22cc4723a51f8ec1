//! Pattern: a regular expression between slashes. Its size is bounded when it is read, so that the time it takes grows
//! with the text alone.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// A compiled regular expression; `^` and `$` are the ends of a line.
#[derive(Clone, Debug)]
pub(in crate::index) struct Pattern {
    source: String,
    any_case: Regex,
    exact_case: Regex,
}

/// Bytes a compiled pattern may take. `\w{20}` takes about 400 kB.
const MOST_BYTES: usize = 1 << 20;

impl Pattern {
    /// Reads what stands between the slashes.
    ///
    /// # Errors
    /// Why it is none, in the words of the `regex` crate: look-around and back-references, which JavaScript has, are
    /// not there, because no bound on their time can be given.
    pub(in crate::index) fn new(source: &str) -> Result<Pattern, String> {
        let source_of_regex = source.replace("\\/", "/");
        let build = |any_case: bool| {
            RegexBuilder::new(&source_of_regex)
                .case_insensitive(any_case)
                .multi_line(true)
                .size_limit(MOST_BYTES)
                .build()
                .map_err(|error| reason(&error))
        };
        Ok(Pattern {
            any_case: build(true)?,
            exact_case: build(false)?,
            source: source.to_owned(),
        })
    }

    /// As written, without its slashes.
    pub(in crate::index) fn source(&self) -> &str {
        &self.source
    }

    pub(in crate::index) fn is_in(&self, text: &str, case_matters: bool) -> bool {
        self.regex(case_matters).is_match(text)
    }

    /// Where it is found, in bytes; what is empty is left out.
    pub(in crate::index) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let found = self.any_case.find_iter(text).map(|found| found.range());
        found.filter(|place| !place.is_empty()).collect()
    }

    fn regex(&self, case_matters: bool) -> &Regex {
        if case_matters {
            &self.exact_case
        } else {
            &self.any_case
        }
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.source == other.source
    }
}

/// The last line of the crate's explanation says what is wrong; the lines before it draw the place.
fn reason(error: &regex::Error) -> String {
    let said = error.to_string();
    let last = said.lines().last().unwrap_or_default();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}
