//! Checkpoints: what a training saved on its way, and what can be restored from it. How the store keeps them is in
//! `bucket.rs`; which weights belong to an epoch is in `deploy.rs`.

use serde::{Deserialize, Serialize};

use super::bucket::{Bucket, Checkpoint, Stored, VersionId, Versioning};

/// When a training saves, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saving {
    /// Epochs from one save to the next, at least 1; the first is after this many. What is left over is not saved.
    pub every: usize,
    pub keep: Keep,
}

/// The key that a checkpoint is put under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keep {
    /// One for all: each save overwrites the last, and only versioning keeps what was before.
    OneKey,
    /// One for each epoch: nothing is overwritten, and versioning changes nothing.
    KeyPerEpoch,
}

/// A training that has ended, and where its checkpoints went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    pub saving: Saving,
    /// Of the bucket, from the first save on.
    pub versioning: Versioning,
    /// Of one checkpoint.
    pub bytes: u64,
    /// The last epoch that was trained.
    pub ended: usize,
}

/// What came of the wish to have a certain epoch back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// What there was to restore from, oldest first: key, version and checkpoint.
    pub existed: Vec<(String, VersionId, Checkpoint)>,
    pub restored: Restored,
    /// The version that a copy onto the key made. `None` where no copy was needed, or nothing was restored.
    pub copy: Option<VersionId>,
    /// In the store before and after.
    pub before: Stored,
    pub after: Stored,
    /// Epochs trained, and paid for, before anything could be restored.
    pub epochs_paid: usize,
}

/// Which epoch came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// The one that was wanted.
    Exact,
    /// No checkpoint was saved, or kept, of that epoch; the nearest one before it.
    Earlier { epoch: usize },
    /// No checkpoint was saved, or kept, of that epoch or any before it.
    NotSaved,
    /// Training ended before it.
    NotTrained,
}

impl Saved {
    /// The bucket as the training left it.
    #[must_use]
    pub fn bucket(&self) -> Bucket {
        let mut bucket = Bucket::new(self.versioning);
        for epoch in (self.saving.every..=self.ended).step_by(self.saving.every) {
            let checkpoint = Checkpoint {
                epoch,
                bytes: self.bytes,
            };
            bucket.put(&self.saving.key(epoch), checkpoint);
        }
        bucket
    }

    /// Restores epoch `wanted`, 1-based, or the nearest one before it. Under one key, an overwritten version is copied
    /// onto it; what is current already, or has a key of its own, is used as it lies.
    #[must_use]
    pub fn restore(&self, wanted: usize) -> Recovery {
        let mut bucket = self.bucket();
        let existed = contents(&bucket);
        let before = bucket.stored();
        let nearest = existed
            .iter()
            .filter(|(_, _, checkpoint)| checkpoint.epoch <= wanted && wanted <= self.ended)
            .max_by_key(|(_, _, checkpoint)| checkpoint.epoch);
        let copy = nearest
            .filter(|(key, _, checkpoint)| bucket.get(key) != Some(*checkpoint))
            .and_then(|(key, id, _)| bucket.restore(key, *id));
        let restored = match nearest.map(|(_, _, checkpoint)| checkpoint.epoch) {
            Some(epoch) if epoch == wanted => Restored::Exact,
            Some(epoch) => Restored::Earlier { epoch },
            None if wanted > self.ended => Restored::NotTrained,
            None => Restored::NotSaved,
        };
        Recovery {
            restored,
            copy,
            before,
            after: bucket.stored(),
            epochs_paid: self.ended,
            existed,
        }
    }
}

impl Saving {
    fn key(&self, epoch: usize) -> String {
        match self.keep {
            Keep::OneKey => "checkpoint".to_owned(),
            Keep::KeyPerEpoch => format!("checkpoint-{epoch:04}"),
        }
    }
}

impl Restored {
    /// The epoch whose weights are there again, when `wanted` was wanted.
    #[must_use]
    pub fn epoch(self, wanted: usize) -> Option<usize> {
        match self {
            Restored::Exact => Some(wanted),
            Restored::Earlier { epoch } => Some(epoch),
            Restored::NotSaved | Restored::NotTrained => None,
        }
    }
}

fn contents(bucket: &Bucket) -> Vec<(String, VersionId, Checkpoint)> {
    let of_key = |key| {
        let versions = bucket.versions(key).iter();
        versions.filter_map(move |v| Some((key.to_owned(), v.id, v.content?)))
    };
    bucket.keys().flat_map(of_key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Keep::{KeyPerEpoch, OneKey};
    use Restored::{Earlier, Exact, NotSaved, NotTrained};
    use Versioning::{Enabled, Suspended, Unversioned};
    use proptest::prelude::*;

    fn saved(every: usize, keep: Keep, versioning: Versioning, ended: usize) -> Saved {
        Saved {
            saving: Saving { every, keep },
            versioning,
            bytes: 10,
            ended,
        }
    }

    /// Every 10 epochs until 400, epoch 100 wanted, unless said otherwise: what comes back, versions stored before and
    /// after.
    #[test]
    fn what_comes_back() {
        let check = |saved: Saved, wanted, restored, before, after| {
            let got = saved.restore(wanted);
            let versions = (got.before.versions, got.after.versions);
            assert_eq!(
                (got.restored, versions),
                (restored, (before, after)),
                "{saved:?} {wanted}"
            );
            assert_eq!(got.existed.len(), before);
            assert_eq!(got.copy.is_some(), after > before, "{saved:?} {wanted}");
            assert_eq!(got.epochs_paid, saved.ended);
        };
        let run = |keep, versioning| saved(10, keep, versioning, 400);
        check(run(OneKey, Enabled), 100, Exact, 40, 41);
        check(run(OneKey, Enabled), 105, Earlier { epoch: 100 }, 40, 41);
        check(run(OneKey, Enabled), 9, NotSaved, 40, 40);
        check(run(OneKey, Enabled), 400, Exact, 40, 40);
        check(run(OneKey, Enabled), 401, NotTrained, 40, 40);
        check(run(OneKey, Unversioned), 100, NotSaved, 1, 1);
        check(run(OneKey, Suspended), 100, NotSaved, 1, 1);
        check(run(OneKey, Unversioned), 400, Exact, 1, 1);
        check(run(KeyPerEpoch, Unversioned), 100, Exact, 40, 40);
        check(
            run(KeyPerEpoch, Unversioned),
            99,
            Earlier { epoch: 90 },
            40,
            40,
        );
        check(run(KeyPerEpoch, Enabled), 100, Exact, 40, 40);
        check(saved(500, OneKey, Enabled, 400), 100, NotSaved, 0, 0);
        check(saved(10, OneKey, Enabled, 5), 3, NotSaved, 0, 0);
        check(saved(10, OneKey, Enabled, 83), 80, Exact, 8, 8);
        check(
            saved(10, OneKey, Enabled, 83),
            83,
            Earlier { epoch: 80 },
            8,
            8,
        );
        check(saved(10, OneKey, Enabled, 83), 100, NotTrained, 8, 8);
        check(saved(1, OneKey, Enabled, 400), 100, Exact, 400, 401);
    }

    #[test]
    fn a_copy_is_a_new_version_and_is_billed() {
        let got = saved(100, OneKey, Enabled, 400).restore(100);
        let ids: Vec<VersionId> = got.existed.iter().map(|(_, id, _)| *id).collect();
        assert_eq!(ids, [1, 2, 3, 4].map(VersionId::Number));
        assert_eq!(got.copy, Some(VersionId::Number(5)));
        assert_eq!((got.before.bytes, got.after.bytes), (40, 50));
        assert_eq!((got.before.objects, got.after.objects), (1, 1));
    }

    #[test]
    fn keys_of_epochs_lie_in_the_order_of_training() {
        let got = saved(9, KeyPerEpoch, Enabled, 2_000).restore(1);
        assert!(
            got.existed
                .is_sorted_by_key(|(_, _, checkpoint)| checkpoint.epoch)
        );
        assert_eq!(got.existed.len(), 222);
    }

    fn any_saved() -> impl Strategy<Value = Saved> {
        let keep = prop_oneof![Just(OneKey), Just(KeyPerEpoch)];
        let versioning = prop_oneof![Just(Unversioned), Just(Enabled), Just(Suspended)];
        (1_usize..30, keep, versioning, 0_usize..100)
            .prop_map(|(every, keep, versioning, ended)| saved(every, keep, versioning, ended))
    }

    proptest! {
        /// What comes back was saved, is not later than wanted, and nothing kept lies between the two.
        #[test]
        fn the_nearest_kept_one_comes_back(saved in any_saved(), wanted in 1_usize..120) {
            let got = saved.restore(wanted);
            let kept = |epoch: usize| got.existed.iter().any(|(_, _, c)| c.epoch == epoch);
            let reached = wanted <= saved.ended;
            match got.restored.epoch(wanted) {
                Some(epoch) => {
                    prop_assert!(reached && kept(epoch) && epoch % saved.saving.every == 0);
                    prop_assert!((epoch + 1..=wanted).all(|epoch| !kept(epoch)));
                }
                None => prop_assert!(!reached || (1..=wanted).all(|epoch| !kept(epoch))),
            }
        }

        /// Versioning saves what one key overwrites: then as much comes back as with a key for each epoch.
        #[test]
        fn versions_are_worth_keys(saved in any_saved(), wanted in 1_usize..120) {
            let with = |keep, versioning| {
                let saving = Saving { keep, ..saved.saving };
                Saved { saving, versioning, ..saved }.restore(wanted).restored
            };
            prop_assert_eq!(with(OneKey, Enabled), with(KeyPerEpoch, saved.versioning));
        }

        /// Restoring costs at most one copy and takes nothing away.
        #[test]
        fn restoring_adds_at_most_one_version(saved in any_saved(), wanted in 1_usize..120) {
            let got = saved.restore(wanted);
            let copies = usize::from(got.copy.is_some());
            prop_assert_eq!(got.after.versions, got.before.versions + copies);
            prop_assert_eq!(got.after.bytes, got.before.bytes + 10 * copies as u64);
        }
    }
}
