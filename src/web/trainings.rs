//! Trainings: comparisons that run while somebody looks. Each has a thread of its own and they take turns, since one
//! alone takes every core; tabs that ask for the same share it, and a tuning takes its turn as well. What is drawn of
//! them is in `curves.rs`.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use crate::chart::Growth;
use crate::desk::{Library, Plan};
use crate::lab::Comparison;
use crate::message::Message;

/// All trainings, the latest last.
#[derive(Default)]
pub(super) struct Trainings {
    known: Mutex<Vec<Arc<Training>>>,
    /// Held by the one whose turn it is.
    turn: Arc<Mutex<()>>,
}

/// One comparison.
pub(super) struct Training {
    plan: Plan,
    n_seeds: u64,
    state: Mutex<State>,
}

/// Where a training is.
struct State {
    growth: Growth,
    /// When somebody looked last.
    seen: Instant,
    has_turn: bool,
    end: Option<End>,
}

/// How a training ended.
#[derive(Clone)]
pub(super) enum End {
    /// With a warning when its results could not be kept.
    Done(Arc<Comparison>, Option<Message>),
    /// Nobody looked any more, or it failed.
    BrokenOff,
}

/// As many may run or wait; more are refused.
const MOST: usize = 8;
/// Nobody looks any more when nobody has for so long. What is finished until then is kept.
const FORGOTTEN: Duration = Duration::from_secs(10);
/// How often whoever waits for the turn looks whether it is still wanted.
const TICK: Duration = Duration::from_millis(100);

impl Trainings {
    /// The training of a plan: one that is known, or a new one; `None` when there are too many.
    pub(super) fn of(
        &self,
        library: &Arc<Library>,
        plan: &Plan,
        n_seeds: u64,
    ) -> Option<Arc<Training>> {
        let mut known = held(&self.known);
        known.retain(|training| !training.is_forgotten());
        let is_same = |training: &&Arc<Training>| {
            training.n_seeds == n_seeds
                && training.plan.experiment == plan.experiment
                && training.plan.keys == plan.keys
        };
        if let Some(same) = known.iter().find(is_same) {
            same.look();
            return Some(Arc::clone(same));
        }
        if known
            .iter()
            .filter(|training| training.end().is_none())
            .count()
            >= MOST
        {
            return None;
        }
        let training = Arc::new(Training::new(plan.clone(), n_seeds));
        known.push(Arc::clone(&training));
        let (library, turn) = (Arc::clone(library), Arc::clone(&self.turn));
        let begun = Arc::clone(&training);
        std::thread::spawn(move || {
            let _closing = Closing(&begun);
            begun.run(&library, &turn);
        });
        Some(training)
    }

    /// The turn, for a page that trains while its reader waits; `None` when it was not given in time.
    pub(super) fn turn(&self, at_most: Duration) -> Option<MutexGuard<'_, ()>> {
        let begun = Instant::now();
        take(&self.turn, || begun.elapsed() < at_most)
    }
}

impl Training {
    fn new(plan: Plan, n_seeds: u64) -> Training {
        let growth = Growth::new(&plan.experiment, &plan.keys, n_seeds as usize);
        Training {
            plan,
            n_seeds,
            state: Mutex::new(State {
                growth,
                seen: Instant::now(),
                has_turn: false,
                end: None,
            }),
        }
    }

    /// Somebody looks: with this what is shown is drawn from the curves as they are.
    pub(super) fn seen<T>(&self, draw: impl FnOnce(&Growth) -> T) -> T {
        let mut state = held(&self.state);
        state.seen = Instant::now();
        draw(&state.growth)
    }

    /// Whether others train before it.
    pub(super) fn waits(&self) -> bool {
        !held(&self.state).has_turn
    }

    pub(super) fn n_seeds(&self) -> u64 {
        self.n_seeds
    }

    pub(super) fn end(&self) -> Option<End> {
        held(&self.state).end.clone()
    }

    fn look(&self) {
        self.seen(|_| ());
    }

    fn is_forgotten(&self) -> bool {
        held(&self.state).seen.elapsed() > FORGOTTEN
    }

    fn run(&self, library: &Library, turn: &Mutex<()>) {
        let Some(_turn) = take(turn, || !self.is_forgotten()) else {
            return;
        };
        held(&self.state).has_turn = true;
        let compared = library.desk().compare(&self.plan, self.n_seeds, &|event| {
            if self.is_forgotten() {
                return ControlFlow::Break(());
            }
            held(&self.state).growth.hear(&event);
            ControlFlow::Continue(())
        });
        if let Some((comparison, warning)) = compared {
            held(&self.state).end = Some(End::Done(Arc::new(comparison), warning));
        }
    }
}

/// Waits for the turn; `None` when it is not wanted any more.
fn take(turn: &Mutex<()>, is_wanted: impl Fn() -> bool) -> Option<MutexGuard<'_, ()>> {
    while is_wanted() {
        match turn.try_lock() {
            Ok(turn) => return Some(turn),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(TICK),
        }
    }
    None
}

/// Whatever happens, a training that runs no more has an end.
struct Closing<'a>(&'a Training);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        held(&self.0.state).end.get_or_insert(End::BrokenOff);
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
