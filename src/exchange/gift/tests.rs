//! GIFT as Moodle's documentation shows it and as its users write it, and back and forth.

use proptest::prelude::*;

use crate::exchange::outside::tests::say;
use crate::exchange::{Format, Order, Outside, Pictures, Target};
use crate::quiz::{AnswerOption, LabSetting, OptionLabel, Question, QuestionId};
use crate::vault::{NoteId, Tag};

/// Id, stem, options and key.
type Plain<'a> = (&'a str, &'a str, &'a [&'a str], &'a str);

/// Questions, and message, line and column of each problem.
#[track_caller]
fn check(text: &str, questions: &[Plain<'_>], problems: &[(&str, usize, usize)]) -> Vec<Question> {
    let read = Outside::new("bank.gift.txt", text).read(Format::Gift);
    let found: Vec<_> = read
        .questions
        .iter()
        .map(|question| {
            let options: Vec<&str> = question
                .options
                .iter()
                .map(|option| option.text.as_str())
                .collect();
            let key: String = question.key.iter().map(|label| label.0).collect();
            (question.id.as_str(), question.stem.as_str(), options, key)
        })
        .collect();
    let expected: Vec<_> = questions
        .iter()
        .map(|(id, stem, options, key)| (*id, *stem, options.to_vec(), (*key).to_owned()))
        .collect();
    assert_eq!(found, expected, "{text}");
    let told: Vec<_> = read
        .problems
        .iter()
        .map(|problem| {
            assert!(problem.hint.is_some());
            let place = problem.place.as_ref().expect("it has a place");
            assert_eq!(Some(place.text.as_str()), text.lines().nth(place.line - 1));
            (problem.message.id, place.line, place.column)
        })
        .collect();
    assert_eq!(told, problems, "{text}");
    read.questions
}

fn why(question: &Question, label: char) -> &str {
    let option = question.option(OptionLabel(label)).expect("an option");
    option.explanation.as_deref().unwrap_or_default()
}

#[test]
fn one_right_option() {
    let read = check(
        "// comment\n::무덤::Who's buried\\: whom? {\n=nobody#yes\n~Grant # no\\=no\n~%0%Cher####Nobody\\nat all.\n}",
        &[(
            "무덤",
            "Who's buried: whom?",
            &["nobody", "Grant", "Cher"],
            "A",
        )],
        &[],
    );
    assert_eq!(
        (why(&read[0], 'A'), why(&read[0], 'B'), why(&read[0], 'C')),
        ("yes", "no=no", "")
    );
    assert_eq!(read[0].explanation, "Nobody\nat all.");
    assert_eq!(read[0].line, 2);
}

#[test]
fn several_right_options() {
    check(
        "x{~%50%a ~%-100%b ~%50%c}\n\ny{~%33.333%a ~%33.333%b ~%33.333%c ~d}\n\nz{~%100%a ~%-50%b}",
        &[
            ("bank-1", "x", &["a", "b", "c"], "AC"),
            ("bank-2", "y", &["a", "b", "c", "d"], "ABC"),
            ("bank-3", "z", &["a", "b"], "A"),
        ],
        &[],
    );
}

#[test]
fn true_and_false() {
    let read = check(
        "a is b.{TRUE#no, it is#right!}\n\n가는 나다.{F#wrong}",
        &[
            ("bank-1", "a is b.", &["True", "False"], "A"),
            ("bank-2", "가는 나다.", &["참", "거짓"], "B"),
        ],
        &[],
    );
    assert_eq!(
        (why(&read[0], 'A'), why(&read[0], 'B')),
        ("right!", "no, it is")
    );
    assert_eq!((why(&read[1], 'A'), why(&read[1], 'B')), ("wrong", ""));
}

#[test]
fn a_missing_word_leaves_a_gap() {
    check(
        "Grant is {~buried =entombed} in it.",
        &[(
            "bank-1",
            "Grant is _____ in it.",
            &["buried", "entombed"],
            "B",
        )],
        &[],
    );
}

#[test]
fn marks_of_form_are_heeded() {
    let read = check(
        "[html]<p>a &lt; <b>b</b>\\:</p>{=<p>c</p>#<i>d</i> ~[markdown]*e* <f>}\n\n[markdown]*a* <b>{=c ~d}\n\na <b>b</b>{=c ~d}",
        &[
            ("bank-1", "a < **b**:", &["c", "*e* <f>"], "A"),
            ("bank-2", "*a* <b>", &["c", "d"], "A"),
            ("bank-3", "a **b**", &["c", "d"], "A"),
        ],
        &[],
    );
    assert_eq!(why(&read[0], 'A'), "*d*");
}

#[test]
fn categories_and_comments_become_tags_and_ids() {
    let read = check(
        "$CATEGORY: $course$/top/AWS ML/Overfitting!\n\n// [id:own] [tag:exam/mla]\n::name::x{=a ~b}\n\n$CATEGORY: top\ny{=a ~b}",
        &[
            ("own", "x", &["a", "b"], "A"),
            ("bank-2", "y", &["a", "b"], "A"),
        ],
        &[],
    );
    let tags: Vec<&str> = read[0].tags.iter().map(Tag::as_str).collect();
    assert_eq!(tags, ["exam/mla", "AWS-ML/Overfitting"]);
    assert_eq!(read[1].tags, []);
}

#[test]
fn what_is_no_choice_is_told_and_the_rest_is_read() {
    let good = "\n\ny{=a ~b}";
    let next: &[Plain<'_>] = &[("bank-2", "y", &["a", "b"], "A")];
    for (text, message, line, column) in [
        ("x {}", "exchange-gift-essay", 1, 3),
        ("x\nz {#5:1}", "exchange-gift-number", 2, 3),
        ("x {=a -> b =c -> d}", "exchange-gift-matching", 1, 3),
        ("x {=a}", "exchange-gift-short", 1, 3),
        ("과적합 x", "exchange-gift-no-answer", 1, 1),
        ("과적합 {=a ~b", "exchange-gift-brace", 1, 5),
        ("x =a}", "exchange-gift-brace", 1, 5),
        ("x {~a ~b}", "exchange-no-key", 1, 3),
        ("x {~%100%a}", "exchange-few-options", 1, 3),
        ("{=a ~b}", "exchange-no-stem", 1, 1),
        ("x {=a =b ~c}", "exchange-gift-either", 1, 7),
        ("x {~%100%a ~%100%b ~c}", "exchange-gift-either", 1, 12),
    ] {
        check(&format!("{text}{good}"), next, &[(message, line, column)]);
    }
}

#[test]
fn partial_weights_are_told_and_the_question_is_read() {
    let weights = "exchange-gift-weights";
    check(
        "x {=a ~%50%b ~c}",
        &[("bank-1", "x", &["a", "b", "c"], "A")],
        &[(weights, 1, 7)],
    );
    check(
        "x {~%70%a ~%30%b ~c}",
        &[("bank-1", "x", &["a", "b", "c"], "AB")],
        &[(weights, 1, 4)],
    );
    check(
        "x {~%50%a ~c}",
        &[("bank-1", "x", &["a", "c"], "A")],
        &[(weights, 1, 4)],
    );
}

#[test]
fn words_that_mean_something_here_are_escaped() {
    check(
        "x\\nA) y{=a ~b}",
        &[("bank-1", "x\nA\\) y", &["a", "b"], "A")],
        &[],
    );
}

fn words() -> impl Strategy<Value = String> {
    "(모델|검증 손실|a|`x = 1`|\\*\\*굵게\\*\\*|%50%|\\[html\\]|\\\\|\\\\n|C:\\\\data)( (을|~b|=c|#d|\\{e\\}|f:g|::|####|->|//|\\$x\\$|</p>|\\\\=)){1,3}"
}

fn text() -> impl Strategy<Value = String> {
    (words(), words(), 0..3_usize).prop_map(|(first, second, shape)| match shape {
        0 => first,
        1 => format!("{first}\n{second}"),
        _ => format!("{first}\n\n{second}"),
    })
}

prop_compose! {
    fn any_question()(
        stem in text(),
        texts in prop::collection::vec((text(), prop::option::of(text())), 2..7),
        key in prop::collection::btree_set(0..2_usize, 1..3),
        explanation in prop::option::of(text()),
        id in "[가-힣a-z]([가-힣a-z :=~#{}\\]\\\\-]{0,10}[가-힣a-z])?",
    ) -> Question {
        let option = |(at, (text, explanation))| AnswerOption {
            label: OptionLabel::at(at).expect("a letter"),
            text,
            explanation,
            pinned: false,
        };
        Question {
            id: QuestionId(id.split_whitespace().collect::<Vec<_>>().join(" ")),
            note: NoteId::new("bank.gift.txt"),
            line: 2,
            stem,
            options: texts.into_iter().enumerate().map(option).collect(),
            form: crate::quiz::Form::Choice,
            scenario: None,
            key: key.into_iter().filter_map(OptionLabel::at).collect(),
            explanation: explanation.unwrap_or_default(),
            tags: Tag::new("exam/ml").into_iter().collect(),
            exam: None,
            task: None,
            lab: LabSetting::Absent,
        }
    }
}

/// What the GIFT reader itself finds, before the words are fitted to the grammar of notes.
fn back_and_forth(question: &Question) -> Vec<Question> {
    let pictures = Pictures::default();
    let order = Order {
        questions: &[question, question],
        pictures: &pictures,
        now_ms: 0,
        say: &say,
    };
    let bytes = Target::Gift.export(&order).bytes;
    let text = String::from_utf8(bytes).expect("UTF-8");
    let (note, _) = crate::vault::Note::parse(NoteId::new("bank.gift.txt"), text);
    super::read(&note).0
}

proptest! {
    #[test]
    fn what_is_exported_is_imported(question in any_question()) {
        let read = back_and_forth(&question);
        prop_assert_eq!(read.len(), 2);
        for back in read {
            prop_assert_eq!(&Question { line: 2, ..back }, &question);
        }
    }

    #[test]
    fn no_text_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
        "::", "{", "}", "=", "~", "#", "####", "%50%", "%", "->", "\\", "\n", "\n\n", "//", "$CATEGORY:", "[html]", "T", "FALSE", "가", "a ", "[id:", "]", "<b>",
        "정답: A", "A) ", "```", "<!-- quiz: ",
    ]), 0..40)) {
        let outside = Outside::new("a.txt", &parts.concat());
        let _ = outside.guess();
        for question in outside.read(Format::Gift).questions {
            prop_assert!(question.options.len() >= 2 && !question.key.is_empty());
        }
    }
}
