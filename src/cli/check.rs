//! `patience check`: what is wrong in the vault, each with its place and the way out.

use serde::Serialize;

use super::screen::Screen;
use super::{Exit, Stop, Streams, check_lab, report, write_json};
use crate::args::CheckArgs;
use crate::desk::Desk;
use crate::message::Message;
use crate::problem::{Problem, Severity};

#[derive(Serialize)]
pub(super) struct ProblemJson<'a> {
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
    args: &CheckArgs,
) -> Result<Exit, Stop> {
    let problems = desk.check()?;
    if !args.json {
        for problem in &problems {
            report::problem(screen, problem, streams.out)?;
        }
        streams.out.flush()?;
        let counted = Message::new("cli-check-count").with("problems", problems.len());
        writeln!(streams.err, "{}", screen.say(&counted))?;
    }
    if args.lab {
        return check_lab::run(desk, screen, streams, args, &problems);
    }
    if args.json {
        write_json(streams.out, &all_json(screen, &problems))?;
    }
    Ok(if problems.is_empty() {
        Exit::Found
    } else {
        Exit::Nothing
    })
}

pub(super) fn all_json<'a>(screen: &Screen, problems: &'a [Problem]) -> Vec<ProblemJson<'a>> {
    let problems = problems.iter();
    problems
        .map(|problem| ProblemJson::of(problem, screen))
        .collect()
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
