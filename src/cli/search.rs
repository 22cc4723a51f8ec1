//! `patience search`: notes by words, phrases, tags and paths.

use std::io::Write;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, report, write_json};
use crate::desk::Desk;
use crate::index::{Hit, Progress, Snippet};
use crate::message::Message;

#[derive(Serialize)]
struct HitJson<'a> {
    path: &'a str,
    title: &'a str,
    tags: &'a [String],
    line: usize,
    snippet: String,
    score: f32,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    query: &str,
    limit: usize,
    json: bool,
) -> Result<Exit, Stop> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos() as u64);
    let mut bar = Bar::new(screen);
    let (found, warning) = desk.search(query, limit, now, &mut |progress| bar.tell(progress))?;
    bar.end();
    if let Some(warning) = warning {
        report::warning(screen, &warning, streams.err)?;
    }
    if json {
        let hits: Vec<HitJson<'_>> = found.hits.iter().map(HitJson::of).collect();
        write_json(streams.out, &hits)?;
    } else {
        for hit in &found.hits {
            write_hit(screen, hit, streams.out)?;
        }
        let counted = Message::new("cli-search-count")
            .with("shown", found.hits.len())
            .with("total", found.total);
        writeln!(streams.err, "{}", screen.say(&counted))?;
    }
    Ok(if found.total == 0 {
        Exit::Nothing
    } else {
        Exit::Found
    })
}

fn write_hit(screen: &Screen, hit: &Hit, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}", screen.bold(&harmless(&hit.title)))?;
    writeln!(out, "  {}:{}", hit.note.as_str(), hit.line)?;
    if !hit.tags.is_empty() {
        let tags: Vec<String> = hit.tags.iter().map(|tag| format!("#{tag}")).collect();
        writeln!(out, "  {}", screen.faint(&tags.join(" ")))?;
    }
    writeln!(
        out,
        "  {}\n",
        marked(&hit.snippet, |text| screen.marked(text))
    )
}

/// The snippet with each match passed through `mark`.
fn marked(snippet: &Snippet, mark: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut done = 0;
    for range in &snippet.marks {
        text.push_str(&harmless(&snippet.text[done..range.start]));
        text.push_str(&mark(&harmless(&snippet.text[range.clone()])));
        done = range.end;
    }
    text + &harmless(&snippet.text[done..])
}

/// How far indexing is, on a terminal, once it has taken half a second.
struct Bar {
    started: Instant,
    bar: ProgressBar,
    live: bool,
}

impl Bar {
    fn new(screen: &Screen) -> Bar {
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}").expect("a template");
        let bar = ProgressBar::hidden()
            .with_style(style)
            .with_message(screen.word("cli-indexing"));
        Bar {
            started: Instant::now(),
            bar,
            live: screen.live,
        }
    }

    fn tell(&mut self, progress: Progress) {
        if self.live && self.bar.is_hidden() && self.started.elapsed().as_millis() > 500 {
            self.bar
                .set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        self.bar.set_length(progress.total as u64);
        self.bar.set_position(progress.done as u64);
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}

impl<'a> HitJson<'a> {
    fn of(hit: &'a Hit) -> HitJson<'a> {
        HitJson {
            path: hit.note.as_str(),
            title: &hit.title,
            tags: &hit.tags,
            line: hit.line,
            snippet: marked(&hit.snippet, |text| format!("**{text}**")),
            score: hit.score,
        }
    }
}
