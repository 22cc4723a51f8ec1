//! Growth: the panels of a comparison that is still in training. It hears the lab's events in any order of the seeds
//! and gives the mean over the seeds that have come so far; it keeps no time and starts nothing.

use std::collections::BTreeMap;

use super::{Axis, Chart, Mark, Panel, Role, grain, series, y_axis};
use crate::lab::{Course, Curve, CurveBand, Event, Experiment, Metric, Progress, Trial, named};
use crate::seed::Seed;

/// What is known of a comparison so far.
#[derive(Clone, Debug)]
pub struct Growth {
    metric: Metric,
    fork: usize,
    /// Label of each option, whether it is a key, and what it is trained on if anything.
    options: Vec<(String, bool, Option<Course>)>,
    baseline: Course,
    n_arms: usize,
    n_seeds: usize,
    /// Epochs heard of, and of all seeds to the end.
    epochs: (usize, usize),
    /// Across and up, once the first baseline has come to its end.
    axes: Option<(Axis, Axis)>,
    /// In one order, whichever comes first: a mean does not depend on it to the last digit.
    seeds: BTreeMap<Seed, Seen>,
}

/// What is known of a seed.
#[derive(Clone, Debug)]
enum Seen {
    /// The epochs of each arm, in its order, from where it parts from the baseline.
    Growing(Vec<Curve>),
    /// All that came of it: the baseline, and each option.
    Done(Curve, Vec<Option<Curve>>),
}

/// Room above and below the first baseline, as a share of its height: other seeds and options differ from it.
const ROOM: f64 = 0.1;

impl Growth {
    /// Of an experiment on so many seeds, with the options labelled `keys` as the key.
    #[must_use]
    pub fn new(experiment: &Experiment, keys: &[String], n_seeds: usize) -> Growth {
        let courses = experiment.courses();
        let options = experiment.options.iter().zip(courses.options);
        let options =
            options.map(|((label, _), course)| (label.clone(), keys.contains(label), course));
        Growth {
            metric: named(experiment.task).metric(),
            fork: experiment.fork,
            options: options.collect(),
            baseline: courses.baseline,
            n_arms: courses.n_arms,
            n_seeds,
            epochs: (0, n_seeds * experiment.epochs_to_train()),
            axes: None,
            seeds: BTreeMap::new(),
        }
    }

    /// Hears one event; of an epoch it does no more than write two numbers down.
    pub fn hear(&mut self, event: &Event<'_>) {
        match event {
            Event::Groundwork => {}
            Event::Epoch(progress) => self.go_on(*progress),
            Event::Baseline(curve) => self.fix_axes(curve),
            Event::Kept(trial) => {
                self.epochs.0 += self.epochs.1 / self.n_seeds.max(1);
                self.fix_axes(&trial.baseline.curve);
                self.end(trial);
            }
            Event::Trial(trial) => self.end(trial),
        }
    }

    /// How much is done of all there is to train, from 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        let (heard, all) = self.epochs;
        (heard as f64 / all.max(1) as f64).min(1.0)
    }

    #[must_use]
    pub fn seeds_done(&self) -> usize {
        let done = |seen: &&Seen| matches!(seen, Seen::Done(..));
        self.seeds.values().filter(done).count()
    }

    /// One panel for each option that is trained, in order, all with the same axes, and the same ones each time. `None`
    /// until the first baseline has come to its end. Lines are means over the seeds that have come to an epoch, without
    /// a band; an option that only reads out the run of another has that run's line, to its end.
    #[must_use]
    pub fn panels(&self) -> Option<Vec<Panel>> {
        let (x, y) = self.axes.as_ref()?;
        let unchanged = self.mean(self.baseline, None).validation;
        let panel = |place: usize, course| {
            let mean = self.mean(course, Some(place));
            let line = |role, values: &[f32]| series(role, values, None, self.metric);
            let (label, is_key, _) = &self.options[place];
            Panel {
                label: label.clone(),
                is_key: *is_key,
                chart: Chart {
                    x: x.clone(),
                    y: y.clone(),
                    metric: self.metric,
                    series: vec![
                        line(Role::Ghost, &unchanged),
                        line(Role::Train, &mean.train),
                        line(Role::Validation, &mean.validation),
                    ],
                    marks: vec![Mark::Fork(self.fork as f64)],
                },
            }
        };
        let options = self.options.iter().enumerate();
        let trained = options.filter_map(|(place, (.., course))| Some((place, (*course)?)));
        Some(
            trained
                .map(|(place, course)| panel(place, course))
                .collect(),
        )
    }
}

impl Growth {
    fn go_on(&mut self, progress: Progress) {
        self.epochs.0 += 1;
        let nothing = || Curve {
            train: Vec::new(),
            validation: Vec::new(),
        };
        let n_arms = self.n_arms;
        let new = || Seen::Growing((0..n_arms).map(|_| nothing()).collect());
        let seen = self.seeds.entry(progress.seed).or_insert_with(new);
        if let Seen::Growing(arms) = seen
            && let Some(arm) = arms.get_mut(progress.arm)
        {
            arm.train.push(progress.train);
            arm.validation.push(progress.validation);
        }
    }

    /// From here on the seed has the lines that a comparison will show, judged by as many examples as each option
    /// judges by.
    fn end(&mut self, trial: &Trial) {
        let options = trial.options.iter();
        let curves = options.map(|option| option.as_ref().map(|outcome| outcome.curve.clone()));
        let done = Seen::Done(trial.baseline.curve.clone(), curves.collect());
        self.seeds.insert(trial.seed, done);
    }

    fn fix_axes(&mut self, baseline: &Curve) {
        if self.axes.is_some() {
            return;
        }
        let courses = self.options.iter().filter_map(|(.., course)| *course);
        let longest = courses.map(|course| course.epochs).max();
        let longest = self.baseline.epochs.max(longest.unwrap_or(0));
        let alone = CurveBand::of(&[baseline]);
        let tight = y_axis(&[(&alone, baseline.train.len() as f32)], self.metric);
        let y = with_room(&tight, self.metric);
        self.axes = Some((Axis::of(0.0, longest as f64, 4), y));
    }

    /// Over the seeds that have come to an epoch, of the option at a place, or of the baseline.
    fn mean(&self, course: Course, option: Option<usize>) -> Curve {
        let mut mean = Curve {
            train: Vec::new(),
            validation: Vec::new(),
        };
        for epoch in 1..=course.epochs {
            let seeds = self.seeds.values();
            let values = seeds.filter_map(|seen| seen.values(course, option, epoch));
            let (mut n, mut train, mut validation) = (0, 0.0, 0.0);
            for (of_train, of_validation) in values {
                n += 1;
                train += f64::from(of_train);
                validation += f64::from(of_validation);
            }
            if n == 0 {
                break;
            }
            mean.train.push((train / f64::from(n)) as f32);
            mean.validation.push((validation / f64::from(n)) as f32);
        }
        mean
    }
}

impl Seen {
    /// Train and validation after an epoch, 1-based, if the seed has come so far.
    fn values(&self, course: Course, option: Option<usize>, epoch: usize) -> Option<(f32, f32)> {
        let (curve, place) = match self {
            Seen::Growing(arms) if epoch <= course.shared => (arms.first()?, epoch - 1),
            Seen::Growing(arms) => (arms.get(course.arm)?, epoch - 1 - course.shared),
            Seen::Done(baseline, options) => match option {
                None => (baseline, epoch - 1),
                Some(option) => (options.get(option)?.as_ref()?, epoch - 1),
            },
        };
        Some((*curve.train.get(place)?, *curve.validation.get(place)?))
    }
}

/// An axis with room above and below, as far as the metric has values.
fn with_room(tight: &Axis, metric: Metric) -> Axis {
    let room = ROOM * (tight.high - tight.low);
    let (least, most) = metric.range();
    let grain = grain(metric);
    let low = ((tight.low - room) / grain).floor() * grain;
    let high = ((tight.high + room) / grain).ceil() * grain;
    let within = |value: f64| value.clamp(metric.shown(least), metric.shown(most));
    Axis::of(within(low), within(high), 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Point;
    use crate::lab::{
        Amount, Change, Comparison, EarlyStopping, Groundwork, Intervention, Symptom, TaskName,
        Trials, run,
    };
    use std::ops::ControlFlow;
    use std::sync::Mutex;

    /// An event that outlives its telling.
    #[derive(Clone)]
    enum Told {
        Epoch(Progress),
        Baseline(Seed, Curve),
        Trial(Trial),
    }

    impl Told {
        fn event(&self) -> Event<'_> {
            match self {
                Told::Epoch(progress) => Event::Epoch(*progress),
                Told::Baseline(_, curve) => Event::Baseline(curve),
                Told::Trial(trial) => Event::Trial(trial),
            }
        }

        fn seed(&self) -> Seed {
            match self {
                Told::Epoch(progress) => progress.seed,
                Told::Baseline(seed, _) => *seed,
                Told::Trial(trial) => trial.seed,
            }
        }
    }

    /// Read out, judged by more examples, parted at the fork, longer, from the start, and nothing to train.
    fn experiment() -> Experiment {
        let one = |change| Some(Intervention::of(vec![change]));
        let options = [
            one(Change::EarlyStopping(EarlyStopping::new())),
            one(Change::ValidationSize(Amount::Times(2.0))),
            one(Change::LearningRate(Amount::Times(0.1))),
            one(Change::Epochs(Amount::Times(1.5))),
            one(Change::Dropout { rate: 0.5 }).map(Intervention::from_start),
            None,
        ];
        let labels = ["A", "B", "C", "D", "E", "F"].map(str::to_owned);
        Experiment {
            task: TaskName::Image,
            fork: 2,
            epochs: 4,
            symptom: Symptom::Overfitting,
            baseline: Intervention::none(),
            options: labels.into_iter().zip(options).collect(),
        }
    }

    const SEEDS: [Seed; 3] = [Seed(1), Seed(2), Seed(3)];

    /// All that is told of a real training, seed after seed.
    fn trained() -> (Vec<Told>, Trials) {
        let mut told = Vec::new();
        let mut all = Vec::new();
        for seed in SEEDS {
            let heard = Mutex::new(Vec::new());
            let listener = |event: Event<'_>| {
                let event = match event {
                    Event::Epoch(progress) => Told::Epoch(progress),
                    Event::Baseline(curve) => Told::Baseline(seed, curve.clone()),
                    Event::Trial(trial) => Told::Trial(trial.clone()),
                    Event::Groundwork | Event::Kept(_) => unreachable!("nothing is kept here"),
                };
                heard.lock().expect("nobody panics").push(event);
                ControlFlow::Continue(())
            };
            let trials = run(&experiment(), &Groundwork::none(), &[seed], &listener);
            all.extend(trials.continue_value().expect("nobody breaks off").by_seed);
            told.extend(heard.into_inner().expect("nobody panics"));
        }
        let trials = Trials {
            experiment: experiment(),
            by_seed: all,
        };
        (told, trials)
    }

    fn grown<'a>(told: impl IntoIterator<Item = &'a Told>) -> Growth {
        let mut growth = Growth::new(&experiment(), &["A".to_owned()], SEEDS.len());
        told.into_iter().for_each(|told| growth.hear(&told.event()));
        growth
    }

    /// Label, ghost, train and validation of each panel.
    fn lines(growth: &Growth) -> Vec<(String, Vec<Vec<Point>>)> {
        let panels = growth.panels().expect("a baseline has come to its end");
        let lines = |panel: Panel| {
            let series = panel.chart.series.into_iter();
            (panel.label, series.map(|series| series.line).collect())
        };
        panels.into_iter().map(lines).collect()
    }

    /// The same of a comparison, where nothing is cut off.
    fn compared(trials: &Trials) -> Vec<(String, Vec<Vec<Point>>)> {
        let comparison = Comparison::of(trials, &["A".to_owned()]).expect("three seeds");
        let line = |values: &[f32]| series(Role::Ghost, values, None, comparison.metric).line;
        let unchanged = line(&comparison.baseline.curve.mean.validation);
        let lines = |option: &crate::lab::OptionResult| {
            let mean = &option.trained.as_ref()?.summary.curve.mean;
            let lines = [&mean.train, &mean.validation].map(|values| line(values));
            let [train, validation] = lines;
            let all = vec![unchanged.clone(), train, validation];
            Some((option.label.clone(), all))
        };
        comparison.options.iter().filter_map(lines).collect()
    }

    #[test]
    fn it_grows_into_the_lines_of_the_comparison() {
        let (told, trials) = trained();
        let growth = grown(&told);
        assert_eq!(lines(&growth), compared(&trials));
        assert_eq!((growth.progress(), growth.seeds_done()), (1.0, 3));
        let keys = growth.panels().expect("grown");
        assert_eq!(keys.iter().filter(|panel| panel.is_key).count(), 1);
    }

    #[test]
    fn before_a_seed_is_done_its_options_have_the_runs_that_they_are_trained_on() {
        let (told, trials) = trained();
        let epochs = told.iter().filter(|told| !matches!(told, Told::Trial(_)));
        let growth = grown(epochs);
        assert_eq!(growth.seeds_done(), 0);
        let judged_alike = |(label, _): &(String, _)| label != "B";
        let ours = lines(&growth).into_iter().filter(judged_alike);
        let theirs = compared(&trials).into_iter().filter(judged_alike);
        assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
    }

    #[test]
    fn seeds_may_come_in_any_order() {
        let (told, _) = trained();
        let of = |seed: Seed| told.iter().filter(move |told| told.seed() == seed);
        let [first, second, third] = SEEDS;
        let turned = grown(of(first).chain(of(third)).chain(of(second)));
        assert_eq!(turned.panels(), grown(&told).panels());
        let mut parts = [first, second, third].map(of);
        let one_by_one = (0..told.len()).filter_map(|n| parts[n % 3].next());
        assert_eq!(lines(&grown(one_by_one)), lines(&grown(&told)));
    }

    #[test]
    fn axes_stand_from_the_first_baseline_on() {
        let (told, _) = trained();
        let mut growth = grown([]);
        let mut seen = Vec::new();
        for told in &told {
            growth.hear(&told.event());
            let panels = growth.panels().unwrap_or_default();
            seen.extend(
                panels
                    .into_iter()
                    .map(|panel| (panel.chart.x, panel.chart.y)),
            );
        }
        let before = told
            .iter()
            .position(|told| matches!(told, Told::Baseline(..)));
        let n_panels = (told.len() - before.expect("it ends")) * 5;
        assert_eq!(seen.len(), n_panels);
        assert!(seen.windows(2).all(|two| two[0] == two[1]));
        assert_eq!(seen[0].0.high, 6.0);
    }

    #[test]
    fn a_kept_trial_is_as_good_as_a_trained_one() {
        let (told, trials) = trained();
        let mut growth = grown([]);
        for trial in &trials.by_seed {
            growth.hear(&Event::Kept(trial));
        }
        assert_eq!(growth.panels(), grown(&told).panels());
        assert_eq!((growth.progress(), growth.seeds_done()), (1.0, 3));
    }

    #[test]
    fn room_ends_where_the_metric_does() {
        let check = |metric, (low, high), expected| {
            let axis = with_room(&Axis::of(low, high, 4), metric);
            assert_eq!((axis.low, axis.high), expected);
        };
        check(Metric::Accuracy, (60.0, 98.0), (56.0, 100.0));
        check(Metric::Loss, (0.0, 1.0), (0.0, 1.1));
    }
}
