//! Notes shown in others.

use super::*;

fn check_embed(markdown: &str, source: &str, inside: &str) {
    let expected = format!(
        "<section class=\"embed\"><p class=\"source\"><a href=\"/note/{source}</a></p>{inside}</section>"
    );
    check(markdown, &expected);
}

const OTHER: &str = "notes/%EB%8B%A4%EB%A5%B8%20%EB%85%B8%ED%8A%B8";

#[test]
fn a_note_is_shown_in_place() {
    check_embed("![[a/x]]", "a/x\">x", "<p lang=\"en\">x</p>");
    check_embed("![](../a/x.md)", "a/x\">x", "<p lang=\"en\">x</p>");
}

#[test]
fn a_section_is_shown_with_those_below_it() {
    check_embed(
        "![[다른 노트#둘째 절]]",
        &format!("{OTHER}#L8\">다른 노트 &gt; 둘째 절"),
        "<h2 lang=\"ko\">둘째 절</h2><p lang=\"ko\">안에</p><h3 lang=\"ko\">더 깊이</h3><ul lang=\"ko\"><li>가</li><li>나</li></ul>",
    );
}

#[test]
fn a_block_is_shown_alone() {
    check_embed(
        "![[다른 노트#^id-1]]",
        &format!("{OTHER}#L10\">다른 노트 &gt; ^id-1"),
        "<p lang=\"ko\">안에</p>",
    );
    check_embed(
        "![[다른 노트#^item]]",
        &format!("{OTHER}#L14\">다른 노트 &gt; ^item"),
        "<ul><li lang=\"ko\">가</li></ul>",
    );
}

#[test]
fn footnotes_come_along_without_names() {
    check_embed(
        "![[문제]]",
        "%EB%AC%B8%EC%A0%9C\">문제",
        "<p lang=\"ko\">본문<sup>1</sup></p><section class=\"footnotes\"><ol><li><p lang=\"ko\">각주</p></li></ol></section>",
    );
}

#[test]
fn a_paragraph_goes_on_around_an_embed() {
    let html = shown("가 ![[a/x]] 나", &[]);
    assert!(html.starts_with("<p lang=\"ko\">가 </p><section"), "{html}");
    assert!(html.ends_with("</section><p lang=\"ko\"> 나</p>"), "{html}");
}

#[test]
fn where_no_block_can_be_there_is_a_link() {
    check(
        "# ![[a/x]]",
        "<h1 id=\"L1\" lang=\"en\"><a href=\"/note/a/x\">a/x</a></h1>",
    );
    check(
        "**![[a/x|b]]**",
        "<p lang=\"en\"><strong><a href=\"/note/a/x\">b</a></strong></p>",
    );
    check(
        "![[없다]]",
        "<p lang=\"ko\"><span class=\"unresolved\" title=\"없다\">없다</span></p>",
    );
}

#[test]
fn no_note_is_shown_in_itself() {
    check(
        "![[n]]",
        "<p lang=\"en\"><a href=\"/note/notes/n\">n</a></p>",
    );
    let html = shown("# A\n\n![[#B]]\n\n# B\n\n![[#B]]", &[]);
    assert_eq!(html.matches("<section").count(), 2, "{html}");
}

#[test]
fn embeds_of_embeds_end() {
    let names = ["a", "b", "c", "d", "e"];
    let embeds = names
        .map(|name| format!("![[{name}]]\n\n"))
        .concat()
        .repeat(10);
    let notes =
        names.map(|name| Note::parse(NoteId::new(&format!("{name}.md")), embeds.as_str()).0);
    let vault = Vault::of(notes.into());
    let note = &vault.notes()[0];
    let html = of_note(
        &Place {
            vault: &vault,
            note,
        },
        &[],
    )
    .into_string();
    let depth = html
        .split("</section>")
        .map(|piece| piece.matches("<section").count())
        .max();
    assert_eq!(depth, Some(3));
    assert!(html.len() < 4 * 1024 * 1024, "{} bytes", html.len());
}
