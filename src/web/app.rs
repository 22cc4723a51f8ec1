//! App: what lives as long as the server does.

use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::failure::Failure;
use super::guard::Door;
use super::sittings::Sittings;
use super::trainings::Trainings;
use crate::desk::{Desk, Library, Material};
use crate::history::ReviewLog;
use crate::text::Lang;

pub(super) struct App {
    pub(super) library: Arc<Library>,
    pub(super) sittings: Sittings,
    pub(super) trainings: Trainings,
    /// Held while something is done in an exam.
    pub(super) exams: Mutex<()>,
    pub(super) door: Door,
    /// Of a reader whose browser wishes for none that we speak.
    pub(super) lang: Lang,
    /// Becomes true when the server is to stop.
    pub(super) closing: watch::Receiver<bool>,
}

impl App {
    pub(super) fn desk(&self) -> &Desk {
        self.library.desk()
    }

    /// Notes and questions as they are.
    pub(super) fn material(&self) -> Result<Arc<Material>, Failure> {
        Ok(self.library.material()?)
    }

    /// Opened for each visit, so that terminal and page see each other's answers.
    pub(super) fn log(&self) -> Result<ReviewLog, Failure> {
        Ok(self.desk().review_log()?)
    }
}
