//! Link: how a link, or a picture, is written as HTML once it is known where it leads.

use super::Place;
use super::address::Target;
use super::picture::Said;
use super::writer::{Writer, attribute};
use crate::vault::Wikilink;

/// The element around the text of a link, with its attributes; no name where the text stands alone.
pub(super) fn element(place: &Place<'_>, target: &Target<'_>) -> (&'static str, String) {
    match (place.href(target), target) {
        (Some(href), Target::Web(_)) => (
            "a",
            attribute("href", &href) + " rel=\"noopener noreferrer\"",
        ),
        (Some(href), _) => ("a", attribute("href", &href)),
        (None, Target::Lost(sought)) => (
            "span",
            " class=\"unresolved\"".to_owned() + &attribute("title", sought),
        ),
        (None, _) => ("", String::new()),
    }
}

/// A link with its text, whole.
pub(super) fn markup(place: &Place<'_>, target: &Target<'_>, text: &str) -> String {
    let mut writer = Writer::default();
    let (name, attributes) = element(place, target);
    writer.open_own(name, &attributes);
    writer.verbatim(text);
    writer.finish().0
}

/// A picture of the vault.
pub(super) fn picture(address: &str, said: &Said<'_>) -> String {
    let size = |name, pixels: Option<u32>| {
        pixels.map_or(String::new(), |pixels| attribute(name, &pixels.to_string()))
    };
    let attributes = [
        attribute("src", address),
        attribute("alt", said.alt),
        size("width", said.width),
        size("height", said.height),
    ];
    format!("<img{} loading=\"lazy\">", attributes.concat())
}

/// What a wikilink shows when it does not say: `note > heading`.
pub(super) fn name(link: &Wikilink) -> String {
    let headings = link.heading.iter().flat_map(|heading| heading.split('#'));
    let block = link.block.iter().map(|block| format!("^{block}"));
    let note = (!link.target.is_empty()).then(|| link.target.clone());
    let parts = note
        .into_iter()
        .chain(headings.map(str::to_owned))
        .chain(block);
    parts.collect::<Vec<_>>().join(" > ")
}
