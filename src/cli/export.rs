//! `patience export`: the questions in the form of another program, and what that form cannot hold.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, harmless};
use super::{Exit, Stop, Streams, questions, report};
use crate::args::ExportArgs;
use crate::clock::Moment;
use crate::desk::Desk;
use crate::exchange::{Loss, Target};
use crate::message::Message;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &ExportArgs,
) -> Result<Exit, Stop> {
    let named = Target::NAMES.iter().find(|(name, _)| *name == args.target);
    let target = named.expect("clap knows the same names").1;
    let tag = args.tag.as_deref().map(questions::read_tag).transpose()?;
    let to_stdout = args.output.as_deref() == Some(Path::new("-"));
    if to_stdout && !target.is_text() && stdout().is_terminal() {
        return Err(Stop::Said(
            Message::new("exchange-not-text").with("file", target.file()),
            Some(Message::new("exchange-hint-not-text")),
        ));
    }
    let say = |message: &Message| screen.lang.say(message);
    let export = desk.export(target, tag.as_ref(), Moment::now().at_ms, &say)?;
    if export.count == 0 && export.losses.is_empty() {
        let nothing = match tag {
            Some(_) => "cli-no-questions-tagged",
            None => "cli-no-questions",
        };
        let hint = Message::new("cli-hint-questions");
        report::error(screen, &Message::new(nothing), Some(&hint), streams.err)?;
        return Ok(Exit::Nothing);
    }
    let file = args.output.as_deref().unwrap_or(Path::new(target.file()));
    if to_stdout {
        streams.out.write_all(&export.bytes)?;
    } else {
        desk.write_export(file, &export.bytes)?;
        let said = Message::new("exchange-exported")
            .with("questions", export.count)
            .with("path", file.display().to_string());
        writeln!(streams.err, "{}", screen.say(&said))?;
    }
    tell(&export.losses, screen, streams)?;
    Ok(Exit::Found)
}

/// What is not in an export, a line for each question.
fn tell(losses: &[Loss], screen: &Screen, streams: &mut Streams<'_>) -> Result<(), Stop> {
    if losses.is_empty() {
        return Ok(());
    }
    writeln!(streams.err, "{}", screen.word("exchange-losses"))?;
    for loss in losses {
        let what: Vec<String> = loss.what.iter().map(|what| screen.say(what)).collect();
        let head = format!("  {}: ", harmless(loss.question.as_str()));
        let what = what.join("; ");
        let said = match head.width() > screen.columns / 2 {
            true => format!("{}\n{}", head.trim_end(), screen.wrapped(&what, 4)),
            false => screen.behind(&head, &what),
        };
        writeln!(streams.err, "{said}")?;
    }
    Ok(())
}
