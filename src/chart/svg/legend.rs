//! Legend: what every sign of a panel means, for below the panels of a page or inside of a figure.

use super::{escape, rule, sign};
use crate::chart::Words;

/// A list that runs on over as many lines as it needs, each sign with its word.
#[must_use]
pub fn legend(words: &Words) -> String {
    list(&entries(words))
}

pub(super) fn list(entries: &[(String, &str)]) -> String {
    let entry = |(sign, word): &(String, &str)| {
        let word = escape(word);
        format!(
            r#"<li><svg xmlns="http://www.w3.org/2000/svg" class="curves sign" viewBox="-2 -11 34 22" aria-hidden="true">{sign}</svg>{word}</li>"#
        )
    };
    let entries: String = entries.iter().map(entry).collect();
    format!(r#"<ul class="legend">{entries}</ul>"#)
}

/// Each sign, 30 wide around the height 0, with its word.
pub(super) fn entries(words: &Words) -> [(String, &str); 10] {
    let line = |class| format!(r#"<path class="line {class}" d="M0 0H30"/>"#);
    let patch =
        |class, from, to| format!(r#"<path class="{class}" d="M{from}-6H{to}V6H{from}Z"/>"#);
    let bands = patch("band train", 0, 15) + &patch("band validation", 15, 30);
    [
        (line("train"), &*words.train),
        (line("validation"), &words.validation),
        (line("ghost"), &words.unchanged),
        (bands, &words.band),
        (patch("gap", 0, 30), &words.gap),
        (rule("fork", (15.0, -9.0), (15.0, 9.0)), &words.fork),
        (sign::star((15.0, 0.0)), &words.deployed),
        (sign::square((15.0, 0.0)), &words.stopped),
        (
            sign::way_back((25.0, -9.0), (6.0, -14.0), 12.0),
            &words.restored,
        ),
        (sign::interval(15.0, [0.0, 8.0, -8.0]), &words.held_out),
    ]
}
