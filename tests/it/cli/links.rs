//! What lies around a note: links to it and in it, mentions, and the loose ends of a vault.

use serde_json::json;
use tempfile::TempDir;

use crate::patience::{patience, vault};

/// A note called 조기 종료, one that links to it, one that only mentions it, and one that does neither.
fn web() -> TempDir {
    vault(&[
        (
            "기법/조기 종료.md",
            "---\naliases: [early stopping]\n---\n\n# 조기 종료\n\n[[과적합#증상]] [[과적합#없음]]\n![[곡선.png]] [[없는 노트]]\n",
        ),
        (
            "과적합.md",
            "# 과적합\n\n막는 법: [[조기 종료|멈추기]]\n\n## 증상\n\n![[조기 종료#조기 종료]]\n",
        ),
        (
            "b.md",
            "조기 종료를 쓴다. `early stopping`\nEarly stopping, [[없는 노트]].\n비조기 종료\n",
        ),
        ("c.md", "nothing\n"),
    ])
}

#[test]
fn around_a_note_are_links_and_mentions() {
    let vault = web();
    let around = patience(["links", "조기 종료"])
        .vault(&vault)
        .run()
        .exits(0);
    let expected = "\
조기 종료
기법/조기 종료.md

2 links from other notes:
  과적합.md:3
    막는 법: **[[조기 종료|멈추기]]**
  과적합.md:7
    **![[조기 종료#조기 종료]]**

4 links in this note:
  7  [[과적합#증상]] → 과적합.md:5
  7  [[과적합#없음]] → 과적합.md (no such heading or block in it)
  8  ![[곡선.png]] → (a file that is no note)
  8  [[없는 노트]] → (no such note)

2 lines of other notes mention it without a link:
  b.md:1
    **조기 종료**를 쓴다. `early stopping`
  b.md:2
    **Early stopping**, [[없는 노트]].
";
    assert_eq!(around.stdout, expected);
    let plain = patience(["links", "early stopping", "--plain"]);
    plain
        .vault(&vault)
        .run()
        .exits(0)
        .prints("-> (no such note)");
    let korean = patience(["links", "조기 종료"])
        .vault(&vault)
        .lang("ko")
        .run();
    korean
        .exits(0)
        .prints("다른 노트에서 오는 링크 2개:")
        .prints("[[없는 노트]] → (없는 노트)");
}

#[test]
fn around_a_note_as_json() {
    let vault = web();
    let around = patience(["links", "과적합", "--json"]).vault(&vault).run();
    let expected = json!({
        "path": "과적합.md",
        "title": "과적합",
        "backlinks": [
            { "path": "기법/조기 종료.md", "line": 7, "embed": false, "snippet": "**[[과적합#증상]]** [[과적합#없음]]" },
            { "path": "기법/조기 종료.md", "line": 7, "embed": false, "snippet": "[[과적합#증상]] **[[과적합#없음]]**" },
        ],
        "outgoing": [
            {
                "line": 3, "link": "[[조기 종료|멈추기]]", "embed": false, "leads": "note",
                "path": "기법/조기 종료.md", "anchor_line": null, "anchor_missing": false,
            },
            {
                "line": 7, "link": "![[조기 종료#조기 종료]]", "embed": true, "leads": "note",
                "path": "기법/조기 종료.md", "anchor_line": 5, "anchor_missing": false,
            },
        ],
        "mentions": [],
    });
    assert_eq!(around.exits(0).json(), expected);
}

#[test]
fn a_note_with_nothing_around_it() {
    let vault = web();
    let alone = || patience(["links", "c"]).vault(&vault);
    alone()
        .run()
        .exits(1)
        .prints_nothing()
        .says("This note has no links, and no other note links to it or mentions it.");
    alone()
        .lang("ko")
        .run()
        .exits(1)
        .says("이 노트에는 링크가 없고");
    let json = patience(["links", "c", "--json"]).vault(&vault).run();
    assert_eq!(json.exits(1).json()["mentions"], json!([]));
    let unknown = patience(["links", "과적함"]).vault(&vault).run();
    unknown
        .fails("error: no note is called `과적함`")
        .says("did you mean: 과적합?");
}

#[test]
fn loose_ends_of_a_vault() {
    let vault = web();
    let ends = patience(["links"]).vault(&vault).run().exits(0);
    let expected = "\
1 note is linked to, but is not there:
  없는 노트 (2)
    b.md:2
    기법/조기 종료.md:8

2 orphans, notes that no other note links to:
  b.md
  c.md

1 dead end, a note that links to no other:
  c.md
";
    assert_eq!(ends.stdout, expected);
    let json = patience(["links", "--json"]).vault(&vault).run().exits(0);
    let expected = json!({
        "unresolved": [{
            "target": "없는 노트",
            "count": 2,
            "places": [
                { "path": "b.md", "line": 2 },
                { "path": "기법/조기 종료.md", "line": 8 },
            ],
        }],
        "orphans": ["b.md", "c.md"],
        "dead_ends": ["c.md"],
    });
    assert_eq!(json.json(), expected);
}

#[test]
fn a_vault_without_loose_ends() {
    let vault = vault(&[("a.md", "[[b]]\n"), ("b.md", "[[a]]\n")]);
    let sound = || patience(["links"]).vault(&vault);
    sound()
        .run()
        .exits(1)
        .prints_nothing()
        .says("there are no orphans and no dead ends.");
    sound()
        .lang("ko")
        .run()
        .exits(1)
        .says("막다른 노트도 없습니다.");
}
