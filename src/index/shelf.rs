//! Shelf: one index, on disk or in memory, with the catalog of what stands on it. Where shelves lie, and when one is
//! replaced, is decided in `cache.rs`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tantivy::index::SegmentId;
use tantivy::indexer::NoMergePolicy;
use tantivy::{
    Index, IndexBuilder, IndexReader, IndexSettings, IndexWriter, Opstamp, ReloadPolicy, Searcher,
    TantivyError, Term,
};

use super::catalog::{Catalog, Changes, Mark};
use super::document::Filing;
use super::names::{Name, names};
use super::schema::{FORMAT, Fields, schema};
use super::sound;
use super::source::Source;
use super::tokenizer::tokenizers;
use crate::vault::FileStat;

pub(super) struct Shelf {
    index: Index,
    reader: IndexReader,
    pub(super) fields: Fields,
    pub(super) catalog: Catalog,
    names: OnceLock<Vec<Name>>,
    /// `None` in memory.
    home: Option<Home>,
}

/// Where a shelf is kept and for which vault.
#[derive(Clone, Debug)]
struct Home {
    dir: PathBuf,
    root: String,
    /// The commit the reader sees.
    commit: Opstamp,
}

/// The engine takes no less for one writing thread; enough for a few hundred notes at once.
const UPDATE_BYTES: usize = 15_000_000;
/// For all threads of a build together.
const BUILD_BYTES: usize = 80_000_000;
const MOST_BUILD_THREADS: usize = 4;

impl Shelf {
    pub(super) fn in_memory(source: &Source) -> Result<Shelf, TantivyError> {
        let (builder, fields) = builder();
        let index = builder.create_in_ram()?;
        Shelf::empty(index, fields, None)?.fill(source)
    }

    /// Writes a new index of all notes into the empty directory `dir`.
    pub(super) fn on_disk(dir: &Path, root: &str, source: &Source) -> Result<Shelf, TantivyError> {
        let (builder, fields) = builder();
        let index = builder.create_in_dir(dir)?;
        let home = Home {
            dir: dir.to_owned(),
            root: root.to_owned(),
            commit: 0,
        };
        Shelf::empty(index, fields, Some(home))?.fill(source)
    }

    fn empty(index: Index, fields: Fields, home: Option<Home>) -> Result<Shelf, TantivyError> {
        Ok(Shelf {
            reader: manual_reader(&index)?,
            index,
            fields,
            catalog: Catalog::default(),
            names: OnceLock::new(),
            home,
        })
    }

    /// `None` when there is none of this format and for this vault, or it is damaged.
    pub(super) fn open(dir: &Path, root: &str) -> Option<Shelf> {
        let (schema, fields) = schema();
        let mut index = Index::open_in_dir(dir).ok()?;
        let metas = index.load_metas().ok()?;
        if index.schema() != schema || metas.payload? != seal(root) || !sound::is_sound(&index, dir)
        {
            return None;
        }
        index.set_tokenizers(tokenizers());
        let reader = manual_reader(&index).ok()?;
        let catalog = Catalog::of(&reader.searcher()).ok()?;
        let shelf = Shelf {
            index,
            reader,
            fields,
            catalog,
            names: OnceLock::new(),
            home: Some(Home {
                dir: dir.to_owned(),
                root: root.to_owned(),
                commit: metas.opstamp,
            }),
        };
        // Another process may have committed between these lines.
        shelf.is_current().then_some(shelf)
    }

    pub(super) fn is_in_memory(&self) -> bool {
        self.home.is_none()
    }

    /// What the index holds, as of the last commit this shelf has seen.
    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// All names of all notes, gathered when they are first asked for.
    pub(super) fn names(&self) -> Result<&[Name], TantivyError> {
        if let Some(names) = self.names.get() {
            return Ok(names);
        }
        let names = names(self)?;
        Ok(self.names.get_or_init(|| names))
    }

    /// Whether nobody has committed since this shelf was opened.
    pub(super) fn is_current(&self) -> bool {
        let Some(home) = &self.home else { return true };
        let metas = self.index.load_metas();
        metas.is_ok_and(|metas| metas.opstamp == home.commit)
    }

    /// Deletes and adds in one commit.
    pub(super) fn update(mut self, changes: Changes) -> Result<Shelf, TantivyError> {
        let writer = self.writer(1, UPDATE_BYTES)?;
        let path = |id: &str| Term::from_field_text(self.fields.path, id);
        for id in &changes.gone {
            writer.delete_term(path(id));
        }
        for (note, mark) in changes.written.into_iter().chain(changes.touched) {
            writer.delete_term(path(note.id.as_str()));
            writer.add_document(Filing::of(note, mark, &self.fields))?;
        }
        self.commit(writer)?;
        Ok(self)
    }

    fn fill(mut self, source: &Source) -> Result<Shelf, TantivyError> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = threads.min(MOST_BUILD_THREADS);
        let writer = self.writer(threads, BUILD_BYTES)?;
        let files: Vec<&FileStat> = source.files.iter().collect();
        source.read_each(&files, |file, note| -> Result<(), TantivyError> {
            if let Some(note) = note {
                let mark = Mark::of(file, &note, source.now_ns);
                writer.add_document(Filing::of(note, mark, &self.fields))?;
            }
            Ok(())
        })?;
        self.commit(writer)?;
        Ok(self)
    }

    /// No merging of its own accord: a writer that is soon dropped would never finish it.
    fn writer(&self, threads: usize, bytes: usize) -> Result<IndexWriter<Filing>, TantivyError> {
        let writer = self.index.writer_with_num_threads(threads, bytes)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    fn commit(&mut self, mut writer: IndexWriter<Filing>) -> Result<(), TantivyError> {
        let mut commit = writer.prepare_commit()?;
        if let Some(home) = &self.home {
            commit.set_payload(&seal(&home.root));
        }
        commit.commit()?;
        // From here on all is safe; an index left untidy answers just as well.
        let _ = self.merge(writer);
        if let Some(home) = &mut self.home {
            home.commit = self.index.load_metas()?.opstamp;
            sound::vouch(&home.dir);
        }
        self.reader.reload()?;
        self.catalog = Catalog::of(&self.reader.searcher())?;
        self.names = OnceLock::new();
        Ok(())
    }

    fn merge(&self, mut writer: IndexWriter<Filing>) -> Result<(), TantivyError> {
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
/// deleted; else the small ones and those with much deleted. A segment with an eighth of all notes or more is left alone:
/// there cannot be many, and to write it again takes as long as to build it.
fn to_merge(sizes: &[(u32, u32)]) -> Vec<usize> {
    let is_worn = |&(alive, deleted): &(u32, u32)| deleted * 3 > alive + deleted;
    if sizes.len() <= MOST_SEGMENTS && !sizes.iter().any(is_worn) {
        return Vec::new();
    }
    let total: usize = sizes.iter().map(|(alive, _)| *alive as usize).sum();
    let is_large = |alive: u32| alive as usize * MOST_SEGMENTS > total;
    let stays = |size: &(u32, u32)| is_large(size.0) && !is_worn(size);
    (0..sizes.len()).filter(|&at| !stays(&sizes[at])).collect()
}

fn builder() -> (IndexBuilder, Fields) {
    let (schema, fields) = schema();
    let settings = IndexSettings {
        // One more thread would only take time from those that index.
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let builder = Index::builder().schema(schema).settings(settings);
    (builder.tokenizers(tokenizers()), fields)
}

fn manual_reader(index: &Index) -> Result<IndexReader, TantivyError> {
    index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()
}

/// What a commit says of itself: format and vault.
fn seal(root: &str) -> String {
    format!("{FORMAT} {root}")
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
    fn a_note_changed_twice_does_not_rewrite_the_halves_of_a_build() {
        let mut sizes = vec![(3_000, 1), (3_200, 0), (0, 1), (1, 0)];
        check(&sizes, &[2, 3]);
        sizes.extend([(1, 0); 7]);
        check(&sizes, &[2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    #[test]
    fn worn_segments_are_renewed() {
        check(&[(6, 4), (100, 0)], &[0]);
        check(&[(60, 40)], &[0]);
        check(&[], &[]);
    }
}
