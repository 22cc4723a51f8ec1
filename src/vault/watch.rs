//! Watch: tells a long-lived program that something in a vault may have changed. What it was is seen by walking again,
//! so that a change which no system tells of is only seen later, never missed.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Keeps watching as long as it lives.
pub struct Watch {
    changed: Receiver<()>,
    /// `None` where the system cannot watch; then there is a look every [`SELDOM`].
    _watcher: Option<RecommendedWatcher>,
}

/// A change is told once nothing has happened for this long: a program that saves writes several times.
const QUIET: Duration = Duration::from_millis(30);
/// Without being told, there is a look after this long all the same.
const SELDOM: Duration = Duration::from_secs(2);

impl Watch {
    /// Begins to watch the folder and all below it. What changes from now on is not missed.
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
            watcher.watch(&root, RecursiveMode::Recursive)?;
            Ok(watcher)
        });
        Watch {
            changed,
            _watcher: watcher.ok(),
        }
    }

    /// Waits until something may have changed.
    pub fn wait(&self) {
        match self.changed.recv_timeout(SELDOM) {
            Ok(()) => while self.changed.recv_timeout(QUIET).is_ok() {},
            Err(RecvTimeoutError::Timeout) => {}
            // No watcher: the channel is closed at once.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(SELDOM),
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

    #[test]
    fn a_change_is_told_before_the_next_look() {
        let folder = tempfile::tempdir().expect("a folder");
        let watch = Watch::of(folder.path());
        std::fs::write(folder.path().join("a.md"), "x").expect("written");
        let begun = Instant::now();
        watch.wait();
        assert!(watch._watcher.is_none() || begun.elapsed() < SELDOM);
    }

    #[test]
    fn what_begins_with_a_dot_is_not_seen() {
        let seen = |path: &str| is_seen(Path::new("/v/.x"), Path::new(path));
        assert!(seen("/v/.x/a/b.md"));
        assert!(!seen("/v/.x/.git/index"));
    }
}
