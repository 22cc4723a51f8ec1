//! What stands in a line.

use super::{check, check_line};

#[test]
fn markup_becomes_elements() {
    check(
        "**굵게** *기울여* ~~del~~ `a<b`",
        "<p lang=\"ko\"><strong>굵게</strong> <em>기울여</em> <del>del</del> <code>a&lt;b</code></p>",
    );
}

#[test]
fn lines_are_kept_as_obsidian_keeps_them() {
    check(
        "가\n나  \n다\\\n라",
        "<p lang=\"ko\">가<br>나<br>다<br>라</p>",
    );
}

#[test]
fn marks_go_over_markup_and_not_over_code() {
    check(
        "==가 **b** `c`== 나",
        "<p lang=\"ko\"><mark>가 <strong>b</strong> <code>c</code></mark> 나</p>",
    );
    check(
        "`==a==` 1 == 2 == 3 ====",
        "<p><code>==a==</code> 1 == 2 == 3 ====</p>",
    );
    check(
        "**==가** 나==",
        "<p lang=\"ko\"><strong>==가</strong> 나==</p>",
    );
    check("\\==가==", "<p lang=\"ko\">==가==</p>");
}

#[test]
fn comments_are_not_shown() {
    check("가 %%나 **다**%% 라", "<p lang=\"ko\">가  라</p>");
    check(
        "가\n\n%%\n# 나\n\n- 다\n%%\n\n라",
        "<p lang=\"ko\">가</p><p lang=\"ko\">라</p>",
    );
    check(
        "가 <!-- 나 --> 다\n\n<!-- quiz:\n\n  id: a\n-->\n\n라",
        "<p lang=\"ko\">가  다</p>\n<p lang=\"ko\">라</p>",
    );
    check(
        "`%%` 가 `%%`",
        "<p lang=\"ko\"><code>%%</code> 가 <code>%%</code></p>",
    );
}

#[test]
fn tags_lead_to_their_notes() {
    check(
        "#a/b, 가 #나",
        "<p lang=\"ko\"><a class=\"tag\" href=\"/search?q=tag%3A%23a%2Fb\">#a/b</a>, 가 <a class=\"tag\" href=\"/search?q=tag%3A%23%EB%82%98\">#나</a></p>",
    );
    check(
        "`#a` x#a #1 \\#a",
        "<p lang=\"en\"><code>#a</code> x#a #1 #a</p>",
    );
    check(
        "[가 #a](https://b.c/#d)",
        "<p lang=\"ko\"><a href=\"https://b.c/#d\" rel=\"noopener noreferrer\">가 #a</a></p>",
    );
}

#[test]
fn formulas_are_mathml() {
    check(
        "값 $x^2$",
        "<p lang=\"ko\">값 <math><msup><mi>x</mi><mn>2</mn></msup></math></p>",
    );
    check(
        "$$\na<b\n$$",
        "<p><math display=\"block\"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math></p>",
    );
    check("$\\nosuch{x}$", "<p><code>\\nosuch{x}</code></p>");
    check(
        "$$\\begin{aligned}a&=b\\end{aligned}$$",
        "<p><math display=\"block\"><mtable displaystyle=\"true\" scriptlevel=\"0\"><mtr><mtd class=\"right tight\"><mi>a</mi></mtd><mtd class=\"left tight\"><mo>=</mo><mi>b</mi></mtd></mtr></mtable></math></p>",
    );
}

#[test]
fn harmless_html_is_kept() {
    check(
        "H<sub>2</sub>O <kbd>가</kbd> <u>나</u>",
        "<p lang=\"ko\">H<sub>2</sub>O <kbd>가</kbd> <u>나</u></p>",
    );
    check(
        "s3://<bucket>/가",
        "<p lang=\"en\">s3://&lt;bucket&gt;/가</p>",
    );
    check(
        "<details><summary>가</summary>\n\n나\n\n</details>\n\n다",
        "<details><summary>가</summary>\n<p lang=\"ko\">나</p></details>\n<p lang=\"ko\">다</p>",
    );
    check(
        "<u>가\n\n나</u>",
        "<p lang=\"ko\"><u>가</u></p><p lang=\"ko\">나</p>",
    );
}

#[test]
fn an_option_is_one_line() {
    check_line(
        "**조기** 종료",
        "<span lang=\"ko\"><strong>조기</strong> 종료</span>",
    );
    check_line(
        "1. `a` > 5\n# b",
        "<span lang=\"en\">1. <code>a</code> &gt; 5 b</span>",
    );
    check_line("> 5 %", "&gt; 5 %");
    check_line(
        "- a\n\n| b |\n|---|\n| c |\n\n```\nd\n```",
        "<span lang=\"en\">- a b c <code>d\n</code></span>",
    );
    check_line(
        "[[#A]] <div>x</div><br>$$y$$",
        "<span lang=\"en\"><a href=\"/note/notes/n#L1\">A</a> x <math><mi>y</mi></math></span>",
    );
}
