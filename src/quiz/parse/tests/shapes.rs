//! The shapes in which people write questions, and what only looks like one.

use super::*;

#[test]
fn question_file_with_frontmatter() {
    let text = "---\nid: overfit-1\nexam: MLA-C01\ntask: 2.3\ntags: [a]\nlab:\n  fork: 80\n  options:\n    B: { dropout: 0.5 }\n---\n\
                Which one?\n\n- A) Wait\n- B) Dropout\n\n**정답: B**\n\n### 해설\n그냥.\n- A: 아니다.\n";
    let (questions, problems) = parse_file("questions/overfit.md", text);
    assert_eq!(problems, []);
    let question = &questions[0];
    assert_eq!((question.id.as_str(), question.line), ("overfit-1", 11));
    assert_eq!(
        (question.exam.as_deref(), question.task.as_deref()),
        (Some("MLA-C01"), Some("2.3"))
    );
    let LabSetting::Given(lab) = &question.lab else {
        panic!("{:?}", question.lab)
    };
    assert_eq!((lab.fork, lab.epochs), (80, 320));
    assert_eq!(lab.options[0], ("A".to_owned(), None));
    assert_eq!(
        lab.options[1]
            .1
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("{ dropout: 0.5 }")
    );
    assert_eq!(
        (question.explanation.as_str(), why(question, 'A')),
        ("그냥.", "아니다.")
    );
}

#[test]
fn answer_lines_in_every_shape() {
    for answer in [
        "**정답: A) 하나**",
        "**정답:** A",
        "정답: A",
        "답: A",
        "Answer: A",
        "Correct answer: A",
        "**Answer**: A",
        "### 정답\nA",
        "### 정답\n\n**A) 하나**",
        "> [!success]- 정답: A",
        "> [!success]- 정답 보기\n> A",
        "정답 A. 하나",
        "### ✅ 정답: A",
        "<details><summary>정답</summary>\n\n정답: A\n\n</details>",
        "<details>\n<summary>정답 보기</summary>\nA\n</details>",
        "```\n답: A\n```",
        "ANSWER： Ａ",
        "- 정답: ①",
        "정답은 A입니다",
        "정답: 하나",
        "### 정답 및 해설\n정답: A",
        "### 정답\n- A) 하나",
    ] {
        let question = one(&format!(
            "**문제:** 무엇?\n\n- A) 하나\n- B) 둘\n\n{answer}\n"
        ));
        assert_eq!(
            (key(&question).as_str(), question.explanation.as_str()),
            ("A", ""),
            "{answer}"
        );
    }
}

#[test]
fn several_keys_in_every_shape() {
    for answer in [
        "정답: A, C",
        "정답: A와 C",
        "Correct answer: AC",
        "**정답: A, C**",
        "답: ①, ③",
        "### 정답\nA, C",
    ] {
        let question = one(&format!("Q. 무엇?\nA. 하나\nB. 둘\nC. 셋\n\n{answer}\n"));
        assert_eq!(key(&question), "AC", "{answer}");
    }
}

#[test]
fn options_in_every_shape() {
    for list in [
        "A) 하나\nB) 둘",
        "A. 하나\nB. 둘",
        "(A) 하나\n(B) 둘",
        "① 하나\n② 둘",
        "- **A)** 하나\n- **B)** 둘",
        "Ａ） 하나\nＢ） 둘",
        "- A) 하나\n\n- B) 둘",
        "* A: 하나\n* B: 둘",
        "```\nA. 하나\nB. 둘\n```",
        "- [ ] A) 하나\n- [ ] B) 둘",
        "> A) 하나\n> B) 둘",
        "**A)** 하나\n\n**B)** 둘",
        "  - a) 하나\n  - b) 둘",
        "**Options:**\n\n- A) 하나\n- B) 둘",
        "### 보기\nA. 하나\nB. 둘",
    ] {
        let question = one(&format!("**Question:** 무엇?\n\n{list}\n\n정답: B\n"));
        assert_eq!(options(&question), [('A', "하나"), ('B', "둘")], "{list}");
        assert_eq!(
            (question.stem.as_str(), key(&question).as_str()),
            ("무엇?", "B"),
            "{list}"
        );
    }
}

#[test]
fn explanations_in_every_shape() {
    for list in [
        "💡 추가 설명:\n- **Option B** - 느리다",
        "**💡 추가 설명:**\n- **Option B**: 느리다",
        "### 해설\n- B: 느리다",
        "**Explanation:**\n**B)** 느리다",
        "왜\n보기 B - 느리다",
        "왜?\nB번: 느리다",
        "해설:\n- **B) 둘** - 느리다",
        "- B) 느리다",
        "### 해설\n#### B) 둘\n느리다",
        "### 해설\n#### Option B\n느리다",
        "(해설)\n- **Option B**\n  느리다",
        "### 💡 추가 설명\n- B) 둘 - 느리다",
        "**해설**\n\n**B)**\n\n느리다",
    ] {
        let question = one(&format!(
            "## 문제 1\n무엇?\n\n- A) 하나\n- B) 둘\n\n**정답: A**\n\n{list}\n"
        ));
        assert_eq!(
            (why(&question, 'B'), question.explanation.as_str()),
            ("느리다", ""),
            "{list}"
        );
    }
}

#[test]
fn explanation_of_no_option_is_of_the_whole() {
    let question = one(
        "Q. 무엇?\nA. 하나\nB. 둘\n정답: A. 가장 싸기 때문이다.\n\n### 해설\n먼저.\n\n- B: 비싸다.\n  - 두 배다.\n- 참고: 문서\n",
    );
    assert_eq!(
        question.explanation,
        "가장 싸기 때문이다.\n\n먼저.\n\n- 참고: 문서"
    );
    assert_eq!(why(&question, 'B'), "비싸다.\n- 두 배다.");
}

#[test]
fn several_questions_in_one_note() {
    let text = "# 모음\n\n### 문제 1\n첫째?\n- A) 예\n- B) 아니오\n\n정답: A\n\n### 해설\n그렇다.\n\n### 문제 2\n둘째?\n- A) 예\n- B) 아니오\n\n\
                정답: B\n\n---\n\n셋째?\n\n- A) 예\n- B) 아니오\n\n정답: A\n\n**Question:** 넷째?\nA) 예\nB) 아니오\n정답: B\n";
    let (questions, problems) = parse(text);
    assert_eq!(problems, []);
    let read: Vec<_> = questions
        .iter()
        .map(|q| (q.id.as_str(), q.stem.as_str(), key(q), q.line))
        .collect();
    assert_eq!(
        read,
        [
            ("Early Stopping-1", "첫째?", "A".to_owned(), 4),
            ("Early Stopping-2", "둘째?", "B".to_owned(), 14),
            ("Early Stopping-3", "셋째?", "A".to_owned(), 22),
            ("Early Stopping-4", "넷째?", "B".to_owned(), 29),
        ]
    );
}

#[test]
fn a_numbered_list_of_questions_is_several() {
    let one = |n, key| {
        format!(
            "{n}. Which?\n    - A. one\n    - B. two\n\n    <details markdown=1><summary markdown='span'>Answer</summary>\n\n      \
             Correct answer: {key}\n\n    </details>\n\n"
        )
    };
    let (questions, problems) = parse(&(one(1, "B") + &one(2, "A")));
    assert_eq!(problems, []);
    assert_eq!(questions.iter().map(key).collect::<Vec<_>>(), ["B", "A"]);
}

#[test]
fn numbers_in_dress_open_the_next_question() {
    for (first, second) in [
        ("**1번.** ", "**2번.** "),
        ("1번. ", "2번. "),
        ("**1.** ", "**2.** "),
        ("Q1. ", "Q2. "),
        ("문제 1) ", "문제 2) "),
        ("다음을 풀어 보자.\n\n**1번)** ", "**2번)** "),
    ] {
        let text = format!(
            "## 문제\n\n{first}첫째?\n\nA) 하나\nB) 둘\n\n> [!success]- 정답: A\n> - **보기 B** - 느리다\n\n\
             {second}둘째?\n\nA) 셋\nB) 넷\n\n정답 B. 넷\n"
        );
        let (questions, problems) = parse(&text);
        assert_eq!(problems, [], "{text}");
        assert_eq!(questions.len(), 2, "{text}");
        assert_eq!(why(&questions[0], 'B'), "느리다", "{text}");
        assert!(questions[1].stem.ends_with("둘째?"), "{text}");
        assert_eq!(options(&questions[1]), [('A', "셋"), ('B', "넷")], "{text}");
        assert_eq!(key(&questions[1]), "B", "{text}");
    }
}

#[test]
fn a_numbered_list_in_an_explanation_opens_no_question() {
    let text = "1. 첫째?\nA) 하나\nB) 둘\n정답: A\n\n1. 싸다\n2. 빠르다\n\n2. 둘째?\nA) 셋\nB) 넷\n정답: B\n\n1. 크다\n2. 작다\n3. 같다\n";
    let (questions, problems) = parse(text);
    assert_eq!(problems, []);
    assert_eq!(questions.len(), 2);
    assert_eq!(questions[0].explanation, "1. 싸다\n2. 빠르다");
    assert_eq!(questions[1].explanation, "1. 크다\n2. 작다\n3. 같다");
}

#[test]
fn boxes_hold_the_key_of_each_question_of_a_list() {
    let text =
        "### Which ones?\n\n1. First?\n- [x] one\n- [ ] two\n\n2. Second?\n- [ ] one\n- [x] two\n";
    let (questions, problems) = parse(text);
    assert_eq!(problems, []);
    assert_eq!(questions.iter().map(key).collect::<Vec<_>>(), ["A", "B"]);
}

#[test]
fn options_that_begin_again_under_a_stem_are_the_next_question() {
    let text = "## 문제\n\n첫째는 무엇인가?\n\nA) 하나\nB) 둘\n\n정답: A\n\n싸다.\n\n- B: 느리다\n\n둘째는 무엇인가?\n\nA) 셋\nB) 넷\n\n정답: A\n\n- B: 크다\n";
    check_problem(text, "quiz-options-again", (16, 1), 2);
    let (questions, _) = parse(text);
    assert_eq!(
        (questions[1].stem.as_str(), questions[1].line),
        ("둘째는 무엇인가?", 14)
    );
    assert_eq!(options(&questions[1]), [('A', "셋"), ('B', "넷")]);
    assert_eq!(
        (questions[0].explanation.as_str(), why(&questions[0], 'B')),
        ("싸다.", "느리다")
    );
}

#[test]
fn options_that_begin_again_under_no_stem_are_reported() {
    let first = "Q. 첫째?\nA) 하나\nB) 둘\n정답: A\n\n";
    let again = "- A: 싸다\n- B: 느리다\n\n그림을 보라.\n\n- A) 셋\n- B) 넷\n";
    check_problem(&format!("{first}{again}"), "quiz-options-again", (11, 1), 1);
    let repeated = "A) 셋\nB) 넷\n\n정답: A\n";
    check_problem(
        &format!("{first}{repeated}"),
        "quiz-options-again",
        (6, 1),
        1,
    );
}

#[test]
fn options_explained_again_under_a_lead_are_no_next_question() {
    let question = one(
        "Q. x?\nA) 하나\nB) 둘\n정답: A\n- A: 싸다\n- B: 느리다\n\n### 상세 설명\n- A) 아주\n- B) 몹시\n",
    );
    assert_eq!(
        (why(&question, 'A'), why(&question, 'B')),
        ("싸다\n\n아주", "느리다\n\n몹시")
    );
}

#[test]
fn a_nested_callout_holds_the_answer() {
    let question =
        one("> [!question] Which one?\n> a) one\n> b) two\n>> [!success]- Answer\n>> b) two\n");
    assert_eq!(
        (question.stem.as_str(), key(&question).as_str()),
        ("Which one?", "B")
    );
    assert_eq!(options(&question), [('A', "one"), ('B', "two")]);
}

#[test]
fn answer_in_a_fence_then_reasons() {
    let question = one(
        "## Q1\n![[exam.png]]\n\n```\nA. 고정 IP\nB. 탄력적 IP\n```\n\n```\n답: B\n```\n\n- A) 바뀐다\n- B) 남는다\n",
    );
    assert_eq!(
        (question.stem.as_str(), key(&question).as_str()),
        ("![[exam.png]]", "B")
    );
    assert_eq!(
        (why(&question, 'A'), why(&question, 'B')),
        ("바뀐다", "남는다")
    );
}

#[test]
fn a_later_section_of_the_note_ends_the_question() {
    let question = one(
        "# 노트\n\n**Question:** x?\n- A) 하나\n- B) 둘\n\n정답: B\n\n### 해설\n글\n\n#### 더\n덧\n\n## 다음 절\n다른 글\n",
    );
    assert_eq!(question.explanation, "글\n\n#### 더\n덧");
}

#[test]
fn a_long_hostile_text_takes_no_long_time() {
    for unit in [
        "- A) x\n",
        "<details ",
        "<!-- quiz: a\n",
        "<!-- a ",
        "```\n",
        "- [x] A) A, A, A\n",
        "> ",
        "A ",
        "**",
    ] {
        let (questions, _) = parse(&unit.repeat(1_000_000 / unit.len()));
        assert!(questions.is_empty(), "{unit}");
    }
}

#[test]
fn boxes_hold_the_key() {
    let question = one("### Which service is it?\n\n- [ ] 하나\n- [x] 둘\n- [ ] 셋\n");
    assert_eq!(
        (question.stem.as_str(), key(&question).as_str()),
        ("Which service is it?", "B")
    );
    assert_eq!(
        options(&question),
        [('A', "하나"), ('B', "둘"), ('C', "셋")]
    );
}

#[test]
fn what_only_looks_like_a_question_is_none() {
    for text in [
        "## 문제\n과적합이 생긴다.\n",
        "## 문제\n- [ ] 할 일\n- [x] 한 일\n",
        "# 종류\nA. 하나\nB. 둘\n",
        "Q: 무엇?\nA: 이것\n",
        "Q. 무엇?\nA. 이것\n",
        "```markdown\n**Question:** x\n- A) 하나\n- B) 둘\n정답: A\n```\n",
        "- [x] 우유\n- [ ] 빵\n",
        "**Question:** 서술하라.\n\n정답: 자유\n",
        "<!-- 숨김\nQ. x\nA. 하나\nB. 둘\n정답: A\n-->\n",
    ] {
        assert_eq!(parse(text), (Vec::new(), Vec::new()), "{text}");
    }
}

#[test]
fn an_answer_without_options_is_reported() {
    for answer in [
        "정답: 3",
        "답: 2번",
        "정답은 ④번",
        "Answer: 2",
        "정답: A",
        "**정답: C**",
        "> [!success]- 정답: ②",
        "### 정답\n③",
    ] {
        let line = 3;
        check_problem(
            &format!("그림을 보라.\n\n{answer}\n"),
            "quiz-answer-alone",
            (line, 1),
            0,
        );
    }
}

#[test]
fn an_answer_in_prose_is_no_question() {
    for text in [
        "정답은 없다.\n",
        "정답: 상황에 따라 다르다\n",
        "정답: 3일 뒤에 나온다\n",
        "이 문제의 정답은 3번이라고 한다\n",
        "정답률 3%\n",
        "Answer: 2 weeks\n",
        "Answer: a longer training\n",
        "### 정답\n\n1. 첫째\n2. 둘째\n",
    ] {
        assert_eq!(parse(text), (Vec::new(), Vec::new()), "{text}");
    }
}

#[test]
fn numbered_options_are_read_when_an_answer_names_one() {
    for list in [
        "1) 하나\n2) 둘\n3) 셋",
        "1. 하나\n2. 둘\n3. 셋",
        "- 1) 하나\n- 2) 둘\n- 3) 셋",
        "**1)** 하나\n\n**2)** 둘\n\n**3)** 셋",
        "1번. 하나\n2번. 둘\n3번. 셋",
        "① 하나\n② 둘\n③ 셋",
    ] {
        for answer in [
            "정답: 2",
            "정답: 2번",
            "**답: 2**",
            "정답은 2번입니다",
            "### 정답\n2",
            "정답: 2) 둘",
        ] {
            let question = one(&format!("3. 무엇인가?\n\n{list}\n\n{answer}\n\n싸다.\n"));
            let expected = [('A', "하나"), ('B', "둘"), ('C', "셋")];
            assert_eq!(options(&question), expected, "{list} {answer}");
            assert_eq!(key(&question), "B", "{list} {answer}");
            assert_eq!(
                (question.stem.as_str(), question.explanation.as_str()),
                ("3. 무엇인가?", "싸다."),
                "{list} {answer}"
            );
        }
    }
}

#[test]
fn several_questions_with_numbered_options() {
    let text = "1. 첫째?\n1) 하나\n   더\n2) 둘\n정답: 2 - 싸다\n\n2. 둘째?\n1) 3\n2) 1\n정답: 1\n\n셋째는 무엇인가?\n1) 셋\n2) 넷\n정답: 1, 2\n";
    check_problem(text, "quiz-options-again", (13, 1), 3);
    let (questions, _) = parse(text);
    assert_eq!(
        questions.iter().map(key).collect::<Vec<_>>(),
        ["B", "A", "AB"]
    );
    assert_eq!(options(&questions[0]), [('A', "하나\n더"), ('B', "둘")]);
    assert_eq!(questions[0].explanation, "싸다");
}

#[test]
fn a_numbered_list_in_a_stem_is_no_options() {
    for text in [
        "Q. 단계:\n1) 하나\n2) 둘\n\n다음은 무엇인가?\n\n정답: 2\n",
        "Q. 무엇?\n1) 하나\n2) 둘\n\n정답: 3\n",
    ] {
        let (questions, problems) = parse(text);
        assert_eq!((questions.len(), problems.len()), (0, 1), "{text}");
        assert_eq!(problems[0].message.id, "quiz-answer-alone");
    }
    let question = one("Q. 단계:\n1) 하나\n2) 둘\n\n다음은?\nA) 셋\nB) 넷\n정답: 2\n");
    assert_eq!(
        (options(&question).len(), key(&question).as_str()),
        (2, "B")
    );
}

#[test]
fn code_in_a_question_is_kept_and_not_read() {
    let question = one(
        "Q. 무엇이 나오나?\n```python\nA) x\n정답: B\n```\n- A) 하나\n- B) 둘\n정답: A\n\n```\nB) x\n정답: B?\n```\n",
    );
    assert_eq!(
        question.stem,
        "무엇이 나오나?\n```python\nA) x\n정답: B\n```"
    );
    assert_eq!(question.explanation, "```\nB) x\n정답: B?\n```");
}

#[test]
fn options_about_the_others_are_pinned() {
    let question = one(
        "Q. x?\n- A) 하나\n- B) 둘 <!-- fixed -->\n- C) All of the above\n- D) 해당 없음\n정답: A\n",
    );
    assert_eq!(
        question
            .options
            .iter()
            .map(|option| option.pinned)
            .collect::<Vec<_>>(),
        [false, true, true, true]
    );
    assert_eq!(question.options[1].text, "둘");
    for summary in [
        "모두 맞다",
        "위의 보기가 모두 옳다.",
        "위 모두",
        "정답 없음",
        "모두 맞습니다",
    ] {
        let question = one(&format!(
            "Q. x?\n- A) 하나\n- B) 둘\n- C) {summary}\n정답: A\n"
        ));
        let pinned: Vec<_> = question
            .options
            .iter()
            .map(|option| option.pinned)
            .collect();
        assert_eq!(pinned, [false, false, true], "{summary}");
    }
}

#[test]
fn highlighted_options_are_the_key_of_one_question_after_another() {
    let text = "**문제 1. 옳지 않은 것은?**\n① 하나\n==② 둘==  \n③ 셋\n\n**해설:**\n정답은 ②번입니다.\n\n**1. 다음 중 옳은 것은?**\n==① 하나==\n② 둘\n\n**해설:**\n까닭.\n";
    let (questions, problems) = parse(text);
    let keys: Vec<String> = questions.iter().map(key).collect();
    assert_eq!(keys, ["B", "A"], "{problems:?}");
    assert_eq!(questions[1].stem, "**1. 다음 중 옳은 것은?**");
}

#[test]
fn an_answer_behind_the_stem_is_the_key_and_is_not_shown() {
    let text = "**1. 옳은 것은?** (②)\n - ① 하나\n - ② 둘\n\n까닭.\n\n---\n\n**2. 아닌 것은?** (①)\n - ① 하나\n - ② 둘\n\n### 03. 먼 것은? ②\n```\n코드\n```\n① 하나\n==② 둘==\n";
    let (questions, problems) = parse(text);
    let read: Vec<String> = questions
        .iter()
        .map(|question| format!("{} {}", key(question), question.stem))
        .collect();
    assert_eq!(
        read,
        [
            "B **1. 옳은 것은?**",
            "A **2. 아닌 것은?**",
            "B 03. 먼 것은?\n\n```\n코드\n```"
        ],
        "{problems:?}"
    );
    assert_eq!(questions[0].explanation, "까닭.");
}

#[test]
fn a_highlighted_item_of_a_list_that_asks_nothing_is_no_key() {
    for text in [
        "### 2. 학습 단계\n① 수집\n==② 전처리==\n③ 학습\n",
        "Q. 과적합이란?\n==A. 훈련 데이터에만 맞는 것==\n",
        "왜 실패했는가? ①\n\n① 김철수(2020)\n",
        "## 2. Feature engineering ②\n① Filter\n② Wrapper\n",
    ] {
        let (questions, problems) = parse(text);
        assert!(
            questions.is_empty() && problems.is_empty(),
            "{text} {problems:?}"
        );
    }
}

#[test]
fn an_answer_of_its_own_counts_more_than_what_is_pointed_out() {
    for answer in [
        "정답: ②",
        "> [!success]- 정답 보기\n> ②",
        "### 정답 및 해설\n② 까닭",
    ] {
        let question = one(&format!("옳은 것은? (②)\n① 하나\n② 둘\n\n{answer}\n"));
        assert_eq!(key(&question), "B", "{answer}");
    }
    let question = one("빈칸을 채우시오.\n① 하나\n==② 둘==\n\n정답: ①\n");
    assert_eq!(key(&question), "A");
}

#[test]
fn a_highlight_in_an_explanation_stays_there() {
    let question = one(
        "### Q1. 무엇인가?\n- A) 하나\n- B) 둘\n\n정답: B\n\n1. 이유\n- A) 하나는 느리다\n- ==B) 둘은 빠르다==\n",
    );
    assert_eq!(key(&question), "B");
    let of_a = question.options[0].explanation.as_deref();
    assert_eq!(of_a, Some("하나는 느리다"));
    assert_eq!(question.explanation, "1. 이유\n- ==B) 둘은 빠르다==");
}

#[test]
fn questions_without_numbers_follow_one_another() {
    let text = "옳은 것은? (②)\n① 하나\n② 둘\n\n아닌 것은? (①)\n① 셋\n② 넷\n";
    let (questions, problems) = parse(text);
    let keys: Vec<String> = questions.iter().map(key).collect();
    assert_eq!(keys, ["B", "A"], "{problems:?}");
}

#[test]
fn bold_around_the_key_alone_is_not_shown() {
    let question = one("무엇인가?\n- A) 하나\n- B) **둘**\n\n정답: B\n\n- B) **둘** - 빠르다\n");
    assert_eq!(options(&question), [('A', "하나"), ('B', "둘")]);
    let question = one("무엇인가?\n- A) **하나**\n- B) **둘**\n\n정답: B\n");
    assert_eq!(options(&question), [('A', "**하나**"), ('B', "**둘**")]);
}
