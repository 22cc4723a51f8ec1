//! Anki: questions as a package that Anki imports, and imports again without losing what a person has learned: a note is
//! known by its question's id, and the kind of note and the deck never change their numbers.
//!
//! The package is a zip with a SQLite database of Anki's schema 11, which every version since 2.1 reads, and the
//! pictures. Every learner's schedule stays in Anki; nothing of it is written here.

mod card;
mod kind;

use rusqlite::{Connection, params};
use serde_json::json;

use super::package::package;
use super::{Export, Order, Target, loss, stable_name};
use crate::quiz::Question;

/// Between the fields of a note.
const FIELD_END: &str = "\u{1f}";

pub(super) fn export(order: &Order<'_>) -> Export {
    let database = database(order).expect("a database in memory takes what its schema allows");
    let pictures = order.pictures.of(order.questions);
    let names: serde_json::Map<String, serde_json::Value> = pictures
        .keys()
        .enumerate()
        .map(|(number, name)| (number.to_string(), json!(name)))
        .collect();
    let media = serde_json::Value::Object(names).to_string();
    let numbers: Vec<String> = (0..pictures.len())
        .map(|number| number.to_string())
        .collect();
    let files = [
        ("collection.anki2", database.as_slice()),
        ("media", media.as_bytes()),
    ];
    let shown = numbers.iter().zip(pictures.values());
    Export {
        bytes: package(
            files
                .into_iter()
                .chain(shown.map(|(number, bytes)| (number.as_str(), *bytes))),
        ),
        losses: loss::losses(Target::Anki, order.questions, order.pictures),
        count: order.questions.len(),
    }
}

fn database(order: &Order<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(include_str!("schema_11.sql"))?;
    let transaction = database.transaction()?;
    let seconds = order.now_ms.div_euclid(1_000);
    transaction.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            seconds,
            order.now_ms,
            kind::settings(),
            kind::kinds(seconds),
            kind::decks(seconds),
            kind::deck_settings(),
        ],
    )?;
    for (place, question) in (0_i64..).zip(order.questions) {
        // Anki's numbers are moments in milliseconds; where one is taken, Anki chooses the next.
        let number = order.now_ms + place;
        let fields = card::fields(question, order);
        transaction.execute(
            "INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, 0, 0, '')",
            params![
                number,
                stable_name(question),
                kind::KIND,
                seconds,
                tags(question),
                fields.join(FIELD_END),
                fields[0],
            ],
        )?;
        transaction.execute(
            "INSERT INTO cards VALUES (?1, ?1, ?2, 0, ?3, -1, 0, 0, ?4, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            params![number, kind::DECK, seconds, place + 1],
        )?;
    }
    transaction.commit()?;
    Ok(database.serialize("main")?.to_vec())
}

/// Anki's tags: `a::b` for `a/b`, spaces between them and around all.
fn tags(question: &Question) -> String {
    let tags: Vec<String> = question
        .tags
        .iter()
        .map(|tag| tag.as_str().replace('/', "::"))
        .collect();
    format!(" {} ", tags.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Pictures;
    use crate::exchange::outside::tests::{file_of, question, say};

    fn notes(
        questions: &[&Question],
        pictures: &Pictures,
        now_ms: i64,
    ) -> Vec<(String, String, String)> {
        let order = Order {
            questions,
            pictures,
            now_ms,
            say: &say,
        };
        let export = export(&order);
        let bytes = file_of(&export.bytes, "collection.anki2");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("collection.anki2");
        std::fs::write(&path, bytes).expect("written");
        let database = Connection::open(path).expect("a database");
        let mut rows = database
            .prepare("SELECT guid, tags, flds FROM notes JOIN cards ON nid = notes.id ORDER BY due")
            .expect("SQL");
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        rows.expect("rows").map(|row| row.expect("a row")).collect()
    }

    #[test]
    fn a_question_keeps_its_name_and_takes_its_tags_along() {
        let mut first = question("조기-1", "뭐?", &["하나", "둘"], "A");
        first.tags = crate::vault::Tag::new("problem/overfitting")
            .into_iter()
            .collect();
        let early = notes(&[&first], &Pictures::default(), 1_000);
        first.stem = "What?".to_owned();
        let late = notes(&[&first], &Pictures::default(), 9_999_000);
        assert_eq!(early[0].0, late[0].0);
        assert_eq!(early[0].1, " problem::overfitting ");
        assert!(late[0].2.starts_with("<p>What?</p>\u{1f}"), "{}", late[0].2);
    }

    #[test]
    fn a_picture_travels_under_a_number() {
        let shown = question("a", "![b](c.png)", &["1", "2"], "A");
        let mut pictures = Pictures::default();
        pictures.insert(&shown, "c.png".to_owned(), "png", vec![1, 2, 3]);
        let order = Order {
            questions: &[&shown],
            pictures: &pictures,
            now_ms: 0,
            say: &say,
        };
        let export = export(&order);
        assert_eq!(export.losses, []);
        assert_eq!(file_of(&export.bytes, "0"), [1, 2, 3]);
        let media = String::from_utf8(file_of(&export.bytes, "media")).expect("JSON");
        assert!(
            media.starts_with("{\"0\":\"patience-") && media.ends_with(".png\"}"),
            "{media}"
        );
    }
}
