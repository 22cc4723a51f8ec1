//! Results: trials and groundwork kept on disk, by experiment and by the lab that made them. They can be deleted and come
//! back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::lab::{self, Experiment, Groundwork, TaskName, Trial, named, version};
use crate::seed::Seed;

/// The trials of one experiment on disk.
pub struct Results {
    file: PathBuf,
    n_options: usize,
    n_epochs: usize,
}

impl Results {
    /// Where the trials of `experiment` are kept under `folder`.
    #[must_use]
    pub fn of(folder: &Path, experiment: &Experiment) -> Results {
        let recipe = serde_json::to_string(experiment).expect("an experiment is plain data");
        let name = blake3::hash(format!("{}\n{recipe}", version()).as_bytes()).to_hex();
        Results {
            file: folder.join(format!("{}.json", &name[..32])),
            n_options: experiment.options.len(),
            n_epochs: experiment.epochs,
        }
    }

    /// The kept trials of these seeds, in their order; those not kept are left out. A file that cannot be read or
    /// understood counts as none.
    #[must_use]
    pub fn read(&self, seeds: &[Seed]) -> Vec<Trial> {
        let kept = self.read_all();
        seeds
            .iter()
            .filter_map(|seed| kept.iter().find(|trial| trial.seed == *seed).cloned())
            .collect()
    }

    /// Keeps these trials beside those already kept. The file is replaced whole, so no reader sees half of it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, trials: &[Trial]) -> io::Result<()> {
        let mut all = self.read_all();
        all.retain(|kept| trials.iter().all(|trial| trial.seed != kept.seed));
        all.extend_from_slice(trials);
        all.sort_by_key(|trial| trial.seed.0);
        replace(&self.file, &serde_json::to_vec(&all)?)
    }

    /// Trials that are not of this experiment's shape are left out; somebody else wrote them.
    fn read_all(&self) -> Vec<Trial> {
        let bytes = fs::read(&self.file).unwrap_or_default();
        let mut trials: Vec<Trial> = serde_json::from_slice(&bytes).unwrap_or_default();
        trials.retain(|trial| {
            let outcomes = trial.options.iter().flatten().chain([&trial.baseline]);
            let mut curves = outcomes.map(|outcome| &outcome.curve);
            trial.options.len() == self.n_options
                && curves.all(|curve| {
                    [&curve.train, &curve.validation]
                        .iter()
                        .all(|line| line.len() == self.n_epochs)
                })
        });
        trials
    }
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
        replace(&file, &bytes).ok();
        made
    })
}

/// Replaces a file whole, so that no reader sees half of it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(path.parent().expect("results lie in a folder"))?;
    let draft = path.with_extension(format!("{}.part", std::process::id()));
    let mut file = fs::File::create(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written
        .and_then(|()| fs::rename(&draft, path))
        .inspect_err(|_| {
            fs::remove_file(&draft).ok();
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Curve, Deployment, Intervention, Outcome, TaskName};

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
                baseline,
                options: vec![("A".into(), None)],
            },
        )
    }

    #[test]
    fn seeds_add_up_and_experiments_stay_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let results = |fork| results(folder.path(), fork);
        results(100).keep(&[trial(2)]).expect("kept");
        results(100).keep(&[trial(1), trial(3)]).expect("kept");
        assert_eq!(
            results(100).read(&[Seed(3), Seed(2), Seed(9)]),
            [trial(3), trial(2)]
        );
        assert_eq!(results(50).read(&[Seed(1)]), []);
        assert_eq!(
            fs::read_dir(folder.path()).expect("readable").count(),
            1,
            "no draft is left"
        );
    }

    #[test]
    fn a_damaged_file_counts_as_none_and_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let results = results(folder.path(), 100);
        results.keep(&[trial(1)]).expect("kept");
        fs::write(&results.file, "[{\"seed\":1,").expect("written");
        assert_eq!(results.read(&[Seed(1)]), []);
        results.keep(&[trial(2)]).expect("kept");
        assert_eq!(results.read(&[Seed(1), Seed(2)]), [trial(2)]);
    }

    #[test]
    fn a_folder_that_is_a_file_is_an_error() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(results(file.path(), 100).keep(&[trial(1)]).is_err());
    }

    #[test]
    fn trials_of_another_shape_are_not_used() {
        let folder = tempfile::tempdir().expect("a folder");
        let results = results(folder.path(), 100);
        let without_options = Trial {
            options: vec![],
            ..trial(1)
        };
        results.keep(&[without_options, trial(2)]).expect("kept");
        assert_eq!(results.read(&[Seed(1), Seed(2)]), [trial(2)]);
    }
}
