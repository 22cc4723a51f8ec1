//! The shipped questions as somebody reads them who knows nothing and wants to guess: the length of an option must not
//! tell the key, and neither may its letter. And as somebody who practises: no section of a note is asked twice.

use std::collections::BTreeSet;

use patience::quiz::exam::draw;
use patience::quiz::{Bank, Blueprint, Form, Question, Source};
use patience::seed::Seed;
use patience::vault::Vault;

use crate::repository::root;

/// How much better than chance a guess may do, as a share.
const BAND: f64 = 0.05;

fn bank() -> Bank {
    let vault = Vault::read(root()).expect("readable");
    let mappings: Vec<_> = vault
        .notes()
        .iter()
        .map(|note| note.frontmatter.mapping())
        .collect();
    let notes = vault.notes().iter().zip(&mappings);
    Bank::read(notes.map(|(note, mapping)| Source::of(note, mapping.as_ref())))
}

fn choices() -> Vec<Question> {
    let bank = bank();
    let questions = bank.questions().iter();
    let is_choice = |question: &&Question| question.form == Form::Choice && question.key.len() == 1;
    questions.filter(is_choice).cloned().collect()
}

/// How often a guess is right, and how often chance is, as shares. Of options between which a guess does not tell, each
/// counts by its share.
fn guessed(questions: &[Question], guess: impl Fn(&Question) -> Vec<usize>) -> (f64, f64) {
    let of_one = |question: &Question| {
        let places = guess(question);
        let key = |place: &&usize| question.key.contains(&question.options[**place].label);
        places.iter().filter(key).count() as f64 / places.len() as f64
    };
    let right: f64 = questions.iter().map(of_one).sum();
    let chance: f64 = questions
        .iter()
        .map(|question| 1.0 / question.options.len() as f64)
        .sum();
    (
        right / questions.len() as f64,
        chance / questions.len() as f64,
    )
}

/// The places of the options whose length is the greatest by a measure.
fn greatest(question: &Question, measure: impl Fn(usize) -> i64) -> Vec<usize> {
    let lengths = question
        .options
        .iter()
        .map(|option| measure(option.text.chars().count()));
    let lengths: Vec<i64> = lengths.collect();
    let most = lengths.iter().max().copied();
    let places = lengths.iter().enumerate();
    places
        .filter(|(_, length)| Some(**length) == most)
        .map(|(place, _)| place)
        .collect()
}

#[test]
fn length_does_not_tell_the_key() {
    let questions = choices();
    assert!(questions.len() > 80, "{}", questions.len());
    for (name, sign) in [("longest", 1), ("shortest", -1)] {
        let (right, chance) = guessed(&questions, |question| {
            greatest(question, |length| sign * length as i64)
        });
        assert!(
            right <= chance + BAND,
            "{name}: {right:.3} by {chance:.3} of chance"
        );
    }
}

#[test]
fn no_letter_is_the_key_much_more_often_than_another() {
    let questions = choices();
    for place in 0..4 {
        let (right, chance) = guessed(&questions, |_| vec![place]);
        assert!(
            right <= chance + BAND,
            "place {place}: {right:.3} by {chance:.3} of chance"
        );
    }
}

#[test]
fn a_practice_set_of_twenty_asks_no_section_twice() {
    let bank = bank();
    let blueprint = Blueprint::named("MLA-C01").expect("an exam");
    for seed in 0..100 {
        let items = draw(blueprint, &bank, 20, Seed(seed)).paper.items;
        let drawn = items.iter().filter_map(|item| bank.get(&item.question));
        let sections = drawn.filter_map(Question::section);
        let sections: Vec<_> = sections.map(|link| (link.target, link.heading)).collect();
        let distinct: BTreeSet<_> = sections.iter().collect();
        assert_eq!(
            (items.len(), distinct.len()),
            (20, sections.len()),
            "{seed}"
        );
    }
}

/// Those that lie in a note rest on that note.
#[test]
fn every_question_of_a_file_of_its_own_rests_on_a_section() {
    let bank = bank();
    let in_files = |question: &&Question| question.note.as_str().starts_with("questions/");
    let questions = bank.questions().iter().filter(in_files);
    let without: Vec<&str> = questions
        .filter(|question| question.section().is_none())
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(without, Vec::<&str>::new());
}

#[test]
fn every_tag_is_below_one_that_the_map_of_the_notes_explains() {
    let vault = Vault::read(root()).expect("readable");
    let map = vault.find("map-of-content")[0];
    let tags = vault.notes().iter().flat_map(|note| &note.tags);
    let unexplained: BTreeSet<&str> = tags
        .map(|tag| tag.as_str())
        .filter(|tag| {
            let branch = tag.split('/').next().unwrap_or_default();
            branch == *tag || !map.text.contains(&format!("| `{branch}/` |"))
        })
        .collect();
    assert_eq!(unexplained, BTreeSet::new());
}
