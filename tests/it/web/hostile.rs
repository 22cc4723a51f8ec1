//! A note that means harm does none: nothing of it runs, and nothing is asked for elsewhere.

use super::browser::Browser;
use super::served::Served;
use crate::patience::{Home, vault};

const HOSTILE: &str = r#"---
title: "<script>hacked()</script>"
tags: [a]
---

# A <script>window.hacked = 1</script> heading

<script>window.hacked = 2</script>
<img src=x onerror="window.hacked = 3">
<svg onload="window.hacked = 4"><script>window.hacked = 5</script></svg>
<math><mtext><style><img src=x onerror="window.hacked = 6"></style></mtext></math>
<iframe src="javascript:parent.hacked = 7"></iframe>
<a id="one" href="javascript:window.hacked = 8">one</a> <a id="two" href="JaVa&#x09;Script:window.hacked = 9">two</a>
[three](javascript:window.hacked=10) [four](data:text/html,<script>hacked()</script>) [five](file:///etc/passwd)
![six](file:///etc/passwd) ![seven](https://elsewhere.example/a.png) <img src="//elsewhere.example/b.png">
<form action="https://elsewhere.example"><input autofocus onfocus="window.hacked = 11"></form>
<style>body { background: url(https://elsewhere.example/c.png) }</style>
<p style="background: url(https://elsewhere.example/d.png)">eight</p>
<details open ontoggle="window.hacked = 12"><summary>nine</summary></details>
<base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/">

<!-- quiz: { id: h1 } -->
**Question:**
Which <img src=x onerror="window.hacked = 13"> one?

**Options:**
- A) <b onclick="window.hacked = 14">this</b>
- B) [that](javascript:window.hacked=15)

**정답: A**

- **Option A** - <img src=x onerror="window.hacked = 16">
"#;

#[test]
fn a_hostile_note_is_harmless() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let home = Home::new();
    let vault = vault(&[("bad.md", HOSTILE)]);
    let served = Served::of(vault.path(), &home);
    for path in ["/note/bad", "/search?q=heading", "/", "/why/h1"] {
        browser.go(&served.address(path));
        browser.eval("document.querySelectorAll('main a[id], main a').forEach((link) => { if (!link.href.startsWith('http')) link.click() })");
    }
    browser.go(&served.address("/note/bad"));
    browser.click("form button.link");
    browser.until("document.querySelector('form.question') !== null");
    browser.click("input[value=B]");
    browser.click("form.question .primary");
    browser.until("document.querySelector('h1.result') !== null");
    assert!(
        browser
            .eval("window.hacked === undefined")
            .as_bool()
            .expect("told"),
        "{}",
        browser.eval("window.hacked")
    );
    let elsewhere = |address: &&String| !address.starts_with(&served.address("/"));
    let elsewhere: Vec<&String> = browser.asked.iter().filter(elsewhere).collect();
    assert_eq!(elsewhere, Vec::<&String>::new());
}
