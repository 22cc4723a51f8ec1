//! Shelf: one index, on disk or in memory, with the manifest of what stands on it. Where shelves lie, and when one is
//! replaced, is decided in `cache.rs`.

use std::path::{Path, PathBuf};

use tantivy::index::SegmentId;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyError, Term};

use super::document::document;
use super::manifest::{Changes, Manifest};
use super::schema::{FORMAT, Fields, schema};
use super::source::Source;
use super::tokenizer::tokenizers;
use crate::vault::FileStat;

pub(super) struct Shelf {
    index: Index,
    reader: IndexReader,
    pub(super) fields: Fields,
    pub(super) manifest: Manifest,
    /// `None` in memory.
    home: Option<Home>,
}

/// Where a shelf is kept and for which vault.
#[derive(Clone, Debug)]
struct Home {
    dir: PathBuf,
    root: String,
    /// The commit the reader sees.
    seal: String,
}

/// The engine takes no less for one writing thread; enough for a few hundred notes at once.
const UPDATE_BYTES: usize = 15_000_000;
const BUILD_BYTES: usize = 50_000_000;

impl Shelf {
    pub(super) fn in_memory(source: &mut Source) -> Result<Shelf, TantivyError> {
        let (schema, fields) = schema();
        let index = Index::builder()
            .schema(schema)
            .tokenizers(tokenizers())
            .create_in_ram()?;
        Shelf {
            reader: manual_reader(&index)?,
            index,
            fields,
            manifest: Manifest::default(),
            home: None,
        }
        .fill(source)
    }

    /// Writes a new index of all notes into the empty directory `dir`.
    pub(super) fn on_disk(
        dir: &Path,
        root: &str,
        source: &mut Source,
    ) -> Result<Shelf, TantivyError> {
        let (schema, fields) = schema();
        let index = Index::builder()
            .schema(schema)
            .tokenizers(tokenizers())
            .create_in_dir(dir)?;
        let home = Some(Home {
            dir: dir.to_owned(),
            root: root.to_owned(),
            seal: String::new(),
        });
        Shelf {
            reader: manual_reader(&index)?,
            index,
            fields,
            manifest: Manifest::default(),
            home,
        }
        .fill(source)
    }

    /// `None` when there is none of this format and for this vault, or it is damaged.
    pub(super) fn open(dir: &Path, root: &str) -> Option<Shelf> {
        let (schema, fields) = schema();
        let mut index = Index::open_in_dir(dir).ok()?;
        if index.schema() != schema || !index.validate_checksum().ok()?.is_empty() {
            return None;
        }
        index.set_tokenizers(tokenizers());
        let seal = index.load_metas().ok()?.payload?;
        let reader = manual_reader(&index).ok()?;
        let manifest = Manifest::load(dir, manifest_name(&seal, root)?)?;
        // Another process may have committed between these lines; then index and manifest are of two ages.
        let is_same = index.load_metas().ok()?.payload.as_ref() == Some(&seal);
        let home = Some(Home {
            dir: dir.to_owned(),
            root: root.to_owned(),
            seal,
        });
        is_same.then_some(Shelf {
            index,
            reader,
            fields,
            manifest,
            home,
        })
    }

    pub(super) fn is_in_memory(&self) -> bool {
        self.home.is_none()
    }

    /// What the index holds, as of the last commit this shelf has seen.
    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Whether nobody has committed since this shelf was opened.
    pub(super) fn is_current(&self) -> bool {
        let Some(home) = &self.home else { return true };
        self.index
            .load_metas()
            .is_ok_and(|metas| metas.payload.as_ref() == Some(&home.seal))
    }

    /// Deletes and adds in one commit.
    pub(super) fn update(mut self, changes: Changes) -> Result<Shelf, TantivyError> {
        let writer = self.writer(UPDATE_BYTES)?;
        let path = |id: &str| Term::from_field_text(self.fields.path, id);
        for id in &changes.gone {
            writer.delete_term(path(id));
        }
        for note in &changes.written {
            writer.delete_term(path(note.id.as_str()));
            writer.add_document(document(note, &self.fields))?;
        }
        self.commit(writer, changes.manifest)?;
        Ok(self)
    }

    fn fill(mut self, source: &mut Source) -> Result<Shelf, TantivyError> {
        let writer = self.writer(BUILD_BYTES)?;
        let mut manifest = Manifest::default();
        let (files, now_ns): (Vec<&FileStat>, u64) = (source.files.iter().collect(), source.now_ns);
        source.read_each(&files, |file, note| -> Result<(), TantivyError> {
            if let Some(note) = note {
                manifest.insert(file, &note, now_ns);
                writer.add_document(document(&note, &self.fields))?;
            }
            Ok(())
        })?;
        self.commit(writer, manifest)?;
        Ok(self)
    }

    /// One thread, and no merging of its own accord: a writer that is soon dropped would never finish it.
    fn writer(&self, bytes: usize) -> Result<IndexWriter, TantivyError> {
        let writer = self.index.writer_with_num_threads(1, bytes)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    /// The manifest is on disk before the commit names it: whenever the process dies, one of the two pairs is whole.
    fn commit(&mut self, mut writer: IndexWriter, manifest: Manifest) -> Result<(), TantivyError> {
        let saved = self
            .home
            .as_ref()
            .map(|home| manifest.save(&home.dir))
            .transpose()?;
        let mut commit = writer.prepare_commit()?;
        if let (Some(home), Some(name)) = (&mut self.home, &saved) {
            home.seal = seal(&home.root, name);
            commit.set_payload(&home.seal);
        }
        commit.commit()?;
        self.manifest = manifest;
        // From here on all is safe; an index left untidy answers just as well.
        let _ = self.merge(writer);
        if let (Some(home), Some(name)) = (&self.home, &saved) {
            Manifest::tidy(&home.dir, name);
        }
        self.reader.reload()
    }

    fn merge(&self, mut writer: IndexWriter) -> Result<(), TantivyError> {
        let segments = self.index.searchable_segment_metas()?;
        let sizes: Vec<(u32, u32)> = segments
            .iter()
            .map(|meta| (meta.num_docs(), meta.num_deleted_docs()))
            .collect();
        let merged: Vec<SegmentId> = to_merge(&sizes)
            .into_iter()
            .map(|at| segments[at].id())
            .collect();
        if !merged.is_empty() {
            writer.merge(&merged).wait()?;
        }
        writer.garbage_collect_files().wait()?;
        writer.wait_merging_threads()
    }
}

/// Opening time grows with the number of segments.
const MOST_SEGMENTS: usize = 8;

/// Which of the segments, given as notes alive and deleted, to make one of: none while there are few and little is
/// deleted; else all, but for one that is larger than all others together and has little deleted.
fn to_merge(sizes: &[(u32, u32)]) -> Vec<usize> {
    let is_worn = |&(alive, deleted): &(u32, u32)| deleted * 3 > alive + deleted;
    if sizes.len() <= MOST_SEGMENTS && !sizes.iter().any(is_worn) {
        return Vec::new();
    }
    let total: u32 = sizes.iter().map(|(alive, _)| alive).sum();
    let stays = |size: &(u32, u32)| size.0 > total - size.0 && !is_worn(size);
    (0..sizes.len()).filter(|&at| !stays(&sizes[at])).collect()
}

fn manual_reader(index: &Index) -> Result<IndexReader, TantivyError> {
    index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()
}

/// What a commit says of itself: format, vault, manifest.
fn seal(root: &str, manifest: &str) -> String {
    format!("{FORMAT} {root} {manifest}")
}

fn manifest_name<'a>(seal: &'a str, root: &str) -> Option<&'a str> {
    seal.strip_prefix(&format!("{FORMAT} {root} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sizes: &[(u32, u32)], expected: &[usize]) {
        assert_eq!(to_merge(sizes), expected);
    }

    #[test]
    fn many_small_segments_become_one() {
        check(&[(5, 0); 8], &[]);
        check(&[(5, 0); 9], &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn the_large_one_is_left_alone() {
        let mut sizes = vec![(1, 0); 8];
        sizes.insert(3, (6_000, 10));
        check(&sizes, &[0, 1, 2, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn worn_segments_are_renewed() {
        check(&[(6, 4), (100, 0)], &[0]);
        check(&[(60, 40)], &[0]);
        check(&[], &[]);
    }
}
