//! The jobs of a tuning as a table: what each was, its values by epoch as a small curve, and how it ended.

use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, padded};
use super::table;
use crate::lab::tuner::{JobReport, TuningReport};
use crate::message::Message;

/// Columns of a curve beside the figures of its job, and below them where there is less room. All curves of a tuning
/// share one scale, across and up.
const LEAST: usize = 12;
const MOST: usize = 48;

/// Heights from low to high.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const PLAIN_LEVELS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/// A row and a curve for each job, and what the curves mean below them.
pub(super) fn lines(screen: &Screen, tuned: &TuningReport) -> Vec<String> {
    let own = [
        "lab-tuner-head-trained",
        "lab-tuner-head-ended",
        "lab-tuner-head-latest",
        "lab-tuner-head-best",
    ];
    let names = tuned.plan.ranges.iter().map(|(name, _)| name.clone());
    let heads: Vec<String> = names.chain(own.map(|id| screen.word(id))).collect();
    let rows: Vec<Vec<String>> = tuned
        .jobs
        .iter()
        .map(|job| row(screen, tuned, job))
        .collect();
    let table = table::beside(&heads, &rows);
    let widest = table.iter().map(|line| line.width()).max().unwrap_or(0);
    let room = screen.columns.saturating_sub(widest + 2).min(MOST);
    let mut lines;
    let scale;
    if room >= LEAST {
        scale = Scale::of(tuned, room);
        let curves = tuned
            .jobs
            .iter()
            .map(|job| scale.curve(&job.values, screen.plain));
        let beside = table
            .iter()
            .zip([screen.word("cli-head-curve")].into_iter().chain(curves));
        lines = beside
            .map(|(line, curve)| format!("{}  {curve}", padded(line, widest)))
            .collect();
    } else {
        scale = Scale::of(tuned, MOST.min(screen.columns - 4));
        lines = table::laid_out(screen, &heads, &rows);
        lines.extend([String::new(), screen.word("cli-head-curve")]);
        let curve = |job: &JobReport| scale.curve(&job.values, screen.plain);
        lines.extend(
            tuned
                .jobs
                .iter()
                .map(|job| format!("{:>2}  {}", job.number, curve(job))),
        );
    }
    for message in legend(screen, tuned, &scale) {
        lines.push(screen.wrapped(&screen.say(&message), 0));
    }
    lines
}

fn legend(screen: &Screen, tuned: &TuningReport, scale: &Scale) -> Vec<Message> {
    let metric = tuned.plan.objective.metric;
    let curves = Message::new("cli-tune-curves")
        .with("epochs", scale.epochs_per_sign)
        .with("low", metric.metric().value(scale.low))
        .with("high", metric.metric().value(scale.high));
    let signs = tuned.signs(screen.right().trim_end());
    [curves].into_iter().chain(signs).collect()
}

fn row(screen: &Screen, tuned: &TuningReport, job: &JobReport) -> Vec<String> {
    let objective = tuned.plan.objective;
    let is_best = tuned.by_latest.job == job.number;
    let sign = if is_best {
        screen.right().trim_end()
    } else {
        ""
    };
    let mut cells = vec![format!("{:>2} {sign}", job.number).trim_end().to_owned()];
    cells.extend(job.assignment.shown());
    let best = objective.best_epoch(&job.values);
    let best_value = objective.metric.metric().number(job.values[best - 1]);
    cells.extend([
        job.epochs_paid().to_string(),
        screen.say(&tuned.ended(job)),
        objective.metric.metric().number(job.latest()),
        format!("{best_value} ({best})"),
    ]);
    cells
}

/// What a curve's signs and heights stand for.
struct Scale {
    epochs_per_sign: usize,
    low: f32,
    high: f32,
}

impl Scale {
    /// Nine tenths of all values lie on the scale; the worst tenth, mostly of first epochs, lies at its end.
    fn of(tuned: &TuningReport, columns: usize) -> Scale {
        let objective = tuned.plan.objective;
        let all = tuned.jobs.iter().flat_map(|job| &job.values).copied();
        let mut values: Vec<f32> = all.filter(|value| value.is_finite()).collect();
        values.sort_by(|a, b| objective.upward(*a).total_cmp(&objective.upward(*b)));
        let at = |place: usize| values.get(place).copied().unwrap_or(0.0);
        let (worst, best) = (at(values.len() / 10), at(values.len().saturating_sub(1)));
        Scale {
            epochs_per_sign: tuned.plan.epochs.div_ceil(columns),
            low: worst.min(best),
            high: worst.max(best),
        }
    }

    /// The mean of the epochs of each sign as a height; `x` where the training ran away. It ends where the job did.
    fn curve(&self, values: &[f32], plain: bool) -> String {
        let levels: &[char] = if plain { &PLAIN_LEVELS } else { &LEVELS };
        let height = |values: &[f32]| {
            let mean = values.iter().sum::<f32>() / values.len() as f32;
            let share = (mean - self.low) / (self.high - self.low).max(f32::MIN_POSITIVE);
            if share.is_nan() {
                return 'x';
            }
            let top = levels.len() - 1;
            levels[(share.clamp(0.0, 1.0) * top as f32).round() as usize]
        };
        values.chunks(self.epochs_per_sign).map(height).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_as_long_as_its_job_and_marks_what_ran_away() {
        let scale = Scale {
            epochs_per_sign: 2,
            low: 0.2,
            high: 0.8,
        };
        let drawn = |values: &[f32], plain| scale.curve(values, plain);
        assert_eq!(
            drawn(&[0.1, 0.3, 0.8, 0.8, 0.5, 0.5, 0.9, 0.9], true),
            "0959"
        );
        assert_eq!(drawn(&[0.2, 0.2, 0.8], false), "▁█");
        assert_eq!(drawn(&[0.2, f32::NAN, f32::NAN], true), "xx");
    }
}
