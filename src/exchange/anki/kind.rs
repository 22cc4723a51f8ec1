//! Kind: the kind of note and the deck of our questions, in the JSON of Anki's schema 11. Their numbers are part of what
//! a person has in Anki: an import knows them again, so they never change. A field that is added goes to the end.

use serde_json::{Value, json};

/// The number of our kind of note.
pub(super) const KIND: i64 = 1_764_288_000_001;
/// The number of our deck.
pub(super) const DECK: i64 = 1_764_288_000_002;

/// The fields of a note. The first is what Anki sorts by.
pub(super) const FIELDS: [&str; 7] = [
    "Question",
    "Options",
    "Key",
    "Answer",
    "Explanation",
    "Exam",
    "Id",
];

/// The kinds of note of the package, as text.
pub(super) fn kinds(seconds: i64) -> String {
    let field = |(place, name): (usize, &&str)| {
        json!({
            "name": name, "ord": place, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": [],
        })
    };
    let fields: Vec<Value> = FIELDS.iter().enumerate().map(field).collect();
    let template = json!({
        "name": "Question", "ord": 0, "did": null, "bqfmt": "", "bafmt": "",
        "qfmt": include_str!("front.html"), "afmt": include_str!("back.html"),
    });
    let kind = json!({
        "id": KIND, "name": "patience", "type": 0, "mod": seconds, "usn": -1, "sortf": 0, "did": DECK,
        "tmpls": [template], "flds": fields, "css": include_str!("card.css"),
        "latexPre": "", "latexPost": "", "req": [[0, "any", [0]]], "tags": [], "vers": [],
    });
    json!({ KIND.to_string(): kind }).to_string()
}

/// The decks of the package: Anki's own, which it needs, and ours.
pub(super) fn decks(seconds: i64) -> String {
    let deck = |number: i64, name: &str| {
        json!({
            "id": number, "name": name, "mod": seconds, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": false,
            "browserCollapsed": false, "extendNew": 10, "extendRev": 50,
            "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
        })
    };
    json!({ "1": deck(1, "Default"), DECK.to_string(): deck(DECK, "patience") }).to_string()
}

/// How decks are studied: as Anki does when nothing is said.
pub(super) fn deck_settings() -> String {
    json!({ "1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true,
        "dyn": false,
        "new": { "delays": [1.0, 10.0], "ints": [1, 4, 7], "initialFactor": 2500, "order": 1, "perDay": 20, "bury": true,
            "separate": true },
        "rev": { "perDay": 200, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1.0, "maxIvl": 36500, "bury": true, "minSpace": 1 },
        "lapse": { "delays": [10.0], "mult": 0.0, "minInt": 1, "leechFails": 8, "leechAction": 0 },
    } })
    .to_string()
}

pub(super) fn settings() -> String {
    json!({
        "curDeck": DECK, "activeDecks": [DECK], "curModel": KIND, "nextPos": 1, "sortType": "noteFld",
        "sortBackwards": false, "addToCur": true, "newSpread": 0, "dueCounts": true, "estTimes": true, "timeLim": 0,
        "collapseTime": 1200,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sides_of_a_card_name_fields_that_exist() {
        for side in [include_str!("front.html"), include_str!("back.html")] {
            for name in side.split("{{").skip(1) {
                let name = name.split("}}").next().unwrap_or_default();
                let name = name.trim_start_matches(['#', '/']);
                assert!(FIELDS.contains(&name), "{name}");
            }
        }
    }
}
