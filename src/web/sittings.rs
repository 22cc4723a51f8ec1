//! Sittings: quizzes that go on in a browser, each by the seed in its address. They live in memory: answers are in the log,
//! and a quiz that is gone is begun anew.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use crate::desk::Quiz;
use crate::seed::Seed;

/// The quizzes of all tabs.
#[derive(Default)]
pub(super) struct Sittings(Mutex<Vec<(Seed, Arc<Mutex<Sitting>>)>>);

/// One quiz in a browser.
pub(super) struct Sitting {
    pub(super) quiz: Quiz,
    /// When its question was shown for the first time.
    pub(super) shown: Instant,
}

impl Sitting {
    /// Where it is, so that a form of another place is known for what it is.
    pub(super) fn place(&self) -> String {
        let session = self.quiz.session();
        let waits = if session.asking().is_some() { "?" } else { "!" };
        format!("{}{waits}", session.graded().len())
    }
}

/// The one that was looked at the longest ago goes when there are more.
const MOST: usize = 64;

impl Sittings {
    pub(super) fn begin(&self, seed: Seed, quiz: Quiz) {
        let sitting = Sitting {
            quiz,
            shown: Instant::now(),
        };
        let mut known = self.0.lock().expect("a list is left whole");
        known.push((seed, Arc::new(Mutex::new(sitting))));
        if known.len() > MOST {
            known.remove(0);
        }
    }

    /// The quiz of this seed, which is now the one looked at last.
    pub(super) fn find(&self, seed: Seed) -> Option<Arc<Mutex<Sitting>>> {
        let mut known = self.0.lock().expect("a list is left whole");
        let at = known.iter().position(|(own, _)| *own == seed)?;
        let found = known.remove(at);
        known.push(found.clone());
        Some(found.1)
    }
}
