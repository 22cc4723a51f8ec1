//! Questions go to other programs and come from them. What the other programs make of them is recorded by
//! `tests/data/exchange/verify.py` with the programs themselves.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use super::SHORT;
use crate::patience::{Home, Ran, folder, patience, vault, write};
use crate::repository::{read, root};

const GIFT: &str = "\
$CATEGORY: $course$/top/AWS ML

// [id:early-1]
::Early stopping::Validation accuracy falls\\: what helps? {
  =Early stopping#It stops the job.
  ~More epochs#They overfit more.
  ####Watch the validation set.
}

::True::과적합은 훈련 집합에서만 보인다.{FALSE#아니다.#그렇다.}

Write about it. {}

::Two::Which two?{~%50%a ~%50%b ~%-100%c}
";

const AIKEN: &str = "\
What is learned by?
A. The training set
B. The validation set
ANSWER: A

What is chosen by?
A) The training set
B) The validation set
ANSWER: C

What is judged by?
A) The training set
B) The held-out set
ANSWER: B
";

fn export(form: &str, file: &Path) -> Ran {
    let file = file.to_str().expect("UTF-8");
    patience(["export", form, "--output", file])
        .vault(root())
        .run()
        .exits(0)
}

fn file_in(package: &Path, name: &str) -> String {
    let package = fs::File::open(package).expect("it is there");
    let mut zip = zip::ZipArchive::new(package).expect("a zip");
    let mut text = String::new();
    zip.by_name(name)
        .expect("it is in it")
        .read_to_string(&mut text)
        .expect("text");
    text
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn the_shipped_questions_go_to_every_program() {
    let to = folder();
    let anki = to.path().join("a.apkg");
    export("anki", &anki)
        .says("written to")
        .says("what to train (lab)")
        .prints_nothing();
    assert_eq!(file_in(&anki, "media"), "{}");
    let qti = to.path().join("a.zip");
    export("qti", &qti);
    let manifest = file_in(&qti, "imsmanifest.xml");
    let item = manifest
        .split("href=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let item = file_in(&qti, item.expect("an item"));
    assert!(
        item.contains("<choiceInteraction") && item.contains("</assessmentItem>"),
        "{item}"
    );
    let csv = to.path().join("a.csv");
    export("csv", &csv);
    let csv = fs::read_to_string(csv).expect("text");
    assert!(
        csv.starts_with("\u{feff}id,exam,task,tags,stem,A,B,C,D,E"),
        "{csv}"
    );
    patience(["export", "gift", "--output", "-"])
        .vault(root())
        .run()
        .exits(0)
        .prints("::three-early-stoppings::[markdown]")
        .prints("\t~%50%")
        .says("three-early-stoppings: what to train (lab); exam and task;");
    assert_eq!(files(to.path()).len(), 3, "no draft is left");
}

#[test]
fn only_what_has_the_tag_is_exported_and_nothing_is_no_file() {
    let notes = vault(&[("a.md", SHORT)]);
    let file = notes.path().join("out.csv");
    let typed = |tag| {
        [
            "export",
            "csv",
            "--tag",
            tag,
            "--output",
            file.to_str().expect("UTF-8"),
        ]
    };
    patience(typed("problem"))
        .vault(&notes)
        .run()
        .exits(0)
        .says("1 question written");
    fs::remove_file(&file).expect("it was written");
    patience(typed("other"))
        .vault(&notes)
        .run()
        .exits(1)
        .prints_nothing();
    assert!(!file.exists());
}

#[test]
fn an_export_never_replaces_a_note() {
    let notes = vault(&[("a.md", SHORT)]);
    let note = notes.path().join("a.md");
    patience(["export", "gift", "--output", note.to_str().expect("UTF-8")])
        .vault(&notes)
        .run()
        .fails(&format!(
            "error: {} is there already, and nothing is written over it",
            note.display()
        ));
    assert_eq!(fs::read_to_string(&note).expect("text"), SHORT);
}

#[test]
fn what_moodle_exported_is_asked_here() {
    let (notes, home) = (folder(), Home::new());
    let bank = notes.path().join("bank.gift.txt");
    write(&bank, GIFT);
    let import = || {
        let words = ["import", bank.to_str().expect("UTF-8")];
        patience(words).vault(notes.path()).home(&home).run()
    };
    import()
        .exits(1)
        .prints("read as GIFT: 3 new, 0 known; the new ones are in")
        .says("bank.gift.txt:12:17")
        .says("Write about it. {}")
        .says("hint");
    let new = fs::read_to_string(notes.path().join("questions/bank.md")).expect("written");
    assert!(
        new.contains("id: \"early-1\"") && new.contains("tags: [\"AWS-ML\"]"),
        "{new}"
    );
    patience(["check"])
        .vault(notes.path())
        .home(&home)
        .run()
        .exits(0);
    // One of two options is the key, whichever letter it has.
    let typed = |letter: &str| {
        patience(["quiz", "early-1", "--no-confidence"])
            .vault(notes.path())
            .stdin(letter)
            .run()
    };
    let codes = [typed("A\n"), typed("B\n")].map(|ran| ran.stdout.contains("It stops the job."));
    assert_eq!(codes, [true, true]);
    import()
        .exits(1)
        .prints("nothing new, 3 known")
        .says("early-1, True, Two");
    assert_eq!(files(&notes.path().join("questions")), ["bank.md"]);
}

#[test]
fn aiken_is_read_and_what_is_broken_is_told() {
    let notes = vault(&[("notes/a.md", SHORT), ("elsewhere/b.md", SHORT)]);
    let bank = notes.path().join("시험.txt");
    write(&bank, AIKEN);
    patience(["import", bank.to_str().expect("UTF-8")])
        .vault(&notes)
        .lang("ko")
        .run()
        .exits(1)
        .prints("Aiken 형식으로 읽음")
        .prints("새 문제 2개")
        .says("시험.txt:9:1")
        .says("`C` 보기가 이 문제에 없습니다");
    // A new `questions/` beside `notes/` would hide `elsewhere/`.
    assert_eq!(files(&notes.path().join("notes/questions")), ["시험.md"]);
    patience(["questions"])
        .vault(&notes)
        .run()
        .exits(0)
        .prints("시험-1")
        .prints("시험-3");
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let notes = vault(&[("questions/bank.md", "mine\n"), ("bank.txt", AIKEN)]);
    let bank = notes.path().join("bank.txt");
    let mine = notes.path().join("questions/bank.md");
    let import = |words: &[&str]| {
        let mut all = vec!["import", bank.to_str().expect("UTF-8")];
        all.extend(words);
        patience(all).vault(&notes).run()
    };
    import(&["--output", mine.to_str().expect("UTF-8")]).fails(&format!(
        "error: {} is there already, and nothing is written over it",
        mine.display()
    ));
    import(&[]).exits(1);
    assert_eq!(
        files(&notes.path().join("questions")),
        ["bank-2.md", "bank.md"]
    );
    assert_eq!(fs::read_to_string(mine).expect("text"), "mine\n");
}

#[test]
fn an_exported_bank_comes_back_the_same() {
    let (to, empty) = (folder(), folder());
    let gift = to.path().join("all.txt");
    export("gift", &gift);
    let questions = |vault: &Path| {
        let mut json = patience(["questions", "--json"])
            .vault(vault)
            .run()
            .exits(0)
            .json();
        for question in json.as_array_mut().expect("a list") {
            let fields = question.as_object_mut().expect("a question");
            // Where it stands differs; the exam is lost, and said to be.
            for lost in ["note", "line", "exam", "task"] {
                fields.remove(lost);
            }
        }
        json
    };
    patience(["import", gift.to_str().expect("UTF-8")])
        .vault(empty.path())
        .run()
        .exits(0);
    let mut before = questions(root());
    let mut after = questions(empty.path());
    // What another form than a choice loses, and that a scenario becomes a part of its stems, is said.
    let comes_back =
        |question: &&Value| question["type"] == "choice" && question["scenario"].is_null();
    let list = before.as_array().expect("a list");
    let plain: Vec<Value> = list
        .iter()
        .filter(comes_back)
        .map(|question| question["id"].clone())
        .collect();
    for json in [&mut before, &mut after] {
        let questions = json.as_array_mut().expect("a list");
        questions.retain(|question| plain.contains(&question["id"]));
        assert!(questions.len() > 80);
        questions.sort_by_key(|question| question["id"].as_str().map(str::to_owned));
    }
    assert_eq!(before, after);
}

#[test]
fn what_cannot_be_read_is_said() {
    let notes = vault(&[("a.md", SHORT)]);
    patience(["import", "no/such.txt"])
        .vault(&notes)
        .run()
        .exits(2)
        .says("error: cannot read no/such.txt: ");
    let good = notes.path().join("good.txt");
    write(&good, AIKEN);
    patience(["import", good.to_str().expect("UTF-8"), "no/such.txt"])
        .vault(&notes)
        .run()
        .exits(2)
        .prints_nothing();
    assert!(!notes.path().join("questions").exists());
    write(&notes.path().join("empty.txt"), "");
    let empty = notes.path().join("empty.txt");
    patience(["import", empty.to_str().expect("UTF-8")])
        .vault(&notes)
        .run()
        .exits(1)
        .prints("read as Markdown: nothing new, 0 known");
    patience(["export", "pdf"])
        .vault(&notes)
        .run()
        .exits(2)
        .says("pdf");
}

#[test]
fn a_picture_of_the_vault_travels() {
    let text = "Q. Which curve?\n\n![[curve.png]]\n\nA) ![left](img/left.png)\nB) ![gone](gone.png)\n정답: A\n";
    let notes = vault(&[
        ("a.md", text),
        ("deep/er/curve.png", "1"),
        ("img/left.png", "2"),
    ]);
    let file = notes.path().join("out.zip");
    patience(["export", "qti", "--output", file.to_str().expect("UTF-8")])
        .vault(&notes)
        .run()
        .exits(0)
        .says("a-1: the picture gone.png");
    let manifest = file_in(&file, "imsmanifest.xml");
    assert_eq!(
        manifest.matches("<file href=\"items/patience-").count(),
        2,
        "{manifest}"
    );
    let outside = folder();
    write(&outside.path().join("secret.png"), "3");
    let up = format!(
        "Q. x?\n\n![s](../{}/secret.png)\n\nA) 1\nB) 2\n정답: A\n",
        outside
            .path()
            .file_name()
            .expect("a name")
            .to_string_lossy()
    );
    let notes = vault(&[("a.md", &up)]);
    patience(["export", "qti", "--output", file.to_str().expect("UTF-8")])
        .vault(&notes)
        .run()
        .exits(0)
        .says("secret.png");
}

#[test]
fn the_same_words_with_another_key_are_told() {
    let notes = vault(&[("bank.txt", "x? {=a ~b}\n\nx?{~a =b}\n\nx? {~b =a}\n")]);
    let bank = notes.path().join("bank.txt");
    patience(["import", bank.to_str().expect("UTF-8")])
        .vault(&notes)
        .run()
        .exits(1)
        .prints("1 new, 1 known")
        .says("a question with these words is known, with another key")
        .says("bank.txt:3:1");
}

/// A note of Anki's: guid, tags, fields.
type Note = (String, BTreeSet<String>, Vec<String>);

/// The notes of a package, by guid.
fn notes_in(package: &Path, scratch: &Path) -> Vec<Note> {
    let zip = fs::File::open(package).expect("it is there");
    let mut zip = zip::ZipArchive::new(zip).expect("a zip");
    let mut bytes = Vec::new();
    let mut file = zip.by_name("collection.anki2").expect("it is in it");
    file.read_to_end(&mut bytes).expect("read");
    fs::write(scratch, bytes).expect("written");
    let database = rusqlite::Connection::open(scratch).expect("a database");
    let sql = "SELECT guid, tags, flds FROM notes ORDER BY guid";
    let mut rows = database.prepare(sql).expect("SQL");
    let rows = rows.query_map([], |row| {
        let (tags, fields): (String, String) = (row.get(1)?, row.get(2)?);
        let fields = fields.split('\u{1f}').map(str::to_owned).collect();
        let tags = tags.split_whitespace().map(str::to_owned).collect();
        Ok((row.get(0)?, tags, fields))
    });
    rows.expect("rows").map(|row| row.expect("a row")).collect()
}

/// `tests/data/exchange/verify.py` has shown `verified/` to the programs themselves.
#[test]
fn what_other_programs_were_shown_is_what_is_written() {
    let (to, hard) = (folder(), root().join("tests/data/exchange/vault"));
    let shown = |name: &str| read(&format!("tests/data/exchange/verified/{name}"));
    let written = |form: &str| {
        let file = to.path().join(form);
        let words = ["export", form, "--output", file.to_str().expect("UTF-8")];
        patience(words).vault(&hard).run().exits(0);
        file
    };
    let text = |form| fs::read_to_string(written(form)).expect("text");
    assert_eq!(text("gift"), shown("gift.txt"));
    assert_eq!(text("csv"), shown("questions.csv"));
    let qti = written("qti");
    let manifest = file_in(&qti, "imsmanifest.xml");
    assert_eq!(manifest, shown("qti/imsmanifest.xml"));
    let is_item = |part: &&str| part.starts_with("items/") && part.ends_with(".xml");
    let items: Vec<&str> = manifest.split('"').filter(is_item).collect();
    assert_eq!(items.len(), 2 * 3, "each is named as resource and as file");
    for item in items {
        assert_eq!(file_in(&qti, item), shown(&format!("qti/{item}")));
    }
    let anki: Vec<Note> = serde_json::from_str(&shown("anki.json")).expect("JSON");
    assert_eq!(
        notes_in(&written("anki"), &to.path().join("database")),
        anki
    );
}

#[test]
fn a_picture_that_stays_behind_is_told() {
    let notes = vault(&[
        ("here.png", "1"),
        (
            "bank.txt",
            "[markdown]x ![](here.png) ![](gone.png)? {=a ~b}\n",
        ),
    ]);
    let bank = notes.path().join("bank.txt");
    patience(["import", bank.to_str().expect("UTF-8")])
        .vault(&notes)
        .run()
        .exits(1)
        .prints("1 new, 0 known")
        .says("warning: the picture gone.png is not in the vault")
        .says("bank.txt:1:1");
}
