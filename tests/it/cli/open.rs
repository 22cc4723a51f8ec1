//! Opening a note in an editor or in Obsidian.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::patience::{Ran, Start, folder, patience, vault, write};

const NOTE: &str = "# 조기 종료\n\n## 규칙\n\n글 ^b1\n";

/// `patience open …` with this editor and no other.
fn open<'a>(vault: &Path, editor: &str, words: &[&'a str]) -> Start<'a> {
    let words = [&["open"], words].concat();
    let start = patience(words).vault(vault);
    start.env("VISUAL", "").env("EDITOR", editor)
}

/// What `--print` shows for `기법/조기 종료.md`, the vault's folder as `VAULT`.
#[track_caller]
fn check(editor: &str, words: &[&str], expected: &str) {
    let vault = vault(&[("기법/조기 종료.md", NOTE)]);
    let ran = open(vault.path(), editor, &[words, &["--print"]].concat())
        .run()
        .exits(0);
    let real = vault.path().canonicalize().expect("it is there");
    let shown = ran.stdout.replace(real.to_str().expect("UTF-8"), "VAULT");
    assert_eq!(shown, format!("{expected}\n"));
}

#[test]
fn an_editor_opens_the_note_at_the_line() {
    check("vim", &["조기 종료"], "vim 'VAULT/기법/조기 종료.md'");
    check(
        "nano",
        &["조기", "종료", "--line", "3"],
        "nano +3 'VAULT/기법/조기 종료.md'",
    );
    check(
        "code --wait",
        &["조기 종료", "--line", "3"],
        "code --wait --goto 'VAULT/기법/조기 종료.md:3'",
    );
}

#[test]
fn a_heading_or_block_gives_the_line() {
    check("hx", &["조기 종료#규칙"], "hx 'VAULT/기법/조기 종료.md:3'");
    check("vi", &["조기 종료#^b1"], "vi +5 'VAULT/기법/조기 종료.md'");
    check(
        "vi",
        &["조기 종료#규칙", "--line", "1"],
        "vi +1 'VAULT/기법/조기 종료.md'",
    );
}

#[test]
fn obsidian_opens_by_the_absolute_path() {
    let vault = vault(&[("a b.md", NOTE)]);
    let real = vault.path().canonicalize().expect("it is there");
    let encoded = real.to_str().expect("UTF-8").replace('/', "%2F");
    let up = vault.path().join("x/..");
    write(&vault.path().join("x/c.md"), "c\n");
    for (folder, words, end) in [
        (
            vault.path(),
            &["a b", "--obsidian", "--print"][..],
            "%2Fa%20b.md",
        ),
        (&up, &["a b", "--obsidian", "--print"], "%2Fa%20b.md"),
        (
            vault.path(),
            &["a b#^b1", "--obsidian", "--print"],
            "%2Fa%20b.md%23%5Eb1",
        ),
    ] {
        let ran = open(folder, "", words).run().exits(0);
        assert_eq!(ran.stdout, format!("obsidian://open?path={encoded}{end}\n"));
    }
    let line = open(vault.path(), "", &["a b", "--obsidian", "--line", "3"]);
    line.run().exits(2).prints_nothing();
}

#[cfg(unix)]
#[test]
fn the_editor_is_started_and_its_end_is_told() {
    let folder = folder();
    let decomposed: String = "조기 종료.md".nfd().collect();
    write(&folder.path().join(decomposed), NOTE);
    let run = |editor: &str| -> Ran { open(folder.path(), editor, &["조기 종료"]).run() };
    run("cat").exits(0).prints(NOTE);
    let visual = open(folder.path(), "false", &["조기 종료"]).env("VISUAL", "cat");
    visual.run().exits(0).prints(NOTE);
    run("false")
        .exits(2)
        .says("did not end well: exit status: 1");
    run("no-such-editor").exits(2).says("cannot be started: ");
}

#[test]
fn without_an_editor_the_way_out_is_told() {
    let vault = vault(&[("a.md", NOTE)]);
    let alone = || open(vault.path(), "", &["a"]);
    alone()
        .run()
        .fails("error: no editor is set")
        .says("hint: set EDITOR to your editor, such as EDITOR=nano");
    alone()
        .lang("ko")
        .run()
        .fails("오류: 편집기가 설정되어 있지 않습니다")
        .says("힌트: EDITOR=nano나");
}

#[test]
fn what_is_not_there_is_told() {
    let vault = vault(&[("a.md", NOTE), ("C#.md", "c\n")]);
    let run = |name: &'static str| open(vault.path(), "vi", &[name, "--print"]).run();
    run("a#없음")
        .fails("error: a.md has no heading or block `없음`")
        .says("hint: its headings: 조기 종료 · 규칙");
    run("b#규칙").fails("error: no note is called `b`");
    run("C#").exits(0).prints("C#.md");
    let zero = open(vault.path(), "vi", &["a", "--line", "0"]).run();
    zero.fails("error: `0` is not a valid value for `--line <N>`");
}
