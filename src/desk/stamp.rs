//! Stamp at the desk: ids for the questions that have none, written into their notes, and what is logged under names
//! that have moved.

use std::collections::HashSet;

use super::{Desk, Error, Material};
use crate::history::{Fact, ReviewLog};
use crate::problem::Problem;
use crate::quiz::{
    Bank, Names, NewName, QuestionId, Source, Stamped, Stray, followed, parse, relinked, stamped,
    strays,
};
use crate::vault::{self, FileStat, Note};

/// The ids that questions get.
#[derive(Debug, Default)]
pub struct Stamping {
    /// In the order of the files.
    pub named: Vec<NewName>,
    /// Questions and files that are left as they are.
    pub problems: Vec<Problem>,
}

impl Stamping {
    fn add(&mut self, file: &FileStat, names: &mut Names, write: bool) -> Result<(), Box<Problem>> {
        let old = vault::raw(file)?;
        let Stamped {
            file: new,
            named,
            problems,
        } = stamped(&file.id, &old, names);
        self.problems.extend(problems);
        if write && !named.is_empty() {
            vault::replace(file, &old, &new)?;
        }
        self.named.extend(named);
        Ok(())
    }
}

impl Desk {
    /// The ids of all questions that have none. With `write` they are put into the files, of which nothing else changes;
    /// a file that cannot be written is told of, and the others go on.
    #[must_use]
    pub fn stamp(&self, material: &Material, write: bool) -> Stamping {
        let Material { vault, bank } = material;
        let mut names = Names::of(bank.questions().iter().map(|question| &question.id));
        let mut stamping = Stamping::default();
        let lacks = |note: &&Note| {
            let frontmatter = note.frontmatter.mapping();
            !parse::unnamed(&Source::of(note, frontmatter.as_ref())).is_empty()
        };
        let lacking = vault.notes().iter().filter(lacks);
        for file in lacking.filter_map(|note| vault.file(&note.id)) {
            let added = stamping.add(file, &mut names, write);
            stamping
                .problems
                .extend(added.err().map(|problem| *problem));
        }
        stamping
    }

    /// The facts by which what was logged follows questions to their new names. Without a log there are none, and none is
    /// made.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn follow(&self, bank: &Bank, named: &[NewName]) -> Result<Vec<Fact>, Error> {
        if !self.places.review_log().exists() {
            return Ok(Vec::new());
        }
        let log = self.review_log()?;
        let past = log.past().map_err(Error::History)?;
        let said = log.said().map_err(Error::History)?;
        let past = followed(&said.relinks, past);
        let answered = past.iter().map(|review| &*review.question);
        let logged: HashSet<&QuestionId> = said.disputes.keys().chain(answered).collect();
        let is_its_own = |name: &&NewName| {
            let known = bank.get(&name.old);
            known.is_some_and(|known| known.note == name.note) && logged.contains(&name.old)
        };
        let fact = |name: &NewName| Fact::Relink {
            from: name.old.clone(),
            to: name.new.clone(),
        };
        Ok(named.iter().filter(is_its_own).map(fact).collect())
    }

    /// Names in the log that no question of the bank goes by.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn strays(&self, bank: &Bank, log: &ReviewLog) -> Result<Vec<Stray>, Error> {
        let said = log.said().map_err(Error::History)?;
        let past = log.past().map_err(Error::History)?;
        Ok(strays(bank, &relinked(bank, followed(&said.relinks, past))))
    }
}
