//! Session: one sitting over picked questions. It asks, takes an answer, shows it graded, and goes on.
//! What was answered is handed out and kept elsewhere (`history/`).

use std::collections::BTreeSet;

use super::error::Error;
use super::grade::{GradedAnswer, grade};
use super::letters;
use super::question::{Form, OptionLabel, Question, QuestionId};
use crate::seed::Seed;

/// One sitting. The order of each question's options follows from the seed and never changes.
#[derive(Clone, Debug)]
pub struct Session {
    questions: Vec<Question>,
    seed: Seed,
    state: State,
    /// The question that waits, as the learner sees it.
    asked: Option<Question>,
    graded: Vec<GradedAnswer>,
}

/// A question is asked so often in one session at most, however often it is answered wrongly.
const MOST_ASKED: usize = 3;

/// Where a session stands; places are 0-based.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    Asking {
        place: usize,
        shown: Vec<OptionLabel>,
    },
    Answered {
        place: usize,
        graded: GradedAnswer,
    },
    Finished,
}

/// A question as the learner sees it. The key is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking<'a> {
    pub id: &'a QuestionId,
    /// 1-based, of `total`.
    pub position: usize,
    pub total: usize,
    /// With the scenario above it, if there is one.
    pub stem: &'a str,
    /// In shown order.
    pub options: Vec<Shown<'a>>,
    pub form: Form,
    /// How many options are to be chosen.
    pub select: usize,
}

/// An option as the learner sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown<'a> {
    /// 1-based; what the learner types.
    pub position: usize,
    /// What is handed back with the answer.
    pub label: OptionLabel,
    pub text: &'a str,
}

impl<'a> Asking<'a> {
    /// A question, [`as_shown`], at a 0-based place of so many, its options in this order.
    #[must_use]
    pub fn of(
        question: &'a Question,
        shown: &[OptionLabel],
        place: usize,
        total: usize,
    ) -> Asking<'a> {
        let option = |(at, label): (usize, &OptionLabel)| {
            let text = question
                .option(*label)
                .map_or("", |option| option.text.as_str());
            Shown {
                position: at + 1,
                label: *label,
                text,
            }
        };
        Asking {
            id: &question.id,
            position: place + 1,
            total,
            stem: &question.stem,
            options: shown.iter().enumerate().map(option).collect(),
            form: question.form,
            select: question.key.len(),
        }
    }

    /// Whether this can be an answer. To choose nothing always can.
    ///
    /// # Errors
    /// When a label is no option, or too few or too many are chosen.
    pub fn accepts(&self, chosen: &[OptionLabel]) -> Result<(), Error> {
        let is_option = |label| self.options.iter().any(|option| option.label == label);
        if let Some(&label) = chosen.iter().find(|&&label| !is_option(label)) {
            return Err(Error::NotAnOption { label });
        }
        let chosen = count(chosen, self.form);
        if chosen != 0 && chosen != self.select {
            let wanted = self.select;
            return Err(Error::WrongCount { chosen, wanted });
        }
        Ok(())
    }
}

impl Session {
    /// Starts with the first question; without questions it is finished at once.
    #[must_use]
    pub fn new(questions: Vec<Question>, seed: Seed) -> Session {
        let mut session = Session {
            questions,
            seed,
            state: State::Finished,
            asked: None,
            graded: Vec::new(),
        };
        session.ask(0);
        session
    }

    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything answered so far, in order.
    #[must_use]
    pub fn graded(&self) -> &[GradedAnswer] {
        &self.graded
    }

    /// The question that waits for an answer.
    #[must_use]
    pub fn asking(&self) -> Option<Asking<'_>> {
        let State::Asking { place, shown } = &self.state else {
            return None;
        };
        let question = self.asked.as_ref()?;
        Some(Asking::of(question, shown, *place, self.questions.len()))
    }

    /// The question that waits, as the learner sees it, with its key.
    #[must_use]
    pub fn waiting(&self) -> Option<&Question> {
        self.asking().and(self.asked.as_ref())
    }

    /// The question just answered, with its key and explanations, and the verdict.
    #[must_use]
    pub fn answered(&self) -> Option<(&Question, &GradedAnswer)> {
        match &self.state {
            State::Answered { place, graded } => Some((&self.questions[*place], graded)),
            State::Asking { .. } | State::Finished => None,
        }
    }

    /// Takes the answer to the question that waits. To choose nothing is to say "I don't know".
    ///
    /// # Errors
    /// When no question waits, a label is no option, or too few or too many are chosen. The question waits on.
    pub fn answer(&mut self, chosen: Vec<OptionLabel>) -> Result<GradedAnswer, Error> {
        let State::Asking { place, shown } = &self.state else {
            return Err(Error::NotAsking);
        };
        let question = &self.questions[*place];
        Asking::of(question, shown, *place, self.questions.len()).accepts(&chosen)?;
        let graded = grade(question, shown, chosen);
        self.state = State::Answered {
            place: *place,
            graded: graded.clone(),
        };
        self.graded.push(graded.clone());
        Ok(graded)
    }

    /// Goes on from an answered question to the next; else changes nothing.
    pub fn advance(&mut self) {
        if let State::Answered { place, .. } = self.state {
            self.ask(place + 1);
        }
    }

    /// Asks the question just answered once more, so many questions later or else last; not when nothing lies between, and
    /// not more than [`MOST_ASKED`] times. Tells whether it will be.
    pub fn ask_again(&mut self, after: usize) -> bool {
        let State::Answered { place, .. } = self.state else {
            return false;
        };
        let question = self.questions[place].clone();
        let asked = self
            .questions
            .iter()
            .filter(|known| known.id == question.id);
        let is_enough = asked.count() >= MOST_ASKED;
        let at = (place + 1 + after).min(self.questions.len());
        if is_enough || at == place + 1 {
            return false;
        }
        self.questions.insert(at, question);
        true
    }

    /// Takes back the last answer and asks its question again, with its options as they were; `None` when nothing is
    /// answered.
    pub fn take_back(&mut self) -> Option<GradedAnswer> {
        let place = self.graded.len().checked_sub(1)?;
        let graded = self.graded.pop()?;
        let mut at = 0;
        self.questions.retain(|question| {
            at += 1;
            at <= place + 1 || question.id != graded.question
        });
        self.show(place, graded.shown.clone());
        Some(graded)
    }

    fn ask(&mut self, place: usize) {
        match self.questions.get(place) {
            Some(question) => self.show(place, shown_order(question, self.seed, place)),
            None => self.state = State::Finished,
        }
    }

    fn show(&mut self, place: usize, shown: Vec<OptionLabel>) {
        self.asked = Some(as_shown(&self.questions[place], &shown));
        self.state = State::Asking { place, shown };
    }
}

/// A question as the learner reads it when its options are shown in this order: the scenario above the stem, and options
/// that are named by letter named by their places.
#[must_use]
pub fn as_shown(question: &Question, shown: &[OptionLabel]) -> Question {
    let placed = letters::placed(question, shown);
    Question {
        stem: placed.asked().into_owned(),
        ..placed
    }
}

/// How much is chosen; an option counts once, but where it may fit several prompts.
fn count(chosen: &[OptionLabel], form: Form) -> usize {
    match form {
        Form::Matching => chosen.len(),
        Form::Choice | Form::Ordering => chosen.iter().collect::<BTreeSet<_>>().len(),
    }
}

/// The options in random order, pinned ones last; as written when the question speaks of its options by letter.
pub(super) fn shown_order(question: &Question, seed: Seed, place: usize) -> Vec<OptionLabel> {
    let (pinned, mut free): (Vec<_>, Vec<_>) =
        question.options.iter().partition(|option| option.pinned);
    if letters::keep_order(question) {
        return question.options.iter().map(|option| option.label).collect();
    }
    seed.stream("options", &[place as u64]).shuffle(&mut free);
    free.into_iter()
        .chain(pinned)
        .map(|option| option.label)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::grade::tests::question;

    const OPTIONS: [&str; 4] = [
        "early stopping",
        "dropout",
        "more data",
        "none of the above",
    ];

    fn session(stem: &str, options: &[&str], key: &str, seed: u64) -> Session {
        let asked = |id| question(id, stem, options, key);
        Session::new(vec![asked("one"), asked("two")], Seed(seed))
    }

    fn labels(letters: &str) -> Vec<OptionLabel> {
        letters.chars().map(OptionLabel).collect()
    }

    fn shown(session: &Session) -> String {
        session
            .asking()
            .expect("asking")
            .options
            .iter()
            .map(|option| option.label.0)
            .collect()
    }

    #[test]
    fn a_session_asks_and_answers_and_ends() {
        let mut session = session("x?", &OPTIONS, "A", 1);
        assert_eq!(
            session
                .asking()
                .map(|asking| (asking.position, asking.total, asking.select)),
            Some((1, 2, 1))
        );
        let graded = session.answer(labels("B")).expect("graded");
        assert!(!graded.correct && session.asking().is_none());
        assert_eq!(session.answer(labels("A")), Err(Error::NotAsking));
        assert_eq!(
            session.answered().map(|(question, _)| question.id.as_str()),
            Some("one")
        );
        session.advance();
        assert!(session.answer(labels("A")).expect("graded").correct);
        session.advance();
        assert_eq!(
            (session.state(), session.graded().len()),
            (&State::Finished, 2)
        );
        assert_eq!(Session::new(Vec::new(), Seed(1)).state(), &State::Finished);
    }

    #[test]
    fn what_cannot_be_an_answer_leaves_the_question_open() {
        let mut session = session("x?", &OPTIONS, "AB", 1);
        assert_eq!(
            session.answer(labels("A")),
            Err(Error::WrongCount {
                chosen: 1,
                wanted: 2
            })
        );
        assert_eq!(
            session.answer(labels("AAA")),
            Err(Error::WrongCount {
                chosen: 1,
                wanted: 2
            })
        );
        assert_eq!(
            session.answer(labels("AZ")),
            Err(Error::NotAnOption {
                label: OptionLabel('Z')
            })
        );
        assert!(session.answer(labels("BA")).expect("graded").correct);
    }

    /// What comes of an answer to a question whose key is CAB.
    fn check_sequence(form: Form, chosen: &str, expected: Result<bool, usize>) {
        let asked = Question {
            form,
            ..question("one", "x?", &OPTIONS, "CAB")
        };
        let answered = Session::new(vec![asked], Seed(1)).answer(labels(chosen));
        let got = answered
            .map(|graded| graded.correct)
            .map_err(|error| match error {
                Error::WrongCount { chosen, .. } => chosen,
                other => panic!("{other:?}"),
            });
        assert_eq!(got, expected, "{chosen}");
    }

    #[test]
    fn a_sequence_is_answered_in_its_order() {
        check_sequence(Form::Ordering, "CAB", Ok(true));
        check_sequence(Form::Ordering, "ABC", Ok(false));
        check_sequence(Form::Ordering, "CAA", Err(2));
        check_sequence(Form::Ordering, "CA", Err(2));
        check_sequence(Form::Matching, "CAA", Ok(false));
        check_sequence(Form::Matching, "CA", Err(2));
        check_sequence(Form::Matching, "", Ok(false));
    }

    #[test]
    fn options_are_shuffled_once_and_pinned_ones_stay_last() {
        let orders: BTreeSet<String> = (0..60)
            .map(|seed| shown(&session("x?", &OPTIONS, "A", seed)))
            .collect();
        assert_eq!(orders.len(), 6);
        assert!(orders.iter().all(|order| order.ends_with('D')));
        let mut session = session("x?", &OPTIONS, "A", 3);
        let before = shown(&session);
        assert_eq!(before, shown(&session));
        let graded = session.answer(labels("A")).expect("graded");
        assert_eq!(graded.shown, labels(&before));
    }

    #[test]
    fn the_right_option_may_stand_anywhere() {
        let place = |seed| {
            shown(&session("x?", &OPTIONS[..3], "A", seed))
                .find('A')
                .expect("A")
        };
        let places: BTreeSet<usize> = (0..40).map(place).collect();
        assert_eq!(places, BTreeSet::from([0, 1, 2]));
    }

    /// The ids that are asked, in order, when each answer is one of `answers`; `u` takes one back, `!` asks again later.
    fn check_asked(answers: &str, expected: &str) {
        let asked = |id: char| question(&id.to_string(), "x", &["1", "2"], "A");
        let mut session = Session::new("abc".chars().map(asked).collect(), Seed(1));
        let mut ids = String::new();
        for sign in answers.chars() {
            match sign {
                'u' => drop(session.take_back().expect("something was answered")),
                '!' => {
                    session.answer(labels("B")).expect("graded");
                    session.ask_again(5);
                }
                letter => drop(session.answer(vec![OptionLabel(letter)]).expect("graded")),
            }
            if let Some((question, _)) = session.answered() {
                ids += question.id.as_str();
            }
            session.advance();
        }
        assert_eq!(ids, expected, "{answers}");
    }

    #[test]
    fn what_was_wrong_is_asked_again_but_not_at_once_and_not_for_ever() {
        check_asked("!AAA", "abca");
        check_asked("!!!!AA", "abcabc");
        check_asked("!!!!!!!!!", "abcabcabc");
        check_asked("AA!", "abc");
    }

    #[test]
    fn an_answer_taken_back_is_asked_for_again() {
        check_asked("AuBAA", "aabc");
        check_asked("!uAAA", "aabc");
        check_asked("AAuuBAA", "ababc");
        let mut session = session("x?", &OPTIONS, "A", 3);
        let before = shown(&session);
        session.answer(labels("A")).expect("graded");
        assert!(session.take_back().is_some_and(|graded| graded.correct));
        assert_eq!((shown(&session), session.take_back()), (before, None));
    }

    fn check_order(stem: &str, option: &str, kept: bool) {
        let orders: BTreeSet<String> = (0..40)
            .map(|seed| shown(&session(stem, &["one", "two", "three", option], "A", seed)))
            .collect();
        assert_eq!(orders.len() == 1, kept, "{stem} {option}");
    }

    #[test]
    fn letters_in_the_text_keep_the_order_and_braced_ones_need_not() {
        check_order("x?", "both A and B", true);
        check_order("B번과 무엇이 다른가?", "four", true);
        check_order("A company trains a model. A model is slow.", "four", false);
        check_order("Compared with {B}, what is best?", "four", false);
    }

    #[test]
    fn a_braced_letter_is_asked_as_the_place_of_its_option() {
        let options = ["one", "two", "not {B}", "both {A} and {B}"];
        for seed in 0..10 {
            let session = session("Unlike {B}?", &options, "A", seed);
            let asking = session.asking().expect("asking");
            let place = |letter| shown(&session).find(letter).expect("shown") + 1;
            assert_eq!(asking.stem, format!("Unlike {}?", place('B')));
            let text = asking.options[place('C') - 1].text;
            assert_eq!(text, format!("not {}", place('B')));
        }
    }
}
