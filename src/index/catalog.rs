//! Catalog: every indexed note, with the state in which its file was read. It says what has to be read again, and in
//! which order equal hits come. It is made of columns of the index itself, so the two cannot disagree.

use std::convert::Infallible;

use tantivy::{DocAddress, Searcher, SegmentReader, TantivyError};

use super::document::fingerprint;
use super::schema::{HASH_COLUMN, ID_COLUMN, SETTLED_COLUMN, STAMP_COLUMN};
use super::source::Source;
use crate::vault::{FileStat, Note};

/// All indexed notes.
#[derive(Clone, Debug, Default)]
pub(super) struct Catalog {
    /// Sorted by id.
    entries: Vec<Entry>,
    /// Place in `entries`, by segment and document; [`NOBODY`] for what was deleted.
    ranks: Vec<Vec<u32>>,
}

const NOBODY: u32 = u32::MAX;

#[derive(Clone, Debug)]
struct Entry {
    id: String,
    mark: Mark,
    address: DocAddress,
}

/// The state of a file and what was read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Times and size of the file.
    pub(super) stamp: u64,
    /// Of the text.
    pub(super) hash: u64,
    /// False when the file was written so shortly before it was read that a later write may bear the same stamp.
    pub(super) settled: bool,
}

/// What has to be done to an index to make it tell the truth.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// New or with another text.
    pub(super) written: Vec<(Note, Mark)>,
    pub(super) gone: Vec<String>,
    /// How many of `written` were indexed before.
    pub(super) known: usize,
    /// Notes with another stamp but the same text: nothing to index, worth remembering when there are many.
    pub(super) touched: Vec<(Note, Mark)>,
}

/// Two writes closer than this may bear the same time, where times are kept to less than a millisecond.
const RACY_NS: u64 = 20_000_000;
/// The same for file systems that keep times to the second, or to two.
const COARSE_RACY_NS: u64 = 2_000_000_000;
/// Reading this many notes again each time costs less than a commit.
const WORTH_A_COMMIT: usize = 32;

impl Changes {
    /// Whether the index can stay as it is.
    pub(super) fn are_none(&self) -> bool {
        self.written.is_empty() && self.gone.is_empty() && self.touched.len() < WORTH_A_COMMIT
    }
}

impl Catalog {
    /// Of all documents alive.
    pub(super) fn of(searcher: &Searcher) -> Result<Catalog, TantivyError> {
        let mut entries = Vec::with_capacity(searcher.num_docs() as usize);
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            read_segment(segment, reader, &mut entries)?;
        }
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let blank = |reader: &SegmentReader| vec![NOBODY; reader.max_doc() as usize];
        let mut ranks: Vec<Vec<u32>> = searcher.segment_readers().iter().map(blank).collect();
        for (rank, entry) in (0..).zip(&entries) {
            ranks[entry.address.segment_ord as usize][entry.address.doc_id as usize] = rank;
        }
        Ok(Catalog { entries, ranks })
    }

    /// Compares with the files of now, reading those that may have changed.
    pub(super) fn changes(&self, source: &Source) -> Changes {
        let mut changes = Changes::default();
        let mut suspects: Vec<(&FileStat, Option<&Entry>)> = Vec::new();
        let mut known = self.entries.iter().peekable();
        for file in source.files {
            while let Some(gone) = known.next_if(|entry| entry.id.as_str() < file.id.as_str()) {
                changes.gone.push(gone.id.clone());
            }
            let before = known.next_if(|entry| entry.id == file.id.as_str());
            if !before.is_some_and(|entry| entry.mark.settled && entry.mark.stamp == stamp(file)) {
                suspects.push((file, before));
            }
        }
        changes.gone.extend(known.map(|entry| entry.id.clone()));
        let files: Vec<&FileStat> = suspects.iter().map(|(file, _)| *file).collect();
        let Ok(read) = source.read_each(&files, |file, note| -> Result<_, Infallible> {
            Ok(note.map(|note| (Mark::of(file, &note, source.now_ns), note)))
        });
        for ((_, before), read) in suspects.into_iter().zip(read) {
            changes.compare(before, read);
        }
        changes
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Place of a document among all, by id; `None` for one that was deleted.
    pub(super) fn rank(&self, address: DocAddress) -> Option<u32> {
        let rank = self.ranks[address.segment_ord as usize][address.doc_id as usize];
        (rank != NOBODY).then_some(rank)
    }

    /// Every id and its document, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, DocAddress)> {
        let entries = self.entries.iter();
        entries.map(|entry| (entry.id.as_str(), entry.address))
    }

    /// The id and the document at a place.
    pub(super) fn at(&self, rank: u32) -> (&str, DocAddress) {
        let entry = &self.entries[rank as usize];
        (&entry.id, entry.address)
    }
}

impl Changes {
    fn compare(&mut self, before: Option<&Entry>, read: Option<(Mark, Note)>) {
        match (before, read) {
            (Some(before), Some((mark, note))) if before.mark.hash == mark.hash => {
                if before.mark != mark {
                    self.touched.push((note, mark));
                }
            }
            (before, Some((mark, note))) => {
                self.known += usize::from(before.is_some());
                self.written.push((note, mark));
            }
            (Some(before), None) => self.gone.push(before.id.clone()),
            (None, None) => {}
        }
    }
}

impl Mark {
    /// `now_ns` is when the file was listed.
    pub(super) fn of(file: &FileStat, note: &Note, now_ns: u64) -> Mark {
        let latest = file.modified_ns.max(file.changed_ns);
        let racy = if latest.is_multiple_of(1_000_000) {
            COARSE_RACY_NS
        } else {
            RACY_NS
        };
        Mark {
            stamp: stamp(file),
            hash: fingerprint(note),
            settled: latest.saturating_add(racy) <= now_ns,
        }
    }
}

/// Another one, as good as certainly, when a time or the size is another.
fn stamp(file: &FileStat) -> u64 {
    [file.modified_ns, file.changed_ns, file.size]
        .into_iter()
        .fold(0, |stamp, part| scrambled(stamp ^ part))
}

/// The finishing step of SplitMix64 (Steele, Lea and Flood 2014): a permutation that leaves no bit where it was.
fn scrambled(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

fn read_segment(
    segment: u32,
    reader: &SegmentReader,
    entries: &mut Vec<Entry>,
) -> Result<(), TantivyError> {
    let columns = reader.fast_fields();
    let Some(ids) = columns.str(ID_COLUMN)? else {
        return Ok(());
    };
    let (stamps, hashes) = (columns.u64(STAMP_COLUMN)?, columns.u64(HASH_COLUMN)?);
    let settled = columns.u64(SETTLED_COLUMN)?;
    let mut names: Vec<String> = Vec::with_capacity(ids.num_terms());
    let mut stream = ids.dictionary().stream()?;
    while stream.advance() {
        names.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    for doc in reader.doc_ids_alive() {
        let name = ids.ords().first(doc).map(|ord| ord as usize);
        let Some(id) = name.and_then(|name| names.get_mut(name)) else {
            continue;
        };
        entries.push(Entry {
            id: std::mem::take(id),
            mark: Mark {
                stamp: stamps.first(doc).unwrap_or_default(),
                hash: hashes.first(doc).unwrap_or_default(),
                settled: settled.first(doc) == Some(1),
            },
            address: DocAddress::new(segment, doc),
        });
    }
    Ok(())
}
