//! `patience fit`: parameters of memory from a person's own answers, beside the standard ones, by log loss. What is no
//! better is not kept.

use super::screen::Screen;
use super::{Exit, Stop, Streams, report};
use crate::clock::{event, sitting};
use crate::desk::{self, Desk};
use crate::history::{Fact, ReviewLog};
use crate::message::Message;
use crate::quiz::Parameters;
use crate::quiz::schedule::{FEWEST, fit};

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    standard: bool,
) -> Result<Exit, Stop> {
    let mut log = desk.review_log()?;
    if standard {
        keep(&mut log, Parameters::STANDARD)?;
        writeln!(streams.out, "{}", screen.word("cli-fit-standard"))?;
        return Ok(Exit::Found);
    }
    let Some(fit) = fit(&desk.study()?.past) else {
        let message = Message::new("cli-fit-too-few").with("fewest", FEWEST);
        let hint = Message::new("cli-hint-fit");
        report::error(screen, &message, Some(&hint), streams.err)?;
        return Ok(Exit::Nothing);
    };
    let said = Message::new("cli-fit-losses")
        .with("answers", fit.answers)
        .with("judged", fit.judged)
        .with("standard", format!("{:.4}", fit.standard_loss))
        .with("fitted", format!("{:.4}", fit.fitted_loss));
    writeln!(streams.out, "{}", screen.wrapped(&screen.say(&said), 0))?;
    if fit.is_better() {
        keep(&mut log, fit.parameters)?;
        writeln!(streams.out, "{}", screen.word("cli-fit-kept"))?;
        return Ok(Exit::Found);
    }
    writeln!(streams.out, "{}", screen.word("cli-fit-not-kept"))?;
    Ok(Exit::Nothing)
}

fn keep(log: &mut ReviewLog, parameters: Parameters) -> Result<(), Stop> {
    let known = log
        .said()
        .map_err(desk::Error::History)?
        .settings
        .parameters;
    if parameters != known {
        let said = event(Fact::Parameters(parameters), sitting(), 0);
        log.note(&said).map_err(desk::Error::History)?;
    }
    Ok(())
}
