//! Footnotes: numbered as they are first referred to, and listed at the end.

use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    /// By label, as HTML.
    texts: HashMap<String, String>,
}

impl Footnotes {
    /// The number of a footnote, and whether it is referred to for the first time.
    pub(super) fn refer(&mut self, label: &str) -> (usize, bool) {
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(label.to_owned()).or_insert(next);
        (number, number == next)
    }

    pub(super) fn define(&mut self, label: String, html: String) {
        self.texts.entry(label).or_insert(html);
    }

    /// The list of those that are referred to; with `ids` each leads back to where it is.
    pub(super) fn html(mut self, ids: bool) -> String {
        let mut notes: Vec<(usize, String)> = self
            .numbers
            .into_iter()
            .map(|(label, number)| (number, self.texts.remove(&label).unwrap_or_default()))
            .collect();
        if notes.is_empty() {
            return String::new();
        }
        notes.sort_unstable_by_key(|(number, _)| *number);
        let item = |(number, text): &(usize, String)| match ids {
            true => format!(
                "<li id=\"fn-{number}\">{text}<a class=\"back\" href=\"#fnref-{number}\">↩</a></li>"
            ),
            false => format!("<li>{text}</li>"),
        };
        let items: String = notes.iter().map(item).collect();
        format!("<section class=\"footnotes\"><ol>{items}</ol></section>")
    }
}
