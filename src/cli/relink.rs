//! `patience relink`: answers that belong to no question, and which question each may have become. It asks or is told, and
//! never guesses.

use serde::Serialize;

use super::screen::Screen;
use super::{Exit, Stop, Streams, write_json};
use crate::args::RelinkArgs;
use crate::clock::{date, event, sitting};
use crate::desk::{self, Desk, Material};
use crate::history::{Fact, ReviewLog};
use crate::message::Message;
use crate::quiz::{Heir, QuestionId, Stray, StudyDay};

#[derive(Serialize)]
struct StrayJson<'a> {
    id: &'a str,
    answers: usize,
    last: String,
    perhaps: Option<HeirJson<'a>>,
}

#[derive(Serialize)]
struct HeirJson<'a> {
    question: &'a str,
    same_note: bool,
    same_place: bool,
    same_key: bool,
    alike: f64,
}

/// What a person says to a proposal.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Yes,
    No,
    Stop,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &RelinkArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let mut log = desk.review_log()?;
    if let (Some(old), Some(new)) = (&args.old, &args.new) {
        return relink(screen, streams, &material, &mut log, old, new);
    }
    let strays = desk.strays(&material.bank, &log)?;
    if args.json {
        write_json(streams.out, &strays.iter().map(json).collect::<Vec<_>>())?;
    } else {
        show(screen, streams, &material, &mut log, &strays)?;
    }
    let said = Message::new("cli-relink-count").with("count", strays.len());
    writeln!(streams.err, "{}", screen.say(&said))?;
    Ok(if strays.is_empty() {
        Exit::Nothing
    } else {
        Exit::Found
    })
}

/// All strays; on a terminal each with an heir is asked about.
fn show(
    screen: &Screen,
    streams: &mut Streams<'_>,
    material: &Material,
    log: &mut ReviewLog,
    strays: &[Stray],
) -> Result<(), Stop> {
    let mut asks = screen.asks;
    for stray in strays {
        let last = Message::new("cli-relink-stray")
            .with("answers", stray.answers)
            .with("date", day(stray));
        writeln!(streams.out, "{}", screen.bold(stray.id.as_str()))?;
        writeln!(streams.out, "  {}", screen.say(&last))?;
        let Some(heir) = &stray.heir else {
            writeln!(streams.out, "  {}", screen.word("cli-relink-no-heir"))?;
            continue;
        };
        let perhaps = screen.say(&proposal(material, heir));
        writeln!(streams.out, "{}", screen.wrapped(&perhaps, 2))?;
        let said = if asks {
            ask(screen, streams)?
        } else {
            Said::No
        };
        asks &= said != Said::Stop;
        if said == Said::Yes {
            keep(log, &stray.id, &heir.question)?;
            say_kept(screen, streams, stray.answers, &heir.question)?;
        }
    }
    Ok(())
}

fn proposal(material: &Material, heir: &Heir) -> Message {
    let place = material.bank.get(&heir.question);
    let place = place.map(|question| format!("{}:{}", question.note, question.line));
    let reason = match heir {
        Heir {
            same_place: true, ..
        } => "cli-relink-same-place",
        Heir {
            same_note: true, ..
        } => "cli-relink-same-note",
        _ => "cli-relink-alike",
    };
    let key = if heir.same_key {
        "cli-relink-same-key"
    } else {
        "cli-relink-other-key"
    };
    let reason = Message::new(reason).with("percent", (heir.alike * 100.0).round());
    Message::new("cli-relink-perhaps")
        .with("question", heir.question.as_str())
        .with("place", place.unwrap_or_default())
        .with("reason", reason)
        .with("key", Message::new(key))
}

fn ask(screen: &Screen, streams: &mut Streams<'_>) -> Result<Said, Stop> {
    loop {
        write!(streams.out, "  {} ", screen.word("cli-relink-ask"))?;
        streams.out.flush()?;
        let Some(line) = streams.input.line()? else {
            return Ok(Said::Stop);
        };
        match line.trim() {
            "y" | "Y" | "ㅛ" => return Ok(Said::Yes),
            "n" | "N" | "ㅜ" | "" => return Ok(Said::No),
            "q" | "Q" | "ㅂ" => return Ok(Said::Stop),
            _ => {}
        }
    }
}

fn relink(
    screen: &Screen,
    streams: &mut Streams<'_>,
    material: &Material,
    log: &mut ReviewLog,
    old: &str,
    new: &str,
) -> Result<Exit, Stop> {
    let refused = |id, hint| {
        let message = Message::new(id).with("name", old);
        Err(Stop::Said(message, Some(Message::new(hint))))
    };
    let id = QuestionId(old.to_owned());
    if material.bank.get(&id).is_some() {
        return refused("cli-relink-is-question", "cli-hint-relink");
    }
    let past = log.past().map_err(desk::Error::History)?;
    let answers = past.iter().filter(|review| *review.question == id).count();
    if answers == 0 {
        return refused("cli-relink-no-answers", "cli-hint-relink");
    }
    let question = &material.question(new)?.id;
    keep(log, &id, question)?;
    say_kept(screen, streams, answers, question)?;
    Ok(Exit::Found)
}

fn keep(log: &mut ReviewLog, from: &QuestionId, to: &QuestionId) -> Result<(), Stop> {
    let (from, to) = (from.clone(), to.clone());
    let relink = event(Fact::Relink { from, to }, sitting(), 0);
    log.note(&relink).map_err(desk::Error::History)?;
    Ok(())
}

fn say_kept(
    screen: &Screen,
    streams: &mut Streams<'_>,
    answers: usize,
    question: &QuestionId,
) -> Result<(), Stop> {
    let said = Message::new("cli-relinked")
        .with("answers", answers)
        .with("question", question.as_str());
    writeln!(streams.out, "  {}", screen.say(&said))?;
    Ok(())
}

/// The date of the last answer.
fn day(stray: &Stray) -> String {
    let last = &stray.last;
    date(StudyDay::of(last.answered_at_ms, last.utc_offset_minutes))
}

fn json(stray: &Stray) -> StrayJson<'_> {
    StrayJson {
        id: stray.id.as_str(),
        answers: stray.answers,
        last: day(stray),
        perhaps: stray.heir.as_ref().map(heir_json),
    }
}

fn heir_json(heir: &Heir) -> HeirJson<'_> {
    HeirJson {
        question: heir.question.as_str(),
        same_note: heir.same_note,
        same_place: heir.same_place,
        same_key: heir.same_key,
        alike: heir.alike,
    }
}
