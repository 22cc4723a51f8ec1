//! The terminal face through the built program: what each command prints, says and exits with.

mod bad_input;
mod check_lab;
mod commands;
pub(crate) mod exam;
mod exchange;
mod foreign;
mod ids;
mod kill;
mod lab;
mod links;
mod open;
mod quiz;
mod search;
mod study;
mod terminal;
mod tune;
mod why;

use tempfile::TempDir;

use crate::patience::{Home, Ran, patience, vault};

/// A note with one question whose training is short. Its key is A.
const SHORT: &str = "\
---
tags: [problem/overfitting, exam/mla]
aliases: [Short one]
---

# A short question

과적합을 막는 두 가지 방법.

<!-- quiz: { id: short-1, lab: { fork: 5, epochs: 12, options: { A: { early_stopping: { patience: 2 } }, B: { dropout: 0.5 } } } } -->

**Question:**
Validation accuracy falls after epoch 5. What stops the training by itself?

**Options:**
- A) Early stopping.
- B) Dropout.

**정답: A**

- **Option A** - 좋아지지 않으면 멈춘다.
- **Option B** - 끝까지 간다.
";

/// Notes `note1.md` and so on with these texts.
fn vault_of(count: usize, text: impl Fn(usize) -> String) -> TempDir {
    let note = |at: usize| (format!("note{at}.md"), text(at));
    let notes: Vec<(String, String)> = (1..=count).map(note).collect();
    let notes: Vec<(&str, &str)> = notes
        .iter()
        .map(|(name, text)| (&name[..], &text[..]))
        .collect();
    vault(&notes)
}

/// Runs words that stand between single blanks; what is typed ends the input.
fn run(vault: &TempDir, home: &Home, words: &str, typed: &str) -> Ran {
    patience(words.split(' '))
        .vault(vault)
        .home(home)
        .stdin(typed)
        .run()
}
