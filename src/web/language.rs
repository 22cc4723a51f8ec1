//! Language: which of ours a reader wants: the one switched to, else what the browser wishes for.

use super::failure::Failure;
use super::place;
use super::reply::Reply;
use super::visit::Visit;
use crate::text::Lang;

/// Cookie that keeps what was switched to.
pub(super) const COOKIE: &str = "lang";

/// `cookies` and `wishes` as in `Cookie` and `Accept-Language`.
pub(super) fn of(cookies: &str, wishes: &str, otherwise: Lang) -> Lang {
    let switched = cookies.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == COOKIE).then(|| named(value))?
    });
    switched.or_else(|| wished(wishes)).unwrap_or(otherwise)
}

/// The wish of the greatest weight that we can meet; of equal ones the first (RFC 9110, 12.5.4).
fn wished(wishes: &str) -> Option<Lang> {
    let mut best: Option<(Lang, f32)> = None;
    for wish in wishes.split(',') {
        let (range, weight) = wish.split_once(";q=").unwrap_or((wish, "1"));
        let weight = weight.trim().parse().unwrap_or(0.0);
        let primary = range.trim().split('-').next().unwrap_or_default();
        let Some(lang) = named(&primary.to_ascii_lowercase()) else {
            continue;
        };
        if weight > best.map_or(0.0, |(_, known)| known) {
            best = Some((lang, weight));
        }
    }
    best.map(|(lang, _)| lang)
}

fn named(name: &str) -> Option<Lang> {
    let known = Lang::NAMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, lang)| *lang)
}

/// Switches the language and returns to where the reader was.
pub(super) fn switch(visit: &Visit) -> Result<Reply, Failure> {
    let lang = visit.field("lang");
    named(lang).ok_or_else(|| Failure::bad_field("lang", lang))?;
    Ok(Reply::SeeWith {
        to: place::own(visit.field("back")).to_owned(),
        cookie: format!("{COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cookies: &str, wishes: &str, expected: Lang) {
        assert_eq!(
            of(cookies, wishes, Lang::En),
            expected,
            "{cookies} {wishes}"
        );
    }

    #[test]
    fn a_switch_counts_more_than_a_wish() {
        check("", "ko-KR,ko;q=0.9,en;q=0.8", Lang::Ko);
        check("", "en-US,en;q=0.9,ko;q=0.8", Lang::En);
        check("", "de, en;q=0.2, ko;q=0.7", Lang::Ko);
        check("", "ko;q=0", Lang::En);
        check("a=b; lang=en", "ko", Lang::En);
        check("lang=xx", "ko", Lang::Ko);
        check("", "", Lang::En);
    }
}
