//! Watch: tells a long-lived program that something in a vault may have changed. What it was is seen by walking again,
//! so that a change which no system tells of is only seen later, never missed.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::walk::tops;

/// Keeps watching as long as it lives.
pub struct Watch {
    changed: Receiver<()>,
    /// `None` where the system cannot watch; then waiting always takes as long as it may.
    _watcher: Option<RecommendedWatcher>,
}

/// A change is told once nothing has happened for this long: a program that saves writes several times.
const QUIET: Duration = Duration::from_millis(30);

impl Watch {
    /// Begins to watch the folders that a walk of `root` begins with, and all below them. What changes from now on is
    /// not missed. Takes some milliseconds for every thousand folders.
    #[must_use]
    pub fn of(root: &Path) -> Watch {
        let (tell, changed) = channel();
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let inside = root.clone();
        let on_event = move |event: notify::Result<Event>| {
            let matters = event.map_or(true, |event| {
                !event.kind.is_access() && event.paths.iter().any(|path| is_seen(&inside, path))
            });
            if matters {
                // Nobody waits any more: nothing to tell.
                let _ = tell.send(());
            }
        };
        let watcher = notify::recommended_watcher(on_event).and_then(|mut watcher| {
            for top in tops(&root) {
                watcher.watch(&top, RecursiveMode::Recursive)?;
            }
            Ok(watcher)
        });
        Watch {
            changed,
            _watcher: watcher.ok(),
        }
    }

    /// Waits until something may have changed, or for as long as it may: not every system tells of every change.
    pub fn wait(&self, at_most: Duration) {
        match self.changed.recv_timeout(at_most) {
            Ok(()) => while self.changed.recv_timeout(QUIET).is_ok() {},
            Err(RecvTimeoutError::Timeout) => {}
            // No watcher: the channel is closed at once.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(at_most),
        }
    }
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
        let watch = Watch::of(folder.path());
        std::fs::write(folder.path().join("a.md"), "x").expect("written");
        let begun = Instant::now();
        watch.wait(LONG);
        assert!(watch._watcher.is_none() || begun.elapsed() < LONG);
    }

    #[test]
    fn what_begins_with_a_dot_is_not_seen() {
        let seen = |path: &str| is_seen(Path::new("/v/.x"), Path::new(path));
        assert!(seen("/v/.x/a/b.md"));
        assert!(!seen("/v/.x/.git/index"));
    }
}
