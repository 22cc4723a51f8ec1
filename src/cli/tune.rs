//! `patience tune`: a tuning run on a task of the lab, its jobs drawn, and what would be deployed by each rule.

use std::io::{self, Write};
use std::ops::ControlFlow;

use super::screen::Screen;
use super::{Exit, Stop, Streams, estimate, live, report, tune_json, tune_table, write_json};
use crate::args::TuneArgs;
use crate::desk::{self, Desk};
use crate::lab::tuner::{self, Choice, EarlyStoppingType, End, TuningPlan, TuningReport};
use crate::lab::{Defect, Metric, Setting, TaskName};
use crate::message::Message;

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &TuneArgs,
) -> Result<Exit, Stop> {
    let task = Setting::Text(args.task.clone()).one_of(&TaskName::NAMES);
    let task = task.map_err(|defect| refused(defect.within("task")))?;
    let plan = TuningPlan::read(&setting(args)?).map_err(refused)?;
    if plan.objective.is_turned_around() {
        let message = Message::new("cli-tune-turned-around")
            .with("metric", plan.objective.metric.name())
            .with("goal", plan.objective.goal.name());
        report::warning(screen, &message, streams.err)?;
    }
    let jobs = desk::plain_load(task, plan.max_jobs, plan.max_parallel_jobs, plan.epochs);
    estimate::consent(&[jobs], args.yes)?;
    let groundwork = desk.groundwork(task, &mut || {
        let said = screen.word("cli-making-groundwork");
        writeln!(streams.err, "{said}").ok();
    });
    let bar = live::bar(screen, "cli-tuning", plan.max_jobs * plan.epochs);
    let on_epoch = || {
        bar.inc(1);
        ControlFlow::Continue(())
    };
    let tuned = tuner::tune(task, &groundwork, &plan, &on_epoch);
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

/// What was typed, under the names of the SDK.
fn setting(args: &TuneArgs) -> Result<Setting, Stop> {
    let text = |text: &Option<String>| text.clone().map(Setting::Text);
    let count = |count: Option<u64>| count.map(|count| Setting::Number(count as f64));
    let ranges: Result<Vec<_>, Stop> = args.range.iter().map(|typed| range(typed)).collect();
    let fields = [
        ("strategy", text(&args.strategy)),
        ("hyperparameter_ranges", Some(Setting::Fields(ranges?))),
        ("objective_metric_name", text(&args.objective)),
        ("objective_type", text(&args.objective_type)),
        ("max_jobs", count(args.max_jobs)),
        ("max_parallel_jobs", count(args.max_parallel_jobs)),
        ("early_stopping_type", text(&args.early_stopping_type)),
        (
            "max_number_of_training_jobs_not_improving",
            count(args.max_jobs_not_improving),
        ),
        (
            "target_objective_metric_value",
            args.target.map(Setting::Number),
        ),
        ("random_seed", count(args.seed)),
        ("epochs", count(args.epochs)),
    ];
    let typed = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Ok(Setting::Fields(typed.collect()))
}

fn range(typed: &str) -> Result<(String, Setting), Stop> {
    let Some((name, range)) = typed.split_once('=') else {
        let message = Message::new("cli-tune-no-name").with("range", typed);
        return Err(Stop::Said(
            message,
            Some(Message::new("cli-hint-tune-range")),
        ));
    };
    Ok((
        name.trim().to_owned(),
        Setting::Text(range.trim().to_owned()),
    ))
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
    writeln!(out, "{}\n", say(&setup(task, tuned)))?;
    for line in tune_table::lines(screen, tuned) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    for message in summary(tuned) {
        writeln!(out, "{}", say(&message))?;
    }
    Ok(())
}

fn setup(task: TaskName, tuned: &TuningReport) -> Message {
    let plan = &tuned.plan;
    Message::new("cli-tune-setup")
        .with("task", task.name())
        .with("strategy", plan.strategy.name())
        .with("metric", plan.objective.metric.name())
        .with("goal", plan.objective.goal.name())
        .with("jobs", plan.max_jobs)
        .with("parallel", plan.max_parallel_jobs)
        .with("epochs", plan.epochs)
        .with("stopping", plan.early_stopping_type.name())
}

/// What it came to: why it ended, what it cost, and what each rule would deploy.
fn summary(tuned: &TuningReport) -> Vec<Message> {
    let mut said = Vec::new();
    match tuned.end {
        End::MaxJobs => {}
        End::NotImproving => said.push(Message::new("cli-tune-not-improving")),
        End::TargetReached => said.push(Message::new("cli-tune-target-reached")),
    }
    let (paid, full) = (tuned.epochs_paid(), tuned.epochs_in_full());
    let cost = Message::new("cli-tune-cost")
        .with("paid", paid)
        .with("full", full)
        .with(
            "share",
            Metric::Accuracy.number((full - paid) as f32 / full as f32),
        )
        .with("stopped", tuned.n_stopped())
        .with("jobs", tuned.jobs.len());
    said.push(cost);
    if tuned.plan.early_stopping_type == EarlyStoppingType::Auto {
        let first = tuned.jobs.iter().filter(|job| job.launched == 0).count();
        said.push(Message::new("cli-tune-first").with("jobs", first));
    }
    let metric = tuned.plan.objective.metric.metric();
    said.push(deploys("cli-tune-by-latest", metric, tuned.by_latest));
    said.push(deploys("cli-tune-by-best", metric, tuned.by_best));
    let patience = deploys("cli-tune-patience", metric, tuned.patience.choice)
        .with("patience", tuned.patience.patience)
        .with("paid", tuned.patience.epochs_paid());
    said.push(patience);
    said.push(Message::new("cli-tune-trained").with("epochs", tuned.epochs_trained));
    said.push(Message::new("cli-tune-one-seed"));
    said
}

fn deploys(id: &'static str, metric: Metric, choice: Choice) -> Message {
    Message::new(id)
        .with("job", choice.job)
        .with("epoch", choice.epoch)
        .with("value", metric.value(choice.value))
        .with("held_out", metric.value(choice.held_out))
}
