//! `patience dispute`: says that something is wrong with a question, or that it is settled; without one, what is
//! disputed.

use super::screen::Screen;
use super::{Exit, Stop, Streams};
use crate::args::DisputeArgs;
use crate::clock::{event, sitting};
use crate::desk::{self, Desk};
use crate::history::Fact;
use crate::message::Message;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &DisputeArgs,
) -> Result<Exit, Stop> {
    let mut log = desk.review_log()?;
    let disputes = log.said().map_err(desk::Error::History)?.disputes;
    let Some(name) = &args.question else {
        for (question, reason) in &disputes {
            let line = screen.behind(&format!("{question}  "), reason);
            writeln!(streams.out, "{line}")?;
        }
        let said = Message::new("cli-disputes").with("count", disputes.len());
        writeln!(streams.err, "{}", screen.say(&said))?;
        return Ok(if disputes.is_empty() {
            Exit::Nothing
        } else {
            Exit::Found
        });
    };
    let question = desk.read()?.question(name)?.id.clone();
    let reason = args.reason.join(" ");
    let (fact, said) = match args.settle {
        true if !disputes.contains_key(&question) => {
            let message = Message::new("quiz-not-disputed").with("question", question.as_str());
            return Err(Stop::Said(message, None));
        }
        true => (Fact::Settle(question.clone()), "cli-settled"),
        false if reason.trim().is_empty() => {
            let message = Message::new("quiz-dispute-no-reason");
            return Err(Stop::Said(message, Some(Message::new("cli-hint-dispute"))));
        }
        false => {
            let dispute = Fact::Dispute {
                question: question.clone(),
                reason,
            };
            (dispute, "cli-now-disputed")
        }
    };
    log.note(&event(fact, sitting(), 0))
        .map_err(desk::Error::History)?;
    let said = Message::new(said).with("question", question.as_str());
    writeln!(streams.out, "{}", screen.say(&said))?;
    Ok(Exit::Found)
}
