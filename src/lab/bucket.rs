//! Bucket: an object store that follows the rules of Amazon S3's versioning, in memory, holding checkpoints as plain data.
//! What a training saves in it, and what can be restored, is in `checkpoint.rs`.
//!
//! The rules are those of the S3 user guide, pages "How S3 Versioning works", "Adding objects to versioning-suspended
//! buckets", "Deleting objects from versioning-suspended buckets", "Working with delete markers" and "Restoring previous
//! versions". Not modeled: what an expiring life cycle takes away, and the bytes of a delete marker's name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a bucket does with what is overwritten or deleted. It starts unversioned; once enabled, versioning can be
/// suspended and enabled again, and the bucket is never unversioned again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Versioning {
    Unversioned,
    Enabled,
    Suspended,
}

/// What tells the versions of one key apart. All that is put while versioning is not enabled is the null version, of
/// which a key has at most one; the others have a number that no version of the bucket had before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VersionId {
    Null,
    Number(u64),
}

/// An object: the state of a training after an epoch, 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub epoch: usize,
    pub bytes: u64,
}

/// A version of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub id: VersionId,
    /// `None` for a delete marker.
    pub content: Option<Checkpoint>,
}

/// What a bucket holds and what is paid for: each version is billed as a whole object, whether current or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Keys with a current object.
    pub objects: usize,
    /// Versions with content, current or not.
    pub versions: usize,
    pub delete_markers: usize,
    /// Of all versions.
    pub bytes: u64,
}

/// Keys with their versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    versioning: Versioning,
    /// The versions of each key in the order they were put, the current one last; never an empty list.
    keys: BTreeMap<String, Vec<Version>>,
    /// How many numbers have been given to versions.
    numbered: u64,
}

impl Bucket {
    /// An empty bucket. A suspended one was enabled before.
    #[must_use]
    pub fn new(versioning: Versioning) -> Bucket {
        Bucket {
            versioning,
            keys: BTreeMap::new(),
            numbered: 0,
        }
    }

    #[must_use]
    pub fn versioning(&self) -> Versioning {
        self.versioning
    }

    /// From now on, what is put or deleted replaces nothing. What is there stays, the null version too.
    pub fn enable(&mut self) {
        self.versioning = Versioning::Enabled;
    }

    /// From now on, what is put is the null version again. What is there stays. A bucket that was never enabled has
    /// nothing to suspend and stays unversioned.
    pub fn suspend(&mut self) {
        if self.versioning == Versioning::Enabled {
            self.versioning = Versioning::Suspended;
        }
    }

    /// Makes `content` the current version of the key.
    pub fn put(&mut self, key: &str, content: Checkpoint) -> VersionId {
        self.push(key, Some(content))
    }

    /// Deletes without naming a version. The delete marker that becomes the current version, or `None` where the object
    /// is simply gone, as in a bucket without versioning.
    pub fn delete(&mut self, key: &str) -> Option<VersionId> {
        if self.versioning == Versioning::Unversioned {
            self.delete_version(key, VersionId::Null);
            return None;
        }
        Some(self.push(key, None))
    }

    /// Deletes one version, or one delete marker, for good. `None`: there was none.
    pub fn delete_version(&mut self, key: &str, id: VersionId) -> Option<Version> {
        let versions = self.keys.get_mut(key)?;
        let place = versions.iter().position(|version| version.id == id)?;
        let deleted = versions.remove(place);
        if versions.is_empty() {
            self.keys.remove(key);
        }
        Some(deleted)
    }

    /// The current object. `None`: nothing was put, or it was deleted.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Checkpoint> {
        self.versions(key).last()?.content
    }

    /// The object of one version. `None`: no such version, or a delete marker.
    #[must_use]
    pub fn get_version(&self, key: &str, id: VersionId) -> Option<Checkpoint> {
        let version = self.versions(key).iter().find(|version| version.id == id)?;
        version.content
    }

    /// All versions of the key and its delete markers, oldest first, the current one last.
    #[must_use]
    pub fn versions(&self, key: &str) -> &[Version] {
        self.keys.get(key).map_or(&[], Vec::as_slice)
    }

    /// The keys that have any version, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// Copies an old version onto its key, where it becomes the current one: a new version with everything kept where
    /// versioning is enabled, else the null version. `None`: there is no such object to copy.
    pub fn restore(&mut self, key: &str, id: VersionId) -> Option<VersionId> {
        let content = self.get_version(key, id)?;
        Some(self.put(key, content))
    }

    #[must_use]
    pub fn stored(&self) -> Stored {
        let all = || self.keys.values().flatten();
        let contents = || all().filter_map(|version| version.content);
        Stored {
            objects: self.keys().filter(|key| self.get(key).is_some()).count(),
            versions: contents().count(),
            delete_markers: all().count() - contents().count(),
            bytes: contents().map(|content| content.bytes).sum(),
        }
    }

    /// A new last version; without versioning it takes the place of the null version.
    fn push(&mut self, key: &str, content: Option<Checkpoint>) -> VersionId {
        let id = if self.versioning == Versioning::Enabled {
            self.numbered += 1;
            VersionId::Number(self.numbered)
        } else {
            self.delete_version(key, VersionId::Null);
            VersionId::Null
        };
        let versions = self.keys.entry(key.to_owned()).or_default();
        versions.push(Version { id, content });
        id
    }
}

impl std::fmt::Display for VersionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            VersionId::Null => f.write_str("null"),
            VersionId::Number(number) => write!(f, "{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What can be asked of a bucket.
    #[derive(Clone, Copy, Debug)]
    enum Request {
        Enable,
        Suspend,
        Put(usize),
        Delete,
        /// Of the version at this place, counted around.
        DeleteVersion(usize),
        Restore(usize),
    }
    use Request::*;

    const KEY: &str = "model";

    fn checkpoint(epoch: usize) -> Checkpoint {
        Checkpoint { epoch, bytes: 10 }
    }

    fn ask(bucket: &mut Bucket, request: Request) {
        let ids: Vec<VersionId> = bucket.versions(KEY).iter().map(|v| v.id).collect();
        let at = |place: usize| ids.get(place % ids.len().max(1)).copied();
        match request {
            Enable => bucket.enable(),
            Suspend => bucket.suspend(),
            Put(epoch) => {
                bucket.put(KEY, checkpoint(epoch));
            }
            Delete => {
                bucket.delete(KEY);
            }
            DeleteVersion(place) => {
                at(place).and_then(|id| bucket.delete_version(KEY, id));
            }
            Restore(place) => {
                at(place).and_then(|id| bucket.restore(KEY, id));
            }
        }
    }

    fn after(requests: &[Request]) -> Bucket {
        let mut bucket = Bucket::new(Versioning::Unversioned);
        requests
            .iter()
            .for_each(|&request| ask(&mut bucket, request));
        bucket
    }

    /// `id:epoch` of each version, `id:x` for a delete marker, oldest first.
    fn listed(bucket: &Bucket) -> String {
        let line = |version: &Version| {
            let content = version.content.map(|content| content.epoch.to_string());
            format!("{}:{}", version.id, content.unwrap_or("x".to_owned()))
        };
        let lines: Vec<String> = bucket.versions(KEY).iter().map(line).collect();
        lines.join(" ")
    }

    #[test]
    fn the_rules_of_the_guide() {
        let check = |requests: &[Request], expected: &str| {
            assert_eq!(listed(&after(requests)), expected, "{requests:?}");
        };
        check(&[Put(5), Put(6)], "null:6");
        check(&[Put(5), Delete], "");
        check(&[Delete], "");
        check(&[Suspend, Put(5), Delete], "");
        check(&[Enable, Put(5), Put(6)], "1:5 2:6");
        check(&[Put(5), Enable, Put(6)], "null:5 1:6");
        check(&[Enable, Put(5), Delete], "1:5 2:x");
        check(&[Enable, Delete], "1:x");
        check(&[Enable, Put(5), Delete, Delete], "1:5 2:x 3:x");
        check(&[Enable, Put(5), Delete, DeleteVersion(1)], "1:5");
        check(&[Enable, Put(5), Put(6), DeleteVersion(0)], "2:6");
        check(&[Enable, Put(5), DeleteVersion(0)], "");
        check(&[Enable, Put(5), Suspend, Put(6)], "1:5 null:6");
        check(&[Enable, Put(5), Suspend, Put(6), Put(7)], "1:5 null:7");
        check(&[Put(4), Enable, Put(5), Suspend, Put(6)], "1:5 null:6");
        check(&[Enable, Put(5), Suspend, Delete], "1:5 null:x");
        check(&[Enable, Put(5), Suspend, Put(6), Delete], "1:5 null:x");
        check(
            &[Enable, Put(5), Suspend, Put(6), Enable, Put(7)],
            "1:5 null:6 2:7",
        );
        check(&[Enable, Put(5), Put(6), Restore(0)], "1:5 2:6 3:5");
        check(&[Enable, Put(5), Delete, Restore(0)], "1:5 2:x 3:5");
        check(&[Enable, Put(5), Delete, Restore(1)], "1:5 2:x");
        check(&[Enable, Put(5), Suspend, Put(6), Restore(0)], "1:5 null:5");
    }

    #[test]
    fn a_deleted_object_is_not_found_but_its_versions_are() {
        let bucket = after(&[Enable, Put(5), Delete]);
        assert_eq!(bucket.get(KEY), None);
        assert_eq!(
            bucket.get_version(KEY, VersionId::Number(1)),
            Some(checkpoint(5))
        );
        assert_eq!(bucket.get_version(KEY, VersionId::Number(2)), None);
        assert_eq!(bucket.get("other"), None);
    }

    #[test]
    fn each_version_is_billed_as_a_whole() {
        let mut bucket = after(&[Enable, Put(5), Put(6), Delete]);
        bucket.put("other", checkpoint(7));
        let expected = Stored {
            objects: 1,
            versions: 3,
            delete_markers: 1,
            bytes: 30,
        };
        assert_eq!(bucket.stored(), expected);
        assert_eq!(bucket.keys().collect::<Vec<_>>(), [KEY, "other"]);
    }

    fn request() -> impl Strategy<Value = Request> {
        prop_oneof![
            Just(Enable),
            Just(Suspend),
            (1_usize..9).prop_map(Put),
            Just(Delete),
            (0_usize..9).prop_map(DeleteVersion),
            (0_usize..9).prop_map(Restore),
        ]
    }

    fn numbered(bucket: &Bucket) -> Vec<Version> {
        let versions = bucket.versions(KEY).iter();
        versions
            .filter(|v| v.id != VersionId::Null)
            .copied()
            .collect()
    }

    proptest! {
        /// Ids are never shared, the null version is one, and a bucket once enabled is never unversioned.
        #[test]
        fn a_bucket_stays_in_order(requests in prop::collection::vec(request(), 0..30)) {
            let mut bucket = after(&[]);
            for &request in &requests {
                let was = bucket.versioning();
                ask(&mut bucket, request);
                let ids: Vec<VersionId> = bucket.versions(KEY).iter().map(|v| v.id).collect();
                prop_assert!(ids.iter().enumerate().all(|(at, id)| !ids[..at].contains(id)));
                let unversioned = |versioning| versioning == Versioning::Unversioned;
                prop_assert!(unversioned(was) || !unversioned(bucket.versioning()));
                prop_assert_eq!(bucket.keys().count(), usize::from(!ids.is_empty()));
            }
        }

        /// Only a deletion that names a version loses one that has a number; and none ever comes back.
        #[test]
        fn what_has_a_number_is_safe(requests in prop::collection::vec(request(), 0..30)) {
            let mut bucket = after(&[]);
            let mut gone: Vec<VersionId> = Vec::new();
            for &request in &requests {
                let before = numbered(&bucket);
                ask(&mut bucket, request);
                let now = numbered(&bucket);
                if matches!(request, DeleteVersion(_)) {
                    gone.extend(before.iter().filter(|v| !now.contains(v)).map(|v| v.id));
                } else {
                    prop_assert!(now.starts_with(&before), "{:?}: {:?} {:?}", request, before, now);
                }
                prop_assert!(now.iter().all(|version| !gone.contains(&version.id)));
            }
        }

        /// Where versioning is enabled, restoring keeps every version and adds one, the current one.
        #[test]
        fn restoring_never_loses_a_version(
            requests in prop::collection::vec(request(), 0..30),
            place in 0_usize..9,
        ) {
            let mut bucket = after(&requests);
            bucket.enable();
            let before = bucket.versions(KEY).to_vec();
            let wanted = before.get(place).copied();
            let restored = wanted.and_then(|version| bucket.restore(KEY, version.id));
            let content = wanted.and_then(|version| version.content);
            prop_assert_eq!(restored.is_some(), content.is_some());
            prop_assert!(bucket.versions(KEY).starts_with(&before));
            prop_assert_eq!(bucket.versions(KEY).len(), before.len() + restored.iter().count());
            if content.is_some() {
                prop_assert_eq!(bucket.get(KEY), content);
            }
        }

        /// While versioning is suspended, what is put or deleted never gets a number, and a deleted object stays deleted
        /// until something is put or restored.
        #[test]
        fn suspended_never_resurrects(
            before in prop::collection::vec(request(), 0..20),
            deletions in 1_usize..4,
        ) {
            let mut bucket = after(&before);
            bucket.enable();
            bucket.suspend();
            let kept = numbered(&bucket);
            for _ in 0..deletions {
                prop_assert_eq!(bucket.delete(KEY), Some(VersionId::Null));
                prop_assert_eq!(bucket.get(KEY), None);
            }
            prop_assert_eq!(numbered(&bucket), kept);
            prop_assert_eq!(bucket.get_version(KEY, VersionId::Null), None);
        }
    }
}
