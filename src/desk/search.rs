//! Search at the desk: the index is brought up to date with the notes, then asked. Nothing here outlives a command but
//! what the index keeps itself.

use std::ops::ControlFlow;

use super::{Desk, Error};
use crate::index::{Choice, Found, Index, Progress, Query};
use crate::message::Message;
use crate::vault::{Note, Vault, Watch};

/// What a search found.
pub struct Searched {
    pub found: Found,
    /// Why the index is not kept.
    pub warning: Option<Message>,
}

impl Desk {
    /// Searches the vault as it is at this moment. `now_ns` is nanoseconds since 1970.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn search(
        &self,
        query: &Query,
        limit: usize,
        now_ns: u64,
        on_progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Searched, Error> {
        let mut index = self.index();
        let warning = self.refresh(&mut index, now_ns, on_progress)?;
        Ok(Searched {
            found: index.search(query, limit).map_err(Error::Index)?,
            warning,
        })
    }

    /// Searches again and again: waits until something may have changed and hands on what is found then, until `tell`
    /// has enough. `now_ns` reads the clock.
    ///
    /// # Errors
    /// As [`Desk::search`].
    pub fn search_on<E: From<Error>>(
        &self,
        query: &Query,
        limit: usize,
        now_ns: &dyn Fn() -> u64,
        tell: &mut dyn FnMut(Searched) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let mut watch = Watch::of(&self.places.vault);
        let mut index = self.index();
        loop {
            let warning = self.refresh(&mut index, now_ns(), &|_| {})?;
            let found = index.search(query, limit).map_err(Error::Index)?;
            if tell(Searched { found, warning })?.is_break() {
                return Ok(());
            }
            watch.wait(Watch::SELDOM);
        }
    }

    /// Notes that may be meant by parts of their names, best first, in the vault as it is at this moment.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn choose(&self, typed: &str, limit: usize, now_ns: u64) -> Result<Vec<Choice>, Error> {
        let mut index = self.index();
        self.refresh(&mut index, now_ns, &|_| {})?;
        index.choose(typed, limit).map_err(Error::Index)
    }

    pub(super) fn index(&self) -> Index {
        let folder = self.places.index();
        Index::open(&folder, &folder.to_string_lossy())
    }

    /// Brings the index up to date with the vault as it is at this moment, and tells why it is not kept, if so.
    pub(super) fn refresh(
        &self,
        index: &mut Index,
        now_ns: u64,
        on_progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Option<Message>, Error> {
        let files = Vault::walk(&self.places.vault).map_err(Error::Vault)?.files;
        if files.is_empty() {
            return Err(self.no_notes());
        }
        let refreshed = index
            .refresh(&files, now_ns, &|file| Note::read(file).ok(), on_progress)
            .map_err(Error::Index)?;
        Ok(refreshed.warning)
    }
}
