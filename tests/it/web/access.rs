//! Who is let in and to what, and what every reply says.

use super::http::{Reply, ask, get, post};
use super::questions;
use super::served::Served;
use crate::patience::{Home, folder, patience, vault, write};

#[test]
fn every_reply_keeps_a_browser_to_itself() {
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    for path in [
        "/",
        "/search?q=x",
        "/note/note",
        "/quiz",
        "/nowhere",
        "/asset/script.js",
    ] {
        let reply = get(&served, path);
        let policy = reply.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{path}"
        );
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{path}");
        assert!(
            !reply.body.contains(" style=") && !reply.body.contains("<style"),
            "{path}"
        );
        assert_eq!(
            reply.body.matches("<script").count(),
            reply.body.matches("<script defer src=\"/asset/").count(),
            "{path}"
        );
    }
    assert_eq!(get(&served, "/nowhere").status, 404);
    assert_eq!(get(&served, "/").header("cache-control"), "no-store");
    assert!(
        get(&served, "/asset/style.css")
            .header("cache-control")
            .contains("immutable")
    );
}

#[test]
fn a_forged_host_or_origin_does_nothing() {
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    let host = served.host.as_str();
    let from = |host: &str| ask(&served, "GET", "/", &[("Host", host)], "").status;
    assert_eq!(
        [
            from("evil.example"),
            from(&format!("evil.example@{host}")),
            from(host)
        ],
        [421, 421, 200]
    );
    let begin = |headers: &[(&str, &str)]| {
        let headers = [&[("Host", host)], headers].concat();
        ask(&served, "POST", "/quiz", &headers, "question=q1").status
    };
    let own = format!("http://{host}");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    assert_eq!(begin(&[form]), 403);
    assert_eq!(begin(&[form, ("Origin", "http://evil.example")]), 403);
    assert_eq!(begin(&[form, ("Origin", "null")]), 403);
    assert_eq!(
        begin(&[form, ("Origin", &own), ("Sec-Fetch-Site", "same-site")]),
        403
    );
    assert_eq!(begin(&[form, ("Origin", &own)]), 303);
}

#[test]
fn nothing_outside_the_vault_is_read() {
    let outside = folder();
    write(&outside.path().join("secret.png"), "secret");
    write(&outside.path().join("secret.md"), "# secret\n");
    let vault = vault(&[
        ("vault/a.md", "# a\n![[b.png]]\n"),
        ("vault/b.png", "a picture"),
        ("secret.png", "secret"),
        ("secret.md", "# secret"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        outside.path().join("secret.png"),
        vault.path().join("vault/link.png"),
    )
    .expect("linked");
    let home = Home::new();
    let served = Served::of(&vault.path().join("vault"), &home);
    let found = get(&served, "/file/b.png?from=a.md");
    assert_eq!(
        (
            found.status,
            found.body.as_str(),
            found.header("content-type")
        ),
        (200, "a picture", "image/png")
    );
    for path in [
        "/file/../secret.png",
        "/file/..%2Fsecret.png",
        "/file/%2e%2e/secret.png",
        "/file/link.png",
        "/file//etc/passwd",
        "/file/a.md",
        "/file/..%5Csecret.png",
        "/note/../secret",
        "/note/..%2Fsecret",
        "/asset/../../secret.png",
    ] {
        let reply = get(&served, path);
        assert!(
            !reply.body.contains("secret</h1>") && reply.body != "secret" && reply.status != 200,
            "{path}: {}",
            reply.status
        );
    }
}

#[test]
fn what_is_too_large_or_no_form_is_refused() {
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    let large = format!("question={}", "x".repeat(100_000));
    assert_eq!(post(&served, "/quiz", &large).status, 413);
    assert_eq!(post(&served, "/quiz", "count=x").status, 400);
    assert_eq!(post(&served, "/quiz", "question=nothing").status, 404);
    assert_eq!(post(&served, "/quiz/zzz/answer", "").status, 404);
    assert_eq!(
        ask(
            &served,
            "DELETE",
            "/quiz",
            &[("Host", &served.host), ("Origin", &served.address(""))],
            ""
        )
        .status,
        405
    );
    let long = get(&served, &format!("/search?q={}", "x".repeat(5_000)));
    assert!(
        long.status == 200 && long.body.contains("1000"),
        "{}",
        long.body
    );
    for bytes in ["%00", "%ff%fe", "%F0%9F", "\"(", "%25%25"] {
        let reply = get(&served, &format!("/search?q={bytes}"));
        assert!(
            matches!(reply.status, 200 | 400),
            "{bytes}: {}",
            reply.status
        );
    }
}

#[test]
fn beyond_loopback_a_token_is_demanded() {
    let refused = patience(["serve", "--host", "0.0.0.0", "--token", "short"]).run();
    let refused = refused.exits(2);
    assert!(refused.stderr.contains("--token"), "{}", refused.stderr);
}

#[test]
fn a_token_that_an_address_would_change_is_refused_at_once() {
    let refused = patience(["serve", "--token", "twelve signs & more"]).run();
    let refused = refused.exits(2);
    assert!(refused.stderr.contains("- . _ ~"), "{}", refused.stderr);
}

#[test]
fn a_language_is_wished_for_or_switched_to() {
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    let read = |headers: &[(&str, &str)]| -> Reply {
        ask(
            &served,
            "GET",
            "/",
            &[&[("Host", served.host.as_str())], headers].concat(),
            "",
        )
    };
    assert!(read(&[]).body.contains("<html lang=\"en\">"));
    assert!(
        read(&[("Accept-Language", "ko-KR,ko;q=0.9")])
            .body
            .contains("<html lang=\"ko\">")
    );
    assert!(
        read(&[("Accept-Language", "ko"), ("Cookie", "lang=en")])
            .body
            .contains("<html lang=\"en\">")
    );
    let switched = post(&served, "/language", "lang=ko&back=%2Fsearch%3Fq%3Da");
    assert_eq!(
        (switched.status, switched.header("location")),
        (303, "/search?q=a")
    );
    assert!(switched.header("set-cookie").starts_with("lang=ko;"));
}

#[test]
fn a_form_that_is_sent_twice_counts_once() {
    let (home, vault) = (Home::new(), questions(2));
    let served = Served::of(vault.path(), &home);
    let begun = post(&served, "/quiz", "due=yes&count=2");
    let quiz = begun.header("location").to_owned();
    let answer = |place: &str| {
        post(
            &served,
            &format!("{quiz}/answer"),
            &format!("place={place}&choice=A&sure=sure"),
        )
    };
    assert_eq!(answer("0%3F").status, 303);
    assert_eq!(answer("0%3F").status, 303);
    assert_eq!(
        post(&served, &format!("{quiz}/next"), "place=1%21").status,
        303
    );
    assert_eq!(
        post(&served, &format!("{quiz}/next"), "place=1%21").status,
        303
    );
    assert!(get(&served, &quiz).body.contains("<progress value=\"1\""));
    let logged = patience(["history", "--export"])
        .vault(vault.path())
        .home(&home)
        .run();
    assert_eq!(logged.exits(0).stdout.matches("\"chosen\"").count(), 1);
}

#[cfg(unix)]
#[test]
fn it_leaves_when_it_is_told_to_while_somebody_listens() {
    use std::io::{Read, Write};
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    let mut held = std::net::TcpStream::connect(&served.host).expect("it listens");
    let request = format!(
        "GET /why/q1/stream?seeds=200 HTTP/1.1\r\nHost: {}\r\n\r\n",
        served.host
    );
    held.write_all(request.as_bytes()).expect("sent");
    held.read_exact(&mut [0; 16]).expect("it streams");
    assert!(served.interrupt());
}
