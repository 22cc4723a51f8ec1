//! The room as a whole: files in, hits out.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::vault::Vault;

/// Long after anything a test writes, so that every file counts as settled.
const LATER: u64 = u64::MAX / 2;

/// A vault and a cache that vanish with it.
struct Desk {
    dir: tempfile::TempDir,
    now_ns: u64,
    /// Notes read by the last refresh.
    read: AtomicUsize,
}

impl Desk {
    fn new(notes: &[(&str, &str)]) -> Desk {
        let desk = Desk {
            dir: tempfile::tempdir().expect("temp"),
            now_ns: LATER,
            read: AtomicUsize::new(0),
        };
        fs::create_dir(desk.dir.path().join("vault")).expect("vault");
        for (name, text) in notes {
            desk.write(name, text);
        }
        desk
    }

    fn note(&self, name: &str) -> PathBuf {
        self.dir.path().join("vault").join(name)
    }

    fn cache(&self) -> PathBuf {
        self.dir.path().join("cache")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.note(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("folder");
        fs::write(path, text).expect("write");
    }

    fn files(&self) -> Vec<FileStat> {
        Vault::walk(&self.dir.path().join("vault"))
            .expect("a vault")
            .files
    }

    fn refresh(&self, index: &mut Index) -> Refreshed {
        self.read.store(0, Ordering::Relaxed);
        let read = |file: &FileStat| {
            self.read.fetch_add(1, Ordering::Relaxed);
            Note::read(file).ok()
        };
        index
            .refresh(&self.files(), self.now_ns, &read, &|_| {})
            .expect("refresh")
    }

    fn index(&self) -> Index {
        let mut index = Index::open(&self.cache(), "vault");
        self.refresh(&mut index);
        index
    }

    /// Names of the notes found, best first.
    fn find(&self, query: &str) -> String {
        names(&self.index(), query)
    }

    /// What is in the directory of the built index.
    fn built(&self) -> Vec<PathBuf> {
        let dir = fs::read_dir(self.cache())
            .expect("cache")
            .filter_map(Result::ok)
            .map(|entry| entry.path());
        let newest = dir.filter(|path| path.is_dir()).max().expect("built");
        fs::read_dir(newest)
            .expect("built")
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect()
    }
}

fn names(index: &Index, query: &str) -> String {
    let found = index
        .search(&Query::parse(query).expect("query"), 20)
        .expect("search");
    assert_eq!(found.total, found.hits.len());
    let name = |hit: &Hit| hit.note.as_str().trim_end_matches(".md").to_owned();
    found.hits.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn check(notes: &[(&str, &str)], query: &str, expected: &str) {
    assert_eq!(Desk::new(notes).find(query), expected, "{query}");
}

#[test]
fn a_particle_does_not_matter_on_either_side() {
    let notes = [("a.md", "서울은 수도"), ("b.md", "부산")];
    check(&notes, "서울", "a");
    check(&notes, "서울을", "a");
    check(
        &[
            ("a.md", "과적합이란"),
            ("b.md", "과적합 방지"),
            ("c.md", "과대적합"),
        ],
        "과적합을",
        "a b",
    );
}

#[test]
fn one_syllable_is_found_inside_words() {
    check(
        &[
            ("a.md", "서울은"),
            ("b.md", "산"),
            ("c.md", "울 제품"),
            ("d.md", "한울"),
        ],
        "울",
        "a c d",
    );
}

#[test]
fn syllables_of_different_words_are_no_word() {
    check(
        &[
            ("a.md", "서점에서 울고"),
            ("b.md", "서 울"),
            ("c.md", "서울"),
        ],
        "서울",
        "c",
    );
}

#[test]
fn a_particle_behind_an_english_name_does_not_matter() {
    let notes = [("a.md", "CNN은 합성곱"), ("b.md", "cnn"), ("c.md", "RNN은")];
    check(&notes, "cnn", "b a");
    check(&notes, "CNN은", "b a");
    check(&notes, "ＣＮＮ을", "b a");
}

#[test]
fn decomposed_and_composed_are_alike() {
    let decomposed = "\u{1100}\u{116A}\u{110C}\u{1165}\u{11A8}\u{1112}\u{1161}\u{11B8}";
    let name = format!("{decomposed}.md");
    check(&[(name.as_str(), "본문")], "과적합", "과적합");
    check(&[("a.md", "과적합")], decomposed, "a");
    check(&[("a.md", decomposed)], "path:a 과적합", "a");
    check(
        &[(name.as_str(), "본문")],
        &format!("path:{decomposed}"),
        "과적합",
    );
}

#[test]
fn names_with_signs_are_words() {
    let notes = [
        ("cpp.md", "C++ 언어"),
        ("cs.md", "C# 언어"),
        ("f1.md", "F1-score"),
        ("l2.md", "L2 정규화"),
        ("n.md", "F2 L1"),
    ];
    check(&notes, "C++", "cpp");
    check(&notes, "c#", "cs");
    check(&notes, "F1-score", "f1");
    check(&notes, "score", "f1");
    check(&notes, "L2", "l2");
}

#[test]
fn english_words_are_found_in_any_form_the_exact_one_first() {
    let notes = [
        ("a.md", "we overfit here"),
        ("b.md", "overfitting is bad"),
        ("c.md", "fit"),
    ];
    check(&notes, "overfitting", "b a");
    check(&notes, "overfit", "a b");
    check(&notes, "overfits", "a b");
}

#[test]
fn underscores_hyphens_and_spaces_are_alike_outside_quotes() {
    let notes = [
        ("a.md", "early_stopping_type=Auto"),
        ("b.md", "early-stopping"),
        ("c.md", "early bird, stopping"),
    ];
    check(&notes, "early_stopping", "b a");
    check(&notes, "\"early_stopping_type\"", "a");
}

#[test]
fn tags_match_from_the_parent_down() {
    let notes = [
        ("a.md", "---\ntags: [Problem/Overfitting]\n---\nx"),
        ("b.md", "#problem here"),
        ("c.md", "#my/problem"),
        ("d.md", "#욕"),
    ];
    check(&notes, "tag:problem", "a b");
    check(&notes, "tag:#PROBLEM/overfitting", "a");
    check(&notes, "tag:prob", "");
    check(&notes, "-tag:problem", "c d");
    check(&notes, "tag:욕", "d");
    check(&notes, "욕", "d");
}

#[test]
fn all_words_must_hold_and_negated_ones_must_not() {
    let notes = [
        ("a.md", "조기 종료 패치"),
        ("b.md", "조기 발견"),
        ("c.md", "종료"),
    ];
    check(&notes, "조기 종료", "a");
    check(&notes, "조기 -종료", "b");
    check(&notes, "-조기", "c");
    check(&notes, "", "a b c");
}

#[test]
fn quoted_phrases_are_verified_on_the_text() {
    let notes = [
        ("a.md", "the Early\n  stopping rule"),
        ("b.md", "early, stopping"),
        ("c.md", "early stoppings"),
    ];
    check(&notes, "\"early stopping\"", "a");
    check(&notes, "-\"early stopping\"", "b c");
    check(
        &[("a.md", "과적합 방지"), ("b.md", "과적합의 방지")],
        "\"적합 방\"",
        "a",
    );
    check(&[("a.md", "x -> y"), ("b.md", "x y")], "\"->\"", "a");
}

#[test]
fn paths_are_matched_in_part_and_in_any_case() {
    let notes = [("MLA/과적합 노트.md", "x"), ("aif/b.md", "x")];
    check(&notes, "path:mla", "MLA/과적합 노트");
    check(&notes, "path:\"합 노\" x", "MLA/과적합 노트");
    check(&notes, "-path:mla", "aif/b");
    check(&notes, "path:none", "");
}

#[test]
fn titles_count_most_and_equals_sort_by_path() {
    let body = "dropout dropout dropout dropout";
    check(
        &[("b.md", body), ("a.md", body), ("z.md", "# dropout\nx")],
        "dropout",
        "z a b",
    );
    check(
        &[("b.md", body), ("t.md", "---\naliases: [dropout]\n---\nx")],
        "dropout",
        "t b",
    );
}

#[test]
fn hits_say_where_and_show_it() {
    let desk = Desk::new(&[(
        "a.md",
        "---\ntags: [x/y]\n---\n# 제목\n\n첫 줄 #x/y\n**과적합**을 막는 [[Early Stopping|조기 종료]]\n",
    )]);
    let found = desk
        .index()
        .search(&Query::parse("과적합은 종료").expect("query"), 1)
        .expect("search");
    let hit = &found.hits[0];
    assert_eq!((hit.title.as_str(), hit.line), ("제목", 7));
    assert_eq!(hit.snippet.text, "과적합을 막는 조기 종료");
    let marked: Vec<&str> = hit
        .snippet
        .marks
        .iter()
        .map(|mark| &hit.snippet.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["과적합", "종료"]);
    let line = |query: &str| {
        desk.index()
            .search(&Query::parse(query).expect("query"), 1)
            .expect("search")
            .hits[0]
            .line
    };
    assert_eq!((line("tag:x"), line("path:a")), (6, 6));
}

#[test]
fn no_limit_no_hits_but_the_total() {
    let desk = Desk::new(&[("a.md", "x"), ("b.md", "x")]);
    let found = desk
        .index()
        .search(&Query::parse("x").expect("query"), 0)
        .expect("search");
    assert_eq!((found.total, found.hits.len()), (2, 0));
}

#[test]
fn only_what_changed_is_read() {
    let desk = Desk::new(&[("a.md", "하나"), ("b.md", "둘")]);
    let mut index = Index::open(&desk.cache(), "vault");
    assert_eq!(desk.refresh(&mut index).added, 2);
    let before = desk.built();
    assert_eq!(
        desk.refresh(&mut index),
        Refreshed {
            notes: 2,
            ..Refreshed::default()
        }
    );
    assert_eq!(
        (desk.read.load(Ordering::Relaxed), desk.built()),
        (0, before)
    );

    desk.write("a.md", "하나 그리고");
    assert_eq!(
        desk.refresh(&mut index),
        Refreshed {
            changed: 1,
            notes: 2,
            ..Refreshed::default()
        }
    );
    assert_eq!(
        (desk.read.load(Ordering::Relaxed), names(&index, "그리고")),
        (1, "a".to_owned())
    );
    fs::rename(desk.note("b.md"), desk.note("c.md")).expect("rename");
    assert_eq!(
        desk.refresh(&mut index),
        Refreshed {
            added: 1,
            removed: 1,
            notes: 2,
            ..Refreshed::default()
        }
    );
    assert_eq!(names(&index, "둘"), "c");
    fs::remove_file(desk.note("a.md")).expect("remove");
    assert_eq!(desk.refresh(&mut index).removed, 1);
    assert_eq!(
        (names(&index, "하나"), desk.find("-x")),
        (String::new(), "c".to_owned())
    );
}

#[test]
fn a_touched_file_is_read_but_not_indexed() {
    let desk = Desk::new(&[("a.md", "하나")]);
    let mut index = desk.index();
    let before = desk.built();
    let file = fs::File::options()
        .write(true)
        .open(desk.note("a.md"))
        .expect("open");
    file.set_modified(std::time::UNIX_EPOCH).expect("touch");
    assert_eq!(
        desk.refresh(&mut index),
        Refreshed {
            notes: 1,
            ..Refreshed::default()
        }
    );
    assert_eq!(
        (desk.read.load(Ordering::Relaxed), desk.built()),
        (1, before)
    );
}

#[test]
fn a_write_within_the_same_tick_is_seen() {
    let mut desk = Desk::new(&[("a.md", "하나")]);
    desk.now_ns = desk.files()[0].modified_ns + 1_000_000_000;
    let mut index = desk.index();
    let time = fs::metadata(desk.note("a.md"))
        .and_then(|meta| meta.modified())
        .expect("time");
    desk.write("a.md", "두울");
    let file = fs::File::options()
        .write(true)
        .open(desk.note("a.md"))
        .expect("open");
    file.set_modified(time).expect("same time");
    assert_eq!(desk.refresh(&mut index).changed, 1);
    assert_eq!(names(&index, "두울"), "a");
}

#[test]
fn many_small_updates_leave_few_segments() {
    let desk = Desk::new(&[("a.md", "x")]);
    let mut index = desk.index();
    for n in 0..30 {
        desk.write(&format!("{n}.md"), "x");
        desk.refresh(&mut index);
    }
    let stores = desk
        .built()
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "store"))
        .count();
    assert!(stores <= 9, "{stores} segments");
    assert_eq!(desk.refresh(&mut index).notes, 31);
}

#[test]
fn a_damaged_index_is_built_anew() {
    let desk = Desk::new(&[("a.md", "하나"), ("b.md", "둘")]);
    for damage in [b"".as_slice(), b"garbage", &[0xFF; 5_000]] {
        desk.index();
        for file in desk.built() {
            fs::write(file, damage).expect("damage");
        }
        assert_eq!(desk.find("하나"), "a");
    }
    for file in 0..desk.built().len() {
        let path = desk.built()[file.min(desk.built().len() - 1)].clone();
        let mut bytes = fs::read(&path).expect("read");
        let middle = bytes.len() / 2;
        if let Some(byte) = bytes.get_mut(middle) {
            *byte ^= 0xFF;
        }
        fs::write(&path, bytes).expect("damage");
        assert_eq!(desk.find("하나"), "a", "{}", path.display());
    }
}

#[test]
fn a_build_that_was_killed_leaves_nothing_behind() {
    let desk = Desk::new(&[("a.md", "하나")]);
    fs::create_dir_all(desk.cache().join("building")).expect("folder");
    fs::write(desk.cache().join("building/meta.json"), "half").expect("write");
    assert_eq!(desk.find("하나"), "a");
    assert!(!desk.cache().join("building").exists());
}

#[test]
fn another_vault_in_the_same_cache_is_not_mixed_in() {
    let desk = Desk::new(&[("a.md", "하나")]);
    desk.index();
    let mut other = Index::open(&desk.cache(), "other");
    assert_eq!(desk.refresh(&mut other).added, 1);
}

#[test]
fn two_handles_see_each_others_work() {
    let desk = Desk::new(&[("a.md", "하나")]);
    let (mut one, mut two) = (desk.index(), desk.index());
    desk.write("b.md", "둘");
    assert_eq!(
        (desk.refresh(&mut one).added, desk.refresh(&mut two).added),
        (1, 0)
    );
    assert_eq!(
        (names(&one, "둘"), names(&two, "둘")),
        ("b".to_owned(), "b".to_owned())
    );
}

#[test]
fn handles_in_many_threads_never_fail_and_never_lie() {
    let desk = Desk::new(&[("a.md", "word0")]);
    let (vault, cache) = (desk.dir.path().join("vault"), desk.cache());
    let work = |thread: usize| {
        let mut index = Index::open(&cache, "vault");
        let name = format!("own{thread}.md");
        for round in 0..8 {
            fs::write(vault.join(&name), format!("mark{thread}x{round}")).expect("write");
            let read = |file: &FileStat| Note::read(file).ok();
            let refreshed = index
                .refresh(
                    &Vault::walk(&vault).expect("a vault").files,
                    LATER + round,
                    &read,
                    &|_| {},
                )
                .expect("refresh");
            assert_eq!(refreshed.warning, None);
            assert_eq!(
                names(&index, &format!("mark{thread}x{round}")),
                name.trim_end_matches(".md")
            );
            assert_eq!(names(&index, &format!("mark{thread}x{}", round + 100)), "");
        }
    };
    std::thread::scope(|scope| {
        for thread in 0..3 {
            let work = &work;
            scope.spawn(move || work(thread));
        }
    });
    let mut index = Index::open(&desk.cache(), "vault");
    assert_eq!(
        (desk.refresh(&mut index).notes, names(&index, "mark1x7")),
        (4, "own1".to_owned())
    );
}

#[test]
fn a_locked_cache_is_searched_around_without_stale_hits() {
    let desk = Desk::new(&[("a.md", "하나")]);
    desk.index();
    let lock = Cache::new(&desk.cache(), "vault").lock().expect("lock");
    let mut index = Index::open(&desk.cache(), "vault");
    assert_eq!(
        desk.refresh(&mut index).warning,
        None,
        "nothing to write, no lock needed"
    );

    desk.write("a.md", "둘 이다");
    assert_eq!(
        desk.refresh(&mut index).warning,
        Some(Message::new("index-busy"))
    );
    assert_eq!(
        (names(&index, "하나"), names(&index, "둘")),
        (String::new(), "a".to_owned())
    );
    desk.write("b.md", "둘");
    assert_eq!(
        (desk.refresh(&mut index).added, names(&index, "둘").len()),
        (1, 3)
    );
    drop(lock);
    assert_eq!(desk.find("둘").len(), 3);
}

#[test]
fn a_cache_that_cannot_be_written_costs_only_time() {
    let desk = Desk::new(&[("a.md", "하나")]);
    fs::write(desk.cache(), "a file where the directory should be").expect("write");
    let mut index = Index::open(&desk.cache(), "vault");
    let warning = desk.refresh(&mut index).warning.map(|warning| warning.id);
    assert_eq!(
        (warning, names(&index, "하나")),
        (Some("index-unwritable"), "a".to_owned())
    );
}

#[test]
fn a_note_that_cannot_be_read_is_not_found() {
    let desk = Desk::new(&[("a.md", "하나"), ("b.md", "하나")]);
    let mut index = desk.index();
    let too_big = "하나 ".repeat(400_000);
    fs::write(desk.note("b.md"), too_big).expect("write");
    assert_eq!(
        (desk.refresh(&mut index).removed, names(&index, "하나")),
        (1, "a".to_owned())
    );
}
