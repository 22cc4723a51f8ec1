//! Tests of the whole room: names and links between notes, and a folder in which every note is odd in one way.

use std::path::Path;

use super::*;

fn vault(notes: &[(&str, &str)]) -> Vault {
    Vault::of(
        notes
            .iter()
            .map(|(path, text)| Note::parse(NoteId::new(path), *text).0)
            .collect(),
    )
}

fn odd() -> Vault {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/vault-odd");
    Vault::read(&root).expect("tests/data")
}

/// One line for each note: path, title, tags, aliases, headings and links.
fn summary(vault: &Vault) -> String {
    let line = |note: &Note| {
        let tags: Vec<String> = note.tags.iter().map(Tag::to_string).collect();
        let headings: Vec<String> = note
            .headings
            .iter()
            .map(|h| format!("{}:{}", h.line, h.text))
            .collect();
        let links: Vec<String> = note
            .links
            .iter()
            .map(|link| format!("{}:{link}", link.line))
            .collect();
        let parts = [
            tags.join(" "),
            note.aliases.join(", "),
            headings.join(", "),
            links.join(" "),
        ];
        format!("{} ({}) {}", note.id, note.title, parts.join(" | "))
            .trim_end()
            .to_owned()
            + "\n"
    };
    vault.notes().iter().map(line).collect()
}

/// One line for each problem: path, place and id.
fn told(problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let place = problem
            .place
            .as_ref()
            .map(|place| format!(":{}:{}", place.line, place.column));
        format!(
            "{}{} {:?} {}\n",
            problem.path,
            place.unwrap_or_default(),
            problem.severity,
            problem.message.id
        )
    };
    problems.iter().map(line).collect()
}

#[test]
fn odd_notes_are_all_read() {
    insta::assert_snapshot!(summary(&odd()), @r"
    README.md (Odd notes)  |  | 1:Odd notes | 3:[[과적합]] 3:[[조기 종료#정의|the definition]] 3:[[nowhere]]
    blank-first.md (blank-first) #odd |  |  |
    bom.md (BOM) #odd/bom |  | 4:BOM |
    broken-yaml.md (과적합: 왜 생길까) #odd/broken #둘 #body |  |  |
    code.md (Code) #한국어 #y1984 |  | 1:Code |
    cp949.md (�ѱ�)  |  | 1:�ѱ� |
    crlf.md (줄 끝) #odd/crlf #Odd/inline |  | 7:Windows #Odd/inline |
    empty.md (empty)  |  |  |
    json.md (json) #odd/json #🚀 | 제이슨 |  |
    late-fence.md (late-fence)  |  | 3:tags: [notread] |
    old-names.md (old-names) #a #b | 옛 이름, old name |  |
    spellings.md (spellings) #kept #machine #learning |  |  |
    tab.md (tab) #odd/tab |  |  |
    table.md (table)  |  |  | 3:[[과적합|overfitting]] 5:![[그림.png|300]] 5:[[조기 종료.md#정의|md]]
    twice.md (Twice) #odd/first #odd/second |  |  |
    unclosed.md (Never closed) #odd/unclosed |  | 4:Never closed |
    과적합.md (과적합) #problem/overfitting |  | 4:과적합 |
    조기 종료.md (조기 종료) #technique/early-stopping | Early Stopping | 5:조기 종료, 7:정의 | 10:[[#정의]] 10:[[./과적합]]
    ");
}

#[test]
fn odd_notes_are_told_with_their_lines() {
    insta::assert_snapshot!(told(odd().problems()), @r"
    broken-yaml.md:3:11 Error vault-frontmatter-broken
    broken-yaml.md:4:1 Error vault-frontmatter-broken
    cp949.md:1:3 Warning vault-file-not-utf8
    old-names.md:2:1 Warning vault-property-old
    old-names.md:2:7 Warning vault-tags-one-string
    old-names.md:3:1 Warning vault-property-old
    spellings.md:3:5 Error vault-tag-comment
    spellings.md:5:5 Warning vault-tag-spaces
    spellings.md:6:5 Warning vault-tag-numeric
    spellings.md:7:5 Warning vault-tag-invalid
    tab.md:3:1 Error vault-frontmatter-broken
    twice.md:4:1 Error vault-property-twice
    unclosed.md:1:1 Error vault-frontmatter-unclosed
    ");
    insta::assert_snapshot!(told(&odd().unresolved()), @"README.md:3:83 Warning vault-link-unresolved");
}

fn check_find(notes: &[(&str, &str)], name: &str, expected: &[&str]) {
    let vault = vault(notes);
    let found: Vec<&str> = vault
        .find(name)
        .iter()
        .map(|note| note.id.as_str())
        .collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn notes_are_found_by_path_stem_title_and_alias() {
    let notes = [
        ("a/Deep.md", "# 과적합"),
        ("b.md", "---\naliases: [Over Fit]\n---\n"),
        ("x/deep.md", ""),
    ];
    check_find(&notes, "a/deep", &["a/Deep.md"]);
    check_find(&notes, "A/Deep.md", &["a/Deep.md"]);
    check_find(&notes, "DEEP", &["a/Deep.md", "x/deep.md"]);
    check_find(&notes, "over fit", &["b.md"]);
    check_find(
        &notes,
        "\u{1100}\u{116a}\u{110c}\u{1165}\u{11a8}\u{1112}\u{1161}\u{11b8}",
        &["a/Deep.md"],
    );
    check_find(&notes, "eep", &[]);
}

#[test]
fn the_shortest_path_is_found_first() {
    check_find(
        &[("a/b/n.md", ""), ("z/n.md", ""), ("long-name.md", "# n")],
        "n",
        &["long-name.md", "z/n.md", "a/b/n.md"],
    );
}

fn check_resolve(link: &str, from: &str, expected: Option<&str>) {
    let vault = vault(&[
        ("a/n.md", ""),
        ("b/c/n.md", ""),
        ("a/m.md", ""),
        ("가.md", ""),
        ("v1.2.md", ""),
    ]);
    let link = Wikilink::parse(link, 1).expect(link);
    assert_eq!(
        vault
            .resolve(&link, &NoteId::new(from))
            .map(|note| note.id.as_str()),
        expected,
        "{link}"
    );
}

#[test]
fn links_lead_to_the_shortest_path_that_ends_so() {
    check_resolve("[[n]]", "가.md", Some("a/n.md"));
    check_resolve("[[C/N.md#H]]", "가.md", Some("b/c/n.md"));
    check_resolve("[[/a/n]]", "b/c/n.md", Some("a/n.md"));
    check_resolve("[[/n]]", "b/c/n.md", Some("a/n.md"));
    check_resolve("[[x/n]]", "가.md", None);
    check_resolve("[[v1.2]]", "가.md", Some("v1.2.md"));
}

#[test]
fn links_lead_to_decomposed_names() {
    check_resolve("[[\u{1100}\u{1161}]]", "a/n.md", Some("가.md"));
}

#[test]
fn links_may_be_relative_or_within_the_note() {
    check_resolve("[[./m]]", "a/n.md", Some("a/m.md"));
    check_resolve("[[../../a/m]]", "b/c/n.md", Some("a/m.md"));
    check_resolve("[[../../../m]]", "b/c/n.md", None);
    check_resolve("[[#H]]", "a/m.md", Some("a/m.md"));
}

#[test]
fn only_links_to_notes_can_be_unresolved() {
    let vault = vault(&[(
        "a.md",
        "[[b]] ![[p.png]] [[c.md|x]] [[#H]]\n[[a]] [t](d%20e.md)\n",
    )]);
    let targets: Vec<String> = vault
        .unresolved()
        .iter()
        .map(|problem| format!("{:?}", problem.message.values))
        .collect();
    assert_eq!(targets.len(), 3, "{targets:?}");
    assert_eq!(
        told(&vault.unresolved()[1..2]),
        "a.md:1:20 Warning vault-link-unresolved\n"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_does_not_open_hides_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.md"), vec![b'a'; 3_000_000]).expect("written");
    std::fs::write(folder.path().join("b.md"), "# B").expect("written");
    let vault = Vault::read(folder.path()).expect("a vault");
    assert_eq!(vault.notes().len(), 1);
    assert_eq!(told(vault.problems()), "a.md Error vault-file-too-big\n");
    assert_eq!(
        vault.file(&NoteId::new("b.md")).map(|file| file.size),
        Some(3)
    );
}
