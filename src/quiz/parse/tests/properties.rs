//! What holds for any text: nothing panics, and what is printed parses back.

use proptest::prelude::*;

use super::*;
use crate::lab::{Experiment, Intervention, Symptom, TaskName};
use crate::quiz::question::{AnswerOption, Form, Scenario};

fn words() -> impl Strategy<Value = String> {
    "(모델|검증 손실|the model|`x = 1`|\\*\\*굵게\\*\\*|값：|epoch 100)( (을|drops|a\\.b|42|→|\\$x\\$)){1,3}"
}

fn passage() -> impl Strategy<Value = String> {
    (words(), words(), 0..4_usize).prop_map(|(first, second, shape)| match shape {
        0 => first,
        1 => format!("{first}\n{second}"),
        2 => format!("{first}\n\n{second}"),
        _ => format!("{first}\n- {second}\n  - {second}"),
    })
}

prop_compose! {
    fn any_question()(
        stem in passage(),
        texts in prop::collection::vec((passage(), prop::option::of(passage()), any::<bool>()), 2..7),
        key in prop_oneof![
            prop::collection::btree_set(0..2_usize, 1..3).prop_map(|key| (Form::Choice, key.into_iter().collect::<Vec<_>>())),
            Just(vec![0, 1]).prop_shuffle().prop_map(|key| (Form::Ordering, key)),
            prop::collection::vec(0..2_usize, 2..8).prop_map(|key| (Form::Matching, key)),
        ],
        explanation in prop::option::of(passage()),
        exam in prop::option::of("[A-Z]{3}-C0[0-9]"),
        lab in prop::option::of(1..100_usize),
        scenario in prop::option::of(passage()),
    ) -> Question {
        let options: Vec<AnswerOption> = texts.into_iter().enumerate().map(|(at, (text, explanation, pinned))| {
            let explanation = explanation.map(|why| format!("왜냐하면 {why}"));
            let text = format!("{text} {at}번째");
            AnswerOption { label: OptionLabel::at(at).expect("a letter"), text, explanation, pinned }
        }).collect();
        let experiment = |fork| Experiment {
            task: TaskName::Image,
            fork,
            epochs: 4 * fork,
            symptom: Symptom::NAMES[fork % 2].1,
            baseline: Intervention::none(),
            options: options.iter().map(|o| (o.label.to_string(), Some(Intervention::none()))).collect(),
        };
        Question {
            id: QuestionId("질문: 1 # \"a\"".into()),
            note: NoteId(NOTE.into()),
            line: 0,
            scenario: scenario.map(|text| Scenario { name: "s-003".into(), text }),
            stem,
            form: key.0,
            key: key.1.into_iter().filter_map(OptionLabel::at).collect(),
            explanation: explanation.unwrap_or_default(),
            tags: vec![Tag::new("exam/ml").expect("a tag")],
            exam,
            task: None,
            lab: lab.map_or(LabSetting::Absent, |fork| LabSetting::Given(experiment(fork))),
            options,
        }
    }
}

proptest! {
    #[test]
    fn what_is_printed_parses_back(question in any_question()) {
        let (read, _) = parse(&print(&question));
        prop_assert_eq!(read.len(), 1);
        prop_assert_eq!(&Question { line: 0, ..read[0].clone() }, &question);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}", start in 0..50_usize) {
        let note = NoteId("a.md".into());
        let source = Source { note: &note, text: &text, body_start: start, frontmatter: None, frontmatter_first_line: 2, tags: &[] };
        let _ = questions(&source);
    }

    #[test]
    fn no_shuffled_grammar_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
        "**Question:**", "- A) x", "B) y", "정답: ", "A", "### 해설", "- B: z", "```", "<!-- quiz: ", "-->", "> ", "[!a]-", "---",
        "\n", "\n\n", "  ", "{id: a}", "<details>", "<summary>", "- [x] ", "**", "①", "💡", "#", "lab: ", "Ａ：", "1) ", "2) ", "정답: 2", "**2번.** ",
    ]), 0..40)) {
        let text = parts.concat();
        let (questions, _) = parse(&text);
        for question in questions {
            prop_assert!(question.options.len() >= 2);
            prop_assert!(question.key.iter().all(|label| question.option(*label).is_some()));
        }
    }
}
