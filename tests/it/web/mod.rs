//! The browser face through the built program: what is let in, over plain HTTP, and what a person does, in a real
//! Chromium.

mod access;
mod browser;
mod deeds;
mod hostile;
mod http;
mod lab;
mod looks;
mod served;

use tempfile::TempDir;

use crate::patience::vault;

/// A vault with a few questions whose training is short; the key is always the option that says so.
fn questions(count: usize) -> TempDir {
    let question = |at: usize| {
        format!(
            "<!-- quiz: {{ id: q{at}, exam: MLA-C01, task: \"{}.1\", lab: {{ fork: 5, epochs: 12, options: {{ \
             A: {{ early_stopping: {{ patience: 2 }} }}, B: {{ dropout: 0.5 }} }} }} }} -->\n\n\
             **Question:**\nIn run {at} the validation accuracy falls. What stops the training by itself?\n\n\
             **Options:**\n- A) The right one.\n- B) The wrong one.\n\n**정답: A**\n\n\
             - **Option A** - 좋아지지 않으면 멈춘다.\n- **Option B** - 끝까지 간다.\n",
            at % 4 + 1
        )
    };
    let questions: Vec<String> = (1..=count).map(question).collect();
    let note = format!(
        "---\ntitle: 과적합을 막는 법\ntags: [problem/overfitting]\n---\n\n# 과적합을 막는 법\n\n\
         과적합을 막으려면 [[다른 노트]]를 읽는다.\n\n## 관련 문제\n\n{}",
        questions.join("\n---\n\n")
    );
    vault(&[
        ("note.md", &note),
        (
            "다른 노트.md",
            "# 다른 노트\n\n조기 종료는 검증 손실을 본다.\n",
        ),
    ])
}
