//! Live: what moves on standard error while the lab trains: a bar, and the baseline's curve from the first seed on.
//! Nothing is shown where nothing may move.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::plot::{self, Size, Style};
use super::screen::Screen;
use crate::chart::{self, Words};
use crate::lab::{Curve, CurveBand, Event, Experiment, Metric, named};

/// A bar that counts to `n` epochs at most, hidden where nothing may move.
pub(super) fn bar(screen: &Screen, word: &'static str, n: usize) -> ProgressBar {
    if !screen.live {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}").expect("a template");
    let target = ProgressDrawTarget::stderr_with_hz(8);
    ProgressBar::with_draw_target(Some(n as u64), target)
        .with_style(style)
        .with_prefix(screen.word(word))
}

/// A training as a person watches it.
pub(super) struct Live<'a> {
    screen: &'a Screen,
    bar: ProgressBar,
    epochs_per_seed: u64,
    words: Words,
    metric: Metric,
    curves: Mutex<Vec<Curve>>,
    drawn: Mutex<Option<Instant>>,
}

impl<'a> Live<'a> {
    pub(super) fn new(
        screen: &'a Screen,
        title: &str,
        experiment: &Experiment,
        n_seeds: u64,
    ) -> Live<'a> {
        let metric = named(experiment.task).metric();
        let epochs_per_seed = experiment.epochs_to_train() as u64;
        let bar = if screen.live {
            let style = ProgressStyle::with_template("{msg}\n{prefix} {bar:30} {percent} %")
                .expect("a template");
            let epochs = Some(n_seeds * epochs_per_seed);
            ProgressBar::with_draw_target(epochs, ProgressDrawTarget::stderr_with_hz(8))
                .with_style(style)
        } else {
            ProgressBar::hidden()
        };
        bar.set_prefix(title.to_owned());
        Live {
            screen,
            bar,
            epochs_per_seed,
            words: Words::of(metric, |message| screen.say(message)),
            metric,
            curves: Mutex::default(),
            drawn: Mutex::default(),
        }
    }

    /// Hears one event. It never breaks off; Ctrl-C ends the program, and what was kept stays kept.
    pub(super) fn hear(&self, event: &Event<'_>) -> ControlFlow<()> {
        match event {
            Event::Groundwork => self
                .bar
                .set_message(self.screen.word("cli-making-groundwork")),
            Event::Epoch(_) => self.bar.inc(1),
            Event::Baseline(curve) => self.draw(curve),
            Event::Kept(trial) => {
                self.bar.inc(self.epochs_per_seed);
                self.draw(&trial.baseline.curve);
            }
            Event::Trial(_) => {}
        }
        ControlFlow::Continue(())
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// The first curve at once, then no more often than an eye follows.
    fn is_time_to_draw(&self) -> bool {
        let mut drawn = self.drawn.lock().expect("drawing does not panic");
        if drawn.is_some_and(|last| last.elapsed().as_millis() < 150) {
            return false;
        }
        *drawn = Some(Instant::now());
        true
    }

    fn draw(&self, curve: &Curve) {
        if self.bar.is_hidden() {
            return;
        }
        let mut curves = self.curves.lock().expect("drawing does not panic");
        curves.push(curve.clone());
        if !self.is_time_to_draw() {
            return;
        }
        let band = CurveBand::of(&curves.iter().collect::<Vec<_>>());
        let size = Size {
            columns: self.screen.columns.min(78) as u16,
            rows: 12,
        };
        let style = Style {
            color: self.screen.color,
            plain: self.screen.plain,
        };
        self.bar.set_message(
            plot::lines(&chart::alone(&band, self.metric), size, style, &self.words).join("\n"),
        );
    }
}
