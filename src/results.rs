//! Results: trials and groundwork kept on disk, by experiment and by the lab that made them. They can be deleted and come
//! back. An experiment is a folder and a trial a file in it, so that keeping one costs the same however many there are.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::lab::{self, Curve, Experiment, Groundwork, Outcome, TaskName, Trial, named, version};
use crate::seed::Seed;
use crate::whole;

/// The trials of one experiment on disk.
pub struct Results {
    folder: PathBuf,
    /// How long the curves of the baseline and of each option are.
    baseline: usize,
    options: Vec<Option<usize>>,
}

impl Results {
    /// Where the trials of `experiment` are kept under `folder`.
    #[must_use]
    pub fn of(folder: &Path, experiment: &Experiment) -> Results {
        let recipe = serde_json::to_string(experiment).expect("an experiment is plain data");
        let name = blake3::hash(format!("{}\n{recipe}", version()).as_bytes()).to_hex();
        let (baseline, options) = experiment.curve_lengths();
        Results {
            folder: folder.join(&name[..32]),
            baseline,
            options,
        }
    }

    /// The kept trials of these seeds, in their order; those not kept are left out. A file that cannot be read or
    /// understood counts as none.
    #[must_use]
    pub fn read(&self, seeds: &[Seed]) -> Vec<Trial> {
        let kept = |seed: &Seed| {
            let bytes = fs::read(self.file(*seed)).ok()?;
            let trial: Trial = serde_json::from_slice(&bytes).ok()?;
            (trial.seed == *seed && self.fits(&trial)).then_some(trial)
        };
        seeds.iter().filter_map(kept).collect()
    }

    /// Keeps this trial. The file is replaced whole, so no reader sees half of it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, trial: &Trial) -> io::Result<()> {
        whole::write(&self.file(trial.seed), &serde_json::to_vec(trial)?)
    }

    fn file(&self, seed: Seed) -> PathBuf {
        self.folder.join(format!("{}.json", seed.0))
    }

    /// Whether a trial is of this experiment's shape; if not, somebody else wrote it.
    fn fits(&self, trial: &Trial) -> bool {
        let options = trial
            .options
            .iter()
            .map(|option| option.as_ref().map(length));
        length(&trial.baseline) == Some(self.baseline)
            && options.eq(self.options.iter().map(|length| length.map(Some)))
    }
}

/// Epochs of a curve whose two lines are equally long.
fn length(outcome: &Outcome) -> Option<usize> {
    let Curve { train, validation } = &outcome.curve;
    (train.len() == validation.len()).then_some(train.len())
}

/// What `task` needs before its first run: as it was kept under `folder`, or made now and kept. Where it cannot be kept it
/// is made again next time. `making` is called before it is made.
#[must_use]
pub fn groundwork(folder: &Path, task: TaskName, making: &mut dyn FnMut()) -> Groundwork {
    if named(task).n_groundwork() == 0 {
        return Groundwork::none();
    }
    let name = blake3::hash(format!("{}\n{}", version(), task.name()).as_bytes()).to_hex();
    let file = folder.join(format!("{}.weights", &name[..32]));
    let (words, rest) = fs::read(&file).map_or((Vec::new(), 0), |bytes| {
        let words = bytes.chunks_exact(4);
        let rest = words.remainder().len();
        let number = |word: &[u8]| f32::from_le_bytes([word[0], word[1], word[2], word[3]]);
        (words.map(number).collect(), rest)
    });
    let kept = Groundwork::of_kept(task, words).filter(|_| rest == 0);
    kept.unwrap_or_else(|| {
        making();
        let made = lab::groundwork(task);
        let bytes = made.weights().unwrap_or_default().iter();
        let bytes: Vec<u8> = bytes.flat_map(|weight| weight.to_le_bytes()).collect();
        whole::write(&file, &bytes).ok();
        made
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Amount, Change, Deployment, Intervention, Symptom, TaskName};

    fn trial(seed: u64) -> Trial {
        let curve = Curve {
            train: vec![0.25, 0.5],
            validation: vec![0.2, 0.3],
        };
        let deployment = Deployment {
            epoch: 2,
            epochs_paid: 2,
        };
        let baseline = Outcome {
            curve,
            deployment,
            cost: 2.0,
            held_out: 0.3,
            gap: 0.2,
            diverged: None,
        };
        Trial {
            seed: Seed(seed),
            baseline,
            options: vec![None],
        }
    }

    fn results(folder: &std::path::Path, fork: usize) -> Results {
        let baseline = Intervention::none();
        Results::of(
            folder,
            &Experiment {
                task: TaskName::Image,
                fork,
                epochs: 2,
                symptom: Symptom::Overfitting,
                baseline,
                options: vec![("A".into(), None)],
            },
        )
    }

    #[test]
    fn seeds_add_up_and_experiments_stay_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let results = |fork| results(folder.path(), fork);
        for seed in [2, 1, 3] {
            results(100).keep(&trial(seed)).expect("kept");
        }
        assert_eq!(
            results(100).read(&[Seed(3), Seed(2), Seed(9)]),
            [trial(3), trial(2)]
        );
        assert_eq!(results(50).read(&[Seed(1)]), []);
        let files = fs::read_dir(&results(100).folder).expect("readable");
        assert_eq!(files.count(), 3, "no draft is left");
    }

    #[test]
    fn a_damaged_file_counts_as_none_and_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let results = results(folder.path(), 100);
        results.keep(&trial(1)).expect("kept");
        results.keep(&trial(2)).expect("kept");
        fs::write(results.file(Seed(1)), "{\"seed\":1,").expect("written");
        assert_eq!(results.read(&[Seed(1), Seed(2)]), [trial(2)]);
        results.keep(&trial(1)).expect("kept");
        assert_eq!(results.read(&[Seed(1)]), [trial(1)]);
    }

    #[test]
    fn a_folder_that_is_a_file_is_an_error() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(results(file.path(), 100).keep(&trial(1)).is_err());
    }

    #[test]
    fn trials_of_another_shape_or_seed_are_not_used() {
        let folder = tempfile::tempdir().expect("a folder");
        let results = results(folder.path(), 100);
        let without_options = Trial {
            options: vec![],
            ..trial(1)
        };
        results.keep(&without_options).expect("kept");
        results.keep(&trial(2)).expect("kept");
        fs::copy(results.file(Seed(2)), results.file(Seed(3))).expect("copied");
        let read = results.read(&[Seed(1), Seed(2), Seed(3)]);
        assert_eq!(read, [trial(2)]);
    }

    #[test]
    fn an_option_may_last_longer_than_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let longer = Intervention::of(vec![Change::Epochs(Amount::Times(2.0))]);
        let experiment = Experiment {
            task: TaskName::Image,
            fork: 1,
            epochs: 2,
            symptom: Symptom::Overfitting,
            baseline: Intervention::none(),
            options: vec![("A".into(), Some(longer))],
        };
        let results = Results::of(folder.path(), &experiment);
        let of_length = |seed, n: usize| {
            let mut option = trial(seed).baseline;
            option.curve.train.resize(n, 0.5);
            option.curve.validation.resize(n, 0.5);
            Trial {
                options: vec![Some(option)],
                ..trial(seed)
            }
        };
        results.keep(&of_length(1, 4)).expect("kept");
        results.keep(&of_length(2, 2)).expect("kept");
        assert_eq!(results.read(&[Seed(1), Seed(2)]), [of_length(1, 4)]);
    }
}
