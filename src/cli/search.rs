//! `patience search`: notes by words, phrases, tags, properties and all else that Obsidian's search knows.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, report, write_json};
use crate::args::SearchArgs;
use crate::clock::now_ns;
use crate::desk::{Desk, Searched};
use crate::index::{Found, Hit, NotePart, Progress, Query, Relaxed, Snippet, Why};
use crate::message::Message;

#[derive(Serialize)]
struct FoundJson<'a> {
    total: usize,
    others: usize,
    relaxed: Option<RelaxedJson<'a>>,
    tags: &'a BTreeMap<String, usize>,
    hits: Vec<HitJson<'a>>,
}

#[derive(Serialize)]
struct RelaxedJson<'a> {
    step: &'static str,
    instead: BTreeMap<&'a str, &'a [String]>,
}

#[derive(Serialize)]
struct HitJson<'a> {
    path: &'a str,
    title: &'a str,
    tags: &'a [String],
    line: usize,
    snippet: String,
    score: f32,
    why: Vec<WhyJson<'a>>,
}

#[derive(Serialize)]
struct WhyJson<'a> {
    sought: &'a str,
    parts: Vec<&'static str>,
    forms: &'a [String],
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &SearchArgs,
) -> Result<Exit, Stop> {
    let typed = Query::composed(&args.typed());
    let query = match Query::parse(&typed) {
        Ok(query) => query,
        Err(error) => {
            let (message, hint) = (error.message(), error.hint());
            let at = error.column().map(|column| (typed.as_str(), column));
            report::error_in(screen, &message, at, hint.as_ref(), streams.err)?;
            return Ok(Exit::Error);
        }
    };
    if args.explain {
        return explain(screen, &query, streams.out);
    }
    if args.watch {
        return watch(desk, screen, streams, &query, args.limit as usize);
    }
    let bar = Bar::new(screen);
    let searched = desk.search(&query, args.limit as usize, now_ns(), &|progress| {
        bar.tell(progress);
    })?;
    bar.end();
    if args.json {
        warn(screen, &searched, streams.err)?;
        write_json(streams.out, &FoundJson::of(&searched.found))?;
    } else {
        write_found(screen, &searched, streams)?;
    }
    Ok(match searched.found.total {
        0 => Exit::Nothing,
        _ => Exit::Found,
    })
}

/// Shows what is found whenever it is something else than before. It ends with the program.
fn watch(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    query: &Query,
    limit: usize,
) -> Result<Exit, Stop> {
    let mut before: Option<Found> = None;
    desk.search_on(query, limit, &now_ns, &mut |searched| -> Result<_, Stop> {
        if before.as_ref() != Some(&searched.found) {
            write_found(screen, &searched, streams)?;
            streams.out.flush()?;
            before = Some(searched.found);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Exit::Found)
}

fn write_found(
    screen: &Screen,
    searched: &Searched,
    streams: &mut Streams<'_>,
) -> std::io::Result<()> {
    warn(screen, searched, streams.err)?;
    let found = &searched.found;
    let with_all = found.hits.len() - found.others;
    for (at, hit) in found.hits.iter().enumerate() {
        let part = (at >= with_all).then(|| screen.word("cli-search-part"));
        write_hit(screen, hit, part.as_deref(), streams.out)?;
    }
    tell_relaxed(screen, found.relaxed.as_ref(), streams.err)?;
    let counted = Message::new("cli-search-count")
        .with("shown", with_all)
        .with("total", found.total);
    writeln!(streams.err, "{}", screen.say(&counted))?;
    if found.others > 0 {
        let others = Message::new("cli-search-others").with("others", found.others);
        writeln!(streams.err, "{}", screen.say(&others))?;
    }
    Ok(())
}

fn warn(screen: &Screen, searched: &Searched, err: &mut dyn Write) -> std::io::Result<()> {
    match &searched.warning {
        Some(warning) => report::warning(screen, warning, err),
        None => Ok(()),
    }
}

fn explain(screen: &Screen, query: &Query, out: &mut dyn Write) -> Result<Exit, Stop> {
    for part in query.explain() {
        let indent = "  ".repeat(part.level);
        writeln!(out, "{indent}{}", harmless(&screen.say(&part.message)))?;
    }
    Ok(Exit::Found)
}

/// `part` is said of a note that has only some of the words.
fn write_hit(
    screen: &Screen,
    hit: &Hit,
    part: Option<&str>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    writeln!(out, "{}", screen.bold(&harmless(&hit.title)))?;
    let part = part.map_or(String::new(), |part| screen.faint(&format!("  ({part})")));
    writeln!(out, "  {}:{}{part}", hit.note.as_str(), hit.line)?;
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

/// What was looked for when the query found nothing as it stood: never in silence.
fn tell_relaxed(
    screen: &Screen,
    relaxed: Option<&Relaxed>,
    err: &mut dyn Write,
) -> std::io::Result<()> {
    let Some(relaxed) = relaxed else {
        return Ok(());
    };
    writeln!(err, "{}", screen.say(&relaxed.step.message()))?;
    for instead in relaxed.instead() {
        writeln!(err, "  {}", harmless(&screen.say(&instead)))?;
    }
    Ok(())
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

    fn tell(&self, progress: Progress) {
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

impl<'a> FoundJson<'a> {
    fn of(found: &'a Found) -> FoundJson<'a> {
        let instead = |relaxed: &'a Relaxed| {
            let pairs = relaxed.read_as.iter();
            pairs
                .map(|(typed, others)| (typed.as_str(), others.as_slice()))
                .collect()
        };
        FoundJson {
            total: found.total,
            others: found.others,
            relaxed: found.relaxed.as_ref().map(|relaxed| RelaxedJson {
                step: relaxed.step.name(),
                instead: instead(relaxed),
            }),
            tags: &found.tags,
            hits: found.hits.iter().map(HitJson::of).collect(),
        }
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
            why: hit.why.iter().map(WhyJson::of).collect(),
        }
    }
}

impl<'a> WhyJson<'a> {
    fn of(why: &'a Why) -> WhyJson<'a> {
        WhyJson {
            sought: &why.sought,
            parts: why.parts.iter().map(|part| NotePart::name(*part)).collect(),
            forms: &why.forms,
        }
    }
}
