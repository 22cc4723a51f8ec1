//! `patience tags`: the tag tree, with the notes that bear a tag and those that bear it or one below.

use serde::Serialize;

use super::screen::{Screen, padded};
use super::{Exit, Stop, Streams, write_json};
use crate::desk::Desk;
use crate::message::Message;
use unicode_width::UnicodeWidthStr;

#[derive(Serialize)]
struct TagJson<'a> {
    tag: &'a str,
    own: usize,
    with_children: usize,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    json: bool,
) -> Result<Exit, Stop> {
    let counts = desk.tags()?;
    if json {
        let tags = counts.iter().map(|count| TagJson {
            tag: count.tag.as_str(),
            own: count.own,
            with_children: count.with_children,
        });
        write_json(streams.out, &tags.collect::<Vec<_>>())?;
    } else {
        let names: Vec<String> = counts
            .iter()
            .map(|count| name(count.tag.as_str()))
            .collect();
        let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
        for (name, count) in names.iter().zip(&counts) {
            writeln!(
                streams.out,
                "{}  {:>4} / {}",
                padded(name, widest),
                count.own,
                count.with_children
            )?;
        }
        let legend = Message::new("cli-tags-legend").with("tags", counts.len());
        writeln!(streams.err, "{}", screen.say(&legend))?;
    }
    Ok(if counts.is_empty() {
        Exit::Nothing
    } else {
        Exit::Found
    })
}

/// The last part of a tag, indented by its depth.
fn name(tag: &str) -> String {
    let depth = tag.matches('/').count();
    let last = tag.rsplit('/').next().unwrap_or(tag);
    let sign = if depth == 0 { "#" } else { "/" };
    format!("{}{sign}{last}", "  ".repeat(depth))
}
