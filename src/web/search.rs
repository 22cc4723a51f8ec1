//! Search: what a query finds, with the tags that narrow it down. The script asks for the hits alone while somebody types.

use maud::{Markup, html};

use super::failure::Failure;
use super::layout::{self, Nav};
use super::place;
use super::reply::Reply;
use super::visit::{Marked, Visit};
use crate::desk::{Material, Searched};
use crate::index::{Found, Hit, Query};
use crate::message::Message;
use crate::vault::NoteId;

const MOST_HITS: usize = 30;
const MOST_FACETS: usize = 16;
/// Longer queries are not typed.
const LONGEST_QUERY: usize = 1_000;

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let typed = visit.field("q");
    let title = visit.word("web-search");
    let body = html! {
        h1.visually-hidden { (title) }
        (layout::search_box(visit, typed, true))
        div #hits data-address="/search/hits" aria-live="polite" { (found(visit, typed)?) }
        details.help {
            summary { (visit.word("web-search-language")) }
            pre { (visit.word("web-search-examples")) }
        }
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Search, &body)))
}

/// The hits alone.
pub(super) fn hits(visit: &Visit) -> Result<Reply, Failure> {
    Ok(Reply::Page(found(visit, visit.field("q"))?))
}

fn found(visit: &Visit, typed: &str) -> Result<Markup, Failure> {
    if typed.trim().is_empty() {
        return Ok(html! {});
    }
    if typed.chars().count() > LONGEST_QUERY {
        let said = Message::new("web-query-too-long").with("most", LONGEST_QUERY);
        return Ok(visit.paragraph(&said));
    }
    let query = match Query::parse(typed) {
        Ok(query) => query,
        Err(error) => {
            return Ok(html! {
                div.refused {
                    (visit.paragraph(&error.message()))
                    @if let Some(hint) = error.hint() { (visit.paragraph(&hint)) }
                }
            });
        }
    };
    let searched = visit.app.library.search(&query, MOST_HITS)?;
    let material = visit.app.material()?;
    Ok(listed(visit, typed, &searched, &material))
}

fn listed(visit: &Visit, typed: &str, searched: &Searched, material: &Material) -> Markup {
    let Searched { found, warning } = searched;
    let with_all = found.hits.len() - found.others;
    let counted = Message::new("web-found").with("total", found.total);
    html! {
        @if let Some(relaxed) = &found.relaxed {
            div.relaxed {
                (visit.paragraph(&relaxed.step.message()))
                @for instead in relaxed.instead() { (visit.paragraph(&instead)) }
            }
        }
        p.quiet role="status" { (visit.say(&counted)) }
        (facets(visit, typed, found))
        ol.hits {
            @for (at, hit) in found.hits.iter().enumerate() {
                (of_hit(visit, hit, at >= with_all, material))
            }
        }
        @if let Some(warning) = warning { p.quiet { (visit.say(warning)) } }
    }
}

/// The tags that most of what was found bears; each narrows the query.
fn facets(visit: &Visit, typed: &str, found: &Found) -> Markup {
    let mut tags: Vec<(&String, &usize)> = found.tags.iter().collect();
    tags.retain(|(_, count)| **count < found.total);
    tags.sort_by_key(|(tag, count)| (std::cmp::Reverse(**count), *tag));
    tags.truncate(MOST_FACETS);
    html! {
        @if !tags.is_empty() {
            nav.facets aria-label=(visit.word("web-facets")) {
                @for (tag, count) in tags {
                    a.tag href=(place::search(&format!("{typed} tag:#{tag}"))) {
                        "#" (tag) " " span.count { (count) }
                    }
                }
            }
        }
    }
}

fn of_hit(visit: &Visit, hit: &Hit, is_partial: bool, material: &Material) -> Markup {
    let heading = section(material, &hit.note, hit.line);
    let address = match heading {
        Some((line, _)) => place::line(&hit.note, line),
        None => place::note(&hit.note),
    };
    html! {
        li {
            a.title href=(address) { (hit.title) }
            @if is_partial { " " span.quiet { "(" (visit.word("web-found-part")) ")" } }
            p.snippet { (Marked { text: &hit.snippet.text, marks: &hit.snippet.marks }) }
            p.where {
                (hit.note.as_str()) ":" (hit.line)
                @if let Some((_, text)) = heading { " · " (text) }
            }
        }
    }
}

/// The last heading at or above a line: its own line and text.
fn section<'a>(material: &'a Material, note: &NoteId, line: usize) -> Option<(usize, &'a str)> {
    let headings = material.vault.note(note)?.headings.iter();
    let above = headings.take_while(|heading| heading.line <= line).last()?;
    Some((above.line, above.text.as_str()))
}
