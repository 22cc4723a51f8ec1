//! Restoring: the wish for a checkpoint, as a person writes it, and the habit of saving that decides whether it can come
//! true. What is there to restore is worked out in `checkpoint.rs`.

use serde::{Deserialize, Serialize};

use super::bucket::Versioning;
use super::checkpoint::{Keep, Recovery, Saved, Saving};
use super::setting::{Defect, Setting};

/// The checkpoint of an epoch is wanted back after the training has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restoring {
    /// 1-based.
    pub epoch: usize,
    pub saving: Saving,
    pub versioning: Versioning,
}

const KEEPS: [(&str, Keep); 2] = [("one", Keep::OneKey), ("per_epoch", Keep::KeyPerEpoch)];

const VERSIONINGS: [(&str, Versioning); 3] = [
    ("enabled", Versioning::Enabled),
    ("suspended", Versioning::Suspended),
    ("unversioned", Versioning::Unversioned),
];

const NAMES: [&str; 4] = ["epoch", "every", "keys", "versioning"];

impl Restoring {
    /// Of a training that saves after every epoch onto one key of a versioned bucket, so that every epoch is there.
    #[must_use]
    pub fn of(epoch: usize) -> Restoring {
        Restoring {
            epoch,
            saving: Saving {
                every: 1,
                keep: Keep::OneKey,
            },
            versioning: Versioning::Enabled,
        }
    }

    /// Reads `100`, or `{ epoch: 100, every: 25, keys: one, versioning: enabled }`.
    pub(super) fn read(setting: &Setting) -> Result<Restoring, Defect> {
        let most = Setting::MOST_EPOCHS;
        let Setting::Fields(fields) = setting else {
            return setting.whole(1, most).map(Restoring::of);
        };
        let written = fields.iter().find(|(name, _)| name == "epoch");
        let (_, epoch) = written.ok_or_else(|| Defect::not_a_map(setting))?;
        let mut read = Restoring::of(epoch.whole(1, most).map_err(|d| d.within("epoch"))?);
        for (name, value) in fields {
            let within = |defect: Defect| defect.within(name);
            match name.as_str() {
                "epoch" => {}
                "every" => read.saving.every = value.whole(1, most).map_err(within)?,
                "keys" => read.saving.keep = value.one_of(&KEEPS).map_err(within)?,
                "versioning" => read.versioning = value.one_of(&VERSIONINGS).map_err(within)?,
                _ => return Err(Defect::unknown_name(name, &NAMES)),
            }
        }
        Ok(read)
    }

    /// What comes of the wish after a training of `ended` epochs with checkpoints of `bytes` each.
    #[must_use]
    pub fn after(&self, ended: usize, bytes: u64) -> Recovery {
        let saved = Saved {
            saving: self.saving,
            versioning: self.versioning,
            bytes,
            ended,
        };
        saved.restore(self.epoch)
    }
}

impl std::fmt::Display for Restoring {
    /// The YAML that reads back as this.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if *self == Restoring::of(self.epoch) {
            return write!(f, "{}", self.epoch);
        }
        let keep = KEEPS[usize::from(self.saving.keep == Keep::KeyPerEpoch)].0;
        let versioning = VERSIONINGS.iter().find(|(_, one)| *one == self.versioning);
        let versioning = versioning.expect("every state has its name").0;
        write!(
            f,
            "{{ epoch: {}, every: {}, keys: {keep}, versioning: {versioning} }}",
            self.epoch, self.saving.every
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fields: &[(&str, &str)], expected: &str) {
        let read = Restoring::read(&Setting::typed(fields));
        let said = read.map_or_else(|defect| defect.path.join("."), |read| read.to_string());
        assert_eq!(said, expected);
    }

    #[test]
    fn reads_what_it_writes() {
        check(&[("epoch", "100")], "100");
        check(
            &[("epoch", "100"), ("every", "30"), ("keys", "per_epoch")],
            "{ epoch: 100, every: 30, keys: per_epoch, versioning: enabled }",
        );
        check(&[("epoch", "100"), ("every", "0")], "every");
        check(&[("epoch", "100"), ("versioning", "off")], "versioning");
        check(&[("epoch", "100"), ("key", "one")], "key");
        check(&[("every", "10")], "");
    }

    #[test]
    fn an_overwritten_checkpoint_comes_back_only_from_a_versioned_bucket() {
        let plain = Restoring::of(100);
        assert_eq!(plain.after(400, 1).restored.epoch(100), Some(100));
        let unversioned = Restoring {
            versioning: Versioning::Unversioned,
            ..plain
        };
        assert_eq!(unversioned.after(400, 1).restored.epoch(100), None);
    }
}
