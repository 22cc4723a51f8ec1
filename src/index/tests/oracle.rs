//! What the engine finds is what a look at every note finds, for any query over any vault.

use proptest::prelude::*;

use super::*;
use crate::index::document::Stored;
use crate::index::holds::holds;
use crate::index::page::Page;
use crate::vault::NoteId;

/// Ids of the notes for which the query holds, by looking at each.
fn looked_at(notes: &[(String, String)], query: &Query) -> Vec<String> {
    let holds = |(id, text): &&(String, String)| {
        let note = Note::parse(NoteId::new(id), text.as_str()).0;
        let fetch = || Stored {
            title: note.title.clone(),
            aliases: note.aliases.clone(),
            tags: note
                .tags
                .iter()
                .map(|tag| tag.as_str().to_owned())
                .collect(),
            text: note.readable().to_owned(),
            body_start: note.body_start,
            ..Stored::default()
        };
        holds(&query.wanted, &Page::new(note.id.clone(), &fetch))
    };
    let mut found: Vec<String> = notes
        .iter()
        .filter(holds)
        .map(|(id, _)| id.clone())
        .collect();
    found.sort();
    found
}

fn indexed(notes: &[(String, String)], dir: &Path) -> Index {
    let file = |(id, _): &(String, String)| FileStat {
        id: NoteId::new(id),
        path: PathBuf::new(),
        modified_ns: 1,
        changed_ns: 1,
        size: 1,
    };
    let read = |file: &FileStat| {
        let text = notes.iter().find(|(id, _)| *id == file.id.as_str());
        text.map(|(id, text)| Note::parse(NoteId::new(id), text.as_str()).0)
    };
    let files: Vec<FileStat> = notes.iter().map(file).collect();
    let mut index = Index::open(dir, "vault");
    index
        .refresh(&files, LATER, &read, &|_| {})
        .expect("refresh");
    index
}

/// Ids of the notes that are found as the query stands.
fn found(index: &Index, query: &Query) -> Vec<String> {
    let found = index.search(query, 100).expect("search");
    if found.relaxed.is_some() {
        return Vec::new();
    }
    let hits = found.hits[..found.total].iter();
    let mut ids: Vec<String> = hits.map(|hit| hit.note.to_string()).collect();
    ids.sort();
    ids
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "과적합을",
        "과적합",
        "조기",
        "종료",
        "조기종료",
        "울",
        "overfit",
        "Overfitting",
        "early_stopping",
        "F1-score",
        "C++",
        "CNN은",
        "#a/b",
        "#a",
        "\n",
        "\n\n",
        "# ",
        "- [ ] ",
        "- [x] ",
        "> ",
        "3차원",
        "3단계",
        "2026년",
    ]);
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn query() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "과적합",
        "적합을",
        "조기",
        "종료",
        "울",
        "overfits",
        "early",
        "early_stopping",
        "f1-score",
        "c++",
        "cnn",
        "\"조기 종료\"",
        "\"overfit early\"",
        "/over\\w+/",
        "tag:a",
        "tag:#a/b",
        "path:n1",
        "file:n2",
        "3차원",
        "match-case:Overfitting",
        "task:조기",
        "task-done:종료",
    ]);
    leaf.prop_map(str::to_owned)
        .prop_recursive(3, 12, 3, |inner| {
            let pair = (inner.clone(), inner.clone());
            prop_oneof![
                pair.clone().prop_map(|(a, b)| format!("{a} {b}")),
                pair.prop_map(|(a, b)| format!("({a} OR {b})")),
                inner.clone().prop_map(|a| format!("-({a})")),
                inner.clone().prop_map(|a| format!("line:({a})")),
                inner.clone().prop_map(|a| format!("block:({a})")),
                inner.clone().prop_map(|a| format!("content:({a})")),
                inner.prop_map(|a| format!("match-case:({a})")),
            ]
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_engine_finds_what_holds(texts in prop::collection::vec(text(), 1..5), queries in prop::collection::vec(query(), 12)) {
        let notes: Vec<(String, String)> = (1..).map(|n| format!("n{n}.md")).zip(texts).collect();
        let dir = tempfile::tempdir().expect("temp");
        let index = indexed(&notes, dir.path());
        for typed in queries {
            let query = Query::parse(&typed).expect("a query");
            prop_assert_eq!(found(&index, &query), looked_at(&notes, &query), "{} in {:?}", typed, notes);
        }
    }
}
