//! Curves: after an answer, whether the options are to be trained and shown.

use super::screen::Screen;
use super::{Stop, Streams, why};
use crate::desk::{self, Desk};
use crate::message::Message;
use crate::quiz::Question;

/// On a terminal, one more line: Enter goes on, `w` trains the options first, `q` stops. A script reads how to see them.
/// Where nothing can be trained it goes on. Tells whether to go on.
pub(super) fn offer(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    question: &Question,
) -> Result<bool, Stop> {
    let Ok(plan) = desk::plan(question) else {
        return Ok(true);
    };
    if !screen.asks {
        let said = Message::new("cli-quiz-curves-command").with("question", question.id.as_str());
        writeln!(streams.out, "{}\n", screen.say(&said))?;
        return Ok(true);
    }
    let typed = ask(screen, streams, "cli-quiz-curves-offer")?;
    if matches!(typed.as_str(), "w" | "W" | "ㅈ") {
        let comparison = why::compare(desk, screen, streams, &plan, why::SEEDS_IN_QUIZ)?;
        why::write_comparison(screen, &plan, &comparison, streams.out)?;
        let more = Message::new("cli-quiz-more-seeds")
            .with("seeds", comparison.n_seeds)
            .with("question", question.id.as_str());
        writeln!(streams.out, "{}", screen.say(&more))?;
    }
    writeln!(streams.out)?;
    Ok(!stops(&typed))
}

/// The same, but waits on a terminal where nothing can be trained, too.
pub(super) fn offer_or_wait(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    question: &Question,
) -> Result<bool, Stop> {
    if !screen.asks || desk::plan(question).is_ok() {
        return offer(desk, screen, streams, question);
    }
    let typed = ask(screen, streams, "cli-go-on")?;
    writeln!(streams.out)?;
    Ok(!stops(&typed))
}

fn ask(screen: &Screen, streams: &mut Streams<'_>, prompt: &'static str) -> Result<String, Stop> {
    write!(streams.out, "{} ", screen.word(prompt))?;
    streams.out.flush()?;
    let line = streams.input.line()?;
    Ok(line.map_or_else(|| "q".to_owned(), |line| line.trim().to_owned()))
}

fn stops(typed: &str) -> bool {
    matches!(typed, "q" | "Q" | "ㅂ")
}
