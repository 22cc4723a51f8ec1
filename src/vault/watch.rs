//! Watch: tells a long-lived program that something in a vault may have changed. What it was is seen by walking again,
//! so that a change which no system tells of is only seen later, never missed.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::walk::{is_top, tops};

/// Keeps watching as long as it lives.
pub struct Watch {
    root: PathBuf,
    told: Receiver<Told>,
    /// `None` where the system cannot watch; then waiting always takes as long as it may.
    _watcher: Option<RecommendedWatcher>,
}

/// What the system tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Change,
    /// One of the folders that a walk begins with has come or gone: what is watched is not what is walked any more.
    Top,
}

/// A change is told once nothing has happened for this long: a program that saves writes several times.
const QUIET: Duration = Duration::from_millis(30);

impl Watch {
    /// Without being told of a change, there should be a look at the vault after this long all the same.
    pub const SELDOM: Duration = Duration::from_secs(2);

    /// Begins to watch the folders that a walk of `root` begins with, and all below them. What changes from now on is
    /// not missed.
    #[must_use]
    pub fn of(root: &Path) -> Watch {
        let (tell, told) = channel();
        let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let inside = real.clone();
        let on_event = move |event: notify::Result<Event>| {
            if let Some(what) = heard(&inside, event) {
                // Nobody waits any more: nothing to tell.
                let _ = tell.send(what);
            }
        };
        let watcher = notify::recommended_watcher(on_event).and_then(|mut watcher| {
            watcher.watch(&real, RecursiveMode::NonRecursive)?;
            for top in tops(&real) {
                watcher.watch(&top, RecursiveMode::Recursive)?;
            }
            Ok(watcher)
        });
        Watch {
            root: root.to_owned(),
            told,
            _watcher: watcher.ok(),
        }
    }

    /// Waits until something may have changed, or for as long as it may: not every system tells of every change.
    pub fn wait(&mut self, at_most: Duration) {
        let top = match self.told.recv_timeout(at_most) {
            Ok(first) => self.until_quiet(at_most, first),
            Err(RecvTimeoutError::Timeout) => false,
            // No watcher: the channel is closed at once. Perhaps there is something to watch by now.
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(at_most);
                true
            }
        };
        if top {
            *self = Watch::of(&self.root.clone());
        }
    }

    /// Hears what else is told, for as long at most; whether a top was among it.
    fn until_quiet(&self, at_most: Duration, first: Told) -> bool {
        let most = at_most.as_millis() / QUIET.as_millis();
        let more = (0..most).map_while(|_| self.told.recv_timeout(QUIET).ok());
        let all: Vec<Told> = std::iter::once(first).chain(more).collect();
        all.contains(&Told::Top)
    }
}

/// What an event says of the notes below `root`; `None` when it says nothing.
fn heard(root: &Path, event: notify::Result<Event>) -> Option<Told> {
    let Ok(event) = event else {
        return Some(Told::Top);
    };
    if event.need_rescan() {
        return Some(Told::Change);
    }
    if event.kind.is_access() {
        return None;
    }
    let (kind, paths) = (event.kind, event.paths.iter());
    let is_renamed = matches!(kind, EventKind::Modify(ModifyKind::Name(_)));
    let comes_or_goes = kind.is_create() || kind.is_remove() || is_renamed;
    let of_paths = paths.filter_map(|path| match comes_or_goes && is_top(root, path) {
        true => Some(Told::Top),
        false => is_seen(root, path).then_some(Told::Change),
    });
    of_paths.max_by_key(|told| *told == Told::Top)
}

/// Folders and files that begin with a dot are no part of a vault.
fn is_seen(root: &Path, path: &Path) -> bool {
    let inside: PathBuf = path.strip_prefix(root).unwrap_or(path).to_owned();
    let is_dotted = |part: Component| part.as_os_str().to_string_lossy().starts_with('.');
    !inside.components().any(is_dotted)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    const LONG: Duration = Duration::from_secs(5);

    #[test]
    fn a_change_is_told_before_the_wait_ends() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watch = Watch::of(folder.path());
        std::fs::write(folder.path().join("a.md"), "x").expect("written");
        assert!(is_told(&mut watch));
    }

    /// As `git checkout` and programs that keep folders alike do it.
    #[test]
    fn a_folder_that_went_and_came_back_is_watched_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let notes = folder.path().join("notes");
        let make = |name: &str| std::fs::create_dir(folder.path().join(name)).expect("made");
        make("notes");
        let mut watch = Watch::of(folder.path());
        make("questions");
        assert!(is_told(&mut watch), "both rooms are there now");
        std::fs::rename(&notes, folder.path().join("away")).expect("renamed");
        assert!(is_told(&mut watch), "a room has gone");
        make("notes");
        assert!(is_told(&mut watch), "it came back");
        std::fs::write(notes.join("a.md"), "x").expect("written");
        assert!(is_told(&mut watch), "it is watched");
    }

    /// Whether something is told, where the system tells of anything.
    fn is_told(watch: &mut Watch) -> bool {
        let begun = Instant::now();
        watch.wait(LONG);
        watch._watcher.is_none() || begun.elapsed() < LONG
    }

    #[test]
    fn what_begins_with_a_dot_is_not_seen() {
        let seen = |path: &str| is_seen(Path::new("/v/.x"), Path::new(path));
        assert!(seen("/v/.x/a/b.md"));
        assert!(!seen("/v/.x/.git/index"));
    }
}
