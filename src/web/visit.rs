//! Visit: one request as a page sees it: who reads, what was asked for, and when.

use std::sync::Arc;

use maud::{Markup, Render, html};

use super::app::App;
use super::failure::Failure;
use crate::clock::Moment;
use crate::message::Message;
use crate::text::Lang;

/// One request, already let in.
pub(super) struct Visit {
    pub(super) app: Arc<App>,
    pub(super) lang: Lang,
    /// Path and query as they were asked for.
    pub(super) address: String,
    /// The named parts of the path.
    pub(super) parts: Vec<(String, String)>,
    /// What stands in the query, or was sent with a form; a name may stand several times.
    pub(super) fields: Vec<(String, String)>,
    pub(super) now: Moment,
}

impl Visit {
    /// A named part of the path.
    pub(super) fn part(&self, name: &str) -> &str {
        let part = self.parts.iter().find(|(known, _)| known == name);
        part.map_or("", |(_, value)| value)
    }

    /// The first value of a field; empty when it was not sent.
    pub(super) fn field(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter().filter(move |(known, _)| known == name);
        fields.map(|(_, value)| value.as_str())
    }

    /// A number in a field.
    ///
    /// # Errors
    /// When something else stands there.
    pub(super) fn number(&self, name: &str, otherwise: usize) -> Result<usize, Failure> {
        match self.field(name).trim() {
            "" => Ok(otherwise),
            typed => typed.parse().map_err(|_| Failure::bad_field(name, typed)),
        }
    }

    pub(super) fn say(&self, message: &Message) -> String {
        self.lang.say(message)
    }

    /// Says a sentence without values.
    pub(super) fn word(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    /// A sentence, with what stands between backticks as code.
    pub(super) fn rich(&self, message: &Message) -> Markup {
        let said = self.say(message);
        html! {
            @for (at, part) in said.split('`').enumerate() {
                @if at % 2 == 0 { (part) } @else { code { (part) } }
            }
        }
    }

    /// A sentence as a paragraph.
    pub(super) fn paragraph(&self, message: &Message) -> Markup {
        html! { p { (self.rich(message)) } }
    }
}

/// A language as HTML names it.
pub(super) fn code(lang: Lang) -> &'static str {
    let named = Lang::NAMES.iter().find(|(_, known)| *known == lang);
    named.map_or("en", |(name, _)| name)
}

/// Text with what was found in it marked.
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    /// Bytes, in order and apart from each other.
    pub(super) marks: &'a [std::ops::Range<usize>],
}

impl Render for Marked<'_> {
    fn render(&self) -> Markup {
        let starts = std::iter::once(0).chain(self.marks.iter().map(|mark| mark.end));
        let plain = starts.zip(self.marks.iter().map(|mark| mark.start));
        let last = self.marks.last().map_or(0, |mark| mark.end);
        html! {
            @for ((from, to), mark) in plain.zip(self.marks) {
                (self.text[from..to]) mark { (self.text[mark.clone()]) }
            }
            (self.text[last..])
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::Path;
    use std::sync::Mutex;

    use axum::extract::Query;
    use tokio::sync::watch;

    use super::*;
    use crate::clock::now_ns;
    use crate::desk::Library;
    use crate::desk::tests::desk;
    use crate::web::guard::Door;
    use crate::web::sittings::Sittings;
    use crate::web::trainings::Trainings;

    /// A visit to this address by somebody who reads English and whose notes lie in a folder.
    pub(in crate::web) fn visit(notes: &Path, address: &str) -> Visit {
        let app = App {
            library: Library::open(desk(notes), now_ns),
            sittings: Sittings::default(),
            trainings: Trainings::default(),
            exams: Mutex::default(),
            door: Door::at(([127, 0, 0, 1], 7240).into(), None),
            lang: Lang::En,
            closing: watch::channel(false).1,
        };
        let uri = address.parse().expect("an address");
        let Query(fields) = Query::try_from_uri(&uri).expect("a query");
        Visit {
            app: Arc::new(app),
            lang: Lang::En,
            address: address.to_owned(),
            parts: Vec::new(),
            fields,
            now: Moment::now(),
        }
    }
}
