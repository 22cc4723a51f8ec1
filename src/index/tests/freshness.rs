//! A hit is never older than the files, and a broken cache costs time, never answers.

use super::*;

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
