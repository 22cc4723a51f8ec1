//! Experiment: the plan of a comparison, as plain data. One task, the epoch at which the options part, how far
//! training would go, and what each option changes. Nothing here trains; labels are only names to the lab.

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::early_stopping::{EarlyStopping, Monitor};
use super::intervention::Intervention;
use super::recipe::Recipe;
use super::setting::{Defect, Setting};
use super::symptom::Symptom;
use super::task::{Task, TaskName, named};
use super::technique::Technique;

/// What is to be trained and compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    pub task: TaskName,
    /// The last epoch that all options share, 1-based.
    pub fork: usize,
    /// The last epoch of a training that nothing stops; more than `fork`.
    pub epochs: usize,
    /// What the stem says of the training that changes nothing. It changes no trial and is not kept with them.
    #[serde(skip)]
    pub symptom: Symptom,
    /// What is changed for all options from the first epoch on.
    pub baseline: Intervention,
    /// Label and change of each option. `None`: the option names nothing that can be trained.
    pub options: Vec<(String, Option<Intervention>)>,
}

impl Experiment {
    /// Reads the `lab:` of a question. What is not written has the default of the shipped question; `none` says that no
    /// option names anything to train.
    ///
    /// # Errors
    /// The first name or value that cannot be used, with the path to it.
    pub fn read(setting: &Setting) -> Result<Experiment, Defect> {
        let mut read = Experiment {
            task: TaskName::Image,
            fork: 0,
            epochs: 0,
            symptom: Symptom::default(),
            baseline: Intervention::none(),
            options: Vec::new(),
        };
        let nothing = Setting::Fields(Vec::new());
        let setting = if *setting == Setting::Text("none".to_owned()) {
            &nothing
        } else {
            setting
        };
        let task = task_of(setting)?;
        let usual = EarlyStopping::usual(task.metric(), task.fork());
        for (name, value) in setting.fields()? {
            let within = |defect: Defect| defect.within(name);
            match name.as_str() {
                "task" => read.task = value.one_of(&TaskName::NAMES).map_err(within)?,
                "fork" => read.fork = value.whole(1, Setting::MOST_EPOCHS / 2).map_err(within)?,
                "epochs" => read.epochs = value.whole(2, Setting::MOST_EPOCHS).map_err(within)?,
                "symptom" => read.symptom = value.one_of(&Symptom::NAMES).map_err(within)?,
                "baseline" => read.baseline = read_change(value, &usual).map_err(within)?,
                "options" => read.options = read_options(value, &usual).map_err(within)?,
                _ => {
                    return Err(Defect::unknown_name(
                        name,
                        &["task", "fork", "epochs", "symptom", "baseline", "options"],
                    ));
                }
            }
        }
        if read.fork == 0 {
            read.fork = named(read.task).fork();
        }
        if read.epochs == 0 {
            read.epochs = (4 * read.fork).min(Setting::MOST_EPOCHS);
        }
        read.check()
    }

    /// A label as YAML: in quotes where it could be taken for something else.
    #[must_use]
    pub fn quoted(label: &str) -> String {
        let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-');
        let begins = |sign: char| sign.is_alphanumeric();
        if label.starts_with(begins) && label.chars().all(plain) {
            return label.to_owned();
        }
        format!("\"{}\"", label.replace('\\', "\\\\").replace('"', "\\\""))
    }

    /// The same with another change for the option of this label.
    ///
    /// # Errors
    /// When that change cannot be made here, with the path to what is in its way.
    pub fn with_option(mut self, label: &str, change: Intervention) -> Result<Experiment, Defect> {
        let option = self.options.iter_mut().find(|(own, _)| own == label);
        match option {
            Some((_, own)) => *own = Some(change),
            None => self.options.push((label.to_owned(), Some(change))),
        }
        self.check()
    }

    /// Fork, end and restored epochs must follow one another.
    fn check(self) -> Result<Experiment, Defect> {
        if self.epochs <= self.fork {
            let epochs = Setting::Number(self.epochs as f64);
            return epochs
                .whole(self.fork + 1, Setting::MOST_EPOCHS)
                .map_err(|d| d.within("epochs"))
                .map(|_| self);
        }
        let recipe = named(self.task).recipe().changed_by(&self.baseline);
        let in_baseline = |defect: Defect| defect.within("baseline");
        self.check_change(&self.baseline, &recipe)
            .map_err(in_baseline)?;
        for (label, change) in &self.options {
            let in_option = |defect: Defect| defect.within(label).within("options");
            if let Some(change) = change {
                let recipe = recipe.changed_by(change);
                self.check_change(change, &recipe).map_err(in_option)?;
            }
        }
        Ok(self)
    }

    /// How many epochs the curve of the baseline has, and that of each option if it is trained.
    #[must_use]
    pub fn curve_lengths(&self) -> (usize, Vec<Option<usize>>) {
        let baseline = self.epochs_of(&self.baseline, self.epochs);
        let of_option = |(_, change): &(String, Option<Intervention>)| {
            change
                .as_ref()
                .map(|change| self.epochs_of(change, baseline))
        };
        (baseline, self.options.iter().map(of_option).collect())
    }

    /// The last epoch of a training that lasts `plain` epochs if the change does not say otherwise.
    pub(crate) fn epochs_of(&self, change: &Intervention, plain: usize) -> usize {
        let epochs = change.changes().iter().find_map(|change| match change {
            Change::Epochs(amount) => Some(amount.of_count(plain)),
            _ => None,
        });
        epochs.unwrap_or(plain)
    }

    /// A task has an accuracy or an area under the curve, not both.
    fn check_monitor(&self, monitor: Monitor) -> Result<(), Defect> {
        let of = Monitor::all_of(named(self.task).metric());
        if of.contains(&monitor) {
            return Ok(());
        }
        let names = of.map(Monitor::name);
        Err(Defect {
            path: vec!["monitor".to_owned()],
            ..Defect::unknown_name(monitor.name(), &names)
        })
    }

    /// The training must go past the fork, a checkpoint be of it, and the recipe be one that can be run.
    fn check_change(&self, change: &Intervention, recipe: &Recipe) -> Result<(), Defect> {
        let epochs = self.epochs_of(change, self.epochs_of(&self.baseline, self.epochs));
        let whole = |number: usize, technique: Technique, low: usize, high: usize| {
            Setting::Number(number as f64)
                .whole(low, high)
                .map_err(|defect| defect.within(technique.name()))
        };
        whole(
            epochs,
            Technique::Epochs,
            self.fork + 1,
            Setting::MOST_EPOCHS,
        )?;
        for change in change.changes() {
            match change {
                Change::RestoreCheckpoint(restoring) => {
                    whole(restoring.epoch, Technique::RestoreCheckpoint, 1, epochs)?;
                }
                Change::EarlyStopping(stopping) => self
                    .check_monitor(stopping.monitor)
                    .map_err(|defect| defect.within(change.technique().name()))?,
                _ => {}
            }
        }
        recipe.check()
    }
}

/// The task that is written, or the first.
fn task_of(setting: &Setting) -> Result<Box<dyn Task>, Defect> {
    let written = setting.fields()?.iter().find(|(name, _)| name == "task");
    let name = written.map_or(Ok(TaskName::Image), |(name, value)| {
        value
            .one_of(&TaskName::NAMES)
            .map_err(|defect| defect.within(name))
    });
    name.map(named)
}

fn read_options(
    setting: &Setting,
    usual: &EarlyStopping,
) -> Result<Vec<(String, Option<Intervention>)>, Defect> {
    let read = |(label, value): &(String, Setting)| {
        let intervention = read_change(value, usual).map_err(|defect| defect.within(label))?;
        Ok((label.clone(), Some(intervention)))
    };
    setting.fields()?.iter().map(read).collect()
}

/// A change in which early stopping has the monitor and the patience that are usual in its task, where none is written
/// and no library's rules hold.
fn read_change(setting: &Setting, usual: &EarlyStopping) -> Result<Intervention, Defect> {
    let mut setting = setting.clone();
    if let Setting::Fields(fields) = &mut setting {
        let stopping = fields
            .iter_mut()
            .find(|(name, _)| name == Technique::EarlyStopping.name());
        if let Some((_, Setting::Fields(knobs))) = stopping {
            let says = |knob: &str| knobs.iter().any(|(name, _)| name == knob);
            let ours = [
                ("monitor", Setting::Text(usual.monitor.name().to_owned())),
                ("patience", Setting::Number(usual.patience as f64)),
            ];
            let missing = ours.map(|(knob, value)| (!says(knob)).then(|| (knob.to_owned(), value)));
            if !says("semantics") {
                knobs.extend(missing.into_iter().flatten());
            }
        }
    }
    Intervention::read(&setting)
}

impl std::fmt::Display for Experiment {
    /// The YAML that reads back as this experiment, to be pasted under `lab:`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "lab:")?;
        writeln!(f, "  task: {}", self.task.name())?;
        writeln!(f, "  fork: {}", self.fork)?;
        writeln!(f, "  epochs: {}", self.epochs)?;
        if !self.symptom.is_usual() {
            writeln!(f, "  symptom: {}", self.symptom.name())?;
        }
        if self.baseline != Intervention::none() {
            writeln!(f, "  baseline: {}", self.baseline)?;
        }
        writeln!(f, "  options:")?;
        for (label, intervention) in &self.options {
            if let Some(intervention) = intervention {
                writeln!(f, "    {}: {intervention}", Experiment::quoted(label))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(fields: &[(&str, Setting)]) -> Setting {
        Setting::Fields(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        )
    }

    fn check(setting: Setting, path: &[&str], message: &str) {
        let defect = Experiment::read(&setting).expect_err("a defect");
        assert_eq!(defect.path, path);
        assert_eq!(defect.message.id, message);
    }

    #[test]
    fn a_defect_says_where() {
        let rate = |value| fields(&[("options", fields(&[("E", fields(&[("dropout", value)]))]))]);
        check(
            rate(Setting::Number(1.5)),
            &["options", "E", "dropout"],
            "lab-setting-outside",
        );
        check(
            rate(Setting::Text("half".into())),
            &["options", "E", "dropout"],
            "lab-setting-outside",
        );
        check(
            fields(&[("foork", Setting::Number(3.0))]),
            &["foork"],
            "lab-setting-unknown-name",
        );
        check(
            fields(&[("task", Setting::Text("imgae".into()))]),
            &["task"],
            "lab-setting-unknown-name",
        );
        check(
            fields(&[("epochs", Setting::Number(50.0))]),
            &["epochs"],
            "lab-setting-outside",
        );
    }

    #[test]
    fn what_baseline_and_option_lead_to_together_is_checked_too() {
        let text = |word: &str| Setting::Text(word.into());
        let size = |value| fields(&[("training_size", value)]);
        let both = fields(&[
            ("baseline", size(Setting::Number(20_000.0))),
            ("options", fields(&[("A", size(text("x16")))])),
        ]);
        check(
            both,
            &["options", "A", "training_size"],
            "lab-setting-outside",
        );
        let restored = fields(&[("restore_checkpoint", Setting::Number(900.0))]);
        let late = fields(&[("baseline", restored)]);
        check(
            late,
            &["baseline", "restore_checkpoint"],
            "lab-setting-outside",
        );
    }

    #[test]
    fn a_technique_named_twice_or_two_deployments_contradict() {
        let changes =
            |names: &[(&str, Setting)]| fields(&[("options", fields(&[("A", fields(names))]))]);
        let rate = Setting::Number(0.5);
        let twice = changes(&[("dropout", rate.clone()), ("dropout", rate)]);
        check(twice, &["options", "A", "dropout"], "lab-setting-conflict");
        let early = fields(&[]);
        let both = changes(&[
            ("early_stopping", early),
            ("restore_checkpoint", Setting::Number(9.0)),
        ]);
        check(
            both,
            &["options", "A", "restore_checkpoint"],
            "lab-setting-conflict",
        );
    }

    #[test]
    fn none_is_nothing_to_train() {
        let read = Experiment::read(&Setting::Text("none".into())).expect("understood");
        assert!(read.options.is_empty());
        check(Setting::Text("all".into()), &[], "lab-setting-not-a-map");
    }

    #[test]
    fn a_checkpoint_after_the_end_is_refused() {
        let late = fields(&[("restore_checkpoint", Setting::Number(900.0))]);
        let options = fields(&[("options", fields(&[("D", late)]))]);
        check(
            options,
            &["options", "D", "restore_checkpoint"],
            "lab-setting-outside",
        );
    }
}
