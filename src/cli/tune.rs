//! `patience tune`: a tuning run on a task of the lab, its jobs drawn, and what would be deployed by each rule.

use std::io::{self, Write};
use std::ops::ControlFlow;

use super::screen::Screen;
use super::{Exit, Stop, Streams, estimate, live, report, tune_json, tune_table, write_json};
use crate::args::TuneArgs;
use crate::desk::{Desk, Tuning};
use crate::lab::tuner::{self, TuningReport};
use crate::lab::{Defect, Setting, TaskName};
use crate::message::Message;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &TuneArgs,
) -> Result<Exit, Stop> {
    let tuning = read(args)?;
    let Tuning { task, plan } = &tuning;
    let task = *task;
    if let Some(message) = plan.warning() {
        report::warning(screen, &message, streams.err)?;
    }
    estimate::consent(&[tuning.load()], args.yes)?;
    let groundwork = desk.groundwork(task, &mut || {
        let said = screen.word("cli-making-groundwork");
        writeln!(streams.err, "{said}").ok();
    });
    let bar = live::bar(screen, "cli-tuning", plan.max_jobs * plan.epochs);
    let on_epoch = || {
        bar.inc(1);
        ControlFlow::Continue(())
    };
    let tuned = tuner::tune(task, &groundwork, plan, &on_epoch);
    bar.finish_and_clear();
    let ControlFlow::Continue(tuned) = tuned else {
        return Err(Stop::Said(Message::new("cli-broken-off"), None));
    };
    if args.json {
        write_json(streams.out, &tune_json::Tuning::of(task, &tuned))?;
    } else {
        write_report(screen, task, &tuned, streams.out)?;
    }
    Ok(Exit::Found)
}

fn read(args: &TuneArgs) -> Result<Tuning, Stop> {
    let text = |text: &Option<String>| text.clone().map(Setting::Text);
    let count = |count: Option<u64>| count.map(|count| Setting::Number(count as f64));
    let ranges: Result<Vec<_>, Stop> = args.range.iter().map(|typed| range(typed)).collect();
    let others = [
        ("strategy", text(&args.strategy)),
        ("objective", text(&args.objective)),
        ("objective_type", text(&args.objective_type)),
        ("max_jobs", count(args.max_jobs)),
        ("max_parallel_jobs", count(args.max_parallel_jobs)),
        ("early_stopping_type", text(&args.early_stopping_type)),
        ("max_jobs_not_improving", count(args.max_jobs_not_improving)),
        ("target", args.target.map(Setting::Number)),
        ("seed", count(args.seed)),
        ("epochs", count(args.epochs)),
    ];
    let typed = others.into_iter();
    let typed = typed.filter_map(|(flag, value)| Some((flag, value?)));
    Tuning::read(&args.task, &ranges?, typed.collect()).map_err(refused)
}

fn range(typed: &str) -> Result<(&str, &str), Stop> {
    let Some((name, range)) = typed.split_once('=') else {
        let message = Message::new("cli-tune-no-name").with("range", typed);
        return Err(Stop::Said(
            message,
            Some(Message::new("cli-hint-tune-range")),
        ));
    };
    Ok((name.trim(), range.trim()))
}

fn refused(defect: Defect) -> Stop {
    let message = Message::new("cli-setting-refused")
        .with("path", defect.path.join(" > "))
        .with("why", defect.message);
    Stop::Said(message, defect.hint)
}

fn write_report(
    screen: &Screen,
    task: TaskName,
    tuned: &TuningReport,
    out: &mut dyn Write,
) -> io::Result<()> {
    let say = |message: &Message| screen.wrapped(&screen.say(message), 0);
    writeln!(out, "{}\n", say(&tuned.plan.setup(task)))?;
    for line in tune_table::lines(screen, tuned) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    for message in tuned.summary() {
        writeln!(out, "{}", say(&message))?;
    }
    Ok(())
}
