//! Memo: answers as they were read from the log, in a file that can be deleted and comes back. Rows of the log are added
//! and never changed, so what was read once need not be read again. Whether a memo is of this log is asked in `log.rs`.

use std::collections::HashMap;
use std::fs;
use std::hash::Hash;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::entry::EntryId;
use super::shared::Shared;
use crate::quiz::{Confidence, PastReview};
use crate::whole;

/// The rows of a log up to one of them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Memo {
    /// Number of the last row, from 1.
    pub(super) rows: i64,
    /// Its entry: no other log has it there.
    pub(super) last: EntryId,
    pub(super) answers: Vec<(PastReview, EntryId)>,
}

/// As it lies in the file, behind its hash. What answers share stands once, and they name its place.
#[derive(Debug, Default, Serialize, Deserialize)]
struct MemoForm {
    version: u32,
    rows: i64,
    last: [u8; 16],
    names: Vec<String>,
    fingerprints: Vec<String>,
    labels: Vec<String>,
    answers: Vec<Answer>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Answer {
    id: [u8; 16],
    name: u32,
    fingerprint: u32,
    answered_at_ms: i64,
    utc_offset_minutes: i32,
    options: usize,
    chosen: u32,
    key: u32,
    correct: bool,
    /// Its place in [`Confidence::ALL`].
    confidence: Option<u8>,
}

const VERSION: u32 = 1;
const HASH: usize = 32;

impl Memo {
    /// `None` when there is none that can be used.
    pub(super) fn read(path: &Path, shared: &mut Shared) -> Option<Memo> {
        let bytes = fs::read(path).ok()?;
        let (hash, form) = bytes.split_at_checked(HASH)?;
        if blake3::hash(form).as_bytes() != hash {
            return None;
        }
        let form: MemoForm = postcard::from_bytes(form).ok()?;
        (form.version == VERSION).then(|| form.memo(shared))?
    }

    /// Writes it as a whole, in place of an earlier one.
    ///
    /// # Errors
    /// When it cannot be written; an earlier one stays then.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let form = postcard::to_stdvec(&MemoForm::of(self)).map_err(io::Error::other)?;
        let hash = blake3::hash(&form);
        whole::write(path, &[hash.as_bytes(), &form[..]].concat())
    }
}

impl MemoForm {
    fn of(memo: &Memo) -> MemoForm {
        let mut form = MemoForm {
            version: VERSION,
            rows: memo.rows,
            last: memo.last.0,
            ..MemoForm::default()
        };
        let (mut names, mut fingerprints, mut labels) =
            (HashMap::new(), HashMap::new(), HashMap::new());
        for (review, id) in &memo.answers {
            let mut letters = |list| {
                let letters = |list: &Arc<[_]>| super::line::letters(list);
                place(&mut labels, &mut form.labels, list, letters)
            };
            let (chosen, key) = (letters(&review.chosen), letters(&review.key));
            let sure = |sure: Confidence| Confidence::ALL.iter().position(|known| *known == sure);
            form.answers.push(Answer {
                id: id.0,
                name: place(&mut names, &mut form.names, &review.question, |name| {
                    name.to_string()
                }),
                fingerprint: place(
                    &mut fingerprints,
                    &mut form.fingerprints,
                    &review.fingerprint,
                    |fingerprint| fingerprint.0.clone(),
                ),
                answered_at_ms: review.answered_at_ms,
                utc_offset_minutes: review.utc_offset_minutes,
                options: review.options,
                chosen,
                key,
                correct: review.correct,
                confidence: review.confidence.and_then(sure).map(|place| place as u8),
            });
        }
        form
    }

    /// `None` when it names what it does not hold.
    fn memo(self, shared: &mut Shared) -> Option<Memo> {
        let names: Vec<_> = self.names.iter().map(|name| shared.name(name)).collect();
        let fingerprints = self.fingerprints.iter();
        let fingerprints: Vec<_> = fingerprints.map(|hex| shared.fingerprint(hex)).collect();
        let labels = self.labels.iter().map(|letters| shared.labels(letters));
        let labels: Vec<_> = labels.collect::<Option<_>>()?;
        let answer = |answer: Answer| {
            let confidence = match answer.confidence {
                Some(place) => Some(*Confidence::ALL.get(place as usize)?),
                None => None,
            };
            let review = PastReview {
                question: names.get(answer.name as usize)?.clone(),
                fingerprint: fingerprints.get(answer.fingerprint as usize)?.clone(),
                answered_at_ms: answer.answered_at_ms,
                utc_offset_minutes: answer.utc_offset_minutes,
                options: answer.options,
                chosen: labels.get(answer.chosen as usize)?.clone(),
                key: labels.get(answer.key as usize)?.clone(),
                correct: answer.correct,
                confidence,
            };
            Some((review, EntryId(answer.id)))
        };
        Some(Memo {
            rows: self.rows,
            last: EntryId(self.last),
            answers: self
                .answers
                .into_iter()
                .map(answer)
                .collect::<Option<_>>()?,
        })
    }
}

/// The place of a thing in a list of texts, to which it is added when it is new.
fn place<'a, T: Eq + Hash>(
    places: &mut HashMap<&'a T, u32>,
    texts: &mut Vec<String>,
    thing: &'a T,
    text: impl Fn(&T) -> String,
) -> u32 {
    *places.entry(thing).or_insert_with(|| {
        texts.push(text(thing));
        texts.len() as u32 - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::{folder, review};

    fn memo() -> Memo {
        let answer = |place: u64, question: &str| {
            let review = review(place, question, place.is_multiple_of(2));
            let answer = review.answer;
            let past = PastReview {
                question: answer.question.into(),
                fingerprint: answer.fingerprint.into(),
                answered_at_ms: review.answered_at_ms,
                utc_offset_minutes: review.utc_offset_minutes,
                options: answer.shown.len(),
                chosen: answer.chosen.into(),
                key: answer.key.into(),
                correct: answer.correct,
                confidence: (place > 0).then_some(Confidence::ALL[place as usize % 4]),
            };
            (past, review.id)
        };
        let answers: Vec<_> = [(0, "조기 종료-1"), (1, "b"), (2, "b")]
            .map(|(place, question)| answer(place, question))
            .into();
        Memo {
            rows: 3,
            last: answers[2].1,
            answers,
        }
    }

    #[test]
    fn a_memo_is_read_as_it_is_written() {
        let folder = folder();
        let path = folder.path().join("deep/memo.bin");
        memo().write(&path).expect("written");
        assert_eq!(Memo::read(&path, &mut Shared::default()), Some(memo()));
    }

    #[test]
    fn a_damaged_memo_is_none() {
        let folder = folder();
        let path = folder.path().join("memo.bin");
        memo().write(&path).expect("written");
        let whole = fs::read(&path).expect("read");
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).expect("written");
            assert_eq!(Memo::read(&path, &mut Shared::default()), None, "{at}");
            fs::write(&path, &whole[..at]).expect("written");
            assert_eq!(Memo::read(&path, &mut Shared::default()), None, "{at}");
        }
    }
}
