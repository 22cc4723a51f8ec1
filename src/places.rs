//! Places: the folders the program reads and writes, and the editor it opens notes in. They are found once, at the
//! start; rooms are told.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Places {
    /// The person's notes. Nothing but ids is written to them, when a person asks for it; an import makes new ones.
    pub vault: PathBuf,
    /// What can be deleted and comes back: index, training results, a memo of the log.
    pub cache: PathBuf,
    /// What a person did: the review log.
    pub data: PathBuf,
    /// The command that edits a file, arguments included; `None` when the person has set none.
    pub editor: Option<String>,
}

impl Places {
    /// The user's own folders by the rules of the platform (`XDG_CACHE_HOME` and `XDG_DATA_HOME` on Unix), with a
    /// folder of the program's name in each. Without a home directory, folders beside the system's temporary files.
    /// The editor is that of `VISUAL`, else of `EDITOR`.
    #[must_use]
    pub fn of_user(vault: PathBuf) -> Places {
        let homes =
            etcetera::choose_base_strategy().map(|base| (base.cache_dir(), base.data_dir()));
        let (cache, data) = homes.unwrap_or_else(|_| (std::env::temp_dir(), std::env::temp_dir()));
        Places {
            vault,
            cache: cache.join("patience"),
            data: data.join("patience"),
            editor: ["VISUAL", "EDITOR"].iter().find_map(|name| set(name)),
        }
    }

    /// The index of this vault, apart from those of other vaults.
    #[must_use]
    pub fn index(&self) -> PathBuf {
        self.cache.join("index").join(name_of(&self.vault))
    }

    /// Training results. They depend on recipes, not on vaults.
    #[must_use]
    pub fn results(&self) -> PathBuf {
        self.cache.join("results")
    }

    /// The answers of the review log as they were last read.
    #[must_use]
    pub fn memo(&self) -> PathBuf {
        self.cache.join("answers.bin")
    }

    /// The review log. Rows are keyed by question, so all vaults share one.
    #[must_use]
    pub fn review_log(&self) -> PathBuf {
        self.data.join("reviews.db")
    }
}

/// The system's command that opens an address, without the address.
#[must_use]
pub fn opener() -> &'static [&'static str] {
    if cfg!(windows) {
        &["cmd", "/C", "start", ""]
    } else if cfg!(target_os = "macos") {
        &["open"]
    } else {
        &["xdg-open"]
    }
}

/// A variable of the surroundings that holds more than space.
fn set(name: &str) -> Option<String> {
    let value = std::env::var(name).ok();
    value.filter(|value| !value.trim().is_empty())
}

/// A name for a vault that no other has: the hash of its real path.
fn name_of(vault: &Path) -> String {
    let path = vault.canonicalize().unwrap_or_else(|_| vault.to_owned());
    blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex()[..16].to_owned()
}
