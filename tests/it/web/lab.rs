//! The lab and the tuner over plain HTTP: what an address asks for is trained, shown, and kept.

use super::http::get;
use super::questions;
use super::served::Served;
use crate::patience::Home;

#[test]
fn a_recipe_grows_and_is_shown_again_by_its_address() {
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    let recipe = "on=dropout&dropout=0.3&fork=2&epochs=4&seeds=2";
    let fresh = get(&served, &format!("/lab?{recipe}"));
    assert!(
        fresh.body.contains("data-stream=\"/lab/stream?"),
        "{}",
        fresh.body
    );
    let told = get(&served, &format!("/lab/stream?{recipe}")).body;
    assert!(told.contains("event: done"), "{told}");
    let kept = get(&served, &format!("/lab?{recipe}")).body;
    assert!(kept.contains("class=\"curves panel\""), "{kept}");
    for absent in ["data-stream", "class=\"verdict\"", "✔ key"] {
        assert!(!kept.contains(absent), "{absent}\n{kept}");
    }
    let pasted = get(&served, &format!("/lab?{recipe}&question=q1&option=B")).body;
    assert!(
        pasted.contains("    B: { dropout: 0.3 }\n</pre>"),
        "{pasted}"
    );
    assert_eq!(get(&served, "/lab/stream?fork=2").status, 200);
}

#[test]
fn a_short_tuning_is_run_for_the_page() {
    let (home, vault) = (Home::new(), questions(1));
    let served = Served::of(vault.path(), &home);
    let reply = get(
        &served,
        "/tune?task=recommender&on=dropout&on=learning_rate&max_jobs=4&epochs=4&early_stopping_type=Auto",
    );
    assert_eq!(reply.status, 200, "{}", reply.body);
    for part in [
        "<figure class=\"jobs\"><svg",
        "launched after epoch",
        "best training job",
    ] {
        assert!(reply.body.contains(part), "{part}\n{}", reply.body);
    }
}
