//! Layout: what stands around every page: head, ways to the others, language, keys.

use maud::{DOCTYPE, Markup, html};

use super::asset;
use super::visit::{Visit, code};
use crate::text::Lang;

/// Where a page belongs among the ways at the top.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nav {
    None,
    Home,
    Search,
    Quiz,
    Exam,
    Lab,
    Stats,
}

const WAYS: [(Nav, &str, &str); 6] = [
    (Nav::Home, "/", "web-nav-home"),
    (Nav::Search, "/search", "web-nav-search"),
    (Nav::Quiz, "/quiz", "web-nav-quiz"),
    (Nav::Exam, "/exam", "web-nav-exam"),
    (Nav::Lab, "/lab", "web-nav-lab"),
    (Nav::Stats, "/stats", "web-nav-stats"),
];

/// A page as wide as text is read well.
pub(super) fn page(visit: &Visit, title: &str, nav: Nav, body: &Markup) -> Markup {
    whole(visit, title, nav, false, body)
}

/// A page with pictures beside one another.
pub(super) fn wide(visit: &Visit, title: &str, nav: Nav, body: &Markup) -> Markup {
    whole(visit, title, nav, true, body)
}

fn whole(visit: &Visit, title: &str, nav: Nav, is_wide: bool, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(code(visit.lang)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · patience" }
                link rel="stylesheet" href=(asset::STYLE.address());
                link rel="stylesheet" href=(asset::CURVES.address());
                link rel="icon" href=(asset::ICON.address()) type="image/svg+xml";
                script defer src=(asset::SCRIPT.address()) {}
            }
            body {
                a.skip href="#main" { (visit.word("web-skip")) }
                (top(visit, nav))
                main #main .wide[is_wide] tabindex="-1" { (body) }
                (keys(visit))
                template #words data-epoch=(visit.word("chart-epoch")) data-train=(visit.word("chart-train"))
                    data-validation=(visit.word("chart-validation")) data-ghost=(visit.word("chart-unchanged")) {}
            }
        }
    }
}

fn top(visit: &Visit, nav: Nav) -> Markup {
    html! {
        header.top {
            nav aria-label=(visit.word("web-nav")) {
                @for (own, address, word) in WAYS {
                    a href=(address) aria-current=[(own == nav).then_some("page")] { (visit.word(word)) }
                }
            }
            form.languages method="post" action="/language" {
                input type="hidden" name="back" value=(visit.address);
                @for (name, lang) in Lang::NAMES {
                    button name="lang" value=(name) lang=(name) aria-pressed=(lang == visit.lang) {
                        (lang.own_name())
                    }
                }
            }
        }
    }
}

/// The box to search with. It takes what is typed at once where it is what a page is for.
pub(super) fn search_box(visit: &Visit, typed: &str, is_first: bool) -> Markup {
    html! {
        form.search role="search" action="/search" {
            input type="search" name="q" value=(typed) aria-label=(visit.word("web-search"))
                placeholder=(visit.word("web-search-placeholder")) autocomplete="off" spellcheck="false"
                enterkeyhint="search" autofocus[is_first];
            button { (visit.word("web-search")) }
        }
    }
}

/// The keys of all pages, shown by `?`. Without a script there are none, and nothing is shown.
fn keys(visit: &Visit) -> Markup {
    const KEYS: [(&str, &str); 11] = [
        ("1 – 9", "web-key-choose"),
        ("Enter", "web-key-go-on"),
        ("0", "web-key-unknown"),
        ("J K L", "web-key-sure"),
        ("X", "web-key-strike"),
        ("U", "web-key-undo"),
        ("O", "web-key-note"),
        ("N P", "web-key-step"),
        ("F", "web-key-flag"),
        ("/", "web-key-search"),
        ("?", "web-key-help"),
    ];
    html! {
        dialog #keys aria-label=(visit.word("web-keys")) {
            h2 { (visit.word("web-keys")) }
            dl.keys {
                @for (key, word) in KEYS {
                    div { dt { kbd { (key) } } dd { (visit.word(word)) } }
                }
            }
            label.switch {
                input #keys-off type="checkbox";
                " " (visit.word("web-keys-off"))
            }
            form method="dialog" { button { (visit.word("web-close")) } }
        }
    }
}
