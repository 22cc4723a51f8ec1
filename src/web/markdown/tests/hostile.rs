//! What a hostile note may try.

use std::collections::HashSet;
use std::path::Path;

use proptest::prelude::*;

use super::*;

fn check_harmless(markdown: &str) {
    let html = shown(markdown, &[]);
    assert_eq!(harm_in(&html), None, "{markdown}\n{html}");
}

#[test]
fn nothing_acts() {
    for markdown in [
        "<script>alert(1)</script>",
        "a <script>alert(1)</script> <ScRiPt\n>b",
        "<img src=x onerror=alert(1)> <img/src=x/onerror=alert(1)>",
        "<b onmouseover='a' style=\"position:fixed\">c</b>",
        "<svg onload=a><a xlink:href=javascript:b>c</a></svg>",
        "<math href=\"javascript:a\"><mtext><table><mglyph><style><img src=x onerror=b>",
        "<iframe srcdoc='<script>a</script>'></iframe><object data=b></object><embed src=c>",
        "<form action=//a><input name=b><button formaction=javascript:c>",
        "<details ontoggle=a open><summary onclick=b>c",
        "<noscript><p title=\"</noscript><img src=x onerror=a>\">",
        "<base href=//a><link rel=stylesheet href=//b><meta http-equiv=refresh content=0>",
        "```\"onload=a x=\"\nb\n```\n\n> [!\"onclick=a x=\"] b",
        "$\\text{<img src=x onerror=a>}$ $\\href{javascript:a}{b}$ $x<y>z\"$",
        "[[a\" onclick=\"b|c]] ![[d\" onerror=\"e.png|f]] #g\"h",
        "[^a\"]: b\n\n[^a\"] <a id=\"fn-1\" name=b class=c>d</a>",
        "<!--><img src=x onerror=a>-->\n\n<!-- --!><img src=x onerror=b> -->\n\n<?x ><img src=x onerror=c>?>",
    ] {
        check_harmless(markdown);
    }
}

#[test]
fn no_spelling_makes_an_address() {
    for address in [
        "javascript:a",
        "JaVaScRiPt:a",
        "&#106;avascript:a",
        "&#x6A;avascript&colon;a",
        "java&Tab;script:a",
        "java&NewLine;script:a",
        "%6Aavascript:a",
        "\u{1}javascript:a",
        "vbscript:a",
        "data:text/html;base64,a",
        "blob:a",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "///evil.example",
    ] {
        check_harmless(&format!(
            "[a]({address}) ![b]({address}) ![c]({address}.png) [d](<{address}>)"
        ));
        check_harmless(&format!(
            "<{address}> [[{address}]] ![[{address}]] ![[{address}.png]]"
        ));
        check_harmless(&format!(
            "<a href=\"{address}\">a</a> <img src='{address}'> <img src='{address}.png'>"
        ));
        check_harmless(&format!("[a][b]\n\n[b]: {address}"));
    }
}

#[test]
fn an_unclosed_tag_ends_with_what_it_is_in() {
    check(
        "> <u><b>가\n\n나",
        "<blockquote lang=\"ko\"><p><u><b>가</b></u></p></blockquote><p lang=\"ko\">나</p>",
    );
    check("</p></blockquote></section>가", "가");
}

#[test]
fn whatever_is_nested_stays_small() {
    let many = 10_000;
    for (open, close) in [
        ("> ", ""),
        ("- ", ""),
        ("[", "]"),
        ("[[", "]]"),
        ("![", "](a.png)"),
        ("*a **b ", ""),
        ("==", ""),
        ("<div>", "</div>"),
        ("<b id=a>", "<p>"),
        ("`", ""),
        ("[^1]: ", ""),
        ("> [!a]\n", ""),
        ("%%", ""),
        ("^a ", "#"),
    ] {
        let html = shown(
            &format!("{}a{}", open.repeat(many), close.repeat(many)),
            &[],
        );
        assert!(html.len() < 200 * many, "{open} makes {} bytes", html.len());
        let deepest = tags_of(&html)
            .iter()
            .fold((0_usize, 0), |(now, most), (name, _)| {
                let now = match name.strip_prefix('/') {
                    Some(_) => now.saturating_sub(1),
                    None if ["br", "hr", "img", "input", "wbr"].contains(name) => now,
                    None => now + 1,
                };
                (now, most.max(now))
            });
        assert!(deepest.1 <= 110, "{open} lies {} deep", deepest.1);
    }
}

#[test]
fn links_beyond_number_lead_to_the_note_alone() {
    let html = shown(&"[[#^a]] ^a\n\n".repeat(4_000), &[]);
    let to_line = html.matches("href=\"/note/notes/n#L1\"").count();
    let to_note = html.matches("href=\"/note/notes/n\"").count();
    assert!(
        to_line > 1_000 && to_note > 1_000,
        "{to_line} and {to_note}"
    );
}

#[test]
fn no_formula_overflows_the_stack() {
    for (open, close) in [
        ("{", "}"),
        ("\\sqrt{", "}"),
        ("\\sqrt", ""),
        ("x^", ""),
        ("\\left(", "\\right)"),
        ("\\hat ", ""),
        ("\\frac", ""),
        ("(", ")"),
        ("\\text{", "}"),
        ("'", ""),
    ] {
        for many in [30, 100, 290, 3_000] {
            check_harmless(&format!("$a {}x{}$", open.repeat(many), close.repeat(many)));
        }
    }
}

#[test]
fn every_link_of_our_notes_leads_somewhere() {
    let vault = Vault::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the notes are there");
    let mut places = HashSet::new();
    let mut hrefs = Vec::new();
    for note in vault.notes() {
        let html = of_note(
            &Place {
                vault: &vault,
                note,
            },
            &[],
        )
        .into_string();
        assert_eq!(harm_in(&html), None, "{}", note.id);
        assert!(!html.contains("unresolved"), "{}", note.id);
        let page = format!("/note/{}", note.id.without_extension());
        for (_, attributes) in tags_of(&html) {
            places.extend(
                attributes
                    .iter()
                    .filter(|(name, _)| *name == "id")
                    .map(|(_, id)| format!("{page}#{id}")),
            );
            hrefs.extend(
                attributes
                    .iter()
                    .filter(|(name, href)| *name == "href" && href.starts_with("/note/"))
                    .map(|(_, href)| (*href).to_owned()),
            );
        }
        places.insert(page);
    }
    let lost: Vec<_> = hrefs
        .iter()
        .filter(|href| !places.contains(*href))
        .collect();
    assert!(
        lost.is_empty() && hrefs.len() > 10,
        "{lost:?} of {}",
        hrefs.len()
    );
}

fn any_markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "가",
            " ",
            "\n",
            "\n\n",
            "**",
            "*",
            "`",
            "```",
            "- ",
            "1. ",
            "7) ",
            "> ",
            "# ",
            "## ",
            "|",
            "|-|-|",
            "![",
            "](b.png)",
            "[",
            "](c)",
            "[[",
            "]]",
            "![[n]]",
            "![[#a]]",
            "![[a/x]]",
            "<",
            ">",
            "<div>",
            "</p>",
            "<br>",
            "<!--",
            "-->",
            "$",
            "$$",
            "&",
            "\"",
            "\\",
            "  ",
            "\t",
            "~~",
            "[^1]",
            "[^1]: ",
            "---",
            "%%",
            "==",
            "#a",
            " ^b",
            "> [!note]- ",
            "- [x] ",
            "<a href=",
            "javascript:",
            "https://",
            "<img src=x onerror=a>",
            "<u>",
            "</u>",
            "<details>",
            "</details>",
            "\\frac",
            "{",
            "}",
            "^",
            "<script>",
            "</script>",
            "<style>",
            "<svg>",
            "<math>",
            "onclick=",
            "&lt;",
            "&#60;",
            "\u{0}",
            "\u{b}",
            "|300",
        ]),
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_note_is_shown_without_harm(text in any_markdown(), line in 1_usize..9) {
        let html = shown(&text, &[line]);
        prop_assert_eq!(harm_in(&html), None::<String>, "{}", html);
    }

    #[test]
    fn any_option_is_one_line(text in any_markdown()) {
        let vault = vault(&text);
        let place = Place { vault: &vault, note: &vault.notes()[0] };
        let html = of_line(&place, &text).into_string();
        let blocks = ["p", "div", "ul", "ol", "li", "table", "pre", "section", "details", "h1", "blockquote", "hr", "br"];
        prop_assert!(tags_of(&html).iter().all(|(name, _)| !blocks.contains(name)), "{}", html);
        prop_assert_eq!(harm_in(&html), None::<String>, "{}", html);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        let vault = vault(&text);
        let place = Place { vault: &vault, note: &vault.notes()[0] };
        prop_assert_eq!(harm_in(&of_text(&place, &text).into_string()), None::<String>);
    }
}
