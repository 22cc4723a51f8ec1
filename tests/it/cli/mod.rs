//! The terminal face through the built program: what each command prints, says and exits with.

mod bad_input;
mod check_lab;
mod commands;
mod exam;
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
