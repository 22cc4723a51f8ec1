//! `patience check`: what is wrong in the vault, each with its place and the way out.

use serde::Serialize;

use super::screen::Screen;
use super::{Exit, Stop, Streams, report, write_json};
use crate::desk::Desk;
use crate::message::Message;
use crate::problem::{Problem, Severity};

#[derive(Serialize)]
struct ProblemJson<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    message: String,
    hint: Option<String>,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    json: bool,
) -> Result<Exit, Stop> {
    let problems = desk.check()?;
    if json {
        let said: Vec<ProblemJson<'_>> = problems
            .iter()
            .map(|problem| ProblemJson::of(problem, screen))
            .collect();
        write_json(streams.out, &said)?;
    } else {
        for problem in &problems {
            report::problem(screen, problem, streams.out)?;
        }
        let counted = Message::new("cli-check-count").with("problems", problems.len());
        writeln!(streams.err, "{}", screen.say(&counted))?;
    }
    Ok(if problems.is_empty() {
        Exit::Found
    } else {
        Exit::Nothing
    })
}

impl<'a> ProblemJson<'a> {
    fn of(problem: &'a Problem, screen: &Screen) -> ProblemJson<'a> {
        let place = problem.place.as_ref();
        ProblemJson {
            path: &problem.path,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: screen.say(&problem.message),
            hint: problem.hint.as_ref().map(|hint| screen.say(hint)),
        }
    }
}
