//! Grade: a choice compared with the key, and the fingerprint of the question as it was asked.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letters;
use super::question::{Form, OptionLabel, Question, QuestionId};

/// What a question said when it was answered: 64 hex digits. Explanations, tags and the order of options do not
/// change it, nor do braces around a letter; any word of scenario, stem or options does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub String);

/// An answer with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedAnswer {
    pub question: QuestionId,
    pub fingerprint: Fingerprint,
    /// The options as the learner saw them, first to last.
    pub shown: Vec<OptionLabel>,
    /// Of a choice sorted, each once; else in the order chosen.
    pub chosen: Vec<OptionLabel>,
    /// As in the question.
    pub key: Vec<OptionLabel>,
    /// All of the key and nothing else was chosen, in its order where there is one.
    pub correct: bool,
}

impl GradedAnswer {
    /// The place at which the learner saw an option and its letter in the note, which explanations use: `3 (A)`.
    #[must_use]
    pub fn name(&self, label: OptionLabel) -> String {
        let place = self.shown.iter().position(|shown| *shown == label);
        place.map_or_else(
            || label.to_string(),
            |place| format!("{} ({label})", place + 1),
        )
    }

    /// Options by their names: `3 (A), 1 (B)`, in order `3 (A) → 1 (B)`, to prompts `1: 3 (A), 2: 1 (B)`.
    #[must_use]
    pub fn listed(&self, labels: &[OptionLabel], form: Form) -> String {
        let names = labels.iter().map(|label| self.name(*label));
        let (names, joint): (Vec<String>, &str) = match form {
            Form::Choice => (names.collect(), ", "),
            Form::Ordering => (names.collect(), " → "),
            Form::Matching => {
                let prompts = (1..).zip(names);
                let matched = prompts.map(|(prompt, name)| format!("{prompt}: {name}"));
                (matched.collect(), ", ")
            }
        };
        names.join(joint)
    }

    /// The options in the order in which their explanations are read: the key first, in its order; of a choice then what
    /// was chosen; then the others.
    #[must_use]
    pub fn by_interest(&self, form: Form) -> Vec<OptionLabel> {
        let mut labels = self.shown.clone();
        labels.sort();
        labels.sort_by_key(|label| {
            let place = self.key.iter().position(|key| key == label);
            let is_wrong_choice = form == Form::Choice && self.chosen.contains(label);
            place.unwrap_or(if is_wrong_choice {
                OptionLabel::MOST
            } else {
                usize::MAX
            })
        });
        labels
    }
}

impl Fingerprint {
    #[must_use]
    pub fn of(question: &Question) -> Fingerprint {
        let labels = question.labels();
        let folded = |text: &str| folded(&letters::plain_text(text, &labels));
        let mut options: Vec<String> = question
            .options
            .iter()
            .map(|option| folded(&option.text))
            .collect();
        options.sort();
        let mut hash = blake3::Hasher::new();
        let scenario = question.scenario.as_ref();
        let scenario = scenario.map(|scenario| folded(&scenario.text));
        for text in std::iter::once(folded(&question.stem))
            .chain(options)
            .chain(scenario)
        {
            hash.update(&(text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        Fingerprint(hash.finalize().to_hex().to_string())
    }
}

fn folded(text: &str) -> String {
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    };
    let lower = composed.to_lowercase();
    let mut words = lower.split_whitespace();
    let mut folded = words.next().unwrap_or_default().to_owned();
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    folded
}

/// Grades a choice whose labels are options of the question.
pub(super) fn grade(
    question: &Question,
    shown: &[OptionLabel],
    mut chosen: Vec<OptionLabel>,
) -> GradedAnswer {
    if question.form == Form::Choice {
        chosen.sort();
        chosen.dedup();
    }
    GradedAnswer {
        question: question.id.clone(),
        fingerprint: Fingerprint::of(question),
        shown: shown.to_vec(),
        correct: chosen == question.key,
        chosen,
        key: question.key.clone(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::quiz::question::{AnswerOption, LabSetting, Scenario};
    use crate::vault::NoteId;

    /// A question with these options, A first.
    pub(in crate::quiz) fn question(id: &str, stem: &str, options: &[&str], key: &str) -> Question {
        let option = |(at, text): (usize, &&str)| AnswerOption {
            label: OptionLabel::at(at).expect("a letter"),
            text: (*text).to_owned(),
            explanation: None,
            pinned: text.contains("of the above"),
        };
        Question {
            id: QuestionId(id.to_owned()),
            note: NoteId("a.md".to_owned()),
            line: 1,
            scenario: None,
            stem: stem.to_owned(),
            options: options.iter().enumerate().map(option).collect(),
            form: Form::Choice,
            key: key.chars().map(OptionLabel).collect(),
            explanation: String::new(),
            tags: Vec::new(),
            exam: None,
            task: None,
            lab: LabSetting::Absent,
        }
    }

    fn same(stem: &str, options: &[&str]) -> bool {
        let of = |stem, options| Fingerprint::of(&question("a", stem, options, "A"));
        of("Which One?", &["early stopping", "dropout"]) == of(stem, options)
    }

    #[test]
    fn only_words_change_a_fingerprint() {
        assert!(same("which\n one?", &["Early  stopping", "dropout"]));
        assert!(same("Which One?", &["dropout", "early stopping"]));
        assert!(!same("Which One?", &["early stopping", "drop out"]));
        assert!(!same("Which One? early", &["stopping", "dropout"]));
    }

    #[test]
    fn braces_around_a_letter_are_no_other_words() {
        let of = |stem| Fingerprint::of(&question("a", stem, &["1", "2"], "A"));
        assert_eq!(of("unlike {B}?"), of("unlike B?"));
        assert_ne!(of("unlike {C}?"), of("unlike C?"));
    }

    #[test]
    fn a_scenario_is_asked_too() {
        let plain = question("a", "x", &["1", "2"], "A");
        let about = |text: &str| {
            let (name, text) = ("s-1".to_owned(), text.to_owned());
            let scenario = Some(Scenario { name, text });
            Fingerprint::of(&Question {
                scenario,
                ..plain.clone()
            })
        };
        assert_eq!(about("a shop"), about("a  Shop"));
        assert_ne!(about("a shop"), about("a bank"));
        assert_ne!(about("a shop"), Fingerprint::of(&plain));
    }

    /// Logs hold fingerprints: what is not changed may not change them.
    #[test]
    fn a_fingerprint_stays_what_it_was() {
        let asked = question("a", "Which One?", &["early stopping", "dropout"], "A");
        assert_eq!(
            Fingerprint::of(&asked).0,
            "33ae888fb4e000ef2190b3c0d7d9fd7ba25194cf0ae366ff104f22f8b36db9da"
        );
    }

    #[test]
    fn all_of_the_key_and_nothing_else_is_correct() {
        let question = question("a", "x", &["1", "2", "3"], "AC");
        let correct =
            |chosen: &str| grade(&question, &[], chosen.chars().map(OptionLabel).collect()).correct;
        assert!(correct("AC") && correct("CA") && correct("ACA"));
        assert!(!correct("A") && !correct("AB") && !correct("ABC") && !correct(""));
    }

    #[test]
    fn a_sequence_is_right_in_its_order_alone() {
        let plain = question("a", "x", &["1", "2", "3"], "CAB");
        let correct = |form, chosen: &str| {
            let asked = Question {
                form,
                ..plain.clone()
            };
            grade(&asked, &[], chosen.chars().map(OptionLabel).collect()).correct
        };
        assert!(correct(Form::Ordering, "CAB") && !correct(Form::Ordering, "ABC"));
        assert!(correct(Form::Matching, "CAB") && !correct(Form::Matching, "CCB"));
        let again = Question {
            key: vec![OptionLabel('A'); 3],
            form: Form::Matching,
            ..plain
        };
        assert!(grade(&again, &[], vec![OptionLabel('A'); 3]).correct);
    }
}
