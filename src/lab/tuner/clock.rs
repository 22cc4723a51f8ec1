//! The clock: runs the jobs of a plan in simulated time. A tick is one epoch of every running job; jobs launched at the
//! same tick train at the same pace, on as many threads as there are. The result depends on the plan and the jobs alone.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::completion::End;
use super::job::{Ending, TrainingJob};
use super::median::bar;
use super::plan::{EarlyStoppingType, TuningPlan};
use super::report::TuningReport;
use super::space::{Assignment, Space};
use super::strategy::hyperband::{Bracket, brackets};
use super::strategy::{Seen, Strategy};

/// Is told after each epoch that is really trained, from any thread, and says whether to go on.
pub type Listener<'a> = &'a (dyn Fn() -> ControlFlow<()> + Sync);

/// Runs a plan with jobs that `start` makes, and then reads off the same jobs what patience in each of them would have
/// deployed. `Break` from the listener ends it at the next tick and is passed on.
pub fn run<J: TrainingJob>(
    plan: &TuningPlan,
    start: impl Fn(&Assignment) -> J,
    listener: Listener<'_>,
) -> ControlFlow<(), TuningReport> {
    let mut clock = Clock::of(plan);
    let end = loop {
        clock.fill_slots(&start);
        if clock.running().count() == 0 {
            break End::MaxJobs;
        }
        clock.tick(listener)?;
        clock.judge();
        if let Some(end) = clock.completed() {
            clock.stop_all();
            break end;
        }
    };
    TuningReport::of(plan, clock.jobs, end, listener)
}

/// A job on the clock.
pub(super) struct Job<J> {
    pub(super) assignment: Assignment,
    pub(super) training: J,
    pub(super) values: Vec<f32>,
    /// The tick after which it was launched.
    pub(super) launched: usize,
    /// The tick after which it ended, once it has.
    ended: usize,
    /// Hyperband: the rung it trains for, from 0.
    rung: usize,
    pub(super) stage: Stage,
}

/// Where a job is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stage {
    Running,
    /// At the end of its rung, until that is full.
    Waiting,
    /// It may go on as soon as a slot is free.
    Ready,
    Ended(Ending),
}

struct Clock<'a, J> {
    plan: &'a TuningPlan,
    /// Empty but for Hyperband.
    brackets: Vec<Bracket>,
    /// In the order of launching.
    jobs: Vec<Job<J>>,
    now: usize,
}

impl<'a, J: TrainingJob> Clock<'a, J> {
    fn of(plan: &'a TuningPlan) -> Clock<'a, J> {
        let brackets = match plan.strategy {
            Strategy::Hyperband => brackets(plan.epochs, plan.max_jobs),
            _ => Vec::new(),
        };
        Clock {
            plan,
            brackets,
            jobs: Vec::new(),
            now: 0,
        }
    }

    fn running(&self) -> impl Iterator<Item = &Job<J>> {
        self.jobs.iter().filter(|job| job.stage == Stage::Running)
    }

    /// Jobs that may go on come first, then new ones.
    fn fill_slots(&mut self, start: &impl Fn(&Assignment) -> J) {
        let mut free = self.plan.max_parallel_jobs - self.running().count();
        let ready = self.jobs.iter_mut().filter(|job| job.stage == Stage::Ready);
        for job in ready.take(free) {
            job.stage = Stage::Running;
            free -= 1;
        }
        for _ in 0..free.min(self.plan.max_jobs - self.jobs.len()) {
            let space = Space(&self.plan.ranges);
            let (strategy, seed) = (self.plan.strategy, self.plan.random_seed);
            let assignment = strategy.propose(space, seed, &self.seen());
            self.jobs.push(Job {
                training: start(&assignment),
                assignment,
                values: Vec::new(),
                launched: self.now,
                ended: 0,
                rung: 0,
                stage: Stage::Running,
            });
        }
    }

    /// One epoch of every running job.
    fn tick(&mut self, listener: Listener<'_>) -> ControlFlow<()> {
        self.now += 1;
        let running = self
            .jobs
            .par_iter_mut()
            .filter(|job| job.stage == Stage::Running);
        running.try_for_each(|job| {
            job.values.push(job.training.epoch());
            listener()
        })
    }

    /// Ends what has come to its end at this tick.
    fn judge(&mut self) {
        for place in 0..self.jobs.len() {
            if self.jobs[place].stage == Stage::Running {
                self.jobs[place].stage = self.stage_after_epoch(place);
            }
        }
        for place in 0..self.brackets.len() {
            self.halve(place);
        }
        let now = self.now;
        let ended = |job: &&mut Job<J>| job.ended == 0 && matches!(job.stage, Stage::Ended(_));
        self.jobs
            .iter_mut()
            .filter(ended)
            .for_each(|job| job.ended = now);
    }

    fn stage_after_epoch(&self, place: usize) -> Stage {
        let job = &self.jobs[place];
        let epoch = job.values.len();
        if epoch == self.plan.epochs {
            return Stage::Ended(Ending::Completed);
        }
        let bracket = self.brackets.iter().find(|bracket| bracket.holds(place));
        if bracket.is_some_and(|bracket| bracket.rungs[job.rung].epoch == epoch) {
            return Stage::Waiting;
        }
        match self.bar_of(job) {
            Some(bar) if self.upward(job) < bar => {
                let bar = self.plan.objective.upward(bar as f32) as f32;
                Stage::Ended(Ending::Median { bar })
            }
            _ => Stage::Running,
        }
    }

    /// The bar that the median rule sets for a job now, if the plan has that rule.
    fn bar_of(&self, job: &Job<J>) -> Option<f64> {
        if self.plan.early_stopping_type == EarlyStoppingType::Off {
            return None;
        }
        let epoch = job.values.len();
        let objective = self.plan.objective;
        let previous = self
            .jobs
            .iter()
            .filter(|other| other.launched < job.launched);
        let reached = previous.filter_map(|other| other.values.get(..epoch));
        let upward = |values: &[f32]| {
            values
                .iter()
                .map(|&value| objective.upward(value))
                .collect()
        };
        let upward: Vec<Vec<f64>> = reached.map(upward).collect();
        bar(upward.iter().map(Vec::as_slice), epoch)
    }

    /// When all jobs of a rung have come to its end, the best go on and the others are stopped. Of equals, the job
    /// launched first goes on.
    fn halve(&mut self, bracket: usize) {
        let rungs = &self.brackets[bracket].rungs;
        for (at, two) in rungs.windows(2).enumerate() {
            let here = |(place, job): &(usize, &Job<J>)| {
                let waits = job.stage == Stage::Waiting && job.rung == at;
                waits && self.brackets[bracket].holds(*place)
            };
            let waiting = self.jobs.iter().enumerate().filter(here);
            let mut ranked: Vec<(usize, f64)> = waiting
                .map(|(place, job)| (place, self.upward(job)))
                .collect();
            if ranked.len() < two[0].n_jobs {
                continue;
            }
            ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
            let (of, go_on) = (two[0].n_jobs, two[1].n_jobs);
            for (rank, (place, _)) in ranked.into_iter().enumerate() {
                let job = &mut self.jobs[place];
                if rank < go_on {
                    job.rung += 1;
                    job.stage = Stage::Ready;
                } else {
                    job.stage = Stage::Ended(Ending::Halved {
                        place: rank + 1,
                        of,
                    });
                }
            }
            return;
        }
    }

    fn upward(&self, job: &Job<J>) -> f64 {
        let latest = job.values.last().copied().unwrap_or(f32::NAN);
        self.plan.objective.upward(latest)
    }

    /// What strategies may know, in the order of launching.
    fn seen(&self) -> Seen {
        let has_ended = |job: &&Job<J>| matches!(job.stage, Stage::Ended(_));
        let (ended, pending): (Vec<_>, Vec<_>) = self.jobs.iter().partition(has_ended);
        let with_latest = |job: &Job<J>| (job.assignment.clone(), self.upward(job));
        Seen {
            ended: ended.into_iter().map(with_latest).collect(),
            pending: pending
                .into_iter()
                .map(|job| job.assignment.clone())
                .collect(),
        }
    }

    /// Whether a completion criterion holds, by the jobs that have ended.
    fn completed(&self) -> Option<End> {
        let ended = self.jobs.iter().filter(|job| job.ended > 0);
        let mut ended: Vec<&Job<J>> = ended.collect();
        ended.sort_by_key(|job| job.ended);
        let latest: Vec<f64> = ended.into_iter().map(|job| self.upward(job)).collect();
        let target = self
            .plan
            .completion
            .target
            .map(|target| self.plan.objective.upward(target));
        self.plan.completion.reached(target, &latest)
    }

    fn stop_all(&mut self) {
        let goes_on = |job: &&mut Job<J>| !matches!(job.stage, Stage::Ended(_));
        let going_on = self.jobs.iter_mut().filter(goes_on);
        going_on.for_each(|job| job.stage = Stage::Ended(Ending::WithTuning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Setting;
    use crate::lab::early_stopping::Monitor;
    use crate::lab::tuner::range::Range;
    use crate::lab::tuner::{CompletionCriteria, Goal, Objective};

    /// A job that reports these values; its held-out metric is its value less a tenth.
    struct Told(Vec<f32>, usize);

    impl TrainingJob for Told {
        fn epoch(&mut self) -> f32 {
            self.1 += 1;
            self.0[self.1 - 1]
        }

        fn held_out(&self, epoch: usize) -> f32 {
            assert!(epoch <= self.1, "not trained");
            self.0[epoch - 1] - 0.1
        }
    }

    /// A grid whose job n reports curve n.
    fn plan(curves: &[&[f32]], early_stopping_type: EarlyStoppingType) -> TuningPlan {
        let choices = (0..curves.len())
            .map(|place| Setting::Number(place as f64))
            .collect();
        TuningPlan {
            strategy: Strategy::Grid,
            ranges: vec![("curve".to_owned(), Range::Categorical(choices))],
            max_jobs: curves.len(),
            early_stopping_type,
            epochs: curves[0].len(),
            ..TuningPlan::default()
        }
    }

    fn report(plan: &TuningPlan, curves: &[&[f32]]) -> TuningReport {
        let start = |assignment: &Assignment| match assignment.0[0].1 {
            Setting::Number(place) => Told(curves[place as usize].to_vec(), 0),
            _ => panic!("a number"),
        };
        run(plan, start, &|| ControlFlow::Continue(()))
            .continue_value()
            .expect("not broken off")
    }

    fn lengths(report: &TuningReport) -> Vec<usize> {
        report
            .jobs
            .iter()
            .map(super::super::JobReport::epochs_paid)
            .collect()
    }

    /// By hand: averages of job 1 are .30, .40, .50, .60; those of job 2 fall below at epoch 2; job 3 meets the median
    /// of .30 and .30, then job 1 alone, and later declines above the bar.
    const CURVES: [&[f32]; 3] = [
        &[0.3, 0.5, 0.7, 0.9],
        &[0.3, 0.39, 0.8, 0.9],
        &[0.3, 0.9, 0.8, 0.61],
    ];

    #[test]
    fn auto_stops_what_is_worse_than_the_median_of_averages() {
        let report = report(&plan(&CURVES, EarlyStoppingType::Auto), &CURVES);
        assert_eq!(lengths(&report), [4, 2, 4]);
        assert_eq!(report.jobs[1].ending, Ending::Median { bar: 0.4 });
        assert_eq!(report.jobs[2].ending, Ending::Completed);
        assert_eq!(
            (
                report.epochs_paid(),
                report.epochs_in_full(),
                report.n_stopped()
            ),
            (10, 12, 1)
        );
        assert_eq!(report.end, End::MaxJobs);
    }

    #[test]
    fn off_stops_nothing() {
        let report = report(&plan(&CURVES, EarlyStoppingType::Off), &CURVES);
        assert_eq!(lengths(&report), [4, 4, 4]);
    }

    #[test]
    fn jobs_launched_together_are_not_previous_to_each_other() {
        let curves: [&[f32]; 4] = [&[0.9, 0.9], &[0.1, 0.1], &[0.2, 0.2], &[0.4, 0.4]];
        let together = TuningPlan {
            max_parallel_jobs: 2,
            ..plan(&curves, EarlyStoppingType::Auto)
        };
        let report = report(&together, &curves);
        assert_eq!(lengths(&report), [2, 2, 1, 1]);
        let launched: Vec<usize> = report.jobs.iter().map(|job| job.launched).collect();
        assert_eq!(launched, [0, 0, 2, 2]);
        assert_eq!(report.jobs[3].ending, Ending::Median { bar: 0.5 });
    }

    #[test]
    fn a_loss_is_stopped_when_it_is_higher() {
        let curves: [&[f32]; 3] = [&[0.9, 0.5], &[0.8, 0.6], &[0.95, 0.1]];
        let lower = TuningPlan {
            objective: Objective {
                metric: Monitor::Loss,
                goal: Goal::Minimize,
            },
            ..plan(&curves, EarlyStoppingType::Auto)
        };
        let report = report(&lower, &curves);
        assert_eq!(lengths(&report), [2, 2, 1]);
        assert_eq!(report.jobs[2].ending, Ending::Median { bar: 0.85 });
        assert_eq!((report.by_latest.job, report.by_best.job), (1, 1));
    }

    /// What the latest metric costs when a job overfits, and what patience leaves of it.
    #[test]
    fn the_latest_value_and_the_best_epoch_name_different_jobs() {
        let mut peaks = vec![0.8; 30];
        peaks[4] = 0.9;
        peaks[29] = 0.5;
        let steady = vec![0.7; 30];
        let curves: [&[f32]; 2] = [&peaks, &steady];
        let report = report(&plan(&curves, EarlyStoppingType::Off), &curves);
        let of = |choice: super::super::Choice| (choice.job, choice.epoch);
        assert_eq!(of(report.by_latest), (2, 30));
        assert_eq!(of(report.by_best), (1, 5));
        assert_eq!(report.by_best.held_out, 0.9 - 0.1);
        assert_eq!(of(report.patience.choice), (1, 5));
        assert_eq!(report.patience.epochs, [25, 21]);
    }

    #[test]
    fn patience_trains_on_what_the_tuner_stopped() {
        let rising: Vec<f32> = (0..30).map(|epoch| 0.1 + 0.01 * epoch as f32).collect();
        let flat = vec![0.5; 30];
        let curves: [&[f32]; 2] = [&flat, &rising];
        let report = report(&plan(&curves, EarlyStoppingType::Auto), &curves);
        assert_eq!(lengths(&report), [30, 1]);
        assert_eq!(report.patience.epochs, [21, 30]);
        assert_eq!((report.epochs_paid(), report.epochs_trained), (31, 60));
    }

    #[test]
    fn a_target_ends_the_tuning_and_the_jobs_with_it() {
        let curves: [&[f32]; 4] = [&[0.1, 0.2, 0.8], &[0.1, 0.2, 0.3], &[0.0; 3], &[0.0; 3]];
        let mut plan = plan(&curves, EarlyStoppingType::Off);
        plan.completion.target = Some(0.8);
        let alone = report(&plan, &curves);
        assert_eq!((alone.end, lengths(&alone)), (End::TargetReached, vec![3]));
        plan.max_parallel_jobs = 3;
        let together = report(&plan, &curves);
        assert_eq!(
            (together.end, lengths(&together)),
            (End::TargetReached, vec![3; 3])
        );
    }

    #[test]
    fn jobs_that_do_not_improve_end_the_tuning() {
        let curves: [&[f32]; 6] = [&[0.5], &[0.503], &[0.2], &[0.504], &[0.9], &[0.9]];
        let mut plan = plan(&curves, EarlyStoppingType::Off);
        plan.completion = CompletionCriteria {
            max_jobs_not_improving: Some(3),
            target: None,
        };
        let report = report(&plan, &curves);
        assert_eq!((report.end, report.jobs.len()), (End::NotImproving, 4));
    }

    /// Nine jobs of one epoch, the best three of three, the best of nine; whatever number runs at once.
    #[test]
    fn hyperband_halves_and_pays_what_the_paper_says() {
        let job = |assignment: &Assignment| {
            let Setting::Number(share) = assignment.0[0].1 else {
                panic!("a number")
            };
            Told(vec![share as f32; 9], 0)
        };
        let span = crate::lab::tuner::Span {
            low: 0.0,
            high: 1.0,
            scaling: crate::lab::tuner::Scaling::Linear,
        };
        for max_parallel_jobs in [1, 2, 5] {
            let plan = TuningPlan {
                strategy: Strategy::Hyperband,
                ranges: vec![("share".to_owned(), Range::Continuous(span))],
                max_jobs: 9,
                max_parallel_jobs,
                epochs: 9,
                ..TuningPlan::default()
            };
            let report = run(&plan, job, &|| ControlFlow::Continue(())).continue_value();
            let report = report.expect("not broken off");
            let mut paid = lengths(&report);
            paid.sort_unstable();
            assert_eq!(paid, [1, 1, 1, 1, 1, 1, 3, 3, 9]);
            let best = |job: &super::super::JobReport| job.latest();
            let top = report.jobs.iter().map(best).fold(0.0, f32::max);
            assert_eq!(report.by_latest.value, top);
            assert_eq!(report.by_latest.epoch, 9);
        }
    }
}
