//! What stands on lines of its own.

use super::{check, shown};

#[test]
fn headings_are_led_to_by_their_line() {
    check(
        "---\na: 1\n---\n# 가 `b`\n\nc\nd\n---\n",
        "<h1 id=\"L4\" lang=\"ko\">가 <code>b</code></h1><h2 id=\"L6\" lang=\"en\">c<br>d</h2>",
    );
}

#[test]
fn blocks_with_a_name_are_led_to_by_its_line() {
    check(
        "가\n나 ^id-1\n\n2 ^ 3",
        "<p id=\"L2\" lang=\"ko\">가<br>나</p><p>2 ^ 3</p>",
    );
    check(
        "- 가 ^a\n  - 나 ^b\n- 다",
        "<ul lang=\"ko\"><li id=\"L1\">가<ul><li id=\"L2\">나</li></ul></li><li>다</li></ul>",
    );
    check(
        "| a |\n|---|\n| b |\n\n^t\n\n가",
        "<table id=\"L5\" lang=\"en\"><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><p lang=\"ko\">가</p>",
    );
}

#[test]
fn lists_keep_their_numbers_and_boxes() {
    check(
        "3. 가\n4. 나",
        "<ol start=\"3\" lang=\"ko\"><li>가</li><li>나</li></ol>",
    );
    check(
        "- [ ] 가\n- [x] 나",
        "<ul lang=\"ko\"><li class=\"task\"><input type=\"checkbox\" disabled=\"\"> 가</li><li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\"> 나</li></ul>",
    );
}

#[test]
fn tables_are_aligned_by_class() {
    check(
        "| 가나 | b | c |\n|:-|:-:|-:|\n| 1 | [[x\\|y]] |",
        "<table lang=\"ko\"><thead><tr><th scope=\"col\" class=\"left\">가나</th><th scope=\"col\" class=\"center\">b</th><th scope=\"col\" class=\"right\">c</th></tr></thead>\
         <tbody><tr><td class=\"left\">1</td><td class=\"center\"><a href=\"/note/a/x\">y</a></td><td class=\"right\"></td></tr></tbody></table>",
    );
}

#[test]
fn code_has_its_language() {
    check(
        "```python title=a\nx < 1 # ==a==\n```",
        "<pre><code class=\"language-python\">x &lt; 1 # ==a==\n</code></pre>",
    );
    check(
        "```mermaid\nA --> B\n```",
        "<pre><code class=\"language-mermaid\">A --&gt; B\n</code></pre>",
    );
    check("    a\n", "<pre><code>a\n</code></pre>");
}

#[test]
fn callouts_have_a_kind_and_a_title() {
    check(
        "> [!note] 제목 **b**\n> 가\n>\n> 나",
        "<aside class=\"callout\" data-callout=\"note\" lang=\"ko\"><p class=\"title\">제목 <strong>b</strong></p><p>가</p><p>나</p></aside>",
    );
    check(
        "> [!TIP]\n> 가",
        "<aside class=\"callout\" data-callout=\"tip\" lang=\"en\"><p class=\"title\">Tip</p><p>가</p></aside>",
    );
    check(
        "> 가나다\n> [!note]",
        "<blockquote lang=\"ko\"><p>가나다<br>[!note]</p></blockquote>",
    );
}

#[test]
fn callouts_may_fold_and_lie_in_one_another() {
    check(
        "> [!tip]- 가\n> 나",
        "<details class=\"callout\" data-callout=\"tip\" lang=\"ko\"><summary class=\"title\">가</summary><p>나</p></details>",
    );
    check(
        "> [!tip]+ 가\n> > [!note] 나\n> > 다",
        "<details class=\"callout\" data-callout=\"tip\" open=\"\" lang=\"ko\"><summary class=\"title\">가</summary><aside class=\"callout\" data-callout=\"note\"><p class=\"title\">나</p><p>다</p></aside></details>",
    );
}

#[test]
fn a_mark_that_leaves_a_title_breaks_nothing() {
    check(
        "> [!note] a ==b\n> c== d\n\ne",
        "<aside class=\"callout\" data-callout=\"note\" lang=\"en\"><p class=\"title\">a <mark>b</mark></p><p>c d</p></aside><p lang=\"en\">e</p>",
    );
}

#[test]
fn footnotes_stand_at_the_end() {
    check(
        "가[^b] 나[^a] 다[^b]\n\n[^a]: 에이\n[^b]: 비\n\n라",
        "<p lang=\"ko\">가<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> 나<sup class=\"footnote\"><a href=\"#fn-2\" id=\"fnref-2\">2</a></sup> \
         다<sup class=\"footnote\"><a href=\"#fn-1\">1</a></sup></p><p lang=\"ko\">라</p><section class=\"footnotes\"><ol>\
         <li id=\"fn-1\"><p lang=\"ko\">비</p><a class=\"back\" href=\"#fnref-1\">↩</a></li><li id=\"fn-2\"><p lang=\"ko\">에이</p><a class=\"back\" href=\"#fnref-2\">↩</a></li></ol></section>",
    );
}

/// What of a note is left when all that folds is folded away.
fn check_folds(markdown: &str, questions: &[usize], expected: &str) {
    let html = shown(markdown, questions);
    let (mut left, mut folds, mut in_summary) = (String::new(), 0, false);
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.rsplit_once('<').unwrap_or((piece, ""));
        if folds == 0 || in_summary {
            left += text;
        }
        match tag {
            "details class=\"fold\">" => folds += 1,
            "/details>" => folds -= 1,
            "summary>" if folds == 1 => {
                left += "[";
                in_summary = true;
            }
            "/summary>" if folds == 1 => {
                left += "]";
                in_summary = false;
            }
            _ => {}
        }
    }
    assert_eq!(left, expected, "{html}");
}

#[test]
fn sections_with_questions_fold_away() {
    check_folds("# A\na\n## B\nb\n### C\nc\n## D\nd", &[4], "Aa[B]Dd");
    check_folds("# A\na\n## B\nb\n### C\nc\n## D\nd", &[6, 8], "AaBb[C][D]");
    check_folds("# A\na\n## B\nb\n### C\nc", &[4, 6], "Aa[B]");
    check_folds("# A\na\n\n> # Q\n> q\n\nb", &[5], "[A]");
}

#[test]
fn without_a_heading_the_whole_note_folds_away() {
    check_folds("---\ntitle: 제목\n---\na\n\n### 해설\nb", &[4], "[제목]");
}

#[test]
fn no_tag_of_the_note_opens_a_fold() {
    check_folds("# A\na\n\n</details>\n\nb", &[2], "[A]");
}
