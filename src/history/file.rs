//! File: the database of the review log as it lies on the disk: made, opened, brought to this version. What is in it is
//! read and written in `log.rs`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use super::error::Error;

/// The version of `schema.sql`.
pub(super) const SCHEMA_VERSION: i64 = 3;
/// "pati" in ASCII: marks a database as this program's, whatever it is called.
const APPLICATION_ID: i64 = 1_885_434_990;
const SCHEMA: &str = include_str!("schema.sql");
/// What makes each older version the next one, version 1 first.
const MIGRATIONS: [&str; 2] = [include_str!("from_1.sql"), include_str!("from_2.sql")];

/// What has to be done to a file before it can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Empty,
    /// Of this older version.
    Old(i64),
    Ready,
}

/// Opens the file, and makes it with its folders when there is none. One of an older version is copied first, then
/// brought to this one. Waits so long for another program that is writing.
pub(super) fn open(path: &Path, patience: Duration) -> Result<Connection, Error> {
    let failed = |error: rusqlite::Error| Error::of(path, &error);
    if let Some(folder) = path.parent() {
        let failed = |error: std::io::Error| Error::Folder {
            path: folder.to_owned(),
            detail: error.to_string(),
        };
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut connection = Connection::open(path).map_err(failed)?;
    connection.busy_timeout(patience).map_err(failed)?;
    // One file beside its journal, each commit synced with its folder: nothing is lost when the power is.
    let settings = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;";
    connection.execute_batch(settings).map_err(failed)?;
    prepare(&mut connection, path)?;
    Ok(connection)
}

/// Makes or renews the schema. Of two programs that do so at once, the second finds it done.
fn prepare(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let failed = |error| Error::of(path, &error);
    // Both looks are transactions: between two reads of one look, another program may not make the schema.
    let look = connection.transaction().map_err(failed)?;
    let state = state(&look, path)?;
    drop(look);
    match state {
        State::Ready => return Ok(()),
        State::Old(version) => back_up(connection, path, version)?,
        State::Empty => {}
    }
    let making = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(failed)?;
    match self::state(&making, path)? {
        State::Ready => {}
        State::Empty => making.execute_batch(SCHEMA).map_err(failed)?,
        State::Old(version) => {
            for migration in &MIGRATIONS[version as usize - 1..] {
                making.execute_batch(migration).map_err(failed)?;
            }
        }
    }
    making.commit().map_err(failed)
}

/// A file of another program or of a newer version is refused.
fn state(connection: &Connection, path: &Path) -> Result<State, Error> {
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
        0 if is_empty => Ok(State::Empty),
        _ if !is_ours => Err(Error::Foreign { path }),
        SCHEMA_VERSION => Ok(State::Ready),
        1..SCHEMA_VERSION => Ok(State::Old(found)),
        found if found > SCHEMA_VERSION => Err(Error::Newer {
            path,
            found,
            known: SCHEMA_VERSION,
        }),
        _ => Err(Error::Corrupt { path }),
    }
}

/// Copies the log beside itself, unless a copy of this version is there.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<(), Error> {
    let copy = backup(path, version);
    let name = copy.to_string_lossy();
    match connection.execute("VACUUM INTO ?1", [&*name]) {
        // Another program, or an earlier attempt, has made it.
        Err(_) if copy.metadata().is_ok_and(|known| known.len() > 0) => Ok(()),
        copied => copied.map(|_| ()).map_err(|error| Error::of(&copy, &error)),
    }
}

/// `reviews.db` of version 1 is copied to `reviews.v1.db`.
fn backup(path: &Path, version: i64) -> PathBuf {
    path.with_extension(format!("v{version}.db"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::log::ReviewLog;
    use crate::history::tests::{folder, names};

    /// As the program made it before it knew how sure a person was, with an answer.
    const OLD_1: &str = concat!(
        include_str!("tests/schema_1.sql"),
        "INSERT INTO review VALUES (zeroblob(16), 'a', 'f', 5, 540, 'AB', 'A', 'A', 1, 9, 's', '0.1.0');"
    );
    /// As the program made it before it knew exams, with an answer.
    const OLD_2: &str = concat!(
        include_str!("tests/schema_2.sql"),
        "INSERT INTO review VALUES (zeroblob(16), 'a', 'f', 5, 540, 'AB', 'A', 'A', 1, 9, 's', '0.1.0', 'sure');"
    );

    fn columns(path: &Path) -> Vec<String> {
        let connection = Connection::open(path).expect("a database");
        let sql = "SELECT m.name || ' ' || p.name || ' ' || p.type || ' ' || p.\"notnull\" || ' ' || p.pk \
                   FROM sqlite_schema m JOIN pragma_table_info(m.name) p ORDER BY 1";
        let mut statement = connection.prepare(sql).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    }

    fn made(path: &Path, old: &str) {
        let connection = Connection::open(path).expect("a database");
        connection.execute_batch(old).expect("made");
    }

    fn check_renewed(old: &str, version: i64) {
        let folder = folder();
        let path = folder.path().join("reviews.db");
        made(&path, old);
        assert_eq!(names(&ReviewLog::open(&path).expect("a log")), ["a"]);
        let new = folder.path().join("new.db");
        ReviewLog::open(&new).expect("a log");
        assert_eq!(columns(&path), columns(&new));
        let copy = Connection::open(backup(&path, version)).expect("a database");
        let kept = copy.query_row("SELECT question FROM review", [], |row| {
            row.get::<_, String>(0)
        });
        assert_eq!(kept.as_deref(), Ok("a"));
    }

    #[test]
    fn an_old_log_is_copied_and_renewed_and_keeps_its_answers() {
        check_renewed(OLD_1, 1);
        check_renewed(OLD_2, 2);
    }

    #[test]
    fn several_that_renew_the_log_at_once_renew_it_once() {
        for _ in 0..10 {
            let folder = folder();
            let path = &folder.path().join("reviews.db");
            made(path, OLD_1);
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope
                        .spawn(|| assert_eq!(names(&ReviewLog::open(path).expect("a log")), ["a"]));
                }
            });
        }
    }
}
