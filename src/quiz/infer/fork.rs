//! The fork: the epoch after which validation gets worse, read from the words of a stem.

use std::ops::Range;

use super::text::{Text, numbers};
use crate::lab::{EarlyStopping, Setting};

/// How the fork was found.
#[derive(Clone, Debug, PartialEq)]
pub enum ForkReading {
    /// The stem says so, in these words.
    Said { words: String },
    /// The stem names an epoch at which the lab cannot part; the default is used.
    OutOfRange { words: String },
    /// The stem names none.
    Assumed,
}

/// Whether the lab can let options part at `epoch`: the curve of a task whose fork is `usual` stretches so far.
fn can_part_at(epoch: usize, usual: usize) -> bool {
    5 * epoch >= 2 * usual && 2 * epoch <= 5 * usual
}

pub(super) const UNITS: [&str; 4] = ["epoch", "에포크", "에폭", "이폭"];
const ORDINALS: [&str; 6] = ["st ", "nd ", "rd ", "th ", "번째", "번째 "];
const TURNS_BEFORE: [&str; 17] = [
    "after",
    "until",
    "till",
    "past",
    "beyond",
    "by",
    "from",
    "at",
    "since",
    "first",
    "around",
    "up to",
    "through",
    "following",
    "before",
    "reaches",
    "reached",
];
const TURNS_AFTER: [&str; 20] = [
    "이후",
    "부터",
    "까지",
    "후",
    "를지나",
    "을지나",
    "를넘",
    "을넘",
    "에서",
    "쯤",
    "정도",
    "무렵",
    "뒤",
    "경",
    "훈련한뒤",
    "훈련한후",
    "훈련하면",
    "학습한뒤",
    "학습한후",
    "학습하면",
];
const APPROXIMATELY: [&str; 7] = [
    "the",
    "about",
    "approximately",
    "roughly",
    "around",
    "약",
    "대략",
];
const VALIDATION: [&str; 5] = ["validation", "val ", "검증", "held out", "test"];
const WORSE: [&str; 24] = [
    "worse",
    "decreas",
    "drop",
    "degrad",
    "declin",
    "fall",
    "rise",
    "rising",
    "increas",
    "overfit",
    "deteriorat",
    "diverg",
    "떨어",
    "감소",
    "나빠",
    "상승",
    "증가",
    "하락",
    "저하",
    "악화",
    "과적합",
    "오르",
    "올라",
    "낮아",
];
const CLAUSE_ENDS: [&str; 11] = [
    ".",
    ";",
    ",",
    "\n",
    " but ",
    " while ",
    " whereas ",
    " however ",
    "지만",
    "반면",
    "는데",
];

/// An epoch that a text names.
struct Mention {
    epoch: usize,
    range: Range<usize>,
    /// Words mark it as a turn, or it is one epoch (`epoch 100`) rather than a count (`100 epochs`).
    marked: bool,
    single: bool,
}

/// The fork of a question, and how the epochs that its author names become those of the lab.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fork {
    pub(super) epoch: usize,
    /// The last epoch there is.
    pub(super) epochs: usize,
    /// The epoch that the stem names, if it names one; other than `epoch` when the lab cannot part there.
    said: Option<usize>,
    /// Early stopping as it is usual in the task.
    pub(super) usual: EarlyStopping,
}

impl Fork {
    pub(super) fn at(epoch: usize, said: Option<usize>) -> Fork {
        Fork {
            epoch,
            epochs: (4 * epoch).min(Setting::MOST_EPOCHS),
            said,
            usual: EarlyStopping::new(),
        }
    }

    /// An epoch that the author names, as that of the lab; `None` also when the stem names none to measure it by.
    pub(super) fn placed(&self, epoch: usize) -> Option<usize> {
        self.said.and_then(|_| self.scaled(epoch))
    }

    /// A number of epochs in the words of the author, in epochs of the lab; `None` when the lab has not so many.
    pub(super) fn scaled(&self, epochs: usize) -> Option<usize> {
        let said = self.said.unwrap_or(self.epoch);
        let scaled = epochs as f64 * self.epoch as f64 / said as f64;
        let scaled = (scaled.round() as usize).max(1);
        (scaled <= self.epochs).then_some(scaled)
    }
}

/// The fork of a question, and how it was found; `usual` is that of its task.
pub(super) fn read(stem: &str, usual: usize) -> (Fork, ForkReading) {
    let text = Text::new(stem);
    let mentions = mentions(&text);
    let turning = mentions
        .iter()
        .filter(|mention| mention.marked || mention.single);
    let best = turning.rev().max_by_key(|mention| weight(&text, mention));
    match best.map(|mention| (mention.epoch, text.said(&mention.range))) {
        Some((epoch, words)) if can_part_at(epoch, usual) => {
            (Fork::at(epoch, Some(epoch)), ForkReading::Said { words })
        }
        Some((epoch, words)) => {
            let fork = Fork::at(usual, Some(epoch));
            (fork, ForkReading::OutOfRange { words })
        }
        None => {
            let fork = Fork::at(usual, None);
            (fork, ForkReading::Assumed)
        }
    }
}

/// The first epoch that an option names, and where.
pub(super) fn epoch_in(text: &Text<'_>) -> Option<(usize, Range<usize>)> {
    let first = mentions(text).into_iter().next()?;
    Some((first.epoch, first.range))
}

/// How much the clause around an epoch speaks of validation that gets worse.
fn weight(text: &Text<'_>, mention: &Mention) -> usize {
    let (before, after) = (
        &text.folded[..mention.range.start],
        &text.folded[mention.range.end..],
    );
    let start = CLAUSE_ENDS
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    let end = CLAUSE_ENDS
        .iter()
        .filter_map(|end| after.find(end))
        .min()
        .unwrap_or(after.len());
    let clause = &text.folded[start..mention.range.end + end];
    let says = |words: &[&str]| usize::from(words.iter().any(|word| clause.contains(word)));
    2 * says(&VALIDATION) + says(&WORSE) + usize::from(mention.marked)
}

fn mentions(text: &Text<'_>) -> Vec<Mention> {
    let folded = text.folded.as_str();
    let numbers = numbers(folded, 0..folded.len());
    let whole = numbers
        .into_iter()
        .filter(|number| !number.is_fraction && (1.0..=1e6).contains(&number.value));
    whole
        .filter_map(|number| mention(folded, number.value as usize, number.range))
        .collect()
}

/// `epoch 100`, `에포크 100`; or `100 epochs`, `100th epoch`, `100번째 에포크`.
fn mention(folded: &str, epoch: usize, number: Range<usize>) -> Option<Mention> {
    let before = folded[..number.start].trim_end_matches([' ', '#']);
    let unit = UNITS.iter().find_map(|unit| {
        before
            .strip_suffix("s")
            .unwrap_or(before)
            .strip_suffix(unit)
    });
    if let Some(lead) = unit {
        let marked = is_turn_before(lead) || is_turn_after(&folded[number.end..]);
        return Some(Mention {
            epoch,
            range: lead.len()..number.end,
            marked,
            single: true,
        });
    }
    let after = &folded[number.end..];
    let ordinal = ORDINALS
        .iter()
        .find_map(|ordinal| after.strip_prefix(ordinal));
    let named = ordinal.unwrap_or(after).trim_start();
    let rest = UNITS.iter().find_map(|unit| named.strip_prefix(unit))?;
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let marked = is_turn_before(before) || is_turn_after(rest);
    Some(Mention {
        epoch,
        range: number.start..folded.len() - rest.len(),
        marked,
        single: ordinal.is_some(),
    })
}

fn is_turn_before(text: &str) -> bool {
    let mut text = text.trim_end();
    while let Some(rest) = APPROXIMATELY
        .iter()
        .find_map(|word| text.strip_suffix(word))
    {
        text = rest.trim_end();
        if text.ends_with("until") {
            break;
        }
    }
    let stands_alone = |before: &str| !before.ends_with(|sign: char| sign.is_alphanumeric());
    TURNS_BEFORE
        .iter()
        .any(|word| text.strip_suffix(word).is_some_and(stands_alone))
}

fn is_turn_after(text: &str) -> bool {
    let text = text.trim_start();
    TURNS_AFTER.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stem: &str, expected: usize, words: &str) {
        let said = ForkReading::Said {
            words: words.to_owned(),
        };
        let fork = Fork::at(expected, Some(expected));
        assert_eq!(read(stem, 100), (fork, said), "{stem}");
    }

    #[test]
    fn the_turn_of_validation_is_the_fork() {
        check(
            "Accuracy improves until epoch 100 and then falls",
            100,
            "epoch 100",
        );
        check(
            "Validation accuracy drops after 80 epochs.",
            80,
            "80 epochs",
        );
        check("epoch 50 이후 검증 손실이 증가한다", 50, "epoch 50");
        check("검증 정확도는 120 에포크까지 오른다", 120, "120 에포크");
        check(
            "60번째 에포크에서 검증 정확도가 가장 높다",
            60,
            "60번째 에포크",
        );
        check("After about the 90th epoch, it overfits", 90, "90th epoch");
    }

    #[test]
    fn among_several_epochs_validation_decides() {
        check(
            "Training runs for 200 epochs, and validation loss rises after epoch 70",
            70,
            "epoch 70",
        );
        check(
            "Training accuracy rises until epoch 240, but validation accuracy drops after epoch 90.",
            90,
            "epoch 90",
        );
        check(
            "학습 정확도는 200 에포크까지 오르지만 검증 정확도는 100 에포크 이후 떨어진다",
            100,
            "100 에포크",
        );
    }

    #[test]
    fn otherwise_it_is_assumed() {
        assert_eq!(
            read("The model is trained for 200 epochs", 100),
            (Fork::at(100, None), ForkReading::Assumed)
        );
        assert_eq!(
            read("Which one?", 100),
            (Fork::at(100, None), ForkReading::Assumed)
        );
        let words = "epoch 8".to_owned();
        assert_eq!(
            read("Validation loss rises after epoch 8", 100),
            (Fork::at(100, Some(8)), ForkReading::OutOfRange { words })
        );
    }

    #[test]
    fn an_epoch_in_an_option_is_placed_by_that_of_the_stem_or_not_at_all() {
        assert_eq!(Fork::at(100, Some(3)).placed(3), Some(100));
        assert_eq!(Fork::at(100, None).placed(3), None);
        let (fork, _) = read("BERT를 3 에폭 훈련한 뒤부터 검증 손실이 오른다.", 100);
        assert_eq!(fork, Fork::at(100, Some(3)));
    }

    #[test]
    fn epochs_move_with_the_fork() {
        let moved = Fork::at(100, Some(3));
        assert_eq!(moved.scaled(3), Some(100));
        assert_eq!(moved.scaled(5), Some(167));
        assert_eq!(moved.scaled(50), None);
        assert_eq!(Fork::at(100, Some(1000)).scaled(1), Some(1));
        assert_eq!(Fork::at(80, Some(80)).scaled(70), Some(70));
    }
}
