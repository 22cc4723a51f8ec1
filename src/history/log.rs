//! The review log: opens the file, adds an answer durably, reads the past. SQLite stays inside.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior, params};

use super::error::Error;
use super::review::Review;
use crate::quiz::{OptionLabel, PastReview, QuestionId};

/// An open review log. Several programs may have the same file open; each answer is one transaction.
#[derive(Debug)]
pub struct ReviewLog {
    path: PathBuf,
    connection: Connection,
}

/// The version of `schema.sql`.
const SCHEMA_VERSION: i64 = 1;
/// "pati" in ASCII: marks a database as this program's, whatever it is called.
const APPLICATION_ID: i64 = 1_885_434_990;
const SCHEMA: &str = include_str!("schema.sql");
/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

impl ReviewLog {
    /// Opens the log at `path`, and makes it with its folders when there is none.
    ///
    /// # Errors
    /// When it cannot be made, opened or understood; nothing in the file is changed then.
    pub fn open(path: &Path) -> Result<ReviewLog, Error> {
        ReviewLog::open_with(path, PATIENCE)
    }

    fn open_with(path: &Path, patience: Duration) -> Result<ReviewLog, Error> {
        if let Some(folder) = path.parent() {
            let failed = |error: std::io::Error| Error::Folder {
                path: folder.to_owned(),
                detail: error.to_string(),
            };
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let connection = Connection::open(path).map_err(|error| Error::of(path, &error))?;
        let mut log = ReviewLog {
            path: path.to_owned(),
            connection,
        };
        log.connection
            .busy_timeout(patience)
            .map_err(|error| log.error(&error))?;
        log.prepare()?;
        Ok(log)
    }

    /// Makes the schema in a new file. Of two programs that do so at once, the second finds it made.
    fn prepare(&mut self) -> Result<(), Error> {
        // One file beside its journal, each commit synced with its folder: nothing is lost when the power is.
        let settings = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;";
        self.connection
            .execute_batch(settings)
            .map_err(|error| self.error(&error))?;
        let failed = |error| Error::of(&self.path, &error);
        // Both looks are transactions: between two reads of one look, another program may not make the schema.
        let look = self.connection.transaction().map_err(failed)?;
        if !is_new(&look, &self.path)? {
            return Ok(());
        }
        drop(look);
        let making = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        if is_new(&making, &self.path)? {
            making.execute_batch(SCHEMA).map_err(failed)?;
        }
        making.commit().map_err(failed)
    }

    /// Adds an answer. When this returns, the answer is on the disk. A review that is there already stays as it is.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is.
    pub fn append(&mut self, review: &Review) -> Result<(), Error> {
        let sql = "INSERT INTO review (id, question, fingerprint, answered_at_ms, utc_offset_minutes, shown, chosen, \
                   key_labels, correct, think_ms, session, program) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (id) DO NOTHING";
        let answer = &review.answer;
        let row = params![
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
        ];
        self.connection
            .execute(sql, row)
            .map(|_| ())
            .map_err(|error| self.error(&error))
    }

    /// All answers, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn past(&self) -> Result<Vec<PastReview>, Error> {
        let read = || -> rusqlite::Result<Vec<PastReview>> {
            let sql = "SELECT question, answered_at_ms, correct FROM review ORDER BY answered_at_ms, rowid";
            let mut statement = self.connection.prepare(sql)?;
            let review = |row: &rusqlite::Row<'_>| {
                Ok(PastReview {
                    question: QuestionId(row.get(0)?),
                    answered_at_ms: row.get(1)?,
                    correct: row.get(2)?,
                })
            };
            statement.query_map([], review)?.collect()
        };
        read().map_err(|error| self.error(&error))
    }

    fn error(&self, error: &rusqlite::Error) -> Error {
        Error::of(&self.path, error)
    }
}

/// Whether the schema is still to be made. A file of another program or of a newer version is refused.
fn is_new(connection: &Connection, path: &Path) -> Result<bool, Error> {
    let number = |sql: &str| {
        connection
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .map_err(|error| Error::of(path, &error))
    };
    let found = number("PRAGMA user_version")?;
    let is_ours = number("PRAGMA application_id")? == APPLICATION_ID;
    let is_empty = number("SELECT count(*) FROM sqlite_schema")? == 0;
    let path = path.to_owned();
    match found {
        0 if is_empty => Ok(true),
        _ if !is_ours => Err(Error::Foreign { path }),
        SCHEMA_VERSION => Ok(false),
        found if found > SCHEMA_VERSION => Err(Error::Newer {
            path,
            found,
            known: SCHEMA_VERSION,
        }),
        _ => Err(Error::Corrupt { path }),
    }
}

fn letters(labels: &[OptionLabel]) -> String {
    labels.iter().map(|label| label.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::review::ReviewId;
    use crate::quiz::{Fingerprint, GradedAnswer};
    use crate::seed::Seed;
    use tempfile::TempDir;

    const SHORT: Duration = Duration::from_millis(1);

    fn folder() -> TempDir {
        tempfile::tempdir().expect("a folder")
    }

    fn review(place: u64, question: &str, correct: bool) -> Review {
        let labels = |letters: &str| letters.chars().map(OptionLabel).collect();
        let answered_at_ms = 1_000 + place as i64;
        Review {
            id: ReviewId::new(Seed(7), place, answered_at_ms),
            answer: GradedAnswer {
                question: QuestionId(question.to_owned()),
                fingerprint: Fingerprint("f0".to_owned()),
                shown: labels("CAB"),
                chosen: labels("B"),
                key: labels("A"),
                correct,
            },
            answered_at_ms,
            utc_offset_minutes: 540,
            think_ms: 4_200,
            session: "s".to_owned(),
            program: "0.1.0".to_owned(),
        }
    }

    fn names(log: &ReviewLog) -> Vec<String> {
        log.past()
            .expect("the past")
            .into_iter()
            .map(|review| review.question.0)
            .collect()
    }

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
        let question = |name: &str| QuestionId(name.to_owned());
        assert_eq!(
            past[0],
            PastReview {
                question: question("조기 종료-1"),
                answered_at_ms: 1_000,
                correct: true
            }
        );
        assert_eq!(
            past[1],
            PastReview {
                question: question("b"),
                answered_at_ms: 1_001,
                correct: false
            }
        );
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
                known: 1
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
