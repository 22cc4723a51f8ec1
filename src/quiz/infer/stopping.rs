//! Early stopping in words: its patience and what it watches.

use std::ops::Range;

use super::fork::{Fork, UNITS};
use super::text::{Text, numbers};
use crate::lab::{EarlyStopping, Monitor};

const LOSS: [&str; 5] = [
    "validation loss",
    "val loss",
    "validation:loss",
    "loss on the validation",
    "검증손실",
];
const ACCURACY: [&str; 2] = ["accuracy", "정확도"];
const PATIENCE: [&str; 3] = ["patience", "인내심", "인내"];

/// What may stand between `patience` and its number.
const LINKS: [&str; 13] = [
    "of", "to", "set", "is", "value", "=", ":", "(", "를", "을", "는", "가", "값",
];

/// Words by which a wait is one for improvement.
const IMPROVES: [&str; 5] = ["improv", "progress", "개선", "향상", "나아지"];

/// The program's own early stopping with what the words say, and where its patience was read.
pub(super) fn read(text: &Text<'_>, fork: &Fork) -> (EarlyStopping, Option<Range<usize>>) {
    let says = |words: &[&str]| words.iter().any(|word| text.folded.contains(word));
    let mut stopping = fork.usual;
    match (says(&LOSS), says(&ACCURACY)) {
        (true, false) => stopping.monitor = Monitor::Loss,
        (false, true) if stopping.monitor == Monitor::Loss => stopping.monitor = Monitor::Accuracy,
        _ => {}
    }
    let waits = says(&IMPROVES);
    let patience = numbers(&text.folded, 0..text.folded.len())
        .into_iter()
        .filter(|number| !number.is_fraction && (1.0..=1e6).contains(&number.value))
        .find(|number| {
            follows_patience(text, number.range.start) || (waits && lasts(text, &number.range))
        })
        .and_then(|number| Some((fork.scaled(number.value as usize)?, number.range)));
    if let Some((epochs, _)) = &patience {
        stopping.patience = *epochs;
    }
    (stopping, patience.map(|(_, range)| range))
}

/// `patience 10`, `patience=10`, `patience를 10으로`.
fn follows_patience(text: &Text<'_>, number: usize) -> bool {
    let mut before = text.folded[..number].trim_end();
    while let Some(rest) = LINKS.iter().find_map(|link| before.strip_suffix(link)) {
        before = rest.trim_end();
    }
    PATIENCE.iter().any(|word| before.ends_with(word))
}

/// `for 10 epochs`, `10 에포크 동안`.
fn lasts(text: &Text<'_>, number: &Range<usize>) -> bool {
    let after = text.folded[number.end..].trim_start();
    let after = after.strip_prefix("consecutive ").unwrap_or(after);
    let unit = UNITS.iter().find_map(|unit| after.strip_prefix(unit));
    let leads = text.folded[..number.start].ends_with("for ");
    unit.is_some_and(|rest| leads || rest.trim_start().starts_with("동안"))
}
