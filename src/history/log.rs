//! The review log: adds an answer durably, takes one back, reads the past, and joins what another device has logged.
//! SQLite stays inside.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use super::entry::{Entry, EntryId, Event, Fact, Review};
use super::error::Error;
use super::file;
use super::line::{fact_of_json, fact_to_json, labels, letters};
use super::memo::Memo;
use super::said::Said;
use super::shared::Shared;
use crate::quiz::exam::{Exam, Step};
use crate::quiz::{Confidence, Fingerprint, GradedAnswer, OptionLabel, PastReview, QuestionId};
use crate::seed::Seed;

/// An open review log. Several programs may have the same file open; each entry is one transaction.
#[derive(Debug)]
pub struct ReviewLog {
    path: PathBuf,
    connection: Connection,
}

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many rows are worth a new memo.
const MANY: usize = 1_000;
/// Answers that were taken back.
const UNDONE: &str = "SELECT unhex(fact ->> 'answer') FROM event WHERE fact ->> 'kind' = 'undo'";

impl ReviewLog {
    /// Opens the log at `path`, and makes it with its folders when there is none. A log of an older version is copied
    /// beside itself and renewed.
    ///
    /// # Errors
    /// When it cannot be made, opened or understood; nothing in the file is changed then.
    pub fn open(path: &Path) -> Result<ReviewLog, Error> {
        ReviewLog::open_with(path, PATIENCE)
    }

    pub(super) fn open_with(path: &Path, patience: Duration) -> Result<ReviewLog, Error> {
        Ok(ReviewLog {
            path: path.to_owned(),
            connection: file::open(path, patience)?,
        })
    }

    /// Adds an answer. When this returns, the answer is on the disk. One that is there already stays as it is.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is.
    pub fn append(&mut self, review: &Review) -> Result<(), Error> {
        insert_review(&self.connection, review)
            .map(|_| ())
            .map_err(|error| self.error(&error))
    }

    /// Adds something a person did beside answering, as [`ReviewLog::append`] does.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is.
    pub fn note(&mut self, event: &Event) -> Result<(), Error> {
        insert_event(&self.connection, event)
            .map(|_| ())
            .map_err(|error| self.error(&error))
    }

    /// All answers that were not taken back, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn past(&self) -> Result<Vec<PastReview>, Error> {
        let rows = self.rows_after(0, &mut Shared::default())?;
        self.counting(rows.answers)
    }

    /// The same, with a memo in a file of its own, which is read in place of the rows it holds and renewed when there
    /// are many others. A memo that cannot be used or written is left alone.
    ///
    /// # Errors
    /// As [`ReviewLog::past`].
    pub fn past_with_memo(&self, file: &Path) -> Result<Vec<PastReview>, Error> {
        let mut shared = Shared::default();
        let known = Memo::read(file, &mut shared).unwrap_or_default();
        let known = if self.entry_at(known.rows)? == Some(known.last) {
            known
        } else {
            Memo::default()
        };
        let new = self.rows_after(known.rows, &mut shared)?;
        let are_many = new.answers.len() >= MANY;
        let mut answers = known.answers;
        answers.extend(new.answers);
        let memo = Memo { answers, ..new };
        if are_many {
            // It can be made again at any time.
            memo.write(file).ok();
        }
        self.counting(memo.answers)
    }

    /// The rows behind one, in their order.
    fn rows_after(&self, row: i64, shared: &mut Shared) -> Result<Memo, Error> {
        let sql = format!(
            "SELECT question, fingerprint, answered_at_ms, utc_offset_minutes, chosen, key_labels, correct, confidence, \
             shown, id, rowid FROM review WHERE rowid > {row} ORDER BY rowid"
        );
        let mut read = Memo::default();
        self.rows(&sql, |row| {
            read.last = EntryId(row.get(9)?);
            read.rows = row.get(10)?;
            read.answers.push((past_review(row, shared)?, read.last));
            Ok(())
        })?;
        Ok(read)
    }

    /// The entry of a row; `None` when there is no such row.
    fn entry_at(&self, row: i64) -> Result<Option<EntryId>, Error> {
        let sql = format!("SELECT id FROM review WHERE rowid = {row}");
        Ok(self.rows(&sql, |row| Ok(EntryId(row.get(0)?)))?.pop())
    }

    /// Those that were not taken back, oldest first.
    fn counting(&self, mut answers: Vec<(PastReview, EntryId)>) -> Result<Vec<PastReview>, Error> {
        let undone = self.rows(UNDONE, |row| Ok(EntryId(row.get(0)?)))?;
        let undone: HashSet<EntryId> = undone.into_iter().collect();
        if !undone.is_empty() {
            answers.retain(|(_, id)| !undone.contains(id));
        }
        answers.sort_by_key(|(review, id)| (review.answered_at_ms, *id));
        Ok(answers.into_iter().map(|(review, _)| review).collect())
    }

    /// The answer that was given last and not taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last(&self) -> Result<Option<Review>, Error> {
        let sql = format!(
            "SELECT {REVIEW} FROM review WHERE id NOT IN ({UNDONE}) ORDER BY answered_at_ms DESC, id DESC LIMIT 1"
        );
        Ok(self.rows(&sql, review)?.pop())
    }

    /// What a person has said beside answering.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn said(&self) -> Result<Said, Error> {
        Ok(Said::of(self.events()?))
    }

    /// Every exam as its steps make it, with the seed that names it; oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn exams(&self) -> Result<Vec<(Seed, Exam)>, Error> {
        let mut order = Vec::new();
        let mut steps: BTreeMap<Seed, Vec<(i64, Step)>> = BTreeMap::new();
        for event in self.events()? {
            if let Fact::Exam { sitting, step } = event.fact {
                let known = steps.entry(sitting).or_default();
                if known.is_empty() {
                    order.push(sitting);
                }
                known.push((event.at_ms, step));
            }
        }
        let exam = |sitting: Seed| Some((sitting, Exam::of(&steps[&sitting])?));
        Ok(order.into_iter().filter_map(exam).collect())
    }

    /// Everything there is, oldest first, with what was taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, Error> {
        let reviews = self.rows(&format!("SELECT {REVIEW} FROM review"), review)?;
        let reviews = reviews.into_iter().map(Entry::Review);
        let events = self.events()?.into_iter().map(Entry::Event);
        let mut entries: Vec<Entry> = reviews.chain(events).collect();
        entries.sort_by_key(|entry| match entry {
            Entry::Review(review) => (review.answered_at_ms, review.id),
            Entry::Event(event) => (event.at_ms, event.id),
        });
        Ok(entries)
    }

    /// Adds what is not there yet, all or nothing, and tells how many entries that were.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is.
    pub fn merge(&mut self, entries: &[Entry]) -> Result<usize, Error> {
        let path = &self.path;
        let failed = |error| Error::of(path, &error);
        let merging = self.connection.transaction().map_err(failed)?;
        let mut added = 0;
        for entry in entries {
            added += match entry {
                Entry::Review(review) => insert_review(&merging, review),
                Entry::Event(event) => insert_event(&merging, event),
            }
            .map_err(failed)?;
        }
        merging.commit().map_err(failed)?;
        Ok(added)
    }

    /// Oldest first.
    fn events(&self) -> Result<Vec<Event>, Error> {
        self.rows(
            &format!("SELECT {EVENT} FROM event ORDER BY at_ms, id"),
            event,
        )
    }

    fn rows<T>(
        &self,
        sql: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        let mut statement = self
            .connection
            .prepare(sql)
            .map_err(|error| self.error(&error))?;
        let rows = statement.query_map([], read);
        rows.and_then(Iterator::collect)
            .map_err(|error| self.error(&error))
    }

    fn error(&self, error: &rusqlite::Error) -> Error {
        Error::of(&self.path, error)
    }
}

const REVIEW: &str = "id, question, fingerprint, answered_at_ms, utc_offset_minutes, shown, chosen, key_labels, correct, \
                      think_ms, session, program, confidence";
const EVENT: &str = "id, at_ms, utc_offset_minutes, fact, program";

fn insert_review(connection: &Connection, review: &Review) -> rusqlite::Result<usize> {
    let sql = format!(
        "INSERT INTO review ({REVIEW}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
         ON CONFLICT (id) DO NOTHING"
    );
    let answer = &review.answer;
    connection.prepare(&sql)?.execute(params![
        review.id.0,
        answer.question.as_str(),
        answer.fingerprint.0,
        review.answered_at_ms,
        review.utc_offset_minutes,
        letters(&answer.shown),
        letters(&answer.chosen),
        letters(&answer.key),
        answer.correct,
        i64::try_from(review.think_ms).unwrap_or(i64::MAX),
        review.session,
        review.program,
        review.confidence.map(Confidence::name),
    ])
}

fn insert_event(connection: &Connection, event: &Event) -> rusqlite::Result<usize> {
    let sql = format!(
        "INSERT INTO event ({EVENT}) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING"
    );
    connection.prepare(&sql)?.execute(params![
        event.id.0,
        event.at_ms,
        event.utc_offset_minutes,
        fact_to_json(&event.fact),
        event.program,
    ])
}

fn past_review(row: &Row<'_>, shared: &mut Shared) -> rusqlite::Result<PastReview> {
    let mut labels = |column: usize| {
        let letters = row.get_ref(column)?.as_str()?;
        shared
            .labels(letters)
            .ok_or_else(|| not_ours(column, letters))
    };
    let (chosen, key) = (labels(4)?, labels(5)?);
    Ok(PastReview {
        question: shared.name(row.get_ref(0)?.as_str()?),
        fingerprint: shared.fingerprint(row.get_ref(1)?.as_str()?),
        answered_at_ms: row.get(2)?,
        utc_offset_minutes: row.get(3)?,
        chosen,
        key,
        correct: row.get(6)?,
        confidence: confidence_at(row, 7)?,
        options: row.get_ref(8)?.as_str()?.len(),
    })
}

fn review(row: &Row<'_>) -> rusqlite::Result<Review> {
    Ok(Review {
        id: EntryId(row.get(0)?),
        answer: GradedAnswer {
            question: QuestionId(row.get(1)?),
            fingerprint: Fingerprint(row.get(2)?),
            shown: labels_at(row, 5)?,
            chosen: labels_at(row, 6)?,
            key: labels_at(row, 7)?,
            correct: row.get(8)?,
        },
        confidence: confidence_at(row, 12)?,
        answered_at_ms: row.get(3)?,
        utc_offset_minutes: row.get(4)?,
        think_ms: row.get::<_, i64>(9)?.unsigned_abs(),
        session: row.get(10)?,
        program: row.get(11)?,
    })
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let fact = row.get_ref(3)?.as_str()?;
    Ok(Event {
        id: EntryId(row.get(0)?),
        at_ms: row.get(1)?,
        utc_offset_minutes: row.get(2)?,
        fact: fact_of_json(fact).ok_or_else(|| not_ours(3, fact))?,
        program: row.get(4)?,
    })
}

fn labels_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<OptionLabel>> {
    let text = row.get_ref(column)?.as_str()?;
    labels(text).ok_or_else(|| not_ours(column, text))
}

fn confidence_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Confidence>> {
    let Some(name) = row.get_ref(column)?.as_str_or_null()? else {
        return Ok(None);
    };
    let confidence = Confidence::named(name);
    confidence.map(Some).ok_or_else(|| not_ours(column, name))
}

/// Something this program never wrote there.
fn not_ours(column: usize, text: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, text.to_owned().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::{folder, names, review};
    use tempfile::TempDir;

    const SHORT: Duration = Duration::from_millis(1);

    fn refused(path: &Path) -> Error {
        ReviewLog::open_with(path, SHORT).expect_err("an error")
    }

    #[test]
    fn reopened_it_holds_every_row() {
        let folder = folder();
        let path = folder.path().join("deep/er/reviews.db");
        let mut log = ReviewLog::open(&path).expect("a log");
        log.append(&review(0, "조기 종료-1", true))
            .expect("appended");
        log.append(&review(1, "b", false)).expect("appended");
        drop(log);
        let past = ReviewLog::open(&path)
            .expect("a log")
            .past()
            .expect("the past");
        let of_row = |(review, expected): (&PastReview, &Review)| {
            assert_eq!(*review.question, expected.answer.question);
            assert_eq!(review.chosen[..], expected.answer.chosen);
            assert_eq!(review.correct, expected.answer.correct);
            assert_eq!(review.answered_at_ms, expected.answered_at_ms);
        };
        let expected = [review(0, "조기 종료-1", true), review(1, "b", false)];
        past.iter().zip(&expected).for_each(of_row);
        assert_eq!(past.len(), 2);
    }

    #[test]
    fn a_row_keeps_what_was_shown_chosen_and_right() {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        ReviewLog::open(&path)
            .and_then(|mut log| log.append(&review(0, "a", false)))
            .expect("appended");
        let row = Connection::open(&path).expect("a database").query_row(
            "SELECT shown || ' ' || chosen || ' ' || key_labels || ' ' || correct || ' ' || think_ms || ' ' || \
             utc_offset_minutes || ' ' || length(id) || ' ' || fingerprint || ' ' || session || ' ' || program FROM review",
            [],
            |row| row.get::<_, String>(0),
        );
        assert_eq!(row.as_deref(), Ok("CAB B A 0 4200 540 16 f0 s 0.1.0"));
    }

    #[test]
    fn the_same_review_twice_is_one() {
        let folder = folder();
        let mut log = ReviewLog::open(&folder.path().join("reviews.db")).expect("a log");
        log.append(&review(0, "a", true)).expect("appended");
        log.append(&review(0, "a", true)).expect("appended");
        assert_eq!(names(&log), ["a"]);
    }

    fn undo(place: u64, answer: &Review) -> Event {
        Event {
            id: EntryId::new(crate::seed::Seed(9), place, 0),
            at_ms: answer.answered_at_ms + 1,
            utc_offset_minutes: 540,
            fact: Fact::Undo(answer.id),
            program: "0.1.0".to_owned(),
        }
    }

    #[test]
    fn what_is_taken_back_stays_and_counts_no_more() {
        let folder = folder();
        let mut log = ReviewLog::open(&folder.path().join("reviews.db")).expect("a log");
        let (first, second) = (review(0, "a", true), review(1, "b", true));
        log.append(&first).expect("appended");
        log.append(&second).expect("appended");
        assert_eq!(log.last(), Ok(Some(second.clone())));
        log.note(&undo(0, &second)).expect("noted");
        assert_eq!(
            (names(&log), log.last()),
            (vec!["a".to_owned()], Ok(Some(first)))
        );
        assert_eq!(log.entries().expect("entries").len(), 3);
    }

    fn many(from: u64) -> Vec<Entry> {
        let one =
            |place: u64| Entry::Review(review(place, ["a", "b", "c"][place as usize % 3], true));
        (from..from + MANY as u64).map(one).collect()
    }

    /// With and without the memo the same, and the memo is there.
    fn check_memo(log: &ReviewLog, memo: &Path) {
        assert_eq!(log.past_with_memo(memo), log.past());
        assert!(memo.exists());
    }

    #[test]
    fn a_memo_changes_nothing_but_the_time_it_takes() {
        let folder = folder();
        let memo = folder.path().join("answers.bin");
        let mut log = ReviewLog::open(&folder.path().join("a.db")).expect("a log");
        log.append(&review(9_999, "a", true)).expect("appended");
        assert_eq!(log.past_with_memo(&memo), log.past());
        assert!(!memo.exists(), "few rows are worth none");
        log.merge(&many(5_000)).expect("merged");
        check_memo(&log, &memo);
        // Older answers of another device, one taken back, and a few more.
        log.merge(&many(0)[..10]).expect("merged");
        log.note(&undo(1, &review(5_001, "b", true)))
            .expect("noted");
        check_memo(&log, &memo);
        log.merge(&many(20_000)).expect("merged");
        check_memo(&log, &memo);
        check_memo(&log, &memo);
        assert_eq!(names(&log).len(), 2 * MANY + 10);
    }

    #[test]
    fn a_memo_of_another_log_is_not_used() {
        let folder = folder();
        let memo = folder.path().join("answers.bin");
        let mut one = ReviewLog::open(&folder.path().join("a.db")).expect("a log");
        one.merge(&many(0)).expect("merged");
        check_memo(&one, &memo);
        let mut other = ReviewLog::open(&folder.path().join("b.db")).expect("a log");
        check_memo(&other, &memo);
        other.merge(&many(7)).expect("merged");
        check_memo(&other, &memo);
        check_memo(&one, &memo);
    }

    #[test]
    fn logs_of_two_devices_become_one_in_any_order() {
        let folder = folder();
        let log = |name: &str| ReviewLog::open(&folder.path().join(name)).expect("a log");
        let (mut phone, mut desk) = (log("phone.db"), log("desk.db"));
        let shared = review(0, "shared", true);
        phone.append(&shared).expect("appended");
        phone.append(&review(3, "train", true)).expect("appended");
        desk.append(&shared).expect("appended");
        desk.append(&review(2, "home", false)).expect("appended");
        desk.note(&undo(0, &shared)).expect("noted");
        let (of_phone, of_desk) = (phone.entries().expect("all"), desk.entries().expect("all"));
        assert_eq!(phone.merge(&of_desk), Ok(2));
        assert_eq!(desk.merge(&of_phone), Ok(1));
        assert_eq!(desk.merge(&of_phone), Ok(0));
        assert_eq!(phone.entries(), desk.entries());
        assert_eq!(names(&phone), ["home", "train"]);
    }

    #[test]
    fn several_that_make_the_log_at_once_make_one() {
        for _ in 0..20 {
            let folder = folder();
            let path = &folder.path().join("reviews.db");
            std::thread::scope(|scope| {
                for place in 0..4 {
                    scope.spawn(move || {
                        let mut log = ReviewLog::open(path).expect("a log");
                        log.append(&review(place, "q", true)).expect("appended");
                    });
                }
            });
            assert_eq!(names(&ReviewLog::open(path).expect("a log")).len(), 4);
        }
    }

    #[test]
    fn two_at_once_lose_nothing() {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        let write = &|from: u64| {
            let mut log = ReviewLog::open(&path).expect("a log");
            (from..from + 25)
                .for_each(|place| log.append(&review(place, "q", true)).expect("appended"));
        };
        std::thread::scope(|scope| {
            for from in [0, 100, 200] {
                scope.spawn(move || write(from));
            }
        });
        assert_eq!(names(&ReviewLog::open(&path).expect("a log")).len(), 75);
    }

    #[test]
    fn locked_by_another() {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        let mut log = ReviewLog::open_with(&path, SHORT).expect("a log");
        let other = Connection::open(&path).expect("a database");
        other.execute_batch("BEGIN EXCLUSIVE").expect("locked");
        assert_eq!(
            log.append(&review(0, "a", true)),
            Err(Error::Locked { path: path.clone() })
        );
        assert_eq!(refused(&path), Error::Locked { path: path.clone() });
        other.execute_batch("COMMIT").expect("free");
        assert_eq!(log.append(&review(0, "a", true)), Ok(()));
    }

    #[test]
    fn corrupt_files_are_refused_and_left_alone() {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        std::fs::write(
            &path,
            "this is no database, only words that fill a page".repeat(100),
        )
        .expect("written");
        let before = std::fs::read(&path).expect("bytes");
        assert_eq!(refused(&path), Error::Corrupt { path: path.clone() });
        assert_eq!(std::fs::read(&path).expect("bytes"), before);
    }

    #[test]
    fn a_damaged_page_is_found_when_read() {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        ReviewLog::open(&path)
            .and_then(|mut log| log.append(&review(0, "a", true)))
            .expect("appended");
        let mut bytes = std::fs::read(&path).expect("bytes");
        bytes[4096..].fill(0xAB);
        std::fs::write(&path, bytes).expect("written");
        let past = ReviewLog::open_with(&path, SHORT).and_then(|log| log.past());
        assert_eq!(past, Err(Error::Corrupt { path }));
    }

    #[test]
    fn a_file_where_a_folder_should_be() {
        let folder = folder();
        let file = folder.path().join("file");
        std::fs::write(&file, "x").expect("written");
        assert!(
            matches!(refused(&file.join("reviews.db")), Error::Folder { path, .. } if path == file)
        );
    }

    #[test]
    fn a_folder_where_the_file_should_be() {
        let folder = folder();
        assert!(
            matches!(refused(folder.path()), Error::CannotOpen { path, .. } if path == folder.path())
        );
    }

    fn altered(sql: &str) -> (TempDir, PathBuf) {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        ReviewLog::open(&path)
            .and_then(|mut log| log.append(&review(0, "a", true)))
            .expect("appended");
        Connection::open(&path)
            .and_then(|other| other.execute_batch(sql))
            .expect("altered");
        (folder, path)
    }

    #[test]
    fn a_newer_version_is_refused() {
        let (_folder, path) = altered("PRAGMA user_version = 9");
        assert_eq!(
            refused(&path),
            Error::Newer {
                path,
                found: 9,
                known: file::SCHEMA_VERSION
            }
        );
    }

    #[test]
    fn a_database_of_another_program_is_refused() {
        let (_folder, path) = altered("PRAGMA application_id = 5");
        assert_eq!(refused(&path), Error::Foreign { path });
    }

    /// Opens a log, limits its connection, and appends until that fails.
    fn limited(pragma: &str) -> (Error, PathBuf) {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        let mut log = ReviewLog::open(&path).expect("a log");
        log.connection.execute_batch(pragma).expect("limited");
        let failure = (0..2_000).find_map(|place| log.append(&review(place, "a", true)).err());
        (failure.expect("an error"), path)
    }

    #[test]
    fn a_full_disk_and_a_read_only_file_have_their_names() {
        let (error, path) = limited("PRAGMA max_page_count = 8; PRAGMA synchronous = OFF");
        assert_eq!(error, Error::DiskFull { path });
        let (error, path) = limited("PRAGMA query_only = 1");
        assert_eq!(error, Error::ReadOnly { path });
    }

    #[test]
    fn every_error_has_a_way_out_but_the_unknown() {
        let path = PathBuf::from("x.db");
        let detail = String::new();
        assert!(Error::Locked { path: path.clone() }.hint().is_some());
        assert!(
            Error::Newer {
                path: path.clone(),
                found: 2,
                known: 1
            }
            .message()
            .values
            .len()
                == 3
        );
        assert!(Error::Other { path, detail }.hint().is_none());
    }
}
