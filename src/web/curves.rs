//! Curves: a comparison on a page: a panel for each option, and below them who beats whom by how much, at what cost, and
//! how it was trained. What is kept is shown at once; what is not grows while the reader looks.

use std::sync::Arc;

use axum::http::StatusCode;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::failure::Failure;
use super::trainings::{End, Training};
use super::visit::Visit;
use crate::chart::{self, Bars, Forest, Panel, Reading, Words, svg};
use crate::desk::{Plan, Setup};
use crate::lab::{Comparison, describe, named};
use crate::message::Message;

/// Where a wait costs more than a wider interval.
pub(super) const FEW_SEEDS: u64 = 8;
/// What an answer is settled with.
pub(super) const MANY_SEEDS: u64 = 32;

/// A comparison that is looked at.
pub(super) struct Watched {
    pub(super) plan: Plan,
    pub(super) n_seeds: u64,
}

/// A comparison as it is drawn.
pub(super) struct Curves {
    /// By label.
    panels: Vec<(String, Markup)>,
    /// Everything but the panels.
    rest: Markup,
}

/// What a stream tells next.
pub(super) struct Drawn {
    /// The name of an event and its data.
    pub(super) told: Option<(&'static str, String)>,
    pub(super) is_last: bool,
    /// How far the training was, so that nothing is told twice.
    pub(super) progress: Option<f64>,
}

/// What the script puts into a page.
#[derive(Serialize)]
struct Told {
    /// From 0 to 1.
    progress: f64,
    said: String,
    /// Label and drawing.
    panels: Vec<(String, String)>,
    /// Everything but the panels, once the training is done.
    rest: Option<String>,
}

impl Curves {
    /// Kept results at once; else a place in which they grow. `stream` is the address that tells how; `trains` is asked for
    /// by a reader without the script, who loads the page again and again.
    pub(super) fn of(visit: &Visit, watched: &Watched, stream: &str) -> Result<Curves, Failure> {
        let Watched { plan, n_seeds } = watched;
        let desk = visit.app.desk();
        if desk.load(plan, *n_seeds).seeds == 0 {
            let go_on = |_: crate::lab::Event<'_>| std::ops::ControlFlow::Continue(());
            let compared = desk.compare(plan, *n_seeds, &go_on);
            let (comparison, warning) = compared.ok_or_else(broken_off)?;
            return Ok(Curves::done(visit, plan, &comparison, warning.as_ref()));
        }
        if visit.field("train").is_empty() {
            return Ok(Curves {
                panels: Vec::new(),
                rest: to_grow(visit, stream),
            });
        }
        let training = training(visit, watched)?;
        match training.end() {
            Some(End::Done(comparison, warning)) => {
                Ok(Curves::done(visit, plan, &comparison, warning.as_ref()))
            }
            Some(End::BrokenOff) => Err(broken_off()),
            None => Ok(Curves::growing(visit, plan, &training)),
        }
    }

    /// The drawing of an option.
    pub(super) fn panel(&self, label: &str) -> Option<&Markup> {
        let panel = self.panels.iter().find(|(own, _)| own == label);
        panel.map(|(_, drawing)| drawing)
    }

    /// Panels beside one another, and everything else below.
    pub(super) fn section(&self, visit: &Visit, plan: &Plan) -> Markup {
        html! {
            div.panels {
                @for (label, change) in &plan.experiment.options {
                    @if let Some(change) = change {
                        div.panel {
                            h3 {
                                (label) " "
                                @if plan.keys.contains(label) { span.badge.right { "✔ " (visit.word("web-key")) } " " }
                                (visit.say(&describe(change)))
                            }
                            div.curve data-option=(label) {
                                @if let Some(panel) = self.panel(label) { (panel) }
                            }
                        }
                    }
                }
            }
            (self.rest)
        }
    }

    /// Everything but the panels, which stand elsewhere on the page.
    pub(super) fn below(&self) -> &Markup {
        &self.rest
    }

    fn done(
        visit: &Visit,
        plan: &Plan,
        comparison: &Comparison,
        warning: Option<&Message>,
    ) -> Curves {
        let words = Words::of(comparison.metric, |message| visit.say(message));
        let panels = chart::panels(comparison);
        let drawn = panels.iter().map(|panel| {
            let heading = heading(visit, plan, panel);
            (
                panel.label.clone(),
                PreEscaped(svg::panel(panel, &heading, &words)),
            )
        });
        Curves {
            panels: drawn.collect(),
            rest: result(visit, plan, comparison, &words, &panels, warning),
        }
    }

    fn growing(visit: &Visit, plan: &Plan, training: &Training) -> Curves {
        let told = told(visit, plan, training);
        let panels = told.panels.into_iter();
        Curves {
            panels: panels
                .map(|(label, drawing)| (label, PreEscaped(drawing)))
                .collect(),
            rest: html! {
                section #curves .training {
                    meta http-equiv="refresh" content="1";
                    progress value=(told.progress) max="1" { }
                    p { (told.said) }
                }
            },
        }
    }
}

/// What a stream tells of a training; `last` is how far it was when something was told before.
pub(super) fn drawn(visit: &Visit, source: super::stream::Source, last: Option<f64>) -> Drawn {
    let over = |name, data| Drawn {
        told: Some((name, data)),
        is_last: true,
        progress: last,
    };
    let refused = |failure: &Failure| over("refused", visit.say(&failure.message));
    let watched = match source(visit) {
        Ok(watched) => watched,
        Err(failure) => return refused(&failure),
    };
    let training = match training(visit, &watched) {
        Ok(training) => training,
        Err(failure) => return refused(&failure),
    };
    let plan = &watched.plan;
    match training.end() {
        Some(End::Done(comparison, warning)) => {
            let curves = Curves::done(visit, plan, &comparison, warning.as_ref());
            over("done", json(&curves.told(1.0)))
        }
        Some(End::BrokenOff) => refused(&broken_off()),
        None => {
            let told = told(visit, plan, &training);
            let progress = Some(told.progress);
            Drawn {
                told: (progress != last).then(|| ("growth", json(&told))),
                is_last: false,
                progress,
            }
        }
    }
}

impl Curves {
    fn told(self, progress: f64) -> Told {
        let panels = self.panels.into_iter();
        Told {
            progress,
            said: String::new(),
            panels: panels
                .map(|(label, drawing)| (label, drawing.into_string()))
                .collect(),
            rest: Some(self.rest.into_string()),
        }
    }
}

/// A training as it is now.
fn told(visit: &Visit, plan: &Plan, training: &Training) -> Told {
    let metric = named(plan.experiment.task).metric();
    let words = Words::of(metric, |message| visit.say(message));
    let (progress, done, panels) =
        training.seen(|growth| (growth.progress(), growth.seeds_done(), growth.panels()));
    let drawn = panels.unwrap_or_default().into_iter().map(|panel| {
        let heading = heading(visit, plan, &panel);
        let drawing = svg::panel(&panel, &heading, &words);
        (panel.label, drawing)
    });
    let said = match training.waits() {
        true => Message::new("web-training-waits"),
        false => Message::new("web-training-goes-on")
            .with("percent", (progress * 100.0).floor())
            .with("done", done)
            .with("seeds", training.n_seeds() as usize),
    };
    Told {
        progress,
        said: visit.say(&said),
        panels: drawn.collect(),
        rest: None,
    }
}

fn json(told: &Told) -> String {
    serde_json::to_string(told).expect("texts and numbers")
}

fn training(visit: &Visit, watched: &Watched) -> Result<Arc<Training>, Failure> {
    let app = &visit.app;
    let training = app
        .trainings
        .of(&app.library, &watched.plan, watched.n_seeds);
    training.ok_or_else(|| {
        let full = Message::new("web-trainings-full");
        Failure::new(
            StatusCode::SERVICE_UNAVAILABLE,
            full,
            Some(Message::new("web-hint-later")),
        )
    })
}

fn broken_off() -> Failure {
    let message = Message::new("web-training-broken-off");
    Failure::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        message,
        Some(Message::new("web-hint-later")),
    )
}

/// Label, key or not, what is changed.
fn heading(visit: &Visit, plan: &Plan, panel: &Panel) -> String {
    let mut options = plan.experiment.options.iter();
    let change = options.find(|(label, _)| *label == panel.label);
    let change = change.and_then(|(_, change)| change.as_ref());
    let change = change.map_or_else(String::new, |change| visit.say(&describe(change)));
    let sign = if panel.is_key { "✔ " } else { "" };
    format!("{} {sign}{change}", panel.label)
}

/// What stands where curves are to grow. Without the script a link trains.
fn to_grow(visit: &Visit, stream: &str) -> Markup {
    let joint = if visit.address.contains('?') {
        '&'
    } else {
        '?'
    };
    html! {
        section #curves .training data-stream=(stream) {
            progress value="0" max="1" hidden {}
            p role="status" aria-live="polite" {}
            noscript {
                a.button href={ (visit.address) (joint) "train=yes" } { (visit.word("web-train")) }
            }
        }
    }
}

/// Everything but the panels.
fn result(
    visit: &Visit,
    plan: &Plan,
    comparison: &Comparison,
    words: &Words,
    panels: &[Panel],
    warning: Option<&Message>,
) -> Markup {
    let has_key = comparison.options.iter().any(|option| option.is_key);
    html! {
        section #curves {
            @if has_key { p.verdict { strong { (visit.say(&comparison.verdict())) } } }
            (PreEscaped(svg::legend(words)))
            div.figures {
                @if let Some(forest) = Forest::of(comparison) {
                    figure {
                        figcaption { (visit.say(&against(&forest, has_key))) }
                        (PreEscaped(svg::forest(&forest, words)))
                    }
                }
                figure {
                    figcaption { (visit.word("web-bars")) }
                    (PreEscaped(svg::bars(&Bars::of(comparison), words)))
                }
            }
            ul.sentences {
                @for option in &comparison.options {
                    li { @for said in comparison.sentences(option) { (visit.rich(&said)) " " } }
                }
            }
            @if let Some(warning) = warning { p.quiet { (visit.say(warning)) } }
            details { summary { (visit.word("web-how-trained")) } (setup(visit, plan, comparison)) }
            details.numbers { summary { (visit.word("web-values")) } (values(visit, panels, words)) }
        }
    }
}

/// What the others are compared with: the key, or what changes nothing.
fn against(forest: &Forest, has_key: bool) -> Message {
    if has_key {
        return Message::new("web-forest");
    }
    Message::new("web-forest-free").with("option", forest.reference.as_str())
}

fn setup(visit: &Visit, plan: &Plan, comparison: &Comparison) -> Markup {
    let Setup { trained, read } = plan.setup(comparison.n_seeds, comparison.reference.as_deref());
    html! {
        @for said in &trained { (visit.paragraph(said)) }
        @if let Some(read) = &read {
            (visit.paragraph(&Message::new("desk-inferred")))
            ul {
                @for (label, said) in &read.options { li { (label) " · " (visit.rich(said)) } }
                @for said in &read.stem { li { (visit.rich(said)) } }
            }
            p { (visit.word("desk-paste")) }
        }
        pre { (plan.experiment) }
    }
}

/// The numbers behind the panels, for those who would rather read them.
fn values(visit: &Visit, panels: &[Panel], words: &Words) -> Markup {
    html! {
        @for panel in panels {
            table.values {
                caption { (panel.label) " · " (words.metric) }
                thead {
                    tr {
                        @for word in [&words.epoch, &words.train, &words.validation, &words.unchanged] {
                            th scope="col" { (word) }
                        }
                    }
                }
                tbody {
                    @for row in panel.chart.values() {
                        tr {
                            th scope="row" { (row.epoch) }
                            @for reading in [&row.train, &row.validation, &row.unchanged] {
                                td { (cell(reading.as_ref())) }
                            }
                        }
                    }
                }
            }
        }
        p.quiet { (visit.word("web-values-band")) }
    }
}

fn cell(reading: Option<&Reading>) -> String {
    match reading {
        Some(Reading {
            mean,
            band: Some((low, high)),
        }) => format!("{mean} [{low}, {high}]"),
        Some(Reading { mean, band: None }) => mean.clone(),
        None => "–".to_owned(),
    }
}
