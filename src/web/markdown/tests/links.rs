//! Where links lead, and which pictures are shown.

use super::check;

const OTHER: &str = "/note/notes/%EB%8B%A4%EB%A5%B8%20%EB%85%B8%ED%8A%B8";

fn check_link(markdown: &str, href: &str, text: &str) {
    let html = super::shown(markdown, &[]);
    let expected = format!("<a href=\"{href}\">{text}</a>");
    assert!(html.contains(&expected), "{html} has no {expected}");
}

#[test]
fn wikilinks_lead_to_notes_and_their_lines() {
    check_link("[[다른 노트]]", OTHER, "다른 노트");
    check_link("[[다른 노트.md|**이름**]]", OTHER, "<strong>이름</strong>");
    check_link(
        "[[다른 노트#둘째 절]]",
        &format!("{OTHER}#L8"),
        "다른 노트 &gt; 둘째 절",
    );
    check_link("[[다른 노트#^id-1|b]]", &format!("{OTHER}#L10"), "b");
    check_link("[[#가 나]]\n\n# 가 나", "/note/notes/n#L3", "가 나");
    check_link("[[다른 노트#없다|c]]", OTHER, "c");
}

#[test]
fn markdown_links_lead_to_notes_too() {
    check_link(
        "[가](다른%20노트.md#둘째%20절)",
        &format!("{OTHER}#L8"),
        "가",
    );
    check_link("[가](<다른 노트>)", OTHER, "가");
    check_link("[가](#나)\n\n# 나", "/note/notes/n#L3", "가");
    check_link("<a href=\"다른 노트.md\">가</a>", OTHER, "가");
}

#[test]
fn links_that_lead_nowhere_say_what_they_sought() {
    check(
        "[[없다|가]]",
        "<p lang=\"ko\"><span class=\"unresolved\" title=\"없다\">가</span></p>",
    );
    check(
        "[가](none.md)",
        "<p lang=\"ko\"><span class=\"unresolved\" title=\"none.md\">가</span></p>",
    );
}

#[test]
fn links_to_the_web_tell_it_nothing() {
    let rel = "rel=\"noopener noreferrer\"";
    check(
        "[a](https://b.c/?d&e=f)",
        &format!("<p lang=\"en\"><a href=\"https://b.c/?d&amp;e=f\" {rel}>a</a></p>"),
    );
    check(
        "<a@b.c>",
        &format!("<p lang=\"en\"><a href=\"mailto:a@b.c\" {rel}>a@b.c</a></p>"),
    );
    check(
        "가 https://b.c/d_e_f.",
        &format!(
            "<p lang=\"ko\">가 <a href=\"https://b.c/d_e_f.\" {rel}>https://b.c/d_e_f.</a></p>"
        ),
    );
}

#[test]
fn other_addresses_are_none() {
    check(
        "[a](javascript:b) [c](file:///d) [e](//f.g) [h](data:text/html,i)",
        "<p lang=\"en\">a c e h</p>",
    );
}

#[test]
fn pictures_of_the_vault_are_shown() {
    let from = "?from=notes%2Fn.md\"";
    check(
        "![[img/a b.png|300]]",
        &format!(
            "<p><img src=\"/file/img/a%20b.png{from} alt=\"\" width=\"300\" loading=\"lazy\"></p>"
        ),
    );
    check(
        "![곡선|30x20](../a.png)",
        &format!(
            "<p><img src=\"/file/a.png{from} alt=\"곡선\" width=\"30\" height=\"20\" loading=\"lazy\"></p>"
        ),
    );
    check(
        "<img src=\"a.png\" width=\"30\" alt=b>",
        &format!("<img src=\"/file/a.png{from} alt=\"b\" width=\"30\" loading=\"lazy\">"),
    );
}

#[test]
fn other_files_are_linked_to() {
    let from = "?from=notes%2Fn.md";
    check(
        "![[a.pdf]] [b](c.zip)",
        &format!(
            "<p lang=\"en\"><a href=\"/file/a.pdf{from}\">a.pdf</a> <a href=\"/file/c.zip{from}\">b</a></p>"
        ),
    );
}

#[test]
fn pictures_on_the_web_are_not_fetched() {
    let link = "<a href=\"https://b.c/d.png\" rel=\"noopener noreferrer\">";
    check(
        "![가](https://b.c/d.png)",
        &format!("<p lang=\"ko\">{link}가</a></p>"),
    );
    check(
        "![](https://b.c/d.png)",
        &format!("<p lang=\"en\">{link}https://b.c/d.png</a></p>"),
    );
    check(
        "[![가](https://b.c/d.png)](https://e.f)",
        "<p lang=\"ko\"><a href=\"https://e.f\" rel=\"noopener noreferrer\">가</a></p>",
    );
    check("![a](data:image/png;base64,b)", "<p lang=\"en\">a</p>");
}
