//! Summary: what is said of a tuning: how it was set up, how each job ended, what it cost, and what each rule would deploy.

use super::completion::End;
use super::job::{Ending, JobReport};
use super::plan::{EarlyStoppingType, TuningPlan};
use super::report::{Choice, TuningReport};
use super::space::Assignment;
use crate::lab::early_stopping::Monitor;
use crate::lab::metric::Metric;
use crate::lab::setting::Setting;
use crate::lab::task::TaskName;
use crate::message::Message;

impl TuningPlan {
    #[must_use]
    pub fn setup(&self, task: TaskName) -> Message {
        Message::new("lab-tuner-setup")
            .with("task", task.name())
            .with("strategy", self.strategy.name())
            .with("metric", self.objective.metric.name())
            .with("goal", self.objective.goal.name())
            .with("jobs", self.max_jobs)
            .with("parallel", self.max_parallel_jobs)
            .with("epochs", self.epochs)
            .with("stopping", self.early_stopping_type.name())
    }

    /// An objective that is better in the other direction, of which SageMaker says nothing.
    #[must_use]
    pub fn warning(&self) -> Option<Message> {
        let turned_around = Message::new("lab-tuner-turned-around")
            .with("metric", self.objective.metric.name())
            .with("goal", self.objective.goal.name());
        self.objective.is_turned_around().then_some(turned_around)
    }
}

impl TuningReport {
    /// What it came to: why it ended, what it cost, and what each rule would deploy.
    #[must_use]
    pub fn summary(&self) -> Vec<Message> {
        let mut said = Vec::new();
        match self.end {
            End::MaxJobs => {}
            End::NotImproving => said.push(Message::new("lab-tuner-not-improving")),
            End::TargetReached => said.push(Message::new("lab-tuner-target-reached")),
        }
        said.push(self.cost());
        if self.plan.early_stopping_type == EarlyStoppingType::Auto {
            let first = self.jobs.iter().filter(|job| job.launched == 0).count();
            said.push(Message::new("lab-tuner-first").with("jobs", first));
        }
        said.push(self.deploys("lab-tuner-by-latest", self.by_latest));
        said.push(self.deploys("lab-tuner-by-best", self.by_best));
        let patience = self
            .deploys("lab-tuner-patience", self.patience.choice)
            .with("patience", self.patience.patience)
            .with("paid", self.patience.epochs_paid());
        said.push(patience);
        said.push(Message::new("lab-tuner-trained").with("epochs", self.epochs_trained));
        said.push(Message::new("lab-tuner-one-seed"));
        said
    }

    fn cost(&self) -> Message {
        let (paid, full) = (self.epochs_paid(), self.epochs_in_full());
        let share = (full - paid) as f32 / full as f32;
        Message::new("lab-tuner-cost")
            .with("paid", paid)
            .with("full", full)
            .with("share", Metric::Accuracy.number(share))
            .with("stopped", self.n_stopped())
            .with("jobs", self.jobs.len())
    }

    fn deploys(&self, id: &'static str, choice: Choice) -> Message {
        let metric = self.plan.objective.metric.metric();
        Message::new(id)
            .with("job", choice.job)
            .with("epoch", choice.epoch)
            .with("value", metric.value(choice.value))
            .with("held_out", metric.value(choice.held_out))
    }

    /// How a job ended, in a word or two.
    #[must_use]
    pub fn ended(&self, job: &JobReport) -> Message {
        match job.ending {
            Ending::Completed => Message::new("lab-tuner-completed"),
            Ending::Median { bar } => {
                let bar = match self.plan.objective.metric {
                    Monitor::Accuracy => 100.0 * bar,
                    _ => bar,
                };
                Message::new("lab-tuner-median").with("bar", format!("{bar:.3}"))
            }
            Ending::Halved { place, of } => Message::new("lab-tuner-halved")
                .with("place", place)
                .with("of", of),
            Ending::WithTuning => Message::new("lab-tuner-with-tuning"),
        }
    }

    /// What the signs in a table of the jobs mean; `sign` is that of the best.
    #[must_use]
    pub fn signs(&self, sign: &str) -> Vec<Message> {
        let by_median = |job: &JobReport| matches!(job.ending, Ending::Median { .. });
        let median = self.jobs.iter().any(by_median);
        let median = median.then(|| Message::new("lab-tuner-median-means"));
        let best = Message::new("lab-tuner-sign").with("sign", sign);
        [Some(best), median].into_iter().flatten().collect()
    }
}

impl Assignment {
    /// The values, numbers with three significant digits.
    pub fn shown(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(_, value)| shown(value))
    }
}

fn shown(value: &Setting) -> String {
    let Setting::Number(number) = value else {
        return value.to_string();
    };
    if number.fract() == 0.0 {
        return number.to_string();
    }
    let decimals = (2.0 - number.abs().log10().floor()).max(0.0) as usize;
    let shown = format!("{number:.decimals$}");
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_three_significant_digits() {
        let check = |number, expected| assert_eq!(shown(&Setting::Number(number)), expected);
        check(0.000_123_456, "0.000123");
        check(0.5, "0.5");
        check(32.0, "32");
        check(0.0, "0");
        check(12.345, "12.3");
    }
}
