//! The catalogues are well-formed, complete in both languages, take the same values, and name no sentence twice.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Name of each sentence and the values it takes. Fails on anything that is not Fluent.
fn sentences(file: &str, text: &str) -> BTreeMap<String, BTreeSet<String>> {
    assert!(
        FluentResource::try_new(text.to_owned()).is_ok(),
        "{file} is not Fluent"
    );
    let mut sentences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            name = id.to_owned();
            assert!(
                !sentences.contains_key(&name),
                "{file}: {name} stands twice"
            );
        }
        let values = line.split('$').skip(1).map(|rest| {
            rest.chars()
                .take_while(|letter| letter.is_alphanumeric() || "-_".contains(*letter))
                .collect()
        });
        sentences
            .entry(name.clone())
            .or_default()
            .extend(values.collect::<Vec<String>>());
    }
    sentences.remove("");
    sentences
}

#[test]
fn both_languages_say_the_same_sentences_with_the_same_values() {
    for (file, en, ko) in CATALOGUES {
        assert_eq!(sentences(file, en), sentences(file, ko), "{file}");
    }
}

#[test]
fn a_sentence_stands_in_one_room() {
    let mut seen = BTreeSet::new();
    for (file, en, _) in CATALOGUES {
        for name in sentences(file, en).into_keys() {
            assert!(
                seen.insert(name.clone()),
                "{file}: {name} stands in another room too"
            );
        }
    }
}

#[test]
fn parts_are_said_in_the_language_of_the_whole() {
    let message = Message::new("lab-setting-unknown-name").with("name", "droput");
    assert!(Lang::En.say(&message).contains("`droput`"));
    assert_ne!(Lang::En.say(&message), Lang::Ko.say(&message));
    assert_eq!(
        Lang::En.say(&Message::new("no-such-sentence")),
        "no-such-sentence"
    );
}

#[test]
fn locales_choose_the_language() {
    for (locale, lang) in [
        ("ko_KR.UTF-8", Lang::Ko),
        ("ko", Lang::Ko),
        ("en_US", Lang::En),
        ("C.UTF-8", Lang::En),
    ] {
        assert_eq!(Lang::of_locale(locale), lang);
    }
}
