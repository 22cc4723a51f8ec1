//! The desk: joins the rooms for every face, with plain data in and plain data out. It holds no rule of its own and
//! knows no screen; what a person reads of its answers and errors is said by `text/`.

mod behind;
mod estimate;
mod exam;
mod exchange;
mod free;
mod library;
mod pictures;
mod plan;
mod quiz;
mod search;
mod setup;
mod stamp;
mod study;
mod tuning;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::history::{self, ReviewLog};
use crate::index;
use crate::lab::{self, Comparison, Defect, Event, Groundwork, Listener, TaskName, Trial, Trials};
use crate::message::Message;
use crate::nearest::nearest;
use crate::places::Places;
use crate::problem::Problem;
use crate::quiz::{Bank, Question, Source};
use crate::results::{self, Results};
use crate::seed::Seed;
use crate::vault::{self, Note, NoteId, TagCount, Vault};

pub use estimate::{Load, plain_load, probe};
pub use exam::{Origin, Sitting};
pub use exchange::{FileError, Imported, ImportedFile};
pub use free::{adopted, free, name_typed};
pub use library::Library;
pub use plan::{Plan, plan};
pub use quiz::{Answer, Quiz, Wish};
pub use search::Searched;
pub use setup::{Read, Setup};
pub use stamp::Stamping;
pub use study::{Study, undisputed};
pub use tuning::{Tuning, epochs_for};

pub use crate::places::opener;

/// The joined rooms of one vault.
pub struct Desk {
    places: Places,
}

/// Why work stopped.
#[derive(Debug)]
pub enum Error {
    Vault(vault::Error),
    Index(index::Error),
    History(history::Error),
    Quiz(crate::quiz::Error),
    /// The vault holds no note.
    NoNotes {
        vault: String,
    },
    NoSuchNote {
        name: String,
        near: Vec<String>,
    },
    NoSuchQuestion {
        name: String,
        near: Vec<String>,
    },
    /// A file outside the notes.
    File(FileError),
    /// What was tried in the lab cannot be an option of this question.
    Unfit(Defect),
    /// The `lab:` of this question cannot be used; `check` says why.
    LabRefused {
        question: String,
    },
    /// No option of this question names anything that can be trained; `said`: its author says so.
    NothingToTrain {
        question: String,
        said: bool,
    },
}

/// A vault with its questions.
pub struct Material {
    pub vault: Vault,
    pub bank: Bank,
}

impl Desk {
    #[must_use]
    pub fn new(places: Places) -> Desk {
        Desk { places }
    }

    /// Reads all notes and their questions.
    ///
    /// # Errors
    /// When the vault cannot be read or holds no note.
    pub fn read(&self) -> Result<Material, Error> {
        let vault = self.vault()?;
        let bank = read_bank(&vault);
        Ok(Material { vault, bank })
    }

    fn vault(&self) -> Result<Vault, Error> {
        let vault = Vault::read(&self.places.vault).map_err(Error::Vault)?;
        if vault.notes().is_empty() && vault.problems().is_empty() {
            return Err(self.no_notes());
        }
        Ok(vault)
    }

    /// The absolute path of a note's file, below the real path of its vault, in the spelling by which it opens.
    #[must_use]
    pub fn path(&self, vault: &Vault, note: &NoteId) -> PathBuf {
        let root = &self.places.vault;
        let file = vault.file(note).map(|file| file.path.as_path());
        let inside = file.and_then(|file| file.strip_prefix(root).ok());
        let real = root.canonicalize().unwrap_or_else(|_| root.clone());
        // Windows spells real paths in a way that few programs read.
        let real = real.to_str().map_or(real.as_path(), |path| {
            Path::new(path.strip_prefix(r"\\?\").unwrap_or(path))
        });
        real.join(inside.unwrap_or_else(|| Path::new(note.as_str())))
    }

    /// The command of the person's editor, arguments included; `None` when none is set.
    #[must_use]
    pub fn editor(&self) -> Option<&str> {
        self.places.editor.as_deref()
    }

    /// The tag tree with its counts.
    ///
    /// # Errors
    /// As [`Desk::read`].
    pub fn tags(&self) -> Result<Vec<TagCount>, Error> {
        Ok(self.vault()?.tag_counts())
    }

    /// Everything that is wrong in the vault: files, frontmatter, links, questions, and what a person disputes; by path
    /// and line.
    ///
    /// # Errors
    /// As [`Desk::read`].
    pub fn check(&self) -> Result<Vec<Problem>, Error> {
        let material = self.read()?;
        let Material { vault, bank } = &material;
        let mut problems = [
            vault.problems(),
            &vault.unresolved(),
            bank.problems(),
            &self.missing_pictures(&material),
            &self.disputed(bank)?,
        ]
        .concat();
        let line = |problem: &Problem| problem.place.as_ref().map_or(0, |place| place.line);
        problems.sort_by(|a, b| (&a.path, line(a)).cmp(&(&b.path, line(b))));
        Ok(problems)
    }

    /// The review log of this user.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn review_log(&self) -> Result<ReviewLog, Error> {
        ReviewLog::open(&self.places.review_log()).map_err(Error::History)
    }

    /// What a task needs before its first run; `making` is called if it has to be made.
    #[must_use]
    pub fn groundwork(&self, task: TaskName, making: &mut dyn FnMut()) -> Groundwork {
        results::groundwork(&self.places.results(), task, making)
    }

    /// Compares the options of a plan on the seeds 1 to `n_seeds`, at least 2. Trials kept from before are not run
    /// again and are told like new ones. `None` when the listener broke off. With the comparison comes a warning when
    /// its trials could not be kept.
    #[must_use]
    pub fn compare(
        &self,
        plan: &Plan,
        n_seeds: u64,
        listener: Listener<'_>,
    ) -> Option<(Comparison, Option<Message>)> {
        let seeds: Vec<Seed> = (1..=n_seeds.max(2)).map(Seed).collect();
        let results = Results::of(&self.places.results(), &plan.experiment);
        let mut by_seed = results.read(&seeds);
        for trial in &by_seed {
            if listener(Event::Kept(trial)).is_break() {
                return None;
            }
        }
        let missing: Vec<Seed> = seeds
            .into_iter()
            .filter(|seed| by_seed.iter().all(|trial| trial.seed != *seed))
            .collect();
        let warning = if missing.is_empty() {
            None
        } else {
            let groundwork = self.groundwork(plan.experiment.task, &mut || {
                // Told for show alone: what is being made cannot be broken off.
                let _ = listener(Event::Groundwork);
            });
            let (trained, warning) = run_and_keep(plan, &groundwork, &missing, &results, listener)?;
            by_seed.extend(trained);
            warning
        };
        by_seed.sort_by_key(|trial| trial.seed.0);
        let trials = Trials {
            experiment: plan.experiment.clone(),
            by_seed,
        };
        plan.compared(&trials).map(|compared| (compared, warning))
    }

    fn no_notes(&self) -> Error {
        Error::NoNotes {
            vault: self.places.vault.display().to_string(),
        }
    }
}

impl Material {
    /// # Errors
    /// When no question, or more than one, goes by that name.
    pub fn question(&self, name: &str) -> Result<&Question, Error> {
        let no_such = |near| Error::NoSuchQuestion {
            name: name.to_owned(),
            near,
        };
        self.bank.find(name).map_err(|miss| no_such(miss.near))
    }

    /// # Errors
    /// When no note goes by that path, name, title or alias.
    pub fn note(&self, name: &str) -> Result<&Note, Error> {
        let found = self.vault.find(name);
        found.first().copied().ok_or_else(|| Error::NoSuchNote {
            name: name.to_owned(),
            near: self.near(name),
        })
    }

    /// Titles that hold the name, else the file name nearest to it.
    fn near(&self, name: &str) -> Vec<String> {
        const MOST: usize = 5;
        let notes = || self.vault.notes().iter();
        let folded = name.to_lowercase();
        let holding = notes()
            .map(|note| &note.title)
            .filter(|title| title.to_lowercase().contains(&folded));
        let holding: Vec<String> = holding.take(MOST).cloned().collect();
        if holding.is_empty() {
            nearest(name, notes().map(|note| note.id.stem()))
                .map(str::to_owned)
                .into_iter()
                .collect()
        } else {
            holding
        }
    }
}

/// Runs the missing trials and keeps each as it comes to its end, so that whoever has seen enough loses no finished seed.
fn run_and_keep(
    plan: &Plan,
    groundwork: &Groundwork,
    missing: &[Seed],
    results: &Results,
    listener: Listener<'_>,
) -> Option<(Vec<Trial>, Option<Message>)> {
    let kept = Mutex::new(Ok(()));
    let keeping = |event: Event<'_>| {
        if let Event::Trial(trial) = event {
            let now = results.keep(trial);
            let mut kept = kept.lock().expect("nothing panics here");
            *kept = std::mem::replace(&mut *kept, Ok(())).and(now);
        }
        listener(event)
    };
    let outcome = lab::run(&plan.experiment, groundwork, missing, &keeping);
    let kept = kept.into_inner().expect("nothing panics here");
    match outcome {
        ControlFlow::Break(()) => None,
        ControlFlow::Continue(trials) => {
            let warning = |error: std::io::Error| {
                Message::new("cli-results-not-kept").with("reason", error.to_string())
            };
            Some((trials.by_seed, kept.err().map(warning)))
        }
    }
}

fn read_bank(vault: &Vault) -> Bank {
    let frontmatters: Vec<_> = vault
        .notes()
        .iter()
        .map(|note| note.frontmatter.mapping())
        .collect();
    Bank::read(
        vault
            .notes()
            .iter()
            .zip(&frontmatters)
            .map(|(note, frontmatter)| Source::of(note, frontmatter.as_ref())),
    )
}

impl Error {
    #[must_use]
    pub fn message(&self) -> Message {
        let named = |id, name: &str| Message::new(id).with("name", name);
        match self {
            Error::Vault(error) => error.message(),
            Error::Index(error) => error.message(),
            Error::History(error) => error.message(),
            Error::Quiz(error) => error.message(),
            Error::NoNotes { vault } => Message::new("cli-no-notes").with("path", vault.as_str()),
            Error::NoSuchNote { name, .. } => named("cli-no-such-note", name),
            Error::NoSuchQuestion { name, .. } => named("cli-no-such-question", name),
            Error::File(error) => error.message(),
            Error::Unfit(defect) => defect.message.clone(),
            Error::LabRefused { question } => named("cli-lab-refused", question),
            Error::NothingToTrain {
                question,
                said: true,
            } => named("cli-said-nothing-to-train", question),
            Error::NothingToTrain { question, .. } => named("cli-nothing-to-train", question),
        }
    }

    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        let perhaps = |near: &[String], else_say| match near {
            [] => Message::new(else_say),
            near => Message::new("cli-hint-perhaps").with("names", near.join(", ")),
        };
        match self {
            Error::Vault(error) => error.hint(),
            Error::Index(error) => error.hint(),
            Error::History(error) => error.hint(),
            Error::Quiz(error) => error.hint(),
            Error::NoNotes { .. } => Some(Message::new("cli-hint-vault")),
            Error::NoSuchNote { near, .. } => Some(perhaps(near, "cli-hint-search")),
            Error::NoSuchQuestion { near, .. } => Some(perhaps(near, "cli-hint-questions")),
            Error::File(error) => error.hint(),
            Error::Unfit(defect) => defect.hint.clone(),
            Error::LabRefused { .. } => Some(Message::new("cli-hint-check")),
            Error::NothingToTrain { said: true, .. } => None,
            Error::NothingToTrain { .. } => Some(Message::new("cli-hint-lab")),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::lab::{Change, Experiment, Intervention, Symptom, TaskName};

    const SEEDS: u64 = 3;

    fn plan() -> Plan {
        let changes = [vec![], vec![Change::Dropout { rate: 0.5 }]].map(Intervention::of);
        let labels = ["A", "B"].map(str::to_owned);
        Plan {
            experiment: Experiment {
                task: TaskName::Image,
                fork: 1,
                epochs: 3,
                symptom: Symptom::Overfitting,
                baseline: Intervention::none(),
                options: labels.into_iter().zip(changes.map(Some)).collect(),
            },
            inferred: None,
            keys: vec!["A".to_owned()],
            baseline: None,
        }
    }

    /// Everything in one folder.
    pub(crate) fn desk(folder: &Path) -> Desk {
        Desk::new(Places {
            vault: folder.to_owned(),
            cache: folder.join("cache"),
            data: folder.to_owned(),
            editor: None,
        })
    }

    /// How many files there are in the folders of a folder.
    fn files(folder: &Path) -> usize {
        let inside = |folder: &Path| {
            let entries = fs::read_dir(folder).into_iter().flatten();
            entries.map(|entry| entry.expect("listed").path())
        };
        inside(folder).flat_map(|folder| inside(&folder)).count()
    }

    /// Compares, breaking off at an epoch of all seeds together; with it, how many seeds were told as done before.
    fn compared(desk: &Desk, last: usize) -> (Option<Comparison>, usize) {
        let (epochs, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let listener = |event: Event<'_>| {
            let n = match event {
                Event::Epoch(_) => epochs.fetch_add(1, Ordering::Relaxed),
                Event::Trial(_) => done.fetch_add(1, Ordering::Relaxed),
                _ => 0,
            };
            match event {
                Event::Epoch(_) if n + 1 >= last => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        };
        let comparison = desk.compare(&plan(), SEEDS, &listener);
        let (comparison, warning) = comparison.unzip();
        assert_eq!(warning.flatten(), None);
        (comparison, done.into_inner())
    }

    #[test]
    fn a_training_broken_off_anywhere_keeps_finished_seeds_and_nothing_half_written() {
        let whole = tempfile::tempdir().expect("a folder");
        let (expected, _) = compared(&desk(whole.path()), usize::MAX);
        let n_epochs = plan().experiment.epochs_to_train() * SEEDS as usize;
        for last in 1..=n_epochs {
            let folder = tempfile::tempdir().expect("a folder");
            let desk = desk(folder.path());
            let (broken_off, done) = compared(&desk, last);
            assert_eq!(broken_off, None, "{last}");
            let files = files(&desk.places.results());
            assert_eq!(files, done, "{last}: a draft is left");
            assert_eq!(desk.load(&plan(), SEEDS).seeds, SEEDS as usize - done);
            assert_eq!(compared(&desk, usize::MAX).0, expected, "{last}");
        }
    }
}
